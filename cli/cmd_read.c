/* onus read: the article in a page, cleaned, and nothing more. */
#include "stream.h"

static exit_code run(const cli_settings *settings)
{
    cli_settings reading = *settings;
    reading.coder.stage = ONUS_STAGE_READ;
    if (settings->jsonl && settings->format != FORMAT_UNSET &&
        settings->format != ONUS_FORMAT_JSONL) {
        complain(NULL, 0, "--jsonl writes JSON lines; leave out --format");
        return EXIT_USAGE;
    }
    return stream_run(&reading, settings->jsonl ? FEED_LINES : FEED_ANY,
                      ONUS_FORMAT_TEXT, ONUS_FORMAT_JSONL);
}

const cli_command command_read = {
    .name = "read",
    .bit = IN_READ,
    .arguments = "[FILE...]",
    .summary = "find the article in a page: title, date, authors, text",
    .formats = "text|json|jsonl",
    .run = run,
    .details =
        "Input is as for onus code. At a terminal the article is shown as text,\n"
        "elsewhere as JSON lines with article and text.\n",
    .examples = "onus read page.html\n"
                "onus read --jsonl < pages.jsonl > articles.jsonl\n",
};
