#include "base/hash.h"

uint32_t onus_hash__32(uint32_t hash, const void *bytes, size_t size)
{
    const unsigned char *byte = bytes;
    for (size_t i = 0; i < size; i++)
        hash = (hash ^ byte[i]) * 16777619u;
    return hash;
}

#define PRIME_64 1099511628211ull

uint64_t onus_hash__64(uint64_t hash, const void *bytes, size_t size)
{
    const unsigned char *byte = bytes;
    for (size_t i = 0; i < size; i++)
        hash = (hash ^ byte[i]) * PRIME_64;
    return hash;
}

/* Eight bytes as a number, the first the lowest: one load, which compilers see
 * in these lines on usual machines. */
static uint64_t word_at(const unsigned char *b)
{
    return (uint64_t)b[0] | (uint64_t)b[1] << 8 | (uint64_t)b[2] << 16 |
           (uint64_t)b[3] << 24 | (uint64_t)b[4] << 32 | (uint64_t)b[5] << 40 |
           (uint64_t)b[6] << 48 | (uint64_t)b[7] << 56;
}

uint64_t onus_hash__words(uint64_t hash, const void *bytes, size_t size)
{
    const unsigned char *byte = bytes;
    unsigned char last[8] = {0};
    size_t whole = size / 8 * 8;
    for (size_t i = 0; i < whole; i += 8)
        hash = (hash ^ word_at(byte + i)) * PRIME_64;
    if (size > whole)
        memcpy(last, byte + whole, size - whole);
    hash = (hash ^ word_at(last)) * PRIME_64;
    return (hash ^ size) * PRIME_64;
}

/* ---------------------------------------------------------------- the map */

static uint32_t hash_of(onus_slice key)
{
    return onus_hash__32(ONUS_FNV32, key.data, key.size);
}

/* The slot of a key, or the free one where it would go. There is a free one. */
static onus_map_slot *slot_of(const onus_map *map, onus_slice key,
                              uint32_t hash)
{
    uint32_t mask = map->slot_count - 1;
    for (uint32_t at = hash & mask;; at = (at + 1) & mask) {
        onus_map_slot *slot = &map->slots[at];
        if (!slot->entry)
            return slot;
        if (slot->hash == hash &&
            onus_slice__equal(map->entries.items[slot->entry - 1].key, key))
            return slot;
    }
}

uint32_t onus_map__find(const onus_map *map, onus_slice key)
{
    if (!map->slot_count)
        return ONUS_NONE;
    const onus_map_slot *slot = slot_of(map, key, hash_of(key));
    return slot->entry ? map->entries.items[slot->entry - 1].value : ONUS_NONE;
}

/* Twice as many slots. */
static bool grow(onus_arena *arena, onus_map *map)
{
    uint32_t count = map->slot_count ? 2 * map->slot_count : 16;
    onus_map_slot *slots = onus_arena__array(arena, count, sizeof *slots);
    if (!slots)
        return false;
    for (uint32_t i = 0; i < map->slot_count; i++) {
        uint32_t at = map->slots[i].hash & (count - 1);
        while (map->slots[i].entry && slots[at].entry)
            at = (at + 1) & (count - 1);
        if (map->slots[i].entry)
            slots[at] = map->slots[i];
    }
    map->slots = slots;
    map->slot_count = count;
    return true;
}

uint32_t *onus_map__place(onus_arena *arena, onus_map *map, onus_slice key)
{
    onus_map_entry entry = {key, ONUS_NONE};
    if (2 * (map->entries.count + 1) > map->slot_count && !grow(arena, map))
        return NULL;
    uint32_t hash = hash_of(key);
    onus_map_slot *slot = slot_of(map, key, hash);
    if (!slot->entry) {
        if (!onus_array__push(arena, &map->entries, entry))
            return NULL;
        *slot = (onus_map_slot){hash, map->entries.count};
    }
    return &map->entries.items[slot->entry - 1].value;
}

bool onus_map__set(onus_arena *arena, onus_map *map, onus_slice key,
                   uint32_t value)
{
    uint32_t *place = onus_map__place(arena, map, key);
    if (place)
        *place = value;
    return place != NULL;
}
