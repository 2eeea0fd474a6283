/* Hashes, and the map from text to numbers. */
#include "check.h"

#include "base/hash.h"

/* From the page of FNV's authors. */
static void known_hashes(void **state)
{
    (void)state;
    assert_true(onus_hash__32(ONUS_FNV32, "", 0) == 0x811c9dc5u);
    assert_true(onus_hash__32(ONUS_FNV32, "a", 1) == 0xe40c292cu);
    assert_true(onus_hash__32(ONUS_FNV32, "foobar", 6) == 0xbf9cf968u);
    assert_true(onus_hash__64(ONUS_FNV64, "a", 1) == 0xaf63dc4c8601ec8cull);
    assert_true(onus_hash__64(ONUS_FNV64, "foobar", 6) ==
                0x85944171f73967e8ull);
}

static void a_checksum_sees_every_byte(void **state)
{
    (void)state;
    char bytes[100] = "";
    for (size_t size = 0; size < sizeof bytes; size++) {
        uint64_t hash = onus_hash__words(ONUS_FNV64, bytes, size);
        assert_true(hash != onus_hash__words(ONUS_FNV64, bytes, size + 1));
        for (size_t i = 0; i < size; i++) {
            bytes[i] ^= 64;
            assert_true(hash != onus_hash__words(ONUS_FNV64, bytes, size));
            bytes[i] ^= 64;
        }
    }
}

static void keys_are_found(void **state)
{
    (void)state;
    onus_arena arena = {0};
    onus_map map = {0};
    assert_int_equal(onus_map__find(&map, ONUS_SLICE("1")), ONUS_NONE);
    for (uint32_t i = 0; i < 5000; i++)
        assert_true(onus_map__set(
            &arena, &map, onus_arena__print(&arena, "%u", i), i));
    for (uint32_t i = 0; i < 5000; i++) {
        onus_slice key = onus_arena__print(&arena, "%u", i);
        assert_int_equal(onus_map__find(&map, key), i);
        assert_slice(map.entries.items[i].key, key); /* in order */
    }
    assert_int_equal(onus_map__find(&map, ONUS_SLICE("5000")), ONUS_NONE);
    assert_int_equal(map.entries.count, 5000);
    onus_arena__clear(&arena);
}

static void values_are_set_anew(void **state)
{
    (void)state;
    onus_arena arena = {0};
    onus_map map = {0};
    onus_map__set(&arena, &map, ONUS_SLICE("wood"), 1);
    onus_map__set(&arena, &map, ONUS_SLICE("wood"), 2);
    onus_map__set(&arena, &map, ONUS_SLICE(""), 3);
    assert_int_equal(map.entries.count, 2);
    assert_int_equal(onus_map__find(&map, ONUS_SLICE("wood")), 2);
    assert_int_equal(onus_map__find(&map, ONUS_SLICE("")), 3);

    uint32_t *place = onus_map__place(&arena, &map, ONUS_SLICE("wood"));
    assert_int_equal(*place, 2);
    *place = 4;
    assert_int_equal(onus_map__find(&map, ONUS_SLICE("wood")), 4);
    assert_int_equal(*onus_map__place(&arena, &map, ONUS_SLICE("new")),
                     ONUS_NONE);
    onus_arena__clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_hashes),
        cmocka_unit_test(a_checksum_sees_every_byte),
        cmocka_unit_test(keys_are_found),
        cmocka_unit_test(values_are_set_anew),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
