/* Actor codes and sectors. */
#include "resolve/gather.h"

#include "check.h"
#include "with_tables.h"

static void composed(const char *base, const char *role, const char *wanted)
{
    onus_arena arena = {0};
    onus_slice code = onus_code__of_agent(
        test_tables, &arena, onus_slice__of(base), onus_slice__of(role));
    assert_true(onus_slice__is(code, wanted));
    onus_arena__clear(&arena);
}

static void roles_follow_the_country(void **state)
{
    (void)state;
    composed("PRK", "GOV", "PRKGOV");
    composed("USA", "GOVMIL", "USAGOVMIL");
    composed("USAGOV", "GOVMIL", "USAGOVMIL");
    composed("", "REB", "REB");
    composed("DNK", "NGO", "NGODNK");
}

static void a_code_holds_its_groups_only(void **state)
{
    (void)state;
    assert_true(onus_code__holds(ONUS_SLICE("USAGOVMIL"), ONUS_SLICE("MIL")));
    assert_false(onus_code__holds(ONUS_SLICE("USAGOV"), ONUS_SLICE("AGO")));
    assert_false(onus_code__holds(ONUS_SLICE(""), ONUS_SLICE("GOV")));
}

static void sectors_are_told_once(void **state)
{
    (void)state;
    onus_entity entity = {.code = ONUS_SLICE("USAREBSEPMED")};
    onus_code__set_sectors(test_tables, &entity);
    assert_true(onus_slice__is(entity.sectors[0], "REB"));
    assert_true(onus_slice__is(entity.sectors[1], "JRN"));
    assert_int_equal(entity.sectors[2].size, 0);
}

static void a_cell_lists_sectors(void **state)
{
    (void)state;
    onus_entity entity = {0};
    onus_code__list_sectors(&entity, ONUS_SLICE("CVL|SOC"));
    assert_true(onus_slice__is(entity.sectors[0], "CVL"));
    assert_true(onus_slice__is(entity.sectors[1], "SOC"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(roles_follow_the_country),
        cmocka_unit_test(a_code_holds_its_groups_only),
        cmocka_unit_test(sectors_are_told_once),
        cmocka_unit_test(a_cell_lists_sectors),
    };
    return cmocka_run_group_tests(tests, with_tables, without_tables);
}
