/* onus tables check: read every table, name every mistake. */
#include "cli.h"

#include <stdio.h>
#include <string.h>

/* "file:line: message", as compilers do, so that editors can jump there. */
static int print_mistake(const onus_error *mistake, void *payload)
{
    size_t *mistakes = payload;
    ++*mistakes;
    if (mistake->line)
        fprintf(stderr, "%s:%u: %s\n", mistake->file, mistake->line,
                mistake->message);
    else
        fprintf(stderr, "%s: %s\n", mistake->file, mistake->message);
    return 0;
}

static exit_code check(const char *folder)
{
    size_t mistakes = 0, rows = 0;
    onus_error error = {.code = ONUS_OK};
    onus_status status =
        onus_tables_check(folder, print_mistake, &mistakes, &rows, &error);
    if (mistakes) {
        complain(NULL, 0, "%zu mistake%s in %zu rows", mistakes,
                 mistakes == 1 ? "" : "s", rows);
        return EXIT_INPUT;
    }
    if (status)
        return complain_error(&error);
    printf("%zu rows, no mistakes\n", rows);
    return EXIT_OK;
}

static exit_code run(const cli_settings *settings)
{
    const char *action = settings->input_count ? settings->inputs[0] : "";
    if (strcmp(action, "check")) {
        const char *const actions[] = {"check", NULL};
        const char *meant = suggestion(action, actions);
        if (!*action || !meant)
            complain(NULL, 0, "say what to do: onus tables check [DIR]");
        else
            complain(NULL, 0, "onus tables cannot \"%s\"; did you mean check?",
                     action);
        return EXIT_USAGE;
    }
    if (settings->input_count > 2) {
        complain(NULL, 0, "onus tables check takes one folder; check them one "
                          "by one");
        return EXIT_USAGE;
    }
    return check(settings->input_count == 2 ? settings->inputs[1] : NULL);
}

const cli_command command_tables = {
    .name = "tables",
    .bit = IN_TABLES,
    .arguments = "check [DIR]",
    .summary = "check the tables, and name each mistake with its line",
    .run = run,
    .details =
        "DIR is a folder of tables like knowledge/; without it those that onus\n"
        "uses are checked. Mistakes go to standard error as FILE:LINE: MESSAGE.\n",
    .examples = "onus tables check\n"
                "onus tables check knowledge && echo fine\n",
};
