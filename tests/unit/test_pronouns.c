/* Who "he", "they" and "it" are, on small texts of our own. Left out where
 * there is no model. */
#include "resolve/resolve.h"
#include "road/road.h"

#include "check.h"
#include "with_model.h"

#include <stdio.h>

/* The names behind the last mention of `word`: "A", "A+B", or "-". */
static void who(const onus_record *record, const char *word, char out[128])
{
    snprintf(out, 128, "-");
    for (uint32_t m = 0; m < record->mentions.count; m++) {
        const onus_mention *mention = &record->mentions.items[m];
        const onus_entity *entities = record->entities.items;
        if (!onus_slice__is(onus_record__slice(record, mention->span), word))
            continue;
        uint32_t partner = record->partner_of[mention->head];
        onus_slice first = entities[mention->entity].name;
        onus_slice second = partner == ONUS_NONE ? (onus_slice){"", 0}
                                                 : entities[partner].name;
        snprintf(out, 128, "%.*s%s%.*s", (int)first.size, first.data,
                 second.size ? "+" : "", (int)second.size, second.data);
    }
}

static void check(const char *text, const char *word, const char *wanted)
{
    onus_document document = ONUS_DOCUMENT_INIT;
    onus_record *record;
    onus_arena scratch = {0};
    char got[128];
    document.text = onus_slice__of(text);
    assert_int_equal(onus_code(test_coder, &document, &record, NULL), ONUS_OK);
    assert_int_equal(onus_resolve(test_engine->tables, &scratch, record, NULL),
                     ONUS_OK);
    who(record, word, got);
    assert_string_equal(got, wanted);
    onus_arena__clear(&scratch);
    onus_record_free(record);
}

static void test_pronouns(void **state)
{
    (void)state;
    if (!test_coder)
        skip();
    check("Emmanuel Macron met Joe Biden. He praised Germany.", "He",
          "Emmanuel Macron");
    check("Emmanuel Macron met Angela Merkel. She praised Poland.", "She",
          "Angela Merkel");
    check("Emmanuel Macron and Joe Biden met on Monday. They praised Poland.",
          "They", "Emmanuel Macron+Joe Biden");
    check("Iran condemned Israel. It recalled its ambassador.", "It", "Iran");
    check("Israel said that it would be wrong to meet Iran.", "it", "-");
    check("Joe Biden said on Monday that it was too early.", "it", "-");
}

/* The main clause's subject comes before the sentence before. */
static void test_main_subjects(void **state)
{
    (void)state;
    if (!test_coder)
        skip();
    check("Russia denied the charge. Poland, which has promised to respond, "
          "summoned the ambassador over an attack that it blames on Russia.",
          "it", "Poland");
    check("Japan protested. China sent ships to islands that it claims.", "it",
          "China");
    check("Nepal protested. India built a road that it calls vital.", "it",
          "India");
    check("Kenya met Uganda. Ethiopia said that it would send troops.", "it",
          "Ethiopia");
}

static void test_pairs(void **state)
{
    (void)state;
    if (!test_coder)
        skip();
    check("Vladimir Putin received Shinzo Abe. Later the two leaders left.",
          "leaders", "Vladimir Putin+Shinzo Abe");
    check("Kenya met Uganda. Both sides left.", "sides", "Kenya+Uganda");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pronouns),
        cmocka_unit_test(test_main_subjects),
        cmocka_unit_test(test_pairs),
    };
    return cmocka_run_group_tests(tests, with_trees, without_model);
}
