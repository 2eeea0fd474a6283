#include "resolve/times_calendar.h"

int32_t onus_calendar__day(onus_civil civil)
{
    /* Years begin in March, so that the leap day comes last. */
    int32_t year = civil.year - (civil.month <= 2);
    int32_t era = (year >= 0 ? year : year - 399) / 400;
    int32_t of_era = year - era * 400;
    int32_t month = (civil.month + 9) % 12;
    int32_t of_year = (153 * month + 2) / 5 + civil.day - 1;
    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year -
           719468;
}

onus_civil onus_calendar__civil(int32_t day)
{
    day += 719468;
    int32_t era = (day >= 0 ? day : day - 146096) / 146097;
    int32_t of_era = day - era * 146097;
    int32_t year =
        (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int32_t of_year = of_era - (365 * year + year / 4 - year / 100);
    int32_t month = (5 * of_year + 2) / 153;
    onus_civil civil = {.day = of_year - (153 * month + 2) / 5 + 1,
                        .month = month < 10 ? month + 3 : month - 9};
    civil.year = year + era * 400 + (civil.month <= 2);
    return civil;
}

bool onus_calendar__valid(onus_civil civil)
{
    if (civil.month < 1 || civil.month > 12 || civil.day < 1 || civil.day > 31)
        return false;
    return onus_calendar__civil(onus_calendar__day(civil)).day == civil.day;
}

bool onus_calendar__read(uint32_t date, int32_t *day)
{
    onus_civil civil = {(int32_t)(date / 10000), (int32_t)(date / 100 % 100),
                        (int32_t)(date % 100)};
    if (civil.year < 1 || civil.year > 9999 || !onus_calendar__valid(civil))
        return false;
    *day = onus_calendar__day(civil);
    return true;
}

int32_t onus_calendar__weekday(int32_t day)
{
    int32_t from_monday = (day + 3) % 7; /* 1970-01-01 was a Thursday */
    return (from_monday < 0 ? from_monday + 7 : from_monday) + 1;
}

/* The first day of the stretch of `size` years that holds the year. */
static int32_t first_of_years(int32_t year, int32_t size)
{
    int32_t over = year % size;
    year -= over < 0 ? over + size : over;
    return onus_calendar__day((onus_civil){year, 1, 1});
}

/* Seasons begin with March, June, September, December. */
static int32_t first_of_season(onus_civil civil)
{
    civil.year -= civil.month < 3;
    civil.month = civil.month < 3 ? 12 : civil.month / 3 * 3;
    civil.day = 1;
    return onus_calendar__day(civil);
}

onus_period onus_calendar__holding(int32_t day, onus_grain grain)
{
    onus_civil civil = onus_calendar__civil(day);
    int32_t monday = day - onus_calendar__weekday(day) + 1;
    int32_t month = civil.month;
    switch (grain) {
    case GRAIN_week:
        return (onus_period){monday, grain};
    case GRAIN_weekend:
        return (onus_period){monday + 5, grain};
    case GRAIN_season:
        return (onus_period){first_of_season(civil), grain};
    case GRAIN_year:
        return (onus_period){first_of_years(civil.year, 1), grain};
    case GRAIN_decade:
        return (onus_period){first_of_years(civil.year, 10), grain};
    case GRAIN_century:
        return (onus_period){first_of_years(civil.year, 100), grain};
    case GRAIN_millennium:
        return (onus_period){first_of_years(civil.year, 1000), grain};
    case GRAIN_quarter:
        month = (month - 1) / 3 * 3 + 1;
        break;
    case GRAIN_half:
        month = (month - 1) / 6 * 6 + 1;
        break;
    case GRAIN_month:
        break;
    default:
        return (onus_period){day, GRAIN_day};
    }
    return (onus_period){onus_calendar__day((onus_civil){civil.year, month, 1}),
                         grain};
}

static int32_t shift_months(int32_t day, int32_t months)
{
    onus_civil civil = onus_calendar__civil(day);
    int32_t month = civil.year * 12 + civil.month - 1 + months;
    civil.year = (month >= 0 ? month : month - 11) / 12;
    civil.month = month - civil.year * 12 + 1;
    while (civil.day > 28 && !onus_calendar__valid(civil))
        civil.day--;
    return onus_calendar__day(civil);
}

int32_t onus_calendar__shift(int32_t day, onus_grain grain, int32_t count)
{
    switch (grain) {
    case GRAIN_day:        return day + count;
    case GRAIN_weekend:
    case GRAIN_week:       return day + 7 * count;
    case GRAIN_month:      return shift_months(day, count);
    case GRAIN_quarter:
    case GRAIN_season:     return shift_months(day, 3 * count);
    case GRAIN_half:       return shift_months(day, 6 * count);
    case GRAIN_year:       return shift_months(day, 12 * count);
    case GRAIN_decade:     return shift_months(day, 120 * count);
    case GRAIN_century:    return shift_months(day, 1200 * count);
    case GRAIN_millennium: return shift_months(day, 12000 * count);
    default:               return day;
    }
}

int32_t onus_calendar__last(onus_period period)
{
    if (period.grain == GRAIN_weekend)
        return period.day + 1;
    int32_t next = onus_calendar__shift(period.day, period.grain, 1);
    return next > period.day ? next - 1 : period.day;
}

int32_t onus_calendar__nth_weekday(onus_period period, int32_t weekday,
                                   int32_t n)
{
    int32_t last = onus_calendar__last(period);
    int32_t ahead = (weekday - onus_calendar__weekday(period.day) + 7) % 7;
    int32_t behind = (onus_calendar__weekday(last) - weekday + 7) % 7;
    return n > 0 ? period.day + ahead + 7 * (n - 1)
                 : last - behind + 7 * (n + 1);
}

int32_t onus_calendar__easter(int32_t year)
{
    int32_t a = year % 19, b = year / 100, c = year % 100;
    int32_t d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    int32_t e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
    int32_t f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;
    return onus_calendar__day((onus_civil){year, f / 31, f % 31 + 1});
}

/* By the Julian calendar, and from it to ours. */
int32_t onus_calendar__orthodox_easter(int32_t year)
{
    int32_t d = (19 * (year % 19) + 15) % 30;
    int32_t e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7;
    int32_t f = d + e + 114;
    return onus_calendar__day((onus_civil){year, f / 31, f % 31 + 1}) +
           year / 100 - year / 400 - 2;
}

/* ---------------------------------------------------------------- as text */

/* ISO 8601: the week belongs to the year of its Thursday. */
static onus_slice week_value(onus_arena *arena, int32_t day, const char *end)
{
    int32_t thursday = day - onus_calendar__weekday(day) + 4;
    onus_civil civil = onus_calendar__civil(thursday);
    int32_t first = onus_calendar__day((onus_civil){civil.year, 1, 1});
    return onus_arena__print(arena, "%04d-W%02d%s", civil.year,
                             (thursday - first) / 7 + 1, end);
}

onus_slice onus_calendar__value(onus_arena *arena, onus_period period)
{
    static const char *const seasons[] = {"SP", "SU", "FA", "WI"};
    onus_civil civil = onus_calendar__civil(period.day);
    int32_t month = civil.month;
    switch (period.grain) {
    case GRAIN_weekend:
        return week_value(arena, period.day, "-WE");
    case GRAIN_week:
        return week_value(arena, period.day, "");
    case GRAIN_month:
        return onus_arena__print(arena, "%04d-%02d", civil.year, month);
    case GRAIN_quarter:
        return onus_arena__print(arena, "%04d-Q%d", civil.year,
                                 (month - 1) / 3 + 1);
    case GRAIN_season:
        return onus_arena__print(arena, "%04d-%s",
                                 civil.year - (month < 3),
                                 seasons[(month + 9) % 12 / 3]);
    case GRAIN_half:
        return onus_arena__print(arena, "%04d-H%d", civil.year,
                                 (month - 1) / 6 + 1);
    case GRAIN_year:
        return onus_arena__print(arena, "%04d", civil.year);
    case GRAIN_decade:
        return onus_arena__print(arena, "%03d", civil.year / 10);
    case GRAIN_century:
        return onus_arena__print(arena, "%02d", civil.year / 100);
    case GRAIN_millennium:
        return onus_arena__print(arena, "%d", civil.year / 1000);
    default:
        return onus_arena__print(arena, "%04d-%02d-%02d", civil.year, month,
                                 civil.day);
    }
}
