/* A sentence whose tree is written by hand: no model is needed.
 *
 *     Seoul   Seoul  PROPN NNP nsubj 2
 *     agreed  agree  VERB  VBD root  0
 *
 * Words are counted from 1, the head of the root is 0. A form that begins with
 * a capital is the name of an actor, in no table, of its own.
 */
#ifndef HAND_TREE_H
#define HAND_TREE_H

#include "check.h"
#include "record/record.h"

#include <stdlib.h>

/* "a  b" -> "a"; *rest begins at b. */
static inline onus_slice hand_cell(onus_slice *rest)
{
    onus_slice cell = onus_slice__split(rest, ' ');
    while (rest->size && rest->data[0] == ' ')
        *rest = onus_slice__cut(*rest, 1, rest->size);
    return cell;
}

static inline onus_token hand_token(onus_slice line, uint32_t at)
{
    onus_token token = {.span = {at, at + 1}, .form = hand_cell(&line)};
    token.lemma = hand_cell(&line);
    token.upos = (uint8_t)onus_upos__of(hand_cell(&line));
    token.xpos = (uint8_t)onus_xpos__of(hand_cell(&line));
    token.relation = (uint8_t)onus_relation__of(hand_cell(&line));
    uint32_t head = (uint32_t)strtoul(line.data, NULL, 10);
    token.head = head ? head - 1 : ONUS_NONE;
    assert_true(token.relation < REL_COUNT && token.xpos < XPOS_COUNT);
    return token;
}

static inline void hand_actor(onus_record *record, uint32_t token)
{
    onus_entity entity = {.name = record->tokens.items[token].form,
                          .kind = ONUS_KIND_COUNTRY};
    onus_mention mention = {.span = record->tokens.items[token].span,
                            .entity = record->entities.count,
                            .form = ONUS_FORM_NAME, .first_token = token,
                            .token_count = 1, .head = token};
    record->mention_of[token] = record->mentions.count;
    onus_array__push(&record->arena, &record->entities, entity);
    onus_array__push(&record->arena, &record->mentions, mention);
}

/* The lines as a record of one sentence. */
static inline onus_record *hand_tree(const char *lines)
{
    onus_record *record = onus_record__new();
    onus_slice rest = onus_slice__of(lines);
    while (rest.data && rest.size) {
        onus_token token = hand_token(onus_slice__split(&rest, '\n'),
                                      record->tokens.count);
        onus_array__push(&record->arena, &record->tokens, token);
    }
    uint32_t count = record->tokens.count;
    onus_sentence sentence = {.first_token = 0, .token_count = count};
    record->mention_of =
        onus_arena__array(&record->arena, count, sizeof(uint32_t));
    record->partner_of =
        onus_arena__array(&record->arena, count, sizeof(uint32_t));
    for (uint32_t t = 0; t < count; t++)
        record->mention_of[t] = record->partner_of[t] = ONUS_NONE;
    for (uint32_t t = 0; t < count; t++)
        if (record->tokens.items[t].form.data[0] <= 'Z')
            hand_actor(record, t);
    onus_array__push(&record->arena, &record->sentences, sentence);
    onus_record__link(record, &sentence);
    return record;
}

/* The word of a token; "-" for none. */
static inline onus_slice hand_word(const onus_record *record, uint32_t token)
{
    return token == ONUS_NONE ? ONUS_SLICE("-")
                              : record->tokens.items[token].form;
}

#endif
