#include "knowledge/cues.h"

#define NAME(name) #name,
static const char *const frames[] = {ONUS_FRAME_LIST(NAME)};
static const char *const sayings[] = {ONUS_SAYING_LIST(NAME)};
#undef NAME

const char *onus_saying__name(onus_saying saying)
{
    return sayings[saying];
}

onus_frame onus_frame__of(onus_slice name)
{
    for (unsigned i = 0; i < FRAME_COUNT; i++)
        if (onus_slice__is(name, frames[i]))
            return (onus_frame)(1u << i);
    return FRAME_NONE;
}

onus_saying onus_saying__of(onus_slice name)
{
    unsigned i = 0;
    while (i < SAYING_COUNT && !onus_slice__is(name, sayings[i]))
        i++;
    return (onus_saying)i;
}
