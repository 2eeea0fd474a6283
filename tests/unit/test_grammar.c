/* Labels and their names. */
#include "check.h"

#include "record/grammar.h"

#define ROUND_TRIP(kind, count)                                                \
    for (int i = 0; i < (count); i++)                                          \
    assert_int_equal(                                                          \
        onus_##kind##__of(onus_slice__of(onus_##kind##__name(i))), i)

static void names_lead_back_to_labels(void **state)
{
    (void)state;
    ROUND_TRIP(upos, UPOS_COUNT);
    ROUND_TRIP(xpos, XPOS_COUNT);
    ROUND_TRIP(relation, REL_COUNT);
    ROUND_TRIP(name, NAME_COUNT);
}

static void unknown_labels(void **state)
{
    (void)state;
    assert_int_equal(onus_upos__of(ONUS_SLICE("verb")), UPOS_COUNT);
    assert_int_equal(onus_relation__of(ONUS_SLICE("nsubj:strange")), REL_nsubj);
    assert_int_equal(onus_relation__of(ONUS_SLICE("strange:nsubj")), REL_COUNT);
    assert_int_equal(onus_relation__of((onus_slice){0}), REL_COUNT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_lead_back_to_labels),
        cmocka_unit_test(unknown_labels),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
