/* The record as JSON: one object, indented or on one line.
 *
 * Names, order and meaning of the fields are the contract with everybody who
 * reads records; docs/record.md states it. A field that does not apply is left
 * out. Offsets are code points (see offsets.h). Indented, the short things (a
 * sentence, a mention, a span) keep to one line each, so that a person can read
 * down the page:
 *
 *     "sentences": [
 *       {"start": 0, "end": 27, "events": 1},
 *       {"start": 28, "end": 60, "events": 0, "reason": "no_actor"}
 *     ],
 */
#include "write/offsets.h"
#include "write/pen.h"
#include "write/write.h"

#include <math.h>

enum { COORDINATE = 5, SCORE = 3 }; /* decimals: about a metre; a thousandth */

typedef struct json_writer {
    onus_pen pen;
    onus_offsets offsets;
} json_writer;

/* ---------------------------------------------------------------- pieces */

static void add_text(json_writer *json, const char *key, const char *text)
{
    onus_pen__field(&json->pen, key, onus_slice__of(text));
}

static void add_integer(json_writer *json, const char *key, uint32_t number)
{
    onus_pen__key(&json->pen, key);
    onus_pen__integer(&json->pen, number);
}

/* An index or a count; left out where there is none. */
static void add_optional(json_writer *json, const char *key, uint32_t number)
{
    if (number != ONUS_NONE)
        add_integer(json, key, number);
}

static void add_number(json_writer *json, const char *key, double number,
                       unsigned decimals)
{
    if (!isfinite(number))
        return;
    onus_pen__key(&json->pen, key);
    onus_pen__number(&json->pen, number, decimals);
}

/* An absent list and an empty one are the same. */
static void add_list(json_writer *json, const char *key,
                     const onus_slice *items, uint32_t count)
{
    if (!count)
        return;
    onus_pen__key(&json->pen, key);
    onus_pen__open_inline(&json->pen, '[');
    for (uint32_t i = 0; i < count; i++)
        onus_pen__string(&json->pen, items[i]);
    onus_pen__close(&json->pen, ']');
}

static bool is_empty(onus_span span)
{
    return span.start >= span.end;
}

static void add_bounds(json_writer *json, onus_span span)
{
    add_integer(json, "start", onus_offsets__of(&json->offsets, span.start));
    add_integer(json, "end", onus_offsets__of(&json->offsets, span.end));
}

static void add_span(json_writer *json, const char *key, onus_span span)
{
    if (is_empty(span))
        return;
    onus_pen__key(&json->pen, key);
    onus_pen__open_inline(&json->pen, '{');
    add_bounds(json, span);
    onus_pen__close(&json->pen, '}');
}

static void open_list(json_writer *json, const char *key)
{
    onus_pen__key(&json->pen, key);
    onus_pen__open(&json->pen, '[');
}

static void close_list(json_writer *json)
{
    onus_pen__close(&json->pen, ']');
}

/* ---------------------------------------------------------------- head */

static void add_coder(json_writer *json, const onus_record *record)
{
    onus_pen__key(&json->pen, "coder");
    onus_pen__open_inline(&json->pen, '{');
    add_text(json, "program", "onus");
    add_text(json, "version", ONUS_VERSION);
    add_text(json, "engine", record->coder);
    onus_pen__close(&json->pen, '}');
}

static void add_dateline(json_writer *json, const onus_article *article)
{
    if (!article->dateline_place.size && !article->dateline_date.size &&
        !article->dateline_agency.size)
        return;
    onus_pen__key(&json->pen, "dateline");
    onus_pen__open_inline(&json->pen, '{');
    onus_pen__field(&json->pen, "place", article->dateline_place);
    onus_pen__field(&json->pen, "date", article->dateline_date);
    onus_pen__field(&json->pen, "agency", article->dateline_agency);
    onus_pen__close(&json->pen, '}');
}

static void add_captions(json_writer *json, const onus_article *article)
{
    if (!article->caption_count)
        return;
    open_list(json, "captions");
    for (uint32_t i = 0; i < article->caption_count; i++) {
        onus_pen__open_inline(&json->pen, '{');
        onus_pen__field(&json->pen, "text", article->captions[i].text);
        onus_pen__field(&json->pen, "rights", article->captions[i].rights);
        onus_pen__close(&json->pen, '}');
    }
    close_list(json);
}

static void add_article(json_writer *json, const onus_article *article)
{
    onus_pen__key(&json->pen, "article");
    onus_pen__open(&json->pen, '{');
    onus_pen__field(&json->pen, "title", article->title);
    onus_pen__field(&json->pen, "kicker", article->kicker);
    add_list(json, "authors", article->authors, article->author_count);
    onus_pen__field(&json->pen, "publisher", article->publisher);
    onus_pen__field(&json->pen, "url", article->url);
    onus_pen__field(&json->pen, "language", article->language);
    onus_pen__field(&json->pen, "published", article->published);
    add_dateline(json, article);
    add_captions(json, article);
    onus_pen__close(&json->pen, '}');
}

/* ---------------------------------------------------------------- arrays */

static void add_sentences(json_writer *json, const onus_record *record)
{
    bool coded = record->stage == ONUS_STAGE_CODE;
    open_list(json, "sentences");
    for (uint32_t i = 0; i < record->sentences.count; i++) {
        const onus_sentence *sentence = &record->sentences.items[i];
        onus_pen__open_inline(&json->pen, '{');
        add_bounds(json, sentence->span);
        if (coded)
            add_integer(json, "events", sentence->event_count);
        if (coded && !sentence->event_count)
            add_text(json, "reason", sentence->reason);
        onus_pen__close(&json->pen, '}');
    }
    close_list(json);
}

static uint32_t sector_count(const onus_entity *entity)
{
    uint32_t count = 0, most = sizeof entity->sectors / sizeof *entity->sectors;
    while (count < most && entity->sectors[count].size)
        count++;
    return count;
}

static void add_entities(json_writer *json, const onus_record *record)
{
    static const char *const kinds[] = {
        [ONUS_KIND_OTHER] = "other",
        [ONUS_KIND_PERSON] = "person",
        [ONUS_KIND_COUNTRY] = "country",
        [ONUS_KIND_ORGANIZATION] = "organization",
        [ONUS_KIND_GROUP] = "group",
        [ONUS_KIND_PLACE] = "place",
    };
    open_list(json, "entities");
    for (uint32_t i = 0; i < record->entities.count; i++) {
        const onus_entity *entity = &record->entities.items[i];
        onus_pen__open_inline(&json->pen, '{');
        onus_pen__field(&json->pen, "name", entity->name);
        add_text(json, "kind", kinds[entity->kind]);
        onus_pen__field(&json->pen, "code", entity->code);
        onus_pen__field(&json->pen, "country", entity->country);
        add_list(json, "sectors", entity->sectors, sector_count(entity));
        onus_pen__field(&json->pen, "role", entity->role);
        onus_pen__field(&json->pen, "organization", entity->organization);
        onus_pen__field(&json->pen, "wikidata", entity->wikidata);
        onus_pen__key(&json->pen, "known");
        onus_pen__boolean(&json->pen, entity->known);
        onus_pen__close(&json->pen, '}');
    }
    close_list(json);
}

static void add_mentions(json_writer *json, const onus_record *record)
{
    static const char *const forms[] = {
        [ONUS_FORM_NAME] = "name",
        [ONUS_FORM_NOMINAL] = "nominal",
        [ONUS_FORM_PRONOUN] = "pronoun",
    };
    open_list(json, "mentions");
    for (uint32_t i = 0; i < record->mentions.count; i++) {
        const onus_mention *mention = &record->mentions.items[i];
        onus_pen__open_inline(&json->pen, '{');
        add_bounds(json, mention->span);
        add_optional(json, "entity", mention->entity);
        add_text(json, "form", forms[mention->form]);
        onus_pen__close(&json->pen, '}');
    }
    close_list(json);
}

static void add_times(json_writer *json, const onus_record *record)
{
    static const char *const types[] = {
        [ONUS_TIME_DATE] = "DATE",
        [ONUS_TIME_TIME] = "TIME",
        [ONUS_TIME_DURATION] = "DURATION",
        [ONUS_TIME_SET] = "SET",
    };
    open_list(json, "times");
    for (uint32_t i = 0; i < record->times.count; i++) {
        const onus_time *time = &record->times.items[i];
        onus_pen__open_inline(&json->pen, '{');
        add_bounds(json, time->span);
        add_text(json, "type", types[time->type]);
        onus_pen__field(&json->pen, "value", time->value);
        onus_pen__close(&json->pen, '}');
    }
    close_list(json);
}

static void add_places(json_writer *json, const onus_record *record)
{
    open_list(json, "places");
    for (uint32_t i = 0; i < record->places.count; i++) {
        const onus_place *place = &record->places.items[i];
        onus_pen__open_inline(&json->pen, '{');
        add_bounds(json, place->span);
        onus_pen__field(&json->pen, "name", place->name);
        add_number(json, "lat", place->latitude, COORDINATE);
        add_number(json, "lon", place->longitude, COORDINATE);
        onus_pen__field(&json->pen, "country", place->country);
        onus_pen__field(&json->pen, "adm1", place->adm1);
        onus_pen__field(&json->pen, "geonames_id", place->geonames_id);
        add_text(json, "precision", place->precision);
        onus_pen__close(&json->pen, '}');
    }
    close_list(json);
}

/* ---------------------------------------------------------------- events */

/* One side of an event; there even when it is empty: "nobody" is an answer. */
static void add_side(json_writer *json, const char *key,
                     const onus_actor *actors, uint32_t count)
{
    onus_pen__key(&json->pen, key);
    onus_pen__open_inline(&json->pen, '[');
    for (uint32_t i = 0; i < count; i++) {
        onus_pen__open(&json->pen, '{');
        add_bounds(json, actors[i].span);
        add_optional(json, "entity", actors[i].entity);
        onus_pen__close(&json->pen, '}');
    }
    onus_pen__close(&json->pen, ']');
}

static void add_quantities(json_writer *json, const onus_event *event)
{
    if (event->dead == ONUS_NONE && event->injured == ONUS_NONE &&
        event->arrested == ONUS_NONE && event->size == ONUS_NONE)
        return;
    onus_pen__key(&json->pen, "quantities");
    onus_pen__open_inline(&json->pen, '{');
    add_optional(json, "dead", event->dead);
    add_optional(json, "injured", event->injured);
    add_optional(json, "arrested", event->arrested);
    add_optional(json, "size", event->size);
    onus_pen__close(&json->pen, '}');
}

static void add_codes(json_writer *json, const onus_event *event)
{
    add_text(json, "type", event->type);
    add_text(json, "mode", event->mode);
    add_list(json, "contexts", event->contexts, event->context_count);
    add_text(json, "status", event->status);
    add_integer(json, "quad", (uint32_t)event->quad);
    add_number(json, "intensity", event->intensity, SCORE);
    onus_pen__field(&json->pen, "cameo", event->cameo);
    if (event->cameo.size)
        add_number(json, "goldstein", event->goldstein, SCORE);
}

static void add_event(json_writer *json, const onus_event *event)
{
    onus_pen__open(&json->pen, '{');
    add_codes(json, event);
    add_side(json, "source", event->sources, event->source_count);
    add_side(json, "target", event->targets, event->target_count);
    add_span(json, "trigger", event->trigger);
    add_optional(json, "sentence", event->sentence);
    onus_pen__field(&json->pen, "date", event->date);
    add_text(json, "date_precision", event->date_precision);
    onus_pen__field(&json->pen, "date_end", event->date_end);
    add_optional(json, "place", event->place);
    add_quantities(json, event);
    add_optional(json, "statement", event->statement);
    add_number(json, "confidence", event->confidence, SCORE);
    onus_pen__field(&json->pen, "why", event->why);
    onus_pen__close(&json->pen, '}');
}

static void add_events(json_writer *json, const onus_record *record)
{
    open_list(json, "events");
    for (uint32_t i = 0; i < record->events.count; i++)
        add_event(json, &record->events.items[i]);
    close_list(json);
}

/* --------------------------------------------------------------- statements */

static void add_content(json_writer *json, const onus_statement *statement)
{
    onus_pen__key(&json->pen, "spans");
    onus_pen__open_inline(&json->pen, '[');
    for (uint32_t i = 0; i < statement->span_count; i++) {
        onus_span span = statement->spans[i];
        onus_pen__open(&json->pen, '[');
        onus_pen__integer(&json->pen,
                          onus_offsets__of(&json->offsets, span.start));
        onus_pen__integer(&json->pen,
                          onus_offsets__of(&json->offsets, span.end));
        onus_pen__close(&json->pen, ']');
    }
    onus_pen__close(&json->pen, ']');
}

static void add_speaker(json_writer *json, const onus_statement *statement)
{
    if (is_empty(statement->speaker) &&
        statement->speaker_entity == ONUS_NONE && !statement->speaker_name.size)
        return;
    onus_pen__key(&json->pen, "speaker");
    onus_pen__open_inline(&json->pen, '{');
    if (!is_empty(statement->speaker))
        add_bounds(json, statement->speaker);
    add_optional(json, "entity", statement->speaker_entity);
    onus_pen__field(&json->pen, "name", statement->speaker_name);
    onus_pen__field(&json->pen, "role", statement->speaker_role);
    onus_pen__field(&json->pen, "organization",
                    statement->speaker_organization);
    onus_pen__close(&json->pen, '}');
}

static void add_addressee(json_writer *json, const onus_statement *statement)
{
    if (is_empty(statement->addressee) &&
        statement->addressee_entity == ONUS_NONE)
        return;
    onus_pen__key(&json->pen, "addressee");
    onus_pen__open_inline(&json->pen, '{');
    if (!is_empty(statement->addressee))
        add_bounds(json, statement->addressee);
    add_optional(json, "entity", statement->addressee_entity);
    onus_pen__close(&json->pen, '}');
}

static void add_statements(json_writer *json, const onus_record *record)
{
    open_list(json, "statements");
    for (uint32_t i = 0; i < record->statements.count; i++) {
        const onus_statement *statement = &record->statements.items[i];
        onus_pen__open(&json->pen, '{');
        add_content(json, statement);
        add_text(json, "form", statement->form);
        add_span(json, "cue", statement->cue);
        add_speaker(json, statement);
        add_addressee(json, statement);
        add_text(json, "kind", statement->kind);
        onus_pen__field(&json->pen, "issue", statement->issue);
        add_optional(json, "sentence", statement->sentence);
        add_number(json, "confidence", statement->confidence, SCORE);
        onus_pen__close(&json->pen, '}');
    }
    close_list(json);
}

/* One per pair that the caller marked, in order, even where nothing was
 * found. */
static void add_relations(json_writer *json, const onus_record *record)
{
    if (!record->relations.count)
        return;
    open_list(json, "relations");
    for (uint32_t i = 0; i < record->relations.count; i++) {
        const onus_relation *relation = &record->relations.items[i];
        onus_pen__open_inline(&json->pen, '{');
        if (relation->type) {
            add_text(json, "type", relation->type);
            add_integer(json, "quad", (uint32_t)relation->quad);
            add_text(json, "status", relation->status);
            add_number(json, "confidence", relation->confidence, SCORE);
        }
        onus_pen__field(&json->pen, "why", relation->why);
        onus_pen__close(&json->pen, '}');
    }
    close_list(json);
}

/* ---------------------------------------------------------------- record */

static void add_error(json_writer *json, const onus_error *error)
{
    onus_pen__key(&json->pen, "error");
    onus_pen__open_inline(&json->pen, '{');
    add_text(json, "code", onus_status_name(error->code));
    onus_pen__field(&json->pen, "message", onus_write__what(error));
    onus_pen__field(&json->pen, "hint", onus_write__hint(error));
    onus_pen__close(&json->pen, '}');
}

static void add_code(json_writer *json, const onus_record *record)
{
    add_sentences(json, record);
    if (record->stage != ONUS_STAGE_CODE)
        return;
    add_entities(json, record);
    add_mentions(json, record);
    add_times(json, record);
    add_places(json, record);
    add_events(json, record);
    add_statements(json, record);
    add_relations(json, record);
}

static void add_record(json_writer *json, const onus_record *record)
{
    onus_pen__open(&json->pen, '{');
    onus_pen__field(&json->pen, "id", record->id);
    if (record->error.code) {
        add_error(json, &record->error);
    } else {
        add_coder(json, record);
        add_article(json, &record->article);
        onus_pen__key(&json->pen, "text");
        onus_pen__string(&json->pen, record->text);
        if (record->stage != ONUS_STAGE_READ)
            add_code(json, record);
    }
    onus_pen__close(&json->pen, '}');
    onus_string__add_char(json->pen.out, '\n');
}

void onus_write__json(onus_sheet *sheet, const onus_record *record)
{
    json_writer json = {
        .pen = {.out = sheet->out, .indented = true},
        .offsets = onus_offsets__make(sheet->scratch, record->text),
    };
    add_record(&json, record);
}

void onus_write__jsonl(onus_sheet *sheet, const onus_record *record)
{
    json_writer json = {
        .pen = {.out = sheet->out},
        .offsets = onus_offsets__make(sheet->scratch, record->text),
    };
    add_record(&json, record);
}
