/* The article is the element whose blocks, near below it, are prose.
 *
 * Each block gets a score: prose counts for its words, links and short lines
 * against it. An element's score is the sum of its children's, each step down
 * weakening it (DECAY), so that the element right above the paragraphs wins over
 * those that hold menus and other stories too. What the page itself marks as
 * something else ("related", "comments", a footer) does not count, unless most
 * of the page's prose is in it: some put everything into "has-sidebar".
 *
 * Compare Readability's scores of parents and grandparents (Arc90, 2009).
 */
#include "ingest/content.h"

static const float DECAY = 0.75f;
/* Of the page's prose: what holds so much is not outside, whatever its name. */
static const float MUCH = 0.35f, MOST = 0.8f;

enum {
    LEAST_PROSE = 8, /* words */
    ENOUGH = 100,    /* words that count, of one block */
    WORTHY = 20,     /* words of prose that make a piece of an article */
    PURE = 4,        /* times as many as the other words beside them */
    LEAST_TITLE = 4, /* words */
    NEAR = 3,        /* blocks from a heading to what it stands above */
};

/* How surely an element is out. */
enum { DROPPED = 1, SURELY = 2 };

typedef struct chooser {
    const onus_html *html;
    const uint8_t *marks;
    const onus_blocks *blocks;
    /* all [nodes] */
    float *scores;
    uint32_t *prose;  /* words of it below, dropped or not */
    bool *titled;     /* is a headline below it? */
    uint32_t *good;   /* words of prose below that are not dropped */
    uint32_t *bad;    /* other words that are not */
    uint8_t *dropped; /* DROPPED, SURELY: it, or what holds it, is not of the
                         article */
    bool *chosen;     /* it, or what holds it, is the article's */
} chooser;

/* "[Ministers met in Oslo] They will meet again": a link with a summary. */
static bool is_teaser(const chooser *c, const onus_block *block)
{
    return c->html->nodes.items[block->node].tag == TAG_a &&
           5 * block->linked > block->words;
}

static bool is_prose(const chooser *c, const onus_block *block)
{
    if (block->caption || 2 * block->linked > block->words ||
        is_teaser(c, block))
        return false;
    if (block->ended)
        return block->words >= LEAST_PROSE / 2;
    return block->words >= LEAST_PROSE &&
           6 * block->functions >= block->words;
}

static bool is_heading(const chooser *c, const onus_block *block)
{
    uint8_t tag = c->html->nodes.items[block->node].tag;
    return tag >= TAG_h1 && tag <= TAG_h6;
}

static float score_of(const chooser *c, const onus_block *block)
{
    float words = (float)(block->words < ENOUGH ? block->words : ENOUGH);
    if (is_prose(c, block))
        return words - 2 * (float)block->linked;
    if (block->caption || is_heading(c, block))
        return 0;
    return -2 - (float)block->linked / 4;
}

/* Words of prose, and of titles, below each element. */
static void count_prose(chooser *c)
{
    const onus_html_node *nodes = c->html->nodes.items;
    for (uint32_t i = 0; i < c->blocks->count; i++) {
        const onus_block *block = &c->blocks->items[i];
        if (is_prose(c, block))
            c->prose[block->node] += block->words;
        if (nodes[block->node].tag == TAG_h1 && block->words >= LEAST_TITLE)
            c->titled[block->node] = true;
    }
    for (uint32_t n = c->html->nodes.count; n-- > 1;) {
        c->prose[nodes[n].parent] += c->prose[n];
        c->titled[nodes[n].parent] |= c->titled[n];
    }
}

static void drop(chooser *c)
{
    const onus_html_node *nodes = c->html->nodes.items;
    for (uint32_t n = 1; n < c->html->nodes.count; n++) {
        float limit = c->marks[n] & ONUS_MARK_SURELY ? MOST : MUCH;
        bool most = (float)c->prose[n] > limit * (float)c->prose[0] ||
                    (c->titled[n] && c->prose[n] >= WORTHY);
        uint8_t above = c->dropped[nodes[n].parent];
        uint8_t own = most                             ? 0
                      : c->marks[n] & ONUS_MARK_SURELY ? SURELY
                      : c->marks[n] & ONUS_MARK_OUTSIDE ? DROPPED
                                                        : 0;
        c->dropped[n] = above > own ? above : own;
    }
}

static void score(chooser *c)
{
    const onus_html_node *nodes = c->html->nodes.items;
    for (uint32_t i = 0; i < c->blocks->count; i++) {
        const onus_block *block = &c->blocks->items[i];
        if (c->dropped[block->node])
            continue;
        c->scores[block->node] += score_of(c, block);
        if (is_prose(c, block))
            c->good[block->node] += block->words;
        else if (!block->caption && !is_heading(c, block))
            c->bad[block->node] += block->words;
    }
    for (uint32_t n = c->html->nodes.count; n-- > 1;) {
        c->scores[nodes[n].parent] += DECAY * c->scores[n];
        c->good[nodes[n].parent] += c->good[n];
        c->bad[nodes[n].parent] += c->bad[n];
    }
}

/* A paragraph is no article: what is chosen holds blocks below it. */
static bool may_hold(uint8_t tag)
{
    switch (tag) {
    case TAG_p: case TAG_li: case TAG_h1: case TAG_h2: case TAG_h3: case TAG_h4:
    case TAG_h5: case TAG_h6: case TAG_a: case TAG_span: case TAG_b: case TAG_em:
    case TAG_strong: case TAG_i: case TAG_text: case TAG_blockquote:
        return false;
    default:
        return true;
    }
}

static uint32_t best_element(const chooser *c)
{
    uint32_t best = 0;
    for (uint32_t n = 1; n < c->html->nodes.count; n++)
        if (may_hold(c->html->nodes.items[n].tag) &&
            c->scores[n] > c->scores[best])
            best = n;
    return best;
}

/* An article in several pieces: the element above that adds prose, and little
 * else, is it rather. */
static uint32_t widened(const chooser *c, uint32_t best)
{
    const onus_html_node *nodes = c->html->nodes.items;
    for (uint32_t n = nodes[best].parent; n && n != ONUS_NONE;
         n = nodes[n].parent) {
        uint32_t good = c->good[n] - c->good[best];
        uint32_t bad = c->bad[n] - c->bad[best];
        if (good >= WORTHY && bad * PURE <= good)
            best = n;
    }
    return best;
}

/* Does an element look like the chosen one: the same tag and class? */
static bool is_alike(const chooser *c, uint32_t node, uint32_t best,
                     onus_slice class)
{
    return class.size && c->good[node] >= WORTHY &&
           c->html->nodes.items[node].tag == c->html->nodes.items[best].tag &&
           onus_slice__equal(onus_html__attribute(c->html, node, "class"),
                             class);
}

static void choose(chooser *c)
{
    const onus_html_node *nodes = c->html->nodes.items;
    uint32_t best = widened(c, best_element(c));
    onus_slice class = onus_html__attribute(c->html, best, "class");
    c->chosen[0] = best == 0;
    for (uint32_t n = 1; n < c->html->nodes.count; n++)
        c->chosen[n] = !c->dropped[n] &&
                       (n == best || c->chosen[nodes[n].parent] ||
                        is_alike(c, n, best, class));
}

static onus_block_use use_of(const chooser *c, const onus_block *block)
{
    if (c->html->nodes.items[block->node].tag == TAG_h1)
        return USE_NONE; /* the title */
    if (is_heading(c, block))
        return 2 * block->linked > block->words ? USE_NONE : USE_HEADING;
    if (is_prose(c, block))
        return USE_BODY;
    uint8_t tag = c->html->nodes.items[block->node].tag;
    bool kept = c->prose[block->node] || tag == TAG_p || tag == TAG_li ||
                tag == TAG_blockquote || tag == TAG_pre || tag == TAG_td ||
                tag == TAG_dd;
    return kept && 2 * block->linked <= block->words ? USE_BODY : USE_NONE;
}

/* A page without an article is not lost: all that is no link, no title and not
 * surely something else is its text. */
static void keep_all(const chooser *c, uint8_t *uses)
{
    const onus_block *blocks = c->blocks->items;
    for (uint32_t i = 0; i < c->blocks->count; i++)
        if (uses[i] == USE_BODY)
            return;
    for (uint32_t i = 0; i < c->blocks->count; i++)
        if (uses[i] == USE_NONE && 2 * blocks[i].linked <= blocks[i].words &&
            c->html->nodes.items[blocks[i].node].tag != TAG_h1 &&
            c->dropped[blocks[i].node] != SURELY)
            uses[i] = USE_BODY;
}

/* A heading without anything below it is none. */
static void settle_headings(uint8_t *uses, uint32_t count)
{
    for (uint32_t i = count, body = UINT32_MAX; i-- > 0;) {
        if (uses[i] == USE_BODY)
            body = i;
        if (uses[i] == USE_HEADING && (body == UINT32_MAX || body > i + NEAR))
            uses[i] = USE_NONE;
    }
}

uint8_t *onus_content__find(onus_arena *arena, const onus_html *html,
                            const uint8_t *marks, const onus_blocks *blocks)
{
    chooser c = {.html = html, .marks = marks, .blocks = blocks};
    uint8_t *uses = onus_arena__array(arena, blocks->count + 1u, 1);
    uint32_t count = html->nodes.count;
    c.scores = onus_arena__array(arena, count, sizeof *c.scores);
    c.prose = onus_arena__array(arena, count, sizeof *c.prose);
    c.titled = onus_arena__array(arena, count, 1);
    c.good = onus_arena__array(arena, count, sizeof *c.good);
    c.bad = onus_arena__array(arena, count, sizeof *c.bad);
    c.dropped = onus_arena__array(arena, count, 1);
    c.chosen = onus_arena__array(arena, count, 1);
    if (arena->failed)
        return NULL;
    count_prose(&c);
    drop(&c);
    score(&c);
    choose(&c);
    for (uint32_t i = 0; i < blocks->count; i++)
        if (blocks->items[i].caption &&
            c.dropped[blocks->items[i].node] != SURELY)
            uses[i] = USE_CAPTION; /* in galleries, too */
        else if (c.chosen[blocks->items[i].node] && !blocks->items[i].caption)
            uses[i] = (uint8_t)use_of(&c, &blocks->items[i]);
    keep_all(&c, uses);
    settle_headings(uses, blocks->count);
    return uses;
}
