#include "source.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

enum { PIECE = 64 * 1024 };

bool source_open(cli_source *source, const char *path)
{
    bool standard = !strcmp(path, "-");
    *source = (cli_source){.name = standard ? "standard input" : path};
    if (!bytes_add(&source->buffer, "", 0)) { /* so that data is never NULL */
        errno = ENOMEM;
        return false;
    }
    source->file =
        standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    return source->file >= 0;
}

void source_close(cli_source *source)
{
    if (source->file > STDIN_FILENO)
        close(source->file);
    unpack_free(source->unpacker);
    bytes_free(&source->packed);
    bytes_free(&source->buffer);
}

/* Forget what was handed out. */
static void compact(cli_source *source)
{
    size_t left = source->buffer.size - source->at;
    if (left && source->at)
        memmove(source->buffer.data, source->buffer.data + source->at, left);
    source->buffer.size = left;
    source->at = 0;
}

static ssize_t read_piece(cli_source *source, char piece[PIECE])
{
    ssize_t size;
    do
        size = read(source->file, piece, PIECE);
    while (size < 0 && errno == EINTR);
    if (size < 0)
        source->failed = errno;
    return size;
}

/* Unpack a piece more; false at the end and on errors. */
static bool fill_unpacked(cli_source *source)
{
    char piece[PIECE];
    for (;;) {
        const char *data = source->packed.data + source->packed_at;
        size_t left = source->packed.size - source->packed_at;
        size_t taken = left;
        long size = 0;
        if (left)
            size = unpack_some(source->unpacker, &data, &left, piece, PIECE);
        source->packed_at += taken - left;
        if (size < 0) {
            source->failed = EBADMSG;
            return false;
        }
        if (size > 0 && bytes_add(&source->buffer, piece, (size_t)size))
            return true;
        if (size > 0) {
            source->failed = ENOMEM;
            return false;
        }
        if (taken != left)
            continue;
        ssize_t more = read_piece(source, piece);
        source->packed.size = source->packed_at = 0;
        if (more > 0 && bytes_add(&source->packed, piece, (size_t)more))
            continue;
        if (more > 0)
            source->failed = ENOMEM;
        else if (!more && !unpack_complete(source->unpacker))
            source->failed = EBADMSG; /* it ends in the middle */
        return false;
    }
}

/* The first piece tells whether the input is packed. */
static bool begin(cli_source *source, const char *piece, size_t size)
{
    bool failed;
    source->begun = true;
    source->unpacker = unpack_new(piece, size, &failed);
    if (failed)
        return false;
    return bytes_add(source->unpacker ? &source->packed : &source->buffer,
                     piece, size);
}

static bool fill_plain(cli_source *source)
{
    char piece[PIECE];
    ssize_t size = read_piece(source, piece);
    if (size <= 0)
        return false;
    bool good = source->begun
                    ? bytes_add(&source->buffer, piece, (size_t)size)
                    : begin(source, piece, (size_t)size);
    if (!good)
        source->failed = ENOMEM;
    return good;
}

/* Read a piece more; false at the end, on errors and without memory. */
static bool fill(cli_source *source)
{
    bool more = !source->ended;
    if (more && !source->unpacker)
        more = fill_plain(source);
    if (more && source->unpacker)
        more = fill_unpacked(source);
    source->ended = !more;
    return more;
}

/* White space, and the bytes of a byte order mark. */
static bool is_blank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r') || c == '\xEF' ||
           c == '\xBB' || c == '\xBF';
}

int source_peek(cli_source *source)
{
    for (size_t at = source->at;; at++) {
        if (at == source->buffer.size && !fill(source))
            return -1;
        if (!is_blank(source->buffer.data[at]))
            return (unsigned char)source->buffer.data[at];
    }
}

bool source_starts_alone(cli_source *source, char byte)
{
    bool seen = false;
    for (size_t at = source->at;; at++) {
        if (at == source->buffer.size && !fill(source))
            return false;
        char c = source->buffer.data[at];
        if (c == '\n' && seen)
            return true;
        if (c == byte && !seen)
            seen = true;
        else if (!is_blank(c))
            return false;
    }
}

bool source_rest(cli_source *source, size_t limit, cli_bytes *out)
{
    compact(source);
    while (source->buffer.size < limit && fill(source))
        ;
    size_t size = source->buffer.size < limit ? source->buffer.size : limit;
    source->at = size;
    return source->failed != ENOMEM &&
           bytes_add(out, source->buffer.data, size);
}

/* Hand out `size` bytes and drop `dropped` more (the line's end). */
static bool hand_out(cli_source *source, size_t size, size_t dropped,
                     cli_bytes *out)
{
    const char *start = source->buffer.data + source->at;
    bool marked =
        source->line == 1 && size >= 3 && !memcmp(start, "\xEF\xBB\xBF", 3);
    source->at += size + dropped;
    return marked ? bytes_add(out, start + 3, size - 3)
                  : bytes_add(out, start, size);
}

/* Drop everything up to the line's end. */
static void skip_line(cli_source *source)
{
    for (;;) {
        char *start = source->buffer.data + source->at;
        char *end = memchr(start, '\n', source->buffer.size - source->at);
        if (end) {
            source->at = (size_t)(end - source->buffer.data) + 1;
            return;
        }
        source->at = source->buffer.size;
        compact(source);
        if (!fill(source))
            return;
    }
}

static line_state long_line(cli_source *source, size_t kept, cli_bytes *out)
{
    bool good = hand_out(source, kept, 0, out);
    skip_line(source);
    return good ? LINE_LONG : LINE_MEMORY;
}

line_state source_line(cli_source *source, size_t limit, size_t kept,
                       cli_bytes *out)
{
    size_t searched = 0; /* bytes known to hold no line end */
    source->line++;
    for (;;) {
        size_t left = source->buffer.size - source->at;
        char *start = source->buffer.data + source->at;
        char *end = left > searched
                        ? memchr(start + searched, '\n', left - searched)
                        : NULL;
        size_t size = end ? (size_t)(end - start) : left;
        if (size > limit)
            return long_line(source, kept, out);
        if (end)
            return hand_out(source, size, 1, out) ? LINE_GOOD : LINE_MEMORY;
        searched = left;
        compact(source);
        if (fill(source))
            continue;
        if (source->failed == ENOMEM)
            return LINE_MEMORY;
        if (!left || source->failed)
            return LINE_END;
        return hand_out(source, left, 0, out) ? LINE_GOOD : LINE_MEMORY;
    }
}
