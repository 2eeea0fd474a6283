/* An arena: memory that lives and dies together.
 *
 * All that belongs to one record (text, tokens, tree, events, strings) comes
 * from one arena and is freed at one stroke; a coder's scratch is an arena that
 * is reset after each document and keeps its blocks. Running out of memory is
 * sticky: `failed` stays set, allocations give NULL, and each stage asks once,
 * at its end.
 *
 *     onus_arena arena = {0};
 *     char *name = onus_arena__copy(&arena, ONUS_SLICE("Pyongyang")).data;
 *     onus_arena__clear(&arena);
 */
#ifndef ONUS_ARENA_H
#define ONUS_ARENA_H

#include "onus.h"

#include <stdbool.h>
#include <stddef.h>

typedef struct onus_block onus_block;

typedef struct onus_arena {
    onus_block *first;   /* all blocks, owned */
    /* the one that is being filled; NULL: start with the first */
    onus_block *current;
    char *latest;        /* allocation; borrowed from `current` */
    bool failed;         /* memory ran out once since the last reset */
} onus_arena;

/* `size` zeroed bytes, aligned for any type; NULL if memory ran out or `size`
 * is absurd. */
void *onus_arena__alloc(onus_arena *arena, size_t size);

/* Give back what lies behind the first `size` bytes of the latest allocation;
 * nothing happens if another came after it. For text whose size is known once
 * it is written. */
void onus_arena__shrink(onus_arena *arena, const void *memory, size_t size);

/* `count` zeroed items of `size` bytes each; overflow counts as out of
 * memory. */
void *onus_arena__array(onus_arena *arena, size_t count, size_t size);

/* A copy of the text, with a NUL behind it that the slice does not count. */
onus_slice onus_arena__copy(onus_arena *arena, onus_slice text);

/* printf into the arena; an empty slice if memory ran out. */
onus_slice onus_arena__print(onus_arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Forget all contents and clear `failed`; keep the blocks, but no more than a
 * usual document needs. */
void onus_arena__reset(onus_arena *arena);

/* Free everything; the arena may be used again. */
void onus_arena__clear(onus_arena *arena);

#endif
