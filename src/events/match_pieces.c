/* Walking a pattern: piece by piece, from its head on.
 *
 * Each piece looks among the complements of the words met so far: a noun is an
 * object, an oblique or a modifier; a preposition waits for the noun or slot
 * behind it and is looked for among that one's case marks; T without a
 * preposition is the object. Choices are tried in order and taken back if the
 * rest of the pattern does not fit (patterns are short: a dozen steps).
 *
 *     impose @sanction on T     "the sanctions that Seoul imposed on the North"
 *     head   object    oblique   impose <- sanctions (object, through "that"),
 *                                on <- North
 */
#include "events/match_parts.h"

/* Go on behind a word that was met; undo it if the rest does not fit. */
static bool go_on(onus_matcher *m, uint32_t piece, uint32_t token)
{
    if (m->length == ONUS_CHAIN)
        return false;
    uint32_t waits = m->waits, first = m->first, last = m->last;
    m->chain[m->length++] = token;
    m->waits = 0;
    if (token < m->first)
        m->first = token;
    if (token > m->last)
        m->last = token;
    if (onus_matcher__meet(m, piece + 1))
        return true;
    m->length--;
    m->waits = waits;
    m->first = first;
    m->last = last;
    return false;
}

/* A slot takes a token, and the rest must fit. Nobody is a day, and who acts is
 * not acted on ("was turned down by Berlin"). */
static bool fill(onus_matcher *m, uint32_t piece, uint32_t *slot,
                 uint32_t token)
{
    uint32_t waits = m->waits, before = *slot;
    bool agent = m->clause.passive && token == m->clause.subject;
    if (onus_matcher__in_time(m->record, token) ||
        (agent && slot == &m->target))
        return false;
    *slot = token;
    m->waits = 0;
    if (onus_matcher__meet(m, piece + 1))
        return true;
    *slot = before;
    m->waits = waits;
    return false;
}

static bool clausal(uint8_t relation)
{
    return relation == REL_xcomp || relation == REL_ccomp ||
           relation == REL_advcl || relation == REL_acl;
}

/* An infinitive right below `above`. */
static bool infinitive_below(onus_matcher *m, uint32_t above, uint32_t next,
                             const onus_piece *piece)
{
    for (uint32_t c = m->tokens[above].first_child; c != ONUS_NONE;
         c = m->tokens[c].next_sibling) {
        if (!clausal(m->tokens[c].relation) ||
            !onus_matcher__is_infinitive(m, c))
            continue;
        if (piece && !onus_matcher__is_one_of(m, piece, c))
            continue;
        uint32_t before = m->infinitive;
        m->infinitive = c;
        if (piece ? go_on(m, next - 1, c) : onus_matcher__meet(m, next))
            return true;
        m->infinitive = before;
    }
    return false;
}

/* The infinitive behind `to`: of the words met, or of T; `piece` is the word
 * wanted (NULL: any). In "agreed on Sunday to resume" it may hang on the day.
 */
static bool meet_infinitive(onus_matcher *m, uint32_t next,
                            const onus_piece *piece)
{
    uint32_t at[ONUS_CHAIN + 2], count = onus_matcher__anchors(m, at);
    for (uint32_t i = 0; i < count; i++) {
        if (infinitive_below(m, at[i], next, piece))
            return true;
        for (uint32_t c = m->tokens[at[i]].first_child; c != ONUS_NONE;
             c = m->tokens[c].next_sibling)
            if (onus_matcher__in_time(m->record, c) &&
                infinitive_below(m, c, next, piece))
                return true;
    }
    return false;
}

/* A finite clause behind `that`; if T follows, it is the clause's subject. */
static bool meet_that(onus_matcher *m, uint32_t piece)
{
    for (uint32_t i = m->length; i-- > 0;)
        for (uint32_t c = m->tokens[m->chain[i]].first_child; c != ONUS_NONE;
             c = m->tokens[c].next_sibling) {
            uint8_t relation = m->tokens[c].relation;
            if ((relation != REL_ccomp && relation != REL_acl &&
                 relation != REL_advcl) ||
                onus_matcher__is_infinitive(m, c))
                continue;
            uint32_t before = m->infinitive;
            m->infinitive = c;
            bool slot = piece + 1 < m->pattern->count &&
                        m->pattern->pieces[piece + 1].kind == PIECE_TARGET;
            uint32_t subject =
                slot ? onus_clause__subject(m->record, c) : ONUS_NONE;
            if (slot && subject == ONUS_NONE)
                subject = onus_clause__read(m->record, c).object;
            if (slot ? subject != ONUS_NONE &&
                           fill(m, piece + 1, &m->target, subject)
                     : onus_matcher__meet(m, piece + 1))
                return true;
            m->infinitive = before;
        }
    return false;
}

/* `must` behind `that`: the clause lays a duty on its subject ("must
 * withdraw", "has to withdraw"). */
static bool meet_duty(onus_matcher *m, uint32_t piece)
{
    uint32_t verb = m->infinitive;
    if (verb == ONUS_NONE)
        return false;
    for (uint32_t c = m->tokens[verb].first_child; c != ONUS_NONE;
         c = m->tokens[c].next_sibling) {
        bool helper =
            m->tokens[c].relation == REL_aux && m->tokens[c].xpos == XPOS_MD;
        if (helper &&
            onus_tables__in(m->tables, WORDS_duty_word, m->tokens[c].lemma))
            return onus_matcher__meet(m, piece + 1);
        bool inner = m->tokens[c].relation == REL_xcomp &&
                     onus_matcher__is_infinitive(m, c);
        if (!inner ||
            !onus_tables__in(m->tables, WORDS_duty_word, m->tokens[verb].lemma))
            continue;
        m->infinitive = c;
        if (go_on(m, piece, verb))
            return true;
        m->infinitive = verb;
    }
    return false;
}

/* A word: a complement of what was met, a particle, or a preposition that
 * waits. */
static bool meet_words(onus_matcher *m, uint32_t piece)
{
    const onus_piece *words = &m->pattern->pieces[piece];
    uint32_t at[ONUS_CHAIN + 2], places = onus_matcher__anchors(m, at);
    for (uint32_t i = 0; i < places; i++) {
        uint32_t found[ONUS_COMPLEMENTS];
        uint32_t count = onus_matcher__complements(m, at[i], found);
        for (uint32_t k = 0; k < count; k++)
            if (onus_matcher__is_one_of(m, words, found[k]) &&
                onus_matcher__bare(m, found[k]) &&
                onus_matcher__hangs(m, found[k], at[i]) &&
                !onus_matcher__used(m, found[k]) &&
                onus_matcher__is_marked(m, found[k]) &&
                go_on(m, piece, found[k]))
                return true;
    }
    if (m->waits == ONUS_WAITING)
        return false;
    m->waiting[m->waits++] = words;
    if (onus_matcher__meet(m, piece + 1))
        return true;
    m->waits--;
    return false;
}

/* The conjunct of the last slot: "between S and T". */
static bool meet_and(onus_matcher *m, uint32_t piece)
{
    uint32_t slot = m->target != ONUS_NONE ? m->target : m->source;
    bool source = piece + 1 < m->pattern->count &&
                  m->pattern->pieces[piece + 1].kind == PIECE_SOURCE;
    if (slot == ONUS_NONE || piece + 1 >= m->pattern->count)
        return false;
    for (uint32_t c = m->tokens[slot].first_child; c != ONUS_NONE;
         c = m->tokens[c].next_sibling)
        if (m->tokens[c].relation == REL_conj &&
            fill(m, piece + 1, source ? &m->source : &m->target, c))
            return true;
    return false;
}

/* "granted Snowden asylum" is often read as one noun phrase; who stands before
 * the object then receives it. */
static uint32_t receiver_in(const onus_matcher *m, uint32_t object)
{
    if (object == ONUS_NONE)
        return ONUS_NONE;
    for (uint32_t c = m->tokens[object].first_child; c != ONUS_NONE;
         c = m->tokens[c].next_sibling)
        if (m->tokens[c].relation == REL_compound &&
            m->record->mention_of[c] != ONUS_NONE)
            return c;
    return ONUS_NONE;
}

/* A slot without a preposition: the receiver or the object of a verb that was
 * met; the receiver first where the object is the thing ("promise T @loan"). */
static bool meet_bare_slot(onus_matcher *m, uint32_t piece, uint32_t *slot)
{
    for (uint32_t i = m->length; i-- > 0;) {
        if (!onus_clause__is_verb(&m->tokens[m->chain[i]]))
            continue;
        onus_clause clause = onus_clause__read(m->record, m->chain[i]);
        uint32_t receiver = receiver_in(m, clause.object);
        bool thing = clause.object != ONUS_NONE &&
                     piece + 1 < m->pattern->count &&
                     onus_matcher__is_one_of(m, &m->pattern->pieces[piece + 1],
                                             clause.object);
        uint32_t choices[3] = {clause.indirect,
                               thing ? receiver : clause.object,
                               thing ? clause.object : receiver};
        for (int k = 0; k < 3; k++)
            if (choices[k] != ONUS_NONE && !onus_matcher__used(m, choices[k]) &&
                fill(m, piece, slot, choices[k]))
                return true;
    }
    return false;
}

/* `*` that is no infinitive: the object, whatever it is ("return * to T"). */
static bool meet_object(onus_matcher *m, uint32_t piece)
{
    uint32_t verb = m->chain[m->length - 1];
    if (m->waits || !onus_clause__is_verb(&m->tokens[verb]))
        return false;
    uint32_t object = onus_clause__read(m->record, verb).object;
    return object != ONUS_NONE && !onus_matcher__used(m, object) &&
           go_on(m, piece, object);
}

/* Does a single preposition wait, and is it one that an owner stands for: "the
 * offer of Japan" is Japan's? */
static bool waits_for_owner(const onus_matcher *m)
{
    if (m->waits != 1)
        return false;
    for (uint32_t i = 0; i < m->waiting[0]->count; i++)
        if (onus_tables__in(m->tables, WORDS_owning_preposition,
                            m->waiting[0]->words[i]))
            return true;
    return false;
}

/* T behind "of" or "by" may stand before its noun: "a Russian proposal"; of
 * "Russian diplomats" it is they. Not before the head of a pattern: the owner
 * of an attack is its source. */
static bool meet_owner(onus_matcher *m, uint32_t piece)
{
    for (uint32_t i = m->length; i-- > 1;) {
        uint32_t noun = m->chain[i], owner = onus_matcher__owner(m, noun);
        if (owner == ONUS_NONE || onus_matcher__used(m, owner) ||
            onus_matcher__is_self(m, owner))
            continue;
        bool person = m->record->mention_of[noun] != ONUS_NONE;
        if (fill(m, piece, &m->target, person ? noun : owner))
            return true;
    }
    return false;
}

static bool meet_slot(onus_matcher *m, uint32_t piece, uint32_t *slot)
{
    if (!m->waits)
        return meet_bare_slot(m, piece, slot);
    if (slot == &m->target && waits_for_owner(m) && meet_owner(m, piece))
        return true;
    uint32_t at[ONUS_CHAIN + 2], places = onus_matcher__anchors(m, at);
    for (uint32_t i = 0; i < places; i++) {
        uint32_t found[ONUS_COMPLEMENTS];
        uint32_t count = onus_matcher__complements(m, at[i], found);
        for (uint32_t k = 0; k < count; k++)
            if (!onus_matcher__used(m, found[k]) &&
                onus_matcher__hangs(m, found[k], at[i]) &&
                onus_matcher__is_marked(m, found[k]) &&
                fill(m, piece, slot, found[k]))
                return true;
    }
    return false;
}

/* At the end prepositions may wait for any phrase: "accuse T of". */
static bool finish(const onus_matcher *m)
{
    if (!m->waits)
        return true;
    uint32_t at[ONUS_CHAIN + 2], count = onus_matcher__anchors(m, at);
    for (uint32_t i = 0; i < count; i++)
        for (uint32_t c = m->tokens[at[i]].first_child; c != ONUS_NONE;
             c = m->tokens[c].next_sibling)
            if (onus_matcher__is_marked(m, c))
                return true;
    return false;
}

/* Does the pattern fit from this piece on? */
bool onus_matcher__meet(onus_matcher *m, uint32_t piece)
{
    if (m->steps-- <= 0)
        return false;
    if (piece == m->pattern->count)
        return finish(m);
    const onus_piece *here = &m->pattern->pieces[piece];
    const onus_piece *next = piece + 1 < m->pattern->count ? here + 1 : NULL;
    switch (here->kind) {
    case PIECE_TARGET:
        return meet_slot(m, piece, &m->target);
    case PIECE_SOURCE:
        return meet_slot(m, piece, &m->source);
    case PIECE_ANY:
        return meet_object(m, piece);
    case PIECE_WORDS:
        break;
    }
    if (onus_matcher__is_word(here, "and"))
        return meet_and(m, piece);
    if (onus_matcher__is_word(here, "that"))
        return meet_that(m, piece);
    if (onus_matcher__is_word(here, "must"))
        return meet_duty(m, piece);
    if (onus_matcher__is_word(here, "to")) {
        if (!next)
            return meet_infinitive(m, piece + 1, NULL);
        if (next->kind == PIECE_ANY)
            return meet_infinitive(m, piece + 2, NULL);
        if (next->kind == PIECE_WORDS && meet_infinitive(m, piece + 2, next))
            return true;
    }
    return meet_words(m, piece);
}
