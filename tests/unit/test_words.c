/* Pieces, shapes and suffixes of odd words; the usual ones are in
 * tests/parity. */
#include "toy_model.h"

#include "language/words.h"

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

/* The form's pieces are these, as numbers parted by blanks. */
static void check_pieces(onus_slice form, const char *wanted)
{
    onus_arena arena = {0};
    onus_words words = {0};
    char text[256] = "";
    assert_true(onus_words__add(&words, &arena, model, form));
    const onus_word *word = &words.items.items[0];
    for (uint32_t i = 0; i < word->piece_count; i++) {
        size_t size = strlen(text);
        snprintf(text + size, sizeof text - size, "%s%u", i ? " " : "",
                 words.pieces.items[word->first_piece + i]);
    }
    assert_string_equal(text, wanted);
    onus_arena__clear(&arena);
}

/* Vocabulary: 0 [UNK] 1 [CLS] 2 [SEP] 3 the 4 troop 5 ##s 6 . 7 , 8 left 9 ##e
 * 10 ' 11 n */
static void words_are_cut_into_pieces(void **state)
{
    (void)state;
    check_pieces(ONUS_SLICE("Troops"), "4 5");
    check_pieces(ONUS_SLICE("tröóps"), "4 5");
    check_pieces(ONUS_SLICE("the."), "3 6");
    check_pieces(ONUS_SLICE(",the'n"), "7 3 10 11");
    check_pieces(ONUS_SLICE("troopss"), "4 5 5");
    check_pieces(ONUS_SLICE("troopx"), "0");
    check_pieces(ONUS_SLICE("x.the"), "0 6 3");
    check_pieces(ONUS_SLICE("日the日"), "0 3 0");
    check_pieces(ONUS_SLICE("the the"), "3 3");
    check_pieces(ONUS_SLICE("[SEP]"), "0 0 0");
    check_pieces(ONUS_SLICE("🙂"), "0");
    check_pieces(ONUS_SLICE("\xCC\x81"),
                 "0"); /* an accent alone: nothing is left */
    check_pieces(ONUS_SLICE("\xFF"), "0");     /* no UTF-8 */
}

/* A word has 40 pieces at most; a run of over 100 characters is unknown. */
static void long_words_are_bounded(void **state)
{
    (void)state;
    onus_arena arena = {0};
    onus_words words = {0};
    static char text[1 << 20];
    memset(text, '.', sizeof text);
    assert_true(onus_words__add(&words, &arena, model,
                                (onus_slice){text, sizeof text}));
    assert_int_equal(words.items.items[0].piece_count, ONUS_WORD_PIECES);
    assert_int_equal(words.pieces.count, ONUS_WORD_PIECES);
    memset(text, 'e', sizeof text);
    assert_true(onus_words__add(&words, &arena, model,
                                (onus_slice){text, sizeof text}));
    assert_int_equal(words.items.items[1].piece_count, 1);
    memcpy(text, "troop", 5);
    assert_true(onus_words__add(&words, &arena, model, (onus_slice){text, 44}));
    assert_int_equal(words.items.items[2].piece_count, 40);
    assert_true(
        onus_words__add(&words, &arena, model, (onus_slice){text, 101}));
    assert_int_equal(words.items.items[3].piece_count, 1);
    onus_arena__clear(&arena);
}

static void equal_words_are_computed_once(void **state)
{
    (void)state;
    onus_arena arena = {0};
    onus_words words = {0};
    for (int i = 0; i < 3; i++)
        assert_true(onus_words__add(&words, &arena, model, ONUS_SLICE("the.")));
    assert_int_equal(words.items.count, 3);
    assert_int_equal(words.pieces.count, 2);
    onus_arena__clear(&arena);
}

static void shapes_are_those_of_the_contract(void **state)
{
    (void)state;
    static const struct {
        const char *form;
        uint8_t shape;
    } cases[] = {
        {"left", 0}, {"Left", 1},  {"UN", 2},  {"A", 3},    {"iPad", 4},
        {"2024", 5}, {"6:30", 6},  {"F16", 7}, {"--", 8},   {"U.S.", 9},
        {"$5", 9},   {"Émile", 1}, {"5.", 6},  {"日本", 0}, {"🙂", 8},
        {"٣", 8},    {"LeFt", 4},  {"É", 3},   {"-", 8},    {"don't", 9},
    };
    onus_arena arena = {0};
    onus_words words = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_true(onus_words__add(&words, &arena, model,
                                    onus_slice__of(cases[i].form)));
        assert_int_equal(words.items.items[i].shape, cases[i].shape);
    }
    assert_int_equal(onus_words__first_shape(1), 10);
    assert_int_equal(onus_words__first_shape(3), 11);
    assert_int_equal(onus_words__first_shape(2), 2);
    onus_arena__clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_cut_into_pieces),
        cmocka_unit_test(long_words_are_bounded),
        cmocka_unit_test(equal_words_are_computed_once),
        cmocka_unit_test(shapes_are_those_of_the_contract),
    };
    return cmocka_run_group_tests(tests, open_model, close_model);
}
