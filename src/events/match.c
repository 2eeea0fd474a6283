/* Matching event patterns on dependency trees.
 *
 * A pattern is met piece by piece, from its head on. Each piece looks among the
 * complements of the words met so far: a noun is an object, an oblique or a modifier; a
 * preposition waits for the noun or slot behind it and is looked for among that one's
 * case marks; T without a preposition is the object. Choices are tried in order and taken
 * back if the rest of the pattern does not fit (patterns are short: a dozen steps).
 *
 *     impose @sanction on T     "The sanctions that Seoul has imposed on the North"
 *     head   object    oblique   impose <- sanctions (object, through "that"), on <- North
 */
#include "events/match.h"

#include "events/clause.h"
#include "resolve/resolve.h"

enum { CHAIN = 8, WAITING = 4, COMPLEMENTS = 32 };

typedef struct matcher {
    const onus_tables *tables;
    const onus_record *record;
    const onus_token *tokens;
    const onus_pattern *pattern;
    onus_clause clause;       /* of the head */
    uint32_t chain[CHAIN];    /* words met: the head first */
    uint32_t length;
    const onus_piece *waiting[WAITING]; /* prepositions not yet met */
    uint32_t waits;
    uint32_t source, target, infinitive;
    uint32_t last;
    int steps;                /* left; a guard against hostile trees */
} matcher;

static bool is_lemma(const onus_piece *piece, onus_slice lemma)
{
    for (uint32_t i = 0; i < piece->count; i++)
        if (onus_slice__equal_ascii_case(piece->words[i], lemma))
            return true;
    return false;
}

/* Tokens end at hyphens: "cease-fire" in a table is `fire` behind `cease` and a hyphen. */
static bool is_hyphenated(const matcher *m, const onus_piece *piece,
                          uint32_t token)
{
    const onus_token *tokens = m->tokens;
    if (token < 2 || tokens[token - 1].xpos != XPOS_HYPH)
        return false;
    onus_slice first = tokens[token - 2].form, last = tokens[token].lemma;
    for (uint32_t i = 0; i < piece->count; i++) {
        onus_slice word = piece->words[i];
        if (word.size == first.size + last.size + 1 &&
            word.data[first.size] == '-' &&
            onus_slice__equal_ascii_case(
                onus_slice__cut(word, 0, first.size), first) &&
            onus_slice__equal_ascii_case(
                onus_slice__cut(word, first.size + 1, word.size), last))
            return true;
    }
    return false;
}

/* Is it one of the words? Treebanks keep some plurals as lemmas (troops, talks, forces);
 * patterns are written in the singular. */
static bool is_one_of(const matcher *m, const onus_piece *piece,
                      uint32_t token)
{
    onus_slice lemma = m->tokens[token].lemma;
    uint8_t tag = m->tokens[token].xpos;
    if (is_lemma(piece, lemma) || is_hyphenated(m, piece, token))
        return true;
    if (lemma.size < 3 || lemma.data[lemma.size - 1] != 's' ||
        (tag != XPOS_NNS && tag != XPOS_NNPS))
        return false;
    lemma.size--;
    return is_lemma(piece, lemma);
}

/* Does a piece consist of just this word? */
static bool is_word(const onus_piece *piece, const char *word)
{
    return piece->kind == PIECE_WORDS && piece->count == 1 &&
           onus_slice__is(piece->words[0], word);
}

static bool is_complement(uint8_t relation)
{
    switch (relation) {
    case REL_obj: case REL_iobj: case REL_obl: case REL_obl_agent:
    case REL_obl_unmarked: case REL_nmod: case REL_nmod_poss:
    case REL_nmod_desc: case REL_nmod_unmarked: case REL_amod:
    case REL_compound: case REL_xcomp: case REL_ccomp: case REL_advcl:
    case REL_acl: case REL_advmod: case REL_compound_prt: case REL_conj:
    case REL_nsubj_pass:
        return true;
    default:
        return false;
    }
}

static void add_dependents(const matcher *m, uint32_t word, bool phrases_only,
                           uint32_t out[COMPLEMENTS], uint32_t *count)
{
    for (uint32_t c = m->tokens[word].first_child;
         c != ONUS_NONE && *count < COMPLEMENTS; c = m->tokens[c].next_sibling) {
        uint8_t relation = m->tokens[c].relation;
        bool wanted = phrases_only ? relation == REL_conj ||
                                         relation == REL_nmod ||
                                         relation == REL_obl
                                   : is_complement(relation);
        if (wanted && (!*count || out[0] != c))
            out[(*count)++] = c;
    }
}

/* What hangs on a word: the object first (wherever voice and relative clauses have put
 * it), then its dependents, then the conjuncts and phrases below those, since a phrase
 * often hangs one word too low ("the trip by Macron to Mongolia"). */
static uint32_t complements(const matcher *m, uint32_t word,
                            uint32_t out[COMPLEMENTS])
{
    uint32_t count = 0;
    if (onus_clause__is_verb(&m->tokens[word])) {
        onus_clause clause = onus_clause__read(m->record, word);
        if (clause.object != ONUS_NONE)
            out[count++] = clause.object;
    }
    add_dependents(m, word, false, out, &count);
    for (uint32_t i = 0, direct = count; i < direct; i++)
        add_dependents(m, out[i], true, out, &count);
    return count;
}

/* Is the word marked by this one: a preposition ("on the North", "out of", "of
 * building"), or a word before a noun ("martial law")? */
static bool marked(const matcher *m, uint32_t token, const onus_piece *piece)
{
    for (uint32_t c = m->tokens[token].first_child; c != ONUS_NONE;
         c = m->tokens[c].next_sibling) {
        switch (m->tokens[c].relation) {
        case REL_case: case REL_mark: case REL_fixed: case REL_amod:
        case REL_compound: case REL_advmod: case REL_nmod_poss:
        case REL_nmod_desc: case REL_nummod:
            break;
        default:
            continue;
        }
        if (is_one_of(m, piece, c) ||
            is_lemma(piece, m->tokens[c].form))
            return true;
        uint32_t fixed = onus_record__child(m->record, c, REL_fixed);
        if (fixed != ONUS_NONE && is_lemma(piece, m->tokens[fixed].lemma))
            return true;
    }
    return false;
}

/* A conjunct has its preposition on the first of its kind. */
static bool marked_by_all(const matcher *m, uint32_t token)
{
    for (uint32_t i = 0; i < m->waits; i++) {
        uint32_t here = token;
        while (!marked(m, here, m->waiting[i])) {
            if (m->tokens[here].relation != REL_conj)
                return false;
            here = m->tokens[here].head;
        }
    }
    return true;
}

static bool used(const matcher *m, uint32_t token)
{
    for (uint32_t i = 0; i < m->length; i++)
        if (m->chain[i] == token)
            return true;
    return token == m->source || token == m->target;
}

static bool meet(matcher *m, uint32_t piece);

/* Go on behind a word that was met; undo it if the rest does not fit. */
static bool go_on(matcher *m, uint32_t piece, uint32_t token)
{
    if (m->length == CHAIN)
        return false;
    uint32_t waits = m->waits, last = m->last;
    m->chain[m->length++] = token;
    m->waits = 0;
    if (token > m->last)
        m->last = token;
    if (meet(m, piece + 1))
        return true;
    m->length--;
    m->waits = waits;
    m->last = last;
    return false;
}

/* Is it a word of time ("on Sunday")? The record's times are in the order of the text. */
static bool in_time(const onus_record *record, uint32_t token)
{
    onus_span word = record->tokens.items[token].span;
    uint32_t low = 0, high = record->times.count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (record->times.items[middle].span.end <= word.start)
            low = middle + 1;
        else
            high = middle;
    }
    return low < record->times.count &&
           record->times.items[low].span.start < word.end;
}

/* A slot takes a token, and the rest must fit. Nobody is a day. */
static bool fill(matcher *m, uint32_t piece, uint32_t *slot, uint32_t token)
{
    uint32_t waits = m->waits, before = *slot;
    if (in_time(m->record, token))
        return false;
    *slot = token;
    m->waits = 0;
    if (meet(m, piece + 1))
        return true;
    *slot = before;
    m->waits = waits;
    return false;
}

static bool infinitive(const matcher *m, uint32_t token)
{
    uint32_t mark = onus_record__child(m->record, token, REL_mark);
    return mark != ONUS_NONE && m->tokens[mark].xpos == XPOS_TO;
}

static bool clausal(uint8_t relation)
{
    return relation == REL_xcomp || relation == REL_ccomp ||
           relation == REL_advcl || relation == REL_acl;
}

/* "of" belongs to the word right before it: "approve of T" is not met in "approved the
 * request of T". */
static bool hangs(const matcher *m, uint32_t token, uint32_t anchor)
{
    if (!m->waits || !is_word(m->waiting[0], "of"))
        return true;
    while (m->tokens[token].relation == REL_conj)
        token = m->tokens[token].head;
    return m->tokens[token].head == anchor;
}

/* Where the next piece may hang: on the words met so far, the last one first, or on
 * what fills a slot ("the killing of a protester by police"). */
static uint32_t anchors(const matcher *m, uint32_t out[CHAIN + 2])
{
    uint32_t count = 0;
    for (uint32_t i = m->length; i-- > 0;)
        out[count++] = m->chain[i];
    if (m->target != ONUS_NONE)
        out[count++] = m->target;
    if (m->source != ONUS_NONE)
        out[count++] = m->source;
    return count;
}

/* An infinitive right below `above`. */
static bool infinitive_below(matcher *m, uint32_t above, uint32_t next,
                             const onus_piece *piece)
{
    for (uint32_t c = m->tokens[above].first_child; c != ONUS_NONE;
         c = m->tokens[c].next_sibling) {
        if (!clausal(m->tokens[c].relation) || !infinitive(m, c))
            continue;
        if (piece && !is_one_of(m, piece, c))
            continue;
        uint32_t before = m->infinitive;
        m->infinitive = c;
        if (piece ? go_on(m, next - 1, c) : meet(m, next))
            return true;
        m->infinitive = before;
    }
    return false;
}

/* The infinitive behind `to`: of the words met, or of T; `piece` is the word wanted
 * (NULL: any). In "agreed on Sunday to resume" it may hang on the day. */
static bool meet_infinitive(matcher *m, uint32_t next, const onus_piece *piece)
{
    uint32_t at[CHAIN + 2], count = anchors(m, at);
    for (uint32_t i = 0; i < count; i++) {
        if (infinitive_below(m, at[i], next, piece))
            return true;
        for (uint32_t c = m->tokens[at[i]].first_child; c != ONUS_NONE;
             c = m->tokens[c].next_sibling)
            if (in_time(m->record, c) && infinitive_below(m, c, next, piece))
                return true;
    }
    return false;
}

/* A finite clause behind `that`; if T follows, it is the clause's subject. */
static bool meet_that(matcher *m, uint32_t piece)
{
    for (uint32_t i = m->length; i-- > 0;)
        for (uint32_t c = m->tokens[m->chain[i]].first_child; c != ONUS_NONE;
             c = m->tokens[c].next_sibling) {
            uint8_t relation = m->tokens[c].relation;
            if ((relation != REL_ccomp && relation != REL_acl &&
                 relation != REL_advcl) || infinitive(m, c))
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
                     : meet(m, piece + 1))
                return true;
            m->infinitive = before;
        }
    return false;
}

/* `must` behind `that`: the clause lays a duty on its subject ("must withdraw", "has to
 * withdraw"). */
static bool meet_duty(matcher *m, uint32_t piece)
{
    uint32_t verb = m->infinitive;
    if (verb == ONUS_NONE)
        return false;
    for (uint32_t c = m->tokens[verb].first_child; c != ONUS_NONE;
         c = m->tokens[c].next_sibling) {
        bool helper = m->tokens[c].relation == REL_aux &&
                      m->tokens[c].xpos == XPOS_MD;
        if (helper && onus_tables__in(m->tables, WORDS_duty_word,
                                      m->tokens[c].lemma))
            return meet(m, piece + 1);
        bool inner = m->tokens[c].relation == REL_xcomp && infinitive(m, c);
        if (!inner || !onus_tables__in(m->tables, WORDS_duty_word,
                                       m->tokens[verb].lemma))
            continue;
        m->infinitive = c;
        if (go_on(m, piece, verb))
            return true;
        m->infinitive = verb;
    }
    return false;
}

/* Without a preposition in the pattern, none may stand before the noun; but "dozens of
 * prisoners" are prisoners. */
static bool bare(const matcher *m, uint32_t token)
{
    uint8_t relation = m->tokens[token].relation;
    if (m->waits || (relation != REL_obl && relation != REL_nmod) ||
        onus_record__child(m->record, token, REL_case) == ONUS_NONE)
        return true;
    return relation == REL_nmod &&
           onus_tables__in(m->tables, WORDS_measure_word,
                           m->tokens[m->tokens[token].head].lemma);
}

/* A word: a complement of what was met, a particle, or a preposition that waits. */
static bool meet_words(matcher *m, uint32_t piece)
{
    const onus_piece *words = &m->pattern->pieces[piece];
    uint32_t at[CHAIN + 2], places = anchors(m, at);
    for (uint32_t i = 0; i < places; i++) {
        uint32_t found[COMPLEMENTS];
        uint32_t count = complements(m, at[i], found);
        for (uint32_t k = 0; k < count; k++)
            if (is_one_of(m, words, found[k]) && bare(m, found[k]) &&
                hangs(m, found[k], at[i]) && !used(m, found[k]) &&
                marked_by_all(m, found[k]) &&
                go_on(m, piece, found[k]))
                return true;
    }
    if (m->waits == WAITING)
        return false;
    m->waiting[m->waits++] = words;
    if (meet(m, piece + 1))
        return true;
    m->waits--;
    return false;
}

/* The conjunct of the last slot: "between S and T". */
static bool meet_and(matcher *m, uint32_t piece)
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

/* "granted Snowden asylum" is often read as one noun phrase; who stands before the
 * object then receives it. */
static uint32_t receiver_in(const matcher *m, uint32_t object)
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

/* A slot without a preposition: the receiver or the object of a verb that was met. */
static bool meet_bare_slot(matcher *m, uint32_t piece, uint32_t *slot)
{
    for (uint32_t i = m->length; i-- > 0;) {
        if (!onus_clause__is_verb(&m->tokens[m->chain[i]]))
            continue;
        onus_clause clause = onus_clause__read(m->record, m->chain[i]);
        uint32_t choices[3] = {clause.indirect, clause.object,
                               receiver_in(m, clause.object)};
        for (int k = 0; k < 3; k++)
            if (choices[k] != ONUS_NONE && !used(m, choices[k]) &&
                fill(m, piece, slot, choices[k]))
                return true;
    }
    return false;
}

/* `*` that is no infinitive: the object, whatever it is ("return * to T"). */
static bool meet_object(matcher *m, uint32_t piece)
{
    uint32_t verb = m->chain[m->length - 1];
    if (m->waits || !onus_clause__is_verb(&m->tokens[verb]))
        return false;
    uint32_t object = onus_clause__read(m->record, verb).object;
    return object != ONUS_NONE && !used(m, object) && go_on(m, piece, object);
}

static bool meet_slot(matcher *m, uint32_t piece, uint32_t *slot)
{
    if (!m->waits)
        return meet_bare_slot(m, piece, slot);
    uint32_t at[CHAIN + 2], places = anchors(m, at);
    for (uint32_t i = 0; i < places; i++) {
        uint32_t found[COMPLEMENTS];
        uint32_t count = complements(m, at[i], found);
        for (uint32_t k = 0; k < count; k++)
            if (!used(m, found[k]) && hangs(m, found[k], at[i]) &&
                marked_by_all(m, found[k]) && fill(m, piece, slot, found[k]))
                return true;
    }
    return false;
}

/* At the end prepositions may wait for any phrase: "accuse T of". */
static bool finish(const matcher *m)
{
    if (!m->waits)
        return true;
    uint32_t at[CHAIN + 2], count = anchors(m, at);
    for (uint32_t i = 0; i < count; i++)
        for (uint32_t c = m->tokens[at[i]].first_child; c != ONUS_NONE;
             c = m->tokens[c].next_sibling)
            if (marked_by_all(m, c))
                return true;
    return false;
}

/* Does the pattern fit from this piece on? */
static bool meet(matcher *m, uint32_t piece)
{
    if (m->steps-- <= 0)
        return false;
    if (piece == m->pattern->count)
        return finish(m);
    const onus_piece *here = &m->pattern->pieces[piece];
    const onus_piece *next =
        piece + 1 < m->pattern->count ? here + 1 : NULL;
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
    if (is_word(here, "and"))
        return meet_and(m, piece);
    if (is_word(here, "that"))
        return meet_that(m, piece);
    if (is_word(here, "must"))
        return meet_duty(m, piece);
    if (is_word(here, "to")) {
        if (!next)
            return meet_infinitive(m, piece + 1, NULL);
        if (next->kind == PIECE_ANY)
            return meet_infinitive(m, piece + 2, NULL);
        if (next->kind == PIECE_WORDS &&
            meet_infinitive(m, piece + 2, next))
            return true;
    }
    return meet_words(m, piece);
}

/* ---------------------------------------------------------------- sources and targets */

/* Who is behind a noun: its possessor, an adjective or name before it, "by" somebody;
 * or the subject of the verb that lends it one ("carried out an attack"). */
static uint32_t noun_source(const matcher *m, uint32_t noun)
{
    static const onus_relation_kind order[] = {REL_nmod_poss, REL_amod,
                                               REL_compound, REL_nmod_desc};
    for (size_t i = 0; i < sizeof order / sizeof *order; i++)
        for (uint32_t c = m->tokens[noun].first_child; c != ONUS_NONE;
             c = m->tokens[c].next_sibling)
            if (m->tokens[c].relation == order[i] && c != m->target &&
                m->record->mention_of[c] != ONUS_NONE)
                return c;
    for (uint32_t c = m->tokens[noun].first_child; c != ONUS_NONE;
         c = m->tokens[c].next_sibling) {
        uint32_t mark = m->tokens[c].relation == REL_nmod
                            ? onus_record__child(m->record, c, REL_case)
                            : ONUS_NONE;
        if (mark != ONUS_NONE && c != m->target &&
            onus_slice__is(m->tokens[mark].lemma, "by"))
            return c;
    }
    uint32_t above = m->tokens[noun].head;
    if (above != ONUS_NONE && onus_clause__is_verb(&m->tokens[above]) &&
        onus_tables__in(m->tables, WORDS_support_verb, m->tokens[above].lemma))
        return onus_clause__read(m->record, above).subject;
    return ONUS_NONE;
}

static void find_source(matcher *m)
{
    if (m->source != ONUS_NONE)
        return;
    m->source = m->pattern->head == HEAD_NOUN ? noun_source(m, m->clause.head)
                                              : m->clause.subject;
    if (m->source == m->target)
        m->source = ONUS_NONE;
}

/* "agree to *": T is whatever the infinitive acts on, or is done with. A row without a T
 * may still have an actor in its object: "seized a British tanker". */
static void find_inner_target(matcher *m)
{
    if (m->target != ONUS_NONE)
        return;
    uint32_t object = m->clause.object;
    if (m->pattern->head == HEAD_VERB && object != ONUS_NONE &&
        object != m->source && onus_resolve__actor(m->record, object) != ONUS_NONE)
        m->target = object;
    if (m->target != ONUS_NONE || m->infinitive == ONUS_NONE)
        return;
    uint32_t found[COMPLEMENTS];
    uint32_t count = complements(m, m->infinitive, found);
    for (uint32_t k = 0; k < count && m->target == ONUS_NONE; k++)
        if (m->record->mention_of[found[k]] != ONUS_NONE)
            m->target = found[k];
    for (uint32_t k = 0; k < count && m->target == ONUS_NONE; k++)
        for (uint32_t c = m->tokens[found[k]].first_child; c != ONUS_NONE;
             c = m->tokens[c].next_sibling)
            if (m->record->mention_of[c] != ONUS_NONE)
                m->target = c;
}

static bool head_fits(const onus_pattern *pattern, const onus_token *token)
{
    switch (pattern->head) {
    case HEAD_VERB:
        return onus_clause__is_verb(token);
    case HEAD_NOUN:
        return token->upos == UPOS_NOUN || token->upos == UPOS_PROPN;
    case HEAD_ADJECTIVE:
        return token->upos == UPOS_ADJ || token->upos == UPOS_VERB ||
               token->upos == UPOS_ADV;
    }
    return false;
}

/* How specific a match is: four for each point of the pattern's weight. A slot whose
 * filler is no actor is worth less than not having the slot at all. */
static int score_of(const matcher *m)
{
    int score = 4 * (int)m->pattern->weight;
    if (m->pattern->target &&
        onus_resolve__actor(m->record, m->target) == ONUS_NONE)
        score -= 14;
    if (m->source != ONUS_NONE &&
        onus_resolve__actor(m->record, m->source) != ONUS_NONE)
        score += 1;
    return score > 1 ? score : 1;
}

static bool try_pattern(const onus_tables *tables, const onus_record *record,
                        uint32_t token, uint32_t row, onus_match *match)
{
    const onus_pattern *pattern = &tables->patterns.items[row];
    if (!head_fits(pattern, &record->tokens.items[token]))
        return false;
    matcher m = {.tables = tables, .record = record,
                 .tokens = record->tokens.items, .pattern = pattern,
                 .clause = onus_clause__read(record, token),
                 .chain = {token}, .length = 1, .source = ONUS_NONE,
                 .target = ONUS_NONE, .infinitive = ONUS_NONE, .last = token,
                 .steps = 400};
    if (!meet(&m, 1))
        return false;
    find_source(&m);
    find_inner_target(&m);
    *match = (onus_match){.pattern = row, .head = token, .last = m.last,
                          .source = m.source, .target = m.target,
                          .infinitive = m.infinitive,
                          .score = score_of(&m)};
    return true;
}

/* The chain of patterns whose head is this lemma; ONUS_NONE if there is none. */
static uint32_t patterns_of(const onus_tables *tables, const onus_token *token)
{
    char lemma[64];
    size_t size = token->lemma.size;
    if (!size || size > sizeof lemma)
        return ONUS_NONE;
    for (size_t i = 0; i < size; i++) {
        char c = token->lemma.data[i];
        lemma[i] = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
    }
    uint32_t link =
        onus_map__find(&tables->pattern_heads, (onus_slice){lemma, size});
    bool plural = token->xpos == XPOS_NNS || token->xpos == XPOS_NNPS;
    if (link == ONUS_NONE && plural && lemma[size - 1] == 's')
        link = onus_map__find(&tables->pattern_heads,
                              (onus_slice){lemma, size - 1});
    return link;
}

/* Between equals the row with fewer alternatives wins (ultimatum over @threat), then the
 * one that stands first. */
static bool better(const onus_tables *tables, const onus_match *a,
                   const onus_match *b)
{
    if (a->score != b->score)
        return a->score > b->score;
    uint32_t left = tables->patterns.items[a->pattern].breadth;
    uint32_t right = tables->patterns.items[b->pattern].breadth;
    return left != right ? left < right : a->pattern < b->pattern;
}

bool onus_match__token(const onus_tables *tables, const onus_record *record,
                       uint32_t token, onus_match *match)
{
    uint32_t link = patterns_of(tables, &record->tokens.items[token]);
    bool found = false;
    for (; link != ONUS_NONE; link = tables->pattern_links.items[link].next) {
        onus_match here;
        if (try_pattern(tables, record, token,
                        tables->pattern_links.items[link].pattern, &here) &&
            (!found || better(tables, &here, match))) {
            *match = here;
            found = true;
        }
    }
    return found;
}
