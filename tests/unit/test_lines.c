/* Lines, and which of them belong together. */
#include "ingest/lines.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <cmocka.h>

static void test_line_breaks(void **state)
{
    (void)state;
    onus_arena arena = {0};
    onus_lines lines =
        onus_lines__cut(&arena, ONUS_SLICE("\n one \r\ntwo\rthree\xE2\x80\xA8"
                                           "four\n\n\xC2\xA0\n five"));
    static const char *const texts[] = {"one", "two", "three", "four", "five"};
    static const bool gaps[] = {true, false, false, false, true};
    assert_int_equal(lines.count, 5);
    for (uint32_t i = 0; i < 5; i++) {
        assert_true(onus_slice__is(lines.items[i].text, texts[i]));
        assert_int_equal(lines.items[i].gap, gaps[i]);
    }
    onus_arena__clear(&arena);
}

static void test_wrapped_text_goes_on(void **state)
{
    (void)state;
    onus_arena arena = {0};
    onus_lines lines = onus_lines__cut(&arena, ONUS_SLICE(
        "The envoys of Narnia came to the hall on Monday and asked\n"
        "the queen of Archenland for wheat and iron, which she had\n"
        "promised in the spring. She said that the roads were under\n"
        "snow.\n"
        "Nobody believed her, and the envoys rode home the same day\n"
        "to tell what they had heard.\n"));
    static const bool goes_on[] = {true, true, true, false, true, false};
    assert_int_equal(lines.count, 6);
    assert_true(lines.width > 0);
    for (uint32_t i = 0; i < 6; i++)
        assert_int_equal(onus_lines__goes_on(&lines, i), goes_on[i]);
    onus_arena__clear(&arena);
}

/* A sentence a line, a list, a dialogue: every line is a paragraph. */
static void test_other_text_does_not(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "The envoys came to the hall on Monday.\nThe queen was not there.\n"
        "She had left for the hills with all her knights and would not be back.\n"
        "Nobody knew why.\n",
        "The envoys asked for these things:\n- wheat\n- iron\n- a safe road home\n",
        "\"Who goes there?\"\n\"A friend.\"\n\"Then come in and warm yourself.\"\n",
    };
    for (size_t t = 0; t < sizeof texts / sizeof *texts; t++) {
        onus_arena arena = {0};
        onus_lines lines = onus_lines__cut(&arena, onus_slice__of(texts[t]));
        for (uint32_t i = 0; i < lines.count; i++)
            assert_false(onus_lines__goes_on(&lines, i));
        onus_arena__clear(&arena);
    }
}

static void test_ends_of_sentences(void **state)
{
    (void)state;
    assert_true(onus_lines__ended(ONUS_SLICE("It is so.")));
    assert_true(onus_lines__ended(ONUS_SLICE("\u201CIs it so?\u201D")));
    assert_true(onus_lines__ended(ONUS_SLICE("(It is so.)")));
    assert_false(onus_lines__ended(ONUS_SLICE("It is so")));
    assert_false(onus_lines__ended(ONUS_SLICE("\"")));
    assert_false(onus_lines__ended(ONUS_SLICE("")));
    assert_true(onus_lines__continues(ONUS_SLICE("and so on")));
    assert_true(onus_lines__continues(ONUS_SLICE("\u2019s envoy")));
    assert_true(onus_lines__continues(ONUS_SLICE(", he said")));
    assert_false(onus_lines__continues(ONUS_SLICE("The envoy")));
    assert_false(onus_lines__continues(ONUS_SLICE("\u2014 Ann Other")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_line_breaks),
        cmocka_unit_test(test_wrapped_text_goes_on),
        cmocka_unit_test(test_other_text_does_not),
        cmocka_unit_test(test_ends_of_sentences),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
