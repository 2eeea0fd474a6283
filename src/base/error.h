/* Filling in an onus_error. */
#ifndef ONUS_ERROR_H
#define ONUS_ERROR_H

#include "onus.h"

/* Fill `error` (NULL: only the code) and give `code` back, for `return
 * onus_error__set(...)`. `file` may be NULL, `line` 0. The message says what is
 * wrong and what to do, without a full stop. */
onus_status onus_error__set(onus_error *error, onus_status code,
                            const char *file, unsigned line,
                            const char *format, ...)
    __attribute__((format(printf, 5, 6)));

/* The sticky kind: no memory. */
onus_status onus_error__memory(onus_error *error);

#endif
