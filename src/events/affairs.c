/* Affairs: acts in the words of war and diplomacy that are neither.
 *
 * In a sentence about sport a country is a team: "Brazil attacked from the
 * first whistle". One word that is used in sport only tells, or two that are at
 * home there; bans, boycotts and riots stay acts, and so does all that a
 * government does. A firm deals with firms: its act is political if it names
 * somebody else as its target ("sued Norway"), not where a country only says of
 * which kind a thing is ("bought a Finnish maker of batteries"). Doctors and
 * patients, teachers and pupils meet and ask and forgive each other every day:
 * without a country that is nobody's policy. Strikes and protests are politics
 * whoever goes on them.
 */
#include "events/affairs.h"

#include "events/clause.h"

enum { HINTS = 2 /* words at home in sport that make a sentence sport */ };

/* ------------------------------------------------------------------ sport */

/* "semi-final" is three tokens; in the list it is one word. */
static bool is_sport_word(const onus_tables *tables, const onus_record *record,
                          uint32_t token)
{
    const onus_token *tokens = record->tokens.items;
    onus_slice last = tokens[token].lemma;
    char word[48];
    if (onus_tables__in(tables, WORDS_sport_word, last))
        return true;
    if (token < 2 || tokens[token - 1].xpos != XPOS_HYPH)
        return false;
    onus_slice first = tokens[token - 2].form;
    if (first.size + last.size > sizeof word)
        return false;
    memcpy(word, first.data, first.size);
    memcpy(word + first.size, last.data, last.size);
    return onus_tables__in(tables, WORDS_sport_word,
                           (onus_slice){word, first.size + last.size});
}

static bool is_about_sport(const onus_tables *tables, const onus_record *record,
                           uint32_t sentence)
{
    const onus_sentence *s = &record->sentences.items[sentence];
    int hints = 0;
    for (uint32_t t = s->first_token; t < s->first_token + s->token_count;
         t++) {
        if (record->tokens.items[t].name)
            continue;
        if (is_sport_word(tables, record, t))
            return true;
        hints += onus_tables__in(tables, WORDS_sport_hint,
                                 record->tokens.items[t].lemma);
    }
    return hints >= HINTS;
}

/* Can all of them be teams or players: countries, or in no table? */
static bool can_play(const onus_record *record, const onus_actors *list)
{
    for (uint32_t i = 0; i < list->count; i++) {
        const onus_entity *entity =
            &record->entities.items[list->items[i].entity];
        if (entity->code.size > 3)
            return false;
    }
    return true;
}

static bool is_sport(const onus_tables *tables, const onus_record *record,
                     const onus_match *match, const onus_reading *reading,
                     const onus_parties *parties)
{
    static const char *const earnest[] = {"SANCTION", "COERCE", "PROTEST",
                                          "AID"};
    return !ONUS_SLICE_IS_ONE_OF(reading->plover->type, earnest) &&
           can_play(record, &parties->sources) &&
           can_play(record, &parties->targets) &&
           is_about_sport(tables, record,
                          record->tokens.items[match->head].sentence);
}

/* --------------------------------------------------------------- business */

typedef bool test(const onus_entity *entity);

static bool is_firm(const onus_entity *entity)
{
    static const char *const firms[] = {"BUS", "MNC"};
    return ONUS_SLICE_IS_ONE_OF(entity->sectors[0], firms);
}

/* Is it somebody of no country and no office? Of an unknown name nobody can
 * tell. */
static bool is_ordinary(const onus_entity *entity)
{
    static const char *const walks[] = {"BUS", "CVL", "EDU",
                                        "MED", "LAB", "JRN"};
    return !entity->country.size &&
           ONUS_SLICE_IS_ONE_OF(entity->sectors[0], walks);
}

static bool are_all(const onus_record *record, const onus_actors *list,
                    test *is_such)
{
    for (uint32_t i = 0; i < list->count; i++)
        if (!is_such(&record->entities.items[list->items[i].entity]))
            return false;
    return true;
}

/* Does an actor only say whose or of which kind a thing is? */
static bool only_modifies(const onus_record *record, uint32_t token)
{
    uint8_t relation = record->tokens.items[token].relation;
    return record->mention_of[token] == ONUS_NONE || relation == REL_amod ||
           relation == REL_compound || relation == REL_nmod_desc;
}

/* Is nobody else named as target, but firms, and countries that things are of?
 * Words against a country's things are against the country: "rejected the
 * Russian order". */
static bool is_business(const onus_record *record, const onus_match *match,
                        const onus_reading *reading,
                        const onus_parties *parties)
{
    static const char *const earnest[] = {"PROTEST", "THREATEN"};
    if (!parties->sources.count ||
        ONUS_SLICE_IS_ONE_OF(reading->plover->type, earnest) ||
        !are_all(record, &parties->sources, is_firm))
        return false;
    bool named =
        parties->targets.count &&
        (!only_modifies(record, match->target) || reading->plover->quad == 3);
    return !named || are_all(record, &parties->targets, is_firm);
}

/* Do people like you and me deal with each other: "the doctor urged patients to
 * rest"? Who asks or warns nobody by name speaks to the public; whom nobody by
 * name charges with a theft is a thief. */
static bool is_daily_life(const onus_record *record,
                          const onus_reading *reading,
                          const onus_parties *parties)
{
    static const char *const dealing[] = {"AGREE", "CONSULT", "SUPPORT",
                                          "COOPERATE", "SANCTION"};
    static const char *const speaking[] = {"REQUEST", "REJECT", "CONCEDE",
                                           "THREATEN"};
    bool daily = ONUS_SLICE_IS_ONE_OF(reading->plover->type, dealing) ||
                 (ONUS_SLICE_IS_ONE_OF(reading->plover->type, speaking) &&
                  parties->targets.count);
    bool charged = onus_slice__is(reading->plover->type, "ACCUSE") &&
                   !parties->sources.count;
    return (charged || (daily && parties->sources.count)) &&
           are_all(record, &parties->sources, is_ordinary) &&
           are_all(record, &parties->targets, is_ordinary);
}

onus_nothing onus_affairs__of(const onus_tables *tables,
                              const onus_record *record,
                              const onus_match *match,
                              const onus_reading *reading,
                              const onus_parties *parties)
{
    if (is_sport(tables, record, match, reading, parties))
        return NOTHING_sport;
    if (is_business(record, match, reading, parties))
        return NOTHING_business;
    return is_daily_life(record, reading, parties) ? NOTHING_daily_life
                                                   : NOTHING_BUT_AN_ACT;
}
