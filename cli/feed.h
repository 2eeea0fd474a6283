/* From the inputs on the command line to jobs. */
#ifndef FEED_H
#define FEED_H

#include "pool.h"

/* What the inputs hold. */
typedef enum feed_mode {
    FEED_ANY,     /* documents, or JSON lines where the first byte is '{' */
    FEED_LINES,   /* JSON lines, and nothing is skipped: the worker contract */
    FEED_TEXT,    /* documents only */
    FEED_CONLLU,  /* sentences with their words, parted by blank lines */
    FEED_RECORDS, /* like FEED_ANY, but JSON may also be records */
} feed_mode;

/* Is there anything to read? False after a complaint: no input was named,
 * and standard input is a keyboard. */
bool feed_check(const cli_settings *settings);

/* Give all inputs to the pool. What cannot be read is said. */
exit_code feed_inputs(cli_pool *pool, const cli_settings *settings,
                      feed_mode mode);

#endif
