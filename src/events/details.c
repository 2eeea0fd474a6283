/* Where an event happened, and how many people it struck, took or brought
 * together.
 *
 * A place belongs to an event if it hangs on it by a word that says where
 * ("shelled a market in Omdurman"), or if it is what the event was done to. A
 * number belongs to the event nearest above the word that tells it:
 *
 *     "Fighters shelled a market, killing 14 people and wounding dozens"
 *               event               dead: 14          injured: 24
 */
#include "events/details.h"

#include "events/clause.h"

enum { LINKS = 6, FAR = 2 /* links that a whole country is worth less */ };

typedef struct teller {
    const onus_tables *tables;
    onus_record *record;
    const onus_token *tokens;
    uint32_t first, last; /* events of the sentence: first <= i < last */
} teller;

static bool in(const teller *t, onus_words list, uint32_t token)
{
    return onus_tables__in(t->tables, list, t->tokens[token].lemma);
}

static uint32_t head_of(const teller *t, const onus_event *event)
{
    return onus_record__token_at(t->record, event->trigger.start);
}

/* The head of the phrase that a span covers. */
static uint32_t top_of(const teller *t, onus_span span)
{
    uint32_t token = onus_record__token_at(t->record, span.start);
    for (uint32_t up = t->tokens[token].head;
         up != ONUS_NONE && t->tokens[up].span.start >= span.start &&
         t->tokens[up].span.end <= span.end;
         up = t->tokens[token].head)
        token = up;
    return token;
}

/* ---------------------------------------------------------------- where */

static bool says_where(const teller *t, uint32_t token)
{
    return onus_tables__in(t->tables, WORDS_where_preposition,
                           onus_record__preposition(t->record, token));
}

/* Does a word belong to the phrase or clause above it, not to one beside it? */
static bool is_link(const onus_token *token)
{
    switch (token->relation) {
    case REL_conj:
        return !onus_clause__is_verb(token);
    case REL_obl: case REL_nmod: case REL_obj: case REL_nsubj:
    case REL_nsubj_pass: case REL_appos: case REL_obl_unmarked:
    case REL_nmod_desc: case REL_compound:
        return true;
    default:
        return false;
    }
}

/* Links from a place up to an event, at least one of which says where; LINKS if
 * there is no such way. */
static uint32_t distance(const teller *t, uint32_t place, uint32_t event)
{
    bool where = false;
    for (uint32_t links = 0; links < LINKS && place != ONUS_NONE; links++) {
        if (place == event)
            return where ? links : LINKS;
        where |= says_where(t, place);
        if (!is_link(&t->tokens[place]))
            break;
        place = t->tokens[place].head;
    }
    return LINKS;
}

static bool is_target(const onus_event *event, const onus_place *place)
{
    for (uint32_t i = 0; i < event->target_count; i++)
        if (event->targets[i].span.start == place->span.start)
            return true;
    return false;
}

/* The places of a sentence: first <= i < last. */
typedef struct place_range {
    uint32_t first, last;
} place_range;

static uint32_t place_of(const teller *t, const onus_event *event,
                         place_range range)
{
    uint32_t best = ONUS_NONE, least = LINKS + FAR, head = head_of(t, event);
    for (uint32_t i = range.first; i < range.last; i++) {
        const onus_place *place = &t->record->places.items[i];
        uint32_t far = distance(t, top_of(t, place->span), head);
        if (far == LINKS && !is_target(event, place))
            continue;
        if (!strcmp(place->precision, "country"))
            far += FAR;
        if (far < least) {
            best = i;
            least = far;
        }
    }
    return best;
}

/* ---------------------------------------------------------------- how many */

/* What was done to the people that a word speaks of. */
typedef enum harm { HARM_DEAD, HARM_INJURED, HARM_ARRESTED, HARM_NONE } harm;

static harm harm_of(const teller *t, uint32_t token)
{
    static const onus_words lists[] = {WORDS_death_word, WORDS_injury_word,
                                       WORDS_arrest_word};
    for (int i = 0; i < HARM_NONE; i++)
        if (in(t, lists[i], token))
            return (harm)i;
    return HARM_NONE;
}

/* Whom the word speaks of: what is killed, who dies, the "14" of "14 dead". */
static uint32_t whom(const teller *t, uint32_t token)
{
    const onus_token *word = &t->tokens[token];
    if (onus_clause__is_verb(word)) {
        onus_clause clause = onus_clause__read(t->record, token);
        bool dies = clause.object == ONUS_NONE && !clause.passive &&
                    in(t, WORDS_dying_word, token);
        return dies ? clause.subject : clause.object;
    }
    if (onus_details__count(t->tables, t->record, token) != ONUS_NONE)
        return token;
    if (word->relation == REL_xcomp)
        return onus_clause__subject(t->record, token);
    return word->relation == REL_amod || word->relation == REL_acl
               ? word->head
               : ONUS_NONE;
}

static uint32_t *field_of(onus_event *event, harm harm)
{
    return harm == HARM_DEAD      ? &event->dead
           : harm == HARM_INJURED ? &event->injured
                                  : &event->arrested;
}

/* Only acts of material conflict kill, hurt and jail. */
static bool may_harm(const onus_event *event)
{
    return event->quad == 4;
}

/* The event nearest above a word, or else one that stands below it. */
static onus_event *event_above(const teller *t, uint32_t token)
{
    onus_event *events = t->record->events.items;
    for (uint32_t up = token; up != ONUS_NONE; up = t->tokens[up].head)
        for (uint32_t i = t->first; i < t->last; i++)
            if (may_harm(&events[i]) && head_of(t, &events[i]) == up)
                return &events[i];
    for (uint32_t i = t->first; i < t->last; i++)
        if (may_harm(&events[i]) &&
            onus_record__under(t->record, head_of(t, &events[i]), token))
            return &events[i];
    return NULL;
}

static void add_harm(const teller *t, uint32_t token)
{
    harm harm = harm_of(t, token);
    uint32_t people = harm == HARM_NONE ? ONUS_NONE : whom(t, token);
    onus_event *event =
        people == ONUS_NONE ? NULL : event_above(t, token);
    if (event && *field_of(event, harm) == ONUS_NONE)
        *field_of(event, harm) =
            onus_details__count(t->tables, t->record, people);
}

/* How many came: the number of those who protest. */
static void add_size(const teller *t, onus_event *event)
{
    if (strcmp(event->type, "PROTEST") || !event->source_count)
        return;
    uint32_t noun = top_of(t, event->sources[0].span);
    while (t->tokens[noun].relation == REL_nmod &&
           in(t, WORDS_measure_word, t->tokens[noun].head))
        noun = t->tokens[noun].head;
    event->size = onus_details__count(t->tables, t->record, noun);
}

/* ---------------------------------------------------------------- all */

static place_range places_of(const teller *t, const onus_sentence *sentence,
                             uint32_t first)
{
    const onus_record *record = t->record;
    place_range range = {first, 0};
    while (range.first < record->places.count &&
           record->places.items[range.first].span.end <= sentence->span.start)
        range.first++;
    range.last = range.first;
    while (range.last < record->places.count &&
           record->places.items[range.last].span.start < sentence->span.end)
        range.last++;
    return range;
}

void onus_details__add(const onus_tables *tables, onus_record *record)
{
    teller t = {.tables = tables, .record = record,
                .tokens = record->tokens.items};
    place_range places = {0, 0};
    for (uint32_t s = 0; s < record->sentences.count; s++) {
        const onus_sentence *sentence = &record->sentences.items[s];
        places = places_of(&t, sentence, places.last);
        t.first = t.last;
        while (t.last < record->events.count &&
               record->events.items[t.last].sentence == s)
            t.last++;
        for (uint32_t i = t.first; i < t.last; i++) {
            onus_event *event = &record->events.items[i];
            event->place = place_of(&t, event, places);
            add_size(&t, event);
        }
        for (uint32_t k = 0; t.first < t.last && k < sentence->token_count; k++)
            add_harm(&t, sentence->first_token + k);
    }
}
