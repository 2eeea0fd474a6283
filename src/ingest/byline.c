/* Bylines.
 *
 *     By Lee Someone                                  Lee Someone
 *     By LEE SOMEONE and ANN OTHER, Example News      LEE SOMEONE, ANN OTHER
 *     By Ann de la Otra, chief correspondent          Ann de la Otra
 *     By Lee Someone in Geneva                        Lee Someone; place Geneva
 *     By Lee Someone in Geneva and Ann Other in Oslo  both; no place: which?
 *     By The Associated Press                         (nobody)
 *
 * The line is cut at commas, "and", bars and the like. Each part must be a name
 * of a person, or something that bylines have besides: an agency, an outlet, an
 * office. One part that is neither, and the line is no byline: "By Tuesday the
 * talks had failed."
 */
#include "ingest/byline.h"

#include "base/utf8.h"

enum { LEAST_NAME = 2, MOST_NAME = 6, MOST_LINE = 48 /* words */ };

typedef struct reader {
    const onus_tables *tables;
    onus_arena *arena;
    const onus_key *key;
    onus_byline *byline;
} reader;

static bool capital_at(const onus_key *key, uint32_t word)
{
    size_t at = 0;
    uint32_t code = onus_utf8__next(onus_key__word(key, word), &at);
    return onus_utf8__is_letter(code) && !onus_utf8__is_lower(code);
}

static bool is_kind(const reader *r, onus_page_kind kind, uint32_t first,
                    uint32_t last)
{
    return onus_key__has(r->key, r->tables, kind, first, last);
}

/* "Haye-ah": the second half of a double name may be small. */
static bool is_half(const onus_key *key, uint32_t word)
{
    onus_slice gap = onus_slice__cut(key->line, key->words[word - 1].end,
                                     key->words[word].start);
    return onus_slice__is(gap, "-");
}

/* Capitalised words, with particles between them. */
static bool is_person(const reader *r, uint32_t first, uint32_t last)
{
    uint32_t count = last - first;
    if (count < LEAST_NAME || count > MOST_NAME)
        return false;
    for (uint32_t i = first; i < last; i++)
        if (!capital_at(r->key, i) && !(i > first && is_half(r->key, i)) &&
            (i + 1 == last ||
             !onus_key__match(r->key, r->tables, PAGE_particle, i, NULL)))
            return false;
    return true;
}

/* What else a byline has: "chief correspondent", "Example News", "Reuters",
 * "The Bugle". */
static bool is_other(const reader *r, uint32_t first, uint32_t last)
{
    if (is_kind(r, PAGE_office, first, last) ||
        is_kind(r, PAGE_outlet, first, last) ||
        onus_key__match(r->key, r->tables, PAGE_agency, first, NULL) ==
            last - first)
        return true;
    onus_slice form = onus_key__form(r->key, first);
    return onus_slice__is(form, "the") && last - first <= MOST_NAME &&
           capital_at(r->key, last - 1);
}

/* The name as it stands, from its first to its last word; "Jr." keeps its full
 * stop. */
static onus_slice name_of(const reader *r, uint32_t first, uint32_t last)
{
    size_t start = r->key->words[first].start,
           end = r->key->words[last - 1].end;
    bool short_word = end - r->key->words[last - 1].start <= 2;
    if (short_word && end < r->key->line.size && r->key->line.data[end] == '.')
        end++;
    return onus_slice__cut(r->key->line, start, end);
}

/* Two places are as good as none: the report was filed from neither alone. */
static void add_place(onus_byline *byline, onus_slice place)
{
    if (byline->places && onus_slice__equal(byline->place, place))
        return;
    byline->place = byline->places++ ? (onus_slice){0} : place;
}

/* One word behind a place, "in Hanoi, Vietnam" or "in Geneva and London": its
 * region, or another place. */
static bool take_place_part(const reader *r, uint32_t first, uint32_t last)
{
    onus_byline *byline = r->byline;
    if (last - first != 1 || !byline->places || !capital_at(r->key, first))
        return false;
    onus_slice name = name_of(r, first, last);
    onus_slice gap = onus_slice__cut(r->key->line, r->key->words[first - 1].end,
                                     r->key->words[first].start);
    if (byline->place.size && onus_slice__starts(gap, ONUS_SLICE(",")))
        byline->place.size =
            (size_t)(name.data + name.size - byline->place.data);
    else
        add_place(byline, name);
    return true;
}

static bool take_part(const reader *r, uint32_t first, uint32_t last)
{
    if (first >= last)
        return true;
    if (is_other(r, first, last) || take_place_part(r, first, last))
        return true;
    if (!is_person(r, first, last))
        return false;
    onus_array__push(r->arena, &r->byline->authors, name_of(r, first, last));
    return true;
}

/* Commas, bars, bullets, dashes; not hyphens, full stops and blanks. */
static bool parts_two(uint32_t code)
{
    return code == ',' || code == ';' || code == '|' || code == '/' ||
           code == '&' || code == '(' || code == 0xB7 || code == 0x2022 ||
           code == 0x2013 || code == 0x2014;
}

/* Does a sign between a word and the one before it part names? */
static bool parts_names(const onus_key *key, uint32_t word)
{
    onus_slice gap = onus_slice__cut(key->line, key->words[word - 1].end,
                                     key->words[word].start);
    for (size_t at = 0; at < gap.size;)
        if (parts_two(onus_utf8__next(gap, &at)))
            return true;
    return onus_slice__is(gap, " - ");
}

/* "in Geneva": the place, up to the next sign or the end of the line. */
static uint32_t read_place(const reader *r, uint32_t first)
{
    uint32_t last = first;
    while (last < r->key->count && capital_at(r->key, last) &&
           (last == first || !parts_names(r->key, last)))
        last++;
    if (last > first)
        add_place(r->byline, name_of(r, first, last));
    return last;
}

/* The words from `first` on; false if one part is nothing that a byline has. */
static bool read_parts(const reader *r, uint32_t first)
{
    const onus_key *key = r->key;
    uint32_t start = first;
    for (uint32_t i = first; i < key->count;) {
        onus_slice value = {0};
        uint32_t count = onus_key__match(key, r->tables, PAGE_joint, i, &value);
        if (count || (i > start && parts_names(key, i))) {
            if (!take_part(r, start, i))
                return false;
            start = i + count;
        }
        if (onus_slice__is(value, "for"))
            return true; /* whom they write for: anything */
        if (onus_slice__is(value, "in"))
            start = read_place(r, start);
        i = start > i ? start : i + 1;
    }
    return take_part(r, start, key->count);
}

static bool read_from(const onus_tables *tables, onus_arena *arena,
                      const onus_key *key, uint32_t first, onus_byline *byline)
{
    if (first >= key->count || key->count > MOST_LINE || !key->whole ||
        !capital_at(key, first))
        return false;
    onus_byline found = *byline;
    reader r = {tables, arena, key, &found};
    if (!read_parts(&r, first))
        return false;
    *byline = found;
    return true;
}

bool onus_byline__read(const onus_tables *tables, onus_arena *arena,
                       const onus_key *key, onus_byline *byline)
{
    if (!key->count || !capital_at(key, 0))
        return false;
    uint32_t opening = onus_key__match(key, tables, PAGE_byline, 0, NULL);
    return opening && read_from(tables, arena, key, opening, byline);
}

bool onus_byline__read_names(const onus_tables *tables, onus_arena *arena,
                             const onus_key *key, onus_byline *byline)
{
    uint32_t authors = byline->authors.count;
    return read_from(tables, arena, key, 0, byline) &&
           byline->authors.count > authors;
}

bool onus_byline__is_outlet(const onus_tables *tables, const onus_key *key)
{
    reader r = {.tables = tables, .key = key};
    return key->whole && key->count && key->count <= MOST_NAME &&
           capital_at(key, 0) && is_other(&r, 0, key->count);
}

bool onus_byline__opens(const onus_tables *tables, const onus_key *key)
{
    return onus_key__is(key, tables, PAGE_byline);
}
