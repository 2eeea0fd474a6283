/* Contractions are parted by the table, whatever their case and apostrophes. */
#include "toy_model.h"

#include "language/contractions.h"

#define TABLE ONUS_SOURCE_DIR "/knowledge/en/contractions.tsv"

/* The token's words, parted by |, are these. */
static void check(const onus_contractions *table, const char *token,
                  const char *wanted)
{
    size_t sizes[ONUS_CONTRACTION_WORDS], at = 0;
    char text[128] = "";
    uint32_t count =
        onus_contractions__part(table, onus_slice__of(token), sizes);
    for (uint32_t i = 0; i < count; i++) {
        strncat(text, token + at, sizes[i]);
        strcat(text, i + 1 < count ? "|" : "");
        at += sizes[i];
    }
    assert_string_equal(text, wanted);
    assert_int_equal(at, strlen(token));
}

static void tokens_are_parted(void **state)
{
    (void)state;
    onus_arena arena = {0};
    onus_contractions table;
    assert_int_equal(onus_contractions__read(&table, &arena, TABLE, NULL),
                     ONUS_OK);
    check(&table, "don't", "do|n't");
    check(&table, "Don’t", "Do|n’t");
    check(&table, "WON'T", "WO|N'T");
    check(&table, "Iran's", "Iran|'s");
    check(&table, "São’s", "São|’s");
    check(&table, "states'", "states|'");
    check(&table, "cannot", "can|not");
    check(&table, "CANNOT", "CAN|NOT");
    check(&table, "dunno", "du|n|no");
    check(&table, "shouldn't've", "should|n't|'ve");
    check(&table, "'s", "'s");
    check(&table, "n't", "n't");
    check(&table, "s'", "s'");
    check(&table, "its", "its");
    check(&table, "troops", "troops");
    check(&table, "'", "'");
    check(&table, "🙂's", "🙂|'s");
    check(&table, "mama`s", "mama|`s");
    onus_arena__clear(&arena);
}

static void check_wrong(const char *rows, const char *words, unsigned line)
{
    char path[] = "/tmp/onus-table-XXXXXX";
    int file = mkstemp(path);
    assert_true(file >= 0);
    dprintf(file, "token\twords\n%s", rows);
    close(file);
    onus_arena arena = {0};
    onus_contractions table;
    onus_error error = {0};
    assert_int_equal(onus_contractions__read(&table, &arena, path, &error),
                     ONUS_ERROR_TABLE);
    assert_non_null(strstr(error.message, words));
    assert_int_equal(error.line, line);
    onus_arena__clear(&arena);
    unlink(path);
}

static void wrong_rows_are_named(void **state)
{
    (void)state;
    check_wrong("cannot\tcan|not\ncan't\tcan|not\n", "add up", 3);
    check_wrong("cannot\tcannot\n", "only one", 2);
    check_wrong("cannot\tcan||not\n", "empty word", 2);
    check_wrong("abcde\ta|b|c|d|e\n", "too many", 2);
    check_wrong("\ta|b\n", "no characters", 2);
    check_wrong("abcdefghijklmnopqrstuvwxyz\ta|b\n", "too many", 2);
    check_wrong("cannot\n", "cells", 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tokens_are_parted),
        cmocka_unit_test(wrong_rows_are_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
