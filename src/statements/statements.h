/* Who said what: content, cue, speaker, form and kind. */
#ifndef ONUS_STATEMENTS_H
#define ONUS_STATEMENTS_H

#include "knowledge/tables.h"
#include "record/record.h"

/* Fill `statements` from the tree, the entities and cues.tsv, and tie the events that a
 * statement reports to it (onus_event.statement). Errors: MEMORY. */
onus_status onus_statements__find(const onus_tables *tables,
                                  onus_arena *scratch, onus_record *record,
                                  onus_error *error);

#endif
