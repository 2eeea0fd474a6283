#include "stream.h"

#include "keys.h"
#include "output.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

typedef struct cli_stream {
    const cli_settings *settings;
    onus_format format;
    onus_write_options look;
    cli_output output;
    exit_code result;
    bool begun; /* something was written */
} cli_stream;

/* ---------------------------------------------------------------- coding */

static onus_slice slice_of(const cli_bytes *bytes)
{
    return (onus_slice){bytes->data, bytes->size};
}

static void set_error(cli_job *job, onus_status code, const char *message)
{
    job->error = (onus_error){.code = code};
    snprintf(job->error.message, sizeof job->error.message, "%s", message);
}

static void code_document(cli_job *job, onus_coder *coder,
                          const cli_settings *settings)
{
    onus_document document = ONUS_DOCUMENT_INIT;
    document.text = slice_of(&job->input);
    if (job->named)
        document.id = slice_of(&job->name);
    if (settings->date)
        document.date = (onus_slice){settings->date, strlen(settings->date)};
    onus_code(coder, &document, &job->record, &job->error);
}

void stream_code(cli_job *job, onus_coder *coder, const cli_settings *settings)
{
    switch (job->kind) {
    case JOB_DOCUMENT:
        code_document(job, coder, settings);
        break;
    case JOB_LINE:
        onus_code_line(coder, slice_of(&job->input), &job->record, &job->error);
        break;
    case JOB_TOO_LONG:
        set_error(job, ONUS_ERROR_LIMIT,
                  "the document is too long; raise --max-bytes, or cut it");
        break;
    case JOB_CONLLU:
    case JOB_RECORD:
        break;
    }
    const onus_error *error =
        job->record ? onus_record_error(job->record) : NULL;
    if (error)
        job->error = *error;
}

exit_code stream_complain(const cli_job *job)
{
    if (!job->error.code)
        return EXIT_OK;
    bool elsewhere = job->kind == JOB_CONLLU && job->error.line;
    unsigned line = elsewhere ? job->line + job->error.line - 1 : job->line;
    complain(job->name.data, job->kind == JOB_CONLLU && !elsewhere ? 0 : line,
             "%s", job->error.message);
    return exit_code_of(job->error.code);
}

/* ---------------------------------------------------------------- refusals */

/* A JSON value that can be passed on without being understood: a plain
 * string or number in ASCII. */
static bool is_plain(onus_slice value)
{
    for (size_t i = 0; i < value.size; i++) {
        unsigned char c = (unsigned char)value.data[i];
        bool quote = c == '"' && i > 0 && i + 1 < value.size;
        if (c < 0x20 || c >= 0x7F || c == '\\' || quote)
            return false;
    }
    return value.size >= 2 && value.data[0] == '"' &&
           value.data[value.size - 1] == '"';
}

static void add_string(cli_bytes *out, const char *text, size_t size)
{
    bytes_add(out, "\"", 1);
    for (size_t i = 0; i < size; i++) {
        if (text[i] == '"' || text[i] == '\\')
            bytes_add(out, "\\", 1);
        if ((unsigned char)text[i] >= 0x20 && (unsigned char)text[i] < 0x7F)
            bytes_add(out, text + i, 1);
    }
    bytes_add(out, "\"", 1);
}

static void add_id(cli_job *job)
{
    onus_slice id = job->kind == JOB_DOCUMENT
                        ? (onus_slice){NULL, 0}
                        : keys_find(slice_of(&job->input), "id");
    char place[32];
    bytes_add_text(&job->output, "{\"id\":");
    if (is_plain(id)) {
        bytes_add(&job->output, id.data, id.size);
    } else if (job->line) {
        int size = snprintf(place, sizeof place, "line-%u", job->line);
        add_string(&job->output, place, (size_t)size);
    } else {
        add_string(&job->output, job->name.data, job->name.size);
    }
}

/* The record of a document of which the library could make none: its id and
 * why. */
static void write_refusal(cli_job *job)
{
    const char *message = job->error.message;
    const char *hint = strstr(message, "; ");
    size_t size = hint ? (size_t)(hint - message) : strlen(message);
    const char *name = onus_status_name(job->error.code);
    add_id(job);
    bytes_add_text(&job->output, ",\"error\":{\"code\":");
    add_string(&job->output, name, strlen(name));
    bytes_add_text(&job->output, ",\"message\":");
    add_string(&job->output, message, size);
    if (hint) {
        bytes_add_text(&job->output, ",\"hint\":");
        add_string(&job->output, hint + 2, strlen(hint + 2));
    }
    bytes_add_text(&job->output, "}}\n");
}

/* ---------------------------------------------------------------- the crew */

static bool is_json(onus_format format)
{
    return format == ONUS_FORMAT_JSON || format == ONUS_FORMAT_JSONL;
}

static void work(cli_job *job, onus_coder *coder, void *payload)
{
    const cli_stream *stream = payload;
    if (job->kind == JOB_CONLLU) {
        if (onus_parse_conllu(coder, slice_of(&job->input), bytes_sink,
                              &job->output, &job->error))
            job->output.size = 0;
        return;
    }
    stream_code(job, coder, stream->settings);
    if (job->error.code && !is_json(stream->format))
        return; /* a person reads it on standard error */
    onus_error error = {.code = ONUS_OK};
    if (job->record && onus_record_write(job->record, stream->format,
                                         &stream->look, bytes_sink,
                                         &job->output, &error)) {
        job->error = error;
        job->output.size = 0;
    }
    if (job->error.code && !job->output.size && is_json(stream->format))
        write_refusal(job);

    /* The result may have to wait its turn, the record need not. */
    onus_record_free(job->record);
    job->record = NULL;
}

static bool write_rule(cli_stream *stream)
{
    static const char rule[] = "\n────────\n\n";
    bool pages = stream->format == ONUS_FORMAT_PAGE ||
                 stream->format == ONUS_FORMAT_EXPLAIN ||
                 stream->format == ONUS_FORMAT_TEXT;
    if (!pages || !stream->begun)
        return true;
    return output_write(&stream->output, rule, sizeof rule - 1);
}

/* In the worker contract a bad line is the caller's affair: it is in the
 * record. */
static bool finish(cli_job *job, void *payload)
{
    cli_stream *stream = payload;
    if (!stream->settings->jsonl)
        stream->result = worse(stream->result, stream_complain(job));
    if (!job->output.size)
        return true;
    if (!write_rule(stream))
        return false;
    stream->begun = true;
    return output_write(&stream->output, job->output.data, job->output.size);
}

/* ---------------------------------------------------------------- the road */

exit_code stream_open_engine(onus_engine **engine, const cli_settings *settings)
{
    onus_error error;
    if (onus_engine_open(engine, &settings->engine, &error))
        return complain_error(&error);
    return EXIT_OK;
}

static exit_code run_pool(cli_stream *stream, const onus_engine *engine,
                          feed_mode mode)
{
    cli_crew crew = {work, finish, stream};
    exit_code result;
    cli_pool *pool = pool_new(&crew, engine, &stream->settings->coder,
                              stream->settings->threads, &result);
    if (!pool)
        return result;
    result = feed_inputs(pool, stream->settings, mode);
    pool_finish(pool);
    return worse(result, stream->result);
}

exit_code stream_run(const cli_settings *settings, feed_mode mode,
                     onus_format at_terminal, onus_format elsewhere)
{
    cli_stream stream = {.settings = settings};
    onus_engine *engine = NULL;
    if (!feed_check(settings))
        return EXIT_USAGE;
    exit_code result = stream_open_engine(&engine, settings);
    if (result)
        return result;
    result = output_open(&stream.output, settings->output);
    if (!result) {
        bool person = output_is_terminal(&stream.output) && !settings->jsonl;
        onus_format usual = person ? at_terminal : elsewhere;
        stream.format = settings->format == FORMAT_UNSET
                            ? usual
                            : (onus_format)settings->format;
        stream.look = output_look(&stream.output, settings);
        result = run_pool(&stream, engine, mode);
        result = worse(result, output_close(&stream.output));
    }
    onus_engine_close(engine);
    return result;
}
