/* Spotting names: the longest phrases that the tables know, and what the model
 * calls a name.
 *
 * At each token the index of names is asked for the longest phrase that begins
 * there ("Kim", "Jong", "-", "un" -> people.tsv). A phrase of the tables wins
 * over the model, except that a country, adjective or place inside a longer
 * name of the model's gives way to it and tells its country ("Bank of China").
 * A name that is nothing but two countries and a hyphen is two ("U.S.-China").
 */
#include "base/utf8.h"
#include "resolve/findings.h"

typedef struct hit {
    uint32_t last;  /* token */
    uint32_t sense; /* ONUS_NONE if there is no hit */
} hit;

static bool is_noun(const onus_token *token)
{
    return token->upos == UPOS_PROPN || token->upos == UPOS_NOUN;
}

static bool is_article(const onus_token *token)
{
    return token->upos == UPOS_DET && onus_slice__is(token->lemma, "the");
}

static uint32_t words_in(onus_slice text)
{
    uint32_t words = text.size > 0;
    for (size_t i = 0; i < text.size; i++)
        words += text.data[i] == ' ';
    return words;
}

/* The most words of a name that begins with this folded token; 0 if none
 * does. */
static uint32_t longest_from(const onus_map *lengths, onus_slice folded)
{
    uint32_t longest =
        onus_map__find(lengths, onus_slice__split(&folded, ' '));
    return longest == ONUS_NONE ? 0 : longest;
}

/* The longest name of the tables that begins at a token. */
static hit look_up(const onus_findings *findings, uint32_t token, uint32_t end)
{
    char key[256];
    size_t size = 0;
    hit best = {token, ONUS_NONE};
    uint32_t longest =
        findings->folded[token].size
            ? longest_from(&findings->tables->name_lengths,
                           findings->folded[token])
            : 0;
    for (uint32_t t = token; t < end && longest; t++) {
        onus_slice word = findings->folded[t];
        if (!word.size)
            continue;
        if (size + word.size + 1 > sizeof key)
            break;
        if (size)
            key[size++] = ' ';
        memcpy(key + size, word.data, word.size);
        size += word.size;
        onus_slice phrase = {key, size};
        if (words_in(phrase) > longest)
            break;
        uint32_t sense = onus_tables__senses(findings->tables, phrase);
        if (sense != ONUS_NONE)
            best = (hit){t, sense};
    }
    return best;
}

/* The last token of the model's name that begins at `token`. */
static uint32_t name_end(const onus_record *record, uint32_t token,
                         uint32_t end)
{
    const onus_token *tokens = record->tokens.items;
    uint32_t last = token;
    while (last + 1 < end && tokens[last + 1].name == tokens[token].name &&
           !tokens[last + 1].name_begins)
        last++;
    return last;
}

static const onus_sense *sense_of(const onus_findings *findings,
                                  uint32_t sense)
{
    return &findings->tables->senses.items[sense];
}

static bool has_kind(const onus_findings *findings, uint32_t sense,
                     onus_sense_kind kind)
{
    for (; sense != ONUS_NONE; sense = sense_of(findings, sense)->next)
        if (sense_of(findings, sense)->kind == kind)
            return true;
    return false;
}

/* Senses that may be trusted for one word alone, whatever the model says. */
static bool strong(const onus_findings *findings, uint32_t sense)
{
    return has_kind(findings, sense, SENSE_COUNTRY) ||
           has_kind(findings, sense, SENSE_ADJECTIVE) ||
           has_kind(findings, sense, SENSE_PEOPLE) ||
           has_kind(findings, sense, SENSE_SEAT);
}

/* Does the whole name have only senses of places and peoples? */
static bool only_where(const onus_findings *findings, uint32_t sense)
{
    for (; sense != ONUS_NONE; sense = sense_of(findings, sense)->next)
        switch (sense_of(findings, sense)->kind) {
        case SENSE_PERSON:
        case SENSE_ORGANISATION:
        case SENSE_GROUP:
        case SENSE_SEAT:
            return false;
        default:
            break;
        }
    return true;
}

/* "the North" after North Korea was spoken of, and not "the north". */
static bool short_name_fits(const onus_findings *findings, uint32_t token,
                            uint32_t *sense)
{
    uint32_t before = token ? token - 1 : ONUS_NONE;
    bool the = before != ONUS_NONE &&
               onus_slice__equal_ascii_case(
                   findings->record->tokens.items[before].form,
                   ONUS_SLICE("the"));
    for (uint32_t s = *sense; the && s != ONUS_NONE;
         s = sense_of(findings, s)->next) {
        if (sense_of(findings, s)->kind != SENSE_COUNTRY_SHORT)
            continue;
        for (uint32_t i = findings->items.count; i-- > 0;)
            if (findings->items.items[i].country ==
                sense_of(findings, s)->row) {
                *sense = s;
                return true;
            }
    }
    return false;
}

static bool is_subject(const onus_token *token)
{
    return token->relation == REL_nsubj || token->relation == REL_nsubj_pass ||
           token->relation == REL_nmod_poss;
}

/* Did somebody's whole name end with this word before? */
static bool was_named(const onus_findings *findings, uint32_t token)
{
    enum { FAR = 100 }; /* names back */
    uint32_t count = findings->items.count;
    for (uint32_t i = count; i-- > 0 && count - i <= FAR;) {
        const onus_finding *before = &findings->items.items[i];
        if (before->last > before->first &&
            onus_slice__equal(findings->folded[before->last],
                              findings->folded[token]))
            return true;
    }
    return false;
}

/* "Friday", "in May": a word of the calendar, unless somebody of that name
 * acts: was named before, or says something. */
static bool is_date(const onus_findings *findings, uint32_t token)
{
    const onus_token *tokens = findings->record->tokens.items;
    const onus_tables *tables = findings->tables;
    onus_slice word =
        onus_utf8__lowered(findings->scratch, findings->folded[token]);
    if (!onus_timex__number(&tables->timex, word, TIMEX_month) &&
        !onus_timex__number(&tables->timex, word, TIMEX_weekday))
        return false;
    if (!is_subject(&tokens[token]))
        return true;
    uint32_t verb = tokens[token].head;
    return !was_named(findings, token) &&
           (verb == ONUS_NONE ||
            onus_map__find(&tables->cue_heads, tokens[verb].lemma) ==
                ONUS_NONE);
}

/* "Lessons in English": a language, nobody. */
static bool is_language(const onus_findings *findings, uint32_t token,
                        uint32_t sense)
{
    const onus_record *record = findings->record;
    return has_kind(findings, sense, SENSE_ADJECTIVE) &&
           !has_kind(findings, sense, SENSE_COUNTRY) &&
           onus_slice__is(onus_record__preposition(record, token), "in") &&
           onus_record__child(record, token, REL_det) == ONUS_NONE;
}

/* Does a hyphen or dash follow, or begin the next token? */
static bool is_joined(const onus_findings *findings, uint32_t token)
{
    const onus_record *record = findings->record;
    if (token + 1 >= record->tokens.count ||
        record->tokens.items[token].space_after)
        return false;
    onus_slice form = record->tokens.items[token + 1].form;
    return form.data[0] == '-' || !findings->folded[token + 1].size;
}

/* "Franco" is France's only in front of another: "Franco-German". */
static bool is_half(const onus_findings *findings, uint32_t token)
{
    return onus_tables__in(findings->tables, WORDS_half_name,
                           onus_utf8__lowered(findings->scratch,
                                              findings->folded[token])) &&
           !is_joined(findings, token);
}

/* "Pro-Russian" rebels are not Russia's, a "Pan-American" road is nobody's. The
 * hyphen may be a token of its own or not. */
static bool is_prefixed(const onus_findings *findings, uint32_t token)
{
    const onus_token *tokens = findings->record->tokens.items;
    if (!token || tokens[token - 1].space_after)
        return false;
    onus_slice before = tokens[token - 1].form;
    if (before.data[before.size - 1] != '-')
        return false;
    before.size--;
    if (!before.size && token >= 2 && !tokens[token - 2].space_after)
        before = tokens[token - 2].form;
    return onus_tables__in(findings->tables, WORDS_prefix_word,
                           onus_utf8__lowered(findings->scratch, before));
}

/* May this hit be a name here? Narrows *sense where only one will do. */
static bool believable(const onus_findings *findings, uint32_t token,
                       const hit *found, uint32_t *sense)
{
    const onus_token *tokens = findings->record->tokens.items;
    bool one_word = found->last == token;
    if (has_kind(findings, *sense, SENSE_COUNTRY_SHORT) &&
        !strong(findings, *sense) && only_where(findings, *sense) &&
        !has_kind(findings, *sense, SENSE_CAPITAL))
        return short_name_fits(findings, token, sense);
    if (one_word && (is_language(findings, token, *sense) ||
                     is_half(findings, token)))
        return false;
    if (is_prefixed(findings, token))
        return false;
    if (!one_word || strong(findings, *sense))
        return true;
    if (is_date(findings, token))
        return false;
    if (tokens[token].name != NAME_NONE)
        return true;
    return tokens[token].upos == UPOS_PROPN;
}

/* The country that a sense names, or ONUS_NONE. */
static uint32_t country_of(const onus_findings *findings, uint32_t sense)
{
    for (; sense != ONUS_NONE; sense = sense_of(findings, sense)->next)
        switch (sense_of(findings, sense)->kind) {
        case SENSE_COUNTRY:
        case SENSE_COUNTRY_SHORT:
        case SENSE_ADJECTIVE:
        case SENSE_PEOPLE:
        case SENSE_CAPITAL:
            return sense_of(findings, sense)->row;
        default:
            break;
        }
    return ONUS_NONE;
}

/* The token of [first, last] whose head lies outside. */
static uint32_t head_of(const onus_record *record, uint32_t first,
                        uint32_t last)
{
    const onus_token *tokens = record->tokens.items;
    for (uint32_t t = first; t <= last; t++)
        if (tokens[t].head == ONUS_NONE || tokens[t].head < first ||
            tokens[t].head > last)
            if (is_noun(&tokens[t]) || t == last)
                return t;
    return last;
}

static void add(onus_findings *findings, uint32_t first, uint32_t last,
                uint32_t sense, uint32_t country)
{
    onus_finding finding = {
        .first = first, .last = last,
        .head = head_of(findings->record, first, last),
        .form = ONUS_FORM_NAME, .sense = sense, .agent = ONUS_NONE,
        .kind = (onus_name_kind)findings->record->tokens.items[first].name,
        .country = country, .second = ONUS_NONE, .owner = ONUS_NONE,
        .named = ONUS_NONE, .noun = ONUS_NONE,
        .entity = ONUS_NONE};
    for (uint32_t t = first; t <= last; t++)
        findings->at[t] = findings->items.count;
    onus_array__push(findings->scratch, &findings->items, finding);
}

/* The first country named in a stretch of tokens. */
static uint32_t country_inside(const onus_findings *findings, uint32_t first,
                               uint32_t last)
{
    for (uint32_t t = first; t <= last; t++) {
        uint32_t country =
            country_of(findings, look_up(findings, t, last + 1).sense);
        if (country != ONUS_NONE)
            return country;
    }
    return ONUS_NONE;
}

/* A person's name without the title that the model took for a part of it:
 * "Foreign Minister Ri Yong-ho". The token where the name itself begins. */
static uint32_t behind_title(const onus_findings *findings, uint32_t first,
                             uint32_t last)
{
    uint32_t title;
    for (uint32_t t = first + 1; t <= last; t++) {
        hit known = look_up(findings, t, last + 1);
        if (known.sense != ONUS_NONE && known.last == last &&
            has_kind(findings, known.sense, SENSE_PERSON))
            return t;
    }
    if (onus_findings__agent_at(findings, first, last, &title) != ONUS_NONE)
        return title + 1;
    return first;
}

/* The last of the tokens up to `last` that follow a token and have no letters:
 * the stop of "U.S." where it was cut off. */
static uint32_t behind_signs(const onus_findings *findings, uint32_t token,
                             uint32_t last)
{
    while (token < last && !findings->folded[token + 1].size)
        token++;
    return token;
}

/* "South Korea-U.S.": is a name of the model's, whose first country ends at
 * `token`, nothing but another behind a hyphen? */
static bool is_pair(const onus_findings *findings, uint32_t token,
                    uint32_t last)
{
    if (!is_joined(findings, token))
        return false;
    uint32_t other = token + 1;
    while (other < last && !findings->folded[other].size)
        other++;
    hit found = look_up(findings, other, last + 1);
    return found.sense != ONUS_NONE &&
           behind_signs(findings, found.last, last) == last &&
           country_of(findings, found.sense) != ONUS_NONE;
}

/* The last token of the model's name, but for where it was said to be:
 * "Northeast Asia at The Heritage Foundation" is two. */
static uint32_t own_end(const onus_findings *findings, uint32_t token,
                        uint32_t end)
{
    const onus_token *tokens = findings->record->tokens.items;
    uint32_t last = name_end(findings->record, token, end);
    for (uint32_t t = token + 1; t < last; t++) {
        if (tokens[t].upos != UPOS_ADP ||
            !onus_slice__is(tokens[t].lemma, "at"))
            continue;
        hit body = look_up(findings, t + 1, last + 1);
        bool known = body.last == last && body.sense != ONUS_NONE;
        if (known || is_article(&tokens[t + 1]))
            return t - 1;
    }
    return last;
}

/* "The Heritage Foundation" goes by its name without the article; what is left
 * of a longer name goes without "at" and hyphen. */
static bool begins_no_name(const onus_findings *findings, uint32_t token)
{
    const onus_token *word = &findings->record->tokens.items[token];
    return is_article(word) || !findings->folded[token].size ||
           (word->upos == UPOS_ADP && !word->name_begins);
}

static bool is_lower(const onus_token *word)
{
    size_t at = 0;
    return word->form.size &&
           onus_utf8__is_lower(onus_utf8__next(word->form, &at));
}

/* Where a place's name ends whose kind belongs to it: "the Evros [river]",
 * but not "Kandahar [police]". */
static uint32_t with_kind(const onus_findings *findings, uint32_t last,
                          uint32_t model_last)
{
    uint32_t agent_last;
    bool one = model_last == last + 1 &&
               is_lower(&findings->record->tokens.items[model_last]) &&
               onus_findings__agent_at(findings, model_last, model_last + 1,
                                       &agent_last) == ONUS_NONE;
    return one ? model_last : last;
}

/* A people that no table has ("Tigrayan rebels"); what is left of a name that
 * the model took too long: "Niger [junta]". */
static bool is_no_name(const onus_findings *findings, uint32_t first,
                       uint32_t last)
{
    const onus_token *word = &findings->record->tokens.items[first];
    return (first == last && word->upos == UPOS_ADJ) ||
           (!word->name_begins && is_lower(word));
}

/* One step: take the name at `token`, if any; the token to go on with. */
static uint32_t take(onus_findings *findings, uint32_t token, uint32_t end)
{
    const onus_token *tokens = findings->record->tokens.items;
    hit found = look_up(findings, token, end);
    uint32_t sense = found.sense;
    bool hit_here = sense != ONUS_NONE &&
                    believable(findings, token, &found, &sense);
    bool model = tokens[token].name == NAME_PER ||
                 tokens[token].name == NAME_ORG ||
                 tokens[token].name == NAME_LOC;
    if (model && !hit_here && begins_no_name(findings, token))
        return token + 1;
    uint32_t last =
        model ? own_end(findings, token, end) : token;
    if (model && !hit_here && is_no_name(findings, token, last))
        return token + 1;
    uint32_t name = model && tokens[token].name == NAME_PER
                        ? behind_title(findings, token, last)
                        : token;
    if (name != token && !(hit_here && !only_where(findings, sense)))
        return name;
    bool model_longer = model && last > found.last &&
                        behind_signs(findings, found.last, last) != last &&
                        tokens[token].name != NAME_LOC &&
                        (!hit_here || only_where(findings, sense));
    /* "North Korean leader Kim": the adjective is no part of the person's
     * name. */
    if (model_longer && hit_here && tokens[token].name == NAME_PER &&
        has_kind(findings, sense, SENSE_ADJECTIVE))
        model_longer = false;
    if (model_longer && hit_here && is_pair(findings, found.last, last))
        model_longer = false;
    if (hit_here && !model_longer) {
        uint32_t end_of_name = tokens[token].name == NAME_LOC &&
                                       has_kind(findings, sense, SENSE_PLACE)
                                   ? with_kind(findings, found.last, last)
                                   : found.last;
        add(findings, token, end_of_name, sense, country_of(findings, sense));
        return end_of_name + 1;
    }
    if (!model)
        return token + 1;
    add(findings, token, last, ONUS_NONE,
        is_prefixed(findings, token) ? ONUS_NONE
                                     : country_inside(findings, token, last));
    return last + 1;
}

void onus_findings__names(onus_findings *findings)
{
    const onus_record *record = findings->record;
    for (uint32_t s = 0; s < record->sentences.count; s++) {
        const onus_sentence *sentence = &record->sentences.items[s];
        uint32_t end = sentence->first_token + sentence->token_count;
        for (uint32_t t = sentence->first_token; t < end;)
            t = take(findings, t, end);
    }
}
