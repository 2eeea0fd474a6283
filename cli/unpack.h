/* Packed input: gzip and Zstandard, known by their first bytes, whatever the
 * file's name. Several packed one behind the other (as in WARC files) are one.
 */
#ifndef UNPACK_H
#define UNPACK_H

#include <stdbool.h>
#include <stddef.h>

typedef struct cli_unpacker cli_unpacker;

/* An unpacker for bytes that begin so; NULL if they are not packed, or if
 * memory ran out, which *failed then tells. */
cli_unpacker *unpack_new(const char *data, size_t size, bool *failed);
void unpack_free(cli_unpacker *unpacker); /* NULL is fine */

/* Unpack some: *data and *size move behind what was taken, the bytes go to
 * out[room]; how many. -1 if the packed bytes are damaged. */
long unpack_some(cli_unpacker *unpacker, const char **data, size_t *size,
                 char *out, size_t room);

/* May the packed bytes end here? */
bool unpack_complete(const cli_unpacker *unpacker);

#endif
