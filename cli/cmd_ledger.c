/* onus ledger: who asked, offered, promised, refused what, and whose move it
 * is. */
#include "output.h"
#include "stream.h"

typedef struct cli_book {
    const cli_settings *settings;
    onus_ledger *ledger;
    exit_code result;
} cli_book;

static void work(cli_job *job, onus_coder *coder, void *payload)
{
    const cli_book *book = payload;
    stream_code(job, coder, book->settings);
}

static void enter(onus_ledger *ledger, cli_job *job)
{
    onus_slice json = {job->input.data, job->input.size};
    if (job->kind == JOB_RECORD)
        onus_ledger_add_json(ledger, json, &job->error);
    else if (job->record && !job->error.code)
        onus_ledger_add(ledger, job->record, &job->error);
}

static bool finish(cli_job *job, void *payload)
{
    cli_book *book = payload;
    enter(book->ledger, job);
    book->result = worse(book->result, stream_complain(job));
    return job->error.code != ONUS_ERROR_MEMORY;
}

static int write_out(const char *bytes, size_t size, void *payload)
{
    return output_write(payload, bytes, size) ? 0 : 1;
}

static exit_code write_ledger(onus_ledger *ledger, const cli_settings *settings)
{
    cli_output output;
    exit_code result = output_open(&output, settings->output);
    if (result)
        return result;
    onus_format format = output_is_terminal(&output) ? ONUS_FORMAT_PAGE
                                                     : ONUS_FORMAT_JSON;
    if (settings->format != FORMAT_UNSET)
        format = (onus_format)settings->format;
    onus_write_options look = output_look(&output, settings);
    onus_error error;
    onus_status status =
        onus_ledger_write(ledger, format, &look, write_out, &output, &error);
    if (status && !output.closed)
        result = complain_error(&error);
    return worse(result, output_close(&output));
}

static exit_code fill(cli_book *book, const onus_engine *engine)
{
    const cli_settings *settings = book->settings;
    cli_crew crew = {work, finish, book};
    exit_code result;
    cli_pool *pool = pool_new(&crew, engine, &settings->coder,
                              settings->threads, &result);
    if (!pool)
        return result;
    result = feed_inputs(pool, settings, FEED_RECORDS);
    pool_finish(pool);
    return worse(result, book->result);
}

static exit_code run(const cli_settings *settings)
{
    cli_book book = {.settings = settings};
    onus_engine *engine = NULL;
    onus_error error;
    if (!feed_check(settings))
        return EXIT_USAGE;
    exit_code result = stream_open_engine(&engine, settings);
    if (result)
        return result;
    if (onus_ledger_new(&book.ledger, engine, &settings->ledger, &error))
        result = complain_error(&error);
    else
        result = fill(&book, engine);
    if (book.ledger && result != EXIT_INTERNAL)
        result = worse(result, write_ledger(book.ledger, settings));
    onus_ledger_free(book.ledger);
    onus_engine_close(engine);
    return result;
}

const cli_command command_ledger = {
    .name = "ledger",
    .bit = IN_LEDGER,
    .arguments = "[FILE...]",
    .summary = "what is asked, offered, promised, refused; whose move it is",
    .formats = "json|jsonl|page",
    .run = run,
    .details =
        "A FILE is a report, has a JSON document on each line, or has records that\n"
        "onus code made; those need not be coded again. At a terminal the ledger is\n"
        "a page to read, elsewhere JSON.\n",
    .examples = "onus ledger reports/ --between USA,PRK\n"
                "onus ledger records.jsonl --issue sanctions --format json\n",
};
