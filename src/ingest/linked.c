/* Lenient, as pages need it: line breaks inside strings, comments around the
 * object and what follows it are no mistakes. Types are told by their end:
 * NewsArticle, ReportageNewsArticle, BlogPosting, LiveBlogPosting.
 */
#include "ingest/linked.h"

#include "base/json.h"
#include "ingest/entities.h"
#include "ingest/lines.h"

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

static onus_slice text_of(const reader *r, const json_t *value)
{
    if (!json_is_string(value))
        return (onus_slice){0};
    onus_slice text = {json_string_value(value), json_string_length(value)};
    text = onus_arena__copy(r->arena, text);
    text = onus_entities__resolved(r->arena, text, false);
    return onus_lines__trim(text);
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

static void add_author(const reader *r, onus_slice name)
{
    onus_names *authors = &r->meta->authors;
    bool address = onus_slice__starts(name, ONUS_SLICE("http"));
    if (!name.size || address || authors->count >= MOST_AUTHORS)
        return;
    for (uint32_t i = 0; i < authors->count; i++)
        if (onus_slice__equal(authors->items[i], name))
            return;
    onus_array__push(r->arena, authors, name);
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
        add_author(r, text_of(r, value));
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
        add_author(r, text_of(r, name));
}

/* The captions of a picture, or of a list of them. */
static void read_captions(const reader *r, const json_t *value, int level)
{
    size_t i;
    json_t *one;
    if (json_is_array(value) && level < DEEPEST) {
        json_array_foreach(value, i, one)
            read_captions(r, one, level + 1);
        return;
    }
    onus_names *captions = &r->meta->captions;
    onus_slice caption = text_of(r, json_object_get(value, "caption"));
    if (caption.size && captions->count < MOST_CAPTIONS)
        onus_array__push(r->arena, captions, caption);
}

/* ---------------------------------------------------------------- articles */

static onus_slice first_text(const reader *r, const json_t *value)
{
    return text_of(r,
                   json_is_array(value) ? json_array_get(value, 0) : value);
}

static void read_article(const reader *r, const json_t *object)
{
    onus_meta *meta = r->meta;
    const json_t *publisher = json_object_get(object, "publisher");
    onus_meta__set(&meta->title,
                   first_text(r, json_object_get(object, "headline")));
    onus_meta__set(&meta->published,
                   text_of(r, json_object_get(object, "datePublished")));
    onus_meta__set(&meta->section,
                   first_text(r, json_object_get(object, "articleSection")));
    onus_meta__set(&meta->publisher,
                   text_of(r, json_object_get(publisher, "name")));
    onus_meta__set(&meta->body,
                   text_of(r, json_object_get(object, "articleBody")));
    read_captions(r, json_object_get(object, "image"), 0);
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
static json_t *first_json(onus_arena *arena, onus_slice text)
{
    enum { TRIES = 4 };
    json_error_t trouble;
    json_t *json = NULL;
    for (size_t at = 0, tries = 0;
         at < text.size && tries < TRIES && !json && !arena->failed; at++)
        if (text.data[at] == '{' || text.data[at] == '[') {
            json = onus_json__read(onus_slice__cut(text, at, text.size),
                                   JSON_DISABLE_EOF_CHECK, &trouble,
                                   &arena->failed);
            tries++;
        }
    return json;
}

void onus_linked__read(onus_arena *arena, onus_slice script, onus_meta *meta)
{
    if (script.size > LARGEST || arena->failed)
        return;
    json_t *json = first_json(arena, cleaned(arena, script));
    find_articles(&(reader){arena, meta, json}, json, 0);
    json_decref(json);
}
