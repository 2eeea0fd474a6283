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
 *     "managed to persuade"           persuade: actual
 *     "has yet to sign"               sign: negated
 *     "is poised to attack"           attack: future
 *     "fears that it will attack"     attack: hypothetical
 *
 * The words are the closed lists of en/words.tsv; here stand only the
 * constructions. How sure a lemma is of its complement goes by what is known as
 * the signatures of implicative and factive verbs (Karttunen 1971; Nairn,
 * Condoravdi and Karttunen 2006). Left out: who doubts, and how much.
 */
#include "events/status.h"

#include "events/clause.h"
#include "events/mood.h"
#include "resolve/resolve.h"

enum { CLIMB = 8 };

const char *onus_event_status__name(onus_event_status status)
{
    static const char *const names[] = {"actual",      "future",
                                        "conditional", "hypothetical",
                                        "negated",     "historical"};
    return names[status];
}

static bool in(const onus_asker *a, onus_words list, uint32_t token)
{
    return onus_mood__in(a, list, token);
}

static bool has(const onus_asker *a, uint32_t token,
                onus_relation_kind relation, onus_words list)
{
    return onus_mood__has(a, token, relation, list);
}

static onus_event_status own(const onus_asker *a, uint32_t token)
{
    return onus_mood__own(a, token);
}

/* -------------------------------------------------------- what stands above */

/* Is a phrase or clause what the word above speaks of: by "to", "of", "from",
 * or right behind it ("gave up visiting")? */
static bool is_content(const onus_asker *a, uint32_t token, uint32_t above)
{
    if (onus_mood__is_infinitive(a, token) ||
        has(a, token, REL_mark, WORDS_gerund_marker))
        return true;
    uint32_t first = a->tokens[token].first;
    return a->tokens[token].xpos == XPOS_VBG && first > above &&
           first <= above + 2 && a->tokens[first - 1].upos != UPOS_PUNCT &&
           onus_record__child(a->record, token, REL_mark) == ONUS_NONE;
}

/* "have yet to sign": it is still to be done. */
static bool is_outstanding(const onus_asker *a, uint32_t token, uint32_t above)
{
    return onus_mood__is_infinitive(a, token) &&
           has(a, above, REL_advmod, WORDS_outstanding_word);
}

/* Did what the word above speaks of happen with it: "managed to meet", "was
 * able to"; but "is able to" is no deed. */
static bool implies(const onus_asker *a, uint32_t above)
{
    uint32_t copula = onus_record__child(a->record, above, REL_cop);
    if (copula != ONUS_NONE && !onus_mood__is_past(&a->tokens[copula]))
        return false;
    return in(a, WORDS_implicative_verb, above);
}

/* "failed to meet", "far from meeting"; but "went so far as to meet". */
static bool is_failing(const onus_asker *a, uint32_t token, uint32_t above)
{
    return in(a, WORDS_negative_verb, above) ||
           (in(a, WORDS_distance_word, above) &&
            !onus_mood__is_infinitive(a, token));
}

/* "on the verge of signing", "close to signing"; but not "closed". */
static bool is_near(const onus_asker *a, uint32_t above)
{
    return !onus_clause__is_verb(&a->tokens[above]) &&
           in(a, WORDS_verge_word, above);
}

/* What the verb, adjective or noun above does to an infinitive or gerund below
 * it: "plans to", "failed to", "an offer to". Not to fail is to do. */
static onus_event_status lent(const onus_asker *a, uint32_t token,
                              uint32_t above)
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
    bool happens = !onus_mood__is_infinitive(a, token) || implies(a, above);
    return happens ? STATUS_ACTUAL : STATUS_HYPOTHETICAL;
}

/* A complement shares what is said of the word above, unless that is undone:
 * "did not fail to". */
static onus_event_status of_complement(const onus_asker *a, uint32_t token,
                                       uint32_t above)
{
    onus_event_status status = lent(a, token, above);
    return is_failing(a, token, above)
               ? status
               : onus_mood__graver(status, own(a, above));
}

/* Is it asked for, hoped for, feared: "wants talks", "a call for talks"? */
static bool is_wish(const onus_asker *a, uint32_t above)
{
    return in(a, WORDS_asking_verb, above) || in(a, WORDS_future_verb, above) ||
           in(a, WORDS_hypothetical_verb, above) ||
           in(a, WORDS_conjecture_word, above);
}

/* Is it said to be untrue: "denied that ...", "rejected claims that ...", "it
 * is false that ..."? `above` holds the clause. */
static bool is_denied(const onus_asker *a, uint32_t token, uint32_t above)
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
static onus_slice country_of(const onus_asker *a, uint32_t verb)
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
static bool is_about_others(const onus_asker *a, uint32_t token, uint32_t above)
{
    if (!in(a, WORDS_warning_word, above))
        return false;
    onus_slice speaker = country_of(a, above), actor = country_of(a, token);
    return speaker.size && actor.size && !onus_slice__equal(speaker, actor);
}

/* A clause behind a verb that denies, doubts or asks: "demanded that the army
 * withdraw"; but what has a tense of the past is a fact ("demanded to know why
 * it attacked"). */
static onus_event_status of_clause(const onus_asker *a, uint32_t token,
                                   uint32_t above)
{
    const onus_token *verb = &a->tokens[token];
    if (is_denied(a, token, above))
        return STATUS_NEGATED;
    if (in(a, WORDS_conjecture_word, above) ||
        onus_mood__opens_condition(a, above) ||
        is_about_others(a, token, above))
        return STATUS_HYPOTHETICAL;
    if (in(a, WORDS_truth_word, above) && own(a, above) == STATUS_NEGATED)
        return STATUS_NEGATED;
    bool open = !onus_mood__is_past(verb) ||
                onus_record__child(a->record, token, REL_aux_pass) != ONUS_NONE;
    if (open && in(a, WORDS_asking_verb, above))
        return STATUS_HYPOTHETICAL;
    bool bare = verb->xpos == XPOS_VB &&
                onus_record__child(a->record, token, REL_aux) == ONUS_NONE;
    return bare && verb->relation != REL_parataxis ? STATUS_HYPOTHETICAL
                                                   : STATUS_ACTUAL;
}

/* "the raid", "its ban": spoken of as known. */
static bool is_known(const onus_asker *a, uint32_t noun)
{
    return onus_record__child(a->record, noun, REL_nmod_poss) != ONUS_NONE ||
           has(a, noun, REL_det, WORDS_definite_word);
}

/* A noun that hangs on another word by "for" ("calls for", "plans for") or by
 * "of" and "to" on one that speaks of what may be ("a threat of", "an
 * invitation to talks"). */
static onus_event_status of_phrase(const onus_asker *a, uint32_t token,
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
static onus_event_status of_object(const onus_asker *a, uint32_t token,
                                   uint32_t above)
{
    bool ended =
        in(a, WORDS_ending_word, above) &&
        !(in(a, WORDS_end_word, above) && in(a, WORDS_passing_noun, token));
    if (ended || in(a, WORDS_denying_word, above))
        return STATUS_NEGATED;
    bool shares = in(a, WORDS_support_verb, above) || !is_known(a, token);
    onus_event_status status = shares ? own(a, above) : STATUS_ACTUAL;
    if (in(a, WORDS_asking_verb, above) ||
        in(a, WORDS_hypothetical_verb, above) ||
        in(a, WORDS_conjecture_word, above))
        return onus_mood__graver(status, STATUS_HYPOTHETICAL);
    if (in(a, WORDS_future_verb, above))
        return onus_mood__graver(status, STATUS_FUTURE);
    return status;
}

/* "The talks will not take place", "there were no attacks": of a verb that only
 * says that its subject is. */
static onus_event_status of_subject(const onus_asker *a, uint32_t above)
{
    bool is = in(a, WORDS_occurrence_verb, above) ||
              onus_record__child(a->record, above, REL_expl) != ONUS_NONE;
    return is ? own(a, above) : STATUS_ACTUAL;
}

/* Has a conjunct a tense of its own: "will meet Xi and has praised Abe"? */
static bool has_tense(const onus_asker *a, uint32_t token)
{
    const onus_token *verb = &a->tokens[token];
    return verb->xpos == XPOS_VBD || verb->xpos == XPOS_VBZ ||
           onus_record__child(a->record, token, REL_aux) != ONUS_NONE ||
           onus_record__child(a->record, token, REL_nsubj) != ONUS_NONE;
}

/* The word that a conjunct is coordinated with. A verb that the tree has hung
 * on a noun belongs to the verb above: "might halt [the talks and attack]
 * Chad". */
static uint32_t arm(const onus_asker *a, uint32_t token)
{
    uint32_t above = a->tokens[token].head;
    bool too_low = onus_clause__is_verb(&a->tokens[token]) &&
                   !onus_clause__is_verb(&a->tokens[above]) &&
                   a->tokens[above].relation == REL_obj;
    return too_low ? a->tokens[above].head : above;
}

/* Both arms of "and" share will and would; "not" only reaches over "or". */
static onus_event_status of_conjunct(const onus_asker *a, uint32_t token)
{
    onus_event_status status =
        has_tense(a, token) ? STATUS_ACTUAL : own(a, arm(a, token));
    if (status != STATUS_NEGATED)
        return status;
    return has(a, token, REL_cc, WORDS_alternative_word) ? STATUS_NEGATED
                                                         : STATUS_ACTUAL;
}

/* What stands above a word says of it; *more if what stands above that may say
 * more. */
static onus_event_status from_above(const onus_asker *a, uint32_t token,
                                    bool *more)
{
    uint32_t above = a->tokens[token].head;
    bool verb = onus_clause__is_verb(&a->tokens[above]);
    onus_event_status status;
    *more = true;
    switch (a->tokens[token].relation) {
    case REL_csubj:
    case REL_csubj_pass:
        if (!onus_mood__is_infinitive(a, token) &&
            a->tokens[token].xpos != XPOS_VBG)
            return of_clause(a, token, above);
        return of_complement(a, token, above);
    case REL_xcomp:
        return of_complement(a, token, above);
    case REL_acl:
        if (is_denied(a, token, above))
            return STATUS_NEGATED;
        *more = is_content(a, token, above) ||
                onus_record__child(a->record, token, REL_mark) != ONUS_NONE;
        return onus_mood__opens_condition(a, above) ? STATUS_HYPOTHETICAL
               : *more                              ? lent(a, token, above)
                                                    : STATUS_ACTUAL;
    case REL_acl_relcl:
        *more = false;
        return onus_mood__opens_condition(a, above) ? STATUS_HYPOTHETICAL
                                                    : STATUS_ACTUAL;
    case REL_advcl:
        if (onus_mood__opens_condition(a, above))
            return STATUS_HYPOTHETICAL;
        status =
            is_content(a, token, above) ? lent(a, token, above) : STATUS_ACTUAL;
        *more = onus_mood__is_infinitive(a, token) || status != STATUS_ACTUAL;
        return status;
    case REL_ccomp:
        *more = false;
        return of_clause(a, token, above);
    case REL_obj:
    case REL_nsubj_pass:
        *more = !is_known(a, token) || in(a, WORDS_support_verb, above);
        return verb ? of_object(a, token, above) : STATUS_ACTUAL;
    case REL_nsubj:
        *more = false;
        return verb ? of_subject(a, above) : STATUS_ACTUAL;
    case REL_compound:
        *more = false;
        return in(a, WORDS_unreal_noun, above) ? STATUS_HYPOTHETICAL
                                               : STATUS_ACTUAL;
    case REL_obl:
    case REL_nmod:
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
    onus_asker a = {tables, record, record->tokens.items};
    onus_event_status status = own(&a, token);
    bool more = true;
    for (int level = 0;
         level < CLIMB && more && a.tokens[token].head != ONUS_NONE; level++) {
        status = onus_mood__graver(status, from_above(&a, token, &more));
        token = a.tokens[token].head;
    }
    return status;
}

bool onus_event_status__depends(const onus_tables *tables,
                                const onus_record *record, uint32_t token)
{
    onus_asker a = {tables, record, record->tokens.items};
    return onus_mood__depends(&a, token);
}

bool onus_event_status__wills(const onus_tables *tables,
                              const onus_record *record, uint32_t token)
{
    onus_asker a = {tables, record, record->tokens.items};
    return has(&a, token, REL_aux, WORDS_future_auxiliary) ||
           has(&a, token, REL_aux, WORDS_future_in_past);
}
