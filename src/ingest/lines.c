#include "ingest/lines.h"

#include "base/utf8.h"

enum {
    /* characters: text is not wrapped at less, nor at more than */
    NARROWEST = 40,
    WIDEST = 120,
    SLACK = 4,  /* lines that end so much too early still count as full */
    FEWEST = 3, /* line breaks that could be wraps, to tell that they are */
};

onus_slice onus_lines__trim(onus_slice text)
{
    size_t at = 0, start = 0, end = text.size;
    while (at < text.size && onus_utf8__is_space(onus_utf8__next(text, &at)))
        start = at;
    at = end;
    while (at > start && onus_utf8__is_space(onus_utf8__previous(text, &at)))
        end = at;
    return onus_slice__cut(text, start, end);
}

/* Closing quotation marks and brackets. */
static bool closes(uint32_t code)
{
    return code == '"' || code == '\'' || code == ')' || code == ']' ||
           code == 0x2019 || code == 0x201D || code == 0xBB || code == 0x203A;
}

static bool ends_sentence(uint32_t code)
{
    return code == '.' || code == '!' || code == '?' || code == 0x2026 ||
           code == 0x3002 || code == 0xFF01 || code == 0xFF1F || /* 。！？ */
           code == 0x061F || code == 0x06D4 || code == 0x0964;
}

size_t onus_lines__squeeze(char *out, onus_slice text)
{
    bool gap = false;
    size_t size = 0;
    for (size_t i = 0; i < text.size; i++) {
        char c = text.data[i];
        if (c == ' ' || (c >= '\t' && c <= '\r')) {
            gap = size > 0;
            continue;
        }
        if (gap)
            out[size++] = ' ';
        gap = false;
        out[size++] = c;
    }
    return size;
}

bool onus_lines__ended(onus_slice text)
{
    size_t at = text.size;
    while (at > 0) {
        uint32_t code = onus_utf8__previous(text, &at);
        if (!closes(code))
            return ends_sentence(code);
    }
    return false;
}

bool onus_lines__continues(onus_slice text)
{
    if (!text.size)
        return false;
    size_t at = 0;
    uint32_t code = onus_utf8__next(text, &at);
    if (onus_utf8__is_lower(code))
        return true;
    if (code == '\'' || code == 0x2019) /* 's, as links leave it */
        return text.size > at &&
               onus_utf8__is_lower(onus_utf8__next(text, &at));
    if (code == 0x2013 || code == 0x2014) /* the other half of a sentence */
        return text.size > at + 1 && text.data[at] == ' ' &&
               onus_utf8__is_lower((at++, onus_utf8__next(text, &at)));
    return code == ',' || code == ';' || code == ':' || code == '.' ||
           code == ')' || code == ']' || code == '?' || code == '!' ||
           code == 0x201D;
}

/* ---------------------------------------------------------------- cutting */

/* Bytes of the line break at text[at]; 0 if there is none. */
static size_t break_at(onus_slice text, size_t at)
{
    unsigned char c = (unsigned char)text.data[at];
    if (c == '\r' && at + 1 < text.size && text.data[at + 1] == '\n')
        return 2;
    if (c >= '\n' && c <= '\r')
        return 1;
    /* U+2028 and U+2029, line and paragraph separator */
    if (c != 0xE2 || text.size - at < 3 ||
        (unsigned char)text.data[at + 1] != 0x80)
        return 0;
    unsigned char last = (unsigned char)text.data[at + 2];
    return last == 0xA8 || last == 0xA9 ? 3 : 0;
}

static void measure(onus_line *line)
{
    bool first = true;
    for (size_t at = 0; at < line->text.size; line->width++) {
        if (onus_utf8__is_space(onus_utf8__next(line->text, &at)))
            first = false;
        line->first_word += first;
    }
}

/* Was line `i` broken because the next word would not have fitted? */
static bool is_full(const onus_lines *lines, uint32_t i, uint32_t width)
{
    const onus_line *line = &lines->items[i];
    return line->width + 1 + line[1].first_word + SLACK > width;
}

/* The least width that all but 3 of 100 lines keep to. */
static uint32_t usual_width(const onus_lines *lines)
{
    uint32_t counts[WIDEST + 1] = {0}, sum = 0, width = 0;
    for (uint32_t i = 0; i < lines->count; i++)
        if (lines->items[i].width <= WIDEST)
            counts[lines->items[i].width]++;
    uint32_t enough = lines->count - lines->count / 33;
    while (width <= WIDEST && (sum += counts[width]) < enough)
        width++;
    return width;
}

/* Text is wrapped if most of its lines that have another right below are full,
 * and most of these do not end as sentences do. */
static uint32_t wrap_width(const onus_lines *lines)
{
    uint32_t width = usual_width(lines), full = 0, breaks = 0, ended = 0;
    if (width < NARROWEST || width > WIDEST)
        return 0;
    for (uint32_t i = 0; i + 1 < lines->count; i++) {
        if (lines->items[i + 1].gap)
            continue;
        breaks++;
        if (!is_full(lines, i, width))
            continue;
        full++;
        ended += onus_lines__ended(lines->items[i].text);
    }
    bool wrapped = full >= FEWEST && full >= breaks / 2 && ended <= full / 2;
    return wrapped ? width : 0;
}

onus_lines onus_lines__cut(onus_arena *arena, onus_slice text)
{
    onus_lines lines = {0};
    bool gap = true;
    for (size_t at = 0, start = 0, size; at <= text.size; at += size) {
        size = at < text.size ? break_at(text, at) : 1;
        if (!size) {
            size = 1;
            continue;
        }
        onus_line line = {.gap = gap};
        line.text = onus_lines__trim(onus_slice__cut(text, start, at));
        start = at + size;
        gap = !line.text.size;
        if (gap)
            continue;
        measure(&line);
        onus_array__push(arena, &lines, line);
    }
    lines.width = wrap_width(&lines);
    return lines;
}

/* Does a line begin an item of a list? */
static bool is_item(onus_slice line)
{
    size_t at = 0;
    uint32_t code = onus_utf8__next(line, &at);
    bool bullet = code == '-' || code == '*' || code == 0x2022 ||
                  code == 0x25AA || code == 0x25CF || code == 0x2013 ||
                  code == 0x2014;
    return bullet && at < line.size && line.data[at] == ' ';
}

bool onus_lines__goes_on(const onus_lines *lines, uint32_t i)
{
    if (i + 1 >= lines->count || lines->items[i + 1].gap)
        return false;
    const onus_line *line = &lines->items[i], *next = line + 1;
    if (is_item(next->text))
        return false;
    if (lines->width && is_full(lines, i, lines->width))
        return true;
    return line->width >= NARROWEST && !onus_lines__ended(line->text) &&
           onus_lines__continues(next->text);
}
