/* Relations: what does the sentence say that the one did to the other?
 *
 * The caller has marked source and target. Of all patterns met in the sentence
 * the one whose own source and target lie in those spans is the answer; failing
 * that, the one that is nearest to both. What is answered is what the match is
 * as an event (onus_events__read): a pair and an event never differ on the same
 * words.
 */
#include "events/events.h"

#include "base/error.h"
#include "events/status.h"

typedef struct seeker {
    const onus_tables *tables;
    const onus_record *record;
    const onus_pair *pair;
} seeker;

static bool inside(const onus_span *spans, uint32_t count, onus_span token)
{
    for (uint32_t i = 0; i < count; i++)
        if (token.start < spans[i].end && spans[i].start < token.end)
            return true;
    return false;
}

/* How well a slot of a match agrees with marked spans: its head lies in them
 * (4), they lie below it (3: "the decision of [the court]"), its conjuncts or
 * the noun it belongs to (2), or nothing of that (0). */
static int agreement(const seeker *s, uint32_t token, const onus_span *spans,
                     uint32_t count)
{
    const onus_token *tokens = s->record->tokens.items;
    if (token == ONUS_NONE || !count)
        return 0;
    if (inside(spans, count, tokens[token].span))
        return 4;
    for (uint32_t t = tokens[token].first; t <= tokens[token].last; t++)
        if (inside(spans, count, tokens[t].span) &&
            onus_record__under(s->record, t, token))
            return 3;
    uint32_t above = tokens[token].head;
    if (above != ONUS_NONE && inside(spans, count, tokens[above].span))
        return 2;
    /* A pronoun or title for the same actor. */
    uint32_t mention = s->record->mention_of[token];
    for (uint32_t m = 0; mention != ONUS_NONE && m < s->record->mentions.count;
         m++)
        if (s->record->mentions.items[m].entity ==
                s->record->mentions.items[mention].entity &&
            inside(spans, count, s->record->mentions.items[m].span))
            return 2;
    return 0;
}

static int depth(const onus_record *record, uint32_t token)
{
    int levels = 0;
    while ((token = record->tokens.items[token].head) != ONUS_NONE)
        levels++;
    return levels;
}

/* How good an answer a match is. */
static int value_of(const seeker *s, const onus_match *match)
{
    int source = agreement(s, match->source, s->pair->source,
                           s->pair->source_count);
    int target = agreement(s, match->target, s->pair->target,
                           s->pair->target_count);
    int score = match->score < 0 ? -match->score : match->score;
    int value = 12 * source + 10 * target + 3 * (score < 32 ? score : 32) / 4 -
                3 * depth(s->record, match->head);
    if (match->score < 0)
        value -= 25;
    /* A word inside the marked spans is what they are called, not what they
     * do. */
    onus_span word = s->record->tokens.items[match->head].span;
    if (inside(s->pair->source, s->pair->source_count, word))
        value -= 25;
    if (inside(s->pair->target, s->pair->target_count, word))
        value -= 12;
    return value;
}

static const onus_match *answer(const seeker *s, const onus_matches *matches,
                                int *value)
{
    const onus_match *best = NULL;
    for (uint32_t i = 0; i < matches->count; i++) {
        int here = value_of(s, &matches->items[i]);
        if (!best || here > *value) {
            best = &matches->items[i];
            *value = here;
        }
    }
    return best;
}

static onus_relation relation_of(const seeker *s, const onus_matches *matches,
                                 onus_record *record)
{
    int value = 0;
    const onus_match *match = answer(s, matches, &value);
    if (!match)
        return (onus_relation){.why = ONUS_SLICE("no_event_word")};
    const onus_pattern *pattern = &s->tables->patterns.items[match->pattern];
    onus_reading reading = onus_events__read(s->tables, record, match);
    double confidence = 0.3 + value / 200.0;
    return (onus_relation){
        .type = reading.plover->type_name,
        .quad = reading.plover->quad,
        .status = onus_event_status__name((onus_event_status)reading.status),
        .confidence = confidence < 0.05   ? 0.05
                      : confidence > 0.95 ? 0.95
                                          : confidence,
        .why = onus_events__why(record, pattern)};
}

onus_status onus_relations__find(const onus_tables *tables,
                                 const onus_matches *matches,
                                 const onus_pair *pairs, uint32_t count,
                                 onus_record *record, onus_error *error)
{
    for (uint32_t i = 0; i < count; i++) {
        seeker s = {tables, record, &pairs[i]};
        onus_relation relation = relation_of(&s, matches, record);
        onus_array__push(&record->arena, &record->relations, relation);
    }
    return record->arena.failed ? onus_error__memory(error) : ONUS_OK;
}
