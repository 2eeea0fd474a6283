/* Text -> lines, and which of them belong to one paragraph.
 *
 * A blank line always parts paragraphs. A single line break does, too, unless
 * the text is hard-wrapped, as mails and old files are: then a line that was
 * broken only because the next word would not have fitted goes on in the next
 * one.
 */
#ifndef ONUS_LINES_H
#define ONUS_LINES_H

#include "base/array.h"
#include "base/slice.h"

/* A line that is not blank. */
typedef struct onus_line {
    onus_slice text;     /* without white space at its ends */
    uint32_t width;      /* characters */
    uint32_t first_word; /* characters of its first word */
    bool gap;            /* a blank line stands before it, or it is the first */
} onus_line;

typedef struct onus_lines {
    onus_line *items;
    uint32_t count, capacity;
    uint32_t width; /* at which the text is wrapped; 0 if it is not */
} onus_lines;

/* Cut a text into lines, at any kind of line break. */
onus_lines onus_lines__cut(onus_arena *arena, onus_slice text);

/* Does line `i` go on in the next line? */
bool onus_lines__goes_on(const onus_lines *lines, uint32_t i);

/* White space of any kind off both ends. */
onus_slice onus_lines__trim(onus_slice text);

/* Write the text to `out` with every run of ASCII white space made one blank,
 * and none at its ends; the size. `out` may be where the text stands. */
size_t onus_lines__squeeze(char *out, onus_slice text);

/* Does it end as a sentence does: . ! ? or ..., perhaps inside quotation marks
 * or brackets? */
bool onus_lines__ended(onus_slice text);

/* Does it begin with a small letter, or with a sign that cannot open a
 * sentence? */
bool onus_lines__continues(onus_slice text);

#endif
