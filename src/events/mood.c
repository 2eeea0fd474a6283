/* What a word's own helpers say of it.
 *
 * Its adverbs and auxiliaries (not, never, will, would have), the marker of its
 * clause (if, until, without), its subject and object (nobody, no hostage), the
 * conditions that hang on it, and an auxiliary that stands first ("had NATO
 * bombed", "will China invade?").
 *
 *     "would have sent"                     hypothetical
 *     "neither side attacked"               negated
 *     "will lift it as long as he pays"     lift: conditional; pays: not yet
 */
#include "events/mood.h"

#include "events/clause.h"

#include <string.h>

enum {
    LONGEST = 32, /* bytes of a verb with its particle */
    OPENING = 4,  /* quotation marks and dashes before a clause */
};

onus_event_status onus_mood__graver(onus_event_status a, onus_event_status b)
{
    static const int gravity[] = {
        [STATUS_ACTUAL] = 0,      [STATUS_FUTURE] = 1,
        [STATUS_CONDITIONAL] = 3, [STATUS_HYPOTHETICAL] = 2,
        [STATUS_NEGATED] = 4,     [STATUS_HISTORICAL] = 0};
    return gravity[b] > gravity[a] ? b : a;
}

/* ---------------------------------------------------------------- words */

/* "call off": a verb and its particle in one. False if it has none. */
static bool with_particle(const onus_asker *a, uint32_t token,
                          char out[LONGEST], onus_slice *phrase)
{
    if (!onus_clause__is_verb(&a->tokens[token]))
        return false;
    uint32_t particle = onus_record__child(a->record, token, REL_compound_prt);
    if (particle == ONUS_NONE)
        return false;
    onus_slice verb = a->tokens[token].lemma;
    onus_slice word = a->tokens[particle].lemma;
    if (verb.size + 1 + word.size > LONGEST)
        return false;
    memcpy(out, verb.data, verb.size);
    out[verb.size] = ' ';
    memcpy(out + verb.size + 1, word.data, word.size);
    *phrase = (onus_slice){out, verb.size + 1 + word.size};
    return true;
}

bool onus_mood__in(const onus_asker *a, onus_words list, uint32_t token)
{
    char room[LONGEST];
    onus_slice phrase;
    if (with_particle(a, token, room, &phrase))
        return onus_tables__in(a->tables, list, phrase);
    return onus_tables__in(a->tables, list, a->tokens[token].lemma) ||
           onus_tables__in(a->tables, list, a->tokens[token].form);
}

bool onus_mood__has(const onus_asker *a, uint32_t token,
                    onus_relation_kind relation, onus_words list)
{
    for (uint32_t c = a->tokens[token].first_child; c != ONUS_NONE;
         c = a->tokens[c].next_sibling)
        if (a->tokens[c].relation == relation && onus_mood__in(a, list, c))
            return true;
    return false;
}

bool onus_mood__is_past(const onus_token *token)
{
    return token->xpos == XPOS_VBD || token->xpos == XPOS_VBN;
}

bool onus_mood__is_infinitive(const onus_asker *a, uint32_t token)
{
    for (uint32_t c = a->tokens[token].first_child; c != ONUS_NONE;
         c = a->tokens[c].next_sibling)
        if (a->tokens[c].relation == REL_mark && a->tokens[c].xpos == XPOS_TO)
            return true;
    return a->tokens[token].xpos == XPOS_VB && token > 0 &&
           onus_slice__is(a->tokens[token - 1].lemma, "to");
}

/* Is a verb told in the past: "came", "was launched"? */
static bool is_told(const onus_asker *a, uint32_t verb)
{
    if (a->tokens[verb].xpos == XPOS_VBD)
        return onus_record__child(a->record, verb, REL_aux) == ONUS_NONE;
    uint32_t helper = onus_record__child(a->record, verb, REL_aux_pass);
    return helper != ONUS_NONE && a->tokens[helper].xpos == XPOS_VBD &&
           onus_record__child(a->record, verb, REL_aux) == ONUS_NONE;
}

/* Does the clause begin with its auxiliary, before its subject: "had NATO
 * bombed", "will China invade"? */
static bool inverted(const onus_asker *a, uint32_t clause)
{
    uint32_t first = a->tokens[clause].first;
    for (int i = 0;
         i < OPENING && first < clause && a->tokens[first].upos == UPOS_PUNCT;
         i++)
        first++;
    uint8_t relation = a->tokens[first].relation;
    return a->tokens[first].head == clause &&
           (relation == REL_aux || relation == REL_aux_pass ||
            relation == REL_cop) &&
           (onus_record__child(a->record, clause, REL_nsubj) != ONUS_NONE ||
            onus_record__child(a->record, clause, REL_nsubj_pass) !=
                ONUS_NONE) &&
           onus_record__child(a->record, clause, REL_mark) == ONUS_NONE;
}

/* Is the last sign of the sentence a question mark? */
static bool is_asked(const onus_asker *a, uint32_t root)
{
    uint32_t last = a->tokens[root].last;
    return a->tokens[last].upos == UPOS_PUNCT &&
           onus_slice__is(a->tokens[last].form, "?");
}

/* --------------------------------------------------------------- conditions */

/* Is all told in the past: "fled before the army came", "met him before
 * leaving"? Then the marker only says when. */
static bool is_over(const onus_asker *a, uint32_t clause)
{
    uint32_t above = a->tokens[clause].head;
    return above != ONUS_NONE && is_told(a, above) &&
           (a->tokens[clause].xpos == XPOS_VBG || is_told(a, clause));
}

/* "instead of", "rather than"; alone they only turn to what was done. */
static bool excludes(const onus_asker *a, uint32_t word)
{
    return onus_mood__in(a, WORDS_exclusion_marker, word) &&
           onus_record__child(a->record, word, REL_fixed) != ONUS_NONE;
}

/* Is a marker "if", "unless", "in case"? */
static bool is_if(const onus_asker *a, uint32_t mark)
{
    uint32_t fixed = onus_record__child(a->record, mark, REL_fixed);
    return onus_mood__in(a, WORDS_conditional_marker, mark) ||
           (fixed != ONUS_NONE &&
            (onus_mood__in(a, WORDS_conditional_marker, fixed) ||
             onus_mood__in(a, WORDS_conditional_word, fixed)));
}

/* What a clause's marker makes of it: hypothetical behind "if", "until",
 * "whether", negated behind "without" and "instead of", future behind "due
 * to". */
static onus_event_status marked(const onus_asker *a, uint32_t clause,
                                uint32_t mark)
{
    if (onus_mood__in(a, WORDS_negation, mark) || excludes(a, mark))
        return STATUS_NEGATED;
    if (a->tokens[clause].xpos == XPOS_VB &&
        onus_mood__in(a, WORDS_future_verb, mark))
        return STATUS_FUTURE;
    if (onus_mood__in(a, WORDS_pending_marker, mark))
        return is_over(a, clause) ? STATUS_ACTUAL : STATUS_HYPOTHETICAL;
    return onus_mood__in(a, WORDS_hypothetical_marker, mark) || is_if(a, mark)
               ? STATUS_HYPOTHETICAL
               : STATUS_ACTUAL;
}

/* Is a clause opened by "if", "in case", "unless", or by its auxiliary? */
static bool is_condition(const onus_asker *a, uint32_t clause)
{
    for (uint32_t c = a->tokens[clause].first_child; c != ONUS_NONE;
         c = a->tokens[c].next_sibling)
        if (a->tokens[c].relation == REL_mark && is_if(a, c))
            return marked(a, clause, c) == STATUS_HYPOTHETICAL;
    return a->tokens[clause].relation == REL_advcl && inverted(a, clause);
}

/* "provided that he goes", "as long as ...", "on condition that ...": a word
 * that opens a condition, and the clause below it. */
bool onus_mood__opens_condition(const onus_asker *a, uint32_t word)
{
    if (!onus_mood__in(a, WORDS_conditional_word, word))
        return false;
    for (uint32_t c = a->tokens[word].first_child; c != ONUS_NONE;
         c = a->tokens[c].next_sibling)
        switch (a->tokens[c].relation) {
        case REL_acl:
        case REL_acl_relcl:
        case REL_advcl:
        case REL_ccomp:
            return true;
        default:
            break;
        }
    return false;
}

bool onus_mood__depends(const onus_asker *a, uint32_t token)
{
    for (uint32_t c = a->tokens[token].first_child; c != ONUS_NONE;
         c = a->tokens[c].next_sibling)
        if ((a->tokens[c].relation == REL_advcl && is_condition(a, c)) ||
            onus_mood__opens_condition(a, c))
            return true;
    return false;
}

/* ---------------------------------------------------------- its own helpers */

/* "not", "never", "not yet"; but "not only" takes nothing back. */
static bool denies(const onus_asker *a, uint32_t adverb)
{
    if (onus_mood__in(a, WORDS_negation, adverb))
        return adverb + 1 == a->record->tokens.count ||
               !onus_mood__in(a, WORDS_scope_word, adverb + 1);
    return excludes(a, adverb) ||
           onus_mood__has(a, adverb, REL_advmod, WORDS_negation) ||
           onus_mood__has(a, adverb, REL_det, WORDS_negation);
}

/* Is one of a word's adverbs or determiners a "not"? */
static bool is_denied(const onus_asker *a, uint32_t token)
{
    for (uint32_t c = a->tokens[token].first_child; c != ONUS_NONE;
         c = a->tokens[c].next_sibling) {
        uint8_t relation = a->tokens[c].relation;
        bool helper = relation == REL_advmod || relation == REL_det ||
                      relation == REL_cc_preconj;
        if (helper && onus_mood__in(a, WORDS_negation, c) && denies(a, c))
            return true;
    }
    return false;
}

/* "no hostage", "nobody", "neither side", "not one": the dependent itself is
 * none. */
static bool is_none(const onus_asker *a, uint32_t token)
{
    uint32_t number = onus_record__child(a->record, token, REL_nummod);
    return onus_mood__in(a, WORDS_negative_pronoun, token) ||
           is_denied(a, token) ||
           (number != ONUS_NONE && is_denied(a, number));
}

/* "would have sent": it did not come to that, whatever hung on it. */
static bool counterfactual(const onus_asker *a, uint32_t token)
{
    return onus_mood__has(a, token, REL_aux, WORDS_hypothetical_auxiliary) &&
           onus_mood__has(a, token, REL_aux, WORDS_perfect_auxiliary);
}

/* "said he would meet": a future, seen from the past. */
static bool future_in_past(const onus_asker *a, uint32_t token,
                           uint32_t auxiliary)
{
    const onus_token *word = &a->tokens[token];
    return onus_mood__in(a, WORDS_future_in_past, auxiliary) &&
           word->relation == REL_ccomp && word->head != ONUS_NONE &&
           onus_mood__is_past(&a->tokens[word->head]) &&
           !onus_mood__depends(a, token) && !counterfactual(a, token);
}

/* "is to meet", "was to be freed"; not the helper of "asked to be freed". */
static bool is_to(const onus_asker *a, uint32_t token, uint32_t auxiliary)
{
    uint32_t mark = onus_record__child(a->record, token, REL_mark);
    return mark != ONUS_NONE && a->tokens[mark].xpos == XPOS_TO &&
           auxiliary < mark &&
           onus_slice__is(a->tokens[auxiliary].lemma, "be");
}

static onus_event_status of_auxiliary(const onus_asker *a, uint32_t token,
                                      uint32_t auxiliary)
{
    if (onus_mood__in(a, WORDS_future_auxiliary, auxiliary) ||
        future_in_past(a, token, auxiliary) || is_to(a, token, auxiliary))
        return STATUS_FUTURE;
    return onus_mood__in(a, WORDS_hypothetical_auxiliary, auxiliary)
               ? STATUS_HYPOTHETICAL
               : STATUS_ACTUAL;
}

/* What one dependent says of its head; ACTUAL if nothing. */
static onus_event_status said_by(const onus_asker *a, uint32_t token,
                                 uint32_t child)
{
    switch (a->tokens[child].relation) {
    case REL_advmod:
    case REL_det:
    case REL_cc_preconj:
    case REL_cc:
        if (denies(a, child))
            return STATUS_NEGATED;
        return onus_mood__in(a, WORDS_hypothetical_marker, child)
                   ? STATUS_HYPOTHETICAL
               : onus_mood__opens_condition(a, child) ? STATUS_CONDITIONAL
                                                      : STATUS_ACTUAL;
    case REL_aux:
    case REL_cop:
    case REL_aux_pass:
        return of_auxiliary(a, token, child);
    case REL_nsubj:
    case REL_nsubj_pass:
    case REL_obj:
        return onus_clause__is_verb(&a->tokens[token]) && is_none(a, child)
                   ? STATUS_NEGATED
                   : STATUS_ACTUAL;
    case REL_mark:
    case REL_case:
        return marked(a, token, child);
    case REL_amod:
        return onus_mood__in(a, WORDS_unreal_word, child) ? STATUS_HYPOTHETICAL
                                                          : STATUS_ACTUAL;
    case REL_advcl:
        return is_condition(a, child) || onus_mood__opens_condition(a, child)
                   ? STATUS_CONDITIONAL
                   : STATUS_ACTUAL;
    case REL_obl:
        return onus_mood__opens_condition(a, child) ? STATUS_CONDITIONAL
                                                    : STATUS_ACTUAL;
    default:
        return STATUS_ACTUAL;
    }
}

onus_event_status onus_mood__own(const onus_asker *a, uint32_t token)
{
    onus_event_status status = STATUS_ACTUAL;
    for (uint32_t c = a->tokens[token].first_child; c != ONUS_NONE;
         c = a->tokens[c].next_sibling)
        status = onus_mood__graver(status, said_by(a, token, c));
    if (status == STATUS_CONDITIONAL && counterfactual(a, token))
        return STATUS_HYPOTHETICAL;
    bool clause = a->tokens[token].relation == REL_advcl ||
                  (a->tokens[token].relation == REL_root && is_asked(a, token));
    if (clause && inverted(a, token))
        return onus_mood__graver(status, STATUS_HYPOTHETICAL);
    return status;
}
