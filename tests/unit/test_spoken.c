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
    check_who("Forty countries condemned Belarus.", "countries", "INT");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_are_two),
        cmocka_unit_test(others_are_not),
        cmocka_unit_test(the_country_was_named),
    };
    return cmocka_run_group_tests(tests, with_code, without_model);
}
