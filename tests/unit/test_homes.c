/* The country of those who are named by a role alone, on sentences of our own.
 */
#include "who.h"

static void what_is_said_of_them_comes_first(void **state)
{
    (void)state;
    if (!test_coder)
        skip();
    check_who("Police in Harare arrested three activists.", "Police", "ZWECOP");
    check_who("Refugees from Syria crossed into Greece.", "Refugees", "SYRREF");
    check_who("South Korea denied that its navy had fired.", "navy", "KORMIL");
    check_who("North Korea's leader praised his army.", "army", "PRKMIL");
    check_who("Iran denied any role. Its foreign ministry condemned Israel.",
              "ministry", "IRNGOV");
    check_who("Ethiopia and Eritrea said their troops would leave.", "troops",
              "ETHMIL+ERIMIL");
}

static void the_scene_tells(void **state)
{
    (void)state;
    if (!test_coder)
        skip();
    check_who("Twelve journalists were detained in Istanbul by police.",
              "journalists", "TURMED");
    check_who("Rebels armed with machetes killed villagers in eastern Congo.",
              "Rebels", "CODREB");
    check_who("Rebels seized the town of Bunia on Sunday.", "Rebels", "CODREB");
    check_who("Gunmen kidnapped a French journalist in Niger.", "Gunmen",
              "NERUAF");
    check_who("Gunmen kidnapped a French journalist in Niger.", "journalist",
              "FRAMED");
    /* Not where talks are held, nor where two countries are the scene. */
    check_who("Talks with the rebels resumed in Geneva.", "rebels", "REB");
    check_who("Gunmen attacked villages in Kenya and in Somalia.", "Gunmen",
              "UAF");
    /* Nor for those who may be anywhere. */
    check_who("Soldiers killed two men in Mali.", "Soldiers", "MIL");
    check_who("Western diplomats in Minsk watched the vote.", "diplomats",
              "GOV");
}

static void the_other_actor_tells(void **state)
{
    (void)state;
    if (!test_coder)
        skip();
    check_who("Turkish police fired water cannon at demonstrators.",
              "demonstrators", "TUROPP");
    check_who("Spanish police arrested a mayor.", "mayor", "ESPGOV");
    check_who("Students marched in Dhaka against the government.",
              "government", "BGDGOV");
    /* Governments deal with those abroad. */
    check_who("Iran's foreign minister met officials.", "officials", "GOV");
    check_who("Britain summoned the ambassador.", "ambassador", "GOV");
}

static void the_report_tells(void **state)
{
    (void)state;
    if (!test_coder)
        skip();
    check_who("Nigeria is counting its dead. The army blamed bandits.", "army",
              "NGAMIL");
    check_who("The junta gave France until Sunday to leave.", "junta", "GOV");
    check_who("Kenya met Uganda. The army stayed calm.", "army", "MIL");
    check_who("A spokesman for the World Food Programme criticised Sudan. "
              "The spokesman spoke of looting.", "spokesman", "IGOUNOWFP");
}

/* The one event of a sentence. */
static double confidence(const char *text)
{
    onus_record *record = who_coded(text);
    assert_int_equal(record->events.count, 1);
    double value = record->events.items[0].confidence;
    onus_record_free(record);
    return value;
}

static void a_guess_is_less_sure(void **state)
{
    (void)state;
    if (!test_coder)
        skip();
    assert_true(confidence("Police arrested an activist in Lima.") <
                confidence("Peruvian police arrested a Peruvian activist."));
}

static void nobody_is_left_behind(void **state)
{
    (void)state;
    if (!test_coder)
        skip();
    onus_record *record =
        who_coded("Turkish police arrested activists. Police in Ankara said "
                  "that they had thrown stones.");
    for (uint32_t e = 0; e < record->entities.count; e++) {
        bool mentioned = false;
        for (uint32_t m = 0; m < record->mentions.count; m++)
            mentioned |= record->mentions.items[m].entity == e;
        assert_true(mentioned);
    }
    onus_record_free(record);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_said_of_them_comes_first),
        cmocka_unit_test(the_scene_tells),
        cmocka_unit_test(the_other_actor_tells),
        cmocka_unit_test(the_report_tells),
        cmocka_unit_test(a_guess_is_less_sure),
        cmocka_unit_test(nobody_is_left_behind),
    };
    return cmocka_run_group_tests(tests, with_code, without_model);
}
