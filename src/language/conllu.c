/* Reading CoNLL-U is strict: what is no CoNLL-U is refused with its line, since
 * silently dropping a word would shift all the numbers behind it. Of a good
 * file comments, numbers, forms, multiword tokens and MISC are kept as they
 * are; lemma, tags, head and relation are ours; FEATS and DEPS become `_`, and
 * empty nodes (8.1), which only DEPS knows, are left out.
 *
 * Sentences are parsed some hundreds at a time, so that a treebank of any size
 * needs little memory. `# newdoc` and `# newpar` begin a paragraph: the parser
 * reads the sentences of a paragraph together.
 */
#include "language/conllu.h"

#include "base/error.h"
#include "base/utf8.h"
#include "language/language.h"

enum {
    COLUMNS = 10,
    MOST_WORDS_OF_TOKEN = 255,
    PORTION = 4096, /* words that are parsed together, or a sentence more */
};

enum { ID, FORM, LEMMA, UPOS, XPOS, FEATS, HEAD, DEPREL, DEPS, MISC };

/* ---------------------------------------------------------------- writing */

/* Text for a comment: what would break its line becomes a blank. */
static void add_comment(onus_string *out, onus_slice text)
{
    for (size_t i = 0; i < text.size; i++) {
        unsigned char c = (unsigned char)text.data[i];
        onus_string__add_char(out, c < ' ' ? ' ' : (char)c);
    }
}

static bool begins_paragraph(const onus_record *record, uint32_t sentence)
{
    const onus_sentence *all = record->sentences.items;
    uint32_t low = 0, high = record->paragraphs.count;
    while (low < high) { /* to the first paragraph that starts behind it */
        uint32_t middle = low + (high - low) / 2;
        if (record->paragraphs.items[middle].start <= all[sentence].span.start)
            low = middle + 1;
        else
            high = middle;
    }
    if (!sentence || !low)
        return !sentence;
    uint32_t start = record->paragraphs.items[low - 1].start;
    return all[sentence - 1].span.start < start;
}

/* The token that word t is the first of, as it stands in the text; *end is the
 * word behind it. */
static onus_slice surface(const onus_record *record, uint32_t t, uint32_t *end)
{
    const onus_token *token = &record->tokens.items[t];
    *end = t + (token->multiword ? token->multiword : 1);
    if (!token->multiword)
        return token->form;
    return onus_record__slice(record, onus_record__span(record, t, *end - 1));
}

static void write_comments(onus_string *out, const onus_record *record,
                           uint32_t number)
{
    const onus_sentence *sentence = &record->sentences.items[number];
    if (!number) {
        onus_string__add(out, ONUS_SLICE("# newdoc"));
        if (record->id.size)
            onus_string__add(out, ONUS_SLICE(" id = "));
        add_comment(out, record->id);
        onus_string__add_char(out, '\n');
    }
    if (begins_paragraph(record, number))
        onus_string__add(out, ONUS_SLICE("# newpar\n"));
    onus_string__add(out, ONUS_SLICE("# sent_id = "));
    add_comment(out, record->id);
    onus_string__print(out, "%s%u\n# text = ", record->id.size ? "-" : "",
                       number + 1);
    uint32_t last = sentence->first_token + sentence->token_count;
    for (uint32_t t = sentence->first_token, end; t < last; t = end) {
        onus_string__add(out, surface(record, t, &end));
        if (end < last && record->tokens.items[t].space_after)
            onus_string__add_char(out, ' ');
    }
    onus_string__add_char(out, '\n');
}

static const char *misc_of(const onus_token *token)
{
    return token->space_after ? "_" : "SpaceAfter=No";
}

/* The columns that are ours, from LEMMA to DEPS, with a tab in front of
 * each. */
static void write_answers(onus_string *out, const onus_record *record,
                          uint32_t t)
{
    const onus_token *token = &record->tokens.items[t];
    uint32_t first = record->sentences.items[token->sentence].first_token;
    onus_string__add_char(out, '\t');
    onus_string__add(out, token->lemma);
    onus_string__print(out, "\t%s\t%s\t_\t%u\t%s\t_",
                       onus_upos__name(token->upos),
                       onus_xpos__name(token->xpos),
                       token->head == ONUS_NONE ? 0 : token->head - first + 1,
                       onus_relation__name(token->relation));
}

void onus_conllu__write_sentence(onus_string *out, const onus_record *record,
                                 uint32_t number)
{
    const onus_sentence *sentence = &record->sentences.items[number];
    uint32_t first = sentence->first_token, inside = 0, end;
    write_comments(out, record, number);
    for (uint32_t t = first; t < first + sentence->token_count; t++) {
        const onus_token *token = &record->tokens.items[t];
        if (token->multiword) {
            onus_slice form = surface(record, t, &end);
            inside = end;
            onus_string__print(out, "%u-%u\t", t - first + 1, end - first);
            onus_string__add(out, form);
            onus_string__print(out, "\t_\t_\t_\t_\t_\t_\t_\t%s\n",
                               misc_of(token));
        }
        onus_string__print(out, "%u\t", t - first + 1);
        onus_string__add(out, token->form);
        write_answers(out, record, t);
        onus_string__print(out, "\t%s\n", t < inside ? "_" : misc_of(token));
    }
    onus_string__add_char(out, '\n');
}

void onus_conllu__write(onus_string *out, const onus_record *record)
{
    for (uint32_t s = 0; s < record->sentences.count; s++)
        onus_conllu__write_sentence(out, record, s);
}

/* ---------------------------------------------------------------- reading */

/* A portion of a file on its way from the old lines to the new ones. */
typedef struct portion {
    onus_parser *parser;
    onus_sink *sink;
    void *payload;
    onus_error *error;
    onus_record *record; /* of the sentences so far */
    onus_string text;    /* that becomes record->text */
    ONUS_ARRAY(onus_slice) blocks; /* the sentences' lines; in its arena */
    onus_string out;
    onus_slice rest; /* of the file */
    unsigned line;   /* of the line last read */
    uint32_t first;  /* token of the sentence that is being read */
    uint32_t inside; /* words left of a multiword token */
    bool space;      /* behind that */
    onus_span whole; /* and where it stands */
    bool paragraph;  /* a comment said that one begins */
} portion;

#define REFUSE(p, ...)                                                         \
    onus_error__set((p)->error, ONUS_ERROR_INPUT, NULL, (p)->line, __VA_ARGS__)

/* The next line, without its end; false where the file ends. */
static bool next_line(onus_slice *rest, onus_slice *line)
{
    if (!rest->data || !rest->size)
        return false;
    *line = onus_slice__split(rest, '\n');
    if (line->size && line->data[line->size - 1] == '\r')
        line->size--;
    return true;
}

/* Cut a line into its columns; false if they are not ten. */
static bool columns_of(onus_slice line, onus_slice column[COLUMNS])
{
    uint32_t count = 0;
    while (line.data && count < COLUMNS)
        column[count++] = onus_slice__split(&line, '\t');
    return count == COLUMNS && !line.data;
}

static bool has_space_after(onus_slice misc)
{
    while (misc.data)
        if (onus_slice__is(onus_slice__split(&misc, '|'), "SpaceAfter=No"))
            return false;
    return true;
}

/* Append a token to the text; where it stands. */
static onus_span add_text(portion *p, onus_slice form)
{
    uint32_t start = (uint32_t)p->text.size;
    onus_string__add(&p->text, form);
    return (onus_span){start, start + (uint32_t)form.size};
}

static void add_space(portion *p, bool space)
{
    if (space)
        onus_string__add_char(&p->text, ' ');
}

/* "4-5": the token of words 4 and 5, which are still to come. */
static onus_status read_range(portion *p, const onus_slice *column)
{
    onus_slice last = column[ID], first = onus_slice__split(&last, '-');
    uint32_t from, to, expected = p->record->tokens.count - p->first + 1;
    if (!onus_slice__number(first, &from) || !onus_slice__number(last, &to))
        return REFUSE(p, "\"%.*s\" is no number; write 4, 4-5 or 4.1",
                      (int)column[ID].size, column[ID].data);
    if (p->inside || from != expected || to <= from ||
        to - from >= MOST_WORDS_OF_TOKEN)
        return REFUSE(p, "the token %u-%u does not begin at the next word, %u, "
                      "or has too few words or too many", from, to, expected);
    p->inside = to - from + 1;
    p->space = has_space_after(column[MISC]);
    p->whole = add_text(p, column[FORM]);
    add_space(p, p->space);
    return ONUS_OK;
}

/* The next word's part of the multiword token that it belongs to, or all of it
 * where its form is not what stands there. */
static onus_span part_of(portion *p, onus_slice form, bool begins)
{
    uint32_t start = p->whole.start;
    if (!begins)
        start = p->record->tokens.items[p->record->tokens.count - 1].span.end;
    bool fits = form.size <= p->whole.end - start &&
                !memcmp(p->text.data + start, form.data, form.size);
    return fits ? (onus_span){start, start + (uint32_t)form.size} : p->whole;
}

static onus_status read_word(portion *p, const onus_slice *column, bool begins)
{
    uint32_t id, expected = p->record->tokens.count - p->first + 1;
    if (!onus_slice__number(column[ID], &id) || id != expected)
        return REFUSE(p, "word \"%.*s\" where %u should follow",
                      (int)column[ID].size, column[ID].data, expected);
    onus_token token = {.form = column[FORM], .head = ONUS_NONE};
    if (p->inside) {
        token.multiword = begins ? (uint8_t)p->inside : 0;
        token.space_after = p->space;
        if (!p->text.failed)
            token.span = part_of(p, token.form, begins);
        p->inside--;
    } else {
        token.space_after = has_space_after(column[MISC]);
        token.span = add_text(p, token.form);
        add_space(p, token.space_after);
    }
    bool added = onus_array__push(&p->record->arena, &p->record->tokens, token);
    return added ? ONUS_OK : onus_error__memory(p->error);
}

/* A line of a sentence that is no comment. */
static onus_status read_row(portion *p, onus_slice line, bool *begins)
{
    onus_slice column[COLUMNS];
    if (!columns_of(line, column))
        return REFUSE(p, "not ten columns parted by tabs");
    if (!column[FORM].size)
        return REFUSE(p, "a word without a form; write _ if it has none");
    if (memchr(column[ID].data, '.', column[ID].size))
        return ONUS_OK; /* an empty node */
    bool range = memchr(column[ID].data, '-', column[ID].size) != NULL;
    bool after_range = *begins;
    *begins = range;
    return range ? read_range(p, column) : read_word(p, column, after_range);
}

static void read_comment(portion *p, onus_slice line)
{
    line = onus_slice__trim(onus_slice__cut(line, 1, line.size));
    if (onus_slice__starts(line, ONUS_SLICE("newdoc")) ||
        onus_slice__starts(line, ONUS_SLICE("newpar")))
        p->paragraph = true;
}

/* End the paragraph so far where the text ends now, or begin the next one
 * there. */
static void mark_paragraph(portion *p, uint32_t start)
{
    onus_record *record = p->record;
    if (p->paragraph || !record->paragraphs.count) {
        onus_span paragraph = {start, start};
        onus_array__push(&record->arena, &record->paragraphs, paragraph);
    }
    if (record->paragraphs.count)
        record->paragraphs.items[record->paragraphs.count - 1].end =
            (uint32_t)p->text.size;
    p->paragraph = false;
}

/* Add a sentence whose words have been read; `block` are its lines. */
static onus_status end_sentence(portion *p, onus_slice block)
{
    onus_record *record = p->record;
    if (p->inside)
        return REFUSE(p, "the sentence ends within a multiword token");
    uint32_t count = record->tokens.count - p->first;
    if (!count && !record->arena.failed)
        return REFUSE(p, "a sentence without words");
    if (record->arena.failed || p->text.failed)
        return onus_error__memory(p->error);
    onus_sentence sentence = {
        .span = onus_record__span(record, p->first, record->tokens.count - 1),
        .first_token = p->first,
        .token_count = count,
    };
    onus_array__push(&record->arena, &record->sentences, sentence);
    onus_array__push(&record->arena, &p->blocks, block);
    mark_paragraph(p, sentence.span.start);
    return ONUS_OK;
}

/* Read the next sentence; *found is false where the file ends. */
static onus_status read_sentence(portion *p, bool *found)
{
    onus_slice line = {"", 0}, block = {0};
    bool begins = false;
    p->first = p->record->tokens.count;
    *found = false;
    for (onus_status status; next_line(&p->rest, &line);) {
        p->line++;
        if (!line.size && !*found)
            continue; /* more blank lines than needed */
        if (!line.size)
            break;
        if (!*found)
            block.data = line.data;
        *found = true;
        block.size = (size_t)(line.data + line.size - block.data);
        if (!onus_utf8__valid(line) || memchr(line.data, 0, line.size))
            return REFUSE(p, "not UTF-8, or a NUL");
        if (line.data[0] == '#')
            read_comment(p, line);
        else if ((status = read_row(p, line, &begins)))
            return status;
    }
    return *found ? end_sentence(p, block) : ONUS_OK;
}

/* ---------------------------------------------------------------- a portion */

static void write_row(onus_string *out, const onus_record *record, uint32_t t,
                      const onus_slice *column)
{
    onus_string__add(out, column[ID]);
    onus_string__add_char(out, '\t');
    onus_string__add(out, column[FORM]);
    write_answers(out, record, t);
    onus_string__add_char(out, '\t');
    onus_string__add(out, column[MISC].size ? column[MISC] : ONUS_SLICE("_"));
    onus_string__add_char(out, '\n');
}

/* The lines of a sentence once more, with our answers. */
static void write_block(portion *p, onus_slice block, uint32_t t)
{
    onus_slice line, column[COLUMNS];
    while (next_line(&block, &line)) {
        bool words = line.data[0] != '#' && columns_of(line, column);
        if (words && memchr(column[ID].data, '.', column[ID].size))
            continue;
        if (words && !memchr(column[ID].data, '-', column[ID].size)) {
            write_row(&p->out, p->record, t++, column);
            continue;
        }
        onus_string__add(&p->out, line);
        onus_string__add_char(&p->out, '\n');
    }
    onus_string__add_char(&p->out, '\n');
}

static onus_status write_portion(portion *p)
{
    onus_record *record = p->record;
    for (uint32_t s = 0; s < record->sentences.count; s++)
        write_block(p, p->blocks.items[s],
                    record->sentences.items[s].first_token);
    if (p->out.failed)
        return onus_error__memory(p->error);
    onus_slice bytes = onus_string__slice(&p->out);
    if (p->sink(bytes.data, bytes.size, p->payload))
        return onus_error__set(p->error, ONUS_ERROR_IO, NULL, 0,
                               "the output cannot be written");
    return ONUS_OK;
}

/* Read, parse and write the next sentences; *more is false where the file
 * ends. */
static onus_status do_portion(portion *p, bool *more)
{
    onus_status status = ONUS_OK;
    p->blocks.items = NULL; /* they went with the last record */
    p->blocks.count = p->blocks.capacity = 0;
    onus_string__reset(&p->text);
    onus_string__reset(&p->out);
    do
        status = read_sentence(p, more);
    while (!status && *more && p->record->tokens.count < PORTION);
    if (status || !p->record->sentences.count)
        return status;
    p->record->text = onus_string__slice(&p->text);
    status = onus_parser__parse_tokens(p->parser, p->record, p->error);
    return status ? status : write_portion(p);
}

onus_status onus_parser__conllu(onus_parser *parser, onus_slice conllu,
                                onus_sink *sink, void *payload,
                                onus_error *error)
{
    portion p = {.parser = parser, .sink = sink, .payload = payload,
                 .error = error, .rest = conllu};
    onus_status status = ONUS_OK;
    for (bool more = true; more && !status;) {
        p.record = onus_record__new();
        status = p.record ? do_portion(&p, &more) : onus_error__memory(error);
        onus_record_free(p.record);
    }
    onus_string__clear(&p.text);
    onus_string__clear(&p.out);
    return status;
}
