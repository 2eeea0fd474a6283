/* Slots: who is behind a noun, and whom an act reaches that no T names.
 *
 * The source of a verb is its subject. A noun's is its possessor, an adjective
 * or name before it, or who stands behind "by": "the Russian attack", "the
 * attack by Russia". A row without a T may still have an actor in its object.
 */
#include "events/match_parts.h"
#include "resolve/resolve.h"

uint32_t onus_matcher__owner(const onus_matcher *m, uint32_t noun)
{
    static const onus_relation_kind order[] = {REL_nmod_poss, REL_amod,
                                               REL_compound, REL_nmod_desc};
    for (size_t i = 0; i < sizeof order / sizeof *order; i++)
        for (uint32_t c = m->tokens[noun].first_child; c != ONUS_NONE;
             c = m->tokens[c].next_sibling)
            if (m->tokens[c].relation == order[i] && c != m->target &&
                m->record->mention_of[c] != ONUS_NONE)
                return c;
    return ONUS_NONE;
}

/* Who is behind a noun: its owner, "by" somebody, or the subject of the verb
 * that lends it one ("carried out an attack"). */
static uint32_t noun_source(const onus_matcher *m, uint32_t noun)
{
    uint32_t owner = onus_matcher__owner(m, noun);
    if (owner != ONUS_NONE)
        return owner;
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

void onus_matcher__find_source(onus_matcher *m)
{
    if (m->source != ONUS_NONE)
        return;
    m->source = m->pattern->head == HEAD_NOUN ? noun_source(m, m->clause.head)
                                              : m->clause.subject;
    if (m->source == m->target)
        m->source = ONUS_NONE;
}

/* "agree to *": T is whatever the infinitive acts on, or is done with. A row
 * without a T may still have an actor in its object: "seized a British
 * tanker". */
void onus_matcher__find_inner_target(onus_matcher *m)
{
    if (m->target != ONUS_NONE)
        return;
    uint32_t object = m->clause.object;
    if (m->pattern->head == HEAD_VERB && object != ONUS_NONE &&
        object != m->source &&
        onus_resolve__actor(m->record, object) != ONUS_NONE)
        m->target = object;
    if (m->target != ONUS_NONE || m->infinitive == ONUS_NONE)
        return;
    uint32_t found[ONUS_COMPLEMENTS];
    uint32_t count = onus_matcher__complements(m, m->infinitive, found);
    for (uint32_t k = 0; k < count && m->target == ONUS_NONE; k++)
        if (m->record->mention_of[found[k]] != ONUS_NONE)
            m->target = found[k];
    for (uint32_t k = 0; k < count && m->target == ONUS_NONE; k++)
        for (uint32_t c = m->tokens[found[k]].first_child; c != ONUS_NONE;
             c = m->tokens[c].next_sibling)
            if (m->record->mention_of[c] != ONUS_NONE)
                m->target = c;
}
