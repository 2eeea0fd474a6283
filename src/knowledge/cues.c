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
    uint32_t i = onus_slice__among(name, frames, FRAME_COUNT);
    return i < FRAME_COUNT ? (onus_frame)(1u << i) : FRAME_NONE;
}

onus_saying onus_saying__of(onus_slice name)
{
    return (onus_saying)onus_slice__among(name, sayings, SAYING_COUNT);
}
