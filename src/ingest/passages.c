/* Lines -> passages: what a reader would see as one paragraph, heading or
 * button.
 *
 * Lines of one wrapped paragraph are joined (lines.c). So are the pieces into
 * which a crude text dump breaks a paragraph at its links:
 *
 *     The minister met              (goes on: the line after the next one ...
 *     Ann Other
 *     on Monday.                     ... begins with a small letter)
 *
 * Each passage is then asked what it is by itself: furniture, a date, a byline,
 * a caption. Where it stands is judged later (sift.c, masthead.c).
 */
#include "ingest/passages.h"

#include "base/utf8.h"
#include "ingest/byline.h"
#include "ingest/caption.h"
#include "ingest/dateline.h"
#include "ingest/stamp.h"

enum {
    AHEAD = 3,       /* pieces between two parts of a sentence, at most */
    SHORT_PIECE = 8, /* words of such a piece */
    /* words of a line that a phrase of kind "opening" condemns */
    LONGEST_OPENING = 40,
    LONGEST_END = 8,
    LONGEST_NOTICE = 24, /* words of a notice of copyright */
    LEAST_NOTICE = 3,    /* of them, those that it is known by */
    LONGEST_STEP = 4,    /* words between two signs of a trail */
    LONGEST_STAMP = 24,
    LONGEST_DATELINE = 120, /* bytes */
};

/* ---------------------------------------------------------------- what a line
 * is */

/* An address of mail or web, alone. */
static bool is_address(onus_slice line)
{
    const char *at = line.size ? memchr(line.data, '@', line.size) : NULL;
    bool mail = at && at > line.data &&
                memchr(at, '.', (size_t)(line.data + line.size - at));
    bool web = onus_slice__starts(line, ONUS_SLICE("http://")) ||
          onus_slice__starts(line, ONUS_SLICE("https://")) ||
          onus_slice__starts(line, ONUS_SLICE("www."));
    return (mail || web) && !memchr(line.data, ' ', line.size);
}

/* A line with the sign of copyright in front, or the word and a number. */
static bool is_copyright(const onus_key *key)
{
    onus_slice line = key->line;
    uint32_t year;
    return onus_slice__starts(line, ONUS_SLICE("\xC2\xA9")) ||
           onus_slice__starts(line, ONUS_SLICE("(c) ")) ||
           onus_slice__starts(line, ONUS_SLICE("(C) ")) ||
           (key->count > 1 &&
            onus_slice__is(onus_key__form(key, 0), "copyright") &&
            (onus_slice__number(onus_key__form(key, 1), &year) ||
             onus_slice__is(onus_key__form(key, 1), "c")));
}

/* "Example Times. All rights reserved.": its last sentence is one that opens
 * lines of the page. */
static bool is_notice(const onus_tables *tables, const onus_key *key)
{
    if (!key->whole || key->count > LONGEST_NOTICE)
        return false;
    for (uint32_t i = 1; i + LEAST_NOTICE <= key->count; i++) {
        bool sign = key->words[i].start > key->words[i - 1].end + 1;
        if (sign && onus_key__match(key, tables, PAGE_opening, i, NULL) ==
                        key->count - i)
            return true;
    }
    return false;
}

/* The sign of a trail between a word and the one before it: "News > World". */
static bool steps_here(const onus_key *key, uint32_t word)
{
    onus_slice gap = onus_lines__trim(
        onus_slice__cut(key->line, key->words[word - 1].end,
                        key->words[word].start));
    return onus_slice__is(gap, ">") || onus_slice__is(gap, "\xC2\xBB") ||
           onus_slice__is(gap, "\xE2\x80\xBA");
}

/* The way to the page through its site: "Example Times > World > Narnia". */
static bool is_trail(const onus_key *key)
{
    uint32_t steps = 0, words = 1;
    for (uint32_t i = 1; i < key->count && words <= LONGEST_STEP; i++) {
        bool step = steps_here(key, i);
        steps += step;
        words = step ? 1 : words + 1;
    }
    return key->whole && steps >= 2 && words <= LONGEST_STEP &&
           !onus_lines__ended(key->line);
}

/* Words in quotation marks are somebody's: "Help!" is no button. */
static bool is_quoted(onus_slice line)
{
    size_t at = 0;
    uint32_t code = onus_utf8__next(line, &at);
    return code == '"' || code == '\'' || code == 0x2018 || code == 0x201C;
}

static bool is_furniture(const onus_tables *tables, const onus_key *key)
{
    if (!key->count || is_address(key->line))
        return true;
    if (is_quoted(key->line))
        return false;
    bool brief = key->whole && key->count <= LONGEST_OPENING;
    return onus_key__made_of(key, tables, PAGE_furniture, PAGE_furniture) ||
           (brief && onus_key__match(key, tables, PAGE_opening, 0, NULL)) ||
           (brief && is_copyright(key)) || is_notice(tables, key);
}

static bool is_end(const onus_tables *tables, const onus_key *key)
{
    return key->whole && key->count && key->count <= LONGEST_END &&
           !onus_lines__ended(key->line) &&
           (onus_key__is(key, tables, PAGE_end) ||
            onus_key__match(key, tables, PAGE_end, 0, NULL) > 1);
}

static bool is_stamp(const onus_tables *tables, onus_arena *arena,
                     const onus_key *key)
{
    if (!key->whole || key->count > LONGEST_STAMP)
        return false;
    onus_stamp stamp = onus_stamp__read(tables, arena, key);
    return !stamp.others && (stamp.day || stamp.hour != ONUS_NONE);
}

/* Is the line a byline, perhaps with a date behind it? */
static bool is_byline(const onus_tables *tables, onus_arena *arena,
                      const onus_key *key)
{
    onus_byline byline = {0};
    return !onus_lines__ended(key->line) &&
           onus_byline__read(tables, arena, key, &byline);
}

static onus_part part_of(const onus_tables *tables, onus_arena *arena,
                         const onus_key *key)
{
    onus_caption caption;
    if (is_end(tables, key))
        return PART_END;
    if (is_furniture(tables, key))
        return PART_FURNITURE;
    if (onus_caption__is_credit(tables, arena, key))
        return PART_CAPTION;
    if (is_stamp(tables, arena, key))
        return PART_STAMP;
    if (is_byline(tables, arena, key) || onus_byline__opens(tables, key))
        return PART_BYLINE;
    if (onus_key__made_of(key, tables, PAGE_section, PAGE_furniture) ||
        is_trail(key))
        return PART_SECTION;
    if (onus_caption__read(tables, arena, key, &caption))
        return PART_CAPTION;
    return PART_TEXT;
}

bool onus_passage__is_prose(const onus_passage *passage)
{
    uint32_t words = passage->key.count;
    if (passage->part != PART_TEXT || words < 4)
        return false;
    return passage->ended ? passage->functions || words > 6
                          : words >= 12 && 5 * passage->functions >= words;
}

/* ---------------------------------------------------------------- joining */

typedef struct joiner {
    const onus_tables *tables;
    onus_arena *arena;
    const onus_lines *lines;
    onus_passages passages;
} joiner;

/* Does a piece of a page go on in the middle of a sentence? Addresses do not.
 */
static bool continues(onus_slice line)
{
    return onus_lines__continues(line) && !is_address(line);
}

/* "U.S.", "Gen.": the full stop is not the sentence's. */
static bool ends_abbreviated(onus_slice line)
{
    size_t start = line.size;
    while (start > 0 && line.data[start - 1] != ' ')
        start--;
    size_t at = start;
    return line.size - start <= 4 && line.size > start &&
           line.data[line.size - 1] == '.' &&
           onus_utf8__is_upper(onus_utf8__next(line, &at));
}

/* Does the last word ask for more: "the", "by", or a comma? */
static bool asks_for_more(const joiner *j, const onus_key *key)
{
    char last = key->line.size ? key->line.data[key->line.size - 1] : 0;
    if (last == ',' || last == '(')
        return true;
    uint32_t word = key->count - 1;
    if (!key->count || !key->whole || key->words[word].end != key->line.size)
        return false;
    bool small = !word || onus_lines__continues(onus_key__word(key, word));
    return small &&
           onus_key__match(key, j->tables, PAGE_unfinished, word, NULL);
}

static bool is_short_piece(const onus_line *line)
{
    uint32_t blanks = 0;
    for (size_t i = 0; i < line->text.size && blanks < SHORT_PIECE; i++)
        blanks += line->text.data[i] == ' ';
    return blanks < SHORT_PIECE && !onus_lines__ended(line->text);
}

/* A date is no piece of a sentence: it parts a headline from what follows. */
static bool is_date_line(const joiner *j, onus_slice line)
{
    onus_key key = onus_key__of(j->arena, line);
    return is_stamp(j->tables, j->arena, &key);
}

/* Is the line a dateline, which a dump parted from its sentence: "NARNIA
 * (Example) -"? */
static bool is_dateline(const joiner *j, onus_slice line)
{
    onus_dateline dateline;
    if (line.size > LONGEST_DATELINE)
        return false;
    onus_slice with_sentence =
        onus_arena__print(j->arena, "%.*s A", (int)line.size, line.data);
    return onus_dateline__read(j->tables, j->arena, with_sentence, false,
                               &dateline) &&
           dateline.size > line.size;
}

/* Is there, a few short pieces below line `i`, one that goes on in small
 * letters? */
static bool resumes(const joiner *j, uint32_t i)
{
    for (uint32_t ahead = 1; ahead <= AHEAD; ahead++) {
        if (i + ahead >= j->lines->count || j->lines->items[i + ahead].gap)
            return false;
        const onus_line *line = &j->lines->items[i + ahead];
        if (ahead > 1 && continues(line->text))
            return true;
        if (!is_short_piece(line) || is_date_line(j, line->text))
            return false;
    }
    return false;
}

static bool is_open(const joiner *j, const onus_key *key)
{
    if (key->line.size && key->line.data[key->line.size - 1] == ':')
        return true;
    return key->count >= 3 &&
           onus_key__tally(key, j->tables, PAGE_function) > 0;
}

static bool is_caption(const joiner *j, const onus_key *key)
{
    onus_caption caption;
    return onus_caption__read(j->tables, j->arena, key, &caption);
}

/* Is a line furniture, or the name of a section (which in the middle of a
 * sentence is the text of a link)? */
static bool is_of_page(const joiner *j, const onus_key *key, bool inside)
{
    if (inside)
        return onus_key__made_of(key, j->tables, PAGE_furniture,
                                 PAGE_furniture);
    return is_furniture(j->tables, key) || is_end(j->tables, key) ||
           onus_caption__is_credit(j->tables, j->arena, key) ||
           onus_key__made_of(key, j->tables, PAGE_section, PAGE_furniture);
}

/* Does line `i`, whose key this is, go on in line `next` (riders between them
 * aside)? `inside`: the line itself goes on from another. */
static bool goes_on(const joiner *j, uint32_t i, const onus_key *key,
                    uint32_t next, const onus_key *next_key, bool inside)
{
    onus_slice line = j->lines->items[i].text;
    if (j->lines->items[next].gap)
        return false;
    if (next == i + 1 && onus_lines__goes_on(j->lines, i))
        return true;
    if (!next_key->count && continues(next_key->line))
        return true; /* a full stop behind a link */
    if (onus_byline__opens(j->tables, next_key) &&
        !onus_lines__continues(next_key->line))
        return false;
    if (is_dateline(j, line))
        return true;
    bool ended = onus_lines__ended(line);
    bool asks = !ended && asks_for_more(j, key);
    if (is_of_page(j, next_key, asks) || is_of_page(j, key, inside))
        return false;
    if (continues(next_key->line))
        return !ended || ends_abbreviated(line);
    if (asks)
        return true;
    return !ended && is_open(j, key) && resumes(j, next - 1) &&
           !is_dateline(j, next_key->line) && !is_caption(j, key);
}

/* Is the line a piece that a page hangs on a link: ", opens new tab"? */
static bool is_rider(const joiner *j, const onus_line *line,
                     const onus_key *key)
{
    return line->text.data[0] == ',' &&
           onus_key__made_of(key, j->tables, PAGE_furniture, PAGE_furniture);
}

/* Append a line to a text, with a blank between unless a sign follows that has
 * none. */
static size_t append_line(char *out, size_t size, onus_slice line)
{
    bool sign = memchr(",;:.)]?!", line.data[0], 8) != NULL;
    if (size && !sign && out[size - 1] != '(')
        out[size++] = ' ';
    memcpy(out + size, line.data, line.size);
    return size + line.size;
}

/* The lines [first, last) as one text; riders are left out. */
static onus_slice joined(const joiner *j, uint32_t first, uint32_t last,
                         const bool *riders)
{
    if (last == first + 1)
        return j->lines->items[first].text;
    size_t room = 0, size = 0;
    for (uint32_t i = first; i < last; i++)
        room += j->lines->items[i].text.size + 1;
    char *out = onus_arena__alloc(j->arena, room);
    for (uint32_t i = first; out && i < last; i++)
        if (!riders[i])
            size = append_line(out, size, j->lines->items[i].text);
    return (onus_slice){out, size};
}

static void add_passage(joiner *j, onus_slice text, bool gap)
{
    onus_passage passage = {.text = text, .gap = gap};
    passage.key = onus_key__of(j->arena, text);
    passage.ended = onus_lines__ended(text);
    passage.functions =
        onus_key__tally(&passage.key, j->tables, PAGE_function);
    passage.part = part_of(j->tables, j->arena, &passage.key);
    onus_array__push(j->arena, &j->passages, passage);
}

/* The end of the passage that begins at a line. */
static uint32_t passage_end(const joiner *j, uint32_t first, bool *riders)
{
    /* the last line that counts, and a new one */
    uint32_t line = first, next = first + 1;
    onus_key key = onus_key__of(j->arena, j->lines->items[line].text);
    for (; next < j->lines->count; next++) {
        const onus_line *item = &j->lines->items[next];
        onus_key next_key = onus_key__of(j->arena, item->text);
        riders[next] = !item->gap && is_rider(j, item, &next_key);
        if (riders[next])
            continue;
        if (!goes_on(j, line, &key, next, &next_key, line > first))
            break;
        key = next_key;
        line = next;
    }
    return next;
}

onus_passages onus_passages__make(const onus_tables *tables, onus_arena *arena,
                                  const onus_lines *lines)
{
    joiner j = {.tables = tables, .arena = arena, .lines = lines};
    bool *riders = onus_arena__array(arena, lines->count + 1, sizeof *riders);
    for (uint32_t i = 0; riders && i < lines->count;) {
        uint32_t end = passage_end(&j, i, riders);
        onus_slice text = joined(&j, i, end, riders);
        if (text.size)
            add_passage(&j, text, lines->items[i].gap);
        i = end;
    }
    return j.passages;
}
