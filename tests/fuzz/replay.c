/* Runs a fuzz target over files, without libFuzzer: replay FOLDER|FILE... */
#include "fuzz.h"

#include <dirent.h>

enum { LARGEST = 1 << 20 };

static int replay_file(const char *path)
{
    static uint8_t data[LARGEST];
    FILE *file = fopen(path, "rb");
    if (!file) {
        perror(path);
        return 1;
    }
    size_t size = fread(data, 1, sizeof data, file);
    fclose(file);
    /* A copy of just this size: reading behind it is seen. */
    uint8_t *copy = malloc(size ? size : 1);
    if (!copy)
        return 1;
    memcpy(copy, data, size);
    LLVMFuzzerTestOneInput(copy, size);
    free(copy);
    return 0;
}

static int shown(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

static int replay(const char *path)
{
    struct dirent **entries;
    char name[4096];
    int count = scandir(path, &entries, shown, alphasort);
    if (count < 0)
        return replay_file(path);
    int failed = 0;
    for (int i = 0; i < count; i++) {
        snprintf(name, sizeof name, "%s/%s", path, entries[i]->d_name);
        failed |= replay_file(name);
        free(entries[i]);
    }
    free(entries);
    printf("%s: %d files\n", path, count);
    return failed;
}

int main(int argc, char **argv)
{
    int failed = argc < 2;
    LLVMFuzzerInitialize(&argc, &argv);
    for (int i = 1; i < argc; i++)
        failed |= replay(argv[i]);
    return failed;
}
