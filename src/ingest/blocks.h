/* A page's tree -> its blocks: paragraphs, headings, list items, captions, in
 * their order, each a line of text.
 *
 *     <p>Talks <b>failed</b>.<br><br>Again.     -> "Talks failed." "Again."
 */
#ifndef ONUS_BLOCKS_H
#define ONUS_BLOCKS_H

#include "ingest/html.h"
#include "knowledge/tables.h"

typedef struct onus_block {
    onus_slice text;    /* every run of white space is one blank */
    uint32_t node;      /* the element that it is the text of */
    uint32_t words;
    uint32_t functions; /* words that are among the commonest of a language */
    uint32_t linked;    /* words inside links */
    bool ended;         /* it ends as a sentence does */
    bool caption;       /* of a picture, by its element or its class */
} onus_block;

typedef struct onus_blocks {
    onus_block *items;
    uint32_t count, capacity;
} onus_blocks;

/* What the page itself says of an element. */
enum {
    ONUS_MARK_OUTSIDE = 1, /* none of the article: a footer, "related-links" */
    ONUS_MARK_SURELY = 2,  /* the same, even with much of the page's text */
    ONUS_MARK_CAPTION = 4,
};

/* The row of a word of this kind in an element's class or id ("c-relatedLinks":
 * c, related, links), or ONUS_NONE. */
uint32_t onus_blocks__named(const onus_tables *tables, const onus_html *html,
                            uint32_t node, onus_page_kind kind);

/* The blocks of a page; scripts, the parts of forms and what is hidden are left
 * out. marks [nodes]: set here. */
onus_blocks onus_blocks__of(const onus_tables *tables, onus_arena *arena,
                            const onus_html *html, uint8_t *marks);

#endif
