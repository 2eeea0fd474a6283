/* Borrowed text. */
#include "check.h"

#include "base/slice.h"

static const onus_slice absent = {NULL, 0};

static void cutting(void **state)
{
    (void)state;
    onus_slice text = ONUS_SLICE("Narnia");
    assert_slice(onus_slice__cut(text, 0, 3), ONUS_SLICE("Nar"));
    assert_slice(onus_slice__cut(text, 6, 6), ONUS_SLICE(""));
    assert_null(onus_slice__cut(absent, 0, 0).data);
}

static void comparing(void **state)
{
    (void)state;
    assert_true(onus_slice__equal(absent, ONUS_SLICE("")));
    assert_false(onus_slice__equal(ONUS_SLICE("ab"), ONUS_SLICE("abc")));
    assert_true(onus_slice__is(ONUS_SLICE("abc"), "abc"));
    assert_true(onus_slice__starts(ONUS_SLICE("abc"), ONUS_SLICE("ab")));
    assert_false(onus_slice__starts(ONUS_SLICE("a"), ONUS_SLICE("ab")));
    assert_true(onus_slice__starts(absent, absent));
    assert_true(onus_slice__ends(ONUS_SLICE("abc"), ONUS_SLICE("bc")));
    assert_false(onus_slice__ends(ONUS_SLICE("c"), ONUS_SLICE("bc")));
    assert_true(onus_slice__equal_ascii_case(ONUS_SLICE("ASLAN"),
                                             ONUS_SLICE("aslan")));
    assert_false(onus_slice__equal_ascii_case(ONUS_SLICE("\xC3\x84"),
                                              ONUS_SLICE("\xC3\xA4")));
}

static void among_names(void **state)
{
    (void)state;
    static const char *const names[] = {"lion", "witch", "wardrobe"};
    assert_int_equal(onus_slice__among(ONUS_SLICE("witch"), names, 3), 1);
    assert_int_equal(onus_slice__among(ONUS_SLICE("wit"), names, 3), 3);
    assert_int_equal(onus_slice__among(absent, names, 3), 3);
}

static void finding(void **state)
{
    (void)state;
    onus_slice text = ONUS_SLICE("a faun, a fawn");
    assert_int_equal(onus_slice__find(text, ONUS_SLICE("fawn")), 10);
    assert_int_equal(onus_slice__find(text, ONUS_SLICE("fan")), ONUS_NONE);
    assert_int_equal(onus_slice__find(text, absent), ONUS_NONE);
    assert_int_equal(onus_slice__find(absent, text), ONUS_NONE);
}

static void trimming(void **state)
{
    (void)state;
    assert_slice(onus_slice__trim(ONUS_SLICE(" \t a b\r\n")),
                 ONUS_SLICE("a b"));
    assert_slice(onus_slice__trim(ONUS_SLICE(" \n ")), ONUS_SLICE(""));
    assert_slice(onus_slice__trim(absent), absent);
}

static void splitting(void **state)
{
    (void)state;
    onus_slice rest = ONUS_SLICE("a||bc|");
    static const char *const parts[] = {"a", "", "bc", ""};
    for (size_t i = 0; i < 4; i++) {
        assert_non_null(rest.data);
        assert_slice(onus_slice__split(&rest, '|'), onus_slice__of(parts[i]));
    }
    assert_null(rest.data);
    assert_slice(onus_slice__split(&rest, '|'), ONUS_SLICE(""));
}

static void numbers(void **state)
{
    (void)state;
    uint32_t number;
    assert_true(onus_slice__number(ONUS_SLICE("0042"), &number));
    assert_int_equal(number, 42);
    assert_true(onus_slice__number(ONUS_SLICE("4294967295"), &number));
    assert_int_equal(number, UINT32_MAX);
    static const char *const bad[] = {"", "4294967296", "99999999999999999999",
                                      "-1", "1.5", "1 ", "x"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(onus_slice__number(onus_slice__of(bad[i]), &number));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cutting),   cmocka_unit_test(comparing),
        cmocka_unit_test(finding),   cmocka_unit_test(among_names),
        cmocka_unit_test(trimming),  cmocka_unit_test(splitting),
        cmocka_unit_test(numbers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
