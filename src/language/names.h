/* Names: occurrences of a word agree, and the best sequence of labels is taken.
 *
 *     Hussein (PER .6) ... Hussein (PER .9)   a document is read as a whole:
 *     what is clear in one sentence helps in the others
 */
#ifndef ONUS_NAMES_H
#define ONUS_NAMES_H

#include "language/model.h"
#include "record/record.h"

enum { ONUS_NAME_LABELS = 64 /* the most that a model may have */ };

/* Draw the capitalised words of one form together: of the log-probability of
 * each class (PER, ..., none) a word keeps three tenths, and has seven tenths
 * of the mean over all its occurrences. logits [count][labels], of the tokens
 * of a document. Working memory is taken from `scratch`. False if memory ran
 * out. */
bool onus_names__agree(float *logits, const onus_token *tokens, uint32_t count,
                       const onus_name_label *labels, uint32_t label_count,
                       onus_arena *scratch);

/* best [n] = the labels with the highest sum of logits [n][labels] in which I-X
 * follows B-X or I-X only (Viterbi). Working memory is taken from `scratch`.
 * False if memory ran out. */
bool onus_names__best(uint8_t *best, const float *logits,
                      const onus_name_label *labels, uint32_t label_count,
                      uint32_t n, onus_arena *scratch);

/* Fill in the names of the n tokens of a sentence by their logits. */
bool onus_names__answer(onus_token *tokens, const float *logits, uint32_t n,
                        const onus_name_label *labels, uint32_t label_count,
                        onus_arena *scratch);

#endif
