/* Gists: the words by which a move that is told again is known. */
#include "ledger/gist.h"

#include "check.h"
#include "with_tables.h"

static bool alike(const char *a, const char *b)
{
    onus_slice from = ONUS_SLICE("PRK"), to = ONUS_SLICE("USA");
    onus_gist one =
        onus_gist__of(test_tables, onus_slice__of(a), from, to);
    onus_gist other =
        onus_gist__of(test_tables, onus_slice__of(b), from, to);
    return onus_gist__alike(&one, &other);
}

static void test_alike(void **state)
{
    (void)state;
    assert_true(alike("offered to dismantle the Yongbyon complex",
                      "the offer to dismantle Yongbyon"));
    assert_true(alike("lift sanctions on coal", "lifted the coal sanction"));
    assert_false(alike("lift sanctions on coal", "return the ship"));
    assert_false(alike("", ""));
}

/* Names of the parties and small words tell nothing. */
static void test_empty_words(void **state)
{
    (void)state;
    assert_false(alike("North Korea and the United States would meet",
                       "North Korea asked the United States to stop"));
    assert_false(alike("would have been told about that",
                       "would have been asked about that"));
}

static void test_long_texts(void **state)
{
    (void)state;
    char text[4000];
    for (size_t i = 0; i + 1 < sizeof text; i++)
        text[i] = i % 6 == 5 ? ' ' : (char)('a' + i * i % 23);
    text[sizeof text - 1] = '\0';
    assert_true(alike(text, text));
    assert_false(alike("\xFF\xFE\xC3", "\xFF\xFE\xC3"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_alike),
        cmocka_unit_test(test_empty_words),
        cmocka_unit_test(test_long_texts),
    };
    return cmocka_run_group_tests(tests, with_tables, without_tables);
}
