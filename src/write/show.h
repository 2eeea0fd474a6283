/* What page and explain have in common: how actors, events and sentences are
 * shown. */
#ifndef ONUS_SHOW_H
#define ONUS_SHOW_H

#include "write/layout.h"
#include "write/write.h"

/* "A PRKGOV → B USAGOV · THREATEN (mode) future · 138", without date and
 * line end. */
void onus_show__event(onus_layout *layout, const onus_record *record,
                      const onus_event *event);

/* A sentence in one style, the triggers of `count` events in it emphasised. */
void onus_show__sentence(onus_layout *layout, onus_style style,
                         const onus_record *record, onus_span sentence,
                         const onus_event *events, uint32_t count);

/* What was said: in quotation marks if it is direct speech, gaps as "...". */
void onus_show__content(onus_layout *layout, const onus_record *record,
                        const onus_statement *statement);

/* Who said it: the table's name, else the report's; absent if nobody is
 * named. */
onus_slice onus_show__speaker(const onus_record *record,
                              const onus_statement *statement);

/* A code as words: "no_actor" is "no actor". */
void onus_show__code(onus_layout *layout, onus_style style, const char *code);

/* The entity, or NULL for ONUS_NONE. */
const onus_entity *onus_show__entity(const onus_record *record,
                                     uint32_t entity);

#endif
