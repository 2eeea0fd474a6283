/* All kernels give the plain one's results, to the last bit; and these are
 * right. */
#include "check.h"

#include "language/kernels.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static uint32_t seed;

static uint32_t draw(void)
{
    seed = seed * 1664525u + 1013904223u;
    return seed >> 8;
}

/* Between -1 and 1. */
static float draw_float(void)
{
    return (float)draw() / (1 << 23) - 1;
}

static float *floats(size_t count)
{
    float *out = malloc((count + 1) * sizeof *out);
    for (size_t i = 0; i < count; i++)
        out[i] = draw_float();
    return out;
}

/* ---------------------------------------------------------------- multiply */

typedef struct product_case {
    uint32_t outputs, inputs, n;
} product_case;

static void check_multiply(product_case c)
{
    size_t weights = (size_t)c.outputs * c.inputs;
    int8_t *w = malloc(weights);
    int8_t *packed = malloc(onus_kernels__packed_size(c.outputs, c.inputs));
    uint8_t *q = malloc((size_t)c.n * c.inputs);
    int32_t *sums = calloc(onus_kernels__padded(c.outputs), sizeof *sums);
    float *scale = floats(c.outputs), *bias = floats(c.outputs),
          *s = floats(c.n);
    for (size_t i = 0; i < weights; i++)
        w[i] = (int8_t)(draw() % 255 - 127);
    for (size_t i = 0; i < (size_t)c.n * c.inputs; i++)
        q[i] = (uint8_t)(draw() % 255 + 1);
    memset(q, 255, c.inputs); /* the largest sums that there can be */
    memset(w, 127, c.inputs);
    for (size_t i = 0; i < weights; i++)
        sums[i / c.inputs] += 128 * w[i];
    onus_kernels__pack(packed, w, c.outputs, c.inputs);
    onus_matrix matrix = {c.outputs, c.inputs, w, scale, bias, sums, packed};

    size_t stride = c.outputs + 3, size = c.n * stride;
    float *wanted = calloc(size + 1, sizeof *wanted);
    onus_kernels_plain.multiply(wanted, stride, &matrix, q, s, c.n);
    for (unsigned k = 1; onus_kernels__at(k); k++) {
        float *got = calloc(size + 1, sizeof *got);
        onus_kernels__at(k)->multiply(got, stride, &matrix, q, s, c.n);
        assert_memory_equal(got, wanted, size * sizeof *got);
        free(got);
    }
    free(wanted);
    free(w);
    free(packed);
    free(q);
    free(sums);
    free(scale);
    free(bias);
    free(s);
}

static void integer_products_are_equal(void **state)
{
    (void)state;
    static const product_case cases[] = {
        {1, 32, 1},    {17, 384, 5},   {49, 384, 6},  {64, 384, 7},
        {9, 64, 13},   {193, 384, 11}, {384, 384, 3}, {1152, 384, 2},
        {384, 1536, 4}, {70, 4, 8},    {128, 96, 12},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        check_multiply(cases[i]);
}

static void an_integer_product_is_right(void **state)
{
    (void)state;
    const int8_t w[] = {1, -2, 3, 127, -127, 0, 5, 5};
    const uint8_t q[] = {128 + 1, 128 - 1, 128 + 127, 128 - 127};
    const float scale[] = {0.5f, 2}, bias[] = {1, -1}, s = 0.25f;
    int32_t sums[ONUS_LANES] = {128 * 129, 128 * -117};
    int8_t packed[64];
    onus_kernels__pack(packed, w, 2, 4);
    onus_matrix matrix = {2, 4, w, scale, bias, sums, packed};
    for (unsigned k = 0; onus_kernels__at(k); k++) {
        float y[2];
        onus_kernels__at(k)->multiply(y, 2, &matrix, q, &s, 1);
        assert_true(y[0] == 1 + 0.5f * 0.25f * (1 + 2 + 381 - 16129));
        assert_true(y[1] == -1 + 2 * 0.25f * (-127 + 635 - 635));
    }
}

/* ---------------------------------------------------------------- floats */

enum { ROWS = 7, WIDTH = 96, ALL = ROWS * WIDTH };

/* Run `call` (with `k`, `x` of ALL values) on all kernels and compare x bit by
 * bit. */
#define FOR_ALL_KERNELS(factor, call)                                          \
    do {                                                                       \
        float *start = floats(ALL), wanted[ALL];                               \
        for (int i = 0; i < ALL; i++)                                          \
            start[i] *= (factor);                                              \
        for (unsigned number = 0; onus_kernels__at(number); number++) {        \
            const onus_kernels *k = onus_kernels__at(number);                  \
            float x[ALL];                                                      \
            memcpy(x, start, sizeof x);                                        \
            call;                                                              \
            if (!number)                                                       \
                memcpy(wanted, x, sizeof x);                                   \
            assert_memory_equal(x, wanted, sizeof x);                          \
        }                                                                      \
        free(start);                                                           \
    } while (0)

static void float_loops_are_equal(void **state)
{
    (void)state;
    float *a = floats(ALL), *b = floats(ALL), c[ALL];
    int8_t row[WIDTH];
    for (int i = 0; i < WIDTH; i++)
        row[i] = (int8_t)(i * 7);
    FOR_ALL_KERNELS(8, k->gelu(x, ALL));
    FOR_ALL_KERNELS(3, k->norm(x, a, a, b, ROWS, WIDTH));
    FOR_ALL_KERNELS(3, k->norm(x, NULL, a, b, ROWS, WIDTH));
    FOR_ALL_KERNELS(30, k->softmax(x, ROWS, WIDTH - 5, 0.7f));
    FOR_ALL_KERNELS(1, k->add(x, a, ALL));
    FOR_ALL_KERNELS(1, k->add_row(x, row, 0.37f, WIDTH));
    FOR_ALL_KERNELS(1, x[0] = k->dot(x, a, ALL));
    FOR_ALL_KERNELS(1, {
        memcpy(c, x, sizeof c);
        k->product(x, 16, c, 19, a, 32, 6, 19, 16);
        k->product(x + 96, 48, c, 20, a, 48, 5, 13, 48);
    });
    FOR_ALL_KERNELS(1, {
        uint8_t q[ALL];
        k->quantise(q, x, x + WIDTH, ROWS - 1, WIDTH);
        for (int i = 0; i < ALL - WIDTH; i++)
            x[WIDTH + i] = q[i];
    });
    free(a);
    free(b);
}

static void gelu_and_softmax_are_right(void **state)
{
    (void)state;
    const onus_kernels *k = onus_kernels__best();
    float x[ONUS_LANES], e[ONUS_LANES];
    for (float v = -12; v < 12; v += 0.013f) {
        for (int i = 0; i < ONUS_LANES; i++)
            x[i] = v;
        k->gelu(x, ONUS_LANES);
        assert_near(x[0], 0.5 * v * (1 + erf(v / sqrt(2))),
                    1e-6 * fmax(1, fabs(v)));
        e[0] = v;
        e[1] = 0;
        k->softmax(e, 1, 2, 1);
        assert_near(e[0], 1 / (1 + exp(-(double)v)), 1e-6);
        assert_near(e[0] + e[1], 1, 1e-6);
        assert_true(e[2] == 0 && e[15] == 0);
    }
}

static void odd_vectors_are_quantised(void **state)
{
    (void)state;
    float x[2 * ONUS_LANES] = {0}, scale[2];
    uint8_t q[2 * ONUS_LANES];
    x[16] = -2.54f;
    x[17] = 2.54f;
    x[18] = 0.01f; /* half a step: to even */
    x[19] = 0.03f;
    for (unsigned k = 0; onus_kernels__at(k); k++) {
        onus_kernels__at(k)->quantise(q, scale, x, 2, ONUS_LANES);
        assert_true(scale[0] == 1 && q[0] == 128);
        assert_int_equal(q[16], 1);
        assert_int_equal(q[17], 255);
        assert_near(scale[1], 0.02, 1e-6);
        assert_near(q[18], 128.5, 0.6);
        assert_near(q[19], 129.5, 0.6);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(integer_products_are_equal),
        cmocka_unit_test(an_integer_product_is_right),
        cmocka_unit_test(float_loops_are_equal),
        cmocka_unit_test(gelu_and_softmax_are_right),
        cmocka_unit_test(odd_vectors_are_quantised),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
