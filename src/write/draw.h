/* A sentence's tree, drawn. */
#ifndef ONUS_DRAW_H
#define ONUS_DRAW_H

#include "write/write.h"

/* One line per word, in the order of the text, `indent` columns in:
 *
 *     ┌─Kim       Kim    NNP  nsubj    offered  PER
 *     offered     offer  VBD  root
 *     └─talks     talk   NNS  obj      offered
 */
void onus_draw__tree(onus_sheet *sheet, const onus_record *record,
                     const onus_sentence *sentence, unsigned indent);

#endif
