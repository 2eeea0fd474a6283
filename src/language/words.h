/* What the model sees of a word: its pieces, its shape and its suffixes.
 *
 * train/words.py computes the same, docs/model-format.md is the contract, and
 * tests/parity holds the two equal.
 *
 *     "Mosul's" -> pieces "mosul" "'" "s", shape 9, suffixes "s" "'s" "l's"...
 */
#ifndef ONUS_WORDS_H
#define ONUS_WORDS_H

#include "language/model.h"

enum { ONUS_SUFFIXES = 4 };

typedef struct onus_word {
    uint32_t first_piece; /* in onus_words.pieces */
    uint16_t bucket[ONUS_SUFFIXES]; /* suffix_count of them */
    uint8_t piece_count;  /* 1 .. ONUS_WORD_PIECES */
    uint8_t shape;        /* where it is not the first word of a window */
    uint8_t suffix_count;
} onus_word;

/* The words of a text, one for each token, in the caller's arena. Words that
 * look alike are computed once. */
typedef struct onus_words {
    ONUS_ARRAY(onus_word) items;
    ONUS_ARRAY(uint32_t) pieces;
    onus_map seen; /* form -> the first of `items` with it */
} onus_words;

/* Look at one more form. False if memory ran out. */
bool onus_words__add(onus_words *words, onus_arena *arena,
                     const onus_model *model, onus_slice form);

/* The shape as first word of a window. */
uint8_t onus_words__first_shape(uint8_t shape);

#endif
