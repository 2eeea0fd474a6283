/* The rules of docs/ledger.md, on moves made by hand. */
#include "ledger/ledger.h"

#include "check.h"

static const onus_slice parties[2] = {{"PRK", 3}, {"USA", 3}};

/* A line of a small ledger: who (U or P), what, about what, when. */
typedef struct line {
    char who;
    onus_move_kind kind;
    const char *issue, *date;
} line;

static onus_moves settled(onus_ledger *ledger, const line *lines,
                          uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        bool first = lines[i].who == 'P';
        onus_move move = {.date = onus_slice__of(lines[i].date),
                          .from = parties[!first], .to = parties[first],
                          .kind = lines[i].kind,
                          .issue = onus_slice__of(lines[i].issue),
                          .document = ONUS_SLICE("d"), .order = i,
                          .answers = ONUS_NONE};
        onus_array__push(&ledger->arena, &ledger->moves, move);
    }
    return onus_ledger__settled(ledger, &ledger->arena, parties);
}

#define LINES(...)                                                             \
    const line lines[] = {__VA_ARGS__};                                        \
    onus_ledger ledger = {0};                                                  \
    onus_moves moves = settled(&ledger, lines, sizeof lines / sizeof *lines)

static void test_refusal_answers(void **state)
{
    (void)state;
    LINES({'U', MOVE_DEMAND, "nuclear", "2018-04-27"},
          {'P', MOVE_REFUSAL, "nuclear", "2018-05-01"});
    assert_int_equal(moves.items[0].status, MOVE_ANSWERED);
    assert_int_equal(moves.items[1].answers, 0);
    onus_verdict verdict =
        onus_ledger__verdict(&ledger.arena, &moves, parties);
    assert_slice(verdict.party, ONUS_SLICE("nobody"));
    onus_arena__clear(&ledger.arena);
}

static void test_demand_waits(void **state)
{
    (void)state;
    LINES({'U', MOVE_DEMAND, "nuclear", "2018-04-27"});
    assert_int_equal(moves.items[0].status, MOVE_OPEN);
    onus_verdict verdict =
        onus_ledger__verdict(&ledger.arena, &moves, parties);
    assert_slice(verdict.party, ONUS_SLICE("PRK"));
    assert_slice(verdict.since, ONUS_SLICE("2018-04-27"));
    onus_arena__clear(&ledger.arena);
}

static void test_other_issue_stays_open(void **state)
{
    (void)state;
    LINES({'U', MOVE_DEMAND, "nuclear", "2018-04-27"},
          {'P', MOVE_REFUSAL, "sanctions", "2018-05-01"});
    assert_int_equal(moves.items[0].status, MOVE_OPEN);
    onus_arena__clear(&ledger.arena);
}

static void test_order_of_dates(void **state)
{
    (void)state;
    LINES({'P', MOVE_COMPLIANCE, "detainees", "2018-05-09"},
          {'U', MOVE_DEMAND, "detainees", "2018-04-01"});
    assert_int_equal(moves.items[0].kind, MOVE_DEMAND);
    assert_int_equal(moves.items[0].status, MOVE_MET);
    onus_arena__clear(&ledger.arena);
}

static void test_breach_needs_a_promise(void **state)
{
    (void)state;
    LINES({'P', MOVE_BREACH, "missiles", "2018-01-01"},
          {'P', MOVE_COMMITMENT, "missiles", "2018-04-21"},
          {'P', MOVE_BREACH, "missiles", "2019-05-09"});
    assert_int_equal(moves.count, 2); /* the first breaks nothing */
    assert_int_equal(moves.items[0].status, MOVE_BROKEN);
    onus_arena__clear(&ledger.arena);
}

static void test_cancellation_withdraws(void **state)
{
    (void)state;
    LINES({'U', MOVE_AGREEMENT, "talks", "2018-03-08"},
          {'U', MOVE_CANCELLATION, "talks", "2018-05-24"});
    assert_int_equal(moves.items[0].status, MOVE_WITHDRAWN);
    onus_arena__clear(&ledger.arena);
}

static void test_same_again(void **state)
{
    (void)state;
    LINES({'U', MOVE_DEMAND, "nuclear", "2018-03-08"},
          {'U', MOVE_DEMAND, "nuclear", "2018-04-27"});
    assert_int_equal(moves.items[0].status, MOVE_LAPSED);
    assert_int_equal(moves.items[1].status, MOVE_OPEN);
    onus_arena__clear(&ledger.arena);
}

static void test_deadline_passes(void **state)
{
    (void)state;
    onus_ledger ledger = {0};
    const line lines[] = {{'P', MOVE_DEMAND, "drills", "2019-04-13"},
                          {'U', MOVE_THREAT, "missiles", "2020-01-01"}};
    settled(&ledger, lines, 2);
    ledger.moves.items[0].deadline = ONUS_SLICE("2019-12-31");
    onus_moves moves = onus_ledger__settled(&ledger, &ledger.arena, parties);
    assert_int_equal(moves.items[0].status, MOVE_LAPSED);
    assert_int_equal(moves.items[1].status, MOVE_OPEN);
    onus_arena__clear(&ledger.arena);
}

static void test_most_moves(void **state)
{
    (void)state;
    onus_ledger ledger = {0};
    onus_slice found[2];
    onus_move move = {.from = ONUS_SLICE("USA"), .to = ONUS_SLICE("PRK")};
    onus_array__push(&ledger.arena, &ledger.moves, move);
    move.from = ONUS_SLICE("KOR");
    move.to = ONUS_SLICE("JPN");
    onus_array__push(&ledger.arena, &ledger.moves, move);
    move.from = ONUS_SLICE("JPN");
    move.to = ONUS_SLICE("KOR");
    onus_array__push(&ledger.arena, &ledger.moves, move);
    onus_ledger__parties(&ledger, found);
    assert_slice(found[0], ONUS_SLICE("JPN"));
    assert_slice(found[1], ONUS_SLICE("KOR"));
    onus_arena__clear(&ledger.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_refusal_answers),
        cmocka_unit_test(test_demand_waits),
        cmocka_unit_test(test_other_issue_stays_open),
        cmocka_unit_test(test_order_of_dates),
        cmocka_unit_test(test_breach_needs_a_promise),
        cmocka_unit_test(test_cancellation_withdraws),
        cmocka_unit_test(test_same_again),
        cmocka_unit_test(test_deadline_passes),
        cmocka_unit_test(test_most_moves),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
