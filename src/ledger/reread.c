/* Records that are read back from JSON, as `onus code` wrote them: the same
 * acts as from memory, only that offsets are in code points. Nothing in them
 * is trusted; what is missing or out of range is as if it were not said.
 */
#include "ledger/reread.h"

#include "base/utf8.h"
#include "ledger/take.h"
#include "road/road.h"

static onus_slice text_of(const json_t *object, const char *key)
{
    const json_t *value = json_object_get(object, key);
    return json_is_string(value) ? (onus_slice){json_string_value(value),
                                                json_string_length(value)}
                                 : (onus_slice){0};
}

static uint32_t count_of(const json_t *value)
{
    json_int_t number = json_integer_value(value);
    return json_is_integer(value) && number >= 0 && number < ONUS_NONE
               ? (uint32_t)number
               : ONUS_NONE;
}

static uint32_t number_of(const json_t *object, const char *key)
{
    return count_of(json_object_get(object, key));
}

static uint32_t number_at(const json_t *list, size_t index)
{
    return count_of(json_array_get(list, index));
}

static const onus_ledger_party *
json_parties(const onus_tables *tables, onus_arena *arena, const json_t *list)
{
    size_t count = json_array_size(list);
    onus_ledger_party *parties =
        onus_arena__array(arena, count + 1, sizeof *parties);
    for (size_t i = 0; parties && i < count; i++) {
        const json_t *entity = json_array_get(list, i);
        parties[i] = onus_ledger__party(
            tables, text_of(entity, "code"), text_of(entity, "country"),
            onus_slice__is(text_of(entity, "kind"), "country"));
        if (onus_slice__is(text_of(entity, "kind"), "person"))
            parties[i].person = text_of(entity, "name");
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
    const json_t *sentence =
        json_array_get(json_object_get(record, "sentences"), act->sentence);
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
    json_array_foreach(json_object_get(record, "times"), index, time)
    {
        onus_slice value = text_of(time, "value");
        if (!date.size && value.size >= 10 && onus_tables__day(value, false))
            date = value;
    }
    return onus_slice__cut(date, 0, date.size < 10 ? date.size : 10);
}

/* The text between two code points; absent if they are none of it. */
static onus_slice json_slice(const json_page *j, uint32_t start, uint32_t end)
{
    return start <= end && end <= j->length
               ? onus_slice__cut(j->text, j->bytes[start], j->bytes[end])
               : (onus_slice){0};
}

/* As deadline_of, in code points. */
static onus_slice json_deadline(json_page *j, const onus_ledger_act *act,
                                uint32_t after)
{
    onus_slice deadline = {0};
    const json_t *time;
    size_t index;
    json_array_foreach(json_object_get(j->record, "times"), index, time)
    {
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
    onus_ledger_act act = {.type = text_of(item, "type"),
                           .cameo = text_of(item, "cameo"),
                           .status = text_of(item, "status"),
                           .date = text_of(item, "date"),
                           .why = text_of(item, "why"),
                           .sentence = number_of(item, "sentence")};
    set_sentence(&act, j->record, j->text, j->bytes, j->length);
    uint32_t trigger = number_of(json_object_get(item, "trigger"), "start");
    act.deadline = json_deadline(j, &act, trigger);
    act.words = json_slice(j, trigger, act.end);
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
    uint32_t addressee =
        number_of(json_object_get(item, "addressee"), "entity");
    onus_ledger_act act = {.kind = text_of(item, "kind"),
                           .issue = text_of(item, "issue"),
                           .sentence = number_of(item, "sentence")};
    set_sentence(&act, j->record, j->text, j->bytes, j->length);
    act.deadline = json_deadline(j, &act, act.start);
    const json_t *spans = json_object_get(item, "spans");
    size_t count = json_array_size(spans);
    act.words = json_slice(j, number_at(json_array_get(spans, 0), 0),
                           number_at(json_array_get(spans, count - 1), 1));
    onus_ledger__take(j->ledger, j->tables, &j->page, &act, &speaker, 1,
                      &addressee, onus_ledger__is_party(&j->page, addressee));
}

void onus_ledger__reread(onus_ledger *ledger, const json_t *record,
                         onus_arena *scratch)
{
    const json_t *entities = json_object_get(record, "entities"), *item;
    json_page j = {.ledger = ledger,
                   .tables = ledger->engine->tables,
                   .record = record,
                   .text = text_of(record, "text")};
    j.page =
        (onus_ledger_page){.scratch = scratch,
                           .id = text_of(record, "id"),
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
