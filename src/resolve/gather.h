/* What the parts of gathering share: the gatherer, codes, and who makes
 * which entity. */
#ifndef ONUS_GATHER_H
#define ONUS_GATHER_H

#include "resolve/findings.h"

/* Two of a kind that a sentence speaks of; equal if there are none. */
typedef struct onus_two {
    uint32_t of[2];
    uint32_t sentence;
} onus_two;

/* How close the members of a sentence's pair stand. */
typedef enum onus_bond {
    BOND_NONE,
    BOND_SENTENCE, /* they are alone in it */
    BOND_AND,      /* "urged Kenya and Uganda" */
    BOND_BETWEEN,  /* "talks between Kenya and Uganda" */
} onus_bond;

/* The different ones of a kind that the text speaks of. */
typedef struct onus_company {
    uint32_t sentence;
    uint32_t now[2], count; /* the first two of it; how many in all */
    onus_two pair;    /* the last, */
    onus_two older;   /* and those before them */
    onus_two bound;   /* those of this sentence that a bond holds, and */
    onus_bond bond;   /* which */
    /* Those named most often so far, in order; how many are held. */
    uint32_t top[3], held;
    uint32_t *counts; /* how often; in scratch */
} onus_company;

typedef struct onus_gatherer {
    onus_findings *findings;
    const onus_tables *tables;
    onus_record *record;
    onus_arena *arena;  /* the record's */
    onus_map called;    /* any part of a name -> person spoken of last */
    onus_map settled;   /* short names that were used, and for whom */
    onus_map offices;   /* "leader:PRK", "leader:" -> person spoken of last */
    uint32_t names;     /* mentions that are names; nominals come behind them */
    uint32_t heard;     /* of these, how many were spoken of so far */
    onus_company lands;  /* states (rows of countries), wherever named */
    onus_company states; /* states that act */
    /* Entities: persons, heads of state, actors of any kind. */
    onus_company people, heads, actors;
    uint32_t kinds;      /* the size of the counts */
} onus_gatherer;

/* The entity with a key, or ONUS_NONE; a new entity, known by its key
 * (absent: by none). */
uint32_t onus_gather__find(onus_gatherer *gatherer, onus_slice key);
uint32_t onus_gather__add(onus_gatherer *gatherer, onus_slice key,
                          onus_entity entity);

/* "P:Kim Jong-un": a key of a kind. */
onus_slice onus_gather__key(onus_gatherer *gatherer, char kind,
                            onus_slice text);

onus_slice onus_gather__text(const onus_gatherer *gatherer,
                             const onus_finding *finding);

/* The code of a row of countries; absent for ONUS_NONE. */
onus_slice onus_gather__country_code(const onus_gatherer *gatherer,
                                     uint32_t row);

/* Is a sense true on the day of the report? */
bool onus_gather__holds(const onus_gatherer *gatherer, const onus_sense *sense);

onus_slice onus_gather__last_word(onus_slice text);

/* The key of a person of the tables: namesakes of two countries are two. */
onus_slice onus_gather__person_key(onus_gatherer *gatherer,
                                   const onus_person *person);

/* People: in the tables; by surname; only in the text. */
uint32_t onus_gather__known_person(onus_gatherer *gatherer, uint32_t row);
uint32_t onus_gather__surname(onus_gatherer *gatherer,
                              const onus_finding *finding);
uint32_t onus_gather__person(onus_gatherer *gatherer,
                             const onus_finding *finding);

/* A person is spoken of by name: from now on, parts of it mean this person. */
void onus_gather__call(onus_gatherer *gatherer, uint32_t entity);

/* Countries, bodies of the tables, places, names in no table. */
uint32_t onus_gather__country(onus_gatherer *gatherer, uint32_t row);
uint32_t onus_gather__body(onus_gatherer *gatherer, const onus_body *body,
                           onus_kind kind);
uint32_t onus_gather__place(onus_gatherer *gatherer, uint32_t row);
uint32_t onus_gather__unknown(onus_gatherer *gatherer,
                              const onus_finding *finding);

/* Nominals: what a title tells of its bearer; the entity of "the rebels",
 * "the two leaders". The partner is the second of two, or ONUS_NONE. */
void onus_gather__describe(onus_gatherer *gatherer, const onus_finding *finding,
                           onus_entity *entity);
uint32_t onus_gather__nominal(onus_gatherer *gatherer,
                              const onus_finding *finding, uint32_t *partner);

/* Begin to listen; false if memory ran out. */
bool onus_gather__listen(onus_gatherer *gatherer);

/* Hear the names before a token; hear an entity named at a token. */
void onus_gather__hear(onus_gatherer *gatherer, uint32_t before);
void onus_gather__speak(onus_gatherer *gatherer, uint32_t entity,
                        uint32_t head);

/* The two that "the two leaders" are, the country that "the country" is;
 * ONUS_NONE if nothing of that kind is said, or nobody knows. */
uint32_t onus_gather__pair(onus_gatherer *gatherer, const onus_finding *finding,
                           uint32_t *partner);
uint32_t onus_gather__state_meant(onus_gatherer *gatherer,
                                  const onus_finding *finding);

/* Is the noun too general to be an actor of its own: "the nation", "both
 * sides"? */
bool onus_gather__empty(const onus_gatherer *gatherer,
                        const onus_finding *finding);

bool onus_gather__plural(const onus_gatherer *gatherer, uint32_t token);
bool onus_gather__definite(const onus_gatherer *gatherer, uint32_t token);

/* "N:TURCOP:riot police": the key of all that have a code and an agent noun. */
onus_slice onus_gather__role_key(const onus_findings *findings, onus_slice code,
                                 uint32_t agent);

/* Codes. Sectors that the roles in an entity's code stand for; those of a
 * cell: "CVL|SOC". */
void onus_code__set_sectors(const onus_tables *tables, onus_entity *entity);
void onus_code__list_sectors(onus_entity *entity, onus_slice cell);

/* Does a code hold a group of three letters? */
bool onus_code__holds(onus_slice code, onus_slice group);

/* "PRK" and "GOV" make "PRKGOV"; groups that are there already are left out. */
onus_slice onus_code__compose(onus_arena *arena, onus_slice base,
                              onus_slice role);

/* An agent's code with the country or body it belongs to. International
 * first groups stand in front: "Danish aid group" NGODNK. */
onus_slice onus_code__of_agent(const onus_tables *tables, onus_arena *arena,
                               onus_slice base, onus_slice agent);

#endif
