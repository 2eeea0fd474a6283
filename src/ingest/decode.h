/* Bytes as they come -> valid UTF-8. */
#ifndef ONUS_DECODE_H
#define ONUS_DECODE_H

#include "base/arena.h"

/* The text of the bytes: they themselves if they are good UTF-8 without NUL,
 * else a copy in the arena, converted or mended; an empty slice if memory ran
 * out. */
onus_slice onus_decode(onus_arena *arena, onus_slice bytes);

/* What a byte, or a number that means one, is in Windows-1252. */
uint32_t onus_decode__windows_1252(uint32_t code);

#endif
