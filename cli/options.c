#include "options.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MOST_THREADS = 256, HELP_COLUMN = 24, MOST_OPTIONS = 32 };

/* Take over a value (NULL for a switch); what is wrong with it, or NULL. */
typedef const char *setter(cli_settings *settings, const char *value);

typedef struct cli_option {
    char letter;          /* 0: none */
    const char *name;     /* without the two hyphens */
    const char *argument; /* "FILE"; NULL: a switch */
    unsigned commands;    /* command_bits */
    setter *set;
    const char *help;
} cli_option;

const cli_settings default_settings = {
    .engine = ONUS_ENGINE_OPTIONS_INIT,
    .coder = ONUS_CODER_OPTIONS_INIT,
    .ledger = ONUS_LEDGER_OPTIONS_INIT,
    .format = FORMAT_UNSET,
    .threads = 1,
};

/* ---------------------------------------------------------------- setters */

static const struct {
    const char *name;
    onus_format format;
} formats[] = {
    {"json", ONUS_FORMAT_JSON},       {"jsonl", ONUS_FORMAT_JSONL},
    {"page", ONUS_FORMAT_PAGE},       {"explain", ONUS_FORMAT_EXPLAIN},
    {"conllu", ONUS_FORMAT_CONLLU},   {"text", ONUS_FORMAT_TEXT},
};

static const char *set_format(cli_settings *settings, const char *value)
{
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        if (strcmp(formats[i].name, value))
            continue;
        settings->format = (int)formats[i].format;
        return NULL;
    }
    return "is unknown";
}

static const char *set_jsonl(cli_settings *settings, const char *value)
{
    (void)value;
    settings->jsonl = true;
    return NULL;
}

/* A number without sign; false if it is anything else or over `most`. */
static bool to_number(const char *text, unsigned long long most,
                      unsigned long long *number)
{
    char *end;
    if (!isdigit((unsigned char)*text))
        return false;
    *number = strtoull(text, &end, 10);
    return !*end && *number <= most;
}

static const char *set_threads(cli_settings *settings, const char *value)
{
    unsigned long long number;
    if (!to_number(value, MOST_THREADS, &number))
        return "is no number of threads; give 1 to 256, or 0 for one a "
               "processor";
    if (!number) {
        long processors = sysconf(_SC_NPROCESSORS_ONLN);
        number = processors < 1              ? 1
                 : processors > MOST_THREADS ? MOST_THREADS
                                             : (unsigned long long)processors;
    }
    settings->threads = (unsigned)number;
    return NULL;
}

static const char *set_verbatim(cli_settings *settings, const char *value)
{
    (void)value;
    settings->coder.verbatim = true;
    return NULL;
}

/* YYYY-MM-DD, and what may follow. */
static const char *set_date(cli_settings *settings, const char *value)
{
    static const char shape[] = "dddd-dd-dd";
    settings->date = value;
    for (size_t i = 0; shape[i]; i++) {
        bool fits = shape[i] == 'd' ? isdigit((unsigned char)value[i]) != 0
                                    : value[i] == shape[i];
        if (!fits)
            return "is no date; write it like 2019-01-31";
    }
    return NULL;
}

static const char *set_max_bytes(cli_settings *settings, const char *value)
{
    unsigned long long number;
    if (!to_number(value, 1ull << 31, &number) || !number)
        return "is no size; give bytes, from 1 to 2147483648";
    settings->coder.maximum_bytes = (size_t)number;
    return NULL;
}

static const char *set_max_seconds(cli_settings *settings, const char *value)
{
    char *end;
    double seconds = strtod(value, &end);
    if (end == value || *end || !(seconds >= 0))
        return "is no time; give seconds, or 0 for no limit";
    settings->coder.maximum_seconds = seconds;
    return NULL;
}

static const char *set_gold_tokens(cli_settings *settings, const char *value)
{
    (void)value;
    settings->gold_tokens = true;
    return NULL;
}

static const char *set_between(cli_settings *settings, const char *value)
{
    const char *comma = strchr(value, ',');
    settings->ledger.between = value;
    if (!comma || comma == value || !comma[1] || strchr(comma + 1, ','))
        return "are not two parties; write them like USA,PRK";
    return NULL;
}

static const char *set_issue(cli_settings *settings, const char *value)
{
    settings->ledger.issue = value;
    return NULL;
}

static const char *set_output(cli_settings *settings, const char *value)
{
    settings->output = value;
    return NULL;
}

static const char *set_width(cli_settings *settings, const char *value)
{
    unsigned long long number;
    if (!to_number(value, 1000, &number) || number < 24)
        return "is no width; give columns, from 24 to 1000";
    settings->width = (unsigned)number;
    return NULL;
}

static const char *set_colour(cli_settings *settings, const char *value)
{
    static const char *const wishes[] = {"auto", "always", "never"};
    for (int i = 0; i < 3; i++) {
        if (strcmp(wishes[i], value))
            continue;
        settings->colour = (colour_wish)i;
        return NULL;
    }
    return "is not understood; take auto, always or never";
}

static const char *set_model(cli_settings *settings, const char *value)
{
    settings->engine.model = value;
    return NULL;
}

static const char *set_tables(cli_settings *settings, const char *value)
{
    settings->engine.knowledge = value;
    return NULL;
}

static const char *set_short_help(cli_settings *settings, const char *value)
{
    (void)value;
    settings->help = 1;
    return NULL;
}

static const char *set_full_help(cli_settings *settings, const char *value)
{
    (void)value;
    settings->help = 2;
    return NULL;
}

static const char *set_version(cli_settings *settings, const char *value)
{
    (void)value;
    settings->version = true;
    return NULL;
}

/* ---------------------------------------------------------------- the table */

enum {
    CODING = IN_CODE | IN_READ | IN_PARSE | IN_EXPLAIN | IN_LEDGER,
    WRITING = IN_CODE | IN_READ | IN_PARSE | IN_LEDGER,
    PAGES = IN_CODE | IN_EXPLAIN | IN_LEDGER,
    ALL = CODING | IN_TABLES | IN_PROGRAM,
};

static const cli_option options[] = {
    {'f', "format", "FORMAT", WRITING, set_format, NULL},
    {0, "jsonl", NULL, IN_CODE | IN_READ, set_jsonl,
     "one line of JSON in, one record out, in order"},
    {'j', "threads", "N", CODING, set_threads,
     "threads; 0: one a processor (default 1)"},
    {0, "gold-tokens", NULL, IN_PARSE, set_gold_tokens,
     "input is CoNLL-U; keep its sentences and words"},
    {0, "verbatim", NULL, IN_CODE | IN_EXPLAIN | IN_LEDGER, set_verbatim,
     "the text is the body: look for no article"},
    {0, "date", "DATE", IN_CODE | IN_READ | IN_EXPLAIN | IN_LEDGER, set_date,
     "day of publication, YYYY-MM-DD, of plain documents"},
    {0, "between", "A,B", IN_LEDGER, set_between,
     "the two parties (default: those with most moves)"},
    {0, "issue", "ISSUE", IN_LEDGER, set_issue, "only moves about this"},
    {'o', "output", "FILE", CODING, set_output,
     "write to FILE, not to standard output"},
    {0, "width", "N", PAGES, set_width, "columns of a page"},
    {0, "color", "WHEN", PAGES, set_colour, "auto, always or never"},
    {0, "max-bytes", "N", CODING, set_max_bytes,
     "refuse longer documents (default 4194304)"},
    {0, "max-seconds", "S", CODING, set_max_seconds,
     "give up a document after S seconds (default: never)"},
    {0, "model", "NAME", CODING, set_model,
     "accurate (default), fast, or a model's file"},
    {0, "tables", "DIR", CODING, set_tables, "other tables"},
    {'h', NULL, NULL, ALL, set_short_help, "this page, short"},
    {0, "help", NULL, ALL, set_full_help, "the full page, with examples"},
    {0, "version", NULL, ALL, set_version, "the version"},
};

enum { OPTION_COUNT = sizeof options / sizeof *options };

/* ---------------------------------------------------------------- reading */

static const cli_option *find_letter(char letter, const cli_command *command)
{
    for (size_t i = 0; i < OPTION_COUNT; i++)
        if (options[i].letter == letter && options[i].commands & command->bit)
            return &options[i];
    return NULL;
}

/* `size` bytes of the word are the name. */
static const cli_option *find_name(const char *word, size_t size,
                               const cli_command *command)
{
    for (size_t i = 0; i < OPTION_COUNT; i++)
        if (options[i].name && options[i].commands & command->bit &&
            strlen(options[i].name) == size &&
            !memcmp(options[i].name, word, size))
            return &options[i];
    return NULL;
}

static void complain_unknown(const char *word, size_t size,
                             const cli_command *command)
{
    const char *names[MOST_OPTIONS];
    char name[64];
    size_t count = 0;
    for (size_t i = 0; i < OPTION_COUNT; i++)
        if (options[i].name && options[i].commands & command->bit)
            names[count++] = options[i].name;
    names[count] = NULL;
    snprintf(name, sizeof name, "%.*s", size < 64 ? (int)size : 63, word);
    const char *meant = suggestion(name, names);
    if (meant)
        complain(NULL, 0, "there is no option --%s; did you mean --%s?", name,
                 meant);
    else
        complain(NULL, 0, "there is no option --%s; see onus%s%s -h", name,
                 *command->name ? " " : "", command->name);
}

static bool apply(cli_settings *settings, const cli_command *command,
                  const cli_option *option, const char *value)
{
    const char *mistake = option->set(settings, value);
    if (!mistake)
        return true;
    if (option->set == set_format)
        complain(NULL, 0, "--format \"%s\" is unknown; take one of %s", value,
                 command->formats);
    else
        complain(NULL, 0, "--%s \"%s\" %s", option->name, value, mistake);
    return false;
}

/* The words that are still to be read. */
typedef struct words {
    char **next, **end;
} words;

/* --name, --name=value, --name value. */
static bool read_name(cli_settings *settings, const cli_command *command,
                      const char *word, words *rest)
{
    const char *value = strchr(word, '=');
    size_t size = value ? (size_t)(value - word) : strlen(word);
    const cli_option *option = find_name(word, size, command);
    if (!option) {
        complain_unknown(word, size, command);
        return false;
    }
    if (value && !option->argument) {
        complain(NULL, 0, "--%s takes no value", option->name);
        return false;
    }
    if (value)
        value++;
    else if (option->argument && rest->next < rest->end)
        value = *rest->next++;
    else if (option->argument) {
        complain(NULL, 0, "--%s needs a value: --%s %s", option->name,
                 option->name, option->argument);
        return false;
    }
    return apply(settings, command, option, value);
}

/* -h, -j4, -j 4. */
static bool read_letter(cli_settings *settings, const cli_command *command,
                        const char *word, words *rest)
{
    const cli_option *option = find_letter(*word, command);
    if (!option || (!option->argument && word[1])) {
        complain(NULL, 0, "there is no option -%s; see onus%s%s -h", word,
                 *command->name ? " " : "", command->name);
        return false;
    }
    const char *value = NULL;
    if (option->argument && word[1])
        value = word + 1;
    else if (option->argument && rest->next < rest->end)
        value = *rest->next++;
    else if (option->argument) {
        complain(NULL, 0, "-%c needs a value: -%c %s", *word, *word,
                 option->argument);
        return false;
    }
    return apply(settings, command, option, value);
}

/* Is the format among those of the command? */
static bool check_format(const cli_settings *settings,
                         const cli_command *command)
{
    if (settings->format == FORMAT_UNSET || !command->formats)
        return true;
    const char *name = "";
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++)
        if ((int)formats[i].format == settings->format)
            name = formats[i].name;
    size_t size = strlen(name);
    for (const char *at = command->formats; at; at = strchr(at, '|')) {
        at += *at == '|';
        if (!strncmp(at, name, size) && (!at[size] || at[size] == '|'))
            return true;
    }
    complain(NULL, 0, "onus %s does not write %s; it writes %s", command->name,
             name, command->formats);
    return false;
}

exit_code options_parse(cli_settings *settings, const cli_command *command,
                        int argc, char **argv)
{
    words rest = {argv, argv + argc};
    bool plain = false; /* after "--" all is input */
    settings->inputs = argv;
    while (rest.next < rest.end) {
        char *word = *rest.next++;
        bool good = true;
        if (plain || *word != '-' || !word[1])
            settings->inputs[settings->input_count++] = word;
        else if (!strcmp(word, "--"))
            plain = true;
        else if (word[1] == '-')
            good = read_name(settings, command, word + 2, &rest);
        else
            good = read_letter(settings, command, word + 1, &rest);
        if (!good)
            return EXIT_USAGE;
    }
    return check_format(settings, command) ? EXIT_OK : EXIT_USAGE;
}

/* ---------------------------------------------------------------- help */

static void print_option(FILE *out, const cli_option *option,
                         const cli_command *command)
{
    char left[64];
    snprintf(left, sizeof left, "  %s%.1s%s%s%s%s%s",
             option->letter ? "-" : "", option->letter ? &option->letter : "",
             option->letter && option->name ? ", " : "",
             option->name ? "--" : "", option->name ? option->name : "",
             option->argument ? " " : "",
             option->argument ? option->argument : "");
    fprintf(out, "%-*s  %s\n", HELP_COLUMN, left,
            option->help ? option->help : command->formats);
}

void options_print(FILE *out, const cli_command *command)
{
    for (size_t i = 0; i < OPTION_COUNT; i++)
        if (options[i].commands & command->bit)
            print_option(out, &options[i], command);
}
