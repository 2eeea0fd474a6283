/* What a text is about, by the words of en/issues.tsv. */
#ifndef ONUS_ISSUES_H
#define ONUS_ISSUES_H

#include "base/slice.h"
#include "knowledge/tables.h"

enum { ONUS_ISSUES = 64 }; /* at most */

/* The issue most of whose words the text holds (the first in the table among
 * equals), or an absent slice. */
onus_slice onus_issues__of(const onus_tables *tables, onus_slice text);

#endif
