/* Nominals as entities: "the North Korean leader", "rebels", "a court".
 *
 * A title with "the" or a country before it is the person spoken of last in
 * such an office. Else all nominals with the same country and noun are one
 * entity. Where no country is said beside them homes.c looks for one.
 */
#include "resolve/gather.h"

/* The title as it is written, without country and organisation before it:
 * "senior research fellow". */
static onus_slice role_text(const onus_gatherer *g, const onus_finding *finding)
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
    return onus_record__slice(g->record, onus_record__span(g->record, first,
                                                           finding->last));
}

/* Is somebody coded as the body that he belongs to? "U.N. envoys" are
 * IGOUNO, "union officials" LAB, "FARC fighters" the FARC; but "Kremlin
 * troops" are Russia's army, and "army doctors" doctors. */
static bool stands_for_owner(const onus_agent *agent, const onus_entity *owner)
{
    bool office = onus_slice__is(agent->code, "GOV");
    bool vague = office || onus_slice__is(agent->code, "UAF");
    bool of_state = onus_code__holds(owner->code, ONUS_SLICE("GOV"));
    if (!owner->country.size && owner->code.size == 3)
        return office;
    return owner->code.size > 3 && (vague || (owner->known && !of_state));
}

/* What a title tells about the person who bears it. */
void onus_gather__describe(onus_gatherer *g, const onus_finding *finding,
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
    onus_slice base = onus_gather__country_code(g, finding->country);
    if (owner && owner->country.size)
        base = owner->country;
    if (!entity->country.size)
        entity->country = base;
    if (!entity->code.size && owner && stands_for_owner(agent, owner))
        entity->code = owner->code;
    if (!entity->code.size)
        entity->code =
            onus_code__of_agent(g->tables, g->arena, base, agent->code);
    if (!entity->sectors[0].size && agent->sector.size)
        onus_code__list_sectors(entity, agent->sector);
    if (!entity->sectors[0].size)
        onus_code__set_sectors(g->tables, entity);
}

/* ---------------------------------------------------------------- who it is */

/* "the North Korean leader", "the president": somebody spoken of already? */
static uint32_t person_with_role(onus_gatherer *g, const onus_finding *finding)
{
    const onus_agent *agent = &g->tables->agents.items[finding->agent];
    if (!agent->role || onus_gather__plural(g, finding->head) ||
        (!onus_gather__definite(g, finding->head) &&
         finding->country == ONUS_NONE))
        return ONUS_NONE;
    onus_slice country = onus_gather__country_code(g, finding->country);
    onus_slice word = onus_gather__last_word(agent->phrase);
    onus_slice key = onus_arena__print(
        g->findings->scratch, "%.*s:%.*s", (int)word.size, word.data,
        (int)country.size, country.size ? country.data : "");
    return key.size ? onus_map__find(&g->offices, key) : ONUS_NONE;
}

static onus_kind agent_kind(onus_slice kind)
{
    if (onus_slice__is(kind, "person"))
        return ONUS_KIND_PERSON;
    return onus_slice__is(kind, "group") ? ONUS_KIND_GROUP
                                         : ONUS_KIND_ORGANIZATION;
}

onus_slice onus_gather__role_key(const onus_findings *findings, onus_slice code,
                                 uint32_t agent)
{
    onus_slice phrase = findings->tables->agents.items[agent].phrase;
    return onus_arena__print(findings->scratch, "N:%.*s:%.*s", (int)code.size,
                             code.size ? code.data : "", (int)phrase.size,
                             phrase.data);
}

static uint32_t role_entity(onus_gatherer *g, const onus_finding *finding,
                            const onus_entity *entity)
{
    onus_slice key =
        onus_gather__role_key(g->findings, entity->code, finding->agent);
    uint32_t found = onus_gather__find(g, key);
    return found != ONUS_NONE ? found : onus_gather__add(g, key, *entity);
}

/* "Chinese navies" of "Vietnamese and Chinese navies" are of two: navies. */
static onus_slice name_of_many(const onus_gatherer *g,
                               const onus_finding *finding)
{
    uint32_t first = finding->first;
    uint32_t index = (uint32_t)(finding - g->findings->items.items);
    while (first < finding->last && g->findings->at[first] != index)
        first++;
    return onus_record__slice(
        g->record, onus_record__span(g->record, first, finding->last));
}

/* The same of another country: "the presidents of Chad and Niger" are two. */
static uint32_t counterpart(onus_gatherer *g, const onus_finding *finding,
                            const onus_entity *first, uint32_t country)
{
    onus_entity entity = *first;
    const onus_agent *agent = &g->tables->agents.items[finding->agent];
    entity.country = onus_gather__country_code(g, country);
    entity.code = onus_code__of_agent(g->tables, g->arena, entity.country,
                                      agent->code);
    return role_entity(g, finding, &entity);
}

/* The adjectives that share the noun stand for it: "French" of "French and
 * British troops" for troops. */
static void share_with(onus_gatherer *g, const onus_finding *finding,
                       const onus_entity *entity)
{
    const onus_findings *findings = g->findings;
    uint32_t index = (uint32_t)(finding - findings->items.items);
    for (uint32_t t = finding->first + 1; t-- > 0;) {
        uint32_t at = findings->at[t];
        if (at == ONUS_NONE && g->record->tokens.items[t].xpos != XPOS_CC &&
            g->record->tokens.items[t].xpos != XPOS_COMMA)
            return;
        if (at == ONUS_NONE || at == index)
            continue;
        onus_finding *other = &findings->items.items[at];
        uint32_t mention = g->record->mention_of[other->head];
        if (other->noun == index && mention != ONUS_NONE)
            g->record->mentions.items[mention].entity =
                counterpart(g, finding, entity, other->country);
        else if (other->country == ONUS_NONE)
            return;
    }
}

uint32_t onus_gather__nominal(onus_gatherer *g, const onus_finding *finding,
                              uint32_t *partner)
{
    *partner = ONUS_NONE;
    onus_gather__hear(g, finding->first);
    uint32_t before = onus_gather__pair(g, finding, partner);
    if (before == ONUS_NONE)
        before = person_with_role(g, finding);
    if (before == ONUS_NONE)
        before = onus_gather__state_meant(g, finding);
    if (before != ONUS_NONE || onus_gather__empty(g, finding))
        return before;
    const onus_agent *agent = &g->tables->agents.items[finding->agent];
    onus_entity entity = {.kind = agent_kind(agent->kind),
                          .name = finding->second == ONUS_NONE
                                      ? onus_gather__text(g, finding)
                                      : name_of_many(g, finding)};
    onus_gather__describe(g, finding, &entity);
    if (entity.kind != ONUS_KIND_PERSON)
        entity.role = (onus_slice){0};
    if (finding->second != ONUS_NONE)
        *partner = counterpart(g, finding, &entity, finding->second);
    share_with(g, finding, &entity);
    return role_entity(g, finding, &entity);
}
