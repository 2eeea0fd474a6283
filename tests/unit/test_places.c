/* The famous bearer of a name, not a small namesake; unless its country is
 * named. */
#include "who.h"

static const char *const famous[][2] = {
    {"Gaza", "PSE"},           {"Georgia", "GEO"},
    {"Jordan", "JOR"},         {"Chad", "TCD"},
    {"Niger", "NER"},          {"Guinea", "GIN"},
    {"Congo", "COD"},          {"Mexico City", "MEX"},
    {"New Mexico", "USA"},     {"Birmingham", "GBR"},
    {"Tripoli", "LBY"},        {"Cordoba", "ARG"},
    {"Santiago", "CHL"},       {"Granada", "ESP"},
    {"Kashmir", "IND"},        {"Punjab", "IND"},
    {"Hyderabad", "IND"},      {"Darfur", "SDN"},
    {"Donetsk", "UKR"},        {"Crimea", "UKR"},
    {"the West Bank", "PSE"},  {"Northern Ireland", "GBR"},
    {"Hong Kong", "HKG"},      {"Taiwan", "TWN"},
    {"Kosovo", "XKX"},         {"Florida", "USA"},
    {"Maryland", "USA"},       {"Ontario", "CAN"},
    {"Lebanon", "LBN"},        {"Athens", "GRC"},
    {"Manchester", "GBR"},     {"Portland", "USA"},
    {"Hanover", "DEU"},        {"Sofia", "BGR"},
    {"La Paz", "BOL"},         {"San Salvador", "SLV"},
    {"Santa Cruz", "BOL"},     {"Mindanao", "PHL"},
    {"Melbourne", "AUS"},      {"Xinjiang", "CHN"},
    {"Western Sahara", "ESH"}, {"East Timor", "TLS"},
};

/* The country of the first place of a text. */
static void check_place(const char *text, const char *country)
{
    onus_record *record = who_coded(text);
    onus_slice got = record->places.count ? record->places.items[0].country
                                          : (onus_slice){0};
    if (!onus_slice__is(got, country))
        fail_msg("%s %.*s, not %s", text, (int)got.size,
                 got.size ? got.data : "", country);
    onus_record_free(record);
}

static void the_famous_one_is_meant(void **state)
{
    (void)state;
    if (!test_coder)
        skip();
    for (size_t i = 0; i < sizeof famous / sizeof *famous; i++) {
        char text[96];
        snprintf(text, sizeof text, "Heavy rain fell in %s on Monday.",
                 famous[i][0]);
        check_place(text, famous[i][1]);
    }
}

static void its_country_decides(void **state)
{
    (void)state;
    if (!test_coder)
        skip();
    check_place("Rain fell in Cordoba, and all of Spain was glad.", "ESP");
    check_place("Rain fell in Hyderabad, and all of Pakistan was glad.", "PAK");
    check_who("Spain sent police to Valencia.", "Valencia", "ESP");
    check_who("Venezuela sent police to Valencia.", "Valencia", "VEN");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_famous_one_is_meant),
        cmocka_unit_test(its_country_decides),
    };
    return cmocka_run_group_tests(tests, with_code, without_model);
}
