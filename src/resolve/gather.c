/* Gathering findings into entities and mentions.
 *
 * Every finding is given a key: what makes two findings the same actor.
 * Countries go by their code, people and bodies of the tables by their name,
 * unknown people by their surname, nominals by their code and words. The first
 * finding with a key makes the entity; later ones are mentions of it. Roles
 * are those that are true on the day of the report. Names are gathered before
 * nominals, so that "the president" may be Macron.
 */
#include "resolve/gather.h"

uint32_t onus_gather__find(onus_gatherer *g, onus_slice key)
{
    return key.data ? onus_map__find(&g->findings->keys, key) : ONUS_NONE;
}

uint32_t onus_gather__add(onus_gatherer *g, onus_slice key, onus_entity entity)
{
    uint32_t index = g->record->entities.count;
    if (!onus_array__push(g->arena, &g->record->entities, entity))
        return ONUS_NONE;
    if (key.data)
        onus_map__set(g->findings->scratch, &g->findings->keys, key, index);
    return index;
}

onus_slice onus_gather__key(onus_gatherer *g, char kind, onus_slice text)
{
    return onus_arena__print(g->findings->scratch, "%c:%.*s", kind,
                             (int)text.size, text.data);
}

onus_slice onus_gather__text(const onus_gatherer *g,
                             const onus_finding *finding)
{
    return onus_record__slice(
        g->record, onus_record__span(g->record, finding->first, finding->last));
}

onus_slice onus_gather__country_code(const onus_gatherer *g, uint32_t row)
{
    return row == ONUS_NONE ? (onus_slice){0}
                            : g->tables->countries.items[row].code;
}

/* ---------------------------------------------------------------- senses */

bool onus_gather__holds(const onus_gatherer *g, const onus_sense *sense)
{
    const onus_tables *tables = g->tables;
    const onus_body *body;
    switch (sense->kind) {
    case SENSE_PERSON:
    case SENSE_SURNAME:
        return onus_tables__holds(tables->people.items[sense->row].from,
                                  tables->people.items[sense->row].to,
                                  g->findings->day);
    case SENSE_ORGANISATION:
        body = &tables->organisations.items[sense->row];
        break;
    case SENSE_GROUP:
        body = &tables->groups.items[sense->row];
        break;
    default:
        return true;
    }
    return onus_tables__holds(body->from, body->to, g->findings->day);
}

/* How well a kind of sense fits what the model says of the name. */
static int fit(onus_sense_kind kind, onus_name_kind name)
{
    switch (kind) {
    case SENSE_PERSON:
        return name == NAME_PER ? 9 : name == NAME_NONE ? 6 : 4;
    case SENSE_SURNAME:
        return name == NAME_PER ? 8 : 1;
    case SENSE_ORGANISATION:
    case SENSE_GROUP:
        return name == NAME_ORG ? 9 : name == NAME_PER ? 2 : 5;
    case SENSE_SEAT:
        return 6;
    case SENSE_COUNTRY:
    case SENSE_ADJECTIVE:
    case SENSE_PEOPLE:
        return name == NAME_PER ? 3 : 7;
    case SENSE_COUNTRY_SHORT:
        return 3;
    case SENSE_CAPITAL:
        return name == NAME_PER ? 2 : 4;
    case SENSE_PLACE:
        return name == NAME_LOC ? 3 : 1;
    }
    return 0;
}

/* A region of several countries (the Sahel) is not the province of one of
 * them. */
static bool is_wide(const onus_gazetteer_row *place)
{
    return !place->country.size && !strcmp(place->precision, "country");
}

enum { TITLE = 8 /* tokens before a name: "Spain's Prime Minister ..." */ };

/* May a word stand between a country and the name of its minister? */
static bool in_title(const onus_token *token)
{
    return token->upos == UPOS_NOUN || token->upos == UPOS_PROPN ||
           token->upos == UPOS_ADJ || token->upos == UPOS_PUNCT ||
           token->xpos == XPOS_POS;
}

/* Does a name of this country stand in the title before the finding? */
static bool is_titled_by(const onus_gatherer *g, const onus_finding *finding,
                         onus_slice country)
{
    const onus_findings *findings = g->findings;
    const onus_token *tokens = g->record->tokens.items;
    for (uint32_t t = finding->first; t-- > 0;) {
        uint32_t at = findings->at[t];
        if (finding->first - t > TITLE ||
            tokens[t].sentence != tokens[finding->first].sentence)
            break;
        if (at != ONUS_NONE &&
            onus_slice__equal(
                onus_gather__country_code(g, findings->items.items[at].country),
                country))
            return true;
        if (!in_title(&tokens[t]))
            break;
    }
    return false;
}

/* What speaks for one of several people of a name: of the country that stands
 * before the name (6), spoken of already (4), of a country that the text names
 * (2). */
static int kinship(onus_gatherer *g, const onus_finding *finding,
                   const onus_person *person)
{
    if (is_titled_by(g, finding, person->country))
        return 6;
    if (onus_gather__find(g, onus_gather__person_key(g, person)) != ONUS_NONE)
        return 4;
    onus_slice key = onus_gather__key(g, 'C', person->country);
    return onus_gather__find(g, key) != ONUS_NONE ? 2 : 0;
}

/* Does the country of a sense's row speak for it: named in the text (2), the
 * one that is meant where the text names none (1)? An agency or a paper is
 * quoted everywhere (1): "told AFP". */
static int nearness(onus_gatherer *g, const onus_finding *finding,
                    const onus_sense *sense)
{
    if (sense->kind == SENSE_PERSON)
        return kinship(g, finding, &g->tables->people.items[sense->row]);
    bool place = sense->kind == SENSE_PLACE;
    if (!place && sense->kind != SENSE_ORGANISATION)
        return 0;
    const onus_body *body =
        place ? NULL : &g->tables->organisations.items[sense->row];
    onus_slice country =
        place ? g->tables->places.items[sense->row].country : body->country;
    onus_slice key = onus_gather__key(g, 'C', country);
    if (country.size && onus_gather__find(g, key) != ONUS_NONE)
        return 2;
    if (place && is_wide(&g->tables->places.items[sense->row]))
        return 2;
    return !place && (onus_slice__is(country, "USA") ||
                      onus_slice__is(body->kind, "media"));
}

/* Of two senses that fit equally: the wide region, the larger place, else
 * the row that stands first. */
static bool stands_before(const onus_gatherer *g, const onus_sense *a,
                          const onus_sense *b)
{
    const onus_gazetteer_row *places = g->tables->places.items;
    if (a->kind != b->kind)
        return false;
    if (a->kind == SENSE_PLACE &&
        is_wide(&places[a->row]) != is_wide(&places[b->row]))
        return is_wide(&places[a->row]);
    if (a->kind == SENSE_PLACE &&
        places[a->row].population != places[b->row].population)
        return places[a->row].population > places[b->row].population;
    return a->row < b->row;
}

/* The sense to take; among equals the one that is true on the day, then the
 * row that stands first in its table. */
static const onus_sense *choose(onus_gatherer *g, const onus_finding *finding)
{
    const onus_sense *best = NULL;
    int best_score = -1;
    for (uint32_t s = finding->sense; s != ONUS_NONE;
         s = g->tables->senses.items[s].next) {
        const onus_sense *sense = &g->tables->senses.items[s];
        int score = 6 * fit(sense->kind, finding->kind) +
                    3 * onus_gather__holds(g, sense) +
                    nearness(g, finding, sense);
        if (!best || score > best_score ||
            (score == best_score && stands_before(g, sense, best))) {
            best = sense;
            best_score = score;
        }
    }
    return best;
}

/* ---------------------------------------------------------------- the whole */

/* The country of that name: "Jordan", where no Jordan was spoken of. */
static uint32_t country_called(onus_gatherer *g, const onus_finding *finding)
{
    const onus_sense *senses = g->tables->senses.items;
    for (uint32_t s = finding->sense; s != ONUS_NONE; s = senses[s].next)
        if (senses[s].kind == SENSE_COUNTRY)
            return onus_gather__country(g, senses[s].row);
    return ONUS_NONE;
}

static uint32_t name_entity(onus_gatherer *g, const onus_finding *finding)
{
    if (finding->sense == ONUS_NONE)
        return finding->kind == NAME_PER ? onus_gather__person(g, finding)
                                         : onus_gather__unknown(g, finding);
    const onus_sense *sense = choose(g, finding);
    uint32_t person;
    switch (sense->kind) {
    case SENSE_PERSON:
        return onus_gather__known_person(g, sense->row);
    case SENSE_SURNAME:
        person = onus_gather__surname(g, finding);
        if (person == ONUS_NONE)
            person = country_called(g, finding);
        return person != ONUS_NONE ? person : onus_gather__person(g, finding);
    case SENSE_ORGANISATION:
        return onus_gather__body(g, &g->tables->organisations.items[sense->row],
                           ONUS_KIND_ORGANIZATION);
    case SENSE_GROUP:
        return onus_gather__body(g, &g->tables->groups.items[sense->row],
                           ONUS_KIND_GROUP);
    case SENSE_SEAT:
        return onus_gather__body(g, &g->tables->seats.items[sense->row],
                           ONUS_KIND_ORGANIZATION);
    case SENSE_PLACE:
        return onus_gather__place(g, sense->row);
    default:
        return onus_gather__country(g, sense->row);
    }
}

static void add_mention(onus_gatherer *g, const onus_finding *finding)
{
    onus_mention mention = {
        .span = onus_record__span(g->record, finding->first, finding->last),
        .entity = finding->entity, .form = finding->form,
        .first_token = finding->first,
        .token_count = finding->last - finding->first + 1,
        .head = finding->head};
    g->record->mention_of[finding->head] = g->record->mentions.count;
    onus_array__push(g->arena, &g->record->mentions, mention);
}

/* The findings in the order of the text (nominals were found after all
 * names). */
static uint32_t *in_order(const onus_findings *findings)
{
    uint32_t count = findings->items.count, end = 0;
    uint32_t *order =
        onus_arena__array(findings->scratch, count + 1, sizeof *order);
    uint32_t before = ONUS_NONE;
    for (uint32_t t = 0; order && t < findings->record->tokens.count; t++) {
        uint32_t here = findings->at[t];
        if (here != ONUS_NONE && here != before && end < count)
            order[end++] = here;
        before = here;
    }
    return order;
}

/* The other state of a name that two share: "the two Koreas". */
static uint32_t other_state(onus_gatherer *g, const onus_finding *finding)
{
    const onus_sense *senses = g->tables->senses.items;
    for (uint32_t s = finding->sense; s != ONUS_NONE; s = senses[s].next) {
        if (senses[s].kind != SENSE_COUNTRY)
            continue;
        uint32_t state = onus_gather__country(g, senses[s].row);
        if (state != finding->entity)
            return state;
    }
    return ONUS_NONE;
}

static void take_name(onus_gatherer *g, onus_finding *finding)
{
    finding->entity = name_entity(g, finding);
    if (finding->entity == ONUS_NONE)
        return;
    add_mention(g, finding);
    if (g->record->entities.items[finding->entity].kind == ONUS_KIND_COUNTRY)
        g->record->partner_of[finding->head] = other_state(g, finding);
    if (g->record->entities.items[finding->entity].kind == ONUS_KIND_PERSON)
        onus_gather__call(g, finding->entity);
}

/* A title beside a name describes its bearer; any other nominal is an actor
 * itself. */
static void take_nominal(onus_gatherer *g, onus_finding *finding)
{
    if (finding->named != ONUS_NONE) {
        finding->entity = g->findings->items.items[finding->named].entity;
        if (finding->entity != ONUS_NONE)
            onus_gather__describe(g, finding,
                                  &g->record->entities.items[finding->entity]);
        return;
    }
    uint32_t partner;
    finding->entity = onus_gather__nominal(g, finding, &partner);
    if (finding->entity == ONUS_NONE)
        return;
    add_mention(g, finding);
    g->record->partner_of[finding->head] = partner;
    onus_gather__speak(g, finding->entity, finding->head);
}

void onus_findings__gather(onus_findings *findings)
{
    onus_gatherer g = {.findings = findings, .tables = findings->tables,
                       .record = findings->record,
                       .arena = &findings->record->arena};
    onus_finding *items = findings->items.items;
    const uint32_t *order = in_order(findings);
    if (!order || !onus_gather__listen(&g))
        return;
    for (uint32_t i = 0; i < findings->items.count && !g.arena->failed; i++)
        if (items[order[i]].form == ONUS_FORM_NAME)
            take_name(&g, &items[order[i]]);
    g.names = g.record->mentions.count;
    for (uint32_t i = 0; i < findings->items.count && !g.arena->failed; i++)
        if (items[order[i]].form != ONUS_FORM_NAME)
            take_nominal(&g, &items[order[i]]);
}
