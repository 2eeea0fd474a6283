/* An engine with the project's tables and a toy model, opened once for a test
 * program: it answers nonsense, but it answers. */
#ifndef WITH_ENGINE_H
#define WITH_ENGINE_H

#include "toy_model.h"

static toy test_model;
static onus_engine *test_engine;

static inline onus_engine_options test_options(void)
{
    return (onus_engine_options){.model = test_model.path,
                                 .knowledge = ONUS_SOURCE_DIR "/knowledge"};
}

/* Group setup and teardown for cmocka. */
static inline int with_engine(void **state)
{
    (void)state;
    test_model = toy_make();
    toy_write(&test_model, test_model.size);
    onus_engine_options options = test_options();
    onus_error error;
    onus_status status = onus_engine_open(&test_engine, &options, &error);
    if (status)
        fprintf(stderr, "%s:%u: %s\n", error.file, error.line, error.message);
    return status != ONUS_OK;
}

static inline int without_engine(void **state)
{
    (void)state;
    onus_engine_close(test_engine);
    toy_clear(&test_model);
    return 0;
}

/* A coder of it; options may be NULL. */
static inline onus_coder *test_coder(const onus_coder_options *options)
{
    onus_coder *coder;
    onus_error error;
    if (onus_coder_new(&coder, test_engine, options, &error))
        fail_msg("%s", error.message);
    return coder;
}

/* A sink that throws away. */
static inline int test_sink(const char *bytes, size_t size, void *payload)
{
    (void)bytes;
    *(size_t *)payload += size;
    return 0;
}

#endif
