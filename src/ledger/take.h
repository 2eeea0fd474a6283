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

/* A document that is being taken over; all slices may be borrowed, moves copy them. */
typedef struct onus_ledger_page {
    onus_slice id, date;
    const onus_ledger_party *parties; /* by entity */
    uint32_t party_count;
    const onus_slice *sentences; /* their texts */
    uint32_t sentence_count;
} onus_ledger_page;

/* Make a party of an entity's code, country and kind. */
onus_ledger_party onus_ledger__party(onus_slice code, onus_slice country,
                                     bool is_country);

/* Add the moves of one event or statement: from each source to each target (entities,
 * which may be none). */
void onus_ledger__take(onus_ledger *ledger, const onus_tables *tables,
                       const onus_ledger_page *page, const onus_ledger_act *act,
                       const uint32_t *sources, uint32_t source_count,
                       const uint32_t *targets, uint32_t target_count);

#endif
