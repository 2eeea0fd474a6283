/* Who does it to whom: the actors that the slots of a match stand for. */
#ifndef ONUS_PARTIES_H
#define ONUS_PARTIES_H

#include "events/events.h"

typedef ONUS_ARRAY(onus_actor) onus_actors;

typedef struct onus_parties {
    onus_actors sources, targets; /* in the record's arena */
    bool self;   /* nobody but the source itself stands where the target does */
    bool joined; /* the targets stand among the sources: they did it together */
} onus_parties;

onus_parties onus_parties__of(const onus_tables *tables, onus_record *record,
                              const onus_match *match,
                              const onus_reading *reading);

/* Is it clear who did it to whom, as far as such an act needs to have that? */
typedef enum onus_parties_verdict {
    PARTIES_COMPLETE,
    PARTIES_NO_ACTOR, /* none that any table knows */
    PARTIES_NO_SOURCE,
    PARTIES_NO_TARGET,
    PARTIES_ONE_ACTOR, /* on both sides */
} onus_parties_verdict;

onus_parties_verdict onus_parties__judge(const onus_tables *tables,
                                         const onus_record *record,
                                         const onus_match *match,
                                         const onus_reading *reading,
                                         const onus_parties *parties);

#endif
