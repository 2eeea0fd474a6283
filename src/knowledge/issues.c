#include "knowledge/issues.h"

/* bytes of a word, words of a phrase; at most */
enum { PHRASE = 48, WORDS = 3 };

static bool part_of_word(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9') || c == '-' || (unsigned char)c >= 0x80;
}

/* The next word from *at on, lower-cased onto `out`; its size, 0 at the end. */
static size_t next_word(onus_slice text, size_t *at, char out[PHRASE])
{
    size_t size = 0;
    while (*at < text.size && !part_of_word(text.data[*at]))
        ++*at;
    for (; *at < text.size && part_of_word(text.data[*at]); ++*at) {
        char c = text.data[*at];
        if (size < PHRASE)
            out[size++] = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
    }
    return size;
}

/* Count the phrases that begin at byte `at`: one to three words. */
static void count_from(const onus_tables *tables, onus_slice text, size_t at,
                       unsigned counts[ONUS_ISSUES])
{
    char phrase[WORDS * (PHRASE + 1)];
    size_t size = 0;
    for (unsigned words = 1; words <= WORDS; words++) {
        char word[PHRASE];
        size_t length = next_word(text, &at, word);
        if (!length)
            return;
        if (size)
            phrase[size++] = ' ';
        memcpy(phrase + size, word, length);
        size += length;
        uint32_t issue =
            onus_map__find(&tables->issue_of, (onus_slice){phrase, size});
        if (issue < ONUS_ISSUES)
            counts[issue] += words;
    }
}

onus_slice onus_issues__of(const onus_tables *tables, onus_slice text)
{
    unsigned counts[ONUS_ISSUES] = {0};
    char word[PHRASE];
    for (size_t at = 0; at < text.size;) {
        count_from(tables, text, at, counts);
        next_word(text, &at, word);
    }
    uint32_t best = ONUS_NONE;
    for (uint32_t i = 0; i < tables->issues.count; i++)
        if (counts[i] && (best == ONUS_NONE || counts[i] > counts[best]))
            best = i;
    if (best == ONUS_NONE)
        return (onus_slice){0};
    return tables->issues.items[best];
}
