/* The rows of the tables about the world: codes, countries, people, places.
 *
 * Cells come in the order of the columns in the list at the end.
 */
#include "knowledge/loader.h"

#include <math.h>
#include <string.h>

/* ---------------------------------------------------------------- codes */

static void sector_home(onus_loader *loader, onus_slice cell,
                        onus_sector *sector)
{
    while (cell.data) {
        onus_slice value = onus_tables__value(&cell);
        if (onus_slice__is(value, "acts"))
            sector->acts = true;
        else if (onus_slice__is(value, "rules"))
            sector->rules = true;
        else if (value.size)
            onus_row__complain(loader, "\"%.*s\" should be acts or rules",
                               ONUS_SHOW(value));
    }
}

static void sector_row(onus_loader *loader, const onus_slice *cells)
{
    onus_tables *tables = loader->tables;
    if (!onus_row__required(loader, cells[0], "code") ||
        !onus_row__required(loader, cells[1], "sector"))
        return;
    onus_row__check_code(loader, cells[0]);
    onus_sector sector = {.code = cells[0], .sector = cells[1],
                          .first = onus_row__flag(loader, cells[2], "yes"),
                          .binds = !onus_row__flag(loader, cells[3], "no")};
    sector_home(loader, cells[4], &sector);
    onus_map__set(&tables->arena, &tables->sector_of, cells[0],
                  tables->sectors.count);
    onus_row__add(loader, &tables->sectors, sector);
}

static void plover_row(onus_loader *loader, const onus_slice *cells)
{
    onus_tables *tables = loader->tables;
    onus_arena *arena = &tables->arena;
    if (!onus_row__required(loader, cells[0], "type"))
        return;
    onus_plover row = {.type = cells[0], .mode = cells[1],
                       .type_name = onus_arena__copy(arena, cells[0]).data,
                       .quad = onus_row__quad(cells[2]),
                       .intensity = onus_row__number(cells[3]),
                       .recipient = onus_slice__is(cells[4], "yes")};
    if (row.mode.size)
        row.mode_name = onus_arena__copy(arena, row.mode).data;
    if (!row.quad || isnan(row.intensity))
        onus_row__complain(loader, "quad must be 1 to 4, intensity a number");
    if (onus_tables__plover(tables, row.type, row.mode))
        onus_row__complain(loader, "\"%.*s %.*s\" stands twice; remove one",
                           ONUS_SHOW(row.type), ONUS_SHOW(row.mode));
    onus_slice key = onus_arena__print(
        arena, ONUS_PLOVER_KEY, ONUS_SHOW(row.type), ONUS_SHOW(row.mode));
    if (key.data)
        onus_map__set(arena, &tables->plover_of, key, tables->plover.count);
    onus_row__add(loader, &tables->plover, row);
}

static void cameo_row(onus_loader *loader, const onus_slice *cells)
{
    onus_tables *tables = loader->tables;
    if (!onus_row__required(loader, cells[0], "code"))
        return;
    onus_cameo row = {.code = cells[0], .name = cells[1], .type = cells[4],
                      .mode = cells[5], .contexts = cells[6],
                      .goldstein = onus_row__number(cells[2]),
                      .quad = onus_row__quad(cells[3])};
    if (row.type.size && !onus_tables__plover(tables, row.type, row.mode))
        onus_row__complain(loader, "unknown PLOVER type or mode \"%.*s %.*s\"; "
                           "plover.tsv lists them", ONUS_SHOW(row.type),
                           ONUS_SHOW(row.mode));
    onus_map__set(&tables->arena, &tables->cameo_of, row.code,
                  tables->cameo.count);
    onus_row__add(loader, &tables->cameo, row);
}

/* ---------------------------------------------------------------- actors */

static void country_row(onus_loader *loader, const onus_slice *cells)
{
    onus_tables *tables = loader->tables;
    uint32_t row = tables->countries.count;
    if (!onus_row__required(loader, cells[0], "code") ||
        !onus_row__required(loader, cells[1], "name"))
        return;
    onus_row__check_code(loader, cells[0]);
    onus_country country = {
        .code = cells[0], .name = cells[1], .adjectives = cells[3],
        .capital = cells[5], .cow = cells[7], .gw = cells[8],
        .wikidata = cells[9],
        .family_first = onus_row__flag(loader, cells[10], "yes")};
    if (onus_map__find(&tables->country_of, country.code) != ONUS_NONE)
        onus_row__complain(loader, "%.*s stands twice; remove one row",
                           ONUS_SHOW(country.code));
    onus_map__set(&tables->arena, &tables->country_of, country.code, row);
    onus_row__add(loader, &tables->countries, country);
    onus_row__add_name(loader, cells[1], SENSE_COUNTRY, row);
    onus_row__add_names(loader, cells[2], SENSE_COUNTRY, row);
    onus_row__add_names(loader, cells[3], SENSE_ADJECTIVE, row);
    onus_row__add_names(loader, cells[4], SENSE_PEOPLE, row);
    onus_row__add_names(loader, cells[5], SENSE_CAPITAL, row);
    onus_row__add_names(loader, cells[6], SENSE_COUNTRY_SHORT, row);
}

/* "Moon" of Moon Jae-in, "Merkel" of Angela Merkel. */
static onus_slice surname_of(const onus_tables *tables, onus_slice name,
                             onus_slice country)
{
    onus_slice rest = name, word = onus_slice__split(&rest, ' ');
    uint32_t row = onus_map__find(&tables->country_of, country);
    if (row != ONUS_NONE && tables->countries.items[row].family_first)
        return word;
    while (rest.data)
        word = onus_slice__split(&rest, ' ');
    return word;
}

/* Another spelling of a surname, Zelensky of Zelenskyy; not another name. */
static bool is_spelling(onus_slice other, onus_slice surname)
{
    enum { ALIKE = 3 };
    return other.size > ALIKE && surname.size > ALIKE &&
           !onus_slice__equal(other, surname) &&
           !memcmp(other.data, surname.data, ALIKE);
}

static void person_row(onus_loader *loader, const onus_slice *cells)
{
    onus_tables *tables = loader->tables;
    uint32_t row = tables->people.count;
    if (!onus_row__required(loader, cells[0], "name") ||
        !onus_row__required(loader, cells[5], "code"))
        return;
    onus_person person = {.name = cells[0], .country = cells[2],
                          .role = cells[3], .organization = cells[4],
                          .code = cells[5], .wikidata = cells[8]};
    onus_row__check_code(loader, person.code);
    onus_row__check_country(loader, person.country);
    onus_row__dates(loader, cells[6], cells[7], &person.from, &person.to);
    uint32_t state = onus_map__find(&tables->country_of, person.country);
    if (state != ONUS_NONE)
        tables->countries.items[state].people++;
    onus_row__add(loader, &tables->people, person);
    onus_row__add_name(loader, person.name, SENSE_PERSON, row);
    onus_row__add_names(loader, cells[1], SENSE_PERSON, row);
    onus_slice surname = surname_of(tables, person.name, person.country);
    onus_row__add_name(loader, surname, SENSE_SURNAME, row);
    for (onus_slice rest = cells[1]; rest.data;) {
        onus_slice other = surname_of(tables, onus_tables__value(&rest),
                                      person.country);
        if (is_spelling(other, surname))
            onus_row__add_name(loader, other, SENSE_SURNAME, row);
    }
}

static void check_body(onus_loader *loader, const onus_body *body)
{
    onus_row__check_code(loader, body->code);
    onus_row__check_country(loader, body->country);
    onus_row__check_sectors(loader, body->sectors);
}

static void organisation_row(onus_loader *loader, const onus_slice *cells)
{
    onus_tables *tables = loader->tables;
    uint32_t row = tables->organisations.count;
    if (!onus_row__required(loader, cells[0], "name"))
        return;
    onus_body body = {.name = cells[0], .kind = cells[2], .code = cells[3],
                      .country = cells[4], .sectors = cells[5],
                      .wikidata = cells[8]};
    check_body(loader, &body);
    onus_row__dates(loader, cells[6], cells[7], &body.from, &body.to);
    onus_row__add(loader, &tables->organisations, body);
    onus_row__add_name(loader, body.name, SENSE_ORGANISATION, row);
    onus_row__add_names(loader, cells[1], SENSE_ORGANISATION, row);
}

static void group_row(onus_loader *loader, const onus_slice *cells)
{
    onus_tables *tables = loader->tables;
    uint32_t row = tables->groups.count;
    if (!onus_row__required(loader, cells[0], "name"))
        return;
    onus_body body = {.name = cells[0], .kind = ONUS_SLICE("group"),
                      .code = cells[2], .country = cells[3],
                      .sectors = cells[4], .wikidata = cells[7]};
    check_body(loader, &body);
    onus_row__dates(loader, cells[5], cells[6], &body.from, &body.to);
    onus_row__add(loader, &tables->groups, body);
    onus_row__add_name(loader, body.name, SENSE_GROUP, row);
    onus_row__add_names(loader, cells[1], SENSE_GROUP, row);
}

static void seat_row(onus_loader *loader, const onus_slice *cells)
{
    onus_tables *tables = loader->tables;
    uint32_t row = tables->seats.count;
    if (!onus_row__required(loader, cells[0], "name") ||
        !onus_row__required(loader, cells[1], "code"))
        return;
    onus_slice names = cells[0];
    onus_body body = {.name = onus_tables__value(&names),
                      .kind = ONUS_SLICE("seat"), .code = cells[1],
                      .country = cells[2], .organization = cells[3]};
    check_body(loader, &body);
    onus_row__add(loader, &tables->seats, body);
    onus_row__add_names(loader, cells[0], SENSE_SEAT, row);
}

/* ---------------------------------------------------------------- places */

static const char *precision_of(onus_slice cell)
{
    static const char *const precisions[] = {"country", "adm1", "city", "site"};
    for (size_t i = 0; i < sizeof precisions / sizeof *precisions; i++)
        if (onus_slice__is(cell, precisions[i]))
            return precisions[i];
    return NULL;
}

static void place_row(onus_loader *loader, const onus_slice *cells)
{
    onus_tables *tables = loader->tables;
    uint32_t row = tables->places.count;
    if (!onus_row__required(loader, cells[0], "name"))
        return;
    onus_gazetteer_row place = {
        .name = cells[0], .country = cells[2], .adm1 = cells[3],
        .latitude = onus_row__number(cells[4]),
        .longitude = onus_row__number(cells[5]),
        .precision = precision_of(cells[6]), .geonames_id = cells[7],
        .population = onus_row__number(cells[8])};
    onus_row__check_country(loader, place.country);
    if (!place.precision)
        onus_row__complain(loader, "unknown precision \"%.*s\"; it is country, "
                           "adm1, city or site", ONUS_SHOW(cells[6]));
    if (fabs(place.latitude) > 90 || fabs(place.longitude) > 180)
        onus_row__complain(loader, "lat or lon out of range; they are degrees");
    onus_row__add(loader, &tables->places, place);
    onus_row__add_name(loader, place.name, SENSE_PLACE, row);
    onus_row__add_names(loader, cells[1], SENSE_PLACE, row);
}

/* --------------------------------------------------------------- the tables */

const onus_table onus_loader__world[] = {
    {"sectors.tsv", sector_row, 6,
     {"code", "sector", "first", "binds", "home", "meaning"}},
    {"plover.tsv", plover_row, 7,
     {"type", "mode", "quad", "intensity", "recipient", "meaning", "example"}},
    {"cameo.tsv", cameo_row, 7,
     {"code", "name", "goldstein", "quad", "type", "mode", "contexts"}},
    {"countries.tsv", country_row, 11,
     {"code", "name", "aliases", "adjectives", "people", "capital", "short",
      "cow", "gw", "wikidata", "family_first"}},
    {"seats.tsv", seat_row, 5,
     {"name", "code", "country", "organization", "example"}},
    {"people.tsv", person_row, 9,
     {"name", "aliases", "country", "role", "organization", "code", "from",
      "to", "wikidata"}},
    {"organisations.tsv", organisation_row, 9,
     {"name", "aliases", "kind", "code", "country", "sectors", "from", "to",
      "wikidata"}},
    {"groups.tsv", group_row, 8,
     {"name", "aliases", "code", "country", "sectors", "from", "to",
      "wikidata"}},
    {"places.tsv", place_row, 9,
     {"name", "aliases", "country", "adm1", "lat", "lon", "precision",
      "geonames_id", "population"}},
    {0},
};
