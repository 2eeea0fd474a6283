/* The record explained, sentence by sentence: the words and their tree, who was
 * found in it, which events and by which rule, what was said; or why there is
 * nothing.
 *
 *     [1]   The queen visited Archenland.
 *
 *           ┌─The         the         DT   det    queen
 *         ┌─queen         queen       NN   nsubj  visited
 *         visited         visit       VBD  root
 *         └─Archenland    Archenland  NNP  obj    visited  LOC
 *
 *           who     The queen = Lucy Pevensie NARGOV
 *           event   Lucy Pevensie NARGOV → Archenland ARCGOV · CONSULT (visit)
 *                   by events.tsv:17 visit T, confidence 93%
 *
 *     [2]   It rained.
 *           no event no actor
 */
#include "write/draw.h"
#include "write/show.h"

enum { TEXT_COLUMN = 6, FIELD_COLUMN = 14 };

/* Which things belong to which sentence: chains through `next`, in order. */
typedef struct sentence_chains {
    uint32_t *first; /* [sentences] */
    uint32_t *next;  /* [things] */
} sentence_chains;

/* What is found in each sentence. */
typedef struct sentence_findings {
    sentence_chains mentions, events, statements;
} sentence_findings;

static bool start_chains(sentence_chains *chains, onus_arena *scratch,
                         uint32_t sentences, uint32_t things)
{
    chains->first = onus_arena__array(scratch, sentences, sizeof(uint32_t));
    chains->next = onus_arena__array(scratch, things, sizeof(uint32_t));
    for (uint32_t i = 0; chains->first && i < sentences; i++)
        chains->first[i] = ONUS_NONE;
    return !scratch->failed;
}

/* Things are added from the last to the first. */
static void add_in_front(sentence_chains *chains, uint32_t sentences,
                         uint32_t sentence, uint32_t thing)
{
    if (sentence >= sentences)
        return;
    chains->next[thing] = chains->first[sentence];
    chains->first[sentence] = thing;
}

static bool sort_findings(sentence_findings *findings, onus_arena *scratch,
                          const onus_record *record)
{
    uint32_t count = record->sentences.count;
    if (!start_chains(&findings->mentions, scratch, count,
                      record->mentions.count) ||
        !start_chains(&findings->events, scratch, count,
                      record->events.count) ||
        !start_chains(&findings->statements, scratch, count,
                      record->statements.count))
        return false;
    for (uint32_t i = record->mentions.count; i-- > 0;) {
        uint32_t start = record->mentions.items[i].span.start;
        add_in_front(&findings->mentions, count,
                     onus_record__sentence_at(record, start), i);
    }
    for (uint32_t i = record->events.count; i-- > 0;)
        add_in_front(&findings->events, count,
                     record->events.items[i].sentence, i);
    for (uint32_t i = record->statements.count; i-- > 0;)
        add_in_front(&findings->statements, count,
                     record->statements.items[i].sentence, i);
    return true;
}

/* ---------------------------------------------------------------- fields */

static void start_field(onus_layout *layout, const char *name)
{
    onus_layout__tab(layout, TEXT_COLUMN);
    onus_layout__put(layout, ONUS_DIM, onus_slice__of(name));
    onus_layout__tab(layout, FIELD_COLUMN);
}

static void explain_mention(onus_layout *layout, const onus_record *record,
                            const onus_mention *mention)
{
    onus_slice words = onus_record__slice(record, mention->span);
    const onus_entity *entity = onus_show__entity(record, mention->entity);
    start_field(layout, "who");
    onus_layout__put(layout, ONUS_PLAIN, words);
    if (entity && !onus_slice__equal(words, entity->name)) {
        onus_layout__put(layout, ONUS_DIM, ONUS_SLICE(" = "));
        onus_layout__put(layout, ONUS_PLAIN, entity->name);
    }
    if (entity && entity->code.size) {
        onus_layout__put(layout, ONUS_PLAIN, ONUS_SLICE(" "));
        onus_layout__put(layout, ONUS_CODE, entity->code);
    }
    if (entity && entity->role.size) {
        onus_layout__put(layout, ONUS_DIM, ONUS_SLICE(", "));
        onus_layout__put(layout, ONUS_DIM, entity->role);
    }
    if (!entity || !entity->known)
        onus_layout__put(layout, ONUS_DIM, ONUS_SLICE(" (in no table)"));
    onus_layout__end(layout);
}

static void explain_event(onus_layout *layout, const onus_record *record,
                          const onus_event *event)
{
    start_field(layout, "event");
    onus_show__event(layout, record, event);
    if (event->date.size) {
        onus_layout__put(layout, ONUS_DIM, ONUS_SLICE(" · "));
        onus_layout__put(layout, ONUS_DIM, event->date);
    }
    onus_layout__end(layout);
    onus_layout__tab(layout, FIELD_COLUMN);
    onus_layout__put(layout, ONUS_DIM, ONUS_SLICE("by "));
    onus_layout__put(layout, ONUS_DIM, event->why);
    onus_layout__print(layout, ONUS_DIM, ", confidence %d%%",
                       (int)(event->confidence * 100 + 0.5));
    onus_layout__end(layout);
}

static void explain_statement(onus_layout *layout, const onus_record *record,
                              const onus_statement *statement)
{
    onus_slice speaker = onus_show__speaker(record, statement);
    start_field(layout, "said");
    onus_layout__put(layout, ONUS_BOLD,
                     speaker.size ? speaker : ONUS_SLICE("nobody by name"));
    onus_layout__put(layout, ONUS_PLAIN, ONUS_SLICE(": "));
    onus_show__content(layout, record, statement);
    onus_layout__end(layout);
    onus_layout__tab(layout, FIELD_COLUMN);
    if (statement->form)
        onus_layout__put(layout, ONUS_DIM, onus_slice__of(statement->form));
    if (statement->kind) {
        onus_layout__put(layout, ONUS_DIM, ONUS_SLICE(", "));
        onus_show__code(layout, ONUS_DIM, statement->kind);
    }
    if (statement->cue.end > statement->cue.start) {
        onus_layout__put(layout, ONUS_DIM, ONUS_SLICE(", cue “"));
        onus_layout__put(layout, ONUS_DIM,
                         onus_record__slice(record, statement->cue));
        onus_layout__put(layout, ONUS_DIM, ONUS_SLICE("”"));
    }
    onus_layout__end(layout);
}

/* ---------------------------------------------------------------- sentences */

static void explain_findings(onus_layout *layout, const onus_record *record,
                             const sentence_findings *findings, uint32_t s)
{
    const onus_sentence *sentence = &record->sentences.items[s];
    const sentence_chains *mentions = &findings->mentions;
    const sentence_chains *events = &findings->events;
    const sentence_chains *statements = &findings->statements;
    for (uint32_t i = mentions->first[s]; i != ONUS_NONE; i = mentions->next[i])
        explain_mention(layout, record, &record->mentions.items[i]);
    for (uint32_t i = events->first[s]; i != ONUS_NONE; i = events->next[i])
        explain_event(layout, record, &record->events.items[i]);
    for (uint32_t i = statements->first[s]; i != ONUS_NONE;
         i = statements->next[i])
        explain_statement(layout, record, &record->statements.items[i]);
    if (sentence->event_count || !sentence->reason)
        return;
    start_field(layout, "no event");
    onus_show__code(layout, ONUS_PLAIN, sentence->reason);
    onus_layout__end(layout);
}

static void explain_sentence(onus_layout *layout, onus_sheet *sheet,
                             const onus_record *record,
                             const sentence_findings *findings, uint32_t s)
{
    const onus_sentence *sentence = &record->sentences.items[s];
    if (s)
        onus_layout__end(layout);
    onus_layout__print(layout, ONUS_DIM, "[%u]", s + 1);
    onus_layout__tab(layout, TEXT_COLUMN);
    onus_layout__put(layout, ONUS_BOLD,
                     onus_record__slice(record, sentence->span));
    onus_layout__end(layout);
    if (sentence->token_count) {
        onus_layout__end(layout);
        onus_draw__tree(sheet, record, sentence, TEXT_COLUMN);
        onus_layout__end(layout);
    }
    explain_findings(layout, record, findings, s);
}

void onus_write__explain(onus_sheet *sheet, const onus_record *record)
{
    if (record->error.code) {
        onus_write__page(sheet, record);
        return;
    }
    sentence_findings findings = {0};
    if (!sort_findings(&findings, sheet->scratch, record))
        return;
    onus_layout layout = {.out = sheet->out,
                          .width = sheet->options.width,
                          .colour = sheet->options.colour};
    if (record->article.title.size) {
        onus_layout__put(&layout, ONUS_BOLD, record->article.title);
        onus_layout__end(&layout);
        onus_layout__end(&layout);
    }
    for (uint32_t s = 0; s < record->sentences.count; s++)
        explain_sentence(&layout, sheet, record, &findings, s);
    onus_layout__clear(&layout);
}
