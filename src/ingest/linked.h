/* JSON-LD: what a page's <script type="application/ld+json"> says of its
 * article. */
#ifndef ONUS_LINKED_H
#define ONUS_LINKED_H

#include "ingest/meta.h"

/* Read one script's text, leniently; what it tells and *meta does not have yet
 * is added. Nothing if it is no JSON or about no article. */
void onus_linked__read(onus_arena *arena, onus_slice script, onus_meta *meta);

#endif
