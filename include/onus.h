/* onus: news reports in, political event data out.
 *
 * In the order of the road: an engine holds the models and tables, a coder (one
 * per thread) turns a document into a record, and a record is read or written.
 *
 *     onus_engine *engine;
 *     onus_coder *coder;
 *     onus_record *record;
 *     onus_error error;
 *     if (onus_engine_open(&engine, NULL, &error))
 *         return complain(&error);
 *     if (onus_coder_new(&coder, engine, NULL, &error))
 *         return complain(&error);
 *     onus_document document = ONUS_DOCUMENT_INIT;
 *     document.text = (onus_slice){text, strlen(text)};
 *     if (onus_code(coder, &document, &record, &error))
 *         return complain(&error);
 *     onus_record_write(record, ONUS_FORMAT_JSON, NULL, my_sink, stdout,
 *                       &error);
 *
 * Ownership, once for all: a pointer that is *returned* is borrowed and lives
 * as long as what it came from; an object handed out through `**out` is yours
 * to free. Slices in arguments are borrowed for the call only. Unless it says
 * so, no pointer may be NULL.
 *
 * Errors: functions give ONUS_OK (0) or a code, and fill in the caller's
 * onus_error (NULL if it is not wanted). The library never prints, exits or
 * aborts. Any bytes are good text: odd documents give poor records, not errors.
 *
 * Threads: an engine is read-only once open and may be shared; a coder and a
 * ledger belong to one thread at a time; a finished record is read-only.
 */
#ifndef ONUS_H
#define ONUS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define ONUS_VERSION "0.1.0"

/* "None" for every index in this header. */
#define ONUS_NONE UINT32_MAX

/* ---------------------------------------------------------------- basics */

/* Text that belongs to somebody else: UTF-8, no NUL needed. {NULL, 0} is
 * "absent". */
typedef struct onus_slice {
    const char *data;
    size_t size; /* bytes */
} onus_slice;

/* A stretch [start, end) of the record's text, in bytes. (JSON has code
 * points.) */
typedef struct onus_span {
    uint32_t start, end;
} onus_span;

typedef enum onus_status {
    ONUS_OK = 0,
    ONUS_ERROR_ARGUMENT, /* a call that makes no sense */
    ONUS_ERROR_INPUT,    /* a document, line or record that cannot be read */
    ONUS_ERROR_IO,       /* a file that cannot be opened, read or written */
    /* a model file that is damaged or of another version */
    ONUS_ERROR_MODEL,
    ONUS_ERROR_TABLE,    /* a table with a mistake in it */
    ONUS_ERROR_MEMORY,   /* no memory left */
    ONUS_ERROR_LIMIT,    /* a document over the coder's limits */
} onus_status;

typedef struct onus_error {
    onus_status code;
    unsigned line;     /* in `file`, from 1; 0 if it has none */
    char file[256];    /* the file or input concerned, or "" */
    char message[512]; /* what is wrong and what to do about it */
} onus_error;

/* A short name for a code, as records have it: "input", "io", ... Static. */
const char *onus_status_name(onus_status status);

/* Takes bytes that are being written; give 0, or anything else to stop (the
 * writer then returns ONUS_ERROR_IO). */
typedef int onus_sink(const char *bytes, size_t size, void *payload);

/* ---------------------------------------------------------------- engine */

/* Models and tables, read-only once loaded. */
typedef struct onus_engine onus_engine;

typedef struct onus_engine_options {
    /* "accurate" or "fast", which are looked for where onus was installed or
     * built, or a file; NULL: "accurate" */
    const char *model;
    const char *knowledge; /* the folder of the tables; NULL: likewise */
} onus_engine_options;

#define ONUS_ENGINE_OPTIONS_INIT {NULL, NULL}

/* Load models and tables. `options` may be NULL. Errors: IO, MODEL, TABLE (the
 * first mistake, with its file and line), MEMORY. */
onus_status onus_engine_open(onus_engine **out,
                             const onus_engine_options *options,
                             onus_error *error);

/* NULL is fine. All coders of the engine must be gone. */
void onus_engine_close(onus_engine *engine);

/* What the engine is made of, for records and bug reports: "onus 0.1.0, model
 * ...". */
const char *onus_engine_version(const onus_engine *engine);

/* Called for each mistake in the tables; give 0 to go on. */
typedef int onus_complaint(const onus_error *mistake, void *payload);

/* Read all tables of a folder (NULL: the engine's own default) and report every
 * mistake. *rows gets the number of rows read (may be NULL). ONUS_OK if there
 * are none, ONUS_ERROR_TABLE if there are, ONUS_ERROR_IO if the folder cannot
 * be read. */
onus_status onus_tables_check(const char *folder, onus_complaint *complaint,
                              void *payload, size_t *rows, onus_error *error);

/* ---------------------------------------------------------------- coder */

/* Scratch memory and settings for coding, one per thread. */
typedef struct onus_coder onus_coder;

/* How far down the road to go. */
typedef enum onus_stage {
    ONUS_STAGE_CODE = 0, /* all the way: events, statements */
    ONUS_STAGE_READ,     /* article and text only */
    /* sentences, tokens and trees too; the text is taken verbatim */
    ONUS_STAGE_PARSE,
} onus_stage;

typedef struct onus_coder_options {
    onus_stage stage;
    /* the text is the body, unchanged: no article is looked for */
    bool verbatim;
    /* of one document; longer ones are refused (ONUS_ERROR_LIMIT) */
    size_t maximum_bytes;
    double maximum_seconds; /* for one document; 0: no limit */
} onus_coder_options;

#define ONUS_CODER_OPTIONS_INIT {ONUS_STAGE_CODE, false, (size_t)4 << 20, 0}

/* `options` may be NULL. The engine must outlive the coder. Errors: MEMORY. */
onus_status onus_coder_new(onus_coder **out, const onus_engine *engine,
                           const onus_coder_options *options,
                           onus_error *error);
void onus_coder_free(onus_coder *coder);

/* A source and a target that the caller has marked: "what did the one do to the
 * other?" */
typedef struct onus_pair {
    /* source_count of them, byte offsets into the document's text */
    const onus_span *source;
    uint32_t source_count;
    const onus_span *target;
    uint32_t target_count;
} onus_pair;

/* A document to code. Only `text` is needed; absent slices are {NULL, 0}. */
typedef struct onus_document {
    onus_slice id;        /* else a hash of the content becomes the id */
    onus_slice text;      /* any bytes */
    onus_slice date;      /* publication date, ISO 8601 */
    onus_slice title;
    onus_slice url;
    onus_slice publisher;
    onus_slice language;  /* ISO 639-1; what is not "en" is passed on uncoded */
    const onus_pair *pairs;
    uint32_t pair_count;
    bool html;            /* the text is HTML; else it is if it begins so */
} onus_document;

#define ONUS_DOCUMENT_INIT {{0}, {0}, {0}, {0}, {0}, {0}, {0}, NULL, 0, false}

/* One result; owns all it shows. */
typedef struct onus_record onus_record;

/* Code a document. Errors: LIMIT, MEMORY. Deterministic: the same document,
 * engine and options give the same record. */
onus_status onus_code(onus_coder *coder, const onus_document *document,
                      onus_record **out, onus_error *error);

/* The worker contract: code one line of JSON, `{"id", "text", "date", "title",
 * ...}`. Whatever the line holds, *out is a record (with an `error` in it if
 * need be) and the status is ONUS_OK; the one exception is ONUS_ERROR_MEMORY
 * with *out NULL. */
onus_status onus_code_line(onus_coder *coder, onus_slice line,
                           onus_record **out, onus_error *error);

/* Tag and parse CoNLL-U whose sentences and tokens are kept; the other columns
 * are filled in and written to the sink. Errors: INPUT (with the line), IO,
 * MEMORY. */
onus_status onus_parse_conllu(onus_coder *coder, onus_slice conllu,
                              onus_sink *sink, void *payload,
                              onus_error *error);

/* ---------------------------------------------------------------- record */

/* NULL is fine. */
void onus_record_free(onus_record *record);

typedef struct onus_caption {
    onus_slice text;
    onus_slice rights; /* "(Yonhap)", "AP Photo/..." ; absent if none */
} onus_caption;

typedef struct onus_article {
    onus_slice title, kicker, section;
    const onus_slice *authors;
    uint32_t author_count;
    onus_slice publisher, url, language;
    onus_slice published; /* ISO 8601: 2019-01-02T05:26 ; zone if known */
    onus_slice dateline_place, dateline_agency;
    onus_slice dateline_date; /* ISO 8601 */
    /* in the body, where it stands there (verbatim text); else empty */
    onus_span dateline;
    const onus_caption *captions;
    uint32_t caption_count;
} onus_article;

typedef struct onus_sentence {
    onus_span span;
    uint32_t first_token, token_count;
    uint32_t event_count;
    /* why there is no event (docs/manual.md lists them); NULL if there is
     * one */
    const char *reason;
} onus_sentence;

typedef enum onus_kind {
    ONUS_KIND_OTHER,
    ONUS_KIND_PERSON,
    ONUS_KIND_COUNTRY,
    ONUS_KIND_ORGANIZATION,
    ONUS_KIND_GROUP,
    ONUS_KIND_PLACE,
} onus_kind;

typedef struct onus_entity {
    onus_slice name;         /* canonical, or the longest name in the text */
    onus_kind kind;
    onus_slice code;         /* CAMEO actor code, "PRKGOV"; absent if unknown */
    onus_slice country;      /* ISO 3166-1 alpha-3, or IGO NGO MNC IMG */
    /* PLOVER, most important first; absent from the first absent one on */
    onus_slice sectors[4];
    /* "secretary of state", true on the date of the report */
    onus_slice role;
    onus_slice organization;
    onus_slice wikidata;
    bool known;              /* is it in the tables? */
} onus_entity;

typedef enum onus_form {
    ONUS_FORM_NAME,
    ONUS_FORM_NOMINAL,
    ONUS_FORM_PRONOUN,
} onus_form;

typedef struct onus_mention {
    onus_span span;
    uint32_t entity;
    onus_form form;
    uint32_t first_token, token_count;
    uint32_t head; /* token */
} onus_mention;

typedef enum onus_time_type {
    ONUS_TIME_DATE,
    ONUS_TIME_TIME,
    ONUS_TIME_DURATION,
    ONUS_TIME_SET,
} onus_time_type;

typedef struct onus_time {
    onus_span span;
    onus_time_type type;
    onus_slice value; /* TIMEX3: 2019-01-02, 2018-W52, P3D, PRESENT_REF ... */
} onus_time;

typedef struct onus_place {
    onus_span span;
    onus_slice name;
    double latitude, longitude; /* degrees; NAN if unknown */
    onus_slice country, adm1, geonames_id;
    const char *precision; /* country adm1 city site */
} onus_place;

/* One side of an event: where it stands in the text, and who it is. */
typedef struct onus_actor {
    onus_span span;
    uint32_t entity;
} onus_actor;

typedef struct onus_event {
    const char *type;   /* PLOVER: "CONSULT" */
    const char *mode;   /* or NULL */
    /* actual future conditional hypothetical negated historical */
    const char *status;
    int quad;           /* 1-4 */
    double intensity;   /* PLOVER */
    onus_slice cameo;
    double goldstein;
    const onus_slice *contexts;
    uint32_t context_count;
    const onus_actor *sources, *targets;
    uint32_t source_count, target_count;
    onus_span trigger;
    uint32_t sentence;
    onus_slice date; /* ISO 8601, cut to what is known; absent if nothing is */
    onus_slice date_end;
    const char *date_precision; /* day month year, or NULL */
    uint32_t place;             /* or ONUS_NONE */
    uint32_t dead, injured, arrested, size; /* ONUS_NONE where not told */
    /* the statement that reports it, or ONUS_NONE */
    uint32_t statement;
    double confidence;          /* 0-1 */
    /* the table row that decided: "events.tsv:214 impose @sanction on T" */
    onus_slice why;
} onus_event;

typedef struct onus_statement {
    const onus_span *spans; /* of the content; more than one if it is split */
    uint32_t span_count;
    const char *form; /* direct indirect mixed */
    onus_span cue;    /* empty if there is none */
    onus_span speaker;
    uint32_t speaker_entity; /* or ONUS_NONE */
    onus_slice speaker_name, speaker_role, speaker_organization;
    onus_span addressee;
    uint32_t addressee_entity;
    /* commitment offer demand threat condition refusal denial accusation
     * praise prediction assessment question no_comment statement */
    const char *kind;
    onus_slice issue; /* or absent */
    uint32_t sentence; /* of the cue, else of the content */
    double confidence;
} onus_statement;

/* The answer to one onus_pair. */
typedef struct onus_relation {
    const char *type; /* PLOVER, or NULL if nothing at all was found */
    int quad;
    const char *status;
    double confidence;
    onus_slice why;
} onus_relation;

/* What is in a record: arrays with their counts, borrowed from it. */
onus_slice onus_record_id(const onus_record *record);
onus_slice onus_record_text(const onus_record *record);
const onus_article *onus_record_article(const onus_record *record);
const onus_sentence *onus_record_sentences(const onus_record *record,
                                           uint32_t *count);
const onus_entity *onus_record_entities(const onus_record *record,
                                        uint32_t *count);
const onus_mention *onus_record_mentions(const onus_record *record,
                                         uint32_t *count);
const onus_time *onus_record_times(const onus_record *record, uint32_t *count);
const onus_place *onus_record_places(const onus_record *record,
                                     uint32_t *count);
const onus_event *onus_record_events(const onus_record *record,
                                     uint32_t *count);
const onus_statement *onus_record_statements(const onus_record *record,
                                             uint32_t *count);
const onus_relation *onus_record_relations(const onus_record *record,
                                           uint32_t *count);

/* Why the document could not be coded; NULL if it was. */
const onus_error *onus_record_error(const onus_record *record);

typedef enum onus_format {
    ONUS_FORMAT_JSON,    /* indented */
    ONUS_FORMAT_JSONL,   /* one line */
    ONUS_FORMAT_PAGE,    /* a page for people */
    /* each sentence with its tree, what was found and why, or why nothing */
    ONUS_FORMAT_EXPLAIN,
    ONUS_FORMAT_CONLLU,
    /* what `onus read` shows: the article's fields and text */
    ONUS_FORMAT_TEXT,
} onus_format;

typedef struct onus_write_options {
    unsigned width; /* columns of a page; 0: 80 */
    bool colour;    /* ANSI colours on pages */
} onus_write_options;

/* Write a record; `options` may be NULL. Errors: IO (the sink stopped), MEMORY.
 */
onus_status onus_record_write(const onus_record *record, onus_format format,
                              const onus_write_options *options,
                              onus_sink *sink, void *payload,
                              onus_error *error);

/* ---------------------------------------------------------------- ledger */

/* Who asked, offered, promised, threatened, refused, agreed what; what is open;
 * and whose move it is. docs/ledger.md states the rules. */
typedef struct onus_ledger onus_ledger;

typedef struct onus_ledger_options {
    const char *between; /* "USA,PRK"; NULL: the pair with most moves */
    const char *issue;   /* only moves about this; NULL: all */
} onus_ledger_options;

#define ONUS_LEDGER_OPTIONS_INIT {NULL, NULL}

/* `options` may be NULL, else it is copied. Errors: ARGUMENT (`between` is not
 * two codes), MEMORY. */
onus_status onus_ledger_new(onus_ledger **out, const onus_engine *engine,
                            const onus_ledger_options *options,
                            onus_error *error);
void onus_ledger_free(onus_ledger *ledger);

/* Take over what a record holds; the record may be freed afterwards. */
onus_status onus_ledger_add(onus_ledger *ledger, const onus_record *record,
                            onus_error *error);

/* Take over a record that was written as JSON. Errors: INPUT, MEMORY. */
onus_status onus_ledger_add_json(onus_ledger *ledger, onus_slice json,
                                 onus_error *error);

/* Settle and write it: JSON, JSONL or PAGE. More records may be added
 * afterwards. */
onus_status onus_ledger_write(onus_ledger *ledger, onus_format format,
                              const onus_write_options *options,
                              onus_sink *sink, void *payload,
                              onus_error *error);

#ifdef __cplusplus
}
#endif
#endif
