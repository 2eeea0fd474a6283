/* Lines -> passages: what a reader would see as one paragraph, heading or
 * button. */
#ifndef ONUS_PASSAGES_H
#define ONUS_PASSAGES_H

#include "ingest/lines.h"
#include "ingest/phrases.h"

/* What a passage turns out to be. */
typedef enum onus_part {
    PART_TEXT,      /* of the article, unless it lies outside */
    PART_FURNITURE, /* of the page, wherever it stands */
    PART_END,     /* the same, and opens a list of other articles or the foot */
    PART_SECTION, /* names of sections: navigation, or a heading in the text */
    PART_STAMP,   /* a date and no other words */
    PART_BYLINE,
    PART_DATELINE, /* alone: its sentence stands below */
    PART_CAPTION,  /* or the credit of one */
    PART_LINK,     /* inside the article, to another */
    PART_TITLE,
    PART_KICKER,
} onus_part;

typedef struct onus_passage {
    onus_slice text;   /* of one line, or of several joined by blanks */
    onus_key key;
    /* words of the key that are among the commonest of a language */
    uint32_t functions;
    bool gap;          /* a blank line stands before it */
    bool ended;        /* it ends as a sentence does */
    onus_part part;
} onus_passage;

typedef struct onus_passages {
    onus_passage *items;
    uint32_t count, capacity;
} onus_passages;

/* Join the lines to passages and say what each is by its own words. */
onus_passages onus_passages__make(const onus_tables *tables, onus_arena *arena,
                                  const onus_lines *lines);

/* Does it read like a sentence or more? */
bool onus_passage__is_prose(const onus_passage *passage);

#endif
