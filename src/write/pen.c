#include "write/pen.h"

#include "base/utf8.h"

#include <math.h>

/* ---------------------------------------------------------------- layout */

static bool on_one_line(const onus_pen *pen)
{
    return !pen->indented || (pen->inlined && pen->depth >= pen->inlined);
}

static void new_line(onus_pen *pen)
{
    onus_string__print(pen->out, "\n%*s", (int)(2 * pen->depth), "");
}

/* What stands between the last thing and the next key or value. */
static void separate(onus_pen *pen)
{
    if (pen->named) {
        pen->named = false;
        return;
    }
    if (pen->begun)
        onus_string__add_char(pen->out, ',');
    if (pen->depth && !on_one_line(pen))
        new_line(pen);
    else if (pen->begun && pen->indented)
        onus_string__add_char(pen->out, ' ');
    pen->begun = true;
}

void onus_pen__open(onus_pen *pen, char bracket)
{
    separate(pen);
    onus_string__add_char(pen->out, bracket);
    pen->depth++;
    pen->begun = false;
}

void onus_pen__open_inline(onus_pen *pen, char bracket)
{
    onus_pen__open(pen, bracket);
    if (!pen->inlined)
        pen->inlined = pen->depth;
}

void onus_pen__close(onus_pen *pen, char bracket)
{
    bool broken = pen->begun && !on_one_line(pen);
    if (pen->inlined == pen->depth)
        pen->inlined = 0;
    pen->depth--;
    if (broken)
        new_line(pen);
    onus_string__add_char(pen->out, bracket);
    pen->begun = true;
}

/* ---------------------------------------------------------------- values */

/* The escape of a character below U+0080, or NULL if it stands for itself. */
static const char *escape_of(unsigned char c, char room[8])
{
    static const char hex[] = "0123456789abcdef";
    switch (c) {
    case '"': return "\\\"";
    case '\\': return "\\\\";
    case '\n': return "\\n";
    case '\r': return "\\r";
    case '\t': return "\\t";
    }
    if (c >= 0x20 && c != 0x7F)
        return NULL;
    memcpy(room, "\\u00", 4);
    room[4] = hex[c >> 4];
    room[5] = hex[c & 15];
    room[6] = '\0';
    return room;
}

/* The same for the character at text[*at], which moves behind it. Beyond
 * ASCII only the three that some readers take for line ends, and what is not
 * UTF-8 at all. */
static const char *escape_at(onus_slice text, size_t *at, char room[8])
{
    unsigned char first = (unsigned char)text.data[*at];
    if (first < 0x80) {
        ++*at;
        return escape_of(first, room);
    }
    size_t start = *at;
    uint32_t code = onus_utf8__next(text, at);
    if (*at - start == 1)
        return "\\ufffd";
    switch (code) {
    case 0x0085: return "\\u0085";
    case 0x2028: return "\\u2028";
    case 0x2029: return "\\u2029";
    }
    return NULL;
}

static void add_quoted(onus_string *out, onus_slice text)
{
    onus_string__add_char(out, '"');
    size_t kept = 0; /* what comes before is written */
    for (size_t at = 0; at < text.size;) {
        char room[8];
        size_t start = at;
        const char *escape = escape_at(text, &at, room);
        if (!escape)
            continue;
        onus_string__add(out, onus_slice__cut(text, kept, start));
        onus_string__add(out, onus_slice__of(escape));
        kept = at;
    }
    if (kept < text.size)
        onus_string__add(out, onus_slice__cut(text, kept, text.size));
    onus_string__add_char(out, '"');
}

void onus_pen__key(onus_pen *pen, const char *key)
{
    separate(pen);
    add_quoted(pen->out, onus_slice__of(key));
    onus_string__add_char(pen->out, ':');
    if (pen->indented)
        onus_string__add_char(pen->out, ' ');
    pen->named = true;
}

void onus_pen__string(onus_pen *pen, onus_slice text)
{
    separate(pen);
    add_quoted(pen->out, text);
}

void onus_pen__integer(onus_pen *pen, uint32_t number)
{
    separate(pen);
    onus_string__print(pen->out, "%u", number);
}

void onus_pen__boolean(onus_pen *pen, bool truth)
{
    separate(pen);
    onus_string__add(pen->out,
                     truth ? ONUS_SLICE("true") : ONUS_SLICE("false"));
}

void onus_pen__number(onus_pen *pen, double number, unsigned decimals)
{
    static const long long powers[] = {1,      10,      100,    1000,
                                       10000,  100000,  1000000};
    separate(pen);
    if (!isfinite(number) || fabs(number) > 1e12) {
        onus_string__add(pen->out, ONUS_SLICE("null"));
        return;
    }
    long long scaled = llround(number * (double)powers[decimals]);
    while (decimals && scaled % 10 == 0) {
        scaled /= 10;
        decimals--;
    }
    long long size = scaled < 0 ? -scaled : scaled;
    onus_string__print(pen->out, "%s%lld", scaled < 0 ? "-" : "",
                       size / powers[decimals]);
    if (decimals)
        onus_string__print(pen->out, ".%0*lld", (int)decimals,
                           size % powers[decimals]);
}

void onus_pen__field(onus_pen *pen, const char *key, onus_slice text)
{
    if (!text.size)
        return;
    onus_pen__key(pen, key);
    onus_pen__string(pen, text);
}
