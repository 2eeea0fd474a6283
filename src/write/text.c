/* The article as text: its fields as "key: value" lines, a blank line, the
 * body.
 *
 *     title: Narnia offers talks
 *     author: A. Reporter
 *     published: 2019-01-02
 *
 *     The queen of Narnia offered talks ...
 */
#include "write/layout.h"
#include "write/write.h"

static void add_field(onus_string *out, const char *key, onus_slice value)
{
    if (!value.size)
        return;
    onus_string__print(out, "%s: ", key);
    onus_layout__safe(out, value);
    onus_string__add_char(out, '\n');
}

/* "SEOUL, 2019-01-02, Yonhap": what there is of it. */
static void add_dateline(onus_string *out, const onus_article *article)
{
    const onus_slice parts[] = {article->dateline_place, article->dateline_date,
                                article->dateline_agency};
    const char *before = "dateline: ";
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (!parts[i].size)
            continue;
        onus_string__add(out, onus_slice__of(before));
        onus_layout__safe(out, parts[i]);
        before = ", ";
    }
    if (*before == ',')
        onus_string__add_char(out, '\n');
}

static void add_article(onus_string *out, const onus_article *article)
{
    add_field(out, "title", article->title);
    add_field(out, "kicker", article->kicker);
    add_field(out, "section", article->section);
    for (uint32_t i = 0; i < article->author_count; i++)
        add_field(out, "author", article->authors[i]);
    add_field(out, "publisher", article->publisher);
    add_field(out, "url", article->url);
    add_field(out, "language", article->language);
    add_field(out, "published", article->published);
    add_dateline(out, article);
    for (uint32_t i = 0; i < article->caption_count; i++) {
        add_field(out, "caption", article->captions[i].text);
        add_field(out, "rights", article->captions[i].rights);
    }
}

void onus_write__text(onus_sheet *sheet, const onus_record *record)
{
    onus_string *out = sheet->out;
    if (record->error.code) {
        add_field(out, "error", onus_slice__of(record->error.message));
        return;
    }
    add_article(out, &record->article);
    if (out->size)
        onus_string__add_char(out, '\n');
    onus_layout__safe(out, record->text);
    if (!onus_slice__ends(record->text, ONUS_SLICE("\n")))
        onus_string__add_char(out, '\n');
}
