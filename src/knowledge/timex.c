#include "knowledge/timex.h"

#include "base/error.h"
#include "base/utf8.h"
#include "record/grammar.h"

/* Bounds that keep all reckoning within 32 bits. */
enum { MOST_IN_VALUE = 1000, MOST_IN_RULE = 100 };

#define KIND_NAME(name) #name,
#define GRAIN_NAME(name, letters) #name,
#define GRAIN_LETTERS(name, letters) letters,

static const char *const kind_names[] = {ONUS_TIME_KIND_LIST(KIND_NAME)};
static const char *const grain_names[] = {ONUS_GRAIN_LIST(GRAIN_NAME)};
static const char *const grain_letters[] = {ONUS_GRAIN_LIST(GRAIN_LETTERS)};
static const char *const recipe_names[] = {ONUS_RECIPE_LIST(KIND_NAME)};

const char *onus_grain__letters(onus_grain grain)
{
    return grain_letters[grain];
}

onus_grain onus_grain__of(onus_slice name)
{
    return (onus_grain)onus_slice__among(name, grain_names, GRAIN_COUNT);
}

/* ---------------------------------------------------------------- atoms */

static bool is_apostrophe(uint32_t code)
{
    return code == '\'' || code == 0x2019;
}

static bool is_dash(uint32_t code)
{
    return code == '-' || (code >= 0x2010 && code <= 0x2015);
}

/* The code point at `at`, 0 at the end. */
static uint32_t peek(onus_slice text, size_t at)
{
    return at < text.size ? onus_utf8__next(text, &at) : 0;
}

static bool letter_at(onus_slice text, size_t at)
{
    return at < text.size && onus_utf8__is_letter(peek(text, at));
}

static bool digit_at(onus_slice text, size_t at)
{
    return at < text.size && text.data[at] >= '0' && text.data[at] <= '9';
}

/* Is what stands behind an apostrophe the ending of "year's", not part of
 * "o'clock"? */
static bool is_possessive(onus_slice text, size_t at)
{
    return (peek(text, at) | 32) == 's' && !letter_at(text, at + 1);
}

/* Does a word go on at this apostrophe or full stop ("o'clock", "p.m")? */
static bool goes_on(onus_slice text, size_t start, size_t at)
{
    size_t behind = at;
    uint32_t code = onus_utf8__next(text, &behind);
    if (!letter_at(text, behind))
        return false;
    if (is_apostrophe(code))
        return !is_possessive(text, behind);
    bool initial =
        at - start == 1 || (at - start >= 2 && text.data[at - 2] == '.');
    return code == '.' && initial && !letter_at(text, behind + 1);
}

static size_t end_of_letters(onus_slice text, size_t start)
{
    size_t at = start;
    while (at < text.size && (letter_at(text, at) || goes_on(text, start, at)))
        onus_utf8__next(text, &at);
    return at;
}

/* "12,500" is one number; "4, 2019" and "1,2" are not. */
static size_t end_of_digits(onus_slice text, size_t at)
{
    while (digit_at(text, at))
        at++;
    while (peek(text, at) == ',' && digit_at(text, at + 1) &&
           digit_at(text, at + 2) && digit_at(text, at + 3) &&
           !digit_at(text, at + 4))
        at += 4;
    return at;
}

/* Lower case, plain dashes and apostrophes; signs inside words are left out. */
static onus_slice plain(onus_arena *arena, onus_slice text)
{
    char *out = onus_arena__array(arena, text.size + 1, 4);
    size_t size = 0;
    bool word = letter_at(text, 0) || digit_at(text, 0);
    for (size_t at = 0; out && at < text.size;) {
        uint32_t code = onus_utf8__next(text, &at);
        if (word && (code == '.' || code == ',' || is_apostrophe(code)))
            continue;
        if (is_dash(code))
            code = '-';
        else if (is_apostrophe(code))
            code = '\'';
        size += onus_utf8__encode(onus_utf8__lower(code), out + size);
    }
    onus_arena__shrink(arena, out, size);
    return (onus_slice){out, size};
}

bool onus_atom__next(onus_arena *arena, onus_slice text, size_t *at,
                     onus_atom *atom)
{
    size_t start = *at;
    while (start < text.size && onus_utf8__is_space(peek(text, start)))
        onus_utf8__next(text, &start);
    if (start >= text.size)
        return false;
    size_t end = start;
    uint32_t code = onus_utf8__next(text, &end);
    *atom = (onus_atom){.class = ATOM_SIGN, .glued = start == *at && start > 0};
    if (onus_utf8__is_letter(code)) {
        atom->class = ATOM_LETTERS;
        end = end_of_letters(text, start);
    } else if (code >= '0' && code <= '9') {
        atom->class = ATOM_DIGITS;
        end = end_of_digits(text, start);
    } else if (is_apostrophe(code) && is_possessive(text, end)) {
        end++;
    }
    atom->span = (onus_span){(uint32_t)start, (uint32_t)end};
    atom->text = plain(arena, onus_slice__cut(text, start, end));
    *at = end;
    return atom->text.data != NULL;
}

static onus_status unknown(onus_error *error, const char *what, onus_slice name)
{
    return onus_error__set(error, ONUS_ERROR_TABLE, NULL, 0,
                           "unknown %s \"%.*s\"; the table's head says which "
                           "there are", what, (int)name.size, name.data);
}

int32_t onus_timex__number(const onus_timex *timex, onus_slice word,
                           onus_time_kind kind)
{
    uint32_t w = onus_map__find(&timex->meanings, word);
    for (; w != ONUS_NONE; w = timex->words.items[w].next) {
        const onus_time_word *meaning = &timex->words.items[w];
        if (meaning->kind == kind && meaning->number > 0)
            return meaning->number;
    }
    return 0;
}

/* ---------------------------------------------------------------- words */

/* "new year's day" -> "new year 's day", and how many atoms. */
static onus_slice atoms_of(onus_arena *arena, onus_slice phrase,
                           uint32_t *count)
{
    onus_slice joined = {"", 0};
    onus_atom atom;
    *count = 0;
    for (size_t at = 0; onus_atom__next(arena, phrase, &at, &atom); ++*count)
        joined = onus_arena__print(arena, "%.*s%s%.*s", (int)joined.size,
                                   joined.data, joined.size ? " " : "",
                                   (int)atom.text.size, atom.text.data);
    return joined;
}

/* "-12": false if it is no whole number. */
static bool whole(onus_slice text, int32_t *number)
{
    bool negative = text.size && (text.data[0] == '-' || text.data[0] == '+');
    uint32_t size;
    onus_slice digits = onus_slice__cut(text, negative, text.size);
    if (!onus_slice__number(digits, &size) || size > 1000000)
        return false;
    *number = negative && text.data[0] == '-' ? -(int32_t)size : (int32_t)size;
    return true;
}

/* "3", "-1 day", "2 week", "0 day NI" ... into number, grain and text. */
static void read_value(onus_slice value, onus_time_word *word)
{
    word->number = 1;
    word->grain = GRAIN_day;
    for (onus_slice rest = value; rest.size;) {
        onus_slice part = onus_slice__split(&rest, ' ');
        uint32_t grain = onus_slice__among(part, grain_names, GRAIN_COUNT);
        int32_t number = ONUS_SOME;
        if (grain < GRAIN_COUNT) {
            word->grain = (onus_grain)grain;
            word->grained = true;
        } else if (onus_slice__is(part, "X") || whole(part, &number)) {
            word->number = number;
            word->counted = true;
        } else {
            word->text = part;
        }
    }
}

/* Has the value what words of this kind need? */
static bool fits(const onus_time_word *word)
{
    bool number = word->counted && !word->text.size;
    switch (word->kind) {
    case TIMEX_number: case TIMEX_ordinal: case TIMEX_scale: case TIMEX_shift:
    case TIMEX_meridiem: case TIMEX_decade:
        return number;
    case TIMEX_month:
        return number && word->number >= 1 && word->number <= 12;
    case TIMEX_weekday: case TIMEX_weekdays:
        return number && word->number >= 1 && word->number <= 7;
    case TIMEX_unit: case TIMEX_units:
        return word->grained && !word->text.size && word->number > 0 &&
               word->number <= MOST_IN_VALUE;
    case TIMEX_season:
        return number && word->number >= 1 && word->number <= 4;
    case TIMEX_part: case TIMEX_holiday: case TIMEX_set:
        return word->text.size > 0;
    case TIMEX_date: case TIMEX_time:
        return (word->text.size || word->grained) &&
               word->number <= MOST_IN_VALUE && word->number >= -MOST_IN_VALUE;
    case TIMEX_edge: case TIMEX_approx: case TIMEX_zone: case TIMEX_each:
        return true;
    default:
        return false;
    }
}

static onus_status read_tags(onus_slice cell, uint64_t *tags, onus_error *error)
{
    *tags = 0;
    while (cell.size) {
        onus_slice name = onus_slice__trim(onus_slice__split(&cell, '|'));
        onus_xpos tag = onus_xpos__of(name);
        if (tag == XPOS_COUNT)
            return onus_error__set(error, ONUS_ERROR_TABLE, NULL, 0,
                                   "unknown tag \"%.*s\"; they are Penn tags, "
                                   "such as NNP", (int)name.size, name.data);
        *tags |= UINT64_C(1) << tag;
    }
    return ONUS_OK;
}

static void add_phrase(onus_arena *arena, onus_timex *timex, onus_slice phrase,
                       onus_time_word word)
{
    uint32_t count;
    onus_slice atoms = atoms_of(arena, phrase, &count);
    if (!atoms.size)
        return;
    word.next = onus_map__find(&timex->meanings, atoms);
    if (!onus_array__push(arena, &timex->words, word))
        return;
    onus_map__set(arena, &timex->meanings, atoms, timex->words.count - 1);
    onus_slice rest = atoms, first = onus_slice__split(&rest, ' ');
    uint32_t longest = onus_map__find(&timex->lengths, first);
    if (longest == ONUS_NONE || longest < count)
        onus_map__set(arena, &timex->lengths, first, count);
}

onus_status onus_timex__add_words(onus_arena *arena, onus_timex *timex,
                                  const onus_slice *cells, onus_error *error)
{
    onus_time_word word = {0};
    uint32_t kind = onus_slice__among(cells[0], kind_names, TIMEX_COUNT);
    if (kind == TIMEX_COUNT)
        return unknown(error, "kind", cells[0]);
    word.kind = (onus_time_kind)kind;
    read_value(cells[2], &word);
    if (!fits(&word))
        return onus_error__set(error, ONUS_ERROR_TABLE, NULL, 0,
                               "bad value \"%.*s\" for %s; the table's head "
                               "says what it may be", (int)cells[2].size,
                               cells[2].data, kind_names[kind]);
    onus_status status = read_tags(cells[3], &word.tags, error);
    for (onus_slice rest = cells[1]; !status && rest.data;)
        add_phrase(arena, timex, onus_slice__split(&rest, '|'), word);
    return status;
}

/* ---------------------------------------------------------------- rules */

/* A kind in capitals, or a word as it stands, which is given a symbol if it has
 * none. */
static onus_time_symbol symbol_of(onus_arena *arena, onus_timex *timex,
                                  onus_slice name)
{
    onus_slice lower = onus_utf8__lowered(arena, name);
    bool capital = name.size > 1 && name.data[0] >= 'A' && name.data[0] <= 'Z';
    if (capital)
        return onus_slice__among(lower, kind_names, TIMEX_COUNT);
    uint32_t symbol = onus_map__find(&timex->symbols, lower);
    if (symbol != ONUS_NONE)
        return symbol;
    if (!timex->symbol_count)
        timex->symbol_count = TIMEX_COUNT + 1; /* TIMEX_COUNT itself: unknown */
    if (lower.data)
        onus_map__set(arena, &timex->symbols, lower, timex->symbol_count);
    return timex->symbol_count++;
}

/* "~st|nd?" as a piece; whether it is optional is told apart. */
static onus_status read_piece(onus_arena *arena, onus_timex *timex,
                              onus_slice text, onus_time_piece *piece,
                              bool *optional, onus_error *error)
{
    ONUS_ARRAY(onus_time_symbol) symbols = {0};
    piece->glued = text.size > 1 && text.data[0] == '~';
    *optional = text.size > 1 && text.data[text.size - 1] == '?';
    text = onus_slice__cut(text, piece->glued, text.size - *optional);
    while (text.data) {
        onus_slice name = onus_slice__split(&text, '|');
        onus_time_symbol symbol = symbol_of(arena, timex, name);
        if (symbol == TIMEX_COUNT || !name.size)
            return onus_error__set(error, ONUS_ERROR_TABLE, NULL, 0,
                                   "unknown kind \"%.*s\"; the head of "
                                   "times.tsv lists them", (int)name.size,
                                   name.data);
        onus_array__push(arena, &symbols, symbol);
    }
    piece->symbols = symbols.items;
    piece->count = symbols.count;
    return ONUS_OK;
}

/* The chains keep the order of the table: earlier rules are tried first. */
static void index_rule(onus_arena *arena, onus_timex *timex, uint32_t rule)
{
    const onus_time_piece *first = &timex->rules.items[rule].pieces[0];
    while (timex->first.count < timex->symbol_count ||
           timex->first.count <= TIMEX_COUNT)
        if (!onus_array__push(arena, &timex->first, ONUS_NONE))
            return;
    for (uint32_t i = 0; i < first->count; i++) {
        onus_time_link link = {rule, ONUS_NONE};
        if (!onus_array__push(arena, &timex->links, link))
            return;
        uint32_t *end = &timex->first.items[first->symbols[i]];
        while (*end != ONUS_NONE)
            end = &timex->links.items[*end].next;
        *end = timex->links.count - 1;
    }
}

/* A pattern with optional pieces stands for all patterns with and without
 * them. */
static void add_variants(onus_arena *arena, onus_timex *timex,
                         const onus_time_rule *whole, uint32_t optional)
{
    for (uint32_t without = 0; without < 1u << ONUS_TIME_PIECES; without++) {
        if (without & ~optional)
            continue;
        onus_time_rule rule = *whole;
        rule.count = 0;
        for (uint32_t p = 0; p < whole->count; p++)
            if (!(without >> p & 1))
                rule.pieces[rule.count++] = whole->pieces[p];
        if (rule.count && onus_array__push(arena, &timex->rules, rule))
            index_rule(arena, timex, timex->rules.count - 1);
    }
}

static onus_status read_pattern(onus_arena *arena, onus_timex *timex,
                                onus_slice text, onus_time_rule *rule,
                                uint32_t *optional, onus_error *error)
{
    onus_status status = ONUS_OK;
    *optional = 0;
    while (!status && text.data) {
        onus_slice piece = onus_slice__split(&text, ' ');
        bool may_lack;
        if (rule->count == ONUS_TIME_PIECES || !piece.size)
            return onus_error__set(error, ONUS_ERROR_TABLE, NULL, 0,
                                   "bad pattern; write 1 to %d pieces, parted "
                                   "by one blank each", ONUS_TIME_PIECES);
        status = read_piece(arena, timex, piece, &rule->pieces[rule->count],
                            &may_lack, error);
        *optional |= (uint32_t)may_lack << rule->count++;
    }
    return status;
}

onus_status onus_timex__add_rule(onus_arena *arena, onus_timex *timex,
                                 const onus_slice *cells, onus_error *error)
{
    onus_slice argument = cells[2];
    onus_slice name = onus_slice__split(&argument, ' ');
    uint32_t kind = onus_slice__among(cells[0], kind_names, TIMEX_COUNT);
    uint32_t recipe = onus_slice__among(name, recipe_names, RECIPE_COUNT);
    if (kind == TIMEX_COUNT)
        return unknown(error, "kind", cells[0]);
    if (recipe == RECIPE_COUNT)
        return unknown(error, "recipe", name);
    onus_time_rule rule = {.makes = (onus_time_kind)kind,
                           .recipe = (onus_recipe)recipe,
                           .argument = argument};
    uint32_t optional;
    if (whole(argument, &rule.number) &&
        (rule.number > MOST_IN_RULE || rule.number < -MOST_IN_RULE))
        return onus_error__set(error, ONUS_ERROR_TABLE, NULL, 0,
                               "a recipe's number is at most %d", MOST_IN_RULE);
    onus_status status =
        read_pattern(arena, timex, cells[1], &rule, &optional, error);
    if (!status)
        add_variants(arena, timex, &rule, optional);
    return status;
}
