#include "ingest/entities.h"

#include "base/utf8.h"
#include "ingest/decode.h"

#include <stdlib.h>

enum {
    LONGEST_NAME = 32,
    SHORTEST_NAME = 2,
    LONGEST_BARE = 6, /* of those that need no semicolon */
    LAST_CODE = 0x10FFFF,
    GROWTH = 2, /* bytes that two of a reference can give: "&lt" 3 -> 1 */
};

typedef struct entity {
    const char *name;
    const char *characters;
    bool bare; /* without its semicolon, too */
} entity;

#define ENTITY(name, characters, bare) {name, characters, bare},
static const entity entities[] = {
#include "ingest/entities_list.h"
};
#undef ENTITY

static int by_name(const void *key, const void *row)
{
    return strcmp(key, ((const entity *)row)->name);
}

static const entity *find(const char *name, size_t size)
{
    char key[LONGEST_NAME + 1];
    if (size < SHORTEST_NAME || size > LONGEST_NAME)
        return NULL;
    memcpy(key, name, size);
    key[size] = 0;
    return bsearch(key, entities, sizeof entities / sizeof *entities,
                   sizeof *entities, by_name);
}

static bool is_alphanumeric(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9');
}

/* The character of a number; those of 128 to 159 are Windows-1252's, which is
 * what pages mean. */
static uint32_t meant(uint32_t code)
{
    bool bad = !code || code > LAST_CODE || (code >= 0xD800 && code < 0xE000);
    return bad ? 0xFFFD : onus_decode__windows_1252(code);
}

/* Read "#8217;" or "#x2019;" behind an ampersand: its bytes, or 0; *code gets
 * what it stands for. */
static size_t read_number(onus_slice rest, uint32_t *code)
{
    bool hex = rest.size > 1 && (rest.data[1] | 32) == 'x';
    size_t at = hex ? 2 : 1, first = at;
    uint32_t base = hex ? 16 : 10, value = 0;
    for (; at < rest.size; at++) {
        char c = rest.data[at];
        uint32_t digit = c >= '0' && c <= '9' ? (uint32_t)(c - '0')
                         : hex && (c | 32) >= 'a' && (c | 32) <= 'f'
                             ? (uint32_t)((c | 32) - 'a' + 10)
                             : base;
        if (digit == base)
            break;
        value = value > LAST_CODE ? value : value * base + digit;
    }
    if (at == first)
        return 0;
    *code = meant(value);
    return at + (at < rest.size && rest.data[at] == ';');
}

/* Read "amp;" or "amp" behind an ampersand: its bytes, or 0. */
static size_t read_name(onus_slice rest, bool attribute, const entity **found)
{
    size_t size = 0;
    while (size < rest.size && size <= LONGEST_NAME &&
           is_alphanumeric(rest.data[size]))
        size++;
    bool closed = size < rest.size && rest.data[size] == ';';
    *found = closed ? find(rest.data, size) : NULL;
    if (*found)
        return size + 1;
    size_t part = size < LONGEST_BARE ? size : LONGEST_BARE;
    for (; part >= SHORTEST_NAME; part--) {
        char after = part < rest.size ? rest.data[part] : 0;
        *found = find(rest.data, part);
        if (*found && (*found)->bare)
            return attribute && (after == '=' || is_alphanumeric(after)) ? 0
                                                                         : part;
    }
    return 0;
}

onus_slice onus_entities__resolved(onus_arena *arena, onus_slice text,
                                   bool attribute)
{
    const char *next = text.size ? memchr(text.data, '&', text.size) : NULL;
    if (!next)
        return text;
    char *out = onus_arena__alloc(arena, GROWTH * text.size);
    size_t size = 0, at = 0;
    while (out && at < text.size) {
        onus_slice rest = onus_slice__cut(text, at + 1, text.size);
        const entity *found = NULL;
        uint32_t code = 0;
        size_t read = 0;
        if (text.data[at] == '&' && rest.size)
            read = rest.data[0] == '#' ? read_number(rest, &code)
                                       : read_name(rest, attribute, &found);
        if (!read) {
            out[size++] = text.data[at++];
            continue;
        }
        at += 1 + read;
        if (found) {
            size_t bytes = strlen(found->characters);
            memcpy(out + size, found->characters, bytes);
            size += bytes;
        } else {
            size += onus_utf8__encode(code, out + size);
        }
    }
    return out ? (onus_slice){out, size} : (onus_slice){0};
}
