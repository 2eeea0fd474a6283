/* CoNLL-U, the table form of Universal Dependencies: written here; read in
 * conllu.c for onus_parser__conllu (language.h).
 *
 *     # sent_id = report-1
 *     # text = They don't know.
 *     1    They   they  PRON  PRP  _  4  nsubj   _  _
 *     2-3  don't  _     _     _    _  _  _       _  _
 *     2    do     do    AUX   VBP  _  4  aux     _  _
 *     3    n't    not   PART  RB   _  4  advmod  _  _
 *     4    know   know  VERB  VB   _  0  root    _  SpaceAfter=No
 *     5    .      .     PUNCT .    _  4  punct   _  _
 */
#ifndef ONUS_CONLLU_H
#define ONUS_CONLLU_H

#include "base/string.h"
#include "record/record.h"

/* Append a sentence: its comments (`newdoc` and `newpar` where one begins,
 * `sent_id`, `text`), its words, a blank line. */
void onus_conllu__write_sentence(onus_string *out, const onus_record *record,
                                 uint32_t number);

/* Append all of a record's sentences. */
void onus_conllu__write(onus_string *out, const onus_record *record);

#endif
