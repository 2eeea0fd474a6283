/* Events: patterns met on the tree, whose source (and target) are actors.
 *
 * Every word is asked for the best pattern that hangs on it. A match that lies
 * inside the infinitive of a stronger one ("agreed to meet") is part of that
 * one. What remains is an event if the source is an actor, and the target too
 * where the pattern has one. A sentence that ends without an event is given
 * the reason.
 */
#include "events/events.h"

#include "base/error.h"
#include "events/clause.h"
#include "events/details.h"
#include "events/status.h"
#include "resolve/resolve.h"

typedef struct finder {
    const onus_tables *tables;
    onus_record *record;
    onus_arena *scratch;
} finder;

/* ---------------------------------------------------------------- matches */

static bool collect(finder *f, onus_matches *matches)
{
    for (uint32_t t = 0; t < f->record->tokens.count; t++) {
        onus_match match;
        if (onus_match__token(f->tables, f->record, t, &match) &&
            !onus_array__push(f->scratch, matches, match))
            return false;
    }
    return true;
}

/* Is the act of `inner` only what `outer` speaks of: "agreed to meet",
 * "refused to attack"; or is its word one of the outer pattern's: "launched an
 * attack on"? */
static bool swallows(const onus_record *record, const onus_match *outer,
                     const onus_match *inner)
{
    if (outer->head == inner->head)
        return false;
    if (outer->infinitive != ONUS_NONE &&
        onus_record__under(record, inner->head, outer->infinitive))
        return true;
    if (inner->head > outer->head && inner->head <= outer->last &&
        onus_record__under(record, inner->head, outer->head) &&
        record->tokens.items[inner->head].sentence ==
            record->tokens.items[outer->head].sentence)
        return inner->score <= outer->score;
    return false;
}

/* Mark matches that are parts of others by taking their score away. Matches
 * are in the order of the text, so each is held against those of its own
 * sentence only. */
static void settle(const finder *f, onus_matches *matches)
{
    const onus_token *tokens = f->record->tokens.items;
    for (uint32_t i = 0, first = 0; i < matches->count; i++) {
        onus_match *outer = &matches->items[i];
        uint32_t sentence = tokens[outer->head].sentence;
        while (tokens[matches->items[first].head].sentence != sentence)
            first++;
        for (uint32_t k = first; k < matches->count; k++) {
            onus_match *inner = &matches->items[k];
            if (tokens[inner->head].sentence != sentence)
                break;
            if (inner->score > 0 && outer->score > 0 &&
                swallows(f->record, outer, inner))
                inner->score = -inner->score;
        }
    }
}

/* ------------------------------------------------------ PLOVER's turns */

typedef struct turn {
    const char *type, *to, *cameo;
} turn;

/* What an act becomes when it is still to come (PLOVER manual 2021), */
static const turn future_turns[] = {
    {"CONSULT", "AGREE", "036"},     {"SUPPORT", "AGREE", "032"},
    {"COOPERATE", "AGREE", "031"},   {"AID", "AGREE", "033"},
    {"RETREAT", "AGREE", "035"},     {"ASSAULT", "THREATEN", "138"},
    {"SANCTION", "THREATEN", "131"}, {"COERCE", "THREATEN", "137"},
    {"MOBILIZE", "THREATEN", "138"}, {"PROTEST", "THREATEN", "133"},
};

/* and when the doing of it is refused. */
static const turn refusal_turns[] = {
    {"CONSULT", "REJECT", "125"},   {"SUPPORT", "REJECT", "120"},
    {"COOPERATE", "REJECT", "121"}, {"AID", "REJECT", "122"},
    {"RETREAT", "REJECT", "124"},   {"CONCEDE", "REJECT", "123"},
    {"AGREE", "REJECT", "120"},
};

static void turn_by(const onus_tables *tables, const turn *turns, size_t count,
                    onus_reading *reading)
{
    for (size_t i = 0; i < count; i++) {
        if (!onus_slice__is(reading->plover->type, turns[i].type))
            continue;
        const onus_plover *plover = onus_tables__plover(
            tables, onus_slice__of(turns[i].to), (onus_slice){0});
        uint32_t code = turns[i].cameo
                            ? onus_map__find(&tables->cameo_of,
                                             onus_slice__of(turns[i].cameo))
                            : ONUS_NONE;
        if (plover)
            reading->plover = plover;
        if (code != ONUS_NONE)
            reading->cameo = &tables->cameo.items[code];
        return;
    }
}

/* A condition may hang on the verb behind `to`: "offered to shut it if ...". */
static onus_event_status status_of(const onus_tables *tables,
                                   const onus_record *record,
                                   const onus_match *match)
{
    onus_event_status status =
        onus_event_status__of(tables, record, match->head);
    if (status == STATUS_ACTUAL && match->infinitive != ONUS_NONE &&
        onus_event_status__depends(tables, record, match->infinitive))
        return STATUS_CONDITIONAL;
    return status;
}

onus_reading onus_events__read(const onus_tables *tables,
                               const onus_record *record,
                               const onus_match *match)
{
    const onus_pattern *pattern = &tables->patterns.items[match->pattern];
    onus_reading reading = {.plover = &tables->plover.items[pattern->plover],
                            .cameo = &tables->cameo.items[pattern->cameo],
                            .status = status_of(tables, record, match)};
    bool to_come = reading.status == STATUS_FUTURE ||
                   (reading.status == STATUS_CONDITIONAL &&
                    onus_event_status__wills(tables, record, match->head));
    if (to_come)
        turn_by(tables, future_turns,
                sizeof future_turns / sizeof *future_turns, &reading);
    /* Not to agree is to refuse; not to do is not. */
    if (reading.status == STATUS_NEGATED &&
        (onus_slice__is(reading.plover->type, "AGREE") ||
         onus_event_status__wills(tables, record, match->head))) {
        turn_by(tables, refusal_turns,
                sizeof refusal_turns / sizeof *refusal_turns, &reading);
        if (onus_slice__is(reading.plover->type, "REJECT"))
            reading.status = STATUS_ACTUAL;
    }
    return reading;
}

/* ---------------------------------------------------------------- actors */

typedef ONUS_ARRAY(onus_actor) actors;

static bool acts(const onus_record *record, uint32_t mention)
{
    const onus_entity *entity =
        &record->entities.items[record->mentions.items[mention].entity];
    return entity->kind != ONUS_KIND_OTHER &&
           (entity->kind != ONUS_KIND_PLACE || entity->code.size);
}

static void add_once(finder *f, actors *list, onus_actor actor)
{
    for (uint32_t i = 0; i < list->count; i++)
        if (list->items[i].entity == actor.entity)
            return;
    onus_array__push(&f->record->arena, list, actor);
}

/* Is a mention below a slot only where the thing stands: "a declaration at the
 * border", "the reactor in Yongbyon"? */
static bool is_where(const finder *f, uint32_t mention, uint32_t slot)
{
    const onus_token *tokens = f->record->tokens.items;
    for (uint32_t t = mention; t != slot && t != ONUS_NONE;
         t = tokens[t].head) {
        uint32_t word = tokens[t].relation == REL_nmod ||
                                tokens[t].relation == REL_obl
                            ? onus_record__child(f->record, t, REL_case)
                            : ONUS_NONE;
        if (word != ONUS_NONE &&
            onus_tables__in(f->tables, WORDS_where_preposition,
                            tokens[word].lemma))
            return true;
    }
    return false;
}

static void add_actor(finder *f, actors *list, uint32_t token)
{
    uint32_t mention = onus_resolve__actor(f->record, token);
    if (mention == ONUS_NONE || !acts(f->record, mention))
        return;
    const onus_mention *found = &f->record->mentions.items[mention];
    add_once(f, list, (onus_actor){found->span, found->entity});
    uint32_t partner = f->record->partner_of[found->head];
    if (partner != ONUS_NONE)
        add_once(f, list, (onus_actor){found->span, partner});
}

/* The actors that a slot stands for: its own and its conjuncts', but for the
 * one that fills the other slot ("between S and T"). */
static actors actors_of(finder *f, uint32_t token, uint32_t other)
{
    actors list = {0};
    if (token == ONUS_NONE)
        return list;
    const onus_token *tokens = f->record->tokens.items;
    add_actor(f, &list, token);
    for (uint32_t c = tokens[token].first_child; c != ONUS_NONE;
         c = tokens[c].next_sibling)
        if (tokens[c].relation == REL_conj && c != other)
            add_actor(f, &list, c);
    return list;
}

/* May a place itself be what the act is done to: bombed, visited, helped,
 * left? */
static bool reaches_places(const onus_plover *plover)
{
    static const char *const types[] = {"ASSAULT", "COERCE",  "MOBILIZE", "AID",
                                        "PROTEST", "RETREAT", "CONSULT",
                                        "SANCTION", "THREATEN"};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (onus_slice__is(plover->type, types[i]))
            return true;
    return false;
}

/* Take targets away that only say where: nobody offers to a test site to scrap
 * it. */
static void without_places(const finder *f, const onus_match *match,
                           const onus_plover *plover, actors *targets)
{
    const onus_record *record = f->record;
    const onus_pattern *pattern = &f->tables->patterns.items[match->pattern];
    uint32_t kept = 0;
    for (uint32_t i = 0; i < targets->count; i++) {
        const onus_actor *target = &targets->items[i];
        uint32_t token = onus_record__token_at(record, target->span.start);
        bool place = is_where(f, token, match->target);
        if (record->entities.items[target->entity].kind == ONUS_KIND_PLACE)
            place |= !pattern->target;
        if (!place || reaches_places(plover))
            targets->items[kept++] = *target;
    }
    targets->count = kept;
}

/* Take away from `list` who is in `others` too: nobody acts on himself. */
static void without(actors *list, const actors *others)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < list->count; i++) {
        bool shared = false;
        for (uint32_t k = 0; k < others->count; k++)
            shared |= list->items[i].entity == others->items[k].entity;
        if (!shared)
            list->items[kept++] = list->items[i];
    }
    list->count = kept;
}

/* ---------------------------------------------------------------- events */

static double confidence(const onus_match *match, int status,
                         const actors *targets)
{
    double value = 0.5 + 0.0125 * (match->score > 24 ? 24 : match->score);
    if (status != STATUS_ACTUAL)
        value -= 0.05;
    if (targets->count)
        value += 0.1;
    return value > 0.95 ? 0.95 : value;
}

onus_slice onus_events__why(onus_record *record, const onus_pattern *pattern)
{
    return onus_arena__print(&record->arena, "events.tsv:%u %.*s",
                             pattern->line, (int)pattern->text.size,
                             pattern->text.data);
}

static void add_event(finder *f, const onus_match *match, actors *sources,
                      actors *targets)
{
    onus_record *record = f->record;
    const onus_pattern *pattern = &f->tables->patterns.items[match->pattern];
    onus_reading reading = onus_events__read(f->tables, record, match);
    const onus_plover *plover = reading.plover;
    const onus_cameo *cameo = reading.cameo;
    uint32_t last = match->last > match->head ? match->last : match->head;
    onus_event event = {
        .type = plover->type_name, .mode = plover->mode_name,
        .status = onus_event_status__name((onus_event_status)reading.status),
        .quad = plover->quad,
        .intensity = plover->intensity, .cameo = cameo->code,
        .goldstein = cameo->goldstein, .contexts = pattern->contexts,
        .context_count = pattern->context_count, .sources = sources->items,
        .targets = targets->items, .source_count = sources->count,
        .target_count = targets->count,
        .trigger = {record->tokens.items[match->head].span.start,
                    record->tokens.items[last].span.end},
        .sentence = record->tokens.items[match->head].sentence,
        .place = ONUS_NONE, .dead = ONUS_NONE, .injured = ONUS_NONE,
        .arrested = ONUS_NONE, .size = ONUS_NONE, .statement = ONUS_NONE,
        .confidence = confidence(match, reading.status, targets),
        .why = onus_events__why(record, pattern)};
    if (onus_array__push(&record->arena, &record->events, event))
        record->sentences.items[event.sentence].event_count++;
}

/* Why a sentence has no event, from the best that was found in it. */
typedef enum reason {
    REASON_NO_EVENT_WORD,
    REASON_NO_ACTOR,
    REASON_NO_SOURCE,
    REASON_NO_TARGET,
    REASON_ONE_ACTOR,
    REASON_PART_OF_ANOTHER,
} reason;

static const char *const reasons[] = {"no_event_word", "no_actor",
                                      "no_source",     "no_target",
                                      "one_actor", "part_of_another"};

static void code_match(finder *f, const onus_match *match, reason *reason)
{
    const onus_pattern *pattern = &f->tables->patterns.items[match->pattern];
    const onus_plover *plover = &f->tables->plover.items[pattern->plover];
    actors sources = actors_of(f, match->source, match->target);
    actors targets = actors_of(f, match->target, match->source);
    without_places(f, match, plover, &targets);
    uint32_t before = targets.count;
    without(&targets, &sources);
    bool needs = plover->recipient || pattern->target;
    if (!sources.count)
        *reason = REASON_NO_SOURCE;
    else if (needs && !targets.count)
        *reason = before ? REASON_ONE_ACTOR : REASON_NO_TARGET;
    else
        add_event(f, match, &sources, &targets);
}

static bool has_mention(const onus_record *record,
                        const onus_sentence *sentence)
{
    for (uint32_t t = 0; t < sentence->token_count; t++)
        if (record->mention_of[sentence->first_token + t] != ONUS_NONE)
            return true;
    return false;
}

onus_status onus_events__find(const onus_tables *tables, onus_arena *scratch,
                              onus_record *record, onus_matches *matches,
                              onus_error *error)
{
    finder f = {tables, record, scratch};
    reason *why_not = onus_arena__array(scratch, record->sentences.count + 1,
                                        sizeof *why_not);
    if (!why_not || !collect(&f, matches))
        return onus_error__memory(error);
    settle(&f, matches);
    for (uint32_t i = 0; i < matches->count; i++) {
        const onus_match *match = &matches->items[i];
        uint32_t sentence = record->tokens.items[match->head].sentence;
        if (match->score > 0)
            code_match(&f, match, &why_not[sentence]);
        else if (why_not[sentence] == REASON_NO_EVENT_WORD)
            why_not[sentence] = REASON_PART_OF_ANOTHER;
    }
    onus_details__add(tables, record);
    for (uint32_t s = 0; s < record->sentences.count; s++) {
        onus_sentence *sentence = &record->sentences.items[s];
        if (!sentence->event_count)
            sentence->reason = has_mention(record, sentence)
                                   ? reasons[why_not[s]]
                                   : reasons[REASON_NO_ACTOR];
    }
    return scratch->failed || record->arena.failed ? onus_error__memory(error)
                                                   : ONUS_OK;
}
