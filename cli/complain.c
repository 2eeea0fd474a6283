/* Standard error: "onus: FILE:LINE: what; what to do". */
#include "cli.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void complain(const char *file, unsigned line, const char *format, ...)
{
    char text[2048]; /* put together first: threads must not mix their lines */
    int size = 0;
    if (file && *file && line)
        size = snprintf(text, sizeof text, "onus: %.1024s:%u: ", file, line);
    else if (file && *file)
        size = snprintf(text, sizeof text, "onus: %.1024s: ", file);
    else
        size = snprintf(text, sizeof text, "onus: ");
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text + size, sizeof text - (size_t)size, format, arguments);
    va_end(arguments);
    fprintf(stderr, "%s\n", text);
}

void complain_file(const char *file, int number)
{
    if (number == ENOENT)
        complain(file, 0, "is not there; check the name");
    else if (number == EACCES)
        complain(file, 0, "may not be read; look at its permissions");
    else if (number == EBADMSG)
        complain(file, 0, "is packed, but damaged or cut off; fetch it "
                          "again");
    else
        complain(file, 0, "cannot be read: %s", strerror(number));
}

exit_code complain_error(const onus_error *error)
{
    complain(error->file, error->line, "%s", error->message);
    return exit_code_of(error->code);
}

exit_code exit_code_of(onus_status status)
{
    static const exit_code codes[] = {
        [ONUS_OK] = EXIT_OK,
        [ONUS_ERROR_ARGUMENT] = EXIT_USAGE,
        [ONUS_ERROR_INPUT] = EXIT_INPUT,
        [ONUS_ERROR_IO] = EXIT_FILES,
        [ONUS_ERROR_MODEL] = EXIT_INPUT,
        [ONUS_ERROR_TABLE] = EXIT_INPUT,
        [ONUS_ERROR_MEMORY] = EXIT_INTERNAL,
        [ONUS_ERROR_LIMIT] = EXIT_INPUT,
    };
    bool known = (unsigned)status < sizeof codes / sizeof *codes;
    return known ? codes[status] : EXIT_INTERNAL;
}

exit_code worse(exit_code one, exit_code other)
{
    return one > other ? one : other;
}

/* ------------------------------------------------------------- did you mean */

enum { LONGEST = 32 };

static unsigned least(unsigned a, unsigned b, unsigned c)
{
    unsigned smaller = a < b ? a : b;
    return smaller < c ? smaller : c;
}

/* Levenshtein's distance, row by row; words of more than LONGEST bytes are
 * far. */
static unsigned distance(const char *a, const char *b)
{
    size_t rows = strlen(a), columns = strlen(b);
    unsigned row[LONGEST + 1];
    if (rows > LONGEST || columns > LONGEST)
        return LONGEST;
    for (size_t j = 0; j <= columns; j++)
        row[j] = (unsigned)j;
    for (size_t i = 1; i <= rows; i++) {
        unsigned diagonal = row[0];
        row[0] = (unsigned)i;
        for (size_t j = 1; j <= columns; j++) {
            unsigned above = row[j];
            row[j] = least(above + 1, row[j - 1] + 1,
                           diagonal + (a[i - 1] != b[j - 1]));
            diagonal = above;
        }
    }
    return row[columns];
}

const char *suggestion(const char *word, const char *const *candidates)
{
    const char *best = NULL;
    unsigned least_distance = (unsigned)strlen(word) / 3 + 1;
    for (; *candidates; candidates++) {
        unsigned far = distance(word, *candidates);
        if (far > least_distance || (best && far == least_distance))
            continue;
        least_distance = far;
        best = *candidates;
    }
    return best;
}
