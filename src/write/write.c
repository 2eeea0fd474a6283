/* onus_record_write: the table of formats, and the one way out. */
#include "write/write.h"

#include "base/error.h"
#include "language/conllu.h"

enum { USUAL_WIDTH = 80, LEAST_WIDTH = 24, MOST_WIDTH = 1000 };

typedef void writer(onus_sheet *sheet, const onus_record *record);

static void write_conllu(onus_sheet *sheet, const onus_record *record)
{
    onus_conllu__write(sheet->out, record);
}

static writer *const writers[] = {
    [ONUS_FORMAT_JSON] = onus_write__json,
    [ONUS_FORMAT_JSONL] = onus_write__jsonl,
    [ONUS_FORMAT_PAGE] = onus_write__page,
    [ONUS_FORMAT_EXPLAIN] = onus_write__explain,
    [ONUS_FORMAT_CONLLU] = write_conllu,
    [ONUS_FORMAT_TEXT] = onus_write__text,
};

static unsigned sane_width(unsigned width)
{
    if (!width)
        return USUAL_WIDTH;
    if (width < LEAST_WIDTH)
        return LEAST_WIDTH;
    return width > MOST_WIDTH ? MOST_WIDTH : width;
}

onus_status onus_record_write(const onus_record *record, onus_format format,
                              const onus_write_options *options,
                              onus_sink *sink, void *payload, onus_error *error)
{
    if ((unsigned)format >= sizeof writers / sizeof *writers)
        return onus_error__set(error, ONUS_ERROR_ARGUMENT, NULL, 0,
                               "there is no record format %d; take one of "
                               "onus_format",
                               (int)format);
    onus_string out = {0};
    onus_arena scratch = {0};
    onus_sheet sheet = {.out = &out, .scratch = &scratch};
    if (options)
        sheet.options = *options;
    sheet.options.width = sane_width(sheet.options.width);

    writers[format](&sheet, record);

    onus_status status = ONUS_OK;
    if (out.failed || scratch.failed)
        status = onus_error__memory(error);
    else if (out.size && sink(out.data, out.size, payload))
        status = onus_error__set(error, ONUS_ERROR_IO, NULL, 0,
                                 "the record could not be written");
    onus_arena__clear(&scratch);
    onus_string__clear(&out);
    return status;
}

/* ---------------------------------------------------------------- errors */

static uint32_t hint_at(onus_slice message)
{
    return onus_slice__find(message, ONUS_SLICE("; "));
}

onus_slice onus_write__what(const onus_error *error)
{
    onus_slice message = onus_slice__of(error->message);
    uint32_t at = hint_at(message);
    return at == ONUS_NONE ? message : onus_slice__cut(message, 0, at);
}

onus_slice onus_write__hint(const onus_error *error)
{
    onus_slice message = onus_slice__of(error->message);
    uint32_t at = hint_at(message);
    if (at == ONUS_NONE)
        return (onus_slice){0};
    return onus_slice__cut(message, at + 2, message.size);
}
