#include "events/status.h"

#include "events/clause.h"

enum { CLIMB = 4 };

const char *onus_event_status__name(onus_event_status status)
{
    static const char *const names[] = {"actual",       "future",
                                        "conditional",  "hypothetical",
                                        "negated",      "historical"};
    return names[status];
}

/* The gravest thing that a word's own helpers say: not, will, would. */
static onus_event_status own(const onus_tables *tables,
                             const onus_record *record, uint32_t token)
{
    const onus_token *tokens = record->tokens.items;
    onus_event_status status = STATUS_ACTUAL;
    for (uint32_t c = tokens[token].first_child; c != ONUS_NONE;
         c = tokens[c].next_sibling) {
        onus_slice lemma = tokens[c].lemma;
        switch (tokens[c].relation) {
        case REL_advmod: case REL_det: case REL_cc_preconj:
            if (onus_tables__in(tables, WORDS_negation, lemma))
                return STATUS_NEGATED;
            break;
        case REL_aux:
            if (onus_tables__in(tables, WORDS_future_auxiliary, lemma))
                status = STATUS_FUTURE;
            else if (onus_tables__in(tables, WORDS_hypothetical_auxiliary, lemma))
                status = STATUS_HYPOTHETICAL;
            break;
        case REL_mark: case REL_case:
            if (onus_tables__in(tables, WORDS_conditional_marker, lemma))
                return STATUS_CONDITIONAL;
            if (onus_tables__in(tables, WORDS_negation, lemma))
                return STATUS_NEGATED;
            break;
        case REL_advcl:
            for (uint32_t d = tokens[c].first_child; d != ONUS_NONE;
                 d = tokens[d].next_sibling)
                if (tokens[d].relation == REL_mark &&
                    onus_tables__in(tables, WORDS_conditional_marker,
                                    tokens[d].lemma))
                    status = STATUS_CONDITIONAL;
            break;
        default:
            break;
        }
    }
    return status;
}

/* What the verb above does to an infinitive below it: "plans to", "failed to". */
static onus_event_status lent(const onus_tables *tables, onus_slice lemma)
{
    if (onus_tables__in(tables, WORDS_negative_verb, lemma))
        return STATUS_NEGATED;
    if (onus_tables__in(tables, WORDS_future_verb, lemma))
        return STATUS_FUTURE;
    if (onus_tables__in(tables, WORDS_hypothetical_verb, lemma))
        return STATUS_HYPOTHETICAL;
    return STATUS_ACTUAL;
}

onus_event_status onus_event_status__of(const onus_tables *tables,
                                        const onus_record *record,
                                        uint32_t token)
{
    const onus_token *tokens = record->tokens.items;
    onus_event_status status = own(tables, record, token);
    for (int level = 0; level < CLIMB && status == STATUS_ACTUAL; level++) {
        uint32_t above = tokens[token].head;
        uint8_t relation = tokens[token].relation;
        if (above == ONUS_NONE)
            break;
        if (relation == REL_xcomp ||
            (relation == REL_advcl && tokens[token].xpos == XPOS_VB)) {
            status = lent(tables, tokens[above].lemma);
            if (status == STATUS_ACTUAL)
                status = own(tables, record, above);
        } else if (relation == REL_obj || relation == REL_nsubj_pass) {
            if (onus_clause__is_verb(&tokens[above]))
                status = own(tables, record, above);
        } else if (relation == REL_conj) {
            status = own(tables, record, above);
            if (status == STATUS_NEGATED || status == STATUS_CONDITIONAL)
                status = STATUS_ACTUAL;
        } else if (relation == REL_advcl || relation == REL_ccomp) {
            /* "if it attacks": marked on the clause itself, seen by own() */
            break;
        } else {
            break;
        }
        token = above;
    }
    return status;
}
