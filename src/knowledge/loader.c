/* Cells and names, as the rows of all tables need them. */
#include "knowledge/loader.h"

#include "base/error.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>

void onus_row__complain(onus_loader *loader, const char *format, ...)
{
    char message[400];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    onus_error mistake;
    onus_error__set(&mistake, ONUS_ERROR_TABLE, loader->tsv.path,
                    loader->tsv.line, "%s", message);
    loader->mistakes++;
    if (!loader->stopped && loader->complaint(&mistake, loader->payload))
        loader->stopped = true;
}

/* ---------------------------------------------------------------- cells */

bool onus_row__required(onus_loader *loader, onus_slice cell,
                        const char *column)
{
    if (!cell.size)
        onus_row__complain(loader, "empty %s; fill it in or remove the row",
                           column);
    return cell.size > 0;
}

bool onus_row__flag(onus_loader *loader, onus_slice cell, const char *word)
{
    bool given = onus_slice__is(cell, word);
    if (cell.size && !given)
        onus_row__complain(loader, "\"%.*s\" where only \"%s\" or nothing may "
                           "stand", ONUS_SHOW(cell), word);
    return given;
}

/* strtod would ask the caller's locale what a decimal point is. */
double onus_row__number(onus_slice cell)
{
    bool negative = cell.size && cell.data[0] == '-', point = false;
    double value = 0, scale = 1;
    unsigned digits = 0;
    for (size_t i = negative; i < cell.size; i++) {
        char c = cell.data[i];
        if (c == '.' && !point) {
            point = true;
            continue;
        }
        if (c < '0' || c > '9' || ++digits > 15) /* a double holds so many */
            return NAN;
        value = 10 * value + (c - '0');
        scale *= point ? 10 : 1;
    }
    if (!digits)
        return NAN;
    return (negative ? -value : value) / scale;
}

int onus_row__quad(onus_slice cell)
{
    bool good = cell.size == 1 && cell.data[0] >= '1' && cell.data[0] <= '4';
    return good ? cell.data[0] - '0' : 0;
}

/* One of the cells `from` and `to`; onus_tables__day would overlook what stands
 * behind the date. */
static onus_day read_day(onus_loader *loader, onus_slice cell, bool last)
{
    bool whole = cell.size == 4 || cell.size == 7 || cell.size == 10;
    onus_day day = whole ? onus_tables__day(cell, last) : 0;
    if (cell.size && !day)
        onus_row__complain(loader, "bad date \"%.*s\"; write 2018, 2018-04 or "
                           "2018-04-27", ONUS_SHOW(cell));
    return day;
}

void onus_row__dates(onus_loader *loader, onus_slice from, onus_slice to,
                     onus_day *first, onus_day *last)
{
    *first = read_day(loader, from, false);
    *last = read_day(loader, to, true);
    if (*first && *last && *first > *last)
        onus_row__complain(loader, "from is later than to; exchange or mend "
                           "them");
}

static bool capital_or_digit(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

void onus_row__check_code(onus_loader *loader, onus_slice code)
{
    bool good = code.size % 3 == 0;
    for (size_t i = 0; i < code.size; i++)
        good = good && capital_or_digit(code.data[i]);
    if (!good)
        onus_row__complain(loader, "bad actor code \"%.*s\"; codes are groups "
                           "of three capitals, such as PRKGOV",
                           ONUS_SHOW(code));
}

void onus_row__check_country(onus_loader *loader, onus_slice country)
{
    const onus_tables *tables = loader->tables;
    const onus_sector *sector = onus_tables__sector(tables, country);
    bool known = !country.size || (sector && sector->first) ||
                 onus_map__find(&tables->country_of, country) != ONUS_NONE;
    if (!known)
        onus_row__complain(loader, "unknown country \"%.*s\"; countries.tsv "
                           "lists the codes", ONUS_SHOW(country));
}

static bool is_sector(const onus_tables *tables, onus_slice name)
{
    for (uint32_t i = 0; i < tables->sectors.count; i++)
        if (onus_slice__equal(name, tables->sectors.items[i].sector))
            return true;
    return false;
}

void onus_row__check_sectors(onus_loader *loader, onus_slice cell)
{
    while (cell.data) {
        onus_slice sector = onus_tables__value(&cell);
        if (sector.size && !is_sector(loader->tables, sector))
            onus_row__complain(loader, "unknown sector \"%.*s\"; sectors.tsv "
                               "lists them", ONUS_SHOW(sector));
    }
}

/* ---------------------------------------------------------------- names */

uint32_t onus_loader__words_in(onus_slice phrase)
{
    uint32_t words = phrase.size > 0;
    for (size_t i = 0; i < phrase.size; i++)
        words += phrase.data[i] == ' ';
    return words;
}

void onus_loader__note_length(onus_tables *tables, onus_map *lengths,
                              onus_slice phrase)
{
    uint32_t words = onus_loader__words_in(phrase);
    onus_slice first = onus_slice__split(&phrase, ' ');
    uint32_t *longest = onus_map__place(&tables->arena, lengths, first);
    if (longest && (*longest == ONUS_NONE || *longest < words))
        *longest = words;
}

static void add_folded(onus_loader *loader, onus_slice folded,
                       onus_sense_kind kind, uint32_t row)
{
    onus_tables *tables = loader->tables;
    if (!folded.size)
        return;
    uint32_t *first = onus_map__place(&tables->arena, &tables->names, folded);
    if (!first)
        return;
    for (uint32_t s = *first; s != ONUS_NONE; s = tables->senses.items[s].next)
        if (tables->senses.items[s].kind == kind &&
            tables->senses.items[s].row == row)
            return;
    if (*first == ONUS_NONE)
        onus_loader__note_length(tables, &tables->name_lengths, folded);
    onus_sense sense = {kind, row, *first};
    if (onus_array__push(&tables->arena, &tables->senses, sense))
        *first = tables->senses.count - 1;
}

/* "Kim Jong-un" is also written Kim Jong Un. */
static void add_capitalised(onus_loader *loader, onus_slice name,
                            onus_sense_kind kind, uint32_t row)
{
    onus_arena *arena = &loader->tables->arena;
    char *copy = (char *)onus_arena__copy(arena, name).data;
    for (size_t i = 1; copy && i < name.size; i++)
        if (copy[i - 1] == '-' && copy[i] >= 'a' && copy[i] <= 'z')
            copy[i] = (char)(copy[i] - 32);
    onus_slice other = {copy, copy ? name.size : 0};
    if (!onus_slice__equal(other, name))
        add_folded(loader, onus_tables__fold(arena, other), kind, row);
}

void onus_row__add_name(onus_loader *loader, onus_slice name,
                        onus_sense_kind kind, uint32_t row)
{
    onus_slice folded = onus_tables__fold(&loader->tables->arena, name);
    add_folded(loader, folded, kind, row);
    if (name.size && memchr(name.data, '-', name.size))
        add_capitalised(loader, name, kind, row);
}

void onus_row__add_names(onus_loader *loader, onus_slice cell,
                         onus_sense_kind kind, uint32_t row)
{
    while (cell.data) {
        onus_slice name = onus_tables__value(&cell);
        if (name.size)
            onus_row__add_name(loader, name, kind, row);
    }
}
