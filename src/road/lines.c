/* The worker contract: one line of JSON in, one record out, whatever the line holds.
 *
 * JSON is read by jansson. Offsets in `pairs` are code points and become bytes here.
 */
#include "road/road.h"

#include "base/error.h"
#include "base/utf8.h"
#include "record/record.h"

#include <jansson.h>
#include <string.h>

/* A text field under its name or an alias; absent if it is missing or no text. */
static onus_slice text_field(const json_t *object, const char *name,
                             const char *alias)
{
    const json_t *value = json_object_get(object, name);
    if (!value && alias)
        value = json_object_get(object, alias);
    if (!json_is_string(value))
        return (onus_slice){0};
    return (onus_slice){json_string_value(value), json_string_length(value)};
}

/* The id as text: numbers are fine too. */
static onus_slice id_field(onus_arena *arena, const json_t *object)
{
    const json_t *value = json_object_get(object, "id");
    if (json_is_integer(value))
        return onus_arena__print(arena, "%lld",
                                 (long long)json_integer_value(value));
    return text_field(object, "id", "story_id");
}

/* Where each code point of a text starts, in bytes; one more for the end. */
static uint32_t *byte_offsets(onus_arena *arena, onus_slice text, size_t *count)
{
    uint32_t *offsets =
        onus_arena__array(arena, text.size + 1, sizeof *offsets);
    *count = 0;
    for (size_t at = 0; offsets && at < text.size;) {
        offsets[(*count)++] = (uint32_t)at;
        onus_utf8__next(text, &at);
    }
    if (offsets)
        offsets[*count] = (uint32_t)text.size;
    return offsets;
}

/* [[start, end], ...] in code points to spans in bytes; false if it is something else. */
static bool read_spans(onus_arena *arena, const json_t *list,
                       const uint32_t *offsets, size_t length,
                       const onus_span **out, uint32_t *out_count)
{
    size_t count = json_array_size(list);
    onus_span *spans = onus_arena__array(arena, count + 1, sizeof *spans);
    for (size_t i = 0; spans && i < count; i++) {
        const json_t *pair = json_array_get(list, i);
        json_int_t start = json_integer_value(json_array_get(pair, 0));
        json_int_t end = json_integer_value(json_array_get(pair, 1));
        if (json_array_size(pair) != 2 || start < 0 || end < start ||
            (size_t)end > length)
            return false;
        spans[i] = (onus_span){offsets[start], offsets[end]};
    }
    *out = spans;
    *out_count = (uint32_t)count;
    return spans != NULL;
}

static bool read_pairs(onus_arena *arena, const json_t *list,
                       onus_document *document)
{
    size_t count = json_array_size(list), length;
    if (!count)
        return true;
    onus_pair *pairs = onus_arena__array(arena, count, sizeof *pairs);
    uint32_t *offsets = byte_offsets(arena, document->text, &length);
    if (!pairs || !offsets)
        return true;
    for (size_t i = 0; i < count; i++) {
        const json_t *pair = json_array_get(list, i);
        if (!read_spans(arena, json_object_get(pair, "source"), offsets, length,
                        &pairs[i].source, &pairs[i].source_count) ||
            !read_spans(arena, json_object_get(pair, "target"), offsets, length,
                        &pairs[i].target, &pairs[i].target_count))
            return false;
    }
    document->pairs = pairs;
    document->pair_count = (uint32_t)count;
    return true;
}

static onus_status read_line(onus_coder *coder, const json_t *object,
                             onus_document *document, onus_error *error)
{
    onus_arena *arena = &coder->scratch;
    document->id = id_field(arena, object);
    document->text = text_field(object, "text", "event_text");
    document->date = text_field(object, "date", "pub_date");
    document->title = text_field(object, "title", "headline");
    document->url = text_field(object, "url", NULL);
    document->publisher = text_field(object, "publisher", NULL);
    document->language = text_field(object, "language", NULL);
    if (!document->text.data && json_object_get(object, "html"))
        return onus_error__set(error, ONUS_ERROR_INPUT, NULL, 0,
                               "`html` cannot be read yet; give the page's text "
                               "as `text`");
    if (!document->text.data)
        return onus_error__set(error, ONUS_ERROR_INPUT, NULL, 0,
                               "the line has no `text`; give the document's text "
                               "there, as a string");
    if (!read_pairs(arena, json_object_get(object, "pairs"), document))
        return onus_error__set(error, ONUS_ERROR_INPUT, NULL, 0,
                               "`pairs` is not a list of {\"source\": [[start, "
                               "end], ...], \"target\": [...]} with offsets in the "
                               "text");
    return ONUS_OK;
}

/* A record that says only what went wrong. */
static onus_status refuse(onus_coder *coder, onus_slice id,
                          const onus_error *why, onus_record **out,
                          onus_error *error)
{
    onus_record *record = onus_record__new();
    if (!record)
        return onus_error__memory(error);
    record->coder = coder->engine->version;
    record->id = onus_arena__copy(&record->arena, id);
    record->error = *why;
    *out = record;
    return ONUS_OK;
}

onus_status onus_code_line(onus_coder *coder, onus_slice line,
                           onus_record **out, onus_error *error)
{
    *out = NULL;
    json_error_t trouble;
    onus_error why;
    onus_document document = ONUS_DOCUMENT_INIT;
    onus_status status;
    onus_slice text = onus_utf8__mended(&coder->scratch, line);
    json_t *object = json_loadb(text.data ? text.data : "", text.size,
                                JSON_ALLOW_NUL, &trouble);
    if (!json_is_object(object))
        status = onus_error__set(&why, ONUS_ERROR_INPUT, NULL, 0,
                                 "not a JSON object (%s at byte %d); one document "
                                 "a line, as {\"id\": ..., \"text\": ...}",
                                 object ? "it is something else" : trouble.text,
                                 object ? 0 : trouble.position);
    else
        status = read_line(coder, object, &document, &why);
    if (!status)
        status = onus_code(coder, &document, out, &why);
    if (status)
        status = refuse(coder, document.id, &why, out, error);
    json_decref(object);
    onus_arena__reset(&coder->scratch);
    return status;
}
