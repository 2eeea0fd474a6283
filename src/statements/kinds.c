/* Kinds: commitment, demand, refusal, ... and the issue.
 *
 * The cue tells first: "vowed" is a commitment, "urged" a demand. Where it says
 * nothing of the kind ("said", "told"), the main verbs of the content are
 * asked, as the speaker's own acts: "we will" commits, "we are ready to"
 * offers, "they must" demands, "we urge" is what urge is; "we will bomb"
 * threatens, if bombing is conflict in events.tsv. In reported speech the
 * speaker is whoever has the speaker's entity. What was left out: irony, and
 * imperatives.
 */
#include "statements/talk.h"

#include "events/match.h"
#include "knowledge/issues.h"

typedef struct judge {
    const onus_talk *talk;
    const onus_draft *draft;
    uint32_t speaker; /* entity, or ONUS_NONE */
} judge;

/* What the helpers of a verb say. */
typedef struct mood {
    bool will, would, must, negated, condition;
    bool speaks;   /* its subject is the speaker */
    bool somebody; /* it has another subject */
    bool asked;    /* "how we will go on": neither said nor done */
} mood;

static const onus_token *token_of(const judge *judge, uint32_t token)
{
    return onus_talk__token(judge->talk, token);
}

static bool listed(const judge *judge, onus_words list, uint32_t token)
{
    return onus_talk__listed(judge->talk, list, token);
}

/* Is a subject the speaker: "I" in a quotation, "he" or his country's name
 * outside? */
static bool is_speaker(const judge *judge, uint32_t subject)
{
    const onus_record *record = judge->talk->record;
    if (judge->talk->quote_of[subject] != ONUS_NONE)
        return listed(judge, WORDS_first_person, subject);
    uint32_t m = record->mention_of[subject];
    if (m == ONUS_NONE || judge->speaker == ONUS_NONE)
        return false;
    uint32_t entity = record->mentions.items[m].entity;
    if (entity == judge->speaker)
        return true;
    const onus_entity *own = &record->entities.items[judge->speaker];
    const onus_entity *other = &record->entities.items[entity];
    return other->kind == ONUS_KIND_COUNTRY && own->country.size &&
           own->code.size > 3 && onus_slice__equal(own->country, other->code);
}

static bool opens_condition(const judge *judge, uint32_t clause)
{
    uint32_t mark = onus_record__child(judge->talk->record, clause, REL_mark);
    return mark != ONUS_NONE && listed(judge, WORDS_conditional_marker, mark);
}

static mood mood_of(const judge *judge, uint32_t verb)
{
    mood mood = {0};
    const onus_token *tokens = judge->talk->record->tokens.items;
    for (uint32_t c = tokens[verb].first_child; c != ONUS_NONE;
         c = tokens[c].next_sibling)
        switch (tokens[c].relation) {
        case REL_aux:
            mood.will |= listed(judge, WORDS_future_auxiliary, c);
            mood.would |= tokens[c].xpos == XPOS_MD &&
                          listed(judge, WORDS_reported_future, c);
            mood.must |=
                tokens[c].xpos == XPOS_MD && listed(judge, WORDS_duty_word, c);
            break;
        case REL_advmod:
        case REL_det:
            mood.negated |= listed(judge, WORDS_negation, c);
            mood.asked |= tokens[c].xpos == XPOS_WRB;
            break;
        case REL_advcl:
            mood.condition |= opens_condition(judge, c);
            break;
        case REL_nsubj:
        case REL_nsubj_pass:
            mood.speaks |= is_speaker(judge, c);
            mood.somebody |= !is_speaker(judge, c);
            break;
        default:
            break;
        }
    /* reported: "he said he would", unless the would is an if's */
    bool reported = judge->talk->quote_of[verb] == ONUS_NONE;
    mood.will |= mood.would && reported && !mood.condition;
    return mood;
}

/* Is what the verb says an act of material conflict by events.tsv? */
static bool is_hostile(const judge *judge, uint32_t verb)
{
    const onus_tables *tables = judge->talk->tables;
    onus_match match;
    if (!onus_match__token(tables, judge->talk->record, verb, &match))
        return false;
    uint32_t plover = tables->patterns.items[match.pattern].plover;
    return tables->plover.items[plover].quad == 4;
}

/* "need to", "have to": the infinitive's verb hangs on the duty. */
static bool is_duty(const judge *judge, uint32_t verb)
{
    return listed(judge, WORDS_duty_word, verb) &&
           onus_record__child(judge->talk->record, verb, REL_xcomp) !=
               ONUS_NONE;
}

static bool about_comment(const judge *judge, uint32_t top)
{
    const onus_token *token = token_of(judge, top);
    for (uint32_t t = token->first; t <= token->last; t++)
        if (listed(judge, WORDS_comment_word, t) &&
            onus_record__under(judge->talk->record, t, top))
            return true;
    return false;
}

/* "We urge", "I deny": what the speaker does by saying it. */
static onus_saying performed(const judge *judge, uint32_t verb)
{
    uint32_t d = judge->talk->draft_of[verb];
    if (d == ONUS_NONE || token_of(judge, verb)->xpos == XPOS_VBD)
        return SAYING_statement;
    onus_saying kind = judge->talk->drafts.items[d].cue->kind;
    if (kind == SAYING_refusal && about_comment(judge, verb))
        return SAYING_no_comment;
    return kind;
}

/* What one main verb of the content makes of the statement. */
static onus_saying by_verb(const judge *judge, uint32_t verb)
{
    mood mood = mood_of(judge, verb);
    if (opens_condition(judge, verb))
        return SAYING_condition;
    if (mood.asked)
        return SAYING_statement;
    if (mood.condition && (mood.will || mood.must || mood.speaks))
        return SAYING_condition;
    if (mood.speaks) {
        onus_saying kind = performed(judge, verb);
        if (kind != SAYING_statement && !mood.negated && !mood.will)
            return kind;
        if (mood.will && mood.negated)
            return SAYING_refusal;
        if (mood.will)
            return is_hostile(judge, verb) ? SAYING_threat : SAYING_commitment;
        return SAYING_statement;
    }
    if (mood.must || is_duty(judge, verb))
        return SAYING_demand;
    return mood.will && mood.somebody ? SAYING_prediction : SAYING_statement;
}

/* Is a token the head of a main clause of the range: nothing in the range is
 * above it, or it is coordinated with such a one? */
static bool is_main(const judge *judge, uint32_t token, onus_range range)
{
    const onus_token *tokens = judge->talk->record->tokens.items;
    uint32_t head = tokens[token].head;
    while (head != ONUS_NONE && tokens[token].relation == REL_conj) {
        token = head;
        head = tokens[token].head;
    }
    return token >= range.first && token <= range.last &&
           (head == ONUS_NONE || head < range.first || head > range.last);
}

static onus_saying by_content(const judge *judge)
{
    const onus_ranges *ranges = &judge->draft->ranges;
    for (uint32_t r = 0; r < ranges->count; r++) {
        onus_range range = ranges->items[r];
        for (uint32_t t = range.first; t <= range.last; t++) {
            if (!is_main(judge, t, range))
                continue;
            onus_saying kind = by_verb(judge, t);
            if (kind != SAYING_statement)
                return kind;
        }
    }
    return SAYING_statement;
}

static bool asks(const judge *judge, const onus_statement *statement)
{
    onus_span span = statement->spans[statement->span_count - 1];
    onus_slice text = onus_record__slice(judge->talk->record, span);
    while (text.size && (unsigned char)text.data[text.size - 1] != '?') {
        unsigned char c = (unsigned char)text.data[text.size - 1];
        if (c != '"' && c != '\'' && c < 0x80)
            return false;
        text.size--;
    }
    return text.size > 0;
}

static bool cue_negated(const judge *judge)
{
    if (judge->draft->head == ONUS_NONE)
        return false;
    return mood_of(judge, judge->draft->head).negated;
}

static bool neutral(onus_saying kind)
{
    return kind == SAYING_statement || kind == SAYING_assessment;
}

static onus_saying kind_of(const judge *judge, const onus_statement *statement)
{
    const onus_draft *draft = judge->draft;
    onus_saying kind = draft->cue ? draft->cue->kind : SAYING_statement;
    uint32_t content = draft->content;
    bool comment = content != ONUS_NONE && about_comment(judge, content);
    if (kind == SAYING_refusal && comment)
        return SAYING_no_comment;
    bool negated = cue_negated(judge);
    if (negated && comment && kind == SAYING_statement)
        return SAYING_no_comment;
    if ((negated || onus_talk__is_thought(judge->talk, draft)) && !neutral(kind) &&
        kind != SAYING_question)
        return SAYING_statement;
    if (kind == SAYING_demand && asks(judge, statement))
        return SAYING_question;
    if (kind == SAYING_prediction && content != ONUS_NONE) {
        mood mood = mood_of(judge, content);
        return mood.speaks && (mood.will || mood.would) ? SAYING_threat : kind;
    }
    if (!neutral(kind))
        return kind;
    onus_saying found = by_content(judge);
    if (found == SAYING_statement && asks(judge, statement))
        return SAYING_question;
    return found == SAYING_statement ? kind : found;
}

/* The issue of all its spans together, for each adds its words. */
static onus_slice issue_of(const judge *judge, const onus_statement *statement)
{
    const onus_talk *talk = judge->talk;
    onus_span whole = {statement->spans[0].start,
                       statement->spans[statement->span_count - 1].end};
    return onus_issues__of(talk->tables,
                           onus_record__slice(talk->record, whole));
}

void onus_talk__kind(const onus_talk *talk, const onus_draft *draft,
                     onus_statement *statement)
{
    judge judge = {talk, draft, statement->speaker_entity};
    statement->kind = onus_saying__name(kind_of(&judge, statement));
    statement->issue = issue_of(&judge, statement);
}
