/* A scan over brackets and strings: enough to tell a record from a document,
 * and to find the id of a line that is too long to be read. Whether it is good
 * JSON is for the library to say.
 */
#include "keys.h"

#include <string.h>

/* Behind the string that starts at `at`; text.size if it does not end. */
static size_t skip_string(onus_slice text, size_t at)
{
    for (at++; at < text.size; at++) {
        if (text.data[at] == '"')
            return at + 1;
        if (text.data[at] == '\\')
            at++;
    }
    return text.size;
}

static size_t skip_blanks(onus_slice text, size_t at)
{
    while (at < text.size && text.data[at] && strchr(" \t\r\n", text.data[at]))
        at++;
    return at;
}

/* The value that starts at `at`, up to a comma or bracket of its own level. */
static onus_slice value_at(onus_slice text, size_t at)
{
    size_t start = at;
    int depth = 0;
    while (at < text.size) {
        char c = text.data[at];
        if (depth == 0 && at > start && (c == ',' || c == '}' || c == ']'))
            return (onus_slice){text.data + start, at - start};
        if (c == '"') {
            at = skip_string(text, at);
            continue;
        }
        depth += (c == '{' || c == '[') - (c == '}' || c == ']');
        at++;
    }
    return (onus_slice){NULL, 0};
}

onus_slice keys_find(onus_slice json, const char *key)
{
    size_t size = strlen(key), at = 0;
    int depth = 0;
    while (at < json.size) {
        char c = json.data[at];
        if (c != '"') {
            depth += (c == '{' || c == '[') - (c == '}' || c == ']');
            at++;
            continue;
        }
        size_t end = skip_string(json, at);
        size_t colon = skip_blanks(json, end);
        bool named = depth == 1 && end - at == size + 2 &&
                     !memcmp(json.data + at + 1, key, size) &&
                     colon < json.size && json.data[colon] == ':';
        if (named)
            return value_at(json, skip_blanks(json, colon + 1));
        at = end;
    }
    return (onus_slice){NULL, 0};
}
