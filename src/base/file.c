#include "base/file.h"

#include "base/error.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

/* All pages at once, where that can be asked for: whoever maps a file here reads
 * the whole of it, for its checksum or row by row. */
#ifdef MAP_POPULATE
enum { AT_ONCE = MAP_POPULATE };
#else
enum { AT_ONCE = 0 };
#endif

static onus_status complain(onus_error *error, const char *path, int number)
{
    switch (number) {
    case ENOENT:
    case ENOTDIR:
        return onus_error__set(error, ONUS_ERROR_IO, path, 0,
                               "is not there; check the name");
    case EACCES:
        return onus_error__set(error, ONUS_ERROR_IO, path, 0, "may not be "
                               "read; look at its permissions");
    default:
        return onus_error__set(error, ONUS_ERROR_IO, path, 0,
                               "cannot be read (%s); look at the disk, or try "
                               "again", strerror(number));
    }
}

static onus_status map(onus_mapping *mapping, int file, const char *path,
                       onus_error *error)
{
    struct stat facts;
    if (fstat(file, &facts))
        return complain(error, path, errno);
    if (!S_ISREG(facts.st_mode))
        return onus_error__set(error, ONUS_ERROR_IO, path, 0, "is not a "
                               "regular file; name a file, no folder or pipe");
    if (!facts.st_size)
        return ONUS_OK;
    size_t size = (size_t)facts.st_size;
    void *address =
        mmap(NULL, size, PROT_READ, MAP_PRIVATE | AT_ONCE, file, 0);
    if (address == MAP_FAILED)
        return errno == ENOMEM ? onus_error__memory(error)
                               : complain(error, path, errno);
    *mapping = (onus_mapping){{address, size}, address, size};
    return ONUS_OK;
}

/* Without waiting, as opening a pipe would until somebody writes into it. */
onus_status onus_mapping__open(onus_mapping *mapping, const char *path,
                               onus_error *error)
{
    *mapping = (onus_mapping){.bytes = {"", 0}};
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (file < 0)
        return complain(error, path, errno);
    onus_status status = map(mapping, file, path, error);
    close(file);
    return status;
}

void onus_mapping__close(onus_mapping *mapping)
{
    if (mapping->address)
        munmap(mapping->address, mapping->size);
    *mapping = (onus_mapping){.bytes = {"", 0}};
}
