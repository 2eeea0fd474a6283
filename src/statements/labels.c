/* Labels: speakers who are named by a mark alone.
 *
 *     MAYOR: We are ready to talk.     a colon behind a name that opens a line
 *     "We are ready." -- Jane Roe      a dash and a name behind a quotation
 */
#include "statements/talk.h"

#include "base/utf8.h"

enum { LABEL_TOKENS = 6 };

static bool capital(const onus_talk *talk, uint32_t token)
{
    onus_slice form = onus_talk__token(talk, token)->form;
    size_t at = 0;
    return form.size && onus_utf8__is_upper(onus_utf8__next(form, &at));
}

static bool is_colon(const onus_talk *talk, uint32_t token)
{
    return onus_slice__is(onus_talk__token(talk, token)->form, ":");
}

static bool is_dash(const onus_talk *talk, uint32_t token)
{
    static const char *const dashes[] = {"-", "--", "—", "–", "―"};
    return ONUS_SLICE_IS_ONE_OF(onus_talk__token(talk, token)->form, dashes);
}

/* Do the tokens name a person: the head of a mention of one, or one in
 * capitals? */
static uint32_t person_in(const onus_talk *talk, uint32_t first, uint32_t last)
{
    const onus_record *record = talk->record;
    for (uint32_t t = first; t <= last; t++) {
        uint32_t m = record->mention_of[t];
        if (m != ONUS_NONE &&
            record->entities.items[record->mentions.items[m].entity].kind ==
                ONUS_KIND_PERSON)
            return t;
    }
    return ONUS_NONE;
}

static bool all_capitals(const onus_talk *talk, uint32_t token)
{
    onus_slice form = onus_talk__token(talk, token)->form;
    for (size_t at = 0; at < form.size;)
        if (onus_utf8__is_lower(onus_utf8__next(form, &at)))
            return false;
    return form.size > 2;
}

/* The last token that starts inside a paragraph. */
static uint32_t last_token(const onus_talk *talk, uint32_t first,
                           onus_span paragraph)
{
    uint32_t end = onus_record__token_at(talk->record, paragraph.end);
    uint32_t last = end ? end - 1 : 0;
    return last < first ? first : last;
}

/* "Jane Roe." at the end of a line: without the full stop. */
static onus_range without_stop(const onus_talk *talk, onus_range range)
{
    while (range.last > range.first && onus_talk__is_punct(talk, range.last))
        range.last--;
    return range;
}

static void add(onus_talk *talk, uint32_t mark, onus_range named,
                onus_range content)
{
    onus_draft draft = {.head = ONUS_NONE,
                        .words = {mark, mark},
                        .named = named,
                        .speaker = person_in(talk, named.first, named.last),
                        .listener = ONUS_NONE,
                        .like = ONUS_NONE,
                        .content = ONUS_NONE,
                        .confidence = 0.7};
    if (onus_array__push(talk->scratch, &talk->drafts, draft))
        onus_array__push(talk->scratch,
                         &talk->drafts.items[talk->drafts.count - 1].ranges,
                         content);
}

/* "Jane Roe: file photo": no word that says or cries anything. */
static bool speaks(const onus_talk *talk, uint32_t first, uint32_t last)
{
    for (uint32_t t = first; t <= last; t++) {
        uint8_t upos = onus_talk__token(talk, t)->upos;
        if (upos == UPOS_VERB || upos == UPOS_AUX || upos == UPOS_INTJ)
            return true;
    }
    return false;
}

static void colon(onus_talk *talk, uint32_t first, uint32_t last)
{
    uint32_t start = first;
    bool quoted = onus_talk__is_punct(talk, first);
    if (quoted)
        start++;
    uint32_t t = start;
    while (t < last && t < start + LABEL_TOKENS && !is_colon(talk, t))
        t++;
    if (t >= last || t == start || !is_colon(talk, t) || !capital(talk, start))
        return;
    onus_range named = {start, t - 1};
    if (person_in(talk, start, t - 1) == ONUS_NONE &&
        !(named.first == named.last && all_capitals(talk, start)))
        return;
    for (uint32_t u = start; u < t; u++)
        if (talk->draft_of[u] != ONUS_NONE)
            return;
    if (!speaks(talk, t + 1, last))
        return;
    add(talk, t, named, (onus_range){t + 1, last});
    uint32_t quote = talk->quote_of[t + 1];
    if (quote != ONUS_NONE && talk->quotes.items[quote].draft == ONUS_NONE)
        talk->quotes.items[quote].draft = talk->drafts.count - 1;
}

static void dash(onus_talk *talk, uint32_t number)
{
    const onus_quote *quote = &talk->quotes.items[number];
    const onus_record *record = talk->record;
    uint32_t mark = quote->tokens.last + 1;
    uint32_t first = quote->tokens.first;
    if (quote->draft != ONUS_NONE || mark + 1 >= record->tokens.count ||
        !is_dash(talk, mark) ||
        onus_talk__token(talk, first)->span.start !=
            record->paragraphs.items[quote->paragraph].start)
        return;
    uint32_t last =
        last_token(talk, mark, record->paragraphs.items[quote->paragraph]);
    if (last <= mark || last > mark + LABEL_TOKENS || !capital(talk, mark + 1))
        return;
    add(talk, mark, without_stop(talk, (onus_range){mark + 1, last}),
        quote->tokens);
    talk->quotes.items[number].draft = talk->drafts.count - 1;
}

void onus_talk__labels(onus_talk *talk)
{
    const onus_record *record = talk->record;
    for (uint32_t q = 0; q < talk->quotes.count; q++)
        dash(talk, q);
    for (uint32_t p = 0; p < record->paragraphs.count; p++) {
        onus_span paragraph = record->paragraphs.items[p];
        uint32_t first = onus_record__token_at(record, paragraph.start);
        if (first >= record->tokens.count)
            return;
        uint32_t last = last_token(talk, first, paragraph);
        if (last > first + 2)
            colon(talk, first, last);
    }
}
