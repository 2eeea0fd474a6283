/* A tiny model with random weights, for tests: it answers nonsense, but it
 * answers.
 *
 *     toy model = toy_make();           // bytes of a good file
 *     toy_write(&model, path);          // model.path is a file in /tmp now
 *     toy_clear(&model);                // and is removed here
 */
#ifndef ONUS_TOY_MODEL_H
#define ONUS_TOY_MODEL_H

#include "check.h"

#include "base/hash.h"
#include "language/language.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    TOY_HEADER = 64,
    TOY_ENTRY = 96,
    TOY_MOST = 80,
    TOY_WIDTH = 32,
    TOY_INNER = 64,
    TOY_ARC = 16,
    TOY_LABEL = 16,
    TOY_POSITIONS = 192,
};

typedef struct toy {
    unsigned char *bytes;
    size_t size;
    unsigned count; /* of tensors */
    uint32_t seed;
    char path[40];
} toy;

static inline uint32_t toy_draw(toy *model)
{
    model->seed = model->seed * 1664525u + 1013904223u;
    return model->seed >> 8;
}

/* The entry of a tensor with this name, or NULL. */
static inline unsigned char *toy_entry(toy *model, const char *name)
{
    for (unsigned i = 0; i < model->count; i++) {
        unsigned char *entry = model->bytes + TOY_HEADER + i * TOY_ENTRY;
        if (!strcmp((char *)entry, name))
            return entry;
    }
    return NULL;
}

static inline void toy_add(toy *model, const char *name, uint32_t type,
                           uint32_t rank, const uint32_t dims[4],
                           const void *data, size_t size)
{
    uint64_t offset = (model->size + 63) / 64 * 64, bytes = size;
    assert_true(model->count < TOY_MOST);
    model->bytes = realloc(model->bytes, offset + size);
    memset(model->bytes + model->size, 0, offset - model->size);
    memcpy(model->bytes + offset, data, size);
    model->size = offset + size;
    unsigned char *entry =
        model->bytes + TOY_HEADER + model->count++ * TOY_ENTRY;
    assert_true(strlen(name) < 48);
    memcpy(entry, name, strlen(name));
    memcpy(entry + 48, &type, 4);
    memcpy(entry + 52, &rank, 4);
    memcpy(entry + 56, dims, 16);
    memcpy(entry + 72, &offset, 8);
    memcpy(entry + 80, &bytes, 8);
}

static inline void toy_text(toy *model, const char *name, const char *text)
{
    const uint32_t dims[4] = {(uint32_t)strlen(text), 1, 1, 1};
    toy_add(model, name, 0, 1, dims, text, strlen(text));
}

static inline void toy_floats(toy *model, const char *name, uint32_t rank,
                              uint32_t a, uint32_t b, uint32_t c, float scale)
{
    const uint32_t dims[4] = {a, b, c, 1};
    size_t count = (size_t)a * b * c;
    float *data = malloc(count * sizeof *data);
    for (size_t i = 0; i < count; i++)
        data[i] = ((float)toy_draw(model) / (1 << 23) - 1) * scale;
    toy_add(model, name, 3, rank, dims, data, count * sizeof *data);
    free(data);
}

static inline void toy_bytes(toy *model, const char *name, uint32_t a,
                             uint32_t b)
{
    const uint32_t dims[4] = {a, b, 1, 1};
    size_t count = (size_t)a * b;
    char *data = malloc(count);
    for (size_t i = 0; i < count; i++)
        data[i] = (char)(toy_draw(model) % 255 - 127);
    toy_add(model, name, 1, 2, dims, data, count);
    free(data);
}

static inline void toy_rows(toy *model, const char *name, uint32_t a,
                            uint32_t b)
{
    char full[64];
    toy_bytes(model, name, a, b);
    snprintf(full, sizeof full, "%s.scale", name);
    toy_floats(model, full, 1, a, 1, 1, 0.01f);
}

static inline void toy_matrix(toy *model, const char *name, uint32_t a,
                              uint32_t b)
{
    char full[64];
    toy_rows(model, name, a, b);
    snprintf(full, sizeof full, "%s.bias", name);
    toy_floats(model, full, 1, a, 1, 1, 1);
}

static inline void toy_norm(toy *model, const char *name)
{
    char full[64];
    snprintf(full, sizeof full, "%s.weight", name);
    toy_floats(model, full, 1, TOY_WIDTH, 1, 1, 1);
    snprintf(full, sizeof full, "%s.bias", name);
    toy_floats(model, full, 1, TOY_WIDTH, 1, 1, 1);
}

static inline void toy_encoder(toy *model)
{
    toy_rows(model, "embed.word", 12, TOY_WIDTH);
    toy_floats(model, "embed.position", 2, TOY_POSITIONS, TOY_WIDTH, 1, 1);
    toy_norm(model, "embed.norm");
    toy_matrix(model, "layer.0.qkv", 3 * TOY_WIDTH, TOY_WIDTH);
    toy_matrix(model, "layer.0.out", TOY_WIDTH, TOY_WIDTH);
    toy_matrix(model, "layer.0.up", TOY_INNER, TOY_WIDTH);
    toy_matrix(model, "layer.0.down", TOY_WIDTH, TOY_INNER);
    toy_norm(model, "layer.0.norm1");
    toy_norm(model, "layer.0.norm2");
    toy_floats(model, "word.shape", 2, 16, TOY_WIDTH, 1, 1);
    toy_rows(model, "word.suffix", 4096, TOY_WIDTH);
}

static inline void toy_heads(toy *model)
{
    toy_matrix(model, "head.upos", 3, TOY_WIDTH);
    toy_matrix(model, "head.xpos", 3, TOY_WIDTH);
    toy_matrix(model, "head.lemma", 6, TOY_WIDTH);
    toy_matrix(model, "head.end", 1, TOY_WIDTH);
    toy_matrix(model, "head.name", 5, TOY_WIDTH);
    toy_matrix(model, "arc.dep", TOY_ARC, TOY_WIDTH);
    toy_matrix(model, "arc.head", TOY_ARC, TOY_WIDTH);
    toy_matrix(model, "label.dep", TOY_LABEL, TOY_WIDTH);
    toy_matrix(model, "label.head", TOY_LABEL, TOY_WIDTH);
    toy_floats(model, "arc.root", 1, TOY_ARC, 1, 1, 1);
    toy_floats(model, "arc.weight", 2, TOY_ARC, TOY_ARC, 1, 1);
    toy_floats(model, "arc.head.weight", 1, TOY_ARC, 1, 1, 1);
    toy_floats(model, "label.root", 1, TOY_LABEL, 1, 1, 1);
    toy_matrix(model, "label.weight", 4 * TOY_LABEL, TOY_LABEL);
    toy_floats(model, "label.linear", 2, 4, TOY_LABEL, 1, 1);
    toy_floats(model, "label.bias", 1, 4, 1, 1, 1);
    toy_floats(model, "token.weight", 1, 65536, 1, 1, 1);
    toy_floats(model, "token.bias", 1, 1, 1, 1, 1);
}

/* Write count, size and checksum into the header. */
static inline void toy_seal(toy *model)
{
    const uint32_t version = 3, count = model->count;
    const uint64_t size = model->size;
    memcpy(model->bytes, "ONUSMODL", 8);
    memcpy(model->bytes + 8, &version, 4);
    memcpy(model->bytes + 12, &count, 4);
    memcpy(model->bytes + 16, &size, 8);
    const uint64_t hash =
        onus_hash__words(ONUS_FNV64, model->bytes + TOY_HEADER,
                         model->size - TOY_HEADER);
    memcpy(model->bytes + 24, &hash, 8);
}

static inline toy toy_make(void)
{
    toy model = {.seed = 5, .size = TOY_HEADER + TOY_MOST * TOY_ENTRY};
    model.bytes = calloc(model.size, 1);
    toy_text(&model, "meta", "name=toy\nlayers=1\n");
    toy_text(&model, "vocab",
             "[UNK]\n[CLS]\n[SEP]\nthe\ntroop\n##s\n.\n,\nleft\n##e\n'\nn\n");
    toy_text(&model, "labels.upos", "NOUN\nVERB\nODD\n");
    toy_text(&model, "labels.xpos", "NN\nVBD\n??\n");
    toy_text(&model, "labels.lemma", "k|0|\nl|0|\nl|1|y\nc|2|\n=go\nn|0|\n");
    toy_text(&model, "labels.name", "O\nB-PER\nI-PER\nB-LOC\nI-LOC\n");
    toy_text(&model, "labels.deprel", "nsubj\nroot\nobl:odd\npunct\n");
    toy_text(&model, "labels.irregular", "left\tVBD\tleave\n");
    toy_encoder(&model);
    toy_heads(&model);
    toy_seal(&model);
    return model;
}

/* Write (part of) the file to /tmp. */
static inline void toy_write(toy *model, size_t size)
{
    if (!model->path[0]) {
        snprintf(model->path, sizeof model->path, "/tmp/onus-toy-XXXXXX");
        int file = mkstemp(model->path);
        assert_true(file >= 0);
        close(file);
    }
    FILE *file = fopen(model->path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(model->bytes, 1, size, file), size);
    fclose(file);
}

/* A good toy model, opened. */
static inline onus_model *toy_open(void)
{
    toy file = toy_make();
    onus_model *model = NULL;
    onus_error error = {0};
    toy_write(&file, file.size);
    if (onus_model__open(&model, file.path, &error))
        fail_msg("%s", error.message);
    unlink(file.path);
    free(file.bytes);
    return model;
}

static inline void toy_clear(toy *model)
{
    if (model->path[0])
        unlink(model->path);
    free(model->bytes);
    *model = (toy){0};
}

#endif
