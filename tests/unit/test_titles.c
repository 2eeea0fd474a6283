/* Members and their bodies, titles and their bearers. */
#include "who.h"

static void a_member_is_coded_as_the_body(void **state)
{
    (void)state;
    if (!test_coder)
        skip();
    check_who("Inspectors of the International Atomic Energy Agency left.",
              "Inspectors", "IGOUNOIAE");
    check_who("Boko Haram fighters burned the market.", "fighters",
              "NGAREBBKH");
    check_who("The U.N. envoy left Sanaa.", "envoy", "IGOUNO");
    check_who("A Kremlin spokesman denied it.", "spokesman", "RUSGOV");
}

static void but_a_state_is_not_a_body(void **state)
{
    (void)state;
    if (!test_coder)
        skip();
    check_who("Polish doctors left.", "doctors", "POLHLH");
    check_who("Russia's media regulator blocked the site.", "regulator",
              "RUSGOV");
}

static void a_title_is_who_bore_it(void **state)
{
    (void)state;
    if (!test_coder)
        skip();
    check_who("President Emmanuel Macron spoke. The president praised Poland.",
              "president", "FRAGOV");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_member_is_coded_as_the_body),
        cmocka_unit_test(but_a_state_is_not_a_body),
        cmocka_unit_test(a_title_is_who_bore_it),
    };
    return cmocka_run_group_tests(tests, with_code, without_model);
}
