/* UTF-8: decoding, mending, classes of characters. */
#include "check.h"

#include "base/utf8.h"

#include <string.h>

/* One character each: 1 to 4 bytes, the first and last of each length. */
static const struct {
    const char *bytes;
    uint32_t code;
} characters[] = {
    {"a", 'a'},
    {"\x7F", 0x7F},
    {"\xC2\x80", 0x80},
    {"\xDF\xBF", 0x7FF},
    {"\xE0\xA0\x80", 0x800},
    {"\xEF\xBF\xBF", 0xFFFF},
    {"\xF0\x90\x80\x80", 0x10000},
    {"\xF4\x8F\xBF\xBF", 0x10FFFF},
};

/* Stray, overlong, half of a pair, too large, cut. */
static const char *const bad[] = {
    "\x80", "\xFF", "\xC0\x80", "\xE0\x80\x80", "\xED\xA0\x80",
    "\xF4\x90\x80\x80", "\xF0\x80\x80\x80", "\xC3", "\xE2\x82", "\xF0\x9F\x98",
};

static void good_characters(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof characters / sizeof *characters; i++) {
        onus_slice text = onus_slice__of(characters[i].bytes);
        size_t at = 0;
        assert_int_equal(onus_utf8__next(text, &at), characters[i].code);
        assert_int_equal(at, text.size);
        assert_int_equal(onus_utf8__previous(text, &at), characters[i].code);
        assert_int_equal(at, 0);
        char out[4];
        assert_int_equal(onus_utf8__encode(characters[i].code, out), text.size);
        assert_memory_equal(out, text.data, text.size);
        assert_true(onus_utf8__valid(text));
        assert_int_equal(onus_utf8__length(text), 1);
    }
}

static void bad_bytes_are_replaced_one_by_one(void **state)
{
    (void)state;
    onus_arena arena = {0};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        onus_slice text = onus_slice__of(bad[i]);
        size_t at = 0;
        assert_int_equal(onus_utf8__next(text, &at), 0xFFFD);
        assert_int_equal(at, 1);
        at = text.size;
        assert_int_equal(onus_utf8__previous(text, &at), 0xFFFD);
        assert_int_equal(at, text.size - 1);
        assert_false(onus_utf8__valid(text));
        onus_slice mended = onus_utf8__mended(&arena, text);
        assert_true(onus_utf8__valid(mended));
        assert_int_equal(mended.size, 3 * text.size);
        assert_true(onus_utf8__valid(onus_utf8__lowered(&arena, text)));
    }
    onus_arena__clear(&arena);
}

/* Validity is looked at eight bytes at a time where it can be. */
static void a_bad_byte_is_found_anywhere(void **state)
{
    (void)state;
    char text[40];
    for (size_t i = 0; i < sizeof text; i++) {
        memset(text, 'a', sizeof text);
        assert_true(onus_utf8__valid((onus_slice){text, sizeof text}));
        text[i] = '\xFF';
        assert_false(onus_utf8__valid((onus_slice){text, sizeof text}));
    }
}

static void mending(void **state)
{
    (void)state;
    onus_arena arena = {0};
    onus_slice good = ONUS_SLICE("na\xC3\xAFve");
    assert_ptr_equal(onus_utf8__mended(&arena, good).data, good.data);
    assert_slice(onus_utf8__mended(&arena, ONUS_SLICE("a\0b\xFF" "c")),
                 ONUS_SLICE("a b\xEF\xBF\xBD" "c"));
    assert_int_equal(onus_utf8__mended(&arena, (onus_slice){0}).size, 0);
    onus_arena__clear(&arena);
}

static void classes(void **state)
{
    (void)state;
    assert_true(onus_utf8__is_letter('z') && onus_utf8__is_letter(0x435));
    assert_false(onus_utf8__is_letter('1') || onus_utf8__is_letter('@'));
    assert_true(onus_utf8__is_digit('7') && onus_utf8__is_digit(0x663));
    assert_true(onus_utf8__is_upper('Z') && onus_utf8__is_upper(0xC4));
    assert_true(onus_utf8__is_lower('z') && onus_utf8__is_lower(0xE4));
    assert_true(onus_utf8__is_space('\t') && onus_utf8__is_space(0xA0) &&
                onus_utf8__is_space(0xFEFF) && onus_utf8__is_space(0x2029));
    assert_false(onus_utf8__is_space('_') || onus_utf8__is_space(0));
    assert_true(onus_utf8__is_mark(0x301));
    assert_false(onus_utf8__is_mark('^'));
}

static void lower_case(void **state)
{
    (void)state;
    onus_arena arena = {0};
    assert_slice(onus_utf8__lowered(&arena, ONUS_SLICE("\xC3\x84RGER, Ag")),
                 ONUS_SLICE("\xC3\xA4rger, ag"));
    /* U+023A has two bytes, its lower case three. */
    assert_slice(onus_utf8__lowered(&arena, ONUS_SLICE("\xC8\xBA\xC8\xBA")),
                 ONUS_SLICE("\xE2\xB1\xA5\xE2\xB1\xA5"));
    onus_arena__clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(good_characters),
        cmocka_unit_test(bad_bytes_are_replaced_one_by_one),
        cmocka_unit_test(a_bad_byte_is_found_anywhere),
        cmocka_unit_test(mending),
        cmocka_unit_test(classes),
        cmocka_unit_test(lower_case),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
