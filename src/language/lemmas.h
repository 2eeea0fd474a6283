/* Lemmas: a rule of the model on the form, or its table of irregular words. */
#ifndef ONUS_LEMMAS_H
#define ONUS_LEMMAS_H

#include "language/model.h"

/* The lemma of a form with these labels (of labels.xpos and labels.lemma); a
 * slice of the form or in the arena; the form itself where the rule does not
 * fit. */
onus_slice onus_lemma__of(onus_arena *arena, const onus_model *model,
                          onus_slice form, uint32_t xpos, uint32_t rule);

/* "1,300" -> "1300", in the arena. */
onus_slice onus_lemma__without_commas(onus_arena *arena, onus_slice form);

#endif
