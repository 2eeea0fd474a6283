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

bool onus_matcher__is_self(const onus_matcher *m, uint32_t token)
{
    uint32_t mention = m->record->mention_of[token];
    uint32_t self = m->clause.subject == ONUS_NONE
                        ? ONUS_NONE
                        : onus_resolve__actor(m->record, m->clause.subject);
    return self != ONUS_NONE && mention != ONUS_NONE &&
           m->record->mentions.items[self].entity ==
               m->record->mentions.items[mention].entity;
}

/* Is a token a word of the pattern? */
static bool is_met(const onus_matcher *m, uint32_t token)
{
    for (uint32_t i = 0; i < m->length; i++)
        if (m->chain[i] == token)
            return true;
    return false;
}

static onus_slice type_of(const onus_matcher *m)
{
    return m->tables->plover.items[m->pattern->plover].type;
}

static bool is_type(const onus_matcher *m, const char *type)
{
    return onus_slice__is(type_of(m), type);
}

static bool is_place(const onus_matcher *m, uint32_t token)
{
    uint32_t mention = m->record->mention_of[token];
    if (mention == ONUS_NONE)
        return false;
    uint32_t entity = m->record->mentions.items[mention].entity;
    onus_kind kind = m->record->entities.items[entity].kind;
    return kind == ONUS_KIND_COUNTRY || kind == ONUS_KIND_PLACE;
}

/* The place in a phrase below a word: "in Lima", "across Peru", "the streets of
 * Lima". */
static uint32_t place_below(const onus_matcher *m, uint32_t word)
{
    for (uint32_t c = m->tokens[word].first_child; c != ONUS_NONE;
         c = m->tokens[c].next_sibling) {
        onus_slice mark = onus_record__preposition(m->record, c);
        if (c != m->target && is_place(m, c) &&
            (onus_slice__is(mark, "of") ||
             onus_tables__in(m->tables, WORDS_where_preposition, mark)))
            return c;
    }
    return ONUS_NONE;
}

/* Where people protest they are at home: the place said with the words of the
 * pattern, or with a verb that only says that they do. */
static uint32_t home_of_protest(const onus_matcher *m)
{
    if (!is_type(m, "PROTEST"))
        return ONUS_NONE;
    uint32_t place = ONUS_NONE;
    for (uint32_t i = 0; i < m->length && place == ONUS_NONE; i++)
        place = place_below(m, m->chain[i]);
    uint32_t verb =
        onus_matcher__happening(m->tables, m->record, m->clause.head);
    if (place == ONUS_NONE && verb != ONUS_NONE)
        place = place_below(m, verb);
    return place;
}

/* "Protests erupted in Sri Lanka", but not "praised the protests in Lima". */
static uint32_t protesters(const onus_matcher *m, uint32_t noun)
{
    return onus_matcher__happening(m->tables, m->record, noun) != ONUS_NONE
               ? home_of_protest(m)
               : ONUS_NONE;
}

/* Who is said to be in it: "Oman is in talks with Iran", "his army is on
 * alert", "is in Cairo for talks". */
static uint32_t who_is_in(const onus_matcher *m, uint32_t noun)
{
    uint32_t predicate = noun;
    if (onus_record__child(m->record, noun, REL_case) == ONUS_NONE)
        return ONUS_NONE;
    if (is_type(m, "CONSULT") && m->tokens[noun].relation == REL_obl)
        predicate = m->tokens[noun].head;
    return onus_record__child(m->record, predicate, REL_cop) != ONUS_NONE
               ? onus_clause__subject(m->record, predicate)
               : ONUS_NONE;
}

/* "The deployment of Russian marines": those who are moved move. */
static uint32_t moved(const onus_matcher *m)
{
    for (uint32_t i = 1; i < m->length && is_type(m, "MOBILIZE"); i++)
        if (m->record->mention_of[m->chain[i]] != ONUS_NONE)
            return m->chain[i];
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
         c = m->tokens[c].next_sibling)
        if (m->tokens[c].relation == REL_nmod && c != m->target &&
            onus_slice__is(onus_record__preposition(m->record, c), "by"))
            return c;
    uint32_t above = m->tokens[noun].head;
    if (above != ONUS_NONE && onus_clause__is_verb(&m->tokens[above]) &&
        onus_tables__in(m->tables, WORDS_support_verb, m->tokens[above].lemma))
        return onus_clause__read(m->record, above).subject;
    uint32_t found = who_is_in(m, noun);
    if (found == ONUS_NONE)
        found = moved(m);
    return found != ONUS_NONE ? found : protesters(m, noun);
}

/* "Dutch aid to Chad was suspended": what is given and stopped, its owner gave
 * and stopped, if nobody else is named. */
static uint32_t giver(const onus_matcher *m)
{
    uint32_t object = m->clause.object;
    bool given = m->clause.passive && object != ONUS_NONE &&
                 object != m->target && is_met(m, object) &&
                 onus_tables__in(m->tables, WORDS_giving_verb,
                                 m->tokens[m->clause.head].lemma);
    return given ? onus_matcher__owner(m, object) : ONUS_NONE;
}

static bool is_many(const onus_matcher *m, uint32_t word)
{
    return m->tokens[word].upos == UPOS_NUM ||
           onus_tables__in(m->tables, WORDS_measure_word,
                           m->tokens[word].lemma);
}

/* "Tens of thousands marched in Lima": many, and nobody says of whom; but
 * thousands of fans are fans. */
static bool is_crowd(const onus_matcher *m, uint32_t subject)
{
    if (subject == ONUS_NONE || !is_many(m, subject))
        return false;
    uint32_t of = onus_record__child(m->record, subject, REL_nmod);
    return of == ONUS_NONE || is_many(m, of);
}

/* The subject; where a passive names no actor ("by decree"), the giver; where
 * thousands march, those who live there. */
static uint32_t verb_source(const onus_matcher *m)
{
    uint32_t subject = m->clause.subject;
    if (subject != ONUS_NONE &&
        onus_resolve__actor(m->record, subject) != ONUS_NONE)
        return subject;
    uint32_t found = is_crowd(m, subject) ? home_of_protest(m) : giver(m);
    return found != ONUS_NONE ? found : subject;
}

void onus_matcher__find_source(onus_matcher *m)
{
    if (m->source != ONUS_NONE)
        return;
    m->source = m->pattern->head == HEAD_NOUN ? noun_source(m, m->clause.head)
                                              : verb_source(m);
    if (m->source == m->target)
        m->source = ONUS_NONE;
}

/* Is the noun no more than what the act is done with, or half a word: "deployed
 * troops", "swapped prisoners", "a state of emergency"? */
static bool is_means(const onus_matcher *m, uint32_t noun)
{
    if (!is_met(m, noun))
        return false;
    if (is_type(m, "MOBILIZE") ||
        onus_tables__in(m->tables, WORDS_mutual_word,
                        m->tokens[m->clause.head].lemma))
        return true;
    for (uint32_t i = 1; i < m->length; i++)
        if (m->tokens[m->chain[i]].head == noun)
            return true;
    return false;
}

/* Does a phrase below an object say who is acted on: "a tanker of Greece", "the
 * ban on Twitter"? Who judges a deed does not judge whom it was aimed at. */
static bool reaches(const onus_matcher *m, uint32_t phrase)
{
    static const char *const judging[] = {"ACCUSE", "REJECT", "SUPPORT"};
    if (m->tokens[phrase].relation != REL_nmod ||
        onus_resolve__actor(m->record, phrase) == ONUS_NONE)
        return false;
    onus_slice word = onus_record__preposition(m->record, phrase);
    return onus_tables__in(m->tables, WORDS_owning_preposition, word) ||
           (!ONUS_SLICE_IS_ONE_OF(type_of(m), judging) &&
            onus_tables__in(m->tables, WORDS_aim_preposition, word));
}

/* The actor in an object: itself, its owner, or who stands in a phrase. */
static uint32_t actor_in(const onus_matcher *m, uint32_t noun)
{
    if (m->record->mention_of[noun] != ONUS_NONE && !is_means(m, noun))
        return noun;
    uint32_t owner = onus_matcher__owner(m, noun);
    if (owner != ONUS_NONE && !onus_matcher__is_self(m, owner))
        return owner;
    for (uint32_t c = m->tokens[noun].first_child; c != ONUS_NONE;
         c = m->tokens[c].next_sibling)
        if (reaches(m, c))
            return c;
    return ONUS_NONE;
}

/* Is a mention's actor of the source's own body: Kim to his minister, who
 * "threatened to propose that Kim reconsider"? */
static bool is_colleague(const onus_matcher *m, uint32_t token)
{
    const onus_record *record = m->record;
    uint32_t own = m->source == ONUS_NONE
                       ? ONUS_NONE
                       : onus_resolve__actor(record, m->source);
    if (own == ONUS_NONE)
        return false;
    const onus_entity *entities = record->entities.items;
    onus_slice code = entities[record->mentions.items[own].entity].code;
    uint32_t other = record->mention_of[token];
    return code.size > 3 &&
           onus_slice__equal(
               code, entities[record->mentions.items[other].entity].code);
}

/* Whom the infinitive of "agree to *" acts on, or is done with: an actor with a
 * country or a name. */
static uint32_t actor_behind_infinitive(const onus_matcher *m)
{
    uint32_t found[ONUS_COMPLEMENTS];
    uint32_t count = onus_matcher__complements(m, m->infinitive, found);
    for (uint32_t k = 0; k < count; k++)
        if (m->record->mention_of[found[k]] != ONUS_NONE &&
            !is_colleague(m, found[k]))
            return found[k];
    for (uint32_t k = 0; k < count; k++)
        for (uint32_t c = m->tokens[found[k]].first_child; c != ONUS_NONE;
             c = m->tokens[c].next_sibling)
            if (m->record->mention_of[c] != ONUS_NONE && !is_colleague(m, c))
                return c;
    return ONUS_NONE;
}

/* A row without a T may still have an actor in its object: "seized a British
 * tanker". */
void onus_matcher__find_inner_target(onus_matcher *m)
{
    uint32_t object = m->clause.object;
    if (m->target == ONUS_NONE && m->pattern->head == HEAD_VERB &&
        object != ONUS_NONE && object != m->source)
        m->target = actor_in(m, object);
    uint32_t receiver = m->clause.indirect;
    if (m->target == ONUS_NONE && m->pattern->head == HEAD_VERB &&
        receiver != ONUS_NONE && m->record->mention_of[receiver] != ONUS_NONE)
        m->target = receiver;
    if (m->target == ONUS_NONE && m->infinitive != ONUS_NONE)
        m->target = actor_behind_infinitive(m);
}
