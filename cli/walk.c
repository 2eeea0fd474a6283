#include "walk.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { DEEPEST = 64 }; /* folders in folders */

typedef struct cli_tour {
    cli_visit *visit;
    void *payload;
    exit_code result;
} cli_tour;

static bool is_folder(const char *path)
{
    struct stat facts;
    return !stat(path, &facts) && S_ISDIR(facts.st_mode);
}

/* A link inside a folder leads to a file or nowhere: no circles. */
static bool is_linked_folder(const char *path)
{
    struct stat facts;
    return !lstat(path, &facts) && S_ISLNK(facts.st_mode) && is_folder(path);
}

/* By bytes: the same order everywhere, whatever the locale. */
static int by_name(const struct dirent **one, const struct dirent **other)
{
    return strcmp((*one)->d_name, (*other)->d_name);
}

static int shown(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

static bool fail(cli_tour *tour, const char *path)
{
    complain_file(path, errno);
    tour->result = EXIT_FILES;
    return true;
}

static char *join(const char *folder, const char *name)
{
    size_t size = strlen(folder);
    while (size > 1 && folder[size - 1] == '/')
        size--;
    char *path = malloc(size + strlen(name) + 2);
    if (path)
        sprintf(path, "%.*s%s%s", (int)size, folder,
                folder[size - 1] == '/' ? "" : "/", name);
    return path;
}

static bool walk_folder(cli_tour *tour, const char *folder, unsigned depth);

static bool walk_entry(cli_tour *tour, const char *folder, const char *name,
                       unsigned depth)
{
    char *path = join(folder, name);
    if (!path)
        return fail(tour, folder);
    bool more = true;
    if (!is_folder(path))
        more = tour->visit(path, tour->payload);
    else if (!is_linked_folder(path))
        more = walk_folder(tour, path, depth + 1);
    free(path);
    return more;
}

static bool walk_folder(cli_tour *tour, const char *folder, unsigned depth)
{
    struct dirent **entries;
    errno = ELOOP;
    int count =
        depth < DEEPEST ? scandir(folder, &entries, shown, by_name) : -1;
    if (count < 0)
        return fail(tour, folder);
    bool more = true;
    for (int i = 0; i < count; i++) {
        if (more)
            more = walk_entry(tour, folder, entries[i]->d_name, depth);
        free(entries[i]);
    }
    free(entries);
    return more;
}

exit_code walk(const char *path, cli_visit *visit, void *payload)
{
    cli_tour tour = {visit, payload, EXIT_OK};
    if (strcmp(path, "-") && is_folder(path))
        walk_folder(&tour, path, 0);
    else
        visit(path, payload);
    return tour.result;
}
