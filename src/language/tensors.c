#include "language/tensors.h"

#include "base/error.h"
#include "base/hash.h"

#include <math.h>

enum {
    VERSION = 3,
    HEADER = 64,
    ENTRY = 96,
    NAME = 48,
    ALIGNMENT = 64,
    MOST_TENSORS = 10000,
};

/* How to get a good one; behind every complaint. */
#define CURE "; make the model again with train/, or fetch it again"

#define COMPLAIN(tensors, error, ...)                                          \
    onus_error__set(error, ONUS_ERROR_MODEL, (tensors)->path, 0, __VA_ARGS__)

/* Little-endian numbers, wherever they stand. */
static uint64_t number(const char *at, int size)
{
    uint64_t value = 0;
    for (int i = size - 1; i >= 0; i--)
        value = value << 8 | (unsigned char)at[i];
    return value;
}

static onus_status check_header(onus_tensors *tensors, onus_error *error)
{
    onus_slice bytes = tensors->file.bytes;
    if (bytes.size < HEADER || memcmp(bytes.data, "ONUSMODL", 8))
        return COMPLAIN(tensors, error, "is not a model of onus" CURE);
    uint64_t version = number(bytes.data + 8, 4);
    uint64_t count = number(bytes.data + 12, 4);
    uint64_t size = number(bytes.data + 16, 8);
    if (version != VERSION)
        return COMPLAIN(tensors, error,
                        "has version %u of the model format; this onus reads "
                        "version %d" CURE, (unsigned)version, VERSION);
    if (size != bytes.size)
        return COMPLAIN(tensors, error,
                        "has %zu bytes, but its header says %llu: it was cut "
                        "short or written over" CURE, bytes.size,
                        (unsigned long long)size);
    if (count > MOST_TENSORS || count * ENTRY > bytes.size - HEADER)
        return COMPLAIN(tensors, error,
                        "its header promises %u tensors, more than the file "
                        "holds" CURE, (unsigned)count);
    for (int i = 32; i < HEADER; i++)
        if (bytes.data[i])
            return COMPLAIN(tensors, error, "byte %d of its header is not zero"
                            CURE, i);
    uint64_t hash = onus_hash__words(ONUS_FNV64, bytes.data + HEADER,
                                     bytes.size - HEADER);
    if (hash != number(bytes.data + 24, 8))
        return COMPLAIN(tensors, error, "its checksum is wrong: the file is "
                        "damaged" CURE);
    tensors->count = (uint32_t)count;
    return ONUS_OK;
}

/* Bytes that a tensor's shape asks for; UINT64_MAX if absurd. */
static uint64_t size_of_shape(const onus_tensor *tensor)
{
    uint64_t size = tensor->type == ONUS_TENSOR_I32 ||
                            tensor->type == ONUS_TENSOR_F32
                        ? 4
                        : 1;
    for (int i = 0; i < 4; i++) {
        if (tensor->dims[i] && size > ((uint64_t)1 << 40) / tensor->dims[i])
            return UINT64_MAX;
        size *= tensor->dims[i];
    }
    return size;
}

static bool all_finite(const onus_tensor *tensor)
{
    const float *values = tensor->data;
    for (size_t i = 0; i < tensor->size / sizeof *values; i++)
        if (!isfinite(values[i]))
            return false;
    return true;
}

static onus_status read_entry(onus_tensors *tensors, uint32_t i,
                              onus_error *error)
{
    onus_slice bytes = tensors->file.bytes;
    const char *at = bytes.data + HEADER + (size_t)i * ENTRY;
    if (!at[0] || at[NAME - 1])
        return COMPLAIN(tensors, error, "tensor %u has no proper name" CURE, i);
    onus_tensor *tensor = &tensors->items[i];
    *tensor = (onus_tensor){.name = at, .rank = (uint32_t)number(at + 52, 4)};
    uint64_t type = number(at + 48, 4);
    uint64_t offset = number(at + 72, 8), size = number(at + 80, 8);
    if (type > ONUS_TENSOR_F32 || tensor->rank < 1 || tensor->rank > 4)
        return COMPLAIN(tensors, error, "tensor \"%s\" has an unknown type or "
                        "rank" CURE, at);
    tensor->type = (onus_tensor_type)type;
    for (uint32_t d = 0; d < 4; d++) {
        tensor->dims[d] = (uint32_t)number(at + 56 + 4 * d, 4);
        if (d >= tensor->rank && tensor->dims[d] != 1)
            return COMPLAIN(tensors, error, "tensor \"%s\" of rank %u has an "
                            "unused dimension that is not 1" CURE, at,
                            tensor->rank);
    }
    uint64_t first = HEADER + (uint64_t)tensors->count * ENTRY;
    if (offset % ALIGNMENT || offset < first || offset > bytes.size ||
        size > bytes.size - offset)
        return COMPLAIN(tensors, error, "tensor \"%s\" lies outside the file "
                        "or is not aligned" CURE, at);
    if (size != size_of_shape(tensor))
        return COMPLAIN(tensors, error, "tensor \"%s\" has %llu bytes, which "
                        "is not what its shape needs" CURE, at,
                        (unsigned long long)size);
    tensor->size = (size_t)size;
    tensor->data = bytes.data + offset;
    if (tensor->type == ONUS_TENSOR_F32 && !all_finite(tensor))
        return COMPLAIN(tensors, error, "tensor \"%s\" has a value that is no "
                        "number" CURE, at);
    return ONUS_OK;
}

onus_status onus_tensors__open(onus_tensors *tensors, onus_arena *arena,
                               const char *path, onus_error *error)
{
    *tensors = (onus_tensors){.path = path};
    onus_status status = onus_mapping__open(&tensors->file, path, error);
    if (status)
        return status;
    status = check_header(tensors, error);
    if (status)
        goto done;
    tensors->items =
        onus_arena__array(arena, tensors->count, sizeof *tensors->items);
    if (!tensors->items) {
        status = onus_error__memory(error);
        goto done;
    }
    for (uint32_t i = 0; i < tensors->count && !status; i++)
        status = read_entry(tensors, i, error);
done:
    if (status)
        onus_tensors__close(tensors);
    return status;
}

void onus_tensors__close(onus_tensors *tensors)
{
    onus_mapping__close(&tensors->file);
    tensors->count = 0;
}

const onus_tensor *onus_tensors__find(const onus_tensors *tensors,
                                      const char *name)
{
    for (uint32_t i = 0; i < tensors->count; i++)
        if (!strcmp(tensors->items[i].name, name))
            return &tensors->items[i];
    return NULL;
}
