/* The program: a table of commands, help made from it, and the way to each. */
#include "options.h"

#include <signal.h>
#include <string.h>

static const cli_command *const commands[] = {
    &command_code,    &command_read,   &command_parse,
    &command_explain, &command_ledger, &command_tables,
};

enum { COMMAND_COUNT = sizeof commands / sizeof *commands };

/* onus itself, as far as options go. */
static const cli_command program = {.name = "", .bit = IN_PROGRAM};

static const char exit_codes[] =
    "Exit codes: 0 all went well, 2 the command line makes no sense, 3 bad\n"
    "documents, models or tables, 4 files that cannot be opened, read or\n"
    "written, 5 no memory or threads.\n";

/* ---------------------------------------------------------------- help */

static void print_program_help(bool full)
{
    printf("onus reads news reports and writes political event data.\n\n"
           "Usage: onus COMMAND [OPTION...] [FILE...]\n\n");
    for (size_t i = 0; i < COMMAND_COUNT; i++)
        printf("  %-8s  %s\n", commands[i]->name, commands[i]->summary);
    printf("\n"
           "onus COMMAND -h lists the options of a command, --help says more.\n");
    if (!full)
        return;
    printf("\nOptions:\n");
    options_print(stdout, &program);
    printf("\n"
           "Colours are used at terminals only, and not if NO_COLOR is set.\n"
           "\n"
           "%s",
           exit_codes);
}

static void print_indented(const char *lines)
{
    while (*lines) {
        size_t size = strcspn(lines, "\n");
        printf("  %.*s\n", (int)size, lines);
        lines += size + (lines[size] == '\n');
    }
}

static void print_command_help(const cli_command *command, bool full)
{
    printf("Usage: onus %s [OPTION...] %s\n", command->name,
           command->arguments);
    char first = command->summary[0];
    printf("%c%s.\n\n", first >= 'a' && first <= 'z' ? first - 32 : first,
           command->summary + 1);
    if (full)
        printf("%s\n", command->details);
    printf("Options:\n");
    options_print(stdout, command);
    if (!full)
        return;
    printf("\nExamples:\n");
    print_indented(command->examples);
    printf("\n%s", exit_codes);
}

/* ---------------------------------------------------------------- the way */

static const cli_command *find_command(const char *name)
{
    for (size_t i = 0; i < COMMAND_COUNT; i++)
        if (!strcmp(commands[i]->name, name))
            return commands[i];
    return NULL;
}

static exit_code complain_command(const char *name)
{
    const char *names[COMMAND_COUNT + 1];
    for (size_t i = 0; i < COMMAND_COUNT; i++)
        names[i] = commands[i]->name;
    names[COMMAND_COUNT] = NULL;
    const char *meant = suggestion(name, names);
    if (meant)
        complain(NULL, 0, "there is no command \"%s\"; did you mean %s?", name,
                 meant);
    else
        complain(NULL, 0, "there is no command \"%s\"; see onus -h", name);
    return EXIT_USAGE;
}

static exit_code print_version(void)
{
    printf("onus %s\n", ONUS_VERSION);
    return EXIT_OK;
}

static exit_code run_command(const cli_command *command, int argc, char **argv)
{
    cli_settings settings = default_settings;
    exit_code result = options_parse(&settings, command, argc, argv);
    if (result)
        return result;
    if (settings.version)
        return print_version();
    if (settings.help) {
        print_command_help(command, settings.help > 1);
        return EXIT_OK;
    }
    return command->run(&settings);
}

static exit_code run_program(int argc, char **argv)
{
    cli_settings settings = default_settings;
    exit_code result = options_parse(&settings, &program, argc, argv);
    if (result)
        return result;
    if (settings.version)
        return print_version();
    print_program_help(settings.help > 1);
    return EXIT_OK;
}

/* "onus help", "onus help code". */
static exit_code run_help(int argc, char **argv)
{
    if (!argc) {
        print_program_help(true);
        return EXIT_OK;
    }
    const cli_command *command = find_command(argv[0]);
    if (!command)
        return complain_command(argv[0]);
    print_command_help(command, true);
    return EXIT_OK;
}

static exit_code run(int argc, char **argv)
{
    if (argc < 2) {
        complain(NULL, 0,
                 "say what to do: onus COMMAND [FILE...]; see onus -h");
        return EXIT_USAGE;
    }
    if (argv[1][0] == '-')
        return run_program(argc - 1, argv + 1);
    if (!strcmp(argv[1], "help"))
        return run_help(argc - 2, argv + 2);
    const cli_command *command = find_command(argv[1]);
    if (!command)
        return complain_command(argv[1]);
    return run_command(command, argc - 2, argv + 2);
}

int main(int argc, char **argv)
{
    signal(SIGPIPE, SIG_IGN); /* a reader that goes away is no error */
    exit_code result = run(argc, argv);
    if (fflush(stdout) && result == EXIT_OK)
        result = EXIT_FILES;
    return (int)result;
}
