/* Growing arrays of any type, in an arena.
 *
 *     ONUS_ARRAY(int) numbers = {0};
 *     onus_array__push(arena, &numbers, 7);        // false if memory ran out
 *     for (uint32_t i = 0; i < numbers.count; i++) use(numbers.items[i]);
 *
 * The items move when the array grows; what they leave behind goes with the
 * arena.
 */
#ifndef ONUS_ARRAY_H
#define ONUS_ARRAY_H

#include "base/arena.h"

#include <stdint.h>

#define ONUS_ARRAY(type)                                                       \
    struct {                                                                   \
        type *items;                                                           \
        uint32_t count, capacity;                                              \
    }

/* Add one item; false (and nothing added) if memory ran out. The item is only
 * evaluated if there is room: let it have no side effects. */
#define onus_array__push(arena, array, ...)                                    \
    (onus_array__reserve(arena, (void **)&(array)->items, &(array)->capacity,  \
                         (array)->count, sizeof *(array)->items)               \
         ? ((array)->items[(array)->count++] = (__VA_ARGS__), true)            \
         : false)

/* Make room for `wanted` items in all, where it is known how many will come;
 * false if memory ran out. */
#define onus_array__room(arena, array, wanted)                                 \
    onus_array__grow(arena, (void **)&(array)->items, &(array)->capacity,      \
                     (array)->count, sizeof *(array)->items, wanted)

/* Private: not what you are looking for, see onus_array__push. */
bool onus_array__reserve(onus_arena *arena, void **items, uint32_t *capacity,
                         uint32_t count, size_t size);
bool onus_array__grow(onus_arena *arena, void **items, uint32_t *capacity,
                      uint32_t count, size_t size, uint32_t wanted);

#endif
