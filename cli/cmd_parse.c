/* onus parse: sentences, words, tags, lemmas and trees, as CoNLL-U. */
#include "stream.h"

static exit_code run(const cli_settings *settings)
{
    cli_settings parsing = *settings;
    parsing.coder.stage = ONUS_STAGE_PARSE;
    parsing.coder.verbatim = true;
    if (settings->gold_tokens && settings->format != FORMAT_UNSET &&
        settings->format != ONUS_FORMAT_CONLLU) {
        complain(NULL, 0, "--gold-tokens writes CoNLL-U; leave out --format");
        return EXIT_USAGE;
    }
    return stream_run(&parsing, settings->gold_tokens ? FEED_CONLLU : FEED_TEXT,
                      ONUS_FORMAT_CONLLU, ONUS_FORMAT_CONLLU);
}

const cli_command command_parse = {
    .name = "parse",
    .bit = IN_PARSE,
    .arguments = "[FILE...]",
    .summary = "split, tag and parse text; writes CoNLL-U",
    .formats = "conllu|json|jsonl|explain",
    .run = run,
    .details =
        "The text is taken as it is: no article is looked for. With --gold-tokens\n"
        "the input is CoNLL-U; its sentences and words are kept, and the other\n"
        "columns are filled in.\n",
    .examples = "echo \"Rivals met in Oslo.\" | onus parse\n"
                "onus parse --gold-tokens words.conllu > trees.conllu\n",
};
