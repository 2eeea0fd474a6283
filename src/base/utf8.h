/* UTF-8: decoding, mending, and the few facts about characters that we ask for.
 *
 * Unicode's own tables come from utf8proc (Debian: libutf8proc).
 */
#ifndef ONUS_UTF8_H
#define ONUS_UTF8_H

#include "base/arena.h"
#include "base/slice.h"

/* The code point at text[*at]; *at moves behind it. An invalid byte gives
 * U+FFFD and moves by one. The caller makes sure that *at < text.size. */
uint32_t onus_utf8__next(onus_slice text, size_t *at);

/* The code point that ends at *at > 0; *at moves to its start. */
uint32_t onus_utf8__previous(onus_slice text, size_t *at);

/* Append a code point's bytes to out (4 bytes of room); how many. */
size_t onus_utf8__encode(uint32_t code, char out[4]);

/* How many code points. */
size_t onus_utf8__length(onus_slice text);

/* Where each code point starts, in bytes, and *count of them; one more entry
 * for the end. In the arena; NULL if memory ran out. */
uint32_t *onus_utf8__offsets(onus_arena *arena, onus_slice text, size_t *count);

bool onus_utf8__valid(onus_slice text);

/* The text if it is valid, else a copy in which each bad byte is U+FFFD and NUL
 * is a blank; an empty slice if memory ran out (the arena knows). */
onus_slice onus_utf8__mended(onus_arena *arena, onus_slice text);

bool onus_utf8__is_letter(uint32_t code);
bool onus_utf8__is_digit(uint32_t code); /* any decimal digit */
bool onus_utf8__is_upper(uint32_t code); /* upper or title case */
bool onus_utf8__is_lower(uint32_t code);
bool onus_utf8__is_space(uint32_t code); /* no-break and zero-width ones too */
bool onus_utf8__is_mark(uint32_t code);  /* combining, category Mn */
uint32_t onus_utf8__lower(uint32_t code);

/* The text in lower case, in the arena; bad bytes become U+FFFD. */
onus_slice onus_utf8__lowered(onus_arena *arena, onus_slice text);

#endif
