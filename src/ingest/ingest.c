/* Bytes in, the article out.
 *
 *     bytes -> decode.c -> text -> lines.c -> lines
 *     verbatim: lines -> paragraphs, a dateline at their head (dateline.c)
 *     else: lines -> passages.c -> sift.c (which are the article's?) -> masthead.c (title,
 *     date, authors) -> the body, whose paragraphs are parted by one blank line
 *
 * Two rules stand above all others here. A text that has nothing of a page
 * comes through whole; and what a caller says of a document wins over what is
 * found in it.
 *
 * Paragraphs are spans of the text. A dateline in a verbatim text is a
 * paragraph by itself, so that the first sentence begins behind it; the
 * article's dateline is the same span.
 */
#include "ingest/ingest.h"

#include "base/error.h"
#include "base/utf8.h"
#include "ingest/caption.h"
#include "ingest/dateline.h"
#include "ingest/content.h"
#include "ingest/decode.h"
#include "ingest/masthead.h"
#include "ingest/meta.h"
#include "ingest/tongue.h"

enum {
    /* bytes; larger texts are books or lists, and taken whole */
    LARGEST_PAGE = 4 << 20,
    MOST_LINES = 1 << 16, /* likewise */
    DATELINE_WITHIN = 3,  /* paragraphs at the start that may have one */
    LONGEST_SPEAKER = 40, /* bytes before the colon in "SMITH: ..." */
    SPEAKERS = 3,         /* so many, and a text is a transcript */
};

typedef struct reader {
    const onus_tables *tables;
    onus_arena *scratch;
    const onus_document *document;
    onus_record *record;
    bool transcript;
    bool dateline; /* has one been found? */
} reader;

/* ---------------------------------------------------------------- the
 * article's fields */

static onus_slice keep(const reader *r, onus_slice text)
{
    return text.data ? onus_arena__copy(&r->record->arena, text)
                     : (onus_slice){0};
}

static onus_slice kept_or(const reader *r, onus_slice given, onus_slice found)
{
    return keep(r, given.size ? given : found);
}

/* A field that the caller gave: any bytes, so mended. */
static onus_slice given(const reader *r, onus_slice field)
{
    return keep(r, field.data ? onus_utf8__mended(r->scratch, field) : field);
}

static void fill_given(const reader *r)
{
    onus_article *article = &r->record->article;
    const onus_document *document = r->document;
    article->title = given(r, document->title);
    article->published = given(r, document->date);
    article->url = given(r, document->url);
    article->publisher = given(r, document->publisher);
    article->language = given(r, document->language);
}

/* What a dateline tells; what it does not, a byline may have told. */
static void keep_dateline(const reader *r, const onus_dateline *dateline)
{
    onus_article *article = &r->record->article;
    article->dateline_place =
        kept_or(r, dateline->place, article->dateline_place);
    article->dateline_agency =
        kept_or(r, dateline->agency, article->dateline_agency);
    onus_slice date = onus_stamp__near(&r->record->arena, &dateline->date,
                                       article->published);
    if (date.size)
        article->dateline_date = date;
}

static void keep_authors(const reader *r, const onus_names *names)
{
    onus_arena *arena = &r->record->arena;
    onus_slice *authors =
        onus_arena__array(arena, names->count, sizeof *authors);
    if (!authors)
        return;
    for (uint32_t i = 0; i < names->count; i++)
        authors[i] = keep(r, names->items[i]);
    r->record->article.authors = authors;
    r->record->article.author_count = names->count;
}

static void fill_found(const reader *r, const onus_masthead *head)
{
    onus_article *article = &r->record->article;
    article->title = kept_or(r, article->title, head->title);
    article->published = kept_or(r, article->published, head->published);
    article->kicker = keep(r, head->kicker);
    article->section = keep(r, head->section);
    article->publisher = kept_or(r, article->publisher, head->publisher);
    keep_authors(r, &head->byline.authors);
    article->dateline_place = keep(r, head->byline.place);
    if (head->dateline.size)
        keep_dateline(r, &head->dateline);
}

static void guess_language(const reader *r)
{
    onus_article *article = &r->record->article;
    if (!article->language.size)
        article->language = keep(
            r, onus_tongue__of(r->tables, r->scratch, r->record->text));
}

/* ---------------------------------------------------------------- datelines */

/* Does the line open as speakers do in a transcript: "SMITH: ..."? */
static bool names_speaker(onus_slice line)
{
    size_t limit = line.size < LONGEST_SPEAKER ? line.size : LONGEST_SPEAKER;
    const char *colon = memchr(line.data, ':', limit);
    bool capital = line.size && line.data[0] >= 'A' && line.data[0] <= 'Z';
    return colon && capital && colon + 1 < line.data + line.size &&
           colon[1] == ' ';
}

static bool is_transcript(const onus_lines *lines)
{
    uint32_t speakers = 0;
    for (uint32_t i = 0; i < lines->count && speakers < SPEAKERS; i++)
        speakers += names_speaker(lines->items[i].text);
    return speakers >= SPEAKERS;
}

/* Find the dateline that begins a paragraph and keep what it says; its bytes,
 * or 0. */
static size_t take_dateline(reader *r, onus_slice paragraph)
{
    onus_dateline dateline;
    if (r->dateline ||
        !onus_dateline__read(r->tables, r->scratch, paragraph, r->transcript,
                             &dateline))
        return 0;
    r->dateline = true;
    keep_dateline(r, &dateline);
    return dateline.size;
}

/* "By Lee Someone in Geneva", a line of its own: its place is the dateline's.
 */
static bool take_byline_place(reader *r, onus_slice line)
{
    onus_key key = onus_key__of(r->scratch, line);
    onus_byline byline = {0};
    if (r->dateline || onus_lines__ended(line) ||
        !onus_byline__read(r->tables, r->scratch, &key, &byline) ||
        !byline.place.size)
        return false;
    r->dateline = true;
    r->record->article.dateline_place = keep(r, byline.place);
    return true;
}

/* "SEOUL, May 14, 2019", a line of its own. */
static bool take_lone_dateline(reader *r, onus_slice line)
{
    onus_dateline dateline;
    if (r->dateline || !onus_dateline__read_line(r->tables, r->scratch, line,
                                                 &dateline))
        return false;
    r->dateline = true;
    keep_dateline(r, &dateline);
    return true;
}

/* ---------------------------------------------------------------- verbatim */

static void add_paragraph(const reader *r, size_t start, size_t end)
{
    onus_span span = {(uint32_t)start, (uint32_t)end};
    onus_array__push(&r->record->arena, &r->record->paragraphs, span);
}

/* Add the paragraph [start, end) of the text; a dateline at its head becomes
 * another. */
static void add_with_dateline(reader *r, size_t start, size_t end)
{
    onus_slice paragraph = onus_slice__cut(r->record->text, start, end);
    size_t size = 0;
    if (r->record->paragraphs.count < DATELINE_WITHIN) {
        bool whole = take_byline_place(r, paragraph) ||
                     take_lone_dateline(r, paragraph);
        size = whole ? paragraph.size : take_dateline(r, paragraph);
    }
    if (size) {
        size_t shown =
            onus_lines__trim(onus_slice__cut(paragraph, 0, size)).size;
        r->record->article.dateline =
            (onus_span){(uint32_t)start, (uint32_t)(start + shown)};
        add_paragraph(r, start, start + shown);
    }
    if (size < paragraph.size)
        add_paragraph(r, start + size, end);
}

static void read_verbatim(reader *r, onus_slice text)
{
    onus_record *record = r->record;
    record->text = keep(r, text);
    if (!record->text.data)
        return;
    onus_lines lines = onus_lines__cut(r->scratch, record->text);
    r->transcript = is_transcript(&lines);
    for (uint32_t i = 0, last; i < lines.count; i = last + 1) {
        last = i;
        while (onus_lines__goes_on(&lines, last))
            last++;
        onus_slice end = lines.items[last].text;
        add_with_dateline(
            r, (size_t)(lines.items[i].text.data - record->text.data),
            (size_t)(end.data + end.size - record->text.data));
    }
}

/* ---------------------------------------------------------------- the cleaned
 * body */

/* Is a passage of the stretch part of the body? Dates and names of sections
 * are, as headings, once the body has begun; the masthead marked those above
 * it. */
static bool is_of_body(const onus_passage *passage)
{
    return passage->part == PART_TEXT || passage->part == PART_SECTION;
}

static void write_body(reader *r, const onus_passages *passages,
                       onus_stretch stretch)
{
    size_t room = 1, size = 0;
    for (uint32_t i = stretch.first; i < stretch.last; i++)
        room += passages->items[i].text.size + 2;
    char *out = onus_arena__alloc(&r->record->arena, room);
    for (uint32_t i = stretch.first; out && i < stretch.last; i++) {
        const onus_passage *passage = &passages->items[i];
        if (!is_of_body(passage))
            continue;
        onus_slice text = passage->text;
        if (r->record->paragraphs.count < DATELINE_WITHIN)
            text = onus_slice__cut(text, take_dateline(r, text), text.size);
        if (size) {
            out[size++] = '\n';
            out[size++] = '\n';
        }
        size_t start = size;
        size += onus_lines__squeeze(out + size, text);
        add_paragraph(r, start, size);
    }
    r->record->text = (onus_slice){out, size};
}

static bool is_new(const onus_caption *captions, uint32_t count,
                   onus_slice text)
{
    for (uint32_t i = 0; i < count; i++)
        if (onus_slice__equal(captions[i].text, text))
            return false;
    return true;
}

enum { MOST_CAPTIONS = 200 };
typedef ONUS_ARRAY(onus_caption) captions;

/* Add a caption; galleries repeat them. */
static void add_caption(const reader *r, captions *captions,
                        onus_caption caption)
{
    if (captions->count >= MOST_CAPTIONS ||
        !is_new(captions->items, captions->count, caption.text))
        return;
    caption.text = keep(r, caption.text);
    caption.rights = keep(r, caption.rights);
    onus_array__push(&r->record->arena, captions, caption);
}

static void keep_captions(const reader *r, const captions *captions)
{
    r->record->article.captions = captions->items;
    r->record->article.caption_count = captions->count;
}

/* Captions stand inside the article or just above it. */
static void find_captions(const reader *r, const onus_passages *passages,
                          uint32_t first, uint32_t last)
{
    captions captions = {0};
    for (uint32_t i = first; i < last; i++) {
        onus_caption caption;
        if (passages->items[i].part == PART_CAPTION &&
            onus_caption__read(r->tables, r->scratch, &passages->items[i].key,
                               &caption))
            add_caption(r, &captions, caption);
    }
    keep_captions(r, &captions);
}

static void read_page(reader *r, onus_slice whole, const onus_lines *lines)
{
    enum { CAPTIONS_ABOVE = 12, NO_PAGE = 3 }; /* passages */
    onus_passages passages =
        onus_passages__make(r->tables, r->scratch, lines);
    onus_stretch stretch = onus_sift(r->tables, &passages);
    onus_slice title = r->record->article.title;
    onus_masthead head = onus_masthead__read(r->tables, r->scratch, title,
                                             &passages, stretch);
    fill_found(r, &head);
    r->transcript = is_transcript(lines);
    write_body(r, &passages, stretch);
    /* A line or two of which nothing is left were no page. */
    if (!r->record->text.size && passages.count <= NO_PAGE && !head.title.size) {
        read_verbatim(r, whole);
        return;
    }
    uint32_t above = stretch.first > CAPTIONS_ABOVE
                         ? stretch.first - CAPTIONS_ABOVE : 0;
    find_captions(r, &passages, above, stretch.last);
}

/* ---------------------------------------------------------------- HTML */

/* Does a text begin as pages do? */
static bool is_html(onus_slice text)
{
    static const char *const starts[] = {"<!doctype html", "<html", "<head",
                                         "<body", "<?xml"};
    onus_slice head = onus_lines__trim(text);
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
        size_t size = strlen(starts[i]);
        if (head.size > size &&
            onus_slice__equal_ascii_case(onus_slice__cut(head, 0, size),
                                         onus_slice__of(starts[i])))
            return true;
    }
    return false;
}

/* A date as pages give it as ISO 8601: "20210304", "Thu, 04 Mar 2021 15:15". */
static onus_slice as_iso(const reader *r, onus_slice date)
{
    enum { DIGITS = 8, DAY = 10 };
    uint32_t number;
    bool iso = date.size >= DAY && date.data[4] == '-' && date.data[7] == '-';
    if (iso || !date.size)
        return date;
    if (date.size >= DIGITS &&
        onus_slice__number(onus_slice__cut(date, 0, DIGITS), &number))
        return onus_arena__print(r->scratch, "%04u-%02u-%02u", number / 10000,
                                 number / 100 % 100, number % 100);
    onus_key key = onus_key__of(r->scratch, date);
    onus_stamp stamp = onus_stamp__read(r->tables, r->scratch, &key);
    return onus_stamp__dated(&stamp) ? onus_stamp__iso(r->scratch, &stamp)
                                     : (onus_slice){0};
}

static void fill_meta(const reader *r, const onus_meta *meta)
{
    onus_article *article = &r->record->article;
    article->title = kept_or(r, article->title, meta->title);
    article->published =
        kept_or(r, article->published, as_iso(r, meta->published));
    article->publisher = kept_or(r, article->publisher, meta->publisher);
    article->url = kept_or(r, article->url, meta->url);
    article->language = kept_or(r, article->language, meta->language);
    article->section = keep(r, meta->section);
    keep_authors(r, &meta->authors);
}

/* The date that a short block tells, "Published 4 March 2021": the first that
 * says so, else the first; absent if none does. */
static onus_slice find_date(const reader *r, const onus_blocks *blocks)
{
    enum { LONGEST = 24 /* words */ };
    onus_stamp first = {0};
    for (uint32_t i = 0; i < blocks->count; i++) {
        if (blocks->items[i].words > LONGEST)
            continue;
        onus_key key = onus_key__of(r->scratch, blocks->items[i].text);
        onus_stamp stamp = onus_stamp__read(r->tables, r->scratch, &key);
        if (!onus_stamp__dated(&stamp))
            continue;
        if (stamp.published)
            return onus_stamp__iso(r->scratch, &stamp);
        if (!first.year)
            first = stamp;
    }
    return first.year ? onus_stamp__iso(r->scratch, &first) : (onus_slice){0};
}

/* The day of publication where nothing else tells it: by the page's address, by
 * its text. */
static void find_published(const reader *r, const onus_blocks *blocks)
{
    onus_article *article = &r->record->article;
    if (article->published.size)
        return;
    onus_slice day = onus_meta__day_in(r->scratch, article->url);
    article->published = keep(r, day.size ? day : find_date(r, blocks));
}

static onus_caption caption_of(const reader *r, onus_slice text)
{
    onus_caption caption;
    onus_key key = onus_key__of(r->scratch, text);
    return onus_caption__read(r->tables, r->scratch, &key, &caption)
               ? caption
               : (onus_caption){.text = text};
}

/* Do the page's data call a text a caption? */
static bool is_told(const onus_meta *meta, onus_slice text)
{
    for (uint32_t i = 0; i < meta->captions.count; i++)
        if (onus_slice__equal(meta->captions.items[i], text))
            return true;
    return false;
}

/* The blocks of a page as lines; captions are kept apart. */
static onus_lines lines_of(const reader *r, const onus_blocks *blocks,
                           const uint8_t *uses, const onus_meta *meta)
{
    onus_lines lines = {0};
    captions captions = {0};
    for (uint32_t i = 0; i < blocks->count; i++) {
        onus_line line = {.text = blocks->items[i].text, .gap = true};
        if (uses[i] == USE_CAPTION || is_told(meta, line.text))
            add_caption(r, &captions, caption_of(r, line.text));
        else if (uses[i] != USE_NONE)
            onus_array__push(r->scratch, &lines, line);
    }
    for (uint32_t i = 0; i < meta->captions.count; i++)
        add_caption(r, &captions, caption_of(r, meta->captions.items[i]));
    keep_captions(r, &captions);
    return lines;
}

/* The lines of a text that a page's data hold, with or without elements. */
static onus_lines lines_in(const reader *r, onus_slice text)
{
    onus_html html = onus_html__parse(r->scratch, text);
    if (html.nodes.count <= 2) /* the page, and its text */
        return onus_lines__cut(r->scratch, text);
    onus_lines lines = {0};
    uint8_t *marks = onus_arena__array(r->scratch, html.nodes.count, 1);
    onus_blocks blocks = {0};
    if (marks)
        blocks = onus_blocks__of(r->tables, r->scratch, &html, marks);
    for (uint32_t i = 0; i < blocks.count; i++) {
        onus_line line = {.text = blocks.items[i].text, .gap = true};
        onus_array__push(r->scratch, &lines, line);
    }
    return lines;
}

/* Is what a page shows far less than what its data call the article? */
static bool is_partial(const onus_lines *lines, onus_slice body)
{
    enum { TIMES = 3, LEAST = 200 /* bytes */ };
    size_t shown = 0;
    for (uint32_t i = 0; i < lines->count; i++)
        shown += lines->items[i].text.size;
    return body.size >= LEAST && body.size > TIMES * shown;
}

static void read_html(reader *r, onus_slice page)
{
    onus_html html = onus_html__parse(r->scratch, page);
    uint8_t *marks = onus_arena__array(r->scratch, html.nodes.count, 1);
    if (!marks)
        return;
    onus_meta meta = onus_meta__read(r->tables, r->scratch, &html);
    fill_meta(r, &meta);
    onus_blocks blocks =
        onus_blocks__of(r->tables, r->scratch, &html, marks);
    find_published(r, &blocks);
    uint8_t *uses =
        onus_content__find(r->scratch, &html, marks, &blocks);
    if (!uses)
        return;
    onus_lines lines = lines_of(r, &blocks, uses, &meta);
    if (is_partial(&lines, meta.body))
        lines = lines_in(r, meta.body);
    onus_passages passages =
        onus_passages__make(r->tables, r->scratch, &lines);
    write_body(r, &passages, (onus_stretch){0, passages.count});
}

onus_status onus_ingest__read(const onus_tables *tables, onus_arena *scratch,
                              const onus_document *document, bool verbatim,
                              onus_record *record, onus_error *error)
{
    reader r = {.tables = tables, .scratch = scratch, .document = document,
                .record = record};
    onus_slice text = onus_decode(scratch, document->text);
    fill_given(&r);
    onus_lines lines = {0};
    bool html = document->html || (!verbatim && is_html(text));
    if (!html && !verbatim && text.size <= LARGEST_PAGE)
        lines = onus_lines__cut(scratch, text);
    if (html)
        read_html(&r, text);
    else if (lines.count && lines.count <= MOST_LINES)
        read_page(&r, text, &lines);
    else
        read_verbatim(&r, text);
    if (!scratch->failed && !record->arena.failed)
        guess_language(&r);
    bool failed = scratch->failed || record->arena.failed;
    return failed ? onus_error__memory(error) : ONUS_OK;
}
