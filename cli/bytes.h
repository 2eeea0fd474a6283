/* Bytes that grow. */
#ifndef BYTES_H
#define BYTES_H

#include <stdbool.h>
#include <stddef.h>

typedef struct cli_bytes {
    char *data; /* owned; a NUL stands behind what was added */
    size_t size, capacity;
} cli_bytes;

/* false if memory ran out; nothing is added then. */
bool bytes_add(cli_bytes *bytes, const char *data, size_t size);
bool bytes_add_text(cli_bytes *bytes, const char *text);

/* An onus_sink; payload is a bytes. */
int bytes_sink(const char *data, size_t size, void *payload);

void bytes_free(cli_bytes *bytes);

#endif
