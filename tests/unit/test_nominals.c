/* Noun phrases with an agent noun in them. */
#include "who.h"

static void countries_beside_the_noun(void **state)
{
    (void)state;
    if (!test_coder)
        skip();
    check_who("South Korean officials left.", "officials", "KORGOV");
    check_who("Iran's foreign minister left.", "minister", "IRNGOV");
    check_who("The presidents of Chad and Niger met.", "presidents",
              "TCDGOV+NERGOV");
    check_who("French and German officials met.", "officials",
              "FRAGOV+DEUGOV");
    check_who("The president of Chad met Niger.", "president", "TCDGOV");
}

static void several_share_a_noun(void **state)
{
    (void)state;
    if (!test_coder)
        skip();
    check_who("Vietnamese and Chinese navies clashed.", "navies",
              "VNMMIL+CHNMIL");
    check_who("The U.S. and Chinese presidents met in Bali.", "presidents",
              "USAGOV+CHNGOV");
    const char *drills = "U.S. and South Korean troops held drills.";
    assert_int_equal(who_count(drills, "USAMIL"), 1);
    assert_int_equal(who_count(drills, "KORMIL"), 1);
    const char *three = "French, German and British troops landed in Mali.";
    assert_int_equal(who_count(three, "FRAMIL"), 1);
    assert_int_equal(who_count(three, "DEUMIL"), 1);
    assert_int_equal(who_count(three, "GBRMIL"), 1);
    check_who("Germany and French officials met.", "Germany", "DEU");
    check_who("Germany, a French ally, left.", "Germany", "DEU");
}

static void idioms_are_nobody(void **state)
{
    (void)state;
    if (!test_coder)
        skip();
    check_who("Kenya declared a state of emergency.", "state", "-");
    check_who("The French state seized the house.", "state", "FRAGOV");
}

static void a_modifier_is_nobody(void **state)
{
    (void)state;
    if (!test_coder)
        skip();
    check_who("The union budget was approved in Delhi.", "union", "-");
    check_who("Tunisia froze the bank accounts of the club.", "bank", "-");
    check_who("Union officials met in Oslo.", "officials", "LAB");
    check_who("Pro-government gunmen left.", "gunmen", "UAF");
    check_who("The union left Oslo.", "union", "LAB");
    check_who("The court ruling was condemned by Poland.", "court", "JUD");
    check_who("The chief executive resigned.", "executive", "BUS");
    check_who("Eritrea, whose troops fought beside Ethiopia's army, left.",
              "troops", "ERIMIL");
    check_who("Iraqi Deputy Prime Minister Samir Haddad rejected it.", "Samir",
              "IRQGOV");
    check_who("U.S. Ambassador MaryKay Carlson condemned China.", "MaryKay",
              "USAGOV");
    check_who("The firm declared force majeure.", "force", "-");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(countries_beside_the_noun),
        cmocka_unit_test(several_share_a_noun),
        cmocka_unit_test(idioms_are_nobody),
        cmocka_unit_test(a_modifier_is_nobody),
    };
    return cmocka_run_group_tests(tests, with_code, without_model);
}
