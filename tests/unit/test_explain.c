/* Each sentence, its tree, its findings. */
#include "sample.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

static void explains(void **state)
{
    (void)state;
    onus_record *record = sample_record();
    onus_string out = {0};
    assert_int_equal(onus_record_write(record, ONUS_FORMAT_EXPLAIN, NULL,
                                       sample_sink, &out, NULL),
                     ONUS_OK);
    assert_string_equal(
        out.data,
        "A \"visit\"\n"
        "\n"
        "[1]   Zoë Dürr visited Norway on Monday.\n"
        "\n"
        "      ┌─Zoë     Zoë     NNP  nsubj  visited  PER\n"
        "      │ └─Dürr  Dürr    NNP  flat   Zoë\n"
        "      visited   visit   VBD  root\n"
        "      ├─Norway  Norway  NNP  obj    visited\n"
        "      │ ┌─on    on      IN   case   Monday\n"
        "      ├─Monday  Monday  NNP  obl    visited\n"
        "      └─.       .       .    punct  visited\n"
        "\n"
        "      who     Zoë Dürr CHEGOV, foreign minister\n"
        "      event   Zoë Dürr CHEGOV → Norway · CONSULT (visit) actual · 042 ·\n"
        "              2020-03-02\n"
        "              by events.tsv:7 visit T, confidence 88%\n"
        "\n"
        "[2]   “We will help,” she said.\n"
        "      who     she = Zoë Dürr CHEGOV, foreign minister\n"
        "      said    Zoë Dürr: “We will help,”\n"
        "              direct, commitment, cue “said”\n"
        "      no event no actor\n");
    onus_string__clear(&out);
    onus_record_free(record);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(explains),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
