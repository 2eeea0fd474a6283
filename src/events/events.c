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
#include "events/affairs.h"
#include "events/clause.h"
#include "events/details.h"
#include "events/parties.h"
#include "events/status.h"
#include "resolve/resolve.h"

enum { CLIMB = 4 /* governors looked at for an accusation */ };

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

/* Is a verb opened by "of", "for", "as", "with": "of shelling"? */
static bool is_gerund(const finder *f, uint32_t verb)
{
    if (!onus_clause__is_verb(&f->record->tokens.items[verb]))
        return false;
    uint32_t mark = onus_record__child(f->record, verb, REL_mark);
    if (mark == ONUS_NONE)
        mark = onus_record__child(f->record, verb, REL_case);
    if (mark == ONUS_NONE)
        return false;
    onus_slice word = f->record->tokens.items[mark].lemma;
    return onus_slice__is(word, "with") ||
           onus_tables__in(f->tables, WORDS_content_preposition, word);
}

/* Does a word lie in the content of an act of words: "accused of shelling",
 * "praised for sending troops"? It hangs on the verb or, parsed one word too
 * low, on the one spoken to. */
static bool in_content(const finder *f, const onus_match *outer, uint32_t word)
{
    const onus_token *tokens = f->record->tokens.items;
    uint32_t below = word;
    while (below != ONUS_NONE && tokens[below].head != outer->head &&
           tokens[below].head != outer->target)
        below = tokens[below].head;
    return below != ONUS_NONE && is_gerund(f, below);
}

/* "Accused Egypt and others of shelling": whatever the tree has made of those
 * accused, nobody says more than that they are. */
static bool is_alleged(const finder *f, uint32_t word)
{
    const onus_token *tokens = f->record->tokens.items;
    bool gerund = false;
    for (int level = 0; level < CLIMB; level++) {
        uint32_t above = tokens[word].head;
        if (above == ONUS_NONE || tokens[word].relation == REL_acl_relcl)
            return false;
        gerund |= is_gerund(f, word);
        if (gerund && onus_tables__in(f->tables, WORDS_accusing_verb,
                                      tokens[above].lemma))
            return true;
        word = above;
    }
    return false;
}

static bool is_of_words(const finder *f, const onus_match *match)
{
    const onus_pattern *pattern = &f->tables->patterns.items[match->pattern];
    return f->tables->plover.items[pattern->plover].quad % 2;
}

/* Has it somebody who acts? "The raid was condemned" tells of a raid only. */
static bool has_source(const onus_record *record, const onus_match *match)
{
    return match->source != ONUS_NONE &&
           onus_resolve__actor(record, match->source) != ONUS_NONE;
}

/* Is the act of `inner` only what `outer` speaks of: "agreed to meet",
 * "condemned the raid"; or is its word one of the outer pattern's: "launched
 * an attack on", "aid was suspended"? */
static bool swallows(const finder *f, const onus_match *outer,
                     const onus_match *inner)
{
    const onus_record *record = f->record;
    if (outer->head == inner->head)
        return false;
    if (outer->infinitive != ONUS_NONE &&
        onus_record__under(record, inner->head, outer->infinitive))
        return true;
    if (inner->head == outer->target)
        return has_source(record, outer);
    if (inner->head >= outer->first && inner->head <= outer->last &&
        onus_record__under(record, inner->head, outer->head))
        return inner->score <= outer->score &&
               (inner->head > outer->head || has_source(record, outer));
    return is_of_words(f, outer) && in_content(f, outer, inner->head);
}

/* Mark matches that are parts of others by taking their score away. Matches
 * are in the order of the text, so each is held against those of its own
 * sentence only. */
static void settle(const finder *f, onus_matches *matches)
{
    const onus_token *tokens = f->record->tokens.items;
    for (uint32_t i = 0; i < matches->count; i++)
        if (is_alleged(f, matches->items[i].head))
            matches->items[i].score = -matches->items[i].score;
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
                swallows(f, outer, inner))
                inner->score = -inner->score;
        }
    }
}

/* What is no act is no answer to anybody's question either. */
static void drop_nothings(const finder *f, onus_matches *matches)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < matches->count; i++) {
        uint32_t row = matches->items[i].pattern;
        if (!f->tables->patterns.items[row].nothing)
            matches->items[kept++] = matches->items[i];
    }
    matches->count = kept;
}

/* ---------------------------------------------------------------- events */

/* How far the country of the most doubtful actor was looked for (onus_ground),
 * if farther than the worst so far. */
static int doubt(const onus_record *record, int worst,
                 const onus_actors *list)
{
    for (uint32_t i = 0; i < list->count; i++) {
        uint32_t token =
            onus_record__token_at(record, list->items[i].span.start);
        if (record->ground_of[token] > worst)
            worst = record->ground_of[token];
    }
    return worst;
}

static double confidence(const onus_match *match, int status,
                         const onus_actors *targets)
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

static void add_event(finder *f, const onus_match *match,
                      const onus_reading *reading, const onus_parties *parties)
{
    onus_record *record = f->record;
    const onus_pattern *pattern = &f->tables->patterns.items[match->pattern];
    const onus_plover *plover = reading->plover;
    const onus_cameo *cameo = reading->cameo;
    const onus_actors *sources = &parties->sources;
    const onus_actors *targets = &parties->targets;
    uint32_t last = match->last > match->head ? match->last : match->head;
    int doubts = doubt(record, doubt(record, GROUND_SAID, sources), targets);
    onus_event event = {
        .type = plover->type_name, .mode = plover->mode_name,
        .status = onus_event_status__name((onus_event_status)reading->status),
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
        .confidence = confidence(match, reading->status, targets) -
                      0.03 * doubts,
        .why = onus_events__why(record, pattern)};
    if (onus_array__push(&record->arena, &record->events, event))
        record->sentences.items[event.sentence].event_count++;
}

/* ---------------------------------------------------------- why not */

/* Why a sentence has no event, from what was found in it last. The names of
 * what is no political act are those of the tables. */
typedef enum reason {
    REASON_NO_EVENT_WORD,
    REASON_NO_ACTOR,
    REASON_NO_SOURCE,
    REASON_NO_TARGET,
    REASON_ONE_ACTOR,
    REASON_PART_OF_ANOTHER,
    REASON_NOTHING, /* and then those of onus_nothing */
} reason;

static const char *name_of(unsigned why)
{
    static const char *const names[] = {"no_event_word", "no_actor",
                                        "no_source",     "no_target",
                                        "one_actor",     "part_of_another"};
    return why < REASON_NOTHING
               ? names[why]
               : onus_nothing__name((onus_nothing)(why - REASON_NOTHING));
}

/* What a match comes to: its reading, its parties, and why it is no event. */
typedef struct finding {
    onus_reading reading;
    onus_parties parties;
    onus_parties_verdict verdict;
    onus_nothing nothing;
} finding;

static finding judge(finder *f, const onus_match *match)
{
    finding found = {
        .reading = onus_events__read(f->tables, f->record, match),
        .nothing = f->tables->patterns.items[match->pattern].nothing};
    found.parties =
        onus_parties__of(f->tables, f->record, match, &found.reading);
    found.verdict = onus_parties__judge(f->tables, f->record, match,
                                        &found.reading, &found.parties);
    if (!found.nothing && found.verdict == PARTIES_COMPLETE)
        found.nothing = onus_affairs__of(f->tables, f->record, match,
                                         &found.reading, &found.parties);
    return found;
}

/* Is nobody acted on where the row wants somebody: "rejected claims of a
 * cover-up" has the place of a target, and no target in it? */
static bool lacks_target(const finder *f, const onus_match *match,
                         const finding *found)
{
    return f->tables->patterns.items[match->pattern].target &&
           !found->nothing && (found->verdict == PARTIES_NO_TARGET ||
                               found->verdict == PARTIES_ONE_ACTOR);
}

/* Then a row that wants none tells what was done: `match` becomes it. */
static void settle_for_less(finder *f, onus_match *match, finding *found)
{
    onus_match bare;
    if (!onus_match__bare(f->tables, f->record, match->head, &bare))
        return;
    finding instead = judge(f, &bare);
    if (instead.verdict != PARTIES_COMPLETE)
        return;
    *match = bare;
    *found = instead;
}

/* Add the event, or say why it is none. */
static void code_match(finder *f, onus_match *match, unsigned *why_not)
{
    static const reason said[] = {
        [PARTIES_NO_ACTOR] = REASON_NO_ACTOR,
        [PARTIES_NO_SOURCE] = REASON_NO_SOURCE,
        [PARTIES_NO_TARGET] = REASON_NO_TARGET,
        [PARTIES_ONE_ACTOR] = REASON_ONE_ACTOR};
    finding found = judge(f, match);
    if (lacks_target(f, match, &found))
        settle_for_less(f, match, &found);
    if (found.nothing)
        *why_not = REASON_NOTHING + found.nothing;
    else if (found.verdict == PARTIES_COMPLETE)
        add_event(f, match, &found.reading, &found.parties);
    else
        *why_not = said[found.verdict];
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
    unsigned *why_not = onus_arena__array(scratch, record->sentences.count + 1,
                                        sizeof *why_not);
    if (!why_not || !collect(&f, matches))
        return onus_error__memory(error);
    settle(&f, matches);
    for (uint32_t i = 0; i < matches->count; i++) {
        onus_match *match = &matches->items[i];
        uint32_t sentence = record->tokens.items[match->head].sentence;
        if (match->score > 0)
            code_match(&f, match, &why_not[sentence]);
        else if (why_not[sentence] == REASON_NO_EVENT_WORD)
            why_not[sentence] = REASON_PART_OF_ANOTHER;
    }
    drop_nothings(&f, matches);
    onus_details__add(tables, record);
    for (uint32_t s = 0; s < record->sentences.count; s++) {
        onus_sentence *sentence = &record->sentences.items[s];
        if (!sentence->event_count)
            sentence->reason = has_mention(record, sentence)
                                   ? name_of(why_not[s])
                                   : name_of(REASON_NO_ACTOR);
    }
    return scratch->failed || record->arena.failed ? onus_error__memory(error)
                                                   : ONUS_OK;
}
