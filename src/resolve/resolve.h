/* From words to the world: which actor, which date, which place, who is "he".
 *
 * Fills a record's entities, mentions, times and places from its tokens and
 * the tables.
 */
#ifndef ONUS_RESOLVE_H
#define ONUS_RESOLVE_H

#include "knowledge/tables.h"
#include "record/record.h"

/* All of it, in order: names, nominals, entities, pronouns; times; places.
 * `scratch` is used and may be reset afterwards. Errors: MEMORY. */
onus_status onus_resolve(const onus_tables *tables, onus_arena *scratch,
                         onus_record *record, onus_error *error);

/* The mention that a node of the tree stands for: its own, or, where it is
 * no actor itself ("the decision of the court", "Israel's raid"), the actor
 * that is said to be behind it. ONUS_NONE if there is none. */
uint32_t onus_resolve__actor(const onus_record *record, uint32_t token);

/* The day of the report as 20190102: published, else the dateline; 0 if
 * unknown. */
onus_day onus_resolve__day(const onus_record *record);

#endif
