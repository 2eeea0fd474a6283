/* Which language is a text in? */
#ifndef ONUS_TONGUE_H
#define ONUS_TONGUE_H

#include "ingest/phrases.h"

/* ISO 639-1, or absent if it cannot be told: the text is too short, or in a
 * language whose common words en/pages.tsv does not have. Borrowed from the
 * tables. */
onus_slice onus_tongue__of(const onus_tables *tables, onus_arena *arena,
                           onus_slice text);

#endif
