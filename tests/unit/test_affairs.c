/* Sport and business in the words of politics, on sentences of our own. Left
 * out where there is no model. */
#include "record/record.h"

#include "check.h"
#include "with_model.h"

/* The reason of a sentence without an event; "event" where it has one. */
static void check(const char *text, const char *wanted)
{
    onus_document document = ONUS_DOCUMENT_INIT;
    onus_record *record = NULL;
    document.text = onus_slice__of(text);
    assert_int_equal(onus_code(test_coder, &document, &record, NULL), ONUS_OK);
    const onus_sentence *sentence = &record->sentences.items[0];
    assert_string_equal(sentence->event_count ? "event" : sentence->reason,
                        wanted);
    onus_record_free(record);
}

static void countries_that_play(void **state)
{
    (void)state;
    if (!test_coder)
        skip();
    check("Serbia attacked Spain in the semi-final.", "sport");
    check("Serbia attacked Spain.", "event");
    check("Ghana will meet Togo in the championship's opening match.", "sport");
    check("Ghana will meet Togo in the capital.", "event");
}

/* A ban is a ban, and a government is no team. */
static void politics_of_sport(void **state)
{
    (void)state;
    if (!test_coder)
        skip();
    check("Kenya expelled Norwegian cricket officials.", "event");
    check("The Polish government accused Russia over the tennis match.",
          "event");
}

static void firms_among_themselves(void **state)
{
    (void)state;
    if (!test_coder)
        skip();
    check("Volkswagen agreed to buy a Spanish maker of seats.", "business");
    check("Boeing sued Canada.", "event");
    check("Google rejected the Russian order.", "event");
}

/* Who stops work or threatens to is in politics, though he runs a shop. */
static void strikes_of_firms(void **state)
{
    (void)state;
    if (!test_coder)
        skip();
    check("Peruvian shopkeepers went on strike.", "event");
    check("Belgian traders threatened to go on strike.", "event");
    check("Belgian traders rejected the plan.", "business");
}

static void people_among_themselves(void **state)
{
    (void)state;
    if (!test_coder)
        skip();
    check("The nurse asked the patients to wait.", "daily_life");
    check("Teachers met parents on Monday.", "daily_life");
    check("The engineers warned the bankers of consequences.", "daily_life");
    check("Nurses threatened to go on strike.", "event");
    check("Chilean teachers met parents on Monday.", "event");
    check("Teachers met the education minister on Monday.", "event");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(countries_that_play),
        cmocka_unit_test(politics_of_sport),
        cmocka_unit_test(firms_among_themselves),
        cmocka_unit_test(strikes_of_firms),
        cmocka_unit_test(people_among_themselves),
    };
    return cmocka_run_group_tests(tests, with_code, without_model);
}
