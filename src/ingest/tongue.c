/* Which language is a text in?
 *
 * Told by the share of words that are among the commonest of a language
 * (en/pages.tsv, kind "function"); words that several languages share are
 * counted for English only. English prose has 35 to 50 in 100, German prose
 * fewer than 6 English ones. The first 16 kB are read.
 */
#include "ingest/tongue.h"

enum {
    SAMPLE = 16384, /* bytes */
    MOST_LANGUAGES = 24,
    LEAST_WORDS = 5,
};

typedef struct tally {
    onus_slice language;
    uint32_t count;
} tally;

typedef struct tally_list {
    tally items[MOST_LANGUAGES];
    uint32_t count;
    uint32_t words;
} tally_list;

static void count_word(tally_list *tallies, onus_slice language)
{
    uint32_t i = 0;
    while (i < tallies->count &&
           !onus_slice__equal(tallies->items[i].language, language))
        i++;
    if (i == MOST_LANGUAGES)
        return;
    if (i == tallies->count)
        tallies->items[tallies->count++].language = language;
    tallies->items[i].count++;
}

static void count_piece(const onus_tables *tables, onus_arena *arena,
                        onus_slice piece, tally_list *tallies)
{
    onus_key key = onus_key__of(arena, piece);
    tallies->words += key.count;
    for (uint32_t word = 0; word < key.count; word++) {
        onus_slice language;
        if (onus_key__match(&key, tables, PAGE_function, word, &language))
            count_word(tallies, language);
    }
}

/* The language with most words, and the runner-up's count. */
static tally winner(const tally_list *tallies, uint32_t *second)
{
    tally best = {0};
    *second = 0;
    for (uint32_t i = 0; i < tallies->count; i++) {
        const tally *item = &tallies->items[i];
        if (item->count > best.count) {
            *second = best.count;
            best = *item;
        } else if (item->count > *second) {
            *second = item->count;
        }
    }
    return best;
}

onus_slice onus_tongue__of(const onus_tables *tables, onus_arena *arena,
                           onus_slice text)
{
    tally_list tallies = {0};
    size_t end = text.size < SAMPLE ? text.size : SAMPLE;
    for (size_t at = 0; at < end; at += SAMPLE / 8) {
        size_t stop = at + SAMPLE / 8 < end ? at + SAMPLE / 8 : end;
        count_piece(tables, arena, onus_slice__cut(text, at, stop), &tallies);
    }
    uint32_t second;
    tally best = winner(&tallies, &second);
    bool clear = tallies.words >= LEAST_WORDS && best.count >= 2 &&
                 best.count >= 2 * second &&
                 best.count * 100 >= tallies.words * 12;
    return clear ? best.language : (onus_slice){0};
}
