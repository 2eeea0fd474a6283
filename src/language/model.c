/* Loading a model: every tensor found by name, its shape compared with what the
 * others ask for.
 *
 * The loader is sticky: the first thing that is wrong is remembered in
 * `status`, later steps do nothing, and the end asks once.
 */
#include "language/model.h"

#include "base/error.h"
#include "language/names.h"

#include <stdio.h>
#include <stdlib.h>

enum { MOST_WIDTH = 8192, MOST_LAYERS = 64, MOST_LABELS = 4096 };

/* What a part of speech that we do not know counts as: X, the first of them. */
static const uint8_t other_upos = 0;

typedef struct loader {
    onus_model *model;
    onus_status status;
    onus_error *error;
} loader;

#define FAIL(load, ...)                                                        \
    ((load)->status = onus_error__set((load)->error, ONUS_ERROR_MODEL,         \
                                      (load)->model->tensors.path, 0,          \
                                      __VA_ARGS__))

#define CURE "; make the model again with train/"

/* Memory in the model's arena, or NULL and a failed loader. */
static void *allocate(loader *load, size_t count, size_t size)
{
    if (load->status)
        return NULL;
    void *memory = onus_arena__array(&load->model->arena, count, size);
    if (!memory)
        load->status = onus_error__memory(load->error);
    return memory;
}

/* ---------------------------------------------------------------- tensors */

/* The tensor with this name, type and rank, or NULL and a failed loader. */
static const onus_tensor *find(loader *load, const char *name,
                               onus_tensor_type type, uint32_t rank)
{
    if (load->status)
        return NULL;
    const onus_tensor *tensor = onus_tensors__find(&load->model->tensors, name);
    if (!tensor)
        FAIL(load, "has no tensor \"%s\"" CURE, name);
    else if (tensor->type != type || tensor->rank != rank)
        FAIL(load, "tensor \"%s\" is not of the expected type and rank" CURE,
             name);
    return load->status ? NULL : tensor;
}

/* The data of a tensor that must have just this shape; unused dimensions are
 * 1. */
static const void *data(loader *load, const char *name, onus_tensor_type type,
                        uint32_t rank, uint32_t first, uint32_t second,
                        uint32_t third)
{
    const onus_tensor *tensor = find(load, name, type, rank);
    if (!tensor)
        return NULL;
    const uint32_t *dims = tensor->dims;
    if (dims[0] != first || dims[1] != second || dims[2] != third) {
        FAIL(load,
             "tensor \"%s\" is %u x %u x %u, but the others need %u x %u x %u"
             CURE, name, dims[0], dims[1], dims[2], first, second, third);
        return NULL;
    }
    return tensor->data;
}

static const float *vector(loader *load, const char *name, uint32_t size)
{
    return data(load, name, ONUS_TENSOR_F32, 1, size, 1, 1);
}

static const float *table(loader *load, const char *name, uint32_t rows,
                          uint32_t columns)
{
    return data(load, name, ONUS_TENSOR_F32, 2, rows, columns, 1);
}

static onus_slice text(loader *load, const char *name)
{
    const onus_tensor *tensor = find(load, name, ONUS_TENSOR_TEXT, 1);
    return tensor ? (onus_slice){tensor->data, tensor->size}
                  : (onus_slice){"", 0};
}

/* A name made of two parts, as "layer.3." and "qkv". */
typedef struct joined {
    char name[64];
} joined;

static joined join(const char *first, const char *second)
{
    joined out;
    snprintf(out.name, sizeof out.name, "%s%s", first, second);
    return out;
}

/* ---------------------------------------------------------------- matrices */

/* 128 times the sum of each row: what the offset of the inputs adds to a
 * product. */
static const int32_t *row_sums(loader *load, const onus_matrix *matrix)
{
    int32_t *sums = allocate(load, onus_kernels__padded(matrix->outputs),
                             sizeof *sums);
    for (uint32_t o = 0; sums && o < matrix->outputs; o++) {
        const int8_t *row = matrix->weights + (size_t)o * matrix->inputs;
        for (uint32_t i = 0; i < matrix->inputs; i++)
            sums[o] += 128 * row[i];
    }
    return sums;
}

/* The weights once more in the kernels' own order, at a multiple of 64 bytes.
 * The copy lives in the model's arena, beside the mapped original that nobody
 * reads then. */
static const int8_t *packed(loader *load, const onus_matrix *matrix)
{
    size_t size = onus_kernels__packed_size(matrix->outputs, matrix->inputs);
    char *memory = allocate(load, size + 64, 1);
    if (!memory)
        return NULL;
    int8_t *copy = (int8_t *)(memory + 63 - ((uintptr_t)memory + 63) % 64);
    onus_kernels__pack(copy, matrix->weights, matrix->outputs, matrix->inputs);
    return copy;
}

static onus_matrix prepared(loader *load, onus_matrix matrix)
{
    if (!load->status)
        matrix.sums = row_sums(load, &matrix);
    if (!load->status && load->model->kernels->packs)
        matrix.packed = packed(load, &matrix);
    return matrix;
}

static onus_matrix matrix(loader *load, const char *name, uint32_t outputs,
                          uint32_t inputs)
{
    onus_matrix out = {.outputs = outputs, .inputs = inputs};
    out.weights = data(load, name, ONUS_TENSOR_I8, 2, outputs, inputs, 1);
    out.scale = vector(load, join(name, ".scale").name, outputs);
    out.bias = vector(load, join(name, ".bias").name, outputs);
    return prepared(load, out);
}

static onus_norm norm(loader *load, const char *name)
{
    uint32_t width = load->model->width;
    return (onus_norm){
        .weight = vector(load, join(name, ".weight").name, width),
        .bias = vector(load, join(name, ".bias").name, width),
    };
}

/* ---------------------------------------------------------------- texts */

/* How many lines a text has; each ends in a line break, and none has a NUL. */
static uint32_t count_lines(loader *load, const char *name)
{
    onus_slice all = text(load, name);
    uint32_t count = 0;
    for (size_t i = 0; i < all.size; i++)
        count += all.data[i] == '\n';
    bool ends = !all.size || all.data[all.size - 1] == '\n';
    if (!load->status && (!ends || memchr(all.data, 0, all.size)))
        FAIL(load,
             "text \"%s\" does not end in a line break or holds a NUL" CURE,
             name);
    return count;
}

/* The lines of a text, *count of them. */
static onus_slice *lines(loader *load, const char *name, uint32_t *count)
{
    *count = count_lines(load, name);
    onus_slice rest = text(load, name);
    onus_slice *out = allocate(load, *count, sizeof *out);
    if (load->status)
        return NULL;
    for (uint32_t i = 0; i < *count; i++)
        out[i] = onus_slice__split(&rest, '\n');
    return out;
}

/* The lines of labels.<kind>, at least one and not too many. */
static onus_slice *labels(loader *load, const char *kind, uint32_t *count)
{
    joined name = join("labels.", kind);
    onus_slice *out = lines(load, name.name, count);
    if (!load->status && (!*count || *count > MOST_LABELS))
        FAIL(load, "\"%s\" has %u labels" CURE, name.name, *count);
    return load->status ? NULL : out;
}

/* --------------------------------------------------------------- vocabulary */

static uint32_t piece(loader *load, const char *name)
{
    uint32_t number = onus_map__find(&load->model->vocabulary,
                                     onus_slice__of(name));
    if (number == ONUS_NONE && !load->status)
        FAIL(load, "its vocabulary has no %s" CURE, name);
    return number;
}

static void load_vocabulary(loader *load)
{
    onus_model *model = load->model;
    uint32_t count;
    onus_slice *pieces = lines(load, "vocab", &count);
    if (load->status)
        return;
    for (uint32_t i = 0; i < count; i++)
        if (!onus_map__set(&model->arena, &model->vocabulary, pieces[i], i)) {
            load->status = onus_error__memory(load->error);
            return;
        }
    model->unknown = piece(load, "[UNK]");
    model->begin = piece(load, "[CLS]");
    model->end = piece(load, "[SEP]");
    model->embed_word = data(load, "embed.word", ONUS_TENSOR_I8, 2, count,
                             model->width, 1);
    model->embed_word_scale = vector(load, "embed.word.scale", count);
}

/* ---------------------------------------------------------------- encoder */

/* A size that all else is measured by: of dimension `d` of a tensor. */
static uint32_t measure(loader *load, const char *name, onus_tensor_type type,
                        uint32_t rank, uint32_t d, uint32_t multiple)
{
    const onus_tensor *tensor = find(load, name, type, rank);
    if (!tensor)
        return 0;
    uint32_t size = tensor->dims[d];
    if (!size || size > MOST_WIDTH || size % multiple)
        FAIL(load,
             "tensor \"%s\": a width of %u; it must be a multiple of %u, at "
             "most %d" CURE, name, size, multiple, MOST_WIDTH);
    return load->status ? 0 : size;
}

static void load_sizes(loader *load)
{
    onus_model *model = load->model;
    model->width = measure(load, "embed.norm.weight", ONUS_TENSOR_F32, 1, 0,
                           ONUS_HEAD_WIDTH);
    model->positions =
        measure(load, "embed.position", ONUS_TENSOR_F32, 2, 0, 1);
    model->inner =
        measure(load, "layer.0.up", ONUS_TENSOR_I8, 2, 0, ONUS_LANES);
    model->arc = measure(load, "arc.root", ONUS_TENSOR_F32, 1, 0, ONUS_LANES);
    model->label =
        measure(load, "label.root", ONUS_TENSOR_F32, 1, 0, ONUS_LANES);
    if (!load->status && model->positions < ONUS_WINDOW_PIECES)
        FAIL(load, "has %u positions, fewer than the %d of a window" CURE,
             model->positions, ONUS_WINDOW_PIECES);
}

static void load_layer(loader *load, onus_layer *layer, uint32_t k)
{
    uint32_t width = load->model->width, inner = load->model->inner;
    char name[32];
    snprintf(name, sizeof name, "layer.%u.", k);
    *layer = (onus_layer){
        .qkv = matrix(load, join(name, "qkv").name, 3 * width, width),
        .out = matrix(load, join(name, "out").name, width, width),
        .up = matrix(load, join(name, "up").name, inner, width),
        .down = matrix(load, join(name, "down").name, width, inner),
        .norm1 = norm(load, join(name, "norm1").name),
        .norm2 = norm(load, join(name, "norm2").name),
    };
}

static void load_layers(loader *load)
{
    onus_model *model = load->model;
    char name[32];
    do
        snprintf(name, sizeof name, "layer.%u.qkv", ++model->layer_count);
    while (model->layer_count <= MOST_LAYERS &&
           onus_tensors__find(&model->tensors, name));
    if (model->layer_count > MOST_LAYERS) {
        FAIL(load, "has more than %d layers" CURE, MOST_LAYERS);
        return;
    }
    model->layers = allocate(load, model->layer_count, sizeof *model->layers);
    for (uint32_t k = 0; k < model->layer_count && !load->status; k++)
        load_layer(load, &model->layers[k], k);
}

static void load_encoder(loader *load)
{
    onus_model *model = load->model;
    uint32_t width = model->width;
    load_vocabulary(load);
    model->embed_position =
        table(load, "embed.position", model->positions, width);
    model->embed_norm = norm(load, "embed.norm");
    if (!load->status)
        load_layers(load);
    model->word_shape = table(load, "word.shape", ONUS_SHAPES, width);
    model->word_suffix = data(load, "word.suffix", ONUS_TENSOR_I8, 2,
                              ONUS_SUFFIX_BUCKETS, width, 1);
    model->word_suffix_scale = vector(load, "word.suffix.scale",
                                      ONUS_SUFFIX_BUCKETS);
}

/* ---------------------------------------------------------------- heads */

static void load_upos(loader *load)
{
    onus_model *model = load->model;
    uint32_t count;
    onus_slice *names = labels(load, "upos", &count);
    model->upos = allocate(load, count, 1);
    model->head_upos = matrix(load, "head.upos", count, model->width);
    for (uint32_t i = 0; i < count && !load->status; i++) {
        onus_upos upos = onus_upos__of(names[i]);
        model->upos[i] = upos == UPOS_COUNT ? other_upos : (uint8_t)upos;
    }
}

static void load_xpos(loader *load)
{
    onus_model *model = load->model;
    uint32_t count;
    model->xpos_names = labels(load, "xpos", &count);
    model->xpos = allocate(load, count, 1);
    model->head_xpos = matrix(load, "head.xpos", count, model->width);
    for (uint32_t i = 0; i < count && !load->status; i++) {
        onus_xpos xpos = onus_xpos__of(model->xpos_names[i]);
        model->xpos[i] = xpos == XPOS_COUNT ? XPOS_NONE : (uint8_t)xpos;
    }
}

static onus_name_label name_label(loader *load, onus_slice name)
{
    onus_name_label out = {.kind = NAME_NONE};
    if (onus_slice__is(name, "O"))
        return out;
    bool proper = name.size > 2 && name.data[1] == '-' &&
                  (name.data[0] == 'B' || name.data[0] == 'I');
    onus_name_kind kind = NAME_COUNT;
    if (proper)
        kind = onus_name__of(onus_slice__cut(name, 2, name.size));
    if (kind == NAME_COUNT || kind == NAME_NONE)
        FAIL(load, "\"labels.name\": unknown label \"%.*s\"" CURE,
             (int)name.size, name.data);
    else
        out = (onus_name_label){(uint8_t)kind, name.data[0] == 'I'};
    return out;
}

static void load_names(loader *load)
{
    onus_model *model = load->model;
    uint32_t count;
    onus_slice *names = labels(load, "name", &count);
    model->names = allocate(load, count, sizeof *model->names);
    model->head_name = matrix(load, "head.name", count, model->width);
    bool may_begin = false;
    if (!load->status && count > ONUS_NAME_LABELS)
        FAIL(load, "\"labels.name\" has %u labels" CURE, count);
    for (uint32_t i = 0; i < count && !load->status; i++) {
        model->names[i] = name_label(load, names[i]);
        may_begin |= !model->names[i].inside;
    }
    if (!load->status && !may_begin)
        FAIL(load, "\"labels.name\": no label can begin a sentence" CURE);
}

/* "l|3|y" or "=go"; false if it is neither. */
static bool read_rule(onus_lemma_rule *rule, onus_slice line)
{
    if (line.size && line.data[0] == '=') {
        *rule = (onus_lemma_rule){.kind = '=',
                                  .add = onus_slice__cut(line, 1, line.size)};
        return true;
    }
    onus_slice kind = onus_slice__split(&line, '|');
    onus_slice strip = onus_slice__split(&line, '|');
    if (kind.size != 1 || !memchr("klcn", kind.data[0], 4) || !line.data)
        return false;
    *rule = (onus_lemma_rule){.kind = kind.data[0], .add = line};
    return onus_slice__number(strip, &rule->strip);
}

static void load_lemmas(loader *load)
{
    onus_model *model = load->model;
    uint32_t count;
    onus_slice *rules = labels(load, "lemma", &count);
    model->lemmas = allocate(load, count, sizeof *model->lemmas);
    model->head_lemma = matrix(load, "head.lemma", count, model->width);
    for (uint32_t i = 0; i < count && !load->status; i++)
        if (!read_rule(&model->lemmas[i], rules[i]))
            FAIL(load, "\"labels.lemma\": \"%.*s\" is no rule" CURE,
                 (int)rules[i].size, rules[i].data);
}

static void load_irregular(loader *load)
{
    onus_model *model = load->model;
    uint32_t count;
    onus_slice *rows = lines(load, "labels.irregular", &count);
    model->irregular_lemmas = rows;
    for (uint32_t i = 0; i < count && !load->status; i++) {
        onus_slice rest = rows[i];
        onus_slice form = onus_slice__split(&rest, '\t');
        onus_slice xpos = onus_slice__split(&rest, '\t');
        if (!form.size || !xpos.size || !rest.size) {
            FAIL(load, "\"labels.irregular\": line %u is not form, tag, lemma"
                 CURE, i + 1);
            return;
        }
        onus_slice key = {form.data, form.size + 1 + xpos.size};
        rows[i] = rest;
        if (!onus_map__set(&model->arena, &model->irregular, key, i))
            load->status = onus_error__memory(load->error);
    }
}

static void load_relations(loader *load)
{
    onus_model *model = load->model;
    onus_slice *names = labels(load, "deprel", &model->labels);
    model->deprel = allocate(load, model->labels, 1);
    model->root = ONUS_NONE;
    for (uint32_t i = 0; i < model->labels && !load->status; i++) {
        onus_relation_kind relation = onus_relation__of(names[i]);
        model->deprel[i] = relation == REL_COUNT ? REL_dep : (uint8_t)relation;
        if (relation == REL_root)
            model->root = i;
    }
    if (!load->status && (model->root == ONUS_NONE || model->labels < 2))
        FAIL(load, "\"labels.deprel\" has no \"root\", or nothing else" CURE);
}

static void load_trees(loader *load)
{
    onus_model *model = load->model;
    uint32_t width = model->width, arc = model->arc, label = model->label;
    load_relations(load);
    model->arc_dep = matrix(load, "arc.dep", arc, width);
    model->arc_head = matrix(load, "arc.head", arc, width);
    model->label_dep = matrix(load, "label.dep", label, width);
    model->label_head = matrix(load, "label.head", label, width);
    model->arc_root = vector(load, "arc.root", arc);
    model->arc_weight = table(load, "arc.weight", arc, arc);
    model->arc_head_weight = vector(load, "arc.head.weight", arc);
    model->label_root = vector(load, "label.root", label);
    model->label_weight =
        matrix(load, "label.weight", model->labels * label, label);
    model->label_linear = table(load, "label.linear", model->labels, label);
    model->label_bias = vector(load, "label.bias", model->labels);
}

static void load_heads(loader *load)
{
    onus_model *model = load->model;
    load_upos(load);
    load_xpos(load);
    load_names(load);
    load_lemmas(load);
    load_irregular(load);
    model->head_end = matrix(load, "head.end", 1, model->width);
    load_trees(load);
    model->token_weight = vector(load, "token.weight", ONUS_TOKEN_BUCKETS);
    const float *bias = vector(load, "token.bias", 1);
    model->token_bias = bias ? *bias : 0;
    model->meta = text(load, "meta");
}

/* ---------------------------------------------------------------- the model */

onus_status onus_model__open(onus_model **out, const char *path,
                             onus_error *error)
{
    *out = NULL;
    onus_model *model = calloc(1, sizeof *model);
    if (!model)
        return onus_error__memory(error);
    model->kernels = onus_kernels__best();
    loader load = {.model = model, .error = error};
    load.status =
        onus_tensors__open(&model->tensors, &model->arena, path, error);
    if (!load.status)
        load_sizes(&load);
    if (!load.status)
        load_encoder(&load);
    if (!load.status)
        load_heads(&load);
    model->tensors.path = NULL; /* the caller's, and not needed any more */
    if (load.status)
        onus_model__close(model);
    else
        *out = model;
    return load.status;
}

void onus_model__close(onus_model *model)
{
    if (!model)
        return;
    onus_tensors__close(&model->tensors);
    onus_arena__clear(&model->arena);
    free(model);
}

onus_slice onus_model__meta(const onus_model *model, const char *key)
{
    size_t size = strlen(key);
    for (onus_slice rest = model->meta; rest.data;) {
        onus_slice line = onus_slice__split(&rest, '\n');
        if (line.size > size && line.data[size] == '=' &&
            !memcmp(line.data, key, size))
            return onus_slice__cut(line, size + 1, line.size);
    }
    return (onus_slice){"", 0};
}
