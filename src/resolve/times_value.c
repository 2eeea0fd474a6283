/* Values as TIMEX3 writes them (Pustejovsky and others, "TimeML", 2003). */
#include "resolve/times_parts.h"

/* P3D, PT2H, PXM, P2Y6M; decades and centuries in years. */
static onus_slice length_value(onus_arena *arena, const onus_when *when)
{
    const char *letters = onus_grain__letters(when->grain);
    int32_t number = when->number, half = 0;
    if (number == ONUS_SOME)
        return onus_arena__print(arena, "P%sX%s", *letters == 'T' ? "T" : "",
                                 letters + (*letters == 'T'));
    switch (when->grain) {
    case GRAIN_decade:
        return onus_arena__print(arena, "P%dY", number * 10 + 5 * when->half);
    case GRAIN_century:
        return onus_arena__print(arena, "P%dY", number * 100 + 50 * when->half);
    case GRAIN_quarter:
        return onus_arena__print(arena, "P%dM", number * 3);
    case GRAIN_half:
        return onus_arena__print(arena, "P%dM", number * 6);
    case GRAIN_hour:
    case GRAIN_minute:
        half = 30;
        break;
    case GRAIN_year:
        half = 6;
        break;
    default:
        break;
    }
    bool clock = *letters == 'T';
    if (!when->half)
        return onus_arena__print(arena, "P%s%d%s", clock ? "T" : "", number,
                                 letters + clock);
    if (!half)
        return onus_arena__print(arena, "P%d.5%s", number, letters);
    const char *smaller = when->grain == GRAIN_minute ? "S" : "M";
    if (!number)
        return onus_arena__print(arena, "P%s%d%s", clock ? "T" : "", half,
                                 smaller);
    return onus_arena__print(arena, "P%s%d%s%d%s", clock ? "T" : "", number,
                             letters + clock, half, smaller);
}

/* XXXX-03, XXXX-03-05, XXXX-WXX-2: what comes again, without a day to see it
 * from. */
static onus_slice open_value(onus_arena *arena, const onus_when *when)
{
    static const char *const seasons[] = {"SP", "SU", "FA", "WI"};
    if (when->cycle == GRAIN_week && when->grain == GRAIN_weekend)
        return onus_arena__print(arena, "XXXX-WXX-WE");
    if (when->cycle == GRAIN_week)
        return onus_arena__print(arena, "XXXX-WXX-%d", when->weekday);
    if (when->grain == GRAIN_quarter)
        return onus_arena__print(arena, "XXXX-Q%d", when->index);
    if (when->grain == GRAIN_half)
        return onus_arena__print(arena, "XXXX-H%d", when->index);
    if (when->grain == GRAIN_season && when->index >= 1 && when->index <= 4)
        return onus_arena__print(arena, "XXXX-%s", seasons[when->index - 1]);
    if (when->month && when->monthday)
        return onus_arena__print(arena, "XXXX-%02d-%02d", when->month,
                                 when->monthday);
    if (when->month)
        return onus_arena__print(arena, "XXXX-%02d", when->month);
    if (when->monthday)
        return onus_arena__print(arena, "XXXX-XX-%02d", when->monthday);
    return (onus_slice){0};
}

/* TNI, T15:00, T15:23:24; nothing if no time of day was told. */
static onus_slice clock_value(onus_arena *arena, const onus_when *when)
{
    if (when->part.size)
        return onus_arena__print(arena, "T%.*s", (int)when->part.size,
                                 when->part.data);
    if (when->hour == ONUS_SOME)
        return (onus_slice){"", 0};
    if (when->second != ONUS_SOME)
        return onus_arena__print(arena, "T%02d:%02d:%02d", when->hour,
                                 when->minute, when->second);
    return onus_arena__print(arena, "T%02d:%02d", when->hour, when->minute);
}

static onus_slice date_value(onus_arena *arena, const onus_when *when)
{
    onus_civil civil = onus_calendar__civil(when->day);
    switch (when->form) {
    case WHEN_FIXED:
        if (civil.year < 1 || civil.year > 9999)
            return (onus_slice){0};
        return onus_calendar__value(arena,
                                    (onus_period){when->day, when->grain});
    case WHEN_OPEN:
        return open_value(arena, when);
    case WHEN_CLOCK:
        return ONUS_SLICE("XXXX-XX-XX");
    default:
        return (onus_slice){0};
    }
}

onus_slice onus_when__value(onus_arena *arena, const onus_when *when,
                            onus_time_type type)
{
    if (when->form == WHEN_TEXT)
        return onus_arena__copy(arena, when->text);
    if (when->form == WHEN_LENGTH)
        return length_value(arena, when);
    onus_slice date = date_value(arena, when);
    if (type != ONUS_TIME_TIME || !date.size)
        return date;
    onus_slice clock = clock_value(arena, when);
    return onus_arena__print(arena, "%.*s%.*s", (int)date.size, date.data,
                             (int)clock.size, clock.data);
}
