#include "language/forms.h"

#include "base/error.h"
#include "base/utf8.h"
#include "knowledge/tsv.h"

enum { LONGEST_FORM = 40 };

static onus_status add_row(onus_forms *forms, onus_arena *arena,
                           const onus_tsv *tsv, onus_error *error)
{
    bool verb = onus_slice__is(tsv->cells[0], "verb");
    if (!verb && !onus_slice__is(tsv->cells[0], "noun"))
        return onus_error__set(error, ONUS_ERROR_TABLE, tsv->path, tsv->line,
                               "unknown class \"%.*s\"; it is verb or noun",
                               (int)tsv->cells[0].size, tsv->cells[0].data);
    uint32_t row = forms->lemmas.count;
    onus_slice lemma = onus_arena__copy(arena, tsv->cells[1]);
    onus_slice rest = onus_arena__copy(arena, tsv->cells[2]);
    onus_array__push(arena, &forms->lemmas, lemma);
    while (rest.data && !arena->failed) {
        onus_slice form = onus_slice__split(&rest, '|');
        if (form.size)
            onus_map__set(arena, verb ? &forms->verbs : &forms->nouns, form,
                          row);
    }
    return arena->failed ? onus_error__memory(error) : ONUS_OK;
}

onus_status onus_forms__read(onus_forms *forms, onus_arena *arena,
                             const char *path, onus_error *error)
{
    static const char *const columns[] = {"class", "lemma", "forms"};
    *forms = (onus_forms){0};
    onus_tsv tsv;
    onus_status status = onus_tsv__open(&tsv, path, columns, 3, error);
    if (status)
        return status;
    while (!status && onus_tsv__next(&tsv, error))
        status = tsv.status ? tsv.status : add_row(forms, arena, &tsv, error);
    onus_tsv__close(&tsv);
    return status;
}

/* The table that a tag asks for, or NULL. A past form that was taken for a
 * present one is its own lemma then: "justified". */
static const onus_map *table_of(const onus_forms *forms,
                                const onus_token *token)
{
    switch (token->xpos) {
    case XPOS_VB: case XPOS_VBP:
        return onus_slice__ends(token->lemma, ONUS_SLICE("ed")) ? &forms->verbs
                                                                : NULL;
    case XPOS_VBD: case XPOS_VBG: case XPOS_VBN: case XPOS_VBZ:
        return &forms->verbs;
    case XPOS_NNS:
        return &forms->nouns;
    default:
        return NULL;
    }
}

void onus_forms__apply(const onus_forms *forms, onus_arena *arena,
                       onus_token *token)
{
    const onus_map *table = table_of(forms, token);
    char form[LONGEST_FORM];
    size_t size = token->form.size;
    if (!table || size > sizeof form || token->upos == UPOS_ADJ)
        return;
    for (size_t i = 0; i < size; i++) {
        char c = token->form.data[i];
        form[i] = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
    }
    uint32_t row = onus_map__find(table, (onus_slice){form, size});
    if (row != ONUS_NONE)
        token->lemma = onus_arena__copy(arena, forms->lemmas.items[row]);
}
