/* Which passages are the article's? */
#ifndef ONUS_SIFT_H
#define ONUS_SIFT_H

#include "ingest/passages.h"

/* The stretch [first, last) of the passages that holds the article; what lies
 * outside is the page's. */
typedef struct onus_stretch {
    uint32_t first, last;
} onus_stretch;

/* Find the stretch, and mark the links to other articles inside the text. */
onus_stretch onus_sift(const onus_tables *tables, onus_passages *passages);

#endif
