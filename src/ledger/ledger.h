/* The ledger from the inside: moves, and how they are settled
 * (docs/ledger.md).
 */
#ifndef ONUS_LEDGER_H
#define ONUS_LEDGER_H

#include "base/array.h"
#include "knowledge/tables.h"
#include "ledger/gist.h"

typedef enum onus_move_kind {
    MOVE_DEMAND,
    MOVE_OFFER,
    MOVE_COMMITMENT,
    MOVE_THREAT,
    MOVE_REFUSAL,
    MOVE_AGREEMENT,
    MOVE_MEETING,
    MOVE_COMPLIANCE,
    MOVE_BREACH,
    MOVE_CANCELLATION,
    MOVE_KINDS,
} onus_move_kind;

typedef enum onus_move_status {
    MOVE_OPEN,
    MOVE_ANSWERED,
    MOVE_MET,
    MOVE_BROKEN,
    MOVE_WITHDRAWN,
    MOVE_LAPSED,
    MOVE_DONE, /* settled as it was made; not written */
} onus_move_status;

/* Where a move is told: a document, and code points in it. */
typedef struct onus_telling {
    onus_slice document;
    uint32_t start, end;
} onus_telling;

/* One line of the ledger. Slices belong to the ledger's arena. */
typedef struct onus_move {
    onus_slice date;     /* ISO, or absent */
    onus_slice from, to; /* party codes */
    onus_slice by, with; /* who acted for them: persons' names, or absent */
    onus_move_kind kind;
    onus_slice issue;     /* or absent */
    onus_slice text;      /* the words it rests on */
    onus_slice document;  /* id */
    uint32_t start, end;  /* of the text in the document, in code points */
    onus_slice condition; /* "if ...", or absent */
    onus_slice deadline;  /* ISO date, or absent */
    onus_gist gist;       /* of what was said or done */
    ONUS_ARRAY(onus_telling) also; /* where else it is told */
    uint32_t order;                /* in which it was added */
    uint32_t answers; /* index of the move that it answers, or ONUS_NONE */
    onus_move_status status;
} onus_move;

typedef ONUS_ARRAY(onus_move) onus_moves;

/* Whose move it is. */
typedef struct onus_verdict {
    onus_slice party;           /* a code, "contested" or "nobody" */
    onus_slice since;           /* date of the earliest move it rests on */
    const char *why;            /* the rule, in words */
    ONUS_ARRAY(uint32_t) moves; /* that it rests on */
} onus_verdict;

struct onus_ledger {
    const onus_engine *engine;
    onus_arena arena;      /* everything that was added */
    onus_moves moves;      /* as added, of all parties */
    onus_slice between[2]; /* the parties asked for; absent for none */
    onus_slice issue;      /* the issue asked for; absent for all */
};

/* The order of two texts, byte by byte: of dates too. */
int onus_ledger__compare(onus_slice a, onus_slice b);

/* The two parties of the ledger: those asked for, else those with most
 * moves. */
void onus_ledger__parties(const onus_ledger *ledger, onus_slice parties[2]);

/* The moves between two parties, in order and settled; in the arena. */
onus_moves onus_ledger__settled(const onus_ledger *ledger, onus_arena *arena,
                                const onus_slice parties[2]);

/* Whose move it is, by moves that are settled. */
onus_verdict onus_ledger__verdict(onus_arena *arena, const onus_moves *moves,
                                  const onus_slice parties[2]);

const char *onus_move__kind_name(onus_move_kind kind);
const char *onus_move__status_name(onus_move_status status);

/* A record as the ledger sees it, whether it came from memory or from JSON. */
typedef struct onus_ledger_act {
    onus_slice type, cameo, status, date, why; /* of an event */
    onus_slice kind, issue;                    /* of a statement */
    onus_slice text;                           /* what it rests on */
    onus_slice words;                          /* what was said or done */
    uint32_t start, end;                       /* code points */
    uint32_t sentence;
    onus_slice deadline; /* or absent */
} onus_ledger_act;

#endif
