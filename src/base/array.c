#include "base/array.h"

#include <string.h>

enum { FIRST = 4 }; /* items of a new array; most stay small */

bool onus_array__grow(onus_arena *arena, void **items, uint32_t *capacity,
                      uint32_t count, size_t size, uint32_t wanted)
{
    if (wanted <= *capacity)
        return true;
    void *moved = onus_arena__array(arena, wanted, size);
    if (!moved)
        return false;
    if (count)
        memcpy(moved, *items, count * size);
    *items = moved;
    *capacity = wanted;
    return true;
}

bool onus_array__reserve(onus_arena *arena, void **items, uint32_t *capacity,
                         uint32_t count, size_t size)
{
    if (count < *capacity)
        return true;
    if (*capacity > UINT32_MAX / 2) {
        arena->failed = true;
        return false;
    }
    uint32_t wanted = *capacity ? 2 * *capacity : FIRST;
    return onus_array__grow(arena, items, capacity, count, size, wanted);
}
