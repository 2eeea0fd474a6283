/* The ledger's public face: taking records over, and writing it. */
#include "ledger/ledger.h"

#include "base/error.h"
#include "base/utf8.h"
#include "ledger/take.h"
#include "road/road.h"
#include "write/layout.h"
#include "write/offsets.h"
#include "write/pen.h"

#include <jansson.h>
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
        ledger->issue = onus_arena__copy(&ledger->arena,
                                         onus_slice__of(options->issue));
    if (options && options->between) {
        onus_slice rest =
            onus_arena__copy(&ledger->arena, onus_slice__of(options->between));
        ledger->between[0] = onus_slice__split(&rest, ',');
        ledger->between[1] = rest;
        if (!is_code(ledger->between[0]) || !is_code(ledger->between[1])) {
            onus_ledger_free(ledger);
            return onus_error__set(error, ONUS_ERROR_ARGUMENT, NULL, 0,
                                   "\"%s\" is not two party codes; write them "
                                   "as USA,PRK", options->between);
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

/* ---------------------------------------------------------------- from a record */

static uint32_t *entities_of(onus_arena *arena, const onus_actor *actors,
                             uint32_t count)
{
    uint32_t *entities = onus_arena__array(arena, count + 1, sizeof *entities);
    for (uint32_t i = 0; entities && i < count; i++)
        entities[i] = actors[i].entity;
    return entities;
}

/* The deadline that a sentence sets behind a byte: "by the end of the year". Times are in
 * the order of the text. */
static onus_slice deadline_of(const onus_tables *tables, onus_arena *arena,
                              const onus_record *record, onus_span span,
                              uint32_t after)
{
    uint32_t low = 0, high = record->times.count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (record->times.items[middle].span.start < after)
            low = middle + 1;
        else
            high = middle;
    }
    onus_slice deadline = {0};
    for (; !deadline.size && low < record->times.count; low++) {
        const onus_time *time = &record->times.items[low];
        if (time->span.start >= span.end)
            break;
        onus_slice before = onus_record__slice(
            record, (onus_span){span.start, time->span.start});
        if (time->type == ONUS_TIME_DATE)
            deadline = onus_ledger__deadline(tables, arena, before, time->value);
    }
    return deadline;
}

/* The day of a report: when it was published, else its dateline, else the first day that it
 * speaks of. */
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
                        const onus_offsets *offsets,
                        onus_ledger_page *page)
{
    for (uint32_t i = 0; i < record->events.count; i++) {
        const onus_event *event = &record->events.items[i];
        onus_span span = record->sentences.items[event->sentence].span;
        onus_ledger_act act = {
            .type = onus_slice__of(event->type), .cameo = event->cameo,
            .status = onus_slice__of(event->status), .date = event->date,
            .why = event->why, .text = onus_record__slice(record, span),
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
                            const onus_offsets *offsets,
                            onus_ledger_page *page)
{
    for (uint32_t i = 0; i < record->statements.count; i++) {
        const onus_statement *said = &record->statements.items[i];
        onus_span span = record->sentences.items[said->sentence].span;
        onus_ledger_act act = {
            .kind = onus_slice__of(said->kind), .issue = said->issue,
            .text = onus_record__slice(record, span),
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
        parties[i] = onus_ledger__party(
            ledger->engine->tables, entity->code, entity->country,
            entity->kind == ONUS_KIND_COUNTRY);
    }
    onus_ledger_page page = {.scratch = &scratch,
                             .id = record->id,
                             .date = date_of(record),
                             .parties = parties, .party_count = count};
    onus_offsets offsets = onus_offsets__make(&scratch, record->text);
    if (parties) {
        take_events(ledger, record, &offsets, &page);
        take_statements(ledger, record, &offsets, &page);
    }
    bool failed = scratch.failed || ledger->arena.failed;
    onus_arena__clear(&scratch);
    return failed ? onus_error__memory(error) : ONUS_OK;
}

/* ---------------------------------------------------------------- from JSON */

static onus_slice text_of(const json_t *object, const char *key)
{
    const json_t *value = json_object_get(object, key);
    return json_is_string(value) ? (onus_slice){json_string_value(value),
                                                json_string_length(value)}
                                 : (onus_slice){0};
}

static uint32_t number_of(const json_t *object, const char *key)
{
    const json_t *value = json_object_get(object, key);
    json_int_t number = json_integer_value(value);
    return json_is_integer(value) && number >= 0 && number < ONUS_NONE
               ? (uint32_t)number
               : ONUS_NONE;
}

static const onus_ledger_party *json_parties(const onus_tables *tables,
                                             onus_arena *arena,
                                             const json_t *list)
{
    size_t count = json_array_size(list);
    onus_ledger_party *parties =
        onus_arena__array(arena, count + 1, sizeof *parties);
    for (size_t i = 0; parties && i < count; i++) {
        const json_t *entity = json_array_get(list, i);
        parties[i] = onus_ledger__party(
            tables, text_of(entity, "code"), text_of(entity, "country"),
            onus_slice__is(text_of(entity, "kind"), "country"));
    }
    return parties;
}

static const uint32_t *json_entities(onus_arena *arena, const json_t *list)
{
    size_t count = json_array_size(list);
    uint32_t *entities = onus_arena__array(arena, count + 1, sizeof *entities);
    for (size_t i = 0; entities && i < count; i++)
        entities[i] = number_of(json_array_get(list, i), "entity");
    return entities;
}

/* Set an act's text and offsets to those of its sentence. */
static void set_sentence(onus_ledger_act *act, const json_t *record,
                         onus_slice text, const uint32_t *bytes, size_t length)
{
    const json_t *sentence = json_array_get(
        json_object_get(record, "sentences"), act->sentence);
    uint32_t start = number_of(sentence, "start");
    uint32_t end = number_of(sentence, "end");
    if (!sentence || start > end || end > length)
        return;
    act->start = start;
    act->end = end;
    act->text = onus_slice__cut(text, bytes[start], bytes[end]);
}

/* A record that is being read, and its text by code points. */
typedef struct json_page {
    onus_ledger *ledger;
    const onus_tables *tables;
    const json_t *record;
    onus_ledger_page page;
    onus_slice text;
    const uint32_t *bytes; /* of each code point */
    size_t length;         /* code points */
} json_page;

static onus_slice json_date(const json_t *record)
{
    const json_t *article = json_object_get(record, "article"), *time;
    onus_slice date = text_of(article, "published");
    size_t index;
    if (!date.size)
        date = text_of(json_object_get(article, "dateline"), "date");
    json_array_foreach(json_object_get(record, "times"), index, time) {
        onus_slice value = text_of(time, "value");
        if (!date.size && value.size >= 10 && onus_tables__day(value, false))
            date = value;
    }
    return onus_slice__cut(date, 0, date.size < 10 ? date.size : 10);
}

/* As deadline_of, in code points. */
static onus_slice json_deadline(json_page *j, const onus_ledger_act *act,
                                uint32_t after)
{
    onus_slice deadline = {0};
    const json_t *time;
    size_t index;
    json_array_foreach(json_object_get(j->record, "times"), index, time) {
        uint32_t start = number_of(time, "start");
        if (deadline.size || start < after || start >= act->end ||
            start > j->length || !onus_slice__is(text_of(time, "type"), "DATE"))
            continue;
        onus_slice before =
            onus_slice__cut(j->text, j->bytes[act->start], j->bytes[start]);
        deadline = onus_ledger__deadline(j->tables, j->page.scratch, before,
                                         text_of(time, "value"));
    }
    return deadline;
}

static void take_json_event(json_page *j, const json_t *item)
{
    const json_t *from = json_object_get(item, "source");
    const json_t *to = json_object_get(item, "target");
    onus_ledger_act act = {
        .type = text_of(item, "type"), .cameo = text_of(item, "cameo"),
        .status = text_of(item, "status"), .date = text_of(item, "date"),
        .why = text_of(item, "why"), .sentence = number_of(item, "sentence")};
    set_sentence(&act, j->record, j->text, j->bytes, j->length);
    act.deadline = json_deadline(
        j, &act, number_of(json_object_get(item, "trigger"), "start"));
    const uint32_t *sources = json_entities(j->page.scratch, from);
    const uint32_t *targets = json_entities(j->page.scratch, to);
    if (sources && targets)
        onus_ledger__take(j->ledger, j->tables, &j->page, &act, sources,
                          (uint32_t)json_array_size(from), targets,
                          (uint32_t)json_array_size(to));
}

static void take_json_statement(json_page *j, const json_t *item)
{
    uint32_t speaker = number_of(json_object_get(item, "speaker"), "entity");
    uint32_t addressee = number_of(json_object_get(item, "addressee"), "entity");
    onus_ledger_act act = {.kind = text_of(item, "kind"),
                           .issue = text_of(item, "issue"),
                           .sentence = number_of(item, "sentence")};
    set_sentence(&act, j->record, j->text, j->bytes, j->length);
    act.deadline = json_deadline(j, &act, act.start);
    onus_ledger__take(j->ledger, j->tables, &j->page, &act, &speaker, 1,
                      &addressee, onus_ledger__is_party(&j->page, addressee));
}

static void take_json(onus_ledger *ledger, const json_t *record,
                      onus_arena *scratch)
{
    const json_t *entities = json_object_get(record, "entities"), *item;
    json_page j = {.ledger = ledger, .tables = ledger->engine->tables,
                   .record = record, .text = text_of(record, "text")};
    j.page = (onus_ledger_page){
        .scratch = scratch, .id = text_of(record, "id"),
        .date = json_date(record),
        .parties = json_parties(j.tables, scratch, entities),
        .party_count = (uint32_t)json_array_size(entities)};
    j.bytes = onus_utf8__offsets(scratch, j.text, &j.length);
    size_t index;
    if (!j.page.parties || !j.bytes)
        return;
    json_array_foreach(json_object_get(record, "events"), index, item)
        take_json_event(&j, item);
    json_array_foreach(json_object_get(record, "statements"), index, item)
        take_json_statement(&j, item);
}

onus_status onus_ledger_add_json(onus_ledger *ledger, onus_slice json,
                                 onus_error *error)
{
    json_error_t trouble;
    json_t *record = json_loadb(json.data, json.size, 0, &trouble);
    if (!json_is_object(record)) {
        json_decref(record);
        return onus_error__set(error, ONUS_ERROR_INPUT, NULL, 0,
                               "not a record: %s; give it what `onus code "
                               "--format jsonl` wrote",
                               record ? "no JSON object" : trouble.text);
    }
    onus_arena scratch = {0};
    take_json(ledger, record, &scratch);
    json_decref(record);
    bool failed = scratch.failed || ledger->arena.failed;
    onus_arena__clear(&scratch);
    return failed ? onus_error__memory(error) : ONUS_OK;
}

/* ---------------------------------------------------------------- writing */

static onus_slice kind_name(const onus_move *move)
{
    return onus_slice__of(onus_move__kind_name(move->kind));
}

static void write_move(onus_pen *pen, const onus_move *move)
{
    onus_pen__open(pen, '{');
    onus_pen__field(pen, "date", move->date);
    onus_pen__field(pen, "from", move->from);
    onus_pen__field(pen, "to", move->to);
    onus_pen__field(pen, "kind", kind_name(move));
    onus_pen__field(pen, "issue", move->issue);
    onus_pen__field(pen, "text", move->text);
    onus_pen__field(pen, "document", move->document);
    onus_pen__key(pen, "start");
    onus_pen__integer(pen, move->start);
    onus_pen__key(pen, "end");
    onus_pen__integer(pen, move->end);
    onus_pen__field(pen, "condition", move->condition);
    onus_pen__field(pen, "deadline", move->deadline);
    if (move->answers != ONUS_NONE) {
        onus_pen__key(pen, "answers");
        onus_pen__integer(pen, move->answers);
    }
    onus_pen__field(pen, "status",
                    onus_slice__of(onus_move__status_name(move->status)));
    onus_pen__close(pen, '}');
}

static void write_json(onus_string *out, bool indented,
                       const onus_slice parties[2], const onus_moves *moves,
                       const onus_verdict *verdict)
{
    onus_pen pen = {.out = out, .indented = indented};
    onus_pen__open(&pen, '{');
    onus_pen__key(&pen, "between");
    onus_pen__open_inline(&pen, '[');
    for (int i = 0; i < 2 && parties[i].size; i++)
        onus_pen__string(&pen, parties[i]);
    onus_pen__close(&pen, ']');
    onus_pen__key(&pen, "moves");
    onus_pen__open(&pen, '[');
    for (uint32_t i = 0; i < moves->count; i++)
        write_move(&pen, &moves->items[i]);
    onus_pen__close(&pen, ']');
    onus_pen__key(&pen, "open");
    onus_pen__open_inline(&pen, '[');
    for (uint32_t i = 0; i < moves->count; i++)
        if (moves->items[i].status == MOVE_OPEN)
            onus_pen__integer(&pen, i);
    onus_pen__close(&pen, ']');
    onus_pen__key(&pen, "onus");
    onus_pen__open(&pen, '{');
    onus_pen__field(&pen, "party", verdict->party);
    onus_pen__field(&pen, "since", verdict->since);
    onus_pen__field(&pen, "why", onus_slice__of(verdict->why));
    onus_pen__key(&pen, "moves");
    onus_pen__open_inline(&pen, '[');
    for (uint32_t i = 0; i < verdict->moves.count; i++)
        onus_pen__integer(&pen, verdict->moves.items[i]);
    onus_pen__close(&pen, ']');
    onus_pen__close(&pen, '}');
    onus_pen__close(&pen, '}');
    onus_string__add_char(out, '\n');
}

static onus_style style_of(onus_move_kind kind)
{
    switch (kind) {
    case MOVE_OFFER: case MOVE_COMMITMENT: case MOVE_AGREEMENT:
        return ONUS_QUAD_1;
    case MOVE_MEETING: case MOVE_COMPLIANCE:
        return ONUS_QUAD_2;
    case MOVE_BREACH:
        return ONUS_QUAD_4;
    default:
        return ONUS_QUAD_3;
    }
}

static void page_move(onus_layout *layout, const onus_moves *moves,
                      uint32_t index)
{
    const onus_move *move = &moves->items[index];
    const char *status = onus_move__status_name(move->status);
    onus_layout__print(layout, ONUS_DIM, "%3u ", (unsigned)index + 1);
    onus_layout__tab(layout, 5);
    onus_layout__put(layout, ONUS_DIM, move->date);
    onus_layout__tab(layout, 17);
    onus_layout__put(layout, ONUS_CODE, move->from);
    onus_layout__put(layout, ONUS_PLAIN, ONUS_SLICE(" \xE2\x86\x92 "));
    onus_layout__put(layout, ONUS_CODE, move->to);
    onus_layout__put(layout, ONUS_PLAIN, ONUS_SLICE("  "));
    onus_layout__put(layout, style_of(move->kind), kind_name(move));
    if (move->issue.size) {
        onus_layout__put(layout, ONUS_PLAIN, ONUS_SLICE(", "));
        onus_layout__put(layout, ONUS_PLAIN, move->issue);
    }
    if (status)
        onus_layout__print(layout, move->status == MOVE_OPEN ? ONUS_BOLD : ONUS_DIM,
                           "  [%s]", status);
    if (move->answers != ONUS_NONE)
        onus_layout__print(layout, ONUS_DIM, "  closes %u",
                           (unsigned)move->answers + 1);
    onus_layout__end(layout);
    onus_layout__tab(layout, 17);
    onus_layout__put(layout, ONUS_DIM, move->text);
    onus_layout__end(layout);
}

static void page_verdict(onus_layout *layout, const onus_verdict *verdict)
{
    onus_layout__end(layout);
    onus_layout__put(layout, ONUS_HEADING, ONUS_SLICE("The onus: "));
    onus_layout__put(layout, ONUS_BOLD, verdict->party);
    if (verdict->since.size) {
        onus_layout__put(layout, ONUS_PLAIN, ONUS_SLICE(", since "));
        onus_layout__put(layout, ONUS_PLAIN, verdict->since);
    }
    onus_layout__end(layout);
    onus_layout__print(layout, ONUS_PLAIN, "Because %s", verdict->why);
    for (uint32_t i = 0; i < verdict->moves.count; i++)
        onus_layout__print(layout, ONUS_PLAIN, "%s%u",
                           i ? ", " : ": line ",
                           (unsigned)verdict->moves.items[i] + 1);
    onus_layout__put(layout, ONUS_PLAIN, ONUS_SLICE("."));
    onus_layout__end(layout);
}

static void write_page(onus_string *out, const onus_write_options *options,
                       const onus_slice parties[2], const onus_moves *moves,
                       const onus_verdict *verdict)
{
    onus_layout layout = {.out = out,
                          .width = options && options->width ? options->width : 80,
                          .colour = options && options->colour};
    onus_layout__put(&layout, ONUS_HEADING, ONUS_SLICE("Ledger"));
    if (parties[0].size)
        onus_layout__print(&layout, ONUS_HEADING, " between %.*s and %.*s",
                           (int)parties[0].size, parties[0].data,
                           (int)parties[1].size, parties[1].data);
    onus_layout__end(&layout);
    onus_layout__end(&layout);
    for (uint32_t i = 0; i < moves->count; i++)
        page_move(&layout, moves, i);
    if (!moves->count) {
        onus_layout__put(&layout, ONUS_PLAIN, ONUS_SLICE("No moves were found."));
        onus_layout__end(&layout);
    }
    page_verdict(&layout, verdict);
    onus_layout__clear(&layout);
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
        write_page(&out, options, parties, &moves, &verdict);
    else if (format == ONUS_FORMAT_JSON || format == ONUS_FORMAT_JSONL)
        write_json(&out, format == ONUS_FORMAT_JSON, parties, &moves, &verdict);
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
