/* A string builder: owned text that grows, with a maximum.
 *
 * Failing is sticky: append freely, ask `failed` once at the end.
 *
 *     onus_string out = {.maximum = 1 << 20};       // 0: no maximum
 *     onus_string__add(&out, ONUS_SLICE("agreed to "));
 *     onus_string__print(&out, "%d talks", 3);
 *     onus_string__clear(&out);
 */
#ifndef ONUS_STRING_H
#define ONUS_STRING_H

#include "base/slice.h"

typedef struct onus_string {
    char *data; /* owned; NUL-terminated once anything was added */
    size_t size, capacity;
    size_t maximum; /* bytes; 0 for none */
    bool failed;    /* memory ran out, or the maximum would be passed */
} onus_string;

void onus_string__add(onus_string *string, onus_slice text);
void onus_string__add_char(onus_string *string, char c);
void onus_string__print(onus_string *string, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Empty it, keep its memory, clear `failed`. */
void onus_string__reset(onus_string *string);

/* Free its memory. */
void onus_string__clear(onus_string *string);

static inline onus_slice onus_string__slice(const onus_string *string)
{
    return (onus_slice){string->data ? string->data : "", string->size};
}

#endif
