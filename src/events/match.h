/* Matching event patterns on dependency trees. */
#ifndef ONUS_MATCH_H
#define ONUS_MATCH_H

#include "knowledge/tables.h"
#include "record/record.h"

/* A pattern found in a sentence. Slots are tokens (heads of phrases) or
 * ONUS_NONE. */
typedef struct onus_match {
    uint32_t pattern;
    uint32_t head;       /* token that the pattern hangs on */
    uint32_t first, last; /* words of the pattern: the first and the last that
                             were met in the text */
    uint32_t source, target;
    uint32_t infinitive; /* verb behind `to`, or of the clause behind `that` */
    int score;           /* how specific, and how complete */
    bool refused;        /* a row of refusing, met on "will not" */
} onus_match;

typedef ONUS_ARRAY(onus_match) onus_matches;

/* The best pattern on this token; false if none fits. */
bool onus_match__token(const onus_tables *tables, const onus_record *record,
                       uint32_t token, onus_match *match);

/* The best of those that want no target. */
bool onus_match__bare(const onus_tables *tables, const onus_record *record,
                      uint32_t token, onus_match *match);

#endif
