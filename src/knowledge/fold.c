/* Folding: names as the index has them, so that spellings that differ only in
 * accents, full stops, apostrophes and hyphens meet: "Lech Wałęsa" -> "Lech
 * Wałesa" (a stroke is no accent), "Kim Jong-un" -> "Kim Jong un", "U.S." ->
 * "US".
 */
#include "base/utf8.h"
#include "knowledge/tables.h"

#include <utf8proc.h>

static bool left_out(uint32_t code)
{
    return code == '.' || code == '\'' || code == 0x2018 || code == 0x2019 ||
           code == 0x02BC || onus_utf8__is_mark(code);
}

static bool blank(uint32_t code)
{
    return code == '-' || (code >= 0x2010 && code <= 0x2015) ||
           onus_utf8__is_space(code);
}

static bool ascii_alphanumeric(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9');
}

/* Append the folded form of one code point: its letters without their
 * accents. */
static size_t fold_one(uint32_t code, char *out)
{
    utf8proc_int32_t parts[8];
    int boundary = 0;
    utf8proc_ssize_t count = utf8proc_decompose_char(
        (utf8proc_int32_t)code, parts, 8, UTF8PROC_DECOMPOSE, &boundary);
    if (count <= 0 || count > 8)
        return onus_utf8__encode(code, out);
    size_t size = 0;
    for (utf8proc_ssize_t i = 0; i < count; i++)
        if (!onus_utf8__is_mark((uint32_t)parts[i]))
            size += onus_utf8__encode((uint32_t)parts[i], out + size);
    return size;
}

onus_slice onus_tables__fold(onus_arena *arena, onus_slice name)
{
    char *folded = onus_arena__array(arena, name.size + 1, 8);
    if (!folded)
        return (onus_slice){0};
    size_t size = 0;
    bool gap = false;
    for (size_t at = 0; at < name.size;) {
        if (!gap && ascii_alphanumeric(name.data[at])) { /* most are: quickly */
            folded[size++] = name.data[at++];
            continue;
        }
        uint32_t code = onus_utf8__next(name, &at);
        if (left_out(code))
            continue;
        if (blank(code)) {
            gap = size > 0;
            continue;
        }
        if (gap)
            folded[size++] = ' ';
        gap = false;
        size += fold_one(code, folded + size);
    }
    onus_arena__shrink(arena, folded, size);
    return (onus_slice){folded, size};
}
