/* Writing a ledger that is settled. */
#ifndef ONUS_ACCOUNT_H
#define ONUS_ACCOUNT_H

#include "base/string.h"
#include "ledger/ledger.h"

#include "onus.h"

void onus_ledger__json(onus_string *out, bool indented,
                       const onus_slice parties[2], const onus_moves *moves,
                       const onus_verdict *verdict);

void onus_ledger__page(onus_string *out, const onus_write_options *options,
                       const onus_slice parties[2], const onus_moves *moves,
                       const onus_verdict *verdict);

#endif
