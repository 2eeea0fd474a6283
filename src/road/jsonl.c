/* The worker contract: one line of JSON in, one record out, whatever the line
 * holds.
 *
 *     {"id": 7, "text": "Narnia and Archenland signed a treaty."}  -> a record
 *     {"id": 8, "text": "Narnia and Arch                           -> an error
 *
 * JSON is read by jansson, which is strict about Unicode where we are not: half
 * a surrogate pair, as programs write it that cut text in the middle, is mended
 * before. Where a key stands twice, the last one counts. Offsets in `pairs` are
 * code points and become bytes here.
 */
#include "road/road.h"

#include "base/error.h"
#include "base/hash.h"
#include "base/json.h"
#include "base/utf8.h"
#include "record/record.h"

#include <stdlib.h>
#include <string.h>

/* ---------------------------------------------------------------- escapes */

static int hexadecimal(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c |= 32;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The code of the \uXXXX that starts at `at`, or 0. */
static unsigned escape_at(onus_slice json, size_t at)
{
    unsigned code = 0;
    if (json.size - at < 6 || json.data[at] != '\\' || json.data[at + 1] != 'u')
        return 0;
    for (size_t i = at + 2; i < at + 6; i++) {
        int digit = hexadecimal(json.data[i]);
        if (digit < 0)
            return 0;
        code = code << 4 | (unsigned)digit;
    }
    return code;
}

static bool is_high(unsigned code)
{
    return code >= 0xD800 && code <= 0xDBFF;
}

static bool is_low(unsigned code)
{
    return code >= 0xDC00 && code <= 0xDFFF;
}

/* The line with each half of a surrogate pair made \ufffd; NULL data if memory
 * ran out. */
static onus_slice mend_escapes(onus_arena *arena, onus_slice line)
{
    if (!line.size || !memmem(line.data, line.size, "\\u", 2))
        return line;
    char *mended = (char *)onus_arena__copy(arena, line).data;
    for (size_t at = 0; mended && at < line.size;) {
        unsigned code = escape_at(line, at);
        bool pair = is_high(code) && line.size - at >= 12 &&
                    is_low(escape_at(line, at + 6));
        if ((is_high(code) || is_low(code)) && !pair)
            memcpy(mended + at + 2, "fffd", 4);
        if (code)
            at += pair ? 12 : 6;
        else
            at += line.data[at] == '\\' ? 2 : 1;
    }
    return (onus_slice){mended, line.size};
}

/* ---------------------------------------------------------------- fields */

/* A text field under its name or an alias; absent if it is missing or no
 * text. */
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

/* The id as text: a number is fine too, and becomes its own JSON. */
static onus_slice id_field(onus_arena *arena, const json_t *object)
{
    const json_t *value = json_object_get(object, "id");
    if (!value)
        value = json_object_get(object, "story_id");
    if (json_is_string(value))
        return (onus_slice){json_string_value(value),
                            json_string_length(value)};
    if (!json_is_number(value))
        return (onus_slice){0};
    char *number = json_dumps(value, JSON_ENCODE_ANY);
    onus_slice id = number ? onus_arena__copy(arena, onus_slice__of(number))
                           : (onus_slice){0};
    arena->failed |= !number;
    free(number);
    return id;
}

/* ---------------------------------------------------------------- pairs */

/* [[start, end], ...] in code points to spans in bytes; false if it is
 * something else. */
static bool read_spans(onus_arena *arena, const json_t *list,
                       const uint32_t *offsets, size_t length,
                       const onus_span **out, uint32_t *out_count)
{
    size_t count = json_array_size(list);
    onus_span *spans = onus_arena__array(arena, count + 1, sizeof *spans);
    if (!spans || !json_is_array(list))
        return false;
    for (size_t i = 0; i < count; i++) {
        const json_t *pair = json_array_get(list, i);
        const json_t *start = json_array_get(pair, 0);
        const json_t *end = json_array_get(pair, 1);
        json_int_t from = json_integer_value(start);
        json_int_t to = json_integer_value(end);
        if (json_array_size(pair) != 2 || !json_is_integer(start) ||
            !json_is_integer(end) || from < 0 || to < from ||
            (size_t)to > length)
            return false;
        spans[i] = (onus_span){offsets[from], offsets[to]};
    }
    *out = spans;
    *out_count = (uint32_t)count;
    return true;
}

/* False if they cannot be read, or if memory ran out. */
static bool read_pairs(onus_arena *arena, const json_t *list,
                       onus_document *document)
{
    size_t count = json_array_size(list), length;
    if (!count)
        return !list || json_is_array(list) || json_is_null(list);
    onus_pair *pairs = onus_arena__array(arena, count, sizeof *pairs);
    uint32_t *offsets = onus_utf8__offsets(arena, document->text, &length);
    if (!pairs || !offsets)
        return false;
    for (size_t i = 0; i < count; i++) {
        const json_t *pair = json_array_get(list, i);
        onus_pair *out = &pairs[i];
        if (!read_spans(arena, json_object_get(pair, "source"), offsets, length,
                        &out->source, &out->source_count) ||
            !read_spans(arena, json_object_get(pair, "target"), offsets, length,
                        &out->target, &out->target_count))
            return false;
    }
    document->pairs = pairs;
    document->pair_count = (uint32_t)count;
    return true;
}

/* ---------------------------------------------------------------- the line */

#define REFUSE(error, ...)                                                     \
    onus_error__set(error, ONUS_ERROR_INPUT, NULL, 0, __VA_ARGS__)

static onus_status read_object(onus_coder *coder, const json_t *object,
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
    if (!document->text.data) {
        document->text = text_field(object, "html", NULL);
        document->html = document->text.data != NULL;
    }
    if (!document->text.data)
        return REFUSE(error, "the line has no `text` and no `html`; give the "
                      "document there, as a string");
    if (!read_pairs(arena, json_object_get(object, "pairs"), document) &&
        !arena->failed)
        return REFUSE(error, "`pairs` is not a list of {\"source\": [[start, "
                      "end], ...], \"target\": [...]} with offsets in the "
                      "text; mend it or leave it out");
    return arena->failed ? onus_error__memory(error) : ONUS_OK;
}

/* The line as a JSON object, or NULL and why not. */
static json_t *parse_line(onus_coder *coder, onus_slice line, onus_error *error)
{
    json_error_t trouble;
    bool no_memory;
    onus_slice text = onus_utf8__mended(&coder->scratch, line);
    text = mend_escapes(&coder->scratch, text);
    if (coder->scratch.failed) {
        onus_error__memory(error);
        return NULL;
    }
    json_t *json = onus_json__read(text, JSON_ALLOW_NUL, &trouble, &no_memory);
    if (json_is_object(json))
        return json;
    if (no_memory)
        onus_error__memory(error);
    else
        REFUSE(error, "not a JSON object (%s at byte %d); one document a line, "
               "as {\"id\": ..., \"text\": ...}",
               json ? "it is something else" : trouble.text, trouble.position);
    json_decref(json);
    return NULL;
}

/* A record that says only what went wrong. */
static onus_status refuse(onus_coder *coder, const onus_document *document,
                          const onus_error *why, onus_record **out,
                          onus_error *error)
{
    onus_record *record = onus_record__new();
    if (!record)
        return onus_error__memory(error);
    record->coder = coder->engine->version;
    record->id = onus_road__id(&record->arena, document);
    record->error = *why;
    if (record->arena.failed) {
        onus_record_free(record);
        return onus_error__memory(error);
    }
    *out = record;
    return ONUS_OK;
}

onus_status onus_code_line(onus_coder *coder, onus_slice line,
                           onus_record **out, onus_error *error)
{
    *out = NULL;
    onus_error why;
    onus_document document = ONUS_DOCUMENT_INIT;
    json_t *object = parse_line(coder, line, &why);
    onus_status status =
        object ? read_object(coder, object, &document, &why) : why.code;
    if (!document.text.data)
        document.text = line; /* what a refused line is known by */
    if (!status)
        status = onus_road__code(coder, &document, out, &why);
    if (status)
        status = refuse(coder, &document, &why, out, error);
    json_decref(object);
    onus_arena__reset(&coder->scratch);
    return status;
}
