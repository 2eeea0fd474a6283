#include "output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

/* Lines of more columns than this are hard to read, however wide the
 * terminal. */
enum { USUAL_WIDTH = 80, READABLE_WIDTH = 100 };

exit_code output_open(cli_output *output, const char *path)
{
    *output = (cli_output){.name = "standard output", .file = STDOUT_FILENO};
    if (!path || !strcmp(path, "-"))
        return EXIT_OK;
    output->name = path;
    output->file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (output->file >= 0)
        return EXIT_OK;
    complain(path, 0, "cannot be written: %s", strerror(errno));
    return EXIT_FILES;
}

exit_code output_close(cli_output *output)
{
    if (output->file > STDERR_FILENO && close(output->file) &&
        output->result == EXIT_OK) {
        complain(output->name, 0, "cannot be written: %s", strerror(errno));
        output->result = EXIT_FILES;
    }
    return output->result;
}

bool output_write(cli_output *output, const char *data, size_t size)
{
    while (size && !output->closed) {
        ssize_t written = write(output->file, data, size);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0) {
            output->closed = true;
            if (errno == EPIPE)
                return false;
            complain(output->name, 0, "cannot be written: %s", strerror(errno));
            output->result = EXIT_FILES;
            return false;
        }
        data += written;
        size -= (size_t)written;
    }
    return !output->closed;
}

bool output_is_terminal(const cli_output *output)
{
    return isatty(output->file);
}

static unsigned terminal_width(const cli_output *output)
{
    struct winsize size;
    if (ioctl(output->file, TIOCGWINSZ, &size) || !size.ws_col)
        return USUAL_WIDTH;
    return size.ws_col > READABLE_WIDTH ? READABLE_WIDTH : size.ws_col;
}

/* no-color.org: any value of NO_COLOR but the empty one. */
static bool wants_colour(const cli_output *output)
{
    const char *none = getenv("NO_COLOR"), *terminal = getenv("TERM");
    return !(none && *none) && output_is_terminal(output) && terminal &&
           strcmp(terminal, "dumb");
}

onus_write_options output_look(const cli_output *output,
                               const cli_settings *settings)
{
    bool colour = settings->colour == COLOUR_AUTO
                      ? wants_colour(output)
                      : settings->colour == COLOUR_ALWAYS;
    unsigned width = settings->width ? settings->width : terminal_width(output);
    return (onus_write_options){.width = width, .colour = colour};
}
