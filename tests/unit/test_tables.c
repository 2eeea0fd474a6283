/* The tables: what ours say, and what is said of bad ones. */
#include "check.h"
#include "with_tables.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* ---------------------------------------------------------------- ours */

static bool means(const char *name, onus_sense_kind kind)
{
    onus_arena arena = {0};
    onus_slice folded = onus_tables__fold(&arena, onus_slice__of(name));
    uint32_t s = onus_tables__senses(test_tables, folded);
    while (s != ONUS_NONE && test_tables->senses.items[s].kind != kind)
        s = test_tables->senses.items[s].next;
    onus_arena__clear(&arena);
    return s != ONUS_NONE;
}

static void names_are_found_in_all_spellings(void **state)
{
    (void)state;
    assert_true(means("United States", SENSE_COUNTRY));
    assert_true(means("U.S.", SENSE_COUNTRY));
    assert_true(means("North Korean", SENSE_ADJECTIVE));
    assert_true(means("Pyongyang", SENSE_CAPITAL));
    assert_true(means("Kim Jong-un", SENSE_PERSON));
    assert_true(means("Kim Jong Un", SENSE_PERSON));
    assert_true(means("White House", SENSE_SEAT));
    assert_false(means("Narnia", SENSE_COUNTRY));
    assert_int_equal(onus_tables__senses(test_tables, (onus_slice){0}),
                     ONUS_NONE);
}

/* Kim is the surname of Kim Jong-un, Merkel that of Angela Merkel. */
static void surnames_stand_first_or_last(void **state)
{
    (void)state;
    assert_true(means("Kim", SENSE_SURNAME));
    assert_true(means("Merkel", SENSE_SURNAME));
    assert_false(means("Angela", SENSE_SURNAME));
}

static void sectors_know_their_place(void **state)
{
    (void)state;
    assert_true(onus_tables__sector(test_tables, ONUS_SLICE("IGO"))->first);
    assert_false(onus_tables__sector(test_tables, ONUS_SLICE("GOV"))->first);
    assert_true(onus_tables__sector(test_tables, ONUS_SLICE("GOV"))->binds);
    assert_false(onus_tables__sector(test_tables, ONUS_SLICE("MED"))->binds);
    assert_null(onus_tables__sector(test_tables, ONUS_SLICE("USA")));
}

static void plover_rows(void **state)
{
    (void)state;
    const onus_plover *agree = onus_tables__plover(
        test_tables, ONUS_SLICE("AGREE"), (onus_slice){0});
    assert_string_equal(agree->type_name, "AGREE");
    assert_null(agree->mode_name);
    assert_int_equal(agree->quad, 1);
    assert_null(onus_tables__plover(test_tables, ONUS_SLICE("SHRUG"),
                                    (onus_slice){0}));
}

/* The engine asks for every list by name. */
static void no_list_is_empty(void **state)
{
    (void)state;
    for (int list = 0; list < WORDS_COUNT; list++)
        assert_true(test_tables->words[list].entries.count > 0);
    for (int kind = 0; kind < PAGE_COUNT; kind++)
        assert_true(test_tables->pages[kind].rows.entries.count > 0);
}

static void days(void **state)
{
    (void)state;
    assert_int_equal(onus_tables__day(ONUS_SLICE("2018"), false), 20180101);
    assert_int_equal(onus_tables__day(ONUS_SLICE("2018"), true), 20181231);
    assert_int_equal(onus_tables__day(ONUS_SLICE("2018-04"), true), 20180431);
    assert_int_equal(onus_tables__day(ONUS_SLICE("2018-04-27T10:00"), false),
                     20180427);
    assert_int_equal(onus_tables__day(ONUS_SLICE("2018-13-01"), false), 0);
    assert_int_equal(onus_tables__day(ONUS_SLICE("201"), false), 0);
    assert_int_equal(onus_tables__day(ONUS_SLICE("yesterday"), false), 0);
    assert_true(onus_tables__holds(20180101, 20181231, 20180704));
    assert_false(onus_tables__holds(20180101, 20181231, 20190101));
    assert_true(onus_tables__holds(0, 0, 20190101));
    assert_true(onus_tables__holds(20180101, 0, 0)); /* goes on: likely */
    assert_false(onus_tables__holds(20180101, 20181231, 0));
}

/* ---------------------------------------------------------------- bad ones */

/* A folder of tables in which one is another; all others are ours. */
static void make_folder(char folder[64], const char *file, const char *text)
{
    static const char *const names[] = {
        "sectors.tsv", "plover.tsv", "cameo.tsv", "countries.tsv", "seats.tsv",
        "people.tsv", "organisations.tsv", "groups.tsv", "places.tsv",
        "en"};
    char from[512], to[128];
    strcpy(folder, "/tmp/onus-tables-XXXXXX");
    assert_non_null(mkdtemp(folder));
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        snprintf(from, sizeof from, "%s/knowledge/%s", ONUS_SOURCE_DIR,
                 names[i]);
        snprintf(to, sizeof to, "%s/%s", folder, names[i]);
        if (strcmp(names[i], file))
            assert_int_equal(symlink(from, to), 0);
    }
    snprintf(to, sizeof to, "%s/%s", folder, file);
    FILE *out = text ? fopen(to, "w") : NULL;
    if (out) {
        fputs(text, out);
        fclose(out);
    }
}

static void remove_folder(const char *folder)
{
    char command[128];
    snprintf(command, sizeof command, "rm -r %s", folder);
    assert_int_equal(system(command), 0);
}

typedef struct heard {
    unsigned count;
    onus_error last;
} heard;

static int hear(const onus_error *mistake, void *payload)
{
    heard *all = payload;
    all->count++;
    all->last = *mistake;
    return 0;
}

#define SECTORS "code\tsector\tfirst\tbinds\thome\tmeaning\n"
#define PEOPLE                                                                 \
    "name\taliases\tcountry\trole\torganization\tcode\tfrom\tto\twikidata\n"


static void every_mistake_is_told(void **state)
{
    (void)state;
    static const struct {
        const char *file, *text, *complaint;
        unsigned line, count;
    } cases[] = {
        {"people.tsv", PEOPLE "Caspian\t\tNAR\t\t\tNARGOV\t\t\t\n",
         "unknown country \"NAR\"", 2, 1},
        {"people.tsv", PEOPLE "Caspian\t\tUSA\t\t\tUSAGO\t\t\t\n",
         "bad actor code \"USAGO\"", 2, 1},
        {"people.tsv", PEOPLE "\n# A king.\nA\t\tUSA\t\t\tUSA\t2018-4\t\t\n",
         "bad date \"2018-4\"", 4, 1},
        {"people.tsv", PEOPLE "A\t\tUSA\t\t\tUSA\t2019\t2018\t\n",
         "from is later than to", 2, 1},
        {"people.tsv", PEOPLE "\t\tUSA\t\t\tUSA\t\t\t\n", "empty name", 2, 1},
        {"people.tsv", "name\n", "no column", 1, 1},
        {"people.tsv", PEOPLE "A\tB\n", "2 cells where the header has 9", 2, 1},
        {"plover.tsv", "type\tmode\tquad\tintensity\trecipient\tmeaning\t"
         "example\nX\t\t5\t1\t\t\t\n", "quad must be 1 to 4", 2, 0},
        {"sectors.tsv", SECTORS "X\tY\t\t\t\t\n",
         "bad actor code \"X\"", 2, 0},
        {"sectors.tsv", SECTORS "GOV\tGOV\tno\t\t\t\n",
         "\"no\" where only \"yes\" or nothing may stand", 2, 0},
        {"sectors.tsv", SECTORS "COP\tCOP\t\t\tyes\t\n",
         "\"yes\" should be acts or rules", 2, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char folder[64], path[128];
        heard all = {0};
        onus_error error;
        size_t rows;
        make_folder(folder, cases[i].file, cases[i].text);
        snprintf(path, sizeof path, "%s/%s", folder, cases[i].file);
        assert_int_equal(
            onus_tables__check(folder, hear, &all, &rows, &error),
            ONUS_ERROR_TABLE);
        if (cases[i].count) { /* else much that refers to it is wrong too */
            assert_int_equal(all.count, cases[i].count);
            assert_string_equal(all.last.file, path);
            assert_int_equal(all.last.line, cases[i].line);
            assert_non_null(strstr(all.last.message, cases[i].complaint));
        }
        /* The engine's way: the first mistake ends it. */
        onus_tables *tables;
        assert_int_equal(onus_tables__open(&tables, folder, &error),
                         ONUS_ERROR_TABLE);
        assert_null(tables);
        assert_string_equal(error.file, path);
        assert_int_equal(error.line, cases[i].line);
        assert_non_null(strstr(error.message, cases[i].complaint));
        remove_folder(folder);
    }
}

static void a_missing_table_is_told(void **state)
{
    (void)state;
    char folder[64], path[128];
    onus_tables *tables;
    onus_error error;
    make_folder(folder, "cameo.tsv", NULL);
    snprintf(path, sizeof path, "%s/cameo.tsv", folder);
    assert_int_equal(onus_tables__open(&tables, folder, &error),
                     ONUS_ERROR_IO);
    assert_null(tables);
    assert_string_equal(error.file, path);
    remove_folder(folder);
    assert_int_equal(onus_tables__open(&tables, "/nowhere", &error),
                     ONUS_ERROR_IO);
    onus_tables__close(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_found_in_all_spellings),
        cmocka_unit_test(surnames_stand_first_or_last),
        cmocka_unit_test(sectors_know_their_place),
        cmocka_unit_test(plover_rows),
        cmocka_unit_test(no_list_is_empty),
        cmocka_unit_test(days),
        cmocka_unit_test(every_mistake_is_told),
        cmocka_unit_test(a_missing_table_is_told),
    };
    return cmocka_run_group_tests(tests, with_tables, without_tables);
}
