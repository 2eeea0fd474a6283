/* Where cuts are possible, and what tokens say of themselves. What the learnt
 * weights decide is in tests/parity. */
#include "toy_model.h"

#include "language/tokens.h"

#define TABLE ONUS_SOURCE_DIR "/knowledge/en/contractions.tsv"

static onus_model *model;

static int open_model(void **state)
{
    (void)state;
    model = toy_open();
    return 0;
}

static int close_model(void **state)
{
    (void)state;
    onus_model__close(model);
    return 0;
}

static void check_possible(const char *chunk, uint32_t wanted)
{
    onus_arena arena = {0};
    onus_slice none = {"", 0};
    uint32_t count;
    onus_tokens__sums(&arena, model, onus_slice__of(chunk), none, none, &count);
    assert_int_equal(count, wanted);
    onus_arena__clear(&arena);
}

static void cuts_are_possible_between_kinds(void **state)
{
    (void)state;
    check_possible("", 0);
    check_possible("x", 0);
    check_possible("Troops", 0);
    check_possible("tröôps", 0);
    check_possible("1300", 0);
    check_possible("T72s", 2);
    check_possible("don't", 2);
    check_possible("...", 2);
    check_possible("日本", 0);
    check_possible("🙂🙂", 1);
}

static void addresses_are_never_cut(void **state)
{
    (void)state;
    check_possible("http://www.4news.example/2024/a-b_3.html", 0);
    check_possible("(www.x.example/1a).", 3); /* (w, a), ). */
    check_possible("see:https://x.example", 2);
    check_possible("<http://x.example>.", 3);
    check_possible("“http://x.example/é”", 2);
    check_possible("://", 0);
    check_possible("www.", 1); /* its full stop is not its own */
}

/* All cuts, or none: with all weights equal, the bias alone decides. */
static onus_record *cut(onus_arena *scratch, const char *text, float bias,
                        const onus_contractions *contractions)
{
    static float zero[ONUS_TOKEN_BUCKETS];
    onus_model plain = *model;
    onus_record *record = onus_record__new();
    plain.token_weight = zero;
    plain.token_bias = bias;
    record->text = onus_slice__of(text);
    onus_span all = {0, (uint32_t)record->text.size};
    onus_array__push(&record->arena, &record->paragraphs, all);
    assert_non_null(onus_tokens__cut(record, scratch, &plain, contractions));
    return record;
}

static void check_cut(const char *text, float bias, const char *wanted)
{
    onus_arena scratch = {0};
    onus_record *record = cut(&scratch, text, bias, NULL);
    char out[256] = "";
    for (uint32_t t = 0; t < record->tokens.count; t++) {
        const onus_token *token = &record->tokens.items[t];
        strncat(out, token->form.data, token->form.size);
        strcat(out, token->space_after ? " " : "|");
    }
    assert_string_equal(out, wanted);
    onus_record_free(record);
    onus_arena__clear(&scratch);
}

static void chunks_are_cut(void **state)
{
    (void)state;
    check_cut("The U.S.-run base", -1, "The U.S.-run base ");
    check_cut("The U.S. base", 1, "The U|.|S|. base ");
    check_cut("  a\xC2\xA0" "b \t", -1, "a b ");
    check_cut("pro-Beijing A-4", 1, "pro|-|Beijing A|-|4 ");
    check_cut("-x x- -", 1, "-|x x|- - ");
    check_cut("", 1, "");
    check_cut(" \n ", 1, "");
}

/* The left side alone would be cut, the right side alone would not: their sum
 * decides. */
static void hyphens_are_cut_on_both_sides_or_none(void **state)
{
    (void)state;
    static float weight[ONUS_TOKEN_BUCKETS];
    const struct {
        float left, right;
        uint32_t tokens;
    } cases[] = {{2, -1, 3}, {1, -2, 1}, {-1, 2, 3}, {-2, 1, 1}};
    /* "a" with the one character before the cut: "s" and "-" */
    uint32_t left = onus_hash__32(ONUS_FNV32, "as", 2) % ONUS_TOKEN_BUCKETS;
    uint32_t right = onus_hash__32(ONUS_FNV32, "a-", 2) % ONUS_TOKEN_BUCKETS;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        onus_arena scratch = {0};
        onus_model plain = *model;
        onus_record *record = onus_record__new();
        weight[left] = cases[i].left;
        weight[right] = cases[i].right;
        plain.token_weight = weight;
        plain.token_bias = 0;
        record->text = ONUS_SLICE("bus-iness");
        onus_span all = {0, (uint32_t)record->text.size};
        onus_array__push(&record->arena, &record->paragraphs, all);
        assert_non_null(onus_tokens__cut(record, &scratch, &plain, NULL));
        assert_int_equal(record->tokens.count, cases[i].tokens);
        onus_record_free(record);
        onus_arena__clear(&scratch);
    }
}

static void contractions_become_words(void **state)
{
    (void)state;
    onus_arena arena = {0}, scratch = {0};
    onus_contractions table;
    assert_int_equal(onus_contractions__read(&table, &arena, TABLE, NULL), ONUS_OK);
    onus_record *record = cut(&scratch, "They don’t know", -1, &table);
    const onus_token *tokens = record->tokens.items;
    assert_int_equal(record->tokens.count, 4);
    assert_slice(tokens[1].form, ONUS_SLICE("do"));
    assert_int_equal(tokens[1].multiword, 2);
    assert_true(tokens[1].space_after && tokens[2].space_after);
    assert_slice(tokens[2].form, ONUS_SLICE("n’t"));
    assert_int_equal(tokens[2].multiword, 0);
    assert_int_equal(tokens[2].span.start, tokens[1].span.end);
    onus_record_free(record);
    onus_arena__clear(&arena);
    onus_arena__clear(&scratch);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cuts_are_possible_between_kinds),
        cmocka_unit_test(addresses_are_never_cut),
        cmocka_unit_test(chunks_are_cut),
        cmocka_unit_test(hyphens_are_cut_on_both_sides_or_none),
        cmocka_unit_test(contractions_become_words),
    };
    return cmocka_run_group_tests(tests, open_model, close_model);
}
