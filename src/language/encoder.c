/* A BERT encoder (Devlin and others 2019; post-norm), with int8 matrices.
 *
 * For each layer:
 *     q, k, v = qkv(x)
 *     x = norm1(x + out(softmax(q k' / sqrt 32) v))    in each window and head
 *     x = norm2(x + down(GELU(up(x))))
 * Each matrix takes its input in int8, one scale a vector, and gives float.
 *
 * The inner layer is computed for BLOCK rows at a time, so that its wide
 * vectors stay in the second-level cache.
 */
#include "language/encoder.h"

#include <math.h>
#include <stdlib.h>

enum { BLOCK = 96 };

/* ---------------------------------------------------------------- memory */

static size_t larger_of(size_t a, size_t b)
{
    return a > b ? a : b;
}

/* Floats in steps of 64 bytes. */
static size_t step(size_t floats)
{
    return (floats + 15) / 16 * 16;
}

bool onus_encoder__init(onus_encoder *encoder, const onus_model *model)
{
    size_t rows = ONUS_BATCH_PIECES, window = ONUS_WINDOW_PIECES;
    size_t vectors = step(rows * model->width);
    size_t inner = (size_t)BLOCK * model->inner;
    size_t wide = larger_of(rows * 3 * model->width, inner);
    size_t bytes = larger_of(rows * model->width, inner);
    size_t keys = ONUS_HEAD_WIDTH * window, scores = window * window;
    size_t floats = 3 * vectors + step(wide) + keys + scores + step(rows);
    *encoder = (onus_encoder){.model = model};
    char *memory = malloc(sizeof(float) * floats + bytes + 63);
    if (!memory)
        return false;
    encoder->memory = memory;
    memory += 63 - ((uintptr_t)memory + 63) % 64;
    encoder->rows = (float *)(void *)memory;
    encoder->words = encoder->rows + vectors;
    encoder->mixed = encoder->words + vectors;
    encoder->wide = encoder->mixed + vectors;
    encoder->keys = encoder->wide + step(wide);
    encoder->scores = encoder->keys + keys;
    encoder->scales = encoder->scores + scores;
    encoder->bytes = (uint8_t *)(encoder->scales + step(rows));
    return true;
}

void onus_encoder__clear(onus_encoder *encoder)
{
    free(encoder->memory);
    *encoder = (onus_encoder){0};
}

/* ---------------------------------------------------------------- windows */

uint32_t onus_encoder__size(const onus_words *words, uint32_t first,
                            uint32_t end)
{
    uint32_t size = 2; /* [CLS] and [SEP] */
    for (uint32_t w = first; w < end; w++)
        size += words->items.items[w].piece_count;
    return size;
}

/* Give each window its rows and vectors; how many rows there are. */
static uint32_t place_windows(const onus_words *words, onus_window *windows,
                              uint32_t count)
{
    uint32_t row = 0, vector = 0;
    for (uint32_t i = 0; i < count; i++) {
        onus_window *window = &windows[i];
        window->row = row;
        window->row_count =
            onus_encoder__size(words, window->first, window->end);
        window->vector = vector;
        row += window->row_count;
        vector += window->end - window->first;
    }
    return row;
}

/* ---------------------------------------------------------------- embedding */

/* A piece at a place of its window. */
static void embed_piece(onus_encoder *encoder, uint32_t row, uint32_t place,
                        uint32_t piece)
{
    const onus_model *model = encoder->model;
    uint32_t width = model->width;
    float *x = encoder->rows + (size_t)row * width;
    memcpy(x, model->embed_position + (size_t)place * width,
           width * sizeof *x);
    model->kernels->add_row(x, model->embed_word + (size_t)piece * width,
                            model->embed_word_scale[piece], width);
}

static void embed_window(onus_encoder *encoder, const onus_window *window)
{
    const onus_words *words = encoder->source;
    uint32_t row = window->row, place = 0;
    embed_piece(encoder, row++, place++, encoder->model->begin);
    for (uint32_t w = window->first; w < window->end; w++) {
        const onus_word *word = &words->items.items[w];
        for (uint32_t i = 0; i < word->piece_count; i++)
            embed_piece(encoder, row++, place++,
                        words->pieces.items[word->first_piece + i]);
    }
    embed_piece(encoder, row, place, encoder->model->end);
}

/* ---------------------------------------------------------------- attention */

/* The keys of a head, one column for each row of the window. */
static void transpose_keys(float *keys, size_t stride, const float *key,
                           size_t key_stride, uint32_t count)
{
    for (uint32_t j = 0; j < count; j++)
        for (uint32_t d = 0; d < ONUS_HEAD_WIDTH; d++)
            keys[d * stride + j] = key[j * key_stride + d];
    for (uint32_t d = 0; d < ONUS_HEAD_WIDTH; d++)
        for (size_t j = count; j < stride; j++)
            keys[d * stride + j] = 0;
}

/* mixed = softmax(q k' / sqrt 32) v for one window and one head, which begins
 * at column `column` of queries, keys and values. */
static void attend(onus_encoder *encoder, const onus_window *window,
                   uint32_t column)
{
    const onus_kernels *kernels = encoder->model->kernels;
    uint32_t width = encoder->model->width, count = window->row_count;
    uint32_t padded = onus_kernels__padded(count);
    const float *query =
        encoder->wide + (size_t)window->row * 3 * width + column;
    const float *key = query + width, *value = key + width;
    transpose_keys(encoder->keys, padded, key, 3 * width, count);
    kernels->product(encoder->scores, padded, query, 3 * width, encoder->keys,
                     padded, count, ONUS_HEAD_WIDTH, padded);
    kernels->softmax(encoder->scores, count, count,
                     1.0f / sqrtf(ONUS_HEAD_WIDTH));
    kernels->product(encoder->mixed + (size_t)window->row * width + column,
                     width, encoder->scores, padded, value, 3 * width, count,
                     count, ONUS_HEAD_WIDTH);
}

/* ---------------------------------------------------------------- layers */

/* y [n][O] = matrix times x [n][I] */
static void apply(onus_encoder *encoder, float *y, const onus_matrix *matrix,
                  const float *x, uint32_t n)
{
    const onus_kernels *kernels = encoder->model->kernels;
    kernels->quantise(encoder->bytes, encoder->scales, x, n, matrix->inputs);
    kernels->multiply(y, matrix->outputs, matrix, encoder->bytes,
                      encoder->scales, n);
}

static void inner_layer(onus_encoder *encoder, const onus_layer *layer,
                        float *x, uint32_t n)
{
    const onus_model *model = encoder->model;
    apply(encoder, encoder->wide, &layer->up, x, n);
    model->kernels->gelu(encoder->wide, (size_t)n * model->inner);
    apply(encoder, encoder->mixed, &layer->down, encoder->wide, n);
    model->kernels->norm(x, encoder->mixed, layer->norm2.weight,
                         layer->norm2.bias, n, model->width);
}

static void run_layer(onus_encoder *encoder, const onus_layer *layer,
                      const onus_window *windows, uint32_t count, uint32_t n)
{
    const onus_model *model = encoder->model;
    uint32_t width = model->width;
    apply(encoder, encoder->wide, &layer->qkv, encoder->rows, n);
    for (uint32_t i = 0; i < count; i++)
        for (uint32_t column = 0; column < width; column += ONUS_HEAD_WIDTH)
            attend(encoder, &windows[i], column);
    apply(encoder, encoder->wide, &layer->out, encoder->mixed, n);
    model->kernels->norm(encoder->rows, encoder->wide, layer->norm1.weight,
                         layer->norm1.bias, n, width);
    for (uint32_t row = 0; row < n; row += BLOCK)
        inner_layer(encoder, layer, encoder->rows + (size_t)row * width,
                    n - row < BLOCK ? n - row : BLOCK);
}

/* ---------------------------------------------------------------- words */

/* The mean of the word's pieces, which begin at `row`, and what its shape and
 * suffixes add. */
static void read_word(const onus_encoder *encoder, float *x,
                      const onus_word *word, const float *row, bool first)
{
    const onus_model *model = encoder->model;
    const onus_kernels *kernels = model->kernels;
    uint32_t width = model->width;
    memcpy(x, row, width * sizeof *x);
    for (uint32_t i = 1; i < word->piece_count; i++)
        kernels->add(x, row + (size_t)i * width, width);
    for (uint32_t d = 0; word->piece_count > 1 && d < width; d++)
        x[d] /= (float)word->piece_count;
    uint32_t shape = first ? onus_words__first_shape(word->shape) : word->shape;
    kernels->add(x, model->word_shape + (size_t)shape * width, width);
    for (uint32_t i = 0; i < word->suffix_count; i++) {
        uint32_t bucket = word->bucket[i];
        kernels->add_row(x, model->word_suffix + (size_t)bucket * width,
                         model->word_suffix_scale[bucket], width);
    }
}

static void read_words(onus_encoder *encoder, const onus_window *window)
{
    uint32_t width = encoder->model->width;
    const float *row = encoder->rows + (size_t)(window->row + 1) * width;
    float *x = encoder->words + (size_t)window->vector * width;
    for (uint32_t w = window->first; w < window->end; w++, x += width) {
        const onus_word *word = &encoder->source->items.items[w];
        read_word(encoder, x, word, row, w == window->first);
        row += (size_t)word->piece_count * width;
    }
}

void onus_encoder__run(onus_encoder *encoder, const onus_words *words,
                       onus_window *windows, uint32_t count)
{
    const onus_model *model = encoder->model;
    encoder->source = words;
    uint32_t rows = place_windows(words, windows, count);
    for (uint32_t i = 0; i < count; i++)
        embed_window(encoder, &windows[i]);
    model->kernels->norm(encoder->rows, NULL, model->embed_norm.weight,
                         model->embed_norm.bias, rows, model->width);
    for (uint32_t k = 0; k < model->layer_count; k++)
        run_layer(encoder, &model->layers[k], windows, count, rows);
    for (uint32_t i = 0; i < count; i++)
        read_words(encoder, &windows[i]);
}
