/* onus code: documents in, records out. */
#include "stream.h"

static exit_code run(const cli_settings *settings)
{
    bool mixed = settings->jsonl && settings->format != FORMAT_UNSET &&
                 settings->format != ONUS_FORMAT_JSONL;
    if (mixed) {
        complain(NULL, 0, "--jsonl writes JSON lines; leave out --format");
        return EXIT_USAGE;
    }
    return stream_run(settings, settings->jsonl ? FEED_LINES : FEED_ANY,
                      ONUS_FORMAT_PAGE, ONUS_FORMAT_JSONL);
}

const cli_command command_code = {
    .name = "code",
    .bit = IN_CODE,
    .arguments = "[FILE...]",
    .summary = "code reports: who did and said what to whom",
    .formats = "json|jsonl|page|explain|text|conllu",
    .run = run,
    .details =
        "A FILE is a report in any form (HTML, pasted page, plain text), or has a\n"
        "JSON document on each line; of a folder all files are read, sorted by name.\n"
        "Without FILE, or with -, standard input is read. At a terminal the result\n"
        "is a page to read, elsewhere JSON lines.\n"
        "\n"
        "With --jsonl each line in gives exactly one line out, in the same order\n"
        "and at once; a line that cannot be coded gives a record that says why, and\n"
        "the exit code stays 0. Fields of a line: id, text or html, date, title,\n"
        "url, publisher, language, pairs.\n",
    .examples = "onus code report.html\n"
                "onus code --format json --date 2019-01-02 report.txt\n"
                "onus code -j 0 -o records.jsonl reports/\n"
                "zcat news.jsonl.gz | onus code --jsonl -j 4 > records.jsonl\n",
};
