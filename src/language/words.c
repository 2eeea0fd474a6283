/* Pieces are WordPiece's (Wu and others 2016): a lower-cased run of characters
 * is cut into the longest known pieces, from the left. A word longer than
 * LONGEST_FORM characters is looked at no further: its pieces are full long
 * before.
 */
#include "language/words.h"

#include "base/utf8.h"

#include <utf8proc.h>

enum {
    LONGEST_RUN = 100,   /* characters that WordPiece tries to cut */
    MOST_DECOMPOSED = 32, /* code points that one code point becomes in NFD */
};

/* --------------------------------------------------------------- characters */

static bool is_ascii_digit(uint32_t code)
{
    return code >= '0' && code <= '9';
}

static bool is_capital(uint32_t code)
{
    return onus_utf8__lower(code) != code;
}

/* As BERT has it: all ASCII that is neither letter, digit, blank nor control;
 * category P*. */
static bool is_punctuation(uint32_t code)
{
    if (code < 128)
        return (code >= 33 && code <= 47) || (code >= 58 && code <= 64) ||
               (code >= 91 && code <= 96) || (code >= 123 && code <= 126);
    utf8proc_category_t kind = utf8proc_category((utf8proc_int32_t)code);
    return kind >= UTF8PROC_CATEGORY_PC && kind <= UTF8PROC_CATEGORY_PO;
}

static bool is_cjk(uint32_t code)
{
    static const uint32_t ranges[][2] = {
        {0x3400, 0x4DBF},   {0x4E00, 0x9FFF},   {0xF900, 0xFAFF},
        {0x20000, 0x2A6DF}, {0x2A700, 0x2CEAF}, {0x2F800, 0x2FA1F},
    };
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        if (code >= ranges[i][0] && code <= ranges[i][1])
            return true;
    return false;
}

/* White space as Python's str.isspace has it. */
static bool is_blank(uint32_t code)
{
    if (code == 0x200B || code == 0xFEFF)
        return false;
    return onus_utf8__is_space(code) || (code >= 0x1C && code <= 0x1F);
}

/* ---------------------------------------------------------------- pieces */

/* The run that is being read, with room in front for the "##" of a later
 * piece. */
typedef struct text_run {
    char text[2 + 4 * LONGEST_RUN + 4];
    uint16_t start[LONGEST_RUN + 1]; /* of each character, from text + 2 */
    uint32_t count; /* characters; those past LONGEST_RUN are not in `text` */
} text_run;

typedef struct cutter {
    onus_words *words;
    onus_arena *arena;
    const onus_model *model;
    uint32_t first; /* of the word's pieces */
    text_run run;
} cutter;

static bool is_full(const cutter *cut)
{
    return cut->words->pieces.count - cut->first == ONUS_WORD_PIECES;
}

/* (Out of memory is found out at the end: the word has no piece then.) */
static void add_piece(cutter *cut, uint32_t piece)
{
    if (!is_full(cut))
        onus_array__push(cut->arena, &cut->words->pieces, piece);
}

/* The longest piece that starts at a character of the run; *end is the
 * character behind it. ONUS_NONE if there is none. */
static uint32_t longest_piece(cutter *cut, uint32_t start, uint32_t *end)
{
    text_run *run = &cut->run;
    char *from = run->text + 2 + run->start[start];
    if (start) { /* what stands before has been cut off already */
        from -= 2;
        memcpy(from, "##", 2);
    }
    for (*end = run->count; *end > start; --*end) {
        const char *to = run->text + 2 + run->start[*end];
        onus_slice key = {from, (size_t)(to - from)};
        uint32_t piece = onus_map__find(&cut->model->vocabulary, key);
        if (piece != ONUS_NONE)
            return piece;
    }
    return ONUS_NONE;
}

/* Cut the run, or call it unknown as a whole, and begin a new one. */
static void end_run(cutter *cut)
{
    uint32_t count = cut->run.count, before = cut->words->pieces.count;
    bool known = count <= LONGEST_RUN;
    for (uint32_t start = 0, end; known && start < count; start = end) {
        uint32_t piece = longest_piece(cut, start, &end);
        known = piece != ONUS_NONE;
        if (known)
            add_piece(cut, piece);
    }
    if (!known) {
        cut->words->pieces.count = before;
        add_piece(cut, cut->model->unknown);
    }
    cut->run.count = 0;
}

static void add_to_run(text_run *run, uint32_t code)
{
    if (run->count < LONGEST_RUN) {
        uint16_t at = run->start[run->count];
        size_t size = onus_utf8__encode(code, run->text + 2 + at);
        run->start[run->count + 1] = (uint16_t)(at + size);
    }
    run->count++;
}

/* A decomposed character. */
static void add_character(cutter *cut, uint32_t code)
{
    if (onus_utf8__is_mark(code))
        return;
    bool alone = is_punctuation(code) || is_cjk(code);
    if ((alone || is_blank(code)) && cut->run.count)
        end_run(cut);
    if (is_blank(code))
        return;
    add_to_run(&cut->run, code);
    if (alone)
        end_run(cut);
}

/* A character as it is written: lowered and decomposed. */
static void decompose(cutter *cut, uint32_t code)
{
    code = onus_utf8__lower(code);
    if (code < 128) {
        add_character(cut, code);
        return;
    }
    utf8proc_int32_t parts[MOST_DECOMPOSED];
    int boundary = 0;
    utf8proc_ssize_t count = utf8proc_decompose_char(
        (utf8proc_int32_t)code, parts, MOST_DECOMPOSED,
        UTF8PROC_DECOMPOSE, &boundary);
    if (count < 0 || count > MOST_DECOMPOSED)
        add_character(cut, code);
    for (int i = 0; i < count && count <= MOST_DECOMPOSED; i++)
        add_character(cut, (uint32_t)parts[i]);
}

static void cut_form(cutter *cut, onus_slice form)
{
    for (size_t at = 0; at < form.size && !is_full(cut);)
        decompose(cut, onus_utf8__next(form, &at));
    if (cut->run.count)
        end_run(cut);
    if (cut->words->pieces.count == cut->first)
        add_piece(cut, cut->model->unknown);
}

/* ---------------------------------------------------------------- shape */

/* What the numbers mean: docs/model-format.md, "Words". */
enum {
    LOWER, CAPITALISED, CAPITALS, ONE_CAPITAL, MIXED, DIGITS, NUMBER,
    LETTERS_DIGITS, SYMBOLS, OTHER, FIRST_CAPITALISED, FIRST_ONE_CAPITAL,
};

/* Characters of a form by kind. */
typedef struct counts {
    uint32_t all, letters, digits, capitals;
    uint32_t marks; /* . , : / - */
    bool begins;    /* with a capital */
} counts;

static counts count_kinds(onus_slice form)
{
    counts count = {0};
    for (size_t at = 0; at < form.size; count.all++) {
        uint32_t code = onus_utf8__next(form, &at);
        bool letter = onus_utf8__is_letter(code);
        bool capital = letter && is_capital(code);
        count.letters += letter;
        count.capitals += capital;
        count.digits += is_ascii_digit(code);
        count.marks += code < 128 && code && strchr(".,:/-", (int)code);
        count.begins |= capital && !count.all;
    }
    return count;
}

static uint8_t shape(onus_slice form)
{
    counts count = count_kinds(form);
    if (!count.letters && !count.digits)
        return SYMBOLS;
    if (count.letters && count.digits)
        return LETTERS_DIGITS;
    if (count.digits == count.all)
        return DIGITS;
    if (count.digits)
        return count.digits + count.marks == count.all ? NUMBER : OTHER;
    if (count.letters < count.all)
        return OTHER;
    if (!count.capitals)
        return LOWER;
    if (count.all == 1)
        return ONE_CAPITAL;
    if (count.capitals == count.all)
        return CAPITALS;
    return count.capitals == 1 && count.begins ? CAPITALISED : MIXED;
}

uint8_t onus_words__first_shape(uint8_t shape)
{
    if (shape == CAPITALISED)
        return FIRST_CAPITALISED;
    return shape == ONE_CAPITAL ? FIRST_ONE_CAPITAL : shape;
}

/* ---------------------------------------------------------------- suffixes */

/* The hash of the last n lower-cased characters and n itself. */
static uint16_t bucket(const uint32_t *last, uint32_t n)
{
    uint32_t hash = ONUS_FNV32;
    for (uint32_t i = n; i-- > 0;) {
        char bytes[4];
        hash = onus_hash__32(hash, bytes, onus_utf8__encode(last[i], bytes));
    }
    char size = (char)n;
    return (uint16_t)(onus_hash__32(hash, &size, 1) % ONUS_SUFFIX_BUCKETS);
}

static void add_suffixes(onus_word *word, onus_slice form)
{
    uint32_t last[ONUS_SUFFIXES];
    for (size_t at = form.size; at && word->suffix_count < ONUS_SUFFIXES;) {
        uint32_t code = onus_utf8__previous(form, &at);
        last[word->suffix_count++] = onus_utf8__lower(code);
        word->bucket[word->suffix_count - 1] = bucket(last, word->suffix_count);
    }
}

/* ---------------------------------------------------------------- a word */

bool onus_words__add(onus_words *words, onus_arena *arena,
                     const onus_model *model, onus_slice form)
{
    uint32_t same = onus_map__find(&words->seen, form);
    if (same != ONUS_NONE) {
        onus_word known = words->items.items[same];
        return onus_array__push(arena, &words->items, known);
    }
    cutter cut = {.words = words, .arena = arena, .model = model,
                  .first = words->pieces.count};
    cut_form(&cut, form);
    onus_word word = {
        .first_piece = cut.first,
        .piece_count = (uint8_t)(words->pieces.count - cut.first),
        .shape = shape(form),
    };
    add_suffixes(&word, form);
    return onus_map__set(arena, &words->seen, form, words->items.count) &&
           onus_array__push(arena, &words->items, word) && word.piece_count;
}
