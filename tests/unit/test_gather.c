/* Which of its senses a name has, and what is the same actor. */
#include "who.h"

static void the_sense_that_fits_is_taken(void **state)
{
    (void)state;
    if (!test_coder)
        skip();
    /* The region of many countries, not a province of Burkina Faso. */
    check_who("Troops from Burkina Faso left the Sahel.", "Sahel", "Sahel");
    check_who("The Kremlin accused Poland.", "Kremlin", "RUSGOV");
    check_who("Jordan praised Egypt.", "Jordan", "JOR");
    /* The agency, unless the text is about the Philippines' army. */
    check_who("Officials told AFP that the deal was dead.", "AFP", "FRAMED");
    check_who("In the Philippines, AFP troops shelled a village.", "AFP",
              "PHLMIL");
    check_who("Vernon Jordan praised Egypt. Jordan left.", "Jordan",
              "Vernon Jordan");
}

static void a_name_of_two_has_two(void **state)
{
    (void)state;
    if (!test_coder)
        skip();
    check_who("Rain fell on both Koreas.", "Koreas", "KOR+PRK");
    check_who("Rain fell on Korea.", "Korea", "KOR");
}

static void the_same_actor_is_one_entity(void **state)
{
    (void)state;
    if (!test_coder)
        skip();
    assert_int_equal(who_count("North Korea praised China. Pyongyang and the "
                               "DPRK are one.", "PRK"), 1);
    assert_int_equal(who_count("Peruvian police struck. Police in Lima "
                               "marched too.", "PERCOP"), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_sense_that_fits_is_taken),
        cmocka_unit_test(a_name_of_two_has_two),
        cmocka_unit_test(the_same_actor_is_one_entity),
    };
    return cmocka_run_group_tests(tests, with_code, without_model);
}
