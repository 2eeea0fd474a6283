/* Statements, end to end: golden files, and the examples of cues.tsv.
 *
 * tests/golden/statements/NAME.txt holds a text, a line "---", and a line for
 * each statement that must be found, the spans of its content parted by " ...
 * ":
 *
 *     kind | form | cue | speaker | content
 *
 * ONUS_GOLDEN=write writes the files anew; the diff is the review. Left out
 * where there is no model.
 */
#include "base/file.h"
#include "base/string.h"
#include "knowledge/tables.h"
#include "statements/statements.h"

#include "golden.h"
#include "with_model.h"

#include <stdio.h>
#include <stdlib.h>

#define FOLDER ONUS_SOURCE_DIR "/tests/golden/statements"

static onus_record *code(onus_slice text)
{
    onus_document document = ONUS_DOCUMENT_INIT;
    onus_record *record = NULL;
    document.text = text;
    document.date = ONUS_SLICE("2019-01-02");
    assert_int_equal(onus_code(test_coder, &document, &record, NULL), ONUS_OK);
    return record;
}

static void show_statement(onus_string *out, const onus_record *record,
                           const onus_statement *statement)
{
    onus_slice cue = onus_record__slice(record, statement->cue);
    onus_slice name = statement->speaker_name;
    onus_string__print(out, "%s | %s | %.*s | %.*s | ", statement->kind,
                       statement->form, (int)cue.size, cue.data, (int)name.size,
                       name.size ? name.data : "");
    for (uint32_t s = 0; s < statement->span_count; s++) {
        if (s)
            onus_string__add(out, ONUS_SLICE(" ... "));
        onus_string__add(out, onus_record__slice(record, statement->spans[s]));
    }
    onus_string__add(out, ONUS_SLICE("\n"));
}

static void show(onus_string *out, const onus_record *record)
{
    uint32_t count;
    const onus_statement *statements = onus_record_statements(record, &count);
    for (uint32_t s = 0; s < count; s++)
        show_statement(out, record, &statements[s]);
}

static void rewrite(const char *path, onus_slice text, onus_slice found)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fprintf(file, "%.*s\n---\n%.*s", (int)text.size, text.data, (int)found.size,
            found.data);
    fclose(file);
}

static void check_file(const char *path)
{
    onus_mapping mapping;
    onus_string out = {0}, text = {0};
    assert_int_equal(onus_mapping__open(&mapping, path, NULL), ONUS_OK);
    uint32_t at = onus_slice__find(mapping.bytes, ONUS_SLICE("\n---\n"));
    assert_int_not_equal(at, ONUS_NONE);
    onus_string__add(&text, onus_slice__cut(mapping.bytes, 0, at));
    onus_record *record = code(onus_string__slice(&text));
    show(&out, record);
    onus_slice wanted =
        onus_slice__cut(mapping.bytes, at + 5, mapping.bytes.size);
    onus_slice got = onus_string__slice(&out);
    const char *mode = getenv("ONUS_GOLDEN");
    if (mode && !strcmp(mode, "write"))
        rewrite(path, onus_string__slice(&text), got);
    else if (!onus_slice__equal(got, wanted))
        fail_msg("%s:\n%.*s\ninstead of\n%.*s", path, (int)got.size, got.data,
                 (int)wanted.size, wanted.data);
    onus_record_free(record);
    onus_string__clear(&out);
    onus_string__clear(&text);
    onus_mapping__close(&mapping);
}

static void test_golden(void **state)
{
    (void)state;
    if (!test_coder)
        skip();
    golden_folder(FOLDER, check_file);
}

/* Does some statement of the record have this kind, and a speaker? */
static bool has_kind(const onus_record *record, onus_saying kind)
{
    uint32_t count;
    const onus_statement *statements = onus_record_statements(record, &count);
    for (uint32_t s = 0; s < count; s++)
        if (!strcmp(statements[s].kind, onus_saying__name(kind)) &&
            statements[s].speaker.end)
            return true;
    return false;
}

/* The sentence of each row of cues.tsv is coded as the row says; a few may
 * fail, for no parser is perfect. */
static void test_examples(void **state)
{
    (void)state;
    if (!test_coder)
        skip();
    onus_tables *tables;
    uint32_t failed = 0;
    assert_int_equal(
        onus_tables__open(&tables, ONUS_SOURCE_DIR "/knowledge", NULL),
        ONUS_OK);
    for (uint32_t c = 0; c < tables->cues.count; c++) {
        const onus_cue *cue = &tables->cues.items[c];
        onus_record *record = code(cue->example);
        if (!has_kind(record, cue->kind)) {
            print_message("cues.tsv:%u %.*s\n", cue->line,
                          (int)cue->example.size, cue->example.data);
            failed++;
        }
        onus_record_free(record);
    }
    assert_in_range(failed, 0, tables->cues.count / 20);
    onus_tables__close(tables);
}

static const onus_event *event_of(const onus_record *record)
{
    uint32_t count;
    const onus_event *events = onus_record_events(record, &count);
    assert_true(count > 0);
    return &events[0];
}

/* An event inside a content is tied to its statement. */
static void test_tie(void **state)
{
    (void)state;
    if (!test_coder)
        skip();
    onus_record *record =
        code(ONUS_SLICE("Turkey said that Russia attacked Georgia on Monday."));
    assert_int_equal(event_of(record)->statement, 0);
    onus_record_free(record);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_golden),
        cmocka_unit_test(test_examples),
        cmocka_unit_test(test_tie),
    };
    return cmocka_run_group_tests(tests, with_code, without_model);
}
