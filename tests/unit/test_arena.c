/* Memory that lives and dies together. */
#include "check.h"

#include "base/arena.h"

#include <string.h>

static bool all_zero(const char *bytes, size_t size)
{
    for (size_t i = 0; i < size; i++)
        if (bytes[i])
            return false;
    return true;
}

static void allocations_are_zeroed_and_aligned(void **state)
{
    (void)state;
    onus_arena arena = {0};
    for (size_t size = 0; size < 300; size++) {
        char *memory = onus_arena__alloc(&arena, size);
        assert_non_null(memory);
        assert_int_equal((uintptr_t)memory % 16, 0);
        assert_true(all_zero(memory, size));
        memset(memory, 'x', size);
    }
    onus_arena__clear(&arena);
}

static void large_ones_get_a_block_of_their_own(void **state)
{
    (void)state;
    onus_arena arena = {0};
    char *small = onus_arena__alloc(&arena, 11);
    char *large = onus_arena__alloc(&arena, 1 << 20);
    strcpy(small, "still here");
    memset(large, 'x', 1 << 20);
    assert_string_equal(small, "still here");
    onus_arena__clear(&arena);
}

static void memory_is_zeroed_again_after_a_reset(void **state)
{
    (void)state;
    onus_arena arena = {0};
    memset(onus_arena__alloc(&arena, 5000), 'x', 5000);
    onus_arena__reset(&arena);
    char *again = onus_arena__alloc(&arena, 100);
    assert_true(all_zero(again, 100));
    assert_true(all_zero(onus_arena__alloc(&arena, 9000), 9000));
    onus_arena__clear(&arena);
}

/* Documents of all sizes, again and again, must not pile up blocks. */
static void a_reset_arena_does_not_grow(void **state)
{
    (void)state;
    onus_arena arena = {0};
    size_t most = 0;
    for (int document = 0; document < 100; document++) {
        onus_arena__alloc(&arena, (size_t)(document % 7) * 100000);
        onus_arena__alloc(&arena, (size_t)(document % 5) * 200000);
        onus_arena__reset(&arena);
        size_t blocks = 0;
        for (void *block = arena.first; block; block = *(void **)block)
            blocks++; /* `next` is the first member */
        most = blocks > most ? blocks : most;
    }
    assert_true(most <= 3);
    onus_arena__clear(&arena);
}

static void a_huge_document_is_forgotten(void **state)
{
    (void)state;
    onus_arena arena = {0};
    onus_arena__alloc(&arena, (size_t)100 << 20);
    onus_arena__reset(&arena);
    assert_null(arena.first);
    onus_arena__clear(&arena);
}

static void what_was_too_much_is_given_back(void **state)
{
    (void)state;
    onus_arena arena = {0};
    char *first = onus_arena__alloc(&arena, 1000);
    memset(first, 'x', 1000);
    onus_arena__shrink(&arena, first, 3);
    char *second = onus_arena__alloc(&arena, 100);
    assert_true(second < first + 1000);
    assert_true(all_zero(second, 100));
    assert_memory_equal(first, "xxx", 3);

    /* Only of the latest. */
    strcpy(second, "kept");
    onus_arena__shrink(&arena, first, 0);
    onus_arena__shrink(&arena, NULL, 0);
    onus_arena__alloc(&arena, 100);
    assert_string_equal(second, "kept");
    onus_arena__clear(&arena);
}

static void running_out_is_sticky(void **state)
{
    (void)state;
    onus_arena arena = {0};
    assert_null(onus_arena__alloc(&arena, SIZE_MAX));
    assert_true(arena.failed);
    assert_non_null(onus_arena__alloc(&arena, 1));
    assert_true(arena.failed);
    onus_arena__reset(&arena);
    assert_false(arena.failed);
    assert_null(onus_arena__array(&arena, SIZE_MAX / 2, 3));
    assert_true(arena.failed);
    onus_arena__clear(&arena);
}

static void texts(void **state)
{
    (void)state;
    onus_arena arena = {0};
    onus_slice copy = onus_arena__copy(&arena, ONUS_SLICE("Cair Paravel"));
    assert_string_equal(copy.data, "Cair Paravel");
    assert_int_equal(copy.size, 12);
    assert_string_equal(onus_arena__copy(&arena, (onus_slice){0}).data, "");
    assert_slice(onus_arena__print(&arena, "%s, %d", "ten", 10),
                 ONUS_SLICE("ten, 10"));
    onus_arena__clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(allocations_are_zeroed_and_aligned),
        cmocka_unit_test(large_ones_get_a_block_of_their_own),
        cmocka_unit_test(memory_is_zeroed_again_after_a_reset),
        cmocka_unit_test(a_reset_arena_does_not_grow),
        cmocka_unit_test(a_huge_document_is_forgotten),
        cmocka_unit_test(what_was_too_much_is_given_back),
        cmocka_unit_test(running_out_is_sticky),
        cmocka_unit_test(texts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
