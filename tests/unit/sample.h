/* A small record, built by hand: what the writers' tests write.
 *
 * Two sentences; an event, a statement, an entity without code, a name beyond
 * ASCII (so that bytes and code points differ) and one field of each kind that
 * may be absent.
 */
#ifndef SAMPLE_H
#define SAMPLE_H

#include "base/string.h"
#include "record/record.h"

static const char sample_text[] =
    "Zoë Dürr visited Norway on Monday. “We will help,” she said.";

/* The span of a piece of the text. */
static inline onus_span sample_span(const char *piece)
{
    const char *at = strstr(sample_text, piece);
    uint32_t start = (uint32_t)(at - sample_text);
    return (onus_span){start, start + (uint32_t)strlen(piece)};
}

static inline void sample_token(onus_record *record, uint32_t sentence,
                                const char *form, const char *lemma,
                                onus_xpos tag, onus_relation_kind relation,
                                uint32_t head)
{
    onus_array__push(&record->arena, &record->tokens,
                     (onus_token){.span = sample_span(form),
                                  .form = onus_slice__of(form),
                                  .lemma = onus_slice__of(lemma),
                                  .sentence = sentence,
                                  .head = head,
                                  .xpos = (uint8_t)tag,
                                  .relation = (uint8_t)relation});
}

static inline void sample_article(onus_record *record)
{
    static const onus_slice authors[] = {{"A. Reporter", 11}};
    static const onus_caption captions[] = {
        {.text = {"The visit.", 10}, .rights = {"(Example)", 9}},
    };
    record->article = (onus_article){
        .title = ONUS_SLICE("A \"visit\""),
        .authors = authors,
        .author_count = 1,
        .published = ONUS_SLICE("2020-03-02T10:15"),
        .dateline_place = ONUS_SLICE("OSLO"),
        .dateline_date = ONUS_SLICE("2020-03-02"),
        .captions = captions,
        .caption_count = 1,
    };
}

static inline void sample_sentences(onus_record *record)
{
    onus_span first = sample_span("Zoë Dürr visited Norway on Monday.");
    onus_span second = sample_span("“We will help,” she said.");
    sample_token(record, 0, "Zoë", "Zoë", XPOS_NNP, REL_nsubj, 2);
    sample_token(record, 0, "Dürr", "Dürr", XPOS_NNP, REL_flat, 0);
    sample_token(record, 0, "visited", "visit", XPOS_VBD, REL_root, ONUS_NONE);
    sample_token(record, 0, "Norway", "Norway", XPOS_NNP, REL_obj, 2);
    sample_token(record, 0, "on", "on", XPOS_IN, REL_case, 5);
    sample_token(record, 0, "Monday", "Monday", XPOS_NNP, REL_obl, 2);
    sample_token(record, 0, ".", ".", XPOS_STOP, REL_punct, 2);
    record->tokens.items[0].name = NAME_PER;
    onus_array__push(&record->arena, &record->sentences,
                     (onus_sentence){.span = first,
                                     .token_count = 7,
                                     .event_count = 1});
    onus_array__push(&record->arena, &record->sentences,
                     (onus_sentence){.span = second,
                                     .first_token = 7,
                                     .reason = "no_actor"});
    onus_record__link(record, &record->sentences.items[0]);
}

static inline void sample_actors(onus_record *record)
{
    onus_arena *arena = &record->arena;
    onus_array__push(arena, &record->entities,
                     (onus_entity){.name = ONUS_SLICE("Zoë Dürr"),
                                   .kind = ONUS_KIND_PERSON,
                                   .code = ONUS_SLICE("CHEGOV"),
                                   .country = ONUS_SLICE("CHE"),
                                   .sectors = {ONUS_SLICE("GOV")},
                                   .role = ONUS_SLICE("foreign minister"),
                                   .known = true});
    onus_array__push(arena, &record->entities,
                     (onus_entity){.name = ONUS_SLICE("Norway"),
                                   .kind = ONUS_KIND_COUNTRY});
    onus_array__push(arena, &record->mentions,
                     (onus_mention){.span = sample_span("Zoë Dürr"),
                                    .form = ONUS_FORM_NAME});
    onus_array__push(arena, &record->mentions,
                     (onus_mention){.span = sample_span("she"),
                                    .form = ONUS_FORM_PRONOUN});
    onus_array__push(arena, &record->times,
                     (onus_time){.span = sample_span("Monday"),
                                 .type = ONUS_TIME_DATE,
                                 .value = ONUS_SLICE("2020-03-02")});
    onus_array__push(arena, &record->places,
                     (onus_place){.span = sample_span("Norway"),
                                  .name = ONUS_SLICE("Norway"),
                                  .latitude = 62,
                                  .longitude = 10.123456789,
                                  .country = ONUS_SLICE("NOR"),
                                  .precision = "country"});
}

static inline void sample_findings(onus_record *record)
{
    static onus_actor source, target;
    static onus_span content;
    source = (onus_actor){sample_span("Zoë Dürr"), 0};
    target = (onus_actor){sample_span("Norway"), 1};
    content = sample_span("“We will help,”");
    onus_array__push(&record->arena, &record->events,
                     (onus_event){.type = "CONSULT",
                                  .mode = "visit",
                                  .status = "actual",
                                  .quad = 1,
                                  .intensity = 4,
                                  .cameo = ONUS_SLICE("042"),
                                  .goldstein = 1.9,
                                  .sources = &source,
                                  .source_count = 1,
                                  .targets = &target,
                                  .target_count = 1,
                                  .trigger = sample_span("visited"),
                                  .date = ONUS_SLICE("2020-03-02"),
                                  .date_precision = "day",
                                  .place = ONUS_NONE,
                                  .dead = ONUS_NONE,
                                  .injured = ONUS_NONE,
                                  .arrested = ONUS_NONE,
                                  .size = ONUS_NONE,
                                  .statement = ONUS_NONE,
                                  .confidence = 0.87654,
                                  .why = ONUS_SLICE("events.tsv:7 visit T")});
    onus_array__push(&record->arena, &record->statements,
                     (onus_statement){.spans = &content,
                                      .span_count = 1,
                                      .form = "direct",
                                      .cue = sample_span("said"),
                                      .speaker = sample_span("she"),
                                      .addressee_entity = ONUS_NONE,
                                      .kind = "commitment",
                                      .sentence = 1,
                                      .confidence = 0.9});
}

/* Free it with onus_record_free. */
static inline onus_record *sample_record(void)
{
    onus_record *record = onus_record__new();
    record->id = ONUS_SLICE("d1");
    record->text = onus_slice__of(sample_text);
    record->coder = "onus 0.1.0, model m";
    sample_article(record);
    sample_sentences(record);
    sample_actors(record);
    sample_findings(record);
    return record;
}

/* A sink that gathers everything in an onus_string. */
static inline int sample_sink(const char *bytes, size_t size, void *payload)
{
    onus_string__add(payload, (onus_slice){bytes, size});
    return 0;
}

#endif
