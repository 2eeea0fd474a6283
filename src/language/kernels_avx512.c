/* The kernels for AVX-512 with VNNI (Intel since Ice Lake, AMD since Zen 4).
 *
 * The integer product is all about `vpdpbusd`: for 16 outputs at once it
 * multiplies 4 unsigned by 4 signed bytes and adds the four to a 32-bit sum.
 * Inputs are the unsigned side (offset by 128: 128 times the weights' sum is
 * taken off at the end), weights the signed. A block of 6 vectors and 64
 * outputs keeps its 24 sums in registers; 4 loads of weights and 6 of inputs
 * feed 24 multiplications. A panel of 64 outputs (24 kB for 384 inputs) stays
 * in the first-level cache while all vectors pass by.
 */
#include "language/kernels.h"

#if defined __x86_64__

#if defined __clang__
#pragma clang attribute push(__attribute__((target(                            \
    "avx512f,avx512bw,avx512vl,avx512dq,avx512vnni"))), apply_to = function)
#else
#pragma GCC push_options
#pragma GCC target("avx512f,avx512bw,avx512vl,avx512dq,avx512vnni")
#endif

#include <immintrin.h>

#define INLINE static inline __attribute__((always_inline))
#define WIDTH 16

typedef float vec __attribute__((vector_size(4 * WIDTH)));

INLINE vec fused(vec a, vec b, vec c)
{
    return (vec)_mm512_fmadd_ps((__m512)a, (__m512)b, (__m512)c);
}

#include "language/kernels_body.h"

enum { TILE = 16, TILES = 4, STEP = 4, ROWS = 6 };

INLINE bits add_products(bits sum, __m512i inputs, __m512i weights)
{
    return (bits)_mm512_dpbusd_epi32((__m512i)sum, inputs, weights);
}

INLINE __m512i four_inputs(const uint8_t *q)
{
    int32_t four;
    memcpy(&four, q, sizeof four);
    return _mm512_set1_epi32(four);
}

/* Outputs o .. of one tile, for one vector: y = (scale * s) * sum + bias. */
INLINE void finish(float *y, const onus_matrix *matrix, uint32_t o,
                   bits sums, float s)
{
    uint32_t left = matrix->outputs - o;
    __mmask16 mask = left < TILE ? (__mmask16)((1u << left) - 1) : 0xFFFF;
    __m512i sum = _mm512_sub_epi32((__m512i)sums,
                                   _mm512_loadu_si512(matrix->sums + o));
    __m512 scale = _mm512_mul_ps(
        _mm512_maskz_loadu_ps(mask, matrix->scale + o), _mm512_set1_ps(s));
    __m512 value = _mm512_mul_ps(scale, _mm512_cvtepi32_ps(sum));
    value = _mm512_add_ps(value, _mm512_maskz_loadu_ps(mask, matrix->bias + o));
    _mm512_mask_storeu_ps(y + o, mask, value);
}

/* The sums of a row of the block, as four variables: compilers keep arrays of
 * that many registers in memory. (And they are `bits`, 16 int32: GCC 12 copies
 * and spills each __m512i, which to it is 8 int64.) */
#define SUMS(row) bits a##row = {0}, b##row = {0}, c##row = {0}, d##row = {0}

/* Four inputs of a row times the four tiles' weights. */
#define ADD_PRODUCTS(row)                                                      \
    if (rows > (row)) {                                                        \
        __m512i four = four_inputs(q + (size_t)(row) * inputs + i);            \
        a##row = add_products(a##row, four, a);                                \
        if (tiles > 1) {                                                       \
            b##row = add_products(b##row, four, b);                            \
            c##row = add_products(c##row, four, c);                            \
            d##row = add_products(d##row, four, d);                            \
        }                                                                      \
    }

#define FINISH(row)                                                            \
    if (rows > (row)) {                                                        \
        float *at = y + (size_t)(row) * stride;                                \
        finish(at, matrix, o, a##row, s[row]);                                 \
        if (tiles > 1) {                                                       \
            finish(at, matrix, o + TILE, b##row, s[row]);                      \
            finish(at, matrix, o + 2 * TILE, c##row, s[row]);                  \
            finish(at, matrix, o + 3 * TILE, d##row, s[row]);                  \
        }                                                                      \
    }

/* `rows` vectors (1-6) by `tiles` tiles (1 or 4), from output o on. Both are
 * constants where this is inlined. `packed` is the panel; it has `width`
 * tiles. */
INLINE void block(float *y, size_t stride, const onus_matrix *matrix,
                  const int8_t *packed, int width, uint32_t o,
                  const uint8_t *q, const float *s, int rows, int tiles)
{
    uint32_t inputs = matrix->inputs;
    SUMS(0);
    SUMS(1);
    SUMS(2);
    SUMS(3);
    SUMS(4);
    SUMS(5);
    for (uint32_t i = 0; i < inputs; i += STEP) {
        __m512i a = _mm512_loadu_si512(packed), b = a, c = a, d = a;
        if (tiles > 1) {
            b = _mm512_loadu_si512(packed + TILE * STEP);
            c = _mm512_loadu_si512(packed + 2 * TILE * STEP);
            d = _mm512_loadu_si512(packed + 3 * TILE * STEP);
        }
        packed += width * TILE * STEP;
        ADD_PRODUCTS(0)
        ADD_PRODUCTS(1)
        ADD_PRODUCTS(2)
        ADD_PRODUCTS(3)
        ADD_PRODUCTS(4)
        ADD_PRODUCTS(5)
    }
    FINISH(0)
    FINISH(1)
    FINISH(2)
    FINISH(3)
    FINISH(4)
    FINISH(5)
}

/* All n vectors by `tiles` tiles. */
INLINE void stripe(float *y, size_t stride, const onus_matrix *matrix,
                   const int8_t *packed, int width, uint32_t o,
                   const uint8_t *q, const float *s, uint32_t n, int tiles)
{
    uint32_t row = 0, inputs = matrix->inputs;
    for (; row + ROWS <= n; row += ROWS)
        block(y + row * stride, stride, matrix, packed, width, o,
              q + (size_t)row * inputs, s + row, ROWS, tiles);
    y += row * stride;
    q += (size_t)row * inputs;
    s += row;
    switch (n - row) {
    case 5: block(y, stride, matrix, packed, width, o, q, s, 5, tiles); break;
    case 4: block(y, stride, matrix, packed, width, o, q, s, 4, tiles); break;
    case 3: block(y, stride, matrix, packed, width, o, q, s, 3, tiles); break;
    case 2: block(y, stride, matrix, packed, width, o, q, s, 2, tiles); break;
    case 1: block(y, stride, matrix, packed, width, o, q, s, 1, tiles); break;
    default: break;
    }
}

static void multiply(float *y, size_t stride, const onus_matrix *matrix,
                     const uint8_t *q, const float *s, uint32_t n)
{
    uint32_t o = 0, outputs = onus_kernels__padded(matrix->outputs);
    const int8_t *packed = matrix->packed;
    for (; o + TILES * TILE <= outputs; o += TILES * TILE) {
        stripe(y, stride, matrix, packed, TILES, o, q, s, n, TILES);
        packed += (size_t)TILES * TILE * matrix->inputs;
    }
    int width = (int)(outputs - o) / TILE;
    for (int tile = 0; tile < width; tile++)
        stripe(y, stride, matrix, packed + tile * TILE * STEP, width,
               o + (uint32_t)tile * TILE, q, s, n, 1);
}

static const onus_kernels kernels = {
    .name = "avx512",
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

const onus_kernels *onus_kernels__avx512(void)
{
    return &kernels;
}

#else

const onus_kernels *onus_kernels__avx512(void)
{
    return NULL;
}

#endif
