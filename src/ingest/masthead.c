/* What stands above an article: kicker, title, date, authors, section.
 *
 *     World                                          section
 *     (News Focus) Narnia offers talks               kicker, title
 *     Published 05:26 January 2, 2019 | By A. Other  date, author
 *     Example Times                                  publisher
 *     CAIR PARAVEL (Example) -- The queen ...        here the body begins
 *
 * The body begins at the first sentence of the stretch. In the lines above it,
 * dates and bylines are known by their words; the title is what a page repeats,
 * or else the first line that is long enough. In a text without anything of a
 * page only its very first line can be a title, and only if it is set apart
 * from what follows.
 */
#include "ingest/masthead.h"

#include "ingest/stamp.h"

enum {
    ABOVE = 60,      /* passages above the body that are looked at */
    BELOW = 6,       /* and below its start, for a date and a byline */
    LEAST_TITLE = 3, /* words, where there is a choice */
    MOST_TITLE = 40,
    /* words of a paragraph that does not end as sentences do */
    LONG_PROSE = 35,
    NEAR = 5, /* candidates for the title on a page of many */
    MOST_KICKER = 4, /* words */
    MOST_SECTION = 4,
    MOST_SOURCE = 8, /* words of a line that says whose report it is */
    MOST_PIECES = 6, /* of a line with bars */
    /* words of a line below a name: "Diplomatic correspondent" */
    MOST_OFFICE = 4,
    LEAST_SHARED = 4, /* letters of a word that title and body share */
    SHARING = 3,      /* passages of the body in which it is looked for */
    ENOUGH = 12,      /* words that count for a title */
};

/* How well a date says that it is the one of publication. */
typedef enum date_rank {
    RANK_NONE,
    RANK_UPDATED,
    RANK_PLAIN,
    RANK_PUBLISHED
} date_rank;

typedef struct reader {
    const onus_tables *tables;
    onus_arena *arena;
    onus_passages *passages;
    onus_stretch stretch;
    onus_masthead head;
    onus_stamp stamp; /* the best date so far */
    date_rank rank;
    uint32_t stamp_at; /* its passage */
    bool evidence;     /* is there anything that only pages have? */
} reader;

static onus_passage *passage(const reader *r, uint32_t i)
{
    return &r->passages->items[i];
}

static uint32_t zone_start(const reader *r)
{
    return r->head.body > ABOVE ? r->head.body - ABOVE : 0;
}

/* ---------------------------------------------------------------- where the
 * body begins */

static bool opens_body(const onus_passage *p)
{
    return onus_passage__is_prose(p) &&
           (p->ended || p->key.count >= LONG_PROSE);
}

static uint32_t find_body(const reader *r)
{
    for (uint32_t i = r->stretch.first; i < r->stretch.last; i++)
        if (opens_body(passage(r, i)))
            return i;
    for (uint32_t i = r->stretch.first; i < r->stretch.last; i++)
        if (onus_passage__is_prose(passage(r, i)))
            return i;
    return r->stretch.first;
}

/* ---------------------------------------------------------------- dates and
 * authors */

static date_rank rank_of(const onus_stamp *stamp)
{
    if (!onus_stamp__dated(stamp))
        return RANK_NONE;
    if (stamp->published)
        return RANK_PUBLISHED;
    return stamp->updated ? RANK_UPDATED : RANK_PLAIN;
}

/* A clock without a date completes the date just above it. */
static void complete_clock(reader *r, const onus_stamp *stamp, uint32_t at)
{
    if (!r->rank || r->stamp.hour != ONUS_NONE || stamp->day ||
        stamp->hour == ONUS_NONE || at != r->stamp_at + 1)
        return;
    r->stamp.hour = stamp->hour;
    r->stamp.minute = stamp->minute;
    r->stamp.second = stamp->second;
    r->stamp.offset = stamp->offset;
}

static void take_stamp(reader *r, const onus_key *key, uint32_t at)
{
    onus_stamp stamp = onus_stamp__read(r->tables, r->arena, key);
    complete_clock(r, &stamp, at);
    date_rank rank = rank_of(&stamp);
    if (rank == RANK_NONE || rank < r->rank)
        return;
    r->stamp = stamp;
    r->rank = rank;
    r->stamp_at = at;
}

/* "Updated: ..." */
static bool is_labelled(const reader *r, uint32_t i)
{
    onus_stamp stamp =
        onus_stamp__read(r->tables, r->arena, &passage(r, i)->key);
    return stamp.published || stamp.updated;
}

static bool is_name_line(const reader *r, uint32_t i)
{
    if (i >= r->stretch.last || passage(r, i)->part != PART_TEXT)
        return false;
    onus_byline byline = {0};
    return onus_byline__read_names(r->tables, r->arena, &passage(r, i)->key,
                                   &byline);
}

/* The byline at passage `i`; "By" alone takes the line below it. */
static void take_byline(reader *r, uint32_t i)
{
    onus_byline *byline = &r->head.byline;
    if (byline->authors.count)
        return;
    const onus_key *key = &passage(r, i)->key;
    if (!onus_byline__opens(r->tables, key)) {
        onus_byline__read(r->tables, r->arena, key, byline);
    } else if (is_name_line(r, i + 1)) {
        onus_byline__read_names(r->tables, r->arena, &passage(r, i + 1)->key,
                                byline);
        passage(r, i + 1)->part = PART_BYLINE;
    }
}

/* The pieces of a line between bars and bullets. */
typedef struct line_pieces {
    onus_slice items[MOST_PIECES];
    uint32_t count;
} line_pieces;

static size_t bar_at(onus_slice line, size_t at)
{
    static const char *const bars[] = {"|", "\xC2\xB7", "\xE2\x80\xA2", " / ",
                                       "\xE2\x80\x94", " - ", "\xE2\x80\x93"};
    onus_slice rest = onus_slice__cut(line, at, line.size);
    for (size_t i = 0; i < sizeof bars / sizeof *bars; i++)
        if (onus_slice__starts(rest, onus_slice__of(bars[i])))
            return strlen(bars[i]);
    return 0;
}

static line_pieces split_bars(onus_slice line)
{
    line_pieces pieces = {0};
    size_t start = 0;
    for (size_t at = 0; at <= line.size && pieces.count < MOST_PIECES;) {
        size_t bar = at < line.size ? bar_at(line, at) : 1;
        if (!bar) {
            at++;
            continue;
        }
        onus_slice piece = onus_lines__trim(onus_slice__cut(line, start, at));
        if (piece.size)
            pieces.items[pieces.count++] = piece;
        at += bar;
        start = at;
    }
    return pieces;
}

/* Is a piece a date, a byline, or something that says nothing? */
static bool is_minor(const reader *r, const onus_key *key, bool *telling)
{
    onus_stamp stamp = onus_stamp__read(r->tables, r->arena, key);
    onus_byline byline = {0};
    if ((!stamp.others && stamp.day) ||
        onus_byline__read(r->tables, r->arena, key, &byline)) {
        *telling = true;
        return true;
    }
    return onus_key__made_of(key, r->tables, PAGE_section, PAGE_furniture) ||
           onus_key__made_of(key, r->tables, PAGE_stamp, PAGE_stamp) ||
           onus_byline__is_outlet(r->tables, key) ||
           onus_byline__read_names(r->tables, r->arena, key, &byline);
}

/* "By A. Other | March 4, 2019 | Example News": all pieces are minor, one
 * tells. */
static bool is_mixed(const reader *r, const onus_passage *p)
{
    if (p->part != PART_TEXT || p->key.count > MOST_TITLE || p->ended)
        return false;
    line_pieces pieces = split_bars(p->text);
    bool telling = false;
    for (uint32_t i = 0; i < pieces.count; i++) {
        onus_key key = onus_key__of(r->arena, pieces.items[i]);
        if (!is_minor(r, &key, &telling))
            return false;
    }
    return telling && pieces.count > 1;
}

static void take_mixed(reader *r, uint32_t at)
{
    line_pieces pieces = split_bars(passage(r, at)->text);
    bool named = r->head.byline.authors.count > 0;
    for (uint32_t i = 0; i < pieces.count; i++) {
        onus_key key = onus_key__of(r->arena, pieces.items[i]);
        onus_byline *byline = &r->head.byline;
        take_stamp(r, &key, at);
        if (!named && !onus_byline__read(r->tables, r->arena, &key, byline) &&
            !i)
            onus_byline__read_names(r->tables, r->arena, &key, byline);
    }
    passage(r, at)->part = PART_STAMP;
}

/* "Ann Other" over "Diplomatic correspondent", without a "By". */
static bool is_signature(const reader *r, uint32_t i)
{
    if (i + 1 >= r->head.body || !is_name_line(r, i))
        return false;
    const onus_passage *below = passage(r, i + 1);
    return below->part == PART_TEXT && below->key.count <= MOST_OFFICE &&
           onus_key__has(&below->key, r->tables, PAGE_office, 0,
                         below->key.count);
}

/* "Reporting from Geneva" */
static bool is_whereabouts(const reader *r, const onus_passage *p)
{
    return p->part == PART_TEXT && p->key.count <= MOST_SOURCE && !p->ended &&
           onus_key__match(&p->key, r->tables, PAGE_joint, 0, NULL);
}

static void take_signature(reader *r, uint32_t i)
{
    if (!r->head.byline.authors.count)
        onus_byline__read_names(r->tables, r->arena, &passage(r, i)->key,
                                &r->head.byline);
    passage(r, i)->part = PART_BYLINE;
    passage(r, i + 1)->part = PART_BYLINE;
    if (i + 2 < r->head.body && is_whereabouts(r, passage(r, i + 2)))
        passage(r, i + 2)->part = PART_BYLINE;
}

/* Dates and bylines, above the body and among its first passages. */
static void read_dates_and_authors(reader *r)
{
    uint32_t end = r->head.body + BELOW;
    if (end > r->stretch.last)
        end = r->stretch.last;
    for (uint32_t i = zone_start(r); i < end; i++) {
        onus_passage *p = passage(r, i);
        if (is_mixed(r, p))
            take_mixed(r, i);
        else if (p->part == PART_BYLINE)
            take_byline(r, i);
        else if (is_signature(r, i))
            take_signature(r, i);
        if (p->part != PART_STAMP)
            continue;
        if (i < r->head.body || !r->rank)
            take_stamp(r, &p->key, i);
    }
    if (r->rank)
        r->head.published = onus_stamp__iso(r->arena, &r->stamp);
}

/* Below the masthead of a text that is no page, a date or clock alone is a
 * heading ("March 4, 2019", "6:05 p.m."), and so is what looks like a byline.
 */
static void keep_headings(reader *r)
{
    for (uint32_t i = r->head.body + 1; i < r->stretch.last; i++) {
        onus_passage *p = passage(r, i);
        bool stamp = p->part == PART_STAMP && i != r->stamp_at;
        bool byline = p->part == PART_BYLINE && i > r->head.body + BELOW;
        if (r->stretch.first == 0 && (byline || (stamp && !is_labelled(r, i))))
            p->part = PART_TEXT;
    }
}

/* A date elsewhere on the page, if none was near: only one that says so. */
static void read_far_date(reader *r)
{
    for (uint32_t i = 0; i < r->passages->count && !r->rank; i++)
        if (passage(r, i)->part == PART_STAMP && is_labelled(r, i))
            take_stamp(r, &passage(r, i)->key, i);
    if (r->rank)
        r->head.published = onus_stamp__iso(r->arena, &r->stamp);
}

/* "SEOUL, May 14, 2019" between the title and the body. */
static void read_dateline(reader *r)
{
    for (uint32_t i = zone_start(r); i < r->head.body; i++) {
        onus_passage *p = passage(r, i);
        onus_dateline dateline;
        if (p->part != PART_TEXT ||
            !onus_dateline__read_line(r->tables, r->arena, p->text, &dateline))
            continue;
        r->head.dateline = dateline;
        p->part = PART_DATELINE;
    }
}

/* ---------------------------------------------------------------- the title */

static onus_slice key_text(const onus_key *key)
{
    if (!key->count)
        return (onus_slice){"", 0};
    const onus_key_word *last = &key->words[key->count - 1];
    return (onus_slice){key->text, last->at + last->size};
}

static bool is_candidate(const reader *r, uint32_t i)
{
    const onus_passage *p = passage(r, i);
    return p->part == PART_TEXT && p->key.count && p->key.count <= MOST_TITLE &&
           p->text.data[p->text.size - 1] != ':';
}

/* The passage that says what the caller's title says, or ONUS_NONE. */
static uint32_t find_known_title(const reader *r, onus_slice title)
{
    onus_key key = onus_key__of(r->arena, title);
    for (uint32_t i = zone_start(r); i <= r->head.body && key.count; i++)
        if (i < r->passages->count &&
            onus_slice__equal(key_text(&passage(r, i)->key), key_text(&key)))
            return i;
    return ONUS_NONE;
}

/* Does the page's first line, "Narnia offers talks | Example News", begin with
 * this passage? */
static bool is_repeated(const reader *r, uint32_t i)
{
    const onus_passage *p = passage(r, i);
    return p->part == PART_TEXT && p->key.count >= LEAST_TITLE &&
           p->key.count <= MOST_TITLE &&
           onus_slice__starts(key_text(&passage(r, 0)->key), key_text(&p->key));
}

/* The title that the page's first line repeats. It may look like a sentence,
 * and so like the body's first. */
static uint32_t find_repeated_title(const reader *r)
{
    uint32_t end = r->head.body + 1 < r->stretch.last ? r->head.body + 1
                                                      : r->stretch.last;
    for (uint32_t i = end; i > zone_start(r) && i > 1; i--)
        if (is_repeated(r, i - 1))
            return i - 1;
    return ONUS_NONE;
}

/* On a page with menus above: the longest of the last few candidates. */
static uint32_t find_near_title(const reader *r)
{
    uint32_t best = ONUS_NONE, seen = 0;
    for (uint32_t i = r->head.body; i > zone_start(r) && seen < NEAR; i--) {
        if (!is_candidate(r, i - 1))
            continue;
        seen++;
        if (best == ONUS_NONE ||
            passage(r, i - 1)->key.count > passage(r, best)->key.count)
            best = i - 1;
    }
    return best;
}

static bool has_word(const onus_key *key, onus_slice form)
{
    for (uint32_t i = 0; i < key->count; i++)
        if (onus_slice__equal(onus_key__form(key, i), form))
            return true;
    return false;
}

/* Is a word of some length also in the first passages of the body? */
static bool is_shared(const reader *r, onus_slice form)
{
    uint32_t end = r->head.body + SHARING;
    for (uint32_t i = r->head.body; i < end && i < r->stretch.last; i++)
        if (form.size >= LEAST_SHARED && has_word(&passage(r, i)->key, form))
            return true;
    return false;
}

/* How much a line says of the article: its words, and those that the body takes
 * up. */
static uint32_t telling(const reader *r, uint32_t i)
{
    const onus_key *key = &passage(r, i)->key;
    uint32_t value = key->count < ENOUGH ? key->count : ENOUGH;
    for (uint32_t w = 0; w < key->count; w++)
        value += is_shared(r, onus_key__form(key, w)) ? 3 : 0;
    return value;
}

/* Above the body of a pasted article: the first line that is long enough and at
 * least half as telling as the most telling one ("War in Narnia" may be the
 * site's menu); failing that, the first. */
static uint32_t find_first_title(const reader *r)
{
    uint32_t first = ONUS_NONE, most = 0;
    for (uint32_t i = r->head.body; i > zone_start(r); i--) {
        if (!is_candidate(r, i - 1))
            continue;
        first = i - 1;
        uint32_t told = telling(r, first);
        most = told > most ? told : most;
    }
    for (uint32_t i = zone_start(r); i < r->head.body; i++)
        if (is_candidate(r, i) && passage(r, i)->key.count >= LEAST_TITLE &&
            2 * telling(r, i) >= most)
            return i;
    return first;
}

/* In a text with nothing of a page: its first line, set apart. */
static bool is_lone_title(const reader *r, uint32_t i)
{
    const onus_passage *p = passage(r, i);
    bool apart = r->passages->count > i + 1 && passage(r, i + 1)->gap;
    return i == 0 && !p->ended && r->head.body == 1 && p->key.count > 1 &&
           (apart || r->passages->count >= 4);
}

static uint32_t find_title(const reader *r, onus_slice known)
{
    if (known.size)
        return find_known_title(r, known);
    if (!r->head.body)
        return ONUS_NONE;
    if (r->stretch.first > 0) {
        uint32_t repeated = find_repeated_title(r);
        if (repeated != ONUS_NONE)
            return repeated;
        return is_candidate(r, 0) && passage(r, 0)->key.count > LEAST_TITLE
                   ? 0 : find_near_title(r);
    }
    uint32_t first = find_first_title(r);
    bool good = first != ONUS_NONE && (r->evidence || is_lone_title(r, first));
    return good ? first : ONUS_NONE;
}

/* Bytes of the kicker that a title begins with, and the kicker itself: "(News
 * Focus) ...", "[Exclusive] ...", "BREAKING: ...", "UPDATE 1-..."; 0 if it has
 * none. */
static size_t kicker_of(const reader *r, onus_slice title, onus_slice *kicker)
{
    char close = title.data[0] == '(' ? ')' : title.data[0] == '[' ? ']' : 0;
    const char *end = close ? memchr(title.data, close, title.size) : NULL;
    if (end) {
        *kicker = onus_slice__trim((onus_slice){
            title.data + 1, (size_t)(end - title.data) - 1});
        onus_key key = onus_key__of(r->arena, *kicker);
        bool good = key.count && key.count <= MOST_KICKER;
        return good ? (size_t)(end - title.data) + 1 : 0;
    }
    onus_key key = onus_key__of(r->arena, title);
    uint32_t words = onus_key__match(&key, r->tables, PAGE_kicker, 0, NULL);
    if (!words || words >= key.count)
        return 0;
    onus_slice gap = onus_slice__cut(key.line, key.words[words - 1].end,
                                     key.words[words].start);
    *kicker = onus_slice__cut(key.line, 0, key.words[words - 1].end);
    bool sign = gap.data[0] == ':' || gap.data[0] == '-' ||
                onus_slice__starts(gap, ONUS_SLICE(" | ")) ||
                onus_slice__starts(gap, ONUS_SLICE(" - "));
    return sign ? key.words[words - 1].end + gap.size : 0;
}

/* "Narnia offers talks | Example News" without the site's name. */
static onus_slice without_site(onus_slice title)
{
    for (size_t at = title.size; at > 3; at--) {
        onus_slice tail = onus_slice__cut(title, at - 3, title.size);
        if (onus_slice__starts(tail, ONUS_SLICE(" | ")) ||
            (onus_slice__starts(tail, ONUS_SLICE(" - ")) && tail.size < 40))
            return onus_slice__trim(onus_slice__cut(title, 0, at - 3));
    }
    return title;
}

static void take_title(reader *r, uint32_t at)
{
    onus_slice kicker = {0}, title = passage(r, at)->text;
    if (at == 0 && r->stretch.first > 0)
        title = without_site(title);
    size_t size = kicker_of(r, title, &kicker);
    onus_slice rest =
        onus_lines__trim(onus_slice__cut(title, size, title.size));
    if (size && rest.size) {
        r->head.kicker = kicker;
        title = rest;
    }
    r->head.title = title;
    passage(r, at)->part = PART_TITLE;
}

/* ---------------------------------------------------------------- above the
 * title */

/* A line that is a kicker, with or without brackets. */
static bool is_kicker(const reader *r, const onus_passage *p)
{
    return p->part != PART_TITLE && p->key.count <= MOST_KICKER &&
           onus_key__made_of(&p->key, r->tables, PAGE_kicker, PAGE_kicker);
}

static onus_slice without_brackets(onus_slice text)
{
    bool in = text.size > 2 && (text.data[0] == '(' || text.data[0] == '[');
    return in ? onus_slice__trim(onus_slice__cut(text, 1, text.size - 1))
              : text;
}

/* The lines just above the title (or the body, if `titled` is false): kicker
 * and section. A line that is both ("Opinion") is the section. */
static void read_above(reader *r, uint32_t title, bool titled)
{
    for (uint32_t i = title; i > zone_start(r) && i + 3 > title; i--) {
        onus_passage *p = passage(r, i - 1);
        bool brief = p->key.count && p->key.count <= MOST_SECTION;
        if (p->part == PART_SECTION && brief && !r->head.section.size) {
            r->head.section = p->text;
        } else if (is_kicker(r, p) && !r->head.kicker.size) {
            r->head.kicker = without_brackets(p->text);
            p->part = PART_KICKER;
        } else if (p->part == PART_TEXT && brief && titled &&
                   !r->stretch.first) {
            if (!r->head.section.size)
                r->head.section = p->text;
            p->part = PART_SECTION;
        }
    }
}

/* Sections above the body are navigation; in the text they may be headings.
 * What else stands above the title goes as well. */
static void clear_above(reader *r, uint32_t title)
{
    for (uint32_t i = 0; i < r->head.body; i++) {
        onus_passage *p = passage(r, i);
        bool above = title != ONUS_NONE && i < title;
        if (p->part == PART_SECTION || (p->part == PART_TEXT && above))
            p->part = PART_FURNITURE;
    }
}

/* ---------------------------------------------------------------- below the
 * title */

static bool is_signed(const onus_passage *p)
{
    return p->part == PART_STAMP || p->part == PART_BYLINE;
}

/* Does a date or byline stand just above or below passage `i`, without a blank
 * line? */
static bool touches_signed(const reader *r, uint32_t i)
{
    bool above = i && !passage(r, i)->gap && is_signed(passage(r, i - 1));
    return above || (i + 1 < r->head.body && !passage(r, i + 1)->gap &&
                     is_signed(passage(r, i + 1)));
}

/* Do blank lines part it, with its date or byline, from what is above and
 * below? */
static bool is_set_apart(const reader *r, uint32_t i)
{
    uint32_t first = i, last = i + 1;
    while (first && !passage(r, first)->gap)
        first--;
    while (last < r->head.body && !passage(r, last)->gap)
        last++;
    return first && last == r->head.body && passage(r, last)->gap;
}

/* Do all words begin with a capital, or with no letter at all? */
static bool is_titled(const onus_key *key)
{
    for (uint32_t i = 0; i < key->count; i++)
        if (onus_lines__continues(onus_key__word(key, i)))
            return false;
    return true;
}

/* A line that says whose report it is, beside the date or the byline: the
 * outlet's name, or in a block of its own anything short ("monitored in
 * Narnia"). */
static void read_source(reader *r, uint32_t title)
{
    for (uint32_t i = title + 1; i < r->head.body; i++) {
        onus_passage *p = passage(r, i);
        if (p->part != PART_TEXT || p->ended || p->key.count > MOST_SOURCE ||
            !touches_signed(r, i))
            continue;
        bool outlet = onus_byline__is_outlet(r->tables, &p->key);
        if (outlet && is_titled(&p->key) && !r->head.publisher.size)
            r->head.publisher = p->text;
        if (outlet || is_set_apart(r, i))
            p->part = PART_FURNITURE;
    }
}

static bool has_evidence(const reader *r)
{
    if (r->stretch.first > 0 || r->rank || r->head.byline.authors.count)
        return true;
    for (uint32_t i = 0; i < r->head.body; i++)
        if (passage(r, i)->part != PART_TEXT)
            return true;
    return false;
}

onus_masthead onus_masthead__read(const onus_tables *tables, onus_arena *arena,
                                  onus_slice title, onus_passages *passages,
                                  onus_stretch stretch)
{
    reader r = {.tables = tables, .arena = arena, .passages = passages,
                .stretch = stretch};
    if (stretch.first >= stretch.last)
        return r.head;
    r.head.body = find_body(&r);
    read_dates_and_authors(&r);
    read_far_date(&r);
    keep_headings(&r);
    read_dateline(&r);
    r.evidence = has_evidence(&r);
    uint32_t at = find_title(&r, title);
    if (at != ONUS_NONE)
        take_title(&r, at);
    if (at != ONUS_NONE)
        read_source(&r, at);
    read_above(&r, at != ONUS_NONE ? at : r.head.body, at != ONUS_NONE);
    clear_above(&r, at);
    return r.head;
}
