/* People whom the text only counts. */
#include "who.h"

static void the_number_alone_is_people(void **state)
{
    (void)state;
    if (!test_coder)
        skip();
    check_who("Tens of thousands rallied in Belgrade.", "Tens", "SRBCVL");
    check_who("Hundreds more were arrested in Minsk.", "Hundreds", "BLRCVL");
    check_who("Dozens of others were wounded in Kabul.", "Dozens", "AFGCVL");
    check_who("Thousands took to the streets of Tbilisi.", "Thousands",
              "GEOCVL");
    check_who("Several hundred marched through Lima.", "hundred", "PERCVL");
    check_who("Police in Dhaka arrested dozens.", "dozens", "BGDCVL");
    check_who("At least 12 were killed in Lagos.", "12", "NGACVL");
}

static void other_things_are_counted_too(void **state)
{
    (void)state;
    if (!test_coder)
        skip();
    check_who("Thousands of tons arrived in Odesa.", "Thousands", "-");
    check_who("Tens of thousands of farmers marched in Lima.", "Tens", "-");
    check_who("The firm in Lima sold thousands.", "thousands", "-");
    check_who("Dozens were shot down over Kharkiv.", "Dozens", "-");
    check_who("Test scores fell in Oslo.", "scores", "-");
    check_who("In Oslo, 12 were sold.", "12", "-");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_number_alone_is_people),
        cmocka_unit_test(other_things_are_counted_too),
    };
    return cmocka_run_group_tests(tests, with_code, without_model);
}
