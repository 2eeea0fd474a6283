/* The writers: a finished record in, bytes out, one file per format.
 *
 * A writer appends to a string builder and asks nothing; onus_record_write
 * looks once at the end whether memory ran out. All are pure functions of the
 * record: the same record gives the same bytes.
 */
#ifndef ONUS_WRITE_H
#define ONUS_WRITE_H

#include "base/string.h"
#include "record/record.h"

/* What a writer is given. `scratch` is its own, for as long as it runs. */
typedef struct onus_sheet {
    onus_string *out;
    onus_arena *scratch;
    onus_write_options options; /* width never 0 */
} onus_sheet;

void onus_write__json(onus_sheet *sheet, const onus_record *record);
void onus_write__jsonl(onus_sheet *sheet, const onus_record *record);
void onus_write__page(onus_sheet *sheet, const onus_record *record);
void onus_write__explain(onus_sheet *sheet, const onus_record *record);
void onus_write__text(onus_sheet *sheet, const onus_record *record);

/* "what; what to do" parted: the first half, and the second or an absent
 * slice. */
onus_slice onus_write__what(const onus_error *error);
onus_slice onus_write__hint(const onus_error *error);

#endif
