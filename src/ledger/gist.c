/* Which words make a gist, and which gists are alike: gist.h. */
#include "ledger/gist.h"

#include "base/hash.h"
#include "base/utf8.h"

enum {
    SHORTEST = 4, /* bytes of a word that tells something */
    LONGEST = 32,
    STEM = 5,   /* bytes that are compared */
    SHARED = 2, /* words, at least */
};

/* The next word of a text, from *at on; empty at the end. */
static onus_slice next_word(onus_slice text, size_t *at)
{
    size_t start = *at, here = *at;
    while (here < text.size) {
        size_t before = here;
        if (onus_utf8__is_letter(onus_utf8__next(text, &here)))
            continue;
        if (before > start) {
            *at = here;
            return onus_slice__cut(text, start, before);
        }
        start = here;
    }
    *at = text.size;
    return onus_slice__cut(text, start, text.size);
}

/* Does a word stand in the names of a party? */
static bool names_party(const onus_tables *tables, onus_slice party,
                        onus_slice word)
{
    uint32_t row = onus_map__find(&tables->country_of, party);
    if (row == ONUS_NONE)
        return false;
    const onus_country *country = &tables->countries.items[row];
    return onus_slice__find(country->name, word) != ONUS_NONE ||
           onus_slice__find(country->adjectives, word) != ONUS_NONE ||
           onus_slice__find(country->capital, word) != ONUS_NONE;
}

static onus_slice lowered(onus_slice word, char buffer[LONGEST])
{
    for (size_t i = 0; i < word.size; i++)
        buffer[i] = (char)(word.data[i] >= 'A' && word.data[i] <= 'Z'
                               ? word.data[i] + 32
                               : word.data[i]);
    return (onus_slice){buffer, word.size};
}

static bool has(const onus_gist *gist, uint32_t word)
{
    for (uint32_t i = 0; i < gist->count; i++)
        if (gist->words[i] == word)
            return true;
    return false;
}

onus_gist onus_gist__of(const onus_tables *tables, onus_slice text,
                        onus_slice from, onus_slice to)
{
    onus_gist gist = {.count = 0};
    for (size_t at = 0; at < text.size && gist.count < ONUS_GIST_WORDS;) {
        char buffer[LONGEST];
        onus_slice word = next_word(text, &at);
        if (word.size < SHORTEST || word.size > LONGEST ||
            names_party(tables, from, word) || names_party(tables, to, word))
            continue;
        word = lowered(word, buffer);
        uint32_t hash = onus_hash__32(ONUS_FNV32, word.data,
                                      word.size < STEM ? word.size : STEM);
        if (!onus_tables__in(tables, WORDS_empty_word, word) &&
            !has(&gist, hash))
            gist.words[gist.count++] = hash;
    }
    return gist;
}

bool onus_gist__alike(const onus_gist *a, const onus_gist *b)
{
    uint32_t shared = 0;
    uint32_t fewer = a->count < b->count ? a->count : b->count;
    for (uint32_t i = 0; i < a->count; i++)
        shared += has(b, a->words[i]);
    return shared >= SHARED && 2 * shared >= fewer;
}
