/* Days and periods: the arithmetic of the (proleptic) Gregorian calendar.
 *
 * A day is a number, 0 being 1970-01-01. A period is its first day and a grain:
 * the month of 2019-02 is {2019-02-01, month}. After H. Hinnant,
 * "chrono-Compatible Low-Level Date Algorithms" (2013); Easter after J. Meeus,
 * Astronomical Algorithms (1991), ch. 8.
 */
#ifndef ONUS_TIMES_CALENDAR_H
#define ONUS_TIMES_CALENDAR_H

#include "knowledge/timex.h"

/* A day of the calendar; month and day from 1. */
typedef struct onus_civil {
    int32_t year, month, day;
} onus_civil;

typedef struct onus_period {
    int32_t day; /* the first */
    onus_grain grain;
} onus_period;

int32_t onus_calendar__day(onus_civil civil);
onus_civil onus_calendar__civil(int32_t day);

/* A day written as 20190102; false if there is no such day. */
bool onus_calendar__read(uint32_t date, int32_t *day);

/* Is it a day of the calendar (February 29 only in leap years)? */
bool onus_calendar__valid(onus_civil civil);

/* 1 Monday to 7 Sunday. */
int32_t onus_calendar__weekday(int32_t day);

/* The period of this grain that holds the day. */
onus_period onus_calendar__holding(int32_t day, onus_grain grain);

/* `count` periods later; a day of the month is kept, or cut to the month's
 * last. */
int32_t onus_calendar__shift(int32_t day, onus_grain grain, int32_t count);

/* The last day of a period. */
int32_t onus_calendar__last(onus_period period);

/* The n-th weekday in a period, from its end if n is negative. */
int32_t onus_calendar__nth_weekday(onus_period period, int32_t weekday,
                                   int32_t n);

int32_t onus_calendar__easter(int32_t year);
int32_t onus_calendar__orthodox_easter(int32_t year);

/* TIMEX3: 2019-01-02, 2019-W01, 2019-01, 2018-Q4, 2018-SU, 201, 19. */
onus_slice onus_calendar__value(onus_arena *arena, onus_period period);

#endif
