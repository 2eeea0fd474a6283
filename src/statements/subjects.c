/* Subjects: which word of the sentence stands for the speaker, and which for
 * the listener.
 *
 * The subject of the cue, whatever its voice; the owner of a noun ("Tehran's
 * claim that"); the phrase behind "according to". The listener is the object of
 * cues like "tell".
 */
#include "statements/talk.h"

#include "events/clause.h"

static bool adjective_cue(const onus_cue *cue)
{
    return onus_slice__starts(cue->text, ONUS_SLICE("a:"));
}

static bool noun_cue(const onus_cue *cue)
{
    return onus_slice__starts(cue->text, ONUS_SLICE("n:"));
}

static uint32_t first_child(const onus_talk *talk, uint32_t head,
                            const uint8_t *relations, size_t count)
{
    uint32_t child = ONUS_NONE;
    for (size_t i = 0; i < count && child == ONUS_NONE; i++)
        child = onus_record__child(talk->record, head, relations[i]);
    return child;
}

/* "the ministry's claim", "the claim of the ministry", "the ministry made the
 * claim" */
static uint32_t owner_of(const onus_talk *talk, uint32_t noun)
{
    const onus_token *tokens = talk->record->tokens.items;
    uint32_t owner = onus_record__child(talk->record, noun, REL_nmod_poss);
    for (uint32_t c = tokens[noun].first_child;
         owner == ONUS_NONE && c != ONUS_NONE; c = tokens[c].next_sibling) {
        if (tokens[c].relation == REL_nmod &&
            onus_tables__in(talk->tables, WORDS_owner_preposition,
                            onus_record__preposition(talk->record, c)) &&
            talk->record->mention_of[c] != ONUS_NONE)
            owner = c;
    }
    if (owner == ONUS_NONE && tokens[noun].relation == REL_obj)
        owner = onus_clause__subject(talk->record, tokens[noun].head);
    return owner;
}

/* The head of the phrase behind "according to", whichever way the tree has it.
 */
static uint32_t phrase_behind(const onus_talk *talk, uint32_t cue)
{
    static const uint8_t below[] = {REL_obl, REL_obj, REL_nmod};
    const onus_token *token = onus_talk__token(talk, cue);
    if (token->relation == REL_case || token->relation == REL_mark)
        return token->head;
    return first_child(talk, cue, below, sizeof below);
}

/* "quoted the minister as saying", "was quoted as saying": who is quoted. */
static uint32_t quoted_person(const onus_talk *talk, uint32_t head)
{
    const onus_token *word = onus_talk__token(talk, head);
    uint32_t mark = onus_record__child(talk->record, head, REL_mark);
    if (word->relation != REL_advcl || word->xpos != XPOS_VBG ||
        mark == ONUS_NONE ||
        !onus_talk__listed(talk, WORDS_content_preposition, mark))
        return ONUS_NONE;
    onus_clause clause = onus_clause__read(talk->record, word->head);
    return clause.object;
}

/* "No comment," read a statement: an object that is the subject. */
static uint32_t inverted(const onus_talk *talk, const onus_draft *draft)
{
    const onus_token *tokens = talk->record->tokens.items;
    uint32_t head = draft->head;
    if (!(draft->cue->frames & FRAME_quote) || head == 0 ||
        talk->quote_of[head - 1] == ONUS_NONE ||
        talk->quote_of[head] != ONUS_NONE)
        return ONUS_NONE;
    for (uint32_t c = tokens[head].first_child; c != ONUS_NONE;
         c = tokens[c].next_sibling)
        if (c > head && tokens[c].relation == REL_obj)
            return c;
    return ONUS_NONE;
}

/* "It rained, a ministry said": who stands between a comma and the cue,
 * wherever the tree has hung him. */
static uint32_t right_before(const onus_talk *talk, uint32_t head)
{
    const onus_token *tokens = talk->record->tokens.items;
    if (head <= onus_talk__sentence_start(talk, head) ||
        (tokens[head].xpos != XPOS_VBD && tokens[head].xpos != XPOS_VBZ))
        return ONUS_NONE;
    uint32_t top = head - 1;
    while (tokens[top].head != ONUS_NONE && tokens[top].head < head &&
           tokens[tokens[top].head].last == head - 1 &&
           !onus_clause__is_verb(&tokens[tokens[top].head]))
        top = tokens[top].head;
    bool noun = tokens[top].upos == UPOS_NOUN || tokens[top].upos == UPOS_PROPN;
    uint32_t first = tokens[top].first;
    return noun && first > onus_talk__sentence_start(talk, head) &&
                   tokens[first - 1].xpos == XPOS_COMMA
               ? top
               : ONUS_NONE;
}

static uint32_t subject_of(const onus_talk *talk, const onus_draft *draft)
{
    static const uint8_t subjects[] = {REL_nsubj, REL_nsubj_pass};
    uint32_t head = draft->head;
    const onus_token *word = onus_talk__token(talk, head);
    if (draft->cue->frames & FRAME_according)
        return phrase_behind(talk, head);
    if (noun_cue(draft->cue))
        return owner_of(talk, head);
    if (adjective_cue(draft->cue))
        return first_child(talk, head, subjects, sizeof subjects);
    /* "little reason to believe": nobody in the sentence does */
    if (word->relation == REL_acl && word->xpos == XPOS_VB)
        return ONUS_NONE;
    uint32_t quoted = quoted_person(talk, head);
    if (quoted != ONUS_NONE)
        return quoted;
    onus_clause clause = onus_clause__read(talk->record, head);
    uint32_t own = onus_record__child(talk->record, head, REL_nsubj);
    if (!clause.passive && own != ONUS_NONE)
        return own;
    if (clause.subject == ONUS_NONE)
        clause.subject = inverted(talk, draft);
    return clause.subject != ONUS_NONE || clause.passive
               ? clause.subject
               : right_before(talk, head);
}

/* "It is said that": a subject that nobody is. */
static bool is_empty(const onus_talk *talk, uint32_t token)
{
    return token != ONUS_NONE &&
           onus_talk__token(talk, token)->relation == REL_expl;
}

/* "the minister told reporters": parsers take the object for one more subject.
 */
static uint32_t second_subject(const onus_talk *talk, uint32_t head)
{
    const onus_token *tokens = talk->record->tokens.items;
    uint32_t first = onus_record__child(talk->record, head, REL_nsubj);
    for (uint32_t c = tokens[head].first_child; c != ONUS_NONE && first < head;
         c = tokens[c].next_sibling)
        if (c > head && tokens[c].relation == REL_nsubj)
            return c;
    return ONUS_NONE;
}

static uint32_t listener_of(const onus_talk *talk, const onus_draft *draft)
{
    uint32_t head = draft->head;
    unsigned frames = draft->cue->frames;
    if (!(frames & (FRAME_clause | FRAME_quote | FRAME_listener)))
        return ONUS_NONE;
    uint32_t listener = onus_record__child(talk->record, head, REL_iobj);
    if (listener != ONUS_NONE || !(frames & FRAME_listener))
        return listener;
    uint32_t words = draft->cue->count;
    if (words > 1) { /* "call on both sides" */
        uint32_t word = draft->hit.words[words - 1];
        uint32_t above = onus_talk__token(talk, word)->head;
        return above != head ? above : ONUS_NONE;
    }
    onus_clause clause = onus_clause__read(talk->record, head);
    uint32_t object = clause.object;
    if (object == ONUS_NONE)
        object = second_subject(talk, head);
    bool noun = object != ONUS_NONE && object != draft->speaker &&
                onus_talk__token(talk, object)->xpos != XPOS_WP &&
                onus_talk__token(talk, object)->xpos != XPOS_WDT;
    return noun ? object : ONUS_NONE;
}

void onus_talk__speakers(onus_talk *talk)
{
    for (uint32_t d = 0; d < talk->drafts.count; d++) {
        onus_draft *draft = &talk->drafts.items[d];
        draft->speaker = subject_of(talk, draft);
        if (is_empty(talk, draft->speaker))
            draft->speaker = ONUS_NONE;
        draft->listener = listener_of(talk, draft);
    }
}
