/* What the parts of resolve share while they work: findings.
 *
 * A finding is a stretch of tokens that may be an actor: a name (from a table
 * or from the model's names) or a noun phrase with an agent noun in it.
 * gather.c gathers findings into entities and mentions.
 */
#ifndef ONUS_FINDINGS_H
#define ONUS_FINDINGS_H

#include "knowledge/tables.h"
#include "record/record.h"

typedef struct onus_finding {
    uint32_t first, last;   /* tokens, both inclusive */
    uint32_t head;          /* token */
    onus_form form;
    uint32_t sense;         /* a name's first in the tables, or ONUS_NONE */
    uint32_t agent;         /* row in agents of a nominal, or ONUS_NONE */
    onus_name_kind kind;    /* the model's opinion of a name */
    /* Row in countries said beside it or inside it, or ONUS_NONE; the second of
     * "the presidents of Chad and Niger". */
    uint32_t country, second;
    /* The finding of the body or person it belongs to, or ONUS_NONE. */
    uint32_t owner;
    /* The finding of the name whose title this nominal is, or ONUS_NONE. */
    uint32_t named;
    /* The finding of the noun that an adjective has in common with others, or
     * ONUS_NONE: "French" of "French, German and British troops". */
    uint32_t noun;
    uint32_t entity;        /* ONUS_NONE until gathered, or if it is none */
} onus_finding;

typedef struct onus_findings {
    const onus_tables *tables;
    onus_arena *scratch;
    onus_record *record;
    onus_slice *folded;     /* of each token's form */
    uint32_t *at;           /* of tokens: the finding around, or ONUS_NONE */
    ONUS_ARRAY(onus_finding) items;
    onus_map keys;          /* what makes two findings one actor -> entity */
    onus_day day;           /* of the report; 0 if unknown */
} onus_findings;

/* Fill items with names, then with nominals; sorted by their first token. */
void onus_findings__names(onus_findings *findings);
void onus_findings__nominals(onus_findings *findings);

/* The longest agent phrase that begins at a token, up to `end` (not
 * included): its row in agents and its last token; ONUS_NONE if there is
 * none. */
uint32_t onus_findings__agent_at(const onus_findings *findings, uint32_t token,
                                 uint32_t end, uint32_t *last);

/* "Hundreds", where they are people and nothing more is said of them: the row
 * of agents that stands for them, and the last token; else ONUS_NONE. */
uint32_t onus_findings__crowd_at(const onus_findings *findings, uint32_t token,
                                 uint32_t *last);

/* "Western officials", "the ambassador": one who need not be of the state
 * around. */
bool onus_findings__foreign(const onus_findings *findings, uint32_t head);

/* Gather them into the record's entities and mentions. */
void onus_findings__gather(onus_findings *findings);

/* Add pronouns to the mentions. */
void onus_findings__pronouns(onus_findings *findings);

/* Is a mention of those who rule a state: "the regime", "authorities"? *state
 * gets it, told by who is spoken of around, else what the report is about;
 * absent if nobody knows. */
bool onus_findings__ruled(const onus_findings *findings,
                          const onus_mention *mention, onus_slice about,
                          onus_slice *state);

/* Give a country to those who have only a role: "police", "its army". Entities
 * may be numbered anew. */
void onus_findings__homes(onus_findings *findings);

#endif
