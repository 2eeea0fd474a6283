/* What the files that load tables share: one loader reads one table after the
 * other.
 *
 * A table is its file, its columns and a function that takes a row. A row
 * function checks what it reads, reports mistakes through `complain`, and adds
 * the row and its names to the tables. Reading goes on behind a mistake, so
 * that `onus tables check` can tell them all.
 */
#ifndef ONUS_LOADER_H
#define ONUS_LOADER_H

#include "knowledge/tables.h"
#include "knowledge/tsv.h"

typedef struct onus_loader {
    onus_tables *tables;
    onus_tsv tsv;   /* the table that is being read */
    uint32_t lines; /* that it has */
    onus_complaint *complaint;
    void *payload;
    uint32_t mistakes;
    bool stopped; /* by the complaint function */
} onus_loader;

typedef struct onus_table {
    const char *file;
    void (*row)(onus_loader *loader, const onus_slice *cells);
    uint32_t columns;
    const char *names[12]; /* of the columns, in the order of `cells` */
} onus_table;

/* The tables about the world (rows_world.c), then those about English
 * (rows_words.c); each finds what it refers to in those before it. The last has
 * no file. */
extern const onus_table onus_loader__world[];
extern const onus_table onus_loader__words[];

/* The key of a PLOVER type and mode in plover_of. */
#define ONUS_PLOVER_KEY "%.*s %.*s"

/* Report a mistake in the row that is being read. */
void onus_row__complain(onus_loader *loader, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Add a row to its array, which gets room for the whole table at once; false if
 * memory ran out. */
#define onus_row__add(loader, array, ...)                                      \
    (onus_array__room(&(loader)->tables->arena, array, (loader)->lines) &&     \
     onus_array__push(&(loader)->tables->arena, array, __VA_ARGS__))

/* ---------------------------------------------------------------- cells */

/* Is the cell filled in? Complains if not. */
bool onus_row__required(onus_loader *loader, onus_slice cell,
                        const char *column);

/* A cell that holds one word (then true) or nothing. */
bool onus_row__flag(onus_loader *loader, onus_slice cell, const char *word);

/* "-12.5", whatever the locale; NAN if it is something else. */
double onus_row__number(onus_slice cell);

/* 1 to 4, or 0 if it is none. */
int onus_row__quad(onus_slice cell);

/* The cells `from` and `to`, as the first and the last day. */
void onus_row__dates(onus_loader *loader, onus_slice from, onus_slice to,
                     onus_day *first, onus_day *last);

/* Complain if the cell is no actor code, no country (or what stands for one),
 * no sectors. */
void onus_row__check_code(onus_loader *loader, onus_slice code);
void onus_row__check_country(onus_loader *loader, onus_slice country);
void onus_row__check_sectors(onus_loader *loader, onus_slice cell);

/* ---------------------------------------------------------------- names */

uint32_t onus_loader__words_in(onus_slice phrase);

/* Remember that some phrase of so many words begins with the first word of this
 * one. */
void onus_loader__note_length(onus_tables *tables, onus_map *lengths,
                              onus_slice phrase);

/* Add a name, or all names of a cell, to the index: it can mean this row. */
void onus_row__add_name(onus_loader *loader, onus_slice name,
                        onus_sense_kind kind, uint32_t row);
void onus_row__add_names(onus_loader *loader, onus_slice cell,
                         onus_sense_kind kind, uint32_t row);

#endif
