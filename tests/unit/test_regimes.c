/* Whose "the junta", "the authorities" are. */
#include "who.h"

static void nobody_urges_his_own(void **state)
{
    (void)state;
    if (!test_coder)
        skip();
    check_who("North Korea tested a missile. The United States urged the "
              "regime to stop.", "regime", "PRKGOV");
    check_who("The United States accused North Korea of theft. Washington said "
              "that the regime stole coins.", "regime", "PRKGOV");
    check_who("North Korea fired missiles. The regime said the United States "
              "was to blame.", "regime", "PRKGOV");
    check_who("Niger's president was ousted. France urged the junta to free "
              "him. Paris warned France's allies.", "junta", "NERGOV");
}

static void who_acts_goes_on(void **state)
{
    (void)state;
    if (!test_coder)
        skip();
    check_who("Kenya expelled a Ugandan envoy. The government said so.",
              "government", "KENGOV");
    check_who("Kenya and Uganda met. The government protested.", "government",
              "GOV");
    check_who("Kenya struck Uganda. Chad said it stood by the government.",
              "government", "GOV");
    check_who("Kenya closed its embassy in Niamey. Authorities detained two "
              "Kenyans.", "Authorities", "GOV");
}

static void the_report_is_about_one(void **state)
{
    (void)state;
    if (!test_coder)
        skip();
    check_who("Tunisia jailed a lawyer. Tunisia's president defended the "
              "judges. The United States expressed concern. Authorities "
              "arrested more lawyers.", "Authorities", "TUNGOV");
}

static void subjects_face_their_own(void **state)
{
    (void)state;
    if (!test_coder)
        skip();
    check_who("Indian farmers rejected the government's offer.", "government",
              "INDGOV");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nobody_urges_his_own),
        cmocka_unit_test(who_acts_goes_on),
        cmocka_unit_test(the_report_is_about_one),
        cmocka_unit_test(subjects_face_their_own),
    };
    return cmocka_run_group_tests(tests, with_code, without_model);
}
