/* Nominals: noun phrases with an agent noun in them.
 *
 * "South Korean officials", "a U.S. State Department spokesperson", "Iran's
 * foreign minister": the agent noun tells the role, its neighbours the country
 * or organisation. Where the noun is the title of a name ("Secretary of State
 * Mike Pompeo", "Bruce Klingner, senior fellow at ...") the nominal is tied to
 * that name's finding.
 */
#include "base/utf8.h"
#include "resolve/findings.h"

enum { WHOSE = 4 /* words from "whose" up to its clause's verb */ };

static bool same_sentence(const onus_record *record, uint32_t a, uint32_t b)
{
    return record->tokens.items[a].sentence == record->tokens.items[b].sentence;
}

uint32_t onus_findings__agent_at(const onus_findings *findings, uint32_t token,
                                 uint32_t end, uint32_t *last)
{
    const onus_record *record = findings->record;
    const onus_tables *tables = findings->tables;
    onus_arena *scratch = findings->scratch;
    char key[192];
    size_t size = 0;
    uint32_t best = ONUS_NONE, words = 0, longest = 1;
    for (uint32_t t = token; t < end && words < longest; t++) {
        if (findings->at[t] != ONUS_NONE)
            break;
        const onus_token *word = &record->tokens.items[t];
        onus_slice form =
            onus_utf8__lowered(scratch, findings->folded[t]);
        onus_slice lemma = onus_utf8__lowered(
            scratch, onus_tables__fold(scratch, word->lemma));
        if (!form.size)
            continue;
        if (words == 0) {
            uint32_t by_form = onus_map__find(&tables->agent_lengths, form);
            uint32_t by_lemma = onus_map__find(&tables->agent_lengths, lemma);
            longest = by_form == ONUS_NONE ? 0 : by_form;
            if (by_lemma != ONUS_NONE && by_lemma > longest)
                longest = by_lemma;
        }
        if (size + form.size + lemma.size + 2 > sizeof key)
            break;
        if (size)
            key[size++] = ' ';
        words++;
        onus_slice tails[2] = {lemma, form};
        for (int i = 0; i < 2 && (word->upos == UPOS_NOUN ||
                                  word->upos == UPOS_PROPN); i++) {
            memcpy(key + size, tails[i].data, tails[i].size);
            uint32_t row = onus_map__find(
                &tables->agent_of, (onus_slice){key, size + tails[i].size});
            if (row == ONUS_NONE)
                continue;
            best = row;
            *last = t;
            break;
        }
        memcpy(key + size, form.data, form.size);
        size += form.size;
    }
    return best;
}

/* The finding whose head or whose any token is `token`, or ONUS_NONE. */
static uint32_t finding_at(const onus_findings *findings, uint32_t token)
{
    return findings->at[token];
}

/* Does a finding name only a country, an adjective or a capital? */
static bool is_country(const onus_findings *findings, uint32_t index)
{
    const onus_finding *finding = &findings->items.items[index];
    if (finding->form != ONUS_FORM_NAME || finding->country == ONUS_NONE ||
        finding->sense == ONUS_NONE)
        return false;
    /* An adjective may be somebody's surname too (French, German), but not where
     * it is used as one; "U.S." is nobody's, even where the model has it in a
     * person's name. */
    const onus_sense *senses = findings->tables->senses.items;
    bool country = false, where = false, person = false;
    for (uint32_t s = finding->sense; s != ONUS_NONE; s = senses[s].next) {
        country |= senses[s].kind == SENSE_COUNTRY;
        where |= senses[s].kind <= SENSE_CAPITAL ||
                 senses[s].kind == SENSE_PLACE;
        person |= senses[s].kind == SENSE_PERSON ||
                  senses[s].kind == SENSE_SURNAME;
    }
    bool adjective =
        findings->record->tokens.items[finding->head].upos == UPOS_ADJ;
    return where && (finding->kind != NAME_PER || adjective ||
                     (country && !person));
}

static bool in(const onus_findings *findings, onus_words list, uint32_t token)
{
    return onus_tables__in(findings->tables, list,
                           findings->record->tokens.items[token].lemma);
}

bool onus_findings__foreign(const onus_findings *findings, uint32_t head)
{
    const onus_token *tokens = findings->record->tokens.items;
    if (in(findings, WORDS_foreign_word, head))
        return true;
    for (uint32_t c = tokens[head].first_child; c != ONUS_NONE;
         c = tokens[c].next_sibling)
        if (tokens[c].relation == REL_amod &&
            in(findings, WORDS_foreign_word, c))
            return true;
    return false;
}

/* Does a phrase say whom somebody belongs to? "In Minsk" does not for
 * diplomats. */
static bool owner_case(const onus_findings *findings, uint32_t token,
                       uint32_t noun)
{
    uint32_t word = onus_record__child(findings->record, token, REL_case);
    if (word == ONUS_NONE)
        return true;
    return in(findings, onus_findings__foreign(findings, noun)
                            ? WORDS_home_preposition
                            : WORDS_owner_preposition,
              word);
}

/* Is the finding a body that somebody can belong to: not a person, not a
 * place? */
static bool is_body(const onus_findings *findings, uint32_t index)
{
    const onus_finding *finding = &findings->items.items[index];
    if (finding->form != ONUS_FORM_NAME)
        return true;
    if (finding->sense == ONUS_NONE)
        return finding->kind == NAME_ORG;
    switch (findings->tables->senses.items[finding->sense].kind) {
    case SENSE_ORGANISATION: case SENSE_GROUP: case SENSE_SEAT:
        return true;
    case SENSE_PLACE:
        return false;
    default:
        return finding->kind == NAME_ORG;
    }
}

static bool may_own(uint8_t relation)
{
    switch (relation) {
    case REL_amod: case REL_compound: case REL_nmod_poss: case REL_nmod:
    case REL_nmod_desc: case REL_flat: case REL_nmod_unmarked:
        return true;
    default:
        return false;
    }
}

static bool is_plural(const onus_token *token)
{
    return token->xpos == XPOS_NNS || token->xpos == XPOS_NNPS;
}

/* "The presidents of Chad and Niger", "French and German officials": the
 * country beside the one that a plural noun belongs to. */
static uint32_t second_country(const onus_findings *findings,
                               const onus_finding *finding, uint32_t child)
{
    const onus_token *tokens = findings->record->tokens.items;
    uint32_t beside = onus_record__child(findings->record, child, REL_conj);
    if (!is_plural(&tokens[finding->head]) || beside == ONUS_NONE)
        return ONUS_NONE;
    uint32_t other = finding_at(findings, beside);
    if (other == ONUS_NONE || !is_country(findings, other))
        return ONUS_NONE;
    uint32_t country = findings->items.items[other].country;
    return country == finding->country ? ONUS_NONE : country;
}

/* "Eritrea, whose troops": the finding that a relative clause describes, or
 * ONUS_NONE. */
static uint32_t whose(const onus_findings *findings, uint32_t pronoun)
{
    const onus_token *tokens = findings->record->tokens.items;
    uint32_t t = tokens[pronoun].head;
    for (int level = 0; level < WHOSE && t != ONUS_NONE; level++) {
        if (tokens[t].relation == REL_acl_relcl)
            return tokens[t].head == ONUS_NONE
                       ? ONUS_NONE
                       : finding_at(findings, tokens[t].head);
        t = tokens[t].head;
    }
    return ONUS_NONE;
}

/* Take the country and owner from one dependent of the agent noun, and from
 * the phrases below it: "fellow for Northeast Asia at the institute" may
 * hang the institute on Asia. */
static void take_dependent(onus_findings *findings, uint32_t index,
                           uint32_t child, int levels)
{
    onus_finding *finding = &findings->items.items[index];
    const onus_token *tokens = findings->record->tokens.items;
    uint8_t relation = tokens[child].relation;
    if (!may_own(relation) ||
        (relation == REL_nmod && !owner_case(findings, child, finding->head)))
        return;
    uint32_t other = tokens[child].xpos == XPOS_WPS
                         ? whose(findings, child)
                         : finding_at(findings, child);
    if (other != ONUS_NONE && other != index) {
        if (is_country(findings, other)) {
            if (finding->country == ONUS_NONE) {
                finding->country = findings->items.items[other].country;
                finding->second = second_country(findings, finding, child);
            }
        } else if (is_body(findings, other) &&
                   (finding->owner == ONUS_NONE || relation != REL_nmod)) {
            finding->owner = other;
        }
    }
    for (uint32_t c = tokens[child].first_child; levels && c != ONUS_NONE;
         c = tokens[c].next_sibling)
        if (tokens[c].relation == REL_nmod)
            take_dependent(findings, index, c, levels - 1);
}

/* Countries right before the noun count even if the tree hangs them elsewhere:
 * "North Korean leader Kim Jong-un" may have the adjective below Kim. */
static void take_before(onus_findings *findings, uint32_t index)
{
    onus_finding *finding = &findings->items.items[index];
    const onus_token *tokens = findings->record->tokens.items;
    for (uint32_t t = finding->first; t-- > 0;) {
        if (!same_sentence(findings->record, t, finding->first))
            return;
        uint32_t other = finding_at(findings, t);
        if (other != ONUS_NONE && is_country(findings, other)) {
            if (finding->country == ONUS_NONE)
                finding->country = findings->items.items[other].country;
            finding->first = findings->items.items[other].first;
            return;
        }
        if (tokens[t].upos != UPOS_ADJ && tokens[t].upos != UPOS_NOUN &&
            tokens[t].xpos != XPOS_POS && tokens[t].xpos != XPOS_HYPH)
            return;
    }
}

/* "U.S.", "British": may it stand before another's noun? "Russia" may not. */
static bool is_adjective(const onus_findings *findings, uint32_t index)
{
    const onus_finding *finding = &findings->items.items[index];
    const onus_sense *senses = findings->tables->senses.items;
    if (!is_country(findings, index))
        return false;
    for (uint32_t s = finding->sense; s != ONUS_NONE; s = senses[s].next)
        if (senses[s].kind == SENSE_ADJECTIVE)
            return true;
    return false;
}

/* Is a token no more than what parts the members of a list? */
static bool parts_members(const onus_token *token)
{
    return token->xpos == XPOS_CC || token->xpos == XPOS_COMMA;
}

/* "French, German and British troops" are of each: the adjectives in front
 * share the noun, wherever the tree hangs them. */
static void share(onus_findings *findings, uint32_t index)
{
    onus_finding *finding = &findings->items.items[index];
    const onus_record *record = findings->record;
    const onus_token *tokens = record->tokens.items;
    if (!is_plural(&tokens[finding->head]) || finding->country == ONUS_NONE)
        return;
    for (uint32_t t = finding->first + 1; t-- > 0;) {
        uint32_t at = finding_at(findings, t);
        if (!same_sentence(record, t, finding->first))
            return;
        if (parts_members(&tokens[t]) || at == index)
            continue;
        if (at == ONUS_NONE || !is_adjective(findings, at))
            return;
        onus_finding *other = &findings->items.items[at];
        if (other->country == finding->country ||
            other->country == finding->second)
            continue;
        if (onus_record__under(record, other->head, finding->head) &&
            finding->second == ONUS_NONE)
            finding->second = other->country;
        else
            other->noun = index;
    }
}

/* The name that this nominal is the title of. */
static uint32_t name_of(const onus_findings *findings, uint32_t index)
{
    const onus_finding *finding = &findings->items.items[index];
    const onus_record *record = findings->record;
    const onus_token *tokens = record->tokens.items;
    const onus_token *head = &tokens[finding->head];
    uint32_t other = ONUS_NONE;
    bool title = head->relation == REL_nmod_desc ||
                 head->relation == REL_compound || head->relation == REL_flat ||
                 head->relation == REL_appos;
    if (title && head->head != ONUS_NONE)
        other = finding_at(findings, head->head);
    for (uint32_t c = head->first_child; other == ONUS_NONE && c != ONUS_NONE;
         c = tokens[c].next_sibling)
        if (tokens[c].relation == REL_appos || tokens[c].relation == REL_flat ||
            tokens[c].relation == REL_nmod_desc)
            other = finding_at(findings, c);
    /* Right before a person's name, whatever the tree says. */
    if (other == ONUS_NONE && finding->last + 1 < record->tokens.count &&
        same_sentence(record, finding->last, finding->last + 1) &&
        head->upos == UPOS_PROPN)
        other = finding_at(findings, finding->last + 1);
    if (other == ONUS_NONE || other == index)
        return ONUS_NONE;
    const onus_finding *name = &findings->items.items[other];
    bool person = name->form == ONUS_FORM_NAME &&
                  (name->kind == NAME_PER ||
                   (name->sense != ONUS_NONE &&
                    (findings->tables->senses.items[name->sense].kind ==
                         SENSE_PERSON ||
                     findings->tables->senses.items[name->sense].kind ==
                         SENSE_SURNAME)));
    return person ? other : ONUS_NONE;
}

static uint32_t head_in(const onus_record *record, uint32_t first,
                        uint32_t last)
{
    const onus_token *tokens = record->tokens.items;
    for (uint32_t t = last + 1; t-- > first;)
        if (tokens[t].head == ONUS_NONE || tokens[t].head < first ||
            tokens[t].head > last)
            return t;
    return last;
}

/* A row without a code hides the agents inside of it: no state acts in "a
 * state of emergency". */
static bool is_idiom(const onus_findings *findings, uint32_t agent)
{
    return !findings->tables->agents.items[agent].code.size;
}

/* "The union budget", "a state visit": a noun that only says of what kind
 * another is, if that one is nobody. */
static bool is_modifier(const onus_findings *findings, uint32_t index)
{
    const onus_finding *finding = &findings->items.items[index];
    const onus_token *head = &findings->record->tokens.items[finding->head];
    const onus_agent *agent = &findings->tables->agents.items[finding->agent];
    return head->relation == REL_compound &&
           onus_tables__in(findings->tables, WORDS_modifier_noun,
                           agent->phrase) &&
           finding_at(findings, head->head) == ONUS_NONE;
}

static void drop(onus_findings *findings, uint32_t index)
{
    const onus_finding *finding = &findings->items.items[index];
    for (uint32_t t = finding->first; t <= finding->last; t++)
        findings->at[t] = ONUS_NONE;
}

void onus_findings__nominals(onus_findings *findings)
{
    onus_record *record = findings->record;
    uint32_t names = findings->items.count;
    for (uint32_t s = 0; s < record->sentences.count; s++) {
        const onus_sentence *sentence = &record->sentences.items[s];
        uint32_t end = sentence->first_token + sentence->token_count;
        for (uint32_t t = sentence->first_token; t < end; t++) {
            uint32_t last = t;
            uint32_t agent = onus_findings__agent_at(findings, t, end, &last);
            if (agent == ONUS_NONE)
                agent = onus_findings__crowd_at(findings, t, &last);
            if (agent == ONUS_NONE)
                continue;
            if (is_idiom(findings, agent)) {
                t = last;
                continue;
            }
            onus_finding finding = {
                .first = t, .last = last, .head = head_in(record, t, last),
                .form = ONUS_FORM_NOMINAL, .sense = ONUS_NONE, .agent = agent,
                .country = ONUS_NONE, .second = ONUS_NONE,
                .owner = ONUS_NONE, .named = ONUS_NONE, .noun = ONUS_NONE,
                .entity = ONUS_NONE};
            for (uint32_t u = t; u <= last; u++)
                findings->at[u] = findings->items.count;
            onus_array__push(findings->scratch, &findings->items, finding);
            t = last;
        }
    }
    for (uint32_t i = names; i < findings->items.count; i++)
        if (is_modifier(findings, i))
            drop(findings, i);
    for (uint32_t i = names; i < findings->items.count; i++) {
        const onus_finding *finding = &findings->items.items[i];
        const onus_token *tokens = record->tokens.items;
        for (uint32_t c = tokens[finding->head].first_child; c != ONUS_NONE;
             c = tokens[c].next_sibling)
            take_dependent(findings, i, c, 1);
        take_before(findings, i);
        share(findings, i);
        findings->items.items[i].named = name_of(findings, i);
    }
}
