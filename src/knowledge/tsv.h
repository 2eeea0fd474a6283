/* Reading one table: tab-separated text with a header line and `#` comments.
 *
 *     onus_tsv tsv;
 *     onus_tsv__open(&tsv, path, columns, 3, &error);  // columns by name
 *     while (onus_tsv__next(&tsv, &error))
 *         use(tsv.cells[1]);                           // in their order
 *     onus_tsv__close(&tsv);
 *
 * Cells are slices of the mapped file: they live until it is closed.
 */
#ifndef ONUS_TSV_H
#define ONUS_TSV_H

#include "base/file.h"

enum { ONUS_TSV_COLUMNS = 16 };

typedef struct onus_tsv {
    onus_mapping file; /* owned */
    const char *path;  /* borrowed */
    onus_slice rest;   /* what is still to be read */
    unsigned line;     /* of the row last read */
    uint32_t columns;  /* wanted by the caller */
    uint32_t width;    /* found in the file */
    /* of each column of the file: its place in cells */
    uint32_t place[ONUS_TSV_COLUMNS];
    onus_slice cells[ONUS_TSV_COLUMNS];
    onus_status status; /* of the last row: ONUS_OK, or why it was refused */
} onus_tsv;

/* Open a table that must have exactly these columns. Errors: IO, TABLE. */
onus_status onus_tsv__open(onus_tsv *tsv, const char *path,
                           const char *const *columns, uint32_t count,
                           onus_error *error);

/* How many lines are still to be read: no fewer than there are rows. */
uint32_t onus_tsv__lines(const onus_tsv *tsv);

/* Read the next row; false at the end. A row with the wrong number of cells, or
 * not in UTF-8, sets `status` and fills in `error`; reading may go on behind
 * it. */
bool onus_tsv__next(onus_tsv *tsv, onus_error *error);

void onus_tsv__close(onus_tsv *tsv);

#endif
