/* The road: ids, limits, and that nothing is left from the document before. */
#include "with_engine.h"

#include "base/string.h"

static onus_document document_of(const char *text)
{
    onus_document document = ONUS_DOCUMENT_INIT;
    document.text = onus_slice__of(text);
    return document;
}

static onus_record *code(onus_coder *coder, const onus_document *document)
{
    onus_record *record;
    onus_error error;
    if (onus_code(coder, document, &record, &error))
        fail_msg("%s", error.message);
    return record;
}

static void the_id_is_the_callers_or_a_hash(void **state)
{
    (void)state;
    onus_coder *coder = test_coder(NULL);
    onus_document document = document_of("Narnia and Archenland met.");
    document.id = ONUS_SLICE("seven");
    onus_record *record = code(coder, &document);
    assert_slice(onus_record_id(record), ONUS_SLICE("seven"));
    onus_record_free(record);

    document.id = ONUS_SLICE("");
    record = code(coder, &document);
    assert_slice(onus_record_id(record), ONUS_SLICE("b7d35c2d20714d71"));
    onus_record_free(record);

    document.date = ONUS_SLICE("2019-01-02");
    record = code(coder, &document);
    assert_int_equal(onus_record_id(record).size, 16);
    assert_false(onus_slice__is(onus_record_id(record), "b7d35c2d20714d71"));
    onus_record_free(record);
    onus_coder_free(coder);
}

static void limits(void **state)
{
    (void)state;
    onus_coder_options options = ONUS_CODER_OPTIONS_INIT;
    options.maximum_bytes = 10;
    onus_coder *coder = test_coder(&options);
    onus_document document = document_of("0123456789");
    onus_record_free(code(coder, &document));

    document = document_of("0123456789A");
    onus_record *record;
    onus_error error;
    assert_int_equal(onus_code(coder, &document, &record, &error),
                     ONUS_ERROR_LIMIT);
    assert_null(record);
    assert_non_null(strstr(error.message, "11 bytes"));
    assert_non_null(strstr(error.message, "limit of 10"));

    /* The size is looked at before the bytes are. */
    document.text.size = (size_t)5 << 30;
    options.maximum_bytes = 0;
    onus_coder_free(coder);
    coder = test_coder(&options);
    assert_int_equal(onus_code(coder, &document, &record, &error),
                     ONUS_ERROR_LIMIT);
    onus_coder_free(coder);
}

static int append(const char *bytes, size_t size, void *payload)
{
    onus_string__add(payload, (onus_slice){bytes, size});
    return 0;
}

static void json_of(onus_coder *coder, const onus_document *document,
                    onus_string *out)
{
    onus_record *record = code(coder, document);
    onus_string__reset(out);
    assert_int_equal(onus_record_write(record, ONUS_FORMAT_JSON, NULL, append,
                                       out, NULL), ONUS_OK);
    onus_record_free(record);
}

/* The same document gives the same record, whatever was coded in between. */
static void nothing_is_left_behind(void **state)
{
    (void)state;
    onus_coder *coder = test_coder(NULL);
    onus_string first = {0}, second = {0};
    onus_document document = document_of(
        "OSLO, Jan. 2 (AP) - Norway condemned Sweden on Monday. \"We will not "
        "pay,\" Prime Minister Erna Solberg said.");
    json_of(coder, &document, &first);
    onus_document other = document_of("The \xFF U.N. (said \"nothing\n\n\n");
    onus_record_free(code(coder, &other));
    json_of(coder, &document, &second);
    assert_slice(onus_string__slice(&second), onus_string__slice(&first));
    onus_string__clear(&first);
    onus_string__clear(&second);
    onus_coder_free(coder);
}

/* Offsets of pairs are the caller's: the text must not be cleaned. */
static void pairs_keep_the_text(void **state)
{
    (void)state;
    onus_coder *coder = test_coder(NULL);
    onus_document document =
        document_of("OSLO (AP) -  Norway   condemned\nSweden.");
    onus_span source = {13, 19}, target = {32, 38};
    onus_pair pair = {&source, 1, &target, 1};
    document.pairs = &pair;
    document.pair_count = 1;
    onus_record *record = code(coder, &document);
    uint32_t count;
    assert_slice(onus_record_text(record), document.text);
    assert_non_null(onus_record_relations(record, &count));
    assert_int_equal(count, 1);
    onus_record_free(record);
    onus_coder_free(coder);
}

static void other_languages_are_passed_on(void **state)
{
    (void)state;
    onus_coder *coder = test_coder(NULL);
    onus_document document = document_of("Norway condemned Sweden.");
    uint32_t count;
    document.language = ONUS_SLICE("no");
    onus_record *record = code(coder, &document);
    assert_slice(onus_record_text(record), document.text);
    onus_record_sentences(record, &count);
    assert_int_equal(count, 0);
    onus_record_free(record);
    document.language = ONUS_SLICE("EN-gb");
    record = code(coder, &document);
    onus_record_sentences(record, &count);
    assert_true(count > 0);
    onus_record_free(record);
    onus_coder_free(coder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_id_is_the_callers_or_a_hash),
        cmocka_unit_test(limits),
        cmocka_unit_test(nothing_is_left_behind),
        cmocka_unit_test(pairs_keep_the_text),
        cmocka_unit_test(other_languages_are_passed_on),
    };
    return cmocka_run_group_tests(tests, with_engine, without_engine);
}
