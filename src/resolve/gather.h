/* What the parts of gathering share: the gatherer, codes, and who makes which entity. */
#ifndef ONUS_GATHER_H
#define ONUS_GATHER_H

#include "resolve/findings.h"

typedef struct onus_gatherer {
    onus_findings *findings;
    const onus_tables *tables;
    onus_record *record;
    onus_arena *arena;  /* the record's */
    onus_map called;    /* folded name, surname, first name -> person spoken of last */
    onus_map settled;   /* short names that were used, and for whom */
    onus_map offices;   /* "leader:PRK", "leader:" -> person spoken of last */
    uint32_t *counts;   /* of entities: how often named so far, countries by their people too */
    uint32_t names;     /* mentions that are names; nominals come behind them */
    uint32_t heard;     /* of these, how many offices and counts know of */
    uint32_t countries[2], people[2]; /* entities spoken of most so far, or ONUS_NONE */
} onus_gatherer;

/* The entity with a key, or ONUS_NONE; a new entity, known by its key (absent: by none). */
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

/* Nominals: what a title tells of its bearer; the entity of "the rebels", "the two
 * leaders". The partner is the second of two, or ONUS_NONE. */
void onus_gather__describe(onus_gatherer *gatherer, const onus_finding *finding,
                           onus_entity *entity);
uint32_t onus_gather__nominal(onus_gatherer *gatherer,
                              const onus_finding *finding, uint32_t *partner);

/* "N:TURCOP:riot police": the key of all that have a code and an agent noun. */
onus_slice onus_gather__role_key(const onus_findings *findings, onus_slice code,
                                 uint32_t agent);

/* Codes. Sectors that the roles in an entity's code stand for; those of a cell: "CVL|SOC". */
void onus_code__set_sectors(const onus_tables *tables, onus_entity *entity);
void onus_code__list_sectors(onus_entity *entity, onus_slice cell);

/* Does a code hold a group of three letters? */
bool onus_code__holds(onus_slice code, onus_slice group);

/* "PRK" and "GOV" make "PRKGOV"; groups that are there already are left out. */
onus_slice onus_code__compose(onus_arena *arena, onus_slice base,
                              onus_slice role);

/* An agent's code with the country or body it belongs to. International first groups
 * stand in front: "Danish aid group" NGODNK. */
onus_slice onus_code__of_agent(const onus_tables *tables, onus_arena *arena,
                               onus_slice base, onus_slice agent);

#endif
