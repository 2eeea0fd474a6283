/* Time expressions in a text, with their TimeML types and TIMEX3 values.
 *
 * "He said late Tuesday that talks would begin in two weeks", reported on
 * Wednesday, 2019-01-02, has `late Tuesday` DATE 2019-01-01 and `in two weeks`
 * DATE 2019-W03.
 *
 * The words of time and the ways of putting them together stand in en/times.tsv
 * and en/timerules.tsv. A sentence is cut into atoms (knowledge/timex.h), a
 * chart parser finds all that they can be (times_chart.c), recipes make the
 * values (times_recipes.c), and from left to right the longest expressions are
 * taken, settled in the light of the report's day, the verb's tense and the
 * date spoken of last (times_settle.c), and written down (times_value.c). After
 * HeidelTime (Strötgen and Gertz 2010) and SUTime (Chang and Manning 2012);
 * values as in TimeML. Left out: intervals ("from 3 to 5 May" is two dates),
 * feasts of the moon's calendars, and modifiers ("about", "early") of the
 * value.
 */
#include "resolve/times.h"

#include "resolve/resolve.h"
#include "resolve/times_parts.h"

/* ---------------------------------------------------------------- atoms */

/* The full stop of an abbreviation belongs to it if the tokens have it so:
 * "Jan.". */
static void take_full_stop(const onus_reading *reading, onus_atom *atom,
                           size_t *at)
{
    onus_slice text = reading->record->text;
    uint32_t t = onus_record__token_at(reading->record, atom->span.start);
    bool inside = t < reading->record->tokens.count &&
                  reading->record->tokens.items[t].span.end > *at;
    if (atom->class != ATOM_LETTERS || !inside || *at >= text.size ||
        text.data[*at] != '.')
        return;
    atom->span.end++;
    ++*at;
}

/* Cut a sentence; atoms without a token are left out. */
static void cut(onus_reading *reading, const onus_sentence *sentence)
{
    onus_record *record = reading->record;
    onus_slice text = onus_slice__cut(record->text, 0, sentence->span.end);
    size_t at = sentence->span.start;
    onus_atom atom;
    reading->atoms.count = reading->tokens.count = 0;
    reading->heads.count = reading->edges.count = 0;
    while (onus_atom__next(reading->scratch, text, &at, &atom)) {
        take_full_stop(reading, &atom, &at);
        uint32_t token = onus_record__token_at(record, atom.span.start);
        if (token >= record->tokens.count)
            continue;
        onus_array__push(reading->scratch, &reading->atoms, atom);
        onus_array__push(reading->scratch, &reading->tokens, token);
        onus_array__push(reading->scratch, &reading->heads, ONUS_NONE);
    }
}

/* ---------------------------------------------------------------- taking
 * expressions */

static bool is_expression(onus_time_symbol symbol)
{
    return symbol >= TIMEX_date && symbol <= TIMEX_none;
}

/* The longest expression that begins at an atom; among equals that of the first
 * rule. */
static const onus_edge *longest(const onus_reading *reading, uint32_t at)
{
    const onus_edge *best = NULL;
    for (uint32_t e = reading->heads.items[at]; e != ONUS_NONE;
         e = reading->edges.items[e].next) {
        const onus_edge *edge = &reading->edges.items[e];
        if (is_expression(edge->symbol) &&
            (!best || edge->end > best->end ||
             (edge->end == best->end && edge->rank < best->rank)))
            best = edge;
    }
    return best;
}

static onus_time_type type_of(const onus_edge *edge)
{
    switch (edge->symbol) {
    case TIMEX_time:
        return ONUS_TIME_TIME;
    case TIMEX_duration:
        return ONUS_TIME_DURATION;
    case TIMEX_set:
        return ONUS_TIME_SET;
    default:
        return ONUS_TIME_DATE;
    }
}

/* What later expressions may count from; not the quarter of "a year ago", with
 * which this one is compared. */
static void remember(onus_reading *reading, const onus_when *when,
                     bool compared)
{
    if (when->form != WHEN_FIXED)
        return;
    onus_period period = {when->day, when->grain};
    bool quarter = when->grain == GRAIN_quarter || when->grain == GRAIN_half;
    if (quarter && !compared) {
        reading->quarter = period;
        reading->has_quarter = true;
    }
    reading->spoken = period;
    reading->spoken_in = reading->sentence;
}

static void take(onus_reading *reading, const onus_edge *edge, uint32_t at)
{
    onus_record *record = reading->record;
    onus_when when = onus_when__settled(reading, &edge->when, at);
    onus_time time = {.type = type_of(edge)};
    time.span = (onus_span){reading->atoms.items[at].span.start,
                            reading->atoms.items[edge->end - 1].span.end};
    time.value = onus_when__value(&record->arena, &when, time.type);
    if (!time.value.size)
        return;
    onus_array__push(&record->arena, &record->times, time);
    remember(reading, &when, edge->when.form == WHEN_LATER);
}

static void read_sentence(onus_reading *reading, uint32_t sentence)
{
    reading->sentence = sentence;
    cut(reading, &reading->record->sentences.items[sentence]);
    if (reading->scratch->failed)
        return;
    onus_chart__fill(reading);
    for (uint32_t at = 0; at < reading->atoms.count;) {
        const onus_edge *edge = longest(reading, at);
        if (edge && edge->symbol != TIMEX_none)
            take(reading, edge, at);
        at = edge ? edge->end : at + 1;
    }
}

void onus_times__resolve(const onus_tables *tables, onus_arena *scratch,
                         onus_record *record)
{
    onus_reading reading = {.timex = &tables->timex, .scratch = scratch,
                            .record = record};
    reading.dated =
        onus_calendar__read(onus_resolve__day(record), &reading.today);
    reading.spoken = (onus_period){reading.today, GRAIN_day};
    for (uint32_t s = 0; s < record->sentences.count && !scratch->failed; s++)
        read_sentence(&reading, s);
}
