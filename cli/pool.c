#include "pool.h"

#include <pthread.h>
#include <stdlib.h>

enum {
    /* So many that others need not wait while one document, a hundred times as
     * long as most, keeps the output in order. */
    SLOTS_PER_THREAD = 32,
    STACK = 8 << 20
};

typedef enum slot_state { FREE, WAITING, WORKING, DONE } slot_state;

typedef struct pool_slot {
    cli_job job;
    slot_state state;
} pool_slot;

typedef struct pool_worker {
    cli_pool *pool;
    onus_coder *coder;
    pthread_t thread;
    bool started;
} pool_worker;

/* Job number n lives in slot n % slot_count. oldest <= taken <= submitted. */
struct cli_pool {
    cli_crew crew;
    pool_worker *workers;
    unsigned worker_count;
    pool_slot *slots;
    size_t slot_count;

    pthread_mutex_t lock; /* guards what follows, and the slots' states */
    pthread_cond_t work_there, slot_free;
    size_t submitted, taken, oldest; /* job numbers */
    bool finishing; /* a worker is handing on the oldest job */
    bool stopped;   /* finish said no */
    bool ended;     /* there will be no more jobs */
};

/* ---------------------------------------------------------------- working */

static pool_slot *slot_of(cli_pool *pool, size_t number)
{
    return &pool->slots[number % pool->slot_count];
}

static void empty_job(cli_job *job)
{
    onus_record_free(job->record);
    job->name.size = job->input.size = job->output.size = 0;
    job->record = NULL;
    job->named = false;
    job->line = 0;
    job->error = (onus_error){.code = ONUS_OK};
}

/* Hand on the oldest jobs as far as they are done. The lock is held at the
 * start and at the end, but not while a job is handed on. */
static void hand_on(cli_pool *pool)
{
    if (pool->finishing)
        return;
    pool->finishing = true;
    while (slot_of(pool, pool->oldest)->state == DONE) {
        pool_slot *slot = slot_of(pool, pool->oldest);
        bool stopped = pool->stopped;
        pthread_mutex_unlock(&pool->lock);
        bool more =
            !stopped && pool->crew.finish(&slot->job, pool->crew.payload);
        pthread_mutex_lock(&pool->lock);
        pool->stopped |= !more;
        slot->state = FREE;
        pool->oldest++;
        pthread_cond_signal(&pool->slot_free);
    }
    pool->finishing = false;
}

static void *run_worker(void *payload)
{
    pool_worker *worker = payload;
    cli_pool *pool = worker->pool;
    pthread_mutex_lock(&pool->lock);
    for (;;) {
        while (pool->taken == pool->submitted && !pool->ended)
            pthread_cond_wait(&pool->work_there, &pool->lock);
        if (pool->taken == pool->submitted)
            break;
        pool_slot *slot = slot_of(pool, pool->taken++);
        bool stopped = pool->stopped;
        slot->state = WORKING;
        pthread_mutex_unlock(&pool->lock);
        if (!stopped)
            pool->crew.work(&slot->job, worker->coder, pool->crew.payload);
        pthread_mutex_lock(&pool->lock);
        slot->state = DONE;
        hand_on(pool);
    }
    pthread_mutex_unlock(&pool->lock);
    return NULL;
}

/* ---------------------------------------------------------- the main thread */

static bool is_threaded(const cli_pool *pool)
{
    return pool->worker_count > 1;
}

cli_job *pool_next(cli_pool *pool)
{
    pthread_mutex_lock(&pool->lock);
    pool_slot *slot = slot_of(pool, pool->submitted);
    while (slot->state != FREE)
        pthread_cond_wait(&pool->slot_free, &pool->lock);
    bool stopped = pool->stopped;
    pthread_mutex_unlock(&pool->lock);
    if (stopped)
        return NULL;
    empty_job(&slot->job);
    return &slot->job;
}

void pool_submit(cli_pool *pool)
{
    pool_slot *slot = slot_of(pool, pool->submitted);
    if (!is_threaded(pool)) {
        pool->crew.work(&slot->job, pool->workers->coder, pool->crew.payload);
        pool->stopped = !pool->crew.finish(&slot->job, pool->crew.payload);
        return;
    }
    pthread_mutex_lock(&pool->lock);
    slot->state = WAITING;
    pool->submitted++;
    pthread_cond_signal(&pool->work_there);
    pthread_mutex_unlock(&pool->lock);
}

/* ------------------------------------------------------- making and freeing */

static exit_code start_worker(cli_pool *pool, pool_worker *worker)
{
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, STACK);
    int failed =
        pthread_create(&worker->thread, &attributes, run_worker, worker);
    pthread_attr_destroy(&attributes);
    worker->started = !failed;
    if (!failed)
        return EXIT_OK;
    complain(NULL, 0, "no thread could be started; try a smaller -j than %u",
             pool->worker_count);
    return EXIT_INTERNAL;
}

static exit_code hire(cli_pool *pool, const onus_engine *engine,
                      const onus_coder_options *options)
{
    onus_error error;
    for (unsigned i = 0; i < pool->worker_count; i++) {
        pool_worker *worker = &pool->workers[i];
        worker->pool = pool;
        if (onus_coder_new(&worker->coder, engine, options, &error))
            return complain_error(&error);
    }
    exit_code result = EXIT_OK;
    for (unsigned i = 0; is_threaded(pool) && i < pool->worker_count; i++)
        result = worse(result, start_worker(pool, &pool->workers[i]));
    return result;
}

cli_pool *pool_new(const cli_crew *crew, const onus_engine *engine,
                   const onus_coder_options *options, unsigned threads,
                   exit_code *result)
{
    cli_pool *pool = calloc(1, sizeof *pool);
    pool_worker *workers = calloc(threads, sizeof *workers);
    size_t slot_count = (size_t)threads * SLOTS_PER_THREAD;
    pool_slot *slots = calloc(slot_count, sizeof *slots);
    if (!pool || !workers || !slots) {
        free(pool);
        free(workers);
        free(slots);
        complain(NULL, 0, "out of memory; try a smaller -j");
        *result = EXIT_INTERNAL;
        return NULL;
    }
    *pool = (cli_pool){.crew = *crew,
                       .workers = workers,
                       .worker_count = threads,
                       .slots = slots,
                       .slot_count = slot_count};
    pthread_mutex_init(&pool->lock, NULL);
    pthread_cond_init(&pool->work_there, NULL);
    pthread_cond_init(&pool->slot_free, NULL);
    *result = hire(pool, engine, options);
    if (*result == EXIT_OK)
        return pool;
    pool_finish(pool);
    return NULL;
}

static void free_job(cli_job *job)
{
    onus_record_free(job->record);
    bytes_free(&job->name);
    bytes_free(&job->input);
    bytes_free(&job->output);
}

void pool_finish(cli_pool *pool)
{
    pthread_mutex_lock(&pool->lock);
    pool->ended = true;
    pthread_cond_broadcast(&pool->work_there);
    pthread_mutex_unlock(&pool->lock);
    for (unsigned i = 0; i < pool->worker_count; i++) {
        if (pool->workers[i].started)
            pthread_join(pool->workers[i].thread, NULL);
        onus_coder_free(pool->workers[i].coder);
    }
    for (size_t i = 0; i < pool->slot_count; i++)
        free_job(&pool->slots[i].job);
    pthread_cond_destroy(&pool->work_there);
    pthread_cond_destroy(&pool->slot_free);
    pthread_mutex_destroy(&pool->lock);
    free(pool->slots);
    free(pool->workers);
    free(pool);
}
