#include "record/record.h"

#include <stdlib.h>

onus_record *onus_record__new(void)
{
    return calloc(1, sizeof(onus_record));
}

void onus_record_free(onus_record *record)
{
    if (!record)
        return;
    onus_arena__clear(&record->arena);
    free(record);
}

/* Let the stretch of a token cover that of its dependent. */
static void cover(onus_token *token, const onus_token *dependent)
{
    if (dependent->first < token->first)
        token->first = dependent->first;
    if (dependent->last > token->last)
        token->last = dependent->last;
}

/* Set the stretches of a tree, each once its dependents have theirs: down to
 * the first leaf, then along the siblings and up. */
static void measure(onus_token *tokens, uint32_t root)
{
    uint32_t t = root;
    do {
        while (tokens[t].first_child != ONUS_NONE)
            t = tokens[t].first_child;
        for (; t != root; t = tokens[t].head) {
            cover(&tokens[tokens[t].head], &tokens[t]);
            if (tokens[t].next_sibling != ONUS_NONE) {
                t = tokens[t].next_sibling;
                break;
            }
        }
    } while (t != root);
}

/* Children are pushed in front, so walking the tokens backwards leaves them in
 * order. */
void onus_record__link(onus_record *record, const onus_sentence *sentence)
{
    onus_token *tokens = record->tokens.items;
    uint32_t first = sentence->first_token;
    uint32_t end = first + sentence->token_count;
    for (uint32_t t = first; t < end; t++) {
        tokens[t].first_child = tokens[t].next_sibling = ONUS_NONE;
        tokens[t].first = tokens[t].last = t;
    }
    for (uint32_t t = end; t-- > first;) {
        uint32_t head = tokens[t].head;
        if (head == ONUS_NONE)
            continue;
        tokens[t].next_sibling = tokens[head].first_child;
        tokens[head].first_child = t;
    }
    for (uint32_t t = first; t < end; t++)
        if (tokens[t].head == ONUS_NONE)
            measure(tokens, t);
}

uint32_t onus_record__child(const onus_record *record, uint32_t token,
                            onus_relation_kind relation)
{
    const onus_token *tokens = record->tokens.items;
    uint32_t child = tokens[token].first_child;
    while (child != ONUS_NONE && tokens[child].relation != relation)
        child = tokens[child].next_sibling;
    return child;
}

onus_slice onus_record__preposition(const onus_record *record, uint32_t token)
{
    uint32_t word = onus_record__child(record, token, REL_case);
    return word == ONUS_NONE ? (onus_slice){0}
                             : record->tokens.items[word].lemma;
}

bool onus_record__under(const onus_record *record, uint32_t token,
                        uint32_t above)
{
    while (token != ONUS_NONE && token != above)
        token = record->tokens.items[token].head;
    return token != ONUS_NONE;
}

onus_slice onus_record__slice(const onus_record *record, onus_span span)
{
    return onus_slice__cut(record->text, span.start, span.end);
}

onus_span onus_record__span(const onus_record *record, uint32_t first,
                            uint32_t last)
{
    return (onus_span){record->tokens.items[first].span.start,
                       record->tokens.items[last].span.end};
}

uint32_t onus_record__sentence_at(const onus_record *record, uint32_t byte)
{
    uint32_t low = 0, high = record->sentences.count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (record->sentences.items[middle].span.end <= byte)
            low = middle + 1;
        else
            high = middle;
    }
    bool inside = low < record->sentences.count &&
                  record->sentences.items[low].span.start <= byte;
    return inside ? low : ONUS_NONE;
}

uint32_t onus_record__token_at(const onus_record *record, uint32_t byte)
{
    uint32_t low = 0, high = record->tokens.count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (record->tokens.items[middle].span.end <= byte)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

uint32_t onus_record__time_at(const onus_record *record, uint32_t byte)
{
    uint32_t low = 0, high = record->times.count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (record->times.items[middle].span.start < byte)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* ---------------------------------------------------------------- getters */

onus_slice onus_record_id(const onus_record *record)
{
    return record->id;
}

onus_slice onus_record_text(const onus_record *record)
{
    return record->text;
}

const onus_article *onus_record_article(const onus_record *record)
{
    return &record->article;
}

const onus_error *onus_record_error(const onus_record *record)
{
    return record->error.code ? &record->error : NULL;
}

#define GETTER(plural, type)                                                   \
    const type *onus_record_##plural(const onus_record *record,                \
                                     uint32_t *count)                          \
    {                                                                          \
        *count = record->plural.count;                                         \
        return record->plural.items;                                           \
    }

GETTER(sentences, onus_sentence)
GETTER(entities, onus_entity)
GETTER(mentions, onus_mention)
GETTER(times, onus_time)
GETTER(places, onus_place)
GETTER(events, onus_event)
GETTER(statements, onus_statement)
GETTER(relations, onus_relation)
