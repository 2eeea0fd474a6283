/* Files and folders that live as long as a test. */
#ifndef WITH_FILE_H
#define WITH_FILE_H

#include "base/slice.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

typedef struct test_file {
    char path[64];
} test_file;

/* A file with these bytes; unlink it with test_file__remove. */
static inline test_file test_file__make(onus_slice bytes)
{
    test_file file = {"/tmp/onus-test-XXXXXX"};
    int handle = mkstemp(file.path);
    if (handle < 0 || write(handle, bytes.data, bytes.size) !=
                          (ssize_t)bytes.size)
        abort();
    close(handle);
    return file;
}

static inline void test_file__remove(const test_file *file)
{
    unlink(file->path);
}

#endif
