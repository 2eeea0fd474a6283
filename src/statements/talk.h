/* What the parts of statements share while they work: a record's quotations,
 * cues and drafts of statements.
 *
 *     "The road is open," the mayor told reporters, adding that snow was due.
 *
 *     quotation   "The road is open,"
 *     draft 1     tell, speaker mayor, listener reporters: the quotation
 *     draft 2     add, speaker mayor: "that snow was due"
 */
#ifndef ONUS_TALK_H
#define ONUS_TALK_H

#include "knowledge/tables.h"
#include "record/record.h"

/* Tokens, both inclusive. */
typedef struct onus_range {
    uint32_t first, last;
} onus_range;

typedef ONUS_ARRAY(onus_range) onus_ranges;

/* An outermost quotation: from mark to mark, never past the end of its
 * paragraph. */
typedef struct onus_quote {
    onus_range tokens; /* with the marks */
    uint32_t paragraph;
    bool open;      /* not closed before the paragraph ended */
    bool reopened;  /* goes on with the one before, which was left open */
    uint32_t draft; /* whose content it is, or ONUS_NONE */
} onus_quote;

typedef struct onus_cue_hit {
    const onus_cue *cue;
    uint32_t words[ONUS_CUE_WORDS]; /* the tokens that met the cue's words */
} onus_cue_hit;

typedef struct onus_draft {
    const onus_cue *cue; /* NULL: a quotation that stands alone */
    onus_cue_hit hit;
    uint32_t head;    /* the cue's head, or ONUS_NONE */
    onus_range words; /* the cue as it is shown; empty (last < first) if none */
    uint32_t speaker; /* token: head of the phrase, or ONUS_NONE */
    onus_range named; /* the speaker's tokens, where only a mark names him */
    uint32_t listener;  /* token, or ONUS_NONE */
    uint32_t like;      /* the draft whose speaker it shares, or ONUS_NONE */
    uint32_t content;   /* token: head of an indirect content, or ONUS_NONE */
    onus_frame frame;   /* that gave the content; FRAME_NONE for quotations */
    onus_ranges ranges; /* the content, in order */
    double confidence;
    bool dropped; /* part of another */
} onus_draft;

typedef struct onus_talk {
    const onus_tables *tables;
    onus_arena *scratch;
    onus_record *record;
    ONUS_ARRAY(onus_quote) quotes;
    uint32_t *quote_of; /* for each token, its quotation, or ONUS_NONE */
    uint32_t *draft_of; /* for each token, the draft it heads, or ONUS_NONE */
    uint8_t *marks;                /* for each token; all 0 between uses */
    ONUS_ARRAY(onus_draft) drafts; /* in the order of their heads */
} onus_talk;

/* Fill `quotes` and `quote_of`. */
void onus_talk__quotes(onus_talk *talk);

/* Fill `drafts` and `draft_of` with a draft for each cue. */
void onus_talk__cues(onus_talk *talk);

/* Find speaker and listener of each draft. */
void onus_talk__speakers(onus_talk *talk);

/* Give each quotation to the cue that announces it, or to the last speaker. */
void onus_talk__owners(onus_talk *talk);

/* Find the content of each draft on the tree. */
void onus_talk__contents(onus_talk *talk);

/* Lines that name the speaker by a mark alone: "MAYOR: We are ready." */
void onus_talk__labels(onus_talk *talk);

/* The entity that speaks, or ONUS_NONE. */
uint32_t onus_talk__who(const onus_talk *talk, const onus_draft *draft);

/* Does a draft with a content say something, and has it been said? */
bool onus_talk__proposes(const onus_talk *talk, const onus_draft *draft);

/* Is the act of the cue not done but thought of: "could offer", "if it offers",
 * "to offer" (but for "continued to offer")? */
bool onus_talk__is_thought(const onus_talk *talk, const onus_draft *draft);

/* "did not offer" */
bool onus_talk__is_denied(const onus_talk *talk, uint32_t verb);

/* "declined to comment", "would not confirm the strike" */
bool onus_talk__is_silent(const onus_talk *talk, const onus_draft *draft);

/* Is there a word for comments below `top`? */
bool onus_talk__about_comment(const onus_talk *talk, uint32_t top);

/* What a main clause of a content does, as said by an entity (or ONUS_NONE);
 * SAYING_statement if nothing. */
onus_saying onus_talk__mood(const onus_talk *talk, uint32_t verb,
                            uint32_t speaker);

/* Is it the future of the speaker's own side? */
bool onus_talk__foresees_own(const onus_talk *talk, uint32_t verb,
                             uint32_t speaker);

/* Is what the verb says an act of material conflict? */
bool onus_talk__is_hostile(const onus_talk *talk, uint32_t verb);

/* Add what belongs to the quotations of a draft without being quoted. */
void onus_talk__mix(onus_talk *talk, onus_draft *draft);

/* Mark all tokens below `top`. 1: content; anything else is left out. */
void onus_marks__set(onus_talk *talk, uint32_t top, uint8_t value);

/* Read the tokens of [from, to] that are marked 1 off as ranges of the draft
 * and take the marks away; false if there were none. */
bool onus_marks__read(onus_talk *talk, onus_draft *draft, uint32_t from,
                      uint32_t to);

/* Set the edges of a range right; false if no word is left. `cue` is the cue's
 * head or ONUS_NONE. */
bool onus_range__trim(const onus_talk *talk, onus_range *range, uint32_t cue);

/* Write the speaker and the addressee into a statement. */
void onus_talk__speaker(const onus_talk *talk, const onus_draft *draft,
                        onus_statement *statement);

/* Make mentions of "I" and "we" inside direct statements: the speaker. */
void onus_talk__selves(onus_talk *talk);

/* Write kind and issue into a statement whose spans are there. */
void onus_talk__kind(const onus_talk *talk, const onus_draft *draft,
                     onus_statement *statement);

/* --------------------------------------------------------- small helpers */

static inline const onus_token *onus_talk__token(const onus_talk *talk,
                                                 uint32_t token)
{
    return &talk->record->tokens.items[token];
}

static inline bool onus_talk__is_punct(const onus_talk *talk, uint32_t token)
{
    return onus_talk__token(talk, token)->upos == UPOS_PUNCT;
}

/* The end (exclusive) of a token's sentence. */
static inline uint32_t onus_talk__sentence_end(const onus_talk *talk,
                                               uint32_t token)
{
    const onus_sentence *sentence =
        &talk->record->sentences.items[onus_talk__token(talk, token)->sentence];
    return sentence->first_token + sentence->token_count;
}

static inline uint32_t onus_talk__sentence_start(const onus_talk *talk,
                                                 uint32_t token)
{
    return talk->record->sentences
        .items[onus_talk__token(talk, token)->sentence]
        .first_token;
}

static inline bool onus_talk__listed(const onus_talk *talk, onus_words list,
                                     uint32_t token)
{
    return onus_tables__in(talk->tables, list,
                           onus_talk__token(talk, token)->lemma);
}

#endif
