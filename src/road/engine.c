/* Opening an engine: where models and tables are, and loading them.
 *
 * Looked for in this order: beside the running program, in ../share/onus, where
 * `make install` puts them, and in share/onus, where a build folder has links
 * to its tree (so what was built in a tree never reads the tables of an onus
 * that is installed elsewhere); in the data folder that the library was built
 * for, which serves other people's programs; in the source tree, which serves
 * those linked with a library that was not installed.
 */
#include "road/road.h"

#include "base/error.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool exists(const char *path)
{
    return access(path, R_OK) == 0;
}

/* Cut the last step off a path; false if there is none. */
static bool go_up(char *path)
{
    char *slash = strrchr(path, '/');
    if (!slash)
        return false;
    *slash = '\0';
    return true;
}

/* "/usr/bin/onus" -> "/usr/share/onus/NAME",
 * "build/onus"    -> "build/share/onus/NAME" */
static bool beside_program(char path[512], const char *name)
{
    char folder[400];
    ssize_t size = readlink("/proc/self/exe", folder, sizeof folder - 1);
    if (size <= 0)
        return false;
    folder[size] = '\0';
    for (int up = 0; up < 2 && go_up(folder); up++) {
        snprintf(path, 512, "%s/share/onus/%s", folder, name);
        if (exists(path))
            return true;
    }
    return false;
}

void onus_road__find(char path[512], const char *name)
{
    if (beside_program(path, name))
        return;
    snprintf(path, 512, "%s/%s", ONUS_DATA_DIR, name);
    if (exists(path))
        return;
    snprintf(path, 512, "%s/%s", ONUS_SOURCE_DIR, name);
}

/* The file of a model: one of those that come with onus by its name, else a
 * path. NULL: the first. */
static const char *find_model(char path[512], const char *wish)
{
    static const struct {
        const char *name, *file;
    } models[] = {
        {"accurate", "models/en.onusmodel"},
        {"fast", "models/en-fast.onusmodel"},
    };
    for (size_t i = 0; i < sizeof models / sizeof *models; i++) {
        if (wish && strcmp(wish, models[i].name))
            continue;
        onus_road__find(path, models[i].file);
        return path;
    }
    return wish;
}

static void describe(onus_engine *engine)
{
    onus_slice model = onus_model__meta(engine->model, "name");
    onus_slice trained = onus_model__meta(engine->model, "trained");
    snprintf(engine->version, sizeof engine->version,
             "model %.*s %.*s; tables %08x", (int)model.size, model.data,
             (int)trained.size, trained.data,
             (unsigned)(engine->tables->hash >> 32));
}

/* Set the folder of the tables about English. */
static onus_status name_language(onus_engine *engine, const char *folder,
                                 onus_error *error)
{
    int size = snprintf(engine->language, sizeof engine->language, "%s/en",
                        folder);
    if (size >= 0 && (size_t)size < sizeof engine->language)
        return ONUS_OK;
    return onus_error__set(error, ONUS_ERROR_ARGUMENT, folder, 0,
                           "the folder's name is too long; use a shorter path");
}

onus_status onus_engine_open(onus_engine **out,
                             const onus_engine_options *options,
                             onus_error *error)
{
    char model[512], tables[512];
    *out = NULL;
    onus_engine *engine = calloc(1, sizeof *engine);
    if (!engine)
        return onus_error__memory(error);
    onus_road__find(tables, "knowledge");
    const char *folder =
        options && options->knowledge ? options->knowledge : tables;
    const char *file = find_model(model, options ? options->model : NULL);
    onus_status status = name_language(engine, folder, error);
    if (!status)
        status = onus_tables__open(&engine->tables, folder, error);
    if (!status)
        status = onus_model__open(&engine->model, file, error);
    if (status) {
        onus_engine_close(engine);
        return status;
    }
    describe(engine);
    *out = engine;
    return ONUS_OK;
}

void onus_engine_close(onus_engine *engine)
{
    if (!engine)
        return;
    onus_tables__close(engine->tables);
    onus_model__close(engine->model);
    free(engine);
}

const char *onus_engine_version(const onus_engine *engine)
{
    return engine->version;
}

onus_status onus_tables_check(const char *folder, onus_complaint *complaint,
                              void *payload, size_t *rows, onus_error *error)
{
    char found[512];
    onus_road__find(found, "knowledge");
    return onus_tables__check(folder ? folder : found, complaint, payload, rows,
                              error);
}

const char *onus_status_name(onus_status status)
{
    static const char *const names[] = {"ok",    "argument", "input", "io",
                                        "model", "table",    "memory", "limit"};
    size_t count = sizeof names / sizeof *names;
    return (size_t)status < count ? names[status] : "unknown";
}
