/* Loading the tables: each is read by its row function (rows_world.c,
 * rows_words.c); the engine refuses tables with any mistake, `onus tables
 * check` tells them all.
 */
#include "knowledge/tables.h"

#include "base/error.h"
#include "knowledge/loader.h"

#include <stdio.h>
#include <stdlib.h>

/* --------------------------------------------------------------- looking up */

uint32_t onus_tables__senses(const onus_tables *tables, onus_slice folded)
{
    return folded.size ? onus_map__find(&tables->names, folded) : ONUS_NONE;
}

onus_day onus_tables__day(onus_slice date, bool last)
{
    uint32_t year, month = last ? 12 : 1, day = last ? 31 : 1;
    bool good = date.size >= 4 &&
                onus_slice__number(onus_slice__cut(date, 0, 4), &year);
    if (good && date.size >= 7)
        good = date.data[4] == '-' &&
               onus_slice__number(onus_slice__cut(date, 5, 7), &month);
    if (good && date.size >= 10)
        good = date.data[7] == '-' &&
               onus_slice__number(onus_slice__cut(date, 8, 10), &day);
    good = good && month >= 1 && month <= 12 && day >= 1 && day <= 31;
    return good ? year * 10000 + month * 100 + day : 0;
}

bool onus_tables__holds(onus_day from, onus_day to, onus_day day)
{
    return day ? (!from || from <= day) && (!to || day <= to) : !to;
}

const onus_sector *onus_tables__sector(const onus_tables *tables,
                                       onus_slice group)
{
    uint32_t row = onus_map__find(&tables->sector_of, group);
    return row == ONUS_NONE ? NULL : &tables->sectors.items[row];
}

const onus_plover *onus_tables__plover(const onus_tables *tables,
                                       onus_slice type, onus_slice mode)
{
    char key[64];
    int size = snprintf(key, sizeof key, ONUS_PLOVER_KEY, ONUS_SHOW(type),
                        ONUS_SHOW(mode));
    if (size < 0 || (size_t)size >= sizeof key)
        return NULL;
    uint32_t row =
        onus_map__find(&tables->plover_of, (onus_slice){key, (size_t)size});
    return row == ONUS_NONE ? NULL : &tables->plover.items[row];
}

/* ---------------------------------------------------------------- loading */

/* Read one table; IO or MEMORY end the loading, mistakes do not. */
static onus_status load_table(onus_loader *loader, const char *folder,
                              const onus_table *table, onus_error *error)
{
    onus_tables *tables = loader->tables;
    onus_slice path =
        onus_arena__print(&tables->arena, "%s/%s", folder, table->file);
    if (!path.data)
        return onus_error__memory(error);
    onus_tsv *tsv = &loader->tsv;
    onus_error mistake;
    onus_status status = onus_tsv__open(tsv, path.data, table->names,
                                        table->columns, &mistake);
    if (status == ONUS_ERROR_TABLE) { /* all that refers to it seems wrong */
        loader->mistakes++;
        loader->complaint(&mistake, loader->payload);
        loader->stopped = true;
        return ONUS_OK;
    }
    if (status == ONUS_ERROR_IO)
        return onus_error__set(error, status, path.data, 0, "%s; all tables "
                               "are needed: take it from the knowledge/ folder "
                               "that onus came with", mistake.message);
    if (status)
        return onus_error__memory(error);
    if (!onus_array__push(&tables->arena, &tables->files, tsv->file)) {
        onus_tsv__close(tsv);
        return onus_error__memory(error);
    }
    tables->hash = onus_hash__words(tables->hash, tsv->file.bytes.data,
                                    tsv->file.bytes.size);
    loader->lines = onus_tsv__lines(tsv);
    while (!loader->stopped && !tables->arena.failed &&
           onus_tsv__next(tsv, &mistake)) {
        tables->rows++;
        if (!tsv->status)
            table->row(loader, tsv->cells);
        else
            onus_row__complain(loader, "%s", mistake.message);
    }
    return tables->arena.failed ? onus_error__memory(error) : ONUS_OK;
}

static onus_status load_all(onus_loader *loader, const char *folder,
                            const onus_table *table, onus_error *error)
{
    onus_status status = ONUS_OK;
    for (; table->file && !status && !loader->stopped; table++)
        status = load_table(loader, folder, table, error);
    return status;
}

static onus_status load(onus_loader *loader, const char *folder,
                        onus_error *error)
{
    loader->tables = calloc(1, sizeof *loader->tables);
    if (!loader->tables)
        return onus_error__memory(error);
    loader->tables->hash = ONUS_FNV64;
    onus_status status = load_all(loader, folder, onus_loader__world, error);
    if (!status)
        status = load_all(loader, folder, onus_loader__words, error);
    return status;
}

static int keep_first(const onus_error *mistake, void *payload)
{
    *(onus_error *)payload = *mistake;
    return 1;
}

onus_status onus_tables__open(onus_tables **out, const char *folder,
                              onus_error *error)
{
    onus_error first = {.code = ONUS_OK};
    onus_loader loader = {.complaint = keep_first, .payload = &first};
    onus_status status = load(&loader, folder, error);
    if (!status && loader.mistakes) {
        status = ONUS_ERROR_TABLE;
        if (error)
            *error = first;
    }
    if (status) {
        onus_tables__close(loader.tables);
        loader.tables = NULL;
    }
    *out = loader.tables;
    return status;
}

onus_status onus_tables__check(const char *folder, onus_complaint *complaint,
                               void *payload, size_t *rows, onus_error *error)
{
    onus_loader loader = {.complaint = complaint, .payload = payload};
    onus_status status = load(&loader, folder, error);
    if (rows)
        *rows = loader.tables ? loader.tables->rows : 0;
    if (!status && loader.mistakes)
        status = onus_error__set(error, ONUS_ERROR_TABLE, folder, 0,
                                 "%u mistakes in the tables",
                                 (unsigned)loader.mistakes);
    onus_tables__close(loader.tables);
    return status;
}

void onus_tables__close(onus_tables *tables)
{
    if (!tables)
        return;
    for (uint32_t i = 0; i < tables->files.count; i++)
        onus_mapping__close(&tables->files.items[i]);
    onus_arena__clear(&tables->arena);
    free(tables);
}
