/* The kernels for AVX2 (Intel since Haswell, AMD since Excavator).
 *
 * There is no exact product of bytes here, so weights and inputs are widened to
 * 16 bits and `vpmaddwd` adds pairs: one register holds 4 outputs of 2 pairs. A
 * block is 3 vectors by a tile of 16 outputs: 12 sums, 3 inputs and one
 * register of weights.
 */
#include "language/kernels.h"

#if defined __x86_64__

#if defined __clang__
#pragma clang attribute push(__attribute__((target("avx2,fma"))),              \
                             apply_to = function)
#else
#pragma GCC push_options
#pragma GCC target("avx2,fma")
#endif

#include <immintrin.h>

#define INLINE static inline __attribute__((always_inline))
#define WIDTH 8

typedef float vec __attribute__((vector_size(4 * WIDTH)));

INLINE vec fused(vec a, vec b, vec c)
{
    return (vec)_mm256_fmadd_ps((__m256)a, (__m256)b, (__m256)c);
}

#include "language/kernels_body.h"

enum { TILE = 16, TILES = 4, STEP = 4, ROWS = 3, QUARTERS = 4 };

/* Four inputs as 16-bit numbers, four times over. */
INLINE __m256i four_inputs(const uint8_t *q)
{
    int32_t four;
    memcpy(&four, q, sizeof four);
    return _mm256_cvtepu8_epi16(_mm_set1_epi32(four));
}

/* Outputs o .. o + 15 of one vector from its sums, each a quarter of the tile
 * in pairs that are still to be added: y = (scale * s) * sum + bias. */
INLINE void finish(float *y, const onus_matrix *matrix, uint32_t o,
                   const __m256i *sum, float s)
{
    int32_t pairs[2 * TILE];
    memcpy(pairs, sum, sizeof pairs);
    uint32_t left = matrix->outputs - o;
    for (uint32_t i = 0; i < TILE && i < left; i++) {
        int32_t whole = pairs[2 * i] + pairs[2 * i + 1] - matrix->sums[o + i];
        y[o + i] =
            matrix->scale[o + i] * s * (float)whole + matrix->bias[o + i];
    }
}

/* `rows` vectors (a constant where this is inlined) by one tile of a panel of
 * `width`. */
INLINE void block(float *y, size_t stride, const onus_matrix *matrix,
                  const int8_t *packed, int width, uint32_t o,
                  const uint8_t *q, const float *s, int rows)
{
    uint32_t inputs = matrix->inputs;
    __m256i sum[ROWS][QUARTERS];
#pragma GCC unroll 3
    for (int row = 0; row < rows; row++)
#pragma GCC unroll 4
        for (int quarter = 0; quarter < QUARTERS; quarter++)
            sum[row][quarter] = _mm256_setzero_si256();
    for (uint32_t i = 0; i < inputs; i += STEP) {
        __m256i four[ROWS];
#pragma GCC unroll 3
        for (int row = 0; row < rows; row++)
            four[row] = four_inputs(q + (size_t)row * inputs + i);
#pragma GCC unroll 4
        for (int quarter = 0; quarter < QUARTERS; quarter++) {
            __m256i weights = _mm256_cvtepi8_epi16(_mm_loadu_si128(
                (const __m128i *)(const void *)(packed + quarter * TILE)));
#pragma GCC unroll 3
            for (int row = 0; row < rows; row++)
                sum[row][quarter] =
                    _mm256_add_epi32(sum[row][quarter],
                                     _mm256_madd_epi16(weights, four[row]));
        }
        packed += width * TILE * STEP;
    }
#pragma GCC unroll 3
    for (int row = 0; row < rows; row++)
        finish(y + (size_t)row * stride, matrix, o, sum[row], s[row]);
}

/* All n vectors by one tile. */
static void stripe(float *y, size_t stride, const onus_matrix *matrix,
                   const int8_t *packed, int width, uint32_t o,
                   const uint8_t *q, const float *s, uint32_t n)
{
    uint32_t row = 0, inputs = matrix->inputs;
    for (; row + ROWS <= n; row += ROWS)
        block(y + row * stride, stride, matrix, packed, width, o,
              q + (size_t)row * inputs, s + row, ROWS);
    for (; row < n; row++)
        block(y + row * stride, stride, matrix, packed, width, o,
              q + (size_t)row * inputs, s + row, 1);
}

static void multiply(float *y, size_t stride, const onus_matrix *matrix,
                     const uint8_t *q, const float *s, uint32_t n)
{
    uint32_t outputs = onus_kernels__padded(matrix->outputs);
    for (uint32_t o = 0; o < outputs; o += TILE) {
        uint32_t panel = o / (TILES * TILE) * (TILES * TILE);
        uint32_t tiles = (outputs - panel) / TILE;
        int width = tiles < TILES ? (int)tiles : TILES;
        const int8_t *packed = matrix->packed +
                               (size_t)panel * matrix->inputs +
                               (o - panel) * STEP;
        stripe(y, stride, matrix, packed, width, o, q, s, n);
    }
}

static const onus_kernels kernels = {
    .name = "avx2",
    .packs = true,
    .quantise = quantise,
    .multiply = multiply,
    .norm = norm,
    .gelu = gelu,
    .softmax = softmax,
    .product = product,
    .add_row = add_row,
    .add = add,
    .dot = dot,
};

#if defined __clang__
#pragma clang attribute pop
#else
#pragma GCC pop_options
#endif

const onus_kernels *onus_kernels__avx2(void)
{
    return &kernels;
}

#else

const onus_kernels *onus_kernels__avx2(void)
{
    return NULL;
}

#endif
