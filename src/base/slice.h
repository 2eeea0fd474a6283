/* Slices: borrowed text, a pointer and a size, no NUL needed.
 *
 * `onus_slice` itself is public (onus.h). ASCII is folded here where case is
 * ignored; for the rest of Unicode see utf8.h.
 */
#ifndef ONUS_SLICE_H
#define ONUS_SLICE_H

#include "onus.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

/* A slice of a string literal. */
#define ONUS_SLICE(literal) ((onus_slice){"" literal, sizeof(literal) - 1})

/* The two arguments of a "%.*s". */
#define ONUS_SHOW(slice) (int)(slice).size, (slice).size ? (slice).data : ""

static inline onus_slice onus_slice__of(const char *text)
{
    return (onus_slice){text, text ? strlen(text) : 0};
}

/* [start, end) of a slice; the caller knows that it lies inside. An absent
 * slice stays one (C forbids even to add 0 to NULL). */
static inline onus_slice onus_slice__cut(onus_slice text, size_t start,
                                         size_t end)
{
    return (onus_slice){start ? text.data + start : text.data, end - start};
}

static inline bool onus_slice__equal(onus_slice a, onus_slice b)
{
    return a.size == b.size && (!a.size || !memcmp(a.data, b.data, a.size));
}

/* Is it this literal (or any NUL-terminated string)? */
static inline bool onus_slice__is(onus_slice text, const char *other)
{
    return onus_slice__equal(text, onus_slice__of(other));
}

/* Its position among some names, or `count`. */
uint32_t onus_slice__among(onus_slice text, const char *const *names,
                           uint32_t count);

/* Is it one of the names of an array? */
#define ONUS_SLICE_IS_ONE_OF(text, array)                                      \
    (onus_slice__among((text), (array), sizeof(array) / sizeof *(array)) <     \
     sizeof(array) / sizeof *(array))

bool onus_slice__starts(onus_slice text, onus_slice start);
bool onus_slice__ends(onus_slice text, onus_slice end);
bool onus_slice__equal_ascii_case(onus_slice a, onus_slice b);

/* Where `part` first stands in `text`, or ONUS_NONE. */
uint32_t onus_slice__find(onus_slice text, onus_slice part);

/* Without ASCII white space at both ends. */
onus_slice onus_slice__trim(onus_slice text);

/* The text before the first `separator` is returned and taken off *rest with
 * the separator; the whole rest if there is none. Loop while rest->data is not
 * NULL. */
onus_slice onus_slice__split(onus_slice *rest, char separator);

/* A decimal number without sign; false if it is anything else or over 2^32. */
bool onus_slice__number(onus_slice text, uint32_t *number);

#endif
