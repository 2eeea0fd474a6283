/* Compiling event patterns. */
#include "check.h"
#include "with_tables.h"

#include <string.h>

static onus_status compile(const char *text, onus_pattern *pattern,
                           onus_error *error)
{
    return onus_pattern__compile(test_tables, onus_slice__of(text),
                                 "events.tsv", 7, pattern, error);
}

static void pieces_in_order(void **state)
{
    (void)state;
    onus_pattern pattern;
    assert_int_equal(compile("slap|impose fine on T", &pattern, NULL), 0);
    assert_int_equal(pattern.head, HEAD_VERB);
    assert_int_equal(pattern.count, 4);
    assert_int_equal(pattern.pieces[0].count, 2);
    assert_slice(pattern.pieces[0].words[1], ONUS_SLICE("impose"));
    assert_slice(pattern.pieces[1].words[0], ONUS_SLICE("fine"));
    assert_int_equal(pattern.pieces[3].kind, PIECE_TARGET);
    assert_true(pattern.target);
    assert_false(pattern.source);
}

static void heads_of_other_kinds(void **state)
{
    (void)state;
    onus_pattern pattern;
    assert_int_equal(compile("n:visit by S to T", &pattern, NULL), 0);
    assert_int_equal(pattern.head, HEAD_NOUN);
    assert_slice(pattern.pieces[0].words[0], ONUS_SLICE("visit"));
    assert_true(pattern.source);
    assert_int_equal(compile("a:ready to *", &pattern, NULL), 0);
    assert_int_equal(pattern.head, HEAD_ADJECTIVE);
    assert_int_equal(pattern.pieces[2].kind, PIECE_ANY);
}

/* Tokens end at hyphens: the head is what stands behind the last. */
static void hyphens_part_the_head(void **state)
{
    (void)state;
    onus_pattern pattern;
    assert_int_equal(compile("test-fire missile", &pattern, NULL), 0);
    assert_int_equal(pattern.count, 3);
    assert_slice(pattern.pieces[0].words[0], ONUS_SLICE("fire"));
    assert_slice(pattern.pieces[1].words[0], ONUS_SLICE("test"));
}

static void classes_are_all_their_words(void **state)
{
    (void)state;
    const onus_word_class *class = &test_tables->classes.items[0];
    char text[64];
    snprintf(text, sizeof text, "impose %.*s", (int)class->name.size,
             class->name.data);
    onus_pattern pattern;
    assert_int_equal(compile(text, &pattern, NULL), 0);
    assert_int_equal(pattern.pieces[1].count, class->count);
}

/* The longer pattern is the more specific. */
static void weight(void **state)
{
    (void)state;
    onus_pattern shorter, longer;
    assert_int_equal(compile("call T", &shorter, NULL), 0);
    assert_int_equal(compile("call off visit to T", &longer, NULL), 0);
    assert_true(longer.weight > shorter.weight);
}

static void bad_patterns(void **state)
{
    (void)state;
    static const char *const bad[] = {"", " ", "T", "S attack T", "* x",
                                      "n:", "kill |", "kill|", "|",
                                      "impose @nothing on T", "-", "a-"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        onus_pattern pattern;
        onus_error error;
        assert_int_equal(compile(bad[i], &pattern, &error), ONUS_ERROR_TABLE);
        assert_string_equal(error.file, "events.tsv");
        assert_int_equal(error.line, 7);
        assert_true(strlen(error.message) > 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pieces_in_order),
        cmocka_unit_test(heads_of_other_kinds),
        cmocka_unit_test(hyphens_part_the_head),
        cmocka_unit_test(classes_are_all_their_words),
        cmocka_unit_test(weight),
        cmocka_unit_test(bad_patterns),
    };
    return cmocka_run_group_tests(tests, with_tables, without_tables);
}
