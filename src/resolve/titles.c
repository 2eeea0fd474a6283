/* Nominals as entities: "the North Korean leader", "rebels", "the two leaders".
 *
 * A title with "the" or a country before it is the person spoken of last in such an office.
 * Else all nominals with the same country and noun are one entity. Where no country is said
 * beside them homes.c looks for one.
 */
#include "resolve/gather.h"

/* The title as it is written, without country and organisation before it: "senior
 * research fellow". */
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

/* Is somebody coded as the body that he belongs to? "U.N. envoys" are IGOUNO, "FARC
 * fighters" the FARC; but "Kremlin troops" are Russia's army, and "army doctors" doctors. */
static bool stands_for_owner(const onus_agent *agent, const onus_entity *owner)
{
    bool vague = onus_slice__is(agent->code, "GOV") ||
                 onus_slice__is(agent->code, "UAF");
    bool of_state = onus_code__holds(owner->code, ONUS_SLICE("GOV"));
    return owner->code.size &&
           (vague || (owner->known && !of_state && owner->code.size > 3));
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

/* ---------------------------------------------------------------- offices */

static void hold_office(onus_gatherer *g, onus_slice word, onus_slice country,
                        uint32_t entity)
{
    onus_arena *scratch = g->findings->scratch;
    onus_slice key = onus_arena__print(scratch, "%.*s:%.*s", (int)word.size,
                                       word.data, (int)country.size,
                                       country.size ? country.data : "");
    onus_map__set(scratch, &g->offices, key, entity);
}

/* Remember a person of the text by office: "minister", "minister" of PRK; who governs is a
 * "leader" too. */
static void remember(onus_gatherer *g, uint32_t index)
{
    const onus_entity *entity = &g->record->entities.items[index];
    if (entity->kind != ONUS_KIND_PERSON || !entity->role.size)
        return;
    onus_slice word = onus_gather__last_word(entity->role);
    hold_office(g, word, (onus_slice){0}, index);
    hold_office(g, word, entity->country, index);
    if (!onus_code__holds(entity->code, ONUS_SLICE("GOV")))
        return;
    hold_office(g, ONUS_SLICE("leader"), (onus_slice){0}, index);
    hold_office(g, ONUS_SLICE("leader"), entity->country, index);
}

/* Keep the two entities with the highest counts in order. */
static void rank(const onus_gatherer *g, uint32_t two[2], uint32_t entity)
{
    if (two[0] == entity)
        return;
    if (two[0] == ONUS_NONE || g->counts[entity] > g->counts[two[0]]) {
        two[1] = two[0];
        two[0] = entity;
    } else if (two[1] == ONUS_NONE || g->counts[entity] > g->counts[two[1]]) {
        two[1] = entity;
    }
}

/* Count a name: for itself, and for its country. */
static void count(onus_gatherer *g, uint32_t index)
{
    const onus_entity *entity = &g->record->entities.items[index];
    uint32_t country =
        entity->country.size
            ? onus_gather__find(g, onus_gather__key(g, 'C', entity->country))
            : ONUS_NONE;
    g->counts[index]++;
    if (country != ONUS_NONE && country != index)
        g->counts[country]++;
    if (country != ONUS_NONE)
        rank(g, g->countries, country);
    if (entity->kind == ONUS_KIND_PERSON && (entity->role.size || entity->known))
        rank(g, g->people, index);
}

/* Hear the names that stand before a token: who was spoken of, how often. */
static void hear(onus_gatherer *g, uint32_t before)
{
    const onus_mention *mentions = g->record->mentions.items;
    for (; g->heard < g->names && mentions[g->heard].head < before; g->heard++) {
        remember(g, mentions[g->heard].entity);
        count(g, mentions[g->heard].entity);
    }
}

/* ---------------------------------------------------------------- who it is */

static bool is_plural(const onus_gatherer *g, uint32_t token)
{
    uint8_t tag = g->record->tokens.items[token].xpos;
    return tag == XPOS_NNS || tag == XPOS_NNPS;
}

static bool definite(const onus_gatherer *g, const onus_finding *finding)
{
    uint32_t word = onus_record__child(g->record, finding->head, REL_det);
    return word != ONUS_NONE &&
           onus_slice__is(g->record->tokens.items[word].lemma, "the");
}

/* "the North Korean leader", "the president": somebody spoken of already? */
static uint32_t person_with_role(onus_gatherer *g, const onus_finding *finding)
{
    const onus_agent *agent = &g->tables->agents.items[finding->agent];
    if (!agent->role || is_plural(g, finding->head) ||
        (!definite(g, finding) && finding->country == ONUS_NONE))
        return ONUS_NONE;
    onus_slice country = onus_gather__country_code(g, finding->country);
    onus_slice word = onus_gather__last_word(agent->phrase);
    onus_slice key = onus_arena__print(
        g->findings->scratch, "%.*s:%.*s", (int)word.size, word.data,
        (int)country.size, country.size ? country.data : "");
    return key.size ? onus_map__find(&g->offices, key) : ONUS_NONE;
}

/* "the two leaders", "both sides", "the two": how a pair is counted. */
static bool counted_two(const onus_gatherer *g, uint32_t head)
{
    const onus_token *tokens = g->record->tokens.items;
    for (uint32_t c = tokens[head].first_child; c != ONUS_NONE;
         c = tokens[c].next_sibling)
        if (onus_slice__is(tokens[c].lemma, "two") ||
            onus_slice__is(tokens[c].lemma, "both"))
            return true;
    return false;
}

/* The two that "the two leaders" or "both sides" are; false if it is not such a phrase
 * or two have not been spoken of. */
static bool pair_of(const onus_gatherer *g, const onus_finding *finding,
                    uint32_t pair[2])
{
    const onus_agent *agent = &g->tables->agents.items[finding->agent];
    onus_slice word = onus_gather__last_word(agent->phrase);
    if (!is_plural(g, finding->head) || finding->country != ONUS_NONE ||
        !onus_tables__in(g->tables, WORDS_pair_noun, word) ||
        !counted_two(g, finding->head))
        return false;
    const uint32_t *two =
        onus_slice__is(agent->kind, "person") ? g->people : g->countries;
    pair[0] = two[0];
    pair[1] = two[1];
    return pair[1] != ONUS_NONE;
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

uint32_t onus_gather__nominal(onus_gatherer *g, const onus_finding *finding,
                              uint32_t *partner)
{
    uint32_t pair[2];
    *partner = ONUS_NONE;
    hear(g, finding->first);
    if (pair_of(g, finding, pair)) {
        *partner = pair[1];
        return pair[0];
    }
    uint32_t before = person_with_role(g, finding);
    if (before != ONUS_NONE)
        return before;
    const onus_agent *agent = &g->tables->agents.items[finding->agent];
    onus_entity entity = {.kind = agent_kind(agent->kind),
                          .name = onus_gather__text(g, finding)};
    onus_gather__describe(g, finding, &entity);
    if (entity.kind != ONUS_KIND_PERSON)
        entity.role = (onus_slice){0};
    onus_slice key =
        onus_gather__role_key(g->findings, entity.code, finding->agent);
    uint32_t found = onus_gather__find(g, key);
    return found != ONUS_NONE ? found : onus_gather__add(g, key, entity);
}
