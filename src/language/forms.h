/* The table of forms: lemmas that the model's rules may miss.
 *
 * knowledge/en/lemmas.tsv says it by class: `verb  slam  slammed|slamming`. A
 * form wins over the model where its tag fits the class. So do addresses, which
 * are their own lemma, and numbers, which have no commas in it ("1,300").
 */
#ifndef ONUS_FORMS_H
#define ONUS_FORMS_H

#include "base/hash.h"
#include "record/record.h"

typedef struct onus_forms {
    ONUS_ARRAY(onus_slice) lemmas; /* in the arena it was read into */
    onus_map verbs, nouns, degrees, names; /* form, lower case -> lemmas */
    onus_map bases;                /* lemma of a verb -> lemmas */
} onus_forms;

/* Read the table into the arena. Errors: IO, TABLE, MEMORY. */
onus_status onus_forms__read(onus_forms *forms, onus_arena *arena,
                             const char *path, onus_error *error);

/* Set the token's lemma where it is known; it is copied into `arena`. */
void onus_forms__apply(const onus_forms *forms, onus_arena *arena,
                       onus_token *token);

#endif
