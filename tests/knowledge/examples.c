/* Every row of events.tsv codes its own example.
 *
 *     examples KNOWN            fails if a row that is not in KNOWN misses its code, or if a
 *                               row in KNOWN no longer does
 *     examples --list           prints the patterns that miss, one a line: a new KNOWN
 *     examples --explain        prints for each miss what was coded instead
 *
 * A row hits if an event of its example has the row's CAMEO code and PLOVER type and mode,
 * a row of type NONE if there is no event, for its reason.
 * KNOWN (examples.known) is the honest list of what the engine cannot do yet: it shrinks.
 */
#include "base/file.h"
#include "knowledge/tables.h"
#include "record/record.h"
#include "road/road.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

typedef struct tally {
    unsigned rows, missed, wrong;
} tally;

static bool is_row(const onus_tables *tables, const onus_pattern *row,
                   const onus_event *event)
{
    const onus_plover *plover = &tables->plover.items[row->plover];
    return onus_slice__equal(event->cameo,
                             tables->cameo.items[row->cameo].code) &&
           onus_slice__is(plover->type, event->type) &&
           (event->mode ? onus_slice__is(plover->mode, event->mode)
                        : !plover->mode.size);
}

/* A row of type NONE leaves its example without an event, and says why. */
static bool says_nothing(const onus_pattern *row, const onus_record *record)
{
    const char *wanted = onus_nothing__name(row->nothing);
    return !record->events.count && record->sentences.count == 1 &&
           strcmp(record->sentences.items[0].reason, wanted) == 0;
}

static bool hits(const onus_tables *tables, const onus_pattern *row,
                 const onus_record *record)
{
    if (row->nothing)
        return says_nothing(row, record);
    for (uint32_t i = 0; i < record->events.count; i++)
        if (is_row(tables, row, &record->events.items[i]))
            return true;
    return false;
}

static bool in_list(onus_slice known, onus_slice pattern)
{
    while (known.data)
        if (onus_slice__equal(onus_slice__split(&known, '\n'), pattern))
            return true;
    return false;
}

static void explain(const onus_tables *tables, const onus_pattern *row,
                    const onus_record *record)
{
    const onus_cameo *cameo = &tables->cameo.items[row->cameo];
    printf("events.tsv:%u\t%.*s\twants %.*s\t%.*s\tgot", row->line,
           (int)row->text.size, row->text.data, (int)cameo->code.size,
           cameo->code.data, (int)row->example.size, row->example.data);
    for (uint32_t i = 0; i < record->events.count; i++) {
        const onus_event *event = &record->events.items[i];
        printf(" [%s %.*s %s %.*s]", event->type, (int)event->cameo.size,
               event->cameo.data, event->status, (int)event->why.size,
               event->why.data);
    }
    for (uint32_t i = 0; !record->events.count && i < record->sentences.count;
         i++)
        printf(" (%s)", record->sentences.items[i].reason
                            ? record->sentences.items[i].reason
                            : "");
    printf("\n");
}

int main(int argc, char **argv)
{
    onus_engine *engine;
    onus_coder *coder;
    onus_error error;
    onus_mapping known = {0};
    const char *mode = argc > 1 ? argv[1] : "--explain";
    bool judge = mode[0] != '-';
    onus_coder_options options = ONUS_CODER_OPTIONS_INIT;
    onus_engine_options where = {argc > 2 ? argv[2] : NULL, NULL};
    options.verbatim = true;
    if (judge && access(ONUS_SOURCE_DIR "/models/en.onusmodel", R_OK))
        return puts("no model: skipped"), 77;
    if ((judge && onus_mapping__open(&known, mode, &error)) ||
        onus_engine_open(&engine, &where, &error) ||
        onus_coder_new(&coder, engine, &options, &error)) {
        fprintf(stderr, "%s: %s\n", error.file, error.message);
        return 1;
    }
    tally tally = {0};
    for (uint32_t i = 0; i < engine->tables->patterns.count; i++) {
        const onus_pattern *row = &engine->tables->patterns.items[i];
        onus_document document = ONUS_DOCUMENT_INIT;
        onus_record *record;
        document.text = row->example;
        if (onus_code(coder, &document, &record, &error))
            return fprintf(stderr, "%s\n", error.message), 1;
        bool hit = hits(engine->tables, row, record);
        tally.rows++;
        tally.missed += !hit;
        if (judge && hit == in_list(known.bytes, row->text)) {
            tally.wrong++;
            printf("events.tsv:%u: \"%.*s\" %s\n", row->line,
                   (int)row->text.size, row->text.data,
                   hit ? "now codes its example; take it out of examples.known"
                       : "does not code its example");
        }
        if (!hit && strcmp(mode, "--list") == 0)
            printf("%.*s\n", (int)row->text.size, row->text.data);
        if (!hit && strcmp(mode, "--explain") == 0)
            explain(engine->tables, row, record);
        onus_record_free(record);
    }
    fprintf(stderr, "%u rows, %u code their example (%.1f %%)\n", tally.rows,
            tally.rows - tally.missed,
            100.0 * (tally.rows - tally.missed) / (tally.rows ? tally.rows : 1));
    onus_mapping__close(&known);
    onus_coder_free(coder);
    onus_engine_close(engine);
    return tally.wrong > 0;
}
