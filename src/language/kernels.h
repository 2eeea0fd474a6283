/* The encoder's arithmetic: a few loops that take nine tenths of all time.
 *
 * Each loop exists once in plain C and once more for each family of processors
 * (AVX2, AVX-512 with VNNI); onus_kernels__best() picks what the processor at
 * hand can do. Whatever is picked, the results are the same to the last bit:
 * the integer products are exact, and every float is computed by the same
 * operations in the same order (kernels_body.h says how). So one thread or
 * eight, an old laptop or a new server, the same text gives the same bytes.
 *
 * Letters: n vectors, I inputs, O outputs. Rows are contiguous unless a stride
 * is given; strides count items.
 */
#ifndef ONUS_KERNELS_H
#define ONUS_KERNELS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What vectors are padded to: 64 bytes, 16 floats. */
enum { ONUS_LANES = 16 };

static inline uint32_t onus_kernels__padded(uint32_t count)
{
    return (count + ONUS_LANES - 1) / ONUS_LANES * ONUS_LANES;
}

/* A matrix of the model (docs/model-format.md):
 *     y[o] = bias[o] + scale[o] * s * sum over i of q[i] * weights[o][i]
 * I is a multiple of 4. */
typedef struct onus_matrix {
    uint32_t outputs, inputs;
    const int8_t *weights; /* [O][I], in the mapped file */
    const float *scale;    /* [O], there too */
    const float *bias;     /* [O], there too */
    const int32_t *sums;   /* [padded O], 128 times the sum of each row */
    const int8_t *packed;  /* the weights once more, see onus_kernels__pack;
                              NULL where `multiply` uses them as they are */
} onus_matrix;

typedef struct onus_kernels {
    const char *name;
    bool packs; /* does `multiply` want matrix->packed? */

    /* q [n][I] and scale [n] from x [n][I]: scale = max|x| / 127 (1 if all is
     * zero), q = 128 + round(x * (127 / max|x|)), half to even. */
    void (*quantise)(uint8_t *q, float *scale, const float *x, uint32_t n,
                     uint32_t inputs);

    /* y [n][O] with the given stride, from q [n][I] and scale [n]. */
    void (*multiply)(float *y, size_t stride, const onus_matrix *matrix,
                     const uint8_t *q, const float *scale, uint32_t n);

    /* x [n][D] = layer norm of x + add (NULL: of x); D a multiple of 16. */
    void (*norm)(float *x, const float *add, const float *weight,
                 const float *bias, uint32_t n, uint32_t width);

    /* x = GELU(x), the exact one (erf within 3e-7); count a multiple of 16. */
    void (*gelu)(float *x, size_t count);

    /* Each of n rows of x becomes its softmax after scaling. A row has `count`
     * values and room for padded(count), which get zeros. */
    void (*softmax)(float *x, uint32_t n, uint32_t count, float scale);

    /* c [n][m] = a [n][k] times b [k][m], in float; m a multiple of 16. */
    void (*product)(float *c, size_t c_stride, const float *a, size_t a_stride,
                    const float *b, size_t b_stride, uint32_t n, uint32_t k,
                    uint32_t m);

    /* y [D] += scale * row [D], of int8; D a multiple of 16. */
    void (*add_row)(float *y, const int8_t *row, float scale, uint32_t width);

    /* y [D] += x [D] */
    void (*add)(float *y, const float *x, uint32_t width);

    /* sum of a [D] * b [D] */
    float (*dot)(const float *a, const float *b, uint32_t width);
} onus_kernels;

/* The best for this processor. */
const onus_kernels *onus_kernels__best(void);

/* The i-th of all kernels that this processor can run, NULL behind the last
 * one; the first is the plain one. */
const onus_kernels *onus_kernels__at(unsigned i);

/* Bytes that the packed weights of a matrix take. */
size_t onus_kernels__packed_size(uint32_t outputs, uint32_t inputs);

/* Copy weights [O][I] into the order in which the fast kernels read them:
 * panels of up to 4 tiles of 16 outputs; in a panel, for each 4 inputs, its
 * tiles' [16][4] weights. Missing outputs of the last tile are zeros. */
void onus_kernels__pack(int8_t *packed, const int8_t *weights,
                        uint32_t outputs, uint32_t inputs);

/* The three families; NULL where the compiler does not know the processor. */
extern const onus_kernels onus_kernels_plain;
const onus_kernels *onus_kernels__avx2(void);
const onus_kernels *onus_kernels__avx512(void);

#endif
