/* What the fuzz targets share: an engine, and writing a record in every
 * format. */
#ifndef FUZZ_H
#define FUZZ_H

#include "onus.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* libFuzzer's entry points. */
int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A coder that lives as long as the program; exit code 77 ("left out")
 * without a model. */
static inline onus_coder *fuzz_coder(const onus_coder_options *options)
{
    onus_engine *engine;
    onus_coder *coder;
    onus_error error;
    if (onus_engine_open(&engine, NULL, &error) ||
        onus_coder_new(&coder, engine, options, &error)) {
        fprintf(stderr, "left out: %s: %s\n", error.file, error.message);
        exit(77);
    }
    return coder;
}

/* Reads every byte, so that sanitizers see those that must not be read, and
 * counts the line ends. */
static inline int fuzz_sink(const char *bytes, size_t size, void *payload)
{
    size_t *lines = payload;
    for (size_t i = 0; i < size; i++)
        *lines += bytes[i] == '\n';
    return 0;
}

/* A JSON line must be one line, whatever was in the document. */
static inline void fuzz_write(const onus_record *record)
{
    static const onus_format formats[] = {
        ONUS_FORMAT_JSONL,  ONUS_FORMAT_JSON, ONUS_FORMAT_PAGE,
        ONUS_FORMAT_EXPLAIN, ONUS_FORMAT_CONLLU, ONUS_FORMAT_TEXT,
    };
    onus_write_options narrow = {.width = 30, .colour = true};
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        size_t lines = 0;
        onus_status status = onus_record_write(record, formats[i], &narrow,
                                               fuzz_sink, &lines, NULL);
        bool broken = formats[i] == ONUS_FORMAT_JSONL && lines != 1;
        if (status == ONUS_ERROR_ARGUMENT || broken)
            abort();
    }
}

#endif
