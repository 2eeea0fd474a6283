/* The road: engine and coder from the inside. */
#ifndef ONUS_ROAD_H
#define ONUS_ROAD_H

#include "base/arena.h"
#include "knowledge/tables.h"
#include "language/language.h"

struct onus_engine {
    onus_tables *tables; /* owned */
    onus_model *model;   /* owned */
    char language[520]; /* folder of the tables about English */
    char version[256];   /* what records say of the coder */
};

struct onus_coder {
    const onus_engine *engine;
    onus_coder_options options;
    onus_parser *parser; /* owned; NULL for ONUS_STAGE_READ until needed */
    onus_arena scratch;  /* reset after each document */
};

/* The folder that tables are looked for in where the caller names none: installed, or the
 * source tree. Written to `path`. */
void onus_road__find(char path[512], const char *name);

#endif
