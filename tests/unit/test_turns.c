/* What an act becomes by who does it and by its status, on sentences of our
 * own. Left out where there is no model. */
#include "record/record.h"

#include "check.h"
#include "with_model.h"

#include <stdio.h>

/* Type, mode and CAMEO code of a text's only event. */
static void check(const char *text, const char *wanted)
{
    onus_document document = ONUS_DOCUMENT_INIT;
    onus_record *record = NULL;
    char got[64];
    document.text = onus_slice__of(text);
    assert_int_equal(onus_code(test_coder, &document, &record, NULL), ONUS_OK);
    assert_int_equal(record->events.count, 1);
    const onus_event *event = &record->events.items[0];
    snprintf(got, sizeof got, "%s %s %.*s", event->type,
             event->mode ? event->mode : "-", (int)event->cameo.size,
             event->cameo.data);
    assert_string_equal(got, wanted);
    onus_record_free(record);
}

/* A state objects where its people march. */
static void who_protests(void **state)
{
    (void)state;
    if (!test_coder)
        skip();
    check("Portugal protested the Chinese tariffs.", "ACCUSE disapprove 111");
    check("The Netherlands protested against the Iranian raid.",
          "ACCUSE disapprove 111");
    check("Bolivians protested in Cochabamba.", "PROTEST demo 141");
    check("Students protested in Bogota.", "PROTEST demo 141");
}

static void who_blocks_and_storms(void **state)
{
    (void)state;
    if (!test_coder)
        skip();
    check("Farmers blocked a highway in Uruguay.", "PROTEST obstruct 144");
    check("Malian soldiers blocked a highway.", "COERCE restrict 191");
    check("Protesters stormed the Turkish embassy in Baku.",
          "PROTEST riot 145");
    check("Haitian police stormed the Cuban embassy.", "COERCE seize 171");
    check("Militants stormed the Cuban embassy in Tripoli.", "ASSAULT - 190");
}

/* A crowd riots, unless it kills; and a brawl has two sides. */
static void what_crowds_do(void **state)
{
    (void)state;
    if (!test_coder)
        skip();
    check("Rebels attacked the parliament in Bissau.", "ASSAULT - 190");
    check("Demonstrators attacked the parliament in Bissau.",
          "PROTEST riot 145");
    check("Demonstrators killed two Kenyan policemen.", "ASSAULT - 190");
    check("Soldiers clashed with demonstrators in Lusaka.",
          "PROTEST riot 145");
}

static void what_is_to_come(void **state)
{
    (void)state;
    if (!test_coder)
        skip();
    check("Denmark will send tents to Chad.", "AGREE - 033");
    check("Denmark will not send tents to Chad.", "REJECT - 122");
    check("Denmark will protest the Chinese tariffs.", "ACCUSE disapprove 111");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_protests),
        cmocka_unit_test(who_blocks_and_storms),
        cmocka_unit_test(what_crowds_do),
        cmocka_unit_test(what_is_to_come),
    };
    return cmocka_run_group_tests(tests, with_code, without_model);
}
