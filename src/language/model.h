/* The model in memory: everything found by name once, at load.
 *
 * Matrices, norms and tables point into the mapped file; label maps, the
 * vocabulary's hash map and the packed copies of the matrices are in the
 * model's arena. Letters (V, D, F, K, P, A, B, L) are those of
 * docs/model-format.md.
 */
#ifndef ONUS_MODEL_H
#define ONUS_MODEL_H

#include "base/hash.h"
#include "language/kernels.h"
#include "language/language.h"
#include "language/tensors.h"

enum {
    ONUS_HEAD_WIDTH = 32,      /* of an attention head */
    ONUS_WINDOW_PIECES = 192,  /* of a window at most, [CLS] and [SEP] too */
    ONUS_WORD_PIECES = 40,     /* the most that a word has */
    ONUS_SHAPES = 16,
    ONUS_SUFFIX_BUCKETS = 4096,
    ONUS_TOKEN_BUCKETS = 65536,
};

typedef struct onus_norm {
    const float *weight, *bias; /* [D] */
} onus_norm;

typedef struct onus_layer {
    onus_matrix qkv, out, up, down;
    onus_norm norm1, norm2;
} onus_layer;

/* How a lemma is made from its form. */
typedef struct onus_lemma_rule {
    char kind;      /* k keep the case, l lower it, c all but the first's,
                       n leave out commas; = is the whole lemma */
    uint32_t strip; /* characters off the end */
    onus_slice add; /* what comes instead; the lemma itself for = */
} onus_lemma_rule;

/* A label of names: O, B-PER, ... */
typedef struct onus_name_label {
    uint8_t kind; /* onus_name_kind; NAME_NONE for O */
    bool inside;  /* I- */
} onus_name_label;

struct onus_model {
    onus_arena arena; /* owns what is not in the file */
    onus_tensors tensors; /* owns the mapped file */
    const onus_kernels *kernels;

    uint32_t width;     /* D */
    uint32_t inner;     /* F */
    uint32_t positions; /* P */
    uint32_t arc;       /* A */
    uint32_t label;     /* B */
    uint32_t labels;    /* L */

    onus_map vocabulary; /* piece -> its number */
    uint32_t unknown, begin, end; /* [UNK], [CLS], [SEP] */

    const int8_t *embed_word; /* [V][D] */
    const float *embed_word_scale; /* [V] */
    const float *embed_position;   /* [P][D] */
    onus_norm embed_norm;
    onus_layer *layers; /* layer_count of them */
    uint32_t layer_count;
    const float *word_shape;   /* [16][D] */
    const int8_t *word_suffix; /* [4096][D] */
    const float *word_suffix_scale; /* [4096] */

    onus_matrix head_upos, head_xpos, head_lemma, head_end, head_name;
    onus_matrix arc_dep, arc_head, label_dep, label_head;
    const float *arc_root;        /* [A] */
    const float *arc_weight;      /* [A][A] */
    const float *arc_head_weight; /* [A] */
    const float *label_root;      /* [B] */
    onus_matrix label_weight;     /* [L * B][B] */
    const float *label_linear;    /* [L][B] */
    const float *label_bias;      /* [L] */

    uint8_t *upos;  /* onus_upos of each label */
    uint8_t *xpos;  /* onus_xpos */
    uint8_t *deprel; /* onus_relation_kind */
    uint32_t root;  /* the label `root` in `deprel` */
    onus_name_label *names;
    onus_lemma_rule *lemmas;
    onus_slice *xpos_names; /* as in the model, for `irregular` */
    onus_map irregular; /* "form\txpos" -> a line of irregular_lemmas */
    onus_slice *irregular_lemmas;

    const float *token_weight; /* [65536] */
    float token_bias;

    onus_slice meta;
};

#endif
