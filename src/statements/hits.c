/* Cues: which words of the text announce a statement.
 *
 * A verb, noun or adjective is looked up by its lemma; of the rows whose
 * further words stand below it in the tree, the one with most words wins. "Kim
 * continued to call for talks": the cue is "call for", shown as "continued to
 * call for", for verbs of phase belong to what they stand before.
 */
#include "statements/talk.h"

#include "events/clause.h"

enum { KEY = 64 };

static bool takes_helpers(const onus_talk *talk, uint32_t token)
{
    const onus_token *word = onus_talk__token(talk, token);
    return onus_clause__is_verb(word) || word->upos == UPOS_ADJ;
}

/* The form under which the table has a token: "say", "n:claim", "a:ready";
 * "according" in "according to", where it is a preposition, as it is written.
 */
static onus_slice key_of(const onus_token *token, bool adjective, char key[KEY])
{
    size_t size = 0;
    bool written =
        adjective || token->relation == REL_case || token->relation == REL_mark;
    onus_slice word = written ? token->form : token->lemma;
    if (adjective || token->upos == UPOS_NOUN) {
        key[size++] = adjective ? 'a' : 'n';
        key[size++] = ':';
    }
    if (word.size + size > KEY)
        return (onus_slice){0};
    for (size_t i = 0; i < word.size; i++) {
        char c = word.data[i];
        key[size++] = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
    }
    return (onus_slice){key, size};
}

/* A further word of a cue: below the head, at most two steps down, behind
 * `after`. */
static uint32_t further_word(const onus_talk *talk, uint32_t head,
                             uint32_t after, onus_slice lemma)
{
    uint32_t last = onus_talk__token(talk, head)->last;
    for (uint32_t t = after + 1; t <= last; t++) {
        const onus_token *token = onus_talk__token(talk, t);
        if (!onus_slice__equal(token->lemma, lemma) || token->xpos == XPOS_TO)
            continue;
        if (token->head == head ||
            (token->head != ONUS_NONE &&
             onus_talk__token(talk, token->head)->head == head))
            return t;
    }
    return ONUS_NONE;
}

static bool meets(const onus_talk *talk, uint32_t token, const onus_cue *cue,
                  onus_cue_hit *hit)
{
    hit->cue = cue;
    hit->words[0] = token;
    for (uint32_t w = 1; w < cue->count; w++) {
        hit->words[w] =
            further_word(talk, token, hit->words[w - 1], cue->words[w]);
        if (hit->words[w] == ONUS_NONE)
            return false;
    }
    return true;
}

static bool look_up(const onus_talk *talk, uint32_t token, bool adjective,
                    onus_cue_hit *best)
{
    const onus_tables *tables = talk->tables;
    char buffer[KEY];
    onus_slice key = key_of(onus_talk__token(talk, token), adjective, buffer);
    uint32_t row =
        key.size ? onus_map__find(&tables->cue_heads, key) : ONUS_NONE;
    best->cue = NULL;
    for (; row != ONUS_NONE && row < tables->cues.count; row++) {
        const onus_cue *cue = &tables->cues.items[row];
        if (!onus_slice__equal(cue->words[0], key))
            break;
        onus_cue_hit hit = {0};
        if ((!best->cue || cue->count > best->cue->count) &&
            meets(talk, token, cue, &hit))
            *best = hit;
    }
    return best->cue;
}

/* A participle that only describes a noun ("the proposed law") announces
 * nothing. */
static bool describes(const onus_talk *talk, uint32_t token)
{
    const onus_token *word = onus_talk__token(talk, token);
    switch (word->relation) {
    case REL_amod:
    case REL_compound:
    case REL_fixed:
    case REL_flat:
        return true;
    case REL_case:
    case REL_mark:
        return onus_record__child(talk->record, token, REL_fixed) == ONUS_NONE;
    default:
        return false;
    }
}

static bool find_hit(const onus_talk *talk, uint32_t token, onus_cue_hit *hit)
{
    const onus_token *word = onus_talk__token(talk, token);
    bool verb = word->upos == UPOS_VERB ||
                (word->xpos >= XPOS_VB && word->xpos <= XPOS_VBZ &&
                 word->upos != UPOS_AUX);
    if (describes(talk, token))
        return false;
    /* "is committed to": a state first, and a passive only if it is none */
    bool state =
        word->xpos == XPOS_VBN &&
        onus_record__child(talk->record, token, REL_obl_agent) == ONUS_NONE;
    if (state && look_up(talk, token, true, hit))
        return true;
    if (verb || word->upos == UPOS_NOUN)
        if (look_up(talk, token, false, hit))
            return true;
    return word->upos == UPOS_ADJ && look_up(talk, token, true, hit);
}

/* ------------------------------------------------------ the cue as shown */

static bool helps(const onus_talk *talk, uint32_t token, uint32_t head)
{
    const onus_token *word = onus_talk__token(talk, token);
    if (word->head != head)
        return false;
    switch (word->relation) {
    case REL_aux:
    case REL_aux_pass:
    case REL_cop:
        return true;
    case REL_advmod:
        return word->first == word->last && word->xpos != XPOS_WRB;
    default:
        return false;
    }
}

static uint32_t first_helper(const onus_talk *talk, uint32_t head)
{
    uint32_t start = onus_talk__sentence_start(talk, head), first = head;
    while (first > start && helps(talk, first - 1, head))
        first--;
    return first;
}

/* "continued to" before a cue: the verb of phase that it hangs on, or
 * ONUS_NONE. */
static uint32_t phase_of(const onus_talk *talk, uint32_t head)
{
    const onus_token *word = onus_talk__token(talk, head);
    if (word->relation != REL_xcomp || word->head == ONUS_NONE ||
        word->head > head || head - word->head > 3 ||
        !onus_talk__listed(talk, WORDS_phase_verb, word->head))
        return ONUS_NONE;
    return word->head;
}

/* The "by" of "was praised by the mayor". */
static bool opens_agent(const onus_talk *talk, uint32_t token, uint32_t head)
{
    if (token >= onus_talk__sentence_end(talk, head))
        return false;
    const onus_token *word = onus_talk__token(talk, token);
    return word->relation == REL_case && word->head != ONUS_NONE &&
           onus_talk__token(talk, word->head)->relation == REL_obl_agent &&
           onus_talk__token(talk, word->head)->head == head;
}

static onus_range shown(const onus_talk *talk, const onus_cue_hit *hit)
{
    uint32_t head = hit->words[0];
    onus_range range = {head, head};
    if (takes_helpers(talk, head))
        range.first = first_helper(talk, head);
    uint32_t phase = phase_of(talk, head);
    if (phase != ONUS_NONE)
        range.first = first_helper(talk, phase);
    for (uint32_t w = 1; w < hit->cue->count; w++)
        if (hit->words[w] == range.last + 1)
            range.last++;
    if (opens_agent(talk, range.last + 1, head))
        range.last++;
    return range;
}

void onus_talk__cues(onus_talk *talk)
{
    const onus_record *record = talk->record;
    for (uint32_t t = 0; t < record->tokens.count; t++) {
        onus_cue_hit hit;
        if (!find_hit(talk, t, &hit))
            continue;
        onus_draft draft = {.cue = hit.cue,
                            .hit = hit,
                            .head = t,
                            .words = shown(talk, &hit),
                            .speaker = ONUS_NONE,
                            .named = {1, 0},
                            .listener = ONUS_NONE,
                            .like = ONUS_NONE,
                            .content = ONUS_NONE};
        if (!onus_array__push(talk->scratch, &talk->drafts, draft))
            return;
        talk->draft_of[t] = talk->drafts.count - 1;
    }
}
