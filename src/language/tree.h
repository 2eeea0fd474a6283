/* The best tree over a sentence's words. */
#ifndef ONUS_TREE_H
#define ONUS_TREE_H

#include "base/arena.h"

enum { ONUS_TREE_WORDS = 512 /* the most that a tree may have */ };

/* Heads of the maximum spanning tree with exactly one child of the root.
 *
 * scores [words][stride], stride > words: row w has the scores of the arcs to
 * word w, from the root in column 0, from word h in column h + 1. heads [words]
 * gets 0 for the root's child, else the head's word + 1. Values that are no
 * numbers count as very bad. 1 <= words <= ONUS_TREE_WORDS. Working memory,
 * O(words^2), comes from `scratch`. False if memory ran out. */
bool onus_tree__best(uint32_t *heads, const float *scores, size_t stride,
                     uint32_t words, onus_arena *scratch);

#endif
