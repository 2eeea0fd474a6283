/* Names as the index has them. */
#include "check.h"

#include "knowledge/tables.h"

static void spellings_meet(void **state)
{
    (void)state;
    static const struct {
        const char *name, *folded;
    } names[] = {
        {"Kim Jong-un", "Kim Jong un"},
        {"U.S.", "US"},
        {"C\xC3\xB4te d\xE2\x80\x99Ivoire", "Cote dIvoire"},
        {"Cote d'Ivoire", "Cote dIvoire"},
        {"S\xC3\xA3o Tom\xC3\xA9", "Sao Tome"},
        {"Sa\xCC\x83o", "Sao"}, /* a combining tilde */
        {"  Cair \xC2\xA0 Paravel  ", "Cair Paravel"},
        {"Jean\xE2\x80\x93Luc", "Jean Luc"},
        {"---", ""},
        {"...", ""},
        {"", ""},
        {"\xE9\x87\x91", "\xE9\x87\x91"},
        {"\xFFx", "\xEF\xBF\xBDx"},
    };
    onus_arena arena = {0};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        assert_slice(onus_tables__fold(&arena, onus_slice__of(names[i].name)),
                     onus_slice__of(names[i].folded));
    onus_arena__clear(&arena);
}

/* Folding what is folded changes nothing. */
static void folding_twice(void **state)
{
    (void)state;
    onus_arena arena = {0};
    onus_slice once = onus_tables__fold(
        &arena, ONUS_SLICE("\xEA\xB9\x80 J\xC5\x8Dng-\xC3\xBCn, Jr."));
    assert_slice(onus_tables__fold(&arena, once), once);
    onus_arena__clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(spellings_meet),
        cmocka_unit_test(folding_twice),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
