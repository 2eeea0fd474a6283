/* How many: the number that a noun phrase tells.
 *
 *     "14 people"                 nummod          14
 *     "1.2 million refugees"      scale           1200000
 *     "tens of thousands of men"  plural scales   20000, the least that it can be
 *     "a woman and two children"  conjuncts       3
 */
#include "events/details.h"

enum { DEPTH = 4, MOST = 2000000000 };

typedef struct counter {
    const onus_tables *tables;
    const onus_record *record;
    const onus_token *tokens;
} counter;

/* The number that is written in digits, "1,200" or "1.5"; below 0 if none is.
 */
static double written(onus_slice form)
{
    double value = 0, place = 0;
    for (size_t i = 0; i < form.size; i++) {
        char c = form.data[i];
        if (c == ',' && i)
            continue;
        if (c == '.' && i && !place) {
            place = 1;
            continue;
        }
        if (c < '0' || c > '9' || value > MOST)
            return -1;
        value = 10 * value + (c - '0');
        place *= 10;
    }
    if (!form.size)
        return -1;
    return place > 1 ? value / place : value;
}

/* The value of a word of this kind; 0 if it is none. */
static double named(const counter *c, uint32_t token, onus_time_kind kind)
{
    return onus_timex__number(&c->tables->timex, c->tokens[token].lemma, kind);
}

static bool is_plural(const counter *c, uint32_t token)
{
    return c->tokens[token].xpos == XPOS_NNS;
}

/* A number as a word or phrase of its own: "14", "two", "two dozen", "1.2
 * million"; "dozens" are two dozen at least. Below 0 if it is none. */
static double magnitude(const counter *c, uint32_t token, int depth)
{
    double plain = written(c->tokens[token].form);
    if (plain >= 0)
        return plain;
    double least = is_plural(c, token) ? 2 : 1;
    double number = named(c, token, TIMEX_number);
    if (number > 0)
        return least * number;
    double scale = named(c, token, TIMEX_scale);
    if (scale <= 0)
        return -1;
    for (uint32_t k = c->tokens[token].first_child; k != ONUS_NONE && depth;
         k = c->tokens[k].next_sibling) {
        uint8_t relation = c->tokens[k].relation;
        double many = relation == REL_nummod || relation == REL_compound
                          ? magnitude(c, k, depth - 1)
                          : -1;
        if (many > 0)
            return many * scale;
    }
    return least * scale;
}

/* "dozens of soldiers", "tens of thousands of people": the first noun counts,
 * and the scales below it multiply. */
static double measure(const counter *c, uint32_t noun)
{
    double value = magnitude(c, noun, DEPTH);
    for (int depth = 0; value >= 0 && depth < DEPTH; depth++) {
        noun = onus_record__child(c->record, noun, REL_nmod);
        double scale = noun != ONUS_NONE ? named(c, noun, TIMEX_scale) : 0;
        if (scale <= 0)
            break;
        value *= scale;
    }
    return value;
}

/* "a woman", "another soldier", "Ann Other": one. */
static bool is_single(const counter *c, uint32_t noun)
{
    const onus_token *token = &c->tokens[noun];
    if (token->xpos == XPOS_NNP && token->name == NAME_PER)
        return true;
    uint32_t word = onus_record__child(c->record, noun, REL_det);
    return token->xpos == XPOS_NN && word != ONUS_NONE &&
           onus_tables__in(c->tables, WORDS_single_word, c->tokens[word].lemma);
}

/* Of the noun without its conjuncts; below 0 if nothing is told. */
static double alone(const counter *c, uint32_t noun)
{
    uint32_t number = onus_record__child(c->record, noun, REL_nummod);
    if (number != ONUS_NONE)
        return magnitude(c, number, DEPTH);
    double value = measure(c, noun);
    if (value >= 0)
        return value;
    return is_single(c, noun) ? 1 : -1;
}

uint32_t onus_details__count(const onus_tables *tables,
                             const onus_record *record, uint32_t noun)
{
    counter c = {tables, record, record->tokens.items};
    double sum = alone(&c, noun);
    for (uint32_t k = c.tokens[noun].first_child; k != ONUS_NONE;
         k = c.tokens[k].next_sibling) {
        bool more = c.tokens[k].relation == REL_conj &&
                    (c.tokens[k].upos == UPOS_NOUN ||
                     c.tokens[k].upos == UPOS_PROPN ||
                     c.tokens[k].upos == UPOS_NUM);
        double value = more ? alone(&c, k) : -1;
        if (value >= 0)
            sum = sum < 0 ? value : sum + value;
    }
    return sum >= 0 && sum <= MOST ? (uint32_t)(sum + 0.5) : ONUS_NONE;
}
