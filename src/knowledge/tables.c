/* Loading the tables.
 *
 * Each table is a `table` below: its file, its columns, and a function that takes a row.
 * A row function checks what it reads, reports mistakes through `complain`, and adds the
 * row and its names to the index. Reading goes on behind a mistake, so that
 * `onus tables check` can tell them all; the engine refuses tables with any.
 */
#include "knowledge/tables.h"

#include "base/error.h"
#include "base/utf8.h"
#include "knowledge/tsv.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <utf8proc.h>

typedef struct table_loader {
    onus_tables *tables;
    onus_tsv tsv;
    onus_complaint *complaint;
    void *payload;
    uint32_t mistakes;
    bool stopped; /* by the complaint function */
} table_loader;

typedef struct table_spec {
    const char *file;
    void (*row)(table_loader *loader, const onus_slice *cells);
    uint32_t columns;
    const char *names[12];
} table_spec;

__attribute__((format(printf, 2, 3)))
static void complain(table_loader *loader, const char *format, ...)
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

/* ---------------------------------------------------------------- folding */

static bool left_out(uint32_t code)
{
    return code == '.' || code == '\'' || code == 0x2018 || code == 0x2019 ||
           code == 0x02BC || onus_utf8__is_mark(code);
}

static bool blank(uint32_t code)
{
    return code == '-' || (code >= 0x2010 && code <= 0x2015) ||
           onus_utf8__is_space(code);
}

/* Append the folded form of one code point: its letters without their accents. */
static size_t fold_one(uint32_t code, char *out)
{
    utf8proc_int32_t parts[8];
    int boundary = 0;
    utf8proc_ssize_t count =
        code < 0x80 ? 0
                    : utf8proc_decompose_char((utf8proc_int32_t)code, parts, 8,
                                              UTF8PROC_DECOMPOSE, &boundary);
    if (count <= 0 || count > 8)
        return onus_utf8__encode(code, out);
    size_t size = 0;
    for (utf8proc_ssize_t i = 0; i < count; i++)
        if (!onus_utf8__is_mark((uint32_t)parts[i]))
            size += onus_utf8__encode((uint32_t)parts[i], out + size);
    return size;
}

onus_slice onus_tables__fold(onus_arena *arena, onus_slice name)
{
    char *folded = onus_arena__array(arena, name.size + 1, 8);
    if (!folded)
        return (onus_slice){0};
    size_t size = 0;
    bool gap = false;
    for (size_t at = 0; at < name.size;) {
        uint32_t code = onus_utf8__next(name, &at);
        if (left_out(code))
            continue;
        if (blank(code)) {
            gap = size > 0;
            continue;
        }
        if (gap)
            folded[size++] = ' ';
        gap = false;
        size += fold_one(code, folded + size);
    }
    return (onus_slice){folded, size};
}

static uint32_t words_in(onus_slice folded)
{
    uint32_t words = folded.size > 0;
    for (size_t i = 0; i < folded.size; i++)
        words += folded.data[i] == ' ';
    return words;
}

/* Remember that some phrase of so many words begins with the first word of this one. */
static void note_length(onus_tables *tables, onus_map *lengths,
                        onus_slice phrase)
{
    uint32_t words = words_in(phrase);
    onus_slice rest = phrase;
    onus_slice first = onus_slice__split(&rest, ' ');
    uint32_t longest = onus_map__find(lengths, first);
    if (longest == ONUS_NONE || longest < words)
        onus_map__set(&tables->arena, lengths, first, words);
}

/* ---------------------------------------------------------------- the index of names */

static void add_folded(table_loader *loader, onus_slice folded,
                       onus_sense_kind kind, uint32_t row)
{
    onus_tables *tables = loader->tables;
    if (!folded.size)
        return;
    uint32_t next = onus_map__find(&tables->names, folded);
    for (uint32_t s = next; s != ONUS_NONE; s = tables->senses.items[s].next)
        if (tables->senses.items[s].kind == kind &&
            tables->senses.items[s].row == row)
            return;
    onus_sense sense = {kind, row, next};
    if (onus_array__push(&tables->arena, &tables->senses, sense))
        onus_map__set(&tables->arena, &tables->names, folded,
                      tables->senses.count - 1);
    note_length(tables, &tables->name_lengths, folded);
}

/* "Kim Jong-un" is also written Kim Jong Un. */
static onus_slice with_capitals(onus_arena *arena, onus_slice name)
{
    if (onus_slice__find(name, ONUS_SLICE("-")) == ONUS_NONE)
        return (onus_slice){0};
    char *copy = (char *)onus_arena__copy(arena, name).data;
    for (size_t i = 1; copy && i < name.size; i++)
        if (copy[i - 1] == '-' && copy[i] >= 'a' && copy[i] <= 'z')
            copy[i] = (char)(copy[i] - 32);
    return (onus_slice){copy, copy ? name.size : 0};
}

static void add_name(table_loader *loader, onus_slice name,
                     onus_sense_kind kind, uint32_t row)
{
    onus_arena *arena = &loader->tables->arena;
    onus_slice folded = onus_tables__fold(arena, name);
    add_folded(loader, folded, kind, row);
    onus_slice other =
        onus_tables__fold(arena, with_capitals(arena, name));
    if (!onus_slice__equal(other, folded))
        add_folded(loader, other, kind, row);
}

static void add_names(table_loader *loader, onus_slice cell, onus_sense_kind kind,
                      uint32_t row)
{
    while (cell.data) {
        onus_slice name = onus_tables__value(&cell);
        if (name.size)
            add_name(loader, name, kind, row);
    }
}

uint32_t onus_tables__senses(const onus_tables *tables, onus_slice folded)
{
    return folded.size ? onus_map__find(&tables->names, folded) : ONUS_NONE;
}

/* ---------------------------------------------------------------- checks of cells */

static bool required(table_loader *loader, onus_slice cell, const char *column)
{
    if (!cell.size)
        complain(loader, "empty %s; fill it in or remove the row", column);
    return cell.size > 0;
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

static void read_dates(table_loader *loader, onus_slice from, onus_slice to,
                       onus_day *first, onus_day *last)
{
    *first = from.size ? onus_tables__day(from, false) : 0;
    *last = to.size ? onus_tables__day(to, true) : 0;
    if ((from.size && !*first) || (to.size && !*last))
        complain(loader, "bad date \"%.*s\"; write 2018, 2018-04 or 2018-04-27",
                 (int)(from.size && !*first ? from : to).size,
                 (from.size && !*first ? from : to).data);
    else if (*first && *last && *first > *last)
        complain(loader, "from is later than to; exchange or mend them");
}

static double number(onus_slice cell)
{
    char text[32];
    if (!cell.size || cell.size >= sizeof text)
        return NAN;
    memcpy(text, cell.data, cell.size);
    text[cell.size] = '\0';
    char *end;
    double value = strtod(text, &end);
    return *end ? NAN : value;
}

static bool code_letters(onus_slice code)
{
    for (size_t i = 0; i < code.size; i++)
        if (!((code.data[i] >= 'A' && code.data[i] <= 'Z') ||
              (code.data[i] >= '0' && code.data[i] <= '9')))
            return false;
    return true;
}

/* Actor codes are groups of three capitals (or digits). */
static void check_code(table_loader *loader, onus_slice code)
{
    if (code.size % 3 || !code_letters(code))
        complain(loader, "bad actor code \"%.*s\"; codes are groups of three "
                 "capitals, such as PRKGOV", (int)code.size, code.data);
}

static void check_country(table_loader *loader, onus_slice country)
{
    static const char *const special[] = {"IGO", "NGO", "MNC", "IMG", "INT"};
    for (size_t i = 0; i < sizeof special / sizeof *special; i++)
        if (onus_slice__is(country, special[i]))
            return;
    if (country.size &&
        onus_map__find(&loader->tables->country_of, country) == ONUS_NONE)
        complain(loader, "unknown country \"%.*s\"; countries.tsv lists the codes",
                 (int)country.size, country.data);
}

static void check_sectors(table_loader *loader, onus_slice cell)
{
    while (cell.data) {
        onus_slice sector = onus_tables__value(&cell);
        bool found = !sector.size;
        for (uint32_t i = 0; !found && i < loader->tables->sectors.count; i++)
            found = onus_slice__equal(sector,
                                      loader->tables->sectors.items[i].sector);
        if (!found)
            complain(loader, "unknown sector \"%.*s\"; sectors.tsv lists them",
                     (int)sector.size, sector.data);
    }
}

/* ---------------------------------------------------------------- rows */

static void sector_row(table_loader *loader, const onus_slice *cells)
{
    onus_tables *tables = loader->tables;
    if (!required(loader, cells[0], "code") ||
        !required(loader, cells[1], "sector"))
        return;
    check_code(loader, cells[0]);
    onus_sector sector = {cells[0], cells[1]};
    onus_map__set(&tables->arena, &tables->sector_of, cells[0],
                  tables->sectors.count);
    onus_array__push(&tables->arena, &tables->sectors, sector);
}

static void plover_row(table_loader *loader, const onus_slice *cells)
{
    onus_tables *tables = loader->tables;
    if (!required(loader, cells[0], "type"))
        return;
    onus_arena *arena = &tables->arena;
    onus_plover row = {.type = cells[0], .mode = cells[1]};
    row.type_name = onus_arena__copy(arena, row.type).data;
    row.mode_name = row.mode.size ? onus_arena__copy(arena, row.mode).data : NULL;
    row.quad = (int)number(cells[2]);
    row.intensity = number(cells[3]);
    row.recipient = onus_slice__is(cells[4], "yes");
    if (!(row.quad >= 1 && row.quad <= 4) || isnan(row.intensity))
        complain(loader, "quad must be 1 to 4, intensity a number");
    onus_slice key = onus_arena__print(arena, "%.*s%s%.*s", (int)row.type.size,
                                       row.type.data, row.mode.size ? " " : "",
                                       (int)row.mode.size,
                                       row.mode.size ? row.mode.data : "");
    if (key.data && onus_map__find(&tables->plover_of, key) != ONUS_NONE)
        complain(loader, "\"%.*s\" stands twice; remove one", (int)key.size,
                 key.data);
    if (key.data)
        onus_map__set(arena, &tables->plover_of, key, tables->plover.count);
    onus_array__push(arena, &tables->plover, row);
}

const onus_plover *onus_tables__plover(const onus_tables *tables,
                                       onus_slice type, onus_slice mode)
{
    char key[64];
    int size = snprintf(key, sizeof key, "%.*s%s%.*s", (int)type.size,
                        type.data, mode.size ? " " : "", (int)mode.size,
                        mode.size ? mode.data : "");
    if (size < 0 || (size_t)size >= sizeof key)
        return NULL;
    uint32_t row =
        onus_map__find(&tables->plover_of, (onus_slice){key, (size_t)size});
    return row == ONUS_NONE ? NULL : &tables->plover.items[row];
}

static void cameo_row(table_loader *loader, const onus_slice *cells)
{
    onus_tables *tables = loader->tables;
    if (!required(loader, cells[0], "code"))
        return;
    onus_cameo row = {.code = cells[0],
                      .name = cells[1],
                      .type = cells[4],
                      .mode = cells[5],
                      .contexts = cells[6],
                      .goldstein = number(cells[2]),
                      .quad = (int)number(cells[3])};
    if (row.type.size && !onus_tables__plover(tables, row.type, row.mode))
        complain(loader, "unknown PLOVER type or mode \"%.*s %.*s\"; plover.tsv "
                 "lists them", (int)row.type.size, row.type.data,
                 (int)row.mode.size, row.mode.size ? row.mode.data : "");
    onus_map__set(&tables->arena, &tables->cameo_of, row.code,
                  tables->cameo.count);
    onus_array__push(&tables->arena, &tables->cameo, row);
}

static void country_row(table_loader *loader, const onus_slice *cells)
{
    onus_tables *tables = loader->tables;
    if (!required(loader, cells[0], "code") ||
        !required(loader, cells[1], "name"))
        return;
    check_code(loader, cells[0]);
    uint32_t row = tables->countries.count;
    onus_country country = {.code = cells[0], .name = cells[1],
                            .adjectives = cells[3], .capital = cells[5],
                            .cow = cells[7], .gw = cells[8],
                            .wikidata = cells[9]};
    if (onus_map__find(&tables->country_of, cells[0]) != ONUS_NONE)
        complain(loader, "%.*s stands twice; remove one row",
                 (int)cells[0].size, cells[0].data);
    onus_map__set(&tables->arena, &tables->country_of, cells[0], row);
    onus_array__push(&tables->arena, &tables->countries, country);
    add_name(loader, cells[1], SENSE_COUNTRY, row);
    add_names(loader, cells[2], SENSE_COUNTRY, row);
    add_names(loader, cells[3], SENSE_ADJECTIVE, row);
    add_names(loader, cells[4], SENSE_PEOPLE, row);
    add_names(loader, cells[5], SENSE_CAPITAL, row);
    add_names(loader, cells[6], SENSE_COUNTRY_SHORT, row);
}

/* Family names go first in these countries. */
static bool family_first(onus_slice country)
{
    static const char *const countries[] = {"PRK", "KOR", "CHN", "VNM",
                                            "TWN", "HKG", "KHM", "MAC"};
    for (size_t i = 0; i < sizeof countries / sizeof *countries; i++)
        if (onus_slice__is(country, countries[i]))
            return true;
    return false;
}

static onus_slice surname_of(onus_slice name, onus_slice country)
{
    onus_slice rest = name, first = onus_slice__split(&rest, ' ');
    if (family_first(country))
        return first;
    onus_slice last = first;
    while (rest.data)
        last = onus_slice__split(&rest, ' ');
    return last;
}

static void person_row(table_loader *loader, const onus_slice *cells)
{
    onus_tables *tables = loader->tables;
    if (!required(loader, cells[0], "name") ||
        !required(loader, cells[5], "code"))
        return;
    check_code(loader, cells[5]);
    check_country(loader, cells[2]);
    uint32_t row = tables->people.count;
    onus_person person = {.name = cells[0], .country = cells[2],
                          .role = cells[3], .organization = cells[4],
                          .code = cells[5], .wikidata = cells[8]};
    read_dates(loader, cells[6], cells[7], &person.from, &person.to);
    onus_array__push(&tables->arena, &tables->people, person);
    add_name(loader, cells[0], SENSE_PERSON, row);
    add_names(loader, cells[1], SENSE_PERSON, row);
    add_name(loader, surname_of(cells[0], cells[2]), SENSE_SURNAME, row);
}

static void organisation_row(table_loader *loader, const onus_slice *cells)
{
    onus_tables *tables = loader->tables;
    if (!required(loader, cells[0], "name"))
        return;
    check_code(loader, cells[3]);
    check_country(loader, cells[4]);
    check_sectors(loader, cells[5]);
    uint32_t row = tables->organisations.count;
    onus_body body = {.name = cells[0], .kind = cells[2], .code = cells[3],
                      .country = cells[4], .sectors = cells[5],
                      .wikidata = cells[8]};
    read_dates(loader, cells[6], cells[7], &body.from, &body.to);
    onus_array__push(&tables->arena, &tables->organisations, body);
    add_name(loader, cells[0], SENSE_ORGANISATION, row);
    add_names(loader, cells[1], SENSE_ORGANISATION, row);
}

static void group_row(table_loader *loader, const onus_slice *cells)
{
    onus_tables *tables = loader->tables;
    if (!required(loader, cells[0], "name"))
        return;
    check_code(loader, cells[2]);
    check_country(loader, cells[3]);
    check_sectors(loader, cells[4]);
    uint32_t row = tables->groups.count;
    onus_body body = {.name = cells[0], .kind = ONUS_SLICE("group"),
                      .code = cells[2], .country = cells[3],
                      .sectors = cells[4], .wikidata = cells[7]};
    read_dates(loader, cells[5], cells[6], &body.from, &body.to);
    onus_array__push(&tables->arena, &tables->groups, body);
    add_name(loader, cells[0], SENSE_GROUP, row);
    add_names(loader, cells[1], SENSE_GROUP, row);
}

static void seat_row(table_loader *loader, const onus_slice *cells)
{
    onus_tables *tables = loader->tables;
    if (!required(loader, cells[0], "name") ||
        !required(loader, cells[1], "code"))
        return;
    check_code(loader, cells[1]);
    check_country(loader, cells[2]);
    onus_slice names = cells[0];
    onus_body body = {.name = onus_tables__value(&names),
                      .kind = ONUS_SLICE("seat"), .code = cells[1],
                      .country = cells[2], .organization = cells[3]};
    add_names(loader, cells[0], SENSE_SEAT, tables->seats.count);
    onus_array__push(&tables->arena, &tables->seats, body);
}

static void place_row(table_loader *loader, const onus_slice *cells)
{
    static const char *const precisions[] = {"country", "adm1", "city", "site"};
    onus_tables *tables = loader->tables;
    if (!required(loader, cells[0], "name"))
        return;
    onus_gazetteer_row place = {.name = cells[0], .country = cells[2],
                                .adm1 = cells[3], .latitude = number(cells[4]),
                                .longitude = number(cells[5]),
                                .geonames_id = cells[7],
                                .population = number(cells[8])};
    for (size_t i = 0; i < sizeof precisions / sizeof *precisions; i++)
        if (onus_slice__is(cells[6], precisions[i]))
            place.precision = precisions[i];
    if (!place.precision)
        complain(loader, "unknown precision \"%.*s\"; it is country, adm1, city "
                 "or site", (int)cells[6].size, cells[6].data);
    if (fabs(place.latitude) > 90 || fabs(place.longitude) > 180)
        complain(loader, "lat or lon out of range; they are degrees");
    check_country(loader, cells[2]);
    uint32_t row = tables->places.count;
    onus_array__push(&tables->arena, &tables->places, place);
    add_name(loader, cells[0], SENSE_PLACE, row);
    add_names(loader, cells[1], SENSE_PLACE, row);
}

static void agent_row(table_loader *loader, const onus_slice *cells)
{
    onus_tables *tables = loader->tables;
    if (!required(loader, cells[0], "phrase"))
        return;
    check_code(loader, cells[2]);
    check_sectors(loader, cells[3]);
    onus_agent agent = {.phrase = cells[0], .code = cells[2],
                        .sector = cells[3], .kind = cells[4],
                        .role = onus_slice__is(cells[5], "yes")};
    uint32_t row = tables->agents.count;
    onus_array__push(&tables->arena, &tables->agents, agent);
    onus_slice phrases[2] = {cells[0], cells[1]};
    for (int i = 0; i < 2; i++)
        while (phrases[i].data) {
            onus_slice folded = onus_utf8__lowered(
                &tables->arena,
                onus_tables__fold(&tables->arena,
                                  onus_tables__value(&phrases[i])));
            if (!folded.size)
                continue;
            if (i == 0 &&
                onus_map__find(&tables->agent_of, folded) != ONUS_NONE)
                complain(loader, "\"%.*s\" stands twice; remove one row",
                         (int)folded.size, folded.data);
            onus_map__set(&tables->arena, &tables->agent_of, folded, row);
            note_length(tables, &tables->agent_lengths, folded);
        }
}

static void class_row(table_loader *loader, const onus_slice *cells)
{
    onus_tables *tables = loader->tables;
    if (!required(loader, cells[0], "class") ||
        !required(loader, cells[1], "words"))
        return;
    if (cells[0].data[0] != '@' || cells[0].size < 2)
        complain(loader, "a class is written @name");
    if (onus_map__find(&tables->class_of, cells[0]) != ONUS_NONE)
        complain(loader, "class %.*s stands twice; join the rows",
                 (int)cells[0].size, cells[0].data);
    ONUS_ARRAY(onus_slice) words = {0};
    for (onus_slice rest = cells[1]; rest.data;)
        onus_array__push(&tables->arena, &words, onus_tables__value(&rest));
    onus_word_class class = {cells[0], cells[1], words.items, words.count};
    onus_map__set(&tables->arena, &tables->class_of, cells[0],
                  tables->classes.count);
    onus_array__push(&tables->arena, &tables->classes, class);
}

static void index_pattern(onus_tables *tables, uint32_t row)
{
    const onus_piece *head = &tables->patterns.items[row].pieces[0];
    for (uint32_t i = 0; i < head->count; i++) {
        onus_pattern_link link = {
            row, onus_map__find(&tables->pattern_heads, head->words[i])};
        if (onus_array__push(&tables->arena, &tables->pattern_links, link))
            onus_map__set(&tables->arena, &tables->pattern_heads,
                          head->words[i], tables->pattern_links.count - 1);
    }
}

static void read_contexts(onus_tables *tables, onus_slice cell,
                          onus_pattern *pattern)
{
    ONUS_ARRAY(onus_slice) contexts = {0};
    while (cell.data) {
        onus_slice context = onus_tables__value(&cell);
        if (context.size)
            onus_array__push(&tables->arena, &contexts, context);
    }
    pattern->contexts = contexts.items;
    pattern->context_count = contexts.count;
}

/* pattern type mode cameo contexts example */
static void event_row(table_loader *loader, const onus_slice *cells)
{
    onus_tables *tables = loader->tables;
    if (!required(loader, cells[0], "pattern") ||
        !required(loader, cells[5], "example"))
        return;
    onus_pattern pattern;
    onus_error error;
    if (onus_pattern__compile(tables, cells[0], loader->tsv.path,
                              loader->tsv.line, &pattern, &error)) {
        complain(loader, "%s", error.message);
        return;
    }
    pattern.example = cells[5];
    const onus_plover *plover =
        onus_tables__plover(tables, cells[1], cells[2]);
    pattern.cameo = onus_map__find(&tables->cameo_of, cells[3]);
    if (!plover)
        complain(loader, "unknown PLOVER type or mode \"%.*s %.*s\"; plover.tsv "
                 "lists them", (int)cells[1].size, cells[1].data,
                 (int)cells[2].size, cells[2].size ? cells[2].data : "");
    if (pattern.cameo == ONUS_NONE)
        complain(loader, "unknown CAMEO code \"%.*s\"; cameo.tsv lists them",
                 (int)cells[3].size, cells[3].data);
    if (!plover || pattern.cameo == ONUS_NONE)
        return;
    pattern.plover = (uint32_t)(plover - tables->plover.items);
    read_contexts(tables, cells[4], &pattern);
    if (onus_array__push(&tables->arena, &tables->patterns, pattern))
        index_pattern(tables, tables->patterns.count - 1);
}

static void words_row(table_loader *loader, const onus_slice *cells)
{
#define WORDS_NAME(name) #name,
    static const char *const names[] = {ONUS_WORDS_LIST(WORDS_NAME)};
    uint32_t list = 0;
    while (list < WORDS_COUNT && !onus_slice__is(cells[0], names[list]))
        list++;
    if (list == WORDS_COUNT) {
        complain(loader, "unknown list \"%.*s\"; src/knowledge/tables.h names them",
                 (int)cells[0].size, cells[0].data);
        return;
    }
    onus_tables *tables = loader->tables;
    for (onus_slice rest = cells[1]; rest.data;)
        onus_map__set(&tables->arena, &tables->words[list],
                      onus_tables__value(&rest), 1);
}

/* Phrases are compared with lines of text that ingest/phrases.c has brought into this
 * form: words in lower case, parted by one blank. */
static bool phrase_form(onus_slice phrase)
{
    for (size_t i = 0; i < phrase.size; i++) {
        unsigned char c = (unsigned char)phrase.data[i];
        bool word = c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (!word && (c != ' ' || phrase.data[i - 1] == ' '))
            return false;
    }
    return phrase.size > 0;
}

static void page_row(table_loader *loader, const onus_slice *cells)
{
#define PAGE_NAME(name) #name,
    static const char *const names[] = {ONUS_PAGE_LIST(PAGE_NAME)};
    uint32_t kind = 0;
    while (kind < PAGE_COUNT && !onus_slice__is(cells[0], names[kind]))
        kind++;
    if (kind == PAGE_COUNT) {
        complain(loader, "unknown kind \"%.*s\"; src/knowledge/tables.h names them",
                 (int)cells[0].size, cells[0].data);
        return;
    }
    onus_tables *tables = loader->tables;
    onus_phrases *phrases = &tables->pages[kind];
    for (onus_slice rest = cells[1]; rest.data;) {
        onus_slice phrase = onus_tables__value(&rest);
        if (!phrase_form(phrase)) {
            complain(loader, "bad phrase \"%.*s\"; write words in lower case, "
                     "without punctuation, parted by one blank",
                     (int)phrase.size, phrase.data);
            continue;
        }
        uint32_t words = words_in(phrase);
        if (words > phrases->longest)
            phrases->longest = words;
        onus_map__set(&tables->arena, &phrases->rows, phrase,
                      tables->page_values.count);
    }
    onus_array__push(&tables->arena, &tables->page_values, cells[2]);
}

static void issue_row(table_loader *loader, const onus_slice *cells)
{
    onus_tables *tables = loader->tables;
    if (!required(loader, cells[0], "issue") ||
        !required(loader, cells[1], "words"))
        return;
    for (onus_slice rest = cells[1]; rest.data;)
        onus_map__set(&tables->arena, &tables->issue_of,
                      onus_tables__value(&rest), tables->issues.count);
    onus_array__push(&tables->arena, &tables->issues, cells[0]);
}

static unsigned read_frames(table_loader *loader, onus_slice cell)
{
    unsigned frames = 0;
    while (cell.data) {
        onus_slice name = onus_tables__value(&cell);
        onus_frame frame = onus_frame__of(name);
        if (!frame)
            complain(loader, "unknown frame \"%.*s\"; the head of the table "
                     "lists them", (int)name.size, name.data);
        frames |= frame;
    }
    return frames;
}

/* cue frame kind example. Rows with the same first word stand together. */
static void cue_row(table_loader *loader, const onus_slice *cells)
{
    onus_tables *tables = loader->tables;
    if (!required(loader, cells[0], "cue") ||
        !required(loader, cells[1], "frame"))
        return;
    onus_cue cue = {.text = cells[0], .line = loader->tsv.line,
                    .frames = read_frames(loader, cells[1]),
                    .kind = onus_saying__of(cells[2]), .example = cells[3]};
    if (cue.kind == SAYING_COUNT) {
        complain(loader, "unknown kind \"%.*s\"; docs/tables.md lists them",
                 (int)cells[2].size, cells[2].data);
        return;
    }
    for (onus_slice rest = cells[0]; rest.data && cue.count < ONUS_CUE_WORDS;)
        cue.words[cue.count++] = onus_slice__split(&rest, ' ');
    uint32_t row = tables->cues.count;
    bool same = row && onus_slice__equal(tables->cues.items[row - 1].words[0],
                                         cue.words[0]);
    if (!same &&
        onus_map__find(&tables->cue_heads, cue.words[0]) != ONUS_NONE)
        complain(loader, "\"%.*s\" stands apart from its other rows; sort them "
                 "together", (int)cue.words[0].size, cue.words[0].data);
    if (!same)
        onus_map__set(&tables->arena, &tables->cue_heads, cue.words[0], row);
    onus_array__push(&tables->arena, &tables->cues, cue);
}

static void time_word_row(table_loader *loader, const onus_slice *cells)
{
    onus_error error;
    if (onus_timex__add_words(&loader->tables->arena, &loader->tables->timex,
                              cells, &error))
        complain(loader, "%s", error.message);
}

static void time_rule_row(table_loader *loader, const onus_slice *cells)
{
    onus_error error;
    if (onus_timex__add_rule(&loader->tables->arena, &loader->tables->timex,
                             cells, &error))
        complain(loader, "%s", error.message);
}

/* In an order in which each finds what it refers to. */
static const table_spec tables_list[] = {
    {"sectors.tsv", sector_row, 3, {"code", "sector", "meaning"}},
    {"plover.tsv", plover_row, 7,
     {"type", "mode", "quad", "intensity", "recipient", "meaning", "example"}},
    {"cameo.tsv", cameo_row, 7,
     {"code", "name", "goldstein", "quad", "type", "mode", "contexts"}},
    {"countries.tsv", country_row, 10,
     {"code", "name", "aliases", "adjectives", "people", "capital", "short",
      "cow", "gw", "wikidata"}},
    {"seats.tsv", seat_row, 5,
     {"name", "code", "country", "organization", "example"}},
    {"people.tsv", person_row, 9,
     {"name", "aliases", "country", "role", "organization", "code", "from",
      "to", "wikidata"}},
    {"organisations.tsv", organisation_row, 9,
     {"name", "aliases", "kind", "code", "country", "sectors", "from", "to",
      "wikidata"}},
    {"groups.tsv", group_row, 8,
     {"name", "aliases", "code", "country", "sectors", "from", "to",
      "wikidata"}},
    {"places.tsv", place_row, 9,
     {"name", "aliases", "country", "adm1", "lat", "lon", "precision",
      "geonames_id", "population"}},
    {"en/words.tsv", words_row, 3, {"list", "words", "note"}},
    {"en/pages.tsv", page_row, 4, {"kind", "phrase", "value", "note"}},
    {"en/agents.tsv", agent_row, 7,
     {"phrase", "plural", "code", "sector", "kind", "role", "example"}},
    {"en/classes.tsv", class_row, 3, {"class", "words", "note"}},
    {"en/events.tsv", event_row, 6,
     {"pattern", "type", "mode", "cameo", "contexts", "example"}},
    {"en/issues.tsv", issue_row, 3, {"issue", "words", "note"}},
    {"en/times.tsv", time_word_row, 5,
     {"kind", "words", "value", "tags", "example"}},
    {"en/timerules.tsv", time_rule_row, 5,
     {"makes", "pattern", "how", "example", "gives"}},
    {"en/cues.tsv", cue_row, 4, {"cue", "frame", "kind", "example"}},
};

/* ---------------------------------------------------------------- the whole */

/* Read one table; IO or MEMORY end the loading, mistakes do not. */
static onus_status load_table(table_loader *loader, const char *folder,
                              const table_spec *table, onus_error *error)
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
    if (status == ONUS_ERROR_TABLE) {
        loader->mistakes++;
        loader->stopped |= loader->complaint(&mistake, loader->payload) != 0;
        return ONUS_OK;
    }
    if (status) {
        if (error)
            *error = mistake;
        return status;
    }
    onus_array__push(&tables->arena, &tables->files, tsv->file);
    tables->hash = onus_hash__64(tables->hash, tsv->file.bytes.data,
                                 tsv->file.bytes.size);
    while (!loader->stopped && onus_tsv__next(tsv, &mistake)) {
        tables->rows++;
        if (!tsv->status)
            table->row(loader, tsv->cells);
        else
            complain(loader, "%s", mistake.message);
    }
    return tables->arena.failed ? onus_error__memory(error) : ONUS_OK;
}

static onus_status load(table_loader *loader, const char *folder, onus_error *error)
{
    onus_tables *tables = calloc(1, sizeof *tables);
    if (!tables)
        return onus_error__memory(error);
    tables->hash = ONUS_FNV64;
    loader->tables = tables;
    onus_status status = ONUS_OK;
    size_t count = sizeof tables_list / sizeof *tables_list;
    for (size_t i = 0; i < count && !status && !loader->stopped; i++)
        status = load_table(loader, folder, &tables_list[i], error);
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
    onus_error first;
    table_loader loader = {.complaint = keep_first, .payload = &first};
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
    table_loader loader = {.complaint = complaint, .payload = payload};
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
