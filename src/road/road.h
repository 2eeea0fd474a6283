/* The road: engine and coder from the inside. */
#ifndef ONUS_ROAD_H
#define ONUS_ROAD_H

#include "base/arena.h"
#include "knowledge/tables.h"
#include "language/language.h"

struct onus_engine {
    onus_tables *tables; /* owned */
    onus_model *model;   /* owned */
    char language[520];  /* the folder of the tables about English */
    char version[256];   /* what records say of the coder */
};

struct onus_coder {
    const onus_engine *engine;
    onus_coder_options options;
    onus_parser *parser; /* owned */
    onus_arena scratch;  /* reset after each document */
};

/* The caller's id, else a hash of the content that stays the same for ever. */
onus_slice onus_road__id(onus_arena *arena, const onus_document *document);

/* onus_code without the last step, the reset of `scratch`. */
onus_status onus_road__code(onus_coder *coder, const onus_document *document,
                            onus_record **out, onus_error *error);

/* The folder that tables are looked for in where the caller names none:
 * installed, or the source tree. Written to `path`. */
void onus_road__find(char path[512], const char *name);

#endif
