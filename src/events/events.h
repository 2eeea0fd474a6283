/* Tree and knowledge to events, and to the relations that a caller asks for. */
#ifndef ONUS_EVENTS_H
#define ONUS_EVENTS_H

#include "events/match.h"
#include "knowledge/tables.h"
#include "record/record.h"

/* Fill `events`, and the event counts and reasons of the sentences. `matches`
 * gets every pattern that was met, actors or not (in scratch), for
 * onus_relations__find. Errors: MEMORY. */
onus_status onus_events__find(const onus_tables *tables, onus_arena *scratch,
                              onus_record *record, onus_matches *matches,
                              onus_error *error);

/* Answer the caller's pairs, one relation each. The spans are bytes of the
 * text. */
onus_status onus_relations__find(const onus_tables *tables,
                                 const onus_matches *matches,
                                 const onus_pair *pairs, uint32_t count,
                                 onus_record *record, onus_error *error);

/* What a match says in the end: PLOVER's row and the CAMEO code with the
 * status taken into account ("a future AID is AGREE", "will not lift" is
 * REJECT). */
typedef struct onus_reading {
    const onus_plover *plover;
    const onus_cameo *cameo;
    int status; /* onus_event_status */
} onus_reading;

/* The row that decided, as records show it: "events.tsv:12 offer to *". */
onus_slice onus_events__why(onus_record *record, const onus_pattern *pattern);

onus_reading onus_events__read(const onus_tables *tables,
                               const onus_record *record,
                               const onus_match *match);

#endif
