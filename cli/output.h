/* Where results go: standard output or a file. */
#ifndef OUTPUT_H
#define OUTPUT_H

#include "cli.h"

typedef struct cli_output {
    const char *name;
    int file;
    bool closed;      /* the reader has gone away: stop quietly */
    exit_code result; /* EXIT_FILES if writing failed; it was said */
} cli_output;

/* NULL is standard output. A file that cannot be opened is said. */
exit_code output_open(cli_output *output, const char *path);
exit_code output_close(cli_output *output);

/* Write at once; false if there is no point in writing more. */
bool output_write(cli_output *output, const char *data, size_t size);

/* Is a person looking? */
bool output_is_terminal(const cli_output *output);

/* Columns and colours for pages: what the settings wish, else what the
 * terminal has. */
onus_write_options output_look(const cli_output *output,
                               const cli_settings *settings);

#endif
