/* Names of places to coordinates. */
#ifndef ONUS_PLACES_H
#define ONUS_PLACES_H

#include "knowledge/tables.h"
#include "record/record.h"

/* Fill places from the mentions; memory failures stay in the record's arena. */
void onus_places__resolve(const onus_tables *tables, onus_arena *scratch,
                          onus_record *record);

#endif
