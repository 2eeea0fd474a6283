/* From a record's events and statements to moves. */
#ifndef ONUS_TAKE_H
#define ONUS_TAKE_H

#include "ledger/ledger.h"
#include "record/record.h"

/* An entity as the ledger needs it. */
typedef struct onus_ledger_party {
    onus_slice code, country;
    bool speaks; /* for its country or body: no analyst, no newspaper */
} onus_ledger_party;

/* A party has made a move in a sentence, by an event: a statement there is the same. */
typedef struct onus_ledger_claim {
    onus_slice from;
    uint32_t sentence;
} onus_ledger_claim;

/* A document that is being taken over; all slices may be borrowed, moves copy them.
 * Events are taken before statements. */
typedef struct onus_ledger_page {
    onus_arena *scratch;
    onus_slice id, date;
    const onus_ledger_party *parties; /* by entity */
    uint32_t party_count;
    ONUS_ARRAY(onus_ledger_claim) claims; /* in scratch */
} onus_ledger_page;

/* Make a party of an entity's code, country and kind. */
onus_ledger_party onus_ledger__party(const onus_tables *tables, onus_slice code,
                                     onus_slice country, bool is_country);

/* Add the moves of one event or statement: from each source to each target (entities,
 * which may be none). */
void onus_ledger__take(onus_ledger *ledger, const onus_tables *tables,
                       onus_ledger_page *page, const onus_ledger_act *act,
                       const uint32_t *sources, uint32_t source_count,
                       const uint32_t *targets, uint32_t target_count);

#endif
