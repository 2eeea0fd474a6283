/* The record in memory: what every stage of the road reads and adds to.
 *
 * bytes -> ingest fills `article`, `text`, `paragraphs` -> language fills
 * `sentences` and `tokens` -> resolve fills `entities`, `mentions`, `times`,
 * `places` -> events and statements fill theirs. Each stage reads what those
 * before it made, and adds; nothing goes back. Everything points into the
 * record's arena. All offsets are bytes in `text`.
 *
 * The public structs (onus_sentence, onus_event, ...) are used as they are;
 * what is inside only stands below.
 */
#ifndef ONUS_RECORD_H
#define ONUS_RECORD_H

#include "base/array.h"
#include "base/slice.h"
#include "record/grammar.h"

/* A word: a node of its sentence's tree. Indexes are of the record's tokens. */
typedef struct onus_token {
    /* words of a multiword token ("do", "n't") have their own part of it, or
     * the whole of it where the parts do not add up */
    onus_span span;
    onus_slice form;      /* the word as written */
    onus_slice lemma;
    uint32_t sentence;
    uint32_t head;        /* ONUS_NONE for the root of the sentence */
    /* dependents in the order of the text; ONUS_NONE if none */
    uint32_t first_child;
    uint32_t next_sibling;
    uint32_t last;        /* the last token of the subtree, and */
    uint32_t first;       /* the first; the subtree may have gaps */
    uint8_t upos;         /* onus_upos */
    uint8_t xpos;         /* onus_xpos */
    uint8_t relation;     /* onus_relation_kind, to the head */
    uint8_t name;         /* onus_name_kind */
    bool name_begins;     /* the first word of a name (B- of BIO) */
    /* on the first word of a multiword token: its number of words; else 0 */
    uint8_t multiword;
    bool space_after;     /* of the token that the word belongs to */
} onus_token;

/* What the country of an actor rests on, the surest first. */
typedef enum onus_ground {
    GROUND_SAID,     /* it is in the tables, or stands beside: "Ugandan police" */
    GROUND_PHRASE,   /* "its army", "police in Lima" */
    GROUND_BEFORE,   /* "the spokesman", and there was one before */
    GROUND_CLAUSE,   /* where the clause happens */
    GROUND_ACTOR,    /* whose state has a part in the clause */
    GROUND_SENTENCE, /* where the sentence happens */
    GROUND_TEXT,     /* the country that the report is about */
} onus_ground;

/* A stretch of the text without line breaks inside: a paragraph. */
typedef ONUS_ARRAY(onus_span) onus_spans;

struct onus_record {
    onus_arena arena; /* owns everything below */

    onus_slice id;
    onus_slice text;        /* NUL-terminated */
    onus_article article;
    onus_spans paragraphs;

    ONUS_ARRAY(onus_sentence) sentences;
    ONUS_ARRAY(onus_token) tokens;
    ONUS_ARRAY(onus_entity) entities;
    ONUS_ARRAY(onus_mention) mentions;
    ONUS_ARRAY(onus_time) times;
    ONUS_ARRAY(onus_place) places;
    ONUS_ARRAY(onus_event) events;
    ONUS_ARRAY(onus_statement) statements;
    ONUS_ARRAY(onus_relation) relations;

    /* For each token, the mention whose head it is, or ONUS_NONE; filled by
     * resolve. */
    uint32_t *mention_of;

    /* For each token that is the head of a mention of two ("they", "the two
     * leaders"), the second entity, or ONUS_NONE; the mention itself has the
     * first. */
    uint32_t *partner_of;

    /* For each token of a mention, what its country rests on (onus_ground). */
    uint8_t *ground_of;

    /* program, model and table versions; borrowed from the engine */
    const char *coder;
    onus_stage stage;  /* how far the road was gone */
    onus_error error;  /* code ONUS_OK if all went well */
};

/* A new, empty record, or NULL if memory ran out. */
onus_record *onus_record__new(void);

/* The token's dependents, in order:
 *     for (uint32_t c = tokens[t].first_child; c != ONUS_NONE;
 *          c = tokens[c].next_sibling) */

/* Set first_child, next_sibling, first and last from the heads of a
 * sentence. */
void onus_record__link(onus_record *record, const onus_sentence *sentence);

/* The first dependent of `token` with this relation, or ONUS_NONE. */
uint32_t onus_record__child(const onus_record *record, uint32_t token,
                            onus_relation_kind relation);

/* The lemma of the preposition (or other case marker) of `token`: "in" of
 * "in Lima"; empty if it has none. */
onus_slice onus_record__preposition(const onus_record *record, uint32_t token);

/* Does `token` stand in the subtree of `above` (or is it)? */
bool onus_record__under(const onus_record *record, uint32_t token,
                        uint32_t above);

/* The text of a span. */
onus_slice onus_record__slice(const onus_record *record, onus_span span);

/* The span from the first to the last of some tokens. */
onus_span onus_record__span(const onus_record *record, uint32_t first,
                            uint32_t last);

/* The sentence that holds a byte of the text, or ONUS_NONE. */
uint32_t onus_record__sentence_at(const onus_record *record, uint32_t byte);

/* The first token whose span ends after `byte`; the number of tokens if none
 * does. */
uint32_t onus_record__token_at(const onus_record *record, uint32_t byte);

/* The first time that begins at or behind `byte`; the number of times if none
 * does. Times are in the order of the text. */
uint32_t onus_record__time_at(const onus_record *record, uint32_t byte);

#endif
