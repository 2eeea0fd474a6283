/* Datelines in their manners, and what only looks like one. */
#include "ingest/dateline.h"
#include "with_tables.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

typedef struct sample {
    const char *line;
    const char *place, *agency;
    const char *date; /* with a report of 2019-01-02; NULL: none */
    const char *rest; /* NULL: no dateline */
} sample;

static const sample samples[] = {
    {"SEOUL, Jan. 1 (Example) -- Talks began.", "SEOUL", "Example",
     "2019-01-01", "Talks began."},
    {"SEOUL, Dec. 31 (Yonhap) -- Talks began.", "SEOUL", "Yonhap", "2018-12-31",
     "Talks began."},
    {"WASHINGTON (AP) \u2014 Talks began.", "WASHINGTON", "AP", NULL,
     "Talks began."},
    {"HAYWARD, Calif. (AP) \u2014 Talks began.", "HAYWARD, Calif.", "AP", NULL,
     "Talks began."},
    {"DUBAI, United Arab Emirates \u2014 Talks began.",
     "DUBAI, United Arab Emirates", NULL, NULL, "Talks began."},
    {"MOSCOW - Talks began.", "MOSCOW", NULL, NULL, "Talks began."},
    {"MOSCOW. January 2. /TASS/. Talks began.", "MOSCOW", "TASS", "2019-01-02",
     "Talks began."},
    {"PORT-AU-PRINCE, 2 January (AFP) - Talks began.", "PORT-AU-PRINCE", "AFP",
     "2019-01-02", "Talks began."},
    {"DUBAI/LONDON (Reuters) - Talks began.", "DUBAI/LONDON", "Reuters", NULL,
     "Talks began."},
    {"Beirut: Talks began.", "Beirut", NULL, NULL, "Talks began."},
    {"NEW DELHI: Talks began.", "NEW DELHI", NULL, NULL, "Talks began."},
    {"Hong Kong (CNN)Talks began.", "Hong Kong", "CNN", NULL, "Talks began."},
    {"(Reuters) - Talks began.", NULL, "Reuters", NULL, "Talks began."},
    {"Jan 2 (Reuters) - Talks began.", NULL, "Reuters", "2019-01-02",
     "Talks began."},
    {"SOFIA, May 4, 2017 (BTA) - Talks began.", "SOFIA", "BTA", "2017-05-04",
     "Talks began."},
    {"WASHINGTON (EX) \u2013 Jan. 1, 2018 \u2013 Talks began.", "WASHINGTON",
     "EX", "2018-01-01", "Talks began."},
    {"BERLIN, Germany - (Example) - 4 May 2020 - Talks began.",
     "BERLIN, Germany", "Example", "2020-05-04", "Talks began."},
    {"OSLO - Jan. 1 (Example) - Talks began.", "OSLO", "Example", "2019-01-01",
     "Talks began."},
    {"OSLO--(EXAMPLE WIRE)--Talks began.", "OSLO", "EXAMPLE WIRE", NULL,
     "Talks began."},
    {"MOSCOW - (The minister did not agree.) Talks began.", "MOSCOW", NULL,
     NULL, "(The minister did not agree.) Talks began."},
    {"Moscow - which denied it - said so.", NULL, NULL, NULL, NULL},
    {"Iran: What we know about the talks.", NULL, NULL, NULL, NULL},
    {"BREAKING: Talks began.", NULL, NULL, NULL, NULL},
    {"THE FACTS: Talks began.", NULL, NULL, NULL, NULL},
    {"Ann Other (CDU) - The minister spoke.", NULL, NULL, NULL, NULL},
    {"The talks (which began on Monday) failed.", NULL, NULL, NULL, NULL},
    {"He said: \"We agree.\"", NULL, NULL, NULL, NULL},
    {"WASHINGTON (AP) \u2014", NULL, NULL, NULL, NULL},
    {"", NULL, NULL, NULL, NULL},
};

static void check_text(onus_slice found, const char *expected)
{
    if (!onus_slice__is(found, expected ? expected : ""))
        fail_msg("found \"%.*s\", not \"%s\"", (int)found.size,
                 found.data ? found.data : "", expected ? expected : "");
}

static void test_samples(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        const sample *sample = &samples[i];
        onus_arena arena = {0};
        onus_dateline dateline;
        onus_slice line = onus_slice__of(sample->line);
        bool found = onus_dateline__read(test_tables, &arena, line, false,
                                         &dateline);
        if (found != (sample->rest != NULL))
            fail_msg("%s: %sfound", sample->line, found ? "" : "not ");
        if (found) {
            check_text(dateline.place, sample->place);
            check_text(dateline.agency, sample->agency);
            check_text(onus_slice__cut(line, dateline.size, line.size),
                       sample->rest);
            check_text(onus_stamp__near(&arena, &dateline.date,
                                        ONUS_SLICE("2019-01-02T05:26")),
                       sample->date);
        }
        onus_arena__clear(&arena);
    }
}

/* On a line of their own, and what only looks so. */
static const sample lone[] = {
    {"SEOUL, May 14, 2019", "SEOUL", NULL, "2019-05-14", ""},
    {"Washington, Friday, June 1, 2018", "Washington", NULL, "2018-06-01", ""},
    {"Geneva, 3 January", "Geneva", NULL, "2019-01-03", ""},
    {"Singapore, June 12, 2018", "Singapore", NULL, "2018-06-12", ""},
    {"OSLO (AP) \u2014", "OSLO", "AP", NULL, ""},
    {"Ann Other, May 14, 2019", NULL, NULL, NULL, NULL},
    {"ANN OTHER, MAY 14, 2019", NULL, NULL, NULL, NULL},
    {"EXAMPLE NEWS, May 14, 2019", NULL, NULL, NULL, NULL},
    {"Moscow", NULL, NULL, NULL, NULL},
    {"May 14, 2019", NULL, NULL, NULL, NULL},
    {"(Reuters)", NULL, NULL, NULL, NULL},
    {"MOSCOW:", NULL, NULL, NULL, NULL},
    {"", NULL, NULL, NULL, NULL},
};

static void test_lone_lines(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof lone / sizeof *lone; i++) {
        onus_arena arena = {0};
        onus_dateline dateline;
        bool found = onus_dateline__read_line(
            test_tables, &arena, onus_slice__of(lone[i].line), &dateline);
        if (found != (lone[i].rest != NULL))
            fail_msg("%s: %sfound", lone[i].line, found ? "" : "not ");
        if (found) {
            check_text(dateline.place, lone[i].place);
            check_text(dateline.agency, lone[i].agency);
            check_text(onus_stamp__near(&arena, &dateline.date,
                                        ONUS_SLICE("2019-01-02")),
                       lone[i].date);
        }
        onus_arena__clear(&arena);
    }
}

/* In a transcript a name and a colon open a speech, whatever the name. */
static void test_transcript(void **state)
{
    (void)state;
    onus_arena arena = {0};
    onus_dateline dateline;
    assert_false(onus_dateline__read(test_tables, &arena,
                                     ONUS_SLICE("AUSTIN: I agree."), true,
                                     &dateline));
    assert_true(onus_dateline__read(test_tables, &arena,
                                    ONUS_SLICE("AUSTIN (AP) - All agree."),
                                    true, &dateline));
    onus_arena__clear(&arena);
}

/* Without a year in the report, the day of a dateline is not told. */
static void test_unknown_year(void **state)
{
    (void)state;
    onus_arena arena = {0};
    onus_dateline dateline;
    assert_true(onus_dateline__read(
        test_tables, &arena, ONUS_SLICE("OSLO, May 4 (NTB) - Talks began."),
        false, &dateline));
    assert_null(onus_stamp__near(&arena, &dateline.date, (onus_slice){0}).data);
    onus_arena__clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_samples),
        cmocka_unit_test(test_lone_lines),
        cmocka_unit_test(test_transcript),
        cmocka_unit_test(test_unknown_year),
    };
    return cmocka_run_group_tests(tests, with_tables, without_tables);
}
