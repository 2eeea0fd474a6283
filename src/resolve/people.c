/* People: those of the tables in their office of the day, and those only the
 * text knows.
 *
 * A full name is known for the rest of the text by its parts: after "Kim
 * Jong-un" both "Kim" and "Jong-un" are he. Once "Kim" was used for him,
 * another Kim is called by his full name.
 */
#include "resolve/gather.h"

enum {
    LONGEST_NAME = 8, /* words whose parts are remembered */
    FEW = 24,         /* people of a state that the tables know little of */
};

onus_slice onus_gather__last_word(onus_slice text)
{
    onus_slice word = {0};
    while (text.data)
        word = onus_slice__split(&text, ' ');
    return word;
}

/* A part of a name stands for its last bearer, unless it was used alone for
 * another. */
static void call(onus_gatherer *g, onus_slice part, uint32_t entity)
{
    if (onus_map__find(&g->settled, part) == ONUS_NONE)
        onus_map__set(g->findings->scratch, &g->called, part, entity);
}

void onus_gather__call(onus_gatherer *g, uint32_t entity)
{
    onus_slice name = onus_tables__fold(
        g->findings->scratch, g->record->entities.items[entity].name);
    int words = 0;
    if (name.size)
        call(g, name, entity);
    for (size_t i = 0; i < name.size && words < LONGEST_NAME; i++) {
        if (name.data[i] != ' ')
            continue;
        words++;
        call(g, onus_slice__cut(name, 0, i), entity);
        call(g, onus_slice__cut(name, i + 1, name.size), entity);
    }
}

/* The person whose name this shortens, or ONUS_NONE. From now on it means
 * no other. */
static uint32_t person_called(onus_gatherer *g, onus_slice name)
{
    onus_slice folded = onus_tables__fold(g->findings->scratch, name);
    uint32_t found =
        folded.size ? onus_map__find(&g->called, folded) : ONUS_NONE;
    if (found != ONUS_NONE)
        onus_map__set(g->findings->scratch, &g->settled, folded, found);
    return found;
}

/* The row of a person's office on the day: one that holds, else the latest. */
static uint32_t office_row(const onus_gatherer *g, uint32_t row, bool *holds)
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
        bool here = onus_gather__holds(g, sense);
        if (here && (!*holds || sense->row < best)) {
            best = sense->row;
            *holds = true;
        } else if (!*holds && people[sense->row].from > people[best].from) {
            best = sense->row;
        }
    }
    return best;
}

onus_slice onus_gather__person_key(onus_gatherer *g, const onus_person *person)
{
    return onus_arena__print(g->findings->scratch, "P:%.*s:%.*s",
                             (int)person->name.size, person->name.data,
                             (int)person->country.size, person->country.data);
}

uint32_t onus_gather__known_person(onus_gatherer *g, uint32_t row)
{
    onus_slice key = onus_gather__person_key(g, &g->tables->people.items[row]);
    uint32_t found = onus_gather__find(g, key);
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
            entity.code = onus_code__compose(g->arena, person->country,
                                             ONUS_SLICE("ELI"));
        else
            entity.role = (onus_slice){0};
    }
    onus_code__set_sectors(g->tables, &entity);
    return onus_gather__add(g, key, entity);
}

/* Is it the same person, whatever the office? */
static bool is_same(const onus_person *a, const onus_person *b)
{
    return onus_slice__equal(a->name, b->name) &&
           onus_slice__equal(a->country, b->country);
}

/* Is it a state that the text has named, or one that the news is full of? Brown
 * is not the prime minister of the Cook Islands. */
static bool is_near(onus_gatherer *g, onus_slice country)
{
    uint32_t row = onus_map__find(&g->tables->country_of, country);
    return row == ONUS_NONE || g->tables->countries.items[row].people >= FEW ||
           onus_gather__find(g, onus_gather__key(g, 'C', country)) != ONUS_NONE;
}

/* Whom a surname can mean on the day: a head of state or government, else
 * somebody whose office the news does not explain ("Lavrov said"), if nobody
 * else of that name is in office. A row of people, or ONUS_NONE. */
static uint32_t bearer(onus_gatherer *g, const onus_finding *finding)
{
    const onus_person *people = g->tables->people.items;
    uint32_t head = ONUS_NONE, famous = ONUS_NONE, any = ONUS_NONE;
    bool alone = true;
    for (uint32_t s = finding->sense; s != ONUS_NONE;
         s = g->tables->senses.items[s].next) {
        const onus_sense *sense = &g->tables->senses.items[s];
        if (sense->kind != SENSE_SURNAME || !onus_gather__holds(g, sense))
            continue;
        uint32_t row = sense->row;
        onus_slice role = people[row].role;
        alone &= any == ONUS_NONE || is_same(&people[any], &people[row]);
        any = row;
        if (onus_tables__in(g->tables, WORDS_head_role, role) &&
            (head == ONUS_NONE || row > head) &&
            is_near(g, people[row].country))
            head = row;
        if (onus_tables__in(g->tables, WORDS_famous_role, role))
            famous = row;
    }
    if (head != ONUS_NONE)
        return head;
    return alone && finding->kind != NAME_ORG ? famous : ONUS_NONE;
}

/* Somebody by surname alone: spoken of before, else the one in office. */
uint32_t onus_gather__surname(onus_gatherer *g, const onus_finding *finding)
{
    onus_slice name = onus_gather__text(g, finding);
    uint32_t before = person_called(g, name);
    if (before != ONUS_NONE)
        return before;
    uint32_t row = bearer(g, finding);
    return row == ONUS_NONE ? ONUS_NONE : onus_gather__known_person(g, row);
}

uint32_t onus_gather__person(onus_gatherer *g, const onus_finding *finding)
{
    onus_slice name = onus_gather__text(g, finding);
    uint32_t before = person_called(g, name);
    if (before != ONUS_NONE)
        return before;
    onus_entity entity = {.name = name, .kind = ONUS_KIND_PERSON};
    return onus_gather__add(g, onus_gather__key(g, 'p', name), entity);
}
