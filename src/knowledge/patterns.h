/* Event patterns, compiled: "impose|slap @sanction on T" as a list of pieces.
 *
 * docs/tables.md says what a pattern means to its writer; src/events/match.c,
 * how it is matched on a tree.
 */
#ifndef ONUS_PATTERNS_H
#define ONUS_PATTERNS_H

#include "base/array.h"
#include "base/slice.h"

typedef struct onus_word_class {
    onus_slice name; /* "@talk" */
    onus_slice words;
    onus_slice *items; /* the words, one by one */
    uint32_t count;
} onus_word_class;

typedef enum onus_piece_kind {
    PIECE_WORDS,  /* one of some lemmas */
    PIECE_TARGET, /* T */
    PIECE_SOURCE, /* S */
    PIECE_ANY,    /* * after `to`: any infinitive */
} onus_piece_kind;

typedef struct onus_piece {
    onus_piece_kind kind;
    const onus_slice *words; /* lemmas, lower case */
    uint32_t count;
} onus_piece;

/* What the head of a pattern may be. */
typedef enum onus_head_kind {
    HEAD_VERB,
    HEAD_NOUN,
    HEAD_ADJECTIVE,
} onus_head_kind;

/* Why a row's words are no political act, where its type is NONE. */
#define ONUS_NOTHING_LIST(X) X(sport) X(business) X(daily_life) X(figure)

#define ONUS_ENUM_NOTHING(name) NOTHING_##name,
typedef enum onus_nothing {
    NOTHING_BUT_AN_ACT, /* a type of PLOVER */
    ONUS_NOTHING_LIST(ONUS_ENUM_NOTHING) NOTHING_COUNT
} onus_nothing;

typedef struct onus_pattern {
    onus_slice text;
    unsigned line; /* in events.tsv */
    onus_head_kind head;
    onus_piece *pieces; /* the head first */
    uint32_t count;
    uint32_t weight; /* how specific: words that must be there */
    uint32_t breadth; /* how many words would do, over all pieces */
    bool target, source; /* does it have a T, an S? */
    uint32_t cameo;  /* row in cameo, and */
    uint32_t plover; /* in plover; 0 where the type is NONE */
    onus_nothing nothing;
    const onus_slice *contexts;
    uint32_t context_count;
    onus_slice example;
} onus_pattern;

/* Patterns with the same head lemma, chained. */
typedef struct onus_pattern_link {
    uint32_t pattern;
    uint32_t next;
} onus_pattern_link;

typedef struct onus_tables onus_tables;

/* "sport", "business", ...; static. Of a name: NOTHING_COUNT if there is
 * no such. */
const char *onus_nothing__name(onus_nothing nothing);
onus_nothing onus_nothing__of(onus_slice name);

/* Compile the text of a pattern; `path` and `line` are for the message. Errors:
 * TABLE, MEMORY. Classes must be loaded. */
onus_status onus_pattern__compile(onus_tables *tables, onus_slice text,
                                  const char *path, unsigned line,
                                  onus_pattern *pattern, onus_error *error);

#endif
