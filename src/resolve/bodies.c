/* Countries, organisations, groups, seats and places as entities. */
#include "resolve/gather.h"

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

uint32_t onus_gather__unknown(onus_gatherer *g, const onus_finding *finding)
{
    onus_slice name = onus_gather__text(g, finding);
    onus_slice key =
        onus_gather__key(g, finding->kind == NAME_LOC ? 'l' : 'o', name);
    uint32_t found = onus_gather__find(g, key);
    if (found != ONUS_NONE)
        return found;
    onus_entity entity = {.name = name,
                          .kind = finding->kind == NAME_LOC
                                      ? ONUS_KIND_PLACE
                                      : ONUS_KIND_ORGANIZATION};
    entity.country = onus_gather__country_code(g, finding->country);
    entity.code = entity.country;
    return onus_gather__add(g, key, entity);
}
