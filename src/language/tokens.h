/* Cutting paragraphs into tokens, and contractions into words.
 *
 * White space parts a paragraph into chunks; a logistic model on hashed
 * features, learnt from treebanks, decides where a chunk is cut ("U.S.-run" ->
 * "U.S." "-" "run"). The table of contractions then parts tokens that are
 * several words ("don't" -> "do" "n't").
 */
#ifndef ONUS_TOKENS_H
#define ONUS_TOKENS_H

#include "language/contractions.h"
#include "language/model.h"

/* Append the tokens of the record's paragraphs to it: span, form, multiword,
 * space_after. `contractions` may be NULL. Gives, for each paragraph, the
 * number of tokens up to its end, in the scratch arena; NULL if memory ran
 * out. */
const uint32_t *onus_tokens__cut(onus_record *record, onus_arena *scratch,
                                 const onus_model *model,
                                 const onus_contractions *contractions);

/* The model's sum for each possible cut of a chunk between two others (or empty
 * slices), in order, into the arena; *count of them. For tests. NULL if memory
 * ran out. */
const float *onus_tokens__sums(onus_arena *arena, const onus_model *model,
                               onus_slice text, onus_slice before,
                               onus_slice after, uint32_t *count);

#endif
