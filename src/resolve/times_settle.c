/* Settling: from "Tuesday" to 2019-01-01.
 *
 * What comes again each week or year (Tuesday, March 5, the third quarter) is
 * one of its occurrences around the day of the report, and the tense of the
 * verb says which: "said Tuesday" is the last one up to that day, "will meet
 * Tuesday" the next from it on. Without a verb weekdays lie in the past, as in
 * the news they mostly do, and other dates are the nearest. "Two days later"
 * counts from the date that the text spoke of last.
 */
#include "resolve/times_parts.h"

enum {
    CYCLES = 40,        /* looked through for an occurrence: February 29 */
    CLIMB = 8,          /* governors looked at for a verb */
    /* Days: */
    FAR = 200,          /* "the fourth quarter" in January is the last one */
    PAST_QUARTER = 150, /* "will rise in the first quarter" in November */
    LONG_AGO = 270,
};

/* ---------------------------------------------------------------- tense */

/* What the words before a verb say: "will", "to" look ahead, "was" looks back;
 * "to have been killed" looks back too. (ONUS_NONE is larger than any
 * token.) */
static onus_tense of_helpers(const onus_record *record, uint32_t verb)
{
    const onus_token *tokens = record->tokens.items;
    onus_tense tense = TENSE_NONE;
    for (uint32_t c = tokens[verb].first_child; c < verb;
         c = tokens[c].next_sibling) {
        uint8_t relation = tokens[c].relation, tag = tokens[c].xpos;
        bool perfect = relation == REL_aux && tag == XPOS_VB &&
                       tokens[verb].xpos == XPOS_VBN;
        if (tag == XPOS_MD)
            return TENSE_FUTURE;
        if (tag == XPOS_TO)
            tense = TENSE_FUTURE;
        if (relation != REL_aux && relation != REL_aux_pass &&
            relation != REL_cop)
            continue;
        if (tag == XPOS_VBD || perfect)
            tense = TENSE_PAST;
        else if (tense == TENSE_NONE)
            tense = TENSE_PRESENT;
    }
    return tense;
}

/* "has met", "met", "held by" are past; "meets", "is meeting", "is due"
 * present. */
static onus_tense of_verb(const onus_record *record, uint32_t verb)
{
    onus_tense helpers = of_helpers(record, verb);
    switch (record->tokens.items[verb].xpos) {
    case XPOS_VBD:
        return TENSE_PAST;
    case XPOS_VBN:
        if (helpers != TENSE_PRESENT)
            return helpers == TENSE_NONE ? TENSE_PAST : helpers;
        return onus_record__child(record, verb, REL_aux_pass) == ONUS_NONE
                   ? TENSE_PAST
                   : TENSE_PRESENT;
    case XPOS_VBZ: case XPOS_VBP:
        return TENSE_PRESENT;
    case XPOS_VB:
        return helpers == TENSE_NONE ? TENSE_FUTURE : helpers;
    default:
        return helpers;
    }
}

static bool belongs_to_noun(uint8_t relation)
{
    return relation == REL_nmod || relation == REL_nmod_poss ||
           relation == REL_nmod_unmarked || relation == REL_compound;
}

/* What is said of a noun in passing ("follows Tuesday's talks") has been,
 * unless the verb looks ahead. */
onus_tense onus_reading__tense(const onus_reading *reading, uint32_t atom)
{
    const onus_record *record = reading->record;
    const onus_token *tokens = record->tokens.items;
    uint32_t token = reading->tokens.items[atom];
    onus_tense tense = TENSE_NONE;
    bool of_noun = false;
    for (int level = 0; level < CLIMB && token != ONUS_NONE; level++) {
        tense = of_verb(record, token);
        if (tense)
            break;
        of_noun |= belongs_to_noun(tokens[token].relation);
        token = tokens[token].head;
    }
    return of_noun && tense == TENSE_PRESENT ? TENSE_PAST : tense;
}

/* -------------------------------------------------------------- occurrences */

/* "12-25", "11-4-4" (the fourth Thursday of November, "5--1-1" the last Monday
 * of May; "+1" behind it a day later), "easter+49", "orthodox-2": numbers
 * parted by "-", a sign in front allowed. */
static int32_t signed_number(onus_slice *rest)
{
    int32_t sign = 1, number = 0;
    if (rest->size && (rest->data[0] == '-' || rest->data[0] == '+')) {
        sign = rest->data[0] == '-' ? -1 : 1;
        *rest = onus_slice__cut(*rest, 1, rest->size);
    }
    while (rest->size && rest->data[0] >= '0' && rest->data[0] <= '9' &&
           number < 1000) {
        number = 10 * number + rest->data[0] - '0';
        *rest = onus_slice__cut(*rest, 1, rest->size);
    }
    return sign * number;
}

static int32_t next_field(onus_slice *rest)
{
    if (rest->size)
        *rest = onus_slice__cut(*rest, 1, rest->size); /* the "-" between */
    return signed_number(rest);
}

static int32_t holiday_in(onus_slice rule, int32_t year)
{
    onus_slice easter = ONUS_SLICE("easter"), orthodox = ONUS_SLICE("orthodox");
    if (onus_slice__starts(rule, easter)) {
        rule = onus_slice__cut(rule, easter.size, rule.size);
        return onus_calendar__easter(year) + signed_number(&rule);
    }
    if (onus_slice__starts(rule, orthodox)) {
        rule = onus_slice__cut(rule, orthodox.size, rule.size);
        return onus_calendar__orthodox_easter(year) + signed_number(&rule);
    }
    int32_t month = signed_number(&rule), second = next_field(&rule);
    if (!rule.size)
        return onus_calendar__day((onus_civil){year, month, second});
    onus_period whole = {onus_calendar__day((onus_civil){year, month, 1}),
                         GRAIN_month};
    int32_t weekday = next_field(&rule);
    return onus_calendar__nth_weekday(whole, weekday, second) +
           signed_number(&rule);
}

/* Where it falls in a year; false if it does not ("February 29"). */
static bool in_year(const onus_when *when, int32_t year, int32_t *out)
{
    onus_civil civil = {year, when->month, when->monthday};
    if (when->holiday) {
        *out = holiday_in(when->holiday->text, year);
        return true;
    }
    if (when->grain == GRAIN_quarter)
        civil = (onus_civil){year, 3 * when->index - 2, 1};
    else if (when->grain == GRAIN_season)
        civil = (onus_civil){year, 3 * when->index, 1};
    else if (when->grain == GRAIN_half)
        civil = (onus_civil){year, 6 * when->index - 5, 1};
    else if (when->grain == GRAIN_month)
        civil.day = 1;
    *out = onus_calendar__day(civil);
    return onus_calendar__valid(civil) &&
           (!when->weekday || onus_calendar__weekday(*out) == when->weekday);
}

/* Where it falls in the cycle that holds a day. */
static bool in_cycle(const onus_when *when, int32_t day, int32_t *out)
{
    onus_period cycle = onus_calendar__holding(day, when->cycle);
    onus_civil civil = onus_calendar__civil(cycle.day);
    switch (when->cycle) {
    case GRAIN_week:
        *out = cycle.day + when->weekday - 1;
        return true;
    case GRAIN_month:
        civil.day = when->monthday;
        *out = onus_calendar__day(civil);
        return onus_calendar__valid(civil) &&
               (!when->weekday ||
                onus_calendar__weekday(*out) == when->weekday);
    default:
        return in_year(when, civil.year, out);
    }
}

bool onus_when__occurrence(const onus_when *when, int32_t day, int32_t n,
                           int32_t *out)
{
    if (n == 0)
        return in_cycle(when, day, out);
    int32_t step = n > 0 ? 1 : -1, left = n * step;
    int32_t start = onus_calendar__holding(day, when->cycle).day;
    if (left > 200)
        return false;
    for (int32_t i = -1; i < CYCLES + left; i++) {
        int32_t cycle = onus_calendar__shift(start, when->cycle, i * step);
        bool found = in_cycle(when, cycle, out) && (*out - day) * step > 0;
        if (found && --left == 0)
            return true;
    }
    return false;
}

/* ---------------------------------------------------------------- settling */

/* The last up to a day. */
static bool latest(const onus_when *when, int32_t day, int32_t *out)
{
    return onus_when__occurrence(when, day + 1, -1, out);
}

/* The first that is not over on a day. */
static bool coming(const onus_when *when, int32_t day, int32_t *out)
{
    if (latest(when, day, out) &&
        onus_calendar__last((onus_period){*out, when->grain}) >= day)
        return true;
    return onus_when__occurrence(when, day, 1, out);
}

static bool nearest(const onus_when *when, int32_t day, int32_t *out)
{
    int32_t after;
    if (!coming(when, day, &after))
        return latest(when, day, out);
    if (!latest(when, day, out) || after - day < day - *out)
        *out = after;
    return true;
}

/* Quarters, halves and seasons are those of the year, if that is not too far
 * from now. */
static bool of_year(const onus_when *when, int32_t day, bool ahead,
                    int32_t *out)
{
    if (!in_cycle(when, day, out))
        return false;
    int32_t last = onus_calendar__last((onus_period){*out, when->grain});
    if (ahead && day - last > PAST_QUARTER)
        return onus_when__occurrence(when, day, 1, out);
    return *out - day < FAR || latest(when, day, out);
}

/* "On Dec. 7" in November is hardly that of last year, whatever the tense. */
static bool not_long_ago(const onus_when *when, int32_t day, int32_t *out)
{
    int32_t next;
    if (!latest(when, day, out))
        return false;
    bool long_ago = day - *out > LONG_AGO;
    if (long_ago && coming(when, day, &next) && next - day < LONG_AGO)
        *out = next;
    return true;
}

static bool choose(const onus_when *when, int32_t today, onus_tense tense,
                   int32_t *out)
{
    bool weekly = when->cycle == GRAIN_week;
    if (weekly)
        return tense == TENSE_FUTURE || tense == TENSE_PRESENT
                   ? coming(when, today, out)
                   : latest(when, today, out);
    if (tense == TENSE_PAST)
        return not_long_ago(when, today, out);
    if (when->grain > GRAIN_month)
        return of_year(when, today, tense == TENSE_FUTURE, out);
    return tense == TENSE_FUTURE ? coming(when, today, out)
                                 : nearest(when, today, out);
}

static void fix(onus_when *when, int32_t day, onus_grain grain)
{
    when->form = WHEN_FIXED;
    when->day = day;
    when->grain = grain;
}

/* "The quarter", "that week": the one that was spoken of, or that holds its
 * day. */
static void settle_same(const onus_reading *reading, onus_when *when)
{
    bool near = reading->sentence - reading->spoken_in <= 1;
    int32_t base = near ? reading->spoken.day : reading->today;
    bool quarter = when->grain == GRAIN_quarter || when->grain == GRAIN_period;
    if (quarter && reading->has_quarter) {
        fix(when, reading->quarter.day, reading->quarter.grain);
        return;
    }
    if (quarter)
        base = onus_calendar__shift(reading->today, GRAIN_quarter, -1);
    onus_grain grain = quarter ? GRAIN_quarter : when->grain;
    onus_period period = onus_calendar__holding(base, grain);
    fix(when, period.day, period.grain);
}

/* "Two days later", "a year earlier": what is counted in years stays a quarter
 * if it was one. Days cannot be counted from a month. */
static void settle_later(const onus_reading *reading, onus_when *when)
{
    onus_period base = reading->spoken;
    if (when->ago)
        base = (onus_period){reading->today, GRAIN_day};
    if (when->grain == GRAIN_year && when->number == -1 && reading->has_quarter)
        base = reading->quarter;
    if (when->number == ONUS_SOME || base.grain > when->grain)
        return;
    int32_t day = onus_calendar__shift(base.day, when->grain, when->number);
    onus_grain grain = base.grain < GRAIN_month ? when->grain : base.grain;
    onus_period period = onus_calendar__holding(day, grain);
    fix(when, period.day, period.grain);
}

static void settle_clock(const onus_reading *reading, onus_when *when)
{
    bool spoken = reading->spoken_in == reading->sentence &&
                  reading->spoken.grain == GRAIN_day;
    fix(when, spoken ? reading->spoken.day : reading->today, GRAIN_day);
}

onus_when onus_when__settled(const onus_reading *reading, const onus_when *when,
                             uint32_t atom)
{
    onus_when settled = *when;
    int32_t day;
    if (!reading->dated)
        return settled;
    if (when->form == WHEN_OPEN &&
        choose(when, reading->today, onus_reading__tense(reading, atom), &day))
        fix(&settled, day, when->grain);
    else if (when->form == WHEN_LATER && when->number == 0)
        settle_same(reading, &settled);
    else if (when->form == WHEN_LATER)
        settle_later(reading, &settled);
    else if (when->form == WHEN_CLOCK)
        settle_clock(reading, &settled);
    return settled;
}
