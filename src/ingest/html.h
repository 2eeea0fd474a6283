/* HTML: a page as a tree, as a browser would see it, or nearly.
 *
 *     <p>Talks <b>failed<p>Again     ->     p "Talks " b "failed", p "Again"
 *
 * The tokens are those of the WHATWG's standard. Of its tree construction we
 * have what an article depends on: elements that end by themselves, end tags
 * that nothing opened, raw text. Left out, since an article's text stays the
 * same: formatting that is reopened behind a block, content moved out of
 * tables, templates, frames, quirks, namespaces. libxml2 was measured first
 * (docs/experiments.md): its parser alone takes longer than we have for a page.
 *
 * Time and memory are linear in the page, whatever it holds: an element keeps
 * at most ONUS_HTML_ATTRIBUTES, and what lies deeper than ONUS_HTML_DEPTH is
 * made flat.
 */
#ifndef ONUS_HTML_H
#define ONUS_HTML_H

#include "base/array.h"
#include "base/slice.h"

enum { ONUS_HTML_DEPTH = 256, ONUS_HTML_ATTRIBUTES = 64 };

/* The elements that we know by name, sorted; all others are `other`. */
#define ONUS_TAG_LIST(TAG)                                                     \
    TAG(a) TAG(abbr) TAG(address) TAG(amp_img) TAG(area) TAG(article)          \
    TAG(aside) TAG(audio) TAG(b) TAG(base) TAG(blockquote) TAG(body) TAG(br)   \
    TAG(button) TAG(canvas) TAG(caption) TAG(center) TAG(cite) TAG(code)       \
    TAG(col) TAG(colgroup) TAG(dd) TAG(del) TAG(details) TAG(dialog) TAG(dir)  \
    TAG(div) TAG(dl) TAG(dt) TAG(em) TAG(embed) TAG(fieldset)                  \
    TAG(figcaption) TAG(figure) TAG(font) TAG(footer) TAG(form) TAG(frame)     \
    TAG(frameset) TAG(h1) TAG(h2) TAG(h3) TAG(h4) TAG(h5) TAG(h6) TAG(head)    \
    TAG(header) TAG(hgroup) TAG(hr) TAG(html) TAG(i) TAG(iframe) TAG(img)      \
    TAG(input) TAG(ins) TAG(label) TAG(legend) TAG(li) TAG(link) TAG(main)     \
    TAG(map) TAG(mark) TAG(menu) TAG(meta) TAG(nav) TAG(nobr) TAG(noembed)     \
    TAG(noframes) TAG(noscript) TAG(object) TAG(ol) TAG(optgroup) TAG(option)  \
    TAG(p) TAG(param) TAG(picture) TAG(plaintext) TAG(pre) TAG(q) TAG(s)       \
    TAG(script) TAG(search) TAG(section) TAG(select) TAG(small) TAG(source)    \
    TAG(span) TAG(strike) TAG(strong) TAG(style) TAG(sub) TAG(summary)         \
    TAG(sup) TAG(svg) TAG(table) TAG(tbody) TAG(td) TAG(template)              \
    TAG(textarea) TAG(tfoot) TAG(th) TAG(thead) TAG(time) TAG(title) TAG(tr)   \
    TAG(track) TAG(tt) TAG(u) TAG(ul) TAG(video) TAG(wbr) TAG(xmp)

#define ONUS_ENUM_TAG(name) TAG_##name,
typedef enum onus_tag {
    TAG_other,
    ONUS_TAG_LIST(ONUS_ENUM_TAG)
    TAG_text, /* no element: characters */
    TAG_COUNT
} onus_tag;

typedef struct onus_html_attribute {
    onus_slice name; /* lower case */
    onus_slice value;
} onus_html_attribute;

typedef struct onus_html_node {
    onus_slice text; /* of TAG_text: its characters; else the name */
    uint32_t parent, first_child, last_child, next; /* or ONUS_NONE */
    uint32_t attribute, attribute_count; /* in the tree's attributes */
    uint8_t tag;                         /* onus_tag */
} onus_html_node;

/* Node 0 is the page itself; children come behind their parents. */
typedef struct onus_html {
    ONUS_ARRAY(onus_html_node) nodes;
    ONUS_ARRAY(onus_html_attribute) attributes;
} onus_html;

/* The tree of a page, in the arena, which remembers if memory ran out. It
 * borrows from `page`: valid UTF-8. */
onus_html onus_html__parse(onus_arena *arena, onus_slice page);

/* The value of an attribute; without data if there is none. */
onus_slice onus_html__attribute(const onus_html *html, uint32_t node,
                                const char *name);

/* The node that follows in the order of the page, below `top`; ONUS_NONE at the
 * end. */
uint32_t onus_html__next(const onus_html *html, uint32_t node, uint32_t top);

#endif
