/* Captions of pictures, known by the credit or rights notice at their end.
 *
 *     This photo shows the hall. (For editorial use only.) (Example)
 *     The queen in her palace, June 2, 2020. (AP Photo/Ann Other)
 *     The hall on Monday. EXAMPLE/Ann Other
 *
 * A name in brackets alone may end a report, too ("... he said. (Example)"); it
 * makes a caption only of a line that also speaks as captions do ("this photo",
 * "is seen").
 */
#include "ingest/caption.h"

#include "base/utf8.h"
#include "ingest/lines.h"

enum {
    LONGEST = 150,       /* words of a caption */
    LONGEST_CREDIT = 14, /* words */
    LONGEST_GROUP = 400, /* bytes in one pair of brackets */
};

typedef enum credit { CREDIT_NONE, CREDIT_AGENCY, CREDIT_RIGHTS } credit;

/* Does a phrase about rights stand in it? In a sentence one word is not enough:
 * "(They share a pool.)" */
static bool has_rights(const onus_tables *tables, const onus_key *key)
{
    bool loose = key->count <= LONGEST_CREDIT && !onus_lines__ended(key->line);
    for (uint32_t i = 0; i < key->count; i++)
        if (onus_key__match(key, tables, PAGE_rights, i, NULL) > !loose)
            return true;
    return false;
}

/* Does a key begin with a credit: "Photo: ...", "Photograph by ...", "AP
 * Photo/..."? One word alone needs the sign. */
static bool begins_credit(const onus_tables *tables, const onus_key *key)
{
    uint32_t count = key->count
        ? onus_key__match(key, tables, PAGE_credit, 0, NULL) : 0;
    uint32_t agency = key->count
        ? onus_key__match(key, tables, PAGE_agency, 0, NULL) : 0;
    uint32_t words = count > agency ? count : agency;
    if (!words || key->count > LONGEST_CREDIT)
        return false;
    size_t end = key->words[words - 1].end;
    char sign = end < key->line.size ? key->line.data[end] : 0;
    return sign == '/' || (count && (sign == ':' || count > 1));
}

/* "Ann Other/The Example Agency", "EXAMPLE/Ann Other": an agency on one side of
 * a stroke. */
static bool has_stroke(const onus_tables *tables, const onus_key *key)
{
    for (uint32_t i = 0; i < key->count; i++) {
        uint32_t words = onus_key__match(key, tables, PAGE_agency, i, NULL);
        size_t start = key->words[i].start;
        size_t end = words ? key->words[i + words - 1].end : 0;
        if (words && ((start && key->line.data[start - 1] == '/') ||
                      (end < key->line.size && key->line.data[end] == '/')))
            return true;
    }
    return false;
}

/* What a piece of text, without its brackets, says of rights. */
static credit credit_of(const onus_tables *tables, onus_arena *arena,
                        onus_slice piece)
{
    onus_key key = onus_key__of(arena, piece);
    if (!key.count)
        return CREDIT_NONE;
    if (has_rights(tables, &key))
        return CREDIT_RIGHTS;
    if (key.count > LONGEST_CREDIT)
        return CREDIT_NONE;
    if (begins_credit(tables, &key) || has_stroke(tables, &key))
        return CREDIT_RIGHTS;
    return onus_key__is(&key, tables, PAGE_agency) ? CREDIT_AGENCY
                                                   : CREDIT_NONE;
}

/* Where the pair of brackets at the end of the text opens; its size if none
 * does. */
static size_t last_group(onus_slice text)
{
    if (!text.size || (text.data[text.size - 1] != ')' &&
                       text.data[text.size - 1] != ']'))
        return text.size;
    char close = text.data[text.size - 1], open = close == ')' ? '(' : '[';
    size_t depth = 0;
    for (size_t at = text.size; at > 0 && text.size - at < LONGEST_GROUP;
         at--) {
        depth += text.data[at - 1] == close;
        if (text.data[at - 1] == open && --depth == 0)
            return at - 1;
    }
    return text.size;
}

/* "(Example)": an agency that the table does not have? It counts only behind a
 * notice that speaks of rights. */
static bool may_be_agency(onus_arena *arena, onus_slice piece)
{
    onus_key key = onus_key__of(arena, piece);
    return key.count && key.count <= 3 && !onus_lines__ended(piece) &&
           !onus_lines__continues(piece);
}

/* Take pairs of brackets off the end as long as they speak of rights. */
static credit take_groups(const onus_tables *tables, onus_arena *arena,
                          onus_slice line, onus_caption *caption)
{
    credit best = CREDIT_NONE;
    /* without its brackets; those that are sure */
    onus_slice text = line, sure = line;
    for (;;) {
        size_t open = last_group(text);
        if (open + 2 > text.size)
            break;
        onus_slice piece = onus_slice__cut(text, open + 1, text.size - 1);
        credit found = credit_of(tables, arena, piece);
        if (!found && (text.size != line.size || !may_be_agency(arena, piece)))
            break;
        best = found > best ? found : best;
        text = onus_lines__trim(onus_slice__cut(text, 0, open));
        if (found)
            sure = text;
    }
    caption->text = sure;
    caption->rights = onus_lines__trim(
        onus_slice__cut(line, sure.size, line.size));
    return best;
}

/* Where the last sentence of the text begins. */
static size_t last_sentence(onus_slice text)
{
    for (size_t at = text.size; at > 1; at--)
        if (text.data[at - 1] == ' ' &&
            (text.data[at - 2] == '.' || text.data[at - 2] == '|'))
            return at;
    return text.size;
}

/* "... on Monday. EXAMPLE/Ann Other": the last sentence is a credit. */
static bool take_tail(const onus_tables *tables, onus_arena *arena,
                      onus_slice line, onus_caption *caption)
{
    size_t start = last_sentence(line);
    onus_slice tail = onus_slice__cut(line, start, line.size);
    onus_key key = onus_key__of(arena, tail);
    if (!tail.size || onus_lines__ended(tail) || !begins_credit(tables, &key))
        return false;
    caption->text = onus_lines__trim(onus_slice__cut(line, 0, start));
    caption->rights = tail;
    return caption->text.size > 0;
}

bool onus_caption__read(const onus_tables *tables, onus_arena *arena,
                        const onus_key *key, onus_caption *caption)
{
    *caption = (onus_caption){0};
    if (!key->whole || key->count > LONGEST)
        return false;
    credit found = take_groups(tables, arena, key->line, caption);
    if (found && !caption->text.size)
        return false;
    if (found == CREDIT_RIGHTS)
        return true;
    if (found == CREDIT_AGENCY)
        return onus_key__has(key, tables, PAGE_caption, 0, key->count);
    return take_tail(tables, arena, key->line, caption);
}

bool onus_caption__is_credit(const onus_tables *tables, onus_arena *arena,
                             const onus_key *key)
{
    onus_caption caption;
    if (!key->whole || !key->count || key->count > 4 * LONGEST_CREDIT)
        return false;
    if (take_groups(tables, arena, key->line, &caption) && !caption.text.size)
        return true;
    return !onus_lines__ended(key->line) && begins_credit(tables, key);
}
