#include "language/contractions.h"

#include "base/error.h"
#include "base/utf8.h"
#include "knowledge/tsv.h"

/* ---------------------------------------------------------------- reading */

/* The row's words add up to its token; *row gets their sizes. NULL, or what is
 * wrong. */
static const char *read_words(onus_contraction *row, onus_slice token,
                              onus_slice words)
{
    *row = (onus_contraction){0};
    if (!token.size || onus_utf8__length(token) > ONUS_CONTRACTION_SIZE)
        return "a token of no characters or too many";
    size_t at = 0;
    while (words.data) {
        onus_slice word = onus_slice__split(&words, '|');
        if (row->count == ONUS_CONTRACTION_WORDS || !word.size)
            return "an empty word, or too many words";
        if (word.size > token.size - at ||
            memcmp(token.data + at, word.data, word.size))
            return "words that do not add up to the token";
        at += word.size;
        row->size[row->count++] = (uint8_t)onus_utf8__length(word);
    }
    if (at != token.size || row->count < 2)
        return "words that do not add up to the token, or only one";
    return NULL;
}

static bool add_row(onus_contractions *contractions, onus_arena *arena,
                    onus_slice token, onus_contraction row)
{
    onus_map *map = &contractions->whole;
    if (token.data[0] == '*') {
        map = &contractions->ends;
        token = onus_slice__cut(token, 1, token.size);
        row.size[0]--;
        uint32_t length = (uint32_t)onus_utf8__length(token);
        if (length > contractions->longest_end)
            contractions->longest_end = length;
    }
    token = onus_arena__copy(arena, token);
    uint32_t number = contractions->rows.count;
    return token.data && onus_array__push(arena, &contractions->rows, row) &&
           onus_map__set(arena, map, token, number);
}

onus_status onus_contractions__read(onus_contractions *contractions,
                                    onus_arena *arena, const char *path,
                                    onus_error *error)
{
    static const char *const columns[] = {"token", "words"};
    *contractions = (onus_contractions){0};
    onus_tsv tsv;
    onus_status status = onus_tsv__open(&tsv, path, columns, 2, error);
    if (status)
        return status;
    while (!status && onus_tsv__next(&tsv, error)) {
        onus_contraction row;
        const char *wrong = tsv.status ? NULL
                                       : read_words(&row, tsv.cells[0],
                                                    tsv.cells[1]);
        if (tsv.status)
            status = tsv.status;
        else if (wrong)
            status = onus_error__set(
                error, ONUS_ERROR_TABLE, path, tsv.line,
                "%s; write them as \"*n't\", tab, \"*|n't\"", wrong);
        else if (!add_row(contractions, arena, tsv.cells[0], row))
            status = onus_error__memory(error);
    }
    onus_tsv__close(&tsv);
    return status;
}

/* ---------------------------------------------------------------- using */

/* The end of a token as the table has it: lower case, straight quotes. */
typedef struct ending {
    char text[4 * ONUS_CONTRACTION_SIZE];
    size_t start;   /* of the characters in `text`, filled from its end */
    size_t at[ONUS_CONTRACTION_SIZE + 1]; /* start of the last i of them */
    uint32_t count; /* of characters */
    bool whole;     /* is that all of the token? */
} ending;

static uint32_t normal(uint32_t code)
{
    if (code == 0x2018 || code == 0x2019 || code == '`')
        return '\'';
    return onus_utf8__lower(code);
}

static void read_ending(ending *end, onus_slice token)
{
    end->start = end->at[0] = sizeof end->text;
    end->count = 0;
    size_t at = token.size;
    while (at && end->count < ONUS_CONTRACTION_SIZE) {
        char bytes[4];
        size_t size =
            onus_utf8__encode(normal(onus_utf8__previous(token, &at)), bytes);
        end->start -= size;
        memcpy(end->text + end->start, bytes, size);
        end->at[++end->count] = end->start;
    }
    end->whole = !at;
}

static uint32_t find(const onus_contractions *contractions, onus_slice token)
{
    ending end;
    read_ending(&end, token);
    onus_slice text = {end.text, sizeof end.text};
    uint32_t row = ONUS_NONE;
    if (end.whole)
        row = onus_map__find(&contractions->whole,
                             onus_slice__cut(text, end.start, text.size));
    uint32_t most = end.whole ? end.count - 1 : end.count;
    if (most > contractions->longest_end)
        most = contractions->longest_end;
    for (; row == ONUS_NONE && most; most--)
        row = onus_map__find(&contractions->ends,
                             onus_slice__cut(text, end.at[most], text.size));
    return row;
}

/* Where the last `count` characters of a text start. */
static size_t step_back(onus_slice text, uint32_t count)
{
    size_t at = text.size;
    while (count-- && at)
        onus_utf8__previous(text, &at);
    return at;
}

uint32_t onus_contractions__part(const onus_contractions *contractions,
                                 onus_slice token,
                                 size_t sizes[ONUS_CONTRACTION_WORDS])
{
    sizes[0] = token.size;
    if (!token.size)
        return 1;
    uint32_t number = find(contractions, token);
    if (number == ONUS_NONE)
        return 1;
    const onus_contraction *row = &contractions->rows.items[number];
    for (uint32_t i = row->count - 1u; i > 0; i--) {
        size_t start = step_back(token, row->size[i]);
        sizes[i] = token.size - start;
        token.size = start;
    }
    sizes[0] = token.size;
    return row->count;
}
