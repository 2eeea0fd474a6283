/* What a text is about. */
#include "check.h"
#include "with_tables.h"

#include "knowledge/issues.h"

#include <string.h>

/* A phrase of the table, as text. */
static onus_slice phrase(uint32_t n)
{
    return test_tables->issue_of.entries.items[n].key;
}

static onus_slice issue(uint32_t n)
{
    uint32_t row = test_tables->issue_of.entries.items[n].value;
    return test_tables->issues.items[row];
}

static void every_phrase_is_its_issue(void **state)
{
    (void)state;
    char text[256];
    for (uint32_t n = 0; n < test_tables->issue_of.entries.count; n++) {
        int size = snprintf(text, sizeof text, "Of \"%.*s\", no word.",
                            (int)phrase(n).size, phrase(n).data);
        assert_slice(onus_issues__of(test_tables,
                                     (onus_slice){text, (size_t)size}),
                     issue(n));
    }
}

static void case_does_not_matter(void **state)
{
    (void)state;
    char text[64];
    size_t size = 0;
    for (onus_slice word = phrase(0); size < word.size; size++) {
        char c = word.data[size];
        text[size] = c >= 'a' && c <= 'z' ? (char)(c - 32) : c;
    }
    assert_slice(onus_issues__of(test_tables, (onus_slice){text, size}),
                 issue(0));
}

static void about_nothing(void **state)
{
    (void)state;
    static char letters[100000];
    memset(letters, 'x', sizeof letters);
    assert_null(onus_issues__of(test_tables, ONUS_SLICE("So it goes.")).data);
    assert_null(onus_issues__of(test_tables, (onus_slice){0}).data);
    assert_null(
        onus_issues__of(test_tables, ONUS_SLICE("\xFF \x80 -- .")).data);
    assert_null(onus_issues__of(
                    test_tables, (onus_slice){letters, sizeof letters}).data);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_phrase_is_its_issue),
        cmocka_unit_test(case_does_not_matter),
        cmocka_unit_test(about_nothing),
    };
    return cmocka_run_group_tests(tests, with_tables, without_tables);
}
