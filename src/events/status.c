/* Did it happen?
 *
 * A word's own helpers are asked first (not, will, would, if), then what stands above it, up
 * to the root: an infinitive has happened only if the verb above says so ("managed to"), a
 * clause behind "until" or "whether" not at all, nor what is asked for ("demanded that Seoul
 * agree", "called for talks") or only planned ("plans for a summit", "a proposed summit").
 * The object of "did not hold" is negated with it.
 *
 *     "until it gives up its weapons"          give up: hypothetical
 *     "will meet if the talks go on"           meet: conditional; go on: hypothetical
 */
#include "events/status.h"

#include "events/clause.h"

enum { CLIMB = 8 };

const char *onus_event_status__name(onus_event_status status)
{
    static const char *const names[] = {"actual",       "future",
                                        "conditional",  "hypothetical",
                                        "negated",      "historical"};
    return names[status];
}

typedef struct asker {
    const onus_tables *tables;
    const onus_record *record;
    const onus_token *tokens;
} asker;

static bool in(const asker *a, onus_words list, uint32_t token)
{
    return onus_tables__in(a->tables, list, a->tokens[token].lemma);
}

/* Has a word a dependent with this relation whose lemma is in a list? */
static bool has(const asker *a, uint32_t token, onus_relation_kind relation,
                onus_words list)
{
    for (uint32_t c = a->tokens[token].first_child; c != ONUS_NONE;
         c = a->tokens[c].next_sibling)
        if (a->tokens[c].relation == relation && in(a, list, c))
            return true;
    return false;
}

static bool is_past(const onus_token *token)
{
    return token->xpos == XPOS_VBD || token->xpos == XPOS_VBN;
}

/* Is a clause opened by "if", "unless", ...? */
static bool is_condition(const asker *a, uint32_t clause)
{
    return has(a, clause, REL_mark, WORDS_conditional_marker);
}

/* Does a condition hang on the word? */
static bool depends(const asker *a, uint32_t token)
{
    for (uint32_t c = a->tokens[token].first_child; c != ONUS_NONE;
         c = a->tokens[c].next_sibling)
        if (a->tokens[c].relation == REL_advcl && is_condition(a, c))
            return true;
    return false;
}

/* "said he would meet": a future, seen from the past. */
static bool future_in_past(const asker *a, uint32_t token, uint32_t auxiliary)
{
    const onus_token *word = &a->tokens[token];
    return in(a, WORDS_future_in_past, auxiliary) &&
           word->relation == REL_ccomp && word->head != ONUS_NONE &&
           is_past(&a->tokens[word->head]) &&
           !depends(a, token);
}

/* What one dependent says of its head; ACTUAL if nothing. */
static onus_event_status said_by(const asker *a, uint32_t token, uint32_t child)
{
    switch (a->tokens[child].relation) {
    case REL_advmod: case REL_det: case REL_cc_preconj:
        if (in(a, WORDS_negation, child) ||
            has(a, child, REL_advmod, WORDS_negation) ||
            has(a, child, REL_det, WORDS_negation))
            return STATUS_NEGATED;
        return in(a, WORDS_hypothetical_marker, child) ? STATUS_HYPOTHETICAL
                                                       : STATUS_ACTUAL;
    case REL_aux:
        if (in(a, WORDS_future_auxiliary, child) ||
            future_in_past(a, token, child))
            return STATUS_FUTURE;
        return in(a, WORDS_hypothetical_auxiliary, child) ? STATUS_HYPOTHETICAL
                                                          : STATUS_ACTUAL;
    case REL_mark: case REL_case:
        if (in(a, WORDS_negation, child))
            return STATUS_NEGATED;
        return in(a, WORDS_hypothetical_marker, child) ||
                       in(a, WORDS_conditional_marker, child)
                   ? STATUS_HYPOTHETICAL
                   : STATUS_ACTUAL;
    case REL_amod:
        return in(a, WORDS_unreal_word, child) ? STATUS_HYPOTHETICAL
                                               : STATUS_ACTUAL;
    case REL_advcl:
        return is_condition(a, child) ? STATUS_CONDITIONAL : STATUS_ACTUAL;
    default:
        return STATUS_ACTUAL;
    }
}

/* The gravest thing that a word's own helpers say: not, then if, then will and would. */
static onus_event_status own(const asker *a, uint32_t token)
{
    static const int gravity[] = {0, 1, 3, 2, 4, 0};
    onus_event_status status = STATUS_ACTUAL;
    for (uint32_t c = a->tokens[token].first_child; c != ONUS_NONE;
         c = a->tokens[c].next_sibling) {
        onus_event_status here = said_by(a, token, c);
        if (gravity[here] > gravity[status])
            status = here;
    }
    return status;
}

/* Is it an infinitive with "to"? */
static bool infinitive(const asker *a, uint32_t token)
{
    uint32_t mark = onus_record__child(a->record, token, REL_mark);
    return mark != ONUS_NONE && a->tokens[mark].xpos == XPOS_TO;
}

/* What the verb or noun above does to an infinitive or gerund below it: "plans to",
 * "failed to", "an offer to". */
static onus_event_status lent(const asker *a, uint32_t token, uint32_t above)
{
    if (in(a, WORDS_negative_verb, above))
        return STATUS_NEGATED;
    if (in(a, WORDS_future_verb, above))
        return STATUS_FUTURE;
    if (in(a, WORDS_hypothetical_verb, above))
        return STATUS_HYPOTHETICAL;
    bool happens = !infinitive(a, token) || in(a, WORDS_implicative_verb, above);
    return happens ? STATUS_ACTUAL : STATUS_HYPOTHETICAL;
}

/* Is it asked for, hoped for, planned: "wants talks", "a call for talks"? */
static bool is_wish(const asker *a, uint32_t above)
{
    return in(a, WORDS_asking_verb, above) || in(a, WORDS_future_verb, above) ||
           in(a, WORDS_hypothetical_verb, above);
}

/* A clause behind a verb that asks: "demanded that the army withdraw"; but what has a
 * tense of the past is a fact ("demanded to know why it attacked"). */
static onus_event_status of_clause(const asker *a, uint32_t token,
                                   uint32_t above)
{
    const onus_token *verb = &a->tokens[token];
    bool open = !is_past(verb) ||
                onus_record__child(a->record, token, REL_aux_pass) != ONUS_NONE;
    if (open && in(a, WORDS_asking_verb, above))
        return STATUS_HYPOTHETICAL;
    bool bare = verb->xpos == XPOS_VB &&
                onus_record__child(a->record, token, REL_aux) == ONUS_NONE;
    return bare && verb->relation != REL_parataxis ? STATUS_HYPOTHETICAL
                                                   : STATUS_ACTUAL;
}

/* A noun that hangs on another word by "for" ("calls for", "plans for") or by "of" and "to"
 * on one that speaks of what may be ("a threat of", "an invitation to talks"). */
static onus_event_status of_phrase(const asker *a, uint32_t token,
                                   uint32_t above)
{
    uint32_t word = onus_record__child(a->record, token, REL_case);
    bool linked = word != ONUS_NONE && in(a, WORDS_inside_preposition, word);
    return linked && is_wish(a, above) ? STATUS_HYPOTHETICAL : STATUS_ACTUAL;
}

/* What stands above a word says of it; *more if what stands above that may say more. */
static onus_event_status from_above(const asker *a, uint32_t token, bool *more)
{
    uint32_t above = a->tokens[token].head;
    onus_event_status status;
    *more = true;
    switch (a->tokens[token].relation) {
    case REL_xcomp: case REL_csubj:
        status = lent(a, token, above);
        return status == STATUS_ACTUAL ? own(a, above) : status;
    case REL_acl:
        return lent(a, token, above);
    case REL_advcl:
        status = lent(a, token, above);
        *more = infinitive(a, token) || status != STATUS_ACTUAL;
        return status;
    case REL_ccomp:
        *more = false;
        return of_clause(a, token, above);
    case REL_obj: case REL_nsubj_pass:
        if (!onus_clause__is_verb(&a->tokens[above]))
            return STATUS_ACTUAL;
        status = own(a, above);
        return status == STATUS_ACTUAL && is_wish(a, above) ? STATUS_HYPOTHETICAL
                                                            : status;
    case REL_obl: case REL_nmod:
        return of_phrase(a, token, above);
    case REL_conj:
        status = own(a, above);
        return status == STATUS_NEGATED ? STATUS_ACTUAL : status;
    default:
        *more = false;
        return STATUS_ACTUAL;
    }
}

onus_event_status onus_event_status__of(const onus_tables *tables,
                                        const onus_record *record,
                                        uint32_t token)
{
    asker a = {tables, record, record->tokens.items};
    onus_event_status status = own(&a, token);
    bool more = true;
    for (int level = 0; level < CLIMB && more && status == STATUS_ACTUAL &&
                        a.tokens[token].head != ONUS_NONE;
         level++) {
        status = from_above(&a, token, &more);
        token = a.tokens[token].head;
    }
    return status;
}

bool onus_event_status__depends(const onus_tables *tables,
                                const onus_record *record, uint32_t token)
{
    asker a = {tables, record, record->tokens.items};
    return depends(&a, token);
}

bool onus_event_status__wills(const onus_tables *tables,
                              const onus_record *record, uint32_t token)
{
    asker a = {tables, record, record->tokens.items};
    return has(&a, token, REL_aux, WORDS_future_auxiliary) ||
           has(&a, token, REL_aux, WORDS_future_in_past);
}
