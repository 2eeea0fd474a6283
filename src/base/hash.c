#include "base/hash.h"

uint32_t onus_hash__32(uint32_t hash, const void *bytes, size_t size)
{
    const unsigned char *byte = bytes;
    for (size_t i = 0; i < size; i++)
        hash = (hash ^ byte[i]) * 16777619u;
    return hash;
}

uint64_t onus_hash__64(uint64_t hash, const void *bytes, size_t size)
{
    const unsigned char *byte = bytes;
    for (size_t i = 0; i < size; i++)
        hash = (hash ^ byte[i]) * 1099511628211ull;
    return hash;
}

/* The entry of a key, or the free one where it would go. The map is not full. */
static onus_map_entry *entry_of(const onus_map *map, onus_slice key,
                                uint32_t hash)
{
    uint32_t at = hash & (map->capacity - 1);
    while (map->entries[at].key.data &&
           (map->entries[at].hash != hash ||
            !onus_slice__equal(map->entries[at].key, key)))
        at = (at + 1) & (map->capacity - 1);
    return &map->entries[at];
}

uint32_t onus_map__find(const onus_map *map, onus_slice key)
{
    if (!map->count)
        return ONUS_NONE;
    uint32_t hash = onus_hash__32(ONUS_FNV32, key.data, key.size);
    const onus_map_entry *entry = entry_of(map, key, hash);
    return entry->key.data ? entry->value : ONUS_NONE;
}

static bool grow(onus_arena *arena, onus_map *map)
{
    onus_map larger = {.count = map->count,
                       .capacity = map->capacity ? 2 * map->capacity : 16};
    larger.entries =
        onus_arena__array(arena, larger.capacity, sizeof *larger.entries);
    if (!larger.entries)
        return false;
    for (uint32_t i = 0; i < map->capacity; i++)
        if (map->entries[i].key.data)
            *entry_of(&larger, map->entries[i].key, map->entries[i].hash) =
                map->entries[i];
    *map = larger;
    return true;
}

bool onus_map__set(onus_arena *arena, onus_map *map, onus_slice key,
                   uint32_t value)
{
    if (2 * (map->count + 1) > map->capacity && !grow(arena, map))
        return false;
    uint32_t hash = onus_hash__32(ONUS_FNV32, key.data, key.size);
    onus_map_entry *entry = entry_of(map, key, hash);
    map->count += !entry->key.data;
    *entry = (onus_map_entry){key, hash, value};
    return true;
}
