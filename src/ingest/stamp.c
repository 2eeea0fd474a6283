/* Dates and clocks, as pages and datelines write them.
 *
 *     All News 05:26 January 02, 2019            2019-01-02T05:26
 *     Published 3:15 PM EST, Mon March 4, 2019   2019-03-04T15:15-05:00
 *     2019-03-02T05:26:00Z · 2 March 2019 · 04/03/2019 (read only if it can be one day)
 *
 * A line is walked word by word. At each word the first piece that fits is
 * taken: a date in one of its manners, a clock, a zone, a label; what fits none
 * is counted, so that the caller can tell a line with a date from a sentence
 * that mentions one.
 */
#include "ingest/stamp.h"

#include <stdio.h>

typedef struct scan {
    const onus_tables *tables;
    onus_arena *arena;
    const onus_key *key;
    onus_stamp stamp;
    uint32_t clock_end; /* the word behind the clock, where a zone may stand */
} scan;

/* ---------------------------------------------------------------- words */

/* A word's leading digits; *rest gets what follows them ("2nd" -> 2, "nd"). How
 * many digits; 0 if it begins otherwise or is absurdly long. */
static uint32_t digits_of(const scan *s, uint32_t word, uint32_t *value,
                          onus_slice *rest)
{
    *value = 0;
    *rest = (onus_slice){"", 0};
    if (word >= s->key->count)
        return 0;
    onus_slice form = onus_key__form(s->key, word);
    uint32_t count = 0;
    while (count < form.size && form.data[count] >= '0' &&
           form.data[count] <= '9')
        count++;
    if (!count || count > 9 ||
        !onus_slice__number(onus_slice__cut(form, 0, count), value))
        return 0;
    *rest = onus_slice__cut(form, count, form.size);
    return count;
}

/* Exactly these digits, and nothing behind them. */
static bool number_at(const scan *s, uint32_t word, uint32_t least,
                      uint32_t most, uint32_t *value)
{
    onus_slice rest;
    uint32_t count = digits_of(s, word, value, &rest);
    return count >= least && count <= most && !rest.size;
}

/* What stands between a word and the one before it. */
static onus_slice before(const scan *s, uint32_t word)
{
    if (!word || word >= s->key->count)
        return (onus_slice){"", 0};
    return onus_slice__cut(s->key->line, s->key->words[word - 1].end,
                           s->key->words[word].start);
}

/* The one sign that joins a word to the one before it; 0 if it is another
 * string. */
static char joint(const scan *s, uint32_t word)
{
    onus_slice gap = before(s, word);
    return gap.size == 1 ? gap.data[0] : 0;
}

static uint32_t match(const scan *s, onus_page_kind kind, uint32_t word,
                      onus_slice *value)
{
    if (word >= s->key->count)
        return 0;
    return onus_key__match(s->key, s->tables, kind, word, value);
}

/* Is it a word of this kind? Letters that follow digits ("15pm") are asked for
 * this way. */
static bool value_of(const scan *s, onus_page_kind kind, onus_slice word,
                     onus_slice *value)
{
    uint32_t row = onus_map__find(&s->tables->pages[kind].rows, word);
    if (row != ONUS_NONE)
        *value = s->tables->page_values.items[row];
    return row != ONUS_NONE;
}

static uint32_t month_at(const scan *s, uint32_t word)
{
    uint32_t month = 0;
    onus_slice value;
    if (match(s, PAGE_month, word, &value))
        onus_slice__number(value, &month);
    return month;
}

/* ---------------------------------------------------------------- dates */

static bool is_year(uint32_t year)
{
    return year >= 1800 && year <= 2200;
}

/* Keep the first date; false if it is none. */
static bool set_date(scan *s, uint32_t year, uint32_t month, uint32_t day)
{
    static const uint32_t days[] = {31, 29, 31, 30, 31, 30,
                                    31, 31, 30, 31, 30, 31};
    if ((year && !is_year(year)) || month < 1 || month > 12 || day < 1 ||
        day > days[month - 1])
        return false;
    onus_stamp *stamp = &s->stamp;
    if (!stamp->day) {
        stamp->year = year;
        stamp->month = month;
        stamp->day = day;
    }
    return true;
}

/* A day of a month, "2" or "2nd". */
static bool day_at(const scan *s, uint32_t word, uint32_t *day)
{
    onus_slice rest, value;
    uint32_t count = digits_of(s, word, day, &rest);
    return count && count <= 2 &&
           (!rest.size || value_of(s, PAGE_stamp, rest, &value));
}

/* A year of four digits at a word, behind a blank or comma. */
static uint32_t year_at(const scan *s, uint32_t word)
{
    uint32_t year;
    bool found = number_at(s, word, 4, 4, &year) && is_year(year) &&
                 joint(s, word) != ':';
    return found ? year : 0;
}

/* January 02, 2019; Jan. 2 */
static uint32_t read_month_first(scan *s, uint32_t word)
{
    uint32_t month = month_at(s, word), day;
    if (!month || !day_at(s, word + 1, &day) || joint(s, word + 2) == ':')
        return 0;
    uint32_t year = year_at(s, word + 2);
    return set_date(s, year, month, day) ? 2 + (year != 0) : 0;
}

/* 2 January 2019; 2nd of January 2019; 4 March */
static uint32_t read_day_first(scan *s, uint32_t word)
{
    uint32_t day, at = word + 1;
    if (!day_at(s, word, &day))
        return 0;
    if (at < s->key->count && onus_slice__is(onus_key__form(s->key, at), "of"))
        at++;
    uint32_t month = month_at(s, at);
    if (!month)
        return 0;
    uint32_t year = year_at(s, at + 1);
    if (!set_date(s, year, month, day))
        return 0;
    return at - word + 1 + (year != 0);
}

static void set_clock(scan *s, uint32_t hour, uint32_t minute, uint32_t second,
                      uint32_t end)
{
    if (s->stamp.hour != ONUS_NONE || hour > 23 || minute > 59)
        return;
    s->stamp.hour = hour;
    s->stamp.minute = minute;
    s->stamp.second = second <= 59 ? second : ONUS_NONE;
    s->clock_end = end;
}

/* What stands behind the last digits of a clock: "z", "kst". */
static void read_suffix_zone(scan *s, onus_slice rest)
{
    onus_slice value;
    if (value_of(s, PAGE_zone, rest, &value))
        s->stamp.offset = value;
}

/* The part of an ISO date behind "T": "05" in "02T05", then ":26:00Z". */
static uint32_t read_iso_clock(scan *s, uint32_t word, onus_slice rest)
{
    uint32_t hour, minute, second, used = 1;
    onus_slice zone;
    if (rest.size < 2 || rest.data[0] != 't' ||
        !onus_slice__number(onus_slice__cut(rest, 1, rest.size), &hour) ||
        !digits_of(s, word + 1, &minute, &zone))
        return 0;
    second = ONUS_NONE;
    if (!zone.size && joint(s, word + 2) == ':' &&
        digits_of(s, word + 2, &second, &zone))
        used = 2;
    /* Fractions of a second are passed over. */
    uint32_t fraction;
    if (used == 2 && !zone.size && joint(s, word + 3) == '.' &&
        digits_of(s, word + 3, &fraction, &zone))
        used = 3;
    set_clock(s, hour, minute, second, word + 1 + used);
    read_suffix_zone(s, zone);
    return used;
}

/* 2019-01-02, 2019/01/02, with or without T05:26:00Z */
static uint32_t read_year_first(scan *s, uint32_t word)
{
    uint32_t year, month, day;
    onus_slice rest;
    if (!number_at(s, word, 4, 4, &year) || !is_year(year) ||
        !number_at(s, word + 1, 1, 2, &month))
        return 0;
    char sign = joint(s, word + 1);
    uint32_t count = digits_of(s, word + 2, &day, &rest);
    if ((sign != '-' && sign != '/' && sign != '.') ||
        joint(s, word + 2) != sign || !count || count > 2 ||
        !set_date(s, year, month, day))
        return 0;
    if (!rest.size)
        return 3;
    uint32_t clock = read_iso_clock(s, word + 2, rest);
    return clock ? 3 + clock : 0;
}

/* 31/12/2018, 12/31/2018, 31.12.2018. Which is the month? What is above 12 is
 * not; between full stops the day comes first; else it is not known, and the
 * date is passed over. */
static uint32_t read_numbers(scan *s, uint32_t word)
{
    uint32_t first, second, year;
    if (!number_at(s, word, 1, 2, &first) ||
        !number_at(s, word + 1, 1, 2, &second) ||
        !number_at(s, word + 2, 4, 4, &year) || !is_year(year))
        return 0;
    char sign = joint(s, word + 1);
    if ((sign != '/' && sign != '.' && sign != '-') ||
        joint(s, word + 2) != sign)
        return 0;
    if (sign == '.' || first > 12 || first == second)
        return set_date(s, year, second, first) ? 3 : 0;
    if (second > 12)
        return set_date(s, year, first, second) ? 3 : 0;
    return 3;
}

/* ---------------------------------------------------------------- clocks */

/* "pm" at a word, or behind its digits; *add gets the hours. */
static uint32_t read_meridiem(const scan *s, uint32_t word, onus_slice rest,
                              uint32_t *add)
{
    onus_slice value;
    *add = 0;
    if (rest.size && value_of(s, PAGE_meridiem, rest, &value))
        return onus_slice__number(value, add) ? 1 : 0;
    if (!rest.size && match(s, PAGE_meridiem, word + 1, &value))
        return onus_slice__number(value, add) ? 2 : 0;
    return 0;
}

static uint32_t of_twelve(uint32_t hour, uint32_t add)
{
    return hour <= 12 ? hour % 12 + add : ONUS_NONE;
}

/* 05:26, 5:26:30 pm, 3.15pm, 3 p.m. */
static uint32_t read_clock(scan *s, uint32_t word)
{
    uint32_t hour, minute = 0, second = ONUS_NONE, add, last = word;
    onus_slice rest;
    uint32_t count = digits_of(s, word, &hour, &rest);
    if (!count || count > 2)
        return 0;
    char sign = rest.size ? 0 : joint(s, word + 1);
    bool minutes = (sign == ':' || sign == '.') &&
                   digits_of(s, word + 1, &minute, &rest) == 2;
    if (minutes)
        last = word + 1;
    if (sign == ':' && minutes && !rest.size && joint(s, last + 1) == ':' &&
        digits_of(s, last + 1, &second, &rest) == 2)
        last++;
    uint32_t meridiem = read_meridiem(s, last, rest, &add);
    if (!meridiem && !(minutes && sign == ':'))
        return 0;
    uint32_t end = last + (meridiem ? meridiem : 1);
    set_clock(s, meridiem ? of_twelve(hour, add) : hour, minutes ? minute : 0,
              second, end);
    if (!meridiem)
        read_suffix_zone(s, rest);
    return end - word;
}

/* "+0900", "+09:00", "+9": behind a clock, or a zone that is Greenwich's. */
static uint32_t read_offset(scan *s, uint32_t word)
{
    onus_slice gap = before(s, word);
    uint32_t hours, minutes = 0, used = 1;
    onus_slice rest;
    char sign = gap.size ? gap.data[gap.size - 1] : 0;
    uint32_t count = digits_of(s, word, &hours, &rest);
    if ((sign != '+' && sign != '-') || !count || rest.size ||
        s->stamp.hour == ONUS_NONE || word != s->clock_end)
        return 0;
    if (count == 4) {
        minutes = hours % 100;
        hours /= 100;
    } else if (joint(s, word + 1) == ':' &&
               number_at(s, word + 1, 2, 2, &minutes)) {
        used = 2;
    }
    if (count > 4 || hours > 14 || minutes > 59)
        return 0;
    s->stamp.offset = onus_arena__print(s->arena, "%c%02u:%02u", sign,
                                        (unsigned)hours, (unsigned)minutes);
    return used;
}

/* A zone is one only behind a clock: "est" and "et" are words, too. */
static uint32_t read_zone(scan *s, uint32_t word)
{
    onus_slice value;
    uint32_t count = match(s, PAGE_zone, word, &value);
    if (!count || s->stamp.hour == ONUS_NONE || word != s->clock_end)
        return 0;
    if (!s->stamp.offset.size)
        s->stamp.offset = value;
    s->clock_end = word + count;
    return count;
}

/* ---------------------------------------------------------------- the line */

/* "Updated", "Published": only before the date that they are about. */
static uint32_t read_label(scan *s, uint32_t word)
{
    bool dated = s->stamp.day || s->stamp.hour != ONUS_NONE;
    uint32_t published = match(s, PAGE_published, word, NULL);
    uint32_t updated = match(s, PAGE_updated, word, NULL);
    if (published >= updated && published) {
        s->stamp.published |= !dated;
        return published;
    }
    s->stamp.updated |= updated && !dated;
    return updated;
}

/* Words that say nothing, but may stand in such a line. */
static uint32_t read_filler(scan *s, uint32_t word)
{
    static const onus_page_kind kinds[] = {PAGE_weekday, PAGE_stamp, PAGE_zone,
                                           PAGE_section};
    uint32_t longest = 0, value;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        uint32_t count = match(s, kinds[i], word, NULL);
        if (count > longest)
            longest = count;
    }
    if (!longest && number_at(s, word, 1, 2, &value))
        return match(s, PAGE_stamp, word + 1, NULL) ? 1 : 0; /* 5 min read */
    return longest;
}

onus_stamp onus_stamp__read(const onus_tables *tables, onus_arena *arena,
                            const onus_key *key)
{
    static uint32_t (*const pieces[])(scan *, uint32_t) = {
        read_offset, read_year_first, read_numbers,
        read_clock,  read_day_first,  read_month_first,
        read_zone,   read_label,      read_filler};
    scan s = {.tables = tables, .arena = arena, .key = key};
    s.stamp.hour = s.stamp.minute = s.stamp.second = ONUS_NONE;
    for (uint32_t word = 0; word < key->count;) {
        uint32_t used = 0;
        for (size_t i = 0; i < sizeof pieces / sizeof *pieces && !used; i++)
            used = pieces[i](&s, word);
        s.stamp.others += !used;
        word += used ? used : 1;
    }
    return s.stamp;
}

onus_slice onus_stamp__iso(onus_arena *arena, const onus_stamp *stamp)
{
    char clock[16] = "";
    unsigned year = stamp->year, month = stamp->month, day = stamp->day;
    if (stamp->hour != ONUS_NONE && stamp->second != ONUS_NONE)
        snprintf(clock, sizeof clock, "T%02u:%02u:%02u",
                 (unsigned)stamp->hour % 24, (unsigned)stamp->minute % 60,
                 (unsigned)stamp->second % 60);
    else if (stamp->hour != ONUS_NONE)
        snprintf(clock, sizeof clock, "T%02u:%02u", (unsigned)stamp->hour % 24,
                 (unsigned)stamp->minute % 60);
    onus_slice offset = *clock ? stamp->offset : (onus_slice){0};
    return onus_arena__print(arena, "%04u-%02u-%02u%s%.*s", year, month, day,
                             clock, (int)offset.size,
                             offset.size ? offset.data : "");
}

/* Days since the year 0, near enough to compare. */
static int64_t rough_days(uint32_t year, uint32_t month, uint32_t day)
{
    return (int64_t)year * 365 + month * 30 + day;
}

static int64_t distance(int64_t a, int64_t b)
{
    return a > b ? a - b : b - a;
}

onus_slice onus_stamp__near(onus_arena *arena, const onus_stamp *stamp,
                            onus_slice published)
{
    onus_stamp day = *stamp;
    day.hour = ONUS_NONE;
    onus_day report = onus_tables__day(published, false);
    if (!day.month || !day.day || (!day.year && !report))
        return (onus_slice){0};
    if (day.year)
        return onus_stamp__iso(arena, &day);
    uint32_t year = report / 10000;
    int64_t about = rough_days(year, report / 100 % 100, report % 100);
    day.year = year;
    for (uint32_t other = year - 1; other <= year + 1; other += 2)
        if (distance(rough_days(other, day.month, day.day), about) <
            distance(rough_days(day.year, day.month, day.day), about))
            day.year = other;
    return onus_stamp__iso(arena, &day);
}
