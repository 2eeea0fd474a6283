/* Quotations: from an opening mark to its closing mark.
 *
 * Curly, straight and doubled ('') marks are taken; what a straight mark does
 * is told by its neighbours: a blank before it opens, a blank or punctuation
 * behind it closes. Quotations inside quotations are only counted. A quotation
 * ends with its paragraph; if it was left open and the next paragraph opens
 * with a mark, it goes on there, as newspapers print long ones. Single marks
 * are quotations where no double ones are open and a closing one follows that
 * is no apostrophe.
 */
#include "statements/talk.h"

#include "base/utf8.h"

enum { REACH = 1000 /* bytes, from a single mark to its end */ };

typedef enum mark { MARK_NONE, MARK_OPEN, MARK_CLOSE, MARK_EITHER } mark;

typedef struct reader {
    onus_talk *talk;
    onus_slice text;
    onus_span paragraph;
    uint32_t number;
    uint32_t start; /* byte of the mark that opened the quotation */
    uint32_t depth;
} reader;

static uint32_t code_before(const reader *reader, size_t at)
{
    return at > reader->paragraph.start ? onus_utf8__previous(reader->text, &at)
                                        : ' ';
}

static uint32_t code_after(const reader *reader, size_t at)
{
    return at < reader->paragraph.end ? onus_utf8__next(reader->text, &at)
                                      : ' ';
}

static bool is_word(uint32_t code)
{
    return onus_utf8__is_letter(code) || onus_utf8__is_digit(code);
}

/* What a mark of [at, end) does if its shape does not say. */
static mark by_neighbours(const reader *reader, size_t at, size_t end)
{
    uint32_t before = code_before(reader, at), after = code_after(reader, end);
    bool blank_before = onus_utf8__is_space(before) || before == '(' ||
                        before == '[' || before == 0x2014 || before == 0x2013;
    bool blank_after = onus_utf8__is_space(after);
    if (blank_before && !blank_after)
        return MARK_OPEN;
    if (!blank_before && (blank_after || !is_word(after)))
        return MARK_CLOSE;
    return MARK_EITHER;
}

/* The double mark at *at; moves behind what is there. */
static mark next_mark(const reader *reader, size_t *at)
{
    size_t start = *at;
    uint32_t code = onus_utf8__next(reader->text, at);
    switch (code) {
    case 0x201C:
    case 0x201E:
    case 0x00AB: /* “ „ « */
        return MARK_OPEN;
    case 0x00BB: /* » */
        return MARK_CLOSE;
    case 0x201D: /* ” */
        return reader->depth ? MARK_CLOSE : by_neighbours(reader, start, *at);
    case '"':
        return by_neighbours(reader, start, *at);
    case '\'':
    case '`':
        if (*at < reader->paragraph.end &&
            (unsigned char)reader->text.data[*at] == code) {
            ++*at;
            return by_neighbours(reader, start, *at);
        }
        return MARK_NONE;
    default:
        return MARK_NONE;
    }
}

static void add_quote(reader *reader, uint32_t end, bool open)
{
    onus_talk *talk = reader->talk;
    const onus_record *record = talk->record;
    uint32_t first = onus_record__token_at(record, reader->start);
    uint32_t last = onus_record__token_at(record, end - 1);
    if (last >= record->tokens.count)
        last = record->tokens.count - 1;
    /* the end of the paragraph may be blank */
    while (open && last > first && record->tokens.items[last].span.start >= end)
        last--;
    if (last <= first || last >= record->tokens.count)
        return;
    uint32_t count = talk->quotes.count;
    const onus_quote *before = count ? &talk->quotes.items[count - 1] : NULL;
    if (before && before->tokens.last >= first)
        return;
    bool reopened = before && before->open &&
                    before->paragraph + 1 == reader->number &&
                    reader->start == reader->paragraph.start;
    onus_quote quote = {.tokens = {first, last},
                        .paragraph = reader->number,
                        .open = open,
                        .reopened = reopened,
                        .draft = ONUS_NONE};
    if (!onus_array__push(talk->scratch, &talk->quotes, quote))
        return;
    for (uint32_t t = first; t <= last; t++)
        talk->quote_of[t] = count;
}

static bool is_single(uint32_t code, bool opening)
{
    return code == '\'' || code == (opening ? 0x2018 : 0x2019);
}

/* The end of the single-quoted stretch that opens at `at`, or 0. */
static size_t single_end(const reader *reader, size_t at)
{
    size_t here = at;
    uint32_t before = code_before(reader, at);
    if (!is_single(onus_utf8__next(reader->text, &here), true) ||
        !(onus_utf8__is_space(before) || before == '(') ||
        !onus_utf8__is_letter(code_after(reader, here)))
        return 0;
    size_t limit = reader->paragraph.end;
    if (limit - at > REACH)
        limit = at + REACH;
    while (here < limit) {
        size_t start = here;
        uint32_t code = onus_utf8__next(reader->text, &here);
        if (code == '"' || code == 0x201C || code == 0x201D)
            return 0;
        if (!is_single(code, false) || is_word(code_after(reader, here)))
            continue;
        uint32_t last = code_before(reader, start);
        /* "the ministers' plan": a plural's apostrophe is no closing mark */
        if (last != 's' && !onus_utf8__is_space(last))
            return here;
    }
    return 0;
}

static void read_paragraph(reader *reader)
{
    reader->depth = 0;
    for (size_t at = reader->paragraph.start; at < reader->paragraph.end;) {
        size_t start = at;
        mark mark = next_mark(reader, &at);
        if (mark == MARK_EITHER)
            mark = reader->depth ? MARK_CLOSE : MARK_OPEN;
        if (mark == MARK_OPEN) {
            if (!reader->depth++)
                reader->start = (uint32_t)start;
        } else if (mark == MARK_CLOSE && reader->depth) {
            if (!--reader->depth)
                add_quote(reader, (uint32_t)at, false);
        } else if (!reader->depth) {
            size_t end = single_end(reader, start);
            if (!end)
                continue;
            reader->start = (uint32_t)start;
            add_quote(reader, (uint32_t)end, false);
            at = end;
        }
    }
    if (reader->depth)
        add_quote(reader, reader->paragraph.end, true);
}

void onus_talk__quotes(onus_talk *talk)
{
    const onus_record *record = talk->record;
    reader reader = {.talk = talk, .text = record->text};
    for (uint32_t p = 0; p < record->paragraphs.count; p++) {
        reader.paragraph = record->paragraphs.items[p];
        reader.number = p;
        read_paragraph(&reader);
    }
}
