/* Bytes as they come -> valid UTF-8.
 *
 * Good UTF-8 is handed on as it is, byte for byte. Else a byte order mark tells
 * UTF-16, or the text's own head another encoding (charset="koi8-r"), which the
 * C library's iconv reads. Text that is not UTF-8 but looks like text, its odd
 * bytes mostly single ones, is read as Windows-1252, which is what "Latin-1"
 * means on the web (WHATWG Encoding). All else is mended: a bad byte becomes
 * U+FFFD. Encodings that nothing tells are not guessed.
 */
#include "ingest/decode.h"

#include "base/slice.h"
#include "base/utf8.h"

#include <errno.h>
#include <iconv.h>

/* Windows-1252 where it differs from Latin-1: 0x80 to 0x9F. */
static const uint16_t windows_1252[32] = {
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D, 0x017D, 0x008F,
    0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178,
};

uint32_t onus_decode__windows_1252(uint32_t code)
{
    return code >= 0x80 && code < 0xA0 ? windows_1252[code - 0x80] : code;
}

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
        uint32_t code =
            onus_decode__windows_1252((unsigned char)bytes.data[i]);
        size += onus_utf8__encode(code ? code : ' ', text + size);
    }
    return (onus_slice){text, size};
}

/* ---------------------------------------------------------------- declared */

enum { HEAD = 2048, LONGEST_NAME = 32 };

/* The encoding that a text's head declares, in lower case: false if none. */
static bool find_declared(onus_slice bytes, char name[LONGEST_NAME])
{
    static const char mark[] = "charset";
    size_t end = bytes.size < HEAD ? bytes.size : HEAD, size = 0;
    for (size_t at = 0; at + sizeof mark < end && !size; at++) {
        if (!onus_slice__equal_ascii_case(
                onus_slice__cut(bytes, at, at + sizeof mark - 1),
                onus_slice__of(mark)))
            continue;
        size_t i = at + sizeof mark - 1;
        while (i < end && memchr(" =\"'", bytes.data[i], 4))
            i++;
        for (; i < end && size + 1 < LONGEST_NAME; i++) {
            char c = bytes.data[i];
            bool upper = c >= 'A' && c <= 'Z';
            if (!upper && !(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') &&
                c != '-' && c != '_')
                break;
            name[size++] = upper ? (char)(c + 32) : c;
        }
    }
    name[size] = 0;
    return size > 0;
}

/* What iconv calls the encoding that a page means by a name (WHATWG Encoding,
 * "Names and labels"). */
static const char *meant_by(const char *name)
{
    static const struct {
        const char *name, *meant;
    } names[] = {
        {"euc-kr", "CP949"},         {"gb2312", "GB18030"},
        {"gbk", "GB18030"},          {"iso-8859-1", "CP1252"},
        {"iso-8859-9", "CP1254"},    {"ks_c_5601-1987", "CP949"},
        {"latin1", "CP1252"},        {"shift-jis", "CP932"},
        {"shift_jis", "CP932"},      {"tis-620", "CP874"},
        {"us-ascii", "CP1252"},      {"x-sjis", "CP932"},
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (!strcmp(names[i].name, name))
            return names[i].meant;
    return name;
}

/* What the converter makes of the bytes; a bad one becomes U+FFFD. Without data
 * if it is none for bytes whose head was read as ASCII. */
static onus_slice converted(onus_arena *arena, iconv_t converter,
                            onus_slice bytes)
{
    enum { GROWTH = 4 };
    size_t room = GROWTH * bytes.size + GROWTH, left = bytes.size;
    char *text = onus_arena__alloc(arena, room), *out = text;
    char *in = (char *)bytes.data; /* iconv does not write there */
    while (text && left) {
        if (iconv(converter, &in, &left, &out, &room) != (size_t)-1)
            break;
        if (errno == E2BIG || room < GROWTH)
            return (onus_slice){0};
        out += onus_utf8__encode(0xFFFD, out);
        room -= 3;
        in++;
        left--;
    }
    bool kept = text && out > text && *text == *bytes.data;
    return kept ? (onus_slice){text, (size_t)(out - text)} : (onus_slice){0};
}

/* The text by the encoding that it declares; without data if it declares none
 * that is known. */
static onus_slice from_declared(onus_arena *arena, onus_slice bytes)
{
    char name[LONGEST_NAME];
    if (!find_declared(bytes, name) || !strncmp(name, "utf", 3))
        return (onus_slice){0};
    iconv_t converter = iconv_open("UTF-8", meant_by(name));
    if (converter == (iconv_t)-1) /* NOLINT(performance-no-int-to-ptr) */
        return (onus_slice){0};
    onus_slice text = converted(arena, converter, bytes);
    iconv_close(converter);
    return text;
}

onus_slice onus_decode(onus_arena *arena, onus_slice bytes)
{
    if (!bytes.size)
        return (onus_slice){"", 0};
    if (onus_slice__starts(bytes, ONUS_SLICE("\xFF\xFE")))
        return from_utf16(arena, bytes, false);
    if (onus_slice__starts(bytes, ONUS_SLICE("\xFE\xFF")))
        return from_utf16(arena, bytes, true);
    if (onus_utf8__valid(bytes))
        return onus_utf8__mended(arena, bytes);
    onus_slice text = from_declared(arena, bytes);
    if (text.data)
        return onus_utf8__mended(arena, text);
    return is_windows_1252(bytes) ? from_windows_1252(arena, bytes)
                                  : onus_utf8__mended(arena, bytes);
}
