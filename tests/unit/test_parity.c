/* The trainer and the C code compute the same: tests/parity holds what
 * train/parity.py found for our own sentences with each model. */
#include "check.h"

#include "base/error.h"
#include "language/encoder.h"
#include "language/heads.h"
#include "language/names.h"
#include "language/tokens.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static const char *name; /* of the model that a group of tests is about */
static onus_model *model;

static int open_model(void **state)
{
    (void)state;
    char path[512];
    onus_error error = {0};
    snprintf(path, sizeof path, "%s/models/%s.onusmodel", ONUS_SOURCE_DIR,
             name);
    if (onus_model__open(&model, path, &error))
        fprintf(stderr, "%s: %s\n", path, error.message);
    return model ? 0 : -1;
}

static int close_model(void **state)
{
    (void)state;
    onus_model__close(model);
    model = NULL;
    return 0;
}

/* A file of tests/parity about the model, without its header line. */
static onus_slice rows_of(onus_mapping *mapping, const char *file)
{
    char path[512];
    snprintf(path, sizeof path, "%s/tests/parity/%s/%s.tsv", ONUS_SOURCE_DIR,
             name, file);
    assert_int_equal(onus_mapping__open(mapping, path, NULL), ONUS_OK);
    onus_slice rest = mapping->bytes;
    onus_slice__split(&rest, '\n');
    return rest;
}

static uint32_t number_of(onus_slice cell)
{
    uint32_t number = ONUS_NONE;
    assert_true(onus_slice__number(cell, &number));
    return number;
}

static double value_of(onus_slice cell)
{
    char text[32];
    snprintf(text, sizeof text, "%.*s", (int)cell.size, cell.data);
    return strtod(text, NULL);
}

/* ---------------------------------------------------------------- words */

static void check_word(onus_words *words, onus_arena *arena, onus_slice line)
{
    onus_slice form = onus_slice__split(&line, '\t');
    onus_slice pieces = onus_slice__split(&line, '\t');
    uint32_t shape = number_of(onus_slice__split(&line, '\t'));
    uint32_t first = number_of(onus_slice__split(&line, '\t'));
    assert_true(onus_words__add(words, arena, model, form));
    const onus_word *word = &words->items.items[words->items.count - 1];
    assert_int_equal(word->shape, shape);
    assert_int_equal(onus_words__first_shape(word->shape), first);
    for (uint32_t i = 0; i < word->piece_count; i++)
        assert_int_equal(words->pieces.items[word->first_piece + i],
                         number_of(onus_slice__split(&pieces, ' ')));
    assert_null(pieces.data);
    for (uint32_t i = 0; i < word->suffix_count; i++)
        assert_int_equal(word->bucket[i],
                         number_of(onus_slice__split(&line, ' ')));
    assert_null(line.data);
}

static void words_are_those_of_the_trainer(void **state)
{
    (void)state;
    onus_mapping file;
    onus_slice rest = rows_of(&file, "words");
    onus_arena arena = {0};
    onus_words words = {0};
    while (rest.size)
        check_word(&words, &arena, onus_slice__split(&rest, '\n'));
    onus_arena__clear(&arena);
    onus_mapping__close(&file);
}

/* ---------------------------------------------------------------- tokens */

static void check_tokens(onus_slice text, onus_slice tokens)
{
    onus_arena scratch = {0};
    onus_record *record = onus_record__new();
    onus_span all = {0, (uint32_t)text.size};
    record->text = text;
    onus_array__push(&record->arena, &record->paragraphs, all);
    assert_non_null(onus_tokens__cut(record, &scratch, model, NULL));
    for (uint32_t t = 0; t < record->tokens.count; t++)
        assert_slice(record->tokens.items[t].form,
                     onus_slice__split(&tokens, ' '));
    assert_null(tokens.data);
    onus_record_free(record);
    onus_arena__clear(&scratch);
}

static void check_sums(onus_slice text, onus_slice wanted)
{
    onus_arena arena = {0};
    onus_slice before = {"", 0}, chunk = onus_slice__split(&text, ' ');
    while (chunk.data) {
        onus_slice after = onus_slice__split(&text, ' ');
        uint32_t count;
        const float *sums = onus_tokens__sums(
            &arena, model, chunk, before,
            after.data ? after : (onus_slice){"", 0}, &count);
        for (uint32_t i = 0; i < count; i++)
            assert_near(sums[i], value_of(onus_slice__split(&wanted, ' ')),
                        0.002);
        before = chunk;
        chunk = after;
    }
    assert_int_equal(wanted.size, 0);
    onus_arena__clear(&arena);
}

static void cuts_are_those_of_the_trainer(void **state)
{
    (void)state;
    onus_mapping file;
    onus_slice rest = rows_of(&file, "tokens");
    while (rest.size) {
        onus_slice line = onus_slice__split(&rest, '\n');
        onus_slice text = onus_slice__split(&line, '\t');
        check_tokens(text, onus_slice__split(&line, '\t'));
        check_sums(text, line);
    }
    onus_mapping__close(&file);
}

/* ---------------------------------------------------------------- answers */

enum {
    WINDOW, WORD, FORM, UPOS, XPOS, LEMMA, NAME, HEAD, DEPREL, END, X0, LOGIT = X0 + 4,
    COLUMNS
};

typedef struct fixture_row {
    onus_slice cell[COLUMNS];
} fixture_row;

static fixture_row read_row(onus_slice line)
{
    fixture_row out;
    for (int i = 0; i < COLUMNS; i++)
        out.cell[i] = onus_slice__split(&line, '\t');
    return out;
}

static onus_slice label_name(const onus_token *token, char text[16])
{
    if (token->name == NAME_NONE)
        return ONUS_SLICE("O");
    int size = snprintf(text, 16, "%c-%s", token->name_begins ? 'B' : 'I',
                        onus_name__name(token->name));
    return (onus_slice){text, (size_t)size};
}

static void check_token(const onus_token *token, uint32_t first,
                        const fixture_row *row)
{
    char text[16];
    assert_slice(onus_slice__of(onus_upos__name(token->upos)), row->cell[UPOS]);
    assert_slice(onus_slice__of(onus_xpos__name(token->xpos)), row->cell[XPOS]);
    assert_slice(token->lemma, row->cell[LEMMA]);
    assert_slice(label_name(token, text), row->cell[NAME]);
    uint32_t head = token->head == ONUS_NONE ? 0 : token->head - first + 1;
    assert_int_equal(head, number_of(row->cell[HEAD]));
    assert_slice(onus_slice__of(onus_relation__name(token->relation)),
                 row->cell[DEPREL]);
}

/* The vectors are those of the trainer but for roundings: a float that comes
 * out a little different may be rounded to another int8, and that goes on
 * through the layers. */
static double difference, values; /* of all vectors of a model */

static void check_vectors(const onus_encoder *encoder, const onus_heads *heads,
                          const fixture_row *rows, uint32_t count)
{
    for (uint32_t w = 0; w < count; w++) {
        const float *x = encoder->words + (size_t)w * model->width;
        for (int i = 0; i < 4; i++) {
            double wanted = value_of(rows[w].cell[X0 + i]);
            assert_near(x[i], wanted, 0.15);
            difference += fabs(x[i] - wanted);
            values++;
        }
        assert_near(heads->end[w], value_of(rows[w].cell[LOGIT]), 0.3);
    }
}

/* One window: its words' vectors, and the answers within the trainer's
 * sentences. */
static void check_window(const fixture_row *rows, uint32_t count)
{
    onus_arena arena = {0};
    onus_encoder encoder;
    onus_heads heads;
    onus_words words = {0};
    onus_record *record = onus_record__new();
    assert_true(onus_encoder__init(&encoder, model));
    assert_true(onus_heads__init(&heads, model));
    for (uint32_t w = 0; w < count; w++) {
        onus_token token = {.form = rows[w].cell[FORM]};
        assert_true(onus_words__add(&words, &arena, model, token.form));
        onus_array__push(&record->arena, &record->tokens, token);
    }
    onus_window window = {.first = 0, .end = count};
    onus_encoder__run(&encoder, &words, &window, 1);
    onus_heads__run(&heads, encoder.words, count);
    check_vectors(&encoder, &heads, rows, count);
    uint32_t labels = model->head_name.outputs;
    assert_true(onus_names__agree(heads.names, record->tokens.items, count,
                                  model->names, labels, &arena));
    for (uint32_t w = 0, first = 0; w < count; w++) {
        if (number_of(rows[w].cell[END]) == 0)
            continue;
        onus_heads__answer(&heads, record, &arena, first, w + 1 - first, first);
        assert_true(onus_names__answer(
            &record->tokens.items[first], heads.names + (size_t)first * labels,
            w + 1 - first, model->names, labels, &arena));
        for (uint32_t t = first; t <= w; t++)
            check_token(&record->tokens.items[t], first, &rows[t]);
        first = w + 1;
    }
    onus_record_free(record);
    onus_heads__clear(&heads);
    onus_encoder__clear(&encoder);
    onus_arena__clear(&arena);
}

static void answers_are_those_of_the_trainer(void **state)
{
    (void)state;
    onus_mapping file;
    onus_slice rest = rows_of(&file, "answers");
    fixture_row rows[ONUS_WINDOW_PIECES];
    uint32_t count = 0;
    difference = values = 0;
    while (rest.size) {
        fixture_row next = read_row(onus_slice__split(&rest, '\n'));
        if (count && !onus_slice__equal(next.cell[WINDOW], rows[0].cell[WINDOW])) {
            check_window(rows, count);
            count = 0;
        }
        rows[count++] = next;
    }
    check_window(rows, count);
    assert_true(difference / values < 0.02); /* of values around 0.7 */
    onus_mapping__close(&file);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_those_of_the_trainer),
        cmocka_unit_test(cuts_are_those_of_the_trainer),
        cmocka_unit_test(answers_are_those_of_the_trainer),
    };
    static const char *const models[] = {"en", "en-fast"};
    int failed = 0;
    for (size_t i = 0; i < sizeof models / sizeof *models; i++) {
        name = models[i];
        failed += cmocka_run_group_tests_name(name, tests, open_model,
                                              close_model);
    }
    return failed;
}
