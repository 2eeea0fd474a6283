#include "bytes.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static bool reserve(cli_bytes *bytes, size_t more)
{
    if (more >= PTRDIFF_MAX / 4 - bytes->size)
        return false;
    size_t capacity = bytes->capacity ? bytes->capacity : 4096;
    while (capacity < bytes->size + more + 1)
        capacity *= 2;
    if (capacity == bytes->capacity)
        return true;
    char *data = realloc(bytes->data, capacity);
    if (!data)
        return false;
    bytes->data = data;
    bytes->capacity = capacity;
    return true;
}

bool bytes_add(cli_bytes *bytes, const char *data, size_t size)
{
    if (!reserve(bytes, size))
        return false;
    if (size)
        memcpy(bytes->data + bytes->size, data, size);
    bytes->size += size;
    bytes->data[bytes->size] = '\0';
    return true;
}

bool bytes_add_text(cli_bytes *bytes, const char *text)
{
    return bytes_add(bytes, text, strlen(text));
}

int bytes_sink(const char *data, size_t size, void *payload)
{
    return bytes_add(payload, data, size) ? 0 : 1;
}

void bytes_free(cli_bytes *bytes)
{
    free(bytes->data);
    bytes->data = NULL;
    bytes->size = bytes->capacity = 0;
}
