/* FNV-1a, and a map from text to numbers.
 *
 * The map borrows its keys: they must live as long as it does. Entries stand in
 * the order in which they were set; a table of slots, at most half full and
 * searched by linear probing, says where. A slot has the hash beside it, so
 * that looking for a key that is not there seldom touches more than one line of
 * the cache, and growing touches slots only.
 */
#ifndef ONUS_HASH_H
#define ONUS_HASH_H

#include "base/array.h"
#include "base/slice.h"

#define ONUS_FNV32 2166136261u
#define ONUS_FNV64 14695981039346656037ull

/* FNV-1a over the bytes, going on from `hash` (ONUS_FNV32 to begin). */
uint32_t onus_hash__32(uint32_t hash, const void *bytes, size_t size);
uint64_t onus_hash__64(uint64_t hash, const void *bytes, size_t size);

/* The same step taken over words of eight bytes (little-endian, the last filled
 * up with zeros) and over the size: a checksum of large files, eight times as
 * fast. */
uint64_t onus_hash__words(uint64_t hash, const void *bytes, size_t size);

typedef struct onus_map_entry {
    onus_slice key;
    uint32_t value;
} onus_map_entry;

typedef struct onus_map_slot {
    uint32_t hash;
    uint32_t entry; /* from 1; 0 where free */
} onus_map_slot;

typedef struct onus_map {
    ONUS_ARRAY(onus_map_entry) entries;
    onus_map_slot *slots;
    uint32_t slot_count; /* a power of two, or 0 */
} onus_map;

/* The value of a key, or ONUS_NONE. */
uint32_t onus_map__find(const onus_map *map, onus_slice key);

/* Where the value of a key stands, ONUS_NONE if it is new; NULL if memory ran
 * out. It moves with the next key. `key.data` must not be NULL. */
uint32_t *onus_map__place(onus_arena *arena, onus_map *map, onus_slice key);

/* Set a key's value; false if memory ran out. */
bool onus_map__set(onus_arena *arena, onus_map *map, onus_slice key,
                   uint32_t value);

#endif
