/* What stands above an article: kicker, title, date, authors, section. */
#ifndef ONUS_MASTHEAD_H
#define ONUS_MASTHEAD_H

#include "ingest/byline.h"
#include "ingest/dateline.h"
#include "ingest/sift.h"

typedef struct onus_masthead {
    onus_slice title, kicker, section; /* absent where not found */
    onus_slice publisher;              /* likewise */
    onus_dateline dateline; /* on a line of its own; size 0 if none */
    onus_slice published;              /* ISO 8601; absent if not found */
    onus_byline byline;
    uint32_t body; /* the passage with which the body begins */
} onus_masthead;

/* Read what stands above the article in the stretch; what was read is marked,
 * so that it is left out of the body. `title` is the caller's (may be absent).
 */
onus_masthead onus_masthead__read(const onus_tables *tables, onus_arena *arena,
                                  onus_slice title, onus_passages *passages,
                                  onus_stretch stretch);

#endif
