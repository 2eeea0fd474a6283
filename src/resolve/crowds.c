/* Crowds: people whom the text only counts.
 *
 *     "Tens of thousands rallied in Belgrade."   -> people of Serbia
 *     "At least 12 were killed in Gaza."         -> people of Gaza
 *     "Thousands of tons arrived."               -> nobody
 *
 * "Thousands" who do something are people. Those to whom something is done may
 * be ships or coins, and so the verb must be one that is done to people; a bare
 * number is people only there.
 */
#include "resolve/findings.h"

static bool in(const onus_findings *findings, onus_words list, uint32_t token)
{
    return onus_tables__in(findings->tables, list,
                           findings->record->tokens.items[token].lemma);
}

/* "Hundreds", "several hundred"; but not "the scores of the match". */
static bool is_crowd_word(const onus_findings *findings, uint32_t token)
{
    const onus_token *word = &findings->record->tokens.items[token];
    return in(findings, WORDS_crowd_word, token) &&
           (word->xpos == XPOS_NNS || word->upos == UPOS_NUM);
}

/* "Of thousands", "of others" say no more who they are. */
static bool says_nothing(const onus_findings *findings, uint32_t token)
{
    return is_crowd_word(findings, token) ||
           in(findings, WORDS_other_word, token);
}

/* What stands behind "of", or ONUS_NONE. */
static uint32_t counted_by(const onus_findings *findings, uint32_t token)
{
    const onus_token *tokens = findings->record->tokens.items;
    for (uint32_t c = tokens[token].first_child; c != ONUS_NONE;
         c = tokens[c].next_sibling)
        if (tokens[c].relation == REL_nmod &&
            onus_slice__is(onus_record__preposition(findings->record, c), "of"))
            return c;
    return ONUS_NONE;
}

/* Is the number all that is said of them: not "thousands of tons", "test
 * scores"? The last word of the phrase that counts goes to *last. */
static bool stands_alone(const onus_findings *findings, uint32_t token,
                         uint32_t *last)
{
    const onus_record *record = findings->record;
    if (onus_record__child(record, token, REL_compound) != ONUS_NONE ||
        onus_record__child(record, token, REL_nmod_poss) != ONUS_NONE)
        return false;
    *last = token;
    for (uint32_t of = counted_by(findings, token); of != ONUS_NONE;
         of = counted_by(findings, of)) {
        if (!says_nothing(findings, of))
            return false;
        *last = of;
    }
    return true;
}

/* Is a verb's act done to people: "arrested", "killed", "evacuated"? */
static bool befalls_people(const onus_findings *findings, uint32_t verb)
{
    return in(findings, WORDS_arrest_word, verb) ||
           in(findings, WORDS_death_word, verb) ||
           in(findings, WORDS_injury_word, verb) ||
           in(findings, WORDS_people_verb, verb);
}

/* Does somebody do or suffer here what only people do? */
static bool lives(const onus_findings *findings, uint32_t token)
{
    const onus_token *word = &findings->record->tokens.items[token];
    uint32_t verb = word->head;
    if (verb == ONUS_NONE)
        return false;
    switch (word->relation) {
    case REL_nsubj:
        return in(findings, WORDS_dying_word, verb) ||
               (is_crowd_word(findings, token) &&
                findings->record->tokens.items[verb].upos == UPOS_VERB);
    case REL_nsubj_pass:
    case REL_obj:
        return befalls_people(findings, verb);
    default:
        return false;
    }
}

uint32_t onus_findings__crowd_at(const onus_findings *findings, uint32_t token,
                                 uint32_t *last)
{
    const onus_tables *tables = findings->tables;
    const onus_map *nouns = &tables->words[WORDS_counted_noun];
    bool counted = is_crowd_word(findings, token) ||
                   findings->record->tokens.items[token].upos == UPOS_NUM;
    if (findings->at[token] != ONUS_NONE || !counted || !nouns->entries.count ||
        !lives(findings, token) || !stands_alone(findings, token, last))
        return ONUS_NONE;
    return onus_map__find(&tables->agent_of, nouns->entries.items[0].key);
}
