#include "language/forms.h"

#include "base/error.h"
#include "base/utf8.h"
#include "knowledge/tsv.h"
#include "language/lemmas.h"

enum { LONGEST_FORM = 40 };

/* The map of a class, or NULL. */
static onus_map *map_of(onus_forms *forms, onus_slice class)
{
    if (onus_slice__is(class, "verb"))
        return &forms->verbs;
    if (onus_slice__is(class, "noun"))
        return &forms->nouns;
    if (onus_slice__is(class, "name"))
        return &forms->names;
    return onus_slice__is(class, "degree") ? &forms->degrees : NULL;
}

static onus_status add_row(onus_forms *forms, onus_arena *arena,
                           const onus_tsv *tsv, onus_error *error)
{
    onus_map *map = map_of(forms, tsv->cells[0]);
    if (!map)
        return onus_error__set(error, ONUS_ERROR_TABLE, tsv->path, tsv->line,
                               "unknown class \"%.*s\"; it is degree, name, "
                               "noun or verb",
                               (int)tsv->cells[0].size, tsv->cells[0].data);
    uint32_t row = forms->lemmas.count;
    onus_slice lemma = onus_arena__copy(arena, tsv->cells[1]);
    onus_slice rest = onus_arena__copy(arena, tsv->cells[2]);
    onus_array__push(arena, &forms->lemmas, lemma);
    if (map == &forms->verbs)
        onus_map__set(arena, &forms->bases, lemma, row);
    while (rest.data && !arena->failed) {
        onus_slice form = onus_slice__split(&rest, '|');
        if (form.size)
            onus_map__set(arena, map, form, row);
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

/* The map that a tag asks for, or NULL. */
static const onus_map *asked_by(const onus_forms *forms, uint8_t xpos)
{
    switch (xpos) {
    case XPOS_VB: case XPOS_VBD: case XPOS_VBG: case XPOS_VBN: case XPOS_VBP:
    case XPOS_VBZ:
        return &forms->verbs;
    case XPOS_NNS:
        return &forms->nouns;
    case XPOS_NNP:
        return &forms->names;
    case XPOS_JJR: case XPOS_JJS: case XPOS_RBR: case XPOS_RBS:
        return &forms->degrees;
    default:
        return NULL;
    }
}

/* May the form be no form but the lemma itself? A past form that was taken for
 * a present one is not: "froze", "justified"; but "they lay mines", "to found
 * a party" are. */
static bool is_base(const onus_forms *forms, const onus_token *token,
                    onus_slice form)
{
    if (token->xpos == XPOS_VBP)
        return onus_map__find(&forms->bases, form) != ONUS_NONE;
    return token->xpos == XPOS_VB &&
           !onus_slice__ends(token->lemma, ONUS_SLICE("ed"));
}

/* "1,300", "12,300.50"; not "7,5". */
static bool is_number(onus_slice form)
{
    bool digits = false, fraction = false;
    for (size_t i = 0; i < form.size; i++) {
        char c = form.data[i];
        bool digit = c >= '0' && c <= '9';
        fraction |= c == '.';
        if (!digit && c != '.' && c != ',')
            return false;
        if (c == ',' && (!digits || fraction || i + 3 >= form.size))
            return false;
        digits |= digit;
    }
    return true;
}

void onus_forms__apply(const onus_forms *forms, onus_arena *arena,
                       onus_token *token)
{
    const onus_map *map = asked_by(forms, token->xpos);
    char text[LONGEST_FORM];
    size_t size = token->form.size;
    if (token->xpos == XPOS_ADD)
        token->lemma = token->form;
    if (token->xpos == XPOS_CD && is_number(token->form))
        token->lemma = onus_lemma__without_commas(arena, token->form);
    if (!map || size > sizeof text ||
        (map == &forms->verbs && token->upos == UPOS_ADJ))
        return;
    for (size_t i = 0; i < size; i++) {
        char c = token->form.data[i];
        text[i] = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
    }
    onus_slice form = {text, size};
    uint32_t row = onus_map__find(map, form);
    if (row != ONUS_NONE && !is_base(forms, token, form))
        token->lemma = onus_arena__copy(arena, forms->lemmas.items[row]);
}
