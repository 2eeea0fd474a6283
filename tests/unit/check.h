/* What the unit tests of the language layer share. */
#ifndef ONUS_CHECK_H
#define ONUS_CHECK_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/slice.h"

/* Two texts are equal; if not, both are shown. */
#define assert_slice(got, wanted)                                              \
    do {                                                                       \
        onus_slice got_ = (got), wanted_ = (wanted);                           \
        if (!onus_slice__equal(got_, wanted_))                                 \
            fail_msg("\"%.*s\" instead of \"%.*s\"", (int)got_.size,           \
                     got_.data ? got_.data : "", (int)wanted_.size,            \
                     wanted_.data ? wanted_.data : "");                        \
    } while (0)

#define assert_near(got, wanted, tolerance)                                    \
    do {                                                                       \
        double got_ = (got), wanted_ = (wanted);                               \
        if (!(got_ - wanted_ < (tolerance) && wanted_ - got_ < (tolerance)))   \
            fail_msg("%g instead of %g", got_, wanted_);                       \
    } while (0)

#endif
