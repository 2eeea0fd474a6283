/* Lenient, as pages need it: line breaks inside strings, comments around the
 * object and what follows it are no mistakes. Types are told by their end:
 * NewsArticle, ReportageNewsArticle, BlogPosting, LiveBlogPosting.
 */
#include "ingest/linked.h"

#include "ingest/entities.h"
#include "ingest/lines.h"

#include <jansson.h>

enum {
    DEEPEST = 4,       /* levels of lists and graphs */
    MOST_AUTHORS = 50,
    MOST_CAPTIONS = 100,
    LARGEST = 1 << 20, /* bytes of a script */
};

typedef struct reader {
    onus_arena *arena;
    onus_meta *meta;
    const json_t *whole; /* in which an "@id" is looked up */
} reader;

static onus_slice text_of(onus_arena *arena, const json_t *value)
{
    if (!json_is_string(value))
        return (onus_slice){0};
    onus_slice text = {json_string_value(value), json_string_length(value)};
    text = onus_entities__resolved(arena, onus_arena__copy(arena, text), false);
    return onus_lines__trim(text);
}

static void set(onus_slice *field, onus_slice value)
{
    if (!field->size && value.size)
        *field = value;
}

static bool is_article(const json_t *type)
{
    size_t i;
    json_t *one;
    if (json_is_array(type)) {
        json_array_foreach(type, i, one)
            if (json_is_string(one) && is_article(one))
                return true;
        return false;
    }
    if (!json_is_string(type))
        return false;
    onus_slice name = onus_slice__of(json_string_value(type));
    return onus_slice__ends(name, ONUS_SLICE("Article")) ||
           onus_slice__ends(name, ONUS_SLICE("Posting"));
}

/* ---------------------------------------------------------------- authors */

static void add_author(onus_arena *arena, onus_meta *meta, onus_slice name)
{
    bool address = onus_slice__starts(name, ONUS_SLICE("http"));
    if (!name.size || address || meta->authors.count >= MOST_AUTHORS)
        return;
    for (uint32_t i = 0; i < meta->authors.count; i++)
        if (onus_slice__equal(meta->authors.items[i], name))
            return;
    onus_array__push(arena, &meta->authors, name);
}

/* The object with this "@id" and a name, in a list or graph. */
static const json_t *find_named(const json_t *value, const char *id, int level)
{
    size_t i;
    json_t *one;
    if (level > DEEPEST)
        return NULL;
    if (json_is_array(value)) {
        json_array_foreach(value, i, one) {
            const json_t *found = find_named(one, id, level + 1);
            if (found)
                return found;
        }
        return NULL;
    }
    const char *own = json_string_value(json_object_get(value, "@id"));
    if (own && !strcmp(own, id) && json_object_get(value, "name"))
        return value;
    return json_is_object(value)
               ? find_named(json_object_get(value, "@graph"), id, level + 1)
               : NULL;
}

/* A name, a person, or a list of them; organisations are no authors. */
static void read_authors(const reader *r, const json_t *value, int level)
{
    size_t i;
    json_t *one;
    if (json_is_array(value) && level < DEEPEST) {
        json_array_foreach(value, i, one)
            read_authors(r, one, level + 1);
        return;
    }
    if (json_is_string(value)) {
        add_author(r->arena, r->meta, text_of(r->arena, value));
        return;
    }
    const char *id = json_string_value(json_object_get(value, "@id"));
    if (id && !json_object_get(value, "name"))
        value = find_named(r->whole, id, 0);
    const char *type = json_string_value(json_object_get(value, "@type"));
    if (type && strstr(type, "Organization"))
        return;
    const json_t *name = json_object_get(value, "name");
    if (json_is_array(name))
        read_authors(r, name, level + 1);
    else
        add_author(r->arena, r->meta, text_of(r->arena, name));
}

/* The captions of a picture, or of a list of them. */
static void read_captions(onus_arena *arena, const json_t *value,
                          onus_meta *meta, int level)
{
    size_t i;
    json_t *one;
    if (json_is_array(value) && level < DEEPEST) {
        json_array_foreach(value, i, one)
            read_captions(arena, one, meta, level + 1);
        return;
    }
    onus_slice caption = text_of(arena, json_object_get(value, "caption"));
    if (caption.size && meta->captions.count < MOST_CAPTIONS)
        onus_array__push(arena, &meta->captions, caption);
}

/* ---------------------------------------------------------------- articles */

static onus_slice first_text(onus_arena *arena, const json_t *value)
{
    return text_of(arena,
                   json_is_array(value) ? json_array_get(value, 0) : value);
}

static void read_article(const reader *r, const json_t *object)
{
    onus_arena *arena = r->arena;
    onus_meta *meta = r->meta;
    const json_t *publisher = json_object_get(object, "publisher");
    set(&meta->title, first_text(arena, json_object_get(object, "headline")));
    set(&meta->published,
        text_of(arena, json_object_get(object, "datePublished")));
    set(&meta->modified,
        text_of(arena, json_object_get(object, "dateModified")));
    set(&meta->section,
        first_text(arena, json_object_get(object, "articleSection")));
    set(&meta->publisher, text_of(arena, json_object_get(publisher, "name")));
    set(&meta->body, text_of(arena, json_object_get(object, "articleBody")));
    read_captions(arena, json_object_get(object, "image"), meta, 0);
    if (!meta->authors.count)
        read_authors(r, json_object_get(object, "author"), 0);
}

/* Find the articles in a value: alone, in a list, in an @graph, as what a page
 * is about. */
static void find_articles(const reader *r, const json_t *value, int level)
{
    size_t i;
    json_t *one;
    if (level > DEEPEST || !value)
        return;
    if (json_is_array(value)) {
        json_array_foreach(value, i, one)
            find_articles(r, one, level + 1);
        return;
    }
    if (is_article(json_object_get(value, "@type")))
        read_article(r, value);
    find_articles(r, json_object_get(value, "@graph"), level + 1);
    find_articles(r, json_object_get(value, "mainEntity"), level + 1);
}

/* The script with its control characters made blanks. */
static onus_slice cleaned(onus_arena *arena, onus_slice script)
{
    char *out = onus_arena__alloc(arena, script.size + 1);
    for (size_t i = 0; out && i < script.size; i++)
        out[i] = (unsigned char)script.data[i] < ' ' ? ' ' : script.data[i];
    return (onus_slice){out, out ? script.size : 0};
}

/* The first JSON in a text: behind comments, "CDATA[" and the like. NULL if
 * there is none. */
static json_t *first_json(onus_slice text)
{
    enum { TRIES = 4 };
    json_error_t trouble;
    json_t *json = NULL;
    for (size_t at = 0, tries = 0; at < text.size && tries < TRIES && !json;
         at++)
        if (text.data[at] == '{' || text.data[at] == '[') {
            json = json_loadb(text.data + at, text.size - at,
                              JSON_DISABLE_EOF_CHECK, &trouble);
            tries++;
        }
    return json;
}

void onus_linked__read(onus_arena *arena, onus_slice script, onus_meta *meta)
{
    if (script.size > LARGEST)
        return;
    json_t *json = first_json(cleaned(arena, script));
    find_articles(&(reader){arena, meta, json}, json, 0);
    json_decref(json);
}
