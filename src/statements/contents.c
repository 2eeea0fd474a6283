/* Contents: what is said, found on the tree.
 *
 * The frames of a cue say where to look: a clause below the cue ("said that it rained"),
 * the clause that the cue stands in ("it rained, she said"), an infinitive, an object, ...
 * Tokens found are marked and read off as ranges; commas and full stops at the edges
 * are no part of a content, the opening "that" is, and a quotation is never cut: where a
 * content holds one of its marks it grows to the other, over several sentences if need be.
 */
#include "statements/talk.h"

#include "base/utf8.h"
#include "events/clause.h"

#include <stdlib.h>

enum { DATELINE = 14 /* tokens */ };

/* ---------------------------------------------------------------- ranges */

static bool has_subject(const onus_talk *talk, uint32_t token)
{
    static const uint8_t relations[] = {REL_nsubj, REL_nsubj_pass, REL_csubj,
                                        REL_nsubj_outer, REL_expl};
    for (size_t i = 0; i < sizeof relations; i++)
        if (onus_record__child(talk->record, token, relations[i]) != ONUS_NONE)
            return true;
    return false;
}


static void mark(onus_talk *talk, uint32_t top, uint8_t value)
{
    const onus_token *token = onus_talk__token(talk, top);
    for (uint32_t t = token->first; t <= token->last; t++)
        if (onus_record__under(talk->record, t, top))
            talk->marks[t] = value;
}

/* Signs that end or part clauses; quotation marks and brackets are none of them. */
static bool separates(const onus_talk *talk, uint32_t token)
{
    uint8_t tag = onus_talk__token(talk, token)->xpos;
    return onus_talk__is_punct(talk, token) &&
           (tag == XPOS_COMMA || tag == XPOS_COLON || tag == XPOS_STOP ||
            tag == XPOS_HYPH || tag == XPOS_NFP);
}

static bool is_dash(const onus_talk *talk, uint32_t token)
{
    onus_slice form = onus_talk__token(talk, token)->form;
    return onus_slice__is(form, "--") || onus_slice__is(form, "–") ||
           onus_slice__is(form, "—");
}

static bool starts_quote(const onus_talk *talk, uint32_t token)
{
    uint32_t q = talk->quote_of[token];
    return q != ONUS_NONE && talk->quotes.items[q].tokens.first == token;
}

static bool ends_quote(const onus_talk *talk, uint32_t token)
{
    uint32_t q = talk->quote_of[token];
    return q != ONUS_NONE && talk->quotes.items[q].tokens.last == token;
}

/* "OSLO, May 2 (Agency) -- The talks": a dateline is nobody's words. */
static uint32_t behind_dateline(const onus_talk *talk, onus_range range)
{
    const onus_record *record = talk->record;
    const onus_token *first = onus_talk__token(talk, range.first);
    if (first->span.start < record->article.dateline.end &&
        first->span.end > record->article.dateline.start)
        return onus_record__token_at(record, record->article.dateline.end);
    size_t at = 0;
    while (at < first->form.size)
        if (onus_utf8__is_lower(onus_utf8__next(first->form, &at)))
            return range.first;
    bool capitals = onus_utf8__length(first->form) > 2 &&
                    range.first == onus_talk__sentence_start(talk, range.first);
    for (uint32_t t = range.first; capitals && t < range.last &&
                                   t < range.first + DATELINE; t++)
        if (is_dash(talk, t))
            return t + 1;
    return range.first;
}

/* Let a range that touches a quotation's edge hold all of it. */
static void heal(const onus_talk *talk, onus_range *range, uint32_t cue)
{
    uint32_t q = talk->quote_of[range->last];
    uint32_t of_cue = cue == ONUS_NONE ? ONUS_NONE : talk->quote_of[cue];
    if (q != ONUS_NONE && q != of_cue) {
        onus_range tokens = talk->quotes.items[q].tokens;
        if (tokens.first + 1 >= range->first && tokens.first <= range->last) {
            range->last = tokens.last;
            if (range->first > tokens.first)
                range->first = tokens.first;
        }
    }
    q = talk->quote_of[range->first];
    if (q != ONUS_NONE && q != of_cue) {
        onus_range tokens = talk->quotes.items[q].tokens;
        if (tokens.last <= range->last && (cue == ONUS_NONE || cue < tokens.first ||
                                           cue > tokens.last))
            range->first = tokens.first;
    }
}

static bool trim(const onus_talk *talk, onus_range *range, uint32_t cue)
{
    range->first = behind_dateline(talk, *range);
    if (range->first > range->last)
        return false;
    while (range->first < range->last && separates(talk, range->first))
        range->first++;
    while (range->last > range->first && separates(talk, range->last) &&
           (talk->quote_of[range->last] == ONUS_NONE || cue == ONUS_NONE ||
            talk->quote_of[range->last] == talk->quote_of[cue] ||
            !ends_quote(talk, range->last + 1)))
        range->last--;
    heal(talk, range, cue);
    /* a mark whose partner lies outside */
    if (range->first < range->last && ends_quote(talk, range->first))
        range->first++;
    if (range->first < range->last && starts_quote(talk, range->last))
        range->last--;
    while (range->last > range->first && separates(talk, range->last) &&
           talk->quote_of[range->last] == ONUS_NONE)
        range->last--;
    for (uint32_t t = range->first; t <= range->last; t++)
        if (!onus_talk__is_punct(talk, t))
            return true;
    return false;
}

/* Read the marked tokens of [from, to] off as ranges and take the marks away. */
static bool read_off(onus_talk *talk, onus_draft *draft, uint32_t from, uint32_t to)
{
    uint32_t before = draft->ranges.count;
    for (uint32_t t = from; t <= to; t++) {
        if (talk->marks[t] != 1)
            continue;
        onus_range range = {t, t};
        while (range.last < to && talk->marks[range.last + 1] == 1)
            range.last++;
        t = range.last;
        uint32_t count = draft->ranges.count;
        bool inside = count && draft->ranges.items[count - 1].last >= range.first;
        if (!inside && trim(talk, &range, draft->head))
            onus_array__push(talk->scratch, &draft->ranges, range);
    }
    memset(talk->marks + from, 0, to - from + 1);
    return draft->ranges.count > before;
}

/* "said he would stay and warned her": what is coordinated with the content on the tree,
 * but has the cue's tense and not the content's, goes with the cue. */
static void without_conjuncts(onus_talk *talk, uint32_t top, uint32_t cue)
{
    const onus_token *tokens = talk->record->tokens.items;
    bool helped = onus_record__child(talk->record, top, REL_aux) != ONUS_NONE;
    for (uint32_t c = tokens[top].first_child; c != ONUS_NONE && helped;
         c = tokens[c].next_sibling)
        if (tokens[c].relation == REL_conj && c > top &&
            (tokens[c].xpos == XPOS_VBD || tokens[c].xpos == XPOS_VBZ) &&
            tokens[c].xpos == tokens[cue].xpos && !has_subject(talk, c) &&
            talk->quote_of[c] == ONUS_NONE) {
            mark(talk, c, 0);
        }
}

static bool take(onus_talk *talk, onus_draft *draft, uint32_t top)
{
    const onus_token *token = onus_talk__token(talk, top);
    uint32_t from = token->first, to = token->last;
    mark(talk, top, 1);
    without_conjuncts(talk, top, draft->head);
    draft->content = top;
    return read_off(talk, draft, from, to);
}

/* ---------------------------------------------------------------- frames */

static bool is_infinitive(const onus_talk *talk, uint32_t token)
{
    const onus_token *tokens = talk->record->tokens.items;
    for (uint32_t c = tokens[token].first_child; c != ONUS_NONE;
         c = tokens[c].next_sibling)
        if (tokens[c].relation == REL_mark && tokens[c].xpos == XPOS_TO)
            return true;
    return false;
}

static bool has_that(const onus_talk *talk, uint32_t token)
{
    uint32_t mark = onus_record__child(talk->record, token, REL_mark);
    return mark != ONUS_NONE && onus_talk__token(talk, mark)->xpos == XPOS_IN &&
           has_subject(talk, token);
}

static bool predicates(const onus_talk *talk, uint32_t token)
{
    return onus_clause__is_verb(onus_talk__token(talk, token)) ||
           onus_record__child(talk->record, token, REL_cop) != ONUS_NONE ||
           has_subject(talk, token);
}

/* A dependent of a cue that may be its finite clause; how good. */
static int clause_value(const onus_talk *talk, const onus_draft *draft,
                        uint32_t token)
{
    const onus_token *word = onus_talk__token(talk, token);
    bool verb = onus_clause__is_verb(onus_talk__token(talk, draft->head));
    if (is_infinitive(talk, token) && !has_subject(talk, token) &&
        onus_talk__token(talk, word->first)->xpos == XPOS_TO)
        return 0;
    if (word->xpos == XPOS_VBG && !has_subject(talk, token) &&
        onus_record__child(talk->record, token, REL_aux) == ONUS_NONE)
        return 0;
    int value = token > draft->head ? 2 : 0;
    switch (word->relation) {
    case REL_ccomp:
        return predicates(talk, token) ? 5 + value : 1;
    case REL_csubj: case REL_csubj_pass:
        return token > draft->head ? 3 : 0;
    case REL_acl: case REL_amod:
        return !verb && token > draft->head && has_that(talk, token) ? 4 : 0;
    case REL_advcl: case REL_xcomp:
        return token > draft->head && !verb && has_that(talk, token) ? 3 : 0;
    case REL_parataxis:
        return token > draft->head && has_subject(talk, token) ? 1 : 0;
    default:
        return 0;
    }
}

static uint32_t clause_below(const onus_talk *talk, const onus_draft *draft,
                             uint32_t head)
{
    const onus_token *tokens = talk->record->tokens.items;
    uint32_t best = ONUS_NONE;
    int best_value = 0;
    for (uint32_t c = tokens[head].first_child; c != ONUS_NONE;
         c = tokens[c].next_sibling) {
        int value = clause_value(talk, draft, c);
        if (value > best_value) {
            best = c;
            best_value = value;
        }
    }
    return best;
}

/* The clause that a cue stands in beside: "it rained, she said", "as she put it". */
static uint32_t clause_around(const onus_talk *talk, uint32_t head)
{
    const onus_token *word = onus_talk__token(talk, head);
    if (word->head == ONUS_NONE || !predicates(talk, word->head))
        return ONUS_NONE;
    if (word->relation == REL_parataxis)
        return word->head;
    uint32_t mark = onus_record__child(talk->record, head, REL_mark);
    bool as = word->relation == REL_advcl && mark != ONUS_NONE &&
              onus_talk__listed(talk, WORDS_content_preposition, mark) &&
              onus_record__child(talk->record, head, REL_nsubj) != ONUS_NONE;
    return as ? word->head : ONUS_NONE;
}

/* "But the road, he said, was open": the opening word hangs on the cue, yet is said. */
static void take_opening(const onus_talk *talk, onus_draft *draft)
{
    onus_range *first = &draft->ranges.items[0];
    uint32_t start = onus_talk__sentence_start(talk, first->first);
    if (first->first == start + 1 && draft->head > first->last &&
        onus_talk__token(talk, start)->relation == REL_cc)
        first->first = start;
}

static bool take_around(onus_talk *talk, onus_draft *draft, uint32_t host,
                        uint32_t without)
{
    const onus_token *token = onus_talk__token(talk, host);
    uint32_t from = token->first, to = token->last;
    mark(talk, host, 1);
    mark(talk, without, 2);
    draft->content = host;
    return read_off(talk, draft, from, to);
}

static bool clause(onus_talk *talk, onus_draft *draft)
{
    uint32_t head = draft->head;
    uint32_t below = clause_below(talk, draft, head);
    for (uint32_t w = 1; below == ONUS_NONE && w < draft->cue->count; w++)
        below = clause_below(talk, draft, draft->hit.words[w]);
    if (below != ONUS_NONE && below != draft->speaker && take(talk, draft, below)) {
        take_opening(talk, draft);
        return true;
    }
    uint32_t around = clause_around(talk, head);
    return around != ONUS_NONE && take_around(talk, draft, around, head);
}

static uint32_t child_after(const onus_talk *talk, uint32_t head,
                            onus_relation_kind relation)
{
    const onus_token *tokens = talk->record->tokens.items;
    uint32_t c = tokens[head].first_child;
    while (c != ONUS_NONE && (tokens[c].relation != relation || c < head))
        c = tokens[c].next_sibling;
    return c;
}

/* The words of a cue are no part of its content: "for" in "called for a truce". */
static void unmark_words(onus_talk *talk, const onus_draft *draft)
{
    for (uint32_t w = 1; w < draft->cue->count; w++)
        talk->marks[draft->hit.words[w]] = 0;
}

/* "to leave" below a cue; with a listener, "them to leave". */
static bool infinitive(onus_talk *talk, onus_draft *draft)
{
    static const uint8_t relations[] = {REL_xcomp, REL_ccomp, REL_acl, REL_advcl};
    uint32_t head = draft->head, found = ONUS_NONE;
    for (size_t i = 0; i < sizeof relations && found == ONUS_NONE; i++) {
        found = child_after(talk, head, relations[i]);
        if (found != ONUS_NONE && !is_infinitive(talk, found))
            found = ONUS_NONE;
    }
    if (found == ONUS_NONE)
        return false;
    uint32_t from = onus_talk__token(talk, found)->first;
    uint32_t to = onus_talk__token(talk, found)->last;
    uint32_t listener = draft->listener;
    mark(talk, found, 1);
    if (listener != ONUS_NONE && listener > head && listener < found &&
        onus_talk__token(talk, listener)->last + 1 == from) {
        mark(talk, listener, 1);
        if (onus_talk__token(talk, listener)->first < from)
            from = onus_talk__token(talk, listener)->first;
    }
    unmark_words(talk, draft);
    draft->content = found;
    return read_off(talk, draft, from, to);
}

static bool gerund(onus_talk *talk, onus_draft *draft)
{
    static const uint8_t relations[] = {REL_xcomp, REL_ccomp, REL_advcl, REL_obj};
    for (size_t i = 0; i < sizeof relations; i++) {
        uint32_t found = child_after(talk, draft->head, relations[i]);
        if (found != ONUS_NONE &&
            onus_talk__token(talk, found)->xpos == XPOS_VBG &&
            (relations[i] != REL_advcl || draft->cue->count > 1))
            return take(talk, draft, found);
    }
    return false;
}

/* The noun phrase that is the object of a cue: for "call for" the one behind "for". */
static uint32_t object_of(const onus_talk *talk, const onus_draft *draft)
{
    const onus_token *tokens = talk->record->tokens.items;
    for (uint32_t w = draft->cue->count; w-- > 1;) {
        uint32_t word = draft->hit.words[w];
        uint32_t above = tokens[word].head;
        bool before = tokens[word].relation == REL_case ||
                      tokens[word].relation == REL_mark;
        if (before && above != draft->head && above > draft->head)
            return above;
    }
    onus_clause clause = onus_clause__read(talk->record, draft->head);
    return clause.object != ONUS_NONE ? clause.object : clause.indirect;
}

/* Does it say what the object is like or for what: "as a prison", "of shelling"? */
static bool completes(const onus_talk *talk, uint32_t token)
{
    const onus_token *tokens = talk->record->tokens.items;
    if (tokens[token].relation != REL_obl && tokens[token].relation != REL_advcl &&
        tokens[token].relation != REL_xcomp)
        return false;
    for (uint32_t c = tokens[token].first_child; c != ONUS_NONE && c < token;
         c = tokens[c].next_sibling)
        if ((tokens[c].relation == REL_case || tokens[c].relation == REL_mark) &&
            onus_talk__listed(talk, WORDS_content_preposition, c))
            return true;
    return false;
}

/* "the reopening of the mine, which needs money": what stands behind the comma is the
 * reporter's. */
static void without_description(onus_talk *talk, uint32_t object)
{
    const onus_token *tokens = talk->record->tokens.items;
    for (uint32_t t = object + 1; t <= tokens[object].last; t++) {
        uint32_t first = tokens[t].first;
        if (tokens[t].relation == REL_acl_relcl && first > object &&
            tokens[first - 1].xpos == XPOS_COMMA && talk->quote_of[t] == ONUS_NONE &&
            onus_record__under(talk->record, t, object))
            mark(talk, t, 0);
    }
}

static bool object(onus_talk *talk, onus_draft *draft)
{
    const onus_token *tokens = talk->record->tokens.items;
    uint32_t object = object_of(talk, draft), head = draft->head;
    if (object == ONUS_NONE || object == draft->speaker ||
        object == draft->listener || tokens[object].upos == UPOS_PRON ||
        tokens[object].sentence != tokens[head].sentence)
        return false;
    uint32_t from = tokens[object].first, to = tokens[object].last;
    mark(talk, object, 1);
    for (uint32_t c = tokens[head].first_child; c != ONUS_NONE;
         c = tokens[c].next_sibling) {
        if (c <= object || c <= head || !completes(talk, c))
            continue;
        mark(talk, c, 1);
        if (tokens[c].last > to)
            to = tokens[c].last;
    }
    /* the cue's own clause is no part of an object above it */
    if (onus_record__under(talk->record, head, object))
        mark(talk, head, 0);
    unmark_words(talk, draft);
    without_description(talk, object);
    draft->content = object;
    return read_off(talk, draft, from, to);
}

/* "called the raid a crime" */
static bool naming(onus_talk *talk, onus_draft *draft)
{
    const onus_token *tokens = talk->record->tokens.items;
    uint32_t head = draft->head;
    uint32_t name = onus_record__child(talk->record, head, REL_xcomp);
    uint32_t object = onus_record__child(talk->record, head, REL_obj);
    if (name == ONUS_NONE || name < head || is_infinitive(talk, name) ||
        tokens[name].upos == UPOS_VERB)
        return false;
    uint32_t from = tokens[name].first, to = tokens[name].last;
    mark(talk, name, 1);
    if (object != ONUS_NONE && object > head && object < name) {
        mark(talk, object, 1);
        if (tokens[object].first < from)
            from = tokens[object].first;
    }
    draft->content = name;
    return read_off(talk, draft, from, to);
}

/* "according to the ministry": the clause around is what the ministry says. */
static bool according(onus_talk *talk, onus_draft *draft)
{
    const onus_token *tokens = talk->record->tokens.items;
    uint32_t phrase = draft->speaker, host = ONUS_NONE;
    if (phrase == ONUS_NONE)
        return false;
    uint32_t without = phrase;
    if (tokens[phrase].head == draft->head)
        without = draft->head;
    while (tokens[without].relation == REL_compound ||
           tokens[without].relation == REL_nmod_poss ||
           tokens[without].relation == REL_amod)
        without = tokens[without].head;
    for (host = tokens[without].head; host != ONUS_NONE; host = tokens[host].head)
        if (predicates(talk, host) && tokens[host].upos != UPOS_PROPN)
            break;
    return host != ONUS_NONE && take_around(talk, draft, host, without);
}

/* ---------------------------------------------------------------- mixed speech */

/* Does a token hang on a quotation, below whatever is between? */
static bool hangs_on(const onus_talk *talk, uint32_t token, onus_range quote,
                     uint32_t cue)
{
    const onus_token *tokens = talk->record->tokens.items;
    for (token = tokens[token].head; token != ONUS_NONE; token = tokens[token].head) {
        if (token == cue)
            return false;
        if (token >= quote.first && token <= quote.last)
            return true;
    }
    return false;
}

/* "we may find a new way" to defend the nation: the clause goes on behind the mark. */
static void go_on_behind(onus_talk *talk, onus_draft *draft, onus_range *range)
{
    uint32_t end = onus_talk__sentence_end(talk, range->last);
    onus_range quote = *range;
    uint32_t t = quote.last + 1;
    while (t < end && talk->quote_of[t] == ONUS_NONE &&
           !onus_talk__is_punct(talk, t) && hangs_on(talk, t, quote, draft->head))
        range->last = t++;
}

/* "If the tests go on, he said, ...": a condition before the cue is content too. */
static void take_condition(onus_talk *talk, onus_draft *draft)
{
    const onus_token *tokens = talk->record->tokens.items;
    uint32_t head = draft->head;
    for (uint32_t c = tokens[head].first_child; c != ONUS_NONE && c < head;
         c = tokens[c].next_sibling) {
        uint32_t mark_ = onus_record__child(talk->record, c, REL_mark);
        if (tokens[c].relation != REL_advcl || mark_ == ONUS_NONE ||
            !onus_talk__listed(talk, WORDS_conditional_marker, mark_) ||
            talk->quote_of[c] != ONUS_NONE)
            continue;
        onus_range range = {tokens[c].first, tokens[c].last};
        if (trim(talk, &range, head))
            onus_array__push(talk->scratch, &draft->ranges, range);
        return;
    }
}

static int by_place(const void *a, const void *b)
{
    const onus_range *left = a, *right = b;
    return (left->first > right->first) - (left->first < right->first);
}

/* The tax ''is misguided,'' she said: the sentence begins before the mark. */
static void go_back_before(const onus_talk *talk, const onus_draft *draft,
                           onus_range *range)
{
    uint32_t start = onus_talk__sentence_start(talk, range->first);
    if (draft->head == ONUS_NONE || draft->head < range->first ||
        range->first == start || onus_talk__is_punct(talk, range->first - 1))
        return;
    uint32_t t = range->first;
    while (t > start && talk->quote_of[t - 1] == ONUS_NONE)
        t--;
    onus_range wider = {t, range->last};
    for (uint32_t u = t; u < range->first; u++)
        if (talk->draft_of[u] != ONUS_NONE &&
            (talk->drafts.items[talk->draft_of[u]].cue->frames & FRAME_quote))
            return;
    if (trim(talk, &wider, draft->head))
        *range = wider;
}

static void around_quotes(onus_talk *talk, onus_draft *draft)
{
    for (uint32_t i = 0; i < draft->ranges.count; i++) {
        go_back_before(talk, draft, &draft->ranges.items[i]);
        go_on_behind(talk, draft, &draft->ranges.items[i]);
    }
    if (draft->head != ONUS_NONE)
        take_condition(talk, draft);
    qsort(draft->ranges.items, draft->ranges.count, sizeof(onus_range), by_place);
}

/* ---------------------------------------------------------------- the whole */

typedef struct way {
    onus_frame frame;
    bool (*find)(onus_talk *talk, onus_draft *draft);
    double confidence;
} way;

static const way ways[] = {
    {FRAME_according, according, 0.8}, {FRAME_clause, clause, 0.85},
    {FRAME_infinitive, infinitive, 0.75}, {FRAME_gerund, gerund, 0.7},
    {FRAME_naming, naming, 0.7}, {FRAME_object, object, 0.6},
};

static bool find_by(onus_talk *talk, onus_draft *draft)
{
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
        if ((draft->cue->frames & ways[i].frame) && ways[i].find(talk, draft)) {
            draft->frame = ways[i].frame;
            draft->confidence = ways[i].confidence;
            return true;
        }
    return false;
}

/* A cue may have several rows, one for each of its kinds: "agree that", "agree to". */
static void find(onus_talk *talk, onus_draft *draft)
{
    const onus_cue *first = draft->cue;
    if (draft->ranges.count) {
        if (draft->confidence == 0)
            draft->confidence = 0.9;
        around_quotes(talk, draft);
        return;
    }
    const onus_cue *end = talk->tables->cues.items + talk->tables->cues.count;
    for (const onus_cue *cue = first;
         cue < end && onus_slice__equal(cue->text, first->text); cue++) {
        draft->cue = cue;
        if (find_by(talk, draft))
            return;
    }
    draft->cue = first;
}

void onus_talk__contents(onus_talk *talk)
{
    for (uint32_t d = 0; d < talk->drafts.count; d++)
        find(talk, &talk->drafts.items[d]);
}
