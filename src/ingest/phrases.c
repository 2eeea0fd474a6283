#include "ingest/phrases.h"

#include "base/utf8.h"

enum {
    LONGEST_LINE = 4096 /* bytes; what is longer is prose, its start will do */
};

static bool is_apostrophe(uint32_t code)
{
    return code == '\'' || code == 0x2018 || code == 0x2019 || code == 0x02BC;
}

static bool is_wordly(uint32_t code)
{
    return onus_utf8__is_letter(code) || onus_utf8__is_digit(code) ||
           onus_utf8__is_mark(code);
}

static bool wordly_at(onus_slice line, size_t at)
{
    return at < line.size && is_wordly(onus_utf8__next(line, &at));
}

/* Does a letter, and no digit, stand at a place? "3.15pm" are two words, "a.m."
 * is one. */
static bool letter_at(onus_slice line, size_t at)
{
    return at < line.size && onus_utf8__is_letter(onus_utf8__next(line, &at));
}

/* Does a sign inside a word belong to it? Apostrophes do, and the full stops of
 * "a.m." */
static bool is_joint(onus_slice line, uint32_t code, uint32_t before,
                     size_t after)
{
    if (is_apostrophe(code))
        return wordly_at(line, after);
    return code == '.' && onus_utf8__is_letter(before) &&
           letter_at(line, after);
}

/* Read the word that begins at *at, into `text` if that is not NULL; its size
 * there. */
static size_t read_word(onus_slice line, size_t *at, char *text)
{
    size_t size = 0, next = *at;
    uint32_t before = 0;
    while (next < line.size) {
        uint32_t code = onus_utf8__next(line, &next);
        if (is_wordly(code))
            size += onus_utf8__encode(onus_utf8__lower(code), text + size);
        else if (!is_joint(line, code, before, next))
            break;
        before = code;
        *at = next;
    }
    return size;
}

static void skip_to_word(onus_slice line, size_t *at)
{
    size_t next = *at;
    while (*at < line.size && !is_wordly(onus_utf8__next(line, &next)))
        *at = next;
}

/* The first bytes of a long line, cut between two characters. */
static onus_slice shortened(onus_slice line)
{
    if (line.size <= LONGEST_LINE)
        return line;
    size_t end = LONGEST_LINE;
    while (end && ((unsigned char)line.data[end] & 0xC0) == 0x80)
        end--;
    return onus_slice__cut(line, 0, end);
}

/* At least as many as there are words: "don't" counts twice. */
static size_t count_starts(onus_slice line)
{
    size_t count = 0;
    bool inside = false;
    for (size_t at = 0; at < line.size;) {
        bool wordly = is_wordly(onus_utf8__next(line, &at));
        count += wordly && !inside;
        inside = wordly;
    }
    return count;
}

onus_key onus_key__of(onus_arena *arena, onus_slice line)
{
    onus_key key = {.line = shortened(line), .text = ""};
    key.whole = key.line.size == line.size;
    size_t starts = count_starts(key.line);
    /* Lower case may need more bytes (U+023A); two words are a sign apart. */
    char *text = onus_arena__array(arena, key.line.size + 1, 2);
    onus_key_word *words = onus_arena__array(arena, starts, sizeof *words);
    if (!text || !words)
        return key;
    size_t size = 0, at = 0;
    for (;;) {
        skip_to_word(key.line, &at);
        if (at >= key.line.size)
            break;
        if (size)
            text[size++] = ' ';
        onus_key_word word = {.start = (uint32_t)at, .at = (uint32_t)size};
        word.size = (uint32_t)read_word(key.line, &at, text + size);
        word.end = (uint32_t)at;
        size += word.size;
        words[key.count++] = word;
    }
    key.text = text;
    key.words = words;
    return key;
}

/* The words [first, first + count) as one phrase. */
static onus_slice phrase_of(const onus_key *key, uint32_t first, uint32_t count)
{
    const onus_key_word *last = &key->words[first + count - 1];
    uint32_t start = key->words[first].at;
    return (onus_slice){key->text + start, last->at + last->size - start};
}

uint32_t onus_key__match(const onus_key *key, const onus_tables *tables,
                         onus_page_kind kind, uint32_t word, onus_slice *value)
{
    const onus_phrases *phrases = &tables->pages[kind];
    uint32_t most = key->count - word;
    if (most > phrases->longest)
        most = phrases->longest;
    for (uint32_t count = most; count; count--) {
        uint32_t row =
            onus_map__find(&phrases->rows, phrase_of(key, word, count));
        if (row == ONUS_NONE)
            continue;
        if (value)
            *value = tables->page_values.items[row];
        return count;
    }
    return 0;
}

/* "Advertisement 2", "Comments 15": numbers behind a phrase are no words of
 * their own. */
static bool is_number(const onus_key *key, uint32_t word)
{
    uint32_t number;
    return onus_slice__number(onus_key__form(key, word), &number);
}

bool onus_key__made_of(const onus_key *key, const onus_tables *tables,
                       onus_page_kind kind, onus_page_kind other)
{
    uint32_t word = 0;
    while (word < key->count) {
        uint32_t count = onus_key__match(key, tables, kind, word, NULL);
        uint32_t rival = onus_key__match(key, tables, other, word, NULL);
        if (!count && !rival && !(word && is_number(key, word)))
            return false;
        count = count > rival ? count : rival;
        word += count ? count : 1;
    }
    return key->whole && key->count;
}

bool onus_key__is(const onus_key *key, const onus_tables *tables,
                  onus_page_kind kind)
{
    return key->whole && key->count &&
           onus_key__match(key, tables, kind, 0, NULL) == key->count;
}

bool onus_key__has(const onus_key *key, const onus_tables *tables,
                   onus_page_kind kind, uint32_t first, uint32_t last)
{
    for (uint32_t word = first; word < last; word++) {
        uint32_t count = onus_key__match(key, tables, kind, word, NULL);
        if (count && word + count <= last)
            return true;
    }
    return false;
}

uint32_t onus_key__tally(const onus_key *key, const onus_tables *tables,
                         onus_page_kind kind)
{
    uint32_t tally = 0;
    for (uint32_t word = 0; word < key->count;) {
        uint32_t count = onus_key__match(key, tables, kind, word, NULL);
        tally += count;
        word += count ? count : 1;
    }
    return tally;
}
