/* Pronouns: who "he", "they" and "it" are.
 *
 * The last fitting actor spoken of before: a person for "he" and "she", something plural
 * or a group for "they", a country or body for "it". A subject is preferred to what
 * stands nearer but lower in its sentence (centering: Grosz, Joshi and Weinstein 1995, much
 * simplified). What was left out: gender, number of names, cataphora.
 */
#include "resolve/findings.h"

enum { REACH = 4 }; /* sentences back */

typedef enum want { WANT_NOTHING, WANT_PERSON, WANT_MANY, WANT_THING } want;

static want wanted(const onus_tables *tables, const onus_token *token)
{
    if (token->upos != UPOS_PRON && token->xpos != XPOS_PRPS)
        return WANT_NOTHING;
    if (onus_tables__in(tables, WORDS_singular_pronoun, token->lemma))
        return WANT_PERSON;
    if (onus_tables__in(tables, WORDS_plural_pronoun, token->lemma))
        return WANT_MANY;
    if (onus_tables__in(tables, WORDS_thing_pronoun, token->lemma))
        return WANT_THING;
    return WANT_NOTHING;
}

static bool is_subject(uint8_t relation)
{
    return relation == REL_nsubj || relation == REL_nsubj_pass ||
           relation == REL_nsubj_outer;
}

static bool plural(const onus_token *token)
{
    return token->xpos == XPOS_NNS || token->xpos == XPOS_NNPS;
}

static bool fits(const onus_record *record, const onus_mention *mention,
                 want want)
{
    const onus_entity *entity = &record->entities.items[mention->entity];
    const onus_token *head = &record->tokens.items[mention->head];
    switch (want) {
    case WANT_PERSON:
        return entity->kind == ONUS_KIND_PERSON && !plural(head);
    case WANT_MANY:
        return plural(head) || entity->kind == ONUS_KIND_GROUP;
    case WANT_THING:
        return head->upos != UPOS_ADJ && !plural(head) &&
               (entity->kind == ONUS_KIND_COUNTRY ||
                entity->kind == ONUS_KIND_ORGANIZATION ||
                entity->kind == ONUS_KIND_GROUP);
    default:
        return false;
    }
}

/* How good an antecedent a mention is for the token; 0 is none. */
static int score(const onus_record *record, const onus_mention *mention,
                 uint32_t token, want want)
{
    const onus_token *tokens = record->tokens.items;
    uint32_t distance =
        tokens[token].sentence - tokens[mention->head].sentence;
    if (distance > REACH || !fits(record, mention, want))
        return 0;
    int value = 100 - 12 * (int)distance;
    if (is_subject(tokens[mention->head].relation))
        value += 14;
    /* "Kim said he": not so "Kim criticised him", where both depend on one verb. */
    if (distance == 0 && tokens[token].head == tokens[mention->head].head &&
        tokens[token].xpos != XPOS_PRPS)
        value = 0;
    return value;
}

static uint32_t antecedent(const onus_record *record, uint32_t token, want want)
{
    uint32_t best = ONUS_NONE;
    int best_score = 0;
    for (uint32_t m = record->mentions.count; m-- > 0;) {
        const onus_mention *mention = &record->mentions.items[m];
        if (mention->head >= token)
            continue;
        if (record->tokens.items[token].sentence -
                record->tokens.items[mention->head].sentence > REACH)
            break;
        int value = score(record, mention, token, want);
        if (value > best_score) {
            best = m;
            best_score = value;
        }
    }
    return best;
}

void onus_findings__pronouns(onus_findings *findings)
{
    onus_record *record = findings->record;
    uint32_t names = record->mentions.count, next = 0;
    onus_mention *known = record->mentions.items;
    record->mentions.count = 0;
    record->mentions.items = NULL;
    record->mentions.capacity = 0;
    for (uint32_t t = 0; t < record->tokens.count; t++) {
        while (next < names && known[next].first_token <= t)
            onus_array__push(&record->arena, &record->mentions, known[next++]);
        want want = wanted(findings->tables, &record->tokens.items[t]);
        if (want == WANT_NOTHING || findings->at[t] != ONUS_NONE)
            continue;
        uint32_t of = antecedent(record, t, want);
        if (of == ONUS_NONE)
            continue;
        onus_mention mention = {.span = record->tokens.items[t].span,
                                .entity = record->mentions.items[of].entity,
                                .form = ONUS_FORM_PRONOUN, .first_token = t,
                                .token_count = 1, .head = t};
        onus_array__push(&record->arena, &record->mentions, mention);
    }
    while (next < names)
        onus_array__push(&record->arena, &record->mentions, known[next++]);
}
