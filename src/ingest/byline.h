/* Bylines: "By Lee Someone and Ann Other, Agency" -> the persons in it. */
#ifndef ONUS_BYLINE_H
#define ONUS_BYLINE_H

#include "ingest/phrases.h"

typedef ONUS_ARRAY(onus_slice) onus_names;

typedef struct onus_byline {
    onus_names authors; /* persons; none if an agency signs */
    /* of "By Lee Someone in Geneva"; absent if none, or several */
    onus_slice place;
    uint32_t places;    /* different ones */
} onus_byline;

/* Is the line a byline? It opens with "By" and holds only names, offices,
 * outlets and a place. Authors are added to those that *byline has already. */
bool onus_byline__read(const onus_tables *tables, onus_arena *arena,
                       const onus_key *key, onus_byline *byline);

/* The same for a line without "By", which stood on the line above. */
bool onus_byline__read_names(const onus_tables *tables, onus_arena *arena,
                             const onus_key *key, onus_byline *byline);

/* Is the line an outlet, an agency or an office, and nothing else: "Example
 * Times"? */
bool onus_byline__is_outlet(const onus_tables *tables, const onus_key *key);

/* Is the line "By" alone? */
bool onus_byline__opens(const onus_tables *tables, const onus_key *key);

#endif
