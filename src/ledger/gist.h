/* The gist of a move: the content words by which a move that is told again
 * is known.
 *
 *     "Kim offered to dismantle the Yongbyon complex"   offer disma yongb compl
 *     "the offer to dismantle Yongbyon"                 offer disma yongb
 *
 * Words are cut to their beginnings, so that "sanction" and "sanctions" are
 * one. Short words, those of the list empty_word and the names of the two
 * parties tell nothing and are left out.
 */
#ifndef ONUS_GIST_H
#define ONUS_GIST_H

#include "knowledge/tables.h"

enum { ONUS_GIST_WORDS = 24 };

typedef struct onus_gist {
    uint32_t words[ONUS_GIST_WORDS]; /* hashes */
    uint32_t count;
} onus_gist;

/* The gist of what is said between two parties (codes). */
onus_gist onus_gist__of(const onus_tables *tables, onus_slice text,
                        onus_slice from, onus_slice to);

/* Do two share two words and half of the shorter one? */
bool onus_gist__alike(const onus_gist *a, const onus_gist *b);

#endif
