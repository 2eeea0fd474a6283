/* Places: names that the gazetteer, countries.tsv or the model take for a
 * place.
 *
 * Where a name has several places the one in a country that the report speaks
 * of wins, then the more populous. A country's own name is a place too.
 */
#include "resolve/places.h"

#include <math.h>

/* The codes of the countries that the report speaks of. */
static onus_map spoken_of(onus_arena *scratch, const onus_record *record)
{
    onus_map countries = {0};
    for (uint32_t e = 0; e < record->entities.count; e++) {
        const onus_entity *entity = &record->entities.items[e];
        if (entity->kind == ONUS_KIND_COUNTRY && entity->country.size)
            onus_map__set(scratch, &countries, entity->country, 1);
    }
    return countries;
}

/* The rows of the gazetteer that a mention's text can mean: the best, or
 * ONUS_NONE. */
static uint32_t best_row(const onus_tables *tables, onus_arena *scratch,
                         const onus_map *countries, onus_slice text)
{
    const onus_gazetteer_row *rows = tables->places.items;
    uint32_t best = ONUS_NONE;
    double best_score = -1;
    onus_slice folded = onus_tables__fold(scratch, text);
    for (uint32_t s = onus_tables__senses(tables, folded); s != ONUS_NONE;
         s = tables->senses.items[s].next) {
        if (tables->senses.items[s].kind != SENSE_PLACE)
            continue;
        const onus_gazetteer_row *row = &rows[tables->senses.items[s].row];
        double score = row->population > 0 ? log10(row->population) : 0;
        if (onus_slice__is((onus_slice){row->precision, strlen(row->precision)},
                           "country"))
            score += 20;
        if (row->country.size &&
            onus_map__find(countries, row->country) != ONUS_NONE)
            score += 6;
        if (score > best_score) {
            best = tables->senses.items[s].row;
            best_score = score;
        }
    }
    return best;
}

static bool spatial(const onus_record *record, const onus_mention *mention)
{
    const onus_entity *entity = &record->entities.items[mention->entity];
    const onus_token *head = &record->tokens.items[mention->head];
    return mention->form == ONUS_FORM_NAME && head->upos != UPOS_ADJ &&
           (entity->kind == ONUS_KIND_COUNTRY ||
            entity->kind == ONUS_KIND_PLACE);
}

void onus_places__resolve(const onus_tables *tables, onus_arena *scratch,
                          onus_record *record)
{
    onus_map countries = spoken_of(scratch, record);
    for (uint32_t m = 0; m < record->mentions.count; m++) {
        const onus_mention *mention = &record->mentions.items[m];
        if (!spatial(record, mention))
            continue;
        onus_slice text = onus_record__slice(record, mention->span);
        onus_place place = {.span = mention->span, .name = text,
                            .latitude = NAN, .longitude = NAN,
                            .precision = "city"};
        uint32_t row = best_row(tables, scratch, &countries, text);
        if (row == ONUS_NONE)
            row = best_row(tables, scratch, &countries,
                           record->entities.items[mention->entity].name);
        if (row != ONUS_NONE) {
            const onus_gazetteer_row *found = &tables->places.items[row];
            place.name = found->name;
            place.latitude = found->latitude;
            place.longitude = found->longitude;
            place.country = found->country;
            place.adm1 = found->adm1;
            place.geonames_id = found->geonames_id;
            place.precision = found->precision;
        }
        onus_array__push(&record->arena, &record->places, place);
    }
}
