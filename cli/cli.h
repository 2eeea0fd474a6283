/* What the files of the program share: exit codes, settings, commands,
 * complaints.
 *
 * The program knows the library by onus.h only.
 */
#ifndef CLI_H
#define CLI_H

#include "onus.h"

/* What the program exits with; onus --help lists them. */
typedef enum exit_code {
    EXIT_OK = 0,
    EXIT_USAGE = 2,    /* a command line that makes no sense */
    EXIT_INPUT = 3,    /* bad documents, models or tables */
    EXIT_FILES = 4,    /* a file that cannot be opened, read or written */
    EXIT_INTERNAL = 5, /* no memory, no threads: not the user's fault */
} exit_code;

typedef enum colour_wish {
    COLOUR_AUTO,
    COLOUR_ALWAYS,
    COLOUR_NEVER,
} colour_wish;

enum { FORMAT_UNSET = -1 };

/* What the command line says; strings are borrowed from argv. */
typedef struct cli_settings {
    onus_engine_options engine;
    onus_coder_options coder;
    onus_ledger_options ledger;
    int format;          /* onus_format or FORMAT_UNSET */
    bool jsonl;          /* the worker contract */
    bool gold_tokens;
    const char *date;    /* NULL: none */
    const char *output;  /* NULL: standard output */
    unsigned threads;
    unsigned width;      /* 0: the terminal's */
    colour_wish colour;
    int help;            /* 1: short, 2: full */
    bool version;
    char **inputs;
    int input_count;
} cli_settings;

/* One bit for each command: options say with it where they belong. */
typedef enum command_bit {
    IN_CODE = 1,
    IN_READ = 2,
    IN_PARSE = 4,
    IN_EXPLAIN = 8,
    IN_LEDGER = 16,
    IN_TABLES = 32,
    IN_PROGRAM = 64, /* onus without a command */
} command_bit;

typedef struct cli_command {
    const char *name;
    command_bit bit;
    const char *arguments; /* "[FILE...]" */
    const char *summary;   /* one line, no full stop */
    const char *details;   /* for --help */
    const char *examples;  /* for --help; one a line */
    const char *formats;   /* that it writes, "json|jsonl"; NULL: none */
    exit_code (*run)(const cli_settings *settings);
} cli_command;

/* The commands, each defined in its cmd_*.c. */
extern const cli_command command_code, command_read, command_parse,
    command_explain, command_ledger, command_tables;

/* --------------------------------------------------------------- complaints */

/* "onus: FILE:LINE: message" on standard error; `file` may be NULL, `line`
 * 0. */
void complain(const char *file, unsigned line, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* A file that cannot be read, by errno. */
void complain_file(const char *file, int number);

/* The same for an error of the library, and the exit code that it deserves. */
exit_code complain_error(const onus_error *error);
exit_code exit_code_of(onus_status status);

/* The graver of two. */
exit_code worse(exit_code one, exit_code other);

/* The candidate (the list ends with NULL) that `word` was probably meant to
 * be, or NULL. */
const char *suggestion(const char *word, const char *const *candidates);

#endif
