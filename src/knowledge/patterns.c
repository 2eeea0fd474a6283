#include "knowledge/patterns.h"

#include "base/error.h"
#include "knowledge/tables.h"

#define NAME_NOTHING(name) #name,

const char *onus_nothing__name(onus_nothing nothing)
{
    static const char *const names[] = {
        "", ONUS_NOTHING_LIST(NAME_NOTHING)};
    return names[nothing];
}

onus_nothing onus_nothing__of(onus_slice name)
{
    onus_nothing nothing = NOTHING_BUT_AN_ACT + 1;
    while (nothing < NOTHING_COUNT &&
           !onus_slice__is(name, onus_nothing__name(nothing)))
        nothing++;
    return nothing;
}

/* Add the words of one alternative: a lemma, or all of a class. */
static onus_status add_words(onus_tables *tables, onus_slice word,
                             const char *path, unsigned line,
                             onus_piece *piece, onus_error *error)
{
    ONUS_ARRAY(onus_slice) words = {(onus_slice *)piece->words, piece->count,
                                    piece->count};
    if (word.data[0] != '@') {
        onus_array__push(&tables->arena, &words, word);
    } else {
        uint32_t class = onus_map__find(&tables->class_of, word);
        if (class == ONUS_NONE)
            return onus_error__set(error, ONUS_ERROR_TABLE, path, line,
                                   "unknown class \"%.*s\"; classes.tsv lists "
                                   "them", ONUS_SHOW(word));
        const onus_word_class *found = &tables->classes.items[class];
        for (uint32_t i = 0; i < found->count; i++)
            onus_array__push(&tables->arena, &words, found->items[i]);
    }
    piece->words = words.items;
    piece->count = words.count;
    return ONUS_OK;
}

static onus_status compile_piece(onus_tables *tables, onus_slice text,
                                 const char *path, unsigned line,
                                 onus_piece *piece, onus_error *error)
{
    *piece = (onus_piece){.kind = PIECE_WORDS};
    if (onus_slice__is(text, "T"))
        piece->kind = PIECE_TARGET;
    else if (onus_slice__is(text, "S"))
        piece->kind = PIECE_SOURCE;
    else if (onus_slice__is(text, "*"))
        piece->kind = PIECE_ANY;
    if (piece->kind != PIECE_WORDS)
        return ONUS_OK;
    while (text.data) {
        onus_slice word = onus_tables__value(&text);
        if (!word.size)
            return onus_error__set(error, ONUS_ERROR_TABLE, path, line,
                                   "an empty alternative beside |; remove "
                                   "the |");
        onus_status status = add_words(tables, word, path, line, piece, error);
        if (status)
            return status;
    }
    return ONUS_OK;
}

/* "n:attack" is a noun, "a:ready" an adjective, all else a verb. */
static onus_head_kind head_of(onus_slice *text)
{
    onus_head_kind head = HEAD_VERB;
    if (onus_slice__starts(*text, ONUS_SLICE("n:")))
        head = HEAD_NOUN;
    else if (onus_slice__starts(*text, ONUS_SLICE("a:")))
        head = HEAD_ADJECTIVE;
    if (head != HEAD_VERB)
        *text = onus_slice__cut(*text, 2, text->size);
    return head;
}

/* What stands before the last hyphen of a word without alternatives; *word
 * keeps the rest. Absent if there is none. */
static onus_slice split_hyphen(onus_slice *word)
{
    const char *hyphen = memrchr(word->data, '-', word->size);
    if (!hyphen || memchr(word->data, '|', word->size))
        return (onus_slice){0};
    onus_slice before = {word->data, (size_t)(hyphen - word->data)};
    *word = (onus_slice){hyphen + 1, word->size - before.size - 1};
    return before;
}

onus_status onus_pattern__compile(onus_tables *tables, onus_slice text,
                                  const char *path, unsigned line,
                                  onus_pattern *pattern, onus_error *error)
{
    *pattern = (onus_pattern){.text = text, .line = line};
    pattern->head = head_of(&text);
    ONUS_ARRAY(onus_piece) pieces = {0};
    onus_slice before = {0};
    while (text.data || before.size) {
        onus_slice word = before.size ? before : onus_slice__split(&text, ' ');
        before = (onus_slice){0};
        if (!word.size)
            continue;
        /* Tokens end at hyphens: "test-fire" is `fire` with `test` before
         * it. */
        if (!pieces.count)
            before = split_hyphen(&word);
        onus_piece piece;
        onus_status status =
            compile_piece(tables, word, path, line, &piece, error);
        if (status)
            return status;
        pattern->target |= piece.kind == PIECE_TARGET;
        pattern->source |= piece.kind == PIECE_SOURCE;
        pattern->weight += piece.kind == PIECE_WORDS ? 2 : 1;
        pattern->breadth += piece.count;
        onus_array__push(&tables->arena, &pieces, piece);
    }
    pattern->pieces = pieces.items;
    pattern->count = pieces.count;
    if (tables->arena.failed)
        return onus_error__memory(error);
    if (!pieces.count || pieces.items[0].kind != PIECE_WORDS)
        return onus_error__set(error, ONUS_ERROR_TABLE, path, line,
                               "a pattern starts with a word, not with S, T "
                               "or *");
    return ONUS_OK;
}
