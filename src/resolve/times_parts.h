/* What the parts of reading time expressions share: values, edges, the
 * reading. */
#ifndef ONUS_TIMES_PARTS_H
#define ONUS_TIMES_PARTS_H

#include "knowledge/tables.h"
#include "record/record.h"
#include "resolve/times_calendar.h"

typedef enum onus_when_form {
    WHEN_NOTHING, /* a word that only helps: "early", "about" */
    WHEN_NUMBER,  /* 3; a shift, an ordinal, a meridiem too */
    WHEN_UNIT,    /* week */
    WHEN_LENGTH,  /* three weeks */
    WHEN_FIXED,   /* a period of the calendar */
    WHEN_OPEN,    /* what comes again: Tuesday, March, March 5, Christmas */
    WHEN_LATER,   /* "two days later": from what the text spoke of last */
    WHEN_CLOCK,   /* a time of day without its day */
    WHEN_TEXT,    /* a value as it is: PRESENT_REF */
} onus_when_form;

/* A point or a length of time while it is being put together. */
typedef struct onus_when {
    onus_when_form form;
    onus_grain grain;   /* of units, lengths, periods, what comes again */
    int32_t number;     /* of numbers, units, lengths and LATER; ONUS_SOME */
    uint32_t digits;    /* of a number that is written with digits; else 0 */
    bool half;          /* and a half */
    bool ago;           /* LATER: from the report, but for quarters */
    int32_t day;        /* FIXED: the first */
    onus_grain cycle;   /* OPEN: comes again each week, month or year */
    int32_t month, monthday, weekday, index; /* OPEN: 0 where it is not told */
    const onus_time_word *holiday;
    int32_t hour, minute, second; /* ONUS_SOME where they are not told */
    onus_slice part;    /* of the day: MO */
    onus_slice text;
} onus_when;

/* A stretch of atoms that is something. */
typedef struct onus_edge {
    onus_time_symbol symbol;
    uint32_t end;  /* behind the last atom */
    uint32_t rank; /* of the rule that made it; the first rules go before */
    uint32_t next; /* another edge that begins at the same atom, or ONUS_NONE */
    onus_when when;
} onus_edge;

/* The time of the verb that governs an expression. */
typedef enum onus_tense {
    TENSE_NONE,
    TENSE_PAST,
    TENSE_PRESENT,
    TENSE_FUTURE,
} onus_tense;

typedef struct onus_reading {
    const onus_timex *timex;
    onus_arena *scratch;
    onus_record *record;
    bool dated;            /* is the day of the report known? */
    int32_t today;         /* that day */
    onus_period spoken;    /* the date spoken of last; at first the report's */
    onus_period quarter;   /* the quarter or half that it spoke of last */
    bool has_quarter;
    uint32_t spoken_in;    /* the sentence of `spoken` */
    uint32_t sentence;     /* that is being read */
    ONUS_ARRAY(onus_atom) atoms; /* of the sentence; spans in the text */
    ONUS_ARRAY(uint32_t) tokens; /* of each atom */
    ONUS_ARRAY(uint32_t) heads;  /* of each atom: its edges, or ONUS_NONE */
    ONUS_ARRAY(onus_edge) edges;
} onus_reading;

/* The values that a rule has met, and where. */
typedef struct onus_match_site {
    const onus_time_rule *rule;
    uint32_t start, end; /* atoms */
    uint32_t count;
    const onus_when *values[ONUS_TIME_PIECES]; /* but WHEN_NOTHING */
} onus_match_site;

/* times_chart.c: all edges of the sentence's atoms. */
void onus_chart__fill(onus_reading *reading);

/* times_recipes.c: make a value as the rule says; false if it makes no
 * sense. */
bool onus_recipe__make(onus_reading *reading, const onus_match_site *site,
                       onus_when *out);

/* times_recipes.c: the meaning of a word. */
onus_when onus_when__of_word(const onus_reading *reading,
                             const onus_time_word *word);

/* times_settle.c: turn OPEN, LATER and CLOCK into FIXED where that can be done,
 * as seen from the atom. */
onus_when onus_when__settled(const onus_reading *reading, const onus_when *when,
                             uint32_t atom);

/* times_settle.c: the n-th time that it comes after (before, if negative) a
 * day; 0: in the cycle that holds the day. False if it never does. */
bool onus_when__occurrence(const onus_when *when, int32_t day, int32_t n,
                           int32_t *out);

/* times_settle.c */
onus_tense onus_reading__tense(const onus_reading *reading, uint32_t atom);

/* times_value.c: TIMEX3 of a settled value; a slice of size 0 if it has
 * none. */
onus_slice onus_when__value(onus_arena *arena, const onus_when *when,
                            onus_time_type type);

#endif
