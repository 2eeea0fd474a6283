/* Kinds: commitment, demand, refusal, ... and the issue.
 *
 * The cue tells first: "vowed" is a commitment, "urged" a demand, though what
 * it stands before may turn it ("vowed to avenge", "asked whether", "declined
 * to comment"). Where it says nothing of the kind ("said", "told"), the main
 * clauses of the content are asked one by one (moods.c); the first that does
 * something gives the kind.
 */
#include "statements/talk.h"

#include "events/clause.h"
#include "knowledge/issues.h"

typedef struct judge {
    const onus_talk *talk;
    const onus_draft *draft;
    uint32_t speaker; /* entity, or ONUS_NONE */
} judge;

static const onus_token *token_of(const judge *judge, uint32_t token)
{
    return onus_talk__token(judge->talk, token);
}

static bool listed(const judge *judge, onus_words list, uint32_t token)
{
    return onus_talk__listed(judge->talk, list, token);
}

/* ------------------------------------------------------------ the content */

/* Is a token the head of a main clause of the range: nothing in the range is
 * above it, or it is coordinated with such a one? */
static bool is_main(const judge *judge, uint32_t token, onus_range range)
{
    const onus_token *tokens = judge->talk->record->tokens.items;
    uint32_t head = tokens[token].head;
    while (head != ONUS_NONE && tokens[token].relation == REL_conj) {
        token = head;
        head = tokens[token].head;
    }
    return token >= range.first && token <= range.last &&
           (head == ONUS_NONE || head < range.first || head > range.last);
}

static onus_saying by_content(const judge *judge)
{
    const onus_ranges *ranges = &judge->draft->ranges;
    for (uint32_t r = 0; r < ranges->count; r++) {
        onus_range range = ranges->items[r];
        for (uint32_t t = range.first; t <= range.last; t++) {
            if (!is_main(judge, t, range))
                continue;
            onus_saying kind = onus_talk__mood(judge->talk, t, judge->speaker);
            if (kind != SAYING_statement)
                return kind;
        }
    }
    return SAYING_statement;
}

static bool asks(const judge *judge, const onus_statement *statement)
{
    onus_span span = statement->spans[statement->span_count - 1];
    onus_slice text = onus_record__slice(judge->talk->record, span);
    while (text.size && (unsigned char)text.data[text.size - 1] != '?') {
        unsigned char c = (unsigned char)text.data[text.size - 1];
        if (c != '"' && c != '\'' && c < 0x80)
            return false;
        text.size--;
    }
    return text.size > 0;
}

/* "whether it rains", "what it costs" */
static bool is_indirect_question(const judge *judge)
{
    uint32_t content = judge->draft->content;
    if (content == ONUS_NONE || judge->draft->frame != FRAME_clause)
        return false;
    uint8_t first = token_of(judge, token_of(judge, content)->first)->xpos;
    uint32_t mark =
        onus_record__child(judge->talk->record, content, REL_mark);
    return first == XPOS_WRB || first == XPOS_WP || first == XPOS_WDT ||
           (mark != ONUS_NONE && listed(judge, WORDS_question_marker, mark));
}

bool onus_talk__about_comment(const onus_talk *talk, uint32_t top)
{
    const onus_token *token = onus_talk__token(talk, top);
    for (uint32_t t = token->first; t <= token->last; t++)
        if (onus_talk__listed(talk, WORDS_comment_word, t) &&
            onus_record__under(talk->record, t, top))
            return true;
    return false;
}

static bool calls_false(const judge *judge)
{
    const onus_ranges *ranges = &judge->draft->ranges;
    for (uint32_t r = 0; r < ranges->count; r++)
        for (uint32_t t = ranges->items[r].first; t <= ranges->items[r].last;
             t++)
            if (listed(judge, WORDS_false_word, t))
                return true;
    return false;
}

/* "wants Tokyo to pay": the infinitive is another's. */
static bool is_wish_for_others(const judge *judge)
{
    const onus_draft *draft = judge->draft;
    if (draft->frame != FRAME_infinitive ||
        !listed(judge, WORDS_wish_verb, draft->head))
        return false;
    const onus_record *record = judge->talk->record;
    uint32_t object = onus_record__child(record, draft->head, REL_obj);
    if (object == ONUS_NONE)
        object = onus_record__child(record, draft->content, REL_nsubj);
    return object != ONUS_NONE && record->mention_of[object] != ONUS_NONE;
}

/* ---------------------------------------------------------------- the cue */

/* What becomes of a cue's kind in the light of its content. */
static onus_saying turned(const judge *judge, onus_saying kind,
                          const onus_statement *statement)
{
    const onus_talk *talk = judge->talk;
    uint32_t content = judge->draft->content;
    switch (kind) {
    case SAYING_refusal:
        return calls_false(judge) ? SAYING_denial : kind;
    case SAYING_demand:
        return asks(judge, statement) || is_indirect_question(judge)
                   ? SAYING_question
                   : kind;
    case SAYING_commitment:
        return content != ONUS_NONE &&
                       judge->draft->frame == FRAME_infinitive &&
                       !onus_talk__is_denied(talk, content) &&
                       onus_talk__is_hostile(talk, content)
                   ? SAYING_threat
                   : kind;
    case SAYING_prediction:
        if (content != ONUS_NONE &&
            onus_talk__foresees_own(talk, content, judge->speaker))
            return SAYING_threat;
        onus_saying found = by_content(judge);
        return found == SAYING_demand || found == SAYING_threat ? found : kind;
    default:
        return kind;
    }
}

static bool neutral(onus_saying kind)
{
    return kind == SAYING_statement || kind == SAYING_assessment;
}

static onus_saying kind_of(const judge *judge, const onus_statement *statement)
{
    const onus_talk *talk = judge->talk;
    const onus_draft *draft = judge->draft;
    onus_saying kind = draft->cue ? draft->cue->kind : SAYING_statement;
    bool denied =
        draft->head != ONUS_NONE && onus_talk__is_denied(talk, draft->head);
    if (onus_talk__is_silent(talk, draft))
        return SAYING_no_comment;
    if ((denied || onus_talk__is_thought(talk, draft)) && !neutral(kind) &&
        kind != SAYING_question)
        return SAYING_statement;
    if (draft->head != ONUS_NONE && is_wish_for_others(judge))
        return SAYING_demand;
    if (!neutral(kind))
        return turned(judge, kind, statement);
    onus_saying found = by_content(judge);
    if (found == SAYING_statement && asks(judge, statement))
        return SAYING_question;
    return found == SAYING_statement ? kind : found;
}

/* The issue of all its spans together, for each adds its words. */
static onus_slice issue_of(const judge *judge, const onus_statement *statement)
{
    const onus_talk *talk = judge->talk;
    onus_span whole = {statement->spans[0].start,
                       statement->spans[statement->span_count - 1].end};
    return onus_issues__of(talk->tables,
                           onus_record__slice(talk->record, whole));
}

void onus_talk__kind(const onus_talk *talk, const onus_draft *draft,
                     onus_statement *statement)
{
    judge judge = {talk, draft, statement->speaker_entity};
    statement->kind = onus_saying__name(kind_of(&judge, statement));
    statement->issue = issue_of(&judge, statement);
}
