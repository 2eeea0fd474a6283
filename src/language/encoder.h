/* Windows of words in, a vector for each word out.
 *
 * Several windows are encoded together, one behind the other without padding:
 * the matrices' weights are read once for all of them, while attention stays
 * within a window. A vector does not depend on what else is in the batch.
 */
#ifndef ONUS_ENCODER_H
#define ONUS_ENCODER_H

#include "language/words.h"

enum {
    ONUS_BATCH_PIECES = 2 * ONUS_WINDOW_PIECES, /* the most in a batch */
    ONUS_BATCH_WINDOWS = ONUS_BATCH_PIECES / 3, /* of 3 pieces at least */
};

/* A stretch of a document's words. */
typedef struct onus_window {
    uint32_t first, end;     /* words, as numbered in onus_words */
    uint32_t vector;         /* of the first word, in encoder->words */
    uint32_t row, row_count; /* its pieces in the batch, with [CLS] and [SEP] */
} onus_window;

/* Working memory; owns all of it. D, F: of the model; R: rows,
 * ONUS_BATCH_PIECES. */
typedef struct onus_encoder {
    const onus_model *model;
    const onus_words *source; /* of the batch that is being encoded */
    float *rows;    /* [R][D], the pieces' vectors */
    float *words;   /* [R][D], the words' vectors: the result */
    float *mixed;   /* [R][D] */
    float *wide;    /* [R][3D], or [BLOCK][F] */
    float *keys;    /* [32][192], of a window and head, transposed */
    float *scores;  /* [192][192], likewise */
    uint8_t *bytes; /* [R][D] or [BLOCK][F], quantised */
    float *scales;  /* [R] */
    void *memory;   /* all of these */
} onus_encoder;

/* False if memory ran out. */
bool onus_encoder__init(onus_encoder *encoder, const onus_model *model);
void onus_encoder__clear(onus_encoder *encoder);

/* Pieces of a window of these words, with [CLS] and [SEP]. */
uint32_t onus_encoder__size(const onus_words *words, uint32_t first,
                            uint32_t end);

/* Encode a batch; `first` and `end` of each window are given, the other fields
 * are filled in. No window has more than ONUS_WINDOW_PIECES, all together no
 * more than ONUS_BATCH_PIECES. The vectors in encoder->words last until the
 * next call. */
void onus_encoder__run(onus_encoder *encoder, const onus_words *words,
                       onus_window *windows, uint32_t count);

#endif
