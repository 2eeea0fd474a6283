/* A model file as named tensors: docs/model-format.md, "The file".
 *
 * Opening maps the file and checks all of it: header, checksum, names, shapes,
 * offsets. After that a tensor found by name can be read without looking back.
 */
#ifndef ONUS_TENSORS_H
#define ONUS_TENSORS_H

#include "base/arena.h"
#include "base/file.h"

typedef enum onus_tensor_type {
    ONUS_TENSOR_TEXT = 0,
    ONUS_TENSOR_I8 = 1,
    ONUS_TENSOR_I32 = 2,
    ONUS_TENSOR_F32 = 3,
} onus_tensor_type;

typedef struct onus_tensor {
    const char *name; /* in the file, NUL-terminated */
    onus_tensor_type type;
    uint32_t rank;
    uint32_t dims[4]; /* unused ones are 1 */
    size_t size;      /* bytes */
    const void *data; /* in the file; at a multiple of 64 */
} onus_tensor;

typedef struct onus_tensors {
    onus_mapping file;  /* owned */
    const char *path;   /* borrowed */
    onus_tensor *items; /* in the caller's arena */
    uint32_t count;
} onus_tensors;

/* Errors: IO, MODEL, MEMORY; nothing stays open then. */
onus_status onus_tensors__open(onus_tensors *tensors, onus_arena *arena,
                               const char *path, onus_error *error);
void onus_tensors__close(onus_tensors *tensors);

/* The tensor with this name, or NULL. */
const onus_tensor *onus_tensors__find(const onus_tensors *tensors,
                                      const char *name);

#endif
