/* The ledger's public face: made, fed with records, written, freed. */
#include "ledger/ledger.h"

#include "base/error.h"
#include "base/json.h"
#include "ledger/account.h"
#include "ledger/reread.h"
#include "ledger/take.h"
#include "road/road.h"
#include "write/offsets.h"

#include <stdlib.h>

static bool is_code(onus_slice code)
{
    for (size_t i = 0; i < code.size; i++)
        if (code.data[i] < 'A' || code.data[i] > 'Z')
            return false;
    return code.size >= 3 && code.size <= 6 && code.size % 3 == 0;
}

onus_status onus_ledger_new(onus_ledger **out, const onus_engine *engine,
                            const onus_ledger_options *options,
                            onus_error *error)
{
    *out = NULL;
    onus_ledger *ledger = calloc(1, sizeof *ledger);
    if (!ledger)
        return onus_error__memory(error);
    ledger->engine = engine;
    if (options && options->issue)
        ledger->issue =
            onus_arena__copy(&ledger->arena, onus_slice__of(options->issue));
    if (options && options->between) {
        onus_slice rest =
            onus_arena__copy(&ledger->arena, onus_slice__of(options->between));
        ledger->between[0] = onus_slice__split(&rest, ',');
        ledger->between[1] = rest;
        if (!is_code(ledger->between[0]) || !is_code(ledger->between[1])) {
            onus_ledger_free(ledger);
            return onus_error__set(error, ONUS_ERROR_ARGUMENT, NULL, 0,
                                   "\"%s\" is not two party codes; write them "
                                   "as USA,PRK",
                                   options->between);
        }
    }
    if (ledger->arena.failed) {
        onus_ledger_free(ledger);
        return onus_error__memory(error);
    }
    *out = ledger;
    return ONUS_OK;
}

void onus_ledger_free(onus_ledger *ledger)
{
    if (!ledger)
        return;
    onus_arena__clear(&ledger->arena);
    free(ledger);
}

/* ----------------------------------------------------------- from a record */

static uint32_t *entities_of(onus_arena *arena, const onus_actor *actors,
                             uint32_t count)
{
    uint32_t *entities = onus_arena__array(arena, count + 1, sizeof *entities);
    for (uint32_t i = 0; entities && i < count; i++)
        entities[i] = actors[i].entity;
    return entities;
}

/* The deadline that a sentence sets behind a byte: "by the end of the year". */
static onus_slice deadline_of(const onus_tables *tables, onus_arena *arena,
                              const onus_record *record, onus_span span,
                              uint32_t after)
{
    onus_slice deadline = {0};
    for (uint32_t t = onus_record__time_at(record, after);
         !deadline.size && t < record->times.count; t++) {
        const onus_time *time = &record->times.items[t];
        if (time->span.start >= span.end)
            break;
        onus_slice before = onus_record__slice(
            record, (onus_span){span.start, time->span.start});
        if (time->type == ONUS_TIME_DATE)
            deadline =
                onus_ledger__deadline(tables, arena, before, time->value);
    }
    return deadline;
}

/* The day of a report: when it was published, else its dateline, else the
 * first day that it speaks of. */
static onus_slice date_of(const onus_record *record)
{
    onus_slice date = record->article.published;
    if (!date.size)
        date = record->article.dateline_date;
    for (uint32_t i = 0; !date.size && i < record->times.count; i++) {
        onus_slice value = record->times.items[i].value;
        if (value.size >= 10 && onus_tables__day(value, false))
            date = value;
    }
    return onus_slice__cut(date, 0, date.size < 10 ? date.size : 10);
}

static void take_events(onus_ledger *ledger, const onus_record *record,
                        const onus_offsets *offsets, onus_ledger_page *page)
{
    for (uint32_t i = 0; i < record->events.count; i++) {
        const onus_event *event = &record->events.items[i];
        onus_span span = record->sentences.items[event->sentence].span;
        onus_ledger_act act = {
            .type = onus_slice__of(event->type),
            .cameo = event->cameo,
            .status = onus_slice__of(event->status),
            .date = event->date,
            .why = event->why,
            .text = onus_record__slice(record, span),
            .words = onus_record__slice(
                record, (onus_span){event->trigger.start, span.end}),
            .start = onus_offsets__of(offsets, span.start),
            .end = onus_offsets__of(offsets, span.end),
            .sentence = event->sentence,
            .deadline = deadline_of(ledger->engine->tables, page->scratch,
                                    record, span, event->trigger.start)};
        onus_ledger__take(
            ledger, ledger->engine->tables, page, &act,
            entities_of(page->scratch, event->sources, event->source_count),
            event->source_count,
            entities_of(page->scratch, event->targets, event->target_count),
            event->target_count);
    }
}

static void take_statements(onus_ledger *ledger, const onus_record *record,
                            const onus_offsets *offsets, onus_ledger_page *page)
{
    for (uint32_t i = 0; i < record->statements.count; i++) {
        const onus_statement *said = &record->statements.items[i];
        onus_span span = record->sentences.items[said->sentence].span;
        onus_ledger_act act = {
            .kind = onus_slice__of(said->kind),
            .issue = said->issue,
            .text = onus_record__slice(record, span),
            .words = onus_record__slice(
                record, (onus_span){said->spans[0].start,
                                    said->spans[said->span_count - 1].end}),
            .start = onus_offsets__of(offsets, span.start),
            .end = onus_offsets__of(offsets, span.end),
            .sentence = said->sentence,
            .deadline = deadline_of(ledger->engine->tables, page->scratch,
                                    record, span, span.start)};
        uint32_t addressees =
            onus_ledger__is_party(page, said->addressee_entity);
        onus_ledger__take(ledger, ledger->engine->tables, page, &act,
                          &said->speaker_entity, 1, &said->addressee_entity,
                          addressees);
    }
}

onus_status onus_ledger_add(onus_ledger *ledger, const onus_record *record,
                            onus_error *error)
{
    onus_arena scratch = {0};
    uint32_t count = record->entities.count;
    onus_ledger_party *parties =
        onus_arena__array(&scratch, count + 1, sizeof *parties);
    for (uint32_t i = 0; parties && i < count; i++) {
        const onus_entity *entity = &record->entities.items[i];
        parties[i] = onus_ledger__party(ledger->engine->tables, entity->code,
                                        entity->country,
                                        entity->kind == ONUS_KIND_COUNTRY);
        if (entity->kind == ONUS_KIND_PERSON)
            parties[i].person = entity->name;
    }
    onus_ledger_page page = {.scratch = &scratch,
                             .id = record->id,
                             .date = date_of(record),
                             .parties = parties,
                             .party_count = count};
    onus_offsets offsets = onus_offsets__make(&scratch, record->text);
    if (parties) {
        take_events(ledger, record, &offsets, &page);
        take_statements(ledger, record, &offsets, &page);
    }
    bool failed = scratch.failed || ledger->arena.failed;
    onus_arena__clear(&scratch);
    return failed ? onus_error__memory(error) : ONUS_OK;
}

onus_status onus_ledger_add_json(onus_ledger *ledger, onus_slice json,
                                 onus_error *error)
{
    json_error_t trouble;
    bool no_memory;
    json_t *record = onus_json__read(json, 0, &trouble, &no_memory);
    if (no_memory)
        return onus_error__memory(error);
    if (!json_is_object(record)) {
        json_decref(record);
        return onus_error__set(error, ONUS_ERROR_INPUT, NULL, 0,
                               "not a record: %s; give it what `onus code "
                               "--format jsonl` wrote",
                               record ? "no JSON object" : trouble.text);
    }
    onus_arena scratch = {0};
    onus_ledger__reread(ledger, record, &scratch);
    json_decref(record);
    bool failed = scratch.failed || ledger->arena.failed;
    onus_arena__clear(&scratch);
    return failed ? onus_error__memory(error) : ONUS_OK;
}

onus_status onus_ledger_write(onus_ledger *ledger, onus_format format,
                              const onus_write_options *options,
                              onus_sink *sink, void *payload, onus_error *error)
{
    onus_arena arena = {0};
    onus_string out = {0};
    onus_slice parties[2];
    onus_status status = ONUS_OK;
    onus_ledger__parties(ledger, parties);
    onus_moves moves = onus_ledger__settled(ledger, &arena, parties);
    onus_verdict verdict = onus_ledger__verdict(&arena, &moves, parties);
    if (format == ONUS_FORMAT_PAGE)
        onus_ledger__page(&out, options, parties, &moves, &verdict);
    else if (format == ONUS_FORMAT_JSON || format == ONUS_FORMAT_JSONL)
        onus_ledger__json(&out, format == ONUS_FORMAT_JSON, parties, &moves,
                          &verdict);
    else
        status = onus_error__set(error, ONUS_ERROR_ARGUMENT, NULL, 0,
                                 "a ledger is written as json, jsonl or page");
    if (!status && (arena.failed || out.failed))
        status = onus_error__memory(error);
    if (!status && sink(out.data, out.size, payload))
        status = onus_error__set(error, ONUS_ERROR_IO, NULL, 0,
                                 "the output was closed");
    onus_string__clear(&out);
    onus_arena__clear(&arena);
    return status;
}
