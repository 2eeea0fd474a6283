/* Gathering findings into entities and mentions.
 *
 * Every finding is given a key: what makes two findings the same actor. Countries go by
 * their code, people and bodies of the tables by their name, unknown people by their
 * surname, nominals by their code and words. The first finding with a key makes the
 * entity; later ones are mentions of it. Roles are those that are true on the day of the
 * report.
 */
#include "resolve/findings.h"

#include "base/utf8.h"

typedef struct gatherer {
    onus_findings *findings;
    const onus_tables *tables;
    onus_record *record;
    onus_arena *arena; /* the record's */
    onus_map keys;     /* key -> entity; in scratch */
} gatherer;

static onus_slice text_of(const gatherer *g, uint32_t first, uint32_t last)
{
    return onus_record__slice(g->record,
                              onus_record__span(g->record, first, last));
}

static uint32_t entity_with(gatherer *g, onus_slice key)
{
    return key.data ? onus_map__find(&g->keys, key) : ONUS_NONE;
}

static uint32_t add_entity(gatherer *g, onus_slice key, onus_entity entity)
{
    uint32_t index = g->record->entities.count;
    if (!onus_array__push(g->arena, &g->record->entities, entity))
        return ONUS_NONE;
    if (key.data)
        onus_map__set(g->findings->scratch, &g->keys, key, index);
    return index;
}

static onus_slice key_of(gatherer *g, char kind, onus_slice text)
{
    return onus_arena__print(g->findings->scratch, "%c:%.*s", kind,
                             (int)text.size, text.data);
}

/* ---------------------------------------------------------------- codes */

/* Set the sectors that the roles in a code stand for. */
static void set_sectors(const onus_tables *tables, onus_entity *entity)
{
    uint32_t count = 0;
    for (size_t at = 0; at + 3 <= entity->code.size && count < 4; at += 3) {
        uint32_t row = onus_map__find(
            &tables->sector_of, onus_slice__cut(entity->code, at, at + 3));
        if (row == ONUS_NONE)
            continue;
        onus_slice sector = tables->sectors.items[row].sector;
        bool seen = false;
        for (uint32_t i = 0; i < count; i++)
            seen |= onus_slice__equal(sector, entity->sectors[i]);
        if (!seen)
            entity->sectors[count++] = sector;
    }
}

/* Set the sectors of a cell: "CVL|SOC". */
static void list_sectors(onus_entity *entity, onus_slice cell)
{
    for (uint32_t count = 0; cell.data && count < 4;) {
        onus_slice sector = onus_tables__value(&cell);
        if (sector.size)
            entity->sectors[count++] = sector;
    }
}

static bool holds_group(onus_slice code, onus_slice group)
{
    for (size_t at = 0; at + 3 <= code.size; at += 3)
        if (onus_slice__equal(onus_slice__cut(code, at, at + 3), group))
            return true;
    return false;
}

/* "PRK" and "GOV" make "PRKGOV"; groups that are there already are left out. */
static onus_slice compose(onus_arena *arena, onus_slice base, onus_slice role)
{
    char code[64];
    size_t size = 0;
    if (base.size + role.size > sizeof code)
        return base;
    if (base.size)
        memcpy(code, base.data, base.size);
    size = base.size;
    for (size_t at = 0; at + 3 <= role.size; at += 3) {
        onus_slice group = onus_slice__cut(role, at, at + 3);
        if (holds_group((onus_slice){code, size}, group))
            continue;
        memcpy(code + size, group.data, 3);
        size += 3;
    }
    return onus_arena__copy(arena, (onus_slice){code, size});
}

/* An agent's code with the country or body it belongs to. International first groups
 * stand in front: "Danish aid group" NGODNK. */
static onus_slice agent_code(const onus_tables *tables, onus_arena *arena,
                             onus_slice base, onus_slice agent)
{
    const onus_sector *sector =
        agent.size < 3 ? NULL
                       : onus_tables__sector(tables, onus_slice__cut(agent, 0, 3));
    return sector && sector->first ? compose(arena, agent, base)
                                   : compose(arena, base, agent);
}

static onus_slice country_code(const onus_tables *tables, uint32_t row)
{
    return row == ONUS_NONE ? (onus_slice){0}
                            : tables->countries.items[row].code;
}

/* ---------------------------------------------------------------- senses */

static bool sense_holds(const gatherer *g, const onus_sense *sense)
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
        return name == NAME_PER ? 1 : 4;
    case SENSE_PLACE:
        return name == NAME_LOC ? 3 : 1;
    }
    return 0;
}

/* Does the country of a body's row speak for it: named in the text (2), the one that is
 * meant where the text names none (1)? */
static int nearness(const gatherer *g, const onus_sense *sense)
{
    if (sense->kind != SENSE_ORGANISATION)
        return 0;
    onus_slice country = g->tables->organisations.items[sense->row].country;
    onus_slice key = key_of((gatherer *)g, 'C', country);
    if (country.size && entity_with((gatherer *)g, key) != ONUS_NONE)
        return 2;
    return onus_slice__is(country, "USA");
}

/* The sense to take; among equals the one that is true on the day, then the row that
 * stands first in its table. */
static const onus_sense *choose(const gatherer *g, const onus_finding *finding)
{
    const onus_sense *best = NULL;
    int best_score = -1;
    for (uint32_t s = finding->sense; s != ONUS_NONE;
         s = g->tables->senses.items[s].next) {
        const onus_sense *sense = &g->tables->senses.items[s];
        int score = 6 * fit(sense->kind, finding->kind) +
                    3 * sense_holds(g, sense) + nearness(g, sense);
        if (score > best_score ||
            (score == best_score && sense->kind == best->kind &&
             sense->row < best->row)) {
            best = sense;
            best_score = score;
        }
    }
    return best;
}

/* ---------------------------------------------------------------- people */

static onus_slice last_word(onus_slice text)
{
    onus_slice word = {0};
    while (text.data)
        word = onus_slice__split(&text, ' ');
    return word;
}

/* Is `shorter` a surname, first name or the like of `name`? Whole words at an end. */
static bool shortens(onus_slice shorter, onus_slice name)
{
    if (shorter.size >= name.size)
        return onus_slice__equal(shorter, name);
    return (onus_slice__ends(name, shorter) &&
            name.data[name.size - shorter.size - 1] == ' ') ||
           (onus_slice__starts(name, shorter) && name.data[shorter.size] == ' ');
}

/* The latest person spoken of whose name this shortens, or ONUS_NONE. */
static uint32_t person_called(gatherer *g, onus_slice name)
{
    onus_arena *scratch = g->findings->scratch;
    onus_slice folded = onus_tables__fold(scratch, name);
    for (uint32_t m = g->record->mentions.count; m-- > 0;) {
        uint32_t e = g->record->mentions.items[m].entity;
        const onus_entity *entity = &g->record->entities.items[e];
        if (entity->kind != ONUS_KIND_PERSON ||
            g->record->mentions.items[m].form != ONUS_FORM_NAME)
            continue;
        onus_slice other = onus_tables__fold(scratch, entity->name);
        if (shortens(folded, other))
            return e;
    }
    return ONUS_NONE;
}

/* The row of a person's office on the day: one that holds, else the latest. */
static uint32_t office_row(const gatherer *g, uint32_t row, bool *holds)
{
    const onus_person *people = g->tables->people.items;
    onus_slice folded =
        onus_tables__fold(g->findings->scratch, people[row].name);
    uint32_t best = row;
    *holds = false;
    for (uint32_t s = onus_tables__senses(g->tables, folded); s != ONUS_NONE;
         s = g->tables->senses.items[s].next) {
        const onus_sense *sense = &g->tables->senses.items[s];
        if (sense->kind != SENSE_PERSON ||
            !onus_slice__equal(people[sense->row].country, people[row].country))
            continue;
        bool here = sense_holds(g, sense);
        if (here && (!*holds || sense->row < best)) {
            best = sense->row;
            *holds = true;
        } else if (!*holds && people[sense->row].from > people[best].from) {
            best = sense->row;
        }
    }
    return best;
}

static uint32_t known_person(gatherer *g, uint32_t row)
{
    onus_slice key = key_of(g, 'P', g->tables->people.items[row].name);
    uint32_t found = entity_with(g, key);
    if (found != ONUS_NONE)
        return found;
    bool holds;
    row = office_row(g, row, &holds);
    const onus_person *person = &g->tables->people.items[row];
    onus_entity entity = {.name = person->name, .kind = ONUS_KIND_PERSON,
                          .code = person->code, .country = person->country,
                          .organization = person->organization,
                          .wikidata = person->wikidata, .known = true};
    if (holds) {
        entity.role = person->role;
    } else if (person->role.size) {
        entity.role = onus_arena__print(g->arena, "former %.*s",
                                        (int)person->role.size,
                                        person->role.data);
        if (person->to && g->findings->day > person->to)
            entity.code = compose(g->arena, person->country, ONUS_SLICE("ELI"));
        else
            entity.role = (onus_slice){0};
    }
    set_sectors(g->tables, &entity);
    return add_entity(g, key, entity);
}

/* Somebody by surname alone: spoken of before, else the one in office. */
static uint32_t person_by_surname(gatherer *g, const onus_finding *finding)
{
    onus_slice name = text_of(g, finding->first, finding->last);
    uint32_t before = person_called(g, name);
    if (before != ONUS_NONE)
        return before;
    uint32_t best = ONUS_NONE;
    for (uint32_t s = finding->sense; s != ONUS_NONE;
         s = g->tables->senses.items[s].next) {
        const onus_sense *sense = &g->tables->senses.items[s];
        if (sense->kind != SENSE_SURNAME || !sense_holds(g, sense))
            continue;
        const onus_person *person = &g->tables->people.items[sense->row];
        bool head = onus_tables__in(g->tables, WORDS_head_role, person->role);
        if (head && (best == ONUS_NONE || sense->row > best))
            best = sense->row;
    }
    return best == ONUS_NONE ? ONUS_NONE : known_person(g, best);
}

static uint32_t unknown_person(gatherer *g, const onus_finding *finding)
{
    onus_slice name = text_of(g, finding->first, finding->last);
    uint32_t before = person_called(g, name);
    if (before != ONUS_NONE)
        return before;
    onus_entity entity = {.name = name, .kind = ONUS_KIND_PERSON};
    return add_entity(g, key_of(g, 'p', name), entity);
}

/* ---------------------------------------------------------------- bodies and countries */

static uint32_t country_entity(gatherer *g, uint32_t row)
{
    const onus_country *country = &g->tables->countries.items[row];
    onus_slice key = key_of(g, 'C', country->code);
    uint32_t found = entity_with(g, key);
    if (found != ONUS_NONE)
        return found;
    onus_entity entity = {.name = country->name, .kind = ONUS_KIND_COUNTRY,
                          .code = country->code, .country = country->code,
                          .wikidata = country->wikidata, .known = true};
    return add_entity(g, key, entity);
}

static uint32_t body_entity(gatherer *g, const onus_body *body, onus_kind kind)
{
    onus_slice key = key_of(g, 'O', body->name);
    uint32_t found = entity_with(g, key);
    if (found != ONUS_NONE)
        return found;
    onus_entity entity = {.name = body->name, .kind = kind,
                          .code = body->code, .country = body->country,
                          .organization = body->organization,
                          .wikidata = body->wikidata, .known = true};
    if (!entity.country.size && body->code.size >= 3)
        entity.country = onus_slice__cut(body->code, 0, 3);
    list_sectors(&entity, body->sectors);
    if (!entity.sectors[0].size)
        set_sectors(g->tables, &entity);
    return add_entity(g, key, entity);
}

static uint32_t place_entity(gatherer *g, uint32_t row)
{
    const onus_gazetteer_row *place = &g->tables->places.items[row];
    onus_slice key = key_of(g, 'L', place->name);
    uint32_t found = entity_with(g, key);
    if (found != ONUS_NONE)
        return found;
    onus_entity entity = {.name = place->name, .kind = ONUS_KIND_PLACE,
                          .code = place->country, .country = place->country,
                          .known = true};
    return add_entity(g, key, entity);
}

static uint32_t unknown_name(gatherer *g, const onus_finding *finding)
{
    onus_slice name = text_of(g, finding->first, finding->last);
    onus_slice key = key_of(g, finding->kind == NAME_LOC ? 'l' : 'o', name);
    uint32_t found = entity_with(g, key);
    if (found != ONUS_NONE)
        return found;
    onus_entity entity = {.name = name,
                          .kind = finding->kind == NAME_LOC
                                      ? ONUS_KIND_PLACE
                                      : ONUS_KIND_ORGANIZATION};
    entity.country = country_code(g->tables, finding->country);
    entity.code = entity.country;
    return add_entity(g, key, entity);
}

static uint32_t name_entity(gatherer *g, const onus_finding *finding)
{
    if (finding->sense == ONUS_NONE)
        return finding->kind == NAME_PER ? unknown_person(g, finding)
                                         : unknown_name(g, finding);
    const onus_sense *sense = choose(g, finding);
    uint32_t person = ONUS_NONE;
    switch (sense->kind) {
    case SENSE_PERSON:
        return known_person(g, sense->row);
    case SENSE_SURNAME:
        person = person_by_surname(g, finding);
        return person != ONUS_NONE ? person : unknown_person(g, finding);
    case SENSE_ORGANISATION:
        return body_entity(g, &g->tables->organisations.items[sense->row],
                           ONUS_KIND_ORGANIZATION);
    case SENSE_GROUP:
        return body_entity(g, &g->tables->groups.items[sense->row],
                           ONUS_KIND_GROUP);
    case SENSE_SEAT:
        return body_entity(g, &g->tables->seats.items[sense->row],
                           ONUS_KIND_ORGANIZATION);
    case SENSE_PLACE:
        return place_entity(g, sense->row);
    default:
        return country_entity(g, sense->row);
    }
}

/* ---------------------------------------------------------------- nominals */

/* The title as it is written, without country and organisation before it: "senior
 * research fellow". */
static onus_slice role_text(const gatherer *g, const onus_finding *finding)
{
    const onus_token *tokens = g->record->tokens.items;
    uint32_t first = finding->last;
    while (first > 0 && tokens[first - 1].sentence == tokens[first].sentence) {
        const onus_token *before = &tokens[first - 1];
        uint32_t other = g->findings->at[first - 1];
        bool own = other == ONUS_NONE ||
                   &g->findings->items.items[other] == finding;
        if (!own || (before->upos != UPOS_ADJ && before->upos != UPOS_NOUN &&
                     before->upos != UPOS_PROPN &&
                     before->xpos != XPOS_HYPH))
            break;
        first--;
    }
    return text_of(g, first, finding->last);
}

/* What a title tells about the person who bears it. */
static void describe(gatherer *g, const onus_finding *finding,
                     onus_entity *entity)
{
    const onus_agent *agent = &g->tables->agents.items[finding->agent];
    if (!entity->role.size)
        entity->role = role_text(g, finding);
    const onus_entity *owner = NULL;
    if (finding->owner != ONUS_NONE) {
        uint32_t e = g->findings->items.items[finding->owner].entity;
        owner = e == ONUS_NONE ? NULL : &g->record->entities.items[e];
    }
    if (owner && !entity->organization.size && !entity->known)
        entity->organization = owner->name;
    if (entity->known)
        return;
    onus_slice base = country_code(g->tables, finding->country);
    if (owner && owner->code.size)
        base = owner->code;
    if (!entity->country.size)
        entity->country = owner && owner->country.size ? owner->country : base;
    if (!entity->code.size)
        entity->code = agent_code(g->tables, g->arena, base, agent->code);
    if (!entity->sectors[0].size && agent->sector.size)
        list_sectors(entity, agent->sector);
    if (!entity->sectors[0].size)
        set_sectors(g->tables, entity);
}

static bool definite(const gatherer *g, const onus_finding *finding)
{
    const onus_token *tokens = g->record->tokens.items;
    uint32_t determiner =
        onus_record__child(g->record, finding->head, REL_det);
    return determiner != ONUS_NONE &&
           onus_slice__is(tokens[determiner].lemma, "the");
}

/* "the North Korean leader", "the president": somebody spoken of already? */
static uint32_t person_with_role(gatherer *g, const onus_finding *finding)
{
    const onus_agent *agent = &g->tables->agents.items[finding->agent];
    const onus_token *head = &g->record->tokens.items[finding->head];
    if (!agent->role || head->xpos == XPOS_NNS || head->xpos == XPOS_NNPS ||
        (!definite(g, finding) && finding->country == ONUS_NONE))
        return ONUS_NONE;
    onus_slice country = country_code(g->tables, finding->country);
    onus_slice word = last_word(agent->phrase);
    for (uint32_t m = g->record->mentions.count; m-- > 0;) {
        uint32_t e = g->record->mentions.items[m].entity;
        const onus_entity *entity = &g->record->entities.items[e];
        if (entity->kind != ONUS_KIND_PERSON || !entity->role.size ||
            g->record->mentions.items[m].form != ONUS_FORM_NAME ||
            g->record->mentions.items[m].first_token > finding->first)
            continue;
        bool same = onus_slice__ends(entity->role, word) ||
                    (onus_slice__is(word, "leader") &&
                     holds_group(entity->code, ONUS_SLICE("GOV")));
        if (same && (!country.size || onus_slice__equal(country, entity->country)))
            return e;
    }
    return ONUS_NONE;
}

static onus_kind agent_kind(onus_slice kind)
{
    if (onus_slice__is(kind, "person"))
        return ONUS_KIND_PERSON;
    return onus_slice__is(kind, "group") ? ONUS_KIND_GROUP
                                         : ONUS_KIND_ORGANIZATION;
}

static uint32_t nominal_entity(gatherer *g, const onus_finding *finding)
{
    uint32_t before = person_with_role(g, finding);
    if (before != ONUS_NONE)
        return before;
    const onus_agent *agent = &g->tables->agents.items[finding->agent];
    onus_entity entity = {.kind = agent_kind(agent->kind)};
    entity.name = text_of(g, finding->first, finding->last);
    describe(g, finding, &entity);
    if (entity.kind != ONUS_KIND_PERSON)
        entity.role = (onus_slice){0};
    onus_slice key = onus_arena__print(
        g->findings->scratch, "N:%.*s:%.*s", (int)entity.code.size,
        entity.code.size ? entity.code.data : "", (int)agent->phrase.size,
        agent->phrase.data);
    uint32_t found = entity_with(g, key);
    return found != ONUS_NONE ? found : add_entity(g, key, entity);
}

/* ---------------------------------------------------------------- the whole */

static void add_mention(gatherer *g, const onus_finding *finding)
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

/* The findings in the order of the text (nominals were found after all names). */
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

void onus_findings__gather(onus_findings *findings)
{
    gatherer g = {.findings = findings, .tables = findings->tables,
                  .record = findings->record, .arena = &findings->record->arena};
    onus_finding *items = findings->items.items;
    uint32_t *order = in_order(findings);
    for (uint32_t i = 0; order && i < findings->items.count; i++) {
        onus_finding *finding = &items[order[i]];
        if (finding->form == ONUS_FORM_NAME) {
            finding->entity = name_entity(&g, finding);
            if (finding->entity != ONUS_NONE)
                add_mention(&g, finding);
        }
        if (findings->scratch->failed || g.arena->failed)
            return;
    }
    for (uint32_t i = 0; order && i < findings->items.count; i++) {
        onus_finding *finding = &items[order[i]];
        if (finding->form == ONUS_FORM_NAME)
            continue;
        if (finding->named != ONUS_NONE) {
            finding->entity = items[finding->named].entity;
            if (finding->entity != ONUS_NONE)
                describe(&g, finding,
                         &g.record->entities.items[finding->entity]);
            continue;
        }
        finding->entity = nominal_entity(&g, finding);
        if (finding->entity != ONUS_NONE)
            add_mention(&g, finding);
    }
}
