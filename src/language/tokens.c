/* Where a chunk is cut: logistic regression on hashed features.
 *
 * A cut is possible between two characters of which one is neither letter nor
 * digit, or where a letter meets a digit, but not inside an address of the web;
 * a hyphen between letters is cut on both sides or on none. There, 26 features
 * (the head of train/tokens.py lists them) look at what stands left and right,
 * at the pattern of the chunk and at its neighbours. `templates` below is that
 * list; tests/parity holds it equal to the trainer's.
 *
 * Time and memory are linear in the chunk, however odd it is: all that features
 * need of it is computed once, and a feature reads no more than 34 characters.
 */
#include "language/tokens.h"

#include "base/utf8.h"

enum { PATTERN = 10 /* classes that a pattern has at most */, PART = 1 };

/* A character of a chunk. */
typedef struct chunk_letter {
    uint32_t at;     /* where it starts in the paragraph's text */
    uint32_t normal; /* and in the normalised text */
    uint32_t stretch; /* the stretch that it belongs to */
    uint8_t alike;   /* 1 letter, 2 digit, 0 else: where a cut is possible */
} chunk_letter;

/* A chunk and what is computed of it. A stretch is a run of characters of one
 * class, as patterns write it once; a cut is possible at the start of a stretch
 * only. */
typedef struct chunk_facts {
    ONUS_ARRAY(chunk_letter) letters;    /* and one behind the last */
    ONUS_ARRAY(char) normal;       /* digits 0, lower case, straight quotes */
    ONUS_ARRAY(char) classes;      /* of its stretches, in UTF-8 */
    ONUS_ARRAY(uint32_t) stretches; /* starts in `classes`, and the end */
    uint32_t count;                /* of characters */
    char web;                      /* what address it seems to be */
    uint32_t address, address_end; /* an address of the web: never cut */
    char before[4], after[4];      /* classes of its neighbours */
    size_t before_size, after_size;
} chunk_facts;

/* --------------------------------------------------------------- characters */

static bool is_digit(uint32_t code)
{
    return code >= '0' && code <= '9';
}

static uint32_t normal(uint32_t code)
{
    switch (code) {
    case 0x2018:
    case 0x2019: return '\'';
    case 0x201C:
    case 0x201D: return '"';
    default: return is_digit(code) ? '0' : onus_utf8__lower(code);
    }
}

/* The class of a character: A and a letters, 0 digits, else itself. */
static uint32_t class_of(uint32_t code)
{
    if (onus_utf8__is_letter(code))
        return onus_utf8__lower(code) != code ? 'A' : 'a';
    return normal(code);
}

static bool runs(uint32_t class)
{
    return class == 'A' || class == 'a' || class == '0';
}

/* ---------------------------------------------------------------- a chunk */

/* Append the bytes of a character to an array of chars. */
#define ADD_CODE(arena, array, code)                                           \
    do {                                                                       \
        char bytes_[4];                                                        \
        size_t size_ = onus_utf8__encode(code, bytes_);                        \
        for (size_t i_ = 0; i_ < size_; i_++)                                  \
            onus_array__push(arena, array, bytes_[i_]);                        \
    } while (0)

static void add_letter(chunk_facts *chunk, onus_arena *arena, uint32_t code,
                       uint32_t at, uint32_t *last_class)
{
    uint32_t class = class_of(code);
    if (!runs(class) || class != *last_class) {
        onus_array__push(arena, &chunk->stretches, chunk->classes.count);
        ADD_CODE(arena, &chunk->classes, class);
    }
    *last_class = class;
    chunk_letter letter = {
        .at = at,
        .normal = chunk->normal.count,
        .stretch = chunk->stretches.count - 1,
        .alike = onus_utf8__is_letter(code) ? 1 : is_digit(code) ? 2 : 0,
    };
    onus_array__push(arena, &chunk->letters, letter);
    ADD_CODE(arena, &chunk->normal, normal(code));
}

static char web_kind(const chunk_facts *chunk)
{
    onus_slice text = {chunk->normal.items, chunk->normal.count};
    if (!text.size)
        return '0';
    if (onus_slice__find(text, ONUS_SLICE("://")) != ONUS_NONE ||
        onus_slice__find(text, ONUS_SLICE("www.")) != ONUS_NONE)
        return 'u';
    if (memchr(text.data, '@', text.size))
        return 'm';
    if (memchr(text.data, '/', text.size))
        return '/';
    bool query = memchr(text.data, '_', text.size) ||
                 memchr(text.data, '=', text.size);
    return query ? '_' : '0';
}

/* The character of a chunk that a byte of its normalised text belongs to. */
static uint32_t letter_at(const chunk_facts *chunk, uint32_t byte)
{
    uint32_t p = 0;
    while (chunk->letters.items[p].normal < byte)
        p++;
    return p;
}

/* A character of ASCII in the normalised text, or 0. */
static char ascii_at(const chunk_facts *chunk, uint32_t p)
{
    char c = chunk->normal.items[chunk->letters.items[p].normal];
    return (unsigned char)c < 0x80 ? c : 0;
}

/* Find the address of the web in a chunk, from its scheme or "www." on; the
 * signs behind it are not its own. */
static void find_address(chunk_facts *chunk)
{
    onus_slice text = {chunk->normal.items, chunk->normal.count};
    size_t scheme = onus_slice__find(text, ONUS_SLICE("://"));
    size_t at = scheme == ONUS_NONE ? onus_slice__find(text, ONUS_SLICE("www."))
                                    : scheme;
    chunk->address = chunk->address_end = 0;
    if (at == ONUS_NONE)
        return;
    uint32_t start = letter_at(chunk, (uint32_t)at), end = start;
    while (scheme != ONUS_NONE && start &&
           chunk->letters.items[start - 1].alike == 1)
        start--;
    while (end < chunk->count && !(ascii_at(chunk, end) &&
                                   strchr("<>\"", ascii_at(chunk, end))))
        end++;
    while (end > start && ascii_at(chunk, end - 1) &&
           strchr(".,;:!?')]}*", ascii_at(chunk, end - 1)))
        end--;
    chunk->address = start;
    chunk->address_end = end;
}

/* The class of a neighbour's character, or `_` where there is no neighbour. */
static size_t neighbour(onus_slice text, size_t at, char class[4])
{
    if (!text.size)
        return onus_utf8__encode('_', class);
    return onus_utf8__encode(class_of(onus_utf8__next(text, &at)), class);
}

/* Compute all of a chunk's facts; false if memory ran out. */
static bool read_chunk(chunk_facts *chunk, onus_arena *arena, onus_slice text,
                       onus_slice before, onus_slice after)
{
    chunk->letters.count = chunk->normal.count = 0;
    chunk->classes.count = chunk->stretches.count = 0;
    uint32_t last_class = 0;
    for (size_t at = 0; at < text.size;) {
        uint32_t start = (uint32_t)at;
        uint32_t code = onus_utf8__next(text, &at);
        add_letter(chunk, arena, code, start, &last_class);
    }
    chunk->count = chunk->letters.count;
    chunk_letter end = {.at = (uint32_t)text.size,
                  .normal = chunk->normal.count,
                  .stretch = chunk->stretches.count};
    onus_array__push(arena, &chunk->letters, end);
    onus_array__push(arena, &chunk->stretches, chunk->classes.count);
    if (arena->failed)
        return false;
    chunk->web = web_kind(chunk);
    find_address(chunk);
    size_t last = before.size;
    if (last)
        onus_utf8__previous(before, &last);
    chunk->before_size = neighbour(before, last, chunk->before);
    chunk->after_size = neighbour(after, 0, chunk->after);
    return true;
}

static bool possible(const chunk_facts *chunk, uint32_t p)
{
    if (p > chunk->address && p < chunk->address_end)
        return false;
    uint8_t left = chunk->letters.items[p - 1].alike;
    uint8_t right = chunk->letters.items[p].alike;
    return !left || !right || left != right;
}

/* ---------------------------------------------------------------- features */

typedef enum part_kind {
    END,
    LEFT,    /* n characters before the cut, `^` before the chunk's first */
    RIGHT,   /* n characters behind it, `$` behind the chunk's last */
    HEAD,    /* pattern of all before it */
    TAIL,    /* pattern of all behind it */
    WHOLE,   /* pattern of the chunk */
    BEFORE,  /* class of the last character of the chunk before */
    AFTER,   /* class of the first character of the chunk behind */
    WEB,     /* kind of address */
    PLACE,   /* characters before the cut, at most n, as a digit */
    REST,    /* characters behind the cut, likewise */
} part_kind;

typedef struct feature_part {
    uint8_t kind;
    uint8_t n;
} feature_part;

/* A feature is its letter and its parts, with PART between them. */
static const feature_part templates[][4] = {
    /* a */ {{LEFT, 1}},
    /* b */ {{LEFT, 2}},
    /* c */ {{LEFT, 3}},
    /* d */ {{LEFT, 4}},
    /* e */ {{RIGHT, 1}},
    /* f */ {{RIGHT, 2}},
    /* g */ {{RIGHT, 3}},
    /* h */ {{RIGHT, 4}},
    /* i */ {{LEFT, 1}, {RIGHT, 1}},
    /* j */ {{LEFT, 2}, {RIGHT, 2}},
    /* k */ {{LEFT, 3}, {RIGHT, 3}},
    /* l */ {{LEFT, 2}, {RIGHT, 1}},
    /* m */ {{LEFT, 1}, {RIGHT, 2}},
    /* n */ {{LEFT, 12}},
    /* o */ {{RIGHT, 12}},
    /* p */ {{LEFT, 16}, {RIGHT, 16}},
    /* q */ {{HEAD, 0}, {TAIL, 0}},
    /* r */ {{HEAD, 0}, {RIGHT, 1}},
    /* s */ {{LEFT, 1}, {TAIL, 0}},
    /* t */ {{RIGHT, 2}, {AFTER, 0}},
    /* u */ {{LEFT, 4}, {RIGHT, 1}, {AFTER, 0}},
    /* v */ {{LEFT, 1}, {RIGHT, 1}, {BEFORE, 0}},
    /* w */ {{PLACE, 5}, {REST, 5}, {LEFT, 1}, {RIGHT, 1}},
    /* x */ {{WHOLE, 0}, {PLACE, 9}},
    /* y */ {{WEB, 0}, {LEFT, 1}, {RIGHT, 1}},
    /* z */ {{WEB, 0}, {TAIL, 0}},
};

enum { TEMPLATES = sizeof templates / sizeof *templates };

static uint32_t hash_byte(uint32_t hash, char byte)
{
    return onus_hash__32(hash, &byte, 1);
}

static uint32_t hash_digit(uint32_t hash, uint32_t value, uint32_t most)
{
    return hash_byte(hash, (char)('0' + (value < most ? value : most)));
}

/* The characters [start, end) of the normalised text. */
static uint32_t hash_text(uint32_t hash, const chunk_facts *chunk,
                          uint32_t start, uint32_t end)
{
    uint32_t from = chunk->letters.items[start].normal;
    return onus_hash__32(hash, chunk->normal.items + from,
                         chunk->letters.items[end].normal - from);
}

/* The classes of the stretches [start, end), at most PATTERN of them. */
static uint32_t hash_pattern(uint32_t hash, const chunk_facts *chunk,
                             uint32_t start, uint32_t end)
{
    if (end - start > PATTERN)
        end = start + PATTERN;
    uint32_t from = chunk->stretches.items[start];
    return onus_hash__32(hash, chunk->classes.items + from,
                         chunk->stretches.items[end] - from);
}

static uint32_t hash_part(uint32_t hash, const chunk_facts *chunk, uint32_t p,
                          feature_part part)
{
    uint32_t n = part.n, stretch = chunk->letters.items[p].stretch;
    switch (part.kind) {
    case LEFT:
        if (n > p)
            hash = hash_byte(hash, '^');
        return hash_text(hash, chunk, n > p ? 0 : p - n, p);
    case RIGHT:
        if (n <= chunk->count - p)
            return hash_text(hash, chunk, p, p + n);
        return hash_byte(hash_text(hash, chunk, p, chunk->count), '$');
    case HEAD: return hash_pattern(hash, chunk, 0, stretch);
    case TAIL:
        return hash_pattern(hash, chunk, stretch, chunk->stretches.count - 1);
    case WHOLE: return hash_pattern(hash, chunk, 0, chunk->stretches.count - 1);
    case BEFORE: return onus_hash__32(hash, chunk->before, chunk->before_size);
    case AFTER: return onus_hash__32(hash, chunk->after, chunk->after_size);
    case WEB: return hash_byte(hash, chunk->web);
    case PLACE: return hash_digit(hash, p, n);
    default: return hash_digit(hash, chunk->count - p, n);
    }
}

/* The sum that decides: above 0, the chunk is cut before character p. */
static float sum_at(const chunk_facts *chunk, const onus_model *model,
                    uint32_t p)
{
    float sum = 0;
    for (int t = 0; t < TEMPLATES; t++) {
        uint32_t hash = hash_byte(ONUS_FNV32, (char)('a' + t));
        for (int i = 0; i < 4 && templates[t][i].kind != END; i++) {
            if (i)
                hash = hash_byte(hash, PART);
            hash = hash_part(hash, chunk, p, templates[t][i]);
        }
        sum += model->token_weight[hash % ONUS_TOKEN_BUCKETS];
    }
    return sum + model->token_bias;
}

const float *onus_tokens__sums(onus_arena *arena, const onus_model *model,
                               onus_slice text, onus_slice before,
                               onus_slice after, uint32_t *count)
{
    chunk_facts chunk = {0};
    ONUS_ARRAY(float) sums = {0};
    *count = 0;
    if (!read_chunk(&chunk, arena, text, before, after))
        return NULL;
    for (uint32_t p = 1; p < chunk.count; p++)
        if (possible(&chunk, p))
            onus_array__push(arena, &sums, sum_at(&chunk, model, p));
    *count = sums.count;
    return sums.items;
}

/* ---------------------------------------------------------------- tokens */

typedef struct cutter {
    onus_record *record;
    onus_arena *scratch;
    const onus_model *model;
    const onus_contractions *contractions;
    chunk_facts chunk;
} cutter;

/* Append a token of the record's text, as its words. */
static void add_token(cutter *cut, uint32_t start, uint32_t end, bool space)
{
    size_t sizes[ONUS_CONTRACTION_WORDS] = {end - start};
    onus_slice form = onus_slice__cut(cut->record->text, start, end);
    uint32_t count =
        cut->contractions
            ? onus_contractions__part(cut->contractions, form, sizes)
            : 1;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t stop = start + (uint32_t)sizes[i];
        onus_token token = {
            .span = {start, stop},
            .form = onus_slice__cut(cut->record->text, start, stop),
            .head = ONUS_NONE,
            .multiword = !i && count > 1 ? (uint8_t)count : 0,
            .space_after = space,
        };
        onus_array__push(&cut->record->arena, &cut->record->tokens, token);
        start = stop;
    }
}

/* Does a hyphen between two letters stand there? */
static bool is_hyphen(const chunk_facts *chunk, uint32_t p)
{
    return p && p + 1 < chunk->count && ascii_at(chunk, p) == '-' &&
           chunk->letters.items[p - 1].alike == 1 &&
           chunk->letters.items[p + 1].alike == 1;
}

/* Is the chunk cut there? Both sides of a hyphen are decided together:
 * "pro-Beijing" is one token or three. */
static bool is_cut(const chunk_facts *chunk, const onus_model *model,
                   uint32_t p)
{
    if (!possible(chunk, p))
        return false;
    float sum = sum_at(chunk, model, p);
    if (is_hyphen(chunk, p) && possible(chunk, p + 1))
        sum += sum_at(chunk, model, p + 1);
    else if (is_hyphen(chunk, p - 1) && possible(chunk, p - 1))
        sum += sum_at(chunk, model, p - 1);
    return sum > 0;
}

/* Cut a chunk of the record's text. */
static void cut_chunk(cutter *cut, onus_span span, onus_slice before,
                      onus_slice after, bool space)
{
    onus_slice text = onus_slice__cut(cut->record->text, span.start, span.end);
    chunk_facts *chunk = &cut->chunk;
    if (!read_chunk(chunk, cut->scratch, text, before, after))
        return;
    uint32_t start = span.start;
    for (uint32_t p = 1; p < chunk->count; p++) {
        if (!is_cut(chunk, cut->model, p))
            continue;
        uint32_t end = span.start + chunk->letters.items[p].at;
        add_token(cut, start, end, false);
        start = end;
    }
    add_token(cut, start, span.end, space);
}

/* The next stretch without white space in [at, end) of the text; empty if none
 * is left. */
static onus_span next_chunk(onus_slice text, size_t at, size_t end)
{
    text.size = end;
    size_t start = at, next = at;
    while (next < end && onus_utf8__is_space(onus_utf8__next(text, &next)))
        start = next;
    for (at = next = start;
         next < end && !onus_utf8__is_space(onus_utf8__next(text, &next));)
        at = next;
    return (onus_span){(uint32_t)start, (uint32_t)at};
}

static void cut_paragraph(cutter *cut, onus_span paragraph)
{
    onus_slice text = cut->record->text, before = {"", 0};
    onus_span span = next_chunk(text, paragraph.start, paragraph.end);
    while (span.start < span.end) {
        onus_span next = next_chunk(text, span.end, paragraph.end);
        onus_slice after = onus_slice__cut(text, next.start, next.end);
        /* Between chunks there is white space; at the end of a paragraph
         * too. */
        cut_chunk(cut, span, before, after, true);
        before = onus_slice__cut(text, span.start, span.end);
        span = next;
    }
}

const uint32_t *onus_tokens__cut(onus_record *record, onus_arena *scratch,
                                 const onus_model *model,
                                 const onus_contractions *contractions)
{
    cutter cut = {.record = record, .scratch = scratch, .model = model,
                  .contractions = contractions};
    uint32_t count = record->paragraphs.count;
    uint32_t *ends = onus_arena__array(scratch, count + 1, sizeof *ends);
    for (uint32_t i = 0; ends && i < count; i++) {
        cut_paragraph(&cut, record->paragraphs.items[i]);
        ends[i] = record->tokens.count;
    }
    return scratch->failed || record->arena.failed ? NULL : ends;
}
