/* The tree is the best of all that there are, for sentences small enough to try
 * them. */
#include "check.h"

#include "language/tree.h"

#include <math.h>
#include <stdlib.h>

enum { MOST = 6 };

static uint32_t seed = 7;

static uint32_t draw(void)
{
    seed = seed * 1664525u + 1013904223u;
    return seed >> 8;
}

/* Do all words hang on the root, and just one directly? */
static bool is_tree(const uint32_t *heads, uint32_t words)
{
    uint32_t roots = 0;
    for (uint32_t w = 0; w < words; w++) {
        uint32_t up = w + 1, steps = 0;
        roots += heads[w] == 0;
        while (up && steps++ <= words)
            up = heads[up - 1];
        if (up)
            return false;
    }
    return roots == 1;
}

static double value(const uint32_t *heads, const float *scores, uint32_t words)
{
    double sum = 0;
    for (uint32_t w = 0; w < words; w++)
        sum += scores[w * (MOST + 1) + heads[w]];
    return sum;
}

/* The value of the best tree, by trying all heads. */
static double best_value(const float *scores, uint32_t words)
{
    uint32_t heads[MOST] = {0};
    double best = -INFINITY;
    for (;;) {
        if (is_tree(heads, words) && value(heads, scores, words) > best)
            best = value(heads, scores, words);
        uint32_t w = 0;
        while (w < words && ++heads[w] > words)
            heads[w++] = 0;
        if (w == words)
            return best;
    }
}

/* Scores in whole numbers, so that sums are exact; few of them, so that there
 * are ties. */
static void check_random(onus_arena *arena, uint32_t words, uint32_t range)
{
    float scores[MOST * (MOST + 1)];
    uint32_t heads[MOST];
    for (size_t i = 0; i < sizeof scores / sizeof *scores; i++)
        scores[i] = (float)(draw() % range) - (float)range / 2;
    assert_true(onus_tree__best(heads, scores, MOST + 1, words, arena));
    assert_true(is_tree(heads, words));
    assert_true(value(heads, scores, words) == best_value(scores, words));
}

static void small_trees_are_the_best(void **state)
{
    (void)state;
    onus_arena arena = {0};
    for (uint32_t words = 1; words <= MOST; words++)
        for (int round = 0; round < (words < 6 ? 200 : 12); round++) {
            check_random(&arena, words, round % 2 ? 1000 : 4);
            onus_arena__reset(&arena);
        }
    onus_arena__clear(&arena);
}

/* Whatever the scores, what comes out is a tree. */
static void check_large(onus_arena *arena, uint32_t words,
                        float score_of(uint32_t w, uint32_t h))
{
    float *scores = malloc(sizeof *scores * words * (words + 1));
    uint32_t *heads = malloc(sizeof *heads * words);
    for (uint32_t w = 0; w < words; w++)
        for (uint32_t h = 0; h <= words; h++)
            scores[w * (words + 1) + h] = score_of(w, h);
    assert_true(onus_tree__best(heads, scores, words + 1, words, arena));
    assert_true(is_tree(heads, words));
    free(scores);
    free(heads);
    onus_arena__reset(arena);
}

static float any(uint32_t w, uint32_t h)
{
    (void)w, (void)h;
    return (float)(draw() % 1000) / 7;
}

static float all_circles(uint32_t w, uint32_t h)
{
    return h == (w ^ 1) + 1 ? 100 : (float)((w * 31 + h * 17) % 13);
}

static float same(uint32_t w, uint32_t h)
{
    (void)w, (void)h;
    return 3;
}

static float no_number(uint32_t w, uint32_t h)
{
    return (w + h) % 3 ? NAN : (h % 2 ? INFINITY : -INFINITY);
}

static void large_and_odd_ones_are_trees(void **state)
{
    (void)state;
    onus_arena arena = {0};
    float (*const kinds[])(uint32_t, uint32_t) = {any, all_circles, same, no_number};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        check_large(&arena, 1, kinds[i]);
        check_large(&arena, 2, kinds[i]);
        check_large(&arena, 40, kinds[i]);
        check_large(&arena, ONUS_TREE_WORDS, kinds[i]);
    }
    onus_arena__clear(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(small_trees_are_the_best),
        cmocka_unit_test(large_and_odd_ones_are_trees),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
