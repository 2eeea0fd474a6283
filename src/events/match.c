/* Matching event patterns on dependency trees: which row is it?
 *
 * Every row whose head is the token's lemma is tried (match_pieces.c walks it
 * down the tree, match_slots.c finds the source); the most specific that fits
 * wins.
 *
 *     "Seoul imposed sanctions on the North"    impose @sanction on T
 *                                               (over impose @sanction)
 *
 * Who says that he will not do a thing refuses to: "will not attend the talks"
 * meets "refuse to attend @talk" from its third word on.
 */
#include "events/match.h"

#include "events/match_parts.h"
#include "events/mood.h"
#include "resolve/resolve.h"

static bool head_fits(const onus_pattern *pattern, const onus_token *token)
{
    switch (pattern->head) {
    case HEAD_VERB:
        return onus_clause__is_verb(token);
    case HEAD_NOUN:
        return token->upos == UPOS_NOUN || token->upos == UPOS_PROPN;
    case HEAD_ADJECTIVE:
        return token->upos == UPOS_ADJ || token->upos == UPOS_VERB ||
               token->upos == UPOS_ADV;
    }
    return false;
}

/* How specific a match is: four for each point of the pattern's weight, but for
 * a word that was only understood. A slot whose filler is no actor is worth
 * less than not having the slot at all. */
static int score_of(const onus_matcher *m, bool refused)
{
    int score = 4 * (int)(m->pattern->weight - refused);
    if (m->pattern->target &&
        onus_resolve__actor(m->record, m->target) == ONUS_NONE)
        score -= 14;
    if (m->source != ONUS_NONE &&
        onus_resolve__actor(m->record, m->source) != ONUS_NONE)
        score += 1;
    return score > 1 ? score : 1;
}

/* Does a noun stand for a sentence: "protests erupted", "the army is on alert"?
 */
static bool tells(const onus_matcher *m)
{
    uint32_t noun = m->clause.head;
    return onus_matcher__happening(m->tables, m->record, noun) != ONUS_NONE ||
           (onus_record__child(m->record, noun, REL_cop) != ONUS_NONE &&
            onus_record__child(m->record, noun, REL_case) != ONUS_NONE);
}

/* Is a row of one word met where the word means less? A noun that names nobody
 * ("protest") tells of an act only where it stands for a sentence; and who
 * meets a demand meets nobody. */
static bool is_idle(const onus_matcher *m)
{
    if (m->pattern->count > 1)
        return false;
    if (m->pattern->head == HEAD_NOUN)
        return !tells(m);
    const onus_plover *act = &m->tables->plover.items[m->pattern->plover];
    uint32_t object = m->clause.object;
    return onus_slice__is(act->type, "CONSULT") && object != ONUS_NONE &&
           onus_resolve__actor(m->record, object) == ONUS_NONE &&
           !onus_matcher__in_time(m->record, object);
}

/* Try a row on a token that its first `met` pieces have met. */
static bool try_pattern(const onus_tables *tables, const onus_record *record,
                        uint32_t token, uint32_t row, uint32_t met,
                        onus_match *match)
{
    const onus_pattern *pattern = &tables->patterns.items[row];
    if (!head_fits(pattern, &record->tokens.items[token]))
        return false;
    bool refused = met > 1;
    onus_matcher m = {.tables = tables,
                      .record = record,
                      .tokens = record->tokens.items,
                      .pattern = pattern,
                      .clause = onus_clause__read(record, token),
                      .chain = {token},
                      .length = 1,
                      .source = ONUS_NONE,
                      .target = ONUS_NONE,
                      .infinitive = refused ? token : ONUS_NONE,
                      .first = token,
                      .last = token,
                      .steps = 400};
    if (is_idle(&m) || !onus_matcher__meet(&m, met))
        return false;
    onus_matcher__find_source(&m);
    onus_matcher__find_inner_target(&m);
    *match = (onus_match){.pattern = row,
                          .head = token,
                          .first = m.first,
                          .last = m.last,
                          .source = m.source,
                          .target = m.target,
                          .infinitive = m.infinitive,
                          .score = score_of(&m, refused),
                          .refused = refused};
    return true;
}

/* The chain of patterns whose head is this lemma; ONUS_NONE if there is none.
 */
static uint32_t patterns_of(const onus_tables *tables, const onus_token *token)
{
    char lemma[64];
    size_t size = token->lemma.size;
    if (!size || size > sizeof lemma)
        return ONUS_NONE;
    for (size_t i = 0; i < size; i++) {
        char c = token->lemma.data[i];
        lemma[i] = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
    }
    uint32_t link =
        onus_map__find(&tables->pattern_heads, (onus_slice){lemma, size});
    bool plural = token->xpos == XPOS_NNS || token->xpos == XPOS_NNPS;
    if (link == ONUS_NONE && plural && lemma[size - 1] == 's')
        link = onus_map__find(&tables->pattern_heads,
                              (onus_slice){lemma, size - 1});
    return link;
}

/* Between equals the row with fewer alternatives wins (ultimatum over
 * @threat), then the one that stands first. */
static bool better(const onus_tables *tables, const onus_match *a,
                   const onus_match *b)
{
    if (a->score != b->score)
        return a->score > b->score;
    uint32_t left = tables->patterns.items[a->pattern].breadth;
    uint32_t right = tables->patterns.items[b->pattern].breadth;
    return left != right ? left < right : a->pattern < b->pattern;
}

/* What is looked for on a token: all rows, or those without a T. */
typedef struct quest {
    const onus_tables *tables;
    const onus_record *record;
    uint32_t token;
    bool bare;
    bool found;
    onus_match best;
} quest;

static void consider(quest *q, uint32_t row, uint32_t met)
{
    onus_match here;
    if ((q->bare && q->tables->patterns.items[row].target) ||
        !try_pattern(q->tables, q->record, q->token, row, met, &here))
        return;
    if (!q->found || better(q->tables, &here, &q->best))
        q->best = here;
    q->found = true;
}

/* "Will not", "would never": a will, denied. */
static bool refuses(const quest *q)
{
    const onus_token *tokens = q->record->tokens.items;
    onus_asker asker = {q->tables, q->record, tokens};
    return onus_clause__is_verb(&tokens[q->token]) &&
           onus_event_status__wills(q->tables, q->record, q->token) &&
           onus_mood__own(&asker, q->token) == STATUS_NEGATED;
}

/* Is it a row "refuse to ..." whose infinitive is the token? */
static bool is_refusal_of(const quest *q, uint32_t row)
{
    const onus_pattern *pattern = &q->tables->patterns.items[row];
    onus_matcher m = {.tokens = q->record->tokens.items};
    return pattern->count > 2 &&
           onus_matcher__is_word(&pattern->pieces[1], "to") &&
           pattern->pieces[2].kind == PIECE_WORDS &&
           onus_matcher__is_one_of(&m, &pattern->pieces[2], q->token);
}

static void consider_refusals(quest *q)
{
    enum { REFUSE_TO_DO = 3 }; /* pieces */
    const onus_pattern_link *links = q->tables->pattern_links.items;
    uint32_t link = refuses(q) ? onus_map__find(&q->tables->pattern_heads,
                                                ONUS_SLICE("refuse"))
                               : ONUS_NONE;
    for (; link != ONUS_NONE; link = links[link].next)
        if (is_refusal_of(q, links[link].pattern))
            consider(q, links[link].pattern, REFUSE_TO_DO);
}

static bool best(const onus_tables *tables, const onus_record *record,
                 uint32_t token, bool bare, onus_match *match)
{
    quest q = {.tables = tables, .record = record, .token = token,
               .bare = bare};
    uint32_t link = patterns_of(tables, &record->tokens.items[token]);
    for (; link != ONUS_NONE; link = tables->pattern_links.items[link].next)
        consider(&q, tables->pattern_links.items[link].pattern, 1);
    consider_refusals(&q);
    if (q.found)
        *match = q.best;
    return q.found;
}

bool onus_match__token(const onus_tables *tables, const onus_record *record,
                       uint32_t token, onus_match *match)
{
    return best(tables, record, token, false, match);
}

bool onus_match__bare(const onus_tables *tables, const onus_record *record,
                      uint32_t token, onus_match *match)
{
    return best(tables, record, token, true, match);
}
