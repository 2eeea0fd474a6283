/* Dates and clocks, as pages write them. */
#include "ingest/stamp.h"
#include "with_tables.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

typedef struct sample {
    const char *line;
    const char *iso;  /* NULL: no whole date */
    uint32_t others;  /* words that belong to no date */
} sample;

static const sample samples[] = {
    {"All News 05:26 January 02, 2019", "2019-01-02T05:26", 0},
    {"Published 3:15 PM EST, Mon March 4, 2019", "2019-03-04T15:15-05:00", 0},
    {"Updated: 12:05 a.m. ET, March 4, 2019", "2019-03-04T00:05", 0},
    {"2 March 2019", "2019-03-02", 0},
    {"2nd of March, 2019", "2019-03-02", 0},
    {"2019-03-02T05:26:00Z", "2019-03-02T05:26:00Z", 0},
    {"2019-03-02T05:26:00.123+09:00", "2019-03-02T05:26:00+09:00", 0},
    {"2019-03-02 05:26 +0530", "2019-03-02T05:26+05:30", 0},
    {"2019/03/02 5.26pm KST", "2019-03-02T17:26+09:00", 0},
    {"31.12.2018, 18:00 GMT+2", "2018-12-31T18:00+02:00", 0},
    {"12/31/2018", "2018-12-31", 0},
    {"31/12/2018", "2018-12-31", 0},
    {"03/04/2019", NULL, 0},
    {"Sept. 9, 2019 | 5 min read", "2019-09-09", 0},
    {"Monday 4 March 2019 15:15", "2019-03-04T15:15", 0},
    {"March 4", NULL, 0},
    {"February 30, 2019", NULL, 1},
    {"March 44, 2019", NULL, 1},
    {"The war began on March 4, 2019", "2019-03-04", 2},
};

static void test_samples(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        const sample *sample = &samples[i];
        onus_arena arena = {0};
        onus_key key = onus_key__of(&arena, onus_slice__of(sample->line));
        onus_stamp stamp = onus_stamp__read(test_tables, &arena, &key);
        if (onus_stamp__dated(&stamp) != (sample->iso != NULL))
            fail_msg("%s: dated %d", sample->line, !sample->iso);
        if (sample->iso)
            assert_string_equal(onus_stamp__iso(&arena, &stamp).data,
                                sample->iso);
        if (!stamp.others != !sample->others)
            fail_msg("%s: %u other words", sample->line,
                     (unsigned)stamp.others);
        onus_arena__clear(&arena);
    }
}

static void test_labels(void **state)
{
    (void)state;
    onus_arena arena = {0};
    onus_key key =
        onus_key__of(&arena, ONUS_SLICE("Last updated on May 4, 2019"));
    onus_stamp stamp = onus_stamp__read(test_tables, &arena, &key);
    assert_true(stamp.updated && !stamp.published);
    key = onus_key__of(
        &arena, ONUS_SLICE("Published May 4, 2019, updated May 5, 2019"));
    stamp = onus_stamp__read(test_tables, &arena, &key);
    assert_true(stamp.published && !stamp.updated);
    assert_int_equal(stamp.day, 4);
    onus_arena__clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_samples),
        cmocka_unit_test(test_labels),
    };
    return cmocka_run_group_tests(tests, with_tables, without_tables);
}
