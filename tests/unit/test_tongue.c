/* Languages, told by their common words. */
#include "ingest/tongue.h"
#include "with_tables.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

static void check(const char *text, const char *expected)
{
    onus_arena arena = {0};
    onus_slice found =
        onus_tongue__of(test_tables, &arena, onus_slice__of(text));
    if (!onus_slice__is(found, expected))
        fail_msg("%s: %.*s", text, (int)found.size, found.data ? found.data : "");
    onus_arena__clear(&arena);
}

static void test_languages(void **state)
{
    (void)state;
    check("The queen said that she would meet the envoys of the king on Monday.", "en");
    check("Die K\u00F6nigin sagte, dass sie sich mit den Gesandten des K\u00F6nigs nicht treffen werde, "
          "und der Minister ist auch nicht dabei.", "de");
    check("La reine a dit que les envoy\u00E9s du roi sont dans la salle et qu'elle ne les "
          "verra pas avec le ministre.", "fr");
    check("La reina dijo que los enviados del rey est\u00E1n en la sala y que no los ver\u00E1 con el "
          "ministro, pero tambi\u00E9n las otras.", "es");
    check("Queen meets envoys", "");
    check("\u5973\u738B\u4F1A\u89C1\u4F7F\u8005\u3002", "");
    check("", "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_languages)};
    return cmocka_run_group_tests(tests, with_tables, without_tables);
}
