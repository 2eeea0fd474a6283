/* Wrapping, columns, colours, and what a terminal must not get. */
#include "write/layout.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

static void finish(onus_layout *layout, const char *expected)
{
    onus_layout__end(layout);
    assert_string_equal(layout->out->data, expected);
    onus_layout__clear(layout);
    onus_string__clear(layout->out);
}

static void wraps_with_a_hanging_indent(void **state)
{
    (void)state;
    onus_string out = {0};
    onus_layout layout = {.out = &out, .width = 20};
    onus_layout__put(&layout, ONUS_PLAIN, ONUS_SLICE("offer"));
    onus_layout__tab(&layout, 8);
    onus_layout__put(&layout, ONUS_PLAIN, ONUS_SLICE("We  will\nhelp you all"));
    finish(&layout, "offer   We will help\n        you all\n");
}

static void does_not_break_where_pieces_meet(void **state)
{
    (void)state;
    onus_string out = {0};
    onus_layout layout = {.out = &out, .width = 12};
    onus_layout__put(&layout, ONUS_PLAIN, ONUS_SLICE("They "));
    onus_layout__put(&layout, ONUS_MARK, ONUS_SLICE("visited"));
    onus_layout__put(&layout, ONUS_PLAIN, ONUS_SLICE(", he said"));
    finish(&layout, "They\n*visited*,\nhe said\n");
}

static void knows_wide_and_combining_characters(void **state)
{
    (void)state;
    assert_int_equal(onus_layout__width(ONUS_SLICE("Zoë")), 3);
    assert_int_equal(onus_layout__width(ONUS_SLICE("日本")), 4);
    assert_int_equal(onus_layout__width(ONUS_SLICE("e\xCC\x81")), 1);
    assert_int_equal(onus_layout__width(ONUS_SLICE("\x1b\t")), 0);
}

static void cuts_what_is_longer_than_a_line(void **state)
{
    (void)state;
    onus_string out = {0};
    onus_layout layout = {.out = &out, .width = 10};
    onus_layout__put(&layout, ONUS_PLAIN, ONUS_SLICE("a 123456789012345"));
    finish(&layout, "a\n1234567890\n12345\n");
}

static void drops_control_characters(void **state)
{
    (void)state;
    onus_string out = {0};
    onus_layout layout = {.out = &out, .width = 40};
    onus_layout__put(&layout, ONUS_PLAIN,
                     ONUS_SLICE("re\x1b[31md \xC2\x9Bx\x7f\x08!"));
    finish(&layout, "re[31md x!\n");
    onus_string safe = {0};
    onus_layout__safe(&safe, ONUS_SLICE("a\x1b]0;t\x07\n\tb\r\n"));
    assert_string_equal(safe.data, "a]0;t\n\tb\n");
    onus_string__clear(&safe);
}

static void colours_end_with_the_line(void **state)
{
    (void)state;
    onus_string out = {0};
    onus_layout layout = {.out = &out, .width = 40, .colour = true};
    onus_layout__put(&layout, ONUS_BOLD, ONUS_SLICE("two words"));
    finish(&layout, "\033[1mtwo words\033[0m\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(wraps_with_a_hanging_indent),
        cmocka_unit_test(does_not_break_where_pieces_meet),
        cmocka_unit_test(knows_wide_and_combining_characters),
        cmocka_unit_test(cuts_what_is_longer_than_a_line),
        cmocka_unit_test(drops_control_characters),
        cmocka_unit_test(colours_end_with_the_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
