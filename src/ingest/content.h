/* Which blocks of a page are the article's? */
#ifndef ONUS_CONTENT_H
#define ONUS_CONTENT_H

#include "ingest/blocks.h"

typedef enum onus_block_use {
    USE_NONE = 0,
    USE_BODY,
    USE_HEADING, /* of the body */
    USE_CAPTION, /* of a picture beside the body */
} onus_block_use;

/* uses [blocks]: what each is to the article; in the arena, NULL if memory ran
 * out. marks [nodes] as onus_blocks__of sets them. */
uint8_t *onus_content__find(onus_arena *arena, const onus_html *html,
                            const uint8_t *marks, const onus_blocks *blocks);

#endif
