#include "base/arena.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Under the address sanitizer each allocation has a poisoned edge behind it and
 * free room is poisoned, so that it sees a step too far inside a block as well.
 * */
#ifdef __has_feature
#if __has_feature(address_sanitizer)
#define __SANITIZE_ADDRESS__ 1
#endif
#endif
#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/asan_interface.h>
enum { EDGE = 16 };
#else
#define ASAN_POISON_MEMORY_REGION(memory, size) ((void)(memory), (void)(size))
#define ASAN_UNPOISON_MEMORY_REGION(memory, size) ((void)(memory), (void)(size))
enum { EDGE = 0 };
#endif

enum {
    BLOCK_SIZE = 64 * 1024,
    ALIGNMENT = 16,
    /* bytes, by a reset: one huge document is forgotten */
    KEPT = 64 * 1024 * 1024,
};

struct onus_block {
    onus_block *next;
    size_t size;  /* bytes behind this header */
    size_t used;  /* of them */
    size_t dirty; /* ever used: what lies behind is still zero, and untouched */
};

static const size_t HEADER =
    (sizeof(onus_block) + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;

static char *contents(onus_block *block)
{
    return (char *)block + HEADER;
}

/* What an allocation of `size` bytes takes off its block. */
static size_t share(size_t size)
{
    return (size + EDGE + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
}

/* A block with that much room, behind the current one. A block kept from before
 * a reset is used again; one that is too small gives way, or blocks would pile
 * up. */
static onus_block *next_block(onus_arena *arena, size_t room)
{
    onus_block **place =
        arena->current ? &arena->current->next : &arena->first;
    onus_block *kept = *place;
    if (kept && kept->size >= room) {
        kept->used = 0;
        return kept;
    }
    if (room < BLOCK_SIZE)
        room = BLOCK_SIZE;
    onus_block *block = calloc(1, HEADER + room);
    if (!block)
        return NULL;
    *block = (onus_block){.next = kept ? kept->next : NULL, .size = room};
    *place = block;
    free(kept);
    ASAN_POISON_MEMORY_REGION(contents(block), room);
    return block;
}

/* Cut off `size` bytes, zeroed. */
static char *take(onus_block *block, size_t size)
{
    char *memory = contents(block) + block->used;
    size_t dirty = block->dirty - block->used;
    ASAN_UNPOISON_MEMORY_REGION(memory, size);
    memset(memory, 0, dirty < size ? dirty : size);
    block->used += share(size);
    if (block->dirty < block->used)
        block->dirty = block->used;
    return memory;
}

void *onus_arena__alloc(onus_arena *arena, size_t size)
{
    onus_block *block = arena->current;
    if (size > PTRDIFF_MAX / 2)
        block = NULL;
    else if (!block || block->size - block->used < share(size))
        block = next_block(arena, share(size));
    if (!block) {
        arena->failed = true;
        return NULL;
    }
    arena->current = block;
    return arena->latest = take(block, size);
}

void onus_arena__shrink(onus_arena *arena, const void *memory, size_t size)
{
    onus_block *block = arena->current;
    if (!memory || memory != arena->latest)
        return;
    size_t before = block->used;
    block->used = (size_t)(arena->latest - contents(block)) + share(size);
    ASAN_POISON_MEMORY_REGION(arena->latest + size,
                              before - block->used + share(size) - size);
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
    char *text =
        onus_arena__alloc(arena, size < 0 ? SIZE_MAX : (size_t)size + 1);
    if (text)
        vsnprintf(text, (size_t)size + 1, format, again);
    va_end(again);
    va_end(arguments);
    return text ? (onus_slice){text, (size_t)size} : (onus_slice){0};
}

static void free_blocks(onus_block *block)
{
    while (block) {
        onus_block *next = block->next;
        free(block);
        block = next;
    }
}

void onus_arena__reset(onus_arena *arena)
{
    size_t kept = 0;
    onus_block **place = &arena->first;
    while (*place && kept + (*place)->size <= KEPT) {
        ASAN_POISON_MEMORY_REGION(contents(*place), (*place)->size);
        kept += (*place)->size;
        place = &(*place)->next;
    }
    free_blocks(*place);
    *place = NULL;
    *arena = (onus_arena){.first = arena->first};
}

void onus_arena__clear(onus_arena *arena)
{
    free_blocks(arena->first);
    *arena = (onus_arena){0};
}
