#include "write/layout.h"

#include "base/utf8.h"

#include <stdarg.h>
#include <stdio.h>
#include <utf8proc.h>

/* ANSI "select graphic rendition" codes, ECMA-48 8.3.117. */
static const char *const colours[] = {
    [ONUS_PLAIN] = NULL,      [ONUS_BOLD] = "1",       [ONUS_DIM] = "2",
    [ONUS_MARK] = "1",        [ONUS_HEADING] = "1",    [ONUS_CODE] = "36",
    [ONUS_TAG] = "35",        [ONUS_QUAD_1] = "32",    [ONUS_QUAD_2] = "1;32",
    [ONUS_QUAD_3] = "33",     [ONUS_QUAD_4] = "1;31",
};

static bool is_blank(uint32_t code)
{
    return code == ' ' || (code >= '\t' && code <= '\r') || code == 0x3000;
}

static bool is_control(uint32_t code)
{
    return code < 0x20 || (code >= 0x7F && code < 0xA0);
}

static unsigned width_of(uint32_t code)
{
    if (code < 0x7F)
        return 1;
    int width = utf8proc_charwidth((utf8proc_int32_t)code);
    return width > 0 ? (unsigned)width : 0;
}

unsigned onus_layout__width(onus_slice text)
{
    unsigned width = 0;
    for (size_t at = 0; at < text.size;) {
        uint32_t code = onus_utf8__next(text, &at);
        width += is_control(code) ? 0 : width_of(code);
    }
    return width;
}

void onus_layout__safe(onus_string *out, onus_slice text)
{
    size_t kept = 0;
    for (size_t at = 0; at < text.size;) {
        size_t start = at;
        uint32_t code = onus_utf8__next(text, &at);
        if (!is_control(code) || code == '\n' || code == '\t')
            continue;
        onus_string__add(out, onus_slice__cut(text, kept, start));
        kept = at;
    }
    if (kept < text.size)
        onus_string__add(out, onus_slice__cut(text, kept, text.size));
}

/* ---------------------------------------------------------------- words */

static void pad(onus_layout *layout, unsigned column)
{
    if (layout->column >= column)
        return;
    onus_string__print(layout->out, "%*s", (int)(column - layout->column), "");
    layout->column = column;
}

static void break_line(onus_layout *layout)
{
    onus_string__add_char(layout->out, '\n');
    layout->column = 0;
    layout->blank = false;
    pad(layout, layout->indent);
}

/* The word is complete: this line or the next. */
static void set_word(onus_layout *layout)
{
    if (!layout->word.size)
        return;
    unsigned needed = layout->word_width + layout->blank;
    bool first = layout->column <= layout->indent;
    if (!first && layout->column + needed > layout->width)
        break_line(layout);
    if (layout->blank) {
        onus_string__add_char(layout->out, ' ');
        layout->column++;
    }
    onus_string__add(layout->out, onus_string__slice(&layout->word));
    layout->column += layout->word_width;
    layout->out->failed |= layout->word.failed;
    layout->blank = false;
    layout->word_width = 0;
    onus_string__reset(&layout->word);
}

/* From here on in this style; it lasts over blanks, up to the line's end at
 * most. */
static void set_style(onus_layout *layout, onus_string *out, onus_style style)
{
    if (!layout->colour || layout->style == style)
        return;
    if (colours[layout->style])
        onus_string__add(out, ONUS_SLICE("\033[0m"));
    if (colours[style])
        onus_string__print(out, "\033[%sm", colours[style]);
    layout->style = style;
}

/* A stretch without blanks. What is longer than a line is cut where the line
 * ends. */
static void add_to_word(onus_layout *layout, onus_style style, onus_slice text)
{
    unsigned room = layout->width > layout->indent + 8
                        ? layout->width - layout->indent
                        : 8;
    set_style(layout, &layout->word, style);
    for (size_t at = 0; at < text.size;) {
        size_t start = at;
        uint32_t code = onus_utf8__next(text, &at);
        if (is_control(code))
            continue;
        if (layout->word_width + width_of(code) > room)
            set_word(layout);
        onus_string__add(&layout->word, onus_slice__cut(text, start, at));
        layout->word_width += width_of(code);
    }
}

static void put(onus_layout *layout, onus_style style, onus_slice text)
{
    size_t word = 0; /* where it starts */
    for (size_t at = 0; at < text.size;) {
        size_t start = at;
        if (!is_blank(onus_utf8__next(text, &at)))
            continue;
        if (start > word)
            add_to_word(layout, style, onus_slice__cut(text, word, start));
        set_word(layout);
        layout->blank = layout->column > layout->indent;
        word = at;
    }
    if (word < text.size)
        add_to_word(layout, style, onus_slice__cut(text, word, text.size));
}

void onus_layout__put(onus_layout *layout, onus_style style, onus_slice text)
{
    bool starred = style == ONUS_MARK && !layout->colour && text.size;
    if (starred)
        add_to_word(layout, ONUS_PLAIN, ONUS_SLICE("*"));
    put(layout, style, text);
    if (starred)
        add_to_word(layout, ONUS_PLAIN, ONUS_SLICE("*"));
}

void onus_layout__print(onus_layout *layout, onus_style style,
                        const char *format, ...)
{
    char text[512];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    onus_layout__put(layout, style, onus_slice__of(text));
}

void onus_layout__tab(onus_layout *layout, unsigned column)
{
    set_word(layout);
    if (layout->column && layout->column >= column)
        column = layout->column + 1;
    layout->blank = false;
    pad(layout, column);
    layout->indent = column;
}

void onus_layout__end(onus_layout *layout)
{
    set_word(layout);
    set_style(layout, layout->out, ONUS_PLAIN);
    onus_string__add_char(layout->out, '\n');
    layout->column = layout->indent = 0;
    layout->blank = false;
}

void onus_layout__clear(onus_layout *layout)
{
    layout->out->failed |= layout->word.failed;
    onus_string__clear(&layout->word);
}
