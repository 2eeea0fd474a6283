/* The worker contract: one line in, one record out, whatever the line holds. */
#include "with_engine.h"

#include "base/utf8.h"

static onus_coder *coder;

static int with_coder(void **state)
{
    int failed = with_engine(state);
    if (!failed)
        coder = test_coder(NULL);
    return failed;
}

static int without_coder(void **state)
{
    onus_coder_free(coder);
    return without_engine(state);
}

static onus_record *code(onus_slice line)
{
    onus_record *record;
    onus_error error;
    assert_int_equal(onus_code_line(coder, line, &record, &error), ONUS_OK);
    assert_non_null(record);
    assert_true(onus_record_id(record).size > 0);
    return record;
}

static void expect_id(const char *line, const char *id)
{
    onus_record *record = code(onus_slice__of(line));
    if (onus_record_error(record))
        fail_msg("%s: %s", line, onus_record_error(record)->message);
    assert_slice(onus_record_id(record), onus_slice__of(id));
    onus_record_free(record);
}

static void expect_text(const char *line, const char *text)
{
    onus_record *record = code(onus_slice__of(line));
    assert_null(onus_record_error(record));
    assert_slice(onus_record_text(record), onus_slice__of(text));
    onus_record_free(record);
}

static void expect_error(const char *line, const char *id, const char *message)
{
    onus_record *record = code(onus_slice__of(line));
    const onus_error *error = onus_record_error(record);
    assert_non_null(error);
    assert_int_equal(error->code, ONUS_ERROR_INPUT);
    if (!strstr(error->message, message))
        fail_msg("\"%s\" does not say \"%s\"", error->message, message);
    if (id)
        assert_slice(onus_record_id(record), onus_slice__of(id));
    else
        assert_int_equal(onus_record_id(record).size, 16);
    onus_record_free(record);
}

static void ids(void **state)
{
    (void)state;
    expect_id("{\"id\": \"a b\", \"text\": \"x\"}", "a b");
    expect_id("{\"id\": 7, \"text\": \"x\"}", "7");
    expect_id("{\"id\": -1.5, \"text\": \"x\"}", "-1.5");
    expect_id("{\"story_id\": 12, \"text\": \"x\"}", "12");
    expect_id("{\"story_id\": \"s\", \"event_text\": \"x\"}", "s");
    expect_id("{\"id\": 9007199254740993, \"text\": \"x\"}",
              "9007199254740993");
    /* None: a hash of text and date, the same as for the document alone. */
    expect_id("{\"text\": \"x\"}", "af63f54c86021707");
    expect_id("{\"id\": null, \"text\": \"x\"}", "af63f54c86021707");
    expect_id("{\"id\": \"\", \"text\": \"x\"}", "af63f54c86021707");
    expect_id("{\"id\": [1], \"text\": \"x\"}", "af63f54c86021707");
}

/* As long as the caller likes: records are joined by it. */
static void a_long_id(void **state)
{
    (void)state;
    enum { SIZE = 1 << 20 };
    static char line[SIZE + 40];
    memcpy(line, "{\"id\": \"", 8);
    memset(line + 8, 'i', SIZE);
    strcpy(line + 8 + SIZE, "\", \"text\": \"x\"}");
    onus_record *record = code(onus_slice__of(line));
    assert_int_equal(onus_record_id(record).size, SIZE);
    onus_record_free(record);
}

static void refused_lines(void **state)
{
    (void)state;
    expect_error("", NULL, "not a JSON object");
    expect_error("null", NULL, "not a JSON object");
    expect_error("[1]", NULL, "not a JSON object (it is something else");
    expect_error("{\"id\": 1, \"text\": \"cut", NULL, "not a JSON object");
    expect_error("{\"text\": \"x\"} {", NULL, "not a JSON object");
    expect_error("{\"id\": \"q\"}", "q", "has no `text`");
    expect_error("{\"id\": \"q\", \"text\": 7}", "q", "has no `text`");
    expect_error("{\"id\": \"q\", \"text\": null}", "q", "has no `text`");
    expect_error("{\"id\": \"q\", \"html\": 7}", "q",
                 "has no `text` and no `html`");
    expect_error("{\"id\": 99999999999999999999, \"text\": \"x\"}", NULL,
                 "too big integer");
}

/* A refused line without an id can be told from another. */
static void refused_lines_have_ids_of_their_own(void **state)
{
    (void)state;
    onus_record *one = code(ONUS_SLICE("{1"));
    onus_record *two = code(ONUS_SLICE("{2"));
    onus_record *again = code(ONUS_SLICE("{1"));
    assert_slice(onus_record_id(one), onus_record_id(again));
    assert_false(onus_slice__equal(onus_record_id(one), onus_record_id(two)));
    onus_record_free(one);
    onus_record_free(two);
    onus_record_free(again);
}

static void a_key_that_stands_twice(void **state)
{
    (void)state;
    expect_text("{\"text\": \"Wrong it is.\", \"text\": \"Right it is.\"}",
                "Right it is.");
}

/* Half pairs and bad bytes are mended: no document is lost for them. */
static void odd_unicode(void **state)
{
    (void)state;
    expect_text("{\"text\": \"So it \\ud83d is.\"}",
                "So it \xEF\xBF\xBD is.");
    expect_text("{\"text\": \"So it \\udc00\\ud83d is.\"}",
                "So it \xEF\xBF\xBD\xEF\xBF\xBD is.");
    expect_text("{\"text\": \"So it \\ud83d\\ude00 is.\"}",
                "So it \xF0\x9F\x98\x80 is.");
    expect_text("{\"text\": \"So it \\\\ud83d is.\"}", "So it \\ud83d is.");
    expect_text("{\"text\": \"So it \xFF is.\"}", "So it \xEF\xBF\xBD is.");
    expect_text("{\"text\": \"So it \\u0000 is.\"}", "So it is.");
    expect_error("{\"text\": \"\\ud8", NULL, "not a JSON object");
    expect_error("{\"text\": \"\\", NULL, "not a JSON object");
    expect_error("\\u", NULL, "not a JSON object");
}

static void pairs(void **state)
{
    (void)state;
    static const char *const good[] = {
        "[]", "null",
        "[{\"source\": [[0, 6]], \"target\": [[17, 23]]}]",
        "[{\"source\": [[0, 6], [0, 24]], \"target\": [[24, 24]]}]",
        "[{\"source\": [], \"target\": []}]",
    };
    static const char *const wrong[] = {
        "7", "\"x\"", "{}", "[7]", "[[]]", "[{}]", "[{\"source\": [[0, 6]]}]",
        "[{\"source\": [[0, 25]], \"target\": [[0, 1]]}]",
        "[{\"source\": [[-1, 5]], \"target\": [[0, 1]]}]",
        "[{\"source\": [[5, 4]], \"target\": [[0, 1]]}]",
        "[{\"source\": [[0, 1, 2]], \"target\": [[0, 1]]}]",
        "[{\"source\": [[0.0, 1.5]], \"target\": [[0, 1]]}]",
        "[{\"source\": [[\"0\", \"1\"]], \"target\": [[0, 1]]}]",
        "[{\"source\": [0, 1], \"target\": [[0, 1]]}]",
        "[{\"source\": [[0, 9223372036854775807]], \"target\": [[0, 1]]}]",
    };
    char line[256];
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        snprintf(line, sizeof line,
                 "{\"id\": \"q\", \"text\": \"Norway condemned Sweden.\", "
                 "\"pairs\": %s}", good[i]);
        expect_id(line, "q");
    }
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        snprintf(line, sizeof line,
                 "{\"id\": \"q\", \"text\": \"Norway condemned Sweden.\", "
                 "\"pairs\": %s}", wrong[i]);
        expect_error(line, "q", "`pairs` is not a list");
    }
}

static void brackets_without_end(void **state)
{
    (void)state;
    enum { SIZE = 100000 };
    static char line[SIZE];
    memset(line, '[', SIZE);
    memcpy(line, "{\"text\":", 8);
    onus_record *record = code((onus_slice){line, SIZE});
    assert_non_null(onus_record_error(record));
    onus_record_free(record);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ids),
        cmocka_unit_test(a_long_id),
        cmocka_unit_test(refused_lines),
        cmocka_unit_test(refused_lines_have_ids_of_their_own),
        cmocka_unit_test(a_key_that_stands_twice),
        cmocka_unit_test(odd_unicode),
        cmocka_unit_test(pairs),
        cmocka_unit_test(brackets_without_end),
    };
    return cmocka_run_group_tests(tests, with_coder, without_coder);
}
