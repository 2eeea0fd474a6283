/* Damaged models are refused, with a reason; a good one is read. */
#include "toy_model.h"

#include "language/model.h"

typedef struct fixture {
    toy toy;
    onus_error error;
} fixture;

static int make(void **state)
{
    fixture *f = calloc(1, sizeof *f);
    f->toy = toy_make();
    *state = f;
    return 0;
}

static int clear(void **state)
{
    fixture *f = *state;
    toy_clear(&f->toy);
    free(f);
    return 0;
}

/* The file, as it is now, is refused, and the message holds these words. */
static void refused(fixture *f, size_t size, const char *words)
{
    onus_model *model = NULL;
    toy_write(&f->toy, size);
    assert_int_equal(onus_model__open(&model, f->toy.path, &f->error),
                     ONUS_ERROR_MODEL);
    assert_null(model);
    assert_string_equal(f->error.file, f->toy.path);
    if (!strstr(f->error.message, words))
        fail_msg("\"%s\" does not say \"%s\"", f->error.message, words);
}

/* The same for all of the file, with a good checksum. */
static void refused_sealed(fixture *f, const char *words)
{
    toy_seal(&f->toy);
    refused(f, f->toy.size, words);
}

static void a_good_one_is_read(void **state)
{
    fixture *f = *state;
    onus_model *model;
    toy_write(&f->toy, f->toy.size);
    assert_int_equal(onus_model__open(&model, f->toy.path, &f->error), ONUS_OK);
    assert_slice(onus_model__meta(model, "name"), ONUS_SLICE("toy"));
    assert_slice(onus_model__meta(model, "nam"), ONUS_SLICE(""));
    assert_slice(onus_model__meta(model, "layers"), ONUS_SLICE("1"));
    assert_int_equal(model->layer_count, 1);
    assert_int_equal(model->width, TOY_WIDTH);
    assert_int_equal(model->root, 1);
    assert_int_equal(model->deprel[2], REL_obl);
    assert_int_equal(model->xpos[2], XPOS_NONE);
    onus_model__close(model);
}

static void no_file_is_an_io_error(void **state)
{
    fixture *f = *state;
    onus_model *model;
    assert_int_equal(onus_model__open(&model, "/tmp/onus/no/such", &f->error),
                     ONUS_ERROR_IO);
    assert_null(model);
}

static void header_is_checked(void **state)
{
    fixture *f = *state;
    unsigned char *bytes = f->toy.bytes;
    size_t size = f->toy.size;
    static const struct {
        unsigned at;
        const char *words;
    } fields[] = {
        {0, "not a model"}, {7, "not a model"}, {8, "version"}, {11, "version"},
        {14, "tensors"},    {17, "cut short"},  {23, "cut short"}, {24, "checksum"},
        {31, "checksum"},   {32, "not zero"},   {63, "not zero"}, {64, "checksum"},
    };
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        bytes[fields[i].at] ^= 0x40;
        refused(f, size, fields[i].words);
        bytes[fields[i].at] ^= 0x40;
    }
    bytes[size - 1] ^= 1;
    refused(f, size, "checksum");
}

static void short_files_are_refused(void **state)
{
    fixture *f = *state;
    static const size_t sizes[] = {0, 1, 63};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        refused(f, sizes[i], "not a model");
    refused(f, 64, "cut short");
    refused(f, 1000, "cut short");
    refused(f, f->toy.size - 1, "cut short");
}

/* Set a field of a tensor's entry, see that it is refused, and put it back. */
static void try_field(fixture *f, const char *name, unsigned at, uint32_t value,
                      const char *words)
{
    unsigned char *entry = toy_entry(&f->toy, name);
    uint32_t before;
    assert_non_null(entry);
    memcpy(&before, entry + at, 4);
    memcpy(entry + at, &value, 4);
    refused_sealed(f, words);
    memcpy(entry + at, &before, 4);
}

static void entries_are_checked(void **state)
{
    fixture *f = *state;
    enum { TYPE = 48, RANK = 52, DIMS = 56, OFFSET = 72, SIZE = 80 };
    try_field(f, "arc.root", 0, 0, "proper name");
    try_field(f, "arc.root", 44, 0x61616161, "proper name");
    try_field(f, "arc.root", TYPE, 4, "type");
    try_field(f, "arc.root", TYPE, 2, "type");
    try_field(f, "arc.root", RANK, 0, "rank");
    try_field(f, "arc.root", RANK, 5, "rank");
    try_field(f, "arc.root", RANK, 2, "rank");
    try_field(f, "arc.root", DIMS, 17, "shape");
    try_field(f, "arc.root", DIMS, 0, "shape");
    try_field(f, "arc.root", DIMS, 0xFFFFFFFF, "shape");
    try_field(f, "label.weight", DIMS + 4, 0xFFFFFFFF, "shape");
    try_field(f, "arc.root", DIMS + 4, 2, "unused dimension");
    try_field(f, "arc.root", OFFSET, 64, "outside the file");
    try_field(f, "arc.root", OFFSET, 1, "aligned");
    try_field(f, "arc.root", OFFSET, 0xFFFFFFC0, "outside the file");
    try_field(f, "arc.root", OFFSET + 4, 0x80000000, "outside the file");
    try_field(f, "arc.root", SIZE, 68, "shape");
    try_field(f, "arc.root", SIZE + 4, 1, "outside the file");
}

/* Another name: the tensor is missing then. */
static void missing_tensors_are_named(void **state)
{
    fixture *f = *state;
    for (unsigned i = 0; i < f->toy.count; i++) {
        unsigned char *entry = f->toy.bytes + TOY_HEADER + i * TOY_ENTRY;
        char name[64];
        snprintf(name, sizeof name, "\"%s\"", (char *)entry);
        entry[0] ^= 0x20;
        refused_sealed(f, strstr(name, "layer.0.qkv\"") ? "layer.0.qkv" : name);
        entry[0] ^= 0x20;
    }
}

/* The data of a tensor. */
static unsigned char *data_of(fixture *f, const char *name)
{
    uint64_t offset;
    memcpy(&offset, toy_entry(&f->toy, name) + 72, 8);
    return f->toy.bytes + offset;
}

/* Replace the first bytes of a text, see that it is refused, and put them
 * back. */
static void try_text(fixture *f, const char *name, const char *start,
                     const char *words)
{
    unsigned char *text = data_of(f, name), before[16];
    size_t size = strlen(start);
    memcpy(before, text, size);
    memcpy(text, start, size);
    refused_sealed(f, words);
    memcpy(text, before, size);
}

static void contents_are_checked(void **state)
{
    fixture *f = *state;
    try_text(f, "vocab", "[OOK]", "[UNK]");
    try_text(f, "labels.name", "P", "unknown label");
    try_text(f, "labels.name", "O\nX", "unknown label");
    try_text(f, "labels.lemma", "k|x", "no rule");
    try_text(f, "labels.lemma", "k*0", "no rule");
    try_text(f, "labels.lemma", "z|0", "no rule");
    try_text(f, "labels.irregular", "left ", "form, tag, lemma");
    try_text(f, "labels.deprel", "nsubj\nx", "root");
    try_text(f, "labels.upos", "N\n", "head.upos");
    data_of(f, "vocab")[2] = 0;
    refused_sealed(f, "NUL");
    data_of(f, "vocab")[2] = 'N';
    memset(data_of(f, "arc.root"), 0xFF, 4);
    refused_sealed(f, "no number");
}

/* Any byte of the table of tensors may be wrong: never a crash. */
static void any_damage_is_survived(void **state)
{
    fixture *f = *state;
    size_t end = TOY_HEADER + f->toy.count * TOY_ENTRY;
    for (size_t at = TOY_HEADER; at < end; at += 13) {
        onus_model *model;
        f->toy.bytes[at] ^= 0x81;
        toy_seal(&f->toy);
        toy_write(&f->toy, f->toy.size);
        onus_model__open(&model, f->toy.path, &f->error);
        onus_model__close(model);
        f->toy.bytes[at] ^= 0x81;
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_good_one_is_read, make, clear),
        cmocka_unit_test_setup_teardown(no_file_is_an_io_error, make, clear),
        cmocka_unit_test_setup_teardown(header_is_checked, make, clear),
        cmocka_unit_test_setup_teardown(short_files_are_refused, make, clear),
        cmocka_unit_test_setup_teardown(entries_are_checked, make, clear),
        cmocka_unit_test_setup_teardown(missing_tensors_are_named, make, clear),
        cmocka_unit_test_setup_teardown(contents_are_checked, make, clear),
        cmocka_unit_test_setup_teardown(any_damage_is_survived, make, clear),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
