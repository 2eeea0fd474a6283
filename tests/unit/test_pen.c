/* JSON: escapes, numbers, layout. */
#include "write/pen.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

static void escapes_strings(void **state)
{
    (void)state;
    static const struct {
        onus_slice text;
        const char *json;
    } cases[] = {
        {ONUS_SLICE("plain"), "\"plain\""},
        {ONUS_SLICE("say \"no\" \\"), "\"say \\\"no\\\" \\\\\""},
        {ONUS_SLICE("a\nb\tc\rd"), "\"a\\nb\\tc\\rd\""},
        {ONUS_SLICE("\0\x1b\x7f"), "\"\\u0000\\u001b\\u007f\""},
        {ONUS_SLICE("Zoë €"), "\"Zoë €\""},
        {ONUS_SLICE("a\xE2\x80\xA8z"), "\"a\\u2028z\""},
        {ONUS_SLICE("bad \xFF\xC3"), "\"bad \\ufffd\\ufffd\""},
        {ONUS_SLICE("\xEF\xBF\xBD"), "\"\xEF\xBF\xBD\""},
        {{NULL, 0}, "\"\""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        onus_string out = {0};
        onus_pen pen = {.out = &out};
        onus_pen__string(&pen, cases[i].text);
        assert_string_equal(out.data, cases[i].json);
        onus_string__clear(&out);
    }
}

static void writes_numbers_without_noise(void **state)
{
    (void)state;
    static const struct {
        double number;
        unsigned decimals;
        const char *json;
    } cases[] = {
        {0, 3, "0"},          {-0.0, 3, "0"},         {1.9, 3, "1.9"},
        {-9.5, 3, "-9.5"},    {0.1 + 0.2, 5, "0.3"},  {-0.5, 1, "-0.5"},
        {12.345678, 5, "12.34568"}, {-0.000001, 5, "0"}, {0.05, 2, "0.05"},
        {100, 0, "100"},      {NAN, 3, "null"},       {INFINITY, 3, "null"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        onus_string out = {0};
        onus_pen pen = {.out = &out};
        onus_pen__number(&pen, cases[i].number, cases[i].decimals);
        assert_string_equal(out.data, cases[i].json);
        onus_string__clear(&out);
    }
}

static void write_sample(onus_pen *pen)
{
    onus_pen__open(pen, '{');
    onus_pen__key(pen, "list");
    onus_pen__open(pen, '[');
    for (uint32_t i = 0; i < 2; i++) {
        onus_pen__open_inline(pen, '{');
        onus_pen__key(pen, "n");
        onus_pen__integer(pen, i);
        onus_pen__field(pen, "absent", (onus_slice){0});
        onus_pen__key(pen, "odd");
        onus_pen__boolean(pen, i % 2);
        onus_pen__close(pen, '}');
    }
    onus_pen__close(pen, ']');
    onus_pen__key(pen, "none");
    onus_pen__open(pen, '[');
    onus_pen__close(pen, ']');
    onus_pen__close(pen, '}');
}

static void indents(void **state)
{
    (void)state;
    onus_string out = {0};
    onus_pen pen = {.out = &out, .indented = true};
    write_sample(&pen);
    assert_string_equal(out.data, "{\n"
                                  "  \"list\": [\n"
                                  "    {\"n\": 0, \"odd\": false},\n"
                                  "    {\"n\": 1, \"odd\": true}\n"
                                  "  ],\n"
                                  "  \"none\": []\n"
                                  "}");
    onus_string__clear(&out);
}

static void keeps_to_one_line(void **state)
{
    (void)state;
    onus_string out = {0};
    onus_pen pen = {.out = &out};
    write_sample(&pen);
    assert_string_equal(out.data, "{\"list\":[{\"n\":0,\"odd\":false},"
                                  "{\"n\":1,\"odd\":true}],\"none\":[]}");
    onus_string__clear(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(escapes_strings),
        cmocka_unit_test(writes_numbers_without_noise),
        cmocka_unit_test(indents),
        cmocka_unit_test(keeps_to_one_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
