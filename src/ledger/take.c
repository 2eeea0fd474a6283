/* From acts to moves: who speaks for whom, what kind of move it is, and on what issue. */
#include "ledger/take.h"

#include "base/utf8.h"
#include "knowledge/issues.h"

/* Does a code stand where a country would: IGO, NGO ...? */
static bool international(const onus_tables *tables, onus_slice country)
{
    const onus_sector *sector = onus_tables__sector(tables, country);
    return sector && sector->first;
}

/* Does what a newspaper, a rebel ... says not bind its country? */
static bool private_role(const onus_tables *tables, onus_slice group)
{
    const onus_sector *sector = onus_tables__sector(tables, group);
    return sector && !sector->binds;
}

onus_ledger_party onus_ledger__party(const onus_tables *tables, onus_slice code,
                                     onus_slice country, bool is_country)
{
    onus_ledger_party party = {.country = country};
    if (!code.size && !country.size)
        return party;
    if (!country.size && code.size >= 3)
        party.country = onus_slice__cut(code, 0, 3);
    bool abroad = international(tables, party.country);
    party.code = abroad ? onus_slice__cut(code, 0, code.size < 6 ? code.size : 6)
                        : party.country;
    party.speaks = is_country || code.size > 3 || abroad;
    for (size_t at = 3; !abroad && at + 3 <= code.size; at += 3)
        if (private_role(tables, onus_slice__cut(code, at, at + 3)))
            party.speaks = false;
    return party;
}

/* ---------------------------------------------------------------- kinds */

/* The head word of the row that coded an event: "events.tsv:12 offer to *" -> offer. */
static onus_slice head_word(onus_slice why)
{
    onus_slice rest = why;
    onus_slice__split(&rest, ' ');
    onus_slice word = onus_slice__split(&rest, ' ');
    if (word.size > 2 && word.data[1] == ':')
        word = onus_slice__cut(word, 2, word.size);
    return onus_slice__split(&word, '|');
}

typedef struct kind_of_type {
    const char *type;
    onus_move_kind kind;
} kind_of_type;

static const kind_of_type event_kinds[] = {
    {"REQUEST", MOVE_DEMAND},      {"AGREE", MOVE_AGREEMENT},
    {"THREATEN", MOVE_THREAT},     {"REJECT", MOVE_REFUSAL},
    {"CONSULT", MOVE_MEETING},     {"CONCEDE", MOVE_COMPLIANCE},
    {"RETREAT", MOVE_COMPLIANCE},  {"AID", MOVE_COMPLIANCE},
    {"COOPERATE", MOVE_COMPLIANCE}, {"SANCTION", MOVE_BREACH},
    {"COERCE", MOVE_BREACH},       {"MOBILIZE", MOVE_BREACH},
    {"ASSAULT", MOVE_BREACH},
};

static const kind_of_type statement_kinds[] = {
    {"demand", MOVE_DEMAND},         {"offer", MOVE_OFFER},
    {"commitment", MOVE_COMMITMENT}, {"threat", MOVE_THREAT},
    {"refusal", MOVE_REFUSAL},       {"condition", MOVE_DEMAND},
};

static onus_move_kind look_up(const kind_of_type *list, size_t count,
                              onus_slice name)
{
    for (size_t i = 0; i < count; i++)
        if (onus_slice__is(name, list[i].type))
            return list[i].kind;
    return MOVE_KINDS;
}

static bool is_move_status(onus_slice status)
{
    return onus_slice__is(status, "actual") ||
           onus_slice__is(status, "future") ||
           onus_slice__is(status, "conditional");
}

static onus_move_kind kind_of(const onus_tables *tables,
                              const onus_ledger_act *act)
{
    if (act->kind.size)
        return look_up(statement_kinds,
                       sizeof statement_kinds / sizeof *statement_kinds,
                       act->kind);
    if (!is_move_status(act->status))
        return MOVE_KINDS;
    onus_move_kind kind = look_up(
        event_kinds, sizeof event_kinds / sizeof *event_kinds, act->type);
    onus_slice word = head_word(act->why);
    bool future = onus_slice__is(act->status, "future");
    if (kind == MOVE_REFUSAL && onus_tables__in(tables, WORDS_calloff_word, word))
        return MOVE_CANCELLATION;
    if (kind == MOVE_COMPLIANCE && !onus_slice__is(act->status, "actual"))
        return MOVE_COMMITMENT;
    if (kind != MOVE_AGREEMENT)
        return kind;
    if (onus_tables__in(tables, WORDS_offer_word, word))
        return MOVE_OFFER;
    if (future || onus_tables__in(tables, WORDS_promise_word, word))
        return MOVE_COMMITMENT;
    return kind;
}

/* ---------------------------------------------------------------- conditions */

/* The clause that opens with a conditional marker, up to a comma or the end. */
static onus_slice condition_in(const onus_tables *tables, onus_slice text)
{
    for (size_t at = 0; at < text.size;) {
        size_t start = at;
        char word[16];
        size_t size = 0;
        for (; at < text.size && text.data[at] != ' '; at++)
            if (size < sizeof word)
                word[size++] = (char)onus_utf8__lower((unsigned char)text.data[at]);
        if (onus_tables__in(tables, WORDS_conditional_marker,
                            (onus_slice){word, size})) {
            size_t end = at;
            while (end < text.size && !strchr(",.;\"", text.data[end]))
                end++;
            return onus_slice__cut(text, start, end);
        }
        at++;
    }
    return (onus_slice){0};
}

/* ---------------------------------------------------------------- moves */

static bool repeated(const onus_ledger *ledger, const onus_move *move)
{
    for (uint32_t i = ledger->moves.count; i-- > 0;) {
        const onus_move *other = &ledger->moves.items[i];
        if (!onus_slice__equal(other->document, move->document))
            return false;
        if (other->kind == move->kind && other->start == move->start &&
            onus_slice__equal(other->from, move->from) &&
            onus_slice__equal(other->to, move->to))
            return true;
    }
    return false;
}

static void add(onus_ledger *ledger, const onus_tables *tables,
                const onus_ledger_page *page, const onus_ledger_act *act,
                onus_slice from, onus_slice to, onus_move_kind kind)
{
    if (!from.size || !to.size || onus_slice__equal(from, to))
        return;
    onus_arena *arena = &ledger->arena;
    onus_slice issue = act->issue.size ? act->issue
                                       : onus_issues__of(tables, act->text);
    onus_move move = {.date = act->date.size ? act->date : page->date,
                      .from = from, .to = to, .kind = kind,
                      .document = page->id, .start = act->start,
                      .end = act->end, .order = ledger->moves.count,
                      .answers = ONUS_NONE, .status = MOVE_OPEN};
    if (repeated(ledger, &move))
        return;
    move.date = onus_arena__copy(arena, move.date);
    move.from = onus_arena__copy(arena, from);
    move.to = onus_arena__copy(arena, to);
    move.document = onus_arena__copy(arena, page->id);
    move.text = onus_arena__copy(arena, act->text);
    if (issue.size)
        move.issue = onus_arena__copy(arena, issue);
    move.condition = condition_in(tables, move.text);
    onus_array__push(arena, &ledger->moves, move);
}

/* The other of the two parties asked for, if the page speaks of it. */
static onus_slice other_party(const onus_ledger *ledger,
                              const onus_ledger_page *page, onus_slice from)
{
    int other = onus_slice__equal(from, ledger->between[0])   ? 1
                : onus_slice__equal(from, ledger->between[1]) ? 0
                                                              : -1;
    for (uint32_t i = 0; other >= 0 && i < page->party_count; i++)
        if (onus_slice__equal(page->parties[i].code, ledger->between[other]))
            return ledger->between[other];
    return (onus_slice){0};
}

/* Has an event of this party in this sentence said it already? Events claim, statements
 * ask. */
static bool claimed(onus_ledger_page *page, const onus_ledger_act *act,
                    onus_slice from)
{
    if (!act->kind.size) {
        onus_ledger_claim claim = {from, act->sentence};
        onus_array__push(page->scratch, &page->claims, claim);
        return false;
    }
    for (uint32_t i = 0; i < page->claims.count; i++)
        if (page->claims.items[i].sentence == act->sentence &&
            onus_slice__equal(page->claims.items[i].from, from))
            return true;
    return false;
}

void onus_ledger__take(onus_ledger *ledger, const onus_tables *tables,
                       onus_ledger_page *page, const onus_ledger_act *act,
                       const uint32_t *sources, uint32_t source_count,
                       const uint32_t *targets, uint32_t target_count)
{
    onus_move_kind kind = kind_of(tables, act);
    if (kind == MOVE_KINDS)
        return;
    for (uint32_t i = 0; i < source_count; i++) {
        if (sources[i] >= page->party_count ||
            !page->parties[sources[i]].speaks)
            continue;
        onus_slice from = page->parties[sources[i]].code;
        if (claimed(page, act, from))
            continue;
        for (uint32_t k = 0; k < target_count; k++)
            if (targets[k] < page->party_count)
                add(ledger, tables, page, act, from,
                    page->parties[targets[k]].code, kind);
        if (!target_count)
            add(ledger, tables, page, act, from,
                other_party(ledger, page, from), kind);
    }
}
