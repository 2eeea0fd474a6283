/* A pool of workers: jobs in, results out in the same order, whatever N is.
 *
 * The main thread fills jobs; N workers, each with a coder of its own, do them;
 * whoever finishes the oldest job hands it on, and the finished ones behind it.
 * The queue is a ring of a few slots per worker, so memory does not grow with
 * the input, and slots keep their buffers. With one thread everything happens
 * in pool_submit, without threads.
 */
#ifndef POOL_H
#define POOL_H

#include "bytes.h"
#include "cli.h"

typedef enum job_kind {
    JOB_DOCUMENT, /* any bytes */
    JOB_LINE,     /* a document as JSON */
    JOB_TOO_LONG, /* a line over the limit; the input is its beginning */
    JOB_CONLLU,   /* sentences with their words */
    JOB_RECORD,   /* a record as JSON, for the ledger */
} job_kind;

typedef struct cli_job {
    job_kind kind;
    cli_bytes name;      /* of the source, for messages */
    bool named;          /* the name is a path, and good as an id */
    unsigned line;       /* in the source; 0: all of it */
    cli_bytes input;
    cli_bytes output;    /* filled by work */
    onus_record *record; /* owned by whoever takes it; work may leave it here */
    onus_error error;    /* code ONUS_OK if all went well */
} cli_job;

/* What is done with jobs. `work` runs on any thread; `finish` for one job
 * after the other, in order, and gives false to stop everything. */
typedef struct cli_crew {
    void (*work)(cli_job *job, onus_coder *coder, void *payload);
    bool (*finish)(cli_job *job, void *payload);
    void *payload;
} cli_crew;

typedef struct cli_pool cli_pool;

/* NULL if it could not be made; *result has the exit code, and it was said. */
cli_pool *pool_new(const cli_crew *crew, const onus_engine *engine,
                   const onus_coder_options *options, unsigned threads,
                   exit_code *result);

/* An empty job to fill, or NULL if there is no point in going on. */
cli_job *pool_next(cli_pool *pool);

/* Hand over the job of the last pool_next. */
void pool_submit(cli_pool *pool);

/* Wait until all is done, and free everything. */
void pool_finish(cli_pool *pool);

#endif
