/* The record as a page to read in a terminal.
 *
 *     Narnia offers talks
 *     By A. Reporter · Example Press · 2019-01-02 · CAIR PARAVEL, 2019-01-01
 *
 *     WHO SAID WHAT
 *
 *     Lucy Pevensie, queen NARGOV
 *       offer       “Our door is open,”
 *
 *     WHO DID WHAT TO WHOM
 *
 *     2019-01-01  Narnia NARGOV → Archenland ARCGOV · CONSULT (visit)
 *                 actual · 042
 *                 The queen *visited* Archenland on Tuesday.
 *
 *     2 sentences, 1 event, 1 statement.
 *     No event in 1 sentence: no actor 1.
 *
 * Statements are grouped by speaker in the order in which speakers first
 * appear; events of one sentence stand together above it.
 */
#include "write/show.h"

#include "base/hash.h"

enum { DATE_WIDTH = 12, KIND_COLUMN = 2, TEXT_COLUMN = 14, MOST_REASONS = 32 };

/* ---------------------------------------------------------------- head */

/* Parts of a line, "A · B · C": a dot before all but the first. */
typedef struct dotted {
    onus_layout *layout;
    bool begun;
} dotted;

static void add_part(dotted *line, onus_slice before, onus_slice text)
{
    if (!text.size)
        return;
    if (line->begun)
        onus_layout__put(line->layout, ONUS_DIM, ONUS_SLICE(" · "));
    onus_layout__put(line->layout, ONUS_DIM, before);
    onus_layout__put(line->layout, ONUS_DIM, text);
    line->begun = true;
}

static void add_authors(dotted *line, const onus_article *article)
{
    for (uint32_t i = 0; i < article->author_count; i++) {
        if (!i) {
            add_part(line, ONUS_SLICE("By "), article->authors[i]);
            continue;
        }
        onus_layout__put(line->layout, ONUS_DIM, ONUS_SLICE(", "));
        onus_layout__put(line->layout, ONUS_DIM, article->authors[i]);
    }
}

static void add_dateline(dotted *line, const onus_article *article)
{
    add_part(line, (onus_slice){0}, article->dateline_place);
    if (!article->dateline_date.size)
        return;
    if (!article->dateline_place.size) {
        add_part(line, (onus_slice){0}, article->dateline_date);
        return;
    }
    onus_layout__put(line->layout, ONUS_DIM, ONUS_SLICE(", "));
    onus_layout__put(line->layout, ONUS_DIM, article->dateline_date);
}

/* 2019-01-02T05:26 with a blank for the T. */
static void add_published(dotted *line, onus_slice published)
{
    onus_slice day = onus_slice__split(&published, 'T');
    add_part(line, (onus_slice){0}, day);
    if (!published.size)
        return;
    onus_layout__put(line->layout, ONUS_DIM, ONUS_SLICE(" "));
    onus_layout__put(line->layout, ONUS_DIM, published);
}

static void show_byline(onus_layout *layout, const onus_article *article)
{
    dotted line = {.layout = layout};
    add_authors(&line, article);
    add_part(&line, (onus_slice){0}, article->publisher);
    add_published(&line, article->published);
    add_dateline(&line, article);
    if (article->caption_count) {
        if (line.begun)
            onus_layout__put(layout, ONUS_DIM, ONUS_SLICE(" · "));
        onus_layout__print(layout, ONUS_DIM, "%u caption%s",
                           article->caption_count,
                           article->caption_count == 1 ? "" : "s");
        line.begun = true;
    }
    if (line.begun)
        onus_layout__end(layout);
}

static void show_head(onus_layout *layout, const onus_record *record)
{
    const onus_article *article = &record->article;
    if (article->kicker.size) {
        onus_layout__put(layout, ONUS_DIM, article->kicker);
        onus_layout__end(layout);
    }
    onus_slice title = article->title.size ? article->title : record->id;
    if (title.size) {
        onus_layout__put(layout, ONUS_BOLD, title);
        onus_layout__end(layout);
    }
    show_byline(layout, article);
}

static void show_heading(onus_layout *layout, onus_slice text)
{
    onus_layout__end(layout);
    onus_layout__put(layout, ONUS_HEADING, text);
    onus_layout__end(layout);
    onus_layout__end(layout);
}

/* ------------------------------------------------------------ who said what */

/* Statements by speaker: for each speaker a chain of statements, in order. */
typedef struct speaker_groups {
    uint32_t count;
    uint32_t *first, *last; /* of each speaker */
    uint32_t *next;         /* of each statement; ONUS_NONE ends the chain */
} speaker_groups;

/* Entities are the same by number, others by name. */
static onus_slice speaker_key(onus_arena *scratch, const onus_record *record,
                              const onus_statement *statement)
{
    if (statement->speaker_entity != ONUS_NONE)
        return onus_arena__print(scratch, "#%u", statement->speaker_entity);
    onus_slice name = onus_show__speaker(record, statement);
    return name.size ? name : ONUS_SLICE("#");
}

static bool group(speaker_groups *speakers, onus_arena *scratch,
                  const onus_record *record)
{
    uint32_t count = record->statements.count;
    onus_map map = {0};
    speakers->first = onus_arena__array(scratch, count, sizeof(uint32_t));
    speakers->last = onus_arena__array(scratch, count, sizeof(uint32_t));
    speakers->next = onus_arena__array(scratch, count, sizeof(uint32_t));
    for (uint32_t i = 0; i < count && !scratch->failed; i++) {
        onus_slice key =
            speaker_key(scratch, record, &record->statements.items[i]);
        if (!key.data)
            break;
        speakers->next[i] = ONUS_NONE;
        uint32_t speaker = onus_map__find(&map, key);
        if (speaker != ONUS_NONE) {
            speakers->next[speakers->last[speaker]] = i;
        } else {
            speaker = speakers->count++;
            speakers->first[speaker] = i;
            onus_map__set(scratch, &map, key, speaker);
        }
        speakers->last[speaker] = i;
    }
    return !scratch->failed;
}

static void add_after_comma(onus_layout *layout, onus_slice text)
{
    if (!text.size)
        return;
    onus_layout__put(layout, ONUS_PLAIN, ONUS_SLICE(", "));
    onus_layout__put(layout, ONUS_PLAIN, text);
}

static void show_speaker(onus_layout *layout, const onus_record *record,
                         const onus_statement *statement)
{
    static const onus_entity nobody;
    const onus_entity *entity =
        onus_show__entity(record, statement->speaker_entity);
    entity = entity ? entity : &nobody;
    onus_slice name = onus_show__speaker(record, statement);
    onus_slice role = statement->speaker_role;
    onus_slice organization = statement->speaker_organization;
    if (name.size)
        onus_layout__put(layout, ONUS_BOLD, name);
    else
        onus_layout__put(layout, ONUS_BOLD, ONUS_SLICE("Nobody by name"));
    role = role.size ? role : entity->role;
    /* Not "Peru's president, president". */
    if (onus_slice__find(name, role) == ONUS_NONE)
        add_after_comma(layout, role);
    add_after_comma(layout,
                    organization.size ? organization : entity->organization);
    if (entity->code.size) {
        onus_layout__put(layout, ONUS_PLAIN, ONUS_SLICE(" "));
        onus_layout__put(layout, ONUS_CODE, entity->code);
    }
    onus_layout__end(layout);
}

static void show_statement(onus_layout *layout, const onus_record *record,
                           const onus_statement *statement)
{
    onus_layout__tab(layout, KIND_COLUMN);
    if (statement->kind)
        onus_show__code(layout, ONUS_TAG, statement->kind);
    onus_layout__tab(layout, TEXT_COLUMN);
    onus_show__content(layout, record, statement);
    onus_layout__end(layout);
}

static void show_statements(onus_layout *layout, onus_sheet *sheet,
                            const onus_record *record)
{
    speaker_groups speakers = {0};
    if (!record->statements.count ||
        !group(&speakers, sheet->scratch, record))
        return;
    show_heading(layout, ONUS_SLICE("WHO SAID WHAT"));
    for (uint32_t speaker = 0; speaker < speakers.count; speaker++) {
        uint32_t i = speakers.first[speaker];
        if (speaker)
            onus_layout__end(layout);
        show_speaker(layout, record, &record->statements.items[i]);
        for (; i != ONUS_NONE; i = speakers.next[i])
            show_statement(layout, record, &record->statements.items[i]);
    }
}

/* ------------------------------------------------------------- who did what */

static void show_event(onus_layout *layout, const onus_record *record,
                       const onus_event *event)
{
    onus_layout__put(layout, ONUS_PLAIN, event->date);
    onus_layout__tab(layout, DATE_WIDTH);
    onus_show__event(layout, record, event);
    onus_layout__end(layout);
}

/* How many events from `first` on belong to the same sentence. */
static uint32_t run_length(const onus_record *record, uint32_t first)
{
    const onus_event *events = record->events.items;
    uint32_t i = first;
    while (i < record->events.count &&
           events[i].sentence == events[first].sentence)
        i++;
    return i - first;
}

static void show_events(onus_layout *layout, const onus_record *record)
{
    const onus_event *events = record->events.items;
    if (!record->events.count)
        return;
    show_heading(layout, ONUS_SLICE("WHO DID WHAT TO WHOM"));
    for (uint32_t i = 0, run; i < record->events.count; i += run) {
        run = run_length(record, i);
        if (i)
            onus_layout__end(layout);
        for (uint32_t k = 0; k < run; k++)
            show_event(layout, record, &events[i + k]);
        if (events[i].sentence >= record->sentences.count)
            continue;
        onus_layout__tab(layout, DATE_WIDTH);
        onus_show__sentence(layout, ONUS_DIM, record,
                            record->sentences.items[events[i].sentence].span,
                            events + i, run);
        onus_layout__end(layout);
    }
}

/* ----------------------------------------------------------- the last lines */

typedef struct reason {
    const char *code;
    uint32_t count;
} reason;

typedef struct reason_counts {
    reason items[MOST_REASONS]; /* the most frequent first */
    uint32_t count, sentences;
} reason_counts;

static void count_reason(reason_counts *reasons, const char *code)
{
    uint32_t i = 0;
    reasons->sentences++;
    while (i < reasons->count && strcmp(reasons->items[i].code, code))
        i++;
    if (i == MOST_REASONS)
        return;
    if (i == reasons->count)
        reasons->items[reasons->count++] = (reason){code, 0};
    reasons->items[i].count++;
    for (; i && reasons->items[i].count > reasons->items[i - 1].count; i--) {
        reason swap = reasons->items[i];
        reasons->items[i] = reasons->items[i - 1];
        reasons->items[i - 1] = swap;
    }
}

static void show_reasons(onus_layout *layout, const onus_record *record)
{
    reason_counts reasons = {0};
    for (uint32_t i = 0; i < record->sentences.count; i++) {
        const onus_sentence *sentence = &record->sentences.items[i];
        if (!sentence->event_count && sentence->reason)
            count_reason(&reasons, sentence->reason);
    }
    if (!reasons.sentences)
        return;
    onus_layout__print(layout, ONUS_DIM, "No event in %u sentence%s:",
                       reasons.sentences, reasons.sentences == 1 ? "" : "s");
    for (uint32_t i = 0; i < reasons.count; i++) {
        onus_layout__put(layout, ONUS_DIM, ONUS_SLICE(" "));
        onus_show__code(layout, ONUS_DIM, reasons.items[i].code);
        onus_layout__print(layout, ONUS_DIM, " %u%s", reasons.items[i].count,
                           i + 1 < reasons.count ? "," : ".");
    }
    onus_layout__end(layout);
}

static void show_counts(onus_layout *layout, const onus_record *record)
{
    uint32_t sentences = record->sentences.count;
    uint32_t events = record->events.count;
    uint32_t statements = record->statements.count;
    onus_layout__end(layout);
    onus_layout__print(layout, ONUS_DIM,
                       "%u sentence%s, %u event%s, %u statement%s.", sentences,
                       sentences == 1 ? "" : "s", events,
                       events == 1 ? "" : "s", statements,
                       statements == 1 ? "" : "s");
    onus_layout__end(layout);
    show_reasons(layout, record);
}

static void show_error(onus_layout *layout, const onus_record *record)
{
    onus_layout__put(layout, ONUS_BOLD, record->id);
    onus_layout__end(layout);
    onus_layout__put(layout, ONUS_PLAIN, ONUS_SLICE("could not be coded: "));
    onus_layout__put(layout, ONUS_PLAIN, onus_write__what(&record->error));
    onus_layout__end(layout);
    onus_slice hint = onus_write__hint(&record->error);
    if (!hint.size)
        return;
    onus_layout__put(layout, ONUS_DIM, hint);
    onus_layout__end(layout);
}

void onus_write__page(onus_sheet *sheet, const onus_record *record)
{
    onus_layout layout = {.out = sheet->out,
                          .width = sheet->options.width,
                          .colour = sheet->options.colour};
    if (record->error.code) {
        show_error(&layout, record);
    } else {
        show_head(&layout, record);
        show_statements(&layout, sheet, record);
        show_events(&layout, record);
        show_counts(&layout, record);
    }
    onus_layout__clear(&layout);
}
