/* Homes: the country of those whom the text names by their role alone.
 *
 *     "Police in Lima arrested two activists."    -> PERCOP, PEROPP
 *     "Kenya said that its army had left."        -> KENMIL
 *
 * What stands nearest is trusted most: whose they are ("its army", "police in
 * Lima"), where the clause or the sentence happens, whose police, court or
 * government takes part in it, the country that the whole report is about. Two
 * countries that speak at the same distance silence each other, since a wrong
 * country is worse than none. How far an actor's role can be trusted to be of
 * the state around it is told by `home` of sectors.tsv: courts and protesters
 * are, soldiers and envoys may be anywhere.
 *
 * Talks, visits and words are left out: rebels meet in Geneva who are not
 * Swiss. All passes are linear in the text, but for climbs of at most DEEP
 * steps.
 */
#include "base/utf8.h"
#include "resolve/gather.h"
#include "resolve/resolve.h"

enum { DEEP = 32 }; /* steps up a tree; what is deeper is not heard */

/* A country, unless it was contradicted. */
typedef struct hint {
    onus_slice country;
    bool contradicted;
} hint;

typedef struct home {
    onus_slice country; /* absent if unknown */
    onus_ground ground;
} home;

typedef struct settler {
    onus_findings *findings;
    const onus_tables *tables;
    onus_record *record;
    const onus_token *tokens;
    onus_slice *phrases; /* of actors' heads: the country said inside of it */
    hint *places;        /* of clauses' heads: where it happens */
    hint *rulers;        /* of clauses' heads: whose state has a part in it, */
    hint *locals;        /* and whose police, court, opposition */
    hint *sentences;     /* of sentences: where it happens */
    bool *venues;        /* of clauses' heads: of talks or journeys? */
    onus_slice about;    /* what the report is about; absent if unclear */
    uint32_t *abouts;    /* of sentences: its first name, or ONUS_NONE */
    onus_map namesakes;  /* noun -> last mention with that noun and a country */
    uint32_t *moved;     /* of entities: who the last one of that name is now */
    uint32_t size;       /* of `moved` */
} settler;

static void take(hint *hint, onus_slice country)
{
    if (!hint->country.size)
        hint->country = country;
    else if (!onus_slice__equal(hint->country, country))
        hint->contradicted = true;
}

static onus_slice told(const hint *hint)
{
    return hint->contradicted ? (onus_slice){0} : hint->country;
}

static bool in(const settler *s, onus_words list, uint32_t token)
{
    return onus_tables__in(s->tables, list, s->tokens[token].lemma);
}

static const onus_entity *entity_of(const settler *s,
                                    const onus_mention *mention)
{
    return &s->record->entities.items[mention->entity];
}

static bool is_state(const settler *s, onus_slice country)
{
    return country.size &&
           onus_map__find(&s->tables->country_of, country) != ONUS_NONE;
}

/* The first role of an actor's code, or NULL. */
static const onus_sector *first_role(const settler *s, onus_slice code)
{
    bool behind = code.size > 3 && is_state(s, onus_slice__cut(code, 0, 3));
    size_t at = behind ? 3 : 0;
    return code.size < at + 3
               ? NULL
               : onus_tables__sector(s->tables,
                                     onus_slice__cut(code, at, at + 3));
}

/* ---------------------------------------------------------------- clauses */

static bool heads_clause(const settler *s, uint32_t at)
{
    const onus_token *token = &s->tokens[at];
    switch (token->relation) {
    case REL_root:
    case REL_ccomp:
    case REL_advcl:
    case REL_advcl_relcl:
    case REL_acl:
    case REL_acl_relcl:
    case REL_csubj:
    case REL_csubj_pass:
    case REL_parataxis:
        return true;
    case REL_conj: /* "arrested and beaten" is one deed */
        return token->upos == UPOS_VERB && at != token->head + 2;
    default:
        return token->head == ONUS_NONE;
    }
}

static uint32_t clause_of(const settler *s, uint32_t token)
{
    for (int step = 0; step < DEEP && !heads_clause(s, token); step++)
        token = s->tokens[token].head;
    return token;
}

/* ---------------------------------------------------------------- places */

static bool is_place(const settler *s, const onus_mention *mention)
{
    const onus_entity *entity = entity_of(s, mention);
    return mention->form == ONUS_FORM_NAME &&
           s->tokens[mention->head].upos != UPOS_ADJ &&
           (entity->kind == ONUS_KIND_COUNTRY ||
            entity->kind == ONUS_KIND_PLACE) &&
           is_state(s, entity->country);
}

static bool has_case(const settler *s, onus_words list, uint32_t token)
{
    return onus_tables__in(s->tables, list,
                           onus_record__preposition(s->record, token));
}

static void find_venues(settler *s)
{
    for (uint32_t t = 0; t < s->record->tokens.count; t++)
        if (in(s, WORDS_venue_word, t))
            s->venues[clause_of(s, t)] = true;
}

/* Is a word in a clause the town itself that is seized, shelled, besieged? */
static bool is_struck(const onus_token *token)
{
    return token->relation == REL_obj || token->relation == REL_nsubj_pass;
}

/* Take the scene of a clause, unless it is a place to meet. */
static void take_scene(settler *s, uint32_t clause, onus_slice country)
{
    const onus_token *head = &s->tokens[clause];
    if (s->venues[clause])
        return;
    take(&s->places[clause], country);
    if (onus_map__find(&s->tables->cue_heads, head->lemma) == ONUS_NONE)
        take(&s->sentences[head->sentence], country);
}

/* The object right before a place, of a verb that is no meeting: "bombed a
 * convoy in Syria" may hang Syria on the verb. Or ONUS_NONE. */
static uint32_t object_before(const settler *s, uint32_t place)
{
    uint32_t first = s->tokens[place].first, verb = s->tokens[place].head;
    if (!first || verb == ONUS_NONE || s->venues[clause_of(s, place)])
        return ONUS_NONE;
    uint32_t noun = first - 1;
    return s->tokens[noun].head == verb && is_struck(&s->tokens[noun]) &&
                   has_case(s, WORDS_where_preposition, place)
               ? noun
               : ONUS_NONE;
}

/* Hear a place: as part of the phrase that it hangs on ("police in Lima"),
 * and as the scene of its clause ("were arrested in the city of Lima",
 * "seized Lima"). */
static void hear_place(settler *s, const onus_mention *mention)
{
    uint32_t t = mention->head;
    const onus_entity *place = entity_of(s, mention);
    bool town = place->kind == ONUS_KIND_PLACE, heard = false;
    bool scene = has_case(s, WORDS_where_preposition, t) ||
                 (town && is_struck(&s->tokens[t]));
    if (!scene && !has_case(s, WORDS_home_preposition, t))
        return;
    uint32_t object = object_before(s, t);
    if (object != ONUS_NONE)
        s->phrases[object] = place->country;
    for (int step = 0; step < DEEP && !heads_clause(s, t); step++) {
        t = s->tokens[t].head;
        scene |= has_case(s, WORDS_where_preposition, t) ||
                 in(s, WORDS_scene_noun, t) ||
                 (town && is_struck(&s->tokens[t]));
        if (!heard && s->record->mention_of[t] != ONUS_NONE) {
            heard = true;
            s->phrases[t] = place->country;
        }
    }
    if (scene)
        take_scene(s, t, place->country);
}

/* ---------------------------------------------------------- the other actor */

/* Hear an actor whose dealings are mostly with people of its own state. */
static void hear_ruler(settler *s, const onus_mention *mention)
{
    const onus_entity *entity = entity_of(s, mention);
    const onus_sector *role = first_role(s, entity->code);
    if (!role || !role->rules || !is_state(s, entity->country) ||
        onus_code__holds(entity->code, ONUS_SLICE("MIL")) ||
        onus_findings__foreign(s->findings, mention->head))
        return;
    uint32_t clause = clause_of(s, mention->head);
    take(&s->rulers[clause], entity->country);
    if (role->acts)
        take(&s->locals[clause], entity->country);
}

/* --------------------------------------------------------- the whole report */

/* Count a name for its country; one of a place only half. */
static void count(settler *s, onus_map *counts, const onus_mention *mention)
{
    onus_slice country = entity_of(s, mention)->country;
    if (mention->form != ONUS_FORM_NAME || !is_state(s, country))
        return;
    uint32_t *halves =
        onus_map__place(s->findings->scratch, counts, country);
    uint32_t more = has_case(s, WORDS_where_preposition, mention->head) ? 1 : 2;
    if (halves)
        *halves = *halves == ONUS_NONE ? more : *halves + more;
}

/* The country that is spoken of at least twice as often as any other. */
static onus_slice subject_of(settler *s)
{
    const onus_record *record = s->record;
    onus_map counts = {0};
    for (uint32_t m = 0; m < record->mentions.count; m++)
        count(s, &counts, &record->mentions.items[m]);
    onus_slice best = {0};
    uint32_t most = 0, next = 0;
    for (uint32_t i = 0; i < counts.entries.count; i++) {
        const onus_map_entry *entry = &counts.entries.items[i];
        if (entry->value > most) {
            next = most;
            most = entry->value;
            best = entry->key;
        } else if (entry->value > next) {
            next = entry->value;
        }
    }
    return most >= 2 && most >= 2 * next ? best : (onus_slice){0};
}

/* Where each sentence names what the report is about, as one who acts. */
static void find_abouts(settler *s)
{
    const onus_record *record = s->record;
    for (uint32_t i = 0; i < record->sentences.count; i++)
        s->abouts[i] = ONUS_NONE;
    for (uint32_t m = record->mentions.count; m-- > 0;) {
        const onus_mention *mention = &record->mentions.items[m];
        if (onus_slice__equal(entity_of(s, mention)->country, s->about) &&
            !has_case(s, WORDS_where_preposition, mention->head))
            s->abouts[s->tokens[mention->head].sentence] = mention->head;
    }
}

/* ---------------------------------------------------------------- one actor */

static bool definite(const settler *s, uint32_t head)
{
    uint32_t word = onus_record__child(s->record, head, REL_det);
    return word != ONUS_NONE && onus_slice__is(s->tokens[word].lemma, "the");
}

/* "The junta gave France until Sunday" speaks of two: who comes before the
 * only name is not of its country. */
static bool is_faced(const settler *s, uint32_t head)
{
    uint32_t named = s->abouts[s->tokens[head].sentence];
    return named != ONUS_NONE && head < named;
}

/* May it be one of the country that the report is about: "the army", "police",
 * not "a commission" or "officials"? */
static bool is_ours(const settler *s, const onus_mention *mention,
                    const onus_sector *role)
{
    if (definite(s, mention->head))
        return role->acts || role->binds;
    return role->acts && role->rules &&
           onus_record__child(s->record, mention->head, REL_det) == ONUS_NONE;
}

/* What is known of the others in a clause to somebody of this role:
 * governments deal with those abroad, and so tell nothing to one another. */
static const hint *rulers_for(const settler *s, uint32_t clause,
                              const onus_sector *role)
{
    static const hint nothing;
    if (role->acts || onus_slice__is(role->code, "MIL"))
        return &s->rulers[clause];
    return role->rules ? &s->locals[clause] : &nothing;
}

/* The mention of the one that an actor belongs to by a possessive, or
 * ONUS_NONE. */
static uint32_t owner_of(const settler *s, uint32_t head)
{
    uint32_t whose = onus_record__child(s->record, head, REL_nmod_poss);
    return whose == ONUS_NONE ? ONUS_NONE
                              : onus_resolve__actor(s->record, whose);
}

/* What stands around an actor, from his clause to the whole report. */
static home home_around(const settler *s, const onus_mention *mention,
                        const onus_sector *role)
{
    uint32_t head = mention->head, clause = clause_of(s, head);
    onus_slice country = told(&s->places[clause]);
    if (role->acts && country.size)
        return (home){country, GROUND_CLAUSE};
    country = told(rulers_for(s, clause, role));
    if (country.size)
        return (home){country, GROUND_ACTOR};
    country = told(&s->sentences[s->tokens[head].sentence]);
    if (role->acts && country.size)
        return (home){country, GROUND_SENTENCE};
    if (onus_findings__ruled(s->findings, mention, s->about, &country))
        return (home){country, GROUND_TEXT};
    if (is_ours(s, mention, role) && !is_faced(s, head))
        return (home){s->about, GROUND_TEXT};
    return (home){0};
}

static home home_of(const settler *s, const onus_mention *mention,
                    const onus_sector *role)
{
    uint32_t head = mention->head, owner = owner_of(s, head);
    if (owner != ONUS_NONE)
        return (home){entity_of(s, &s->record->mentions.items[owner])->country,
                      GROUND_PHRASE};
    if (onus_record__child(s->record, head, REL_nmod_poss) != ONUS_NONE)
        return (home){0};
    if (onus_findings__foreign(s->findings, head))
        return (home){0};
    return s->phrases[head].size ? (home){s->phrases[head], GROUND_PHRASE}
                                 : home_around(s, mention, role);
}

/* ---------------------------------------------------------------- settling */

/* An actor by role alone, or NULL. */
static const onus_sector *homeless(const settler *s,
                                   const onus_mention *mention)
{
    const onus_entity *entity = entity_of(s, mention);
    if (mention->form == ONUS_FORM_PRONOUN || entity->known ||
        entity->country.size)
        return NULL;
    const onus_sector *role = first_role(s, entity->code);
    return role && !role->first ? role : NULL;
}

/* Does it belong to a body whose country nobody knows? */
static bool belongs(const settler *s, const onus_mention *mention)
{
    const onus_finding *findings = s->findings->items.items;
    uint32_t at = s->findings->at[mention->head];
    uint32_t owner = at == ONUS_NONE ? ONUS_NONE : findings[at].owner;
    return owner != ONUS_NONE && findings[owner].form == ONUS_FORM_NAME;
}

/* The entity of all that have this code and name. */
static uint32_t namesake(settler *s, const onus_mention *mention,
                         const onus_entity *entity)
{
    const onus_finding *finding =
        &s->findings->items.items[s->findings->at[mention->head]];
    onus_slice key = onus_gather__role_key(s->findings, entity->code,
                                           finding->agent);
    uint32_t found = onus_map__find(&s->findings->keys, key);
    if (found != ONUS_NONE)
        return found;
    found = s->record->entities.count;
    if (!onus_array__push(&s->record->arena, &s->record->entities, *entity))
        return mention->entity;
    onus_map__set(s->findings->scratch, &s->findings->keys, key, found);
    return found;
}

static onus_slice noun_of(const settler *s, const onus_mention *mention)
{
    return onus_utf8__lowered(s->findings->scratch,
                              s->tokens[mention->head].lemma);
}

/* "The spokesman" after "a spokesman of the Polish army" is that one: his
 * mention, or NULL. */
static const onus_mention *spoken_before(const settler *s,
                                         const onus_mention *mention)
{
    const onus_token *head = &s->tokens[mention->head];
    if (mention->form != ONUS_FORM_NOMINAL || s->phrases[mention->head].size)
        return NULL;
    uint32_t before = onus_map__find(&s->namesakes, noun_of(s, mention));
    if (before == ONUS_NONE)
        return NULL;
    const onus_mention *other = &s->record->mentions.items[before];
    const onus_token *noun = &s->tokens[other->head];
    bool same_number = noun->xpos == head->xpos ||
                       onus_slice__equal_ascii_case(noun->form, head->form);
    return same_number ? other : NULL;
}

static void remember(settler *s, uint32_t index)
{
    const onus_mention *mention = &s->record->mentions.items[index];
    onus_slice noun = noun_of(s, mention);
    if (mention->form == ONUS_FORM_NOMINAL && noun.size &&
        entity_of(s, mention)->country.size)
        onus_map__set(s->findings->scratch, &s->namesakes, noun, index);
}

static void rest_on(settler *s, const onus_mention *mention, onus_ground ground)
{
    for (uint32_t t = 0; t < mention->token_count; t++)
        s->record->ground_of[mention->first_token + t] = (uint8_t)ground;
}

/* The actor of a mention, at home in a country. */
static onus_entity at_home(const settler *s, const onus_mention *mention,
                           onus_slice country)
{
    onus_entity entity = *entity_of(s, mention);
    entity.country = country;
    entity.code = onus_code__of_agent(s->tables, &s->record->arena, country,
                                      entity.code);
    return entity;
}

/* "Their troops" are those of both. */
static void settle_second(settler *s, const onus_mention *mention)
{
    uint32_t owner = owner_of(s, mention->head);
    uint32_t second =
        owner == ONUS_NONE
            ? ONUS_NONE
            : s->record->partner_of[s->record->mentions.items[owner].head];
    onus_slice country = second == ONUS_NONE
                             ? (onus_slice){0}
                             : s->record->entities.items[second].country;
    if (!is_state(s, country))
        return;
    onus_entity entity = at_home(s, mention, country);
    s->record->partner_of[mention->head] = namesake(s, mention, &entity);
}

/* Who was found at home here tells it of the others: "students marched in Dhaka
 * against the government". */
static void spread(settler *s, const onus_mention *mention,
                   const onus_sector *role, const home *home)
{
    hear_ruler(s, mention);
    if (role->acts &&
        (home->ground == GROUND_PHRASE || home->ground == GROUND_CLAUSE))
        take(&s->locals[clause_of(s, mention->head)], home->country);
}

static void become(settler *s, onus_mention *mention, const onus_mention *other)
{
    mention->entity = other->entity;
    s->record->partner_of[mention->head] = s->record->partner_of[other->head];
    rest_on(s, mention, GROUND_BEFORE);
    hear_ruler(s, mention);
}

static void move_in(settler *s, onus_mention *mention, const onus_sector *role,
                    const home *home)
{
    onus_entity entity = at_home(s, mention, home->country);
    if (mention->form == ONUS_FORM_NAME) {
        s->record->entities.items[mention->entity] = entity;
    } else {
        settle_second(s, mention);
        mention->entity = namesake(s, mention, &entity);
    }
    rest_on(s, mention, home->ground);
    spread(s, mention, role, home);
}

static void settle(settler *s, onus_mention *mention)
{
    const onus_sector *role = homeless(s, mention);
    if (!role || belongs(s, mention))
        return;
    const onus_mention *before = spoken_before(s, mention);
    if (before && definite(s, mention->head)) {
        become(s, mention, before);
        return;
    }
    home home = home_of(s, mention, role);
    if (is_state(s, home.country))
        move_in(s, mention, role, &home);
    else if (before && is_ours(s, mention, role))
        become(s, mention, before);
}

/* Settle all in the order of the text; a pronoun goes where the one it
 * stands for went, and so do "both sides". */
static void settle_all(settler *s)
{
    onus_record *record = s->record;
    for (uint32_t m = 0; m < record->mentions.count; m++) {
        onus_mention *mention = &record->mentions.items[m];
        uint32_t before = mention->entity;
        uint32_t *partner = &record->partner_of[mention->head];
        bool follows = mention->form == ONUS_FORM_PRONOUN ||
                       *partner != ONUS_NONE;
        if (*partner != ONUS_NONE && *partner < s->size)
            *partner = s->moved[*partner];
        if (follows && before < s->size)
            mention->entity = s->moved[before];
        else
            settle(s, mention);
        remember(s, m);
        if (!follows && before < s->size)
            s->moved[before] = mention->entity;
    }
}

/* Drop the entities that nobody mentions any more. */
static void close_ranks(settler *s)
{
    onus_record *record = s->record;
    uint32_t count = record->entities.count, kept = 0;
    uint32_t *place = onus_arena__array(s->findings->scratch, count + 1,
                                        sizeof *place);
    if (!place)
        return;
    for (uint32_t m = 0; m < record->mentions.count; m++) {
        const onus_mention *mention = &record->mentions.items[m];
        uint32_t partner = record->partner_of[mention->head];
        place[mention->entity] = 1;
        if (partner != ONUS_NONE)
            place[partner] = 1;
    }
    for (uint32_t e = 0; e < count; e++) {
        if (!place[e])
            continue;
        record->entities.items[kept] = record->entities.items[e];
        place[e] = kept++;
    }
    record->entities.count = kept;
    for (uint32_t m = 0; m < record->mentions.count; m++) {
        onus_mention *mention = &record->mentions.items[m];
        uint32_t *partner = &record->partner_of[mention->head];
        mention->entity = place[mention->entity];
        if (*partner != ONUS_NONE)
            *partner = place[*partner];
    }
}

static bool prepare(settler *s)
{
    onus_arena *scratch = s->findings->scratch;
    const onus_record *record = s->record;
    uint32_t tokens = record->tokens.count + 1;
    s->size = record->entities.count;
    s->phrases = onus_arena__array(scratch, tokens, sizeof *s->phrases);
    s->places = onus_arena__array(scratch, tokens, sizeof *s->places);
    s->rulers = onus_arena__array(scratch, tokens, sizeof *s->rulers);
    s->locals = onus_arena__array(scratch, tokens, sizeof *s->locals);
    s->sentences = onus_arena__array(scratch, record->sentences.count + 1,
                                     sizeof *s->sentences);
    s->venues = onus_arena__alloc(scratch, tokens);
    s->abouts = onus_arena__array(scratch, record->sentences.count + 1,
                                  sizeof *s->abouts);
    s->moved = onus_arena__array(scratch, s->size + 1, sizeof *s->moved);
    if (!s->phrases || !s->places || !s->rulers || !s->locals ||
        !s->sentences || !s->venues ||
        !s->abouts || !s->moved)
        return false;
    for (uint32_t e = 0; e < s->size; e++)
        s->moved[e] = e;
    return true;
}

void onus_findings__homes(onus_findings *findings)
{
    settler s = {.findings = findings, .tables = findings->tables,
                 .record = findings->record,
                 .tokens = findings->record->tokens.items};
    if (!prepare(&s))
        return;
    find_venues(&s);
    for (uint32_t m = 0; m < s.record->mentions.count; m++) {
        const onus_mention *mention = &s.record->mentions.items[m];
        if (is_place(&s, mention))
            hear_place(&s, mention);
        hear_ruler(&s, mention);
    }
    s.about = subject_of(&s);
    find_abouts(&s);
    settle_all(&s);
    close_ranks(&s);
}
