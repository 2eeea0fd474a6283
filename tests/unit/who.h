/* Who a word of a text is, end to end: the codes behind its last mention.
 *
 *     who_is("Police in Lima struck.", "Police", out)    -> "PERCOP"
 *
 * "A+B" where it is two, the name of who has no code, "-" where the word is
 * nobody.
 */
#ifndef WHO_H
#define WHO_H

#include "record/record.h"

#include "check.h"
#include "with_model.h"

#include <stdio.h>

static inline onus_slice who_shown(const onus_record *record, uint32_t entity)
{
    const onus_entity *entities = record->entities.items;
    return entities[entity].code.size ? entities[entity].code
                                      : entities[entity].name;
}

static inline onus_record *who_coded(const char *text)
{
    onus_document document = ONUS_DOCUMENT_INIT;
    onus_record *record;
    document.text = onus_slice__of(text);
    document.date = ONUS_SLICE("2019-06-03");
    assert_int_equal(onus_code(test_coder, &document, &record, NULL), ONUS_OK);
    return record;
}

static inline void who_is(const char *text, const char *word, char out[96])
{
    onus_record *record = who_coded(text);
    snprintf(out, 96, "-");
    for (uint32_t m = 0; m < record->mentions.count; m++) {
        const onus_mention *mention = &record->mentions.items[m];
        onus_slice head = record->tokens.items[mention->head].form;
        if (!onus_slice__is(head, word))
            continue;
        uint32_t partner = record->partner_of[mention->head];
        onus_slice first = who_shown(record, mention->entity);
        onus_slice second = partner == ONUS_NONE ? ONUS_SLICE("")
                                                 : who_shown(record, partner);
        snprintf(out, 96, "%.*s%s%.*s", (int)first.size, first.data,
                 second.size ? "+" : "", (int)second.size, second.data);
    }
    onus_record_free(record);
}

static inline void check_who(const char *text, const char *word,
                             const char *wanted)
{
    char got[96];
    who_is(text, word, got);
    if (strcmp(got, wanted))
        fail_msg("%s: %s is %s, not %s", text, word, got, wanted);
}

/* How many entities of a text have this code. */
static inline int who_count(const char *text, const char *code)
{
    onus_record *record = who_coded(text);
    int count = 0;
    for (uint32_t e = 0; e < record->entities.count; e++)
        count += onus_slice__is(record->entities.items[e].code, code);
    onus_record_free(record);
    return count;
}

#endif
