/* Lines as words of the table. */
#include "ingest/phrases.h"
#include "with_tables.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

static onus_key key_of(onus_arena *arena, const char *line)
{
    return onus_key__of(arena, onus_slice__of(line));
}

static void check_key(const char *line, const char *expected)
{
    onus_arena arena = {0};
    onus_key key = key_of(&arena, line);
    const onus_key_word *last = key.count ? &key.words[key.count - 1] : NULL;
    onus_slice text = {key.text, last ? last->at + last->size : 0};
    if (!onus_slice__is(text, expected))
        fail_msg("%s: %.*s", line, (int)text.size, text.data);
    onus_arena__clear(&arena);
}

static void test_keys(void **state)
{
    (void)state;
    check_key("Thanks for your feedback!", "thanks for your feedback");
    check_key("Today\u2019s paper \u00BB", "todays paper");
    check_key("3:15 p.m., U.S. time", "3 15 pm us time");
    check_key("3.15pm", "3 15pm");
    check_key("\u00C9DITION", "\u00E9dition");
    check_key("--- | ---", "");
    check_key("", "");
}

static void test_lines_made_of_phrases(void **state)
{
    (void)state;
    static const char *const furniture[] = {
        "Go to Contents Go to Navigation", "Share", "Advertisement 2",
        "Thanks for your feedback!"};
    static const char *const others[] = {"Share prices", "The share",
                                         "Send feedback to the queen", "15"};
    onus_arena arena = {0};
    for (size_t i = 0; i < sizeof furniture / sizeof *furniture; i++) {
        onus_key key = key_of(&arena, furniture[i]);
        if (!onus_key__made_of(&key, test_tables, PAGE_furniture, PAGE_furniture))
            fail_msg("%s", furniture[i]);
    }
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        onus_key key = key_of(&arena, others[i]);
        if (onus_key__made_of(&key, test_tables, PAGE_furniture, PAGE_furniture))
            fail_msg("%s", others[i]);
    }
    onus_arena__clear(&arena);
}

static void test_values(void **state)
{
    (void)state;
    onus_arena arena = {0};
    onus_slice value;
    onus_key key = key_of(&arena, "Sept. 9, the Associated Press said");
    assert_int_equal(onus_key__match(&key, test_tables, PAGE_month, 0, &value), 1);
    assert_true(onus_slice__is(value, "9"));
    assert_int_equal(onus_key__match(&key, test_tables, PAGE_agency, 2, &value), 3);
    assert_true(onus_slice__is(value, "AP"));
    onus_arena__clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_keys),
        cmocka_unit_test(test_lines_made_of_phrases),
        cmocka_unit_test(test_values),
    };
    return cmocka_run_group_tests(tests, with_tables, without_tables);
}
