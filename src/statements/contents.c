/* Contents: what is said, found on the tree.
 *
 * The frames of a cue say where to look: a clause below the cue ("said that it
 * rained"), the clause that the cue stands in ("it rained, she said"), an
 * infinitive, an object, ... What is found is marked on the tokens and read off
 * as ranges (ranges.c).
 */
#include "statements/talk.h"

#include "events/clause.h"

enum {
    BEYOND = 40,  /* tokens from a cue to a clause that hangs on a noun */
    INSERTED = 12 /* tokens of "the mayor of the town said" between commas */
};

static bool has_subject(const onus_talk *talk, uint32_t token)
{
    static const uint8_t relations[] = {REL_nsubj, REL_nsubj_pass, REL_csubj,
                                        REL_nsubj_outer, REL_expl};
    for (size_t i = 0; i < sizeof relations; i++)
        if (onus_record__child(talk->record, token, relations[i]) != ONUS_NONE)
            return true;
    return false;
}

/* "said he would stay and warned her": what is coordinated with the content on
 * the tree, but has the cue's tense and not the content's, goes with the cue.
 */
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
            onus_marks__set(talk, c, 0);
        }
}

/* "It fell, she said, after it had risen": what is said goes on behind the cue,
 * and may hang on it: that clause, or ONUS_NONE. */
static uint32_t rest_of(const onus_talk *talk, uint32_t top, uint32_t cue)
{
    const onus_token *tokens = talk->record->tokens.items;
    if (top > cue || tokens[top].relation != REL_ccomp)
        return ONUS_NONE;
    for (uint32_t c = tokens[cue].first_child; c != ONUS_NONE;
         c = tokens[c].next_sibling)
        if (c > cue && tokens[c].relation == REL_ccomp &&
            has_subject(talk, c) &&
            onus_record__child(talk->record, c, REL_mark) != ONUS_NONE)
            return c;
    return ONUS_NONE;
}

static bool take(onus_talk *talk, onus_draft *draft, uint32_t top)
{
    const onus_token *token = onus_talk__token(talk, top);
    uint32_t from = token->first, to = token->last;
    uint32_t rest = rest_of(talk, top, draft->head);
    onus_marks__set(talk, top, 1);
    if (rest != ONUS_NONE) {
        onus_marks__set(talk, rest, 1);
        to = onus_talk__token(talk, rest)->last;
    }
    without_conjuncts(talk, top, draft->head);
    if (draft->speaker != ONUS_NONE &&
        onus_record__under(talk->record, draft->speaker, top))
        onus_marks__set(talk, draft->speaker, 0);
    draft->content = top;
    return onus_marks__read(talk, draft, from, to);
}

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

/* "It rained, she said, a day after it had snowed": what she says stands before
 * a cue that has a comma behind it. */
static bool looks_back(const onus_talk *talk, uint32_t head)
{
    return head + 1 < onus_talk__sentence_end(talk, head) &&
           onus_talk__token(talk, head + 1)->xpos == XPOS_COMMA;
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
    bool behind = token > draft->head;
    int value = behind != looks_back(talk, draft->head) ? 2 : 0;
    switch (word->relation) {
    case REL_ccomp:
        return predicates(talk, token) ? 5 + value : 1;
    case REL_csubj:
    case REL_csubj_pass:
        return token > draft->head ? 3 : 0;
    case REL_acl:
    case REL_amod:
        return !verb && token > draft->head && has_that(talk, token) ? 4 : 0;
    case REL_advcl:
    case REL_xcomp:
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

/* "said in a statement that", "told X on condition of anonymity that": the
 * clause hangs on a noun of the cue's phrases. */
static uint32_t clause_beyond(const onus_talk *talk, uint32_t head)
{
    const onus_token *tokens = talk->record->tokens.items;
    for (uint32_t t = head + 1; t <= tokens[head].last && t < head + BEYOND;
         t++) {
        if ((tokens[t].relation != REL_acl &&
             tokens[t].relation != REL_acl_relcl) || !has_that(talk, t))
            continue;
        uint32_t noun = tokens[t].head;
        bool carries = talk->draft_of[noun] == ONUS_NONE ||
                       onus_talk__listed(talk, WORDS_document_noun, noun);
        while (noun != ONUS_NONE && noun != head &&
               (tokens[noun].relation == REL_obl ||
                tokens[noun].relation == REL_nmod))
            noun = tokens[noun].head;
        if (carries && noun == head)
            return t;
    }
    return ONUS_NONE;
}

/* "The road, the mayor said, was open": taken for a clause about the road. */
static bool is_inserted(const onus_talk *talk, uint32_t head)
{
    const onus_token *word = onus_talk__token(talk, head);
    if (word->relation != REL_acl_relcl || word->first == 0 ||
        onus_talk__token(talk, word->first - 1)->xpos != XPOS_COMMA ||
        word->last + 1 >= onus_talk__sentence_end(talk, head) ||
        onus_talk__token(talk, word->last + 1)->xpos != XPOS_COMMA)
        return false;
    if (word->last != head || word->last - word->first > INSERTED)
        return false;
    for (uint32_t t = word->first; t <= word->last; t++)
        if (onus_talk__token(talk, t)->xpos == XPOS_WP ||
            onus_talk__token(talk, t)->xpos == XPOS_WDT ||
            onus_talk__token(talk, t)->xpos == XPOS_WRB)
            return false;
    return true;
}

/* The clause that a cue stands in beside: "it rained, she said", "as she put
 * it". */
static uint32_t clause_around(const onus_talk *talk, uint32_t head)
{
    const onus_token *word = onus_talk__token(talk, head);
    uint32_t host = word->head;
    if (word->relation == REL_parataxis || is_inserted(talk, head)) {
        while (host != ONUS_NONE && !predicates(talk, host))
            host = onus_talk__token(talk, host)->head;
        return host;
    }
    if (host == ONUS_NONE || !predicates(talk, host))
        return ONUS_NONE;
    uint32_t mark = onus_record__child(talk->record, head, REL_mark);
    bool as = word->relation == REL_advcl && mark != ONUS_NONE &&
              onus_talk__listed(talk, WORDS_content_preposition, mark) &&
              onus_record__child(talk->record, head, REL_nsubj) != ONUS_NONE;
    return as ? host : ONUS_NONE;
}

/* "But the road, he said, was open": the opening word hangs on the cue, yet is
 * said. */
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
    onus_marks__set(talk, host, 1);
    onus_marks__set(talk, without, 2);
    draft->content = host;
    return onus_marks__read(talk, draft, from, to);
}

static bool clause(onus_talk *talk, onus_draft *draft)
{
    uint32_t head = draft->head;
    uint32_t below = clause_below(talk, draft, head);
    for (uint32_t w = 1; below == ONUS_NONE && w < draft->cue->count; w++)
        below = clause_below(talk, draft, draft->hit.words[w]);
    if (below == ONUS_NONE)
        below = clause_beyond(talk, head);
    if (below != ONUS_NONE && below != draft->speaker &&
        take(talk, draft, below)) {
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

/* The words of a cue are no part of its content: "for" in "called for a truce".
 */
static void unmark_words(onus_talk *talk, const onus_draft *draft)
{
    for (uint32_t w = 1; w < draft->cue->count; w++)
        talk->marks[draft->hit.words[w]] = 0;
}

/* "to leave" below a cue; with a listener, "them to leave". */
static bool infinitive(onus_talk *talk, onus_draft *draft)
{
    static const uint8_t relations[] = {REL_xcomp, REL_ccomp, REL_acl,
                                        REL_advcl};
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
    onus_marks__set(talk, found, 1);
    if (listener != ONUS_NONE && listener > head && listener < found &&
        onus_talk__token(talk, listener)->last + 1 == from) {
        onus_marks__set(talk, listener, 1);
        if (onus_talk__token(talk, listener)->first < from)
            from = onus_talk__token(talk, listener)->first;
    }
    unmark_words(talk, draft);
    draft->content = found;
    return onus_marks__read(talk, draft, from, to);
}

static bool gerund(onus_talk *talk, onus_draft *draft)
{
    static const uint8_t relations[] = {REL_xcomp, REL_ccomp, REL_advcl,
                                        REL_obj};
    for (size_t i = 0; i < sizeof relations; i++) {
        uint32_t found = child_after(talk, draft->head, relations[i]);
        if (found != ONUS_NONE &&
            onus_talk__token(talk, found)->xpos == XPOS_VBG &&
            (relations[i] != REL_advcl || draft->cue->count > 1))
            return take(talk, draft, found);
    }
    return false;
}

/* The noun phrase that is the object of a cue: for "call for" the one behind
 * "for". */
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

/* Does it say what the object is like or for what: "as a prison", "of
 * shelling"? */
static bool completes(const onus_talk *talk, uint32_t token)
{
    const onus_token *tokens = talk->record->tokens.items;
    if (tokens[token].relation != REL_obl &&
        tokens[token].relation != REL_advcl &&
        tokens[token].relation != REL_advmod &&
        tokens[token].relation != REL_xcomp)
        return false;
    for (uint32_t c = tokens[token].first_child; c != ONUS_NONE && c < token;
         c = tokens[c].next_sibling)
        if ((tokens[c].relation == REL_case || tokens[c].relation == REL_mark ||
             tokens[c].relation == REL_advmod) &&
            onus_talk__listed(talk, WORDS_content_preposition, c))
            return true;
    return false;
}

/* "the reopening of the mine, which needs money": what stands behind the comma
 * is the reporter's. */
static void without_description(onus_talk *talk, uint32_t object)
{
    const onus_token *tokens = talk->record->tokens.items;
    for (uint32_t t = object + 1; t <= tokens[object].last; t++) {
        uint32_t first = tokens[t].first;
        bool comma = tokens[first].xpos == XPOS_COMMA ||
                     (first && tokens[first - 1].xpos == XPOS_COMMA);
        if (tokens[t].relation == REL_acl_relcl && first > object && comma &&
            talk->quote_of[t] == ONUS_NONE &&
            onus_record__under(talk->record, t, object))
            onus_marks__set(talk, t, 0);
    }
}

/* "rejected the report in a statement": where it was said. */
static void without_document(onus_talk *talk, uint32_t object)
{
    const onus_token *tokens = talk->record->tokens.items;
    for (uint32_t c = tokens[object].first_child; c != ONUS_NONE;
         c = tokens[c].next_sibling)
        if (c > object && tokens[c].relation == REL_nmod &&
            onus_tables__in(talk->tables, WORDS_where_preposition,
                            onus_record__preposition(talk->record, c)) &&
            onus_talk__listed(talk, WORDS_document_noun, c))
            onus_marks__set(talk, c, 0);
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
    onus_marks__set(talk, object, 1);
    for (uint32_t c = tokens[head].first_child; c != ONUS_NONE;
         c = tokens[c].next_sibling) {
        if (c <= object || c <= head || !completes(talk, c))
            continue;
        onus_marks__set(talk, c, 1);
        if (tokens[c].last > to)
            to = tokens[c].last;
    }
    /* the cue's own clause is no part of an object above it */
    if (onus_record__under(talk->record, head, object))
        onus_marks__set(talk, head, 0);
    unmark_words(talk, draft);
    without_description(talk, object);
    without_document(talk, object);
    draft->content = object;
    return onus_marks__read(talk, draft, from, to);
}

/* "called the raid a crime" */
static bool naming(onus_talk *talk, onus_draft *draft)
{
    const onus_token *tokens = talk->record->tokens.items;
    uint32_t head = draft->head;
    uint32_t name = onus_record__child(talk->record, head, REL_xcomp);
    uint32_t object = onus_record__child(talk->record, head, REL_obj);
    uint32_t indirect = onus_record__child(talk->record, head, REL_iobj);
    if (name == ONUS_NONE &&
        indirect != ONUS_NONE) { /* as parsers may have it */
        name = object;
        object = indirect;
    }
    if (name == ONUS_NONE || name < head || is_infinitive(talk, name) ||
        tokens[name].upos == UPOS_VERB)
        return false;
    uint32_t from = tokens[name].first, to = tokens[name].last;
    onus_marks__set(talk, name, 1);
    if (object != ONUS_NONE && object > head && object < name) {
        onus_marks__set(talk, object, 1);
        if (tokens[object].first < from)
            from = tokens[object].first;
    }
    draft->content = name;
    return onus_marks__read(talk, draft, from, to);
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
    for (host = tokens[without].head; host != ONUS_NONE;
         host = tokens[host].head)
        if (predicates(talk, host) && tokens[host].upos != UPOS_PROPN)
            break;
    return host != ONUS_NONE && take_around(talk, draft, host, without);
}

/* ------------------------------------------------------------- the whole */

typedef struct way {
    onus_frame frame;
    bool (*find)(onus_talk *talk, onus_draft *draft);
    double confidence;
} way;

static const way ways[] = {
    {FRAME_according, according, 0.8},    {FRAME_clause, clause, 0.85},
    {FRAME_infinitive, infinitive, 0.75}, {FRAME_gerund, gerund, 0.7},
    {FRAME_naming, naming, 0.7},          {FRAME_object, object, 0.6},
    {FRAME_topic, object, 0.6},
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

/* A cue may have several rows, one for each of its kinds: "agree that", "agree
 * to". */
static void find(onus_talk *talk, onus_draft *draft)
{
    const onus_cue *first = draft->cue;
    if (draft->ranges.count) {
        if (draft->confidence == 0)
            draft->confidence = 0.9;
        onus_talk__mix(talk, draft);
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
