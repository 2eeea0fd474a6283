/* Bylines, and sentences that begin like one. */
#include "ingest/byline.h"
#include "with_tables.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

typedef struct sample {
    const char *line;
    const char *authors; /* parted by "; "; NULL: no byline */
    const char *place;
} sample;

static const sample samples[] = {
    {"By Lee Some-one", "Lee Some-one", NULL},
    {"By LEE SOMEONE and ANN OTHER, Example News", "LEE SOMEONE; ANN OTHER",
     NULL},
    {"By Ann de la Otra, chief correspondent", "Ann de la Otra", NULL},
    {"By Lee Someone in Geneva", "Lee Someone", "Geneva"},
    {"By Lee Someone in Geneva and Ann Other in New York",
     "Lee Someone; Ann Other", NULL},
    {"By Lee Someone in Geneva and Ann Other in Geneva",
     "Lee Someone; Ann Other", "Geneva"},
    {"By Lee Someone in Geneva and London", "Lee Someone", NULL},
    {"By Lee Someone in Hanoi, Vietnam", "Lee Someone", "Hanoi, Vietnam"},
    {"By Ann B. Other | Example Times", "Ann B. Other", NULL},
    {"By The Associated Press", "", NULL},
    {"By Reuters", "", NULL},
    {"By Tuesday the talks had failed", NULL, NULL},
    {"By order of the king", NULL, NULL},
    {"By", NULL, NULL},
    {"Written by Ann Other for the Bugle", "Ann Other", NULL},
    {"Ann Other", NULL, NULL},
};

static void check_authors(onus_arena *arena, const onus_names *authors,
                          const char *expected)
{
    onus_slice joined = {"", 0};
    for (uint32_t i = 0; i < authors->count; i++)
        joined = onus_arena__print(arena, "%.*s%s%.*s", (int)joined.size,
                                   joined.data, i ? "; " : "",
                                   (int)authors->items[i].size,
                                   authors->items[i].data);
    assert_string_equal(joined.data, expected);
}

static void test_samples(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        const sample *sample = &samples[i];
        onus_arena arena = {0};
        onus_byline byline = {0};
        onus_key key = onus_key__of(&arena, onus_slice__of(sample->line));
        bool found = onus_byline__read(test_tables, &arena, &key, &byline);
        if (found != (sample->authors != NULL))
            fail_msg("%s: %sfound", sample->line, found ? "" : "not ");
        if (found)
            check_authors(&arena, &byline.authors, sample->authors);
        if (found &&
            !onus_slice__is(byline.place, sample->place ? sample->place : ""))
            fail_msg("%s: wrong place", sample->line);
        onus_arena__clear(&arena);
    }
}

static void test_parts_of_a_byline(void **state)
{
    (void)state;
    onus_arena arena = {0};
    onus_byline byline = {0};
    onus_key by = onus_key__of(&arena, ONUS_SLICE("By"));
    onus_key name = onus_key__of(&arena, ONUS_SLICE("ANN OTHER"));
    assert_true(onus_byline__opens(test_tables, &by));
    assert_true(onus_byline__read_names(test_tables, &arena, &name, &byline));
    check_authors(&arena, &byline.authors, "ANN OTHER");
    onus_arena__clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_samples),
        cmocka_unit_test(test_parts_of_a_byline),
    };
    return cmocka_run_group_tests(tests, with_tables, without_tables);
}
