/* Owned text that grows. */
#include "check.h"

#include "base/string.h"

static void text_is_appended(void **state)
{
    (void)state;
    onus_string out = {0};
    onus_string__add(&out, ONUS_SLICE("agreed to "));
    onus_string__print(&out, "%d talks", 3);
    onus_string__add_char(&out, '.');
    assert_string_equal(out.data, "agreed to 3 talks.");
    assert_int_equal(out.size, 18);
    assert_false(out.failed);
    onus_string__reset(&out);
    assert_slice(onus_string__slice(&out), ONUS_SLICE(""));
    onus_string__clear(&out);
}

static void an_empty_one_is_an_empty_text(void **state)
{
    (void)state;
    onus_string out = {0};
    onus_string__add(&out, (onus_slice){0});
    assert_non_null(onus_string__slice(&out).data);
    assert_int_equal(onus_string__slice(&out).size, 0);
    onus_string__clear(&out);
}

static void it_grows(void **state)
{
    (void)state;
    onus_string out = {0};
    for (int i = 0; i < 10000; i++)
        onus_string__print(&out, "%04d", i);
    assert_int_equal(out.size, 40000);
    assert_memory_equal(out.data + 4 * 1234, "1234", 4);
    onus_string__clear(&out);
}

/* What does not fit is not added, and all that follows is refused too. */
static void the_maximum_is_kept(void **state)
{
    (void)state;
    onus_string out = {.maximum = 5};
    onus_string__add(&out, ONUS_SLICE("12345"));
    assert_false(out.failed);
    onus_string__add_char(&out, '6');
    assert_true(out.failed);
    onus_string__print(&out, "%s", "");
    assert_true(out.failed);
    assert_string_equal(out.data, "12345");
    onus_string__reset(&out);
    assert_false(out.failed);
    onus_string__add(&out, (onus_slice){"x", SIZE_MAX});
    assert_true(out.failed);
    onus_string__clear(&out);
    assert_int_equal(out.maximum, 5);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_is_appended),
        cmocka_unit_test(an_empty_one_is_an_empty_text),
        cmocka_unit_test(it_grows),
        cmocka_unit_test(the_maximum_is_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
