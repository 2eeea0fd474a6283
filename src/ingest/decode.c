/* Bytes as they come -> valid UTF-8.
 *
 * Good UTF-8 is handed on as it is, byte for byte. Else a byte order mark tells
 * UTF-16; and text that is not UTF-8 but looks like text, its odd bytes mostly
 * single ones, is read as Windows-1252, which is what "Latin-1" means on the
 * web (WHATWG Encoding). All else is mended: a bad byte becomes U+FFFD. Other
 * encodings are not guessed.
 */
#include "ingest/decode.h"

#include "base/slice.h"
#include "base/utf8.h"

/* Windows-1252 where it differs from Latin-1: 0x80 to 0x9F. */
static const uint16_t windows_1252[32] = {
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D, 0x017D, 0x008F,
    0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178,
};

/* ---------------------------------------------------------------- UTF-16 */

/* The 16-bit unit at `at`, with its high byte first or last. */
static uint32_t unit_at(onus_slice bytes, size_t at, bool high_first)
{
    uint32_t first = (unsigned char)bytes.data[at];
    uint32_t second = (unsigned char)bytes.data[at + 1];
    return high_first ? first << 8 | second : second << 8 | first;
}

static bool is_high(uint32_t unit)
{
    return unit >= 0xD800 && unit < 0xDC00;
}

static bool is_low(uint32_t unit)
{
    return unit >= 0xDC00 && unit < 0xE000;
}

/* The code point at *at, which moves behind it; half a pair is U+FFFD, NUL a
 * blank. */
static uint32_t next_utf16(onus_slice bytes, size_t *at, bool high_first)
{
    uint32_t unit = unit_at(bytes, *at, high_first);
    *at += 2;
    if (is_high(unit) && *at + 1 < bytes.size) {
        uint32_t low = unit_at(bytes, *at, high_first);
        if (is_low(low)) {
            *at += 2;
            return 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
        }
    }
    if (is_high(unit) || is_low(unit))
        return 0xFFFD;
    return unit ? unit : ' ';
}

static onus_slice from_utf16(onus_arena *arena, onus_slice bytes,
                             bool high_first)
{
    char *text = onus_arena__array(arena, bytes.size / 2 + 1, 3);
    size_t size = 0;
    for (size_t at = 2; text && at + 1 < bytes.size;)
        size += onus_utf8__encode(next_utf16(bytes, &at, high_first),
                                  text + size);
    return (onus_slice){text, size};
}

/* ---------------------------------------------------------------- Windows-1252
 */

/* Does a sequence of UTF-8 begin at a byte, whole or cut off? */
static bool begins_sequence(onus_slice bytes, size_t at)
{
    return (unsigned char)bytes.data[at] >= 0xC2 && at + 1 < bytes.size &&
           ((unsigned char)bytes.data[at + 1] & 0xC0) == 0x80;
}

/* Is a byte one that goes on a sequence, behind another that is not ASCII? */
static bool is_continued(onus_slice bytes, size_t at)
{
    return ((unsigned char)bytes.data[at] & 0xC0) == 0x80 &&
           (unsigned char)bytes.data[at - 1] >= 0x80;
}

/* Text has hardly any control bytes; and what is not ASCII in it stands alone
 * more often than not, where UTF-8 that was damaged would have its sequences.
 */
static bool is_windows_1252(onus_slice bytes)
{
    size_t controls = 0, sequences = 0, odd = 0;
    for (size_t at = 0; at < bytes.size;) {
        size_t start = at;
        uint32_t code = onus_utf8__next(bytes, &at);
        if (code < 0x20 && !(code >= '\t' && code <= '\r'))
            controls++;
        else if (code >= 0x80 && begins_sequence(bytes, start))
            sequences++;
        else if (code >= 0x80 && !(start && is_continued(bytes, start)))
            odd++;
    }
    return controls <= bytes.size / 200 && odd > sequences &&
           odd <= bytes.size / 4 + 1;
}

static onus_slice from_windows_1252(onus_arena *arena, onus_slice bytes)
{
    char *text = onus_arena__array(arena, bytes.size, 3);
    size_t size = 0;
    for (size_t i = 0; text && i < bytes.size; i++) {
        uint32_t code = (unsigned char)bytes.data[i];
        if (code >= 0x80 && code < 0xA0)
            code = windows_1252[code - 0x80];
        size += onus_utf8__encode(code ? code : ' ', text + size);
    }
    return (onus_slice){text, size};
}

onus_slice onus_decode(onus_arena *arena, onus_slice bytes)
{
    if (!bytes.size)
        return (onus_slice){"", 0};
    if (onus_slice__starts(bytes, ONUS_SLICE("\xFF\xFE")))
        return from_utf16(arena, bytes, false);
    if (onus_slice__starts(bytes, ONUS_SLICE("\xFE\xFF")))
        return from_utf16(arena, bytes, true);
    if (!onus_utf8__valid(bytes) && is_windows_1252(bytes))
        return from_windows_1252(arena, bytes);
    return onus_utf8__mended(arena, bytes);
}
