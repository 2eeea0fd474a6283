/* Choosing kernels, and packing weights for them. */
#include "language/kernels.h"

#include <string.h>

enum { TILE = 16, TILES = 4, STEP = 4 };

#if defined __x86_64__
static bool has_avx2(void)
{
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
}

static bool has_avx512(void)
{
    return __builtin_cpu_supports("avx512f") &&
           __builtin_cpu_supports("avx512bw") &&
           __builtin_cpu_supports("avx512vl") &&
           __builtin_cpu_supports("avx512dq") &&
           __builtin_cpu_supports("avx512vnni");
}
#else
static bool has_avx2(void)
{
    return false;
}

static bool has_avx512(void)
{
    return false;
}
#endif

const onus_kernels *onus_kernels__at(unsigned i)
{
    if (i == 0)
        return &onus_kernels_plain;
    if (has_avx2() && --i == 0)
        return onus_kernels__avx2();
    if (has_avx512() && --i == 0)
        return onus_kernels__avx512();
    return NULL;
}

const onus_kernels *onus_kernels__best(void)
{
    if (has_avx512())
        return onus_kernels__avx512();
    return has_avx2() ? onus_kernels__avx2() : &onus_kernels_plain;
}

size_t onus_kernels__packed_size(uint32_t outputs, uint32_t inputs)
{
    return (size_t)onus_kernels__padded(outputs) * inputs;
}

/* One tile's [16][4] for the inputs from i on. */
static void pack_tile(int8_t *packed, const int8_t *weights, uint32_t inputs,
                      uint32_t outputs, uint32_t o, uint32_t i)
{
    uint32_t rows = outputs - o < TILE ? outputs - o : TILE;
    memset(packed, 0, TILE * STEP);
    for (uint32_t row = 0; row < rows; row++)
        memcpy(packed + row * STEP, weights + (size_t)(o + row) * inputs + i,
               STEP);
}

void onus_kernels__pack(int8_t *packed, const int8_t *weights,
                        uint32_t outputs, uint32_t inputs)
{
    for (uint32_t panel = 0; panel < outputs; panel += TILES * TILE)
        for (uint32_t i = 0; i < inputs; i += STEP)
            for (uint32_t o = panel; o < outputs && o < panel + TILES * TILE;
                 o += TILE) {
                pack_tile(packed, weights, inputs, outputs, o, i);
                packed += TILE * STEP;
            }
}
