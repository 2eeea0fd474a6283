/* Cues: the words that report speech, and where what is said stands.
 * en/cues.tsv.
 *
 * A row is a head word and perhaps further words that must stand below it in
 * the tree: "say", "call for", "make clear", "n:claim", "a:confident". The
 * frames are the places where the content may be; src/statements/contents.c
 * looks there.
 */
#ifndef ONUS_CUES_H
#define ONUS_CUES_H

#include "base/slice.h"

#define ONUS_FRAME_LIST(X)                                                     \
    X(clause) X(quote) X(infinitive) X(gerund) X(object) X(topic) X(naming)    \
    X(according) X(listener)

#define ONUS_ENUM_FRAME(name) FRAME_INDEX_##name,
enum { ONUS_FRAME_LIST(ONUS_ENUM_FRAME) FRAME_COUNT };
#undef ONUS_ENUM_FRAME

#define ONUS_ENUM_FRAME(name) FRAME_##name = 1 << FRAME_INDEX_##name,
typedef enum onus_frame {
    ONUS_FRAME_LIST(ONUS_ENUM_FRAME) FRAME_NONE = 0
} onus_frame;
#undef ONUS_ENUM_FRAME

/* The kinds of statements, as the record has them. */
#define ONUS_SAYING_LIST(X)                                                    \
    X(statement) X(commitment) X(offer) X(demand) X(threat) X(condition)       \
    X(refusal) X(denial) X(accusation) X(praise) X(prediction) X(assessment)   \
    X(question) X(no_comment)

#define ONUS_ENUM_SAYING(name) SAYING_##name,
typedef enum onus_saying {
    ONUS_SAYING_LIST(ONUS_ENUM_SAYING) SAYING_COUNT
} onus_saying;
#undef ONUS_ENUM_SAYING

enum { ONUS_CUE_WORDS = 4 }; /* at most, the head among them */

typedef struct onus_cue {
    onus_slice text;                  /* the cell */
    /* lemmas; the first may begin with n: or a: */
    onus_slice words[ONUS_CUE_WORDS];
    uint32_t count;
    unsigned frames; /* onus_frame, joined */
    onus_saying kind;
    unsigned line; /* in cues.tsv */
    onus_slice example;
} onus_cue;

/* "clause", "commitment", ...; static. */
const char *onus_saying__name(onus_saying saying);

/* The frame or kind of this name, or FRAME_NONE, SAYING_COUNT. */
onus_frame onus_frame__of(onus_slice name);
onus_saying onus_saying__of(onus_slice name);

#endif
