/* Tree and knowledge to events, and to the relations that a caller asks for. */
#ifndef ONUS_EVENTS_H
#define ONUS_EVENTS_H

#include "events/match.h"
#include "knowledge/tables.h"
#include "record/record.h"

/* Fill `events`, and the event counts and reasons of the sentences. `matches` gets every
 * pattern that was met, actors or not (in scratch), for onus_relations__find. Errors:
 * MEMORY. */
onus_status onus_events__find(const onus_tables *tables, onus_arena *scratch,
                              onus_record *record, onus_matches *matches,
                              onus_error *error);

/* Answer the caller's pairs, one relation each. The spans are bytes of the text. */
onus_status onus_relations__find(const onus_tables *tables,
                                 const onus_matches *matches,
                                 const onus_pair *pairs, uint32_t count,
                                 onus_record *record, onus_error *error);

/* What PLOVER makes of an act with a status: "a future AID is AGREE". Gives the row to
 * use; *cameo is changed with it. */
const onus_plover *onus_events__turned(const onus_tables *tables,
                                       const onus_match *match,
                                       int status, const onus_cameo **cameo);

#endif
