/* Recipes: how a rule of timerules.tsv makes a value from the values of its
 * pieces.
 *
 * Each is a function that looks at the values it was given, in the order of the
 * text, and either makes one or says that this makes no sense ("the 31st of
 * June", "twenty thirty"). What the rule's `how` has behind the recipe's name
 * is the argument.
 */
#include "resolve/times_parts.h"

#include <stdlib.h>

enum {
    FEWEST_YEAR = 1000,
    MOST_YEAR = 2200,
    MOST_LENGTH = 1000000,
    MOST_REPEATED = 400, /* "the 300th day of 2018" */
    MOST_COUNTED = 3000, /* "3 million years ago" is no date */
};

static onus_when blank(onus_when_form form)
{
    return (onus_when){.form = form, .hour = ONUS_SOME, .minute = ONUS_SOME,
                       .second = ONUS_SOME};
}

static onus_when number_of(int32_t number, uint32_t digits)
{
    onus_when when = blank(WHEN_NUMBER);
    when.number = number;
    when.digits = digits;
    return when;
}

static onus_when fixed(int32_t day, onus_grain grain)
{
    onus_when when = blank(WHEN_FIXED);
    onus_period period = onus_calendar__holding(day, grain);
    when.day = period.day;
    when.grain = period.grain;
    return when;
}

static onus_when year_of(int32_t year, onus_grain grain)
{
    return fixed(onus_calendar__day((onus_civil){year, 1, 1}), grain);
}

static onus_when clock_of(int32_t hour, int32_t minute, int32_t second)
{
    onus_when when = blank(WHEN_CLOCK);
    when.hour = hour;
    when.minute = minute;
    when.second = second;
    return when;
}

/* What comes again each year. */
static onus_when yearly(onus_grain grain)
{
    onus_when when = blank(WHEN_OPEN);
    when.cycle = GRAIN_year;
    when.grain = grain;
    return when;
}

static const onus_when *value_at(const onus_match_site *site, uint32_t i)
{
    return site->values[i];
}

static const onus_when *last_value(const onus_match_site *site)
{
    return site->values[site->count - 1];
}

/* The first value of a form, or NULL. */
static const onus_when *find(const onus_match_site *site, onus_when_form form)
{
    for (uint32_t i = 0; i < site->count; i++)
        if (site->values[i]->form == form)
            return site->values[i];
    return NULL;
}

/* The first date: settled or not. */
static const onus_when *find_date(const onus_match_site *site)
{
    for (uint32_t i = 0; i < site->count; i++)
        if (site->values[i]->form == WHEN_FIXED ||
            site->values[i]->form == WHEN_OPEN)
            return site->values[i];
    return NULL;
}

static bool has_clock(const onus_when *when)
{
    return when->part.size || when->hour != ONUS_SOME;
}

/* ---------------------------------------------------------------- words */

/* "12:00" as a word's value. */
static bool read_clock(onus_slice text, onus_when *when)
{
    uint32_t hour, minute;
    onus_slice rest = text, first = onus_slice__split(&rest, ':');
    if (!rest.size || !onus_slice__number(first, &hour) ||
        !onus_slice__number(rest, &minute) || hour > 24 || minute > 59)
        return false;
    when->hour = (int32_t)hour;
    when->minute = (int32_t)minute;
    return true;
}

/* "0 day", "-1 day NI", "12:00", "PRESENT_REF". */
static onus_when date_word(const onus_reading *reading,
                           const onus_time_word *word)
{
    onus_when when = blank(WHEN_CLOCK);
    if (word->grained && !reading->dated)
        return blank(WHEN_NOTHING);
    if (word->grained)
        when = fixed(onus_calendar__shift(reading->today, word->grain,
                                          word->number), word->grain);
    if (!word->text.size || read_clock(word->text, &when))
        return when;
    if (!word->grained)
        when.form = WHEN_TEXT;
    when.text = when.part = word->text;
    return when;
}

onus_when onus_when__of_word(const onus_reading *reading,
                             const onus_time_word *word)
{
    onus_when when;
    switch (word->kind) {
    case TIMEX_number: case TIMEX_ordinal: case TIMEX_scale: case TIMEX_shift:
    case TIMEX_meridiem: case TIMEX_decade:
        return number_of(word->number, 0);
    case TIMEX_month:
        when = yearly(GRAIN_month);
        when.month = word->number;
        return when;
    case TIMEX_season:
        when = yearly(GRAIN_season);
        when.index = word->number;
        return when;
    case TIMEX_holiday:
        when = yearly(GRAIN_day);
        when.holiday = word;
        return when;
    case TIMEX_weekday: case TIMEX_weekdays:
        when = yearly(word->grain);
        when.cycle = GRAIN_week;
        when.weekday = word->number;
        return when;
    case TIMEX_unit: case TIMEX_units:
        when = blank(WHEN_UNIT);
        when.number = word->number;
        when.grain = word->grain;
        return when;
    case TIMEX_part:
        when = blank(WHEN_CLOCK);
        when.part = word->text;
        return when;
    case TIMEX_date: case TIMEX_time:
        return date_word(reading, word);
    case TIMEX_set: case TIMEX_duration:
        when = blank(WHEN_TEXT);
        when.text = word->text;
        return when;
    default:
        return blank(WHEN_NOTHING);
    }
}

/* ---------------------------------------------------------------- numbers */

/* The last value, unchanged: "early 2019", "about three weeks". */
static bool make_same(onus_reading *reading, const onus_match_site *site,
                      onus_when *out)
{
    (void)reading;
    *out = *last_value(site);
    return true;
}

/* "Twenty-one", "hundred and five": a smaller number fills the noughts of a
 * larger. */
static bool make_add(onus_reading *reading, const onus_match_site *site,
                     onus_when *out)
{
    (void)reading;
    int32_t large = value_at(site, 0)->number, small = last_value(site)->number;
    if (large < 20 || small < 1 || value_at(site, 0)->digits ||
        last_value(site)->digits)
        return false;
    int32_t noughts = 1;
    while (noughts < 1000 && large % (10 * noughts) == 0)
        noughts *= 10;
    *out = number_of(large + small, 0);
    return noughts > 1 && small < noughts;
}

/* "Two hundred", "3 million", "a hundred", "several hundred". */
static bool make_times(onus_reading *reading, const onus_match_site *site,
                       onus_when *out)
{
    (void)reading;
    int32_t number = site->count > 1 ? value_at(site, 0)->number : 1;
    int32_t scale = last_value(site)->number;
    *out = number_of(number, 0);
    if (number == ONUS_SOME)
        return true;
    out->number = number * (number < 1000 && scale <= 1000000 ? scale : 0);
    return number > 0 && out->number > 0;
}

/* "Two and a half". */
static bool make_half(onus_reading *reading, const onus_match_site *site,
                      onus_when *out)
{
    (void)reading;
    *out = *value_at(site, 0);
    out->half = true;
    return out->number != ONUS_SOME;
}

/* "2 1/2"; other fractions are left alone. */
static bool make_fraction(onus_reading *reading, const onus_match_site *site,
                          onus_when *out)
{
    if (site->count != 3 || value_at(site, 1)->number != 1 ||
        value_at(site, 2)->number != 2)
        return false;
    return make_half(reading, site, out);
}

/* "Two to three": the larger, and no number that is written so. */
static bool make_range(onus_reading *reading, const onus_match_site *site,
                       onus_when *out)
{
    (void)reading;
    *out = number_of(last_value(site)->number, 0);
    return true;
}

/* ---------------------------------------------------------------- years */

static const onus_token *token_of(const onus_reading *reading, uint32_t atom)
{
    return &reading->record->tokens.items[reading->tokens.items[atom]];
}

/* Four digits are a year unless they count something ("2000 people"), are glued
 * to more digits or letters, or follow a sign of money. */
static bool make_bare_year(onus_reading *reading, const onus_match_site *site,
                           onus_when *out)
{
    const onus_atom *atoms = reading->atoms.items;
    int32_t year = last_value(site)->number;
    if (year < FEWEST_YEAR || year > MOST_YEAR)
        return false;
    *out = year_of(year, GRAIN_year);
    if (site->start > 0) {
        uint8_t before = token_of(reading, site->start - 1)->xpos;
        bool glued = atoms[site->start].glued &&
                     atoms[site->start - 1].class != ATOM_SIGN;
        if (before == XPOS_DOLLAR || before == XPOS_HASH || glued)
            return false;
    }
    if (site->end == reading->atoms.count)
        return true;
    uint8_t after = token_of(reading, site->end)->xpos;
    bool glued = atoms[site->end].glued &&
                 atoms[site->end].class != ATOM_SIGN;
    return after != XPOS_NNS && !glued &&
           !onus_slice__is(atoms[site->end].text, "%");
}

/* "Nineteen ninety-six", "twenty ten". */
static bool make_spoken_year(onus_reading *reading, const onus_match_site *site,
                             onus_when *out)
{
    (void)reading;
    int32_t first = value_at(site, 0)->number;
    int32_t second = last_value(site)->number;
    if (first < 11 || first > 20 || second < 10 || second > 99 ||
        value_at(site, 0)->digits || last_value(site)->digits)
        return false;
    *out = number_of(100 * first + second, 4);
    return true;
}

static int32_t this_year(const onus_reading *reading)
{
    return reading->dated ? onus_calendar__civil(reading->today).year : 2000;
}

/* A year of two digits: not more than ten years after the report. */
static int32_t full_year(const onus_reading *reading, int32_t number)
{
    int32_t limit = this_year(reading) + 10;
    int32_t year = limit / 100 * 100 + number;
    return year > limit ? year - 100 : year;
}

/* "'98". */
static bool make_short_year(onus_reading *reading, const onus_match_site *site,
                            onus_when *out)
{
    const onus_when *number = last_value(site);
    *out = number_of(full_year(reading, number->number), 4);
    return number->digits == 2;
}

/* "1990s", "'80s", "the nineties". */
static bool make_decade(onus_reading *reading, const onus_match_site *site,
                        onus_when *out)
{
    int32_t number = last_value(site)->number;
    uint32_t digits = last_value(site)->digits;
    if (number < 0 || number > MOST_YEAR)
        return false;
    int32_t year = number < 100 ? full_year(reading, number) : number;
    *out = year_of(year, year % 100 ? GRAIN_decade : GRAIN_century);
    if (digits == 2 || digits == 0 || number % 100 == 0)
        *out = year_of(year, GRAIN_decade);
    return number % 10 == 0 &&
           (number < 100 || number >= FEWEST_YEAR);
}

/* ---------------------------------------------------------------- what comes
 * again */

/* "March 5", "5 March", "the fifth of March". */
static bool make_month_day(onus_reading *reading, const onus_match_site *site,
                           onus_when *out)
{
    (void)reading;
    const onus_when *month = find(site, WHEN_OPEN);
    const onus_when *day = find(site, WHEN_NUMBER);
    if (!month || !day)
        return false;
    *out = yearly(GRAIN_day);
    out->month = month->month;
    out->monthday = day->number;
    return onus_calendar__valid((onus_civil){2000, out->month, out->monthday});
}

/* "The 15th": of this month or one beside it. A noun behind it has it for
 * itself. */
static bool make_monthday(onus_reading *reading, const onus_match_site *site,
                          onus_when *out)
{
    *out = yearly(GRAIN_day);
    out->cycle = GRAIN_month;
    out->monthday = last_value(site)->number;
    if (site->count > 1 && value_at(site, 0)->form == WHEN_OPEN)
        out->weekday = value_at(site, 0)->weekday;
    if (out->monthday < 1 || out->monthday > 31)
        return false;
    if (site->end == reading->atoms.count)
        return true;
    const onus_token *after = token_of(reading, site->end);
    return after->upos != UPOS_NOUN && after->upos != UPOS_ADJ &&
           after->upos != UPOS_PROPN && after->upos != UPOS_NUM &&
           !onus_slice__is(reading->atoms.items[site->end].text, "-");
}

/* "Friday, Oct. 13": the year must fit. */
static bool make_agree(onus_reading *reading, const onus_match_site *site,
                       onus_when *out)
{
    (void)reading;
    for (uint32_t i = 0; i < site->count; i++) {
        const onus_when *day = value_at(site, i);
        const onus_when *other = value_at(site, site->count - 1 - i);
        if (other->form != WHEN_OPEN || other->cycle != GRAIN_week ||
            day->grain != GRAIN_day || day->form == WHEN_CLOCK)
            continue;
        if (day->form == WHEN_OPEN && day->cycle == GRAIN_week)
            continue;
        *out = *day;
        if (day->form == WHEN_OPEN && day->monthday)
            out->weekday = other->weekday;
        return true;
    }
    return false;
}

/* "Third quarter", "second half", "Q3", "the 20th century": the argument is the
 * unit. */
static bool make_ordinal_unit(onus_reading *reading,
                              const onus_match_site *site, onus_when *out)
{
    (void)reading;
    int32_t number = value_at(site, 0)->number;
    onus_grain grain = onus_grain__of(site->rule->argument);
    if (grain == GRAIN_century && number > 1 && number < 100) {
        *out = year_of(100 * (number - 1), grain);
        return true;
    }
    *out = yearly(grain);
    out->index = number;
    return number >= 1 && ((grain == GRAIN_quarter && number <= 4) ||
                           (grain == GRAIN_half && number <= 2));
}

/* What comes again, in a period: "March 2019", "Tuesday of next week", "last
 * year's third quarter". The period must hold it exactly once. */
static bool make_within(onus_reading *reading, const onus_match_site *site,
                        onus_when *out)
{
    (void)reading;
    const onus_when *open = find(site, WHEN_OPEN);
    const onus_when *period = find(site, WHEN_FIXED);
    int32_t day;
    if (!open || !period || period->grain != open->cycle ||
        !onus_when__occurrence(open, period->day, 0, &day))
        return false;
    *out = *open;
    out->form = WHEN_FIXED;
    out->day = day;
    return true;
}

/* ---------------------------------------------------------------- counting */

/* The period that lies so many periods later; not if that is before or after
 * our years. */
static bool count_from(int32_t day, onus_grain grain, int32_t number,
                       onus_when *out)
{
    if (grain < GRAIN_day || grain > GRAIN_millennium ||
        abs(number) > MOST_COUNTED)
        return false;
    int32_t shifted = onus_calendar__shift(day, grain, number);
    *out = fixed(shifted, grain);
    int32_t year = onus_calendar__civil(shifted).year;
    return year >= 1 && year <= 9999;
}

/* "The 15th of last month". */
static bool make_day_of(onus_reading *reading, const onus_match_site *site,
                        onus_when *out)
{
    onus_when when = onus_when__settled(reading, last_value(site), site->start);
    onus_period month = {when.day, when.grain};
    if (when.form != WHEN_FIXED || when.grain != GRAIN_month)
        return false;
    *out = fixed(month.day + value_at(site, 0)->number - 1, GRAIN_day);
    return out->day <= onus_calendar__last(month);
}

/* The argument is what to add to the shift. "Last week" is the week before;
 * "last Tuesday" the Tuesday before; "this Tuesday" the next; "next Tuesday"
 * that of next week. */
static bool occurrence_of_shift(const onus_when *open, int32_t today,
                                int32_t number, int32_t *day)
{
    bool weekly = open->cycle == GRAIN_week;
    if (weekly && number > 0)
        return onus_when__occurrence(open, today + 7, 0, day);
    if (number == 0 && (!weekly || open->grain == GRAIN_weekend))
        return onus_when__occurrence(open, today, 0, day);
    if (number == 0)
        return onus_when__occurrence(open, today - 1, 1, day);
    return onus_when__occurrence(open, today, number, day);
}

static bool shift_open(const onus_reading *reading, const onus_when *open,
                       int32_t number, onus_when *out)
{
    int32_t today = reading->today;
    *out = *open;
    out->form = WHEN_FIXED;
    if (!occurrence_of_shift(open, today, number, &out->day))
        return false;
    /* The summer that we are in is not the last one. */
    bool going_on =
        onus_calendar__last((onus_period){out->day, open->grain}) >= today;
    return number >= 0 || !going_on ||
           onus_when__occurrence(open, today, number - 1, &out->day);
}

static bool make_shift(onus_reading *reading, const onus_match_site *site,
                       onus_when *out)
{
    int32_t number = site->rule->number;
    const onus_when *what = last_value(site);
    if (site->count > 1)
        number += value_at(site, 0)->number;
    if (!reading->dated)
        return false;
    if (what->form == WHEN_OPEN)
        return shift_open(reading, what, number, out);
    if (what->form == WHEN_UNIT && what->number == 1)
        return count_from(reading->today, what->grain, number, out);
    if (what->form != WHEN_CLOCK)
        return false;
    *out = *what;
    out->form = WHEN_FIXED;
    out->grain = GRAIN_day;
    out->day = reading->today + number;
    return true;
}

/* "Friday after next", "three Fridays from now", "two Thursdays ago". */
static bool make_skip(onus_reading *reading, const onus_match_site *site,
                      onus_when *out)
{
    const onus_when *open = find(site, WHEN_OPEN);
    const onus_when *count = find(site, WHEN_NUMBER);
    int32_t number = count ? count->number : 1;
    if (!reading->dated || !open || number < 1 || number > MOST_REPEATED)
        return false;
    number *= site->rule->number;
    *out = *open;
    out->form = WHEN_FIXED;
    return onus_when__occurrence(open, reading->today, number, &out->day);
}

/* "Three days ago", "two weeks from now". What "a year ago" was is settled
 * later: the quarter of last year, where the text speaks of a quarter. */
static bool make_from_report(onus_reading *reading, const onus_match_site *site,
                             onus_when *out)
{
    const onus_when *length = find(site, WHEN_LENGTH);
    if (!reading->dated || !length)
        return false;
    int32_t sign = site->rule->number, number = length->number;
    if (number == ONUS_SOME) {
        *out = blank(WHEN_TEXT);
        out->text = onus_slice__of(sign < 0 ? "PAST_REF" : "FUTURE_REF");
        return true;
    }
    if (length->grain == GRAIN_year && number == 1 && sign < 0) {
        *out = blank(WHEN_LATER);
        out->grain = GRAIN_year;
        out->number = -1;
        out->ago = true;
        return true;
    }
    return count_from(reading->today, length->grain, sign * number, out);
}

/* "In two weeks", where the verb looks ahead; else it is how long something
 * took. */
static bool make_ahead(onus_reading *reading, const onus_match_site *site,
                       onus_when *out)
{
    onus_tense tense = onus_reading__tense(reading, site->start);
    const onus_when *length = find(site, WHEN_LENGTH);
    return tense == TENSE_FUTURE && length && length->number != ONUS_SOME &&
           make_from_report(reading, site, out);
}

/* "Two days later", "a year earlier": from what the text spoke of last; "the
 * year-ago third quarter" from the quarter. */
static bool make_from_context(onus_reading *reading,
                              const onus_match_site *site, onus_when *out)
{
    const onus_when *length = find(site, WHEN_LENGTH);
    const onus_when *unit = find(site, WHEN_UNIT);
    const onus_when *date = find_date(site);
    if (date && unit) {
        onus_when settled = onus_when__settled(reading, date, site->start);
        *out = fixed(onus_calendar__shift(settled.day, unit->grain,
                                          site->rule->number), settled.grain);
        return settled.form == WHEN_FIXED;
    }
    *out = blank(WHEN_LATER);
    out->grain = length ? length->grain : unit ? unit->grain : GRAIN_day;
    int32_t number = length ? length->number : 1;
    if (number == ONUS_SOME || number > MOST_COUNTED || out->grain < GRAIN_day)
        return false;
    out->number = number * site->rule->number;
    return (length || unit) && abs(out->number) <= MOST_COUNTED;
}

/* "That week", "the quarter". */
static bool make_context(onus_reading *reading, const onus_match_site *site,
                         onus_when *out)
{
    (void)reading;
    const onus_when *unit = find(site, WHEN_UNIT);
    *out = blank(WHEN_LATER);
    out->grain = unit ? unit->grain : GRAIN_day;
    out->number = 0;
    return unit && unit->number == 1 && unit->grain >= GRAIN_day;
}

/* "Three days after Christmas", "the day before Tuesday". */
static bool make_from_date(onus_reading *reading, const onus_match_site *site,
                           onus_when *out)
{
    const onus_when *length = find(site, WHEN_LENGTH);
    const onus_when *date = find_date(site);
    if (!length)
        length = find(site, WHEN_UNIT);
    if (!length || !date || length->number == ONUS_SOME)
        return false;
    onus_when settled = onus_when__settled(reading, date, site->start);
    int32_t number = length->number * site->rule->number;
    if (settled.form != WHEN_FIXED ||
        !count_from(settled.day, length->grain, number, out))
        return false;
    onus_grain grain = settled.grain < GRAIN_month ? GRAIN_day : settled.grain;
    int32_t day = onus_calendar__shift(settled.day, length->grain, number);
    *out = fixed(day, grain);
    return true;
}

/* ---------------------------------------------------------------- the n-th */

/* The n-th week of a month is that of its n-th Monday, counted from the end
 * that of its n-th last Sunday. */
static bool nth_day(const onus_when *what, onus_period whole, int32_t n,
                    int32_t *day)
{
    bool unit = what->form == WHEN_UNIT;
    if (what->form == WHEN_OPEN && what->cycle == GRAIN_week) {
        *day = onus_calendar__nth_weekday(whole, what->weekday, n);
    } else if (unit && what->grain == GRAIN_week) {
        *day = onus_calendar__nth_weekday(whole, n > 0 ? 1 : 7, n);
    } else if (unit && what->grain >= GRAIN_day && what->grain < whole.grain) {
        int32_t end = onus_calendar__last(whole) + 1;
        *day = n > 0 ? onus_calendar__shift(whole.day, what->grain, n - 1)
                     : onus_calendar__shift(end, what->grain, n);
    } else {
        return false;
    }
    return *day >= whole.day && *day <= onus_calendar__last(whole);
}

/* "First Monday of March", "last day of October", "third last week of 2018".
 * The rule's argument is the sign: -1 counts from the end. */
static bool make_nth(onus_reading *reading, const onus_match_site *site,
                     onus_when *out)
{
    const onus_when *what = value_at(site, site->count - 2);
    const onus_when *count = find(site, WHEN_NUMBER);
    onus_when when = onus_when__settled(reading, last_value(site), site->start);
    int32_t n = count ? count->number : 1, day;
    if (when.form != WHEN_FIXED || when.grain < GRAIN_month || n < 1 ||
        n > MOST_REPEATED ||
        !nth_day(what, (onus_period){when.day, when.grain},
                 n * site->rule->number, &day))
        return false;
    *out = fixed(day, what->grain);
    return true;
}

/* "The week of March 6". */
static bool make_containing(onus_reading *reading, const onus_match_site *site,
                            onus_when *out)
{
    const onus_when *unit = find(site, WHEN_UNIT);
    const onus_when *date = find_date(site);
    if (!unit || !date)
        return false;
    onus_when settled = onus_when__settled(reading, date, site->start);
    if (settled.form != WHEN_FIXED || settled.grain >= unit->grain)
        return false;
    *out = fixed(settled.day, unit->grain);
    return true;
}

/* ---------------------------------------------------------------- figures */

/* "1/2/2019", "2019-01-02": the argument names the numbers in their order.
 * Where the month comes first but cannot be one, the two change places. */
static bool make_numbers(onus_reading *reading, const onus_match_site *site,
                         onus_when *out)
{
    int32_t year = ONUS_SOME, month = 0, day = 0, quarter = 0;
    onus_slice order = site->rule->argument;
    for (uint32_t i = 0; i < site->count && order.data; i++) {
        onus_slice name = onus_slice__split(&order, ' ');
        const onus_when *value = value_at(site, i);
        if (onus_slice__is(name, "year"))
            year = value->digits == 2 ? full_year(reading, value->number)
                                      : value->number;
        else if (onus_slice__is(name, "quarter"))
            quarter = value->number;
        else if (onus_slice__is(name, "month"))
            month = value->form == WHEN_OPEN ? value->month : value->number;
        else
            day = value->number;
    }
    if (month > 12 && day <= 12) {
        int32_t swapped = month;
        month = day;
        day = swapped;
    }
    if (quarter)
        month = quarter > 4 ? 0 : 3 * quarter - 2;
    if (year == ONUS_SOME && day <= 12)
        return false; /* "1/2" is a half */
    onus_civil civil = {year == ONUS_SOME ? 2000 : year, month, day ? day : 1};
    if (civil.year < FEWEST_YEAR || civil.year > MOST_YEAR ||
        !onus_calendar__valid(civil))
        return false;
    *out = year == ONUS_SOME ? yearly(GRAIN_day)
                             : fixed(onus_calendar__day(civil),
                                     quarter ? GRAIN_quarter
                                     : day   ? GRAIN_day
                                             : GRAIN_month);
    out->month = month;
    out->monthday = day;
    return true;
}

/* ---------------------------------------------------------------- clock */

/* "3 p.m.", "7:30", "9:01:10 AM", "330 p.m.": hours, minutes, seconds; the
 * argument says what to add, or "meridiem" that this is the last value. */
static bool make_clock(onus_reading *reading, const onus_match_site *site,
                       onus_when *out)
{
    (void)reading;
    bool meridiem = onus_slice__is(site->rule->argument, "meridiem");
    uint32_t numbers = site->count - meridiem;
    if (!numbers)
        return false;
    int32_t hour = value_at(site, 0)->number, minute = 0;
    if (numbers > 1)
        minute = value_at(site, 1)->number;
    else if (hour >= 100) {
        minute = hour % 100;
        hour /= 100;
    }
    if (meridiem) {
        if (hour < 1 || (hour > 12 && !last_value(site)->number) || hour > 24)
            return false;
        if (hour <= 12)
            hour = hour % 12 + last_value(site)->number;
    }
    *out = clock_of(hour, minute,
                    numbers > 2 ? value_at(site, 2)->number : ONUS_SOME);
    return hour >= 0 && hour <= 24 && minute >= 0 && minute <= 59;
}

/* "Quarter past 3", "20 minutes to noon": the argument is how many minutes
 * later, or only the sign where a number is told. */
static bool make_minutes(onus_reading *reading, const onus_match_site *site,
                         onus_when *out)
{
    (void)reading;
    int32_t sign = site->rule->number < 0 ? -1 : 1;
    int32_t minutes = site->count > 1 ? value_at(site, 0)->number
                                      : sign * site->rule->number;
    const onus_when *time = last_value(site);
    if (time->form == WHEN_NUMBER || time->hour == ONUS_SOME || minutes < 1 ||
        minutes > 59)
        return false;
    int32_t total = time->hour * 60 + time->minute +
                    sign * minutes + 1440;
    *out = *time;
    out->hour = total / 60 % 24;
    out->minute = total % 60;
    return true;
}

/* A date and a time of day, in either order: "Tuesday night", "noon on
 * Friday". */
static bool make_at(onus_reading *reading, const onus_match_site *site,
                    onus_when *out)
{
    const onus_when *clock = find(site, WHEN_CLOCK);
    const onus_when *date = find_date(site);
    (void)reading;
    if (!clock || !date || date->grain != GRAIN_day || has_clock(date))
        return false;
    *out = *date;
    out->hour = clock->hour;
    out->minute = clock->minute;
    out->second = clock->second;
    out->part = clock->part;
    return true;
}

/* "8 tonight", "3 in the morning", "this afternoon at 3:20". */
static bool make_hour_in(onus_reading *reading, const onus_match_site *site,
                         onus_when *out)
{
    (void)reading;
    const onus_when *hour = NULL, *part = NULL;
    for (uint32_t i = 0; i < site->count; i++) {
        const onus_when *value = value_at(site, i);
        if (value->part.size)
            part = value;
        else if (value->form == WHEN_NUMBER || value->form == WHEN_CLOCK)
            hour = value;
    }
    if (!hour || !part)
        return false;
    int32_t h = hour->form == WHEN_NUMBER ? hour->number : hour->hour;
    int32_t minute = hour->form == WHEN_NUMBER ? 0 : hour->minute;
    if (hour->form == WHEN_NUMBER && h >= 100) {
        minute = h % 100;
        h /= 100;
    }
    bool morning = onus_slice__is(part->part, "MO");
    *out = *part;
    out->part = (onus_slice){0};
    out->hour = h < 12 && !morning ? h + 12 : h;
    out->minute = minute;
    return h >= 0 && h <= 24 && minute <= 59;
}

/* ---------------------------------------------------------------- lengths and
 * sets */

/* "Three weeks", "weeks"; with the argument `half`: "half an hour". */
static bool make_length(onus_reading *reading, const onus_match_site *site,
                        onus_when *out)
{
    (void)reading;
    const onus_when *unit = find(site, WHEN_UNIT);
    const onus_when *count = site->count > 1 ? value_at(site, site->count - 2)
                                             : NULL;
    if (!unit || unit->grain == GRAIN_period)
        return false;
    *out = blank(WHEN_LENGTH);
    out->grain = unit->grain;
    out->number = count ? count->number : ONUS_SOME;
    out->half = count && count->half;
    if (onus_slice__is(site->rule->argument, "half")) {
        out->number = 0;
        out->half = true;
    } else if (onus_slice__is(site->rule->argument, "one")) {
        out->number = 1;
    }
    if (out->number == ONUS_SOME)
        return true;
    if (out->number < 0 || out->number > MOST_LENGTH / unit->number)
        return false;
    out->number *= unit->number;
    return true;
}

/* "3 percent a year": behind what is counted. */
static bool make_rate(onus_reading *reading, const onus_match_site *site,
                      onus_when *out)
{
    const onus_when *unit = find(site, WHEN_UNIT);
    if (site->start == 0 || !unit || unit->grain == GRAIN_period)
        return false;
    uint8_t before = token_of(reading, site->start - 1)->upos;
    onus_when length = *unit;
    length.form = WHEN_LENGTH;
    *out = blank(WHEN_TEXT);
    out->text = onus_when__value(reading->scratch, &length, ONUS_TIME_SET);
    return before == UPOS_NOUN || before == UPOS_NUM || before == UPOS_SYM;
}

/* "Every week", "every two weeks", "each Tuesday". */
static bool make_every(onus_reading *reading, const onus_match_site *site,
                       onus_when *out)
{
    onus_when what = *last_value(site);
    if (what.form == WHEN_UNIT) {
        onus_when length = what;
        length.form = WHEN_LENGTH;
        what = length;
    }
    if (what.form != WHEN_LENGTH && what.form != WHEN_OPEN)
        return false;
    onus_time_type type = has_clock(&what) ? ONUS_TIME_TIME : ONUS_TIME_DATE;
    *out = blank(WHEN_TEXT);
    out->text = onus_when__value(reading->scratch, &what, type);
    return out->text.size > 0;
}

/* A value that the rule tells: PAST_REF. */
static bool make_reference(onus_reading *reading, const onus_match_site *site,
                           onus_when *out)
{
    (void)reading;
    *out = blank(WHEN_TEXT);
    out->text = site->rule->argument;
    return out->text.size > 0;
}

/* ---------------------------------------------------------------- all of
 * them */

/* How many values a recipe needs: the rules come from a table, where anything
 * can stand. */
static uint32_t least_values(onus_recipe recipe)
{
    switch (recipe) {
    case RECIPE_reference:
        return 0;
    case RECIPE_add: case RECIPE_spoken_year: case RECIPE_nth:
    case RECIPE_month_day: case RECIPE_agree: case RECIPE_within:
    case RECIPE_numbers: case RECIPE_day_of: case RECIPE_at:
    case RECIPE_hour_in:
        return 2;
    default:
        return 1;
    }
}

#define RECIPE_FUNCTION(name) make_##name,

bool onus_recipe__make(onus_reading *reading, const onus_match_site *site,
                       onus_when *out)
{
    static bool (*const functions[])(onus_reading *, const onus_match_site *,
                                     onus_when *) = {
        ONUS_RECIPE_LIST(RECIPE_FUNCTION)};
    *out = blank(WHEN_NOTHING);
    return site->count >= least_values(site->rule->recipe) &&
           functions[site->rule->recipe](reading, site, out);
}
