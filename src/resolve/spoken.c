/* Who was spoken of: offices, pairs, and the country that is meant.
 *
 *     "Putin met Erdogan. The two leaders ..."      -> Putin and Erdogan
 *     "India and Pakistan traded fire. Both sides"  -> India and Pakistan
 *     "Floods hit Pakistan. The country asked ..."  -> Pakistan
 *     "in the nation's interest"                    -> nobody
 *
 * Mentions are heard in the order of the text, names and nominals alike. A
 * pair is the only two of their kind in a sentence just before ("Egypt and
 * Kenya" are two, whoever else is there), else the two named most often, if
 * nobody else is named as often; where somebody is ("in Geneva") does not
 * count. In a civil war the sides are the armed, not states. "The country" must
 * be the only one of its sentence: nouns so general are nobody
 * rather than the wrong one.
 */
#include "resolve/gather.h"

enum { NEAR = 2 }; /* sentences back that "the country" and "both" reach */

/* ---------------------------------------------------------------- hearing */

static void hold_office(onus_gatherer *g, onus_slice word, onus_slice country,
                        uint32_t entity)
{
    onus_arena *scratch = g->findings->scratch;
    onus_slice key = onus_arena__print(scratch, "%.*s:%.*s", (int)word.size,
                                       word.data, (int)country.size,
                                       country.size ? country.data : "");
    onus_map__set(scratch, &g->offices, key, entity);
}

/* Remember a person of the text by office: "minister", "minister" of PRK; who
 * governs is a "leader" too. */
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

bool onus_gather__listen(onus_gatherer *g)
{
    onus_company *all[] = {&g->lands, &g->states, &g->people, &g->heads,
                           &g->actors};
    /* A finding makes two entities at most, and pairs may make any country. */
    g->kinds = 2 * g->findings->items.count + g->tables->countries.count + 1;
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        all[i]->counts = onus_arena__array(g->findings->scratch, g->kinds,
                                           sizeof *all[i]->counts);
        if (!all[i]->counts)
            return false;
    }
    return true;
}

/* Keep those that were named most often in order. */
static void rank(onus_company *company, uint32_t item)
{
    enum { MOST = sizeof company->top / sizeof *company->top };
    uint32_t *top = company->top, at = 0;
    const uint32_t *counts = company->counts;
    while (at < company->held && top[at] != item)
        at++;
    if (at == MOST && counts[item] <= counts[top[--at]])
        return;
    if (at == company->held)
        company->held++;
    top[at] = item;
    for (; at && counts[item] > counts[top[at - 1]]; at--) {
        top[at] = top[at - 1];
        top[at - 1] = item;
    }
}

static bool are_two(const onus_two *two)
{
    return two->of[0] != two->of[1];
}

/* Two that a bond holds are the pair of their sentence, whoever else is
 * there. */
static void join_bound(onus_company *company, uint32_t item, onus_bond bond)
{
    onus_two *two = &company->bound;
    if (bond < company->bond)
        return;
    if (bond > company->bond || are_two(two))
        *two = (onus_two){{item, item}, company->sentence};
    company->bond = bond;
    two->of[1] = item;
    if (are_two(two))
        company->pair = *two;
}

/* Two are a pair until a third comes. */
static void join_alone(onus_company *company, uint32_t item)
{
    for (uint32_t i = 0; i < company->count && i < 2; i++)
        if (company->now[i] == item)
            return;
    if (company->count < 2)
        company->now[company->count] = item;
    company->count++;
    if (company->bond > BOND_SENTENCE && are_two(&company->bound))
        return;
    if (company->count == 2) {
        company->older = company->pair;
        company->pair = (onus_two){{company->now[0], company->now[1]},
                                   company->sentence};
    } else if (company->count == 3) {
        company->pair = company->older;
    }
}

static void join(onus_company *company, uint32_t sentence, uint32_t item,
                 onus_bond bond)
{
    company->counts[item]++;
    rank(company, item);
    if (company->sentence != sentence) {
        company->count = 0;
        company->bond = BOND_NONE;
    }
    company->sentence = sentence;
    join_alone(company, item);
    if (bond > BOND_SENTENCE)
        join_bound(company, item, bond);
}

/* What holds a phrase to another one, and no more than one. */
static onus_bond bond_of(const onus_gatherer *g, uint32_t head)
{
    const onus_token *tokens = g->record->tokens.items;
    if (tokens[head].relation == REL_conj)
        head = tokens[head].head;
    uint32_t others = 0;
    for (uint32_t c = tokens[head].first_child; c != ONUS_NONE;
         c = tokens[c].next_sibling)
        others += tokens[c].relation == REL_conj;
    if (others != 1)
        return BOND_SENTENCE;
    return onus_slice__is(onus_record__preposition(g->record, head), "between")
               ? BOND_BETWEEN
               : BOND_AND;
}

static bool says_where(const onus_gatherer *g, uint32_t head)
{
    return onus_tables__in(g->tables, WORDS_where_preposition,
                           onus_record__preposition(g->record, head));
}

/* "Colombia" of "Colombia's government" is no actor beside it. */
static bool is_owner(uint8_t relation)
{
    return relation == REL_nmod_poss || relation == REL_compound ||
           relation == REL_amod || relation == REL_nmod;
}

/* Those who are killed or flee, who report and who mediate are on no side. */
static bool is_bystander(onus_slice code)
{
    static const char *const groups[] = {"CVL", "REF", "MED",
                                         "JRN", "IGO", "NGO"};
    for (size_t i = 0; i < sizeof groups / sizeof *groups; i++)
        if (onus_code__holds(code, onus_slice__of(groups[i])))
            return true;
    return false;
}

void onus_gather__speak(onus_gatherer *g, uint32_t entity, uint32_t head)
{
    const onus_entity *spoken = &g->record->entities.items[entity];
    const onus_token *token = &g->record->tokens.items[head];
    uint32_t sentence = token->sentence;
    onus_bond bond = bond_of(g, head);
    uint32_t state = spoken->country.size
                         ? onus_map__find(&g->tables->country_of,
                                          spoken->country)
                         : ONUS_NONE;
    if (state != ONUS_NONE)
        join(&g->lands, sentence, state, bond);
    if (spoken->kind == ONUS_KIND_PLACE || token->upos == UPOS_ADJ ||
        says_where(g, head))
        return;
    if (state != ONUS_NONE)
        join(&g->states, sentence, state, bond);
    if (spoken->kind == ONUS_KIND_PERSON && !onus_gather__plural(g, head)) {
        join(&g->people, sentence, entity, bond);
        if (onus_tables__in(g->tables, WORDS_head_role, spoken->role))
            join(&g->heads, sentence, entity, bond);
    }
    bool takes_part = !is_owner(token->relation) || bond == BOND_BETWEEN;
    if (takes_part && !is_bystander(spoken->code))
        join(&g->actors, sentence, entity, bond);
}

void onus_gather__hear(onus_gatherer *g, uint32_t before)
{
    const onus_mention *mentions = g->record->mentions.items;
    while (g->heard < g->names && mentions[g->heard].head < before) {
        const onus_mention *mention = &mentions[g->heard++];
        remember(g, mention->entity);
        onus_gather__speak(g, mention->entity, mention->head);
    }
}

/* ---------------------------------------------------------------- pairs */

bool onus_gather__plural(const onus_gatherer *g, uint32_t token)
{
    uint8_t tag = g->record->tokens.items[token].xpos;
    return tag == XPOS_NNS || tag == XPOS_NNPS;
}

bool onus_gather__definite(const onus_gatherer *g, uint32_t token)
{
    uint32_t word = onus_record__child(g->record, token, REL_det);
    return word != ONUS_NONE &&
           onus_slice__is(g->record->tokens.items[word].lemma, "the");
}

/* "Western countries", "forty countries", but not "the three countries". */
static bool is_described(const onus_gatherer *g, uint32_t head)
{
    return (onus_record__child(g->record, head, REL_nummod) != ONUS_NONE &&
            !onus_gather__definite(g, head)) ||
           onus_record__child(g->record, head, REL_amod) != ONUS_NONE ||
           onus_record__child(g->record, head, REL_nmod) != ONUS_NONE ||
           onus_record__child(g->record, head, REL_compound) != ONUS_NONE;
}

/* Is an agent's phrase in a list? */
static bool noun_in(const onus_gatherer *g, onus_words list,
                    const onus_finding *finding)
{
    const onus_agent *agent = &g->tables->agents.items[finding->agent];
    return onus_tables__in(g->tables, list, agent->phrase);
}

/* "the two leaders", "both sides": are two counted? A "pair" is two by
 * itself. */
static bool counts_two(const onus_gatherer *g, const onus_finding *finding)
{
    const onus_token *tokens = g->record->tokens.items;
    if (noun_in(g, WORDS_pair_word, finding))
        return onus_gather__definite(g, finding->head);
    onus_slice noun = onus_gather__last_word(
        g->tables->agents.items[finding->agent].phrase);
    if (!onus_gather__plural(g, finding->head) ||
        !onus_tables__in(g->tables, WORDS_pair_noun, noun))
        return false;
    for (uint32_t c = tokens[finding->head].first_child; c != ONUS_NONE;
         c = tokens[c].next_sibling)
        if (onus_tables__in(g->tables, WORDS_two_word, tokens[c].lemma))
            return true;
    return false;
}

/* Were two, and only two, spoken of just before? */
static bool is_near(const onus_company *company, uint32_t sentence)
{
    return are_two(&company->pair) &&
           sentence - company->pair.sentence <= NEAR;
}

/* Are two named more often than all others? */
static bool has_top(const onus_company *company)
{
    const uint32_t *top = company->top, *counts = company->counts;
    return company->held == 2 ||
           (company->held > 2 && counts[top[1]] > counts[top[2]]);
}

static bool is_group(const onus_entity *entity)
{
    return onus_code__holds(entity->code, ONUS_SLICE("REB")) ||
           onus_code__holds(entity->code, ONUS_SLICE("UAF"));
}

/* Do two fight who are no two states: one is an armed group, or a country's
 * army faces another of its own? */
static bool is_civil(const onus_gatherer *g, const uint32_t pair[2])
{
    const onus_entity *a = &g->record->entities.items[pair[0]];
    const onus_entity *b = &g->record->entities.items[pair[1]];
    if (is_group(a) || is_group(b))
        return true;
    return onus_slice__equal(a->country, b->country) &&
           (onus_code__holds(a->code, ONUS_SLICE("MIL")) ||
            onus_code__holds(b->code, ONUS_SLICE("MIL")));
}

/* Are the sides those who fight in a country, not two states? */
static bool are_actors(const onus_gatherer *g, uint32_t sentence)
{
    const onus_company *states = &g->states, *actors = &g->actors;
    if (is_near(actors, sentence) && is_civil(g, actors->pair.of))
        return !is_near(states, sentence) ||
               actors->pair.sentence >= states->pair.sentence;
    return !are_two(&states->pair) ||
           (has_top(actors) && is_civil(g, actors->top));
}

/* The pair of states, or of those who stand on two sides. */
static const onus_company *company_of(const onus_gatherer *g,
                                      const onus_finding *finding)
{
    onus_slice kind = g->tables->agents.items[finding->agent].kind;
    uint32_t sentence = g->record->tokens.items[finding->head].sentence;
    bool heads = noun_in(g, WORDS_head_role, finding) && g->heads.held > 1;
    if (onus_slice__is(kind, "person"))
        return heads ? &g->heads : &g->people;
    bool sides = noun_in(g, WORDS_side_noun, finding);
    return sides && are_actors(g, sentence) ? &g->actors : &g->states;
}

/* "The leaders", and nothing more. */
static bool are_the_leaders(const onus_gatherer *g, const onus_finding *finding)
{
    return noun_in(g, WORDS_head_role, finding) &&
           onus_gather__plural(g, finding->head) &&
           onus_gather__definite(g, finding->head) &&
           onus_record__child(g->record, finding->head, REL_nummod) ==
               ONUS_NONE &&
           !is_described(g, finding->head);
}

uint32_t onus_gather__pair(onus_gatherer *g, const onus_finding *finding,
                           uint32_t *partner)
{
    if (finding->country != ONUS_NONE || finding->owner != ONUS_NONE)
        return ONUS_NONE;
    const onus_company *company = company_of(g, finding);
    uint32_t sentence = g->record->tokens.items[finding->head].sentence;
    bool near = is_near(company, sentence);
    bool two = counts_two(g, finding) ||
               (near && company->count == 2 && are_the_leaders(g, finding));
    const uint32_t *pair = near ? company->pair.of : company->top;
    if (!two || (!near && !has_top(company)))
        return ONUS_NONE;
    bool states = company == &g->states;
    *partner = states ? onus_gather__country(g, pair[1]) : pair[1];
    return states ? onus_gather__country(g, pair[0]) : pair[0];
}

/* -------------------------------------------------------------- the country */

uint32_t onus_gather__state_meant(onus_gatherer *g, const onus_finding *finding)
{
    const onus_company *lands = &g->lands;
    uint32_t sentence = g->record->tokens.items[finding->head].sentence;
    if (!noun_in(g, WORDS_state_noun, finding) ||
        onus_gather__plural(g, finding->head))
        return ONUS_NONE;
    if (finding->country != ONUS_NONE)
        return onus_gather__country(g, finding->country);
    bool clear = lands->count == 1 && sentence - lands->sentence <= NEAR;
    return clear && onus_gather__definite(g, finding->head)
               ? onus_gather__country(g, lands->now[0])
               : ONUS_NONE;
}

bool onus_gather__empty(const onus_gatherer *g, const onus_finding *finding)
{
    bool owned = finding->owner != ONUS_NONE &&
                 g->findings->items.items[finding->owner].form ==
                     ONUS_FORM_NAME;
    return noun_in(g, WORDS_empty_noun, finding) &&
           finding->country == ONUS_NONE && !owned &&
           !(onus_gather__plural(g, finding->head) &&
             is_described(g, finding->head));
}
