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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(countries_that_play),
        cmocka_unit_test(politics_of_sport),
        cmocka_unit_test(firms_among_themselves),
    };
    return cmocka_run_group_tests(tests, with_code, without_model);
}
