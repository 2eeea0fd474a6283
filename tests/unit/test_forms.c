/* Lemmas that are known, whatever the model says. */
#include "check.h"

#include "language/forms.h"

#define TABLE ONUS_SOURCE_DIR "/knowledge/en/lemmas.tsv"

/* The lemma of a form with this tag, for which the model said `said`. */
static void check(const onus_forms *table, const char *form, uint8_t xpos,
                  const char *said, const char *wanted)
{
    onus_arena arena = {0};
    onus_token token = {.form = onus_slice__of(form),
                        .lemma = onus_slice__of(said),
                        .upos = UPOS_VERB,
                        .xpos = xpos};
    onus_forms__apply(table, &arena, &token);
    assert_slice(token.lemma, onus_slice__of(wanted));
    onus_arena__clear(&arena);
}

static void known_forms_win(void **state)
{
    (void)state;
    onus_arena arena = {0};
    onus_forms table;
    assert_int_equal(onus_forms__read(&table, &arena, TABLE, NULL), ONUS_OK);
    check(&table, "dubbed", XPOS_VBD, "dubbe", "dub");
    check(&table, "Seizing", XPOS_VBG, "seiz", "seize");
    check(&table, "ECHOES", XPOS_VBZ, "echoe", "echo");
    check(&table, "navies", XPOS_NNS, "navie", "navy");
    check(&table, "people", XPOS_NNS, "person", "people");
    check(&table, "hottest", XPOS_JJS, "hottest", "hot");
    check(&table, "Sept.", XPOS_NNP, "Sept.", "September");
    /* A past form that the model took for a present one, and bases. */
    check(&table, "froze", XPOS_VBP, "froze", "freeze");
    check(&table, "lay", XPOS_VBD, "lay", "lie");
    check(&table, "lay", XPOS_VBP, "lay", "lay");
    check(&table, "found", XPOS_VB, "found", "found");
    /* The tag does not fit, or nobody has heard of it. */
    check(&table, "navies", XPOS_NN, "navies", "navies");
    check(&table, "zoomed", XPOS_NNS, "zoomed", "zoomed");
    onus_arena__clear(&arena);
}

static void addresses_and_numbers_are_known(void **state)
{
    (void)state;
    onus_forms none = {0};
    check(&none, "Press@Example.org", XPOS_ADD, "press@example.org",
          "Press@Example.org");
    check(&none, "1,300", XPOS_CD, "1,300", "1300");
    check(&none, "12,300,000.50", XPOS_CD, "x", "12300000.50");
    check(&none, "7,5", XPOS_CD, "7.5", "7.5");
    check(&none, ",500", XPOS_CD, "x", "x");
    check(&none, "twelve", XPOS_CD, "twelve", "twelve");
    check(&none, "1,300", XPOS_NN, "1,300", "1,300");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_forms_win),
        cmocka_unit_test(addresses_and_numbers_are_known),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
