/* The ledger as it is shown: JSON, and a page to read.
 *
 *     2   2019-05-14  PRK -> USA  demand, sanctions  [open]
 *                     North Korea demanded that ... return a ship
 */
#include "ledger/account.h"

#include "write/layout.h"
#include "write/pen.h"

static onus_slice kind_name(const onus_move *move)
{
    return onus_slice__of(onus_move__kind_name(move->kind));
}

static void write_place(onus_pen *pen, const onus_telling *telling)
{
    onus_pen__field(pen, "document", telling->document);
    onus_pen__key(pen, "start");
    onus_pen__integer(pen, telling->start);
    onus_pen__key(pen, "end");
    onus_pen__integer(pen, telling->end);
}

static void write_tellings(onus_pen *pen, const onus_move *move)
{
    if (!move->also.count)
        return;
    onus_pen__key(pen, "also");
    onus_pen__open(pen, '[');
    for (uint32_t i = 0; i < move->also.count; i++) {
        onus_pen__open_inline(pen, '{');
        write_place(pen, &move->also.items[i]);
        onus_pen__close(pen, '}');
    }
    onus_pen__close(pen, ']');
}

static void write_move(onus_pen *pen, const onus_move *move)
{
    onus_pen__open(pen, '{');
    onus_pen__field(pen, "date", move->date);
    onus_pen__field(pen, "from", move->from);
    onus_pen__field(pen, "to", move->to);
    onus_pen__field(pen, "kind", kind_name(move));
    onus_pen__field(pen, "issue", move->issue);
    onus_pen__field(pen, "text", move->text);
    write_place(pen, &(onus_telling){move->document, move->start, move->end});
    onus_pen__field(pen, "condition", move->condition);
    onus_pen__field(pen, "deadline", move->deadline);
    write_tellings(pen, move);
    if (move->answers != ONUS_NONE) {
        onus_pen__key(pen, "answers");
        onus_pen__integer(pen, move->answers);
    }
    onus_pen__field(pen, "status",
                    onus_slice__of(onus_move__status_name(move->status)));
    onus_pen__close(pen, '}');
}

void onus_ledger__json(onus_string *out, bool indented,
                       const onus_slice parties[2], const onus_moves *moves,
                       const onus_verdict *verdict)
{
    onus_pen pen = {.out = out, .indented = indented};
    onus_pen__open(&pen, '{');
    onus_pen__key(&pen, "between");
    onus_pen__open_inline(&pen, '[');
    for (int i = 0; i < 2 && parties[i].size; i++)
        onus_pen__string(&pen, parties[i]);
    onus_pen__close(&pen, ']');
    onus_pen__key(&pen, "moves");
    onus_pen__open(&pen, '[');
    for (uint32_t i = 0; i < moves->count; i++)
        write_move(&pen, &moves->items[i]);
    onus_pen__close(&pen, ']');
    onus_pen__key(&pen, "open");
    onus_pen__open_inline(&pen, '[');
    for (uint32_t i = 0; i < moves->count; i++)
        if (moves->items[i].status == MOVE_OPEN)
            onus_pen__integer(&pen, i);
    onus_pen__close(&pen, ']');
    onus_pen__key(&pen, "onus");
    onus_pen__open(&pen, '{');
    onus_pen__field(&pen, "party", verdict->party);
    onus_pen__field(&pen, "since", verdict->since);
    onus_pen__field(&pen, "why", onus_slice__of(verdict->why));
    onus_pen__key(&pen, "moves");
    onus_pen__open_inline(&pen, '[');
    for (uint32_t i = 0; i < verdict->moves.count; i++)
        onus_pen__integer(&pen, verdict->moves.items[i]);
    onus_pen__close(&pen, ']');
    onus_pen__close(&pen, '}');
    onus_pen__close(&pen, '}');
    onus_string__add_char(out, '\n');
}

static onus_style style_of(onus_move_kind kind)
{
    switch (kind) {
    case MOVE_OFFER:
    case MOVE_COMMITMENT:
    case MOVE_AGREEMENT:
        return ONUS_QUAD_1;
    case MOVE_MEETING:
    case MOVE_COMPLIANCE:
        return ONUS_QUAD_2;
    case MOVE_BREACH:
        return ONUS_QUAD_4;
    default:
        return ONUS_QUAD_3;
    }
}

static void page_move(onus_layout *layout, const onus_moves *moves,
                      uint32_t index)
{
    const onus_move *move = &moves->items[index];
    const char *status = onus_move__status_name(move->status);
    onus_layout__print(layout, ONUS_DIM, "%3u ", (unsigned)index + 1);
    onus_layout__tab(layout, 5);
    onus_layout__put(layout, ONUS_DIM, move->date);
    onus_layout__tab(layout, 17);
    onus_layout__put(layout, ONUS_CODE, move->from);
    onus_layout__put(layout, ONUS_PLAIN, ONUS_SLICE(" \xE2\x86\x92 "));
    onus_layout__put(layout, ONUS_CODE, move->to);
    onus_layout__put(layout, ONUS_PLAIN, ONUS_SLICE("  "));
    onus_layout__put(layout, style_of(move->kind), kind_name(move));
    if (move->issue.size) {
        onus_layout__put(layout, ONUS_PLAIN, ONUS_SLICE(", "));
        onus_layout__put(layout, ONUS_PLAIN, move->issue);
    }
    if (status)
        onus_layout__print(layout,
                           move->status == MOVE_OPEN ? ONUS_BOLD : ONUS_DIM,
                           "  [%s]", status);
    if (move->answers != ONUS_NONE)
        onus_layout__print(layout, ONUS_DIM, "  closes %u",
                           (unsigned)move->answers + 1);
    if (move->also.count)
        onus_layout__print(layout, ONUS_DIM, "  told %u times",
                           (unsigned)move->also.count + 1);
    onus_layout__end(layout);
    onus_layout__tab(layout, 17);
    onus_layout__put(layout, ONUS_DIM, move->text);
    onus_layout__end(layout);
}

static void page_verdict(onus_layout *layout, const onus_verdict *verdict)
{
    onus_layout__end(layout);
    onus_layout__put(layout, ONUS_HEADING, ONUS_SLICE("The onus: "));
    onus_layout__put(layout, ONUS_BOLD, verdict->party);
    if (verdict->since.size) {
        onus_layout__put(layout, ONUS_PLAIN, ONUS_SLICE(", since "));
        onus_layout__put(layout, ONUS_PLAIN, verdict->since);
    }
    onus_layout__end(layout);
    onus_layout__print(layout, ONUS_PLAIN, "Because %s", verdict->why);
    for (uint32_t i = 0; i < verdict->moves.count; i++)
        onus_layout__print(layout, ONUS_PLAIN, "%s%u", i ? ", " : ": line ",
                           (unsigned)verdict->moves.items[i] + 1);
    onus_layout__put(layout, ONUS_PLAIN, ONUS_SLICE("."));
    onus_layout__end(layout);
}

void onus_ledger__page(onus_string *out, const onus_write_options *options,
                       const onus_slice parties[2], const onus_moves *moves,
                       const onus_verdict *verdict)
{
    onus_layout layout = {.out = out,
                          .width =
                              options && options->width ? options->width : 80,
                          .colour = options && options->colour};
    onus_layout__put(&layout, ONUS_HEADING, ONUS_SLICE("Ledger"));
    if (parties[0].size)
        onus_layout__print(&layout, ONUS_HEADING, " between %.*s and %.*s",
                           (int)parties[0].size, parties[0].data,
                           (int)parties[1].size, parties[1].data);
    onus_layout__end(&layout);
    onus_layout__end(&layout);
    for (uint32_t i = 0; i < moves->count; i++)
        page_move(&layout, moves, i);
    if (!moves->count) {
        onus_layout__put(&layout, ONUS_PLAIN,
                         ONUS_SLICE("No moves were found."));
        onus_layout__end(&layout);
    }
    page_verdict(&layout, verdict);
    onus_layout__clear(&layout);
}
