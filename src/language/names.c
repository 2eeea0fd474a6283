#include "language/names.h"

#include "base/hash.h"
#include "base/utf8.h"

#include <math.h>

/* ---------------------------------------------------------------- agreement */

static const double SHARED = 0.7; /* of a word's evidence is its form's */
static const double UNLIKELY = 1e-9; /* probability at least */

typedef struct classes {
    double log[NAME_COUNT]; /* log-probabilities */
} classes;

/* What the occurrences of a form say together. */
typedef struct form_group {
    classes sum;
    uint32_t count;
} form_group;

typedef struct forms {
    onus_map numbers; /* form -> groups */
    ONUS_ARRAY(form_group) groups;
} forms;

static classes classes_of(const float *logits, const onus_name_label *labels,
                          uint32_t label_count)
{
    classes out = {{0}};
    double highest = logits[0], total = 0;
    for (uint32_t l = 1; l < label_count; l++)
        highest = logits[l] > highest ? logits[l] : highest;
    for (uint32_t l = 0; l < label_count; l++) {
        double share = exp(logits[l] - highest);
        out.log[labels[l].kind] += share;
        total += share;
    }
    for (int k = 0; k < NAME_COUNT; k++)
        out.log[k] = log(fmax(out.log[k] / total, UNLIKELY));
    return out;
}

static void draw_to(const form_group *group, float *logits,
                    const onus_name_label *labels, uint32_t label_count)
{
    classes own = classes_of(logits, labels, label_count);
    for (uint32_t l = 0; l < label_count; l++) {
        uint8_t k = labels[l].kind;
        double mean = group->sum.log[k] / group->count;
        logits[l] += (float)(SHARED * (mean - own.log[k]));
    }
}

/* Two characters or more, the first of them a capital letter. */
static bool is_capitalised(onus_slice form)
{
    size_t at = 0;
    return form.size && onus_utf8__is_upper(onus_utf8__next(form, &at)) &&
           at < form.size;
}

/* The number of the form's group, made if there is none; ONUS_NONE if memory
 * ran out. */
static uint32_t group_of(forms *forms, onus_arena *scratch, onus_slice form)
{
    uint32_t *place = onus_map__place(scratch, &forms->numbers, form);
    if (!place)
        return ONUS_NONE;
    if (*place == ONUS_NONE) {
        *place = forms->groups.count;
        onus_array__push(scratch, &forms->groups, (form_group){0});
    }
    return scratch->failed ? ONUS_NONE : *place;
}

bool onus_names__agree(float *logits, const onus_token *tokens, uint32_t count,
                       const onus_name_label *labels, uint32_t label_count,
                       onus_arena *scratch)
{
    forms forms = {0};
    for (uint32_t t = 0; t < count; t++) {
        if (!is_capitalised(tokens[t].form))
            continue;
        uint32_t at = group_of(&forms, scratch, tokens[t].form);
        if (at == ONUS_NONE)
            return false;
        form_group *group = &forms.groups.items[at];
        classes own = classes_of(logits + (size_t)t * label_count, labels,
                                 label_count);
        for (int k = 0; k < NAME_COUNT; k++)
            group->sum.log[k] += own.log[k];
        group->count++;
    }
    for (uint32_t t = 0; t < count; t++) {
        uint32_t at = onus_map__find(&forms.numbers, tokens[t].form);
        if (at < forms.groups.count && forms.groups.items[at].count > 1)
            draw_to(&forms.groups.items[at],
                    logits + (size_t)t * label_count, labels, label_count);
    }
    return true;
}

/* ---------------------------------------------------------------- sequence */

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

bool onus_names__answer(onus_token *tokens, const float *logits, uint32_t n,
                        const onus_name_label *labels, uint32_t label_count,
                        onus_arena *scratch)
{
    uint8_t *best = onus_arena__array(scratch, n, 1);
    if (!best ||
        !onus_names__best(best, logits, labels, label_count, n, scratch))
        return false;
    for (uint32_t w = 0; w < n; w++) {
        onus_name_label label = labels[best[w]];
        tokens[w].name = label.kind;
        tokens[w].name_begins = label.kind != NAME_NONE && !label.inside;
    }
    return true;
}
