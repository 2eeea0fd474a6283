/* Settling: which move answers, meets, breaks or takes the place of which.
 *
 * The rules are those of docs/ledger.md, in its order; each is a row of
 * `effects` below.
 */
#include "ledger/ledger.h"

#include <stdlib.h>

enum { LOOK = 64 /* moves back, for one that is told again */ };

const char *onus_move__kind_name(onus_move_kind kind)
{
    static const char *const names[] = {
        "demand",    "offer",   "commitment", "threat", "refusal",
        "agreement", "meeting", "compliance", "breach", "cancellation"};
    return kind < MOVE_KINDS ? names[kind] : "";
}

const char *onus_move__status_name(onus_move_status status)
{
    static const char *const names[] = {
        "open", "answered", "met", "broken", "withdrawn", "lapsed", NULL};
    return names[status];
}

#define BIT(kind) (1u << (kind))

typedef enum whose { THEIRS, OWN, ANYBODYS } whose;

/* "A move of this kind closes the open moves of those kinds." */
typedef struct effect {
    onus_move_kind kind;
    whose whose;
    unsigned closes; /* kinds, as bits */
    bool talks_only; /* only what is about talks, or about nothing named */
    bool all;        /* all of them, not only the latest */
    onus_move_status status; /* of what is closed */
} effect;

static const effect effects[] = {
    {MOVE_REFUSAL, THEIRS, BIT(MOVE_DEMAND) | BIT(MOVE_OFFER), false, false,
     MOVE_ANSWERED},
    {MOVE_AGREEMENT, THEIRS, BIT(MOVE_DEMAND) | BIT(MOVE_OFFER), false, false,
     MOVE_ANSWERED},
    {MOVE_COMMITMENT, THEIRS, BIT(MOVE_DEMAND) | BIT(MOVE_OFFER), false, false,
     MOVE_ANSWERED},
    {MOVE_COMPLIANCE, THEIRS, BIT(MOVE_DEMAND), false, false, MOVE_MET},
    {MOVE_COMPLIANCE, OWN, BIT(MOVE_COMMITMENT) | BIT(MOVE_AGREEMENT), false,
     false, MOVE_MET},
    {MOVE_MEETING, ANYBODYS,
     BIT(MOVE_OFFER) | BIT(MOVE_AGREEMENT) | BIT(MOVE_COMMITMENT) |
         BIT(MOVE_DEMAND),
     true, true, MOVE_MET},
    {MOVE_CANCELLATION, OWN,
     BIT(MOVE_OFFER) | BIT(MOVE_AGREEMENT) | BIT(MOVE_COMMITMENT), true, true,
     MOVE_WITHDRAWN},
    {MOVE_BREACH, OWN, BIT(MOVE_COMMITMENT) | BIT(MOVE_AGREEMENT), false, false,
     MOVE_BROKEN},
};

static bool stays_open(onus_move_kind kind)
{
    return kind <= MOVE_THREAT || kind == MOVE_AGREEMENT;
}

static bool about_talks(const onus_move *move)
{
    return onus_slice__is(move->issue, "talks");
}

/* The same issue; where one of them has none, the same document must speak
 * for it. */
static bool same_issue(const onus_move *a, const onus_move *b)
{
    if (a->issue.size && b->issue.size)
        return onus_slice__equal(a->issue, b->issue);
    return onus_slice__equal(a->document, b->document);
}

/* Who acts for a party in a move, or absent. */
static onus_slice person_of(const onus_move *move, onus_slice party)
{
    return onus_slice__equal(party, move->from) ? move->by : move->with;
}

/* Does a party act through somebody else in the other move? A minister's
 * visit is not the summit that the presidents agreed on. */
static bool other_people(const onus_move *a, const onus_move *b)
{
    const onus_slice parties[2] = {a->from, a->to};
    for (int p = 0; p < 2; p++) {
        onus_slice one = person_of(a, parties[p]);
        onus_slice other = person_of(b, parties[p]);
        if (one.size && other.size && !onus_slice__equal(one, other))
            return true;
    }
    return false;
}

static bool closes(const effect *effect, const onus_move *move,
                   const onus_move *open)
{
    bool own = onus_slice__equal(move->from, open->from);
    if (move->kind == MOVE_MEETING && other_people(move, open))
        return false;
    if (open->status != MOVE_OPEN || !(effect->closes & BIT(open->kind)))
        return false;
    if (effect->whose != ANYBODYS && own != (effect->whose == OWN))
        return false;
    return effect->talks_only ? about_talks(open) : same_issue(move, open);
}

static void apply(onus_moves *moves, uint32_t index)
{
    onus_move *move = &moves->items[index];
    for (size_t i = 0; i < sizeof effects / sizeof *effects; i++) {
        if (effects[i].kind != move->kind)
            continue;
        for (uint32_t k = index; k-- > 0;) {
            onus_move *open = &moves->items[k];
            if (!closes(&effects[i], move, open))
                continue;
            open->status = effects[i].status;
            if (move->answers == ONUS_NONE)
                move->answers = k;
            if (!effects[i].all)
                break;
        }
    }
}

static bool can_be_one_issue(const onus_move *a, const onus_move *b)
{
    return !a->issue.size || !b->issue.size ||
           onus_slice__equal(a->issue, b->issue);
}

/* Rule 7: the same again. What is asked or offered is the same by its issue;
 * what is promised, or has no issue, only by its words. */
static bool replaces(const onus_move *move, const onus_move *open)
{
    bool promise =
        move->kind == MOVE_COMMITMENT || move->kind == MOVE_AGREEMENT;
    if (open->status != MOVE_OPEN || open->kind != move->kind ||
        !onus_slice__equal(open->from, move->from))
        return false;
    if (!promise && move->issue.size &&
        onus_slice__equal(open->issue, move->issue))
        return true;
    return can_be_one_issue(move, open) &&
           onus_gist__alike(&move->gist, &open->gist);
}

static void replace(onus_moves *moves, uint32_t index)
{
    for (uint32_t k = 0; k < index; k++)
        if (replaces(&moves->items[index], &moves->items[k]))
            moves->items[k].status = MOVE_LAPSED;
}

int onus_ledger__compare(onus_slice a, onus_slice b)
{
    size_t size = a.size < b.size ? a.size : b.size;
    int order = size ? memcmp(a.data, b.data, size) : 0;
    return order ? order : (a.size > b.size) - (a.size < b.size);
}

/* Rule 8: what should have been done by now. */
static void expire(onus_moves *moves)
{
    onus_slice today = {0};
    for (uint32_t i = 0; i < moves->count; i++)
        if (onus_ledger__compare(moves->items[i].date, today) > 0)
            today = moves->items[i].date;
    for (uint32_t i = 0; i < moves->count; i++) {
        onus_move *move = &moves->items[i];
        if (move->status == MOVE_OPEN && move->deadline.size &&
            onus_ledger__compare(move->deadline, today) < 0)
            move->status = MOVE_LAPSED;
    }
}

static int in_order(const void *a, const void *b)
{
    const onus_move *left = a, *right = b;
    int order = onus_ledger__compare(left->date, right->date);
    return order ? order
                 : (left->order > right->order) - (left->order < right->order);
}

static bool between(const onus_move *move, const onus_slice parties[2])
{
    return (onus_slice__equal(move->from, parties[0]) &&
            onus_slice__equal(move->to, parties[1])) ||
           (onus_slice__equal(move->from, parties[1]) &&
            onus_slice__equal(move->to, parties[0]));
}

/* A breach is one only if something of the party's own was there to break. */
static bool breaks_something(const onus_moves *moves, uint32_t count,
                             const onus_move *move)
{
    for (uint32_t k = 0; k < count; k++)
        if (closes(&effects[sizeof effects / sizeof *effects - 1], move,
                   &moves->items[k]))
            return true;
    return false;
}

/* -------------------------------------------------------------- told again */

/* The same day, or a month that holds it. */
static bool same_date(onus_slice a, onus_slice b)
{
    size_t size = a.size < b.size ? a.size : b.size;
    return size && onus_slice__equal(onus_slice__cut(a, 0, size),
                                     onus_slice__cut(b, 0, size));
}

/* Is a move another's, told again (docs/ledger.md)? Both are between the
 * same parties. */
static bool same_move(const onus_move *a, const onus_move *b)
{
    bool meeting = a->kind == MOVE_MEETING;
    if (a->kind != b->kind || !same_date(a->date, b->date) ||
        (!meeting && !onus_slice__equal(a->from, b->from)))
        return false;
    if (meeting)
        return !other_people(a, b);
    return can_be_one_issue(a, b) && onus_gist__alike(&a->gist, &b->gist);
}

/* Let a move stand for one that tells it again; what it lacks it takes from
 * there. */
static void absorb(onus_arena *arena, onus_move *move, const onus_move *again)
{
    onus_telling telling = {again->document, again->start, again->end};
    onus_array__push(arena, &move->also, telling);
    if (again->date.size > move->date.size)
        move->date = again->date;
    if (!move->issue.size)
        move->issue = again->issue;
    if (!move->condition.size)
        move->condition = again->condition;
    if (!move->deadline.size)
        move->deadline = again->deadline;
}

/* The moves in their order, each once. A move is compared with the LOOK
 * before it. */
static onus_moves once(onus_arena *arena, const onus_moves *told)
{
    onus_moves moves = {0};
    for (uint32_t i = 0; i < told->count; i++) {
        uint32_t k = moves.count, last = k > LOOK ? k - LOOK : 0;
        while (k > last && !same_move(&moves.items[k - 1], &told->items[i]))
            k--;
        if (k > last)
            absorb(arena, &moves.items[k - 1], &told->items[i]);
        else if (!onus_array__push(arena, &moves, told->items[i]))
            break;
    }
    if (moves.count) /* a month may have become a day */
        qsort(moves.items, moves.count, sizeof *moves.items, in_order);
    return moves;
}

onus_moves onus_ledger__settled(const onus_ledger *ledger, onus_arena *arena,
                                const onus_slice parties[2])
{
    onus_moves told = {0}, moves = {0};
    for (uint32_t i = 0; i < ledger->moves.count; i++) {
        const onus_move *move = &ledger->moves.items[i];
        if (between(move, parties) &&
            (!ledger->issue.size ||
             onus_slice__equal(move->issue, ledger->issue)))
            onus_array__push(arena, &told, *move);
    }
    if (told.count)
        qsort(told.items, told.count, sizeof *told.items, in_order);
    onus_moves chosen = once(arena, &told);
    for (uint32_t i = 0; i < chosen.count; i++) {
        const onus_move *move = &chosen.items[i];
        if (move->kind == MOVE_BREACH &&
            !breaks_something(&moves, moves.count, move))
            continue;
        if (!onus_array__push(arena, &moves, *move))
            break;
        uint32_t index = moves.count - 1;
        apply(&moves, index);
        replace(&moves, index);
        moves.items[index].status =
            stays_open(move->kind) ? MOVE_OPEN : MOVE_DONE;
    }
    expire(&moves);
    return moves;
}

/* ------------------------------------------------------------- the verdict */

/* "Open moves of these kinds put the onus on their receiver, or on their
 * maker." */
typedef struct rule {
    unsigned kinds;
    bool on_maker;
    const char *why;
} rule;

static const rule rules[] = {
    {BIT(MOVE_DEMAND) | BIT(MOVE_OFFER), false,
     "an open demand or offer waits for an answer"},
    {BIT(MOVE_COMMITMENT) | BIT(MOVE_AGREEMENT), true,
     "a commitment or agreement waits to be kept"},
    {BIT(MOVE_THREAT), false, "a threat hangs over the one who is threatened"},
};

/* The last move of a party, or -1. */
static long last_of(const onus_moves *moves, onus_slice party)
{
    for (uint32_t i = moves->count; i-- > 0;)
        if (onus_slice__equal(moves->items[i].from, party))
            return i;
    return -1;
}

/* The open moves that put the onus on a party by a rule, into the verdict's.
 * `after`: only younger ones than this move. */
static uint32_t burden(onus_arena *arena, const onus_moves *moves,
                       const rule *rule, onus_slice party, long after,
                       onus_verdict *verdict)
{
    uint32_t before = verdict->moves.count;
    for (uint32_t i = 0; i < moves->count; i++) {
        const onus_move *move = &moves->items[i];
        onus_slice on = rule->on_maker ? move->from : move->to;
        if (move->status == MOVE_OPEN && (rule->kinds & BIT(move->kind)) &&
            (long)i > after && onus_slice__equal(on, party))
            onus_array__push(arena, &verdict->moves, i);
    }
    return verdict->moves.count - before;
}

static bool judge(onus_arena *arena, const onus_moves *moves, const rule *rule,
                  const onus_slice parties[2], bool fresh,
                  onus_verdict *verdict)
{
    verdict->moves.count = 0;
    uint32_t load[2];
    for (int p = 0; p < 2; p++)
        load[p] = burden(arena, moves, rule, parties[p],
                         fresh ? last_of(moves, parties[p]) : -1, verdict);
    if (!load[0] && !load[1])
        return false;
    verdict->party = load[0] && load[1] ? ONUS_SLICE("contested")
                     : load[0]          ? parties[0]
                                        : parties[1];
    verdict->why = rule->why;
    verdict->since = moves->items[verdict->moves.items[0]].date;
    return true;
}

onus_verdict onus_ledger__verdict(onus_arena *arena, const onus_moves *moves,
                                  const onus_slice parties[2])
{
    onus_verdict verdict = {0};
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        /* What the other has not moved since weighs first. */
        bool fresh = !rules[i].on_maker;
        if ((fresh &&
             judge(arena, moves, &rules[i], parties, true, &verdict)) ||
            judge(arena, moves, &rules[i], parties, false, &verdict))
            return verdict;
    }
    verdict.party = ONUS_SLICE("nobody");
    verdict.why = "nothing is open";
    verdict.moves.count = 0;
    return verdict;
}

/* ------------------------------------------------------------- the parties */

/* The same for moves in either direction. */
static onus_slice pair_key(onus_arena *scratch, const onus_move *move)
{
    bool swap = onus_ledger__compare(move->from, move->to) > 0;
    onus_slice first = swap ? move->to : move->from;
    onus_slice second = swap ? move->from : move->to;
    return onus_arena__print(scratch, "%.*s:%.*s", (int)first.size, first.data,
                             (int)second.size, second.data);
}

void onus_ledger__parties(const onus_ledger *ledger, onus_slice parties[2])
{
    onus_arena scratch = {0};
    onus_map counts = {0};
    uint32_t most = 0;
    parties[0] = ledger->between[0];
    parties[1] = ledger->between[1];
    for (uint32_t i = 0; !parties[0].size && i < ledger->moves.count; i++) {
        onus_slice key = pair_key(&scratch, &ledger->moves.items[i]);
        uint32_t count = key.size ? onus_map__find(&counts, key) : ONUS_NONE;
        if (key.size)
            onus_map__set(&scratch, &counts, key,
                          count == ONUS_NONE ? 1 : count + 1);
    }
    for (uint32_t i = 0; !ledger->between[0].size && i < ledger->moves.count;
         i++) {
        const onus_move *move = &ledger->moves.items[i];
        uint32_t count = onus_map__find(&counts, pair_key(&scratch, move));
        if (count == ONUS_NONE || count <= most)
            continue;
        bool swap = onus_ledger__compare(move->from, move->to) > 0;
        parties[0] = swap ? move->to : move->from;
        parties[1] = swap ? move->from : move->to;
        most = count;
    }
    onus_arena__clear(&scratch);
}
