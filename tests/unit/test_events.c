/* Events, end to end: golden files of small texts.
 *
 * tests/golden/events/NAME.txt holds cases, each a title, a text, "---", and a
 * line for each event that must be found:
 *
 *     === a title
 *     Kim promised to visit Seoul.
 *     ---
 *     PRKGOV > KOR AGREE 030 actual
 *
 * Several sources or targets are parted by commas, a side without an actor is
 * "-", an actor without a code goes by name. ONUS_GOLDEN=write writes the files
 * anew; the diff is the review. Left out where there is no model.
 */
#include "base/file.h"
#include "base/string.h"
#include "record/record.h"

#include "golden.h"
#include "with_model.h"

#include <stdio.h>
#include <stdlib.h>

#define FOLDER ONUS_SOURCE_DIR "/tests/golden/events"

static void show_side(onus_string *out, const onus_record *record,
                      const onus_actor *actors, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        const onus_entity *entity = &record->entities.items[actors[i].entity];
        onus_string__add(out, i ? ONUS_SLICE(",") : ONUS_SLICE(""));
        onus_string__add(out, entity->code.size ? entity->code : entity->name);
    }
    if (!count)
        onus_string__add(out, ONUS_SLICE("-"));
}

static void show(onus_string *out, const onus_record *record)
{
    for (uint32_t i = 0; i < record->events.count; i++) {
        const onus_event *event = &record->events.items[i];
        show_side(out, record, event->sources, event->source_count);
        onus_string__add(out, ONUS_SLICE(" > "));
        show_side(out, record, event->targets, event->target_count);
        onus_string__print(out, " %s %.*s %s\n", event->type,
                           (int)event->cameo.size, event->cameo.data,
                           event->status);
    }
}

static void code(onus_slice text, onus_string *out)
{
    onus_document document = ONUS_DOCUMENT_INIT;
    onus_record *record = NULL;
    document.text = text;
    document.date = ONUS_SLICE("2019-06-03");
    assert_int_equal(onus_code(test_coder, &document, &record, NULL), ONUS_OK);
    show(out, record);
    onus_record_free(record);
}

/* A case begins behind "=== ": its title line, text, and what it must give. */
static void check_case(onus_slice part, onus_string *rewritten)
{
    uint32_t line = onus_slice__find(part, ONUS_SLICE("\n"));
    uint32_t rule = onus_slice__find(part, ONUS_SLICE("\n---\n"));
    assert_int_not_equal(rule, ONUS_NONE);
    onus_slice title = onus_slice__cut(part, 0, line);
    onus_slice text = onus_slice__cut(part, line + 1, rule);
    onus_slice wanted = onus_slice__cut(part, rule + 5, part.size);
    onus_string got = {0};
    code(text, &got);
    onus_string__print(rewritten, "=== %.*s\n%.*s\n---\n", (int)title.size,
                       title.data, (int)text.size, text.data);
    onus_string__add(rewritten, onus_string__slice(&got));
    if (!getenv("ONUS_GOLDEN") &&
        !onus_slice__equal(onus_string__slice(&got), wanted))
        fail_msg("%.*s:\n%.*sinstead of\n%.*s", (int)title.size, title.data,
                 (int)got.size, got.data ? got.data : "", (int)wanted.size,
                 wanted.data);
    onus_string__clear(&got);
}

static void check_file(const char *path)
{
    onus_mapping mapping;
    onus_string rewritten = {0};
    assert_int_equal(onus_mapping__open(&mapping, path, NULL), ONUS_OK);
    onus_slice rest = mapping.bytes;
    while (onus_slice__starts(rest, ONUS_SLICE("=== "))) {
        rest = onus_slice__cut(rest, 4, rest.size);
        uint32_t next = onus_slice__find(rest, ONUS_SLICE("\n=== "));
        size_t end = next == ONUS_NONE ? rest.size : next + 1;
        check_case(onus_slice__cut(rest, 0, end), &rewritten);
        rest = onus_slice__cut(rest, end, rest.size);
    }
    assert_int_equal(rest.size, 0);
    FILE *file = getenv("ONUS_GOLDEN") ? fopen(path, "w") : NULL;
    if (file) {
        fwrite(rewritten.data, 1, rewritten.size, file);
        fclose(file);
    }
    onus_string__clear(&rewritten);
    onus_mapping__close(&mapping);
}

static void test_golden(void **state)
{
    (void)state;
    if (!test_coder)
        skip();
    golden_folder(FOLDER, check_file);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_golden),
    };
    return cmocka_run_group_tests(tests, with_code, without_model);
}
