/* Bytes in, the article out: which article is this, and what is its text?
 *
 * Fills a record's article, text and paragraphs. Plain text and page dumps (a
 * page's text as select-all leaves it) are told apart by their content.
 */
#ifndef ONUS_INGEST_H
#define ONUS_INGEST_H

#include "knowledge/tables.h"
#include "record/record.h"

/* Read a document. With `verbatim` the text is the body unchanged (bad UTF-8
 * mended) and no article is looked for, except for a dateline at its start,
 * which stays in the text (article.dateline is its span, and a paragraph of its
 * own). What the caller says of the document (title, date, ...) wins over what
 * is found. article.language is the caller's, else a guess, else absent.
 * Errors: MEMORY. */
onus_status onus_ingest__read(const onus_tables *tables, onus_arena *scratch,
                              const onus_document *document, bool verbatim,
                              onus_record *record, onus_error *error);

#endif
