/* PLOVER's turns: what an act becomes by who does it, and by its status.
 *
 * The same verb is another act in other hands: a state that protests finds
 * fault, soldiers who block a road coerce, a crowd that attacks riots. An act
 * to come is an agreement or a threat, an agreement refused is a refusal
 * (PLOVER manual 2021).
 *
 *     "Norway protested the raid"     PROTEST becomes ACCUSE
 *     "Norway will send tents"        AID becomes AGREE
 *     "Norway will not send tents"    AID becomes REJECT
 */
#include "events/events.h"

#include "events/clause.h"
#include "events/status.h"
#include "resolve/resolve.h"

#include <string.h>

/* What the tables do not know stays as it was. */
static void turn_to(const onus_tables *tables, const char *type,
                    const char *mode, const char *cameo, onus_reading *reading)
{
    const onus_plover *plover = onus_tables__plover(
        tables, onus_slice__of(type), onus_slice__of(mode));
    uint32_t code = onus_map__find(&tables->cameo_of, onus_slice__of(cameo));
    if (plover)
        reading->plover = plover;
    if (code != ONUS_NONE)
        reading->cameo = &tables->cameo.items[code];
}

/* ------------------------------------------------------------- who does it */

typedef enum doer {
    DOER_OTHER,
    DOER_STATE,   /* a country, a government */
    DOER_FORCE,   /* police, soldiers, secret services */
    DOER_FIGHTER, /* rebels, militants, gangs */
    DOER_CROWD,   /* protesters, a mob */
} doer;

typedef struct hands {
    doer who;
    const char *type, *mode; /* NULL: none */
    const char *to, *to_mode, *cameo;
} hands;

static const hands in_hands[] = {
    {DOER_STATE, "PROTEST", "demo", "ACCUSE", "disapprove", "111"},
    {DOER_STATE, "PROTEST", "obstruct", "COERCE", "restrict", "191"},
    {DOER_STATE, "PROTEST", "riot", "COERCE", "seize", "171"},
    {DOER_FORCE, "PROTEST", "obstruct", "COERCE", "restrict", "191"},
    {DOER_FORCE, "PROTEST", "riot", "COERCE", "seize", "171"},
    {DOER_FIGHTER, "PROTEST", "obstruct", "COERCE", "restrict", "191"},
    {DOER_FIGHTER, "PROTEST", "riot", "ASSAULT", NULL, "190"},
    {DOER_CROWD, "ASSAULT", NULL, "PROTEST", "riot", "145"},
    {DOER_CROWD, "ASSAULT", "destroy", "PROTEST", "riot", "145"},
    {DOER_CROWD, "ASSAULT", "primitive", "PROTEST", "riot", "145"},
};

/* "Georgians" are no state, though Georgia is: a plural that the country itself
 * is not called by. */
static bool is_people(const onus_record *record, const onus_mention *mention,
                      const onus_entity *country)
{
    const onus_token *word = &record->tokens.items[mention->head];
    return (word->xpos == XPOS_NNPS || word->xpos == XPOS_NNS) &&
           !onus_slice__ends(country->name, word->form);
}

static doer by_sector(const onus_entity *entity)
{
    static const struct {
        const char *sector;
        doer who;
    } sectors[] = {{"GOV", DOER_STATE},   {"MIL", DOER_FORCE},
                   {"COP", DOER_FORCE},   {"SPY", DOER_FORCE},
                   {"REB", DOER_FIGHTER}, {"UAF", DOER_FIGHTER},
                   {"CRM", DOER_FIGHTER}};
    for (size_t i = 0; i < sizeof sectors / sizeof *sectors; i++)
        if (onus_slice__is(entity->sectors[0], sectors[i].sector))
            return sectors[i].who;
    return DOER_OTHER;
}

static doer doer_of(const onus_tables *tables, const onus_record *record,
                    uint32_t source)
{
    uint32_t found = source == ONUS_NONE ? ONUS_NONE
                                         : onus_resolve__actor(record, source);
    if (found == ONUS_NONE)
        return DOER_OTHER;
    const onus_mention *mention = &record->mentions.items[found];
    const onus_entity *entity = &record->entities.items[mention->entity];
    if (onus_tables__in(tables, WORDS_crowd_noun,
                        record->tokens.items[mention->head].lemma))
        return DOER_CROWD;
    if (entity->kind == ONUS_KIND_COUNTRY)
        return is_people(record, mention, entity) ? DOER_OTHER : DOER_STATE;
    return by_sector(entity);
}

/* Does the word allow the turn? A crowd that kills kills; who blocks blocks; a
 * state that protests objects, but a country's protests and riots are its
 * people's; who brawls with a crowd seizes nothing. */
static bool may_turn(const onus_tables *tables, const onus_token *word,
                     const hands *turn)
{
    if (turn->who == DOER_CROWD)
        return !onus_tables__in(tables, WORDS_death_word, word->lemma);
    if (!strcmp(turn->mode, "obstruct"))
        return true;
    if (!onus_clause__is_verb(word))
        return false;
    if (!strcmp(turn->mode, "demo"))
        return onus_slice__is(word->lemma, "protest");
    return turn->who == DOER_FIGHTER ||
           !onus_tables__in(tables, WORDS_brawl_verb, word->lemma);
}

static void turn_in_hands(const onus_tables *tables, const onus_record *record,
                          const onus_match *match, onus_reading *reading)
{
    doer who = doer_of(tables, record, match->source);
    for (size_t i = 0; i < sizeof in_hands / sizeof *in_hands; i++) {
        const hands *turn = &in_hands[i];
        if (turn->who != who ||
            !onus_slice__is(reading->plover->type, turn->type) ||
            !onus_slice__equal(reading->plover->mode,
                               onus_slice__of(turn->mode)) ||
            !may_turn(tables, &record->tokens.items[match->head], turn))
            continue;
        turn_to(tables, turn->to, turn->to_mode, turn->cameo, reading);
        return;
    }
}

/* ------------------------------------------------------- when it is done */

typedef struct turn {
    const char *type, *to, *cameo;
} turn;

/* What an act becomes when it is still to come (PLOVER manual 2021), */
static const turn future_turns[] = {
    {"CONSULT", "AGREE", "036"},     {"SUPPORT", "AGREE", "032"},
    {"COOPERATE", "AGREE", "031"},   {"AID", "AGREE", "033"},
    {"RETREAT", "CONCEDE", "035"},   {"ASSAULT", "THREATEN", "138"},
    {"SANCTION", "THREATEN", "131"}, {"COERCE", "THREATEN", "137"},
    {"MOBILIZE", "THREATEN", "138"}, {"PROTEST", "THREATEN", "133"},
};

/* and when the doing of it is refused. */
static const turn refusal_turns[] = {
    {"CONSULT", "REJECT", "125"},   {"SUPPORT", "REJECT", "120"},
    {"COOPERATE", "REJECT", "121"}, {"AID", "REJECT", "122"},
    {"RETREAT", "REJECT", "124"},   {"CONCEDE", "REJECT", "123"},
    {"AGREE", "REJECT", "120"},
};

static void turn_by(const onus_tables *tables, const turn *turns, size_t count,
                    onus_reading *reading)
{
    for (size_t i = 0; i < count; i++) {
        if (!onus_slice__is(reading->plover->type, turns[i].type))
            continue;
        turn_to(tables, turns[i].to, NULL, turns[i].cameo, reading);
        return;
    }
}

/* A condition may hang on the verb behind `to`: "offered to shut it if ...". */
static onus_event_status status_of(const onus_tables *tables,
                                   const onus_record *record,
                                   const onus_match *match)
{
    onus_event_status status =
        onus_event_status__of(tables, record, match->head);
    if (status == STATUS_ACTUAL && match->infinitive != ONUS_NONE &&
        onus_event_status__depends(tables, record, match->infinitive))
        return STATUS_CONDITIONAL;
    return status;
}

onus_reading onus_events__read(const onus_tables *tables,
                               const onus_record *record,
                               const onus_match *match)
{
    const onus_pattern *pattern = &tables->patterns.items[match->pattern];
    onus_reading reading = {.plover = &tables->plover.items[pattern->plover],
                            .cameo = &tables->cameo.items[pattern->cameo],
                            .status = status_of(tables, record, match)};
    turn_in_hands(tables, record, match, &reading);
    bool to_come = reading.status == STATUS_FUTURE ||
                   (reading.status == STATUS_CONDITIONAL &&
                    onus_event_status__wills(tables, record, match->head));
    if (to_come)
        turn_by(tables, future_turns,
                sizeof future_turns / sizeof *future_turns, &reading);
    if (match->refused && reading.status == STATUS_NEGATED)
        reading.status = STATUS_ACTUAL;
    /* Not to agree is to refuse; not to do is not. */
    if (reading.status == STATUS_NEGATED &&
        (onus_slice__is(reading.plover->type, "AGREE") ||
         onus_event_status__wills(tables, record, match->head))) {
        turn_by(tables, refusal_turns,
                sizeof refusal_turns / sizeof *refusal_turns, &reading);
        if (onus_slice__is(reading.plover->type, "REJECT"))
            reading.status = STATUS_ACTUAL;
    }
    return reading;
}
