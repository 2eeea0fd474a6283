/* Reading JSON, with one care that jansson does not take. */
#ifndef ONUS_JSON_H
#define ONUS_JSON_H

#include "base/slice.h"

#include <jansson.h>

/* Read a JSON text with jansson's flags. NULL if it cannot be read: *no_memory
 * tells whether that is why, else *trouble does. */
json_t *onus_json__read(onus_slice text, size_t flags, json_error_t *trouble,
                        bool *no_memory);

#endif
