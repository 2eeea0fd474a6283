/* Speakers: whose words they are, by sentences of our own; and who "I" is in an
 * interview. Left out where there is no model.
 */
#include "record/record.h"

#include "check.h"
#include "with_model.h"

/* The last statement with this cue has this speaker. */
typedef struct example {
    const char *text, *cue, *speaker;
} example;

static const example examples[] = {
    {"A US official told Reuters on condition of anonymity that the "
     "strike had failed.",
     "told", "US official"},
    {"The Kremlin said in a statement that the talks were over.", "said",
     "Kremlin"},
    {"A statement from the Kremlin said the talks were over.", "said",
     "Kremlin"},
    {"\"No comment,\" read a statement from the Chinese embassy.", "read",
     "Chinese embassy"},
    {"State media quoted the minister as saying that the harvest was "
     "good.",
     "saying", "minister"},
    {"Vladimir Putin has been quoted by TASS as saying that the war "
     "would end.",
     "saying", "Vladimir Putin"},
    {"A spokesman for the Russian Defense Ministry, Igor "
     "Konashenkov, said the ships were safe.",
     "said", "Igor Konashenkov"},
    {"\"The vote was stolen,\" said one of the protesters, Maria "
     "Lopez, 34.",
     "said", "Maria Lopez"},
    {"Two rockets, the Israeli army said, fell in the sea.", "said",
     "Israel Defense Forces"},
    {"According to the Israeli army, two rockets fell in the sea.",
     "According to", "Israel Defense Forces"},
    {"The report says that the dam is unsafe.", "says", "report"},
    {"Sources close to the talks said the draft was ready.", "said", "Sources"},
    {"Emmanuel Macron spoke in Paris. He said the plan was dead. "
     "\"Nobody wants it,\" he added.",
     "added", "Emmanuel Macron"},
};

static onus_record *code(onus_slice text)
{
    onus_document document = ONUS_DOCUMENT_INIT;
    onus_record *record = NULL;
    document.text = text;
    document.date = ONUS_SLICE("2022-01-02");
    assert_int_equal(onus_code(test_coder, &document, &record, NULL), ONUS_OK);
    return record;
}

static onus_slice speaker_of(const onus_record *record, const char *cue)
{
    onus_slice name = {0};
    for (uint32_t s = 0; s < record->statements.count; s++) {
        const onus_statement *said = &record->statements.items[s];
        if (onus_slice__is(onus_record__slice(record, said->cue), cue))
            name = said->speaker_name;
    }
    return name;
}

static void test_speakers(void **state)
{
    (void)state;
    uint32_t failed = 0;
    if (!test_coder)
        skip();
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        onus_record *record = code(onus_slice__of(examples[i].text));
        onus_slice got = speaker_of(record, examples[i].cue);
        if (!onus_slice__is(got, examples[i].speaker)) {
            print_message("%.*s, not %s: %s\n", (int)got.size,
                          got.data ? got.data : "", examples[i].speaker,
                          examples[i].text);
            failed++;
        }
        onus_record_free(record);
    }
    /* a new model may parse one of them otherwise */
    assert_in_range(failed, 0, 1);
}

/* Two questions are enough for what calls itself an interview, and its title
 * tells whose it is. */
static void test_interview(void **state)
{
    (void)state;
    if (!test_coder)
        skip();
    onus_record *record = code(ONUS_SLICE(
        "Interview with Anna Berg\n\n"
        "Martin Holm, Martin Holm and Martin Holm found the wreck.\n\n"
        "How did you hear of it?\n\n"
        "I think that Martin Holm called first.\n\n"
        "Will you go back?\n\n"
        "I hope that we will."));
    assert_slice(speaker_of(record, "think"), ONUS_SLICE("Anna Berg"));
    assert_slice(speaker_of(record, "hope"), ONUS_SLICE("Anna Berg"));
    onus_record_free(record);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_speakers),
        cmocka_unit_test(test_interview),
    };
    return cmocka_run_group_tests(tests, with_code, without_model);
}
