#include "ingest/meta.h"

#include "ingest/blocks.h"
#include "ingest/lines.h"
#include "ingest/linked.h"

enum { LONGEST_BYLINE = 160 /* bytes */ };

/* Which meta elements tell a field, the surest first. */
typedef struct source {
    const char *name; /* of property, name or itemprop */
    size_t field;     /* its place in onus_meta */
} source;

#define FIELD(field) offsetof(onus_meta, field)
static const source sources[] = {
    {"article:published_time", FIELD(published)},
    {"datePublished", FIELD(published)},
    {"og:title", FIELD(title)},
    {"article:section", FIELD(section)},
    {"og:site_name", FIELD(publisher)},
    {"og:url", FIELD(url)},
    {"parsely-pub-date", FIELD(published)},
    {"sailthru.date", FIELD(published)},
    {"dcterms.created", FIELD(published)},
    {"DC.date.issued", FIELD(published)},
    {"date", FIELD(published)},
    {"pubdate", FIELD(published)},
};
#undef FIELD
enum { SOURCES = sizeof sources / sizeof *sources };

typedef struct finder {
    const onus_tables *tables;
    onus_arena *arena;
    const onus_html *html;
    onus_meta meta;
    onus_slice told[SOURCES]; /* what each source says */
    onus_slice author;        /* of <meta name="author"> */
    onus_names signers;       /* of the first byline */
    onus_slice heading;       /* the first h1 */
    onus_slice head_title;    /* <title> */
    onus_slice time;          /* the first <time datetime> */
    onus_slice language;
    onus_slice canonical;
} finder;

/* The text below an element, white space made one blank. */
static onus_slice text_below(const finder *f, uint32_t top)
{
    const onus_html_node *nodes = f->html->nodes.items;
    size_t room = 1, size = 0;
    for (uint32_t n = top; n != ONUS_NONE;
         n = onus_html__next(f->html, n, top))
        room += nodes[n].tag == TAG_text ? nodes[n].text.size + 1 : 1;
    char *out = onus_arena__alloc(f->arena, room);
    for (uint32_t n = top; out && n != ONUS_NONE;
         n = onus_html__next(f->html, n, top)) {
        onus_slice text = nodes[n].text;
        if (nodes[n].tag == TAG_br)
            out[size++] = ' ';
        if (nodes[n].tag == TAG_text && text.size) {
            memcpy(out + size, text.data, text.size);
            size += text.size;
        }
    }
    size = out ? onus_lines__squeeze(out, (onus_slice){out, size}) : 0;
    return onus_lines__trim((onus_slice){out, size});
}

void onus_meta__set(onus_slice *field, onus_slice value)
{
    if (!field->size && value.size)
        *field = onus_lines__trim(value);
}

/* ---------------------------------------------------------------- addresses */

/* The number of `digits` digits at url[at]; 0 if there is none. */
static uint32_t number_at(onus_slice url, size_t at, size_t digits)
{
    uint32_t number = 0;
    if (at + digits > url.size ||
        !onus_slice__number(onus_slice__cut(url, at, at + digits), &number))
        return 0;
    return number;
}

onus_slice onus_meta__day_in(onus_arena *arena, onus_slice url)
{
    enum { FIRST = 1990, LAST = 2100, SIZE = 10 /* 2021/03/04 */ };
    for (size_t at = 1; at + SIZE <= url.size; at++) {
        char sign = url.data[at + 4];
        uint32_t year = number_at(url, at, 4);
        uint32_t month = number_at(url, at + 5, 2);
        uint32_t day = number_at(url, at + 8, 2);
        bool parted = (sign == '/' || sign == '-') && url.data[at + 7] == sign &&
                      (url.data[at - 1] < '0' || url.data[at - 1] > '9');
        if (parted && year >= FIRST && year < LAST && month >= 1 &&
            month <= 12 && day >= 1 && day <= 31)
            return onus_arena__print(arena, "%04u-%02u-%02u", year, month, day);
    }
    return (onus_slice){0};
}

/* ---------------------------------------------------------------- elements */

static void read_meta(finder *f, uint32_t node)
{
    static const char *const keys[] = {"property", "name", "itemprop"};
    onus_slice content = onus_html__attribute(f->html, node, "content");
    for (size_t k = 0; k < sizeof keys / sizeof *keys; k++) {
        onus_slice name = onus_html__attribute(f->html, node, keys[k]);
        if (!name.size)
            continue;
        for (size_t s = 0; s < SOURCES; s++)
            if (onus_slice__equal_ascii_case(name,
                                             onus_slice__of(sources[s].name)))
                onus_meta__set(&f->told[s], content);
        bool author = onus_slice__is(name, "author") ||
                      onus_slice__is(name, "article:author") ||
                      onus_slice__is(name, "twitter:data1");
        if (author && memchr(content.data ? content.data : "", ' ',
                             content.size))
            onus_meta__set(&f->author, content);
    }
}

/* The persons of "By Ann Other and Lee Someone, Example Times", with "By" or
 * without. */
static onus_names persons_in(const finder *f, onus_slice text)
{
    onus_byline byline = {0};
    onus_key key = onus_key__of(f->arena, text);
    if (text.size > LONGEST_BYLINE ||
        (!onus_byline__read(f->tables, f->arena, &key, &byline) &&
         !onus_byline__read_names(f->tables, f->arena, &key, &byline)))
        return (onus_names){0};
    return byline.authors;
}

/* An element that says who signs: by its relation, its class. */
static void read_signers(finder *f, uint32_t node)
{
    onus_slice rel = onus_html__attribute(f->html, node, "rel");
    onus_slice property = onus_html__attribute(f->html, node, "itemprop");
    bool signs = onus_slice__is(rel, "author") ||
                 onus_slice__is(property, "author") ||
                 onus_blocks__named(f->tables, f->html, node, PAGE_signed) !=
                     ONUS_NONE;
    if (signs && !f->signers.count)
        f->signers = persons_in(f, text_below(f, node));
}

static void read_element(finder *f, uint32_t node)
{
    const onus_html_node *element = &f->html->nodes.items[node];
    onus_slice type;
    switch (element->tag) {
    case TAG_meta:
        read_meta(f, node);
        break;
    case TAG_script:
        type = onus_html__attribute(f->html, node, "type");
        if (onus_slice__starts(type, ONUS_SLICE("application/ld+json")) &&
            element->first_child != ONUS_NONE)
            onus_linked__read(f->arena,
                              f->html->nodes.items[element->first_child].text,
                              &f->meta);
        break;
    case TAG_link:
        if (onus_slice__is(onus_html__attribute(f->html, node, "rel"),
                           "canonical"))
            onus_meta__set(&f->canonical, onus_html__attribute(f->html, node, "href"));
        break;
    case TAG_html:
        onus_meta__set(&f->language, onus_html__attribute(f->html, node, "lang"));
        break;
    case TAG_title:
        if (!f->head_title.size)
            f->head_title = text_below(f, node);
        break;
    case TAG_h1:
        if (!f->heading.size)
            f->heading = text_below(f, node);
        break;
    case TAG_time:
        onus_meta__set(&f->time, onus_html__attribute(f->html, node, "datetime"));
        break;
    default:
        if (element->attribute_count && !f->signers.count &&
            element->tag != TAG_body)
            read_signers(f, node);
        break;
    }
}

/* ---------------------------------------------------------------- fields */

static bool is_word(onus_slice text)
{
    return !text.size || !memchr(text.data, ' ', text.size);
}

/* What a source says; absent if nothing. */
static onus_slice told_by(const finder *f, const char *name)
{
    for (size_t s = 0; s < SOURCES; s++)
        if (!strcmp(sources[s].name, name))
            return f->told[s];
    return (onus_slice){0};
}

/* Where the last separator of "Headline | Example Times" begins: its end is
 * *after*. text.size if there is none. */
static size_t last_separator(onus_slice text, size_t *after)
{
    static const char *const separators[] = {" | ", " - ", " – ", " — ", " · ",
                                             " » ", " « ", " : ", " :: ", " ‹ "};
    size_t last = text.size;
    for (size_t i = 0; i < sizeof separators / sizeof *separators; i++) {
        onus_slice separator = onus_slice__of(separators[i]);
        for (size_t at = 0; at + separator.size < text.size;) {
            uint32_t found = onus_slice__find(
                onus_slice__cut(text, at, text.size), separator);
            if (found == ONUS_NONE)
                break;
            at += found;
            if (last == text.size || at > last) {
                last = at;
                *after = at + separator.size;
            }
            at += separator.size;
        }
    }
    return last;
}

/* Does a heading name the site, as a logo does? */
static bool is_site(const finder *f, onus_slice heading)
{
    size_t after = 0, at = last_separator(f->head_title, &after);
    onus_slice site = told_by(f, "og:site_name");
    return onus_slice__equal_ascii_case(heading, site) ||
           (at < f->head_title.size &&
            onus_slice__equal_ascii_case(
                heading, onus_slice__cut(f->head_title, after,
                                         f->head_title.size)));
}

/* A title without the site's name behind it. */
static onus_slice without_site(const finder *f, onus_slice title)
{
    size_t after = 0, at = last_separator(title, &after);
    onus_slice last = onus_slice__cut(title, at < title.size ? after : 0,
                                      title.size);
    onus_slice first = onus_slice__cut(title, 0, at);
    bool site = at < title.size &&
                (onus_slice__equal_ascii_case(last,
                                              told_by(f, "og:site_name")) ||
                 onus_slice__equal_ascii_case(last, f->heading) ||
                 (last.size < first.size && !is_word(first)));
    return site ? onus_lines__trim(first) : title;
}

/* The headline: what the page's data call it, the heading over the article, or
 * what the page calls itself. */
static void choose_title(finder *f)
{
    bool heading = f->heading.size && !is_word(f->heading) &&
                   !is_site(f, f->heading);
    onus_meta__set(&f->meta.title, heading ? f->heading : (onus_slice){0});
    onus_meta__set(&f->meta.title, without_site(f, told_by(f, "og:title")));
    onus_meta__set(&f->meta.title, without_site(f, f->head_title));
    onus_meta__set(&f->meta.title, f->heading);
}

static void take_told(finder *f)
{
    for (size_t s = 0; s < SOURCES; s++)
        if (sources[s].field != offsetof(onus_meta, title))
            onus_meta__set((onus_slice *)((char *)&f->meta + sources[s].field),
                f->told[s]);
    if (f->canonical.size)
        f->meta.url = f->canonical;
    onus_meta__set(&f->meta.published, f->time);
    onus_meta__set(&f->meta.language, onus_slice__cut(f->language, 0,
                                           f->language.size < 2
                                               ? 0 : 2));
}

/* "Ann Other and Lee Someone" are two, where data say they are one. */
static void part_authors(finder *f)
{
    if (f->meta.authors.count != 1)
        return;
    onus_names parts = persons_in(f, f->meta.authors.items[0]);
    if (parts.count > 1)
        f->meta.authors = parts;
}

static void take_author(finder *f)
{
    if (!f->meta.authors.count)
        f->meta.authors = persons_in(f, f->author);
    if (!f->meta.authors.count)
        f->meta.authors = f->signers;
    part_authors(f);
}

onus_meta onus_meta__read(const onus_tables *tables, onus_arena *arena,
                          const onus_html *html)
{
    finder f = {.tables = tables, .arena = arena, .html = html};
    for (uint32_t n = 0; n < html->nodes.count; n++)
        if (html->nodes.items[n].tag != TAG_text)
            read_element(&f, n);
    choose_title(&f);
    take_told(&f);
    take_author(&f);
    return f.meta;
}
