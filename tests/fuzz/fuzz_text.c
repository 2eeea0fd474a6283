/* Any bytes in, a record out: the document's text is the fuzzer's. */
#include "fuzz.h"

static onus_coder *coder;

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc, (void)argv;
    coder = fuzz_coder(NULL);
    return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    onus_document document = ONUS_DOCUMENT_INIT;
    onus_record *record;
    document.text = (onus_slice){(const char *)data, size};
    if (onus_code(coder, &document, &record, NULL))
        return 0; /* over a limit */
    fuzz_write(record);
    onus_record_free(record);
    return 0;
}
