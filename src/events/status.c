/* Did it happen?
 *
 * A word's own helpers are asked first: not, will, would, nobody, if. Then what
 * stands above it, up to the root, may say something graver: an infinitive has
 * happened only if the verb above says so ("managed to"), a clause behind
 * "until" or "whether" not at all, nor what is denied ("denied that it had
 * shelled"), asked for ("called for talks"), feared, planned or called off.
 * The object of "did not hold" is negated with it; but what is spoken of as
 * known ("will condemn the raid") has happened whatever becomes of the verb.
 *
 *     "until it gives up its weapons"       give up: hypothetical
 *     "will meet if the talks go on"        meet: conditional; go on: hypothetical
 *     "had he met Kim, he would have ..."   met: hypothetical
 *     "did not fail to meet"                meet: actual
 *
 * The words are the closed lists of en/words.tsv; here stand only the
 * constructions. How sure a lemma is of its complement goes by what is known as
 * the signatures of implicative and factive verbs (Karttunen 1971; Nairn,
 * Condoravdi and Karttunen 2006). Left out: who doubts, and how much.
 */
#include "events/status.h"

#include "events/clause.h"
#include "resolve/resolve.h"

#include <string.h>

enum { CLIMB = 8, LONGEST = 32 };

const char *onus_event_status__name(onus_event_status status)
{
    static const char *const names[] = {"actual",       "future",
                                        "conditional",  "hypothetical",
                                        "negated",      "historical"};
    return names[status];
}

/* Of two things said of a word the graver holds: not, then if, then would, then
 * will. */
static onus_event_status graver(onus_event_status a, onus_event_status b)
{
    static const int gravity[] = {
        [STATUS_ACTUAL] = 0,       [STATUS_FUTURE] = 1,
        [STATUS_CONDITIONAL] = 3,  [STATUS_HYPOTHETICAL] = 2,
        [STATUS_NEGATED] = 4,      [STATUS_HISTORICAL] = 0};
    return gravity[b] > gravity[a] ? b : a;
}

typedef struct asker {
    const onus_tables *tables;
    const onus_record *record;
    const onus_token *tokens;
} asker;

/* ---------------------------------------------------------------- words */

/* "call off": a verb and its particle in one. False if it has none. */
static bool with_particle(const asker *a, uint32_t token, char out[LONGEST],
                          onus_slice *phrase)
{
    uint32_t particle =
        onus_record__child(a->record, token, REL_compound_prt);
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

/* Is a word in a list: its lemma or its form ("planned", "done")? With a
 * particle it is another verb: to call off is not to call. */
static bool in(const asker *a, onus_words list, uint32_t token)
{
    char room[LONGEST];
    onus_slice phrase;
    if (with_particle(a, token, room, &phrase))
        return onus_tables__in(a->tables, list, phrase);
    return onus_tables__in(a->tables, list, a->tokens[token].lemma) ||
           onus_tables__in(a->tables, list, a->tokens[token].form);
}

/* Has a word a dependent with this relation that is in a list? */
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

/* Is it an infinitive with "to", "in order to", "so as to"? */
static bool infinitive(const asker *a, uint32_t token)
{
    for (uint32_t c = a->tokens[token].first_child; c != ONUS_NONE;
         c = a->tokens[c].next_sibling)
        if (a->tokens[c].relation == REL_mark && a->tokens[c].xpos == XPOS_TO)
            return true;
    return false;
}

/* Is a verb told in the past: "came", "was launched"? */
static bool is_told(const asker *a, uint32_t verb)
{
    if (a->tokens[verb].xpos == XPOS_VBD)
        return onus_record__child(a->record, verb, REL_aux) == ONUS_NONE;
    uint32_t helper = onus_record__child(a->record, verb, REL_aux_pass);
    return helper != ONUS_NONE && a->tokens[helper].xpos == XPOS_VBD &&
           onus_record__child(a->record, verb, REL_aux) == ONUS_NONE;
}

/* Does the clause begin with its auxiliary: "had NATO bombed", "will China
 * invade"? */
static bool inverted(const asker *a, uint32_t clause)
{
    uint32_t first = a->tokens[clause].first;
    while (first < clause && a->tokens[first].upos == UPOS_PUNCT)
        first++;
    uint8_t relation = a->tokens[first].relation;
    return a->tokens[first].head == clause &&
           (relation == REL_aux || relation == REL_aux_pass ||
            relation == REL_cop) &&
           onus_record__child(a->record, clause, REL_mark) == ONUS_NONE;
}

/* Is the last sign of the sentence a question mark? */
static bool is_asked(const asker *a, uint32_t root)
{
    uint32_t last = a->tokens[root].last;
    return a->tokens[last].upos == UPOS_PUNCT &&
           onus_slice__is(a->tokens[last].form, "?");
}

/* ---------------------------------------------------------------- conditions */

/* Is all told in the past: "fled before the army came", "met him before leaving"?
 * Then the marker only says when. */
static bool is_over(const asker *a, uint32_t clause)
{
    uint32_t above = a->tokens[clause].head;
    return above != ONUS_NONE && is_told(a, above) &&
           (a->tokens[clause].xpos == XPOS_VBG || is_told(a, clause));
}

/* Is a marker "if", "unless", "in case"? */
static bool is_if(const asker *a, uint32_t mark)
{
    uint32_t fixed = onus_record__child(a->record, mark, REL_fixed);
    return in(a, WORDS_conditional_marker, mark) ||
           (fixed != ONUS_NONE && (in(a, WORDS_conditional_marker, fixed) ||
                                   in(a, WORDS_conditional_word, fixed)));
}

/* What a clause's marker makes of it: hypothetical behind "if", "until",
 * "whether", negated behind "without" and "instead of", future behind "due to". */
static onus_event_status marked(const asker *a, uint32_t clause, uint32_t mark)
{
    if (in(a, WORDS_negation, mark) || in(a, WORDS_exclusion_marker, mark))
        return STATUS_NEGATED;
    if (in(a, WORDS_future_verb, mark))
        return STATUS_FUTURE;
    if (in(a, WORDS_pending_marker, mark))
        return is_over(a, clause) ? STATUS_ACTUAL : STATUS_HYPOTHETICAL;
    return in(a, WORDS_hypothetical_marker, mark) || is_if(a, mark)
               ? STATUS_HYPOTHETICAL
               : STATUS_ACTUAL;
}

/* Is a clause opened by "if", "in case", "unless", or by its auxiliary? */
static bool is_condition(const asker *a, uint32_t clause)
{
    for (uint32_t c = a->tokens[clause].first_child; c != ONUS_NONE;
         c = a->tokens[c].next_sibling)
        if (a->tokens[c].relation == REL_mark && is_if(a, c))
            return marked(a, clause, c) == STATUS_HYPOTHETICAL;
    return a->tokens[clause].relation == REL_advcl && inverted(a, clause);
}

/* "provided that he goes", "as long as ...", "on condition that ...": a word
 * that opens a condition, and the clause below it. */
static bool opens_condition(const asker *a, uint32_t word)
{
    if (!in(a, WORDS_conditional_word, word))
        return false;
    for (uint32_t c = a->tokens[word].first_child; c != ONUS_NONE;
         c = a->tokens[c].next_sibling)
        switch (a->tokens[c].relation) {
        case REL_acl: case REL_acl_relcl: case REL_advcl: case REL_ccomp:
            return true;
        default:
            break;
        }
    return false;
}

static bool depends(const asker *a, uint32_t token)
{
    for (uint32_t c = a->tokens[token].first_child; c != ONUS_NONE;
         c = a->tokens[c].next_sibling)
        if ((a->tokens[c].relation == REL_advcl && is_condition(a, c)) ||
            opens_condition(a, c))
            return true;
    return false;
}

/* ---------------------------------------------------------------- its own helpers */

/* "no hostage", "nobody", "neither side", "not one": the dependent itself is
 * none. But "not only Iran", "no fewer than ten" are some. */
static bool is_none(const asker *a, uint32_t token)
{
    if (in(a, WORDS_negative_pronoun, token) ||
        has(a, token, REL_det, WORDS_negation) ||
        has(a, token, REL_cc_preconj, WORDS_negation))
        return true;
    for (uint32_t c = a->tokens[token].first_child; c != ONUS_NONE;
         c = a->tokens[c].next_sibling) {
        bool number = a->tokens[c].relation == REL_nummod;
        bool not = a->tokens[c].relation == REL_advmod &&
                   in(a, WORDS_negation, c);
        if (not && c + 1 < a->record->tokens.count &&
            a->tokens[c + 1].xpos == XPOS_CD)
            return true;
        if (number && has(a, c, REL_advmod, WORDS_negation))
            return true;
    }
    return false;
}

/* "would have sent": it did not come to that, whatever hung on it. */
static bool counterfactual(const asker *a, uint32_t token)
{
    return has(a, token, REL_aux, WORDS_hypothetical_auxiliary) &&
           has(a, token, REL_aux, WORDS_perfect_auxiliary);
}

/* "said he would meet": a future, seen from the past. */
static bool future_in_past(const asker *a, uint32_t token, uint32_t auxiliary)
{
    const onus_token *word = &a->tokens[token];
    return in(a, WORDS_future_in_past, auxiliary) &&
           word->relation == REL_ccomp && word->head != ONUS_NONE &&
           is_past(&a->tokens[word->head]) && !depends(a, token) &&
           !counterfactual(a, token);
}

/* "is to meet", "was to meet". */
static bool is_to(const asker *a, uint32_t token, uint32_t auxiliary)
{
    return onus_slice__is(a->tokens[auxiliary].lemma, "be") &&
           auxiliary < token && infinitive(a, token);
}

static onus_event_status of_auxiliary(const asker *a, uint32_t token,
                                      uint32_t auxiliary)
{
    if (in(a, WORDS_future_auxiliary, auxiliary) ||
        future_in_past(a, token, auxiliary) || is_to(a, token, auxiliary))
        return STATUS_FUTURE;
    return in(a, WORDS_hypothetical_auxiliary, auxiliary) ? STATUS_HYPOTHETICAL
                                                          : STATUS_ACTUAL;
}

/* "not", "never", "not yet"; but "not only" takes nothing back. */
static bool denies(const asker *a, uint32_t adverb)
{
    if (in(a, WORDS_negation, adverb))
        return adverb + 1 == a->record->tokens.count ||
               !in(a, WORDS_scope_word, adverb + 1);
    return in(a, WORDS_exclusion_marker, adverb) ||
           has(a, adverb, REL_advmod, WORDS_negation) ||
           has(a, adverb, REL_det, WORDS_negation);
}

/* What one dependent says of its head; ACTUAL if nothing. */
static onus_event_status said_by(const asker *a, uint32_t token, uint32_t child)
{
    switch (a->tokens[child].relation) {
    case REL_advmod: case REL_det: case REL_cc_preconj: case REL_cc:
        if (denies(a, child))
            return STATUS_NEGATED;
        return in(a, WORDS_hypothetical_marker, child) ? STATUS_HYPOTHETICAL
               : opens_condition(a, child)             ? STATUS_CONDITIONAL
                                                       : STATUS_ACTUAL;
    case REL_aux: case REL_cop: case REL_aux_pass:
        return of_auxiliary(a, token, child);
    case REL_nsubj: case REL_nsubj_pass: case REL_obj:
        return onus_clause__is_verb(&a->tokens[token]) && is_none(a, child)
                   ? STATUS_NEGATED
                   : STATUS_ACTUAL;
    case REL_mark: case REL_case:
        return marked(a, token, child);
    case REL_amod:
        return in(a, WORDS_unreal_word, child) ? STATUS_HYPOTHETICAL
                                               : STATUS_ACTUAL;
    case REL_advcl:
        return is_condition(a, child) || opens_condition(a, child)
                   ? STATUS_CONDITIONAL
                   : STATUS_ACTUAL;
    case REL_obl:
        return opens_condition(a, child) ? STATUS_CONDITIONAL : STATUS_ACTUAL;
    default:
        return STATUS_ACTUAL;
    }
}

/* The gravest thing that a word's own helpers say. */
static onus_event_status own(const asker *a, uint32_t token)
{
    onus_event_status status = STATUS_ACTUAL;
    for (uint32_t c = a->tokens[token].first_child; c != ONUS_NONE;
         c = a->tokens[c].next_sibling)
        status = graver(status, said_by(a, token, c));
    if (status == STATUS_CONDITIONAL && counterfactual(a, token))
        return STATUS_HYPOTHETICAL;
    bool clause = a->tokens[token].relation == REL_advcl ||
                  (a->tokens[token].relation == REL_root && is_asked(a, token));
    if (clause && inverted(a, token))
        return graver(status, STATUS_HYPOTHETICAL);
    return status;
}

/* ---------------------------------------------------------------- what stands above */

/* Is a phrase or clause what the word above speaks of: by "to", "of", "from",
 * or right behind it ("gave up visiting")? */
static bool is_content(const asker *a, uint32_t token, uint32_t above)
{
    if (infinitive(a, token) ||
        has(a, token, REL_mark, WORDS_gerund_marker))
        return true;
    uint32_t first = a->tokens[token].first;
    return a->tokens[token].xpos == XPOS_VBG && first > above &&
           first <= above + 2 && a->tokens[first - 1].upos != UPOS_PUNCT &&
           onus_record__child(a->record, token, REL_mark) == ONUS_NONE;
}

/* "have yet to sign": it is still to be done. */
static bool is_outstanding(const asker *a, uint32_t token, uint32_t above)
{
    return infinitive(a, token) &&
           has(a, above, REL_advmod, WORDS_outstanding_word);
}

/* Did what the word above speaks of happen with it: "managed to meet", "was
 * able to"; but "is able to" is no deed. */
static bool implies(const asker *a, uint32_t above)
{
    uint32_t copula = onus_record__child(a->record, above, REL_cop);
    if (copula != ONUS_NONE && !is_past(&a->tokens[copula]))
        return false;
    return in(a, WORDS_implicative_verb, above);
}

/* "failed to meet", "far from meeting"; but "went so far as to meet". */
static bool is_failing(const asker *a, uint32_t token, uint32_t above)
{
    return in(a, WORDS_negative_verb, above) ||
           (in(a, WORDS_distance_word, above) && !infinitive(a, token));
}

/* "on the verge of signing", "close to signing"; but not "closed". */
static bool is_near(const asker *a, uint32_t above)
{
    return !onus_clause__is_verb(&a->tokens[above]) &&
           in(a, WORDS_verge_word, above);
}

/* What the verb, adjective or noun above does to an infinitive or gerund below
 * it: "plans to", "failed to", "an offer to". Not to fail is to do. */
static onus_event_status lent(const asker *a, uint32_t token, uint32_t above)
{
    bool negated = own(a, above) == STATUS_NEGATED;
    if (is_outstanding(a, token, above))
        return STATUS_NEGATED;
    if (is_failing(a, token, above))
        return negated ? STATUS_ACTUAL : STATUS_NEGATED;
    if (negated)
        return STATUS_NEGATED;
    if (in(a, WORDS_future_verb, above) || is_near(a, above))
        return STATUS_FUTURE;
    if (in(a, WORDS_hypothetical_verb, above))
        return STATUS_HYPOTHETICAL;
    bool happens = !infinitive(a, token) || implies(a, above);
    return happens ? STATUS_ACTUAL : STATUS_HYPOTHETICAL;
}

/* A complement shares what is said of the word above, unless that is undone:
 * "did not fail to". */
static onus_event_status of_complement(const asker *a, uint32_t token,
                                       uint32_t above)
{
    onus_event_status status = lent(a, token, above);
    return is_failing(a, token, above) ? status
                                       : graver(status, own(a, above));
}

/* Is it asked for, hoped for, feared: "wants talks", "a call for talks"? */
static bool is_wish(const asker *a, uint32_t above)
{
    return in(a, WORDS_asking_verb, above) || in(a, WORDS_future_verb, above) ||
           in(a, WORDS_hypothetical_verb, above) ||
           in(a, WORDS_conjecture_word, above);
}

/* Is it said to be untrue: "denied that ...", "rejected claims that ...", "it is
 * false that ..."? `above` holds the clause. */
static bool is_denied(const asker *a, uint32_t token, uint32_t above)
{
    if (in(a, WORDS_denying_word, above))
        return own(a, above) != STATUS_NEGATED;
    const onus_token *noun = &a->tokens[above];
    bool clause = onus_record__child(a->record, token, REL_mark) != ONUS_NONE ||
                  onus_record__child(a->record, token, REL_nsubj) != ONUS_NONE;
    return clause && noun->upos == UPOS_NOUN && noun->head != ONUS_NONE &&
           (noun->relation == REL_obj || noun->relation == REL_nsubj_pass) &&
           in(a, WORDS_denying_word, noun->head) &&
           own(a, noun->head) != STATUS_NEGATED;
}

/* The country that a subject is or belongs to; empty if unknown. */
static onus_slice country_of(const asker *a, uint32_t verb)
{
    uint32_t subject = onus_clause__subject(a->record, verb);
    uint32_t mention = subject == ONUS_NONE
                           ? ONUS_NONE
                           : onus_resolve__actor(a->record, subject);
    if (mention == ONUS_NONE)
        return (onus_slice){0};
    uint32_t entity = a->record->mentions.items[mention].entity;
    return a->record->entities.items[entity].country;
}

/* "Seoul warned that Pyongyang would attack": who warns of what others will do
 * knows no more than who fears it. */
static bool is_about_others(const asker *a, uint32_t token, uint32_t above)
{
    if (!in(a, WORDS_warning_word, above))
        return false;
    onus_slice speaker = country_of(a, above), actor = country_of(a, token);
    return speaker.size && actor.size && !onus_slice__equal(speaker, actor);
}

/* A clause behind a verb that asks: "demanded that the army withdraw"; but what has a
 * tense of the past is a fact ("demanded to know why it attacked"). */
static onus_event_status of_clause(const asker *a, uint32_t token,
                                   uint32_t above)
{
    const onus_token *verb = &a->tokens[token];
    if (is_denied(a, token, above))
        return STATUS_NEGATED;
    if (in(a, WORDS_conjecture_word, above) || opens_condition(a, above) ||
        is_about_others(a, token, above))
        return STATUS_HYPOTHETICAL;
    if (in(a, WORDS_truth_word, above) && own(a, above) == STATUS_NEGATED)
        return STATUS_NEGATED;
    bool open = !is_past(verb) ||
                onus_record__child(a->record, token, REL_aux_pass) != ONUS_NONE;
    if (open && in(a, WORDS_asking_verb, above))
        return STATUS_HYPOTHETICAL;
    bool bare = verb->xpos == XPOS_VB &&
                onus_record__child(a->record, token, REL_aux) == ONUS_NONE;
    return bare && verb->relation != REL_parataxis ? STATUS_HYPOTHETICAL
                                                   : STATUS_ACTUAL;
}

/* "the raid", "its ban": spoken of as known. */
static bool is_known(const asker *a, uint32_t noun)
{
    return onus_record__child(a->record, noun, REL_nmod_poss) != ONUS_NONE ||
           has(a, noun, REL_det, WORDS_definite_word);
}

/* A noun that hangs on another word by "for" ("calls for", "plans for") or by "of" and "to"
 * on one that speaks of what may be ("a threat of", "an invitation to talks"). */
static onus_event_status of_phrase(const asker *a, uint32_t token,
                                   uint32_t above)
{
    if (!has(a, token, REL_case, WORDS_content_marker))
        return STATUS_ACTUAL;
    if (in(a, WORDS_negative_verb, above) || in(a, WORDS_ending_word, above))
        return STATUS_NEGATED;
    return is_wish(a, above) ? STATUS_HYPOTHETICAL : STATUS_ACTUAL;
}

/* The object of a verb, or what the verb in the passive is done to: called off,
 * asked for, planned. A visit that ends was one. */
static onus_event_status of_object(const asker *a, uint32_t token,
                                   uint32_t above)
{
    bool ended = in(a, WORDS_ending_word, above) &&
                 !(in(a, WORDS_end_word, above) && in(a, WORDS_passing_noun, token));
    if (ended || in(a, WORDS_denying_word, above))
        return STATUS_NEGATED;
    bool shares = in(a, WORDS_support_verb, above) || !is_known(a, token);
    onus_event_status status = shares ? own(a, above) : STATUS_ACTUAL;
    if (in(a, WORDS_asking_verb, above) ||
        in(a, WORDS_hypothetical_verb, above) ||
        in(a, WORDS_conjecture_word, above))
        return graver(status, STATUS_HYPOTHETICAL);
    if (in(a, WORDS_future_verb, above))
        return graver(status, STATUS_FUTURE);
    return status;
}

/* "The talks will not take place", "there were no attacks": of a verb that only
 * says that its subject is. */
static onus_event_status of_subject(const asker *a, uint32_t above)
{
    bool is = in(a, WORDS_occurrence_verb, above) ||
              onus_record__child(a->record, above, REL_expl) != ONUS_NONE;
    return is ? own(a, above) : STATUS_ACTUAL;
}

/* Has a conjunct a tense of its own: "will meet Xi and has praised Abe"? */
static bool has_tense(const asker *a, uint32_t token)
{
    const onus_token *verb = &a->tokens[token];
    return verb->xpos == XPOS_VBD || verb->xpos == XPOS_VBZ ||
           onus_record__child(a->record, token, REL_aux) != ONUS_NONE ||
           onus_record__child(a->record, token, REL_nsubj) != ONUS_NONE;
}

/* The word that a conjunct is coordinated with. A verb that the tree has hung on
 * a noun belongs to the verb above: "might halt [the talks and attack] Chad". */
static uint32_t arm(const asker *a, uint32_t token)
{
    uint32_t above = a->tokens[token].head;
    bool too_low = onus_clause__is_verb(&a->tokens[token]) &&
                   !onus_clause__is_verb(&a->tokens[above]) &&
                   a->tokens[above].relation == REL_obj;
    return too_low ? a->tokens[above].head : above;
}

/* Both arms of "and" share will and would; "not" only reaches over "or". */
static onus_event_status of_conjunct(const asker *a, uint32_t token)
{
    onus_event_status status = has_tense(a, token) ? STATUS_ACTUAL
                                                   : own(a, arm(a, token));
    if (status != STATUS_NEGATED)
        return status;
    return has(a, token, REL_cc, WORDS_alternative_word) ? STATUS_NEGATED
                                                         : STATUS_ACTUAL;
}

/* What stands above a word says of it; *more if what stands above that may say more. */
static onus_event_status from_above(const asker *a, uint32_t token, bool *more)
{
    uint32_t above = a->tokens[token].head;
    bool verb = onus_clause__is_verb(&a->tokens[above]);
    onus_event_status status;
    *more = true;
    switch (a->tokens[token].relation) {
    case REL_csubj: case REL_csubj_pass:
        if (!infinitive(a, token) && a->tokens[token].xpos != XPOS_VBG)
            return of_clause(a, token, above);
        return of_complement(a, token, above);
    case REL_xcomp:
        return of_complement(a, token, above);
    case REL_acl:
        if (is_denied(a, token, above))
            return STATUS_NEGATED;
        *more = is_content(a, token, above) ||
                onus_record__child(a->record, token, REL_mark) != ONUS_NONE;
        return opens_condition(a, above) ? STATUS_HYPOTHETICAL
               : *more                   ? lent(a, token, above)
                                         : STATUS_ACTUAL;
    case REL_acl_relcl:
        *more = false;
        return opens_condition(a, above) ? STATUS_HYPOTHETICAL : STATUS_ACTUAL;
    case REL_advcl:
        if (opens_condition(a, above))
            return STATUS_HYPOTHETICAL;
        status = is_content(a, token, above) ? lent(a, token, above)
                                             : STATUS_ACTUAL;
        *more = infinitive(a, token) || status != STATUS_ACTUAL;
        return status;
    case REL_ccomp:
        *more = false;
        return of_clause(a, token, above);
    case REL_obj: case REL_nsubj_pass:
        *more = !is_known(a, token) || in(a, WORDS_support_verb, above);
        return verb ? of_object(a, token, above) : STATUS_ACTUAL;
    case REL_nsubj:
        *more = false;
        return verb ? of_subject(a, above) : STATUS_ACTUAL;
    case REL_compound:
        *more = false;
        return in(a, WORDS_unreal_noun, above) ? STATUS_HYPOTHETICAL
                                               : STATUS_ACTUAL;
    case REL_obl: case REL_nmod:
        *more = !is_known(a, token);
        return of_phrase(a, token, above);
    case REL_conj:
        *more = arm(a, token) == above;
        return of_conjunct(a, token);
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
    for (int level = 0;
         level < CLIMB && more && a.tokens[token].head != ONUS_NONE; level++) {
        status = graver(status, from_above(&a, token, &more));
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
