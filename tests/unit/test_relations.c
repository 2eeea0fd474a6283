/* What a sentence says the one did to the other, on own sentences: the source
 * in brackets, the target in braces. Left out where there is no model.
 */
#include "record/record.h"

#include "check.h"
#include "with_model.h"

#include <string.h>

/* A sentence without its marks, and what they mark. */
typedef struct sample {
    char text[160];
    onus_span source, target; /* bytes; empty if not marked */
} sample;

static sample read_sample(const char *marked)
{
    sample sample = {0};
    uint32_t size = 0;
    for (const char *at = marked; *at; at++) {
        onus_span *span = strchr("[]", *at) ? &sample.source : &sample.target;
        if (strchr("[{", *at))
            span->start = size;
        else if (strchr("]}", *at))
            span->end = size;
        else if (size + 1 < sizeof sample.text)
            sample.text[size++] = *at;
    }
    return sample;
}

static onus_record *code_sample(const sample *sample)
{
    onus_document document = ONUS_DOCUMENT_INIT;
    onus_record *record = NULL;
    onus_pair pair = {.source = &sample->source,
                      .source_count = sample->source.end > 0,
                      .target = &sample->target,
                      .target_count = sample->target.end > 0};
    document.text = onus_slice__of(sample->text);
    document.date = ONUS_SLICE("2019-06-03");
    document.pairs = &pair;
    document.pair_count = 1;
    assert_int_equal(onus_code(test_coder, &document, &record, NULL), ONUS_OK);
    assert_int_equal(record->relations.count, 1);
    return record;
}

static void check(const char *marked, const char *type, const char *status)
{
    sample sample = read_sample(marked);
    onus_record *record = code_sample(&sample);
    const onus_relation *relation = &record->relations.items[0];
    if (!relation->type)
        fail_msg("%s: no answer", marked);
    assert_string_equal(relation->type, type);
    assert_string_equal(relation->status, status);
    onus_record_free(record);
}

static void test_answers(void **state)
{
    (void)state;
    if (!test_coder)
        skip();
    check("[Chad] condemned {Niger}.", "ACCUSE", "actual");
    check("{Niger} was condemned by [Chad].", "ACCUSE", "actual");
    check("[Chad] will visit {Niger}.", "AGREE", "future");
    check("[Chad] did not attack {Niger}.", "ASSAULT", "negated");
    check("[Chad] will not meet {Niger}.", "REJECT", "actual");
}

/* Of two acts that one is told whose own parties are marked. */
static void test_the_pair_chooses(void **state)
{
    (void)state;
    if (!test_coder)
        skip();
    check("[Chad] praised {Niger}, and Mali bombed Togo.", "SUPPORT", "actual");
    check("Chad praised Niger, and [Mali] bombed {Togo}.", "ASSAULT", "actual");
    check("[Chad], which bombed Togo, praised {Niger}.", "SUPPORT", "actual");
    check("[Chad], which bombed {Togo}, praised Niger.", "ASSAULT", "actual");
}

/* A span may hold more or less than the head of what was found. */
static void test_spans_are_loose(void **state)
{
    (void)state;
    if (!test_coder)
        skip();
    check("[The president of Chad] condemned {Niger}.", "ACCUSE", "actual");
    check("The president of [Chad] condemned {Niger}.", "ACCUSE", "actual");
    check("Mali and [Chad] condemned {Niger}.", "ACCUSE", "actual");
    check("[Chad] resigned.", "RETREAT", "actual");
}

/* A pair and an event say the same, whatever is usual with pairs elsewhere. */
static void test_same_as_the_event(void **state)
{
    static const char *const marked[] = {
        "[The court] convicted {the rebels}.",
        "[Israel] besieged {Lebanon}.",
        "[Russia] occupied {Georgia}.",
        "[Poland] praised {Estonia}.",
    };
    (void)state;
    if (!test_coder)
        skip();
    for (size_t i = 0; i < sizeof marked / sizeof *marked; i++) {
        sample sample = read_sample(marked[i]);
        onus_record *record = code_sample(&sample);
        const onus_relation *relation = &record->relations.items[0];
        assert_int_equal(record->events.count, 1);
        assert_string_equal(relation->type, record->events.items[0].type);
        assert_int_equal(relation->quad, record->events.items[0].quad);
        onus_record_free(record);
    }
}

static void test_no_answer(void **state)
{
    (void)state;
    if (!test_coder)
        skip();
    sample sample = read_sample("[Chad] is south of {Libya}.");
    onus_record *record = code_sample(&sample);
    const onus_relation *relation = &record->relations.items[0];
    assert_null(relation->type);
    assert_true(onus_slice__is(relation->why, "no_event_word"));
    onus_record_free(record);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_answers),
        cmocka_unit_test(test_the_pair_chooses),
        cmocka_unit_test(test_spans_are_loose),
        cmocka_unit_test(test_same_as_the_event),
        cmocka_unit_test(test_no_answer),
    };
    return cmocka_run_group_tests(tests, with_code, without_model);
}
