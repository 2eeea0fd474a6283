/* Clauses: who acts and who is acted on, whatever the voice and the
 * construction.
 *
 * "Seoul imposed sanctions", "sanctions imposed by Seoul", "Seoul, which
 * imposed sanctions", "Seoul vowed to impose sanctions": the same subject and
 * object.
 */
#ifndef ONUS_CLAUSE_H
#define ONUS_CLAUSE_H

#include "record/record.h"

typedef struct onus_clause {
    uint32_t head;    /* token: the verb, noun or adjective that predicates */
    uint32_t subject; /* who acts, or ONUS_NONE */
    uint32_t object;  /* who or what is acted on, or ONUS_NONE */
    uint32_t indirect; /* to whom, or ONUS_NONE */
    bool passive;
} onus_clause;

onus_clause onus_clause__read(const onus_record *record, uint32_t head);

/* Who acts in a clause whose head this is, looked for upward if it is not
 * said. */
uint32_t onus_clause__subject(const onus_record *record, uint32_t head);

static inline bool onus_clause__is_verb(const onus_token *token)
{
    return token->upos == UPOS_VERB || token->upos == UPOS_AUX ||
           (token->xpos >= XPOS_VB && token->xpos <= XPOS_VBZ);
}

#endif
