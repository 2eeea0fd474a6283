/* Walking a record's tree, and finding what stands at a place. */
#include "check.h"

#include "record/record.h"

enum { MOST = 20000 };

/* A sentence of one-letter words, "a a a", with these heads. */
static onus_record *sentence_of(const uint32_t *heads, uint32_t count)
{
    onus_record *record = onus_record__new();
    onus_sentence sentence = {.span = {0, 2 * count - 1},
                              .token_count = count};
    for (uint32_t t = 0; t < count; t++) {
        onus_token token = {.span = {2 * t, 2 * t + 1}, .head = heads[t],
                            .relation = t % 2 ? REL_obj : REL_nsubj};
        assert_true(onus_array__push(&record->arena, &record->tokens, token));
    }
    onus_array__push(&record->arena, &record->sentences, sentence);
    onus_record__link(record, &sentence);
    return record;
}

static void children_and_stretches(void **state)
{
    (void)state;
    /* 1 is the root; 0 and 3 hang below it, 2 and 5 below 3, 4 below 1. */
    static const uint32_t heads[] = {1, ONUS_NONE, 3, 1, 1, 3};
    onus_record *record = sentence_of(heads, 6);
    const onus_token *tokens = record->tokens.items;
    static const uint32_t children[] = {0, 3, 4};
    uint32_t child = tokens[1].first_child;
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(child, children[i]);
        child = tokens[child].next_sibling;
    }
    assert_int_equal(child, ONUS_NONE);
    assert_int_equal(tokens[1].first, 0);
    assert_int_equal(tokens[1].last, 5);
    assert_int_equal(tokens[3].first, 2);
    assert_int_equal(tokens[3].last, 5);
    assert_int_equal(tokens[4].first, 4);
    assert_int_equal(tokens[4].last, 4);
    assert_int_equal(onus_record__child(record, 1, REL_obj), 3);
    assert_int_equal(onus_record__child(record, 1, REL_det), ONUS_NONE);
    assert_true(onus_record__under(record, 2, 1));
    assert_true(onus_record__under(record, 2, 2));
    assert_false(onus_record__under(record, 4, 3));
    onus_record_free(record);
}

/* Every word below the one before it: as deep as the sentence is long. */
static void a_very_deep_tree(void **state)
{
    (void)state;
    static uint32_t heads[MOST];
    for (uint32_t t = 0; t < MOST; t++)
        heads[t] = t ? t - 1 : ONUS_NONE;
    onus_record *record = sentence_of(heads, MOST);
    for (uint32_t t = 0; t < MOST; t++) {
        assert_int_equal(record->tokens.items[t].first, t);
        assert_int_equal(record->tokens.items[t].last, MOST - 1);
    }
    onus_record_free(record);
}

static void several_roots(void **state)
{
    (void)state;
    static const uint32_t heads[] = {ONUS_NONE, 0, ONUS_NONE};
    onus_record *record = sentence_of(heads, 3);
    assert_int_equal(record->tokens.items[0].last, 1);
    assert_int_equal(record->tokens.items[2].first, 2);
    onus_record_free(record);
}

static void what_stands_at_a_byte(void **state)
{
    (void)state;
    static const uint32_t heads[] = {ONUS_NONE, 0, 0};
    onus_record *record = sentence_of(heads, 3);
    record->text = ONUS_SLICE("a b c ");
    assert_slice(onus_record__slice(record, onus_record__span(record, 1, 2)),
                 ONUS_SLICE("b c"));
    assert_int_equal(onus_record__token_at(record, 0), 0);
    assert_int_equal(onus_record__token_at(record, 1), 1); /* between words */
    assert_int_equal(onus_record__token_at(record, 5), 3);
    assert_int_equal(onus_record__sentence_at(record, 4), 0);
    assert_int_equal(onus_record__sentence_at(record, 5), ONUS_NONE);
    onus_record_free(record);
}

static void an_empty_record(void **state)
{
    (void)state;
    onus_record *record = onus_record__new();
    uint32_t count = 7;
    assert_null(onus_record_sentences(record, &count));
    assert_int_equal(count, 0);
    assert_int_equal(onus_record__sentence_at(record, 0), ONUS_NONE);
    assert_int_equal(onus_record__token_at(record, 0), 0);
    assert_null(onus_record_error(record));
    record->error.code = ONUS_ERROR_INPUT;
    assert_ptr_equal(onus_record_error(record), &record->error);
    onus_record_free(record);
    onus_record_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(children_and_stretches),
        cmocka_unit_test(a_very_deep_tree),
        cmocka_unit_test(several_roots),
        cmocka_unit_test(what_stands_at_a_byte),
        cmocka_unit_test(an_empty_record),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
