/* Any text is parsed: every character comes back, every sentence is a tree; and
 * it does not matter what else is parsed. (The toy model answers nonsense,
 * which is all the better.) */
#include "toy_model.h"

#include "language/model.h"
#include "record/record.h"

#define TABLES ONUS_SOURCE_DIR "/knowledge/en"

static onus_model *model;
static onus_parser *parser;

static int open_parser(void **state)
{
    (void)state;
    model = toy_open();
    return onus_parser__new(&parser, model, TABLES, NULL);
}

static int close_parser(void **state)
{
    (void)state;
    onus_parser__free(parser);
    onus_model__close(model);
    return 0;
}

/* A record of a text whose lines are its paragraphs. */
static onus_record *record_of(onus_slice text)
{
    onus_record *record = onus_record__new();
    record->text = text;
    for (onus_slice rest = text; rest.data;) {
        onus_slice line = onus_slice__split(&rest, '\n');
        uint32_t start = (uint32_t)(line.data - text.data);
        onus_span span = {start, start + (uint32_t)line.size};
        onus_array__push(&record->arena, &record->paragraphs, span);
    }
    return record;
}

static onus_record *parsed(onus_slice text)
{
    onus_record *record = record_of(text);
    assert_int_equal(onus_parser__parse(parser, record, NULL), ONUS_OK);
    return record;
}

/* ------------------------------------------------------ what is always true */

static void check_tokens(const onus_record *record)
{
    uint32_t at = 0;
    for (uint32_t t = 0; t < record->tokens.count; t++) {
        const onus_token *token = &record->tokens.items[t];
        assert_true(token->span.start >= at && token->span.end > token->span.start);
        for (; at < token->span.start; at++) /* only blanks lie between */
            assert_non_null(memchr(" \n\t\xC2\xA0\xE2\x80\x8B", record->text.data[at], 8));
        assert_slice(token->form, onus_record__slice(record, token->span));
        assert_true(token->lemma.size > 0);
        at = token->span.end;
    }
    for (; at < record->text.size; at++)
        assert_non_null(memchr(" \n\t\xC2\xA0", record->text.data[at], 5));
}

static void check_sentence(const onus_record *record, uint32_t number)
{
    const onus_sentence *sentence = &record->sentences.items[number];
    const onus_token *tokens = record->tokens.items;
    uint32_t first = sentence->first_token, roots = 0;
    uint32_t end = first + sentence->token_count;
    assert_true(sentence->token_count > 0);
    for (uint32_t t = first; t < end; t++) {
        uint32_t up = t, steps = 0;
        assert_int_equal(tokens[t].sentence, number);
        while (tokens[up].head != ONUS_NONE && steps++ < sentence->token_count) {
            up = tokens[up].head;
            assert_true(up >= first && up < end);
        }
        assert_true(tokens[up].head == ONUS_NONE);
        assert_true((tokens[t].head == ONUS_NONE) == (tokens[t].relation == REL_root));
        assert_true(t + tokens[t].multiword <= end);
        roots += tokens[t].head == ONUS_NONE;
    }
    assert_int_equal(roots, 1);
}

static void check_record(const onus_record *record)
{
    uint32_t next = 0;
    check_tokens(record);
    for (uint32_t s = 0; s < record->sentences.count; s++) {
        assert_int_equal(record->sentences.items[s].first_token, next);
        check_sentence(record, s);
        next += record->sentences.items[s].token_count;
    }
    assert_int_equal(next, record->tokens.count);
}

static void check(onus_slice text)
{
    onus_record *record = parsed(text);
    check_record(record);
    onus_record_free(record);
}

/* ---------------------------------------------------------------- texts */

static void odd_texts_are_parsed(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "", " ", "\n", "\n\n \n", "x", ".", "The troops left.",
        "Don't. They don't, won't, can't; the states' troops' n't 's.",
        "THE TROOPS LEFT THE TOWN AT DAWN AND DIDN'T RETURN",
        "🙂 👍🏽 👨‍👩‍👧 🇪🇺!", "日本語のテキスト。", "e\xCC\x81t\xCC\x81 \xCC\x81",
        "left\xC2\xA0the\xE2\x80\x8Btown", "....,,,,''''\"\"\"\"((((",
        "\xFF\xFE broken \xC3", "a-b_c/d@e=f", "\x01\x02\x7F",
        "one\ntwo\n\nthree . the . the", "''''''s's's's'sn'tn't",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        check(onus_slice__of(texts[i]));
}

/* `part` again and again, to `size` bytes. */
static onus_slice repeated(const char *part, size_t size)
{
    char *text = malloc(size);
    size_t length = strlen(part);
    for (size_t i = 0; i < size; i++)
        text[i] = part[i % length];
    return (onus_slice){text, size};
}

static void long_texts_are_parsed(void **state)
{
    (void)state;
    static const struct {
        const char *part;
        size_t size;
    } texts[] = {
        {"x", 1 << 20}, {".", 1 << 17}, {"a1", 1 << 17}, {"n't", 30000},
        {"troops ", 70000}, {"x\n", 20000}, {"\xF0\x9F\x99\x82", 40000},
        {"don't ", 60000}, {"the troops left. ", 50000},
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        onus_slice text = repeated(texts[i].part, texts[i].size);
        check(text);
        free((char *)text.data);
    }
}

/* ------------------------------------------------------------ equal answers */

static void assert_same_answers(const onus_token *a, const onus_token *b,
                                uint32_t count, uint32_t shift)
{
    for (uint32_t t = 0; t < count; t++) {
        assert_slice(a[t].form, b[t].form);
        assert_slice(a[t].lemma, b[t].lemma);
        assert_int_equal(a[t].upos, b[t].upos);
        assert_int_equal(a[t].xpos, b[t].xpos);
        assert_int_equal(a[t].name, b[t].name);
        assert_int_equal(a[t].relation, b[t].relation);
        assert_int_equal(a[t].multiword, b[t].multiword);
        if (a[t].head == ONUS_NONE)
            assert_int_equal(b[t].head, ONUS_NONE);
        else
            assert_int_equal(a[t].head, b[t].head - shift);
    }
}

/* A paragraph's answers are the same alone and among others. */
static void neighbours_do_not_matter(void **state)
{
    (void)state;
    const char *line = "The troops didn't leave, they left the town. Nobody knows.";
    char text[4096] = "";
    for (int i = 0; i < 30; i++) {
        strcat(text, i % 3 ? "Left, the, troops...\n" : line);
        strcat(text, i % 3 ? "" : "\n");
    }
    onus_record *alone = parsed(onus_slice__of(line));
    onus_record *many = parsed(onus_slice__of(text));
    check_record(many);
    uint32_t size = alone->tokens.count, seen = 0;
    for (uint32_t t = 0; t + size <= many->tokens.count; t++)
        if (onus_slice__is(many->tokens.items[t].form, "The")) {
            assert_same_answers(alone->tokens.items, many->tokens.items + t,
                                size, t);
            seen++;
        }
    assert_int_equal(seen, 10);
    onus_record_free(alone);
    onus_record_free(many);
}

/* A parser that has seen much answers like a fresh one. */
static void the_past_does_not_matter(void **state)
{
    (void)state;
    onus_slice text = ONUS_SLICE("The troops left. 'Don't!'\nLeft the town\n");
    onus_parser *fresh;
    onus_record *a = parsed(text), *b = record_of(text);
    assert_int_equal(onus_parser__new(&fresh, model, TABLES, NULL), ONUS_OK);
    assert_int_equal(onus_parser__parse(fresh, b, NULL), ONUS_OK);
    assert_int_equal(a->tokens.count, b->tokens.count);
    assert_int_equal(a->sentences.count, b->sentences.count);
    assert_same_answers(a->tokens.items, b->tokens.items, a->tokens.count, 0);
    onus_record_free(a);
    onus_record_free(b);
    onus_parser__free(fresh);
}

/* ------------------------------------------------------------- given tokens */

/* Whatever the processor can do, the answers are the same. */
static void all_kernels_answer_alike(void **state)
{
    (void)state;
    onus_slice text =
        ONUS_SLICE("The troops didn't leave the town. 'Left!'\nOK\n");
    const onus_kernels *best = model->kernels;
    onus_record *wanted = parsed(text);
    for (unsigned k = 0; onus_kernels__at(k); k++) {
        model->kernels = onus_kernels__at(k);
        onus_record *record = parsed(text);
        assert_int_equal(record->sentences.count, wanted->sentences.count);
        assert_same_answers(wanted->tokens.items, record->tokens.items,
                            wanted->tokens.count, 0);
        onus_record_free(record);
    }
    model->kernels = best;
    onus_record_free(wanted);
}

/* A record of one sentence of `count` words "the". */
static onus_record *given(uint32_t count)
{
    onus_record *record = onus_record__new();
    char *text = onus_arena__alloc(&record->arena, 4 * (size_t)count);
    for (uint32_t t = 0; t < count; t++) {
        memcpy(text + 4 * t, "the ", 4);
        onus_token token = {.span = {4 * t, 4 * t + 3},
                            .form = {text + 4 * t, 3},
                            .head = ONUS_NONE,
                            .space_after = true};
        onus_array__push(&record->arena, &record->tokens, token);
    }
    record->text = (onus_slice){text, 4 * (size_t)count};
    onus_sentence sentence = {{0, 4 * count - 1}, 0, count, 0, NULL};
    onus_array__push(&record->arena, &record->sentences, sentence);
    return record;
}

static void given_sentences_are_kept(void **state)
{
    (void)state;
    static const uint32_t sizes[] = {1, 2, 189, 190, 191, 400, 3000};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        onus_record *record = given(sizes[i]);
        assert_int_equal(onus_parser__parse_tokens(parser, record, NULL), ONUS_OK);
        assert_int_equal(record->sentences.count, 1);
        check_record(record);
        onus_record_free(record);
    }
    onus_record *empty = onus_record__new();
    assert_int_equal(onus_parser__parse_tokens(parser, empty, NULL), ONUS_OK);
    onus_record_free(empty);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(odd_texts_are_parsed),
        cmocka_unit_test(long_texts_are_parsed),
        cmocka_unit_test(neighbours_do_not_matter),
        cmocka_unit_test(the_past_does_not_matter),
        cmocka_unit_test(all_kernels_answer_alike),
        cmocka_unit_test(given_sentences_are_kept),
    };
    return cmocka_run_group_tests(tests, open_parser, close_parser);
}
