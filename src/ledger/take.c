/* From acts to moves: who speaks for whom, what kind of move it is, and on
 * what issue.
 */
#include "ledger/take.h"

#include "base/utf8.h"
#include "knowledge/issues.h"

enum {
    MANY = 16, /* parties on one side of an act */
    NEAR = 4,  /* words between "by" and the time: "by the end of" */
};

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
    party.code = abroad
                     ? onus_slice__cut(code, 0, code.size < 6 ? code.size : 6)
                     : party.country;
    party.speaks = is_country || code.size > 3 || abroad;
    for (size_t at = 3; !abroad && at + 3 <= code.size; at += 3)
        if (private_role(tables, onus_slice__cut(code, at, at + 3)))
            party.speaks = false;
    return party;
}

/* ---------------------------------------------------------------- kinds */

/* The head word of the row that coded an event: "events.tsv:12 offer to *"
 * -> offer. */
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
    {"REQUEST", MOVE_DEMAND},       {"AGREE", MOVE_AGREEMENT},
    {"THREATEN", MOVE_THREAT},      {"REJECT", MOVE_REFUSAL},
    {"CONSULT", MOVE_MEETING},      {"CONCEDE", MOVE_COMPLIANCE},
    {"RETREAT", MOVE_COMPLIANCE},   {"AID", MOVE_COMPLIANCE},
    {"COOPERATE", MOVE_COMPLIANCE}, {"SANCTION", MOVE_BREACH},
    {"COERCE", MOVE_BREACH},        {"MOBILIZE", MOVE_BREACH},
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
    if (kind == MOVE_REFUSAL &&
        onus_tables__in(tables, WORDS_calloff_word, word))
        return MOVE_CANCELLATION;
    if (kind == MOVE_BREACH && !onus_slice__is(act->status, "actual"))
        return MOVE_KINDS;
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

/* Is an act dated after its report? "Trump and Kim meet on Wednesday" */
static bool is_ahead(const onus_ledger_page *page, const onus_ledger_act *act)
{
    size_t size =
        act->date.size < page->date.size ? act->date.size : page->date.size;
    return size &&
           onus_ledger__compare(onus_slice__cut(act->date, 0, size),
                                onus_slice__cut(page->date, 0, size)) > 0;
}

/* What is only to come is no meeting yet, but the promise of one. It is a move
 * of the day on which it was reported. */
static onus_move_kind foreseen(onus_move_kind kind)
{
    switch (kind) {
    case MOVE_MEETING:
    case MOVE_COMPLIANCE:
        return MOVE_COMMITMENT;
    case MOVE_BREACH:
        return MOVE_THREAT;
    default:
        return kind;
    }
}

/* -------------------------------------------------------------- conditions */

/* The clause that opens with a conditional marker, up to a comma or the end. */
static onus_slice condition_in(const onus_tables *tables, onus_slice text)
{
    for (size_t at = 0; at < text.size;) {
        size_t start = at;
        char word[16];
        size_t size = 0;
        for (; at < text.size && text.data[at] != ' '; at++)
            if (size < sizeof word)
                word[size++] =
                    (char)onus_utf8__lower((unsigned char)text.data[at]);
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

/* --------------------------------------------------------------- deadlines */

/* The last word of a text, taken off it. */
static onus_slice take_last_word(onus_slice *text)
{
    onus_slice trimmed = onus_slice__trim(*text);
    size_t start = trimmed.size;
    while (start && trimmed.data[start - 1] != ' ')
        start--;
    *text = onus_slice__cut(trimmed, 0, start);
    return onus_slice__cut(trimmed, start, trimmed.size);
}

onus_slice onus_ledger__deadline(const onus_tables *tables, onus_arena *arena,
                                 onus_slice before, onus_slice value)
{
    onus_day day = onus_tables__day(value, true);
    for (int words = 0; day && words < NEAR; words++) {
        onus_slice word = take_last_word(&before);
        if (onus_tables__in(tables, WORDS_deadline_word, word))
            return onus_arena__print(arena, "%04u-%02u-%02u", day / 10000,
                                     day / 100 % 100, day % 100);
    }
    return (onus_slice){0};
}

/* ---------------------------------------------------------------- moves */

/* Was it added before? A meeting is the same from either side. */
static bool repeated(onus_ledger_page *page, const onus_move *move)
{
    bool swap = move->kind == MOVE_MEETING &&
                onus_ledger__compare(move->from, move->to) > 0;
    onus_slice from = swap ? move->to : move->from;
    onus_slice to = swap ? move->from : move->to;
    onus_slice key = onus_arena__print(
        page->scratch, "%d:%u:%.*s:%.*s", (int)move->kind, move->start,
        (int)from.size, from.data, (int)to.size, to.data);
    if (!key.size || onus_map__find(&page->seen, key) != ONUS_NONE)
        return true;
    onus_map__set(page->scratch, &page->seen, key, 1);
    return false;
}

static void add(onus_ledger *ledger, const onus_tables *tables,
                onus_ledger_page *page, const onus_ledger_act *act,
                const onus_ledger_party *maker, const onus_ledger_party *taker,
                onus_move_kind kind)
{
    onus_slice from = maker->code, to = taker->code;
    if (!from.size || !to.size || onus_slice__equal(from, to))
        return;
    onus_arena *arena = &ledger->arena;
    onus_slice issue =
        act->issue.size ? act->issue : onus_issues__of(tables, act->text);
    bool ahead = is_ahead(page, act);
    onus_move move = {.date = act->date.size && !ahead ? act->date : page->date,
                      .from = from,
                      .to = to,
                      .kind = ahead ? foreseen(kind) : kind,
                      .document = page->id,
                      .start = act->start,
                      .end = act->end,
                      .order = ledger->moves.count,
                      .answers = ONUS_NONE,
                      .status = MOVE_OPEN};
    if (repeated(page, &move))
        return;
    move.gist = onus_gist__of(tables, act->words, from, to);
    move.date = onus_arena__copy(arena, move.date);
    move.from = onus_arena__copy(arena, from);
    move.to = onus_arena__copy(arena, to);
    move.by = onus_arena__copy(arena, maker->person);
    move.with = onus_arena__copy(arena, taker->person);
    move.document = onus_arena__copy(arena, page->id);
    move.text = onus_arena__copy(arena, act->text);
    if (issue.size)
        move.issue = onus_arena__copy(arena, issue);
    if (act->kind.size || onus_slice__is(act->status, "conditional"))
        move.condition = condition_in(tables, move.text);
    if (act->deadline.size)
        move.deadline = onus_arena__copy(arena, act->deadline);
    onus_array__push(arena, &ledger->moves, move);
}

/* The other of the two parties asked for, if the page speaks of it. */
static onus_ledger_party other_party(const onus_ledger *ledger,
                                     const onus_ledger_page *page,
                                     onus_slice from)
{
    int other = onus_slice__equal(from, ledger->between[0])   ? 1
                : onus_slice__equal(from, ledger->between[1]) ? 0
                                                              : -1;
    for (uint32_t i = 0; other >= 0 && i < page->party_count; i++)
        if (onus_slice__equal(page->parties[i].code, ledger->between[other]))
            return (onus_ledger_party){.code = ledger->between[other]};
    return (onus_ledger_party){.speaks = false};
}

/* Has an event of this party in this sentence said it already? Events claim,
 * statements ask. */
static bool claimed(onus_ledger_page *page, const onus_ledger_act *act,
                    onus_slice from)
{
    onus_slice key = onus_arena__print(page->scratch, "%u:%.*s", act->sentence,
                                       (int)from.size, from.data);
    if (act->kind.size)
        return key.size && onus_map__find(&page->claims, key) != ONUS_NONE;
    if (key.size)
        onus_map__set(page->scratch, &page->claims, key, 1);
    return false;
}

/* Those on one side of an act. */
typedef struct team {
    const onus_ledger_party *members[MANY];
    uint32_t count;
} team;

/* Who can be meant by entities: those that stand for a party. */
static team team_of(const onus_ledger_page *page, const uint32_t *list,
                    uint32_t count)
{
    team team = {.count = 0};
    for (uint32_t i = 0; i < count && team.count < MANY; i++)
        if (list[i] < page->party_count && page->parties[list[i]].speaks)
            team.members[team.count++] = &page->parties[list[i]];
    return team;
}

/* The act of one party: towards its targets; where it has none, towards
 * those who do it together with it ("Trump and Kim agreed"), else towards
 * the other party asked for. */
static void take_from(onus_ledger *ledger, const onus_tables *tables,
                      onus_ledger_page *page, const onus_ledger_act *act,
                      const onus_ledger_party *maker, const team *takers,
                      onus_move_kind kind)
{
    for (uint32_t i = 0; i < takers->count; i++)
        add(ledger, tables, page, act, maker, takers->members[i], kind);
    if (takers->count)
        return;
    onus_ledger_party other = other_party(ledger, page, maker->code);
    add(ledger, tables, page, act, maker, &other, kind);
}

void onus_ledger__take(onus_ledger *ledger, const onus_tables *tables,
                       onus_ledger_page *page, const onus_ledger_act *act,
                       const uint32_t *sources, uint32_t source_count,
                       const uint32_t *targets, uint32_t target_count)
{
    onus_move_kind kind = kind_of(tables, act);
    if (kind == MOVE_KINDS)
        return;
    team makers = team_of(page, sources, source_count);
    team takers = team_of(page, targets, target_count);
    bool together = false;
    for (uint32_t i = 1; i < makers.count && !target_count; i++)
        together |= !onus_slice__equal(makers.members[i]->code,
                                       makers.members[0]->code);
    for (uint32_t i = 0; i < makers.count; i++) {
        if (claimed(page, act, makers.members[i]->code))
            continue;
        if (together || !target_count || takers.count)
            take_from(ledger, tables, page, act, makers.members[i],
                      together ? &makers : &takers, kind);
    }
}
