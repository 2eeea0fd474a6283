/* The rows of the tables about English: lists, agents, events, cues, times.
 *
 * Cells come in the order of the columns in the list at the end.
 */
#include "knowledge/loader.h"

#include "base/error.h"
#include "base/utf8.h"
#include "knowledge/issues.h"

#define NAME(name) #name,
static const char *const list_names[] = {ONUS_WORDS_LIST(NAME)};
static const char *const page_names[] = {ONUS_PAGE_LIST(NAME)};
#undef NAME

/* ------------------------------------------------------------- closed lists */

static void words_row(onus_loader *loader, const onus_slice *cells)
{
    onus_tables *tables = loader->tables;
    uint32_t list = onus_slice__among(cells[0], list_names, WORDS_COUNT);
    if (!onus_row__required(loader, cells[1], "words"))
        return;
    if (list == WORDS_COUNT) {
        onus_row__complain(loader, "unknown list \"%.*s\"; "
                           "src/knowledge/tables.h names them",
                           ONUS_SHOW(cells[0]));
        return;
    }
    for (onus_slice rest = cells[1]; rest.data;)
        onus_map__set(&tables->arena, &tables->words[list],
                      onus_tables__value(&rest), 1);
}

/* Phrases are compared with lines of text that ingest/phrases.c has brought
 * into this form: words in lower case, parted by one blank. */
static bool phrase_form(onus_slice phrase)
{
    for (size_t i = 0; i < phrase.size; i++) {
        unsigned char c = (unsigned char)phrase.data[i];
        bool word =
            c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (!word && (c != ' ' || phrase.data[i - 1] == ' '))
            return false;
    }
    return phrase.size > 0;
}

static void add_page_phrase(onus_loader *loader, onus_phrases *phrases,
                            onus_slice phrase)
{
    onus_tables *tables = loader->tables;
    if (!phrase_form(phrase)) {
        onus_row__complain(loader, "bad phrase \"%.*s\"; write words in lower "
                           "case, without punctuation, parted by one blank",
                           ONUS_SHOW(phrase));
        return;
    }
    uint32_t words = onus_loader__words_in(phrase);
    if (words > phrases->longest)
        phrases->longest = words;
    onus_map__set(&tables->arena, &phrases->rows, phrase,
                  tables->page_values.count);
}

static void page_row(onus_loader *loader, const onus_slice *cells)
{
    onus_tables *tables = loader->tables;
    uint32_t kind = onus_slice__among(cells[0], page_names, PAGE_COUNT);
    if (kind == PAGE_COUNT) {
        onus_row__complain(loader, "unknown kind \"%.*s\"; "
                           "src/knowledge/tables.h names them",
                           ONUS_SHOW(cells[0]));
        return;
    }
    for (onus_slice rest = cells[1]; rest.data;)
        add_page_phrase(loader, &tables->pages[kind],
                        onus_tables__value(&rest));
    onus_array__push(&tables->arena, &tables->page_values, cells[2]);
}

static void issue_row(onus_loader *loader, const onus_slice *cells)
{
    onus_tables *tables = loader->tables;
    if (!onus_row__required(loader, cells[0], "issue") ||
        !onus_row__required(loader, cells[1], "words"))
        return;
    if (tables->issues.count == ONUS_ISSUES) {
        onus_row__complain(loader, "more than %d issues; join some",
                           ONUS_ISSUES);
        return;
    }
    for (onus_slice rest = cells[1]; rest.data;)
        onus_map__set(&tables->arena, &tables->issue_of,
                      onus_tables__value(&rest), tables->issues.count);
    onus_array__push(&tables->arena, &tables->issues, cells[0]);
}

/* ---------------------------------------------------------------- agents */

static void add_agent_phrases(onus_loader *loader, onus_slice cell,
                              uint32_t row, bool alone)
{
    onus_tables *tables = loader->tables;
    onus_arena *arena = &tables->arena;
    while (cell.data) {
        onus_slice phrase = onus_tables__fold(arena, onus_tables__value(&cell));
        phrase = onus_utf8__lowered(arena, phrase);
        if (!phrase.size)
            continue;
        if (alone && onus_map__find(&tables->agent_of, phrase) != ONUS_NONE)
            onus_row__complain(loader, "\"%.*s\" stands twice; remove one row",
                               ONUS_SHOW(phrase));
        onus_map__set(arena, &tables->agent_of, phrase, row);
        onus_loader__note_length(tables, &tables->agent_lengths, phrase);
    }
}

static void agent_row(onus_loader *loader, const onus_slice *cells)
{
    onus_tables *tables = loader->tables;
    uint32_t row = tables->agents.count;
    if (!onus_row__required(loader, cells[0], "phrase"))
        return;
    onus_row__check_code(loader, cells[2]);
    onus_row__check_sectors(loader, cells[3]);
    onus_agent agent = {.phrase = cells[0], .code = cells[2],
                        .sector = cells[3], .kind = cells[4],
                        .role = onus_slice__is(cells[5], "yes")};
    onus_row__add(loader, &tables->agents, agent);
    add_agent_phrases(loader, cells[0], row, true);
    add_agent_phrases(loader, cells[1], row, false);
}

/* ---------------------------------------------------------------- events */

static void class_row(onus_loader *loader, const onus_slice *cells)
{
    onus_tables *tables = loader->tables;
    if (!onus_row__required(loader, cells[0], "class") ||
        !onus_row__required(loader, cells[1], "words"))
        return;
    if (cells[0].data[0] != '@' || cells[0].size < 2)
        onus_row__complain(loader, "a class is written @name");
    if (onus_map__find(&tables->class_of, cells[0]) != ONUS_NONE)
        onus_row__complain(loader, "class %.*s stands twice; join the rows",
                           ONUS_SHOW(cells[0]));
    ONUS_ARRAY(onus_slice) words = {0};
    for (onus_slice rest = cells[1]; rest.data;) {
        onus_slice word = onus_tables__value(&rest);
        onus_array__push(&tables->arena, &words, word);
    }
    onus_word_class class = {cells[0], cells[1], words.items, words.count};
    onus_map__set(&tables->arena, &tables->class_of, cells[0],
                  tables->classes.count);
    onus_array__push(&tables->arena, &tables->classes, class);
}

static void index_pattern(onus_tables *tables, uint32_t row)
{
    const onus_piece *head = &tables->patterns.items[row].pieces[0];
    for (uint32_t i = 0; i < head->count; i++) {
        uint32_t *first = onus_map__place(
            &tables->arena, &tables->pattern_heads, head->words[i]);
        if (!first)
            return;
        onus_pattern_link link = {.pattern = row, .next = *first};
        if (onus_array__push(&tables->arena, &tables->pattern_links, link))
            *first = tables->pattern_links.count - 1;
    }
}

static void read_contexts(onus_tables *tables, onus_slice cell,
                          onus_pattern *pattern)
{
    ONUS_ARRAY(onus_slice) contexts = {0};
    while (cell.data) {
        onus_slice context = onus_tables__value(&cell);
        if (context.size)
            onus_array__push(&tables->arena, &contexts, context);
    }
    pattern->contexts = contexts.items;
    pattern->context_count = contexts.count;
}

/* Set what an event of the pattern is; false, with a complaint, if there is no
 * such code. */
static bool read_codes(onus_loader *loader, const onus_slice *cells,
                       onus_pattern *pattern)
{
    const onus_tables *tables = loader->tables;
    if (onus_slice__is(cells[1], "NONE")) {
        pattern->nothing = onus_nothing__of(cells[2]);
        if (pattern->nothing == NOTHING_COUNT)
            onus_row__complain(loader, "type NONE with unknown mode \"%.*s\"; "
                               "docs/tables.md lists them",
                               ONUS_SHOW(cells[2]));
        return pattern->nothing != NOTHING_COUNT;
    }
    const onus_plover *plover = onus_tables__plover(tables, cells[1], cells[2]);
    pattern->cameo = onus_map__find(&tables->cameo_of, cells[3]);
    if (!plover)
        onus_row__complain(loader, "unknown PLOVER type or mode \"%.*s %.*s\"; "
                           "plover.tsv lists them", ONUS_SHOW(cells[1]),
                           ONUS_SHOW(cells[2]));
    if (pattern->cameo == ONUS_NONE)
        onus_row__complain(loader, "unknown CAMEO code \"%.*s\"; cameo.tsv "
                           "lists them", ONUS_SHOW(cells[3]));
    if (!plover || pattern->cameo == ONUS_NONE)
        return false;
    pattern->plover = (uint32_t)(plover - tables->plover.items);
    return true;
}

static void event_row(onus_loader *loader, const onus_slice *cells)
{
    onus_tables *tables = loader->tables;
    onus_pattern pattern;
    onus_error error;
    if (!onus_row__required(loader, cells[0], "pattern") ||
        !onus_row__required(loader, cells[5], "example"))
        return;
    if (onus_pattern__compile(tables, cells[0], loader->tsv.path,
                              loader->tsv.line, &pattern, &error)) {
        onus_row__complain(loader, "%s", error.message);
        return;
    }
    pattern.example = cells[5];
    read_contexts(tables, cells[4], &pattern);
    if (read_codes(loader, cells, &pattern) &&
        onus_row__add(loader, &tables->patterns, pattern))
        index_pattern(tables, tables->patterns.count - 1);
}

/* --------------------------------------------------------------- statements */

static unsigned read_frames(onus_loader *loader, onus_slice cell)
{
    unsigned frames = 0;
    while (cell.data) {
        onus_slice name = onus_tables__value(&cell);
        onus_frame frame = onus_frame__of(name);
        if (!frame)
            onus_row__complain(loader, "unknown frame \"%.*s\"; the head of "
                               "the table lists them", ONUS_SHOW(name));
        frames |= frame;
    }
    return frames;
}

static void read_cue_words(onus_loader *loader, onus_slice cell, onus_cue *cue)
{
    while (cell.data && cue->count < ONUS_CUE_WORDS)
        cue->words[cue->count++] = onus_slice__split(&cell, ' ');
    if (cell.data)
        onus_row__complain(loader, "a cue has at most %d words; shorten it",
                           ONUS_CUE_WORDS);
}

/* Rows with the same first word stand together: the index has only the
 * first. */
static void index_cue(onus_loader *loader, onus_slice head)
{
    onus_tables *tables = loader->tables;
    uint32_t row = tables->cues.count;
    if (row && onus_slice__equal(tables->cues.items[row - 1].words[0], head))
        return;
    if (onus_map__find(&tables->cue_heads, head) != ONUS_NONE)
        onus_row__complain(loader, "\"%.*s\" stands apart from its other rows; "
                           "sort them together", ONUS_SHOW(head));
    onus_map__set(&tables->arena, &tables->cue_heads, head, row);
}

static void cue_row(onus_loader *loader, const onus_slice *cells)
{
    onus_tables *tables = loader->tables;
    if (!onus_row__required(loader, cells[0], "cue") ||
        !onus_row__required(loader, cells[1], "frame"))
        return;
    onus_cue cue = {.text = cells[0], .line = loader->tsv.line,
                    .frames = read_frames(loader, cells[1]),
                    .kind = onus_saying__of(cells[2]), .example = cells[3]};
    if (cue.kind == SAYING_COUNT) {
        onus_row__complain(loader, "unknown kind \"%.*s\"; docs/tables.md "
                           "lists them", ONUS_SHOW(cells[2]));
        return;
    }
    read_cue_words(loader, cells[0], &cue);
    index_cue(loader, cue.words[0]);
    onus_row__add(loader, &tables->cues, cue);
}

/* ---------------------------------------------------------------- times */

static void time_word_row(onus_loader *loader, const onus_slice *cells)
{
    onus_error error;
    if (onus_timex__add_words(&loader->tables->arena, &loader->tables->timex,
                              cells, &error))
        onus_row__complain(loader, "%s", error.message);
}

static void time_rule_row(onus_loader *loader, const onus_slice *cells)
{
    onus_error error;
    if (onus_timex__add_rule(&loader->tables->arena, &loader->tables->timex,
                             cells, &error))
        onus_row__complain(loader, "%s", error.message);
}

/* --------------------------------------------------------------- the tables */

const onus_table onus_loader__words[] = {
    {"en/words.tsv", words_row, 3, {"list", "words", "note"}},
    {"en/pages.tsv", page_row, 4, {"kind", "phrase", "value", "note"}},
    {"en/agents.tsv", agent_row, 7,
     {"phrase", "plural", "code", "sector", "kind", "role", "example"}},
    {"en/classes.tsv", class_row, 3, {"class", "words", "note"}},
    {"en/events.tsv", event_row, 6,
     {"pattern", "type", "mode", "cameo", "contexts", "example"}},
    {"en/issues.tsv", issue_row, 3, {"issue", "words", "note"}},
    {"en/times.tsv", time_word_row, 5,
     {"kind", "words", "value", "tags", "example"}},
    {"en/timerules.tsv", time_rule_row, 5,
     {"makes", "pattern", "how", "example", "gives"}},
    {"en/cues.tsv", cue_row, 4, {"cue", "frame", "kind", "example"}},
    {0},
};
