/* Speakers: the phrase that names a speaker, and who that is in the world.
 *
 * The mentions tell who; where they know nobody, the text names the speaker.
 * The phrase is given as it stands: "Jo Roe, a fellow at the institute,".
 */
#include "statements/talk.h"

/* ----------------------------------------------------------- the phrase */

static bool is_comma(const onus_talk *talk, uint32_t token)
{
    return onus_talk__token(talk, token)->xpos == XPOS_COMMA;
}

/* Where the phrase of a speaker ends: before what only tells more about a name.
 */
static uint32_t phrase_end(const onus_talk *talk, uint32_t head)
{
    const onus_token *tokens = talk->record->tokens.items;
    uint32_t last = tokens[head].last;
    for (uint32_t c = tokens[head].first_child; c != ONUS_NONE;
         c = tokens[c].next_sibling) {
        uint8_t relation = tokens[c].relation;
        uint32_t first = tokens[c].first;
        bool clause = relation == REL_acl_relcl || relation == REL_acl ||
                      relation == REL_advcl || relation == REL_parataxis;
        if (clause && first > head && first <= last &&
            (is_comma(talk, first) || is_comma(talk, first - 1)))
            last = first - 1;
    }
    return last;
}

/* "spokesman Jo Roe said": parsers take the name for one more subject. */
static uint32_t name_behind(const onus_talk *talk, uint32_t last, uint32_t cue)
{
    const onus_token *tokens = talk->record->tokens.items;
    for (uint32_t c = tokens[cue].first_child; c != ONUS_NONE;
         c = tokens[c].next_sibling)
        if (tokens[c].first == last + 1 && tokens[c].upos == UPOS_PROPN &&
            c < cue &&
            (tokens[c].relation == REL_nsubj || tokens[c].relation == REL_dep))
            return c;
    return ONUS_NONE;
}

/* What may stand before a phrase without being part of it. */
static bool leads(const onus_talk *talk, uint32_t token)
{
    const onus_token *word = onus_talk__token(talk, token);
    switch (word->relation) {
    case REL_case:
    case REL_cc:
    case REL_mark:
    case REL_fixed:
    case REL_cc_preconj:
        return true;
    case REL_punct:
        return word->xpos != XPOS_OPEN_QUOTE && word->xpos != XPOS_OPEN_BRACKET;
    default:
        return false;
    }
}

/* Take away what stands at the end of a phrase without being part of it. The
 * comma that closes an apposition stays: "Jo Roe, the mayor," is how the phrase
 * stands in the text. */
static void close_phrase(const onus_talk *talk, onus_range *range,
                         uint32_t head)
{
    const onus_token *tokens = talk->record->tokens.items;
    bool apposition = false, bracket = false;
    for (uint32_t t = head; t < range->last; t++) {
        apposition |= is_comma(talk, t);
        bracket |= tokens[t].xpos == XPOS_OPEN_BRACKET;
    }
    while (range->last > head &&
           (tokens[range->last].upos == UPOS_PUNCT ||
            tokens[range->last].xpos == XPOS_POS) &&
           !(bracket && tokens[range->last].xpos == XPOS_CLOSE_BRACKET))
        range->last--;
    uint32_t next = range->last + 1;
    if (apposition && next < onus_talk__sentence_end(talk, head) &&
        is_comma(talk, next))
        range->last++;
}

static onus_range phrase(const onus_talk *talk, uint32_t head, uint32_t cue)
{
    const onus_token *tokens = talk->record->tokens.items;
    onus_range range = {tokens[head].first, phrase_end(talk, head)};
    while (range.first < head && leads(talk, range.first))
        range.first++;
    if (cue != ONUS_NONE && cue > head && cue <= range.last)
        range.last = cue - 1;
    if (cue != ONUS_NONE && cue < head && cue >= range.first)
        range.first = cue + 1;
    uint32_t name =
        cue == ONUS_NONE ? ONUS_NONE : name_behind(talk, range.last, cue);
    if (name != ONUS_NONE)
        range.last = phrase_end(talk, name);
    close_phrase(talk, &range, head);
    return range;
}

/* ---------------------------------------------------------- the mention */

/* "who said": the noun that the clause is about. */
static uint32_t behind_relative(const onus_talk *talk, uint32_t token)
{
    const onus_token *word = onus_talk__token(talk, token);
    bool relative = word->xpos == XPOS_WP || word->xpos == XPOS_WDT;
    if (!relative || word->head == ONUS_NONE)
        return token;
    const onus_token *above = onus_talk__token(talk, word->head);
    return above->relation == REL_acl_relcl ? above->head : token;
}

static const onus_entity *entity_of(const onus_record *record, uint32_t mention)
{
    return &record->entities.items[record->mentions.items[mention].entity];
}

/* A person's name in apposition to a noun, or ONUS_NONE. */
static uint32_t named_beside(const onus_record *record, uint32_t noun)
{
    const onus_token *tokens = record->tokens.items;
    for (uint32_t c = tokens[noun].first_child; c != ONUS_NONE;
         c = tokens[c].next_sibling) {
        uint32_t m = record->mention_of[c];
        if (tokens[c].relation == REL_appos && m != ONUS_NONE &&
            record->mentions.items[m].form == ONUS_FORM_NAME &&
            entity_of(record, m)->kind == ONUS_KIND_PERSON)
            return m;
    }
    return ONUS_NONE;
}

/* "a spokeswoman for the ministry, Jo Roe", "one of the farmers, Jo Roe": the
 * name stands beside what the phrase ends in. Not so where that is a person. */
static uint32_t named_behind(const onus_record *record, uint32_t head)
{
    const onus_token *tokens = record->tokens.items;
    uint32_t named = named_beside(record, head);
    for (uint32_t c = tokens[head].first_child;
         named == ONUS_NONE && c != ONUS_NONE; c = tokens[c].next_sibling) {
        uint32_t m = record->mention_of[c];
        bool one = m != ONUS_NONE && tokens[c].xpos != XPOS_NNS &&
                   entity_of(record, m)->kind == ONUS_KIND_PERSON;
        if (tokens[c].relation == REL_nmod && c > head && !one)
            named = named_beside(record, c);
    }
    return named;
}

/* "a statement from the ministry", "the ministry's report": whose it is. */
static uint32_t issuer_of(const onus_talk *talk, uint32_t document)
{
    const onus_record *record = talk->record;
    const onus_token *tokens = record->tokens.items;
    uint32_t owner = onus_record__child(record, document, REL_nmod_poss);
    for (uint32_t c = tokens[document].first_child;
         owner == ONUS_NONE && c != ONUS_NONE; c = tokens[c].next_sibling) {
        if (tokens[c].relation == REL_nmod &&
            onus_tables__in(talk->tables, WORDS_issuer_preposition,
                            onus_record__preposition(record, c)))
            owner = c;
    }
    return owner == ONUS_NONE ? ONUS_NONE : record->mention_of[owner];
}

/* The mention that a phrase names: its head's, else that of a name inside it.
 */
static uint32_t mention_in(const onus_talk *talk, uint32_t head)
{
    static const uint8_t names[] = {REL_flat, REL_appos, REL_nmod_desc,
                                    REL_compound};
    const onus_record *record = talk->record;
    const onus_token *tokens = record->tokens.items;
    head = behind_relative(talk, head);
    if (head == ONUS_NONE)
        return ONUS_NONE;
    uint32_t own = record->mention_of[head];
    if (own != ONUS_NONE &&
        record->mentions.items[own].form != ONUS_FORM_NOMINAL)
        return own;
    if (own == ONUS_NONE && onus_talk__listed(talk, WORDS_document_noun, head))
        return issuer_of(talk, head);
    uint32_t named = named_behind(record, head);
    if (named != ONUS_NONE || own != ONUS_NONE)
        return named != ONUS_NONE ? named : own;
    for (size_t i = 0; i < sizeof names; i++)
        for (uint32_t c = tokens[head].first_child; c != ONUS_NONE;
             c = tokens[c].next_sibling) {
            uint32_t m = record->mention_of[c];
            if (tokens[c].relation == names[i] && m != ONUS_NONE &&
                record->entities.items[record->mentions.items[m].entity].kind ==
                    ONUS_KIND_PERSON)
                return m;
        }
    return ONUS_NONE;
}

/* What a draft calls its speaker when no table and no mention knows: the phrase
 * without its article and what follows the name. */
static onus_slice bare_name(const onus_talk *talk, uint32_t head,
                            onus_range range)
{
    const onus_token *tokens = talk->record->tokens.items;
    while (range.first < head && tokens[range.first].upos == UPOS_DET)
        range.first++;
    uint32_t last = head;
    while (last < range.last && (tokens[last + 1].relation == REL_flat ||
                                 tokens[last + 1].relation == REL_compound ||
                                 tokens[last + 1].xpos == XPOS_HYPH))
        last++;
    return onus_record__slice(
        talk->record, onus_record__span(talk->record, range.first, last));
}

static void describe(const onus_talk *talk, uint32_t entity,
                     onus_statement *statement)
{
    const onus_entity *who = &talk->record->entities.items[entity];
    statement->speaker_entity = entity;
    statement->speaker_name = who->name;
    statement->speaker_role = who->role;
    statement->speaker_organization = who->organization;
}

static bool is_body(const onus_record *record, onus_slice name)
{
    for (uint32_t e = 0; name.size && e < record->entities.count; e++)
        if (record->entities.items[e].kind == ONUS_KIND_ORGANIZATION &&
            onus_slice__equal(record->entities.items[e].name, name))
            return true;
    return false;
}

/* "Jo Roe, a fellow for Asia at the Institute,": the body that the phrase names
 * behind "at" or the like, where the entity has none or only the name of a
 * region. */
static void set_employer(const onus_talk *talk, onus_range phrase,
                         uint32_t entity, onus_statement *statement)
{
    const onus_record *record = talk->record;
    onus_entity *who = &record->entities.items[entity];
    for (uint32_t t = phrase.first; t <= phrase.last && !who->known; t++) {
        uint32_t m = record->mention_of[t];
        uint32_t preposition = onus_record__child(record, t, REL_case);
        if (m == ONUS_NONE || preposition == ONUS_NONE)
            continue;
        const onus_mention *mention = &record->mentions.items[m];
        const onus_entity *body = &record->entities.items[mention->entity];
        if (mention->form == ONUS_FORM_NAME &&
            body->kind == ONUS_KIND_ORGANIZATION &&
            onus_talk__listed(talk, WORDS_owner_preposition, preposition) &&
            !is_body(record, who->organization))
            statement->speaker_organization = who->organization = body->name;
    }
}

/* The draft that names the speaker of this one: itself, or the one it goes on
 * from. */
static const onus_draft *naming(const onus_talk *talk, const onus_draft *draft)
{
    while (draft->like != ONUS_NONE)
        draft = &talk->drafts.items[draft->like];
    return draft;
}

uint32_t onus_talk__who(const onus_talk *talk, const onus_draft *draft)
{
    uint32_t head = naming(talk, draft)->speaker;
    uint32_t mention = head == ONUS_NONE ? ONUS_NONE : mention_in(talk, head);
    return mention == ONUS_NONE ? ONUS_NONE
                                : talk->record->mentions.items[mention].entity;
}

static void set_phrase(const onus_talk *talk, const onus_draft *draft,
                       onus_statement *statement)
{
    const onus_record *record = talk->record;
    uint32_t head = draft->speaker;
    if (draft->named.first <= draft->named.last) {
        statement->speaker =
            onus_record__span(record, draft->named.first, draft->named.last);
        statement->speaker_name =
            onus_record__slice(record, statement->speaker);
    } else if (head != ONUS_NONE) {
        onus_range range = phrase(talk, head, draft->head);
        statement->speaker = onus_record__span(record, range.first, range.last);
        if (onus_talk__token(talk, head)->upos != UPOS_PRON)
            statement->speaker_name = bare_name(talk, head, range);
    }
}

static void set_addressee(const onus_talk *talk, const onus_draft *draft,
                          onus_statement *statement)
{
    statement->addressee_entity = ONUS_NONE;
    if (draft->listener == ONUS_NONE)
        return;
    onus_range range = phrase(talk, draft->listener, draft->head);
    statement->addressee =
        onus_record__span(talk->record, range.first, range.last);
    uint32_t mention = mention_in(talk, draft->listener);
    if (mention != ONUS_NONE)
        statement->addressee_entity =
            talk->record->mentions.items[mention].entity;
}

static bool is_self(const onus_talk *talk, uint32_t token)
{
    return token != ONUS_NONE && talk->quote_of[token] != ONUS_NONE &&
           onus_talk__listed(talk, WORDS_first_person, token);
}

/* "I think" inside a quotation whose speaker only the text names. */
static void name_self(const onus_talk *talk, const onus_draft *draft,
                      onus_statement *statement)
{
    uint32_t outer = talk->quotes.items[talk->quote_of[draft->speaker]].draft;
    if (outer == ONUS_NONE || &talk->drafts.items[outer] == draft)
        return;
    onus_statement around = {0};
    set_phrase(talk, naming(talk, &talk->drafts.items[outer]), &around);
    statement->speaker_name = around.speaker_name;
}

void onus_talk__speaker(const onus_talk *talk, const onus_draft *draft,
                        onus_statement *statement)
{
    statement->speaker_entity = ONUS_NONE;
    set_phrase(talk, naming(talk, draft), statement);
    uint32_t entity = onus_talk__who(talk, draft);
    if (entity != ONUS_NONE) {
        describe(talk, entity, statement);
        const onus_draft *named = naming(talk, draft);
        if (named->speaker != ONUS_NONE)
            set_employer(talk, phrase(talk, named->speaker, named->head),
                         entity, statement);
    } else if (is_self(talk, draft->speaker))
        name_self(talk, draft, statement);
    set_addressee(talk, draft, statement);
}
