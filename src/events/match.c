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

#include "base/utf8.h"
#include "events/clause.h"

enum { CHAIN = 8, WAITING = 3, COMPLEMENTS = 24 };

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

/* What hangs on a word: the object first (wherever voice and relative clauses have put
 * it), then its dependents with their conjuncts. */
static uint32_t complements(const matcher *m, uint32_t word,
                            uint32_t out[COMPLEMENTS])
{
    uint32_t count = 0;
    if (onus_clause__is_verb(&m->tokens[word])) {
        onus_clause clause = onus_clause__read(m->record, word);
        if (clause.object != ONUS_NONE)
            out[count++] = clause.object;
    }
    for (uint32_t c = m->tokens[word].first_child;
         c != ONUS_NONE && count < COMPLEMENTS; c = m->tokens[c].next_sibling) {
        if (!is_complement(m->tokens[c].relation) ||
            (count && out[0] == c))
            continue;
        out[count++] = c;
        for (uint32_t d = m->tokens[c].first_child;
             d != ONUS_NONE && count < COMPLEMENTS;
             d = m->tokens[d].next_sibling)
            if (m->tokens[d].relation == REL_conj)
                out[count++] = d;
    }
    return count;
}

/* Is the word marked by this preposition: "on the North", "out of", "of building"? */
static bool marked(const matcher *m, uint32_t token, const onus_piece *piece)
{
    for (uint32_t c = m->tokens[token].first_child; c != ONUS_NONE;
         c = m->tokens[c].next_sibling) {
        uint8_t relation = m->tokens[c].relation;
        if (relation != REL_case && relation != REL_mark &&
            relation != REL_fixed)
            continue;
        if (is_lemma(piece, m->tokens[c].lemma))
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

/* A slot takes a token, and the rest must fit. */
static bool fill(matcher *m, uint32_t piece, uint32_t *slot, uint32_t token)
{
    uint32_t waits = m->waits, before = *slot;
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

/* The infinitive behind `to`: of the words met, or of T. `piece` is the word wanted
 * (NULL: any). */
static bool meet_infinitive(matcher *m, uint32_t next, const onus_piece *piece)
{
    uint32_t at[CHAIN + 1], count = 0;
    for (uint32_t i = m->length; i-- > 0;)
        at[count++] = m->chain[i];
    if (m->target != ONUS_NONE)
        at[count++] = m->target;
    for (uint32_t i = 0; i < count; i++)
        for (uint32_t c = m->tokens[at[i]].first_child; c != ONUS_NONE;
             c = m->tokens[c].next_sibling) {
            if (!clausal(m->tokens[c].relation) || !infinitive(m, c))
                continue;
            if (piece && !is_lemma(piece, m->tokens[c].lemma))
                continue;
            uint32_t before = m->infinitive;
            m->infinitive = c;
            if (piece ? go_on(m, next - 1, c) : meet(m, next))
                return true;
            m->infinitive = before;
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

/* A word: a complement of what was met, a particle, or a preposition that waits. */
static bool meet_words(matcher *m, uint32_t piece)
{
    const onus_piece *words = &m->pattern->pieces[piece];
    for (uint32_t i = m->length; i-- > 0;) {
        uint32_t found[COMPLEMENTS];
        uint32_t count = complements(m, m->chain[i], found);
        for (uint32_t k = 0; k < count; k++)
            if (is_lemma(words, m->tokens[found[k]].lemma) &&
                !used(m, found[k]) && marked_by_all(m, found[k]) &&
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

static bool meet_slot(matcher *m, uint32_t piece, uint32_t *slot)
{
    for (uint32_t i = m->length; i-- > 0;) {
        uint32_t word = m->chain[i];
        if (!m->waits) {
            if (!onus_clause__is_verb(&m->tokens[word]))
                continue;
            onus_clause clause = onus_clause__read(m->record, word);
            uint32_t choices[2] = {clause.indirect, clause.object};
            for (int k = 0; k < 2; k++)
                if (choices[k] != ONUS_NONE && !used(m, choices[k]) &&
                    fill(m, piece, slot, choices[k]))
                    return true;
            continue;
        }
        uint32_t found[COMPLEMENTS];
        uint32_t count = complements(m, word, found);
        for (uint32_t k = 0; k < count; k++)
            if (!used(m, found[k]) && marked_by_all(m, found[k]) &&
                fill(m, piece, slot, found[k]))
                return true;
    }
    return false;
}

/* At the end prepositions may wait for any phrase: "accuse T of". */
static bool finish(const matcher *m)
{
    if (!m->waits)
        return true;
    uint32_t at[CHAIN + 1], count = 0;
    for (uint32_t i = 0; i < m->length; i++)
        at[count++] = m->chain[i];
    if (m->target != ONUS_NONE)
        at[count++] = m->target;
    for (uint32_t i = 0; i < count; i++)
        for (uint32_t c = m->tokens[at[i]].first_child; c != ONUS_NONE;
             c = m->tokens[c].next_sibling)
            if (marked_by_all(m, c) || marked(m, at[i], m->waiting[0]))
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
        return false;
    case PIECE_WORDS:
        break;
    }
    if (is_word(here, "and"))
        return meet_and(m, piece);
    if (is_word(here, "that"))
        return meet_that(m, piece);
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

/* "agree to *": T is whatever the infinitive acts on, or is done with. */
static void find_inner_target(matcher *m)
{
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
                          .score = (int)pattern->weight};
    return true;
}

bool onus_match__token(const onus_tables *tables, const onus_record *record,
                       uint32_t token, onus_match *match)
{
    char lemma[64];
    onus_slice written = record->tokens.items[token].lemma;
    if (written.size > sizeof lemma)
        return false;
    for (size_t i = 0; i < written.size; i++)
        lemma[i] = (char)onus_utf8__lower((unsigned char)written.data[i] < 0x80
                                              ? (unsigned char)written.data[i]
                                              : 'x');
    uint32_t link =
        onus_map__find(&tables->pattern_heads, (onus_slice){lemma, written.size});
    bool found = false;
    for (; link != ONUS_NONE; link = tables->pattern_links.items[link].next) {
        onus_match here;
        if (try_pattern(tables, record, token,
                        tables->pattern_links.items[link].pattern, &here) &&
            (!found || here.score > match->score ||
             (here.score == match->score && here.pattern < match->pattern))) {
            *match = here;
            found = true;
        }
    }
    return found;
}
