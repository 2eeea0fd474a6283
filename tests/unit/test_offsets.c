/* Bytes to code points. */
#include "write/offsets.h"

#include "base/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

static void ascii_needs_no_index(void **state)
{
    (void)state;
    onus_arena arena = {0};
    onus_offsets offsets = onus_offsets__make(&arena, ONUS_SLICE("Oslo"));
    assert_null(offsets.before);
    assert_int_equal(onus_offsets__of(&offsets, 3), 3);
    assert_int_equal(onus_offsets__of(&offsets, 99), 4);
    onus_arena__clear(&arena);
}

/* Every offset of a text of several index steps, against counting from the
 * start. */
static void agrees_with_counting(void **state)
{
    (void)state;
    char text[641] = "";
    for (int i = 0; i < 64; i++)
        strcat(text, i % 3 ? "Zoë, €" : "日本 \xF0\x9F\x9A\x80");
    onus_slice slice = onus_slice__of(text);
    onus_arena arena = {0};
    onus_offsets offsets = onus_offsets__make(&arena, slice);
    uint32_t count = 0;
    for (size_t at = 0; at < slice.size; count++) {
        assert_int_equal(onus_offsets__of(&offsets, (uint32_t)at), count);
        onus_utf8__next(slice, &at);
    }
    assert_int_equal(onus_offsets__of(&offsets, (uint32_t)slice.size), count);
    onus_arena__clear(&arena);
}

static void counts_to_the_end_of_a_full_step(void **state)
{
    (void)state;
    char text[65] = "";
    for (int i = 0; i < 32; i++)
        strcat(text, "é");
    onus_arena arena = {0};
    onus_offsets offsets = onus_offsets__make(&arena, onus_slice__of(text));
    assert_int_equal(onus_offsets__of(&offsets, 64), 32);
    onus_arena__clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ascii_needs_no_index),
        cmocka_unit_test(agrees_with_counting),
        cmocka_unit_test(counts_to_the_end_of_a_full_step),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
