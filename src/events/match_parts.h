/* What the parts of matching share: the matcher, and what it asks of the tree.
 */
#ifndef ONUS_MATCH_PARTS_H
#define ONUS_MATCH_PARTS_H

#include "events/clause.h"
#include "events/match.h"

enum { ONUS_CHAIN = 8, ONUS_WAITING = 4, ONUS_COMPLEMENTS = 32 };

/* One pattern on its way down one tree. */
typedef struct onus_matcher {
    const onus_tables *tables;
    const onus_record *record;
    const onus_token *tokens;
    const onus_pattern *pattern;
    onus_clause clause;         /* of the head */
    uint32_t chain[ONUS_CHAIN]; /* words met: the head first */
    uint32_t length;
    const onus_piece *waiting[ONUS_WAITING]; /* prepositions not yet met */
    uint32_t waits;
    uint32_t source, target, infinitive; /* tokens, or ONUS_NONE */
    uint32_t first, last;       /* words met, by their order in the text */
    int steps;                  /* left; a guard against hostile trees */
} onus_matcher;

/* match_words.c: what stands where on the tree. Is a token one of a piece's
 * words? Does a piece consist of just this word? */
bool onus_matcher__is_one_of(const onus_matcher *m, const onus_piece *piece,
                             uint32_t token);
bool onus_matcher__is_word(const onus_piece *piece, const char *word);

/* The verb that only says that a noun's act happens: "protests erupted", "talks
 * were held", "there were riots"; ONUS_NONE if there is none. */
uint32_t onus_matcher__happening(const onus_tables *tables,
                                 const onus_record *record, uint32_t noun);

/* What hangs on a word; where the next piece may hang. Both fill `out` and
 * return how many. */
uint32_t onus_matcher__complements(const onus_matcher *m, uint32_t word,
                                   uint32_t out[ONUS_COMPLEMENTS]);
uint32_t onus_matcher__anchors(const onus_matcher *m,
                               uint32_t out[ONUS_CHAIN + 2]);

/* Of a token: has it all the prepositions that wait, or none if none does;
 * may it hang on the anchor; was it met before; is it time, an infinitive? */
bool onus_matcher__is_marked(const onus_matcher *m, uint32_t token);
bool onus_matcher__bare(const onus_matcher *m, uint32_t token);
bool onus_matcher__hangs(const onus_matcher *m, uint32_t token,
                         uint32_t anchor);
bool onus_matcher__used(const onus_matcher *m, uint32_t token);
bool onus_matcher__in_time(const onus_record *record, uint32_t token);
bool onus_matcher__is_infinitive(const onus_matcher *m, uint32_t token);

/* match_pieces.c: does the rest of the pattern fit, from this piece on? */
bool onus_matcher__meet(onus_matcher *m, uint32_t piece);

/* match_slots.c: whose a noun is, said before it ("Tokyo's demand", "a Russian
 * proposal"), the target apart; or ONUS_NONE. */
uint32_t onus_matcher__owner(const onus_matcher *m, uint32_t noun);

/* Is a token the one who acts, by another name: "ended its siege"? */
bool onus_matcher__is_self(const onus_matcher *m, uint32_t token);

/* The source, and the target that the pattern does not name. */
void onus_matcher__find_source(onus_matcher *m);
void onus_matcher__find_inner_target(onus_matcher *m);

#endif
