#include "unpack.h"

#include <stdlib.h>
#include <string.h>
#include <zlib.h>
#include <zstd.h>

enum { GZIP_ONLY = 15 + 16 /* zlib's window bits, and no other header */ };

struct cli_unpacker {
    z_stream gzip;
    ZSTD_DStream *zstd; /* NULL: gzip */
    bool complete;      /* the last one has ended */
};

static bool starts(const char *data, size_t size, const char *magic)
{
    return size >= strlen(magic) && !memcmp(data, magic, strlen(magic));
}

cli_unpacker *unpack_new(const char *data, size_t size, bool *failed)
{
    bool gzip = starts(data, size, "\x1F\x8B\x08");
    bool zstd = starts(data, size, "\x28\xB5\x2F\xFD");
    *failed = false;
    if (!gzip && !zstd)
        return NULL;
    cli_unpacker *unpacker = calloc(1, sizeof *unpacker);
    *failed = !unpacker ||
              (gzip && inflateInit2(&unpacker->gzip, GZIP_ONLY) != Z_OK) ||
              (zstd && !(unpacker->zstd = ZSTD_createDStream()));
    if (!*failed)
        return unpacker;
    free(unpacker);
    return NULL;
}

void unpack_free(cli_unpacker *unpacker)
{
    if (!unpacker)
        return;
    if (unpacker->zstd)
        ZSTD_freeDStream(unpacker->zstd);
    else
        inflateEnd(&unpacker->gzip);
    free(unpacker);
}

static long unpack_gzip(cli_unpacker *unpacker, const char **data, size_t *size,
                        char *out, size_t room)
{
    z_stream *stream = &unpacker->gzip;
    if (unpacker->complete && inflateReset(stream) != Z_OK)
        return -1;
    stream->next_in = (Bytef *)*data; /* zlib does not write there */
    stream->avail_in = (uInt)*size;
    stream->next_out = (Bytef *)out;
    stream->avail_out = (uInt)room;
    int state = inflate(stream, Z_NO_FLUSH);
    *data += *size - stream->avail_in;
    *size = stream->avail_in;
    unpacker->complete = state == Z_STREAM_END;
    if (state != Z_OK && state != Z_STREAM_END && state != Z_BUF_ERROR)
        return -1;
    return (long)(room - stream->avail_out);
}

static long unpack_zstd(cli_unpacker *unpacker, const char **data, size_t *size,
                        char *out, size_t room)
{
    ZSTD_inBuffer in = {*data, *size, 0};
    ZSTD_outBuffer to = {.size = room};
    to.dst = out;
    size_t state = ZSTD_decompressStream(unpacker->zstd, &to, &in);
    if (ZSTD_isError(state))
        return -1;
    unpacker->complete = state == 0;
    *data += in.pos;
    *size -= in.pos;
    return (long)to.pos;
}

long unpack_some(cli_unpacker *unpacker, const char **data, size_t *size,
                 char *out, size_t room)
{
    return unpacker->zstd ? unpack_zstd(unpacker, data, size, out, room)
                          : unpack_gzip(unpacker, data, size, out, room);
}

bool unpack_complete(const cli_unpacker *unpacker)
{
    return unpacker->complete;
}
