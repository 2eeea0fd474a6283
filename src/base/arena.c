#include "base/arena.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK_SIZE = 64 * 1024, ALIGNMENT = 16 };

struct onus_block {
    onus_block *next;
    size_t size; /* bytes behind this header */
    size_t used;
};

static const size_t HEADER =
    (sizeof(onus_block) + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;

static char *contents(onus_block *block)
{
    return (char *)block + HEADER;
}

/* A block with room for `size` bytes, placed after the current one. Blocks kept from
 * before a reset are used again if they are large enough. */
static onus_block *next_block(onus_arena *arena, size_t size)
{
    onus_block *after = arena->current ? arena->current->next : arena->first;
    if (after && after->size >= size) {
        after->used = 0;
        return after;
    }
    size_t room = size > BLOCK_SIZE ? size : BLOCK_SIZE;
    onus_block *block = malloc(HEADER + room);
    if (!block)
        return NULL;
    *block = (onus_block){.next = after, .size = room};
    if (arena->current)
        arena->current->next = block;
    else
        arena->first = block;
    return block;
}

void *onus_arena__alloc(onus_arena *arena, size_t size)
{
    if (size > PTRDIFF_MAX / 2) {
        arena->failed = true;
        return NULL;
    }
    size = (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    onus_block *block = arena->current;
    if (!block || block->size - block->used < size) {
        block = next_block(arena, size);
        if (!block) {
            arena->failed = true;
            return NULL;
        }
        arena->current = block;
    }
    void *memory = contents(block) + block->used;
    block->used += size;
    return memset(memory, 0, size);
}

void *onus_arena__array(onus_arena *arena, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size)
        return onus_arena__alloc(arena, SIZE_MAX);
    return onus_arena__alloc(arena, count * size);
}

onus_slice onus_arena__copy(onus_arena *arena, onus_slice text)
{
    char *copy = onus_arena__alloc(arena, text.size + 1);
    if (!copy)
        return (onus_slice){0};
    if (text.size)
        memcpy(copy, text.data, text.size);
    return (onus_slice){copy, text.size};
}

onus_slice onus_arena__print(onus_arena *arena, const char *format, ...)
{
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int size = vsnprintf(NULL, 0, format, arguments);
    char *text = size < 0 ? NULL : onus_arena__alloc(arena, (size_t)size + 1);
    if (text)
        vsnprintf(text, (size_t)size + 1, format, again);
    va_end(again);
    va_end(arguments);
    return text ? (onus_slice){text, (size_t)size} : (onus_slice){0};
}

void onus_arena__reset(onus_arena *arena)
{
    arena->current = NULL;
    arena->failed = false;
    if (arena->first) {
        arena->first->used = 0;
        arena->current = arena->first;
    }
}

void onus_arena__clear(onus_arena *arena)
{
    for (onus_block *block = arena->first, *next; block; block = next) {
        next = block->next;
        free(block);
    }
    *arena = (onus_arena){0};
}
