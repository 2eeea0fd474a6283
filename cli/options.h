/* The options: one table, from which the command line is read and help is
 * written. */
#ifndef OPTIONS_H
#define OPTIONS_H

#include "cli.h"

#include <stdio.h>

extern const cli_settings default_settings;

/* Read the words behind the command's name. Mistakes are said, and give
 * EXIT_USAGE. `argv` is sorted anew: the inputs come first. */
exit_code options_parse(cli_settings *settings, const cli_command *command,
                        int argc, char **argv);

/* The options of a command, one line each. */
void options_print(FILE *out, const cli_command *command);

#endif
