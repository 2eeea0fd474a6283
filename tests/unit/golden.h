/* Folders of golden files. */
#ifndef GOLDEN_H
#define GOLDEN_H

#include "base/slice.h"

#include "check.h"

#include <dirent.h>
#include <stdio.h>

/* Check each .txt of a folder; there must be one. */
static inline void golden_folder(const char *path, void (*check)(const char *))
{
    DIR *folder = opendir(path);
    size_t checked = 0;
    assert_non_null(folder);
    for (struct dirent *entry; (entry = readdir(folder));) {
        char file[512];
        snprintf(file, sizeof file, "%s/%s", path, entry->d_name);
        if (!onus_slice__ends(onus_slice__of(file), ONUS_SLICE(".txt")))
            continue;
        check(file);
        checked++;
    }
    closedir(folder);
    assert_int_not_equal(checked, 0);
}

#endif
