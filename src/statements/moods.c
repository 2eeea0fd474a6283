/* Moods: what a main clause of a content does, when its cue tells nothing.
 *
 *     "We will open the border"        own future            commitment
 *     "We cannot accept this"          own, denied           refusal
 *     "They must leave", "Leave"       another's duty        demand
 *     "Russia has bombed a school"     another's misdeed     accusation
 *     "We did not bomb it"             own, denied           denial
 *
 * A clause is read once: its helpers, its subject, and whether that is on
 * the speaker's own side. Then the rules are asked in their order, and the
 * first that fits gives the kind. One's own side is "I" and "we" in a
 * quotation; in reported speech the speaker, and for whoever speaks for a
 * government also his country and its government: "the spokesman said that
 * Oslo would pay". What was left out: irony.
 */
#include "events/clause.h"
#include "events/match.h"
#include "statements/talk.h"

enum { MATERIAL_COOPERATION = 2, MATERIAL_CONFLICT = 4 /* quad classes */ };

typedef struct clause {
    const onus_talk *talk;
    uint32_t verb;
    uint32_t speaker; /* entity, or ONUS_NONE */
    uint32_t subject; /* token, or ONUS_NONE */
    bool will, would, must, can, may, helped;
    bool negated, condition, asked, marked, empty;
    bool own;   /* its subject is the speaker's own side */
    bool other; /* it has another subject */
} clause;

static const onus_token *token_of(const clause *clause, uint32_t token)
{
    return onus_talk__token(clause->talk, token);
}

static bool listed(const clause *clause, onus_words list, uint32_t token)
{
    return onus_talk__listed(clause->talk, list, token);
}

static bool quoted(const clause *clause, uint32_t token)
{
    return clause->talk->quote_of[token] != ONUS_NONE;
}

/* ------------------------------------------------------------ whose side */

static const onus_entity *entity_at(const onus_talk *talk, uint32_t token)
{
    uint32_t m = talk->record->mention_of[token];
    return m == ONUS_NONE ? NULL
                          : &talk->record->entities
                                 .items[talk->record->mentions.items[m].entity];
}

/* Does an actor speak for its government: PRKGOV, USAGOVMIL, or a country? */
static bool governs(const onus_entity *entity)
{
    return entity->code.size == 3 ||
           (entity->code.size >= 6 &&
            onus_slice__is(onus_slice__cut(entity->code, 3, 6), "GOV"));
}

/* Does what an actor says bind anybody: no analyst, no newspaper? */
static bool binds(const onus_talk *talk, const onus_entity *entity)
{
    for (size_t at = 3; at + 3 <= entity->code.size; at += 3) {
        const onus_sector *sector = onus_tables__sector(
            talk->tables, onus_slice__cut(entity->code, at, at + 3));
        if (sector && !sector->binds)
            return false;
    }
    return entity->code.size >= 3;
}

static bool is_party(const clause *clause)
{
    return clause->speaker != ONUS_NONE &&
           binds(clause->talk,
                 &clause->talk->record->entities.items[clause->speaker]);
}

static bool same_country(const onus_entity *a, const onus_entity *b)
{
    return a->country.size && onus_slice__equal(a->country, b->country);
}

static bool is_own(const clause *clause, uint32_t subject)
{
    const onus_entity *who = entity_at(clause->talk, subject);
    if (quoted(clause, subject) && listed(clause, WORDS_first_person, subject))
        return true;
    if (!who || clause->speaker == ONUS_NONE)
        return false;
    const onus_entity *speaker =
        &clause->talk->record->entities.items[clause->speaker];
    return who == speaker ||
           (governs(who) && governs(speaker) && same_country(who, speaker));
}

/* ------------------------------------------------------- reading a clause */

static bool opens_condition(const onus_talk *talk, uint32_t verb)
{
    uint32_t mark = onus_record__child(talk->record, verb, REL_mark);
    return mark != ONUS_NONE &&
           onus_talk__listed(talk, WORDS_conditional_marker, mark);
}

/* "as long as the siege lasts": the clause hangs on "long", and that on the
 * verb. */
static bool is_measure(const onus_talk *talk, uint32_t word)
{
    return onus_talk__listed(talk, WORDS_condition_measure, word) &&
           onus_record__child(talk->record, word, REL_advcl) != ONUS_NONE;
}

static void read_helper(clause *clause, uint32_t helper)
{
    bool modal = token_of(clause, helper)->xpos == XPOS_MD;
    clause->helped = true;
    clause->will |= listed(clause, WORDS_future_auxiliary, helper);
    clause->would |= modal && listed(clause, WORDS_reported_future, helper);
    clause->must |= modal && listed(clause, WORDS_duty_word, helper);
    clause->can |= modal && listed(clause, WORDS_ability_word, helper);
    clause->may |= modal && listed(clause, WORDS_possible_word, helper);
}

static void read_child(clause *clause, uint32_t child)
{
    const onus_token *word = token_of(clause, child);
    switch (word->relation) {
    case REL_aux:
        read_helper(clause, child);
        break;
    case REL_advmod:
    case REL_det:
        clause->negated |= listed(clause, WORDS_negation, child);
        clause->asked |= word->xpos == XPOS_WRB;
        clause->condition |= is_measure(clause->talk, child);
        break;
    case REL_advcl:
        clause->condition |= opens_condition(clause->talk, child);
        break;
    case REL_expl:
        clause->empty = true;
        break;
    case REL_mark:
        clause->marked |= word->xpos == XPOS_TO;
        break;
    case REL_nsubj:
    case REL_nsubj_pass:
        if (clause->subject == ONUS_NONE)
            clause->subject = child;
        break;
    default:
        break;
    }
}

/* "are going to open", "have decided to open": the act is the infinitive's. */
static uint32_t resolved(const onus_talk *talk, uint32_t verb)
{
    uint32_t act = onus_record__child(talk->record, verb, REL_xcomp);
    const onus_token *word = onus_talk__token(talk, verb);
    bool going = word->xpos == XPOS_VBG || !onus_slice__is(word->lemma, "go");
    return act != ONUS_NONE && going &&
                   onus_talk__listed(talk, WORDS_resolve_verb, verb)
               ? act
               : ONUS_NONE;
}

static clause read(const onus_talk *talk, uint32_t verb, uint32_t speaker)
{
    clause clause = {
        .talk = talk, .verb = verb, .speaker = speaker, .subject = ONUS_NONE};
    const onus_token *tokens = talk->record->tokens.items;
    for (uint32_t c = tokens[verb].first_child; c != ONUS_NONE;
         c = tokens[c].next_sibling)
        read_child(&clause, c);
    if (clause.subject != ONUS_NONE && clause.empty) /* "there are no talks" */
        clause.negated |= onus_talk__is_denied(talk, clause.subject);
    if (clause.subject != ONUS_NONE) {
        clause.own = is_own(&clause, clause.subject);
        clause.other = !clause.own;
    }
    /* reported: "he said he would", unless the would is an if's or a wish's */
    clause.will |= clause.would && !quoted(&clause, verb) &&
                   !clause.condition && !listed(&clause, WORDS_wish_verb, verb);
    uint32_t act = clause.own ? resolved(talk, verb) : ONUS_NONE;
    if (act != ONUS_NONE) {
        clause.will = true;
        clause.verb = act;
    }
    return clause;
}

/* ------------------------------------------------------------ what is done */

/* The quad class of what a verb says by events.tsv, or 0. */
static unsigned quad_of(const onus_talk *talk, uint32_t verb)
{
    onus_match match;
    if (!onus_match__token(talk->tables, talk->record, verb, &match))
        return 0;
    uint32_t plover = talk->tables->patterns.items[match.pattern].plover;
    return talk->tables->plover.items[plover].quad;
}

bool onus_talk__is_hostile(const onus_talk *talk, uint32_t verb)
{
    return onus_talk__listed(talk, WORDS_strike_verb, verb) ||
           quad_of(talk, verb) == MATERIAL_CONFLICT;
}

static bool is_hostile(const clause *clause)
{
    return onus_talk__is_hostile(clause->talk, clause->verb);
}

static bool is_misdeed(const clause *clause)
{
    return is_hostile(clause) ||
           listed(clause, WORDS_misdeed_word, clause->verb);
}

static bool is_open(const clause *clause) /* nothing is said to have happened */
{
    return clause->will || clause->would || clause->must || clause->can ||
           clause->may || clause->condition;
}

static bool has_child_in(const clause *clause, onus_words list,
                         const uint8_t *relations, size_t count)
{
    const onus_token *tokens = clause->talk->record->tokens.items;
    for (uint32_t c = tokens[clause->verb].first_child; c != ONUS_NONE;
         c = tokens[c].next_sibling)
        for (size_t i = 0; i < count; i++)
            if (tokens[c].relation == relations[i] && listed(clause, list, c))
                return true;
    return false;
}

/* A child that is an infinitive, or ONUS_NONE. */
static uint32_t infinitive_below(const clause *clause)
{
    const onus_token *tokens = clause->talk->record->tokens.items;
    for (uint32_t c = tokens[clause->verb].first_child; c != ONUS_NONE;
         c = tokens[c].next_sibling)
        for (uint32_t m = tokens[c].first_child; m != ONUS_NONE;
             m = tokens[m].next_sibling)
            if (tokens[m].relation == REL_mark && tokens[m].xpos == XPOS_TO)
                return c;
    return ONUS_NONE;
}

/* ------------------------------------------------------------------ rules */

static bool says_nothing(const clause *clause)
{
    static const uint8_t relations[] = {REL_obj};
    uint32_t object =
        onus_record__child(clause->talk->record, clause->verb, REL_obj);
    return object != ONUS_NONE && onus_talk__is_denied(clause->talk, object) &&
           has_child_in(clause, WORDS_comment_word, relations, 1);
}

static bool reassures(const clause *clause)
{
    return clause->own && clause->will && clause->negated &&
           (is_hostile(clause) ||
            listed(clause, WORDS_desert_verb, clause->verb));
}

static bool refuses(const clause *clause)
{
    if (!clause->negated)
        return false;
    if (clause->own && clause->will)
        return true;
    if (clause->own && clause->can)
        return listed(clause, WORDS_assent_verb, clause->verb);
    /* "there will be no talks" */
    return clause->empty && clause->will && is_party(clause);
}

static bool threatens(const clause *clause)
{
    static const uint8_t relations[] = {REL_obj, REL_obl, REL_nsubj};
    if (!clause->will || clause->negated)
        return false;
    if (clause->own && is_hostile(clause))
        return true;
    /* "there will be consequences", "will be met with force" */
    return is_party(clause) &&
           (has_child_in(clause, WORDS_threat_noun, relations, 2) ||
            (clause->empty &&
             (listed(clause, WORDS_threat_noun, clause->verb) ||
              has_child_in(clause, WORDS_threat_noun, relations, 3))));
}

static bool promises(const clause *clause)
{
    return clause->own && clause->will;
}

/* "We did not do it", "we had nothing to do with it", "that is a lie". */
static bool denies(const clause *clause)
{
    static const uint8_t relations[] = {REL_obj};
    bool plain = !is_open(clause);
    if (plain && clause->other && !clause->negated)
        return listed(clause, WORDS_false_word, clause->verb) &&
               token_of(clause, clause->verb)->upos != UPOS_VERB &&
               is_party(clause);
    return plain && clause->own &&
           ((clause->negated &&
             (is_misdeed(clause) ||
              listed(clause, WORDS_guilty_word, clause->verb))) ||
            has_child_in(clause, WORDS_nothing_word, relations, 1));
}

static bool accuses(const clause *clause)
{
    if (!clause->other || clause->negated || is_open(clause) ||
        !is_party(clause))
        return false;
    const onus_entity *who = entity_at(clause->talk, clause->subject);
    const onus_entity *speaker =
        &clause->talk->record->entities.items[clause->speaker];
    return who && who->country.size && !same_country(who, speaker) &&
           (is_misdeed(clause) ||
            listed(clause, WORDS_guilty_word, clause->verb));
}

/* "Leave", "do not cross the river"; not "let us go", "look", "thank you". */
static bool orders(const clause *clause)
{
    const onus_token *word = token_of(clause, clause->verb);
    uint32_t object =
        onus_record__child(clause->talk->record, clause->verb, REL_obj);
    bool bare = word->xpos == XPOS_VB && clause->subject == ONUS_NONE &&
                !clause->marked && !clause->empty;
    bool helped =
        clause->helped && onus_record__child(clause->talk->record, clause->verb,
                                             REL_aux) > clause->verb;
    bool ours =
        object != ONUS_NONE && listed(clause, WORDS_first_person, object);
    return bare && !helped && !is_open(clause) && !ours &&
           quoted(clause, clause->verb) &&
           clause->talk->draft_of[clause->verb] == ONUS_NONE;
}

/* "We want them to leave", "we expect Oslo to pay". */
static bool wishes(const clause *clause)
{
    uint32_t object =
        onus_record__child(clause->talk->record, clause->verb, REL_obj);
    uint32_t act = infinitive_below(clause);
    if (!clause->own || clause->negated || act == ONUS_NONE ||
        !listed(clause, WORDS_wish_verb, clause->verb))
        return false;
    if (object == ONUS_NONE)
        object = onus_record__child(clause->talk->record, act, REL_nsubj);
    return object != ONUS_NONE && !is_own(clause, object);
}

/* "need to leave", "it is time to leave", "it is vital that Oslo pay" */
static bool is_duty(const clause *clause)
{
    const onus_record *record = clause->talk->record;
    if (listed(clause, WORDS_duty_word, clause->verb) &&
        onus_record__child(record, clause->verb, REL_xcomp) != ONUS_NONE)
        return !clause->own;
    bool below =
        infinitive_below(clause) != ONUS_NONE ||
        onus_record__child(record, clause->verb, REL_ccomp) != ONUS_NONE ||
        onus_record__child(record, clause->verb, REL_csubj) != ONUS_NONE;
    return below && listed(clause, WORDS_needful_word, clause->verb) &&
           onus_record__child(record, clause->verb, REL_cop) != ONUS_NONE;
}

static bool demands(const clause *clause)
{
    return (clause->must && !clause->own) || is_duty(clause) || orders(clause);
}

static bool offers(const clause *clause)
{
    unsigned quad = clause->own && clause->can && !clause->negated
                        ? quad_of(clause->talk, clause->verb)
                        : 0;
    return quad && quad <= MATERIAL_COOPERATION;
}

static bool predicts(const clause *clause)
{
    return (clause->other || clause->empty) &&
           (clause->will || clause->may ||
            (listed(clause, WORDS_likely_word, clause->verb) &&
             infinitive_below(clause) != ONUS_NONE));
}

typedef struct rule {
    bool (*fits)(const clause *clause);
    onus_saying kind;
} rule;

static const rule rules[] = {
    {says_nothing, SAYING_no_comment},
    {reassures, SAYING_commitment},
    {refuses, SAYING_refusal},
    {threatens, SAYING_threat},
    {promises, SAYING_commitment},
    {denies, SAYING_denial},
    {accuses, SAYING_accusation},
    {demands, SAYING_demand},
    {offers, SAYING_offer},
    {predicts, SAYING_prediction},
};

/* "We urge", "I deny", "we are ready": what the speaker does by saying it; in
 * reported speech the past too, "said that it rejected". */
static onus_saying performed(const clause *clause)
{
    uint32_t d = clause->talk->draft_of[clause->verb];
    bool past = token_of(clause, clause->verb)->xpos == XPOS_VBD &&
                quoted(clause, clause->verb);
    if (d == ONUS_NONE || past || !clause->own)
        return SAYING_statement;
    onus_saying kind = clause->talk->drafts.items[d].cue->kind;
    if (clause->will && kind != SAYING_refusal)
        return SAYING_statement;
    if (kind == SAYING_refusal &&
        onus_talk__about_comment(clause->talk, clause->verb))
        return SAYING_no_comment;
    if (clause->negated)
        return kind == SAYING_offer ? SAYING_refusal : SAYING_statement;
    return kind;
}

onus_saying onus_talk__mood(const onus_talk *talk, uint32_t verb,
                            uint32_t speaker)
{
    clause clause = read(talk, verb, speaker);
    if (opens_condition(talk, verb))
        return SAYING_condition;
    if (clause.asked)
        return SAYING_statement;
    if (clause.condition && (clause.will || clause.must || clause.own))
        return SAYING_condition;
    if (wishes(&clause))
        return SAYING_demand;
    onus_saying kind = performed(&clause);
    for (size_t i = 0;
         kind == SAYING_statement && i < sizeof rules / sizeof *rules; i++)
        if (rules[i].fits(&clause))
            kind = rules[i].kind;
    return kind;
}

bool onus_talk__foresees_own(const onus_talk *talk, uint32_t verb,
                             uint32_t speaker)
{
    clause clause = read(talk, verb, speaker);
    return clause.own && (clause.will || clause.would);
}
