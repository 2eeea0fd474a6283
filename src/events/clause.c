/* Clauses: a verb's subject and object, found where the construction left them.
 *
 * The subject of "Seoul vowed to stay and to fight" stands with the first verb;
 * a relative pronoun stands for the noun before it; a passive turns the two
 * round, and so does a participle on its own.
 *
 *     "Criticised by Oslo, Seoul hesitated"    criticise: Oslo, Seoul
 *                                              hesitate: Seoul, nobody
 */
#include "events/clause.h"

enum { CLIMB = 6 }; /* governors looked at for a subject */

/* "who", "which", "that" opening a relative clause. */
static bool relative(const onus_token *token)
{
    return token->xpos == XPOS_WDT || token->xpos == XPOS_WP ||
           token->xpos == XPOS_WPS;
}

/* A relative pronoun stands for the noun that the clause modifies. */
static uint32_t behind(const onus_record *record, uint32_t head, uint32_t token)
{
    const onus_token *tokens = record->tokens.items;
    bool stands_for = token != ONUS_NONE && relative(&tokens[token]) &&
                      (tokens[head].relation == REL_acl_relcl ||
                       tokens[head].relation == REL_acl);
    return stands_for ? tokens[head].head : token;
}

static bool helped(const onus_record *record, uint32_t head)
{
    return onus_record__child(record, head, REL_nsubj) != ONUS_NONE ||
           onus_record__child(record, head, REL_aux) != ONUS_NONE ||
           onus_record__child(record, head, REL_obj) != ONUS_NONE;
}

/* "Wanted for fraud, the banker fled": a participle beside a clause. */
static bool is_loose_participle(const onus_record *record, uint32_t head)
{
    return record->tokens.items[head].relation == REL_advcl &&
           !helped(record, head);
}

/* "Were beaten and jailed": the second verb is as passive as the first. */
static bool is_passive_conjunct(const onus_record *record, uint32_t head)
{
    const onus_token *token = &record->tokens.items[head];
    return token->relation == REL_conj && !helped(record, head) &&
           onus_record__child(record, token->head, REL_aux_pass) != ONUS_NONE;
}

static bool is_passive(const onus_record *record, uint32_t head)
{
    const onus_token *token = &record->tokens.items[head];
    if (onus_record__child(record, head, REL_nsubj_pass) != ONUS_NONE ||
        onus_record__child(record, head, REL_aux_pass) != ONUS_NONE)
        return true;
    if (onus_record__child(record, head, REL_obl_agent) != ONUS_NONE)
        return true;
    if (token->xpos != XPOS_VBN)
        return false;
    return token->relation == REL_acl || is_loose_participle(record, head) ||
           is_passive_conjunct(record, head);
}

/* The noun or clause that a subjectless clause takes its subject from. */
static uint32_t subject_from_above(const onus_record *record, uint32_t head,
                                   int levels)
{
    const onus_token *tokens = record->tokens.items;
    uint32_t above = tokens[head].head;
    if (above == ONUS_NONE || levels == 0)
        return ONUS_NONE;
    uint32_t object, passive;
    switch (tokens[head].relation) {
    case REL_xcomp:
        object = onus_record__child(record, above, REL_obj);
        passive = onus_record__child(record, above, REL_nsubj_pass);
        if (object != ONUS_NONE && object < head)
            return object;
        if (passive != ONUS_NONE)
            return behind(record, above, passive);
        break;
    case REL_acl:
        if (tokens[head].xpos == XPOS_VBG)
            return above;
        break;
    case REL_acl_relcl:
        return ONUS_NONE;
    case REL_conj: case REL_advcl: case REL_ccomp: case REL_parataxis:
    case REL_cop: case REL_aux:
        if (tokens[head].relation == REL_ccomp &&
            tokens[head].xpos != XPOS_VBG && tokens[head].xpos != XPOS_VB)
            return ONUS_NONE;
        break;
    case REL_obj: case REL_obl: case REL_nmod: case REL_nsubj:
        break;
    default:
        return ONUS_NONE;
    }
    uint32_t subject = onus_record__child(record, above, REL_nsubj);
    if (subject != ONUS_NONE)
        return behind(record, above, subject);
    if (is_passive(record, above)) {
        uint32_t agent = onus_record__child(record, above, REL_obl_agent);
        return agent != ONUS_NONE
                   ? agent
                   : onus_record__child(record, above, REL_nsubj_pass);
    }
    return subject_from_above(record, above, levels - 1);
}

/* A noun beyond the verb is no part of a noun phrase, whatever the tree says:
 * "[the army] shelled [villages]", "[the Swiss] denied [Germany] [leave]". */
static uint32_t across(const onus_record *record, uint32_t noun, uint32_t verb)
{
    const onus_token *tokens = record->tokens.items;
    if (noun == ONUS_NONE)
        return ONUS_NONE;
    for (uint32_t c = tokens[noun].first_child; c != ONUS_NONE;
         c = tokens[c].next_sibling) {
        bool noun_like = tokens[c].relation == REL_compound ||
                         tokens[c].relation == REL_nmod_poss ||
                         tokens[c].relation == REL_nmod_desc;
        if (noun_like && (c < verb) != (noun < verb))
            return c;
    }
    return ONUS_NONE;
}

/* "Seoul test-fired a rocket" is cut at the hyphen, and Seoul then hangs on the
 * test. */
static uint32_t before_hyphen(const onus_record *record, uint32_t verb)
{
    const onus_token *tokens = record->tokens.items;
    bool cut = verb >= 2 && tokens[verb - 1].xpos == XPOS_HYPH &&
               tokens[verb - 2].head == verb;
    return cut ? onus_record__child(record, verb - 2, REL_compound) : ONUS_NONE;
}

/* "Depends on Seoul reaching an agreement": a phrase right before a gerund is
 * who does it. */
static uint32_t before_gerund(const onus_record *record, uint32_t head)
{
    const onus_token *tokens = record->tokens.items;
    uint32_t phrase = onus_record__child(record, head, REL_obl);
    bool right_before = phrase != ONUS_NONE &&
                        tokens[head].xpos == XPOS_VBG &&
                        tokens[phrase].last + 1 == head;
    return right_before ? phrase : ONUS_NONE;
}

uint32_t onus_clause__subject(const onus_record *record, uint32_t head)
{
    uint32_t subject = onus_record__child(record, head, REL_nsubj);
    /* "Seoul is to meet Tokyo" is a copula over a clause. */
    if (subject == ONUS_NONE)
        subject = onus_record__child(record, head, REL_nsubj_outer);
    if (subject == ONUS_NONE)
        subject =
            across(record, onus_record__child(record, head, REL_obj), head);
    if (subject == ONUS_NONE)
        subject = before_hyphen(record, head);
    if (subject == ONUS_NONE)
        subject = before_gerund(record, head);
    if (subject != ONUS_NONE)
        return behind(record, head, subject);
    return subject_from_above(record, head, CLIMB);
}

static uint32_t agent_below(const onus_record *record, uint32_t head)
{
    const onus_token *tokens = record->tokens.items;
    uint32_t agent = onus_record__child(record, head, REL_obl_agent);
    uint32_t by = agent != ONUS_NONE
                      ? onus_record__child(record, agent, REL_case)
                      : ONUS_NONE;
    /* Without a "by" it was taken for one. */
    if (by == ONUS_NONE || tokens[by].upos != UPOS_ADP)
        agent = ONUS_NONE;
    for (uint32_t c = tokens[head].first_child;
         agent == ONUS_NONE && c != ONUS_NONE; c = tokens[c].next_sibling) {
        if (tokens[c].relation == REL_obl &&
            onus_slice__is(onus_record__preposition(record, c), "by"))
            agent = c;
    }
    return agent;
}

/* Who does what the passive tells: "by police" is said of both verbs in
 * "arrested and beaten by police", but not in "arrested in May and beaten by
 * police". */
static uint32_t agent_of(const onus_record *record, uint32_t head)
{
    uint32_t agent = agent_below(record, head);
    uint32_t other = onus_record__child(record, head, REL_conj);
    bool pair = agent == ONUS_NONE && other == head + 2 &&
                is_passive(record, other);
    return pair ? agent_below(record, other) : agent;
}

/* "Criticised by Oslo, Seoul hesitated": what is done is done to the subject of
 * the main clause. */
static uint32_t subject_of_main(const onus_record *record, uint32_t head)
{
    uint32_t main = record->tokens.items[head].head;
    uint32_t subject = onus_record__child(record, main, REL_nsubj);
    if (subject == ONUS_NONE)
        subject = onus_record__child(record, main, REL_nsubj_pass);
    return subject == ONUS_NONE ? ONUS_NONE : behind(record, main, subject);
}

onus_clause onus_clause__read(const onus_record *record, uint32_t head)
{
    const onus_token *tokens = record->tokens.items;
    onus_clause clause = {.head = head, .passive = is_passive(record, head)};
    clause.indirect = onus_record__child(record, head, REL_iobj);
    if (!clause.passive) {
        clause.subject = onus_clause__subject(record, head);
        if (clause.indirect == ONUS_NONE)
            clause.indirect = across(
                record, onus_record__child(record, head, REL_nsubj), head);
        clause.object =
            behind(record, head, onus_record__child(record, head, REL_obj));
        /* "the base that Israel bombed": the pronoun may be left out. */
        if (clause.object == ONUS_NONE &&
            tokens[head].relation == REL_acl_relcl &&
            clause.subject != tokens[head].head)
            clause.object = tokens[head].head;
        return clause;
    }
    clause.subject = agent_of(record, head);
    clause.object =
        behind(record, head, onus_record__child(record, head, REL_nsubj_pass));
    if (clause.object == ONUS_NONE && tokens[head].relation == REL_acl)
        clause.object = tokens[head].head;
    if (clause.object == ONUS_NONE && tokens[head].relation == REL_conj)
        clause.object =
            onus_record__child(record, tokens[head].head, REL_nsubj_pass);
    if (clause.object == ONUS_NONE)
        clause.object = onus_record__child(record, head, REL_obj);
    if (clause.object == ONUS_NONE && tokens[head].relation == REL_advcl)
        clause.object = subject_of_main(record, head);
    return clause;
}
