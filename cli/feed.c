/* A file is one document, unless its first byte that is not blank is '{': then
 * each line is one, except where that brace has its line to itself: then the
 * file is one JSON document over several lines. CoNLL-U is cut into pieces
 * between sentences, so that several threads can share a file and no file needs
 * to fit into memory.
 */
#include "feed.h"

#include "keys.h"
#include "source.h"
#include "walk.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

enum {
    LONG_LINE_KEPT = 4096,      /* of a line over the limit: to its id */
    CONLLU_PIECE = 128 * 1024,
    SMALL_FIELDS = 64 * 1024,   /* room for what a line holds beside its text */
};

typedef struct cli_feeder {
    cli_pool *pool;
    const cli_settings *settings;
    feed_mode mode;
    exit_code result;
} cli_feeder;

/* ---------------------------------------------------------------- jobs */

static bool out_of_memory(cli_feeder *feeder, const cli_source *source)
{
    complain(source->name, source->line,
             "out of memory; try a smaller -j or --max-bytes");
    feeder->result = EXIT_INTERNAL;
    return false;
}

static cli_job *start_job(cli_feeder *feeder, const cli_source *source,
                          job_kind kind)
{
    cli_job *job = pool_next(feeder->pool);
    if (!job)
        return NULL;
    job->kind = kind;
    job->named = source->file != STDIN_FILENO;
    if (bytes_add_text(&job->name, source->name))
        return job;
    out_of_memory(feeder, source);
    return NULL;
}

/* JSON needs more room than the text in it: \u0041 is six bytes for one. */
static size_t json_limit(const cli_feeder *feeder)
{
    return 6 * feeder->settings->coder.maximum_bytes + SMALL_FIELDS;
}

static bool is_record(onus_slice json)
{
    return keys_find(json, "events").data || keys_find(json, "coder").data ||
           keys_find(json, "error").data;
}

static job_kind json_kind(const cli_feeder *feeder, const cli_job *job)
{
    onus_slice json = {job->input.data, job->input.size};
    bool record = feeder->mode == FEED_RECORDS && is_record(json);
    return record ? JOB_RECORD : JOB_LINE;
}

static bool is_blank(const cli_bytes *line)
{
    return strspn(line->data, " \t\r") == line->size;
}

/* ---------------------------------------------------------------- sources */

/* All of the source is one job. One byte over the limit, so that the coder
 * sees it. */
static bool feed_whole(cli_feeder *feeder, cli_source *source, bool json)
{
    size_t limit = json ? json_limit(feeder)
                        : feeder->settings->coder.maximum_bytes;
    cli_job *job = start_job(feeder, source, JOB_DOCUMENT);
    if (!job)
        return false;
    if (!source_rest(source, limit + 1, &job->input))
        return out_of_memory(feeder, source);
    if (json)
        job->kind =
            job->input.size > limit ? JOB_TOO_LONG : json_kind(feeder, job);
    if (source->failed)
        return true; /* half a document is none */
    pool_submit(feeder->pool);
    return true;
}

static bool feed_lines(cli_feeder *feeder, cli_source *source)
{
    for (;;) {
        cli_job *job = start_job(feeder, source, JOB_LINE);
        if (!job)
            return false;
        line_state state = source_line(source, json_limit(feeder),
                                       LONG_LINE_KEPT, &job->input);
        if (state == LINE_MEMORY)
            return out_of_memory(feeder, source);
        if (state == LINE_END)
            return true;
        if (feeder->mode != FEED_LINES && is_blank(&job->input))
            continue;
        job->line = source->line;
        job->kind =
            state == LINE_LONG ? JOB_TOO_LONG : json_kind(feeder, job);
        pool_submit(feeder->pool);
    }
}

/* Add lines until a sentence ends in a piece that is large enough. */
static line_state read_piece(const cli_feeder *feeder, cli_source *source,
                             cli_job *job)
{
    size_t limit = feeder->settings->coder.maximum_bytes, before;
    line_state state;
    do {
        before = job->input.size;
        state = source_line(source, limit, LONG_LINE_KEPT, &job->input);
        bool blank = job->input.size == before ||
                     (job->input.size == before + 1 &&
                      job->input.data[before] == '\r');
        if (state == LINE_GOOD && !bytes_add(&job->input, "\n", 1))
            state = LINE_MEMORY;
        if (blank && job->input.size >= CONLLU_PIECE)
            break;
    } while (state == LINE_GOOD && job->input.size <= limit);
    return state;
}

static bool feed_conllu(cli_feeder *feeder, cli_source *source)
{
    for (line_state state = LINE_GOOD; state == LINE_GOOD;) {
        cli_job *job = start_job(feeder, source, JOB_CONLLU);
        if (!job)
            return false;
        job->line = source->line + 1;
        state = read_piece(feeder, source, job);
        if (state == LINE_MEMORY)
            return out_of_memory(feeder, source);
        if (state == LINE_LONG ||
            job->input.size > feeder->settings->coder.maximum_bytes) {
            complain(source->name, source->line,
                     "is over the limit; is it CoNLL-U, with a blank line "
                     "behind each sentence?");
            feeder->result = worse(feeder->result, EXIT_INPUT);
            return true;
        }
        if (job->input.size)
            pool_submit(feeder->pool);
    }
    return true;
}

static bool feed_source(cli_feeder *feeder, cli_source *source)
{
    switch (feeder->mode) {
    case FEED_LINES: return feed_lines(feeder, source);
    case FEED_TEXT: return feed_whole(feeder, source, false);
    case FEED_CONLLU: return feed_conllu(feeder, source);
    case FEED_ANY:
    case FEED_RECORDS: break;
    }
    if (source_peek(source) != '{')
        return feed_whole(feeder, source, false);
    if (source_starts_alone(source, '{'))
        return feed_whole(feeder, source, true);
    return feed_lines(feeder, source);
}

static bool feed_path(const char *path, void *payload)
{
    cli_feeder *feeder = payload;
    cli_source source;
    bool more = true;
    if (source_open(&source, path))
        more = feed_source(feeder, &source);
    else
        source.failed = errno;
    if (source.failed) {
        complain_file(source.name, source.failed);
        feeder->result = worse(feeder->result, EXIT_FILES);
    }
    source_close(&source);
    return more;
}

/* ---------------------------------------------------------------- inputs */

bool feed_check(const cli_settings *settings)
{
    if (settings->input_count || !isatty(STDIN_FILENO))
        return true;
    complain(NULL, 0, "there is nothing to read; name a file, a folder, or - "
                      "for standard input");
    return false;
}

exit_code feed_inputs(cli_pool *pool, const cli_settings *settings,
                      feed_mode mode)
{
    cli_feeder feeder = {.pool = pool, .settings = settings, .mode = mode};
    if (!settings->input_count)
        feed_path("-", &feeder);
    for (int i = 0; i < settings->input_count; i++) {
        exit_code walked = walk(settings->inputs[i], feed_path, &feeder);
        feeder.result = worse(feeder.result, walked);
        if (feeder.result == EXIT_INTERNAL)
            break;
    }
    return feeder.result;
}
