/* Who "I" is: mentions of the first person.
 *
 * Inside a direct statement, or behind a label, "I" and "we" are its speaker.
 * In an interview that is printed as questions and answers, without quotation
 * marks, "I" in an answer and "you" in a question are the person whom the
 * report names most, above all in its title and opening. It is one if it calls
 * itself so or asks often.
 */
#include "statements/talk.h"

#include <stdlib.h>

enum {
    FEWEST_QUESTIONS = 4,
    FEWEST_ANNOUNCED = 2, /* in what calls itself an interview */
    ANSWERS = 8,          /* paragraphs to a question, at most */
    OPENING = 4,          /* paragraphs that introduce who is asked */
    OPENING_WEIGHT = 4,   /* mentions that one in them counts for */
    TITLE_WEIGHT = 16,    /* and one in the title or the first paragraph */
};

static int by_place(const void *a, const void *b)
{
    const onus_mention *left = a, *right = b;
    if (left->first_token != right->first_token)
        return left->first_token < right->first_token ? -1 : 1;
    return (left->head > right->head) - (left->head < right->head);
}

static bool is_free(const onus_talk *talk, uint32_t token, onus_words list)
{
    return talk->record->mention_of[token] == ONUS_NONE &&
           onus_talk__listed(talk, list, token);
}

static void add(onus_talk *talk, uint32_t token, uint32_t entity)
{
    onus_record *record = talk->record;
    onus_mention mention = {.span = record->tokens.items[token].span,
                            .entity = entity,
                            .form = ONUS_FORM_PRONOUN,
                            .first_token = token,
                            .token_count = 1,
                            .head = token};
    if (onus_array__push(&record->arena, &record->mentions, mention))
        record->mention_of[token] = record->mentions.count - 1;
}

static void inside_quotations(onus_talk *talk)
{
    for (uint32_t q = 0; q < talk->quotes.count; q++) {
        uint32_t d = talk->quotes.items[q].draft;
        uint32_t entity = d == ONUS_NONE
                              ? ONUS_NONE
                              : onus_talk__who(talk, &talk->drafts.items[d]);
        if (entity == ONUS_NONE)
            continue;
        onus_range range = talk->quotes.items[q].tokens;
        for (uint32_t t = range.first; t <= range.last; t++)
            if (is_free(talk, t, WORDS_first_person))
                add(talk, t, entity);
    }
}

/* "MAYOR: I am ready." */
static void behind_labels(onus_talk *talk)
{
    for (uint32_t d = 0; d < talk->drafts.count; d++) {
        const onus_draft *draft = &talk->drafts.items[d];
        bool label = draft->named.first <= draft->named.last;
        uint32_t entity = label ? onus_talk__who(talk, draft) : ONUS_NONE;
        for (uint32_t r = 0; entity != ONUS_NONE && r < draft->ranges.count;
             r++)
            for (uint32_t t = draft->ranges.items[r].first;
                 t <= draft->ranges.items[r].last; t++)
                if (talk->quote_of[t] == ONUS_NONE &&
                    is_free(talk, t, WORDS_first_person))
                    add(talk, t, entity);
    }
}

/* ----------------------------------------------------------- interviews */

/* How much a mention tells that the report is about somebody. */
static uint32_t weight(const onus_record *record, const onus_mention *mention)
{
    const onus_spans *paragraphs = &record->paragraphs;
    if (mention->span.start < paragraphs->items[0].end)
        return TITLE_WEIGHT;
    return paragraphs->count > OPENING &&
                   mention->span.start < paragraphs->items[OPENING].start
               ? OPENING_WEIGHT
               : 1;
}

static bool in_title(const onus_record *record, const onus_entity *entity)
{
    return entity->name.size &&
           onus_slice__find(record->article.title, entity->name) != ONUS_NONE;
}

/* The person named most often, above all at the beginning; or ONUS_NONE. */
static uint32_t protagonist(const onus_talk *talk)
{
    const onus_record *record = talk->record;
    uint32_t *counts = onus_arena__array(
        talk->scratch, record->entities.count + 1, sizeof *counts);
    uint32_t best = ONUS_NONE;
    for (uint32_t m = 0; counts && m < record->mentions.count; m++) {
        const onus_mention *mention = &record->mentions.items[m];
        uint32_t e = mention->entity;
        const onus_entity *entity = &record->entities.items[e];
        if (mention->form != ONUS_FORM_NAME || entity->kind != ONUS_KIND_PERSON)
            continue;
        if (!counts[e] && in_title(record, entity))
            counts[e] = TITLE_WEIGHT;
        counts[e] += weight(record, mention);
        if (best == ONUS_NONE || counts[e] > counts[best])
            best = e;
    }
    return best;
}

static bool is_question(const onus_record *record, onus_span paragraph)
{
    return paragraph.end > paragraph.start &&
           record->text.data[paragraph.end - 1] == '?';
}

/* Does the first paragraph or the second call the report an interview? */
static bool is_announced(const onus_talk *talk)
{
    const onus_record *record = talk->record;
    uint32_t last = record->paragraphs.count > 1 ? 1 : 0;
    uint32_t end = record->paragraphs.items[last].end;
    for (uint32_t t = 0;
         t < record->tokens.count && record->tokens.items[t].span.start < end;
         t++)
        if (onus_talk__listed(talk, WORDS_interview_word, t))
            return true;
    return false;
}

/* Many paragraphs that end as questions make an interview. */
static bool is_interview(const onus_talk *talk)
{
    const onus_record *record = talk->record;
    uint32_t questions = 0, count = record->paragraphs.count;
    for (uint32_t p = 0; p < count; p++)
        questions += is_question(record, record->paragraphs.items[p]);
    return (questions >= FEWEST_QUESTIONS && questions * ANSWERS >= count) ||
           (questions >= FEWEST_ANNOUNCED && is_announced(talk));
}

static void in_interview(onus_talk *talk)
{
    onus_record *record = talk->record;
    uint32_t who = is_interview(talk) ? protagonist(talk) : ONUS_NONE;
    for (uint32_t p = 0; who != ONUS_NONE && p < record->paragraphs.count;
         p++) {
        onus_span paragraph = record->paragraphs.items[p];
        onus_words wanted = is_question(record, paragraph) ? WORDS_second_person
                                                           : WORDS_first_person;
        for (uint32_t t = onus_record__token_at(record, paragraph.start);
             t < record->tokens.count &&
             record->tokens.items[t].span.start < paragraph.end;
             t++)
            if (talk->quote_of[t] == ONUS_NONE && is_free(talk, t, wanted))
                add(talk, t, who);
    }
}

void onus_talk__selves(onus_talk *talk)
{
    onus_record *record = talk->record;
    uint32_t before = record->mentions.count;
    inside_quotations(talk);
    behind_labels(talk);
    in_interview(talk);
    if (record->mentions.count == before)
        return;
    qsort(record->mentions.items, record->mentions.count,
          sizeof *record->mentions.items, by_place);
    for (uint32_t m = 0; m < record->mentions.count; m++)
        record->mention_of[record->mentions.items[m].head] = m;
}
