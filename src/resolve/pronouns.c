/* Pronouns: who "he", "they" and "it" are.
 *
 * Every actor spoken of in the last sentences is a candidate, by its latest
 * mention. It must fit in kind (a person for "he", several for "they", a
 * country or body for "it"), number and, where a first name or title tells it,
 * gender. Of those that fit the best is taken: near, a subject, in the
 * pronoun's own role, spoken of often, and, for one who says something, the
 * one who said something before (centering: Grosz, Joshi and Weinstein 1995;
 * salience weights: Lappin and Leass 1994, much simplified).
 *
 *     "Trump met Moon. He praised Kim." -> He = Trump, the subject
 *     "Trump and Kim met. They agreed ..." -> They = Trump, with Kim
 *
 * "It" of weather and "it is hard to ..." is nobody, and an object "it" or
 * "them" is a thing if a thing stands nearer. What was left out: cataphora,
 * and the first person, which is statements' business.
 */
#include "resolve/findings.h"

#include "base/utf8.h"

enum {
    REACH = 4,   /* sentences back */
    WINDOW = 64, /* mentions back */
    RULED = 16,  /* what being the main clause's subject is worth */
};

typedef enum want { WANT_NOTHING, WANT_PERSON, WANT_MANY, WANT_THING } want;

typedef enum gender { GENDER_UNKNOWN, GENDER_MAN, GENDER_WOMAN } gender;

typedef struct seeker {
    const onus_tables *tables;
    onus_arena *scratch;
    onus_record *record;
    const onus_token *tokens;
    uint8_t *genders;  /* of entities: gender + 1, 0 if not yet asked */
    uint32_t *counts;  /* of entities: mentions so far */
    bool *quoted;      /* of tokens: inside quotation marks */
} seeker;

static bool in(const seeker *s, onus_words list, uint32_t token)
{
    return onus_tables__in(s->tables, list, s->tokens[token].lemma);
}

/* ----------------------------------------------------------- what is wanted */

/* "It is hard to", "it would be wrong that": a place-holder for the clause
 * behind. */
static bool holds_place(const seeker *s, uint32_t token)
{
    uint32_t above = s->tokens[token].head;
    if (s->tokens[token].relation == REL_expl)
        return true;
    if (above == ONUS_NONE ||
        onus_record__child(s->record, above, REL_cop) == ONUS_NONE)
        return false;
    for (uint32_t c = s->tokens[above].first_child; c != ONUS_NONE;
         c = s->tokens[c].next_sibling) {
        uint8_t relation = s->tokens[c].relation;
        if (relation == REL_csubj || relation == REL_ccomp ||
            relation == REL_xcomp || relation == REL_advcl)
            return true;
    }
    return false;
}

/* "It was the first visit", "it is a gesture": it is what the noun says, no
 * actor. */
static bool is_named_thing(const seeker *s, uint32_t token)
{
    uint32_t above = s->tokens[token].head;
    return above != ONUS_NONE && s->tokens[above].upos == UPOS_NOUN &&
           s->tokens[token].relation == REL_nsubj &&
           onus_record__child(s->record, above, REL_cop) != ONUS_NONE;
}

static want wanted(const seeker *s, uint32_t token)
{
    const onus_token *word = &s->tokens[token];
    if (word->upos != UPOS_PRON && word->xpos != XPOS_PRPS)
        return WANT_NOTHING;
    if (in(s, WORDS_singular_pronoun, token))
        return WANT_PERSON;
    if (in(s, WORDS_plural_pronoun, token))
        return WANT_MANY;
    if (!in(s, WORDS_thing_pronoun, token) || holds_place(s, token) ||
        is_named_thing(s, token))
        return WANT_NOTHING;
    return WANT_THING;
}

static gender pronoun_gender(const seeker *s, uint32_t token)
{
    char first = s->tokens[token].lemma.size ? s->tokens[token].lemma.data[0]
                                             : ' ';
    return first == 's' ? GENDER_WOMAN : GENDER_MAN;
}

/* ------------------------------------------------------- gender of an actor */

static gender gender_of_word(const seeker *s, onus_slice word)
{
    onus_slice lower = onus_utf8__lowered(s->scratch, word);
    if (onus_tables__in(s->tables, WORDS_man, lower))
        return GENDER_MAN;
    return onus_tables__in(s->tables, WORDS_woman, lower) ? GENDER_WOMAN
                                                          : GENDER_UNKNOWN;
}

/* The first word of a text that tells it: "Sarah Sanders", "state
 * department spokesman". */
static gender gender_in(const seeker *s, onus_slice text)
{
    while (text.data) {
        gender told = gender_of_word(s, onus_slice__split(&text, ' '));
        if (told != GENDER_UNKNOWN)
            return told;
    }
    return GENDER_UNKNOWN;
}

static gender gender_of(const seeker *s, uint32_t entity)
{
    const onus_entity *who = &s->record->entities.items[entity];
    if (!s->genders[entity]) {
        onus_slice name = who->name;
        gender told = gender_of_word(s, onus_slice__split(&name, ' '));
        if (told == GENDER_UNKNOWN)
            told = gender_in(s, who->role);
        if (told == GENDER_UNKNOWN && !who->known)
            told = gender_in(s, name);
        s->genders[entity] = (uint8_t)(told + 1);
    }
    return (gender)(s->genders[entity] - 1);
}

/* --------------------------------------------------------------- candidates */

static bool is_subject(uint8_t relation)
{
    return relation == REL_nsubj || relation == REL_nsubj_pass ||
           relation == REL_nsubj_outer;
}

static bool plural(const onus_token *token)
{
    return token->xpos == XPOS_NNS || token->xpos == XPOS_NNPS;
}

/* The role of a mention's phrase: a name behind a title hangs on it. */
static uint32_t phrase_head(const seeker *s, uint32_t token)
{
    while (s->tokens[token].head != ONUS_NONE &&
           (s->tokens[token].relation == REL_flat ||
            s->tokens[token].relation == REL_nmod_desc ||
            s->tokens[token].relation == REL_appos))
        token = s->tokens[token].head;
    return token;
}

/* The mention of a phrase: of its head, or of the name behind a title. */
static uint32_t mention_in(const seeker *s, uint32_t head)
{
    uint32_t mention = s->record->mention_of[head];
    for (uint32_t c = s->tokens[head].first_child;
         mention == ONUS_NONE && c != ONUS_NONE; c = s->tokens[c].next_sibling)
        if (s->tokens[c].relation == REL_flat ||
            s->tokens[c].relation == REL_appos)
            mention = s->record->mention_of[c];
    return mention;
}

/* The mention of a conjunct of the same kind: "Trump and Kim". ONUS_NONE if
 * there is none. */
static uint32_t conjunct(const seeker *s, const onus_mention *mention)
{
    const onus_record *record = s->record;
    uint32_t head = phrase_head(s, mention->head);
    for (uint32_t c = s->tokens[head].first_child; c != ONUS_NONE;
         c = s->tokens[c].next_sibling) {
        if (s->tokens[c].relation != REL_conj)
            continue;
        uint32_t other = mention_in(s, c);
        if (other != ONUS_NONE &&
            record->mentions.items[other].entity != mention->entity &&
            record->entities.items[record->mentions.items[other].entity].kind ==
                record->entities.items[mention->entity].kind)
            return other;
    }
    return ONUS_NONE;
}

static bool fits(const seeker *s, const onus_mention *mention, uint32_t token,
                 want want)
{
    const onus_entity *entity = &s->record->entities.items[mention->entity];
    const onus_token *head = &s->tokens[mention->head];
    switch (want) {
    case WANT_PERSON:
        if (entity->kind != ONUS_KIND_PERSON || plural(head))
            return false;
        break;
    case WANT_MANY:
        return plural(head) || entity->kind == ONUS_KIND_GROUP ||
               s->record->partner_of[mention->head] != ONUS_NONE ||
               conjunct(s, mention) != ONUS_NONE;
    case WANT_THING:
        return head->upos != UPOS_ADJ && !plural(head) &&
               (entity->kind == ONUS_KIND_COUNTRY ||
                entity->kind == ONUS_KIND_ORGANIZATION ||
                entity->kind == ONUS_KIND_GROUP);
    default:
        return false;
    }
    gender told = gender_of(s, mention->entity);
    return told == GENDER_UNKNOWN || told == pronoun_gender(s, token);
}

/* Is the token the subject of a verb of saying? */
static bool says(const seeker *s, uint32_t token)
{
    uint32_t above = s->tokens[token].head;
    return above != ONUS_NONE && is_subject(s->tokens[token].relation) &&
           onus_map__find(&s->tables->cue_heads, s->tokens[above].lemma) !=
               ONUS_NONE;
}

/* Who speaks is seldom named in his own quotation: "Kim blamed others," he
 * said. */
static bool is_quoted_by(const seeker *s, uint32_t head, uint32_t token)
{
    return says(s, token) && !s->quoted[token] && s->quoted[head];
}

/* Is the token the subject of a clause that hangs below the one whose subject
 * the other is: "Poland summoned him over an attack that it blames ..."? Not
 * across quotation marks: "He lies," Smith said. */
static bool is_ruled_by(const seeker *s, uint32_t token, uint32_t subject)
{
    uint32_t clause = s->tokens[subject].head;
    return is_subject(s->tokens[token].relation) &&
           is_subject(s->tokens[subject].relation) && clause != ONUS_NONE &&
           s->quoted[token] == s->quoted[subject] &&
           onus_record__under(s->record, token, clause);
}

/* How good an antecedent a mention is for the token; 0 is none. */
static int score(const seeker *s, const onus_mention *mention, uint32_t token,
                 want want)
{
    const onus_token *tokens = s->tokens;
    uint32_t head = phrase_head(s, mention->head);
    int distance =
        (int)(tokens[token].sentence - tokens[mention->head].sentence);
    /* "Kim criticised him": two different people hang on one verb. */
    if (distance == 0 && tokens[token].head == tokens[head].head &&
        tokens[token].xpos != XPOS_PRPS)
        return 0;
    uint8_t role = tokens[head].relation;
    int value = 100 - 14 * distance;
    if (is_subject(role))
        value += 14;
    if (is_subject(role) && is_subject(tokens[token].relation))
        value += 6;
    if (is_ruled_by(s, token, head))
        value += RULED;
    if (role == REL_nmod_poss || role == REL_compound)
        value -= 8;
    /* "in Pyongyang", "at the White House": where, not who. */
    if (role == REL_obl || role == REL_nmod)
        value -= want == WANT_THING ? 16 : 6;
    if (is_quoted_by(s, mention->head, token))
        value -= 50;
    else if (says(s, token) && says(s, head))
        value += 16;
    /* "Kim praised his army": one's own. */
    if (tokens[token].xpos == XPOS_PRPS && is_subject(role) && distance == 0 &&
        onus_record__under(s->record, token, tokens[head].head))
        value += 10;
    uint32_t count = s->counts[mention->entity];
    value += 2 * (int)(count < 4 ? count : 4);
    if (want == WANT_MANY && conjunct(s, mention) != ONUS_NONE)
        value += is_subject(role) ? 12 : 4;
    return value;
}

/* An object "it" or "them" behind a nearer thing is that thing: "sanctions
 * ... lift them". */
static bool thing_between(const seeker *s, uint32_t from, uint32_t token,
                          want want)
{
    uint8_t role = s->tokens[token].relation;
    if (want == WANT_PERSON || is_subject(role) || role == REL_nmod_poss)
        return false;
    for (uint32_t t = token; t-- > from + 1;) {
        const onus_token *word = &s->tokens[t];
        bool noun = word->upos == UPOS_NOUN &&
                    s->record->mention_of[t] == ONUS_NONE;
        if (noun && plural(word) == (want == WANT_MANY) &&
            (word->relation == REL_obj || is_subject(word->relation)))
            return true;
    }
    return false;
}

/* The mention among the first `count` that a pronoun stands for. */
static uint32_t antecedent(const seeker *s, uint32_t count, uint32_t token,
                           want want)
{
    uint32_t best = ONUS_NONE;
    int best_score = 0;
    uint32_t lowest = count > WINDOW ? count - WINDOW : 0;
    for (uint32_t m = count; m-- > lowest;) {
        const onus_mention *mention = &s->record->mentions.items[m];
        if (s->tokens[token].sentence - s->tokens[mention->head].sentence >
            REACH)
            break;
        if (mention->head >= token || !fits(s, mention, token, want))
            continue;
        int value = score(s, mention, token, want);
        if (value > best_score) {
            best = m;
            best_score = value;
        }
    }
    if (best != ONUS_NONE &&
        thing_between(s, s->record->mentions.items[best].head, token, want))
        return ONUS_NONE;
    return best;
}

/* ---------------------------------------------------------------- the whole */

/* Is a quotation open behind the token? A straight mark turns it about. */
static bool opens(const onus_token *token, bool open)
{
    onus_slice form = token->form;
    if (onus_slice__is(form, "\""))
        return !open;
    if (onus_slice__is(form, "\xE2\x80\x9C") || onus_slice__is(form, "``"))
        return true;
    bool closes =
        onus_slice__is(form, "\xE2\x80\x9D") || onus_slice__is(form, "''");
    return open && !closes;
}

/* Mark the tokens inside quotations, which end with their paragraph. */
static void mark_quoted(seeker *s)
{
    const onus_record *record = s->record;
    bool open = false;
    for (uint32_t t = 0, p = 0; t < record->tokens.count; t++) {
        for (; p < record->paragraphs.count &&
               record->paragraphs.items[p].end <= s->tokens[t].span.start; p++)
            open = false;
        open = opens(&s->tokens[t], open);
        s->quoted[t] = open;
    }
}

static void add(seeker *s, uint32_t token, want want)
{
    onus_record *record = s->record;
    uint32_t of = antecedent(s, record->mentions.count, token, want);
    if (of == ONUS_NONE)
        return;
    onus_mention before = record->mentions.items[of];
    uint32_t other = want == WANT_MANY ? conjunct(s, &before) : ONUS_NONE;
    onus_mention mention = {.span = s->tokens[token].span,
                            .entity = before.entity,
                            .form = ONUS_FORM_PRONOUN, .first_token = token,
                            .token_count = 1, .head = token};
    record->partner_of[token] =
        other != ONUS_NONE ? record->mentions.items[other].entity
                           : record->partner_of[before.head];
    record->mention_of[token] = record->mentions.count;
    onus_array__push(&record->arena, &record->mentions, mention);
    s->counts[mention.entity]++;
}

/* Put the known mentions back in the order of the text, the pronouns
 * between them. */
static void interleave(seeker *s, const onus_findings *findings,
                       const onus_mention *known, uint32_t count)
{
    onus_record *record = s->record;
    uint32_t next = 0;
    for (uint32_t t = 0; t < record->tokens.count; t++) {
        for (; next < count && known[next].first_token <= t; next++) {
            record->mention_of[known[next].head] = record->mentions.count;
            onus_array__push(&record->arena, &record->mentions, known[next]);
            s->counts[known[next].entity]++;
        }
        want want = wanted(s, t);
        if (want != WANT_NOTHING && findings->at[t] == ONUS_NONE)
            add(s, t, want);
    }
    for (; next < count; next++)
        onus_array__push(&record->arena, &record->mentions, known[next]);
}

void onus_findings__pronouns(onus_findings *findings)
{
    onus_record *record = findings->record;
    uint32_t count = record->mentions.count;
    const onus_mention *known = record->mentions.items;
    size_t entities = record->entities.count + 1;
    seeker s = {.tables = findings->tables, .scratch = findings->scratch,
                .record = record, .tokens = record->tokens.items,
                .genders = onus_arena__alloc(findings->scratch, entities),
                .counts = onus_arena__array(findings->scratch, entities,
                                            sizeof(uint32_t)),
                .quoted = onus_arena__alloc(findings->scratch,
                                            record->tokens.count + 1)};
    if (!s.genders || !s.counts || !s.quoted)
        return;
    mark_quoted(&s);
    record->mentions.count = 0;
    record->mentions.items = NULL;
    record->mentions.capacity = 0;
    interleave(&s, findings, known, count);
}
