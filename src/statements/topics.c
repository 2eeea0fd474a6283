/* Topics: who "he" and "she" are outside of contents.
 *
 * "He said" is taken for whoever was last the subject of a sentence outside all
 * quotations and contents: mostly the last speaker, and never somebody only
 * spoken of. The mention that resolve made of the pronoun is set right, so that
 * all agree.
 */
#include "statements/talk.h"

enum { REACH = 5 /* sentences that a pronoun looks back */ };

/* Is a token the person that a sentence of the report itself is about? */
static bool is_topic(const onus_talk *talk, const uint8_t *inside,
                     uint32_t token)
{
    const onus_record *record = talk->record;
    uint32_t m = record->mention_of[token];
    if (m == ONUS_NONE || inside[token])
        return false;
    uint8_t relation = onus_talk__token(talk, token)->relation;
    const onus_entity *entity =
        &record->entities.items[record->mentions.items[m].entity];
    uint8_t tag = onus_talk__token(talk, token)->xpos;
    return (relation == REL_nsubj || relation == REL_nsubj_pass) &&
           entity->kind == ONUS_KIND_PERSON && tag != XPOS_NNS &&
           tag != XPOS_NNPS;
}

static bool is_he_or_she(const onus_talk *talk, uint32_t token)
{
    const onus_token *word = onus_talk__token(talk, token);
    return word->upos == UPOS_PRON &&
           onus_talk__listed(talk, WORDS_singular_pronoun, token);
}

/* The tokens that stand inside quotations or contents. */
static uint8_t *contents_of(onus_talk *talk)
{
    uint32_t count = talk->record->tokens.count;
    uint8_t *inside = onus_arena__array(talk->scratch, count + 1, 1);
    for (uint32_t t = 0; inside && t < count; t++)
        inside[t] = talk->quote_of[t] != ONUS_NONE;
    for (uint32_t d = 0; inside && d < talk->drafts.count; d++) {
        const onus_ranges *ranges = &talk->drafts.items[d].ranges;
        for (uint32_t r = 0; r < ranges->count; r++)
            memset(inside + ranges->items[r].first, 1,
                   ranges->items[r].last - ranges->items[r].first + 1);
    }
    return inside;
}

void onus_talk__pronouns(onus_talk *talk)
{
    onus_record *record = talk->record;
    uint8_t *inside = contents_of(talk);
    if (!inside)
        return;
    uint32_t topic = ONUS_NONE; /* token */
    for (uint32_t t = 0; t < record->tokens.count; t++) {
        uint32_t m = record->mention_of[t];
        bool he = m != ONUS_NONE && !inside[t] && is_he_or_she(talk, t) &&
                  onus_talk__token(talk, t)->relation == REL_nsubj;
        if (he && topic != ONUS_NONE &&
            onus_talk__token(talk, t)->sentence -
                    onus_talk__token(talk, topic)->sentence <=
                REACH)
            record->mentions.items[m].entity =
                record->mentions.items[record->mention_of[topic]].entity;
        if (is_topic(talk, inside, t))
            topic = t;
    }
}
