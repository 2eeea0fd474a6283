/* Files and folders. */
#ifndef WALK_H
#define WALK_H

#include "cli.h"

/* Called with each file; false ends the walk. */
typedef bool cli_visit(const char *path, void *payload);

/* A file is visited as it is, and so is "-"; of a folder all files, those of
 * its folders too, sorted by name; hidden ones are left out. What cannot be
 * read is said. */
exit_code walk(const char *path, cli_visit *visit, void *payload);

#endif
