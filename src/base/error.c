#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>

onus_status onus_error__set(onus_error *error, onus_status code,
                            const char *file, unsigned line,
                            const char *format, ...)
{
    if (!error)
        return code;
    *error = (onus_error){.code = code, .line = line};
    if (file)
        snprintf(error->file, sizeof error->file, "%s", file);
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(error->message, sizeof error->message, format, arguments);
    va_end(arguments);
    return code;
}

onus_status onus_error__memory(onus_error *error)
{
    return onus_error__set(error, ONUS_ERROR_MEMORY, NULL, 0,
                           "out of memory; give it a shorter document, or more "
                           "memory");
}
