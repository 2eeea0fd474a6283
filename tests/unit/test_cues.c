/* Frames and kinds of statements, by name. */
#include "check.h"

#include "knowledge/cues.h"

static void kinds(void **state)
{
    (void)state;
    for (int i = 0; i < SAYING_COUNT; i++) {
        onus_slice name = onus_slice__of(onus_saying__name((onus_saying)i));
        assert_int_equal(onus_saying__of(name), i);
    }
    assert_int_equal(onus_saying__of(ONUS_SLICE("gossip")), SAYING_COUNT);
}

static void frames(void **state)
{
    (void)state;
    assert_int_equal(onus_frame__of(ONUS_SLICE("clause")), FRAME_clause);
    assert_int_equal(onus_frame__of(ONUS_SLICE("listener")), FRAME_listener);
    assert_int_equal(onus_frame__of(ONUS_SLICE("window")), FRAME_NONE);
    assert_int_equal(onus_frame__of((onus_slice){0}), FRAME_NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(kinds),
        cmocka_unit_test(frames),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
