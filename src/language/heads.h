/* From word vectors to answers: tags, lemmas, names, trees, sentence ends. */
#ifndef ONUS_HEADS_H
#define ONUS_HEADS_H

#include "language/encoder.h"

/* What is computed of a batch of words before their sentences are known, and
 * working memory; owns all of it. R words at most, ONUS_BATCH_PIECES; letters
 * as in docs/model-format.md. */
typedef struct onus_heads {
    const onus_model *model;
    float *end;        /* [R], logit: above 0, a sentence ends there */
    float *names;      /* [R][labels of names] */
    uint16_t *upos, *xpos, *lemma; /* [R], the best labels */
    float *arc_dep;    /* [R][A], times arc.weight */
    float *arc_head;   /* [R][A] */
    float *label_dep;  /* [R][B] */
    float *label_head; /* [R][B] */
    float *logits;     /* [R][most labels, or A] */
    float *above;      /* [192][B], the label vectors of words' heads */
    float *turned;     /* [FEW][L * B], label.weight times these */
    float *columns;    /* [A][192], a sentence's head vectors, transposed */
    float *scores;     /* [192][192], of arcs */
    uint8_t *bytes;    /* [R][D], quantised vectors */
    float *scales;     /* [R] */
    void *memory;      /* all of these */
} onus_heads;

/* False if memory ran out. */
bool onus_heads__init(onus_heads *heads, const onus_model *model);
void onus_heads__clear(onus_heads *heads);

/* Look at n word vectors x [n][D]; fills the arrays above. */
void onus_heads__run(onus_heads *heads, const float *x, uint32_t n);

/* Fill in upos, xpos, lemma, head and relation of `count` tokens that make a
 * sentence; `vector` is the first one's place in the last run. At most
 * ONUS_WINDOW_PIECES - 2 tokens. Working memory is taken from `scratch`, lemmas
 * go to the record's arena; both remember if memory ran out. */
void onus_heads__answer(onus_heads *heads, onus_record *record,
                        onus_arena *scratch, uint32_t first, uint32_t count,
                        uint32_t vector);

#endif
