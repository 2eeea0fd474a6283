#include "language/names.h"

#include <math.h>

/* May `after` follow `before`? */
static bool may_follow(onus_name_label before, onus_name_label after)
{
    return !after.inside ||
           (before.kind != NAME_NONE && before.kind == after.kind);
}

/* The best label before `after`: the first of the best that it may follow;
 * ONUS_NONE if there is none. */
static uint32_t best_before(const float *score, const onus_name_label *labels,
                            uint32_t count, uint32_t after)
{
    uint32_t best = ONUS_NONE;
    for (uint32_t before = 0; before < count; before++)
        if (may_follow(labels[before], labels[after]) &&
            (best == ONUS_NONE || score[before] > score[best]))
            best = before;
    return best;
}

static uint32_t highest(const float *score, uint32_t count)
{
    uint32_t best = 0;
    for (uint32_t i = 1; i < count; i++)
        if (score[i] > score[best])
            best = i;
    return best;
}

bool onus_names__best(uint8_t *best, const float *logits,
                      const onus_name_label *labels, uint32_t label_count,
                      uint32_t n, onus_arena *scratch)
{
    float score[ONUS_NAME_LABELS], next[ONUS_NAME_LABELS];
    uint8_t *back = onus_arena__array(scratch, n, label_count);
    if (!back)
        return false;
    for (uint32_t l = 0; l < label_count; l++)
        score[l] = labels[l].inside ? -INFINITY : logits[l];
    for (uint32_t w = 1; w < n; w++) {
        for (uint32_t l = 0; l < label_count; l++) {
            uint32_t before = best_before(score, labels, label_count, l);
            bool none = before == ONUS_NONE;
            back[w * label_count + l] = none ? 0 : (uint8_t)before;
            next[l] = none ? -INFINITY
                           : score[before] + logits[w * label_count + l];
        }
        memcpy(score, next, label_count * sizeof *score);
    }
    best[n - 1] = (uint8_t)highest(score, label_count);
    for (uint32_t w = n - 1; w > 0; w--)
        best[w - 1] = back[w * label_count + best[w]];
    return true;
}
