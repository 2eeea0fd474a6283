/* The page: read it here as a person would. */
#include "sample.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

static void assert_page(const onus_record *record, unsigned width,
                        const char *expected)
{
    onus_string out = {0};
    onus_write_options options = {.width = width};
    assert_int_equal(onus_record_write(record, ONUS_FORMAT_PAGE, &options,
                                       sample_sink, &out, NULL),
                     ONUS_OK);
    assert_string_equal(out.data, expected);
    onus_string__clear(&out);
}

static void shows_a_page(void **state)
{
    (void)state;
    onus_record *record = sample_record();
    assert_page(record, 80,
                "A \"visit\"\n"
                "By A. Reporter · 2020-03-02 10:15 · OSLO, 2020-03-02 · 1 caption\n"
                "\n"
                "WHO SAID WHAT\n"
                "\n"
                "Zoë Dürr, foreign minister CHEGOV\n"
                "  commitment  “We will help,”\n"
                "\n"
                "WHO DID WHAT TO WHOM\n"
                "\n"
                "2020-03-02  Zoë Dürr CHEGOV → Norway · CONSULT (visit) actual · 042\n"
                "            Zoë Dürr *visited* Norway on Monday.\n"
                "\n"
                "2 sentences, 1 event, 1 statement.\n"
                "No event in 1 sentence: no actor 1.\n");
    onus_record_free(record);
}

/* The same speaker's statements stand together; events of a sentence share
 * it. */
static void groups(void **state)
{
    (void)state;
    onus_record *record = sample_record();
    onus_statement other = record->statements.items[0];
    other.speaker_entity = ONUS_NONE;
    other.speaker = (onus_span){0, 0};
    other.kind = "no_comment";
    onus_array__push(&record->arena, &record->statements, other);
    onus_array__push(&record->arena, &record->statements,
                     record->statements.items[0]);
    onus_event event = record->events.items[0];
    event.source_count = event.target_count = 0;
    event.date = event.cameo = (onus_slice){0};
    event.trigger = sample_span("on");
    onus_array__push(&record->arena, &record->events, event);
    assert_page(record, 60,
                "A \"visit\"\n"
                "By A. Reporter · 2020-03-02 10:15 · OSLO, 2020-03-02 · 1\n"
                "caption\n"
                "\n"
                "WHO SAID WHAT\n"
                "\n"
                "Zoë Dürr, foreign minister CHEGOV\n"
                "  commitment  “We will help,”\n"
                "  commitment  “We will help,”\n"
                "\n"
                "Nobody by name\n"
                "  no comment  “We will help,”\n"
                "\n"
                "WHO DID WHAT TO WHOM\n"
                "\n"
                "2020-03-02  Zoë Dürr CHEGOV → Norway · CONSULT (visit)\n"
                "            actual · 042\n"
                "            somebody · CONSULT (visit) actual\n"
                "            Zoë Dürr *visited* Norway *on* Monday.\n"
                "\n"
                "2 sentences, 2 events, 3 statements.\n"
                "No event in 1 sentence: no actor 1.\n");
    onus_record_free(record);
}

static void says_what_went_wrong(void **state)
{
    (void)state;
    onus_record *record = onus_record__new();
    record->id = ONUS_SLICE("d9");
    record->error = (onus_error){.code = ONUS_ERROR_LIMIT,
                                 .message = "too long; cut it"};
    assert_page(record, 0, "d9\ncould not be coded: too long\ncut it\n");
    onus_record_free(record);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shows_a_page),
        cmocka_unit_test(groups),
        cmocka_unit_test(says_what_went_wrong),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
