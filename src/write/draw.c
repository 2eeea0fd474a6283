/* Words stay in the order of the text and are indented by their depth; a bar in
 * the column of each head runs from its first to its last dependent:
 *
 *       ┌─The
 *     ┌─queen
 *     offered
 *     └─talks
 *       │ ┌─the
 *       └─king
 *
 * For each column the rows that a bar passes are found by adding up where bars
 * start and end, so a sentence of T words costs O(T) per column, and columns
 * are capped: deeper words stand in the last one. Bars of a tree that is not
 * projective may overlap; the head's name beside each word settles it.
 */
#include "write/draw.h"

#include "write/layout.h"

enum {
    MOST_DEPTH = 24,
    MOST_FORM = 40, /* columns: of branches and word, and of the lemma */
    MOST_LEMMA = 20,
    MOST_TAG = 8,
    MOST_RELATION = 16,
    MOST_HEAD = 20,
    GAP = 2,
};

typedef struct tree_drawing {
    onus_sheet *sheet;
    const onus_token *tokens; /* the sentence's: row r is tokens[r] */
    uint32_t first, count;    /* of the record's tokens */
    uint8_t *depth;           /* [count] */
    uint32_t *start, *end;    /* [count] rows of each head's bar */
    int32_t *bars;            /* [MOST_DEPTH][count] bars through a row */
    unsigned form_width, lemma_width, tag_width, relation_width, head_width;
} tree_drawing;

/* ---------------------------------------------------------------- shape */

static uint32_t head_row(const tree_drawing *drawing, uint32_t row)
{
    uint32_t head = drawing->tokens[row].head;
    bool inside =
        head >= drawing->first && head - drawing->first < drawing->count;
    return inside ? head - drawing->first : ONUS_NONE;
}

static uint8_t depth_of(const tree_drawing *drawing, uint32_t row)
{
    uint8_t depth = 0;
    row = head_row(drawing, row);
    while (row != ONUS_NONE && depth < MOST_DEPTH) {
        depth++;
        row = head_row(drawing, row);
    }
    return depth;
}

/* Mark where the bar of a head starts and ends; sum_bars turns that into
 * rows. */
static void mark_bar(tree_drawing *drawing, uint32_t start, uint32_t end,
                     uint8_t depth)
{
    if (depth >= MOST_DEPTH)
        return;
    int32_t *bars = drawing->bars + (size_t)depth * drawing->count;
    bars[start]++;
    if (end + 1 < drawing->count)
        bars[end + 1]--;
}

static void sum_bars(tree_drawing *drawing)
{
    for (uint32_t depth = 0; depth < MOST_DEPTH; depth++) {
        int32_t *bars = drawing->bars + (size_t)depth * drawing->count;
        for (uint32_t row = 1; row < drawing->count; row++)
            bars[row] += bars[row - 1];
    }
}

static void find_bars(tree_drawing *drawing)
{
    for (uint32_t row = 0; row < drawing->count; row++)
        drawing->start[row] = drawing->end[row] = row;
    for (uint32_t row = 0; row < drawing->count; row++) {
        uint32_t head = head_row(drawing, row);
        if (head == ONUS_NONE)
            continue;
        if (row < drawing->start[head])
            drawing->start[head] = row;
        if (row > drawing->end[head])
            drawing->end[head] = row;
    }
    for (uint32_t row = 0; row < drawing->count; row++)
        if (drawing->start[row] < drawing->end[row])
            mark_bar(drawing, drawing->start[row], drawing->end[row],
                     drawing->depth[row]);
    sum_bars(drawing);
}

/* ---------------------------------------------------------------- columns */

static onus_slice tag_of(const onus_token *token)
{
    return onus_slice__of(token->xpos ? onus_xpos__name(token->xpos)
                                      : onus_upos__name(token->upos));
}

/* A column grows with what stands in it, up to a limit. */
static void widen(unsigned *width, unsigned needed, unsigned most)
{
    if (needed > most)
        needed = most;
    if (needed > *width)
        *width = needed;
}

static onus_slice relation_of(const onus_token *token)
{
    return onus_slice__of(onus_relation__name(token->relation));
}

static onus_slice head_of(const tree_drawing *drawing, uint32_t row)
{
    uint32_t head = head_row(drawing, row);
    return head == ONUS_NONE ? (onus_slice){0} : drawing->tokens[head].form;
}

static void measure(tree_drawing *drawing)
{
    for (uint32_t row = 0; row < drawing->count; row++) {
        const onus_token *token = &drawing->tokens[row];
        unsigned branches = 2u * drawing->depth[row];
        widen(&drawing->form_width, branches + onus_layout__width(token->form),
              MOST_FORM);
        widen(&drawing->lemma_width, onus_layout__width(token->lemma),
              MOST_LEMMA);
        widen(&drawing->tag_width, onus_layout__width(tag_of(token)), MOST_TAG);
        widen(&drawing->relation_width, onus_layout__width(relation_of(token)),
              MOST_RELATION);
        widen(&drawing->head_width, onus_layout__width(head_of(drawing, row)),
              MOST_HEAD);
    }
}

/* ---------------------------------------------------------------- rows */

static const char *joint(const tree_drawing *drawing, uint32_t row)
{
    uint32_t head = head_row(drawing, row);
    if (row == drawing->start[head])
        return "┌─";
    return row == drawing->end[head] ? "└─" : "├─";
}

static void draw_branches(const tree_drawing *drawing, uint32_t row)
{
    onus_string *out = drawing->sheet->out;
    unsigned depth = drawing->depth[row];
    if (!depth)
        return;
    bool dim = drawing->sheet->options.colour;
    if (dim)
        onus_string__add(out, ONUS_SLICE("\033[2m"));
    for (unsigned column = 0; column + 1 < depth; column++) {
        bool bar = drawing->bars[(size_t)column * drawing->count + row] > 0;
        onus_string__add(out, bar ? ONUS_SLICE("│ ") : ONUS_SLICE("  "));
    }
    onus_string__add(out, onus_slice__of(joint(drawing, row)));
    if (dim)
        onus_string__add(out, ONUS_SLICE("\033[0m"));
}

/* The text, `used` columns in, padded to `width` and a gap. */
static void add_cell(onus_string *out, onus_slice text, unsigned used,
                     unsigned width)
{
    unsigned taken = used + onus_layout__width(text);
    onus_layout__safe(out, text);
    unsigned blanks = taken < width ? width - taken + GAP : GAP;
    onus_string__print(out, "%*s", (int)blanks, "");
}

/* The last cell of a row has nothing behind it, not even blanks. */
static void draw_row(const tree_drawing *drawing, uint32_t row, unsigned indent)
{
    const onus_token *token = &drawing->tokens[row];
    onus_string *out = drawing->sheet->out;
    onus_slice head = head_of(drawing, row);
    onus_string__print(out, "%*s", (int)indent, "");
    draw_branches(drawing, row);
    add_cell(out, token->form, 2u * drawing->depth[row], drawing->form_width);
    add_cell(out, token->lemma, 0, drawing->lemma_width);
    add_cell(out, tag_of(token), 0, drawing->tag_width);
    if (token->name) {
        add_cell(out, relation_of(token), 0, drawing->relation_width);
        add_cell(out, head, 0, drawing->head_width);
        onus_string__add(out, onus_slice__of(onus_name__name(token->name)));
    } else if (head.size) {
        add_cell(out, relation_of(token), 0, drawing->relation_width);
        onus_layout__safe(out, head);
    } else {
        onus_string__add(out, relation_of(token));
    }
    onus_string__add_char(out, '\n');
}

static bool prepare(tree_drawing *drawing, onus_arena *scratch)
{
    uint32_t count = drawing->count;
    drawing->depth = onus_arena__array(scratch, count, sizeof(uint8_t));
    drawing->start = onus_arena__array(scratch, count, sizeof(uint32_t));
    drawing->end = onus_arena__array(scratch, count, sizeof(uint32_t));
    drawing->bars = onus_arena__array(scratch, (size_t)count * MOST_DEPTH,
                                      sizeof(int32_t));
    if (scratch->failed)
        return false;
    for (uint32_t row = 0; row < count; row++)
        drawing->depth[row] = depth_of(drawing, row);
    find_bars(drawing);
    measure(drawing);
    return true;
}

/* A sentence has its own scratch, so that a long document needs no more than
 * a short. */
void onus_draw__tree(onus_sheet *sheet, const onus_record *record,
                     const onus_sentence *sentence, unsigned indent)
{
    uint32_t count = sentence->token_count;
    if (sentence->first_token > record->tokens.count ||
        count > record->tokens.count - sentence->first_token || !count)
        return;
    onus_arena scratch = {0};
    tree_drawing drawing = {
        .sheet = sheet,
        .tokens = record->tokens.items + sentence->first_token,
        .first = sentence->first_token,
        .count = count,
    };
    if (prepare(&drawing, &scratch))
        for (uint32_t row = 0; row < count; row++)
            draw_row(&drawing, row, indent);
    else
        sheet->out->failed = true;
    onus_arena__clear(&scratch);
}
