/* Statements: who said what to whom, of what kind, about what.
 *
 *     "We will come to Oslo if we are asked," the minister told reporters.
 *     content     the quotation                      form  direct
 *     cue         told        speaker  the minister  addressee  reporters
 *     kind        condition   issue    (by the words of issues.tsv)
 *
 * The road: find the quotations (quotes.c); find the cues, words of cues.tsv
 * (hits.c), and their subjects (subjects.c); give quotations to cues or to the
 * last speaker (owners.c, labels.c); find the contents of the other cues on the
 * tree (contents.c); drop what says nothing (propositions.c); settle who "I" is
 * (selves.c); write it all down, with kind and issue (kinds.c). Who "he" and
 * "she" are was settled by resolve. It is a rule system in the line of
 * Pouliquen and others 2007 and Pareti's description of direct, indirect and
 * mixed attribution (2015); what was left out: contents without a cue that are
 * no quotations ("The road was open. Snow was expected."), and free indirect
 * speech.
 */
#include "statements/statements.h"

#include "base/error.h"
#include "statements/talk.h"

#include <stdlib.h>

static bool has_words(const onus_draft *draft)
{
    return draft->words.first <= draft->words.last;
}

/* ---------------------------------------------------------------- drafts */

static bool within(const onus_range *inner, const onus_range *outer)
{
    return inner->first >= outer->first && inner->last <= outer->last;
}

/* "declined to say whether": one statement of two cues, the inner one's
 * content. */
static void join_cues(onus_talk *talk)
{
    for (uint32_t d = 0; d < talk->drafts.count; d++) {
        onus_draft *outer = &talk->drafts.items[d];
        uint32_t i = outer->content == ONUS_NONE || !outer->cue
                         ? ONUS_NONE
                         : talk->draft_of[outer->content];
        if (i == ONUS_NONE || i == d || outer->cue->kind != SAYING_refusal ||
            outer->frame != FRAME_infinitive)
            continue;
        onus_draft *inner = &talk->drafts.items[i];
        if (!inner->ranges.count || !(inner->cue->frames & FRAME_clause) ||
            outer->ranges.count != 1 ||
            !within(&inner->ranges.items[0], &outer->ranges.items[0]))
            continue;
        outer->ranges = inner->ranges;
        if (inner->words.first <= outer->words.last + 2)
            outer->words.last = inner->words.last;
        inner->dropped = true;
    }
}

/* "quoted him as saying that": what is said is the inner cue's. */
static void drop_quoting(onus_talk *talk)
{
    for (uint32_t d = 0; d < talk->drafts.count; d++) {
        const onus_draft *inner = &talk->drafts.items[d];
        if (inner->head == ONUS_NONE || !inner->ranges.count)
            continue;
        const onus_token *word = onus_talk__token(talk, inner->head);
        if (word->relation != REL_advcl || word->xpos != XPOS_VBG ||
            talk->draft_of[word->head] == ONUS_NONE)
            continue;
        onus_draft *outer = &talk->drafts.items[talk->draft_of[word->head]];
        outer->dropped |= outer->frame == FRAME_topic;
    }
}

/* "I ask for a truce," she said: the quotation says it already. */
static bool repeats_quotation(const onus_talk *talk, const onus_draft *draft)
{
    if ((draft->frame != FRAME_object && draft->frame != FRAME_topic) ||
        draft->speaker == ONUS_NONE || draft->head == ONUS_NONE ||
        !onus_talk__listed(talk, WORDS_first_person, draft->speaker))
        return false;
    uint32_t quote = talk->quote_of[draft->head];
    return quote != ONUS_NONE && talk->quotes.items[quote].draft != ONUS_NONE;
}

static uint32_t place_of(const onus_draft *draft)
{
    return has_words(draft) ? draft->words.first : draft->ranges.items[0].first;
}

typedef struct ordered {
    uint32_t draft, place;
} ordered;

static int by_place(const void *a, const void *b)
{
    const ordered *left = a, *right = b;
    if (left->place != right->place)
        return left->place < right->place ? -1 : 1;
    return (left->draft > right->draft) - (left->draft < right->draft);
}

/* --------------------------------------------------------- writing down */

/* All words of the content in quotation marks: direct; some: mixed; none:
 * indirect. The quotation that the cue itself stands in does not count. */
static const char *form_of(const onus_talk *talk, const onus_draft *draft)
{
    uint32_t own =
        draft->head == ONUS_NONE ? ONUS_NONE : talk->quote_of[draft->head];
    bool quoted = false, plain = false;
    for (uint32_t r = 0; r < draft->ranges.count; r++) {
        onus_range range = draft->ranges.items[r];
        for (uint32_t t = range.first; t <= range.last; t++) {
            if (onus_talk__is_punct(talk, t))
                continue;
            bool here =
                talk->quote_of[t] != ONUS_NONE && talk->quote_of[t] != own;
            quoted |= here;
            plain |= !here;
        }
    }
    return !quoted ? "indirect" : plain ? "mixed" : "direct";
}

static void set_spans(const onus_talk *talk, const onus_draft *draft,
                      onus_statement *statement)
{
    uint32_t count = draft->ranges.count;
    onus_span *spans =
        onus_arena__array(&talk->record->arena, count, sizeof *spans);
    for (uint32_t r = 0; spans && r < count; r++)
        spans[r] = onus_record__span(talk->record, draft->ranges.items[r].first,
                                     draft->ranges.items[r].last);
    statement->spans = spans;
    statement->span_count = spans ? count : 0;
}

static void write_down(onus_talk *talk, const onus_draft *draft)
{
    onus_statement statement = {.confidence = draft->confidence};
    set_spans(talk, draft, &statement);
    if (!statement.span_count)
        return;
    onus_talk__speaker(talk, draft, &statement);
    statement.form = form_of(talk, draft);
    if (has_words(draft))
        statement.cue = onus_record__span(talk->record, draft->words.first,
                                          draft->words.last);
    statement.sentence = onus_talk__token(talk, place_of(draft))->sentence;
    if (!statement.speaker_name.size)
        statement.confidence -= 0.1;
    onus_talk__kind(talk, draft, &statement);
    onus_array__push(&talk->record->arena, &talk->record->statements,
                     statement);
}

static bool is_infinitive(const onus_talk *talk, uint32_t head)
{
    if (head == ONUS_NONE)
        return false;
    uint32_t mark = onus_record__child(talk->record, head, REL_mark);
    return mark != ONUS_NONE && onus_talk__token(talk, mark)->xpos == XPOS_TO;
}

static bool wanted(const onus_talk *talk, const onus_draft *draft)
{
    if (draft->dropped || !draft->ranges.count ||
        repeats_quotation(talk, draft) || !onus_talk__proposes(talk, draft))
        return false;
    /* "it is said that" is a statement; "to call for talks", with nobody who
     * does, is none */
    bool word = draft->cue && draft->cue->text.size > 2 &&
                draft->cue->text.data[1] == ':';
    bool clause = draft->frame == FRAME_NONE || draft->frame == FRAME_clause ||
                  draft->frame == FRAME_according;
    return draft->speaker != ONUS_NONE ||
           (clause && !word && !is_infinitive(talk, draft->head));
}

static void write_all(onus_talk *talk)
{
    uint32_t count = talk->drafts.count, kept = 0;
    ordered *order = onus_arena__array(talk->scratch, count + 1, sizeof *order);
    if (!order)
        return;
    for (uint32_t d = 0; d < count; d++)
        if (wanted(talk, &talk->drafts.items[d]))
            order[kept++] = (ordered){d, place_of(&talk->drafts.items[d])};
    if (kept)
        qsort(order, kept, sizeof *order, by_place);
    for (uint32_t i = 0; i < kept; i++)
        write_down(talk, &talk->drafts.items[order[i].draft]);
}

/* ------------------------------------------------------------- the whole */

static bool prepare(onus_talk *talk)
{
    uint32_t count = talk->record->tokens.count;
    talk->quote_of =
        onus_arena__array(talk->scratch, count + 1, sizeof(uint32_t));
    talk->draft_of =
        onus_arena__array(talk->scratch, count + 1, sizeof(uint32_t));
    talk->marks = onus_arena__array(talk->scratch, count + 1, 1);
    if (!talk->quote_of || !talk->draft_of || !talk->marks)
        return false;
    for (uint32_t t = 0; t <= count; t++)
        talk->quote_of[t] = talk->draft_of[t] = ONUS_NONE;
    return true;
}

onus_status onus_statements__find(const onus_tables *tables,
                                  onus_arena *scratch, onus_record *record,
                                  onus_error *error)
{
    onus_talk talk = {.tables = tables, .scratch = scratch, .record = record};
    if (record->tokens.count && record->mention_of && prepare(&talk)) {
        onus_talk__quotes(&talk);
        onus_talk__cues(&talk);
        onus_talk__speakers(&talk);
        onus_talk__owners(&talk);
        onus_talk__labels(&talk);
        onus_talk__contents(&talk);
        join_cues(&talk);
        drop_quoting(&talk);
        onus_talk__selves(&talk);
        write_all(&talk);
        onus_statements__tie(record);
    }
    return scratch->failed || record->arena.failed ? onus_error__memory(error)
                                                   : ONUS_OK;
}

/* ---------------------------------------------------------------- events */

static uint32_t length(const onus_statement *statement)
{
    uint32_t bytes = 0;
    for (uint32_t s = 0; s < statement->span_count; s++)
        bytes += statement->spans[s].end - statement->spans[s].start;
    return bytes;
}

/* The first event whose trigger begins at `byte` or behind it; events are in
 * the order of their triggers. */
static uint32_t event_at(const onus_record *record, uint32_t byte)
{
    uint32_t low = 0, high = record->events.count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (record->events.items[middle].trigger.start < byte)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void tie_span(onus_record *record, uint32_t number, onus_span span)
{
    const onus_statement *statements = record->statements.items;
    for (uint32_t e = event_at(record, span.start); e < record->events.count;
         e++) {
        onus_event *event = &record->events.items[e];
        if (event->trigger.start >= span.end)
            return;
        bool inner =
            event->statement == ONUS_NONE ||
            length(&statements[number]) < length(&statements[event->statement]);
        if (inner && event->trigger.end <= span.end)
            event->statement = number;
    }
}

void onus_statements__tie(onus_record *record)
{
    for (uint32_t e = 0; e < record->events.count; e++)
        record->events.items[e].statement = ONUS_NONE;
    for (uint32_t s = 0; s < record->statements.count; s++) {
        const onus_statement *statement = &record->statements.items[s];
        for (uint32_t i = 0; i < statement->span_count; i++)
            tie_span(record, s, statement->spans[i]);
    }
}
