/* Propositions: does a draft say anything?
 *
 *     He discussed progress with the North.     no: a topic, and nothing of it
 *     He described the progress as slow.        yes: how it is
 *     He called for progress.                   yes: that there shall be some
 *     He may call for progress.                 no: he has not done so
 *
 * A clause says something, and so does a quotation. A noun phrase does so
 * where the cue takes a stand on it or says that it is so (frame object: a
 * demand, an accusation, "confirmed his death"), unless that is plain
 * reference back ("the decision"). Where the cue only names what the talk
 * was about (frame topic), the phrase itself must predicate: hold a clause
 * or quoted words, be likened to something, or have a noun that is an act of
 * events.tsv ("mentioned the attack by Hamas"). What is reported by less
 * than a clause must have been uttered: "may call", "to call" and "did not
 * call for talks" report no words.
 */
#include "statements/talk.h"

#include "events/clause.h"
#include "events/match.h"

bool onus_talk__is_thought(const onus_talk *talk, const onus_draft *draft)
{
    uint32_t head = draft->head;
    if (head == ONUS_NONE)
        return false;
    const onus_token *tokens = talk->record->tokens.items;
    bool infinitive = false;
    for (uint32_t c = tokens[head].first_child; c != ONUS_NONE;
         c = tokens[c].next_sibling) {
        if (tokens[c].relation == REL_aux &&
            onus_talk__listed(talk, WORDS_hypothetical_auxiliary, c))
            return true;
        if (tokens[c].relation == REL_mark &&
            onus_talk__listed(talk, WORDS_conditional_marker, c))
            return true;
        infinitive |=
            tokens[c].relation == REL_mark && tokens[c].xpos == XPOS_TO;
    }
    bool phase = tokens[head].head != ONUS_NONE &&
                 tokens[head].relation == REL_xcomp &&
                 onus_talk__listed(talk, WORDS_phase_verb, tokens[head].head);
    return infinitive && !phase;
}

bool onus_talk__is_denied(const onus_talk *talk, uint32_t verb)
{
    const onus_token *tokens = talk->record->tokens.items;
    for (uint32_t c = tokens[verb].first_child; c != ONUS_NONE;
         c = tokens[c].next_sibling)
        if ((tokens[c].relation == REL_advmod ||
             tokens[c].relation == REL_det ||
             tokens[c].relation == REL_cc_preconj) &&
            onus_talk__listed(talk, WORDS_negation, c))
            return true;
    return false;
}

bool onus_talk__is_silent(const onus_talk *talk, const onus_draft *draft)
{
    uint32_t head = draft->head;
    if (head == ONUS_NONE || !draft->cue)
        return false;
    bool denied = onus_talk__is_denied(talk, head);
    if (denied && draft->frame != FRAME_clause &&
        onus_talk__listed(talk, WORDS_silence_verb, head))
        return true;
    bool comment = draft->content != ONUS_NONE &&
                   onus_talk__about_comment(talk, draft->content);
    return comment && (draft->cue->kind == SAYING_refusal ||
                       (denied && draft->cue->kind == SAYING_statement));
}

/* "did not rule out", "did not deny": it is the silence that tells. */
static bool tells_by_silence(onus_saying kind)
{
    return kind == SAYING_refusal || kind == SAYING_denial ||
           kind == SAYING_no_comment;
}

static bool is_uttered(const onus_talk *talk, const onus_draft *draft)
{
    if (draft->head == ONUS_NONE)
        return true;
    if (onus_talk__is_thought(talk, draft))
        return false;
    return tells_by_silence(draft->cue->kind) ||
           !onus_talk__is_denied(talk, draft->head);
}

/* Does a phrase hold a verb or quoted words? */
static bool holds_clause(const onus_talk *talk, onus_range range, uint32_t cue)
{
    for (uint32_t t = range.first; t <= range.last; t++)
        if (onus_clause__is_verb(onus_talk__token(talk, t)) ||
            (talk->quote_of[t] != ONUS_NONE &&
             talk->quote_of[t] != talk->quote_of[cue]))
            return true;
    return false;
}

/* "as a prison" behind the object */
static bool is_likened(const onus_talk *talk, const onus_draft *draft)
{
    onus_range last = draft->ranges.items[draft->ranges.count - 1];
    for (uint32_t t = draft->content + 1; t <= last.last; t++) {
        const onus_token *word = onus_talk__token(talk, t);
        if ((word->relation == REL_case || word->relation == REL_advmod) &&
            word->head != ONUS_NONE &&
            onus_talk__listed(talk, WORDS_content_preposition, t) &&
            onus_talk__token(talk, word->head)->head == draft->head)
            return true;
    }
    return false;
}

static bool predicates(const onus_talk *talk, const onus_draft *draft)
{
    onus_match match;
    if (onus_match__token(talk->tables, talk->record, draft->content, &match))
        return true;
    for (uint32_t r = 0; r < draft->ranges.count; r++)
        if (holds_clause(talk, draft->ranges.items[r], draft->head))
            return true;
    return is_likened(talk, draft);
}

/* "agreed on Saturday": a day is nothing that is said. Times are in the order
 * of the text. */
static bool is_time(const onus_talk *talk, uint32_t token)
{
    const onus_record *record = talk->record;
    onus_span span = onus_talk__token(talk, token)->span;
    uint32_t low = 0, high = record->times.count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (record->times.items[middle].span.end < span.end)
            low = middle + 1;
        else
            high = middle;
    }
    return low < record->times.count &&
           record->times.items[low].span.start <= span.start;
}

/* "the message", "this decision": which one, and nothing about it. */
static bool refers_back(const onus_talk *talk, const onus_draft *draft)
{
    const onus_token *tokens = talk->record->tokens.items;
    uint32_t noun = draft->content, article = tokens[noun].first_child;
    return article != ONUS_NONE && article < noun &&
           tokens[article].next_sibling == ONUS_NONE &&
           onus_talk__listed(talk, WORDS_definite_word, article) &&
           draft->ranges.items[draft->ranges.count - 1].last == noun;
}

static bool takes_stand(onus_saying kind)
{
    return kind != SAYING_statement && kind != SAYING_assessment &&
           kind != SAYING_question;
}

bool onus_talk__proposes(const onus_talk *talk, const onus_draft *draft)
{
    bool object = draft->frame == FRAME_object || draft->frame == FRAME_topic;
    if (draft->frame == FRAME_NONE || draft->frame == FRAME_clause ||
        draft->frame == FRAME_according)
        return true;
    if (onus_talk__is_silent(talk, draft))
        return true;
    if (!is_uttered(talk, draft) || (object && is_time(talk, draft->content)))
        return false;
    if (!object || takes_stand(draft->cue->kind))
        return true;
    return predicates(talk, draft) ||
           (draft->frame == FRAME_object && !refers_back(talk, draft));
}
