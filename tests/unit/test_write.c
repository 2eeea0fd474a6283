/* onus_record_write: formats, sinks that stop, text. */
#include "sample.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

static int stop(const char *bytes, size_t size, void *payload)
{
    (void)bytes, (void)size, (void)payload;
    return 1;
}

static void tells_when_the_sink_stops(void **state)
{
    (void)state;
    onus_record *record = sample_record();
    onus_error error;
    assert_int_equal(onus_record_write(record, ONUS_FORMAT_JSON, NULL, stop,
                                       NULL, &error),
                     ONUS_ERROR_IO);
    assert_int_equal(error.code, ONUS_ERROR_IO);
    onus_record_free(record);
}

static void refuses_unknown_formats(void **state)
{
    (void)state;
    onus_record *record = sample_record();
    assert_int_equal(onus_record_write(record, (onus_format)77, NULL, stop,
                                       NULL, NULL),
                     ONUS_ERROR_ARGUMENT);
    onus_record_free(record);
}

static void writes_text(void **state)
{
    (void)state;
    onus_record *record = sample_record();
    onus_string out = {0};
    onus_record_write(record, ONUS_FORMAT_TEXT, NULL, sample_sink, &out, NULL);
    assert_string_equal(
        out.data, "title: A \"visit\"\n"
                  "author: A. Reporter\n"
                  "published: 2020-03-02T10:15\n"
                  "dateline: OSLO, 2020-03-02\n"
                  "caption: The visit.\n"
                  "rights: (Example)\n"
                  "\n"
                  "Zoë Dürr visited Norway on Monday. “We will help,” she "
                  "said.\n");
    onus_string__clear(&out);
    onus_record_free(record);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tells_when_the_sink_stops),
        cmocka_unit_test(refuses_unknown_formats),
        cmocka_unit_test(writes_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
