/* Bytes to code points.
 *
 * Inside, offsets are bytes; outside (JSON) they are Unicode code points. The
 * index is made once per record: the number of code points before every 64th
 * byte. A look-up adds at most 63 bytes of counting. ASCII text, the common
 * case, needs no index at all.
 */
#ifndef ONUS_OFFSETS_H
#define ONUS_OFFSETS_H

#include "base/arena.h"

typedef struct onus_offsets {
    onus_slice text;        /* valid UTF-8; borrowed */
    const uint32_t *before; /* code points before byte 64 i; NULL: ASCII */
} onus_offsets;

/* The index lives in the arena; if memory runs out, the arena knows and
 * offsets stay bytes. */
onus_offsets onus_offsets__make(onus_arena *arena, onus_slice text);

/* Code points before `byte`; what lies behind the text counts as its end. */
uint32_t onus_offsets__of(const onus_offsets *offsets, uint32_t byte);

#endif
