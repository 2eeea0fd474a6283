/* Mapping files. */
#include "check.h"
#include "with_file.h"

#include "base/file.h"

#include <string.h>
#include <sys/stat.h>

static void a_file_is_mapped(void **state)
{
    (void)state;
    test_file file = test_file__make(ONUS_SLICE("Aslan\0is near"));
    onus_mapping mapping;
    assert_int_equal(onus_mapping__open(&mapping, file.path, NULL), ONUS_OK);
    assert_slice(mapping.bytes, ONUS_SLICE("Aslan\0is near"));
    onus_mapping__close(&mapping);
    assert_int_equal(mapping.bytes.size, 0);
    onus_mapping__close(&mapping); /* twice is fine */
    test_file__remove(&file);
}

static void an_empty_file_is_an_empty_text(void **state)
{
    (void)state;
    test_file file = test_file__make(ONUS_SLICE(""));
    onus_mapping mapping;
    assert_int_equal(onus_mapping__open(&mapping, file.path, NULL), ONUS_OK);
    assert_non_null(mapping.bytes.data);
    assert_int_equal(mapping.bytes.size, 0);
    onus_mapping__close(&mapping);
    test_file__remove(&file);
}

static void refused(const char *path, const char *why)
{
    onus_mapping mapping;
    onus_error error;
    assert_int_equal(onus_mapping__open(&mapping, path, &error),
                     ONUS_ERROR_IO);
    assert_string_equal(error.file, path);
    assert_non_null(strstr(error.message, why));
    onus_mapping__close(&mapping);
}

static void what_is_no_file_is_refused(void **state)
{
    (void)state;
    refused("/nowhere/at/all", "is not there; check the name");
    refused("/tmp", "not a regular file");
    refused("/dev/null", "not a regular file");
}

/* Nobody writes into it: opening must not wait. */
static void a_pipe_is_refused_at_once(void **state)
{
    (void)state;
    test_file file = test_file__make(ONUS_SLICE(""));
    test_file__remove(&file);
    assert_int_equal(mkfifo(file.path, 0600), 0);
    refused(file.path, "not a regular file");
    test_file__remove(&file);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_file_is_mapped),
        cmocka_unit_test(an_empty_file_is_an_empty_text),
        cmocka_unit_test(what_is_no_file_is_refused),
        cmocka_unit_test(a_pipe_is_refused_at_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
