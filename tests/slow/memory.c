/* The n-th allocation fails.
 *
 * Opening an engine, coding a document, a line and CoNLL-U, and writing the
 * records is done again and again; in the n-th round the n-th allocation gives
 * NULL, and so do all after it (a machine that is out of memory stays so).
 * Every round must end with ONUS_ERROR_MEMORY and with nothing left behind,
 * until a round passes in which none failed. Then the same, with only the n-th
 * failing.
 *
 * The linker puts the functions below in front of malloc, calloc and realloc
 * (-Wl,--wrap). jansson gets them only where memory stays out: it passes over
 * some single failures.
 */
#include "onus.h"

#include "../unit/toy_model.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *memory, size_t size);
void __real_free(void *memory);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *memory, size_t size);
void __wrap_free(void *memory);

static long allocations, fails_at, alive; /* fails_at 0: never */
static bool goes_on;                      /* failing, once it began */

static bool fails(void)
{
    allocations++;
    return fails_at &&
           (goes_on ? allocations >= fails_at : allocations == fails_at);
}

void *__wrap_malloc(size_t size)
{
    void *memory = fails() ? NULL : __real_malloc(size);
    alive += memory != NULL;
    return memory;
}

void *__wrap_calloc(size_t count, size_t size)
{
    void *memory = fails() ? NULL : __real_calloc(count, size);
    alive += memory != NULL;
    return memory;
}

void *__wrap_realloc(void *memory, size_t size)
{
    void *moved = fails() ? NULL : __real_realloc(memory, size);
    alive += moved && !memory;
    return moved;
}

void __wrap_free(void *memory)
{
    alive -= memory != NULL;
    __real_free(memory);
}

static void *json_memory(size_t size)
{
    void *memory = goes_on && fails() ? NULL : __real_malloc(size);
    alive += memory != NULL;
    return memory;
}

/* ---------------------------------------------------------------- a round */

static const char text[] =
    "OSLO, Jan. 2 (AP) - Norway's government condemned Sweden on Monday and "
    "threatened to close the border.\n\n"
    "\"We will not pay,\" Prime Minister Erna Solberg told reporters. She said "
    "that the Swedish army had killed three soldiers last week.\n";

static const char line[] =
    "{\"id\": 1.5, \"text\": \"Norway condemned Sweden \\ud83d.\", \"pairs\": "
    "[{\"source\": [[0, 6]], \"target\": [[17, 23]]}]}";

static const char page[] =
    "<!doctype html><html lang=en><title>Norway &amp; Sweden</title>"
    "<script type='application/ld+json'>[{\"@type\": \"NewsArticle\", "
    "\"author\": {\"name\": \"Ann Other\"}}]</script><body><p>Norway condemned "
    "Sweden on Monday, and the border was closed.<figcaption>A border "
    "(AP)</figcaption>";

static const char conllu[] = "1\tNorway\t_\t_\t_\t_\t_\t_\t_\t_\n"
                             "2\tcondemned\t_\t_\t_\t_\t_\t_\t_\t_\n\n";

static int sink(const char *bytes, size_t size, void *payload)
{
    (void)bytes;
    *(size_t *)payload += size;
    return 0;
}

/* Write a record in all formats; the first error counts. */
static onus_status write_all(const onus_record *record, onus_error *error)
{
    static const onus_format formats[] = {
        ONUS_FORMAT_JSON,    ONUS_FORMAT_JSONL,  ONUS_FORMAT_PAGE,
        ONUS_FORMAT_EXPLAIN, ONUS_FORMAT_CONLLU, ONUS_FORMAT_TEXT};
    onus_status status = ONUS_OK;
    size_t size = 0;
    for (size_t i = 0; i < sizeof formats / sizeof *formats && !status; i++)
        status = onus_record_write(record, formats[i], NULL, sink, &size,
                                   error);
    return status;
}

static onus_status code_text(onus_coder *coder, onus_slice text,
                             onus_error *error)
{
    onus_document document = ONUS_DOCUMENT_INIT;
    onus_record *record;
    document.text = text;
    onus_status status = onus_code(coder, &document, &record, error);
    if (!status)
        status = write_all(record, error);
    onus_record_free(record);
    return status;
}

/* What went wrong with the line may be in its record. */
static onus_status code_line(onus_coder *coder, onus_error *error)
{
    onus_record *record;
    onus_status status = onus_code_line(
        coder, (onus_slice){line, sizeof line - 1}, &record, error);
    if (!status)
        status = write_all(record, error);
    if (!status && onus_record_error(record)) {
        *error = *onus_record_error(record);
        status = error->code;
    }
    onus_record_free(record);
    return status;
}

static onus_status keep_ledger(const onus_engine *engine, onus_coder *coder,
                               onus_error *error)
{
    onus_document document = ONUS_DOCUMENT_INIT;
    onus_ledger *ledger = NULL;
    onus_record *record = NULL;
    size_t size = 0;
    document.text = (onus_slice){text, sizeof text - 1};
    onus_status status = onus_code(coder, &document, &record, error);
    if (!status)
        status = onus_ledger_new(&ledger, engine, NULL, error);
    if (!status)
        status = onus_ledger_add(ledger, record, error);
    if (!status)
        status = onus_ledger_write(ledger, ONUS_FORMAT_JSON, NULL, sink, &size,
                                   error);
    onus_ledger_free(ledger);
    onus_record_free(record);
    return status;
}

static onus_status go_round(const char *model, onus_error *error)
{
    onus_engine_options options = {.model = model,
                                   .knowledge = ONUS_SOURCE_DIR "/knowledge"};
    onus_engine *engine = NULL;
    onus_coder *coder = NULL;
    size_t size = 0;
    onus_status status = onus_engine_open(&engine, &options, error);
    if (!status)
        status = onus_coder_new(&coder, engine, NULL, error);
    if (!status)
        status = code_text(coder, (onus_slice){text, sizeof text - 1}, error);
    if (!status)
        status = code_text(coder, (onus_slice){page, sizeof page - 1}, error);
    if (!status)
        status = code_line(coder, error);
    if (!status)
        status = onus_parse_conllu(
            coder, (onus_slice){conllu, sizeof conllu - 1}, sink, &size, error);
    if (!status)
        status = keep_ledger(engine, coder, error);
    onus_coder_free(coder);
    onus_engine_close(engine);
    return status;
}

/* ---------------------------------------------------------------- rounds */

/* Did the round go as it must? *failed: an allocation did. */
static bool check_round(const char *model, bool *failed)
{
    onus_error error = {.code = ONUS_OK};
    allocations = alive = 0;
    onus_status status = go_round(model, &error);
    *failed = fails_at && allocations >= fails_at;
    onus_status expected = *failed ? ONUS_ERROR_MEMORY : ONUS_OK;
    if (status == expected && error.code == expected && !alive)
        return true;
    fprintf(stderr, "allocation %ld failed: status %s (%s:%u: %s), %ld pieces "
            "of memory left\n", fails_at, onus_status_name(status), error.file,
            error.line, error.message, alive);
    return false;
}

static int rounds(const char *model, bool going_on, long step)
{
    int bad = 0;
    bool failed = true;
    goes_on = going_on;
    for (fails_at = 1; failed && bad < 10; fails_at += step)
        bad += !check_round(model, &failed);
    printf("%ld allocations, every %ld. failing%s: %d bad rounds\n",
           allocations, step, going_on ? " and all after it" : "", bad);
    return bad;
}

int main(int count, char **arguments)
{
    long step = count > 1 ? atol(arguments[1]) : 1;
    toy model = toy_make();
    toy_write(&model, model.size);
    json_set_alloc_funcs(json_memory, __wrap_free);
    int bad = rounds(model.path, true, step);
    bad += rounds(model.path, false, step);
    fails_at = 0;
    toy_clear(&model);
    return bad ? EXIT_FAILURE : EXIT_SUCCESS;
}
