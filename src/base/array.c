#include "base/array.h"

#include <string.h>

bool onus_array__reserve(onus_arena *arena, void **items, uint32_t *capacity,
                         uint32_t count, size_t size)
{
    if (count < *capacity)
        return true;
    if (*capacity > UINT32_MAX / 2) {
        arena->failed = true;
        return false;
    }
    uint32_t larger = *capacity ? 2 * *capacity : 8;
    void *moved = onus_arena__array(arena, larger, size);
    if (!moved)
        return false;
    if (count)
        memcpy(moved, *items, count * size);
    *items = moved;
    *capacity = larger;
    return true;
}
