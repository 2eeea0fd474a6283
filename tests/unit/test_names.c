/* The best sequence of name labels, against trying all of them. */
#include "toy_model.h"

#include "language/names.h"

#include <math.h>

enum { LABELS = 5, WORDS = 4, O = 0 };

static const onus_name_label labels[LABELS] = {
    {NAME_NONE, false}, {NAME_PER, false}, {NAME_PER, true},
    {NAME_LOC, false},  {NAME_LOC, true},
};

static bool allowed(const uint8_t *path, uint32_t n)
{
    for (uint32_t w = 0; w < n; w++)
        if (labels[path[w]].inside &&
            (!w || labels[path[w - 1]].kind != labels[path[w]].kind))
            return false;
    return true;
}

static float value(const uint8_t *path, const float *logits, uint32_t n)
{
    float sum = 0;
    for (uint32_t w = 0; w < n; w++)
        sum += logits[w * LABELS + path[w]];
    return sum;
}

static float best_value(const float *logits, uint32_t n)
{
    uint8_t path[WORDS] = {0};
    float best = -INFINITY;
    for (;;) {
        if (allowed(path, n) && value(path, logits, n) > best)
            best = value(path, logits, n);
        uint32_t w = 0;
        while (w < n && ++path[w] == LABELS)
            path[w++] = 0;
        if (w == n)
            return best;
    }
}

static void the_best_sequence_is_found(void **state)
{
    (void)state;
    onus_arena arena = {0};
    toy random = {.seed = 3};
    for (int round = 0; round < 200; round++) {
        float logits[WORDS * LABELS];
        uint8_t best[WORDS];
        uint32_t n = 1 + (uint32_t)round % WORDS;
        for (int i = 0; i < WORDS * LABELS; i++)
            logits[i] = (float)(toy_draw(&random) % 20); /* whole: sums are exact */
        assert_true(onus_names__best(best, logits, labels, LABELS, n, &arena));
        assert_true(allowed(best, n));
        assert_true(value(best, logits, n) == best_value(logits, n));
        onus_arena__reset(&arena);
    }
    onus_arena__clear(&arena);
}

/* "Aleppo ... Aleppo": clear in one place, in doubt in the other. */
static void occurrences_agree(void **state)
{
    (void)state;
    onus_arena arena = {0};
    static const float before[4][LABELS] = {
        {0, 0, 0, 5, 0}, {1, 0, 0, 0.5f, 0}, {1, 0, 0, 0.5f, 0}, {0, 4, 0, 0, 0}};
    const onus_token tokens[] = {{.form = ONUS_SLICE("Aleppo")},
                                 {.form = ONUS_SLICE("Aleppo")},
                                 {.form = ONUS_SLICE("aleppo")},
                                 {.form = ONUS_SLICE("Obama")}};
    float logits[4][LABELS];
    memcpy(logits, before, sizeof logits);
    assert_true(onus_names__agree(&logits[0][0], tokens, 4, labels, LABELS,
                                  &arena));
    assert_true(logits[1][3] > logits[1][0]); /* a place now */
    assert_true(logits[0][3] > logits[0][0]); /* and still */
    assert_true(logits[0][3] < 5);
    /* In small letters, or alone: as they were. */
    assert_memory_equal(logits[2], before[2], sizeof logits[2]);
    assert_memory_equal(logits[3], before[3], sizeof logits[3]);
    onus_arena__clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_best_sequence_is_found),
        cmocka_unit_test(occurrences_agree),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
