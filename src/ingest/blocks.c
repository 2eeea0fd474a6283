#include "ingest/blocks.h"

#include "ingest/lines.h"

enum {
    LONGEST_WORD = 24, /* bytes of a function word or of one in a class */
    UNSPACED = 32, /* bytes; a longer word is several, without blanks between: */
    PER_UNSPACED = 4, /* so many */
};

/* ---------------------------------------------------------------- elements */

/* What an element is to a reader. */
enum {
    GONE = 1,    /* nothing of it is seen, or it is no text */
    PARTS = 2,   /* it begins and ends a block */
    OUTSIDE = 4, /* it is no part of an article, by its name */
};

static const uint8_t looks[TAG_COUNT] = {
    [TAG_script] = GONE, [TAG_style] = GONE, [TAG_noscript] = GONE,
    [TAG_template] = GONE, [TAG_svg] = GONE, [TAG_iframe] = GONE,
    [TAG_object] = GONE, [TAG_canvas] = GONE, [TAG_audio] = GONE,
    [TAG_video] = GONE, [TAG_select] = GONE, [TAG_textarea] = GONE,
    [TAG_button] = GONE, [TAG_head] = GONE, [TAG_dialog] = GONE,
    [TAG_map] = GONE, [TAG_noembed] = GONE, [TAG_noframes] = GONE,

    [TAG_address] = PARTS, [TAG_article] = PARTS, [TAG_blockquote] = PARTS,
    [TAG_body] = PARTS, [TAG_caption] = PARTS, [TAG_center] = PARTS,
    [TAG_dd] = PARTS, [TAG_details] = PARTS, [TAG_dir] = PARTS,
    [TAG_div] = PARTS, [TAG_dl] = PARTS, [TAG_dt] = PARTS,
    [TAG_fieldset] = PARTS, [TAG_figcaption] = PARTS, [TAG_figure] = PARTS,
    [TAG_h1] = PARTS, [TAG_h2] = PARTS, [TAG_h3] = PARTS, [TAG_h4] = PARTS,
    [TAG_h5] = PARTS, [TAG_h6] = PARTS, [TAG_header] = PARTS,
    [TAG_hgroup] = PARTS, [TAG_hr] = PARTS, [TAG_html] = PARTS,
    [TAG_legend] = PARTS, [TAG_li] = PARTS, [TAG_main] = PARTS,
    [TAG_ol] = PARTS, [TAG_option] = PARTS, [TAG_p] = PARTS, [TAG_pre] = PARTS,
    [TAG_section] = PARTS, [TAG_summary] = PARTS, [TAG_table] = PARTS,
    [TAG_tbody] = PARTS, [TAG_td] = PARTS, [TAG_tfoot] = PARTS,
    [TAG_th] = PARTS, [TAG_thead] = PARTS, [TAG_tr] = PARTS, [TAG_ul] = PARTS,
    [TAG_xmp] = PARTS, [TAG_plaintext] = PARTS,

    [TAG_nav] = PARTS | OUTSIDE, [TAG_footer] = PARTS | OUTSIDE,
    [TAG_aside] = PARTS | OUTSIDE, [TAG_form] = PARTS | OUTSIDE,
    [TAG_menu] = PARTS | OUTSIDE, [TAG_search] = PARTS | OUTSIDE,
};

typedef struct cutter {
    const onus_tables *tables;
    onus_arena *arena;
    const onus_html *html;
    uint8_t *marks; /* [nodes] */
    onus_blocks blocks;
    char *text;      /* of the block that is being written */
    size_t size, room;
    size_t linked;   /* bytes of it inside links */
    uint32_t node;   /* of its first text */
    uint32_t breaks; /* line breaks at its end */
    uint32_t links;  /* open ones */
    uint32_t captions;
} cutter;

static bool is_word_byte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9') || (c & 0x80);
}

/* The first word of a class or id ("c-relatedLinks__list": c, related, links,
 * list) that is of this kind: its row, or ONUS_NONE. */
static uint32_t find_word(const onus_tables *tables, onus_slice name,
                          onus_page_kind kind)
{
    char word[LONGEST_WORD];
    size_t size = 0;
    for (size_t i = 0; i <= name.size; i++) {
        char c = i < name.size ? name.data[i] : 0;
        bool upper = c >= 'A' && c <= 'Z';
        bool lower_before =
            i && name.data[i - 1] >= 'a' && name.data[i - 1] <= 'z';
        bool letter = upper || (c >= 'a' && c <= 'z');
        if (size && (!letter || (upper && lower_before))) {
            uint32_t row = onus_map__find(
                &tables->pages[kind].rows,
                (onus_slice){word, size <= sizeof word ? size : 0});
            if (row != ONUS_NONE)
                return row;
            size = 0;
        }
        if (letter && size < sizeof word)
            word[size] = (char)(c | 32);
        size += letter;
    }
    return ONUS_NONE;
}

uint32_t onus_blocks__named(const onus_tables *tables, const onus_html *html,
                            uint32_t node, onus_page_kind kind)
{
    uint32_t row =
        find_word(tables, onus_html__attribute(html, node, "class"), kind);
    return row != ONUS_NONE
               ? row
               : find_word(tables, onus_html__attribute(html, node, "id"),
                           kind);
}

static uint32_t named(const cutter *c, uint32_t node, onus_page_kind kind)
{
    return onus_blocks__named(c->tables, c->html, node, kind);
}

static bool is_hidden(const cutter *c, uint32_t node)
{
    onus_slice style = onus_html__attribute(c->html, node, "style");
    onus_slice aria = onus_html__attribute(c->html, node, "aria-hidden");
    return onus_slice__find(style, ONUS_SLICE("display:none")) != ONUS_NONE ||
           onus_slice__find(style, ONUS_SLICE("display: none")) != ONUS_NONE ||
           onus_html__attribute(c->html, node, "hidden").data ||
           onus_slice__is(aria, "true");
}

static bool has_outside_role(const cutter *c, uint32_t node)
{
    static const char *const roles[] = {"navigation", "complementary",
                                        "banner",     "contentinfo",
                                        "search",     "dialog",
                                        "menu",       "alert"};
    onus_slice role = onus_html__attribute(c->html, node, "role");
    uint32_t count = sizeof roles / sizeof *roles;
    return role.size && onus_slice__among(role, roles, count) < count;
}

/* ---------------------------------------------------------------- text */

/* Count the words of the block; those in links by their share of bytes. */
static void count_words(const cutter *c, onus_block *block)
{
    const onus_map *functions = &c->tables->pages[PAGE_function].rows;
    char word[LONGEST_WORD];
    size_t letters = 0;
    for (size_t i = 0; i <= block->text.size; i++) {
        char byte = i < block->text.size ? block->text.data[i] : ' ';
        if (is_word_byte(byte) || byte == '\'') {
            if (letters < sizeof word)
                word[letters] =
                    byte >= 'A' && byte <= 'Z' ? (char)(byte | 32) : byte;
            letters++;
            continue;
        }
        if (!letters)
            continue;
        block->words += 1 + PER_UNSPACED * (uint32_t)(letters / UNSPACED);
        block->functions +=
            letters <= sizeof word &&
            onus_map__find(functions, (onus_slice){word, letters}) != ONUS_NONE;
        letters = 0;
    }
    size_t size = block->text.size ? block->text.size : 1;
    block->linked = (uint32_t)((block->words * c->linked + size / 2) / size);
}

static void end_block(cutter *c)
{
    while (c->text && c->size && c->text[c->size - 1] == ' ')
        c->size--;
    if (c->text && c->size) {
        onus_block block = {.node = c->node, .caption = c->captions > 0};
        block.text = onus_arena__copy(c->arena, (onus_slice){c->text, c->size});
        block.ended = onus_lines__ended(block.text);
        count_words(c, &block);
        onus_array__push(c->arena, &c->blocks, block);
    }
    c->size = c->linked = 0;
    c->breaks = 0;
}

static bool make_room(cutter *c, size_t more)
{
    if (c->text && c->size + more <= c->room)
        return true;
    size_t room = 2 * (c->size + more);
    char *text = onus_arena__alloc(c->arena, room);
    if (!text)
        return false;
    if (c->size)
        memcpy(text, c->text, c->size);
    c->text = text;
    c->room = room;
    return true;
}

/* The bytes of white space at text[at], a no-break space included. */
static size_t blank_at(onus_slice text, size_t at)
{
    char c = text.data[at];
    if (c == ' ' || (c >= '\t' && c <= '\r'))
        return 1;
    return at + 1 < text.size && c == '\xC2' && text.data[at + 1] == '\xA0' ? 2
                                                                            : 0;
}

static void add_text(cutter *c, uint32_t node, onus_slice text)
{
    if (!make_room(c, text.size + 1))
        return;
    size_t before = c->size;
    for (size_t at = 0; at < text.size;) {
        size_t blank = blank_at(text, at);
        if (!blank) {
            if (!c->size)
                c->node = c->html->nodes.items[node].parent;
            c->text[c->size++] = text.data[at++];
            c->breaks = 0;
            continue;
        }
        if (c->size && c->text[c->size - 1] != ' ')
            c->text[c->size++] = ' ';
        at += blank;
    }
    if (c->links)
        c->linked += c->size - before;
}

/* Two line breaks make a new paragraph, one is a blank. */
static void add_break(cutter *c)
{
    if (++c->breaks > 1)
        end_block(c);
    else if (c->size && make_room(c, 1) && c->text[c->size - 1] != ' ')
        c->text[c->size++] = ' ';
}

/* ---------------------------------------------------------------- the tree */

static bool is_gone(const cutter *c, uint32_t node, uint8_t tag)
{
    return looks[tag] & GONE || (looks[tag] & PARTS && is_hidden(c, node));
}

/* Is a figure a picture, so that its text is the caption: not a quotation, a
 * table, a post? */
static bool is_picture(const cutter *c, uint32_t figure)
{
    bool picture = false;
    for (uint32_t n = figure; n != ONUS_NONE;
         n = onus_html__next(c->html, n, figure))
        switch (c->html->nodes.items[n].tag) {
        case TAG_img: case TAG_picture: case TAG_amp_img:
            picture = true;
            break;
        case TAG_blockquote: case TAG_table: case TAG_pre: case TAG_iframe:
            return false;
        default:
            break;
        }
    return picture;
}

static uint8_t marks_of(const cutter *c, uint32_t node, uint8_t tag)
{
    bool caption = tag == TAG_figcaption ||
                   (tag == TAG_figure && is_picture(c, node));
    uint8_t marks = caption ? ONUS_MARK_CAPTION : 0;
    uint32_t row = looks[tag] & PARTS ? named(c, node, PAGE_outside) : ONUS_NONE;
    if (looks[tag] & OUTSIDE || has_outside_role(c, node) || row != ONUS_NONE)
        marks |= ONUS_MARK_OUTSIDE;
    if (looks[tag] & OUTSIDE ||
        (row != ONUS_NONE && c->tables->page_values.items[row].size))
        marks |= ONUS_MARK_SURELY;
    if (tag != TAG_body && named(c, node, PAGE_captioned) != ONUS_NONE)
        marks |= ONUS_MARK_CAPTION;
    return marks;
}

/* Enter an element; false if nothing of it is to be read. */
static bool enter(cutter *c, uint32_t node)
{
    uint8_t tag = c->html->nodes.items[node].tag;
    if (is_gone(c, node, tag))
        return false;
    if (looks[tag] & PARTS)
        end_block(c);
    if (tag == TAG_br)
        add_break(c);
    if (c->html->nodes.items[node].attribute_count || looks[tag])
        c->marks[node] = marks_of(c, node, tag);
    c->links += tag == TAG_a;
    c->captions += (c->marks[node] & ONUS_MARK_CAPTION) != 0;
    return true;
}

static void leave(cutter *c, uint32_t node)
{
    uint8_t tag = c->html->nodes.items[node].tag;
    if (looks[tag] & PARTS)
        end_block(c);
    c->links -= tag == TAG_a;
    c->captions -= (c->marks[node] & ONUS_MARK_CAPTION) != 0;
}

onus_blocks onus_blocks__of(const onus_tables *tables, onus_arena *arena,
                            const onus_html *html, uint8_t *marks)
{
    cutter c = {.tables = tables, .arena = arena, .html = html};
    c.marks = marks;
    const onus_html_node *nodes = html->nodes.items;
    uint32_t node = 0;
    while (html->nodes.count && !arena->failed) {
        bool inside = nodes[node].tag != TAG_text && enter(&c, node);
        if (nodes[node].tag == TAG_text)
            add_text(&c, node, nodes[node].text);
        if (inside && nodes[node].first_child != ONUS_NONE) {
            node = nodes[node].first_child;
            continue;
        }
        if (inside)
            leave(&c, node);
        while (node && nodes[node].next == ONUS_NONE) {
            node = nodes[node].parent;
            leave(&c, node);
        }
        if (!node)
            break;
        node = nodes[node].next;
    }
    end_block(&c);
    return c.blocks;
}
