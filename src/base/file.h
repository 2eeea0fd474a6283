/* Files: mapped read-only, or read whole. */
#ifndef ONUS_FILE_H
#define ONUS_FILE_H

#include "base/slice.h"

/* A file's bytes, mapped; an empty file has size 0 and data "". */
typedef struct onus_mapping {
    onus_slice bytes;
    void *address; /* NULL where nothing is mapped */
    size_t size;
} onus_mapping;

/* Map a file; errors (ONUS_ERROR_IO) name the path. */
onus_status onus_mapping__open(onus_mapping *mapping, const char *path,
                               onus_error *error);
void onus_mapping__close(onus_mapping *mapping);

#endif
