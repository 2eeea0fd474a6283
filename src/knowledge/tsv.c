#include "knowledge/tsv.h"

#include "base/error.h"
#include "base/utf8.h"

#include <limits.h>

/* The next line that is neither blank nor a comment. */
static bool next_line(onus_tsv *tsv, onus_slice *line)
{
    while (tsv->rest.data) {
        *line = onus_slice__split(&tsv->rest, '\n');
        tsv->line++;
        if (line->size && line->data[line->size - 1] == '\r')
            line->size--;
        if (line->size && line->data[0] != '#')
            return true;
    }
    return false;
}

static onus_status read_header(onus_tsv *tsv, const char *const *columns,
                               onus_error *error)
{
    onus_slice line;
    if (!next_line(tsv, &line))
        return onus_error__set(error, ONUS_ERROR_TABLE, tsv->path, tsv->line,
                               "no header line; write the names of the "
                               "columns, parted by tabs, on the first line");
    bool seen[ONUS_TSV_COLUMNS] = {false};
    while (line.data) {
        onus_slice name = onus_slice__split(&line, '\t');
        uint32_t column = 0;
        while (column < tsv->columns && !onus_slice__is(name, columns[column]))
            column++;
        if (column == tsv->columns || seen[column])
            return onus_error__set(
                error, ONUS_ERROR_TABLE, tsv->path, tsv->line,
                "%s column \"%.*s\"; docs/tables.md lists the columns",
                column == tsv->columns ? "unknown" : "repeated", (int)name.size,
                name.data);
        seen[column] = true;
        tsv->place[tsv->width++] = column;
    }
    for (uint32_t i = 0; i < tsv->columns; i++)
        if (!seen[i])
            return onus_error__set(error, ONUS_ERROR_TABLE, tsv->path,
                                   tsv->line, "no column \"%s\"; add it to the "
                                   "header line and to every row", columns[i]);
    return ONUS_OK;
}

onus_status onus_tsv__open(onus_tsv *tsv, const char *path,
                           const char *const *columns, uint32_t count,
                           onus_error *error)
{
    *tsv = (onus_tsv){.path = path, .columns = count};
    onus_status status = onus_mapping__open(&tsv->file, path, error);
    if (status)
        return status;
    tsv->rest = tsv->file.bytes;
    if (onus_slice__starts(tsv->rest, ONUS_SLICE("\xEF\xBB\xBF")))
        tsv->rest = onus_slice__cut(tsv->rest, 3, tsv->rest.size);
    if (tsv->rest.size > INT_MAX)
        status = onus_error__set(error, ONUS_ERROR_TABLE, path, 0,
                                 "is larger than 2 GiB; is it a table?");
    else
        status = read_header(tsv, columns, error);
    if (status)
        onus_tsv__close(tsv);
    return status;
}

uint32_t onus_tsv__lines(const onus_tsv *tsv)
{
    uint32_t lines = 0;
    for (onus_slice rest = tsv->rest; rest.data; lines++)
        onus_slice__split(&rest, '\n');
    return lines;
}

bool onus_tsv__next(onus_tsv *tsv, onus_error *error)
{
    onus_slice line;
    if (!next_line(tsv, &line))
        return false;
    uint32_t count = 0;
    for (onus_slice rest = line; rest.data; count++) {
        onus_slice cell = onus_slice__split(&rest, '\t');
        if (count < tsv->width)
            tsv->cells[tsv->place[count]] = onus_slice__trim(cell);
    }
    tsv->status = ONUS_OK;
    if (!onus_utf8__valid(line))
        tsv->status = onus_error__set(error, ONUS_ERROR_TABLE, tsv->path,
                                      tsv->line, "is not UTF-8; save the table "
                                      "as UTF-8");
    else if (count != tsv->width)
        tsv->status = onus_error__set(
            error, ONUS_ERROR_TABLE, tsv->path, tsv->line,
            "%u cells where the header has %u; cells are parted by one tab "
            "each",
            (unsigned)count, (unsigned)tsv->width);
    return true;
}

void onus_tsv__close(onus_tsv *tsv)
{
    onus_mapping__close(&tsv->file);
}
