#include "write/offsets.h"

enum { STEP = 64 };

/* A code point is counted at its first byte: all but 10xxxxxx. */
static bool starts(char byte)
{
    return ((unsigned char)byte & 0xC0) != 0x80;
}

static bool ascii(onus_slice text)
{
    unsigned char seen = 0;
    for (size_t i = 0; i < text.size; i++)
        seen |= (unsigned char)text.data[i];
    return seen < 0x80;
}

onus_offsets onus_offsets__make(onus_arena *arena, onus_slice text)
{
    onus_offsets offsets = {.text = text};
    if (ascii(text))
        return offsets;
    uint32_t *before =
        onus_arena__array(arena, text.size / STEP + 1, sizeof *before);
    if (!before)
        return offsets;
    uint32_t count = 0;
    for (size_t i = 0; i < text.size; i++) {
        if (i % STEP == 0)
            before[i / STEP] = count;
        count += starts(text.data[i]);
    }
    if (text.size % STEP == 0)
        before[text.size / STEP] = count;
    offsets.before = before;
    return offsets;
}

uint32_t onus_offsets__of(const onus_offsets *offsets, uint32_t byte)
{
    if (byte > offsets->text.size)
        byte = (uint32_t)offsets->text.size;
    if (!offsets->before)
        return byte;
    uint32_t count = offsets->before[byte / STEP];
    for (uint32_t i = byte / STEP * STEP; i < byte; i++)
        count += starts(offsets->text.data[i]);
    return count;
}
