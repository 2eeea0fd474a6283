#include "ingest/ingest.h"

#include "base/error.h"
#include "base/utf8.h"

/* Lines of the text that are not blank become paragraphs. */
static void find_paragraphs(onus_record *record)
{
    uint32_t start = 0;
    for (uint32_t i = 0; i <= record->text.size; i++) {
        if (i < record->text.size && record->text.data[i] != '\n')
            continue;
        onus_slice line =
            onus_slice__trim(onus_slice__cut(record->text, start, i));
        if (line.size) {
            uint32_t first = (uint32_t)(line.data - record->text.data);
            onus_span span = {first, first + (uint32_t)line.size};
            onus_array__push(&record->arena, &record->paragraphs, span);
        }
        start = i + 1;
    }
}

onus_status onus_ingest__read(const onus_tables *tables, onus_arena *scratch,
                              const onus_document *document, bool verbatim,
                              onus_record *record, onus_error *error)
{
    (void)tables, (void)verbatim;
    onus_arena *arena = &record->arena;
    record->text = onus_arena__copy(
        arena, onus_utf8__mended(scratch, document->text));
    record->article.title = onus_arena__copy(arena, document->title);
    record->article.published = onus_arena__copy(arena, document->date);
    find_paragraphs(record);
    return arena->failed ? onus_error__memory(error) : ONUS_OK;
}
