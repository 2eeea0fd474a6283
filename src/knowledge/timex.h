/* The grammar of time expressions, compiled: en/times.tsv and en/timerules.tsv.
 *
 * Text is cut into atoms: runs of letters, runs of digits, single signs
 * ("mid-June" has three, "3pm" two). Words of times.tsv are symbols' lexicon:
 * "jan" is a MONTH, 1. Rules build larger things from smaller ones: "DATE <-
 * MONTH DAY : month_day", where each piece is one of some symbols (a kind, or a
 * word as it stands) and the last part names a recipe, written in C, that makes
 * the value. src/resolve/times.c parses with them.
 */
#ifndef ONUS_TIMEX_H
#define ONUS_TIMEX_H

#include "base/array.h"
#include "base/hash.h"
#include "base/slice.h"

/* What a stretch of atoms can be. The first group comes from times.tsv, the
 * second from looking at a number, the third is made by rules (or comes from
 * times.tsv). */
#define ONUS_TIME_KIND_LIST(X)                                                 \
    X(number) X(ordinal) X(scale) X(month) X(weekday) X(weekdays) X(unit)      \
    X(units) X(season) X(part) X(holiday) X(shift) X(edge) X(approx) X(zone)   \
    X(each) X(meridiem) X(decade)                                              \
    X(digits) X(day) X(hour) X(minute) X(year)                                 \
    X(date) X(time) X(duration) X(set) X(none)

/* How long: the grain of a date, the unit of a duration; with its letter in
 * TIMEX3. */
#define ONUS_GRAIN_LIST(X)                                                     \
    X(second, "TS") X(minute, "TM") X(hour, "TH") X(day, "D") X(weekend, "WE") \
    X(week, "W") X(month, "M") X(quarter, "Q") X(season, "SE") X(half, "H")    \
    X(year, "Y") X(decade, "E") X(century, "C") X(millennium, "L")             \
    X(period, "X")

/* How a rule makes its value; times_recipes.c says what each does. */
#define ONUS_RECIPE_LIST(X)                                                    \
    X(same) X(add) X(times) X(half) X(fraction) X(bare_year) X(spoken_year)    \
    X(short_year) X(decade) X(month_day) X(agree) X(ordinal_unit)              \
    X(within) X(shift) X(skip) X(from_report) X(ahead) X(from_context)         \
    X(from_date) X(nth) X(containing) X(context) X(monthday) X(numbers)        \
    X(clock) X(minutes) X(at) X(hour_in) X(length) X(rate) X(every)         \
    X(reference) X(range) X(day_of)

#define ONUS_ENUM_TIME_KIND(name) TIMEX_##name,
#define ONUS_ENUM_GRAIN(name, letters) GRAIN_##name,
#define ONUS_ENUM_RECIPE(name) RECIPE_##name,

typedef enum onus_time_kind {
    ONUS_TIME_KIND_LIST(ONUS_ENUM_TIME_KIND) TIMEX_COUNT
} onus_time_kind;
typedef enum onus_grain {
    ONUS_GRAIN_LIST(ONUS_ENUM_GRAIN) GRAIN_COUNT
} onus_grain;
typedef enum onus_recipe {
    ONUS_RECIPE_LIST(ONUS_ENUM_RECIPE) RECIPE_COUNT
} onus_recipe;

/* TIMEX3's letters of a grain: "W"; "TM" for minutes. Static. */
const char *onus_grain__letters(onus_grain grain);

/* The grain with this name, or GRAIN_COUNT. */
onus_grain onus_grain__of(onus_slice name);

/* A kind, or TIMEX_COUNT and more: a word that rules name as it stands. */
typedef uint32_t onus_time_symbol;

typedef struct onus_time_word {
    onus_time_kind kind;
    int32_t number;   /* in the value: month, shift, ...; 1 if it has none */
    onus_grain grain; /* in the value; day if none */
    onus_slice text;  /* what else the value has: PRESENT_REF, easter+1 */
    bool counted, grained; /* has the value a number, a grain? */
    uint64_t tags;    /* bit for each Penn tag that the word may have; 0: any */
    uint32_t next;    /* another meaning of the same words, or ONUS_NONE */
} onus_time_word;

#define ONUS_SOME INT32_MIN /* "a few": a number that is not told */

enum { ONUS_TIME_PIECES = 10 /* the most that a rule may have */ };

typedef struct onus_time_piece {
    const onus_time_symbol *symbols; /* any of them */
    uint32_t count;
    bool glued; /* no blank before it */
} onus_time_piece;

typedef struct onus_time_rule {
    onus_time_kind makes;
    onus_recipe recipe;
    onus_slice argument; /* what stands behind the recipe's name, or absent */
    int32_t number;      /* the argument as a number, or 0 */
    uint32_t count;
    onus_time_piece pieces[ONUS_TIME_PIECES];
} onus_time_rule;

/* Rules whose first piece may be the same symbol, chained. */
typedef struct onus_time_link {
    uint32_t rule, next;
} onus_time_link;

typedef struct onus_timex {
    ONUS_ARRAY(onus_time_word) words;
    onus_map meanings; /* atoms parted by blanks -> words */
    onus_map lengths;  /* first atom -> most atoms of a phrase that begins so */
    onus_map symbols;  /* an atom that rules name -> its symbol */
    uint32_t symbol_count;
    ONUS_ARRAY(onus_time_rule) rules;
    ONUS_ARRAY(onus_time_link) links;
    ONUS_ARRAY(uint32_t) first; /* symbol -> links, or ONUS_NONE */
} onus_timex;

/* ---------------------------------------------------------------- atoms */

typedef enum onus_atom_class {
    ATOM_LETTERS,
    ATOM_DIGITS,
    ATOM_SIGN,
} onus_atom_class;

typedef struct onus_atom {
    onus_span span;    /* in the text that is cut */
    onus_slice text;   /* lower case, without the signs inside a word */
    onus_atom_class class;
    bool glued;        /* no blank before it */
} onus_atom;

/* The next atom from *at on, which moves behind it; false at the end of the
 * text, or if memory ran out. */
bool onus_atom__next(onus_arena *arena, onus_slice text, size_t *at,
                     onus_atom *atom);

/* What a word of this kind stands for: 2 for "two" (number), 1000 for
 * "thousand" (scale); 0 if it is none, or none that is told. */
int32_t onus_timex__number(const onus_timex *timex, onus_slice word,
                           onus_time_kind kind);

/* ---------------------------------------------------------------- loading */

/* Add a row of times.tsv (kind, words, value, tags) or of timerules.tsv (makes,
 * pattern, how). What is wrong is told as an error without file and line.
 * Errors: TABLE. */
onus_status onus_timex__add_words(onus_arena *arena, onus_timex *timex,
                                  const onus_slice *cells, onus_error *error);
onus_status onus_timex__add_rule(onus_arena *arena, onus_timex *timex,
                                 const onus_slice *cells, onus_error *error);

#endif
