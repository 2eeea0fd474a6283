#include "base/string.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

/* Room for `more` bytes and a NUL; false if there is none. */
static bool reserve(onus_string *string, size_t more)
{
    size_t limit = string->maximum ? string->maximum : PTRDIFF_MAX / 4;
    if (string->failed || more > limit || string->size > limit - more) {
        string->failed = true;
        return false;
    }
    size_t needed = string->size + more + 1;
    if (needed <= string->capacity)
        return true;
    size_t capacity = string->capacity ? string->capacity : 64;
    while (capacity < needed)
        capacity *= 2;
    char *data = realloc(string->data, capacity);
    if (!data) {
        string->failed = true;
        return false;
    }
    string->data = data;
    string->capacity = capacity;
    return true;
}

void onus_string__add(onus_string *string, onus_slice text)
{
    if (!reserve(string, text.size))
        return;
    if (text.size)
        memcpy(string->data + string->size, text.data, text.size);
    string->size += text.size;
    string->data[string->size] = '\0';
}

void onus_string__add_char(onus_string *string, char c)
{
    onus_string__add(string, (onus_slice){&c, 1});
}

void onus_string__print(onus_string *string, const char *format, ...)
{
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int size = vsnprintf(NULL, 0, format, arguments);
    if (size >= 0 && reserve(string, (size_t)size)) {
        vsnprintf(string->data + string->size, (size_t)size + 1, format, again);
        string->size += (size_t)size;
    }
    va_end(again);
    va_end(arguments);
}

void onus_string__reset(onus_string *string)
{
    string->size = 0;
    string->failed = false;
    if (string->data)
        string->data[0] = '\0';
}

void onus_string__clear(onus_string *string)
{
    free(string->data);
    *string = (onus_string){.maximum = string->maximum};
}
