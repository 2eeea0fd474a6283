/* The kernels in plain C: what the others are measured against, and what runs
 * where there is nothing better. */
#include <math.h>

#define INLINE static inline __attribute__((always_inline))
#define WIDTH 4

typedef float vec __attribute__((vector_size(4 * WIDTH)));

/* (fmaf is slow where the processor has no such instruction; it is right
 * everywhere.) */
INLINE vec fused(vec a, vec b, vec c)
{
    for (int i = 0; i < WIDTH; i++)
        c[i] = fmaf(a[i], b[i], c[i]);
    return c;
}

#include "language/kernels_body.h"

/* sum over i of q[i] * w[i]; q is offset by 128. */
static int32_t sum_of_products(const uint8_t *q, const int8_t *w,
                               uint32_t inputs)
{
    int32_t sum = 0;
    for (uint32_t i = 0; i < inputs; i++)
        sum += (q[i] - 128) * w[i];
    return sum;
}

static void multiply(float *y, size_t stride, const onus_matrix *matrix,
                     const uint8_t *q, const float *scale, uint32_t n)
{
    uint32_t inputs = matrix->inputs;
    for (uint32_t row = 0; row < n; row++)
        for (uint32_t o = 0; o < matrix->outputs; o++) {
            int32_t sum =
                sum_of_products(q + (size_t)row * inputs,
                                matrix->weights + (size_t)o * inputs, inputs);
            y[row * stride + o] =
                matrix->scale[o] * scale[row] * (float)sum + matrix->bias[o];
        }
}

const onus_kernels onus_kernels_plain = {
    .name = "plain",
    .packs = false,
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
