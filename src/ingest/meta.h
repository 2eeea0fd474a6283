/* What a page says of its article beside the text: JSON-LD, OpenGraph, meta
 * elements, microdata, bylines. */
#ifndef ONUS_META_H
#define ONUS_META_H

#include "ingest/byline.h"
#include "ingest/html.h"

typedef struct onus_meta {
    onus_slice title, section, publisher, url, language; /* absent if not told */
    onus_slice published; /* as the page writes it */
    onus_names authors;             /* persons */
    onus_names captions;            /* of the article's pictures */
    onus_slice body;                /* all of its text, perhaps with elements */
} onus_meta;

/* The day in a page's address, "/2021/03/04/" or "/2021-03-04-", as ISO 8601 in
 * the arena; absent if there is none. */
onus_slice onus_meta__day_in(onus_arena *arena, onus_slice url);

/* Set a field that is not known yet, without white space at its ends. */
void onus_meta__set(onus_slice *field, onus_slice value);

/* Read it; all in the arena, or borrowed from the page. */
onus_meta onus_meta__read(const onus_tables *tables, onus_arena *arena,
                          const onus_html *html);

#endif
