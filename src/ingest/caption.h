/* Captions of pictures, known by the credit or rights notice at their end. */
#ifndef ONUS_CAPTION_H
#define ONUS_CAPTION_H

#include "ingest/phrases.h"

/* Is the line a caption? Its text and its rights notice, brackets left on. */
bool onus_caption__read(const onus_tables *tables, onus_arena *arena,
                        const onus_key *key, onus_caption *caption);

/* Is the line a credit and nothing else: "(Yonhap)", "Photo: Ann Other"? */
bool onus_caption__is_credit(const onus_tables *tables, onus_arena *arena,
                             const onus_key *key);

#endif
