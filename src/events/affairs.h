/* Is it politics, or sport, business, daily life? */
#ifndef ONUS_AFFAIRS_H
#define ONUS_AFFAIRS_H

#include "events/parties.h"

/* What an act of these parties is instead, or NOTHING_BUT_AN_ACT. */
onus_nothing onus_affairs__of(const onus_tables *tables,
                              const onus_record *record,
                              const onus_match *match,
                              const onus_reading *reading,
                              const onus_parties *parties);

#endif
