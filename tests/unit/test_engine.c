/* Opening an engine: the good one, and what is said of bad ones. */
#include "with_engine.h"

static void refused(onus_engine_options options, onus_status status,
                    const char *file, const char *why)
{
    onus_engine *engine;
    onus_error error;
    assert_int_equal(onus_engine_open(&engine, &options, &error), status);
    assert_null(engine);
    assert_int_equal(error.code, status);
    assert_string_equal(error.file, file);
    if (!strstr(error.message, why))
        fail_msg("\"%s\" does not say \"%s\"", error.message, why);
    assert_int_equal(onus_engine_open(&engine, &options, NULL), status);
}

static void the_version_names_model_and_tables(void **state)
{
    (void)state;
    const char *version = onus_engine_version(test_engine);
    assert_int_equal(strncmp(version, "model ", 6), 0);
    assert_non_null(strstr(version, "; tables "));
}

static void models_that_are_none(void **state)
{
    (void)state;
    onus_engine_options options = test_options();
    options.model = "/nowhere.onusmodel";
    refused(options, ONUS_ERROR_IO, options.model,
            "is not there; check the name");
    options.model = "/tmp";
    refused(options, ONUS_ERROR_IO, options.model, "not a regular file");
    options.model = ONUS_SOURCE_DIR "/README.md";
    refused(options, ONUS_ERROR_MODEL, options.model, "not a model of onus");
}

/* Names are those of the models that come with onus; what is none is a path. */
static void models_by_name(void **state)
{
    (void)state;
    static const char *const names[] = {NULL, "accurate", "fast"};
    if (access(ONUS_SOURCE_DIR "/models/en.onusmodel", R_OK))
        skip();
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        onus_engine *engine;
        onus_engine_options options = test_options();
        options.model = names[i];
        assert_int_equal(onus_engine_open(&engine, &options, NULL), ONUS_OK);
        const char *wanted = i == 2 ? "English, fast" : "English, accurate";
        assert_non_null(strstr(onus_engine_version(engine), wanted));
        onus_engine_close(engine);
    }
    onus_engine_options options = test_options();
    options.model = "quick";
    refused(options, ONUS_ERROR_IO, "quick", "is not there; check the name");
}

/* Cut anywhere, or with any byte changed: refused, and the cure is told. */
static void damaged_models(void **state)
{
    (void)state;
    toy model = toy_make();
    toy_write(&model, model.size); /* gives it a path */
    onus_engine_options options = test_options();
    options.model = model.path;
    for (size_t size = 0; size < model.size; size += model.size / 7) {
        toy_write(&model, size);
        refused(options, ONUS_ERROR_MODEL, model.path, "make the model again");
    }
    for (size_t at = 0; at < model.size; at += model.size / 11) {
        model.bytes[at] ^= 1;
        toy_write(&model, model.size);
        refused(options, ONUS_ERROR_MODEL, model.path, "make the model again");
        model.bytes[at] ^= 1;
    }
    toy_clear(&model);
}

static void tables_that_are_none(void **state)
{
    (void)state;
    onus_engine_options options = test_options();
    options.knowledge = "/nowhere";
    refused(options, ONUS_ERROR_IO, "/nowhere/sectors.tsv",
            "is not there; check the name");
    char name[2000];
    memset(name, 'x', sizeof name - 1);
    name[sizeof name - 1] = '\0';
    options.knowledge = name;
    onus_engine *engine;
    assert_int_equal(onus_engine_open(&engine, &options, NULL),
                     ONUS_ERROR_ARGUMENT);
}

static void names_of_statuses(void **state)
{
    (void)state;
    assert_string_equal(onus_status_name(ONUS_OK), "ok");
    assert_string_equal(onus_status_name(ONUS_ERROR_LIMIT), "limit");
    assert_string_equal(onus_status_name((onus_status)99), "unknown");
    assert_string_equal(onus_status_name((onus_status)-1), "unknown");
}

static void closing_nothing(void **state)
{
    (void)state;
    onus_engine_close(NULL);
    onus_coder_free(NULL);
    onus_record_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_version_names_model_and_tables),
        cmocka_unit_test(models_by_name),
        cmocka_unit_test(models_that_are_none),
        cmocka_unit_test(damaged_models),
        cmocka_unit_test(tables_that_are_none),
        cmocka_unit_test(names_of_statuses),
        cmocka_unit_test(closing_nothing),
    };
    return cmocka_run_group_tests(tests, with_engine, without_engine);
}
