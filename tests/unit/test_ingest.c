/* The article reader as a whole: golden files, and bytes of every kind.
 *
 * A file of tests/golden/ingest is: a line that says what it shows; lines ">
 * verbatim", "> date: ...", "> title: ..." for options and what the caller
 * knows; a blank line; the text; a line "---"; the article's fields and then
 * its paragraphs, one a line behind "| ". With ONUS_GOLDEN=write in the
 * environment the expected part is written anew.
 */
#include "base/file.h"
#include "base/string.h"
#include "base/utf8.h"
#include "ingest/ingest.h"
#include "with_tables.h"

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <cmocka.h>

static onus_record *read_document(const onus_document *document, bool verbatim)
{
    onus_record *record = onus_record__new();
    onus_arena scratch = {0};
    onus_error error;
    assert_non_null(record);
    assert_int_equal(onus_ingest__read(test_tables, &scratch, document,
                                       verbatim, record, &error),
                     ONUS_OK);
    onus_arena__clear(&scratch);
    return record;
}

static onus_record *read_text(onus_slice text, bool verbatim)
{
    onus_document document = ONUS_DOCUMENT_INIT;
    document.text = text;
    return read_document(&document, verbatim);
}

/* ---------------------------------------------------------------- golden files
 */

static void add_field(onus_string *out, const char *key, onus_slice value)
{
    if (value.size)
        onus_string__print(out, "%s: %.*s\n", key, (int)value.size, value.data);
}

static void describe(onus_string *out, const onus_record *record)
{
    const onus_article *article = &record->article;
    add_field(out, "kicker", article->kicker);
    add_field(out, "title", article->title);
    add_field(out, "section", article->section);
    add_field(out, "publisher", article->publisher);
    for (uint32_t i = 0; i < article->author_count; i++)
        add_field(out, "author", article->authors[i]);
    add_field(out, "published", article->published);
    add_field(out, "place", article->dateline_place);
    add_field(out, "date", article->dateline_date);
    add_field(out, "agency", article->dateline_agency);
    add_field(out, "dateline", onus_record__slice(record, article->dateline));
    add_field(out, "language", article->language);
    for (uint32_t i = 0; i < article->caption_count; i++) {
        add_field(out, "caption", article->captions[i].text);
        add_field(out, "rights", article->captions[i].rights);
    }
    for (uint32_t i = 0; i < record->paragraphs.count; i++) {
        onus_slice text =
            onus_record__slice(record, record->paragraphs.items[i]);
        onus_string__print(out, "| %.*s\n", (int)text.size, text.data);
    }
}

typedef struct golden {
    onus_slice head; /* all before the expected part */
    onus_slice expected;
    onus_document document;
    bool verbatim;
} golden;

static void read_option(golden *golden, onus_slice line)
{
    onus_document *document = &golden->document;
    golden->verbatim |= onus_slice__is(line, "> verbatim");
    if (onus_slice__starts(line, ONUS_SLICE("> date: ")))
        document->date = onus_slice__cut(line, 8, line.size);
    if (onus_slice__starts(line, ONUS_SLICE("> title: ")))
        document->title = onus_slice__cut(line, 9, line.size);
}

static golden parse_golden(onus_slice file)
{
    golden golden = {.document = ONUS_DOCUMENT_INIT};
    uint32_t end = onus_slice__find(file, ONUS_SLICE("\n---\n"));
    assert_int_not_equal(end, ONUS_NONE);
    golden.head = onus_slice__cut(file, 0, end + 5);
    golden.expected = onus_slice__cut(file, end + 5, file.size);
    onus_slice rest = onus_slice__cut(file, 0, end);
    for (onus_slice line = onus_slice__split(&rest, '\n'); line.size;
         line = onus_slice__split(&rest, '\n'))
        read_option(&golden, line);
    golden.document.text = rest;
    return golden;
}

static void rewrite(const char *path, const golden *golden, onus_slice actual)
{
    onus_string all = {0};
    onus_string__add(&all, golden->head);
    onus_string__add(&all, actual);
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    fwrite(all.data, 1, all.size, file);
    fclose(file);
    onus_string__clear(&all);
}

static void check_golden(const char *path)
{
    onus_mapping mapping;
    onus_error error;
    const char *write = getenv("ONUS_GOLDEN");
    assert_int_equal(onus_mapping__open(&mapping, path, &error), ONUS_OK);
    golden golden = parse_golden(mapping.bytes);
    onus_record *record = read_document(&golden.document, golden.verbatim);
    onus_string actual = {0};
    describe(&actual, record);
    if (golden.verbatim)
        assert_true(onus_slice__equal(record->text, golden.document.text));
    if (write && !strcmp(write, "write")) {
        rewrite(path, &golden, onus_string__slice(&actual));
    } else if (!onus_slice__equal(onus_string__slice(&actual),
                                  golden.expected)) {
        print_error("%s: found\n%.*s", path, (int)actual.size, actual.data);
        fail();
    }
    onus_string__clear(&actual);
    onus_record_free(record);
    onus_mapping__close(&mapping);
}

static void test_golden_files(void **state)
{
    (void)state;
    static const char folder[] = ONUS_SOURCE_DIR "/tests/golden/ingest";
    struct dirent **entries;
    int count = scandir(folder, &entries, NULL, alphasort);
    assert_true(count > 2);
    for (int i = 0; i < count; i++) {
        char path[1024];
        snprintf(path, sizeof path, "%s/%s", folder, entries[i]->d_name);
        if (strstr(entries[i]->d_name, ".txt"))
            check_golden(path);
        free(entries[i]);
    }
    free(entries);
}

/* ---------------------------------------------------------------- bytes of
 * every kind */

/* Paragraphs lie in the text, in order, and the text is valid. */
static void check_sound(const onus_record *record)
{
    uint32_t end = 0;
    assert_true(onus_utf8__valid(record->text));
    for (uint32_t i = 0; i < record->paragraphs.count; i++) {
        onus_span span = record->paragraphs.items[i];
        assert_true(span.start >= end && span.start < span.end);
        assert_true(span.end <= record->text.size);
        end = span.end;
    }
}

static void check_bytes(onus_slice bytes)
{
    for (int verbatim = 0; verbatim < 2; verbatim++) {
        onus_record *record = read_text(bytes, verbatim);
        check_sound(record);
        if (verbatim && onus_utf8__valid(bytes) &&
            (!bytes.size || !memchr(bytes.data, 0, bytes.size)))
            assert_true(onus_slice__equal(record->text, bytes));
        onus_record_free(record);
    }
}

static void test_odd_bytes(void **state)
{
    (void)state;
    check_bytes((onus_slice){0});
    check_bytes(ONUS_SLICE("\n\n \t\n"));
    check_bytes(ONUS_SLICE("("));
    check_bytes(ONUS_SLICE("[]\n\n\xC2\xA0\xE2\x80\xA8\n|"));
    check_bytes(ONUS_SLICE("\0\0\0 text \0"));
    check_bytes(ONUS_SLICE("\xFF\xFE\x00"));
    check_bytes(ONUS_SLICE("\xFE\xFF\xD8\x00"));
    check_bytes(ONUS_SLICE("\xE2\x80 \xC3"));
    char noise[4096];
    uint32_t seed = 1;
    for (size_t i = 0; i < sizeof noise; i++)
        noise[i] = (char)((seed = seed * 1664525 + 1013904223) >> 24);
    check_bytes((onus_slice){noise, sizeof noise});
}

/* One sign, or a few, again and again: nothing may take quadratic time. */
static void test_repeated_signs(void **state)
{
    (void)state;
    static const char *const pieces[] = {"(",     ")",      "- ",    "a\n",
                                         "/ ",    "By A|",  "x.\n\n", ", ",
                                         "the\n", "\xE2\x80\x94", "2019-", "("};
    enum { TIMES = 20000 };
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        onus_string text = {0};
        for (int t = 0; t < TIMES; t++)
            onus_string__add(&text, onus_slice__of(pieces[i]));
        check_bytes(onus_string__slice(&text));
        onus_string__clear(&text);
    }
}

static void check_decoded(onus_slice bytes, const char *expected)
{
    onus_record *record = read_text(bytes, true);
    assert_string_equal(record->text.data, expected);
    onus_record_free(record);
}

static void test_encodings(void **state)
{
    (void)state;
    check_decoded(ONUS_SLICE("\xFF\xFEq\0u\0\xE9\0\x3D\xD8\x00\xDE"),
                  "qu\u00E9\U0001F600");
    check_decoded(ONUS_SLICE("\xFE\xFF\0q\0u"), "qu");
    check_decoded(ONUS_SLICE("The caf\xE9 \x93is\x94 open."),
                  "The caf\u00E9 \u201Cis\u201D open.");
    check_decoded(ONUS_SLICE("d\xC3\xA9j\xC3\xA0 \xC3 vu"),
                  "d\u00E9j\u00E0 \uFFFD vu");
    /* As the text's head declares. */
    check_decoded(ONUS_SLICE("charset=koi8-r \xF7\xCF\xCA\xCE\xC1"),
                  "charset=koi8-r \u0412\u043E\u0439\u043D\u0430");
    check_decoded(ONUS_SLICE("charset='Shift_JIS' \x90\xED\x91\x88 \xFF."),
                  "charset='Shift_JIS' \u6226\u4E89 \uFFFD.");
    check_decoded(ONUS_SLICE("charset=\"ISO-8859-1\" caf\xE9 \x93is\x94"),
                  "charset=\"ISO-8859-1\" caf\u00E9 \u201Cis\u201D");
    check_decoded(ONUS_SLICE("charset=nonsense caf\xE9"),
                  "charset=nonsense caf\u00E9");
    check_decoded(ONUS_SLICE("charset=utf-7 caf\xE9"),
                  "charset=utf-7 caf\u00E9");
    check_decoded(ONUS_SLICE("charset=ibm037 caf\xE9"),
                  "charset=ibm037 caf\u00E9");
}

/* What the caller knows wins; a title that is known is not left in the body. */
static void test_caller_wins(void **state)
{
    (void)state;
    onus_document document = ONUS_DOCUMENT_INIT;
    document.text = ONUS_SLICE("Narnia offers talks\n\nPublished 3 May 2020\n\n"
                               "The queen met the envoys on Monday.\n");
    document.title = ONUS_SLICE("Narnia Offers Talks");
    document.date = ONUS_SLICE("2020-05-01");
    document.language = ONUS_SLICE("en-GB");
    onus_record *record = read_document(&document, false);
    assert_string_equal(record->article.title.data, "Narnia Offers Talks");
    assert_string_equal(record->article.published.data, "2020-05-01");
    assert_string_equal(record->article.language.data, "en-GB");
    assert_string_equal(record->text.data,
                        "The queen met the envoys on Monday.");
    onus_record_free(record);
}

static void test_documents_without_caller_text(void **state)
{
    (void)state;
    onus_record *record = read_text((onus_slice){0}, false);
    assert_int_equal(record->text.size, 0);
    assert_int_equal(record->paragraphs.count, 0);
    assert_null(record->article.language.data);
    onus_record_free(record);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_golden_files),
        cmocka_unit_test(test_odd_bytes),
        cmocka_unit_test(test_repeated_signs),
        cmocka_unit_test(test_encodings),
        cmocka_unit_test(test_caller_wins),
        cmocka_unit_test(test_documents_without_caller_text),
    };
    return cmocka_run_group_tests(tests, with_tables, without_tables);
}
