/* An engine with the project's model and tables, and a coder, opened once for a
 * test program.
 *
 * Where the model is absent `test_coder` stays NULL, and tests that need it
 * skip. Anything else that keeps the engine from opening fails the program.
 */
#ifndef WITH_MODEL_H
#define WITH_MODEL_H

#include "onus.h"

#include <stdio.h>
#include <unistd.h>

static onus_engine *test_engine;
static onus_coder *test_coder;

/* For the group's setup: a coder that takes texts verbatim, up to a stage. */
static inline int with_model(onus_stage stage)
{
    onus_coder_options options = ONUS_CODER_OPTIONS_INIT;
    onus_error error;
    options.stage = stage;
    options.verbatim = true;
    if (access(ONUS_SOURCE_DIR "/models/en.onusmodel", R_OK))
        return 0;
    if (!onus_engine_open(&test_engine, NULL, &error) &&
        !onus_coder_new(&test_coder, test_engine, &options, &error))
        return 0;
    fprintf(stderr, "%s:%u: %s\n", error.file, error.line, error.message);
    return 1;
}

/* Group setup and teardown for cmocka: all the way, */
static inline int with_code(void **state)
{
    (void)state;
    return with_model(ONUS_STAGE_CODE);
}

/* or to the trees only. */
static inline int with_trees(void **state)
{
    (void)state;
    return with_model(ONUS_STAGE_PARSE);
}

static inline int without_model(void **state)
{
    (void)state;
    onus_coder_free(test_coder);
    onus_engine_close(test_engine);
    return 0;
}

#endif
