/* What an event has besides its actors: where it happened, and how many people
 * it struck, took or brought together. */
#ifndef ONUS_DETAILS_H
#define ONUS_DETAILS_H

#include "knowledge/tables.h"
#include "record/record.h"

/* How many the noun phrase with this head tells: 14 for "at least 14 people", 3
 * for "a woman and two children". Where words tell no number it is the least
 * that they allow: 24 for "dozens", 20000 for "tens of thousands". ONUS_NONE if
 * nothing is told. */
uint32_t onus_details__count(const onus_tables *tables,
                             const onus_record *record, uint32_t noun);

/* Fill place, dead, injured, arrested and size of all events. The first token
 * of an event's trigger is its head. */
void onus_details__add(const onus_tables *tables, onus_record *record);

#endif
