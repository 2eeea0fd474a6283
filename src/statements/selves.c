/* "I" and "we" inside a direct statement are mentions of its speaker. */
#include "statements/talk.h"

#include <stdlib.h>

static int by_place(const void *a, const void *b)
{
    const onus_mention *left = a, *right = b;
    if (left->first_token != right->first_token)
        return left->first_token < right->first_token ? -1 : 1;
    return (left->head > right->head) - (left->head < right->head);
}

static bool is_self(const onus_talk *talk, uint32_t token)
{
    return talk->quote_of[token] != ONUS_NONE &&
           talk->record->mention_of[token] == ONUS_NONE &&
           onus_talk__listed(talk, WORDS_first_person, token);
}

static void add(onus_talk *talk, uint32_t token, uint32_t entity)
{
    onus_record *record = talk->record;
    onus_mention mention = {.span = record->tokens.items[token].span,
                            .entity = entity, .form = ONUS_FORM_PRONOUN,
                            .first_token = token, .token_count = 1,
                            .head = token};
    record->mention_of[token] = record->mentions.count;
    onus_array__push(&record->arena, &record->mentions, mention);
}

void onus_talk__selves(onus_talk *talk)
{
    onus_record *record = talk->record;
    uint32_t before = record->mentions.count;
    for (uint32_t q = 0; q < talk->quotes.count; q++) {
        uint32_t d = talk->quotes.items[q].draft;
        uint32_t entity =
            d == ONUS_NONE ? ONUS_NONE
                           : onus_talk__who(talk, &talk->drafts.items[d]);
        if (entity == ONUS_NONE)
            continue;
        onus_range range = talk->quotes.items[q].tokens;
        for (uint32_t t = range.first; t <= range.last; t++)
            if (is_self(talk, t))
                add(talk, t, entity);
    }
    if (record->mentions.count == before)
        return;
    qsort(record->mentions.items, record->mentions.count,
          sizeof *record->mentions.items, by_place);
    for (uint32_t m = 0; m < record->mentions.count; m++)
        record->mention_of[record->mentions.items[m].head] = m;
}
