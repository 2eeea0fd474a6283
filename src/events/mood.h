/* What a word's own helpers say of it: not, nobody, will, would, if. */
#ifndef ONUS_MOOD_H
#define ONUS_MOOD_H

#include "events/status.h"

/* Who asks: what the questions below are put to. Borrowed. */
typedef struct onus_asker {
    const onus_tables *tables;
    const onus_record *record;
    const onus_token *tokens; /* of the record */
} onus_asker;

/* The gravest thing that a word's own helpers say; ACTUAL if nothing. */
onus_event_status onus_mood__own(const onus_asker *asker, uint32_t token);

/* The graver of two: not, then if, then would, then will. */
onus_event_status onus_mood__graver(onus_event_status a, onus_event_status b);

/* Does a condition hang on the word: "will meet if", "as long as"? */
bool onus_mood__depends(const onus_asker *asker, uint32_t token);

/* Is it the word that opens a condition: "provided that", "as long as"? */
bool onus_mood__opens_condition(const onus_asker *asker, uint32_t word);

bool onus_mood__is_past(const onus_token *token);

/* Is it an infinitive with "to", "in order to", "so as to"? */
bool onus_mood__is_infinitive(const onus_asker *asker, uint32_t token);

/* Is a word in a list: its lemma or form ("planned", "done") or, where a verb
 * has a particle, the two of them? To call off is not to call. */
bool onus_mood__in(const onus_asker *asker, onus_words list, uint32_t token);

/* Has a word a dependent with this relation that is in a list? */
bool onus_mood__has(const onus_asker *asker, uint32_t token,
                    onus_relation_kind relation, onus_words list);

#endif
