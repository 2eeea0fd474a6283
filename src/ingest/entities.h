/* Character references: "&amp;", "&#8217;", "&eacute". */
#ifndef ONUS_ENTITIES_H
#define ONUS_ENTITIES_H

#include "base/arena.h"
#include "base/slice.h"

/* The text with its references resolved, as a browser does it: the slice
 * itself if it has none, else a copy in the arena (empty if memory ran out).
 * `attribute`: it is the value of one, in which "&copy=1" stays as it is. */
onus_slice onus_entities__resolved(onus_arena *arena, onus_slice text,
                                   bool attribute);

#endif
