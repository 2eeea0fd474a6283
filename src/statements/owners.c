/* Whose words a quotation is.
 *
 * A quotation belongs to the cue right behind it ("Yes," said X), or right
 * before it (X said: "Yes."). One without a cue goes on with the one before it:
 * in the same paragraph, or after a paragraph that was left open; a whole
 * paragraph of quotation is taken for the last speaker's. A few quoted words
 * inside a clause belong to nobody here: they are part of the clause's content
 * (contents.c).
 */
#include "statements/talk.h"

#include "base/utf8.h"
#include "events/clause.h"

enum { SHORT_SENTENCE = 14 /* tokens of "the minister of trade asked." */ };

static bool is_comma(const onus_talk *talk, uint32_t token)
{
    uint8_t tag = onus_talk__token(talk, token)->xpos;
    return tag == XPOS_COMMA || tag == XPOS_COLON;
}

static bool is_colon(const onus_talk *talk, uint32_t token)
{
    onus_slice form = onus_talk__token(talk, token)->form;
    return onus_slice__is(form, ":");
}

static bool is_finite(const onus_token *token)
{
    return token->xpos == XPOS_VBD || token->xpos == XPOS_VBZ ||
           token->xpos == XPOS_VBP || token->xpos == XPOS_MD;
}

/* Does a verb stand inside a description ("X, who leads the bank, said")? */
static bool in_description(const onus_talk *talk, uint32_t token)
{
    const onus_token *tokens = talk->record->tokens.items;
    for (int level = 0; token != ONUS_NONE && level < 3; level++) {
        if (tokens[token].relation == REL_acl_relcl ||
            tokens[token].relation == REL_acl ||
            tokens[token].relation == REL_advcl)
            return true;
        token = tokens[token].head;
    }
    return false;
}

/* Can this token's draft announce a quotation? */
static bool announces(const onus_talk *talk, uint32_t token)
{
    uint32_t d = talk->draft_of[token];
    return d != ONUS_NONE && talk->quote_of[token] == ONUS_NONE &&
           (talk->drafts.items[d].cue->frames & FRAME_quote);
}

/* Does the quotation end like a sentence or clause: ,” .” ?” or ”, ? */
static bool sealed(const onus_talk *talk, const onus_quote *quote)
{
    uint32_t last = quote->tokens.last;
    if (quote->open)
        return true;
    onus_slice text = talk->record->text;
    size_t at = onus_talk__token(talk, last)->span.end;
    onus_utf8__previous(text, &at);
    while (at > 0 && (text.data[at - 1] == ' ' || text.data[at - 1] == '\'' ||
                      text.data[at - 1] == '"'))
        at--;
    size_t inner = at;
    uint32_t code = at ? onus_utf8__previous(text, &inner) : 0;
    while (inner && (code == 0x2019 || code == 0x201D)) /* a nested one */
        code = onus_utf8__previous(text, &inner);
    if (code == ',' || code == '.' || code == '?' || code == '!' ||
        code == 0x2026 || code == 0x2014 || code == 0x2013 || code == '-')
        return true;
    return last + 1 < talk->record->tokens.count && is_comma(talk, last + 1);
}

/* The first cue behind `from` that nothing parts from it, or ONUS_NONE. */
static uint32_t first_cue(const onus_talk *talk, uint32_t from, uint32_t end)
{
    for (uint32_t t = from; t < end && talk->quote_of[t] == ONUS_NONE; t++) {
        const onus_token *token = onus_talk__token(talk, t);
        if (announces(talk, t))
            return t;
        if (token->relation == REL_cc && token->first == token->last &&
            t <= from + 1)
            return ONUS_NONE;
        if (is_finite(token) && !in_description(talk, t) &&
            token->relation != REL_aux && token->relation != REL_aux_pass)
            return ONUS_NONE;
    }
    return ONUS_NONE;
}

/* "Why now?" asked X: some splitters end the sentence at the mark. */
static uint32_t cue_in_next(const onus_talk *talk, const onus_quote *quote)
{
    const onus_record *record = talk->record;
    uint32_t from = quote->tokens.last + 1;
    if (from >= record->tokens.count)
        return ONUS_NONE;
    uint32_t end = onus_talk__sentence_end(talk, from);
    onus_span paragraph = record->paragraphs.items[quote->paragraph];
    if (onus_talk__token(talk, from)->span.start >= paragraph.end)
        return ONUS_NONE;
    uint32_t cue = first_cue(talk, from, end);
    if (cue == ONUS_NONE)
        return ONUS_NONE;
    size_t at = onus_talk__token(talk, from)->span.start;
    bool lower = onus_utf8__is_lower(onus_utf8__next(record->text, &at));
    bool bare = end - from <= SHORT_SENTENCE &&
                onus_record__child(record, cue, REL_ccomp) == ONUS_NONE &&
                onus_record__child(record, cue, REL_obj) == ONUS_NONE;
    return lower || bare ? cue : ONUS_NONE;
}

/* In "In an interview on "Newsday," the mayor said that ..." the marks are a
 * title's. */
static bool is_title(const onus_talk *talk, const onus_quote *quote,
                     uint32_t cue)
{
    uint32_t first = quote->tokens.first;
    uint32_t start = onus_talk__sentence_start(talk, first);
    uint32_t clause = onus_record__child(talk->record, cue, REL_ccomp);
    if (first == start || (first > 0 && onus_talk__is_punct(talk, first - 1)))
        return false;
    if (clause != ONUS_NONE && clause > cue &&
        talk->quote_of[clause] == ONUS_NONE)
        return true;
    for (uint32_t t = start; t < quote->tokens.last; t++)
        if (is_finite(onus_talk__token(talk, t)))
            return false;
    return true;
}

static uint32_t cue_behind(const onus_talk *talk, const onus_quote *quote)
{
    if (quote->open || !sealed(talk, quote))
        return ONUS_NONE;
    uint32_t last = quote->tokens.last;
    uint32_t end = onus_talk__sentence_end(talk, last);
    if (last + 1 >= end)
        return cue_in_next(talk, quote);
    uint32_t cue = first_cue(talk, last + 1, end);
    return cue != ONUS_NONE && is_title(talk, quote, cue) ? ONUS_NONE : cue;
}

/* Is there a content of its own between the cue and the quotation? */
static bool says_more(const onus_talk *talk, uint32_t cue, uint32_t first)
{
    uint32_t clause = onus_record__child(talk->record, cue, REL_ccomp);
    if (clause == ONUS_NONE)
        return false;
    for (uint32_t t = cue + 1; t < first; t++)
        if (!onus_talk__is_punct(talk, t) &&
            onus_record__under(talk->record, t, clause))
            return true;
    return false;
}

/* The last cue before `first` that nothing parts from it. */
static uint32_t last_cue(const onus_talk *talk, uint32_t start, uint32_t first)
{
    bool comma = is_comma(talk, first - 1), colon = is_colon(talk, first - 1);
    for (uint32_t t = first; t-- > start;) {
        if (talk->quote_of[t] != ONUS_NONE)
            return ONUS_NONE;
        if (announces(talk, t)) {
            bool near = t + 1 == first || comma;
            return colon || (near && !says_more(talk, t, first)) ? t
                                                                 : ONUS_NONE;
        }
        const onus_token *token = onus_talk__token(talk, t);
        if (!colon && is_finite(token) && !in_description(talk, t))
            return ONUS_NONE;
    }
    return ONUS_NONE;
}

static uint32_t cue_before(const onus_talk *talk, const onus_quote *quote)
{
    uint32_t first = quote->tokens.first;
    uint32_t start = onus_talk__sentence_start(talk, first);
    if (first > start)
        return last_cue(talk, start, first);
    /* "The minister continued:" and a new line */
    if (first == 0 || !is_colon(talk, first - 1))
        return ONUS_NONE;
    return last_cue(talk, onus_talk__sentence_start(talk, first - 1), first);
}

static void give(onus_talk *talk, onus_quote *quote, uint32_t draft)
{
    quote->draft = draft;
    onus_array__push(talk->scratch, &talk->drafts.items[draft].ranges,
                     quote->tokens);
}

static bool comma_before(const onus_talk *talk, const onus_quote *quote)
{
    uint32_t first = quote->tokens.first;
    return first > onus_talk__sentence_start(talk, first) &&
           is_comma(talk, first - 1);
}

static void direct(onus_talk *talk, onus_quote *quote)
{
    uint32_t cue = ONUS_NONE;
    if (comma_before(talk, quote))
        cue = cue_before(talk, quote);
    if (cue == ONUS_NONE)
        cue = cue_behind(talk, quote);
    if (cue == ONUS_NONE)
        cue = cue_before(talk, quote);
    if (cue != ONUS_NONE)
        give(talk, quote, talk->draft_of[cue]);
}

/* --------------------------------------------------------- without a cue */

/* Does a quotation open a sentence, or stand behind a full stop that the
 * splitter missed? */
static bool begins_sentence(const onus_talk *talk, const onus_quote *quote)
{
    uint32_t first = quote->tokens.first;
    return first == onus_talk__sentence_start(talk, first) ||
           onus_talk__token(talk, first - 1)->xpos == XPOS_STOP;
}

/* Is the whole of its last sentence quoted? */
static bool ends_sentence(const onus_talk *talk, const onus_quote *quote)
{
    uint32_t end = onus_talk__sentence_end(talk, quote->tokens.last);
    for (uint32_t t = quote->tokens.last + 1; t < end; t++)
        if (!onus_talk__is_punct(talk, t))
            return false;
    return true;
}

/* The last sentence that a draft and its quotations before `quote` reach. */
static uint32_t last_sentence(const onus_talk *talk, const onus_quote *before)
{
    const onus_draft *draft = &talk->drafts.items[before->draft];
    uint32_t sentence = onus_talk__token(talk, before->tokens.last)->sentence;
    if (draft->head == ONUS_NONE)
        return sentence;
    uint32_t of_cue = onus_talk__token(talk, draft->head)->sentence;
    return of_cue > sentence ? of_cue : sentence;
}

static void add_alone(onus_talk *talk, onus_quote *quote, uint32_t like,
                      uint32_t speaker, double confidence)
{
    onus_draft draft = {.head = ONUS_NONE,
                        .words = {1, 0},
                        .named = {1, 0},
                        .speaker = speaker,
                        .listener = ONUS_NONE,
                        .like = like,
                        .content = ONUS_NONE,
                        .confidence = confidence};
    if (like != ONUS_NONE && talk->drafts.items[like].like != ONUS_NONE)
        draft.like = talk->drafts.items[like].like;
    if (onus_array__push(talk->scratch, &talk->drafts, draft))
        give(talk, quote, talk->drafts.count - 1);
}

/* Who the sentence before is about, if a person or body is. */
static uint32_t topic_before(const onus_talk *talk, uint32_t first)
{
    const onus_record *record = talk->record;
    if (first == 0)
        return ONUS_NONE;
    uint32_t start = onus_talk__sentence_start(talk, first - 1);
    for (uint32_t t = start; t < first; t++) {
        const onus_token *token = onus_talk__token(talk, t);
        if (token->relation == REL_nsubj &&
            record->mention_of[t] != ONUS_NONE && token->head != ONUS_NONE &&
            onus_talk__token(talk, token->head)->relation == REL_root)
            return t;
    }
    return ONUS_NONE;
}

static void go_on(onus_talk *talk, uint32_t number)
{
    onus_quote *quote = &talk->quotes.items[number];
    const onus_quote *before = number ? quote - 1 : NULL;
    bool follows = before && before->draft != ONUS_NONE;
    if (follows && quote->reopened) {
        give(talk, quote, before->draft);
        return;
    }
    if (!begins_sentence(talk, quote) || !ends_sentence(talk, quote) ||
        !sealed(talk, quote))
        return;
    uint32_t sentence = onus_talk__token(talk, quote->tokens.first)->sentence;
    bool here = follows && before->paragraph == quote->paragraph;
    if (here && sentence <= last_sentence(talk, before) + 1) {
        give(talk, quote, before->draft);
        return;
    }
    onus_span paragraph = talk->record->paragraphs.items[quote->paragraph];
    bool opens = onus_talk__token(talk, quote->tokens.first)->span.start ==
                 paragraph.start;
    if (opens && follows && before->paragraph + 1 == quote->paragraph) {
        add_alone(talk, quote, before->draft, ONUS_NONE, 0.6);
        return;
    }
    uint32_t topic =
        opens ? ONUS_NONE : topic_before(talk, quote->tokens.first);
    if (topic != ONUS_NONE)
        add_alone(talk, quote, ONUS_NONE, topic, 0.5);
}

/* A quotation left open before one that goes on with it and has a cue. */
static void go_back(onus_talk *talk)
{
    for (uint32_t q = talk->quotes.count; q-- > 1;) {
        onus_quote *before = &talk->quotes.items[q - 1];
        if (before->draft == ONUS_NONE && before->open &&
            talk->quotes.items[q].reopened &&
            talk->quotes.items[q].draft != ONUS_NONE)
            give(talk, before, talk->quotes.items[q].draft);
    }
}

void onus_talk__owners(onus_talk *talk)
{
    for (uint32_t q = 0; q < talk->quotes.count; q++)
        direct(talk, &talk->quotes.items[q]);
    go_back(talk);
    for (uint32_t q = 0; q < talk->quotes.count; q++)
        if (talk->quotes.items[q].draft == ONUS_NONE)
            go_on(talk, q);
}
