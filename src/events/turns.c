/* PLOVER's turns: what an act becomes by its status.
 *
 * An act to come is an agreement or a threat, an agreement refused is a refusal
 * (PLOVER manual 2021).
 *
 *     "Norway will send tents"        AID becomes AGREE
 *     "Norway will not send tents"    AID becomes REJECT
 */
#include "events/events.h"

#include "events/status.h"

typedef struct turn {
    const char *type, *to, *cameo;
} turn;

/* What an act becomes when it is still to come (PLOVER manual 2021), */
static const turn future_turns[] = {
    {"CONSULT", "AGREE", "036"},     {"SUPPORT", "AGREE", "032"},
    {"COOPERATE", "AGREE", "031"},   {"AID", "AGREE", "033"},
    {"RETREAT", "CONCEDE", "035"},    {"ASSAULT", "THREATEN", "138"},
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
        const onus_plover *plover = onus_tables__plover(
            tables, onus_slice__of(turns[i].to), (onus_slice){0});
        uint32_t code = turns[i].cameo
                            ? onus_map__find(&tables->cameo_of,
                                             onus_slice__of(turns[i].cameo))
                            : ONUS_NONE;
        if (plover)
            reading->plover = plover;
        if (code != ONUS_NONE)
            reading->cameo = &tables->cameo.items[code];
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
    bool to_come = reading.status == STATUS_FUTURE ||
                   (reading.status == STATUS_CONDITIONAL &&
                    onus_event_status__wills(tables, record, match->head));
    if (to_come)
        turn_by(tables, future_turns,
                sizeof future_turns / sizeof *future_turns, &reading);
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
