#include "record/grammar.h"

#include "base/slice.h"

#define TEXT(name, text) text,

static const char *const upos_names[] = {ONUS_UPOS_LIST(TEXT)};
static const char *const xpos_names[] = {ONUS_XPOS_LIST(TEXT)};
static const char *const relation_names[] = {ONUS_RELATION_LIST(TEXT)};
static const char *const name_names[] = {ONUS_NAME_LIST(TEXT)};

const char *onus_upos__name(onus_upos upos)
{
    return upos_names[upos];
}

const char *onus_xpos__name(onus_xpos xpos)
{
    return xpos_names[xpos];
}

const char *onus_relation__name(onus_relation_kind relation)
{
    return relation_names[relation];
}

const char *onus_name__name(onus_name_kind name)
{
    return name_names[name];
}

onus_upos onus_upos__of(onus_slice text)
{
    return (onus_upos)onus_slice__among(text, upos_names, UPOS_COUNT);
}

onus_xpos onus_xpos__of(onus_slice text)
{
    return (onus_xpos)onus_slice__among(text, xpos_names, XPOS_COUNT);
}

onus_relation_kind onus_relation__of(onus_slice text)
{
    uint32_t found = onus_slice__among(text, relation_names, REL_COUNT);
    if (found == REL_COUNT)
        found = onus_slice__among(onus_slice__split(&text, ':'), relation_names,
                                  REL_COUNT);
    return (onus_relation_kind)found;
}

onus_name_kind onus_name__of(onus_slice text)
{
    return (onus_name_kind)onus_slice__among(text, name_names, NAME_COUNT);
}
