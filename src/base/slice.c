#include "base/slice.h"

uint32_t onus_slice__among(onus_slice text, const char *const *names,
                           uint32_t count)
{
    uint32_t i = 0;
    while (i < count && !onus_slice__is(text, names[i]))
        i++;
    return i;
}

bool onus_slice__starts(onus_slice text, onus_slice start)
{
    return text.size >= start.size &&
           onus_slice__equal(onus_slice__cut(text, 0, start.size), start);
}

bool onus_slice__ends(onus_slice text, onus_slice end)
{
    return text.size >= end.size &&
           onus_slice__equal(
               onus_slice__cut(text, text.size - end.size, text.size), end);
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

bool onus_slice__equal_ascii_case(onus_slice a, onus_slice b)
{
    if (a.size != b.size)
        return false;
    for (size_t i = 0; i < a.size; i++)
        if (lower(a.data[i]) != lower(b.data[i]))
            return false;
    return true;
}

uint32_t onus_slice__find(onus_slice text, onus_slice part)
{
    if (!part.size || part.size > text.size)
        return ONUS_NONE;
    const char *found = memmem(text.data, text.size, part.data, part.size);
    return found ? (uint32_t)(found - text.data) : ONUS_NONE;
}

static bool blank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

onus_slice onus_slice__trim(onus_slice text)
{
    while (text.size && blank(text.data[0]))
        text.data++, text.size--;
    while (text.size && blank(text.data[text.size - 1]))
        text.size--;
    return text;
}

onus_slice onus_slice__split(onus_slice *rest, char separator)
{
    const char *at =
        rest->size ? memchr(rest->data, separator, rest->size) : NULL;
    onus_slice part = *rest;
    if (!at) {
        *rest = (onus_slice){0};
        return part;
    }
    part.size = (size_t)(at - rest->data);
    rest->data = at + 1;
    rest->size -= part.size + 1;
    return part;
}

bool onus_slice__number(onus_slice text, uint32_t *number)
{
    uint64_t value = 0;
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] < '0' || text.data[i] > '9' || value > UINT32_MAX / 10)
            return false;
        value = 10 * value + (uint64_t)(text.data[i] - '0');
    }
    *number = (uint32_t)value;
    return text.size > 0 && value <= UINT32_MAX;
}
