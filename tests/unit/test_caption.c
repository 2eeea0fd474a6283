/* Captions and credits, and paragraphs that end in brackets. */
#include "ingest/caption.h"
#include "with_tables.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

typedef struct sample {
    const char *line, *text, *rights; /* text NULL: no caption */
} sample;

static const sample samples[] = {
    {"This photo shows the hall. (For editorial use only.) (Yonhap)",
     "This photo shows the hall.", "(For editorial use only.) (Yonhap)"},
    {"The queen in her hall, June 2, 2020. (AP Photo/Ann Other)",
     "The queen in her hall, June 2, 2020.", "(AP Photo/Ann Other)"},
    {"The hall on Monday. REUTERS/Ann Other", "The hall on Monday.",
     "REUTERS/Ann Other"},
    {"The hall on Monday. Photograph by Ann Other", "The hall on Monday.",
     "Photograph by Ann Other"},
    {"The queen is seen in her hall. (AFP)", "The queen is seen in her hall.",
     "(AFP)"},
    {"The envoys left on Monday, he said. (AFP)", NULL, NULL},
    {"They left. (The two envoys share a pool.)", NULL, NULL},
    {"They left (and nobody knows why).", NULL, NULL},
    {"(AP Photo/Ann Other)", NULL, NULL},
    {")", NULL, NULL},
};

static void test_samples(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        const sample *sample = &samples[i];
        onus_arena arena = {0};
        onus_caption caption;
        onus_key key = onus_key__of(&arena, onus_slice__of(sample->line));
        bool found = onus_caption__read(test_tables, &arena, &key, &caption);
        if (found != (sample->text != NULL))
            fail_msg("%s: %sfound", sample->line, found ? "" : "not ");
        if (found && (!onus_slice__is(caption.text, sample->text) ||
                      !onus_slice__is(caption.rights, sample->rights)))
            fail_msg("%s: cut at the wrong place", sample->line);
        onus_arena__clear(&arena);
    }
}

static void test_credits(void **state)
{
    (void)state;
    static const char *const credits[] = {"(Yonhap)", "Photo: Ann Other",
                                          "(AP Photo/Ann Other)",
                                          "Photograph by Ann Other"};
    static const char *const others[] = {"Photo opportunities", "The hall",
                                         "Courtesy of the king, all was well."};
    onus_arena arena = {0};
    for (size_t i = 0; i < sizeof credits / sizeof *credits; i++) {
        onus_key key = onus_key__of(&arena, onus_slice__of(credits[i]));
        assert_true(onus_caption__is_credit(test_tables, &arena, &key));
    }
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        onus_key key = onus_key__of(&arena, onus_slice__of(others[i]));
        assert_false(onus_caption__is_credit(test_tables, &arena, &key));
    }
    onus_arena__clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_samples),
        cmocka_unit_test(test_credits),
    };
    return cmocka_run_group_tests(tests, with_tables, without_tables);
}
