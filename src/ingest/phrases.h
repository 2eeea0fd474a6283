/* Lines of text, compared with the phrases of en/pages.tsv.
 *
 * A key is a line as a list of words in the form that the table has: lower
 * case, without punctuation. "Thanks for your feedback!" -> thanks for your
 * feedback
 */
#ifndef ONUS_PHRASES_H
#define ONUS_PHRASES_H

#include "knowledge/tables.h"

/* A word of a key. */
typedef struct onus_key_word {
    uint32_t start, end; /* in the line as it stands */
    uint32_t at;         /* in the key's text */
    uint32_t size;
} onus_key_word;

typedef struct onus_key {
    onus_slice line;
    const char *text; /* the words, parted by one blank */
    const onus_key_word *words;
    uint32_t count;
    /* false: the line is long, and these are its first words only */
    bool whole;
} onus_key;

/* The key of a line; of its first 4,096 bytes if it is longer. Without words if
 * memory ran out. */
onus_key onus_key__of(onus_arena *arena, onus_slice line);

/* How many words the longest phrase of a kind has that begins at a word; 0 if
 * none does. *value (may be NULL) gets what it stands for. */
uint32_t onus_key__match(const onus_key *key, const onus_tables *tables,
                         onus_page_kind kind, uint32_t word, onus_slice *value);

/* Is the whole line made of phrases of these two kinds (which may be the same)?
 */
bool onus_key__made_of(const onus_key *key, const onus_tables *tables,
                       onus_page_kind kind, onus_page_kind other);

/* Is the whole line one phrase of the kind? */
bool onus_key__is(const onus_key *key, const onus_tables *tables,
                  onus_page_kind kind);

/* Does a phrase of the kind stand anywhere in [first, last) of the words? */
bool onus_key__has(const onus_key *key, const onus_tables *tables,
                   onus_page_kind kind, uint32_t first, uint32_t last);

/* How many words are phrases of the kind. */
uint32_t onus_key__tally(const onus_key *key, const onus_tables *tables,
                         onus_page_kind kind);

/* The word as it stands in the line. */
static inline onus_slice onus_key__word(const onus_key *key, uint32_t word)
{
    return onus_slice__cut(key->line, key->words[word].start,
                           key->words[word].end);
}

/* The word as the table would have it. */
static inline onus_slice onus_key__form(const onus_key *key, uint32_t word)
{
    return (onus_slice){key->text + key->words[word].at, key->words[word].size};
}

#endif
