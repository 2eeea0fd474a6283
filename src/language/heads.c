/* Tags are the best of their logits; lemmas, names and trees have files of
 * their own. The arcs' scores are the deep biaffine ones of Dozat and Manning
 * 2017.
 *
 * d' W h is computed as (d' W) h: d' W for all words of a batch at once.
 */
#include "language/heads.h"

#include "language/lemmas.h"
#include "language/tree.h"

#include <stdlib.h>
#include <string.h>

enum {
    ROWS = ONUS_BATCH_PIECES,
    WORDS = ONUS_WINDOW_PIECES,
    FEW = 24, /* words whose labels are scored at once */
};

/* ---------------------------------------------------------------- memory */

/* The widest rows that `logits` must hold. */
static uint32_t widest(const onus_model *model)
{
    uint32_t sizes[] = {model->head_upos.outputs, model->head_xpos.outputs,
                        model->head_lemma.outputs, model->arc};
    uint32_t most = 0;
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        most = sizes[i] > most ? sizes[i] : most;
    return most;
}

static uint32_t widest_input(const onus_model *model)
{
    return model->width > model->label ? model->width : model->label;
}

/* The next stretch of a block of memory, at a multiple of 64 bytes; with
 * `memory` NULL it is only measured. */
static void *take(char *memory, size_t *used, size_t count, size_t size)
{
    void *at = memory ? memory + *used : NULL;
    *used += (count * size + 63) / 64 * 64;
    return at;
}

/* Lay out all arrays in `memory` (or measure them); bytes needed. */
static size_t lay_out(onus_heads *heads, char *memory)
{
    const onus_model *model = heads->model;
    size_t used = 0, a = model->arc, b = model->label;
    heads->end = take(memory, &used, ROWS, sizeof(float));
    heads->names = take(memory, &used, ROWS * (size_t)model->head_name.outputs,
                        sizeof(float));
    heads->upos = take(memory, &used, ROWS, sizeof(uint16_t));
    heads->xpos = take(memory, &used, ROWS, sizeof(uint16_t));
    heads->lemma = take(memory, &used, ROWS, sizeof(uint16_t));
    heads->arc_dep = take(memory, &used, ROWS * a, sizeof(float));
    heads->arc_head = take(memory, &used, ROWS * a, sizeof(float));
    heads->label_dep = take(memory, &used, ROWS * b, sizeof(float));
    heads->label_head = take(memory, &used, ROWS * b, sizeof(float));
    heads->logits =
        take(memory, &used, ROWS * (size_t)widest(model), sizeof(float));
    heads->above = take(memory, &used, WORDS * b, sizeof(float));
    heads->turned = take(memory, &used, FEW * b * model->labels, sizeof(float));
    heads->columns = take(memory, &used, WORDS * a, sizeof(float));
    heads->scores = take(memory, &used, WORDS * WORDS, sizeof(float));
    heads->bytes = take(memory, &used, ROWS * (size_t)widest_input(model), 1);
    heads->scales = take(memory, &used, ROWS, sizeof(float));
    return used;
}

bool onus_heads__init(onus_heads *heads, const onus_model *model)
{
    *heads = (onus_heads){.model = model};
    size_t size = lay_out(heads, NULL);
    heads->memory = malloc(size + 63);
    if (!heads->memory)
        return false;
    char *memory = heads->memory;
    lay_out(heads, memory + 63 - ((uintptr_t)memory + 63) % 64);
    return true;
}

void onus_heads__clear(onus_heads *heads)
{
    free(heads->memory);
    *heads = (onus_heads){0};
}

/* ---------------------------------------------------------------- a batch */

/* y [n][O] = matrix times the quantised vectors. */
static void apply(onus_heads *heads, float *y, const onus_matrix *matrix,
                  uint32_t n)
{
    heads->model->kernels->multiply(y, matrix->outputs, matrix, heads->bytes,
                                    heads->scales, n);
}

/* The first of the highest. */
static uint32_t highest(const float *logits, uint32_t count)
{
    uint32_t best = 0;
    for (uint32_t i = 1; i < count; i++)
        if (logits[i] > logits[best])
            best = i;
    return best;
}

static void choose_labels(onus_heads *heads, uint16_t *best,
                          const onus_matrix *matrix, uint32_t n)
{
    apply(heads, heads->logits, matrix, n);
    for (uint32_t w = 0; w < n; w++)
        best[w] = (uint16_t)highest(
            heads->logits + (size_t)w * matrix->outputs, matrix->outputs);
}

/* y = GELU(matrix times the vectors) */
static void apply_gelu(onus_heads *heads, float *y, const onus_matrix *matrix,
                       uint32_t n)
{
    apply(heads, y, matrix, n);
    heads->model->kernels->gelu(y, (size_t)n * matrix->outputs);
}

void onus_heads__run(onus_heads *heads, const float *x, uint32_t n)
{
    const onus_model *model = heads->model;
    uint32_t a = model->arc;
    model->kernels->quantise(heads->bytes, heads->scales, x, n, model->width);
    apply(heads, heads->end, &model->head_end, n);
    apply(heads, heads->names, &model->head_name, n);
    choose_labels(heads, heads->upos, &model->head_upos, n);
    choose_labels(heads, heads->xpos, &model->head_xpos, n);
    choose_labels(heads, heads->lemma, &model->head_lemma, n);
    apply_gelu(heads, heads->logits, &model->arc_dep, n);
    model->kernels->product(heads->arc_dep, a, heads->logits, a,
                            model->arc_weight, a, n, a, a);
    apply_gelu(heads, heads->arc_head, &model->arc_head, n);
    apply_gelu(heads, heads->label_dep, &model->label_dep, n);
    apply_gelu(heads, heads->label_head, &model->label_head, n);
}

/* ---------------------------------------------------------------- arcs */

/* The head vectors of the root and of a sentence's words as columns. */
static void transpose_heads(onus_heads *heads, size_t stride, uint32_t vector,
                            uint32_t count)
{
    const onus_model *model = heads->model;
    uint32_t a = model->arc;
    const float *head = heads->arc_head + (size_t)vector * a;
    for (uint32_t i = 0; i < a; i++) {
        float *row = heads->columns + i * stride;
        row[0] = model->arc_root[i];
        for (uint32_t w = 0; w < count; w++)
            row[w + 1] = head[(size_t)w * a + i];
        for (size_t w = count + 1u; w < stride; w++)
            row[w] = 0;
    }
}

/* scores [count][stride], as onus_tree__best wants them. */
static void score_arcs(onus_heads *heads, size_t stride, uint32_t vector,
                       uint32_t count)
{
    const onus_model *model = heads->model;
    uint32_t a = model->arc, width = (uint32_t)stride;
    transpose_heads(heads, stride, vector, count);
    float *prior = heads->logits; /* of each head, whatever the word */
    model->kernels->product(prior, stride, model->arc_head_weight, a,
                            heads->columns, stride, 1, a, width);
    model->kernels->product(heads->scores, stride,
                            heads->arc_dep + (size_t)vector * a, a,
                            heads->columns, stride, count, a, width);
    for (uint32_t w = 0; w < count; w++)
        model->kernels->add(heads->scores + w * stride, prior, width);
}

/* ---------------------------------------------------------------- labels */

/* above [count][B]: the label vector of each word's head. */
static void gather_heads(onus_heads *heads, const uint32_t *head,
                         uint32_t vector, uint32_t count)
{
    const onus_model *model = heads->model;
    size_t b = model->label;
    for (uint32_t w = 0; w < count; w++) {
        const float *above =
            head[w] ? heads->label_head + (vector + head[w] - 1) * b
                    : model->label_root;
        memcpy(heads->above + w * b, above, b * sizeof *above);
    }
}

/* The best label, but for `root`, of a word with vector d, whose head's vector
 * is h and whose labels' matrices times h are `turned` [L][B]. */
static uint32_t choose_relation(const onus_model *model, const float *d,
                                const float *h, const float *turned)
{
    const onus_kernels *kernels = model->kernels;
    uint32_t b = model->label, best = ONUS_NONE;
    float most = 0;
    for (uint32_t l = 0; l < model->labels; l++) {
        float score = kernels->dot(d, turned + (size_t)l * b, b) +
                      kernels->dot(h, model->label_linear + (size_t)l * b, b) +
                      model->label_bias[l];
        if (l == model->root || (best != ONUS_NONE && !(score > most)))
            continue;
        best = l;
        most = score;
    }
    return best;
}

/* The best labels of a sentence's words, FEW at a time. */
static void choose_relations(onus_heads *heads, uint32_t *best,
                             const uint32_t *head, uint32_t vector,
                             uint32_t count)
{
    const onus_model *model = heads->model;
    size_t b = model->label, row = model->label_weight.outputs;
    gather_heads(heads, head, vector, count);
    for (uint32_t w = 0; w < count; w++) {
        const float *h = heads->above + w * b;
        if (w % FEW == 0) {
            uint32_t n = count - w < FEW ? count - w : FEW;
            model->kernels->quantise(heads->bytes, heads->scales, h, n,
                                     model->label);
            apply(heads, heads->turned, &model->label_weight, n);
        }
        best[w] = choose_relation(model, heads->label_dep + (vector + w) * b, h,
                                  heads->turned + w % FEW * row);
    }
}

/* --------------------------------------------------------------- a sentence */

static void answer_tree(onus_heads *heads, onus_token *tokens,
                        onus_arena *scratch, uint32_t first, uint32_t count,
                        uint32_t vector)
{
    const onus_model *model = heads->model;
    uint32_t head[WORDS], label[WORDS];
    uint32_t stride = onus_kernels__padded(count + 1);
    score_arcs(heads, stride, vector, count);
    if (!onus_tree__best(head, heads->scores, stride, count, scratch))
        return;
    choose_relations(heads, label, head, vector, count);
    for (uint32_t w = 0; w < count; w++) {
        uint32_t relation = head[w] ? label[w] : model->root;
        tokens[w].head = head[w] ? first + head[w] - 1 : ONUS_NONE;
        tokens[w].relation = model->deprel[relation];
    }
}

void onus_heads__answer(onus_heads *heads, onus_record *record,
                        onus_arena *scratch, uint32_t first, uint32_t count,
                        uint32_t vector)
{
    const onus_model *model = heads->model;
    onus_token *tokens = record->tokens.items + first;
    for (uint32_t w = 0; w < count; w++) {
        uint32_t at = vector + w;
        tokens[w].upos = model->upos[heads->upos[at]];
        tokens[w].xpos = model->xpos[heads->xpos[at]];
        tokens[w].lemma =
            onus_lemma__of(&record->arena, model, tokens[w].form,
                           heads->xpos[at], heads->lemma[at]);
    }
    answer_tree(heads, tokens, scratch, first, count, vector);
}
