/* Countries, organisations, groups, seats and places as entities. */
#include "resolve/gather.h"

#include "base/utf8.h"

uint32_t onus_gather__country(onus_gatherer *g, uint32_t row)
{
    const onus_country *country = &g->tables->countries.items[row];
    onus_slice key = onus_gather__key(g, 'C', country->code);
    uint32_t found = onus_gather__find(g, key);
    if (found != ONUS_NONE)
        return found;
    onus_entity entity = {.name = country->name, .kind = ONUS_KIND_COUNTRY,
                          .code = country->code, .country = country->code,
                          .wikidata = country->wikidata, .known = true};
    return onus_gather__add(g, key, entity);
}

uint32_t onus_gather__body(onus_gatherer *g, const onus_body *body,
                           onus_kind kind)
{
    onus_slice key = onus_gather__key(g, 'O', body->name);
    uint32_t found = onus_gather__find(g, key);
    if (found != ONUS_NONE)
        return found;
    onus_entity entity = {.name = body->name, .kind = kind,
                          .code = body->code, .country = body->country,
                          .organization = body->organization,
                          .wikidata = body->wikidata, .known = true};
    if (!entity.country.size && body->code.size >= 3)
        entity.country = onus_slice__cut(body->code, 0, 3);
    onus_code__list_sectors(&entity, body->sectors);
    if (!entity.sectors[0].size)
        onus_code__set_sectors(g->tables, &entity);
    return onus_gather__add(g, key, entity);
}

uint32_t onus_gather__place(onus_gatherer *g, uint32_t row)
{
    const onus_gazetteer_row *place = &g->tables->places.items[row];
    onus_slice key = onus_gather__key(g, 'L', place->name);
    uint32_t found = onus_gather__find(g, key);
    if (found != ONUS_NONE)
        return found;
    onus_entity entity = {.name = place->name, .kind = ONUS_KIND_PLACE,
                          .code = place->country, .country = place->country,
                          .known = true};
    return onus_gather__add(g, key, entity);
}

/* The country of a name's owner: "China's Commerce Ministry", "the Libyan
 * Coast Guard"; ONUS_NONE if it has none. */
static uint32_t owner_of(const onus_gatherer *g, const onus_finding *finding)
{
    const onus_token *tokens = g->record->tokens.items;
    for (uint32_t c = tokens[finding->head].first_child; c != ONUS_NONE;
         c = tokens[c].next_sibling) {
        uint32_t at = g->findings->at[c];
        bool owns = tokens[c].relation == REL_nmod_poss ||
                    tokens[c].relation == REL_amod;
        if (owns && at != ONUS_NONE &&
            g->findings->items.items[at].country != ONUS_NONE)
            return g->findings->items.items[at].country;
    }
    return ONUS_NONE;
}

/* The agent of these words, the longest that ends with the last of them:
 * "Libyan Coast Guard" is a coast guard. */
static uint32_t agent_ending(const onus_gatherer *g, uint32_t first,
                             uint32_t last)
{
    onus_arena *scratch = g->findings->scratch;
    for (uint32_t from = first; from <= last; from++) {
        onus_slice words = {0};
        for (uint32_t t = from; t <= last; t++) {
            onus_slice word = g->findings->folded[t];
            words = onus_arena__print(scratch, "%.*s%s%.*s", (int)words.size,
                                      words.size ? words.data : "",
                                      words.size ? " " : "", (int)word.size,
                                      word.size ? word.data : "");
        }
        words = onus_utf8__lowered(scratch, words);
        uint32_t row = words.size ? onus_map__find(&g->tables->agent_of, words)
                                  : ONUS_NONE;
        if (row != ONUS_NONE)
            return row;
    }
    return ONUS_NONE;
}

/* The agent noun that says what a body is, "Commerce Ministry" or "University
 * of X"; ONUS_NONE if there is none. */
static uint32_t nature_of(const onus_gatherer *g, const onus_finding *finding)
{
    enum { WORDS = 4 /* of the longest agents */ };
    uint32_t first = finding->first, last = first;
    while (last < finding->last &&
           g->record->tokens.items[last + 1].upos != UPOS_ADP)
        last++;
    if (last - first >= WORDS)
        first = last - WORDS + 1;
    return agent_ending(g, first, last);
}

uint32_t onus_gather__unknown(onus_gatherer *g, const onus_finding *finding)
{
    bool place = finding->kind == NAME_LOC;
    uint32_t row = finding->country;
    if (row == ONUS_NONE && !place)
        row = owner_of(g, finding);
    onus_slice country = onus_gather__country_code(g, row);
    onus_slice name = onus_gather__text(g, finding);
    onus_slice key = onus_arena__print(
        g->findings->scratch, "%c:%.*s:%.*s", place ? 'l' : 'o', (int)name.size,
        name.data, (int)country.size, country.size ? country.data : "");
    uint32_t found = onus_gather__find(g, key);
    if (found != ONUS_NONE)
        return found;
    onus_entity entity = {.name = name, .code = country, .country = country,
                          .kind = place ? ONUS_KIND_PLACE
                                        : ONUS_KIND_ORGANIZATION};
    uint32_t agent = place ? ONUS_NONE : nature_of(g, finding);
    if (agent != ONUS_NONE) {
        entity.code = onus_code__of_agent(
            g->tables, g->arena, country, g->tables->agents.items[agent].code);
        onus_code__set_sectors(g->tables, &entity);
    }
    return onus_gather__add(g, key, entity);
}
