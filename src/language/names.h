/* The best sequence of name labels. */
#ifndef ONUS_NAMES_H
#define ONUS_NAMES_H

#include "language/model.h"

enum { ONUS_NAME_LABELS = 64 /* the most that a model may have */ };

/* best [n] = the labels with the highest sum of logits [n][labels] in which I-X
 * follows B-X or I-X only (Viterbi). Working memory is taken from `scratch`.
 * False if memory ran out. */
bool onus_names__best(uint8_t *best, const float *logits,
                      const onus_name_label *labels, uint32_t label_count,
                      uint32_t n, onus_arena *scratch);

#endif
