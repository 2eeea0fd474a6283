#include "base/json.h"

#include <stdlib.h>

/* jansson does not look whether the buffer for a text could grow, and reads on
 * behind it if it could not: make sure before that there is memory. */
static bool enough_memory(size_t size)
{
    void *room = malloc(4 * size + 4096);
    free(room);
    return room != NULL;
}

json_t *onus_json__read(onus_slice text, size_t flags, json_error_t *trouble,
                        bool *no_memory)
{
    *trouble = (json_error_t){.position = 0};
    *no_memory = !enough_memory(text.size);
    if (*no_memory)
        return NULL;
    json_t *json =
        json_loadb(text.size ? text.data : "", text.size, flags, trouble);
    *no_memory = !json && !trouble->text[0]; /* only then it says nothing */
    return json;
}
