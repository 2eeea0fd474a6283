/* Datelines: where, when and by whom a report was filed, before its first
 * sentence. */
#ifndef ONUS_DATELINE_H
#define ONUS_DATELINE_H

#include "ingest/stamp.h"

typedef struct onus_dateline {
    size_t size;       /* bytes of the line before its first sentence */
    onus_slice place;  /* with its region, "HANOI, Vietnam"; absent if none */
    onus_slice agency; /* absent if none */
    onus_stamp date;   /* day 0 if none; year 0 if it is not told */
} onus_dateline;

/* Read the dateline that begins a line; false if none does. `transcript`: lines
 * of this text open with names and colons ("SMITH: ..."), so a colon alone ends
 * no dateline. */
bool onus_dateline__read(const onus_tables *tables, onus_arena *arena,
                         onus_slice line, bool transcript,
                         onus_dateline *dateline);

/* Is the whole line a dateline, "SEOUL, May 14, 2019", whose sentence stands
 * below it? Without a dash or an agency it must have a place and a date. */
bool onus_dateline__read_line(const onus_tables *tables, onus_arena *arena,
                              onus_slice line, onus_dateline *dateline);

#endif
