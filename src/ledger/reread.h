/* Taking over a record that is read back from JSON. */
#ifndef ONUS_REREAD_H
#define ONUS_REREAD_H

#include "ledger/ledger.h"

#include <jansson.h>

/* Add the moves of a record. Trouble is only lack of memory: the arenas
 * tell. */
void onus_ledger__reread(onus_ledger *ledger, const json_t *record,
                         onus_arena *scratch);

#endif
