/* Flowing text for a terminal: words wrap at the width, with a hanging indent.
 *
 * Text is put piece by piece, each in its style; a line breaks only at blanks,
 * never where one piece meets the next. Widths are columns: a CJK character
 * takes two, a combining mark none. Control characters are dropped, so that no
 * report can play with the reader's terminal.
 *
 *     onus_layout layout = {.out = &out, .width = 40};
 *     onus_layout__put(&layout, ONUS_BOLD, ONUS_SLICE("demand"));
 *     onus_layout__tab(&layout, 12); // here text starts, and wraps back to
 *     onus_layout__put(&layout, ONUS_PLAIN, text);
 *     onus_layout__end(&layout);
 *     onus_layout__clear(&layout);
 */
#ifndef ONUS_LAYOUT_H
#define ONUS_LAYOUT_H

#include "base/string.h"

typedef enum onus_style {
    ONUS_PLAIN,
    ONUS_BOLD,
    ONUS_DIM,
    ONUS_MARK,    /* emphasised; *so* where there are no colours */
    ONUS_HEADING,
    ONUS_CODE,    /* actor codes */
    ONUS_TAG,     /* kinds of statements */
    ONUS_QUAD_1,  /* event types: verbal and material cooperation, */
    ONUS_QUAD_2,
    ONUS_QUAD_3,  /* verbal and material conflict */
    ONUS_QUAD_4,
} onus_style;

typedef struct onus_layout {
    onus_string *out;
    unsigned width;      /* columns */
    bool colour;         /* ANSI escapes */
    unsigned indent;     /* where a wrapped line goes on */
    unsigned column;     /* columns used in this line */
    bool blank;          /* a blank is due before the next word */
    onus_string word;    /* the word that is being put, with its escapes */
    unsigned word_width; /* its columns */
    onus_style style;    /* the terminal's after what was put so far */
} onus_layout;

void onus_layout__put(onus_layout *layout, onus_style style, onus_slice text);
void onus_layout__print(onus_layout *layout, onus_style style,
                        const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Go to a column, by at least one blank; wrapped lines go on there. */
void onus_layout__tab(onus_layout *layout, unsigned column);

/* End the line; the next starts at column 0. */
void onus_layout__end(onus_layout *layout);

/* Free what it holds. A failed word fails `out`. */
void onus_layout__clear(onus_layout *layout);

/* Columns that a text takes. */
unsigned onus_layout__width(onus_slice text);

/* The text without control characters; line feeds and tabs stay. */
void onus_layout__safe(onus_string *out, onus_slice text);

#endif
