/* FNV-1a, and a map from text to numbers.
 *
 * The map borrows its keys: they must live as long as it does. Open addressing with
 * linear probing, at most half full, in an arena.
 */
#ifndef ONUS_HASH_H
#define ONUS_HASH_H

#include "base/arena.h"
#include "base/slice.h"

#define ONUS_FNV32 2166136261u
#define ONUS_FNV64 14695981039346656037ull

/* FNV-1a over the bytes, going on from `hash` (ONUS_FNV32 to begin). */
uint32_t onus_hash__32(uint32_t hash, const void *bytes, size_t size);
uint64_t onus_hash__64(uint64_t hash, const void *bytes, size_t size);

typedef struct onus_map_entry {
    onus_slice key;
    uint32_t hash;
    uint32_t value;
} onus_map_entry;

typedef struct onus_map {
    onus_map_entry *entries; /* capacity of them; key.data NULL where free */
    uint32_t count, capacity;
} onus_map;

/* The value of a key, or ONUS_NONE. */
uint32_t onus_map__find(const onus_map *map, onus_slice key);

/* Set a key's value; false if memory ran out. `key.data` must not be NULL. */
bool onus_map__set(onus_arena *arena, onus_map *map, onus_slice key,
                   uint32_t value);

#endif
