/* The road of a document: ingest, language, resolve, statements, events.
 *
 * Each stage reads what the one before it made, and adds to the record.
 */
#include "road/road.h"

#include "base/error.h"
#include "base/hash.h"
#include "events/events.h"
#include "ingest/ingest.h"
#include "record/record.h"
#include "resolve/resolve.h"
#include "resolve/times.h"
#include "statements/statements.h"

#include <stdlib.h>

/* Offsets have 32 bits, and mending bad bytes may triple a text. */
static const size_t MOST_BYTES = (size_t)1 << 30;

onus_status onus_coder_new(onus_coder **out, const onus_engine *engine,
                           const onus_coder_options *options, onus_error *error)
{
    static const onus_coder_options standard = ONUS_CODER_OPTIONS_INIT;
    *out = NULL;
    onus_coder *coder = calloc(1, sizeof *coder);
    if (!coder)
        return onus_error__memory(error);
    coder->engine = engine;
    coder->options = options ? *options : standard;
    onus_status status = onus_parser__new(&coder->parser, engine->model,
                                          engine->language, error);
    if (status) {
        onus_coder_free(coder);
        return status;
    }
    *out = coder;
    return ONUS_OK;
}

void onus_coder_free(onus_coder *coder)
{
    if (!coder)
        return;
    onus_parser__free(coder->parser);
    onus_arena__clear(&coder->scratch);
    free(coder);
}

onus_slice onus_road__id(onus_arena *arena, const onus_document *document)
{
    if (document->id.size)
        return onus_arena__copy(arena, document->id);
    uint64_t hash = onus_hash__64(ONUS_FNV64, document->text.data,
                                  document->text.size);
    hash = onus_hash__64(hash, document->date.data, document->date.size);
    return onus_arena__print(arena, "%016llx",
                             (unsigned long long)hash);
}

/* "en", "EN-gb", or not told. */
static bool is_english(onus_slice language)
{
    size_t size = language.size < 2 ? language.size : 2;
    return !size || onus_slice__equal_ascii_case(
                        onus_slice__cut(language, 0, size), ONUS_SLICE("en"));
}

/* All that comes after the text is known. */
static onus_status understand(onus_coder *coder, const onus_document *document,
                              onus_record *record, onus_error *error)
{
    const onus_tables *tables = coder->engine->tables;
    onus_arena *scratch = &coder->scratch;
    onus_matches matches = {0};
    onus_status status = onus_parser__parse(coder->parser, record, error);
    if (status || coder->options.stage == ONUS_STAGE_PARSE)
        return status;
    status = onus_resolve(tables, scratch, record, error);
    /* Statements go before events: they tell who "we" is inside a quotation. */
    if (!status)
        status = onus_statements__find(tables, scratch, record, error);
    if (!status)
        status = onus_events__find(tables, scratch, record, &matches, error);
    if (!status) {
        onus_times__date_events(tables, record);
        onus_statements__tie(record);
    }
    if (!status && document->pair_count)
        status = onus_relations__find(tables, &matches, document->pairs,
                                      document->pair_count, record, error);
    return status;
}

static onus_status check_size(const onus_coder_options *options, size_t size,
                              onus_error *error)
{
    size_t limit = options->maximum_bytes;
    if (!limit || limit > MOST_BYTES)
        limit = MOST_BYTES;
    if (size <= limit)
        return ONUS_OK;
    return onus_error__set(error, ONUS_ERROR_LIMIT, NULL, 0,
                           "the document has %zu bytes, more than the limit of "
                           "%zu; raise the limit or cut the document", size,
                           limit);
}

static onus_status code(onus_coder *coder, const onus_document *document,
                        onus_record *record, onus_error *error)
{
    const onus_coder_options *options = &coder->options;
    onus_status status = check_size(options, document->text.size, error);
    if (status)
        return status;
    record->coder = coder->engine->version;
    record->stage = options->stage;
    record->id = onus_road__id(&record->arena, document);
    onus_parser__limit(coder->parser, options->maximum_seconds);
    bool verbatim = options->verbatim || options->stage == ONUS_STAGE_PARSE ||
                    document->pair_count; /* their offsets are the caller's */
    status = onus_ingest__read(coder->engine->tables, &coder->scratch, document,
                               verbatim, record, error);
    if (!status && options->stage != ONUS_STAGE_READ &&
        is_english(record->article.language))
        status = understand(coder, document, record, error);
    if (!status && record->arena.failed)
        status = onus_error__memory(error);
    return status;
}

onus_status onus_road__code(onus_coder *coder, const onus_document *document,
                            onus_record **out, onus_error *error)
{
    *out = NULL;
    onus_record *record = onus_record__new();
    if (!record)
        return onus_error__memory(error);
    onus_status status = code(coder, document, record, error);
    if (status) {
        onus_record_free(record);
        return status;
    }
    *out = record;
    return ONUS_OK;
}

onus_status onus_code(onus_coder *coder, const onus_document *document,
                      onus_record **out, onus_error *error)
{
    onus_status status = onus_road__code(coder, document, out, error);
    onus_arena__reset(&coder->scratch);
    return status;
}

onus_status onus_parse_conllu(onus_coder *coder, onus_slice conllu,
                              onus_sink *sink, void *payload, onus_error *error)
{
    onus_parser__limit(coder->parser, coder->options.maximum_seconds);
    return onus_parser__conllu(coder->parser, conllu, sink, payload, error);
}
