/* People of the tables: by surname, among namesakes, in office on the day. */
#include "who.h"

static void a_surname_is_who_the_news_means(void **state)
{
    (void)state;
    if (!test_coder)
        skip();
    check_who("Macron called Merkel.", "Macron", "FRAGOV");
    check_who("Lavrov met Pompeo in Sochi.", "Lavrov", "RUSGOV");
    check_who("Lavrov met Pompeo in Sochi.", "Pompeo", "USAGOV");
    check_who("Zarif spoke to Guterres.", "Guterres", "IGOUNO");
    /* Spelled another way than the table's first. */
    check_who("Putin congratulated Zelensky.", "Zelensky", "UKRGOV");
    /* Two of that name are in office, or none. */
    check_who("Johnson met Brown on Friday.", "Brown", "Brown");
    check_who("Gorbachev met Thatcher in London.", "Thatcher", "Thatcher");
}

static void namesakes_are_told_apart(void **state)
{
    (void)state;
    if (!test_coder)
        skip();
    onus_document document = ONUS_DOCUMENT_INIT;
    document.text = ONUS_SLICE(
        "Spain's Prime Minister Pedro Sánchez flew to Rabat. Colombia's "
        "defence minister, Pedro Sánchez, stayed in Bogota.");
    document.date = ONUS_SLICE("2025-06-03");
    onus_record *record;
    assert_int_equal(onus_code(test_coder, &document, &record, NULL), ONUS_OK);
    int spaniards = 0, colombians = 0;
    for (uint32_t i = 0; i < record->entities.count; i++) {
        onus_slice code = record->entities.items[i].code;
        spaniards += onus_slice__is(code, "ESPGOV");
        colombians += onus_slice__is(code, "COLGOVMIL");
    }
    onus_record_free(record);
    assert_int_equal(spaniards, 1);
    assert_int_equal(colombians, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_surname_is_who_the_news_means),
        cmocka_unit_test(namesakes_are_told_apart),
    };
    return cmocka_run_group_tests(tests, with_code, without_model);
}
