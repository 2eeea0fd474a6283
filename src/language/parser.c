/* The loop of the language layer: paragraphs -> tokens -> windows -> answers.
 *
 * A paragraph is read in windows of at most ONUS_WINDOW_PIECES. Several
 * paragraphs' windows make a batch for the encoder. The model says which words
 * end a sentence; the sentences that are complete within the window get their
 * answers, and the paragraph's next window starts behind the last of them. A
 * window full of words without an end is a sentence itself: so a text without
 * full stops, however long, takes time and memory in proportion to its length.
 *
 *     | They met in Geneva . No date was set , but both sides | said ...
 *                          ^ a sentence     the window ends here ^
 *                       what is behind the sentence is read again, with more
 *
 * Where sentences are given, windows hold as many of them as fit. A given
 * sentence that is longer than a window is read in parts, each with a tree of
 * its own; the later roots are hung below the first.
 */
#include "base/error.h"
#include "language/encoder.h"
#include "language/forms.h"
#include "language/heads.h"
#include "language/names.h"
#include "language/tokens.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

struct onus_parser {
    const onus_model *model;
    onus_arena arena; /* owns the rows of both tables */
    onus_contractions contractions;
    onus_forms forms;
    bool tables;        /* are there any? */
    onus_arena scratch; /* of a document */
    onus_arena moment;  /* of a batch */
    onus_encoder encoder;
    onus_heads heads;
    double seconds;  /* the time limit, for its message */
    double deadline; /* on the monotonic clock; 0: none */
};

/* ---------------------------------------------------------------- parser */

static onus_status read_tables(onus_parser *parser, const char *folder,
                               onus_error *error)
{
    char path[600];
    snprintf(path, sizeof path, "%s/contractions.tsv", folder);
    onus_status status = onus_contractions__read(
        &parser->contractions, &parser->arena, path, error);
    snprintf(path, sizeof path, "%s/lemmas.tsv", folder);
    if (!status)
        status = onus_forms__read(&parser->forms, &parser->arena, path, error);
    parser->tables = !status;
    return status;
}

onus_status onus_parser__new(onus_parser **out, const onus_model *model,
                             const char *folder, onus_error *error)
{
    *out = NULL;
    onus_parser *parser = calloc(1, sizeof *parser);
    if (!parser)
        return onus_error__memory(error);
    parser->model = model;
    onus_status status = ONUS_OK;
    if (!onus_encoder__init(&parser->encoder, model) ||
        !onus_heads__init(&parser->heads, model))
        status = onus_error__memory(error);
    if (!status && folder)
        status = read_tables(parser, folder, error);
    if (status)
        onus_parser__free(parser);
    else
        *out = parser;
    return status;
}

void onus_parser__free(onus_parser *parser)
{
    if (!parser)
        return;
    onus_encoder__clear(&parser->encoder);
    onus_heads__clear(&parser->heads);
    onus_arena__clear(&parser->arena);
    onus_arena__clear(&parser->scratch);
    onus_arena__clear(&parser->moment);
    free(parser);
}

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

void onus_parser__limit(onus_parser *parser, double seconds)
{
    parser->seconds = seconds;
    parser->deadline = seconds > 0 ? now() + seconds : 0;
}

static bool too_late(const onus_parser *parser)
{
    return parser->deadline > 0 && now() > parser->deadline;
}

/* Why reading stopped: no memory, or no time. */
static onus_status stopped(const onus_parser *parser, onus_error *error)
{
    if (!too_late(parser))
        return onus_error__memory(error);
    return onus_error__set(error, ONUS_ERROR_LIMIT, NULL, 0,
                           "the document took longer than %g seconds; raise "
                           "the limit or cut the document", parser->seconds);
}

/* ---------------------------------------------------------------- reading */

/* What is known of a word. */
enum {
    ENDS = 1,   /* a sentence ends behind it */
    GLUED = 2,  /* the next word belongs to the same token */
    CLOSES = 4, /* a quote mark or bracket that ends what is before it */
};

/* The words of a paragraph that are still to be read. */
typedef struct stretch {
    uint32_t next, end;
} stretch;

/* A document on its way. */
typedef struct reading {
    onus_parser *parser;
    onus_record *record;
    onus_words words;
    uint8_t *flags;  /* of each word */
    float *names;    /* [words][labels], logits */
    bool given;      /* are the sentences? */
    const uint32_t *paragraph_ends; /* words up to the end of each paragraph */
    uint32_t paragraph_count, paragraph; /* the next one to be opened */
    stretch open[ONUS_BATCH_WINDOWS + 1]; /* paragraphs that are being read */
    uint32_t open_count;
    onus_window windows[ONUS_BATCH_WINDOWS]; /* of open[0], open[1] ... */
    uint32_t window_count, rows;             /* of the batch */
} reading;

static uint32_t size_of_word(const reading *read, uint32_t w)
{
    return read->words.items.items[w].piece_count;
}

/* Where the window that begins a stretch ends: behind its last whole token or,
 * where sentences are given, behind the last whole one. */
static uint32_t end_of_window(const reading *read, stretch open)
{
    uint32_t end = open.next, room = ONUS_WINDOW_PIECES - 2;
    uint32_t token = open.next, sentence = open.next;
    while (end < open.end && size_of_word(read, end) <= room) {
        room -= size_of_word(read, end);
        uint8_t flags = read->flags[end++];
        if (!(flags & GLUED))
            token = end;
        if (flags & ENDS)
            sentence = end;
    }
    if (end == open.end)
        return end;
    if (read->given && sentence > open.next)
        return sentence;
    return token > open.next ? token : end;
}

/* Put the next window of a stretch into the batch; false if it does not fit. */
static bool add_window(reading *read, stretch open)
{
    onus_window window = {.first = open.next,
                          .end = end_of_window(read, open)};
    uint32_t size = onus_encoder__size(&read->words, window.first, window.end);
    if (read->window_count == ONUS_BATCH_WINDOWS ||
        size > ONUS_BATCH_PIECES - read->rows)
        return false;
    read->windows[read->window_count++] = window;
    read->rows += size;
    return true;
}

/* Open the next paragraph that has words; false if there is none. */
static bool open_paragraph(reading *read)
{
    while (read->paragraph < read->paragraph_count) {
        uint32_t i = read->paragraph++;
        stretch open = {.next = i ? read->paragraph_ends[i - 1] : 0,
                        .end = read->paragraph_ends[i]};
        if (open.next < open.end) {
            read->open[read->open_count++] = open;
            return true;
        }
    }
    return false;
}

/* Fill a batch: first with what is open, then with new paragraphs. False if all
 * is read. */
static bool fill_batch(reading *read)
{
    read->window_count = read->rows = 0;
    for (uint32_t i = 0;; i++) {
        if (i == read->open_count && !open_paragraph(read))
            break;
        if (!add_window(read, read->open[i]))
            break;
    }
    return read->window_count > 0;
}

/* ---------------------------------------------------------------- answers */

/* Mark the words of a window behind which the model sees an end; the last word
 * of the paragraph is one, and the last of the window if there is no other. An
 * end before closing marks is one behind them: no sentence begins with
 * the quote mark of: He said "no." They left. */
static void mark_ends(reading *read, const onus_window *window, stretch open)
{
    const float *logit = read->parser->heads.end + window->vector;
    bool any = false, due = false;
    for (uint32_t w = window->first; w < window->end; w++) {
        due |= logit[w - window->first] > 0 && !(read->flags[w] & GLUED);
        if (!due || (w + 1 < open.end && read->flags[w + 1] & CLOSES))
            continue;
        read->flags[w] |= ENDS;
        any = true;
        due = false;
    }
    if (!any || window->end == open.end)
        read->flags[window->end - 1] |= ENDS;
}

/* Answer the sentences of a window; the word behind the last of them. */
static uint32_t answer_window(reading *read, const onus_window *window)
{
    onus_heads *heads = &read->parser->heads;
    uint32_t start = window->first, labels = heads->model->head_name.outputs;
    for (uint32_t w = window->first; w < window->end; w++) {
        bool part = read->given && w + 1 == window->end;
        if (!(read->flags[w] & ENDS) && !part)
            continue;
        uint32_t vector = window->vector + start - window->first;
        onus_heads__answer(heads, read->record, &read->parser->moment, start,
                           w + 1 - start, vector);
        memcpy(read->names + (size_t)start * labels,
               heads->names + (size_t)vector * labels,
               (size_t)(w + 1 - start) * labels * sizeof *read->names);
        for (uint32_t t = start; t <= w && read->parser->tables; t++)
            onus_forms__apply(&read->parser->forms, &read->record->arena,
                              &read->record->tokens.items[t]);
        start = w + 1;
    }
    return start;
}

static void settle_batch(reading *read)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < read->open_count; i++) {
        stretch open = read->open[i];
        if (i < read->window_count) {
            if (!read->given)
                mark_ends(read, &read->windows[i], open);
            open.next = answer_window(read, &read->windows[i]);
        }
        if (open.next < open.end)
            read->open[kept++] = open;
    }
    read->open_count = kept;
}

/* Read all windows; false if memory or time ran out. */
static bool read_windows(reading *read)
{
    onus_parser *parser = read->parser;
    bool failed = false;
    while (!failed && fill_batch(read)) {
        onus_encoder__run(&parser->encoder, &read->words, read->windows,
                          read->window_count);
        const onus_window *last = &read->windows[read->window_count - 1];
        onus_heads__run(&parser->heads, parser->encoder.words,
                        last->vector + last->end - last->first);
        settle_batch(read);
        failed = parser->moment.failed || read->record->arena.failed ||
                 too_late(parser);
        onus_arena__reset(&parser->moment);
    }
    return !failed;
}

/* Does the token end what stands before it? It is a mark glued to that, and
 * behind it is a blank or another such mark. */
static bool closes(const reading *read, uint32_t t)
{
    static const char *const marks[] = {"\"", "”", "’", "'", "''",
                                        "»",  ")", "]", "}"};
    const onus_token *tokens = read->record->tokens.items;
    uint32_t count = sizeof marks / sizeof *marks, after = t + 1;
    return t && tokens[t - 1].span.end == tokens[t].span.start &&
           onus_slice__among(tokens[t].form, marks, count) < count &&
           (after == read->record->tokens.count ||
            tokens[t].span.end != tokens[after].span.start ||
            read->flags[after] & CLOSES);
}

/* Look at all words; false if memory ran out. */
static bool read_words(reading *read)
{
    onus_arena *scratch = &read->parser->scratch;
    const onus_token *tokens = read->record->tokens.items;
    uint32_t count = read->record->tokens.count;
    read->flags = onus_arena__array(scratch, count + 1u, 1);
    read->names = onus_arena__array(
        scratch, count + 1u,
        read->parser->model->head_name.outputs * sizeof *read->names);
    if (!read->flags || !read->names)
        return false;
    for (uint32_t t = 0, inside = 0; t < count; t++) {
        if (!onus_words__add(&read->words, scratch, read->parser->model,
                             tokens[t].form))
            return false;
        if (tokens[t].multiword)
            inside = tokens[t].multiword;
        if (inside && --inside)
            read->flags[t] |= GLUED;
    }
    for (uint32_t t = count; t-- > 0;)
        if (closes(read, t))
            read->flags[t] |= CLOSES;
    return true;
}

/* Answer the names of all sentences; false if memory ran out. */
static bool answer_names(reading *read)
{
    const onus_model *model = read->parser->model;
    onus_record *record = read->record;
    onus_token *tokens = record->tokens.items;
    uint32_t labels = model->head_name.outputs;
    bool good = onus_names__agree(read->names, tokens, record->tokens.count,
                                  model->names, labels, &read->parser->scratch);
    for (uint32_t s = 0; good && s < record->sentences.count; s++) {
        const onus_sentence *sentence = &record->sentences.items[s];
        uint32_t first = sentence->first_token;
        good = onus_names__answer(&tokens[first],
                                  read->names + (size_t)first * labels,
                                  sentence->token_count, model->names, labels,
                                  &read->parser->scratch);
    }
    return good;
}

/* ---------------------------------------------------------------- raw text */

static void add_sentence(onus_record *record, uint32_t first, uint32_t end)
{
    onus_token *tokens = record->tokens.items;
    onus_sentence sentence = {
        .span = onus_record__span(record, first, end - 1),
        .first_token = first,
        .token_count = end - first,
    };
    for (uint32_t t = first; t < end; t++)
        tokens[t].sentence = record->sentences.count;
    if (onus_array__push(&record->arena, &record->sentences, sentence))
        onus_record__link(record, &sentence);
}

static void add_sentences(reading *read)
{
    uint32_t start = 0;
    for (uint32_t t = 0; t < read->record->tokens.count; t++)
        if (read->flags[t] & ENDS) {
            add_sentence(read->record, start, t + 1);
            start = t + 1;
        }
    assert(start == read->record->tokens.count);
}

onus_status onus_parser__parse(onus_parser *parser, onus_record *record,
                               onus_error *error)
{
    assert(!record->tokens.count && !record->sentences.count);
    onus_arena__reset(&parser->scratch);
    reading read = {.parser = parser, .record = record,
                    .paragraph_count = record->paragraphs.count};
    read.paragraph_ends =
        onus_tokens__cut(record, &parser->scratch, parser->model,
                         parser->tables ? &parser->contractions : NULL);
    if (!read.paragraph_ends || !read_words(&read) || !read_windows(&read))
        return stopped(parser, error);
    add_sentences(&read);
    return !answer_names(&read) || record->arena.failed
               ? onus_error__memory(error)
               : ONUS_OK;
}

/* ------------------------------------------------------------- given tokens */

/* Mark the ends of the given sentences, and number their words. */
static void mark_given(reading *read)
{
    onus_record *record = read->record;
    for (uint32_t s = 0; s < record->sentences.count; s++) {
        const onus_sentence *sentence = &record->sentences.items[s];
        uint32_t end = sentence->first_token + sentence->token_count;
        assert(sentence->token_count && end <= record->tokens.count);
        read->flags[end - 1] |= ENDS;
        for (uint32_t t = sentence->first_token; t < end; t++)
            record->tokens.items[t].sentence = s;
    }
}

/* Words up to the end of each paragraph; without paragraphs, all of them. */
static const uint32_t *given_paragraphs(reading *read)
{
    const onus_record *record = read->record;
    uint32_t count = record->paragraphs.count;
    uint32_t *ends = onus_arena__array(&read->parser->scratch, count + 1u,
                                       sizeof *ends);
    for (uint32_t p = 0, t = 0; ends && p < count; p++) {
        onus_span paragraph = record->paragraphs.items[p];
        while (t < record->tokens.count &&
               record->tokens.items[t].span.end <= paragraph.end)
            t++;
        ends[p] = t;
    }
    if (ends)
        ends[count] = record->tokens.count;
    read->paragraph_count = count + 1;
    return ends;
}

/* A sentence that was read in parts has several roots: hang them below the
 * first. */
static void join_parts(onus_record *record, const onus_sentence *sentence)
{
    onus_token *tokens = record->tokens.items;
    uint32_t end = sentence->first_token + sentence->token_count;
    uint32_t root = ONUS_NONE;
    for (uint32_t t = sentence->first_token; t < end; t++) {
        if (tokens[t].head != ONUS_NONE)
            continue;
        if (root == ONUS_NONE) {
            root = t;
            continue;
        }
        tokens[t].head = root;
        tokens[t].relation = REL_parataxis;
    }
}

onus_status onus_parser__parse_tokens(onus_parser *parser, onus_record *record,
                                      onus_error *error)
{
    onus_arena__reset(&parser->scratch);
    reading read = {.parser = parser, .record = record, .given = true};
    if (!read_words(&read))
        return onus_error__memory(error);
    mark_given(&read);
    read.paragraph_ends = given_paragraphs(&read);
    if (!read.paragraph_ends || !read_windows(&read))
        return stopped(parser, error);
    for (uint32_t s = 0; s < record->sentences.count; s++) {
        join_parts(record, &record->sentences.items[s]);
        onus_record__link(record, &record->sentences.items[s]);
    }
    return !answer_names(&read) || record->arena.failed
               ? onus_error__memory(error)
               : ONUS_OK;
}
