/* Who said what: content, cue, speaker, form and kind. */
#ifndef ONUS_STATEMENTS_H
#define ONUS_STATEMENTS_H

#include "knowledge/tables.h"
#include "record/record.h"

/* Fill `statements` from the tree, the entities and cues.tsv. "I" and "we" in
 * quotations become mentions of the speaker. Events that are there already are
 * tied, as below. Errors: MEMORY. */
onus_status onus_statements__find(const onus_tables *tables,
                                  onus_arena *scratch, onus_record *record,
                                  onus_error *error);

/* Tie each event to the statement inside whose content its trigger lies: the
 * innermost. */
void onus_statements__tie(onus_record *record);

#endif
