/* When an event happened: the time expression that belongs to its trigger.
 *
 * "The envoys met in Oslo on Monday" has `Monday` on the trigger itself; in
 * "they held talks on Monday" it is on the verb above `talks`; else the nearest
 * expression in the same clause is taken. What was said on Monday is not what
 * happened then: other clauses do not count, nor do bounds ("since 2014", "by
 * Friday"). Without any, what is told as done happened on the day of the
 * report, which news writes so; the future stays open. An act that lies long
 * before the report is historical.
 */
#include "resolve/times.h"

#include "resolve/resolve.h"
#include "resolve/times_calendar.h"

enum { HISTORICAL_DAYS = 90 };

/* A value as a stretch of days, and how closely it is known. */
typedef struct stretch {
    int32_t first, last;
    onus_grain grain; /* of what its ends are written in: day, month, year */
    bool single;      /* is it one day, month or year? */
} stretch;

/* ---------------------------------------------------------------- values */

/* The number in [start, end) of a value, or -1. */
static int32_t digits_at(onus_slice value, size_t start, size_t end)
{
    uint32_t number;
    if (value.size < end ||
        !onus_slice__number(onus_slice__cut(value, start, end), &number))
        return -1;
    return (int32_t)number;
}

static void set_stretch(stretch *out, onus_period period, onus_grain grain)
{
    *out = (stretch){.first = period.day, .last = onus_calendar__last(period),
                     .grain = grain, .single = period.grain == grain};
}

/* 2019-W05, 2019-W05-WE */
static bool read_week(onus_slice value, int32_t year, stretch *out)
{
    int32_t week = digits_at(value, 6, 8);
    if (week < 1 || week > 53)
        return false;
    int32_t fourth = onus_calendar__day((onus_civil){year, 1, 4});
    int32_t monday = onus_calendar__holding(fourth, GRAIN_week).day;
    onus_period period = {monday + 7 * (week - 1), GRAIN_week};
    if (onus_slice__ends(value, ONUS_SLICE("WE")))
        period = (onus_period){period.day + 5, GRAIN_weekend};
    set_stretch(out, period, GRAIN_day);
    return true;
}

/* What stands behind "2019-": Q3, H2, SU. */
static bool read_part(onus_slice part, int32_t year, stretch *out)
{
    static const struct {
        const char *name;
        int month;
        onus_grain grain;
    } parts[] = {
        {"Q1", 1, GRAIN_quarter}, {"Q2", 4, GRAIN_quarter},
        {"Q3", 7, GRAIN_quarter}, {"Q4", 10, GRAIN_quarter},
        {"H1", 1, GRAIN_half},    {"H2", 7, GRAIN_half},
        {"SP", 3, GRAIN_season},  {"SU", 6, GRAIN_season},
        {"FA", 9, GRAIN_season},  {"WI", 12, GRAIN_season}};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (onus_slice__is(part, parts[i].name)) {
            int32_t day =
                onus_calendar__day((onus_civil){year, parts[i].month, 1});
            set_stretch(out, (onus_period){day, parts[i].grain}, GRAIN_month);
            return true;
        }
    return false;
}

/* 2019, 2019-01, 2019-01-02; a time of day is left away. */
static bool read_date(onus_slice value, int32_t year, stretch *out)
{
    int32_t month = digits_at(value, 5, 7), day = digits_at(value, 8, 10);
    onus_civil civil = {year, month < 0 ? 1 : month, day < 0 ? 1 : day};
    onus_grain grain = month < 0 ? GRAIN_year
                       : day < 0 ? GRAIN_month
                                 : GRAIN_day;
    size_t sizes[] = {[GRAIN_year] = 4, [GRAIN_month] = 7, [GRAIN_day] = 10};
    if (value.size != sizes[grain] || !onus_calendar__valid(civil))
        return false;
    set_stretch(out, (onus_period){onus_calendar__day(civil), grain}, grain);
    return true;
}

static bool read_value(onus_slice value, stretch *out)
{
    onus_slice rest = value;
    value = onus_slice__split(&rest, 'T');
    int32_t year = digits_at(value, 0, 4);
    int32_t decade = value.size == 3 ? digits_at(value, 0, 3) : -1;
    if (decade > 0) {
        int32_t day = onus_calendar__day((onus_civil){10 * decade, 1, 1});
        set_stretch(out, (onus_period){day, GRAIN_decade}, GRAIN_year);
        return true;
    }
    if (year < 1)
        return false;
    if (value.size >= 8 && value.data[5] == 'W')
        return read_week(value, year, out);
    if (value.size == 7 && digits_at(value, 5, 7) < 0)
        return read_part(onus_slice__cut(value, 5, 7), year, out);
    return read_date(value, year, out);
}

/* --------------------------------------------------------------- attachment */

typedef struct dating {
    const onus_tables *tables;
    onus_record *record;
    bool dated;
    int32_t today;
} dating;

/* The token of a span that the others hang on. */
static uint32_t top_of(const onus_record *record, onus_span span)
{
    const onus_token *tokens = record->tokens.items;
    uint32_t first = onus_record__token_at(record, span.start), top = first;
    for (uint32_t t = first;
         t < record->tokens.count && tokens[t].span.start < span.end; t++) {
        uint32_t head = tokens[t].head;
        if (head == ONUS_NONE || tokens[head].span.start < span.start ||
            tokens[head].span.start >= span.end)
            return t;
    }
    return top;
}

/* The word that heads the token's clause. */
static uint32_t clause_of(const onus_record *record, uint32_t token)
{
    const onus_token *tokens = record->tokens.items;
    for (;;) {
        uint32_t head = tokens[token].head;
        if (head == ONUS_NONE)
            return token;
        switch (tokens[token].relation) {
        case REL_acl: case REL_acl_relcl: case REL_advcl: case REL_advcl_relcl:
        case REL_ccomp: case REL_xcomp: case REL_csubj: case REL_csubj_pass:
        case REL_parataxis:
            return token;
        case REL_conj:
            if (tokens[token].upos == UPOS_VERB)
                return token;
            break;
        default:
            break;
        }
        token = head;
    }
}

/* "Since 2014", "by Friday": the time bounds the act, and is not its own. */
static bool is_bound(const dating *d, uint32_t token)
{
    return onus_tables__in(d->tables, WORDS_bound_preposition,
                           onus_record__preposition(d->record, token));
}

/* How closely a time belongs to a trigger: 3 to itself, 2 to its verb, 1 to its
 * clause, 0 not at all. */
static int closeness(const onus_record *record, uint32_t trigger, uint32_t time)
{
    const onus_token *tokens = record->tokens.items;
    uint32_t clause = clause_of(record, trigger);
    if (tokens[time].head == trigger)
        return 3;
    if (clause_of(record, time) != clause)
        return 0;
    return tokens[time].head == clause ? 2 : 1;
}

static uint32_t distance(uint32_t a, uint32_t b)
{
    return a > b ? a - b : b - a;
}

static bool in_dateline(const onus_record *record, onus_span span)
{
    onus_span dateline = record->article.dateline;
    return span.start < dateline.end && dateline.start < span.end;
}

/* May a time be the time of an event? Then its days are told. */
static bool is_date(const dating *d, const onus_time *time, uint32_t token,
                    stretch *out)
{
    bool point = time->type == ONUS_TIME_DATE || time->type == ONUS_TIME_TIME;
    return point && !in_dateline(d->record, time->span) &&
           !is_bound(d, token) && read_value(time->value, out);
}

/* The time that belongs to an event's trigger; false if none does. */
static bool find_time(const dating *d, const onus_event *event, stretch *out)
{
    const onus_record *record = d->record;
    const onus_time *times = record->times.items;
    onus_span sentence = record->sentences.items[event->sentence].span;
    uint32_t trigger = top_of(record, event->trigger);
    uint32_t i = onus_record__time_at(record, sentence.start), nearest = 0;
    int best = 0;
    for (; i < record->times.count && times[i].span.start < sentence.end; i++) {
        uint32_t token = top_of(record, times[i].span);
        int close = closeness(record, trigger, token);
        uint32_t far = distance(trigger, token);
        bool better = close > best || (close == best && far < nearest);
        stretch here;
        if (close == 0 || !better || !is_date(d, &times[i], token, &here))
            continue;
        best = close;
        nearest = far;
        *out = here;
    }
    return best > 0;
}

/* ---------------------------------------------------------------- events */

static const char *precision_of(onus_grain grain)
{
    return grain == GRAIN_day ? "day" : grain == GRAIN_month ? "month" : "year";
}

/* The day that ends or begins a stretch, cut to what is known. */
static onus_slice written(onus_arena *arena, int32_t day, onus_grain grain)
{
    return onus_calendar__value(arena, (onus_period){day, grain});
}

static void date_event(const dating *d, onus_event *event)
{
    onus_arena *arena = &d->record->arena;
    bool actual = !strcmp(event->status, "actual");
    stretch when = {d->today, d->today, GRAIN_day, true};
    if (!find_time(d, event, &when) && (!actual || !d->dated))
        return;
    event->date = written(arena, when.first, when.grain);
    event->date_precision = precision_of(when.grain);
    if (!when.single)
        event->date_end = written(arena, when.last, when.grain);
    if (actual && d->dated && when.last < d->today - HISTORICAL_DAYS)
        event->status = "historical";
}

void onus_times__date_events(const onus_tables *tables, onus_record *record)
{
    dating d = {.tables = tables, .record = record};
    d.dated = onus_calendar__read(onus_resolve__day(record), &d.today);
    for (uint32_t e = 0; e < record->events.count; e++)
        if (record->events.items[e].sentence < record->sentences.count)
            date_event(&d, &record->events.items[e]);
}
