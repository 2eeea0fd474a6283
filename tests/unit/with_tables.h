/* The project's own tables, loaded once for a test program. */
#ifndef WITH_TABLES_H
#define WITH_TABLES_H

#include "knowledge/tables.h"

#include <stdio.h>

static onus_tables *test_tables;

/* Group setup and teardown for cmocka. */
static inline int with_tables(void **state)
{
    (void)state;
    onus_error error;
    onus_status status = onus_tables__open(
        &test_tables, ONUS_SOURCE_DIR "/knowledge", &error);
    if (status)
        fprintf(stderr, "%s:%u: %s\n", error.file, error.line, error.message);
    return status != ONUS_OK;
}

static inline int without_tables(void **state)
{
    (void)state;
    onus_tables__close(test_tables);
    return 0;
}

#endif
