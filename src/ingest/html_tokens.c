#include "ingest/html_tokens.h"

#include "ingest/entities.h"

#include <stdlib.h>

enum { LONGEST_TAG = 16 }; /* bytes of a name that we know */

/* ---------------------------------------------------------------- names */

#define NAME(name) #name,
static const char *const names[] = {ONUS_TAG_LIST(NAME)};
#undef NAME

static int by_name(const void *key, const void *row)
{
    return strcmp(key, *(const char *const *)row);
}

/* The tag with this name in lower case. */
static uint8_t tag_of(onus_slice name)
{
    char key[LONGEST_TAG];
    if (name.size >= sizeof key)
        return TAG_other;
    for (size_t i = 0; i < name.size; i++)
        key[i] = name.data[i] == '-' ? '_' : name.data[i];
    key[name.size] = 0;
    const char *const *found = bsearch(
        key, names, sizeof names / sizeof *names, sizeof *names, by_name);
    return found ? (uint8_t)(TAG_other + 1 + (found - names)) : TAG_other;
}

static bool is_letter(char c)
{
    return (c | 32) >= 'a' && (c | 32) <= 'z';
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

/* The text in lower case (ASCII): itself if it is. */
static onus_slice lowered(onus_arena *arena, onus_slice text)
{
    size_t i = 0;
    while (i < text.size && !(text.data[i] >= 'A' && text.data[i] <= 'Z'))
        i++;
    if (i == text.size)
        return text;
    char *out = onus_arena__alloc(arena, text.size);
    for (i = 0; out && i < text.size; i++) {
        char c = text.data[i];
        out[i] = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
    }
    return (onus_slice){out, out ? text.size : 0};
}

/* ---------------------------------------------------------------- scanning */

static char peek(const onus_html_scanner *s, size_t ahead)
{
    return s->at + ahead < s->page.size ? s->page.data[s->at + ahead] : 0;
}

/* Where `mark` stands next, or the end of the page. */
static size_t find(const onus_html_scanner *s, size_t from, char mark)
{
    if (from >= s->page.size)
        return s->page.size;
    const char *found =
        memchr(s->page.data + from, mark, s->page.size - from);
    return found ? (size_t)(found - s->page.data) : s->page.size;
}

static void skip_blanks(onus_html_scanner *s)
{
    while (s->at < s->page.size && is_blank(s->page.data[s->at]))
        s->at++;
}

/* Go behind the next `mark`. */
static void skip_behind(onus_html_scanner *s, char mark)
{
    s->at = find(s, s->at, mark);
    s->at += s->at < s->page.size;
}

/* Go behind a comment's end, "-->" or "--!>"; s->at is behind "<!--". */
static void skip_comment(onus_html_scanner *s)
{
    size_t start = s->at;
    if (peek(s, 0) == '>' || (peek(s, 0) == '-' && peek(s, 1) == '>')) {
        skip_behind(s, '>');
        return;
    }
    for (;;) {
        size_t end = find(s, s->at, '>');
        const char *data = s->page.data;
        s->at = end + (end < s->page.size);
        if (end == s->page.size ||
            (end >= start + 2 && data[end - 1] == '-' && data[end - 2] == '-') ||
            (end >= start + 3 && data[end - 1] == '!' && data[end - 2] == '-' &&
             data[end - 3] == '-'))
            return;
    }
}

/* Pass over "<!...>" or "<?...>"; s->at is at '<'. */
static void skip_declaration(onus_html_scanner *s)
{
    bool comment = peek(s, 1) == '!' && peek(s, 2) == '-' && peek(s, 3) == '-';
    s->at += comment ? 4 : 2;
    if (comment)
        skip_comment(s);
    else
        skip_behind(s, '>');
}

/* ---------------------------------------------------------------- attributes */

static onus_slice read_attribute_name(onus_html_scanner *s)
{
    size_t start = s->at;
    s->at += peek(s, 0) == '='; /* a first "=" belongs to the name */
    while (s->at < s->page.size) {
        char c = s->page.data[s->at];
        if (is_blank(c) || c == '/' || c == '>' || c == '=')
            break;
        s->at++;
    }
    return onus_slice__cut(s->page, start, s->at);
}

static onus_slice read_value(onus_html_scanner *s)
{
    char quote = peek(s, 0);
    size_t start = s->at;
    if (quote == '"' || quote == '\'') {
        size_t end = find(s, start + 1, quote);
        s->at = end + (end < s->page.size);
        return onus_slice__cut(s->page, start + 1, end);
    }
    while (s->at < s->page.size && !is_blank(s->page.data[s->at]) &&
           s->page.data[s->at] != '>')
        s->at++;
    return onus_slice__cut(s->page, start, s->at);
}

static bool has_attribute(const onus_html *html, uint32_t first,
                          onus_slice name)
{
    for (uint32_t i = first; i < html->attributes.count; i++)
        if (onus_slice__equal(html->attributes.items[i].name, name))
            return true;
    return false;
}

static void read_attribute(onus_html_scanner *s, uint32_t first, bool keep)
{
    onus_slice name = read_attribute_name(s), value = {"", 0};
    skip_blanks(s);
    if (peek(s, 0) == '=') {
        s->at++;
        skip_blanks(s);
        if (peek(s, 0) != '>')
            value = read_value(s);
    }
    keep = keep && s->html->attributes.count - first < ONUS_HTML_ATTRIBUTES;
    if (!keep)
        return;
    name = lowered(s->arena, name);
    if (has_attribute(s->html, first, name))
        return;
    onus_html_attribute attribute = {
        name, onus_entities__resolved(s->arena, value, true)};
    onus_array__push(s->arena, &s->html->attributes, attribute);
}

/* Read attributes up to the tag's '>'; "/" right before it closes the tag. */
static bool read_attributes(onus_html_scanner *s, bool keep)
{
    uint32_t first = s->html->attributes.count;
    bool closed = false;
    while (s->at < s->page.size) {
        char c = s->page.data[s->at];
        if (c == '>') {
            s->at++;
            return closed;
        }
        closed = c == '/';
        if (is_blank(c) || c == '/')
            s->at++;
        else
            read_attribute(s, first, keep);
    }
    return false;
}

/* ---------------------------------------------------------------- tokens */

/* Does raw text follow such a tag, up to its end tag? */
static bool opens_raw(uint8_t tag)
{
    switch (tag) {
    case TAG_iframe: case TAG_noembed: case TAG_noframes: case TAG_noscript:
    case TAG_plaintext: case TAG_script: case TAG_style: case TAG_textarea:
    case TAG_title: case TAG_xmp:
        return true;
    default:
        return false;
    }
}

static bool resolves(uint8_t tag)
{
    return tag == TAG_title || tag == TAG_textarea;
}

/* Does "</name" stand here, and does the name end there? */
static bool ends_raw(const onus_html_scanner *s, size_t at, onus_slice name)
{
    if (at + 2 + name.size > s->page.size || s->page.data[at + 1] != '/')
        return false;
    onus_slice there = onus_slice__cut(s->page, at + 2, at + 2 + name.size);
    char after = at + 2 + name.size < s->page.size
                     ? s->page.data[at + 2 + name.size] : '>';
    return onus_slice__equal_ascii_case(there, name) &&
           (is_blank(after) || after == '/' || after == '>');
}

/* The raw text up to the end tag of s->raw. */
static onus_slice read_raw(onus_html_scanner *s)
{
    onus_slice name = onus_slice__of(names[s->raw - TAG_other - 1]);
    size_t start = s->at, end = start;
    for (;; end++) {
        end = find(s, end, '<');
        if (end == s->page.size ||
            (s->raw != TAG_plaintext && ends_raw(s, end, name)))
            break;
    }
    s->at = end;
    onus_slice text = onus_slice__cut(s->page, start, end);
    if (resolves(s->raw))
        text = onus_entities__resolved(s->arena, text, false);
    s->raw = TAG_other;
    return text;
}

/* A tag's name; s->at is at its first letter. */
static onus_slice read_name(onus_html_scanner *s)
{
    size_t start = s->at;
    while (s->at < s->page.size && !is_blank(s->page.data[s->at]) &&
           s->page.data[s->at] != '/' && s->page.data[s->at] != '>')
        s->at++;
    return lowered(s->arena, onus_slice__cut(s->page, start, s->at));
}

static onus_html_token read_tag(onus_html_scanner *s, bool end)
{
    onus_html_token token = {.kind = end ? HTML_END : HTML_START};
    s->at += end ? 2 : 1;
    token.text = read_name(s);
    token.tag = tag_of(token.text);
    token.closed = read_attributes(s, !end);
    if (!end && opens_raw(token.tag))
        s->raw = token.tag;
    return token;
}

/* Does '<' begin a tag, a comment or the like here, and no text? */
static bool begins_markup(const onus_html_scanner *s)
{
    char next = peek(s, 1);
    return is_letter(next) || next == '!' || next == '?' ||
           (next == '/' && s->at + 2 < s->page.size);
}

/* Text up to the next '<' that begins something else. */
static onus_slice read_text(onus_html_scanner *s)
{
    size_t start = s->at;
    do {
        s->at = find(s, s->at + (s->page.data[s->at] == '<'), '<');
    } while (s->at < s->page.size && !begins_markup(s));
    return onus_entities__resolved(
        s->arena, onus_slice__cut(s->page, start, s->at), false);
}

onus_html_token onus_html_scanner__next(onus_html_scanner *s)
{
    if (s->raw != TAG_other) {
        onus_html_token token = {.kind = HTML_TEXT, .text = read_raw(s)};
        if (token.text.size)
            return token;
    }
    while (s->at < s->page.size) {
        if (s->page.data[s->at] != '<' || !begins_markup(s))
            return (onus_html_token){.kind = HTML_TEXT, .text = read_text(s)};
        bool end = peek(s, 1) == '/';
        if (is_letter(peek(s, 1 + end)))
            return read_tag(s, end);
        skip_declaration(s);
    }
    return (onus_html_token){.kind = HTML_END_OF_PAGE};
}
