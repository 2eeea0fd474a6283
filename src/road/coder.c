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

/* The caller's id, else a hash of the content that stays the same for ever. */
static onus_slice id_of(onus_record *record, const onus_document *document)
{
    if (document->id.data)
        return onus_arena__copy(&record->arena, document->id);
    uint64_t hash = onus_hash__64(ONUS_FNV64, document->text.data,
                                  document->text.size);
    hash = onus_hash__64(hash, document->date.data, document->date.size);
    return onus_arena__print(&record->arena, "%016llx",
                             (unsigned long long)hash);
}

static bool is_english(onus_slice language)
{
    return !language.size ||
           onus_slice__equal_ascii_case(
               onus_slice__cut(language, 0, language.size < 2 ? language.size : 2),
               ONUS_SLICE("en"));
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

static onus_status code(onus_coder *coder, const onus_document *document,
                        onus_record *record, onus_error *error)
{
    const onus_coder_options *options = &coder->options;
    record->coder = coder->engine->version;
    record->stage = options->stage;
    record->id = id_of(record, document);
    if (options->maximum_bytes && document->text.size > options->maximum_bytes)
        return onus_error__set(error, ONUS_ERROR_LIMIT, NULL, 0,
                               "the document has %zu bytes, more than the limit "
                               "of %zu; raise the limit or cut the document",
                               document->text.size, options->maximum_bytes);
    bool verbatim = options->verbatim || options->stage == ONUS_STAGE_PARSE;
    onus_status status =
        onus_ingest__read(coder->engine->tables, &coder->scratch, document,
                          verbatim, record, error);
    if (!status && options->stage != ONUS_STAGE_READ &&
        is_english(record->article.language))
        status = understand(coder, document, record, error);
    if (!status && record->arena.failed)
        status = onus_error__memory(error);
    return status;
}

onus_status onus_code(onus_coder *coder, const onus_document *document,
                      onus_record **out, onus_error *error)
{
    *out = NULL;
    onus_record *record = onus_record__new();
    if (!record)
        return onus_error__memory(error);
    onus_status status = code(coder, document, record, error);
    onus_arena__reset(&coder->scratch);
    if (status) {
        onus_record_free(record);
        return status;
    }
    *out = record;
    return ONUS_OK;
}

onus_status onus_parse_conllu(onus_coder *coder, onus_slice conllu,
                              onus_sink *sink, void *payload, onus_error *error)
{
    return onus_parser__conllu(coder->parser, conllu, sink, payload, error);
}
