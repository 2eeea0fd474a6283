/* Datelines: where, when and by whom a report was filed, before its first
 * sentence.
 *
 *     SEOUL, March 4 (Yonhap) -- ...      place, date, agency
 *     HAYWARD, Calif. (AP) — ...          place with its region
 *     MOSCOW. March 4. /TASS/. ...        agency between slashes
 *     (Reuters) - ...   (CNN) ...         agency alone
 *     NEW DELHI: ...   Beirut: ...        a place that the tables know
 *     OSLO (Example) - May 4, 2020 - ...  in several parts, each with its dash
 *     SEOUL, May 14, 2019                 on a line of its own
 *
 * The head of the line is cut at a dash, a colon or the closing bracket behind
 * an agency, and then must be made of nothing but place, region, date and
 * agency. The fewer of these it has, the more is asked of them: capitals, or a
 * name in the tables. "Moscow - which denied it - said" has a place and a dash,
 * but goes on in small letters.
 */
#include "ingest/dateline.h"

#include "base/utf8.h"

enum {
    LONGEST = 120, /* bytes of a dateline */
    MOST_PARTS = 6,
    MOST_WORDS = 5 /* of a place or an agency */
};

/* What ends a dateline. */
typedef enum ending { END_DASH, END_COLON, END_BRACKET, END_SLASH } ending;

typedef struct line_head {
    onus_slice text;   /* before the end, without the agency */
    onus_slice agency;
    ending ending;
    size_t size;       /* of the whole, to the first sentence */
} line_head;

/* ---------------------------------------------------------------- where it
 * ends */

/* Bytes of the dash at a place, or 0. */
static size_t dash_at(onus_slice line, size_t at)
{
    size_t next = at;
    uint32_t code = onus_utf8__next(line, &next);
    if (code == 0x2013 || code == 0x2014 || code == 0x2015)
        return next - at;
    if (code != '-')
        return 0;
    while (next < line.size && line.data[next] == '-')
        next++;
    return next - at;
}

static bool blank_at(onus_slice line, size_t at)
{
    return at < line.size && onus_utf8__is_space(onus_utf8__next(line, &at));
}

static size_t skip_blanks(onus_slice line, size_t at)
{
    for (size_t next = at; at < line.size; at = next)
        if (!onus_utf8__is_space(onus_utf8__next(line, &next)))
            break;
    return at;
}

/* A single hyphen parts only between blanks: "PORT-AU-PRINCE". */
static bool parts_here(onus_slice line, size_t at, size_t dash)
{
    if (dash > 1)
        return true;
    bool before =
        at > 0 && (line.data[at - 1] == ' ' || line.data[at - 1] == ')');
    return before && blank_at(line, at + dash);
}

/* The agency in brackets (or slashes) that begins at `at`; *end gets the place
 * behind. */
static onus_slice enclosed(onus_slice line, size_t at, char close, size_t *end)
{
    size_t limit = line.size < at + LONGEST ? line.size : at + LONGEST;
    const char *found =
        memchr(line.data + at + 1, close, limit > at + 1 ? limit - at - 1 : 0);
    if (!found)
        return (onus_slice){0};
    *end = (size_t)(found - line.data) + 1;
    return onus_slice__trim(onus_slice__cut(line, at + 1, *end - 1));
}

/* Behind an agency: a dash, a colon, a full stop, or nothing. */
static void close_head(onus_slice line, size_t at, line_head *head)
{
    while (at < line.size && (line.data[at] == '.' || line.data[at] == ','))
        at++;
    at = skip_blanks(line, at);
    size_t dash = at < line.size ? dash_at(line, at) : 0;
    if (dash || (at < line.size && line.data[at] == ':')) {
        head->ending = dash ? END_DASH : END_COLON;
        at += dash ? dash : 1;
    }
    head->size = skip_blanks(line, at);
}

/* Find the end of the dateline and its agency; false if the line has neither
 * early on. */
static bool find_end(onus_slice line, line_head *head)
{
    size_t limit = line.size < LONGEST ? line.size : LONGEST;
    for (size_t at = 0; at < limit; at++) {
        char c = line.data[at];
        size_t end, dash = dash_at(line, at);
        head->text = onus_slice__trim(onus_slice__cut(line, 0, at));
        if (c == '(' || (c == '/' && (!at || line.data[at - 1] == ' '))) {
            head->agency = enclosed(line, at, c == '(' ? ')' : '/', &end);
            head->ending = c == '(' ? END_BRACKET : END_SLASH;
            if (head->agency.size)
                close_head(line, end, head);
            return head->agency.size > 0;
        }
        bool colon = c == ':' && blank_at(line, at + 1);
        if (colon || (dash && parts_here(line, at, dash))) {
            head->ending = colon ? END_COLON : END_DASH;
            head->size = skip_blanks(line, at + (colon ? 1 : dash));
            return true;
        }
    }
    return false;
}

/* A sentence must follow, and it does not begin in small letters. */
static bool sentence_follows(onus_slice line, size_t at)
{
    return at < line.size && !onus_utf8__is_lower(onus_utf8__next(line, &at));
}

/* ---------------------------------------------------------------- what it is
 * made of */

typedef struct letters {
    uint32_t upper, lower, digits;
} letters;

static letters count_letters(onus_slice text)
{
    letters count = {0};
    for (size_t at = 0; at < text.size;) {
        uint32_t code = onus_utf8__next(text, &at);
        count.upper += onus_utf8__is_upper(code);
        count.lower += onus_utf8__is_lower(code);
        count.digits += onus_utf8__is_digit(code);
    }
    return count;
}

/* "DUBAI", and "McALLEN" or "TRINIDAD and TOBAGO" too. */
static bool in_capitals(onus_slice text)
{
    letters count = count_letters(text);
    return count.upper >= 2 && 3 * count.lower <= count.upper;
}

/* Words that begin with capitals, "al" and "de" between them aside. */
static bool is_name(const onus_tables *tables, const onus_key *key)
{
    if (!key->count || key->count > MOST_WORDS)
        return false;
    for (uint32_t i = 0; i < key->count; i++) {
        size_t at = 0;
        uint32_t first = onus_utf8__next(onus_key__word(key, i), &at);
        bool good = onus_utf8__is_letter(first) && !onus_utf8__is_lower(first);
        if (!good &&
            !onus_key__match(key, tables, PAGE_particle, i, NULL))
            return false;
    }
    return true;
}

/* "NEW DELHI" -> "New Delhi", as the tables have it; of "DUBAI/LONDON" the
 * first. */
static onus_slice title_case(onus_arena *arena, onus_slice name)
{
    onus_slice rest = name;
    name = onus_slice__split(&rest, '/');
    char *out = onus_arena__array(arena, name.size + 1, 2);
    size_t size = 0;
    bool inside = false;
    for (size_t at = 0; out && at < name.size;) {
        uint32_t code = onus_utf8__next(name, &at);
        size += onus_utf8__encode(inside ? onus_utf8__lower(code) : code,
                                  out + size);
        inside = onus_utf8__is_letter(code);
    }
    return (onus_slice){out, size};
}

/* Is it a town or region in the tables? Countries are none, "Iran: what we
 * know", unless they are cities, too, and a date stands behind: "Singapore,
 * June 12". */
static bool is_place(const onus_tables *tables, onus_arena *arena,
                     onus_slice name, bool dated)
{
    onus_slice title =
        in_capitals(name) ? title_case(arena, name) : name;
    uint32_t sense =
        onus_tables__senses(tables, onus_tables__fold(arena, title));
    bool found = false;
    for (; sense != ONUS_NONE; sense = tables->senses.items[sense].next) {
        const onus_sense *item = &tables->senses.items[sense];
        if (item->kind == SENSE_COUNTRY && !dated)
            return false;
        found |= item->kind == SENSE_CAPITAL || item->kind == SENSE_PLACE;
    }
    return found;
}

/* The parts of the head: between commas, and before a date between full stops,
 * too. */
typedef struct head_parts {
    onus_slice items[MOST_PARTS];
    uint32_t count;
} head_parts;

static bool is_date(const onus_tables *tables, onus_arena *arena,
                    onus_slice part, onus_stamp *date)
{
    onus_key key = onus_key__of(arena, part);
    *date = onus_stamp__read(tables, arena, &key);
    return date->day && !date->others && key.count <= 4;
}

static void split_parts(const onus_tables *tables, onus_arena *arena,
                        onus_slice text, head_parts *parts)
{
    size_t start = 0;
    for (size_t at = 0; at <= text.size && parts->count < MOST_PARTS; at++) {
        bool end = at == text.size || text.data[at] == ',';
        onus_stamp date;
        if (!end && text.data[at] == '.' && blank_at(text, at + 1))
            end = is_date(tables, arena,
                          onus_slice__cut(text, at + 1, text.size), &date);
        if (!end)
            continue;
        onus_slice part = onus_slice__trim(onus_slice__cut(text, start, at));
        if (part.size)
            parts->items[parts->count++] = part;
        start = at + 1;
    }
}

/* A region behind a place: "Calif.", "United Arab Emirates", "Isle of Man". */
static bool is_region(const onus_tables *tables, const onus_key *key)
{
    onus_slice value;
    for (uint32_t i = 0; i < key->count; i++)
        if (onus_key__match(key, tables, PAGE_weekday, i, &value))
            return false;
    return is_name(tables, key) && !count_letters(key->line).digits;
}

/* Take place, region and date from the parts; false if one is something else.
 */
static bool take_parts(const onus_tables *tables, onus_arena *arena,
                       const head_parts *parts, onus_dateline *dateline)
{
    for (uint32_t i = 0; i < parts->count; i++) {
        onus_slice part = parts->items[i];
        onus_key key = onus_key__of(arena, part);
        onus_stamp date;
        uint32_t year;
        if (is_date(tables, arena, part, &date) && !dateline->date.day)
            dateline->date = date;
        else if (dateline->date.day && part.size == 4 &&
                 onus_slice__number(part, &year))
            dateline->date.year = year;
        else if (!dateline->date.day && i < 3 && is_region(tables, &key))
            dateline->place.size = (size_t)(part.data + part.size -
                                            parts->items[0].data);
        else if (!onus_key__is(&key, tables, PAGE_weekday))
            return false;
    }
    if (dateline->place.size)
        dateline->place.data = parts->items[0].data;
    return true;
}

/* An agency is a few words, of which the first has a capital, a digit or no
 * case; unless the table has it ("dpa"). */
static bool is_agency(const onus_tables *tables, onus_arena *arena,
                      onus_slice agency, bool *known)
{
    onus_key key = onus_key__of(arena, agency);
    *known = key.count &&
             onus_key__match(&key, tables, PAGE_agency, 0, NULL) > 0;
    return key.count && key.count <= MOST_WORDS &&
           !onus_key__has(&key, tables, PAGE_month, 0, key.count);
}

/* Is a head that has a place, but no agency, a dateline? */
static bool place_will_do(const onus_tables *tables, onus_arena *arena,
                          const line_head *head, const head_parts *parts,
                          bool dated, bool transcript)
{
    onus_slice place = parts->items[0];
    onus_key key = onus_key__of(arena, place);
    if (transcript && head->ending == END_COLON && !dated)
        return false;
    if (is_place(tables, arena, place, dated))
        return true;
    if (!in_capitals(place) || onus_key__is(&key, tables, PAGE_kicker) ||
        count_letters(place).digits ||
        onus_key__tally(&key, tables, PAGE_function))
        return false;
    if (dated)
        return true;
    return head->ending == END_DASH ? key.count <= 3
                                    : place.size > 4 && key.count <= 2;
}

/* Does what was found make a dateline? */
static bool will_do(const onus_tables *tables, onus_arena *arena,
                    const line_head *head, const head_parts *parts,
                    bool transcript, const onus_dateline *dateline)
{
    bool known = false, dated = dateline->date.day != 0;
    if (!head->agency.size)
        return dateline->place.size &&
               place_will_do(tables, arena, head, parts, dated, transcript);
    if (!is_agency(tables, arena, head->agency, &known))
        return false;
    if (known)
        return head->ending != END_COLON || dateline->place.size;
    if (head->ending == END_BRACKET || head->ending == END_SLASH)
        return dated && dateline->place.size;
    return dated || (dateline->place.size &&
                     (in_capitals(parts->items[0]) ||
                      is_place(tables, arena, parts->items[0], false)));
}

/* ---------------------------------------------------------------- several
 * parts */

/* "BERLIN, Germany - (Example) - ...": the agency behind the first dash. One
 * that the tables do not know needs a dash of its own. */
static bool take_agency_behind(const onus_tables *tables, onus_arena *arena,
                               onus_slice line, line_head *head)
{
    size_t at = head->size, end;
    if (head->agency.size || at >= line.size || line.data[at] != '(')
        return false;
    onus_slice agency = enclosed(line, at, ')', &end);
    line_head behind = {.ending = END_BRACKET};
    bool known;
    if (!agency.size || !is_agency(tables, arena, agency, &known))
        return false;
    close_head(line, end, &behind);
    if (!known && behind.ending == END_BRACKET)
        return false;
    head->agency = agency;
    head->size = behind.size;
    return true;
}

/* "OSLO (Example) - May 4, 2020 - ...": the date behind the first dash, perhaps
 * with the agency. */
static bool take_date_behind(const onus_tables *tables, onus_arena *arena,
                             onus_slice line, line_head *head,
                             onus_dateline *dateline)
{
    onus_slice rest = onus_slice__cut(line, head->size, line.size);
    line_head next = {0};
    onus_stamp date;
    if (dateline->date.day || !find_end(rest, &next) ||
        (next.agency.size && head->agency.size) ||
        !is_date(tables, arena, next.text, &date))
        return false;
    dateline->date = date;
    if (next.agency.size)
        head->agency = next.agency;
    head->size += next.size;
    return true;
}

/* Each part can be told once, so this ends. */
static void take_parts_behind(const onus_tables *tables, onus_arena *arena,
                              onus_slice line, line_head *head,
                              onus_dateline *dateline)
{
    while (dateline->place.size &&
           (take_agency_behind(tables, arena, line, head) ||
            take_date_behind(tables, arena, line, head, dateline)))
        continue;
}

bool onus_dateline__read(const onus_tables *tables, onus_arena *arena,
                         onus_slice line, bool transcript,
                         onus_dateline *dateline)
{
    line_head head = {0};
    head_parts parts = {0};
    *dateline = (onus_dateline){0};
    if (!find_end(line, &head))
        return false;
    split_parts(tables, arena, head.text, &parts);
    if (!take_parts(tables, arena, &parts, dateline))
        return false;
    take_parts_behind(tables, arena, line, &head, dateline);
    if (!sentence_follows(line, head.size) ||
        !will_do(tables, arena, &head, &parts, transcript, dateline))
        return false;
    dateline->agency = head.agency;
    dateline->size = head.size;
    return true;
}

/* "EXAMPLE NEWS, May 4" and "ANN OTHER, MAY 4" are no places. */
static bool names_place(const onus_tables *tables, onus_arena *arena,
                        onus_slice line, onus_slice place)
{
    onus_slice rest = place;
    onus_slice town = onus_slice__split(&rest, ',');
    onus_key key = onus_key__of(arena, place);
    return is_place(tables, arena, town, true) ||
           (!in_capitals(line) &&
            !onus_key__has(&key, tables, PAGE_outlet, 0, key.count));
}

bool onus_dateline__read_line(const onus_tables *tables, onus_arena *arena,
                              onus_slice line, onus_dateline *dateline)
{
    *dateline = (onus_dateline){0};
    if (line.size > LONGEST)
        return false;
    /* As if the sentence stood behind it. */
    onus_slice whole = onus_arena__print(arena, "%.*s - A", (int)line.size,
                                         line.size ? line.data : "");
    if (!onus_dateline__read(tables, arena, whole, true, dateline) ||
        dateline->size <= line.size || !dateline->place.size)
        return false;
    dateline->size = line.size;
    return dateline->agency.size ||
           (dateline->date.day &&
            names_place(tables, arena, line, dateline->place));
}
