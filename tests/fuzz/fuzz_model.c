/* A damaged model is refused, with a reason, or it runs.
 *
 * The input is a list of changes to a good toy model: six bytes each, a place
 * and what is written there. An odd number of bytes leaves the old checksum,
 * which must be noticed if anything has changed; else the checksum is made
 * right again, so that the checks behind it are reached.
 *
 *     place (4 bytes, little-endian, modulo the size) | how (1: set, add, flip) | byte
 */
#include "fuzz.h"

#include "toy_model.h"

#include <sys/mman.h>

enum { CHANGE = 6, CHECKED_FROM = TOY_HEADER };

static toy good;

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc, (void)argv;
    good = toy_make();
    return 0;
}

static void change(toy *model, const uint8_t *at)
{
    size_t place = (at[0] | (size_t)at[1] << 8 | (size_t)at[2] << 16 |
                    (size_t)at[3] << 24) % model->size;
    unsigned char *byte = model->bytes + place;
    *byte = at[4] % 3 == 0   ? at[5]
            : at[4] % 3 == 1 ? (unsigned char)(*byte + at[5])
                             : *byte ^ at[5];
}

/* The checksum alone; count and size stay as the fuzzer has left them. */
static void seal(toy *model)
{
    uint64_t hash = onus_hash__words(ONUS_FNV64, model->bytes + CHECKED_FROM,
                                     model->size - CHECKED_FROM);
    memcpy(model->bytes + 24, &hash, sizeof hash);
}

static onus_status open_bytes(const toy *model, onus_model **out,
                              onus_error *error)
{
    char path[32];
    int file = memfd_create("toy", 0);
    if (file < 0 ||
        write(file, model->bytes, model->size) != (ssize_t)model->size)
        abort();
    snprintf(path, sizeof path, "/proc/self/fd/%d", file);
    onus_status status = onus_model__open(out, path, error);
    close(file);
    return status;
}

/* A model that is taken must answer, whatever it answers. */
static void run(onus_model *model)
{
    onus_parser *parser;
    onus_record *record = onus_record__new();
    onus_error error;
    if (record && !onus_parser__new(&parser, model, NULL, &error)) {
        record->text = ONUS_SLICE("The troops left, they said. U.S.");
        onus_span all = {0, (uint32_t)record->text.size};
        onus_array__push(&record->arena, &record->paragraphs, all);
        onus_parser__parse(parser, record, &error);
        onus_parser__free(parser);
    }
    onus_record_free(record);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    toy model = good;
    model.bytes = malloc(good.size);
    if (!model.bytes)
        return 0;
    memcpy(model.bytes, good.bytes, good.size);
    for (size_t at = 0; at + CHANGE <= size; at += CHANGE)
        change(&model, data + at);
    bool stale = size % 2 && memcmp(model.bytes + CHECKED_FROM,
                                    good.bytes + CHECKED_FROM,
                                    good.size - CHECKED_FROM);
    if (size % 2 == 0)
        seal(&model);
    onus_model *opened = NULL;
    onus_error error = {0};
    onus_status status = open_bytes(&model, &opened, &error);
    if (status && (status != ONUS_ERROR_MODEL || !error.message[0]))
        abort();
    if (!status && stale)
        abort();
    if (!status)
        run(opened);
    onus_model__close(opened);
    free(model.bytes);
    return 0;
}
