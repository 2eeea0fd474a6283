/* From a record's events and statements to moves. */
#ifndef ONUS_TAKE_H
#define ONUS_TAKE_H

#include "ledger/ledger.h"
#include "record/record.h"

/* An entity as the ledger needs it. */
typedef struct onus_ledger_party {
    onus_slice code, country;
    onus_slice person; /* its name, if it is one */
    bool speaks;       /* for its country or body: no analyst, no newspaper */
} onus_ledger_party;

/* A document that is being taken over; all slices may be borrowed, moves
 * copy them. Events are taken before statements. */
typedef struct onus_ledger_page {
    onus_arena *scratch;
    onus_slice id, date;
    const onus_ledger_party *parties; /* by entity */
    uint32_t party_count;
    /* "sentence:party": an event made a move here, a statement is the same */
    onus_map claims;
    onus_map seen; /* "kind:start:from:to" of moves added */
} onus_ledger_page;

/* The day by which an act has to be done, from a time that stands behind
 * `before` in its sentence: "by the end of the year" 2019 gives 2019-12-31.
 * Absent if it is no deadline. */
onus_slice onus_ledger__deadline(const onus_tables *tables, onus_arena *arena,
                                 onus_slice before, onus_slice value);

/* Make a party of an entity's code, country and kind. */
onus_ledger_party onus_ledger__party(const onus_tables *tables, onus_slice code,
                                     onus_slice country, bool is_country);

/* Does an entity (or ONUS_NONE) stand for a party? */
static inline bool onus_ledger__is_party(const onus_ledger_page *page,
                                         uint32_t entity)
{
    return entity < page->party_count && page->parties[entity].speaks;
}

/* Add the moves of one event or statement: from each source to each target
 * (entities, which may be none). */
void onus_ledger__take(onus_ledger *ledger, const onus_tables *tables,
                       onus_ledger_page *page, const onus_ledger_act *act,
                       const uint32_t *sources, uint32_t source_count,
                       const uint32_t *targets, uint32_t target_count);

#endif
