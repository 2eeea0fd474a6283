#include "language/lemmas.h"

#include "base/utf8.h"

enum { LONGEST_KEY = 256 }; /* bytes; longer words are not irregular */

/* The row of an irregular word, or ONUS_NONE. */
static uint32_t find_irregular(const onus_model *model, onus_slice form,
                               onus_slice xpos)
{
    char key[LONGEST_KEY];
    if (2 * form.size + 4 + 1 + xpos.size > LONGEST_KEY)
        return ONUS_NONE;
    size_t size = 0;
    for (size_t at = 0; at < form.size;)
        size += onus_utf8__encode(
            onus_utf8__lower(onus_utf8__next(form, &at)), key + size);
    key[size++] = '\t';
    memcpy(key + size, xpos.data, xpos.size);
    return onus_map__find(&model->irregular,
                          (onus_slice){key, size + xpos.size});
}

/* The form with all characters lowered, from the `from`-th byte on. */
static onus_slice lowered(onus_arena *arena, onus_slice form, size_t from)
{
    onus_slice rest =
        onus_utf8__lowered(arena, onus_slice__cut(form, from, form.size));
    if (!from || !rest.data)
        return rest;
    char *whole = onus_arena__alloc(arena, from + rest.size + 1);
    if (!whole)
        return (onus_slice){0};
    memcpy(whole, form.data, from);
    memcpy(whole + from, rest.data, rest.size);
    return (onus_slice){whole, from + rest.size};
}

onus_slice onus_lemma__without_commas(onus_arena *arena, onus_slice form)
{
    char *out = onus_arena__alloc(arena, form.size + 1);
    size_t size = 0;
    for (size_t i = 0; out && i < form.size; i++)
        if (form.data[i] != ',')
            out[size++] = form.data[i];
    return (onus_slice){out, size};
}

/* The form in the case that the rule asks for. */
static onus_slice cased(onus_arena *arena, onus_slice form, char kind)
{
    size_t first = 0;
    if (kind == 'k')
        return form;
    if (kind == 'n')
        return onus_lemma__without_commas(arena, form);
    if (kind == 'c')
        onus_utf8__next(form, &first);
    return lowered(arena, form, first);
}

static onus_slice joined(onus_arena *arena, onus_slice a, onus_slice b)
{
    char *whole = onus_arena__alloc(arena, a.size + b.size + 1);
    if (!whole)
        return (onus_slice){0};
    if (a.size)
        memcpy(whole, a.data, a.size);
    memcpy(whole + a.size, b.data, b.size);
    return (onus_slice){whole, a.size + b.size};
}

static onus_slice apply(onus_arena *arena, const onus_lemma_rule *rule,
                        onus_slice form)
{
    if (rule->kind == '=')
        return onus_arena__copy(arena, rule->add);
    onus_slice base = cased(arena, form, rule->kind);
    for (uint32_t i = 0; i < rule->strip; i++) {
        if (!base.size)
            return form;
        onus_utf8__previous(base, &base.size);
    }
    return rule->add.size ? joined(arena, base, rule->add) : base;
}

onus_slice onus_lemma__of(onus_arena *arena, const onus_model *model,
                          onus_slice form, uint32_t xpos, uint32_t rule)
{
    uint32_t row = find_irregular(model, form, model->xpos_names[xpos]);
    if (row != ONUS_NONE)
        return onus_arena__copy(arena, model->irregular_lemmas[row]);
    onus_slice lemma = apply(arena, &model->lemmas[rule], form);
    return lemma.size ? lemma : form;
}
