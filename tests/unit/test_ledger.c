/* The ledger from outside: records in, moves and verdict out.
 *
 * Reports are written by hand, an act a line; the ledger is shown as lines
 *
 *     DATE FROM>TO kind[, issue] status [xN if told N times]
 */
#include "onus.h"

#include "base/string.h"

#include "check.h"
#include "with_engine.h"

#include <jansson.h>

enum { TRUMP, KIM, POMPEO, PAPER };

static const char entities[] =
    "{\"name\":\"Donald Trump\",\"kind\":\"person\",\"code\":\"USAGOV\","
    "\"country\":\"USA\"},"
    "{\"name\":\"Kim Jong-un\",\"kind\":\"person\",\"code\":\"PRKGOV\","
    "\"country\":\"PRK\"},"
    "{\"name\":\"Mike Pompeo\",\"kind\":\"person\",\"code\":\"USAGOV\","
    "\"country\":\"USA\"},"
    "{\"name\":\"Rodong Sinmun\",\"kind\":\"organization\",\"code\":\"PRKMED\","
    "\"country\":\"PRK\"}";

/* A sentence of a report and what it is: a PLOVER type or a kind of
 * statement. */
typedef struct act {
    int from, to;
    const char *what, *text;
    const char *date; /* of an event; NULL for the report's own */
    const char *row;  /* of an event's pattern; NULL for none */
} act;

#define SAYS(from, to, kind, text) {from, to, kind, text, NULL, NULL}
#define DOES(from, to, type, text, date, row) {from, to, type, text, date, row}

static bool is_event(const act *act)
{
    return act->what[0] < 'a';
}

static void add_act(onus_string *out, const act *act, unsigned start,
                    unsigned sentence)
{
    unsigned end = start + (unsigned)strlen(act->text);
    if (is_event(act))
        onus_string__print(
            out,
            "{\"type\":\"%s\",\"status\":\"actual\",\"date\":\"%s\","
            "\"why\":\"events.tsv:1 %s\",\"sentence\":%u,"
            "\"trigger\":{\"start\":%u,\"end\":%u},"
            "\"source\":[{\"entity\":%d}],\"target\":[{\"entity\":%d}]}",
            act->what, act->date ? act->date : "", act->row ? act->row : "do",
            sentence, start, end, act->from, act->to);
    else
        onus_string__print(out,
                           "{\"kind\":\"%s\",\"sentence\":%u,"
                           "\"spans\":[[%u,%u]],\"speaker\":{\"entity\":%d},"
                           "\"addressee\":{\"entity\":%d}}",
                           act->what, sentence, start, end, act->from, act->to);
}

static void add_acts(onus_string *out, const act *acts, unsigned count,
                     bool events)
{
    unsigned start = 0, added = 0;
    for (unsigned i = 0; i < count; i++) {
        if (is_event(&acts[i]) == events) {
            if (added++)
                onus_string__add(out, ONUS_SLICE(","));
            add_act(out, &acts[i], start, i);
        }
        start += (unsigned)strlen(acts[i].text) + 1;
    }
}

static void add_sentences(onus_string *out, const act *acts, unsigned count)
{
    unsigned start = 0;
    for (unsigned i = 0; i < count; i++) {
        unsigned end = start + (unsigned)strlen(acts[i].text);
        onus_string__print(out, "%s{\"start\":%u,\"end\":%u}", i ? "," : "",
                           start, end);
        start = end + 1;
    }
}

static void report(onus_ledger *ledger, const char *id, const char *date,
                   const act *acts, unsigned count)
{
    onus_string out = {0};
    onus_string__print(&out,
                       "{\"id\":\"%s\",\"article\":{\"published\":\"%s\"},"
                       "\"text\":\"",
                       id, date);
    for (unsigned i = 0; i < count; i++)
        onus_string__print(&out, "%s%s", i ? " " : "", acts[i].text);
    onus_string__print(&out, "\",\"entities\":[%s],\"sentences\":[", entities);
    add_sentences(&out, acts, count);
    onus_string__add(&out, ONUS_SLICE("],\"events\":["));
    add_acts(&out, acts, count, true);
    onus_string__add(&out, ONUS_SLICE("],\"statements\":["));
    add_acts(&out, acts, count, false);
    onus_string__add(&out, ONUS_SLICE("]}"));
    assert_int_equal(
        onus_ledger_add_json(ledger, onus_string__slice(&out), NULL), ONUS_OK);
    onus_string__clear(&out);
}

#define REPORT(ledger, id, date, ...)                                          \
    do {                                                                       \
        const act acts[] = {__VA_ARGS__};                                      \
        report(ledger, id, date, acts, sizeof acts / sizeof *acts);            \
    } while (0)

static onus_ledger *open_ledger(void)
{
    onus_ledger *ledger;
    onus_ledger_options options = {.between = "USA,PRK"};
    assert_int_equal(onus_ledger_new(&ledger, test_engine, &options, NULL),
                     ONUS_OK);
    return ledger;
}

static int gather(const char *bytes, size_t size, void *payload)
{
    onus_string__add(payload, (onus_slice){bytes, size});
    return 0;
}

static const char *text_of(const json_t *object, const char *key)
{
    const char *text = json_string_value(json_object_get(object, key));
    return text ? text : "";
}

static void show_move(onus_string *out, const json_t *move)
{
    size_t also = json_array_size(json_object_get(move, "also"));
    const char *issue = text_of(move, "issue");
    onus_string__print(out, "%s %s>%s %s%s%s %s", text_of(move, "date"),
                       text_of(move, "from"), text_of(move, "to"),
                       text_of(move, "kind"), *issue ? ", " : "", issue,
                       text_of(move, "status"));
    if (also)
        onus_string__print(out, " x%u", (unsigned)also + 1);
    onus_string__add(out, ONUS_SLICE("\n"));
}

/* Check the lines and the party that has the onus; frees the ledger. */
static void check(onus_ledger *ledger, const char *wanted, const char *onus)
{
    onus_string out = {0}, lines = {0};
    size_t index;
    json_t *move;
    assert_int_equal(
        onus_ledger_write(ledger, ONUS_FORMAT_JSON, NULL, gather, &out, NULL),
        ONUS_OK);
    json_t *root = json_loadb(out.data, out.size, 0, NULL);
    assert_non_null(root);
    json_array_foreach(json_object_get(root, "moves"), index, move)
        show_move(&lines, move);
    assert_slice(onus_string__slice(&lines), onus_slice__of(wanted));
    assert_string_equal(text_of(json_object_get(root, "onus"), "party"), onus);
    json_decref(root);
    onus_string__clear(&out);
    onus_string__clear(&lines);
    onus_ledger_free(ledger);
}

static void test_told_by_two_reports(void **state)
{
    (void)state;
    onus_ledger *ledger = open_ledger();
    REPORT(ledger, "a", "2018-05-14",
           SAYS(KIM, TRUMP, "demand", "Washington must return the coal ship."));
    REPORT(ledger, "b", "2018-05-14",
           SAYS(KIM, TRUMP, "demand",
                "Pyongyang wants its coal ship returned."),
           SAYS(KIM, TRUMP, "demand", "The sanctions must go."));
    check(ledger,
          "2018-05-14 PRK>USA demand open x2\n"
          "2018-05-14 PRK>USA demand, sanctions open\n",
          "USA");
}

static void test_month_and_day(void **state)
{
    (void)state;
    onus_ledger *ledger = open_ledger();
    REPORT(ledger, "a", "2018-09-19",
           DOES(KIM, TRUMP, "AGREE",
                "pledged to dismantle the Yongbyon reactor.", "2018-09-19",
                "pledge to *"));
    REPORT(ledger, "b", "2019-02-25",
           DOES(KIM, TRUMP, "AGREE",
                "pledged to dismantle Yongbyon.", "2018-09", "pledge to *"));
    check(ledger, "2018-09-19 PRK>USA commitment, nuclear open x2\n", "PRK");
}

static void test_other_day_is_another_move(void **state)
{
    (void)state;
    onus_ledger *ledger = open_ledger();
    REPORT(ledger, "a", "2018-05-14",
           SAYS(KIM, TRUMP, "demand", "Return the coal ship."));
    REPORT(ledger, "b", "2018-06-20",
           SAYS(KIM, TRUMP, "demand", "Return the coal ship."));
    check(ledger,
          "2018-05-14 PRK>USA demand lapsed\n"
          "2018-06-20 PRK>USA demand open\n",
          "USA");
}

static void test_meetings(void **state)
{
    (void)state;
    onus_ledger *ledger = open_ledger();
    REPORT(ledger, "a", "2018-06-12",
           DOES(TRUMP, KIM, "CONSULT",
                "met on the island.", "2018-06-12", NULL));
    REPORT(ledger, "b", "2018-06-13",
           DOES(KIM, TRUMP, "CONSULT",
                "had lunch with him.", "2018-06-12", NULL),
           DOES(POMPEO, KIM, "CONSULT", "saw him too.", "2018-06-12", NULL));
    check(ledger,
          "2018-06-12 USA>PRK meeting, islands  x2\n"
          "2018-06-12 USA>PRK meeting \n",
          "nobody");
}

/* The minister's visit is not the summit; calling it off withdraws it, a new
 * promise opens it again, the summit meets that. */
static void test_called_off_and_resumed(void **state)
{
    (void)state;
    onus_ledger *ledger = open_ledger();
    REPORT(ledger, "a", "2018-03-08",
           DOES(TRUMP, KIM, "AGREE",
                "agreed to the summit talks.", NULL, NULL));
    REPORT(ledger, "b", "2018-05-09",
           DOES(POMPEO, KIM, "CONSULT",
                "held talks in the capital.", NULL, NULL));
    REPORT(ledger, "c", "2018-05-24",
           DOES(TRUMP, KIM, "REJECT",
                "called off the summit talks.", NULL, "cancel @meeting"));
    REPORT(ledger, "d", "2018-06-01",
           SAYS(TRUMP, KIM, "commitment",
                "I will go to the summit after all."));
    check(ledger,
          "2018-03-08 USA>PRK agreement, talks withdrawn\n"
          "2018-05-09 USA>PRK meeting, talks \n"
          "2018-05-24 USA>PRK cancellation, talks \n"
          "2018-06-01 USA>PRK commitment, talks open\n",
          "USA");
}

/* What is dated after its report has not happened yet. */
static void test_ahead(void **state)
{
    (void)state;
    onus_ledger *ledger = open_ledger();
    REPORT(ledger, "a", "2019-02-25",
           DOES(TRUMP, KIM, "CONSULT",
                "meet for talks on Wednesday.", "2019-02-27", NULL));
    check(ledger, "2019-02-25 USA>PRK commitment, talks open\n", "USA");
}

/* A promise is not replaced by another on the same issue. */
static void test_promises_add_up(void **state)
{
    (void)state;
    onus_ledger *ledger = open_ledger();
    REPORT(ledger, "a", "2018-04-21",
           SAYS(KIM, TRUMP, "commitment", "We will close the nuclear plant."));
    REPORT(ledger, "b", "2018-04-27",
           SAYS(KIM, TRUMP, "commitment", "We will never sell nuclear arms."));
    check(ledger,
          "2018-04-21 PRK>USA commitment, nuclear open\n"
          "2018-04-27 PRK>USA commitment, nuclear open\n",
          "PRK");
}

/* A newspaper asks for nobody. */
static void test_who_speaks(void **state)
{
    (void)state;
    onus_ledger *ledger = open_ledger();
    REPORT(ledger, "a", "2018-04-21",
           SAYS(PAPER, TRUMP, "demand", "The sanctions must go."));
    check(ledger, "", "nobody");
}

static void test_bad_input(void **state)
{
    (void)state;
    static const char *const inputs[] = {
        "", "[]", "{\"text\":7}",
        "{\"text\":\"x\",\"events\":[{\"type\":\"CONSULT\",\"sentence\":9,"
        "\"trigger\":{\"start\":-1},\"source\":[{\"entity\":99}]}]}",
        "{\"text\":\"x\",\"statements\":[{\"kind\":\"demand\",\"spans\":[[5]],"
        "\"speaker\":{\"entity\":0}}]}"};
    onus_ledger *ledger = open_ledger();
    for (size_t i = 0; i < sizeof inputs / sizeof *inputs; i++) {
        onus_status status =
            onus_ledger_add_json(ledger, onus_slice__of(inputs[i]), NULL);
        assert_int_equal(status, i < 2 ? ONUS_ERROR_INPUT : ONUS_OK);
    }
    check(ledger, "", "nobody");
}

static void test_bad_parties(void **state)
{
    (void)state;
    static const char *const wrong[] = {"USA", "USA,", "usa,prk", "US,PRK"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        onus_ledger *ledger;
        onus_ledger_options options = {.between = wrong[i]};
        assert_int_equal(onus_ledger_new(&ledger, test_engine, &options, NULL),
                         ONUS_ERROR_ARGUMENT);
        assert_null(ledger);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_told_by_two_reports),
        cmocka_unit_test(test_month_and_day),
        cmocka_unit_test(test_other_day_is_another_move),
        cmocka_unit_test(test_meetings),
        cmocka_unit_test(test_called_off_and_resumed),
        cmocka_unit_test(test_ahead),
        cmocka_unit_test(test_promises_add_up),
        cmocka_unit_test(test_who_speaks),
        cmocka_unit_test(test_bad_input),
        cmocka_unit_test(test_bad_parties),
    };
    return cmocka_run_group_tests(tests, with_engine, without_engine);
}
