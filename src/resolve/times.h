/* Time expressions: where they are, what they mean, and when events
 * happened. */
#ifndef ONUS_TIMES_H
#define ONUS_TIMES_H

#include "knowledge/tables.h"
#include "record/record.h"

/* Fill times, in the order of the text, each with its TimeML type and TIMEX3
 * value as seen from the day of the report. Memory failures stay in the
 * arenas. */
void onus_times__resolve(const onus_tables *tables, onus_arena *scratch,
                         onus_record *record);

/* Fill date, date_end and date_precision of the events; one long before the
 * report becomes historical. Memory failures stay in the record's arena. */
void onus_times__date_events(const onus_tables *tables, onus_record *record);

#endif
