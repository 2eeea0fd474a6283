/* Inputs in, records out: what code, read, parse and explain have in common. */
#ifndef STREAM_H
#define STREAM_H

#include "feed.h"

/* Read the inputs, code them as far as settings->coder.stage, write the
 * records in the format (FORMAT_UNSET: `at_terminal` where a person looks,
 * else `elsewhere`). */
exit_code stream_run(const cli_settings *settings, feed_mode mode,
                     onus_format at_terminal, onus_format elsewhere);

/* Code a job's document; its record or its error is left in the job. */
void stream_code(cli_job *job, onus_coder *coder, const cli_settings *settings);

/* Say what went wrong with a job, if anything did. */
exit_code stream_complain(const cli_job *job);

/* The engine that the settings name; complaints are said. */
exit_code stream_open_engine(onus_engine **engine,
                             const cli_settings *settings);

#endif
