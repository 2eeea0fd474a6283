/* Where events happened and how many they struck: sentences through the whole
 * road. Left out where there is no model. */
#include "record/record.h"

#include "check.h"
#include "with_model.h"

#include <stdlib.h>

#define NOT ONUS_NONE

typedef struct sample {
    const char *text;
    const char *place; /* "" for none */
    uint32_t dead, injured, arrested, size;
} sample;

/* What the events of a sentence say together: each number once. */
static const sample samples[] = {
    {"Rebels shelled a market in Goma, killing 14 people and wounding dozens.",
     "Goma", 14, 24, NOT, NOT},
    {"At least 1,200 soldiers were killed by rebels.", "", 1200, NOT, NOT, NOT},
    {"A gunman killed a woman and two children in Nairobi.", "Nairobi", 3, NOT,
     NOT, NOT},
    {"Israeli jets bombed Rafah, leaving 30 people dead.", "Rafah", 30, NOT,
     NOT, NOT},
    {"Police arrested 30 demonstrators in Minsk on Sunday.", "Minsk", NOT, NOT,
     30, NOT},
    {"Police detained two dozen activists.", "", NOT, NOT, 24, NOT},
    {"Tens of thousands of people protested in Belgrade against the president.",
     "Belgrade", NOT, NOT, NOT, 20000},
    {"About 500 teachers protested in Lima.", "Lima", NOT, NOT, NOT, 500},
    {"Russia bombed Kharkiv on Monday.", "Kharkiv", NOT, NOT, NOT, NOT},
    {"The army said it had 300 soldiers in Mali.", "", NOT, NOT, NOT, NOT},
    {"Sergei Lavrov met Marco Rubio in Riyadh.", "Riyadh", NOT, NOT, NOT, NOT},
    {"China condemned the sale of cars from Taiwan.", "", NOT, NOT, NOT, NOT},
};

static void take(uint32_t *sum, uint32_t value)
{
    if (value != NOT)
        *sum = value;
}

static void check_sample(const sample *sample, const onus_record *record)
{
    onus_event sum = {.place = NOT, .dead = NOT, .injured = NOT,
                      .arrested = NOT, .size = NOT};
    for (uint32_t i = 0; i < record->events.count; i++) {
        take(&sum.place, record->events.items[i].place);
        take(&sum.dead, record->events.items[i].dead);
        take(&sum.injured, record->events.items[i].injured);
        take(&sum.arrested, record->events.items[i].arrested);
        take(&sum.size, record->events.items[i].size);
    }
    onus_slice place = sum.place == NOT
                           ? ONUS_SLICE("")
                           : record->places.items[sum.place].name;
    if (!onus_slice__is(place, sample->place) || sum.dead != sample->dead ||
        sum.injured != sample->injured || sum.arrested != sample->arrested ||
        sum.size != sample->size)
        fail_msg("%s: %.*s, dead %d, injured %d, arrested %d, size %d",
                 sample->text, (int)place.size, place.data, (int)sum.dead,
                 (int)sum.injured, (int)sum.arrested, (int)sum.size);
}

static void test_samples(void **state)
{
    (void)state;
    if (!test_coder)
        skip();
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        onus_document document = ONUS_DOCUMENT_INIT;
        onus_record *record = NULL;
        document.text = onus_slice__of(samples[i].text);
        document.date = ONUS_SLICE("2025-06-03");
        assert_int_equal(onus_code(test_coder, &document, &record, NULL),
                         ONUS_OK);
        check_sample(&samples[i], record);
        onus_record_free(record);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_samples)};
    return cmocka_run_group_tests(tests, with_code, without_model);
}
