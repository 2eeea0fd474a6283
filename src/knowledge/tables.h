/* The tables, loaded: what onus knows about the world and about words.
 *
 * knowledge/ holds them as text (docs/tables.md). They are mapped, cut into
 * rows, checked and indexed when the engine opens; all slices point into the
 * mapped files.
 */
#ifndef ONUS_TABLES_H
#define ONUS_TABLES_H

#include "base/array.h"
#include "base/file.h"
#include "base/hash.h"
#include "knowledge/cues.h"
#include "knowledge/patterns.h"
#include "knowledge/timex.h"

/* A day as 20190102; 0 where open or unknown. */
typedef uint32_t onus_day;

typedef struct onus_country {
    onus_slice code, name, adjectives, capital, cow, gw, wikidata;
    bool family_first; /* the family name is said first */
    uint32_t people;   /* rows of people.tsv: how much is known of it */
} onus_country;

typedef struct onus_person {
    onus_slice name, country, role, organization, code, wikidata;
    onus_day from, to;
} onus_person;

/* Organisations, armed groups and seats. */
typedef struct onus_body {
    onus_slice name, kind, code, country, sectors, wikidata;
    onus_slice organization; /* what a seat stands for */
    onus_day from, to;
} onus_body;

typedef struct onus_agent {
    onus_slice phrase, code, sector, kind;
    bool role; /* may stand beside a name */
} onus_agent;

typedef struct onus_cameo {
    onus_slice code, name, type, mode, contexts;
    double goldstein;
    int quad;
} onus_cameo;

typedef struct onus_plover {
    onus_slice type, mode;
    const char *type_name; /* NUL-terminated copies */
    const char *mode_name; /* NULL if none */
    int quad;
    double intensity;
    bool recipient; /* does it need a target? */
} onus_plover;

typedef struct onus_sector {
    onus_slice code, sector;
    bool first; /* may stand first in an actor's code, as a country does */
    bool binds; /* does what such an actor says bind its country? */
    bool acts;  /* is it of the state where it acts? */
    bool rules; /* are those it has to do with mostly of its own state? */
} onus_sector;

typedef struct onus_gazetteer_row {
    onus_slice name, country, adm1, geonames_id;
    const char *precision;
    double latitude, longitude; /* NAN if unknown */
    double population;
} onus_gazetteer_row;

/* What a name can mean. */
typedef enum onus_sense_kind {
    SENSE_COUNTRY,
    SENSE_COUNTRY_SHORT, /* "the North": only where the country was spoken of */
    SENSE_ADJECTIVE,
    SENSE_PEOPLE,
    SENSE_CAPITAL,
    SENSE_SEAT,
    SENSE_PERSON,
    SENSE_SURNAME, /* of a person in the tables */
    SENSE_ORGANISATION,
    SENSE_GROUP,
    SENSE_PLACE,
} onus_sense_kind;

typedef struct onus_sense {
    onus_sense_kind kind;
    uint32_t row;  /* in the array of its kind */
    uint32_t next; /* another sense of the same name, or ONUS_NONE */
} onus_sense;

/* The closed lists of en/words.tsv. */
#define ONUS_WORDS_LIST(X)                                                     \
    X(ability_word) X(accident_verb) X(accusing_verb) X(aim_preposition)       \
    X(alternative_word) X(arrest_word) X(asking_verb) X(assent_verb)           \
    X(bound_preposition) X(brawl_verb) X(calloff_word) X(comment_word)         \
    X(condition_measure) X(conditional_marker) X(conditional_word)             \
    X(conjecture_word) X(content_marker) X(content_preposition)                \
    X(counted_noun) X(crowd_noun) X(crowd_word) X(deadline_word) X(death_word) \
    X(definite_word) X(denying_word) X(desert_verb) X(disaster_noun)           \
    X(distance_word) X(document_noun) X(duty_word) X(dying_word) X(empty_noun) \
    X(empty_word) X(end_word) X(ending_word) X(exclusion_marker) X(false_word) \
    X(famous_role) X(first_person) X(foreign_word) X(future_auxiliary)         \
    X(future_in_past) X(future_verb) X(gerund_marker) X(giving_verb)           \
    X(guilty_word) X(half_name) X(head_role) X(home_noun) X(home_preposition)  \
    X(hypothetical_auxiliary) X(hypothetical_marker) X(hypothetical_verb)      \
    X(implicative_verb) X(injury_word) X(inside_preposition) X(interview_word) \
    X(issuer_preposition) X(likely_word) X(man) X(measure_word)                \
    X(misdeed_word) X(mishap_verb) X(modifier_noun) X(mutual_word)             \
    X(needful_word) X(negation) X(negative_pronoun) X(negative_verb)           \
    X(nothing_word) X(occurrence_verb) X(offer_word) X(other_word)             \
    X(outstanding_word) X(owner_preposition) X(owning_preposition)             \
    X(pair_noun) X(pair_word) X(passing_noun) X(pending_marker) X(people_verb) \
    X(perfect_auxiliary) X(phase_verb) X(plural_pronoun) X(possible_word)      \
    X(prefix_word) X(promise_word) X(question_marker) X(reported_future)       \
    X(resolve_verb) X(rule_noun) X(scene_noun) X(scope_word) X(second_person)  \
    X(side_noun) X(silence_verb) X(single_word) X(singular_pronoun)            \
    X(sport_hint) X(sport_word) X(state_noun) X(strike_verb) X(support_verb)   \
    X(thing_pronoun) X(threat_noun) X(truth_word) X(two_word) X(unreal_noun)   \
    X(unreal_word) X(venue_word) X(verge_word) X(violence_noun)                \
    X(warning_word) X(weapon_noun) X(where_preposition) X(wish_verb) X(woman)

#define ONUS_ENUM_WORDS(name) WORDS_##name,
typedef enum onus_words {
    ONUS_WORDS_LIST(ONUS_ENUM_WORDS) WORDS_COUNT
} onus_words;

/* The kinds of phrases in en/pages.tsv, which says what each is. */
#define ONUS_PAGE_LIST(X)                                                      \
    X(agency) X(byline) X(caption) X(captioned) X(credit) X(end) X(function)   \
    X(furniture) X(joint) X(kicker) X(meridiem) X(month) X(office) X(opening)  \
    X(outlet) X(outside) X(particle) X(published) X(related) X(rights)         \
    X(section) X(signed) X(stamp) X(unfinished) X(updated) X(weekday) X(zone)

#define ONUS_ENUM_PAGE(name) PAGE_##name,
typedef enum onus_page_kind {
    ONUS_PAGE_LIST(ONUS_ENUM_PAGE) PAGE_COUNT
} onus_page_kind;

/* The phrases of one kind. */
typedef struct onus_phrases {
    onus_map rows;    /* phrase -> page_values */
    uint32_t longest; /* words */
} onus_phrases;

struct onus_tables {
    onus_arena arena; /* owns rows, indexes and folded keys */
    ONUS_ARRAY(onus_mapping) files; /* owned */

    ONUS_ARRAY(onus_country) countries;
    ONUS_ARRAY(onus_person) people;
    ONUS_ARRAY(onus_body) organisations;
    ONUS_ARRAY(onus_body) groups;
    ONUS_ARRAY(onus_body) seats;
    ONUS_ARRAY(onus_agent) agents;
    ONUS_ARRAY(onus_cameo) cameo;
    ONUS_ARRAY(onus_plover) plover;
    ONUS_ARRAY(onus_sector) sectors;
    ONUS_ARRAY(onus_gazetteer_row) places;
    ONUS_ARRAY(onus_cue) cues;
    ONUS_ARRAY(onus_slice) issues;
    ONUS_ARRAY(onus_word_class) classes;
    ONUS_ARRAY(onus_pattern) patterns;

    onus_map country_of;     /* ISO code -> countries */
    onus_map cameo_of;       /* code -> cameo */
    onus_map plover_of;      /* ONUS_PLOVER_KEY -> plover */
    onus_map sector_of;      /* CAMEO role -> sectors */
    onus_map class_of;       /* "@talk" -> classes */

    ONUS_ARRAY(onus_sense) senses;
    onus_map names;          /* folded name -> senses */
    /* first folded word -> most words of a name that begins so */
    onus_map name_lengths;
    onus_map agent_of;       /* phrase, singular and lower-case -> agents */
    /* first word -> most words of a phrase that begins so */
    onus_map agent_lengths;
    /* head lemma -> first of a chain in pattern_links */
    onus_map pattern_heads;
    ONUS_ARRAY(onus_pattern_link) pattern_links;
    onus_map issue_of;       /* word or phrase -> issues */
    onus_map words[WORDS_COUNT]; /* the closed lists: word -> 1 */
    onus_phrases pages[PAGE_COUNT];
    /* what a phrase stands for; may be empty */
    ONUS_ARRAY(onus_slice) page_values;
    /* the words of time, and how they are put together */
    onus_timex timex;
    /* first word of a cue -> the first of its rows in cues */
    onus_map cue_heads;

    size_t rows;             /* of all tables */
    uint64_t hash;           /* of all their bytes: the version of the tables */
};

/* Load all tables of a folder; the first mistake ends it (IO, TABLE,
 * MEMORY). */
onus_status onus_tables__open(onus_tables **out, const char *folder,
                              onus_error *error);
void onus_tables__close(onus_tables *tables); /* NULL is fine */

/* Load them only to report every mistake; see onus_tables_check in onus.h. */
onus_status onus_tables__check(const char *folder, onus_complaint *complaint,
                               void *payload, size_t *rows, onus_error *error);

/* A name as the index has it: accents, full stops and apostrophes dropped,
 * hyphens as blanks, case kept: "Kim Jong-un" -> "Kim Jong un", "U.S." -> "US".
 * Empty words are left out. */
onus_slice onus_tables__fold(onus_arena *arena, onus_slice name);

/* The first sense of a folded name, or ONUS_NONE. */
uint32_t onus_tables__senses(const onus_tables *tables, onus_slice folded);

/* A date cell or ISO date as a day: 2018-04 -> 20180401, or 20180431 with
 * `last`. 0 if it is none. */
onus_day onus_tables__day(onus_slice date, bool last);

/* Does [from, to] hold the day? An unknown day (0) is held by rows without an
 * end. */
bool onus_tables__holds(onus_day from, onus_day to, onus_day day);

/* PLOVER's row for a type and a mode (absent: the type alone), or NULL. */
const onus_plover *onus_tables__plover(const onus_tables *tables,
                                       onus_slice type, onus_slice mode);

/* The row of a group of three letters in an actor's code, or NULL. */
const onus_sector *onus_tables__sector(const onus_tables *tables,
                                       onus_slice group);

/* Is this lemma (lower case) in a closed list? */
static inline bool onus_tables__in(const onus_tables *tables, onus_words list,
                                   onus_slice lemma)
{
    return onus_map__find(&tables->words[list], lemma) != ONUS_NONE;
}

/* The next part of a cell of values parted by `|`. */
static inline onus_slice onus_tables__value(onus_slice *rest)
{
    return onus_slice__trim(onus_slice__split(rest, '|'));
}

#endif
