/* Odd trees: very deep, very long, with crossing arcs. */
#include "write/draw.h"

#include "sample.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <cmocka.h>

/* A sentence of `count` words "w"; heads[i] is a word or ONUS_NONE. */
static onus_record *words(const uint32_t *heads, uint32_t count)
{
    onus_record *record = onus_record__new();
    for (uint32_t i = 0; i < count; i++)
        onus_array__push(&record->arena, &record->tokens,
                         (onus_token){.form = ONUS_SLICE("w"),
                                      .lemma = ONUS_SLICE("w"),
                                      .head = heads[i]});
    onus_array__push(&record->arena, &record->sentences,
                     (onus_sentence){.token_count = count});
    return record;
}

static size_t draw(onus_record *record, onus_string *out)
{
    onus_arena scratch = {0};
    onus_sheet sheet = {.out = out, .scratch = &scratch};
    onus_draw__tree(&sheet, record, &record->sentences.items[0], 0);
    onus_arena__clear(&scratch);
    assert_false(out->failed);
    return out->size;
}

/* 0 -> 2 and 1 -> 3 cross. */
static void draws_crossing_arcs(void **state)
{
    (void)state;
    const uint32_t heads[] = {ONUS_NONE, 0, 0, 1};
    onus_string out = {0};
    onus_record *record = words(heads, 4);
    draw(record, &out);
    assert_string_equal(out.data, "w      w  X  dep\n"
                                  "├─w    w  X  dep  w\n"
                                  "└─w    w  X  dep  w\n"
                                  "  └─w  w  X  dep  w\n");
    onus_string__clear(&out);
    onus_record_free(record);
}

/* Each word depends on the next: a line takes no more than the deepest
 * column. */
static void caps_the_depth(void **state)
{
    (void)state;
    enum { COUNT = 5000 };
    uint32_t *heads = calloc(COUNT, sizeof *heads);
    for (uint32_t i = 0; i < COUNT; i++)
        heads[i] = i + 1 < COUNT ? i + 1 : ONUS_NONE;
    onus_string out = {0};
    onus_record *record = words(heads, COUNT);
    assert_true(draw(record, &out) < (size_t)COUNT * 150);
    onus_string__clear(&out);
    onus_record_free(record);
    free(heads);
}

static void survives_a_circle(void **state)
{
    (void)state;
    const uint32_t heads[] = {1, 0, 7};
    onus_string out = {0};
    onus_record *record = words(heads, 3);
    assert_true(draw(record, &out) > 0);
    onus_string__clear(&out);
    onus_record_free(record);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(draws_crossing_arcs),
        cmocka_unit_test(caps_the_depth),
        cmocka_unit_test(survives_a_circle),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
