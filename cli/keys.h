/* One look into a line of JSON, without reading it all: the value of a key. */
#ifndef KEYS_H
#define KEYS_H

#include "onus.h"

/* The raw value (a string with its quotes, a number, ...) of a key of the
 * outermost object; absent if the key is not there or the text ends before
 * its value does. */
onus_slice keys_find(onus_slice json, const char *key);

#endif
