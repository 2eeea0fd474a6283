/* Rules that fit, rules that do not, and irregular words. */
#include "toy_model.h"

#include "language/lemmas.h"

enum { NN, VBD };                         /* of the toy's labels.xpos */
enum { KEEP, LOWER, TO_Y, TITLE_2, GO, NUMBER }; /* k|0| l|0| l|1|y c|2| =go
                                                    n|0| */

static void lemmas_follow_the_rules(void **state)
{
    (void)state;
    static const struct {
        const char *form;
        uint32_t xpos, rule;
        const char *lemma;
    } cases[] = {
        {"Troops", NN, KEEP, "Troops"},
        {"Troops", NN, LOWER, "troops"},
        {"ÉTATS", NN, LOWER, "états"},
        {"partE", NN, TO_Y, "party"},
        {"Parté", NN, TO_Y, "party"},
        {"BAGHDAD", NN, TITLE_2, "Baghd"},
        {"ÉTÉES", NN, TITLE_2, "Été"},
        {"went", VBD, GO, "go"},
        {"left", VBD, KEEP, "leave"},
        {"LEFT", VBD, GO, "leave"},
        {"left", NN, KEEP, "left"},
        {"1,300,000", NN, NUMBER, "1300000"},
        {",", NN, NUMBER, ","}, /* nothing would be left */
        {"x", NN, TITLE_2, "x"},  /* too short for the rule */
        {"xy", NN, TITLE_2, "xy"}, /* nothing would be left */
    };
    onus_model *model = toy_open();
    onus_arena arena = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_slice(onus_lemma__of(&arena, model,
                                    onus_slice__of(cases[i].form),
                                    cases[i].xpos, cases[i].rule),
                     onus_slice__of(cases[i].lemma));
    onus_arena__clear(&arena);
    onus_model__close(model);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lemmas_follow_the_rules),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
