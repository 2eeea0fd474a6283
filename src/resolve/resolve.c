#include "resolve/resolve.h"

#include "base/error.h"
#include "resolve/findings.h"
#include "resolve/places.h"
#include "resolve/times.h"

#include <stdlib.h>

onus_day onus_resolve__day(const onus_record *record)
{
    onus_day day = onus_tables__day(record->article.published, false);
    return day ? day : onus_tables__day(record->article.dateline_date, false);
}

static int by_first_token(const void *a, const void *b)
{
    const onus_mention *left = a, *right = b;
    if (left->first_token != right->first_token)
        return left->first_token < right->first_token ? -1 : 1;
    return (left->head > right->head) - (left->head < right->head);
}

static void index_mentions(onus_record *record)
{
    for (uint32_t t = 0; t < record->tokens.count; t++)
        record->mention_of[t] = ONUS_NONE;
    for (uint32_t m = 0; m < record->mentions.count; m++)
        record->mention_of[record->mentions.items[m].head] = m;
}

static bool prepare(onus_findings *findings)
{
    onus_record *record = findings->record;
    uint32_t count = record->tokens.count;
    findings->day = onus_resolve__day(record);
    findings->folded = onus_arena__array(findings->scratch, count + 1,
                                         sizeof *findings->folded);
    findings->at =
        onus_arena__array(findings->scratch, count + 1, sizeof *findings->at);
    record->mention_of =
        onus_arena__array(&record->arena, count + 1, sizeof(uint32_t));
    record->partner_of =
        onus_arena__array(&record->arena, count + 1, sizeof(uint32_t));
    record->ground_of = onus_arena__alloc(&record->arena, count + 1);
    if (!findings->folded || !findings->at || !record->mention_of ||
        !record->partner_of || !record->ground_of)
        return false;
    for (uint32_t t = 0; t < count; t++) {
        findings->at[t] = record->mention_of[t] = ONUS_NONE;
        record->partner_of[t] = ONUS_NONE;
        findings->folded[t] = onus_tables__fold(findings->scratch,
                                                record->tokens.items[t].form);
    }
    return true;
}

onus_status onus_resolve(const onus_tables *tables, onus_arena *scratch,
                         onus_record *record, onus_error *error)
{
    onus_findings findings = {.tables = tables, .scratch = scratch,
                              .record = record};
    if (prepare(&findings)) {
        onus_findings__names(&findings);
        onus_findings__nominals(&findings);
        onus_findings__gather(&findings);
        if (record->mentions.count)
            qsort(record->mentions.items, record->mentions.count,
                  sizeof *record->mentions.items, by_first_token);
        index_mentions(record);
        onus_findings__pronouns(&findings);
        index_mentions(record);
        onus_findings__homes(&findings);
        onus_times__resolve(tables, scratch, record);
        onus_places__resolve(tables, scratch, record);
    }
    return scratch->failed || record->arena.failed ? onus_error__memory(error)
                                                   : ONUS_OK;
}

/* --------------------------------------------------------- actors of a node */

/* How readily the actor behind a noun is looked for below a dependent. A conjunct
 * without "and" is a name that was taken for one: "and Chancellor Olaf Scholz". */
static int depth_of(const onus_token *tokens, uint32_t noun, uint32_t child)
{
    switch (tokens[child].relation) {
    case REL_conj:
        return child == noun + 1 ? 6 : 0;
    case REL_flat: /* "adviser Chung Eui-yong": he, not what he is */
    case REL_appos:
        return 6;
    case REL_nmod_poss:
        return 5;
    case REL_amod:
    case REL_compound:
    case REL_nmod_desc:
        return 4;
    case REL_nmod:
    case REL_obl_agent:
        return 3;
    case REL_nmod_unmarked:
        return 2;
    default:
        return 0;
    }
}

static uint32_t actor_below(const onus_record *record, uint32_t token,
                            int levels)
{
    uint32_t mention = record->mention_of[token];
    if (mention != ONUS_NONE)
        return mention;
    const onus_token *tokens = record->tokens.items;
    uint32_t best = ONUS_NONE;
    int best_depth = 0;
    for (uint32_t c = tokens[token].first_child; c != ONUS_NONE && levels;
         c = tokens[c].next_sibling) {
        int depth = depth_of(tokens, token, c);
        if (depth <= best_depth)
            continue;
        uint32_t below = actor_below(record, c, levels - 1);
        if (below == ONUS_NONE)
            continue;
        best = below;
        best_depth = depth;
    }
    return best;
}

uint32_t onus_resolve__actor(const onus_record *record, uint32_t token)
{
    return actor_below(record, token, 3);
}
