/* The tree of a page: what ends by itself, what was never opened, raw text. */
#include "base/string.h"
#include "check.h"
#include "ingest/html.h"

#include <stdlib.h>

/* p(a b(c)) for <p>a <b>c</b></p>; texts without their blanks. */
static void show(onus_string *out, const onus_html *html, uint32_t top)
{
    const onus_html_node *nodes = html->nodes.items;
    bool first = true;
    for (uint32_t n = nodes[top].first_child; n != ONUS_NONE;
         n = nodes[n].next) {
        onus_slice text = nodes[n].text;
        if (!first)
            onus_string__add(out, ONUS_SLICE(" "));
        first = false;
        for (size_t i = 0; i < text.size; i++)
            if (text.data[i] != ' ' && text.data[i] != '\n')
                onus_string__add(out, (onus_slice){text.data + i, 1});
        if (nodes[n].tag == TAG_text || nodes[n].first_child == ONUS_NONE)
            continue;
        onus_string__add(out, ONUS_SLICE("("));
        show(out, html, n);
        onus_string__add(out, ONUS_SLICE(")"));
    }
}

static void check(const char *page, const char *wanted)
{
    onus_arena arena = {0};
    onus_string out = {0};
    onus_html html = onus_html__parse(&arena, onus_slice__of(page));
    show(&out, &html, 0);
    if (!onus_slice__is(onus_string__slice(&out), wanted))
        fail_msg("%s: %.*s", page, (int)out.size, out.data);
    onus_string__clear(&out);
    onus_arena__clear(&arena);
}

static void elements_end_by_themselves(void **state)
{
    (void)state;
    check("<p>a<p>b", "p(a) p(b)");
    check("<p>a<div>b</div>c", "p(a) div(b) c");
    check("<p>a<b>c<p>d", "p(a b(c)) p(d)");
    check("<ul><li>a<li>b<ul><li>c</ul></ul>d",
          "ul(li(a) li(b ul(li(c)))) d");
    check("<dl><dt>a<dd>b<dt>c</dl>", "dl(dt(a) dd(b) dt(c))");
    check("<table><tr><td>a<td>b<tr><td>c</table>d",
          "table(tr(td(a) td(b)) tr(td(c))) d");
    check("<td><table><tr><td>a</table>b", "td(table(tr(td(a))) b)");
    check("<h1>a<h2>b", "h1(a) h2(b)");
    check("<head><title>a</title><p>b", "head(title(a)) p(b)");
    check("<html><body>a<body>b</body></html>c", "html(body(a b c))");
    check("a<br>b<img>c<hr>d", "a br b img c hr d");
    check("<a>a<a>b", "a(a) a(b)");
    check("<select><option>a<option>b</select>c",
          "select(option(a) option(b)) c");
}

static void end_tags_without_start(void **state)
{
    (void)state;
    check("a</p>b</div>c</b>", "a b c");
    check("<div>a</span>b</div>c", "div(a b) c");
    check("<p><b>a</p>b</b>c", "p(b(a)) b c");
    check("<b><div>a</b>b</div>c", "b(div(a b)) c");
    check("<div><span>a</div>b", "div(span(a)) b");
    check("<div><h2>a</h3>b</div>", "div(h2(a) b)");
    check("a</br>b", "a br b");
    check("a</>b</ 1>c", "a b c");
}

static void text_and_what_is_none(void **state)
{
    (void)state;
    check("1 < 2 <3 a<", "1<2<3a<");
    check("a<!-- <p>b -->c<!-->d<!--->e<!-- f", "a c d e");
    check("<!doctype html><?xml a?>b<![CDATA[c]]>d", "b d");
    check("<script>if (a<b) '</p>'</script>c",
          "script(if(a<b)'</p>') c");
    check("<style>p{}</STYLE >a", "style(p{}) a");
    check("<title>a<b>&amp;c</title>d", "title(a<b>&c) d");
    check("<textarea><p></textarea>a", "textarea(<p>) a");
    check("<SCRIPT>a", "script(a)");
    check("<svg><path d='a'/><g/></svg>b", "svg(path g) b");
    check("<DIV CLASS=a>b</dIv>", "div(b)");
    check("<x-y>a</x-y>b", "x-y(a) b");
    check("<p", "p");
    check("<p a='b>c", "p");
    check("", "");
}

static void references_are_resolved(void **state)
{
    (void)state;
    check("&lt;p&gt; &amp;amp; &#65;&#x42;&#X43", "<p>&amp;ABC");
    check("&eacute;&eacute &notit; &notin; &unknown; & a &",
          "\xC3\xA9\xC3\xA9\xC2\xACit;\xE2\x88\x89&unknown;&a&");
    check("&#146;&#0;&#x110000;&#xD800;",
          "\xE2\x80\x99\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
    check("&CounterClockwiseContourIntegral;&#;&#x;", "\xE2\x88\xB3&#;&#x;");
}

static void attributes_are_kept(void **state)
{
    (void)state;
    onus_arena arena = {0};
    onus_html html = onus_html__parse(
        &arena, ONUS_SLICE("<a HREF=\"x?a&amp;b&copy=1\" class='c d' e f=g/ "
                           "=h e=2 class=z>"));
    assert_slice(onus_html__attribute(&html, 1, "href"),
                 ONUS_SLICE("x?a&b&copy=1"));
    assert_slice(onus_html__attribute(&html, 1, "class"), ONUS_SLICE("c d"));
    assert_slice(onus_html__attribute(&html, 1, "e"), ONUS_SLICE(""));
    assert_slice(onus_html__attribute(&html, 1, "f"), ONUS_SLICE("g/"));
    assert_null(onus_html__attribute(&html, 1, "g").data);
    onus_arena__clear(&arena);
}

/* `head`, then `part` again and again, to a megabyte. */
static void parse_many(const char *head, const char *part)
{
    enum { SIZE = 1 << 20 };
    onus_arena arena = {0};
    char *page = malloc(SIZE);
    size_t start = strlen(head), length = strlen(part);
    memcpy(page, head, start);
    for (size_t i = start; i < SIZE; i++)
        page[i] = part[(i - start) % length];
    onus_html html = onus_html__parse(&arena, (onus_slice){page, SIZE});
    assert_false(arena.failed);
    for (uint32_t n = 1; n < html.nodes.count; n++) {
        uint32_t depth = 0;
        for (uint32_t up = n; up != ONUS_NONE; up = html.nodes.items[up].parent)
            depth++;
        assert_true(depth <= ONUS_HTML_DEPTH + 1);
        assert_true(html.nodes.items[n].parent < n);
        assert_true(html.nodes.items[n].attribute_count <=
                    ONUS_HTML_ATTRIBUTES);
    }
    free(page);
    onus_arena__clear(&arena);
}

/* A second or two would tell what is not linear. */
static void hostile_pages_take_their_time(void **state)
{
    (void)state;
    parse_many("", "<div>");
    parse_many("", "<b><p>");
    parse_many("", "</b></p>");
    parse_many("<p ", "a1 b2='c' ");
    parse_many("<p ", "a=\"");
    parse_many("", "<a><table>");
    parse_many("", "<");
    parse_many("", "&");
    parse_many("", "&abcdefghijklmnopqrstuvwxyz");
    parse_many("<!--", "-- >");
    parse_many("<script>", "</scrip");
    parse_many("<title>", "&lt;</titl");
    parse_many("", "<svg/><x/>");
    parse_many("", "<li><dd><option><tr><td>");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(elements_end_by_themselves),
        cmocka_unit_test(end_tags_without_start),
        cmocka_unit_test(text_and_what_is_none),
        cmocka_unit_test(references_are_resolved),
        cmocka_unit_test(attributes_are_kept),
        cmocka_unit_test(hostile_pages_take_their_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
