/* Pairs, and nouns that are nobody by themselves. */
#include "who.h"

static void two_are_two(void **state)
{
    (void)state;
    if (!test_coder)
        skip();
    check_who("Vladimir Putin received Shinzo Abe. Later the two leaders left.",
              "leaders", "RUSGOV+JPNGOV");
    check_who("Kenya met Uganda. Both sides left.", "sides", "KEN+UGA");
    check_who("Japan and South Korea held talks in Geneva. The two countries "
              "agreed.", "countries", "JPN+KOR");
    check_who("Serbia's president met Kosovo's prime minister. The two "
              "leaders agreed.", "leaders", "SRBGOV+XKXGOV");
    check_who("Colombia's government and the ELN opened talks. The two sides "
              "agreed.", "sides", "COLGOV+COLREBELN");
    check_who("Angela Merkel met Emmanuel Macron. The leaders spoke of war.",
              "leaders", "DEUGOV+FRAGOV");
    check_who("The two Koreas agreed to talks.", "Koreas", "KOR+PRK");
}

static void a_third_is_no_side(void **state)
{
    (void)state;
    if (!test_coder)
        skip();
    check_who("Chile, Peru and Brazil signed a pact. Peru said that Chile had "
              "broken it. Peru and Brazil spoke in Lima. Chile, Peru and "
              "Brazil met. The two sides left.", "sides", "PER+BRA");
    check_who("Chile, Peru and Brazil met. Both sides left.", "sides", "-");
    check_who("Egypt and Qatar mediated between Israel and Hamas. The two "
              "sides agreed.", "sides", "ISR+PSEREBHMS");
    check_who("Turkey urged Armenia and Azerbaijan to talk. Both sides left.",
              "sides", "ARM+AZE");
    check_who("Chile met Peru. Brazil, Ecuador and Bolivia met too. Nobody "
              "spoke. Snow fell. Both sides left.", "sides", "-");
}

static void the_sides_of_a_civil_war_are_armed(void **state)
{
    (void)state;
    if (!test_coder)
        skip();
    check_who("Yemen's army shelled Hodeidah. Saudi Arabia and the United "
              "States hosted talks in Jeddah. The army and the Houthis agreed "
              "to a truce. Both sides broke it.", "sides", "YEMMIL+YEMREBHOU");
    check_who("The Yemeni government met the Houthis. Aden's hospitals said "
              "that dozens of people had died. The two sides agreed.", "sides",
              "YEMGOV+YEMREBHOU");
    check_who("The Yemeni government met the Houthis. The two sides agreed.",
              "sides", "YEMGOV+YEMREBHOU");
    check_who("The Indian army shelled the Pakistani army. Both sides left.",
              "sides", "IND+PAK");
}

static void others_are_not(void **state)
{
    (void)state;
    if (!test_coder)
        skip();
    check_who("Kenya said that both sides had left.", "sides", "-");
    check_who("Kenya met Uganda. The three nations agreed.", "nations", "-");
    check_who("Angela Merkel praised Poland. The leaders spoke of war.",
              "leaders", "GOV");
}

static void the_country_was_named(void **state)
{
    (void)state;
    if (!test_coder)
        skip();
    check_who("Floods hit Pakistan. The country asked for help.", "country",
              "PAK");
    check_who("North Korea defended the nation's interests.", "nation", "PRK");
    check_who("Kenya accused Uganda. The country had suffered.", "country",
              "-");
    check_who("The nation mourned.", "nation", "-");
    check_who("Western countries condemned Belarus.", "countries", "INT");
    check_who("Ethiopia's government and Tigrayan rebels agreed to end the "
              "war. The African Union's envoy told reporters that both sides "
              "had committed to disarm.", "sides", "ETHGOV+ETHREB");
    check_who("Forty countries condemned Belarus.", "countries", "INT");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_are_two),
        cmocka_unit_test(a_third_is_no_side),
        cmocka_unit_test(the_sides_of_a_civil_war_are_armed),
        cmocka_unit_test(others_are_not),
        cmocka_unit_test(the_country_was_named),
    };
    return cmocka_run_group_tests(tests, with_code, without_model);
}
