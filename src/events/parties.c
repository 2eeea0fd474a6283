/* Parties: from slots to actors.
 *
 * A slot is a word of the tree; its actors are its own, its conjuncts', and the
 * one behind it ("the Israeli raid"). Not all who stand there are acted on: a
 * town may only say where, what an attack is made on is not who is blamed for
 * it, and nobody acts on himself. What two do together both do: a meeting, a
 * treaty has all its parties as sources and no target.
 *
 *     "Putin met Erdogan"                   RUSGOV, TURGOV > -
 *     "Two reporters were detained"         - > MED
 *     "Finland's army was put on alert"     FINMIL > -
 *     "Oslo blamed the raids on Syria"      raids on Syria are not Syria's
 */
#include "events/parties.h"

#include "events/clause.h"
#include "events/status.h"
#include "resolve/resolve.h"

typedef struct seeker {
    const onus_tables *tables;
    onus_record *record;
    const onus_match *match;
    const onus_pattern *pattern;
    const onus_reading *reading;
} seeker;

/* ------------------------------------------------------------------ slots */

static const onus_entity *entity_of(const onus_record *record,
                                    const onus_actor *actor)
{
    return &record->entities.items[actor->entity];
}

static bool acts(const onus_record *record, uint32_t mention)
{
    const onus_entity *entity =
        &record->entities.items[record->mentions.items[mention].entity];
    return entity->kind != ONUS_KIND_OTHER &&
           (entity->kind != ONUS_KIND_PLACE || entity->code.size);
}

static void add_once(onus_record *record, onus_actors *list, onus_actor actor)
{
    for (uint32_t i = 0; i < list->count; i++)
        if (list->items[i].entity == actor.entity)
            return;
    onus_array__push(&record->arena, list, actor);
}

static void add_actor(onus_record *record, onus_actors *list, uint32_t token)
{
    uint32_t mention = onus_resolve__actor(record, token);
    if (mention == ONUS_NONE || !acts(record, mention))
        return;
    const onus_mention *found = &record->mentions.items[mention];
    add_once(record, list, (onus_actor){found->span, found->entity});
    uint32_t partner = record->partner_of[found->head];
    if (partner != ONUS_NONE)
        add_once(record, list, (onus_actor){found->span, partner});
}

/* "And Chancellor Olaf Scholz", read as three who do it: the one in the middle
 * is the title of the next. */
static bool is_title(const onus_record *record, uint32_t conjunct)
{
    const onus_token *tokens = record->tokens.items;
    uint32_t next = tokens[conjunct].next_sibling;
    if (next != conjunct + 1 || tokens[next].relation != REL_conj ||
        record->mention_of[next] == ONUS_NONE)
        return false;
    uint32_t own = record->mention_of[conjunct];
    return own == ONUS_NONE ||
           record->mentions.items[own].form == ONUS_FORM_NOMINAL;
}

/* "French, German and British troops": the adjective stands for troops too. */
static bool shares(const onus_record *record, uint32_t adjective, uint32_t noun)
{
    uint32_t mine = record->mention_of[adjective];
    uint32_t its = record->mention_of[noun];
    if (mine == ONUS_NONE || its == ONUS_NONE || mine == its)
        return false;
    const onus_entity *entities = record->entities.items;
    return onus_slice__equal(entities[record->mentions.items[mine].entity].name,
                             entities[record->mentions.items[its].entity].name);
}

/* Add the adjectives before a noun that share it. */
static void add_sharers(onus_record *record, onus_actors *list, uint32_t noun)
{
    const onus_token *tokens = record->tokens.items;
    for (uint32_t t = tokens[noun].first; t < noun; t++)
        if (shares(record, t, noun))
            add_actor(record, list, t);
}

/* The actors that a slot stands for: its own and its conjuncts', but for the
 * one that fills the other slot ("between S and T"). */
static onus_actors actors_of(onus_record *record, uint32_t token,
                             uint32_t other)
{
    onus_actors list = {0};
    if (token == ONUS_NONE)
        return list;
    const onus_token *tokens = record->tokens.items;
    add_actor(record, &list, token);
    add_sharers(record, &list, token);
    for (uint32_t c = tokens[token].first_child; c != ONUS_NONE;
         c = tokens[c].next_sibling)
        if (tokens[c].relation == REL_conj && c != other &&
            !is_title(record, c))
            add_actor(record, &list, c);
    return list;
}

/* ------------------------------------------------- who is not acted on */

/* Does a mention hang below a slot by one of these prepositions: "a declaration
 * at the border", "the raid on Gaza"? */
static bool hangs_by(const seeker *s, uint32_t slot, uint32_t mention,
                     onus_words list)
{
    const onus_token *tokens = s->record->tokens.items;
    for (uint32_t t = mention; t != slot && t != ONUS_NONE; t = tokens[t].head)
        if ((tokens[t].relation == REL_nmod || tokens[t].relation == REL_obl) &&
            onus_tables__in(s->tables, list,
                            onus_record__preposition(s->record, t)))
            return true;
    return false;
}

/* "A plane crashed, killing three": what an accident does is nobody's act. */
static bool is_accident(const seeker *s)
{
    const onus_token *head = &s->record->tokens.items[s->match->head];
    return head->relation == REL_advcl && head->head != ONUS_NONE &&
           onus_slice__is(s->reading->plover->type, "ASSAULT") &&
           onus_tables__in(s->tables, WORDS_accident_verb,
                           s->record->tokens.items[head->head].lemma);
}

/* Does nobody act through the thing that a source stands behind: "a blast in
 * Beirut killed two", "a Turkish earthquake"? Protests are those of the place.
 */
static bool is_mere_scene(const seeker *s, const onus_actor *source)
{
    uint32_t slot = s->match->source;
    if (s->record->mention_of[slot] != ONUS_NONE ||
        onus_slice__is(s->reading->plover->type, "PROTEST"))
        return false;
    if (onus_tables__in(s->tables, WORDS_disaster_noun,
                        s->record->tokens.items[slot].lemma))
        return true;
    uint32_t mention = onus_record__token_at(s->record, source->span.end - 1);
    return onus_record__under(s->record, mention, slot) &&
           hangs_by(s, slot, mention, WORDS_where_preposition);
}

static void sift_sources(const seeker *s, onus_parties *parties)
{
    onus_actors *sources = &parties->sources;
    uint32_t kept = 0;
    bool accident = is_accident(s);
    for (uint32_t i = 0; i < sources->count && !accident; i++)
        if (!is_mere_scene(s, &sources->items[i]))
            sources->items[kept++] = sources->items[i];
    sources->count = kept;
}

/* Is it only where the thing stands: nobody offers to a test site to scrap it?
 * A place that owns it ("rejected Catalonia's demand") speaks for itself. Some
 * acts reach a place itself: it is bombed, visited, helped, left. */
static bool is_where(const seeker *s, const onus_actor *target, uint32_t token)
{
    static const char *const reaching[] = {"ASSAULT", "COERCE",   "MOBILIZE",
                                           "AID",     "PROTEST",  "RETREAT",
                                           "CONSULT", "SANCTION", "THREATEN"};
    bool place = hangs_by(s, s->match->target, token, WORDS_where_preposition);
    if (entity_of(s->record, target)->kind == ONUS_KIND_PLACE)
        place |= !s->pattern->target &&
                 s->record->tokens.items[token].relation != REL_nmod_poss;
    return place && !ONUS_SLICE_IS_ONE_OF(s->reading->plover->type, reaching);
}

/* Is it what the thing is aimed at: who condemns a raid on a town does not
 * condemn the town? */
static bool is_aim(const seeker *s, uint32_t token)
{
    static const char *const judging[] = {"ACCUSE", "REJECT", "SUPPORT"};
    return ONUS_SLICE_IS_ONE_OF(s->reading->plover->type, judging) &&
           hangs_by(s, s->match->target, token, WORDS_aim_preposition);
}

/* Is a country that of one of the sources, or nobody's? */
static bool is_own(const seeker *s, const onus_actors *sources,
                   onus_slice country)
{
    bool own = !country.size;
    for (uint32_t i = 0; i < sources->count && !own; i++)
        own = onus_slice__equal(
            entity_of(s->record, &sources->items[i])->country, country);
    return own;
}

/* Is it the source's own home, called by no name: "to defend the nation"? */
static bool is_home(const seeker *s, const onus_actors *sources,
                    const onus_actor *target, uint32_t token)
{
    uint32_t mention = onus_resolve__actor(s->record, token);
    return mention != ONUS_NONE &&
           s->record->mentions.items[mention].form == ONUS_FORM_NOMINAL &&
           is_own(s, sources, entity_of(s->record, target)->country) &&
           s->record->tokens.items[token].xpos == XPOS_NN &&
           onus_tables__in(s->tables, WORDS_home_noun,
                           s->record->tokens.items[token].lemma);
}

static bool is_among(const onus_actor *actor, const onus_actors *list)
{
    for (uint32_t i = 0; i < list->count; i++)
        if (list->items[i].entity == actor->entity)
            return true;
    return false;
}

/* Where two meet: "Blair and Ahern held talks in Belfast". */
static bool is_venue(const seeker *s, const onus_actors *sources,
                     uint32_t token)
{
    return sources->count > 1 &&
           onus_slice__is(s->reading->plover->type, "CONSULT") &&
           onus_tables__in(s->tables, WORDS_where_preposition,
                           onus_record__preposition(s->record, token));
}

/* Keep who is acted on. */
static void sift_targets(const seeker *s, onus_parties *parties)
{
    const onus_record *record = s->record;
    onus_actors *targets = &parties->targets;
    uint32_t kept = 0, selves = 0;
    for (uint32_t i = 0; i < targets->count; i++) {
        const onus_actor *target = &targets->items[i];
        uint32_t mention = onus_record__token_at(record, target->span.end - 1);
        if (is_where(s, target, mention) || is_aim(s, mention) ||
            is_venue(s, &parties->sources, mention))
            continue;
        bool self = is_among(target, &parties->sources) ||
                    is_home(s, &parties->sources, target, mention);
        selves += self;
        if (!self)
            targets->items[kept++] = *target;
    }
    targets->count = kept;
    parties->self = !kept && selves;
}

/* ----------------------------------------------------------- together */

/* Is it an act that both have done if one has done it with the other? */
static bool is_mutual(const seeker *s)
{
    if (s->reading->status != STATUS_ACTUAL)
        return false;
    static const char *const codes[] = {"040", "041", "044", "046", "057"};
    const onus_token *head = &s->record->tokens.items[s->match->head];
    return ONUS_SLICE_IS_ONE_OF(s->reading->cameo->code, codes) ||
           onus_tables__in(s->tables, WORDS_mutual_word, head->lemma);
}

static void join(const seeker *s, onus_parties *parties)
{
    for (uint32_t i = 0; i < parties->targets.count; i++)
        add_once(s->record, &parties->sources, parties->targets.items[i]);
    parties->targets.count = 0;
    parties->joined = true;
}

/* ------------------------------------------------------- who is moved */

static bool is_armed(const onus_record *record, uint32_t token)
{
    static const char *const sectors[] = {"MIL", "COP", "REB", "UAF", "SPY"};
    uint32_t mention = onus_resolve__actor(record, token);
    if (mention == ONUS_NONE)
        return false;
    uint32_t entity = record->mentions.items[mention].entity;
    return ONUS_SLICE_IS_ONE_OF(record->entities.items[entity].sectors[0],
                                sectors);
}

/* Who is said to be moved by nobody moves: "the army was put on alert", "police
 * officers were deployed". ONUS_NONE if it is not so. */
static uint32_t mover(const seeker *s)
{
    const onus_plover *plain = &s->tables->plover.items[s->pattern->plover];
    if (s->pattern->head != HEAD_VERB ||
        !onus_slice__is(plain->type, "MOBILIZE"))
        return ONUS_NONE;
    onus_clause clause = onus_clause__read(s->record, s->match->head);
    bool moved = clause.passive && clause.subject == ONUS_NONE &&
                 clause.object != ONUS_NONE;
    return moved && is_armed(s->record, clause.object) ? clause.object
                                                       : ONUS_NONE;
}

/* Whose it is that moves is not moved against. */
static void set_moving(const seeker *s, onus_parties *parties)
{
    uint32_t moving = mover(s), target = s->match->target;
    parties->sources = actors_of(s->record, moving, ONUS_NONE);
    if (moving != ONUS_NONE && target != ONUS_NONE &&
        onus_record__under(s->record, target, moving))
        parties->targets.count = 0;
}

onus_parties onus_parties__of(const onus_tables *tables, onus_record *record,
                              const onus_match *match,
                              const onus_reading *reading)
{
    seeker s = {tables, record, match, &tables->patterns.items[match->pattern],
                reading};
    onus_parties parties = {
        .sources = actors_of(record, match->source, match->target),
        .targets = actors_of(record, match->target, match->source)};
    sift_sources(&s, &parties);
    if (!parties.sources.count)
        set_moving(&s, &parties);
    sift_targets(&s, &parties);
    if (parties.sources.count && parties.targets.count && is_mutual(&s))
        join(&s, &parties);
    return parties;
}

/* ------------------------------------------------------------ judgement */

static bool any_known(const onus_record *record, const onus_actors *list)
{
    for (uint32_t i = 0; i < list->count; i++) {
        const onus_entity *entity = entity_of(record, &list->items[i]);
        if (entity->code.size || entity->country.size)
            return true;
    }
    return false;
}

/* Was it violence, though nobody is said to have used it: "killed in a raid"?
 */
static bool is_violent(const onus_tables *tables, const onus_record *record,
                       uint32_t verb)
{
    const onus_token *tokens = record->tokens.items;
    for (uint32_t c = tokens[verb].first_child; c != ONUS_NONE;
         c = tokens[c].next_sibling)
        if ((tokens[c].relation == REL_obl ||
             tokens[c].relation == REL_obl_agent) &&
            onus_tables__in(tables, WORDS_violence_noun, tokens[c].lemma))
            return true;
    return false;
}

/* Does a weapon act by itself: "a roadside bomb killed two policemen"? */
static bool is_weapon(const onus_tables *tables, const onus_record *record,
                      uint32_t subject)
{
    return subject != ONUS_NONE &&
           onus_tables__in(tables, WORDS_weapon_noun,
                           record->tokens.items[subject].lemma);
}

/* May the act be told without saying who did it: "two reporters were detained"?
 * What kills and wounds may be an accident, unless it was a weapon. */
static bool may_lack_source(const onus_tables *tables,
                            const onus_record *record, const onus_match *match,
                            const onus_reading *reading)
{
    static const char *const done[] = {"ASSAULT", "COERCE", "SANCTION",
                                       "RETREAT", "ACCUSE"};
    const onus_token *verb = &record->tokens.items[match->head];
    if (reading->status != STATUS_ACTUAL ||
        !ONUS_SLICE_IS_ONE_OF(reading->plover->type, done) ||
        !onus_clause__is_verb(verb) || match->target == ONUS_NONE ||
        record->mention_of[match->target] == ONUS_NONE)
        return false;
    onus_clause clause = onus_clause__read(record, match->head);
    if (clause.object != match->target)
        return false;
    if (is_weapon(tables, record, clause.subject) ||
        (clause.passive && is_violent(tables, record, match->head)))
        return true;
    return clause.passive && clause.subject == ONUS_NONE &&
           !onus_tables__in(tables, WORDS_mishap_verb, verb->lemma);
}

/* Do several do it together, so that each has the others? */
static bool together(const onus_parties *parties, const onus_reading *reading)
{
    static const char *const joint[] = {"COOPERATE", "CONSULT", "AGREE",
                                        "SUPPORT"};
    return parties->joined ||
           (parties->sources.count > 1 &&
            ONUS_SLICE_IS_ONE_OF(reading->plover->type, joint));
}

onus_parties_verdict onus_parties__judge(const onus_tables *tables,
                                         const onus_record *record,
                                         const onus_match *match,
                                         const onus_reading *reading,
                                         const onus_parties *parties)
{
    const onus_pattern *pattern = &tables->patterns.items[match->pattern];
    const onus_plover *plain = &tables->plover.items[pattern->plover];
    /* Troops are moved wherever it may be: "to the river". */
    bool anywhere = onus_slice__is(plain->type, "MOBILIZE");
    if (!parties->sources.count &&
        !(parties->targets.count &&
          may_lack_source(tables, record, match, reading)))
        return PARTIES_NO_SOURCE;
    bool needs = plain->recipient || (pattern->target && !anywhere);
    if (needs && !parties->targets.count && !together(parties, reading))
        return parties->self ? PARTIES_ONE_ACTOR : PARTIES_NO_TARGET;
    bool known = any_known(record, &parties->sources) ||
                 any_known(record, &parties->targets);
    return known ? PARTIES_COMPLETE : PARTIES_NO_ACTOR;
}
