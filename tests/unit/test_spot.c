/* Names: what the tables know, and what the model calls a name. */
#include "who.h"

/* The text of the mention that holds a word; the entity's name. */
static void check_name(const char *text, const char *word, const char *name)
{
    onus_record *record = who_coded(text);
    for (uint32_t m = 0; m < record->mentions.count; m++) {
        const onus_mention *mention = &record->mentions.items[m];
        onus_slice said = onus_record__slice(record, mention->span);
        if (onus_slice__find(said, onus_slice__of(word)) == ONUS_NONE)
            continue;
        assert_true(onus_slice__is(
            record->entities.items[mention->entity].name, name));
        onus_record_free(record);
        return;
    }
    fail_msg("%s: nobody is called %s", text, word);
}

static void an_article_is_no_part_of_a_name(void **state)
{
    (void)state;
    if (!test_coder)
        skip();
    check_name("The Heritage Foundation criticised Russia.", "Foundation",
               "Heritage Foundation");
    check_name("The Carrow Institute criticised Russia.", "Institute",
               "Carrow Institute");
}

static void at_parts_two_names(void **state)
{
    (void)state;
    if (!test_coder)
        skip();
    check_name("Ann Lee, a fellow for Central Africa at The Heritage Foundation, "
               "left.", "Foundation", "Heritage Foundation");
}

static void a_title_is_no_part_of_a_name(void **state)
{
    (void)state;
    if (!test_coder)
        skip();
    check_name("Foreign Minister Ri Yong-ho left Beijing.", "Ri",
               "Ri Yong-ho");
}

static void a_short_name_needs_its_country(void **state)
{
    (void)state;
    if (!test_coder)
        skip();
    check_who("Kim Jong Un spoke on Monday. North Korea is ready. The North "
              "wants talks.", "North", "PRK");
    check_who("Snow fell in the north.", "north", "-");
}

static void the_calendar_is_no_person(void **state)
{
    (void)state;
    if (!test_coder)
        skip();
    check_who("Protests on Friday turned violent.", "Friday", "-");
    check_who("In May, Turkey struck Syria.", "May", "-");
    check_who("Friday's vote was delayed.", "Friday", "-");
    check_who("Theresa May met Emmanuel Macron.", "Theresa", "GBRGOV");
}

static void an_adjective_is_no_surname(void **state)
{
    (void)state;
    if (!test_coder)
        skip();
    check_who("English fishermen blocked Calais.", "fishermen", "GBRAGR");
    check_who("Lessons in English resumed.", "English", "-");
    check_who("Lessons in Portuguese resumed.", "Portuguese", "-");
}

static void a_hyphen_joins_two(void **state)
{
    (void)state;
    if (!test_coder)
        skip();
    /* Those who are for a state or against it are not that state's. */
    check_who("Pro-Russian separatists shelled Mariupol.", "separatists",
              "UKRSEP");
    check_who("Trucks blocked the Pan-American Highway.", "American", "-");
    check_who("The South Korea-U.S. alliance will hold drills.", "Korea",
              "KOR");
    check_who("The South Korea-U.S. alliance will hold drills.", "U.S.",
              "USA");
    check_who("Franco-German talks began.", "Franco", "FRA");
    check_who("Franco-German talks began.", "German", "DEU");
    check_who("The Armenia\xE2\x80\x93""Azerbaijan border talks began.",
              "Azerbaijan", "AZE");
    check_who("The Spanish general Franco died.", "Franco", "ESPMIL");
    check_name("The Korea-Africa Foundation opened in Seoul.", "Foundation",
               "Korea-Africa Foundation");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_article_is_no_part_of_a_name),
        cmocka_unit_test(at_parts_two_names),
        cmocka_unit_test(a_title_is_no_part_of_a_name),
        cmocka_unit_test(a_short_name_needs_its_country),
        cmocka_unit_test(the_calendar_is_no_person),
        cmocka_unit_test(an_adjective_is_no_surname),
        cmocka_unit_test(a_hyphen_joins_two),
    };
    return cmocka_run_group_tests(tests, with_code, without_model);
}
