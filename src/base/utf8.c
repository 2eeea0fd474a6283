#include "base/utf8.h"

#include <utf8proc.h>

/* Bytes of a sequence by its first byte; 0 if it cannot start one. */
static size_t length_of(unsigned char first)
{
    if (first < 0x80)
        return 1;
    if (first < 0xC2 || first > 0xF4)
        return 0;
    return first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
}

/* Decode at text[at]; *size is 0 if it is not valid there. */
static uint32_t decode(onus_slice text, size_t at, size_t *size)
{
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    const unsigned char *byte = (const unsigned char *)text.data + at;
    size_t length = length_of(byte[0]);
    *size = 0;
    if (!length || length > text.size - at)
        return 0xFFFD;
    uint32_t code = length == 1 ? byte[0] : byte[0] & (0x7Fu >> length);
    for (size_t i = 1; i < length; i++) {
        if ((byte[i] & 0xC0) != 0x80)
            return 0xFFFD;
        code = code << 6 | (byte[i] & 0x3F);
    }
    if (code < least[length] || code > 0x10FFFF ||
        (code >= 0xD800 && code <= 0xDFFF))
        return 0xFFFD;
    *size = length;
    return code;
}

uint32_t onus_utf8__next(onus_slice text, size_t *at)
{
    unsigned char first = (unsigned char)text.data[*at];
    if (first < 0x80) {
        ++*at;
        return first;
    }
    size_t size;
    uint32_t code = decode(text, *at, &size);
    *at += size ? size : 1;
    return code;
}

uint32_t onus_utf8__previous(onus_slice text, size_t *at)
{
    size_t start = *at - 1;
    while (start > 0 && *at - start < 4 &&
           ((unsigned char)text.data[start] & 0xC0) == 0x80)
        start--;
    size_t size;
    uint32_t code = decode(text, start, &size);
    if (start + size != *at) {
        --*at;
        return 0xFFFD;
    }
    *at = start;
    return code;
}

size_t onus_utf8__encode(uint32_t code, char out[4])
{
    return (size_t)utf8proc_encode_char((utf8proc_int32_t)code,
                                        (utf8proc_uint8_t *)out);
}

size_t onus_utf8__length(onus_slice text)
{
    size_t count = 0;
    for (size_t at = 0; at < text.size; count++)
        onus_utf8__next(text, &at);
    return count;
}

/* Behind most of the ASCII that starts at `at`: eight bytes at a time. */
static size_t skip_ascii(onus_slice text, size_t at)
{
    uint64_t eight;
    for (; text.size - at >= sizeof eight; at += sizeof eight) {
        memcpy(&eight, text.data + at, sizeof eight);
        if (eight & UINT64_C(0x8080808080808080))
            break;
    }
    return at;
}

uint32_t *onus_utf8__offsets(onus_arena *arena, onus_slice text, size_t *count)
{
    uint32_t *offsets =
        onus_arena__array(arena, text.size + 1, sizeof *offsets);
    *count = 0;
    for (size_t at = 0; offsets && at < text.size;) {
        offsets[(*count)++] = (uint32_t)at;
        onus_utf8__next(text, &at);
    }
    if (offsets)
        offsets[*count] = (uint32_t)text.size;
    return offsets;
}

bool onus_utf8__valid(onus_slice text)
{
    size_t size;
    for (size_t at = skip_ascii(text, 0); at < text.size;
         at = skip_ascii(text, at + size)) {
        decode(text, at, &size);
        if (!size)
            return false;
    }
    return true;
}

onus_slice onus_utf8__mended(onus_arena *arena, onus_slice text)
{
    bool nul = text.size && memchr(text.data, 0, text.size);
    if (!nul && onus_utf8__valid(text))
        return text;
    char *mended = onus_arena__array(arena, text.size, 3);
    if (!mended)
        return (onus_slice){0};
    size_t end = 0, size;
    for (size_t at = 0; at < text.size; at += size ? size : 1) {
        uint32_t code = decode(text, at, &size);
        end += onus_utf8__encode(code ? code : ' ', mended + end);
    }
    onus_arena__shrink(arena, mended, end);
    return (onus_slice){mended, end};
}

static utf8proc_category_t category(uint32_t code)
{
    return utf8proc_category((utf8proc_int32_t)code);
}

bool onus_utf8__is_letter(uint32_t code)
{
    if (code < 0x80)
        return (code | 32) >= 'a' && (code | 32) <= 'z';
    utf8proc_category_t kind = category(code);
    return kind >= UTF8PROC_CATEGORY_LU && kind <= UTF8PROC_CATEGORY_LO;
}

bool onus_utf8__is_digit(uint32_t code)
{
    if (code < 0x80)
        return code >= '0' && code <= '9';
    return category(code) == UTF8PROC_CATEGORY_ND;
}

bool onus_utf8__is_upper(uint32_t code)
{
    if (code < 0x80)
        return code >= 'A' && code <= 'Z';
    utf8proc_category_t kind = category(code);
    return kind == UTF8PROC_CATEGORY_LU || kind == UTF8PROC_CATEGORY_LT;
}

bool onus_utf8__is_lower(uint32_t code)
{
    if (code < 0x80)
        return code >= 'a' && code <= 'z';
    return category(code) == UTF8PROC_CATEGORY_LL;
}

bool onus_utf8__is_space(uint32_t code)
{
    if (code < 0x80)
        return code == ' ' || (code >= '\t' && code <= '\r');
    if (code == 0x85 || code == 0x200B || code == 0xFEFF)
        return true;
    utf8proc_category_t kind = category(code);
    return kind >= UTF8PROC_CATEGORY_ZS && kind <= UTF8PROC_CATEGORY_ZP;
}

bool onus_utf8__is_mark(uint32_t code)
{
    return code >= 0x300 && category(code) == UTF8PROC_CATEGORY_MN;
}

uint32_t onus_utf8__lower(uint32_t code)
{
    if (code < 0x80)
        return code >= 'A' && code <= 'Z' ? code + 32 : code;
    return (uint32_t)utf8proc_tolower((utf8proc_int32_t)code);
}

onus_slice onus_utf8__lowered(onus_arena *arena, onus_slice text)
{
    char *lowered = onus_arena__array(arena, text.size + 1, 3);
    if (!lowered)
        return (onus_slice){0};
    size_t end = 0;
    for (size_t at = 0; at < text.size;)
        end += onus_utf8__encode(onus_utf8__lower(onus_utf8__next(text, &at)),
                                 lowered + end);
    onus_arena__shrink(arena, lowered, end);
    return (onus_slice){lowered, end};
}
