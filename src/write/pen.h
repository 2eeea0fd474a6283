/* A pen for JSON: opens, names, writes and closes; commas, blanks and escapes
 * are its business.
 *
 *     onus_pen pen = {.out = &out, .indented = true};
 *     onus_pen__open(&pen, '{');
 *     onus_pen__field(&pen, "name", ONUS_SLICE("Kim"));  // left out if absent
 *     onus_pen__key(&pen, "span");
 *     onus_pen__open_inline(&pen, '[');                  // all on one line
 *     onus_pen__integer(&pen, 0);
 *     onus_pen__integer(&pen, 3);
 *     onus_pen__close(&pen, ']');
 *     onus_pen__close(&pen, '}');
 *
 * Not indented, all of it is one line without blanks: JSON Lines. Numbers are
 * written digit by digit, so no locale can put a comma where JSON wants a
 * point.
 */
#ifndef ONUS_PEN_H
#define ONUS_PEN_H

#include "base/string.h"

typedef struct onus_pen {
    onus_string *out;
    bool indented;
    unsigned depth;   /* containers that are open */
    unsigned inlined; /* from this depth on all stays on one line; 0: none */
    bool begun;       /* the innermost container holds something */
    bool named;       /* a key was written, its value is due */
} onus_pen;

/* `bracket` is '{' or '['; the closing one must fit. */
void onus_pen__open(onus_pen *pen, char bracket);
void onus_pen__open_inline(onus_pen *pen, char bracket);
void onus_pen__close(onus_pen *pen, char bracket);

void onus_pen__key(onus_pen *pen, const char *key);

/* Any bytes: invalid UTF-8 becomes U+FFFD. */
void onus_pen__string(onus_pen *pen, onus_slice text);
void onus_pen__integer(onus_pen *pen, uint32_t number);
void onus_pen__boolean(onus_pen *pen, bool truth);

/* With at most `decimals` (0-6) decimals, trailing zeros cut; null if it is
 * not finite. */
void onus_pen__number(onus_pen *pen, double number, unsigned decimals);

/* Key and string; nothing at all if the string is absent or empty. */
void onus_pen__field(onus_pen *pen, const char *key, onus_slice text);

#endif
