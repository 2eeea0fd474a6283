/* Ranges: the tokens of a content, marked on the tree and read off in order.
 *
 * Commas and full stops at the edges are no part of a content, nor is a
 * dateline; the opening "that" is. A quotation is never cut: where a range
 * holds one of its marks it grows to the other, over several sentences if need
 * be.
 */
#include "statements/talk.h"

#include "base/utf8.h"

enum { DATELINE = 14 /* tokens */ };

void onus_marks__set(onus_talk *talk, uint32_t top, uint8_t value)
{
    const onus_token *token = onus_talk__token(talk, top);
    for (uint32_t t = token->first; t <= token->last; t++)
        if (onus_record__under(talk->record, t, top))
            talk->marks[t] = value;
}

/* Signs that end or part clauses; quotation marks and brackets are none of
 * them. */
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
    for (uint32_t t = range.first;
         capitals && t < range.last && t < range.first + DATELINE; t++)
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
        if (tokens.last <= range->last &&
            (cue == ONUS_NONE || cue < tokens.first || cue > tokens.last))
            range->first = tokens.first;
    }
}

bool onus_range__trim(const onus_talk *talk, onus_range *range, uint32_t cue)
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

/* Read the marked tokens of [from, to] off as ranges and take the marks away.
 */
bool onus_marks__read(onus_talk *talk, onus_draft *draft, uint32_t from,
                      uint32_t to)
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
        bool inside =
            count && draft->ranges.items[count - 1].last >= range.first;
        if (!inside && onus_range__trim(talk, &range, draft->head))
            onus_array__push(talk->scratch, &draft->ranges, range);
    }
    memset(talk->marks + from, 0, to - from + 1);
    return draft->ranges.count > before;
}
