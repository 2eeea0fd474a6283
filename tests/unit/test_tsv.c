/* Reading one table. */
#include "check.h"
#include "with_file.h"

#include "knowledge/tsv.h"

#include <string.h>

static const char *const columns[] = {"name", "code"};

static void rows_in_any_order_of_columns(void **state)
{
    (void)state;
    test_file file = test_file__make(ONUS_SLICE(
        "\xEF\xBB\xBF# A comment, behind a byte order mark.\n"
        "code\tname\r\n"
        "\n"
        "NAR\t Narnia \r\n"
        "# Another.\n"
        "\tArchenland"));
    onus_tsv tsv;
    onus_error error;
    assert_int_equal(onus_tsv__open(&tsv, file.path, columns, 2, &error), 0);
    assert_true(onus_tsv__lines(&tsv) >= 2);
    assert_true(onus_tsv__next(&tsv, &error));
    assert_int_equal(tsv.status, ONUS_OK);
    assert_int_equal(tsv.line, 4);
    assert_slice(tsv.cells[0], ONUS_SLICE("Narnia"));
    assert_slice(tsv.cells[1], ONUS_SLICE("NAR"));
    assert_true(onus_tsv__next(&tsv, &error));
    assert_slice(tsv.cells[0], ONUS_SLICE("Archenland"));
    assert_slice(tsv.cells[1], ONUS_SLICE(""));
    assert_false(onus_tsv__next(&tsv, &error));
    onus_tsv__close(&tsv);
    test_file__remove(&file);
}

static void reading_goes_on_behind_a_bad_row(void **state)
{
    (void)state;
    test_file file = test_file__make(ONUS_SLICE(
        "name\tcode\nNarnia\nTash\t\xFF\na\tb\tc\nAslan\tASL\n"));
    static const char *const complaints[] = {"1 cells", "UTF-8", "3 cells"};
    onus_tsv tsv;
    onus_error error;
    assert_int_equal(onus_tsv__open(&tsv, file.path, columns, 2, &error), 0);
    for (unsigned i = 0; i < 3; i++) {
        assert_true(onus_tsv__next(&tsv, &error));
        assert_int_equal(tsv.status, ONUS_ERROR_TABLE);
        assert_int_equal(error.line, i + 2);
        assert_non_null(strstr(error.message, complaints[i]));
    }
    assert_true(onus_tsv__next(&tsv, &error));
    assert_int_equal(tsv.status, ONUS_OK);
    assert_slice(tsv.cells[0], ONUS_SLICE("Aslan"));
    onus_tsv__close(&tsv);
    test_file__remove(&file);
}

static void bad_headers(void **state)
{
    (void)state;
    static const struct {
        const char *text, *complaint;
    } headers[] = {
        {"", "no header line"},
        {"# only comments\n\n", "no header line"},
        {"name\n", "no column \"code\""},
        {"name\tcode\tage\n", "unknown column \"age\""},
        {"name\tcode\tname\n", "repeated column \"name\""},
        {"\xFF\xFE\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\n", "unknown column"},
    };
    for (size_t i = 0; i < sizeof headers / sizeof *headers; i++) {
        test_file file = test_file__make(onus_slice__of(headers[i].text));
        onus_tsv tsv;
        onus_error error;
        assert_int_equal(onus_tsv__open(&tsv, file.path, columns, 2, &error),
                         ONUS_ERROR_TABLE);
        assert_string_equal(error.file, file.path);
        assert_non_null(strstr(error.message, headers[i].complaint));
        test_file__remove(&file);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_in_any_order_of_columns),
        cmocka_unit_test(reading_goes_on_behind_a_bad_row),
        cmocka_unit_test(bad_headers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
