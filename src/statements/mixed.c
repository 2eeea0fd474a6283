/* Mixed speech: what belongs to a quotation without being quoted.
 *
 *     If the raids go on, he said, "we may look for a way" to leave the town.
 *
 * The condition before the cue and the words that hang on the quoted ones are
 * content too.
 */
#include "statements/talk.h"

#include <stdlib.h>

/* Does a token hang on a quotation, below whatever is between? */
static bool hangs_on(const onus_talk *talk, uint32_t token, onus_range quote,
                     uint32_t cue)
{
    const onus_token *tokens = talk->record->tokens.items;
    for (token = tokens[token].head; token != ONUS_NONE;
         token = tokens[token].head) {
        if (token == cue)
            return false;
        if (token >= quote.first && token <= quote.last)
            return true;
    }
    return false;
}

/* "we may find a new way" to defend the nation: the clause goes on behind the
 * mark. */
static void go_on_behind(onus_talk *talk, onus_draft *draft, onus_range *range)
{
    uint32_t end = onus_talk__sentence_end(talk, range->last);
    onus_range quote = *range;
    uint32_t t = quote.last + 1;
    while (t < end && talk->quote_of[t] == ONUS_NONE &&
           !onus_talk__is_punct(talk, t) &&
           hangs_on(talk, t, quote, draft->head))
        range->last = t++;
}

/* A condition that hangs on `word` and stands before the cue; false if none. */
static bool condition_of(const onus_talk *talk, uint32_t word, uint32_t cue,
                         onus_range *range)
{
    const onus_token *tokens = talk->record->tokens.items;
    for (uint32_t c = tokens[word].first_child; c != ONUS_NONE && c < cue;
         c = tokens[c].next_sibling) {
        uint32_t mark_ = onus_record__child(talk->record, c, REL_mark);
        if (tokens[c].relation != REL_advcl || mark_ == ONUS_NONE ||
            !onus_talk__listed(talk, WORDS_conditional_marker, mark_) ||
            talk->quote_of[c] != ONUS_NONE)
            continue;
        *range = (onus_range){tokens[c].first, tokens[c].last};
        return onus_range__trim(talk, range, cue);
    }
    return false;
}

/* "If the tests go on, he said, ...": a condition before the cue is content
 * too, be it hung on the cue or on what is said. */
static void take_condition(onus_talk *talk, onus_draft *draft)
{
    onus_range range;
    uint32_t said =
        onus_record__child(talk->record, draft->head, REL_ccomp);
    if (condition_of(talk, draft->head, draft->head, &range) ||
        (said != ONUS_NONE && condition_of(talk, said, draft->head, &range)))
        onus_array__push(talk->scratch, &draft->ranges, range);
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
    if (onus_range__trim(talk, &wider, draft->head))
        *range = wider;
}

void onus_talk__mix(onus_talk *talk, onus_draft *draft)
{
    for (uint32_t i = 0; i < draft->ranges.count; i++) {
        go_back_before(talk, draft, &draft->ranges.items[i]);
        go_on_behind(talk, draft, &draft->ranges.items[i]);
    }
    if (draft->head != ONUS_NONE)
        take_condition(talk, draft);
    qsort(draft->ranges.items, draft->ranges.count, sizeof(onus_range),
          by_place);
}
