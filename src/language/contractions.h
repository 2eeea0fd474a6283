/* The table of contractions: tokens that are more than one word.
 *
 * knowledge/en/contractions.tsv says it in lower case and with straight quotes:
 *
 *     cannot  can|not        the whole token
 *     *n't    *|n't          `*` stands for anything in front: "do" "n't"
 *
 * The words of a row add up to its token. The longest row that fits wins.
 */
#ifndef ONUS_CONTRACTIONS_H
#define ONUS_CONTRACTIONS_H

#include "base/array.h"
#include "base/hash.h"

/* The most words of a token, and the most characters. */
enum { ONUS_CONTRACTION_WORDS = 4, ONUS_CONTRACTION_SIZE = 24 };

typedef struct onus_contraction {
    uint8_t count;                        /* of words */
    uint8_t size[ONUS_CONTRACTION_WORDS]; /* characters, `*` not counted */
} onus_contraction;

typedef struct onus_contractions {
    ONUS_ARRAY(onus_contraction) rows;
    onus_map whole; /* token -> row */
    onus_map ends;  /* what follows `*` -> row */
    uint32_t longest_end; /* characters */
} onus_contractions;

/* Read the table into the arena. Errors: IO, TABLE, MEMORY. */
onus_status onus_contractions__read(onus_contractions *contractions,
                                    onus_arena *arena, const char *path,
                                    onus_error *error);

/* How many words a token is, at least 1; *sizes* gets their sizes in bytes. */
uint32_t onus_contractions__part(const onus_contractions *contractions,
                                 onus_slice token,
                                 size_t sizes[ONUS_CONTRACTION_WORDS]);

#endif
