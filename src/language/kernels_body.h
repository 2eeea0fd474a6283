/* The float loops, written once and compiled for each family of processors.
 *
 * The includer defines WIDTH, the floats of one register (4, 8 or 16), the type
 * `vec` of that many floats, and fused(a, b, c), which is a * b + c with one
 * rounding. The results do not depend on them:
 * - most loops do the same to each item, so it does not matter how many are
 *   done at once;
 * - sums over a row are kept as 16 partial sums (item i goes to sum i mod 16),
 *   added up in one fixed order at the end (`total`);
 * - products add over k in order, for each item of the result on its own;
 * - multiplication and addition are fused where it says `fused`, and nowhere
 *   else (-ffp-contract=off).
 *
 * The vector types are GCC's and clang's extension. Polynomials were fitted for
 * this file (least maximal error, Lawson's iteration).
 */
#include "language/kernels.h"

#include <math.h>
#include <string.h>

#define PARTS (ONUS_LANES / WIDTH)

typedef float quad __attribute__((vector_size(16)));
typedef int32_t bits __attribute__((vector_size(4 * WIDTH)));
typedef uint8_t bytes __attribute__((vector_size(WIDTH)));
typedef int8_t chars __attribute__((vector_size(WIDTH)));

INLINE vec load(const float *from)
{
    vec v;
    memcpy(&v, from, sizeof v);
    return v;
}

INLINE void store(float *to, vec v)
{
    memcpy(to, &v, sizeof v);
}

/* One value in all lanes. */
INLINE vec all(float value)
{
    return value - (vec){0};
}

/* a where the mask is set, b elsewhere. */
INLINE vec choose(bits mask, vec a, vec b)
{
    return (vec)((mask & (bits)a) | (~mask & (bits)b));
}

INLINE vec larger(vec a, vec b)
{
    return choose(a > b, a, b);
}

/* |v| */
INLINE vec magnitude(vec v)
{
    return (vec)((bits)v & 0x7FFFFFFF);
}

/* To the nearest integer, half to even, for |v| < 2^22: adding 1.5 * 2^23
 * leaves no room for a fraction. */
INLINE vec rounded(vec v)
{
    return (v + 12582912.0f) - 12582912.0f;
}

/* 16 partial sums to one, in one order: i with i + 8, i with i + 4, ... */
INLINE float total(const vec partial[PARTS])
{
    quad sum[4];
    /* cppcheck-suppress bufferAccessOutOfBounds ; it knows no vectors */
    memcpy(sum, partial, sizeof sum);
    sum[0] = (sum[0] + sum[2]) + (sum[1] + sum[3]);
    return (sum[0][0] + sum[0][2]) + (sum[0][1] + sum[0][3]);
}

INLINE float largest(vec v)
{
    quad part[WIDTH / 4];
    memcpy(part, &v, sizeof v);
    quad most = part[0];
    for (int i = 1; i < WIDTH / 4; i++)
        for (int j = 0; j < 4; j++)
            most[j] = part[i][j] > most[j] ? part[i][j] : most[j];
    float left = most[0] > most[1] ? most[0] : most[1];
    float right = most[2] > most[3] ? most[2] : most[3];
    return left > right ? left : right;
}

/* ---------------------------------------------------------------- quantise */

static void quantise_row(uint8_t *q, float *scale, const float *x,
                         uint32_t inputs)
{
    vec most = all(0);
    for (uint32_t i = 0; i < inputs; i += WIDTH)
        most = larger(magnitude(load(x + i)), most);
    float maximum = largest(most);
    float factor = maximum > 0 ? 127.0f / maximum : 0.0f;
    *scale = maximum > 0 ? maximum / 127.0f : 1.0f;
    for (uint32_t i = 0; i < inputs; i += WIDTH) {
        vec value = rounded(load(x + i) * factor);
        bytes byte = __builtin_convertvector(
            __builtin_convertvector(value, bits) + 128, bytes);
        memcpy(q + i, &byte, sizeof byte);
    }
}

static void quantise(uint8_t *q, float *scale, const float *x, uint32_t n,
                     uint32_t inputs)
{
    for (uint32_t row = 0; row < n; row++)
        quantise_row(q + (size_t)row * inputs, scale + row,
                     x + (size_t)row * inputs, inputs);
}

/* --------------------------------------------------------------- layer norm */

/* x += add, and the sum of it. */
INLINE float add_and_sum(float *x, const float *add, uint32_t width)
{
    vec sum[PARTS] = {0};
    for (uint32_t i = 0; i < width; i += ONUS_LANES)
        for (int part = 0; part < PARTS; part++) {
            uint32_t at = i + (uint32_t)part * WIDTH;
            vec v = load(x + at);
            if (add) {
                v += load(add + at);
                store(x + at, v);
            }
            sum[part] += v;
        }
    return total(sum);
}

INLINE float sum_of_squares(const float *x, float mean, uint32_t width)
{
    vec sum[PARTS] = {0};
    for (uint32_t i = 0; i < width; i += ONUS_LANES)
        for (int part = 0; part < PARTS; part++) {
            vec v = load(x + i + part * WIDTH) - mean;
            sum[part] = fused(v, v, sum[part]);
        }
    return total(sum);
}

static void norm_row(float *x, const float *add, const float *weight,
                     const float *bias, uint32_t width)
{
    float mean = add_and_sum(x, add, width) / (float)width;
    float variance = sum_of_squares(x, mean, width) / (float)width;
    float factor = 1.0f / sqrtf(variance + 1e-12f);
    for (uint32_t i = 0; i < width; i += WIDTH)
        store(x + i, (load(x + i) - mean) * factor * load(weight + i) +
                         load(bias + i));
}

static void norm(float *x, const float *add, const float *weight,
                 const float *bias, uint32_t n, uint32_t width)
{
    for (uint32_t row = 0; row < n; row++)
        norm_row(x + (size_t)row * width,
                 add ? add + (size_t)row * width : NULL, weight, bias, width);
}

/* ---------------------------------------------------------------- GELU */

/* erf(x / sqrt 2) = x * P(t), t = x^2 * 2/5.5^2 - 1, for |x| <= 5.5, where it
 * is 1 but for 4e-8; P has degree 14; all in all within 3e-7. */
static const float erf_terms[] = {
    0.00107613450f, -0.00273766951f, 0.00204775529f, -0.00245877076f,
    0.00847267732f, -0.0153493760f,  0.0209372919f,  -0.0293427127f,
    0.0405759476f,  -0.0522249416f,  0.0641634837f,  -0.0775745362f,
    0.0954739824f,  -0.128344953f,   0.257103860f,
};

INLINE vec gelu_of(vec x)
{
    vec end = choose(x < 0, all(-5.5f), all(5.5f));
    vec z = choose(magnitude(x) < 5.5f, x, end);
    vec t = fused(z * z, all((float)(2.0 / (5.5 * 5.5))), all(-1));
    vec p = all(erf_terms[0]);
    for (unsigned i = 1; i < sizeof erf_terms / sizeof *erf_terms; i++)
        p = fused(p, t, all(erf_terms[i]));
    return 0.5f * x * fused(z, p, all(1));
}

static void gelu(float *x, size_t count)
{
    for (size_t i = 0; i < count; i += WIDTH)
        store(x + i, gelu_of(load(x + i)));
}

/* ---------------------------------------------------------------- softmax */

/* e^x for x <= 0, within 2e-7 of its value; 0 below -87. With n = round(x / ln
 * 2) it is 2^n * e^r, |r| <= ln 2 / 2: a polynomial, and n added to the
 * exponent. */
INLINE vec exp_of(vec x)
{
    bits far = x < -87.0f;
    x = choose(far, all(-87.0f), x);
    vec n = rounded(x * 1.44269504f);
    vec r = fused(n, all(-0.693147182f), x);
    vec p = all(0.00829025172f);
    p = fused(p, r, all(0.0418978930f));
    p = fused(p, r, all(0.166676372f));
    p = fused(p, r, all(0.499991506f));
    p = fused(p, r, all(0.999999702f));
    p = fused(p, r, all(1));
    bits exponent = __builtin_convertvector(n, bits) << 23;
    return (vec)(~far & ((bits)p + exponent));
}

static void softmax_row(float *x, uint32_t count, float scale)
{
    uint32_t padded = onus_kernels__padded(count);
    for (uint32_t i = count; i < padded; i++)
        x[i] = -INFINITY;
    vec most = all(-INFINITY);
    for (uint32_t i = 0; i < padded; i += WIDTH)
        most = larger(load(x + i), most);
    float maximum = largest(most);
    vec sum[PARTS] = {0};
    for (uint32_t i = 0; i < padded; i += ONUS_LANES)
        for (int part = 0; part < PARTS; part++) {
            float *at = x + i + part * WIDTH;
            vec e = exp_of((load(at) - maximum) * scale);
            store(at, e);
            sum[part] += e;
        }
    float factor = 1.0f / total(sum);
    for (uint32_t i = 0; i < padded; i += WIDTH)
        store(x + i, load(x + i) * factor);
}

static void softmax(float *x, uint32_t n, uint32_t count, float scale)
{
    for (uint32_t row = 0; row < n; row++)
        softmax_row(x + (size_t)row * onus_kernels__padded(count), count,
                    scale);
}

/* ---------------------------------------------------------------- product */

/* `rows` rows and `columns` registers of the result at once; both are constants
 * where this is inlined, so that the sums stay in registers. */
INLINE void product_block(float *c, size_t c_stride, const float *a,
                          size_t a_stride, const float *b, size_t b_stride,
                          uint32_t k, int rows, int columns)
{
    vec sum[4][2] = {{{0}}};
    for (uint32_t i = 0; i < k; i++) {
        vec right[2];
#pragma GCC unroll 2
        for (int column = 0; column < columns; column++)
            right[column] = load(b + i * b_stride + column * WIDTH);
#pragma GCC unroll 4
        for (int row = 0; row < rows; row++) {
            vec left = all(a[(size_t)row * a_stride + i]);
#pragma GCC unroll 2
            for (int column = 0; column < columns; column++)
                sum[row][column] = fused(left, right[column], sum[row][column]);
        }
    }
#pragma GCC unroll 4
    for (int row = 0; row < rows; row++)
#pragma GCC unroll 2
        for (int column = 0; column < columns; column++)
            store(c + (size_t)row * c_stride + column * WIDTH,
                  sum[row][column]);
}

INLINE void product_rows(float *c, size_t c_stride, const float *a,
                         size_t a_stride, const float *b, size_t b_stride,
                         uint32_t k, uint32_t m, int rows)
{
    uint32_t j = 0;
    for (; j + 2 * WIDTH <= m; j += 2 * WIDTH)
        product_block(c + j, c_stride, a, a_stride, b + j, b_stride, k, rows,
                      2);
    if (j < m)
        product_block(c + j, c_stride, a, a_stride, b + j, b_stride, k, rows,
                      1);
}

static void product(float *c, size_t c_stride, const float *a, size_t a_stride,
                    const float *b, size_t b_stride, uint32_t n, uint32_t k,
                    uint32_t m)
{
    uint32_t row = 0;
    for (; row + 4 <= n; row += 4)
        product_rows(c + row * c_stride, c_stride, a + row * a_stride,
                     a_stride, b, b_stride, k, m, 4);
    for (; row < n; row++)
        product_rows(c + row * c_stride, c_stride, a + row * a_stride,
                     a_stride, b, b_stride, k, m, 1);
}

/* ---------------------------------------------------------------- rows */

static void add_row(float *y, const int8_t *row, float scale, uint32_t width)
{
    for (uint32_t i = 0; i < width; i += WIDTH) {
        chars c;
        memcpy(&c, row + i, sizeof c);
        store(y + i, load(y + i) + scale * __builtin_convertvector(c, vec));
    }
}

static void add(float *y, const float *x, uint32_t width)
{
    for (uint32_t i = 0; i < width; i += WIDTH)
        store(y + i, load(y + i) + load(x + i));
}

static float dot(const float *a, const float *b, uint32_t width)
{
    vec sum[PARTS] = {0};
    for (uint32_t i = 0; i < width; i += ONUS_LANES)
        for (int part = 0; part < PARTS; part++)
            sum[part] = fused(load(a + i + part * WIDTH),
                              load(b + i + part * WIDTH), sum[part]);
    return total(sum);
}
