/* Any bytes as a page, its article out. */
#include "fuzz.h"

static onus_coder *coder;

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc, (void)argv;
    onus_coder_options options = ONUS_CODER_OPTIONS_INIT;
    options.stage = ONUS_STAGE_READ;
    coder = fuzz_coder(&options);
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    onus_document document = ONUS_DOCUMENT_INIT;
    onus_record *record;
    document.text = (onus_slice){(const char *)data, size};
    document.html = true;
    if (onus_code(coder, &document, &record, NULL))
        return 0; /* over a limit */
    fuzz_write(record);
    onus_record_free(record);
    return 0;
}
