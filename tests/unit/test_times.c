/* Time expressions: the examples of the tables, tense, false friends, hostile
 * text, and the dates of events. */
#include "knowledge/tables.h"
#include "knowledge/tsv.h"
#include "record/record.h"
#include "resolve/times.h"
#include "resolve/times_calendar.h"
#include "base/string.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <cmocka.h>

static onus_tables *tables;

static int load(void **state)
{
    (void)state;
    onus_error error;
    onus_status status =
        onus_tables__open(&tables, ONUS_SOURCE_DIR "/knowledge", &error);
    if (status)
        print_error("%s:%u: %s\n", error.file, error.line, error.message);
    return status != ONUS_OK;
}

static int unload(void **state)
{
    (void)state;
    onus_tables__close(tables);
    return 0;
}

/* ---------------------------------------------------------------- making
 * records */

/* A word ends at a blank; a comma, or the full stop of the sentence, is a
 * word. */
static size_t word_end(onus_slice text, size_t at)
{
    size_t end = at;
    while (end < text.size && text.data[end] != ' ')
        end++;
    bool abbreviated = memchr(text.data + at, '.', end - at - 1) != NULL;
    char last = text.data[end - 1];
    if (end - at > 1 &&
        (last == ',' || (last == '.' && end == text.size && !abbreviated)))
        end--;
    return end;
}

/* One sentence; every word hangs on the second, or on the one behind "will". */
static onus_record *make_record(onus_slice text, const char *date)
{
    onus_record *record = onus_record__new();
    assert_non_null(record);
    onus_arena *arena = &record->arena;
    record->text = onus_arena__copy(arena, text);
    record->article.published = onus_slice__of(date);
    for (size_t at = 0; at < text.size;) {
        if (text.data[at] == ' ') {
            at++;
            continue;
        }
        size_t end = word_end(text, at);
        onus_token token = {.span = {(uint32_t)at, (uint32_t)end}};
        token.form = token.lemma = onus_slice__cut(record->text, at, end);
        onus_array__push(arena, &record->tokens, token);
        at = end;
    }
    uint32_t count = record->tokens.count, verb = count > 1 ? 1 : 0;
    onus_token *tokens = record->tokens.items;
    for (uint32_t t = 0; t + 1 < count; t++)
        if (onus_slice__is(tokens[t].form, "will")) {
            tokens[t].xpos = XPOS_MD;
            tokens[t].relation = REL_aux;
            verb = t + 1;
        }
    for (uint32_t t = 0; t < count; t++)
        tokens[t].head = t == verb ? ONUS_NONE : verb;
    onus_sentence sentence = {{0, (uint32_t)text.size}, 0, count, 0, NULL};
    onus_array__push(arena, &record->sentences, sentence);
    onus_record__link(record, &sentence);
    return record;
}

static void resolve(onus_record *record)
{
    onus_arena scratch = {0};
    onus_times__resolve(tables, &scratch, record);
    assert_false(scratch.failed);
    onus_arena__clear(&scratch);
}

/* "They met [last week]." without its brackets; where they stood in *span. */
static onus_slice without_brackets(onus_arena *arena, onus_slice text,
                                   onus_span *span)
{
    char *out = onus_arena__array(arena, text.size + 1, 1);
    uint32_t size = 0;
    *span = (onus_span){0, 0};
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] == '[')
            span->start = size;
        else if (text.data[i] == ']')
            span->end = size;
        else
            out[size++] = text.data[i];
    }
    return (onus_slice){out, size};
}

static const onus_time *time_with(const onus_record *record, onus_span span)
{
    for (uint32_t i = 0; i < record->times.count; i++)
        if (record->times.items[i].span.start == span.start &&
            record->times.items[i].span.end == span.end)
            return &record->times.items[i];
    return NULL;
}

/* Does a marked sentence give this value, and no other time? "" for no time at
 * all. */
static bool gives(const char *marked, const char *date, onus_slice value)
{
    onus_arena arena = {0};
    onus_span span;
    onus_slice text = without_brackets(&arena, onus_slice__of(marked), &span);
    onus_record *record = make_record(text, date);
    resolve(record);
    const onus_time *found = time_with(record, span);
    bool good = value.size ? found && onus_slice__equal(found->value, value)
                           : record->times.count == 0;
    if (!good)
        print_error("%s should give \"%.*s\", gives \"%.*s\" (%u times)\n",
                    marked, (int)value.size, value.data,
                    found ? (int)found->value.size : 0,
                    found ? found->value.data : "",
                    (unsigned)record->times.count);
    onus_record_free(record);
    onus_arena__clear(&arena);
    return good;
}

static void assert_gives(const char *marked, const char *value)
{
    assert_true(gives(marked, "2019-01-02", onus_slice__of(value)));
}

/* ---------------------------------------------------------------- the tables'
 * examples */

static void rules_do_what_their_examples_say(void **state)
{
    (void)state;
    static const char *const columns[] = {"makes", "pattern", "how", "example",
                                          "gives"};
    onus_tsv tsv;
    onus_error error;
    assert_int_equal(onus_tsv__open(&tsv, ONUS_SOURCE_DIR
                                    "/knowledge/en/timerules.tsv",
                                    columns, 5, &error), ONUS_OK);
    unsigned wrong = 0;
    while (onus_tsv__next(&tsv, &error)) {
        char example[256];
        snprintf(example, sizeof example, "%.*s", (int)tsv.cells[3].size,
                 tsv.cells[3].data);
        wrong += !gives(example, "2019-01-02", tsv.cells[4]);
    }
    onus_tsv__close(&tsv);
    assert_int_equal(wrong, 0);
}

static void words_are_found_in_their_examples(void **state)
{
    (void)state;
    static const char *const columns[] = {"kind", "words", "value", "tags",
                                          "example"};
    onus_tsv tsv;
    onus_error error;
    assert_int_equal(onus_tsv__open(&tsv, ONUS_SOURCE_DIR
                                    "/knowledge/en/times.tsv",
                                    columns, 5, &error), ONUS_OK);
    unsigned wrong = 0;
    while (onus_tsv__next(&tsv, &error)) {
        onus_record *record = make_record(tsv.cells[4], "2019-01-02");
        resolve(record);
        if (record->times.count == 0)
            print_error("line %u: no time in \"%.*s\"\n", tsv.line,
                        (int)tsv.cells[4].size, tsv.cells[4].data);
        wrong += record->times.count == 0;
        onus_record_free(record);
    }
    onus_tsv__close(&tsv);
    assert_int_equal(wrong, 0);
}

/* ---------------------------------------------------------------- manners */

static void tense_chooses_the_week(void **state)
{
    (void)state;
    assert_gives("They met on [Friday].", "2018-12-28");
    assert_gives("They will meet on [Friday].", "2019-01-04");
    assert_gives("They will meet in [March].", "2019-03");
    assert_gives("They met in [November].", "2018-11");
}

static void later_counts_from_what_was_said(void **state)
{
    (void)state;
    assert_gives("They met on Dec. 5 and again [two days later].",
                 "2018-12-07");
    assert_gives("Sales in the fourth quarter fell from [a year earlier].",
                 "2017-Q4");
    assert_gives("Sales in the fourth quarter fell from [a year ago].",
                 "2017-Q4");
}

static void false_friends_are_no_times(void **state)
{
    (void)state;
    assert_gives("He paid $ 1998% of it.", "");
    assert_gives("They sold 1,998 of them.", "");
    assert_gives("A 12-year-old boy hid.", "");
    assert_gives("A quarter of them left.", "");
    onus_record *record =
        make_record(ONUS_SLICE("Mrs May left."), "2019-01-02");
    record->tokens.items[1].xpos = XPOS_NNP;
    record->tokens.items[1].name = NAME_PER;
    resolve(record);
    assert_int_equal(record->times.count, 0);
    onus_record_free(record);
    record = make_record(ONUS_SLICE("They may leave."), "2019-01-02");
    record->tokens.items[1].xpos = XPOS_MD;
    resolve(record);
    assert_int_equal(record->times.count, 0);
    onus_record_free(record);
}

static void without_a_report_date(void **state)
{
    (void)state;
    assert_true(
        gives("They met on [May 5, 2018].", "", ONUS_SLICE("2018-05-05")));
    assert_true(gives("They met on [Tuesday].", "", ONUS_SLICE("XXXX-WXX-2")));
    assert_true(gives("They met in [May].", "", ONUS_SLICE("XXXX-05")));
    assert_true(gives("They met yesterday.", "", ONUS_SLICE("")));
    assert_true(gives("They met last week.", "2019-02-31", ONUS_SLICE("")));
}

static void any_text_is_fine(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "", "1", "'", "1/1/1/1/1", "99999999999999999999 years ago",
        "100000 years ago", "3000 millennia ago", "0 days ago", "'s 's 's",
        "the the the last last last week week week", "Feb 30", "Feb 29",
        "32nd of May", "\xff\xfe 5 May \xc3", "1,2,3,4,5,6,7,8,9",
        "two hundred thousand million million years",
        "12:99", "24:00", "25:00", "9999-99-99", "00/00/00", "in a a a a",
        "first last first last day of of of May", "Q9 2018", "2018-13"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        onus_record *record =
            make_record(onus_slice__of(texts[i]), "2019-01-02");
        resolve(record);
        onus_record_free(record);
    }
}

/* The chart stays small however a sentence repeats itself. */
static void long_sentences_take_linear_time(void **state)
{
    (void)state;
    onus_string text = {0};
    for (int i = 0; i < 4000; i++)
        onus_string__add(&text, i % 2 ? ONUS_SLICE("1 of May , ")
                                      : ONUS_SLICE("last week 2 "));
    onus_record *record =
        make_record(onus_string__slice(&text), "2019-01-02");
    resolve(record);
    assert_true(record->times.count > 1000);
    onus_record_free(record);
    onus_string__clear(&text);
}

/* ---------------------------------------------------------------- calendar */

static int32_t day_of(int32_t year, int32_t month, int32_t day)
{
    return onus_calendar__day((onus_civil){year, month, day});
}

static void calendar_is_right(void **state)
{
    (void)state;
    assert_int_equal(day_of(1970, 1, 1), 0);
    assert_int_equal(day_of(2000, 3, 1), 11017);
    assert_int_equal(onus_calendar__weekday(day_of(2019, 1, 2)), 3);
    for (int32_t day = -800000; day < 800000; day += 37)
        assert_int_equal(onus_calendar__day(onus_calendar__civil(day)), day);
    assert_true(onus_calendar__valid((onus_civil){2000, 2, 29}));
    assert_false(onus_calendar__valid((onus_civil){1900, 2, 29}));
    assert_int_equal(onus_calendar__shift(day_of(2019, 1, 31), GRAIN_month, 1),
                     day_of(2019, 2, 28));
    assert_int_equal(onus_calendar__shift(day_of(2020, 2, 29), GRAIN_year, -1),
                     day_of(2019, 2, 28));
    assert_int_equal(onus_calendar__easter(2019), day_of(2019, 4, 21));
    assert_int_equal(onus_calendar__easter(2038), day_of(2038, 4, 25));
    assert_int_equal(onus_calendar__orthodox_easter(2019), day_of(2019, 4, 28));
}

static void values_are_timex3(void **state)
{
    (void)state;
    static const struct {
        onus_civil civil;
        onus_grain grain;
        const char *value;
    } cases[] = {
        {{2018, 12, 31}, GRAIN_week, "2019-W01"},
        {{2021, 1, 3}, GRAIN_week, "2020-W53"},
        {{2019, 1, 5}, GRAIN_weekend, "2019-W01-WE"},
        {{2019, 2, 1}, GRAIN_season, "2018-WI"},
        {{2019, 9, 1}, GRAIN_season, "2019-FA"},
        {{2019, 12, 31}, GRAIN_quarter, "2019-Q4"},
        {{2019, 7, 1}, GRAIN_half, "2019-H2"},
        {{1994, 5, 5}, GRAIN_decade, "199"},
        {{1994, 5, 5}, GRAIN_century, "19"}};
    onus_arena arena = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        onus_period period = onus_calendar__holding(
            onus_calendar__day(cases[i].civil), cases[i].grain);
        assert_true(onus_slice__is(onus_calendar__value(&arena, period),
                                   cases[i].value));
    }
    onus_arena__clear(&arena);
}

/* ---------------------------------------------------------------- events */

/* An event on the second word of a sentence of words that hang on it. */
static onus_record *make_event(const char *text, const char *status)
{
    onus_record *record = make_record(onus_slice__of(text), "2019-01-02");
    onus_event event = {.status = status,
                        .trigger = record->tokens.items[1].span};
    onus_array__push(&record->arena, &record->events, event);
    resolve(record);
    onus_times__date_events(tables, record);
    return record;
}

static void assert_dated(const char *text, const char *status, const char *date,
                         const char *end, const char *precision,
                         const char *becomes)
{
    onus_record *record = make_event(text, status);
    const onus_event *event = &record->events.items[0];
    assert_true(onus_slice__is(event->date, date));
    assert_true(onus_slice__is(event->date_end, end));
    assert_string_equal(event->date_precision ? event->date_precision : "",
                        precision);
    assert_string_equal(event->status, becomes);
    onus_record_free(record);
}

static void events_get_dates(void **state)
{
    (void)state;
    assert_dated("They met on Tuesday.", "actual", "2019-01-01", "", "day",
                 "actual");
    assert_dated("They met last week.", "actual", "2018-12-24", "2018-12-30",
                 "day", "actual");
    assert_dated("They met in December.", "actual", "2018-12", "", "month",
                 "actual");
    assert_dated("They met.", "actual", "2019-01-02", "", "day", "actual");
    assert_dated("They meet.", "future", "", "", "", "future");
    assert_dated("They met in 1998.", "actual", "1998", "", "year",
                 "historical");
    assert_dated("They met in the third quarter of 2017.", "actual", "2017-07",
                 "2017-09", "month", "historical");
}

static void bounds_do_not_date(void **state)
{
    (void)state;
    onus_record *record = make_record(ONUS_SLICE("They ruled since 1998."),
                                      "2019-01-02");
    record->tokens.items[2].head = 3;
    record->tokens.items[2].relation = REL_case;
    onus_record__link(record, &record->sentences.items[0]);
    onus_event event = {.status = "actual",
                        .trigger = record->tokens.items[1].span};
    onus_array__push(&record->arena, &record->events, event);
    resolve(record);
    onus_times__date_events(tables, record);
    assert_true(onus_slice__is(record->events.items[0].date, "2019-01-02"));
    onus_record_free(record);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rules_do_what_their_examples_say),
        cmocka_unit_test(words_are_found_in_their_examples),
        cmocka_unit_test(tense_chooses_the_week),
        cmocka_unit_test(later_counts_from_what_was_said),
        cmocka_unit_test(false_friends_are_no_times),
        cmocka_unit_test(without_a_report_date),
        cmocka_unit_test(any_text_is_fine),
        cmocka_unit_test(long_sentences_take_linear_time),
        cmocka_unit_test(calendar_is_right),
        cmocka_unit_test(values_are_timex3),
        cmocka_unit_test(events_get_dates),
        cmocka_unit_test(bounds_do_not_date),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
