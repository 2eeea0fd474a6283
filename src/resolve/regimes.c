/* Regimes: whose "the junta", "the authorities" are.
 *
 *     "Niger's president was ousted. France urged the junta ..."  -> Niger
 *     "The regime said that the United States was to blame."      -> not theirs
 *     "Kenya expelled a Ugandan. The government said ..."         -> Kenya
 *
 * No state urges or blames its own government: the states that act on it in the
 * sentence, and those that it acts on, are out. Of those spoken of just before,
 * the only one that is left is meant, else the one that the report is about,
 * else, for one who acts himself, the one that acted before him.
 */
#include "resolve/gather.h"
#include "resolve/resolve.h"

enum {
    NEAR = 2,   /* sentences back */
    WINDOW = 32, /* mentions back */
    MOST = 8,   /* states that are out */
    DEEP = 32,  /* steps up a tree */
};

typedef struct asker {
    const onus_findings *findings;
    const onus_record *record;
    const onus_token *tokens;
    onus_slice out[MOST];
    uint32_t count;
} asker;

static onus_slice state_of(const asker *a, const onus_mention *mention)
{
    onus_slice country = a->record->entities.items[mention->entity].country;
    bool state = country.size &&
                 onus_map__find(&a->findings->tables->country_of, country) !=
                     ONUS_NONE;
    return state ? country : (onus_slice){0};
}

static bool is_out(const asker *a, onus_slice state)
{
    for (uint32_t i = 0; i < a->count; i++)
        if (onus_slice__equal(a->out[i], state))
            return true;
    return !state.size;
}

static void rule_out(asker *a, onus_slice state)
{
    if (a->count < MOST && !is_out(a, state))
        a->out[a->count++] = state;
}

/* Is it the state itself, its government or army? Its rebels and farmers have
 * to do with their own. */
static bool is_state(const asker *a, const onus_mention *mention)
{
    onus_slice code = a->record->entities.items[mention->entity].code;
    return code.size == 3 || onus_code__holds(code, ONUS_SLICE("GOV")) ||
           onus_code__holds(code, ONUS_SLICE("MIL"));
}

static bool is_subject(const onus_token *token)
{
    return token->relation == REL_nsubj || token->relation == REL_nsubj_pass;
}

/* Rule out those who act or speak above the noun. */
static void hear_above(asker *a, uint32_t token)
{
    for (int step = 0; step < DEEP && a->tokens[token].head != ONUS_NONE;
         step++) {
        uint32_t above = a->tokens[token].head;
        uint32_t subject = onus_record__child(a->record, above, REL_nsubj);
        uint32_t mention = subject == ONUS_NONE || subject == token
                               ? ONUS_NONE
                               : onus_resolve__actor(a->record, subject);
        const onus_mention *ruler =
            mention == ONUS_NONE ? NULL : &a->record->mentions.items[mention];
        if (ruler && is_state(a, ruler))
            rule_out(a, state_of(a, ruler));
        token = above;
    }
}

/* Rule out those named behind it in its sentence. */
static void hear_behind(asker *a, uint32_t mention)
{
    const onus_mention *mentions = a->record->mentions.items;
    uint32_t sentence = a->tokens[mentions[mention].head].sentence;
    for (uint32_t m = mention + 1; m < a->record->mentions.count; m++) {
        if (a->tokens[mentions[m].head].sentence != sentence ||
            m - mention > WINDOW)
            return;
        if (mentions[m].form == ONUS_FORM_NAME)
            rule_out(a, state_of(a, &mentions[m]));
    }
}

static bool says_where(const asker *a, uint32_t head)
{
    return onus_tables__in(a->findings->tables, WORDS_where_preposition,
                           onus_record__preposition(a->record, head));
}

/* Does a mention act: "Kenya and Uganda met", "Niger's president resigned"? */
static bool acts(const asker *a, uint32_t head)
{
    const onus_token *token = &a->tokens[head];
    if (token->relation == REL_conj || token->relation == REL_nmod_poss)
        token = &a->tokens[token->head];
    return is_subject(token);
}

/* A state, unless another was heard. */
static void take(const onus_slice state, onus_slice *only, bool *several)
{
    *several |= only->size && !onus_slice__equal(*only, state);
    *only = state;
}

/* The only state left of those spoken of just before, else what the report is
 * about, else, for one who acts, the only one that acted in the sentence
 * before. */
static onus_slice left_over(const asker *a, uint32_t mention, onus_slice about)
{
    const onus_mention *mentions = a->record->mentions.items;
    uint32_t sentence = a->tokens[mentions[mention].head].sentence;
    onus_slice only = {0}, actor = {0};
    bool several = false, rivals = false;
    for (uint32_t m = mention; m-- > 0 && mention - m <= WINDOW;) {
        uint32_t head = mentions[m].head;
        uint32_t distance = sentence - a->tokens[head].sentence;
        onus_slice state = state_of(a, &mentions[m]);
        if (distance > NEAR)
            break;
        if (is_out(a, state) || says_where(a, head))
            continue;
        take(state, &only, &several);
        if (distance == 1 && acts(a, head))
            take(state, &actor, &rivals);
    }
    if (only.size && !several)
        return only;
    if (!is_out(a, about))
        return about;
    return rivals || !is_subject(&a->tokens[mentions[mention].head])
               ? (onus_slice){0}
               : actor;
}

/* "The junta", "authorities", but not "a government". */
static bool is_ruling(const asker *a, uint32_t head)
{
    uint32_t word = onus_record__child(a->record, head, REL_det);
    bool definite = word != ONUS_NONE &&
                    onus_slice__is(a->tokens[word].lemma, "the");
    bool bare = word == ONUS_NONE && a->tokens[head].xpos == XPOS_NNS;
    return (definite || bare) &&
           onus_tables__in(a->findings->tables, WORDS_rule_noun,
                           a->tokens[head].lemma);
}

bool onus_findings__ruled(const onus_findings *findings,
                          const onus_mention *mention, onus_slice about,
                          onus_slice *state)
{
    asker a = {.findings = findings, .record = findings->record,
               .tokens = findings->record->tokens.items};
    uint32_t index = (uint32_t)(mention - findings->record->mentions.items);
    if (!is_ruling(&a, mention->head))
        return false;
    hear_above(&a, mention->head);
    hear_behind(&a, index);
    *state = left_over(&a, index, about);
    return true;
}
