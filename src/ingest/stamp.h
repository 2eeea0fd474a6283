/* Dates and clocks, as pages and datelines write them. */
#ifndef ONUS_STAMP_H
#define ONUS_STAMP_H

#include "ingest/phrases.h"

/* A date with what is known of its clock. What is unknown of the day is 0, of
 * the clock ONUS_NONE. */
typedef struct onus_stamp {
    uint32_t year, month, day;
    uint32_t hour, minute, second;
    onus_slice offset;   /* "Z", "+09:00"; absent if the zone is unknown */
    bool published;      /* "Published", "Posted" ... stands before it */
    bool updated;        /* "Updated" ... does, instead */
    uint32_t others; /* words that belong neither to it nor to such labels */
} onus_stamp;

/* Read the first date and the first clock of a line. */
onus_stamp onus_stamp__read(const onus_tables *tables, onus_arena *arena,
                            const onus_key *key);

/* Is there a whole date? */
static inline bool onus_stamp__dated(const onus_stamp *stamp)
{
    return stamp->year && stamp->month && stamp->day;
}

/* As ISO 8601, "2019-01-02T05:26+09:00": as much as there is. */
onus_slice onus_stamp__iso(onus_arena *arena, const onus_stamp *stamp);

/* The day of a dateline, "March 4", as ISO 8601: its year is the one that
 * brings it nearest to the day of publication. Absent if neither tells the
 * year. */
onus_slice onus_stamp__near(onus_arena *arena, const onus_stamp *stamp,
                            onus_slice published);

#endif
