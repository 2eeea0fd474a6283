/* The language layer: text in, sentences, tokens, tags, lemmas, trees and names
 * out.
 *
 * One transformer encoder serves all of it (docs/model-format.md). A model is
 * read-only and shared by threads; a parser is one thread's scratch memory.
 */
#ifndef ONUS_LANGUAGE_H
#define ONUS_LANGUAGE_H

#include "record/record.h"

typedef struct onus_model onus_model;
typedef struct onus_parser onus_parser;

/* Map a model file and check it. Errors: IO; MODEL, with what is wrong and how
 * to get a good one. */
onus_status onus_model__open(onus_model **out, const char *path,
                             onus_error *error);
void onus_model__close(onus_model *model); /* NULL is fine */

/* What the model says of itself: the value of a key of its `meta`, "" if
 * absent. */
onus_slice onus_model__meta(const onus_model *model, const char *key);

/* `folder` holds the tables about the language (knowledge/en: contractions.tsv,
 * lemmas.tsv), or is NULL for none. Errors: IO, TABLE, MEMORY. */
onus_status onus_parser__new(onus_parser **out, const onus_model *model,
                             const char *folder, onus_error *error);
void onus_parser__free(onus_parser *parser); /* NULL is fine */

/* Give up on a document `seconds` from now (0: never), with ONUS_ERROR_LIMIT.
 * The clock is looked at once per batch of windows. */
void onus_parser__limit(onus_parser *parser, double seconds);

/* Fill `sentences` and `tokens` from `text` (mended UTF-8) and `paragraphs` (in
 * order, not overlapping). Errors: MEMORY. */
onus_status onus_parser__parse(onus_parser *parser, onus_record *record,
                               onus_error *error);

/* The same where sentences and tokens (span, form, multiword, space_after) are
 * given already: tags, lemmas, heads, relations and names only. A sentence lies
 * within a paragraph, unless there are none; forms are not empty. */
onus_status onus_parser__parse_tokens(onus_parser *parser, onus_record *record,
                                      onus_error *error);

/* CoNLL-U in and out: sentences and tokens are kept, the other columns filled
 * in. See onus_parse_conllu in onus.h. */
onus_status onus_parser__conllu(onus_parser *parser, onus_slice conllu,
                                onus_sink *sink, void *payload,
                                onus_error *error);

#endif
