/* The record as JSON: every field, its name, its order, its offsets. */
#include "sample.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

static void assert_written(const onus_record *record, onus_format format,
                           const char *expected)
{
    onus_string out = {0};
    assert_int_equal(onus_record_write(record, format, NULL, sample_sink, &out,
                                       NULL),
                     ONUS_OK);
    assert_string_equal(out.data, expected);
    onus_string__clear(&out);
}

static void writes_the_contract(void **state)
{
    (void)state;
    onus_record *record = sample_record();
    assert_written(
        record, ONUS_FORMAT_JSONL,
        "{\"id\":\"d1\",\"coder\":{\"program\":\"onus\",\"version\":\"" ONUS_VERSION
        "\",\"engine\":\"onus 0.1.0, model m\"},"
        "\"article\":{\"title\":\"A \\\"visit\\\"\",\"authors\":[\"A. Reporter\"],"
        "\"published\":\"2020-03-02T10:15\","
        "\"dateline\":{\"place\":\"OSLO\",\"date\":\"2020-03-02\"},"
        "\"captions\":[{\"text\":\"The visit.\",\"rights\":\"(Example)\"}]},"
        "\"text\":\"Zoë Dürr visited Norway on Monday. “We will help,” she "
        "said.\","
        "\"sentences\":[{\"start\":0,\"end\":34,\"events\":1},"
        "{\"start\":35,\"end\":60,\"events\":0,\"reason\":\"no_actor\"}],"
        "\"entities\":[{\"name\":\"Zoë Dürr\",\"kind\":\"person\","
        "\"code\":\"CHEGOV\",\"country\":\"CHE\",\"sectors\":[\"GOV\"],"
        "\"role\":\"foreign minister\",\"known\":true},"
        "{\"name\":\"Norway\",\"kind\":\"country\",\"known\":false}],"
        "\"mentions\":[{\"start\":0,\"end\":8,\"entity\":0,\"form\":\"name\"},"
        "{\"start\":51,\"end\":54,\"entity\":0,\"form\":\"pronoun\"}],"
        "\"times\":[{\"start\":27,\"end\":33,\"type\":\"DATE\","
        "\"value\":\"2020-03-02\"}],"
        "\"places\":[{\"start\":17,\"end\":23,\"name\":\"Norway\",\"lat\":62,"
        "\"lon\":10.12346,\"country\":\"NOR\",\"precision\":\"country\"}],"
        "\"events\":[{\"type\":\"CONSULT\",\"mode\":\"visit\","
        "\"status\":\"actual\",\"quad\":1,\"intensity\":4,\"cameo\":\"042\","
        "\"goldstein\":1.9,\"source\":[{\"start\":0,\"end\":8,\"entity\":0}],"
        "\"target\":[{\"start\":17,\"end\":23,\"entity\":1}],"
        "\"trigger\":{\"start\":9,\"end\":16},\"sentence\":0,"
        "\"date\":\"2020-03-02\",\"date_precision\":\"day\","
        "\"confidence\":0.877,\"why\":\"events.tsv:7 visit T\"}],"
        "\"statements\":[{\"spans\":[[35,50]],\"form\":\"direct\","
        "\"cue\":{\"start\":55,\"end\":59},"
        "\"speaker\":{\"start\":51,\"end\":54,\"entity\":0},"
        "\"kind\":\"commitment\",\"sentence\":1,\"confidence\":0.9}]}\n");
    onus_record_free(record);
}

static void writes_what_seldom_applies(void **state)
{
    (void)state;
    static const onus_slice contexts[] = {{"military", 8}, {"election", 8}};
    onus_record *record = onus_record__new();
    record->id = ONUS_SLICE("q");
    onus_array__push(&record->arena, &record->events,
                     (onus_event){.type = "ASSAULT",
                                  .status = "actual",
                                  .quad = 4,
                                  .intensity = -9.5,
                                  .contexts = contexts,
                                  .context_count = 2,
                                  .dead = 0,
                                  .injured = 12,
                                  .arrested = ONUS_NONE,
                                  .size = ONUS_NONE,
                                  .statement = 3,
                                  .place = 0});
    onus_array__push(&record->arena, &record->relations,
                     (onus_relation){.why = ONUS_SLICE("nothing")});
    assert_written(
        record, ONUS_FORMAT_JSONL,
        "{\"id\":\"q\",\"coder\":{\"program\":\"onus\",\"version\":\"" ONUS_VERSION
        "\"},\"article\":{},\"text\":\"\",\"sentences\":[],\"entities\":[],"
        "\"mentions\":[],\"times\":[],\"places\":[],"
        "\"events\":[{\"type\":\"ASSAULT\","
        "\"contexts\":[\"military\",\"election\"],\"status\":\"actual\","
        "\"quad\":4,\"intensity\":-9.5,\"source\":[],\"target\":[],"
        "\"sentence\":0,\"place\":0,\"quantities\":{\"dead\":0,\"injured\":12},"
        "\"statement\":3,\"confidence\":0}],\"statements\":[],"
        "\"relations\":[{\"why\":\"nothing\"}]}\n");
    onus_record_free(record);
}

static void stops_after_the_text_when_reading(void **state)
{
    (void)state;
    onus_record *record = onus_record__new();
    record->id = ONUS_SLICE("r");
    record->text = ONUS_SLICE("Body.");
    record->stage = ONUS_STAGE_READ;
    assert_written(record, ONUS_FORMAT_JSON,
                   "{\n"
                   "  \"id\": \"r\",\n"
                   "  \"coder\": {\"program\": \"onus\", \"version\": "
                   "\"" ONUS_VERSION "\"},\n"
                   "  \"article\": {},\n"
                   "  \"text\": \"Body.\"\n"
                   "}\n");
    onus_record_free(record);
}

static void writes_errors_instead(void **state)
{
    (void)state;
    onus_record *record = sample_record();
    record->error = (onus_error){.code = ONUS_ERROR_INPUT,
                                 .message = "not JSON; give one object a line"};
    assert_written(record, ONUS_FORMAT_JSONL,
                   "{\"id\":\"d1\",\"error\":{\"code\":\"input\","
                   "\"message\":\"not JSON\","
                   "\"hint\":\"give one object a line\"}}\n");
    onus_record_free(record);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(writes_the_contract),
        cmocka_unit_test(writes_what_seldom_applies),
        cmocka_unit_test(stops_after_the_text_when_reading),
        cmocka_unit_test(writes_errors_instead),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
