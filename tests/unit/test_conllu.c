/* CoNLL-U: what is kept, what is filled in, what is refused. */
#include "toy_model.h"

#include "language/conllu.h"

static onus_model *model;
static onus_parser *parser;

static int open_parser(void **state)
{
    (void)state;
    model = toy_open();
    return onus_parser__new(&parser, model, NULL, NULL);
}

static int close_parser(void **state)
{
    (void)state;
    onus_parser__free(parser);
    onus_model__close(model);
    return 0;
}

static int collect(const char *bytes, size_t size, void *payload)
{
    onus_string__add(payload, (onus_slice){bytes, size});
    return 0;
}

static int stop(const char *bytes, size_t size, void *payload)
{
    (void)bytes, (void)size, (void)payload;
    return 1;
}

static onus_status run(onus_string *out, const char *text, onus_error *error)
{
    return onus_parser__conllu(parser, onus_slice__of(text), collect, out, error);
}

/* The columns that are kept, of each line. */
static void keep_columns(onus_string *out, onus_slice text)
{
    while (text.size) {
        onus_slice line = onus_slice__split(&text, '\n');
        bool row = line.size && line.data[0] != '#';
        for (int column = 0; line.data; column++) {
            onus_slice cell = onus_slice__split(&line, '\t');
            if (row && column > 1 && column < 9)
                continue;
            onus_string__add(out, cell);
            onus_string__add_char(out, row && line.data ? '\t' : '\n');
        }
    }
}

#define ROW(id, form, misc) id "\t" form "\t_\t_\t_\t_\t_\t_\t_\t" misc "\n"

static const char *const sample =
    "# newdoc id = a\n# text = They don't.\n" ROW("1", "They", "_")
    ROW("2-3", "don't", "SpaceAfter=No") ROW("2", "do", "_") ROW("3", "n't", "_")
    ROW("4", ".", "Note=x|SpaceAfter=No") "\n"
    "# newpar\n" ROW("1", "Au", "_") ROW("2-3", "du", "_") ROW("2", "de", "_")
    ROW("3", "le", "_") ROW("4", "New York", "_") "\n";

static void numbers_forms_and_comments_are_kept(void **state)
{
    (void)state;
    onus_string out = {0}, kept = {0}, wanted = {0};
    assert_int_equal(run(&out, sample, NULL), ONUS_OK);
    keep_columns(&kept, onus_string__slice(&out));
    keep_columns(&wanted, onus_slice__of(sample));
    assert_slice(onus_string__slice(&kept), onus_string__slice(&wanted));
    onus_string__clear(&out);
    onus_string__clear(&kept);
    onus_string__clear(&wanted);
}

/* Reading what was written gives the same again. */
static void answers_are_stable(void **state)
{
    (void)state;
    onus_string once = {0}, twice = {0};
    assert_int_equal(run(&once, sample, NULL), ONUS_OK);
    assert_int_equal(run(&twice, once.data, NULL), ONUS_OK);
    assert_slice(onus_string__slice(&twice), onus_string__slice(&once));
    onus_string__clear(&once);
    onus_string__clear(&twice);
}

static void odd_but_good_files_are_read(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        uint32_t lines; /* of the output */
    } cases[] = {
        {"", 0}, {"\n\n", 0},
        {ROW("1", "x", "_"), 2},                            /* no blank line at the end */
        {"\n\n" ROW("1", "x", "_") "\n\n\n" ROW("1", "y", "_") "\n", 4},
        {"1\tx\t_\t_\t_\t_\t_\t_\t_\t_\r\n\r\n", 2},        /* CR LF */
        {ROW("1", "x", "_") ROW("1.1", "e", "_") "\n", 2},  /* an empty node goes */
        {ROW("1", "x", "") "\n", 2},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        onus_string out = {0};
        assert_int_equal(run(&out, cases[i].text, NULL), ONUS_OK);
        uint32_t lines = 0;
        for (size_t at = 0; at < out.size; at++)
            lines += out.data[at] == '\n';
        assert_int_equal(lines, cases[i].lines);
        onus_string__clear(&out);
    }
}

static void bad_lines_are_named(void **state)
{
    (void)state;
    static const struct {
        const char *text, *words;
        unsigned line;
    } cases[] = {
        {"x\n", "ten columns", 1},
        {ROW("1", "x", "_") "2\ty\n", "ten columns", 2},
        {"1\tx\t_\t_\t_\t_\t_\t_\t_\t_\t_\n", "ten columns", 1},
        {ROW("1", "", "_"), "without a form", 1},
        {ROW("2", "x", "_"), "1 should follow", 1},
        {ROW("1", "x", "_") "\n" ROW("1", "x", "_") ROW("3", "x", "_"), "2 should follow", 4},
        {ROW("one", "x", "_"), "1 should follow", 1},
        {ROW("a-b", "x", "_"), "no number", 1},
        {ROW("2-3", "x", "_"), "begin at the next word", 1},
        {ROW("1-1", "x", "_"), "begin at the next word", 1},
        {ROW("1-900", "x", "_"), "too many", 1},
        {ROW("1-3", "x", "_") ROW("1", "x", "_") ROW("2-3", "x", "_"), "next word", 3},
        {ROW("1-2", "x", "_") ROW("1", "x", "_") "\n", "within a multiword", 3},
        {"# text = alone\n\n", "without words", 2},
        {ROW("1", "\xFF", "_"), "UTF-8", 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        onus_string out = {0};
        onus_error error = {0};
        assert_int_equal(run(&out, cases[i].text, &error), ONUS_ERROR_INPUT);
        if (!strstr(error.message, cases[i].words))
            fail_msg("\"%s\" does not say \"%s\"", error.message, cases[i].words);
        assert_int_equal(error.line, cases[i].line);
        onus_string__clear(&out);
    }
}

static void a_sink_that_stops_is_an_io_error(void **state)
{
    (void)state;
    onus_error error = {0};
    assert_int_equal(onus_parser__conllu(parser, onus_slice__of(sample), stop, NULL,
                                         &error),
                     ONUS_ERROR_IO);
}

/* ---------------------------------------------------------------- writing */

static void add_token(onus_record *record, uint32_t start, uint32_t end,
                      uint8_t multiword, bool space, uint32_t head,
                      onus_relation_kind relation)
{
    onus_token token = {.span = {start, end},
                        .form = onus_slice__cut(record->text, start, end),
                        .lemma = ONUS_SLICE("x"),
                        .upos = UPOS_NOUN,
                        .xpos = XPOS_NN,
                        .multiword = multiword,
                        .space_after = space,
                        .head = head,
                        .relation = relation};
    onus_array__push(&record->arena, &record->tokens, token);
}

static void records_are_written(void **state)
{
    (void)state;
    onus_record *record = onus_record__new();
    onus_string out = {0};
    record->id = ONUS_SLICE("a\tb");
    record->text = ONUS_SLICE("We don't.");
    add_token(record, 0, 2, 0, true, 1, REL_nsubj);
    add_token(record, 3, 5, 2, false, ONUS_NONE, REL_root);
    add_token(record, 5, 8, 0, false, 1, REL_advmod);
    add_token(record, 8, 9, 0, true, 1, REL_aux_pass);
    onus_sentence sentence = {{0, 9}, 0, 4, 0, NULL};
    onus_span paragraph = {0, 9};
    onus_array__push(&record->arena, &record->sentences, sentence);
    onus_array__push(&record->arena, &record->paragraphs, paragraph);
    onus_conllu__write(&out, record);
    assert_string_equal(out.data,
                        "# newdoc id = a b\n# newpar\n# sent_id = a b-1\n"
                        "# text = We don't.\n"
                        "1\tWe\tx\tNOUN\tNN\t_\t2\tnsubj\t_\t_\n"
                        "2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n"
                        "2\tdo\tx\tNOUN\tNN\t_\t0\troot\t_\t_\n"
                        "3\tn't\tx\tNOUN\tNN\t_\t2\tadvmod\t_\t_\n"
                        "4\t.\tx\tNOUN\tNN\t_\t2\taux:pass\t_\t_\n\n");
    onus_string__clear(&out);
    onus_record_free(record);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_forms_and_comments_are_kept),
        cmocka_unit_test(answers_are_stable),
        cmocka_unit_test(odd_but_good_files_are_read),
        cmocka_unit_test(bad_lines_are_named),
        cmocka_unit_test(a_sink_that_stops_is_an_io_error),
        cmocka_unit_test(records_are_written),
    };
    return cmocka_run_group_tests(tests, open_parser, close_parser);
}
