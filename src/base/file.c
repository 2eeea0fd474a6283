#include "base/file.h"

#include "base/error.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

onus_status onus_mapping__open(onus_mapping *mapping, const char *path,
                               onus_error *error)
{
    *mapping = (onus_mapping){.bytes = {"", 0}};
    onus_status status = ONUS_OK;
    struct stat facts;
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK); /* pipes: no wait */
    if (file < 0)
        return onus_error__set(error, ONUS_ERROR_IO, path, 0,
                               "cannot be opened: %s", strerror(errno));
    if (fstat(file, &facts)) {
        status = onus_error__set(error, ONUS_ERROR_IO, path, 0, "%s",
                                 strerror(errno));
        goto done;
    }
    if (!S_ISREG(facts.st_mode)) {
        status = onus_error__set(error, ONUS_ERROR_IO, path, 0,
                                 "is not a regular file");
        goto done;
    }
    if (!facts.st_size)
        goto done;
    size_t size = (size_t)facts.st_size;
    void *address = mmap(NULL, size, PROT_READ, MAP_PRIVATE, file, 0);
    if (address == MAP_FAILED) {
        status = onus_error__set(error, ONUS_ERROR_IO, path, 0,
                                 "cannot be mapped: %s", strerror(errno));
        goto done;
    }
    *mapping = (onus_mapping){{address, size}, address, size};
done:
    close(file);
    return status;
}

void onus_mapping__close(onus_mapping *mapping)
{
    if (mapping->address)
        munmap(mapping->address, mapping->size);
    *mapping = (onus_mapping){.bytes = {"", 0}};
}
