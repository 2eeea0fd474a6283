/* HTML's tokens: text, start tags, end tags. Comments and the like are passed
 * over. */
#ifndef ONUS_HTML_TOKENS_H
#define ONUS_HTML_TOKENS_H

#include "ingest/html.h"

typedef enum onus_html_kind {
    HTML_END_OF_PAGE,
    HTML_TEXT,
    HTML_START,
    HTML_END,
} onus_html_kind;

typedef struct onus_html_token {
    onus_html_kind kind;
    uint8_t tag;     /* onus_tag, of tags */
    bool closed;     /* "<path/>" */
    onus_slice text; /* characters, or the tag's name in lower case */
} onus_html_token;

typedef struct onus_html_scanner {
    onus_slice page;
    size_t at;
    uint8_t raw; /* the tag whose raw text comes next, or TAG_other */
    onus_arena *arena;
    onus_html *html; /* takes the attributes */
} onus_html_scanner;

/* Read the next token. The attributes of a start tag are appended to the
 * tree's. */
onus_html_token onus_html_scanner__next(onus_html_scanner *scanner);

#endif
