/* Words and their places on the tree: what a piece of a pattern asks for.
 *
 * A piece names lemmas; treebanks cut words at hyphens and keep some plurals,
 * so "cease-fire" is three tokens and "troops" its own lemma. What hangs on a
 * word comes with its object first, wherever voice and relative clauses have
 * put it, and with what hangs one word too low: a parser is often wrong about
 * phrases.
 *
 *     "the trip by Macron to Mongolia"    trip <- Macron <- Mongolia
 *     "fighting raged with rebels"        fighting <- rebels
 */
#include "events/match_parts.h"
#include "events/mood.h"

static bool is_lemma(const onus_piece *piece, onus_slice lemma)
{
    for (uint32_t i = 0; i < piece->count; i++)
        if (onus_slice__equal_ascii_case(piece->words[i], lemma))
            return true;
    return false;
}

/* Tokens end at hyphens: "cease-fire" in a table is `fire` behind `cease` and
 * a hyphen. */
static bool is_hyphenated(const onus_matcher *m, const onus_piece *piece,
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
            onus_slice__equal_ascii_case(onus_slice__cut(word, 0, first.size),
                                         first) &&
            onus_slice__equal_ascii_case(
                onus_slice__cut(word, first.size + 1, word.size), last))
            return true;
    }
    return false;
}

/* Is it one of the words? Treebanks keep some plurals as lemmas (troops,
 * talks, forces); patterns are written in the singular. */
bool onus_matcher__is_one_of(const onus_matcher *m, const onus_piece *piece,
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
bool onus_matcher__is_word(const onus_piece *piece, const char *word)
{
    return piece->kind == PIECE_WORDS && piece->count == 1 &&
           onus_slice__is(piece->words[0], word);
}

static bool is_complement(uint8_t relation)
{
    switch (relation) {
    case REL_obj:
    case REL_iobj:
    case REL_obl:
    case REL_obl_agent:
    case REL_obl_unmarked:
    case REL_nmod:
    case REL_nmod_poss:
    case REL_nmod_desc:
    case REL_nmod_unmarked:
    case REL_amod:
    case REL_compound:
    case REL_xcomp:
    case REL_ccomp:
    case REL_advcl:
    case REL_acl:
    case REL_advmod:
    case REL_compound_prt:
    case REL_conj:
    case REL_nsubj_pass:
        return true;
    default:
        return false;
    }
}

static void add_dependents(const onus_matcher *m, uint32_t word,
                           bool phrases_only, uint32_t out[ONUS_COMPLEMENTS],
                           uint32_t *count)
{
    for (uint32_t c = m->tokens[word].first_child;
         c != ONUS_NONE && *count < ONUS_COMPLEMENTS;
         c = m->tokens[c].next_sibling) {
        uint8_t relation = m->tokens[c].relation;
        bool wanted = phrases_only
                          ? relation == REL_conj || relation == REL_nmod ||
                                relation == REL_obl
                          : is_complement(relation);
        if (wanted && (!*count || out[0] != c))
            out[(*count)++] = c;
    }
}

/* "Dozens of prisoners" are prisoners, "tens of thousands of troops" troops. */
static bool is_measure(const onus_matcher *m, uint32_t token)
{
    return onus_tables__in(m->tables, WORDS_measure_word,
                           m->tokens[token].lemma);
}

/* Is it a verb that says no more than that its subject is: "erupted", "took
 * place", "there were"? */
static bool occurs(const onus_tables *tables, const onus_record *record,
                   uint32_t verb)
{
    onus_asker asker = {tables, record, record->tokens.items};
    return onus_mood__in(&asker, WORDS_occurrence_verb, verb) ||
           onus_record__child(record, verb, REL_expl) != ONUS_NONE;
}

/* "Were held", "was staged", and nobody is said to have done it. */
static bool is_held(const onus_tables *tables, const onus_record *record,
                    uint32_t verb)
{
    return onus_tables__in(tables, WORDS_support_verb,
                           record->tokens.items[verb].lemma) &&
           onus_clause__read(record, verb).subject == ONUS_NONE;
}

uint32_t onus_matcher__happening(const onus_tables *tables,
                                 const onus_record *record, uint32_t noun)
{
    const onus_token *token = &record->tokens.items[noun];
    bool happens =
        token->relation == REL_nsubj
            ? occurs(tables, record, token->head)
            : token->relation == REL_nsubj_pass &&
                  is_held(tables, record, token->head);
    return happens ? token->head : ONUS_NONE;
}

/* What hangs on a word: the object first (wherever voice and relative clauses
 * have put it), then its dependents, then the conjuncts and phrases below
 * those, since a phrase often hangs one word too low ("the trip by Macron to
 * Mongolia"), or too high, on a verb that says nothing. */
uint32_t onus_matcher__complements(const onus_matcher *m, uint32_t word,
                                   uint32_t out[ONUS_COMPLEMENTS])
{
    uint32_t count = 0;
    if (onus_clause__is_verb(&m->tokens[word])) {
        onus_clause clause = onus_clause__read(m->record, word);
        if (clause.object != ONUS_NONE)
            out[count++] = clause.object;
    }
    add_dependents(m, word, false, out, &count);
    uint32_t happening = ONUS_NONE;
    if (m->pattern->head == HEAD_NOUN && word == m->clause.head)
        happening = onus_matcher__happening(m->tables, m->record, word);
    if (happening != ONUS_NONE)
        add_dependents(m, happening, true, out, &count);
    for (uint32_t i = 0, direct = count; i < count; i++)
        if (i < direct || is_measure(m, out[i]))
            add_dependents(m, out[i], true, out, &count);
    return count;
}

/* Is the word marked by this one: a preposition ("on the North", "out of", "of
 * building"), or a word before a noun ("martial law")? */
static bool marked(const onus_matcher *m, uint32_t token,
                   const onus_piece *piece)
{
    for (uint32_t c = m->tokens[token].first_child; c != ONUS_NONE;
         c = m->tokens[c].next_sibling) {
        switch (m->tokens[c].relation) {
        case REL_case:
        case REL_mark:
        case REL_fixed:
        case REL_amod:
        case REL_compound:
        case REL_advmod:
        case REL_nmod_poss:
        case REL_nmod_desc:
        case REL_nummod:
            break;
        default:
            continue;
        }
        if (onus_matcher__is_one_of(m, piece, c) ||
            is_lemma(piece, m->tokens[c].form))
            return true;
        uint32_t fixed = onus_record__child(m->record, c, REL_fixed);
        if (fixed != ONUS_NONE && is_lemma(piece, m->tokens[fixed].lemma))
            return true;
    }
    return false;
}

/* A conjunct has its preposition on the first of its kind. */
bool onus_matcher__is_marked(const onus_matcher *m, uint32_t token)
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

bool onus_matcher__used(const onus_matcher *m, uint32_t token)
{
    for (uint32_t i = 0; i < m->length; i++)
        if (m->chain[i] == token)
            return true;
    return token == m->source || token == m->target;
}

/* Is it a word of time ("on Sunday")? The record's times are in the order of
 * the text. */
bool onus_matcher__in_time(const onus_record *record, uint32_t token)
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

bool onus_matcher__is_infinitive(const onus_matcher *m, uint32_t token)
{
    uint32_t mark = onus_record__child(m->record, token, REL_mark);
    return mark != ONUS_NONE && m->tokens[mark].xpos == XPOS_TO;
}

/* "of" belongs to the word right before it: "approve of T" is not met in
 * "approved the request of T". */
bool onus_matcher__hangs(const onus_matcher *m, uint32_t token, uint32_t anchor)
{
    if (!m->waits || !onus_matcher__is_word(m->waiting[0], "of"))
        return true;
    while (m->tokens[token].relation == REL_conj)
        token = m->tokens[token].head;
    return m->tokens[token].head == anchor;
}

/* Where the next piece may hang: on the words met so far, the last one first,
 * or on what fills a slot ("the killing of a protester by police"). */
uint32_t onus_matcher__anchors(const onus_matcher *m,
                               uint32_t out[ONUS_CHAIN + 2])
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

/* Without a preposition in the pattern, none may stand before the noun; but
 * "dozens of prisoners" are prisoners. */
bool onus_matcher__bare(const onus_matcher *m, uint32_t token)
{
    uint8_t relation = m->tokens[token].relation;
    if (m->waits || (relation != REL_obl && relation != REL_nmod) ||
        onus_record__child(m->record, token, REL_case) == ONUS_NONE)
        return true;
    return relation == REL_nmod && is_measure(m, m->tokens[token].head);
}
