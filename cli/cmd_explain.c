/* onus explain: each sentence with its tree, what was found, and by which
 * rule. */
#include "stream.h"

static exit_code run(const cli_settings *settings)
{
    return stream_run(settings, FEED_ANY, ONUS_FORMAT_EXPLAIN,
                      ONUS_FORMAT_EXPLAIN);
}

const cli_command command_explain = {
    .name = "explain",
    .bit = IN_EXPLAIN,
    .arguments = "[FILE...]",
    .summary = "show why each sentence was coded as it was, or not at all",
    .run = run,
    .details =
        "For each sentence: its words with lemma, tag, relation and head; who is\n"
        "meant; each event with the row of the table that decided; each statement;\n"
        "and where there is no event, why.\n",
    .examples = "onus explain report.txt\n"
                "echo \"Peru praised Chile.\" | onus explain --verbatim\n",
};
