/* Did it happen? The status of an act. */
#ifndef ONUS_EVENT_STATUS_H
#define ONUS_EVENT_STATUS_H

#include "knowledge/tables.h"
#include "record/record.h"

typedef enum onus_event_status {
    STATUS_ACTUAL,
    STATUS_FUTURE,
    STATUS_CONDITIONAL,
    STATUS_HYPOTHETICAL,
    STATUS_NEGATED,
    STATUS_HISTORICAL,
} onus_event_status;

/* "actual", "future", ...; static. */
const char *onus_event_status__name(onus_event_status status);

/* Of the act whose verb, noun or adjective this token is. */
onus_event_status onus_event_status__of(const onus_tables *tables,
                                        const onus_record *record,
                                        uint32_t token);

/* Is it said with a will? Negated it refuses ("will not lift"; "did not lift"
 * only has not happened), with a condition it threatens or promises ("would
 * strike if"). */
bool onus_event_status__wills(const onus_tables *tables,
                              const onus_record *record, uint32_t token);

/* Does a condition hang on the word: "shut it if the other side agrees"? */
bool onus_event_status__depends(const onus_tables *tables,
                                const onus_record *record, uint32_t token);

#endif
