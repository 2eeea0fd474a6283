/* Growing arrays in an arena. */
#include "check.h"

#include "base/array.h"

static void items_stay_in_order(void **state)
{
    (void)state;
    onus_arena arena = {0};
    ONUS_ARRAY(int) numbers = {0};
    for (int i = 0; i < 10000; i++)
        assert_true(onus_array__push(&arena, &numbers, i * i));
    assert_int_equal(numbers.count, 10000);
    for (int i = 0; i < 10000; i++)
        assert_int_equal(numbers.items[i], i * i);
    onus_arena__clear(&arena);
}

static void room_is_made_at_once(void **state)
{
    (void)state;
    onus_arena arena = {0};
    ONUS_ARRAY(onus_span) spans = {0};
    assert_true(onus_array__push(&arena, &spans, (onus_span){1, 2}));
    assert_true(onus_array__room(&arena, &spans, 100));
    const onus_span *items = spans.items;
    while (spans.count < 100)
        assert_true(onus_array__push(&arena, &spans, (onus_span){3, 4}));
    assert_ptr_equal(spans.items, items);
    assert_int_equal(spans.items[0].end, 2);
    assert_true(onus_array__room(&arena, &spans, 50)); /* there is already */
    assert_ptr_equal(spans.items, items);
    onus_arena__clear(&arena);
}

static void without_memory_nothing_changes(void **state)
{
    (void)state;
    onus_arena arena = {0};
    ONUS_ARRAY(char) full = {.count = UINT32_MAX, .capacity = UINT32_MAX};
    assert_false(onus_array__push(&arena, &full, 'x'));
    assert_true(arena.failed);
    assert_int_equal(full.count, UINT32_MAX);
    onus_arena__clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(items_stay_in_order),
        cmocka_unit_test(room_is_made_at_once),
        cmocka_unit_test(without_memory_nothing_changes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
