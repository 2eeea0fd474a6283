/* The worker contract: whatever the line holds, there is a record. */
#include "fuzz.h"

static onus_coder *coder;

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    static const onus_coder_options options = {.verbatim = true,
                                               .maximum_bytes = 1 << 16};
    (void)argc, (void)argv;
    coder = fuzz_coder(&options);
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    onus_record *record;
    onus_error error;
    onus_slice line = {(const char *)data, size};
    onus_status status = onus_code_line(coder, line, &record, &error);
    if (status == ONUS_ERROR_MEMORY)
        return 0;
    if (status || !record)
        abort();
    fuzz_write(record);
    onus_record_free(record);
    return 0;
}
