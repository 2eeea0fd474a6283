/* Which passages are the article's?
 *
 * A page is menus, article, more menus. Each passage gets a score: sentences
 * count for the article, the more the longer they are; menus, dates and short
 * lines against it; the stretch with the largest sum is the article (maximum
 * subsequence segmentation: Pasternack and Roth 2009, "Extracting article text
 * from the web"). It is found in one pass (Kadane).
 *
 * That alone would cut the last short lines off a clean text, too. So an end of
 * the document is cut off only if there are signs of a page and what would go
 * adds up to much that looks like one: a clean text comes through whole.
 */
#include "ingest/sift.h"

enum {
    FULL_SENTENCES = 50, /* words; a longer passage counts no more */
    SCORE_PER = 5,       /* words of prose for one point */
    UNENDED = 3,
    SCORE_SHORT = -2, /* a short line that is no sentence */
    SCORE_FURNITURE = -2,
    SCORE_END = -5,
    SCORE_SECTION = -2,
    SCORE_MINOR = -1,   /* dates, bylines, captions: around the article */
    PAGE_FURNITURE = 4, /* passages of furniture that make a page */
    /* or so many passages of any kind that speak against an article */
    PAGE_LINES = 30,
    ENOUGH = -12,   /* what is cut off must score no more than this */
    MOST_LINKS = 6, /* below "Read more" */
    LEAST_LINK = 3, /* words */
};

static int prose_score(const onus_passage *passage)
{
    uint32_t words = passage->key.count;
    if (words > FULL_SENTENCES || !passage->key.whole)
        words = FULL_SENTENCES;
    return (int)(words / SCORE_PER);
}

static int score_of(const onus_passage *passage)
{
    switch (passage->part) {
    case PART_END: return SCORE_END;
    case PART_FURNITURE: return SCORE_FURNITURE;
    case PART_SECTION: return SCORE_SECTION;
    case PART_LINK: return 0;
    case PART_TEXT: break;
    default: return SCORE_MINOR;
    }
    if (onus_passage__is_prose(passage))
        return prose_score(passage) / (passage->ended ? 1 : UNENDED);
    return passage->ended || passage->key.count >= 12 ? 0 : SCORE_SHORT;
}

/* The stretch with the largest sum of scores; empty if none is above 0. */
static onus_stretch best_stretch(const onus_passages *passages)
{
    onus_stretch best = {0};
    int64_t sum = 0, most = 0;
    uint32_t start = 0;
    for (uint32_t i = 0; i < passages->count; i++) {
        sum += score_of(&passages->items[i]);
        if (sum <= 0) {
            sum = 0;
            start = i + 1;
        } else if (sum > most) {
            most = sum;
            best = (onus_stretch){start, i + 1};
        }
    }
    return best;
}

static int64_t sum_of(const onus_passages *passages, uint32_t first,
                      uint32_t last)
{
    int64_t sum = 0;
    for (uint32_t i = first; i < last; i++)
        sum += score_of(&passages->items[i]);
    return sum;
}

/* Can this text be judged at all? Only where common words are known: not in
 * Chinese. */
static bool is_readable(const onus_passages *passages)
{
    uint64_t words = 0, functions = 0;
    for (uint32_t i = 0; i < passages->count; i++) {
        words += passages->items[i].key.count;
        functions += passages->items[i].functions;
    }
    return functions * 12 >= words;
}

/* Below a line that says "Read more": short lines that are no sentences, if the
 * text goes on behind them. They are the headlines of other articles. */
static void mark_links(const onus_tables *tables, onus_passages *passages,
                       uint32_t at)
{
    if (!onus_key__is(&passages->items[at].key, tables, PAGE_related))
        return;
    uint32_t last = at + 1;
    while (last < passages->count && last <= at + MOST_LINKS &&
           passages->items[last].part == PART_TEXT &&
           !passages->items[last].ended &&
           passages->items[last].key.count >= LEAST_LINK)
        last++;
    if (last == passages->count ||
        !onus_passage__is_prose(&passages->items[last]))
        return;
    for (uint32_t i = at; i < last; i++)
        passages->items[i].part = PART_LINK;
}

/* Is there enough of a page to cut anything off? */
static bool is_page(const onus_passages *passages)
{
    uint32_t furniture = 0, against = 0;
    for (uint32_t i = 0; i < passages->count; i++) {
        onus_part part = passages->items[i].part;
        furniture += part == PART_FURNITURE || part == PART_END;
        against += score_of(&passages->items[i]) < 0;
    }
    return furniture >= PAGE_FURNITURE || against >= PAGE_LINES;
}

onus_stretch onus_sift(const onus_tables *tables, onus_passages *passages)
{
    uint32_t count = passages->count;
    for (uint32_t i = 0; i < count; i++)
        mark_links(tables, passages, i);
    onus_stretch all = {0, count}, best = best_stretch(passages);
    if (best.first >= best.last || !is_readable(passages))
        return all;
    bool page = is_page(passages);
    bool end = best.last < count &&
               passages->items[best.last].part == PART_END;
    if (!page || sum_of(passages, 0, best.first) > ENOUGH)
        best.first = 0;
    if ((!page && !end) || sum_of(passages, best.last, count) > ENOUGH)
        best.last = count;
    return best;
}
