/* A source of input: a file or standard input, packed or not, read as a whole or
 * line by line.
 *
 * Lines are handed out as soon as they are complete, so that a program at the
 * other end of a pipe may wait for the answer to each. No line is kept beyond
 * its limit.
 */
#ifndef SOURCE_H
#define SOURCE_H

#include "bytes.h"
#include "unpack.h"

typedef struct cli_source {
    const char *name; /* for messages; borrowed */
    int file;
    cli_bytes buffer; /* read, but not yet handed out from `at` on */
    size_t at;
    cli_unpacker *unpacker; /* NULL: the input is not packed */
    cli_bytes packed;       /* read, but not yet unpacked from `packed_at` on */
    size_t packed_at;
    bool begun;             /* is it known whether it is packed? */
    unsigned line;    /* of the line handed out last, from 1 */
    bool ended;
    int failed; /* errno of a failed read (EBADMSG: packed, but damaged), or 0 */
} cli_source;

/* "-" is standard input; false with errno set if it cannot be opened. */
bool source_open(cli_source *source, const char *path);
void source_close(cli_source *source);

/* The first byte that is not blank (nor of a byte order mark), -1 if there
 * is none. It stays, and so does what is before it. */
int source_peek(cli_source *source);

/* Is the first line, blanks aside, just this byte? Call source_peek before. */
bool source_starts_alone(cli_source *source, char byte);

/* All that is left, but no more than `limit` bytes; false if memory ran out. */
bool source_rest(cli_source *source, size_t limit, cli_bytes *out);

typedef enum line_state {
    LINE_END, /* there is none left */
    LINE_GOOD,
    LINE_LONG, /* over the limit; *out has its beginning */
    LINE_MEMORY,
} line_state;

/* The next line, without its end and without a byte order mark before the
 * first, appended to *out. Of a line over `limit` bytes only the first
 * `kept` ones are. */
line_state source_line(cli_source *source, size_t limit, size_t kept,
                       cli_bytes *out);

#endif
