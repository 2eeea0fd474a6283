#include "ingest/html.h"

#include "ingest/html_tokens.h"

/* ---------------------------------------------------------------- elements */

/* What elements are, for the building of the tree. */
enum {
    VOID = 1,    /* has no content */
    BLOCK = 2,   /* begins a block: an open p ends before it */
    SPECIAL = 4, /* an end tag of something else does not reach through it */
    SCOPE = 8,   /* an end tag of a block does not */
    HEADING = 16,
    INLINE = 32, /* formatting: may be closed through blocks */
    GRID = 64,   /* of a table: its end tag reaches up to the table */
    ROOT = 128,  /* but not through these */
};

static const uint8_t traits[TAG_COUNT] = {
    [TAG_a] = INLINE, [TAG_b] = INLINE, [TAG_code] = INLINE,
    [TAG_em] = INLINE, [TAG_font] = INLINE, [TAG_i] = INLINE,
    [TAG_nobr] = INLINE, [TAG_s] = INLINE, [TAG_small] = INLINE,
    [TAG_strike] = INLINE, [TAG_strong] = INLINE, [TAG_tt] = INLINE,
    [TAG_u] = INLINE,

    [TAG_area] = VOID, [TAG_base] = VOID, [TAG_br] = VOID, [TAG_col] = VOID,
    [TAG_embed] = VOID, [TAG_frame] = VOID, [TAG_img] = VOID,
    [TAG_input] = VOID, [TAG_link] = VOID, [TAG_meta] = VOID,
    [TAG_param] = VOID, [TAG_source] = VOID, [TAG_track] = VOID,
    [TAG_wbr] = VOID, [TAG_hr] = VOID | BLOCK,

    [TAG_address] = BLOCK | SPECIAL, [TAG_article] = BLOCK | SPECIAL,
    [TAG_aside] = BLOCK | SPECIAL, [TAG_blockquote] = BLOCK | SPECIAL,
    [TAG_center] = BLOCK | SPECIAL, [TAG_details] = BLOCK | SPECIAL,
    [TAG_dialog] = BLOCK | SPECIAL, [TAG_dir] = BLOCK | SPECIAL,
    [TAG_div] = BLOCK | SPECIAL, [TAG_dl] = BLOCK | SPECIAL,
    [TAG_dd] = BLOCK | SPECIAL, [TAG_dt] = BLOCK | SPECIAL,
    [TAG_fieldset] = BLOCK | SPECIAL, [TAG_figcaption] = BLOCK | SPECIAL,
    [TAG_figure] = BLOCK | SPECIAL, [TAG_footer] = BLOCK | SPECIAL,
    [TAG_form] = BLOCK | SPECIAL, [TAG_header] = BLOCK | SPECIAL,
    [TAG_hgroup] = BLOCK | SPECIAL, [TAG_li] = BLOCK | SPECIAL,
    [TAG_main] = BLOCK | SPECIAL, [TAG_menu] = BLOCK | SPECIAL,
    [TAG_nav] = BLOCK | SPECIAL, [TAG_ol] = BLOCK | SPECIAL,
    [TAG_p] = BLOCK | SPECIAL, [TAG_pre] = BLOCK | SPECIAL,
    [TAG_search] = BLOCK | SPECIAL, [TAG_section] = BLOCK | SPECIAL,
    [TAG_summary] = BLOCK | SPECIAL, [TAG_ul] = BLOCK | SPECIAL,
    [TAG_xmp] = BLOCK | SPECIAL, [TAG_plaintext] = BLOCK | SPECIAL,
    [TAG_h1] = BLOCK | SPECIAL | HEADING, [TAG_h2] = BLOCK | SPECIAL | HEADING,
    [TAG_h3] = BLOCK | SPECIAL | HEADING, [TAG_h4] = BLOCK | SPECIAL | HEADING,
    [TAG_h5] = BLOCK | SPECIAL | HEADING, [TAG_h6] = BLOCK | SPECIAL | HEADING,
    [TAG_table] = BLOCK | SPECIAL | SCOPE | GRID | ROOT,

    [TAG_body] = SPECIAL, [TAG_button] = SPECIAL | SCOPE,
    [TAG_caption] = SPECIAL | SCOPE | GRID, [TAG_colgroup] = SPECIAL,
    [TAG_head] = SPECIAL, [TAG_html] = SPECIAL | SCOPE | ROOT,
    [TAG_iframe] = SPECIAL, [TAG_noscript] = SPECIAL,
    [TAG_object] = SPECIAL | SCOPE, [TAG_script] = SPECIAL,
    [TAG_select] = SPECIAL, [TAG_style] = SPECIAL, [TAG_tbody] = SPECIAL | GRID,
    [TAG_td] = SPECIAL | SCOPE | GRID,
    [TAG_template] = SPECIAL | SCOPE | ROOT, [TAG_textarea] = SPECIAL,
    [TAG_tfoot] = SPECIAL | GRID, [TAG_th] = SPECIAL | SCOPE | GRID,
    [TAG_thead] = SPECIAL | GRID, [TAG_title] = SPECIAL,
    [TAG_tr] = SPECIAL | GRID, [TAG_svg] = SCOPE,
};

/* A start tag that ends elements of its own kind: the nearest of `ends`, if
 * no element of `within` stands in between. */
typedef struct ending {
    uint8_t tag;
    uint8_t ends[4], within[4];
} ending;

static const ending endings[] = {
    {TAG_li, {TAG_li}, {TAG_ul, TAG_ol, TAG_menu, TAG_dir}},
    {TAG_dd, {TAG_dd, TAG_dt}, {TAG_dl}},
    {TAG_dt, {TAG_dd, TAG_dt}, {TAG_dl}},
    {TAG_option, {TAG_option}, {TAG_select}},
    {TAG_optgroup, {TAG_optgroup, TAG_option}, {TAG_select}},
    {TAG_td, {TAG_td, TAG_th}, {TAG_tr, TAG_table}},
    {TAG_th, {TAG_td, TAG_th}, {TAG_tr, TAG_table}},
    {TAG_tr, {TAG_tr}, {TAG_table}},
    {TAG_tbody, {TAG_tbody, TAG_thead, TAG_tfoot}, {TAG_table}},
    {TAG_thead, {TAG_tbody, TAG_thead, TAG_tfoot}, {TAG_table}},
    {TAG_tfoot, {TAG_tbody, TAG_thead, TAG_tfoot}, {TAG_table}},
    {TAG_a, {TAG_a}, {TAG_td, TAG_th, TAG_caption, TAG_table}},
    {TAG_button, {TAG_button}, {0}},
    {TAG_nobr, {TAG_nobr}, {0}},
};

/* ---------------------------------------------------------------- the stack */

typedef struct builder {
    onus_arena *arena;
    onus_html html;
    uint32_t open[ONUS_HTML_DEPTH]; /* the elements that are open */
    uint32_t depth;
    uint32_t flat; /* start tags beyond the depth, still to be ended */
    uint32_t counts[TAG_COUNT]; /* of the open ones */
} builder;

static uint8_t tag_at(const builder *b, uint32_t level)
{
    return b->html.nodes.items[b->open[level]].tag;
}

static uint32_t append(builder *b, onus_html_node node)
{
    uint32_t parent = b->open[b->depth - 1], at = b->html.nodes.count;
    node.parent = parent;
    node.first_child = node.last_child = node.next = ONUS_NONE;
    if (!onus_array__push(b->arena, &b->html.nodes, node))
        return ONUS_NONE;
    onus_html_node *nodes = b->html.nodes.items;
    if (nodes[parent].last_child == ONUS_NONE)
        nodes[parent].first_child = at;
    else
        nodes[nodes[parent].last_child].next = at;
    nodes[parent].last_child = at;
    return at;
}

static void pop_to(builder *b, uint32_t level)
{
    while (b->depth > level)
        b->counts[tag_at(b, --b->depth)]--;
}

/* Take one element out of the stack; what it holds stays open. */
static void take_out(builder *b, uint32_t level)
{
    b->counts[tag_at(b, level)]--;
    memmove(b->open + level, b->open + level + 1,
            (b->depth - level - 1) * sizeof *b->open);
    b->depth--;
}

static bool is_among(uint8_t tag, const uint8_t *tags, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (tags[i] == tag && tag != TAG_other)
            return true;
    return false;
}

/* The level of the innermost open element with this tag (any heading for one),
 * unless one with a trait of `barrier` stands in between; 0 if there is none. */
static uint32_t level_of(const builder *b, onus_slice name, uint8_t tag,
                         uint8_t barrier)
{
    if (!b->counts[tag] && !(traits[tag] & HEADING))
        return 0;
    for (uint32_t level = b->depth; level-- > 1;) {
        uint8_t there = tag_at(b, level);
        bool same = there == tag || (traits[tag] & traits[there] & HEADING);
        if (same &&
            (tag != TAG_other ||
             onus_slice__equal(b->html.nodes.items[b->open[level]].text, name)))
            return level;
        if (traits[there] & barrier)
            return 0;
    }
    return 0;
}

/* ---------------------------------------------------------------- start tags */

static void end_paragraph(builder *b)
{
    uint32_t level = level_of(b, (onus_slice){0}, TAG_p, SCOPE);
    if (level)
        pop_to(b, level);
}

static void end_like(builder *b, uint8_t tag)
{
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        const ending *rule = &endings[i];
        if (rule->tag != tag)
            continue;
        for (uint32_t level = b->depth; level-- > 1;) {
            uint8_t there = tag_at(b, level);
            if (is_among(there, rule->ends, sizeof rule->ends)) {
                pop_to(b, level);
                return;
            }
            if (is_among(there, rule->within, sizeof rule->within))
                return;
        }
    }
}

/* The elements that a head may hold: anything else ends it. */
static bool belongs_in_head(uint8_t tag)
{
    switch (tag) {
    case TAG_base: case TAG_link: case TAG_meta: case TAG_noscript:
    case TAG_script: case TAG_style: case TAG_template: case TAG_title:
        return true;
    default:
        return false;
    }
}

static void end_head(builder *b, uint8_t tag)
{
    if (b->counts[TAG_head] && !belongs_in_head(tag)) {
        uint32_t level = level_of(b, (onus_slice){0}, TAG_head, 0);
        if (level)
            pop_to(b, level);
    }
}

static void end_before(builder *b, uint8_t tag)
{
    uint8_t trait = traits[tag];
    end_head(b, tag);
    if (trait & BLOCK && b->counts[TAG_p])
        end_paragraph(b);
    if (trait & HEADING && traits[tag_at(b, b->depth - 1)] & HEADING)
        pop_to(b, b->depth - 1);
    end_like(b, tag);
}

static void start(builder *b, const onus_html_token *token, uint32_t attribute)
{
    uint8_t tag = token->tag;
    bool once = tag == TAG_html || tag == TAG_body || tag == TAG_head;
    if (once && b->counts[tag])
        return;
    end_before(b, tag);
    onus_html_node node = {
        .text = token->text,
        .attribute = attribute,
        .attribute_count = b->html.attributes.count - attribute,
        .tag = tag,
    };
    uint32_t at = append(b, node);
    bool empty = traits[tag] & VOID ||
                 (token->closed && (tag == TAG_other || b->counts[TAG_svg]));
    if (at == ONUS_NONE || empty)
        return;
    if (b->depth == ONUS_HTML_DEPTH) {
        b->flat++;
        return;
    }
    b->open[b->depth++] = at;
    b->counts[tag]++;
}

/* ---------------------------------------------------------------- end tags */

static void end(builder *b, const onus_html_token *token)
{
    uint8_t tag = token->tag;
    if (b->flat) {
        b->flat -= !(traits[tag] & VOID);
        return;
    }
    if (tag == TAG_body || tag == TAG_html)
        return; /* what follows is still the page's */
    if (tag == TAG_br) {
        append(b, (onus_html_node){.text = ONUS_SLICE("br"), .tag = TAG_br});
        return;
    }
    uint8_t barrier = traits[tag] & GRID      ? ROOT
                      : traits[tag] & SPECIAL ? SCOPE
                                              : SPECIAL;
    uint32_t level = level_of(b, token->text, tag, barrier);
    if (level) {
        pop_to(b, level);
        return;
    }
    /* "<b><p>...</b>": the paragraph goes on without it */
    if (traits[tag] & INLINE) {
        level = level_of(b, token->text, tag, SCOPE);
        if (level)
            take_out(b, level);
    }
}

/* ---------------------------------------------------------------- text */

static bool is_blank(onus_slice text)
{
    for (size_t i = 0; i < text.size; i++)
        if (text.data[i] != ' ' && (text.data[i] < '\t' || text.data[i] > '\r'))
            return false;
    return true;
}

static void add_text(builder *b, onus_slice text)
{
    uint8_t parent = tag_at(b, b->depth - 1);
    if (parent == TAG_head) {
        if (is_blank(text))
            return;
        end_head(b, TAG_text);
    }
    append(b, (onus_html_node){.text = text, .tag = TAG_text});
}

/* ---------------------------------------------------------------- the whole */

onus_html onus_html__parse(onus_arena *arena, onus_slice page)
{
    builder b = {.arena = arena};
    onus_html_node whole = {.parent = ONUS_NONE, .first_child = ONUS_NONE,
                            .last_child = ONUS_NONE, .next = ONUS_NONE};
    onus_html_scanner scanner = {.page = page, .arena = arena, .html = &b.html};
    if (!onus_array__push(arena, &b.html.nodes, whole))
        return b.html;
    b.depth = 1;
    while (!arena->failed) {
        uint32_t attribute = b.html.attributes.count;
        onus_html_token token = onus_html_scanner__next(&scanner);
        if (token.kind == HTML_END_OF_PAGE)
            break;
        if (token.kind == HTML_TEXT)
            add_text(&b, token.text);
        else if (token.kind == HTML_START)
            start(&b, &token, attribute);
        else
            end(&b, &token);
    }
    return b.html;
}

onus_slice onus_html__attribute(const onus_html *html, uint32_t node,
                                const char *name)
{
    const onus_html_node *there = &html->nodes.items[node];
    const onus_html_attribute *attributes =
        html->attributes.items + there->attribute;
    for (uint32_t i = 0; i < there->attribute_count; i++)
        if (onus_slice__is(attributes[i].name, name))
            return attributes[i].value;
    return (onus_slice){0};
}

uint32_t onus_html__next(const onus_html *html, uint32_t node, uint32_t top)
{
    const onus_html_node *nodes = html->nodes.items;
    if (nodes[node].first_child != ONUS_NONE)
        return nodes[node].first_child;
    while (node != top && nodes[node].next == ONUS_NONE)
        node = nodes[node].parent;
    return node == top ? ONUS_NONE : nodes[node].next;
}
