/* A chart parser: from atoms, by the rules, to everything that a sentence's
 * atoms can be.
 *
 * From the last atom to the first: the words' meanings are laid down as edges,
 * and each edge, when its turn comes, is tried as the first piece of every rule
 * that may begin with it; what the rule makes is another edge at the same atom.
 * What stands to the right is complete by then, so left recursion ("DATE <-
 * DATE of DATE") does no harm. The number of edges at an atom is bounded, and
 * with it the work: linear in the text.
 */
#include "resolve/times_parts.h"

enum {
    EDGES_AT_ATOM = 64,
    ATOMS_IN_EDGE = 24,
    PHRASE_BYTES = 96,
    PHRASE_ATOMS = 8,
};

/* Add an edge at an atom, unless one of the same kind and length is there. */
static void add(onus_reading *reading, uint32_t at, onus_edge edge)
{
    uint32_t count = 0, last = ONUS_NONE;
    for (uint32_t e = reading->heads.items[at]; e != ONUS_NONE; count++) {
        const onus_edge *other = &reading->edges.items[e];
        if (other->symbol == edge.symbol && other->end == edge.end)
            return;
        last = e;
        e = other->next;
    }
    edge.next = ONUS_NONE;
    if (count == EDGES_AT_ATOM || edge.end - at > ATOMS_IN_EDGE ||
        !onus_array__push(reading->scratch, &reading->edges, edge))
        return;
    uint32_t added = reading->edges.count - 1;
    if (last == ONUS_NONE)
        reading->heads.items[at] = added;
    else
        reading->edges.items[last].next = added;
}

/* ---------------------------------------------------------------- words */

/* A number is also the day of a month, an hour, a year, if it can be one. */
static bool number_is(onus_time_kind kind, onus_time_symbol symbol, int32_t n,
                      uint32_t digits)
{
    bool ordinal = symbol == TIMEX_ordinal;
    switch (kind) {
    case TIMEX_digits:
        return digits > 0;
    case TIMEX_day:
        return n >= 1 && n <= 31 && (ordinal || (digits && digits <= 2));
    case TIMEX_hour:
        return !ordinal && n >= 0 && n <= (digits ? 24 : 12) && digits <= 2;
    case TIMEX_minute:
        return !ordinal && n >= 0 && n <= 59 && (digits == 2 || n >= 10);
    case TIMEX_year:
        return digits == 4 && n >= 1000 && n <= 2200;
    default:
        return false;
    }
}

static void add_number(onus_reading *reading, uint32_t at, onus_edge edge)
{
    onus_time_symbol symbol = edge.symbol;
    add(reading, at, edge);
    for (uint32_t kind = TIMEX_digits; kind <= TIMEX_year; kind++) {
        edge.symbol = kind;
        if (number_is((onus_time_kind)kind, symbol, edge.when.number,
                      edge.when.digits))
            add(reading, at, edge);
    }
}

static void add_made(onus_reading *reading, uint32_t at, onus_edge edge)
{
    if (edge.symbol == TIMEX_number || edge.symbol == TIMEX_ordinal)
        add_number(reading, at, edge);
    else
        add(reading, at, edge);
}

static void add_digits(onus_reading *reading, uint32_t at)
{
    const onus_atom *atom = &reading->atoms.items[at];
    uint32_t number, size = atom->span.end - atom->span.start;
    if (size > 9 || !onus_slice__number(atom->text, &number))
        return;
    /* "2,000" has five: it is no year. */
    onus_when when = {.form = WHEN_NUMBER, .number = (int32_t)number,
                      .digits = size};
    onus_edge edge = {.symbol = TIMEX_number, .end = at + 1, .when = when};
    add_number(reading, at, edge);
}

/* May the word have this meaning where it stands? A name of somebody is no
 * time, unless it is as long as "Lazarus Saturday". */
static bool allowed(const onus_reading *reading, const onus_time_word *word,
                    uint32_t at, uint32_t end)
{
    const onus_token *token =
        &reading->record->tokens.items[reading->tokens.items[at]];
    if (end == at + 1 && (token->name == NAME_PER || token->name == NAME_ORG))
        return false;
    return !word->tags || token->xpos == XPOS_NONE ||
           (word->tags >> token->xpos & 1);
}

static void add_meanings(onus_reading *reading, uint32_t at, uint32_t end,
                         onus_slice phrase)
{
    const onus_timex *timex = reading->timex;
    uint32_t w = onus_map__find(&timex->meanings, phrase);
    for (; w != ONUS_NONE; w = timex->words.items[w].next) {
        const onus_time_word *word = &timex->words.items[w];
        if (!allowed(reading, word, at, end))
            continue;
        onus_edge edge = {.symbol = word->kind, .end = end,
                          .when = onus_when__of_word(reading, word)};
        add_made(reading, at, edge);
    }
}

/* The longest phrases first, so that they stand first in the chart. */
static void add_phrases(onus_reading *reading, uint32_t at)
{
    char phrase[PHRASE_BYTES];
    uint32_t ends[PHRASE_ATOMS];
    const onus_atom *atoms = reading->atoms.items;
    uint32_t longest = onus_map__find(&reading->timex->lengths, atoms[at].text);
    if (longest == ONUS_NONE)
        return;
    size_t size = 0;
    uint32_t count = 0;
    if (longest > PHRASE_ATOMS)
        longest = PHRASE_ATOMS;
    for (uint32_t i = at; i < reading->atoms.count && count < longest; i++) {
        if (size + atoms[i].text.size + 1 > sizeof phrase)
            break;
        if (i > at)
            phrase[size++] = ' ';
        memcpy(phrase + size, atoms[i].text.data, atoms[i].text.size);
        size += atoms[i].text.size;
        ends[count++] = (uint32_t)size;
    }
    while (count-- > 0)
        add_meanings(reading, at, at + count + 1,
                     (onus_slice){phrase, ends[count]});
}

static void add_word(onus_reading *reading, uint32_t at)
{
    const onus_atom *atom = &reading->atoms.items[at];
    uint32_t symbol = onus_map__find(&reading->timex->symbols, atom->text);
    add_phrases(reading, at);
    if (atom->class == ATOM_DIGITS)
        add_digits(reading, at);
    if (symbol != ONUS_NONE)
        add(reading, at, (onus_edge){.symbol = symbol, .end = at + 1});
}

/* ---------------------------------------------------------------- rules */

static bool piece_is(const onus_time_piece *piece, onus_time_symbol symbol)
{
    for (uint32_t i = 0; i < piece->count; i++)
        if (piece->symbols[i] == symbol)
            return true;
    return false;
}

static void finish(onus_reading *reading, const onus_match_site *site)
{
    const onus_time_rule *rule = site->rule;
    onus_edge edge = {.symbol = rule->makes, .end = site->end};
    edge.rank = (uint32_t)(rule - reading->timex->rules.items) + 1;
    if (onus_recipe__make(reading, site, &edge.when))
        add_made(reading, site->start, edge);
}

/* Go on with an edge that fits the rule's piece number `piece`. Edges move when
 * they are added to, so the value is copied. */
static void match(onus_reading *reading, onus_match_site site, uint32_t piece,
                  onus_edge edge)
{
    if (edge.when.form != WHEN_NOTHING)
        site.values[site.count++] = &edge.when;
    site.end = edge.end;
    if (++piece == site.rule->count) {
        finish(reading, &site);
        return;
    }
    const onus_time_piece *wanted = &site.rule->pieces[piece];
    if (site.end >= reading->atoms.count ||
        (wanted->glued && !reading->atoms.items[site.end].glued))
        return;
    for (uint32_t e = reading->heads.items[site.end]; e != ONUS_NONE;) {
        onus_edge next = reading->edges.items[e];
        e = next.next;
        if (piece_is(wanted, next.symbol))
            match(reading, site, piece, next);
    }
}

static void try_rules(onus_reading *reading, uint32_t at, onus_edge edge)
{
    const onus_timex *timex = reading->timex;
    if (edge.symbol >= timex->first.count)
        return;
    uint32_t l = timex->first.items[edge.symbol];
    for (; l != ONUS_NONE; l = timex->links.items[l].next) {
        onus_match_site site = {
            .rule = &timex->rules.items[timex->links.items[l].rule],
            .start = at};
        match(reading, site, 0, edge);
    }
}

void onus_chart__fill(onus_reading *reading)
{
    for (uint32_t at = reading->atoms.count; at-- > 0;) {
        add_word(reading, at);
        for (uint32_t e = reading->heads.items[at]; e != ONUS_NONE;
             e = reading->edges.items[e].next)
            try_rules(reading, at, reading->edges.items[e]);
    }
}
