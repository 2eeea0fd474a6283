/* Quotations: which marks open and close, and what goes on in the next
 * paragraph. */
#include "statements/talk.h"

#include "check.h"

static bool letter(char c)
{
    return (unsigned char)c >= 0x80 || (c >= 'a' && c <= 'z') ||
           (c >= 'A' && c <= 'Z');
}

/* Curly marks are three bytes; they are tokens of their own, like any ASCII
 * sign. */
static size_t token_size(const char *at)
{
    if (!strncmp(at, "\xE2\x80", 2))
        return 3;
    size_t size = 0;
    while (letter(at[size]) && strncmp(at + size, "\xE2\x80", 2))
        size++;
    return size ? size : 1;
}

static onus_record *record_of(const char *text)
{
    onus_record *record = onus_record__new();
    record->text = onus_slice__of(text);
    for (onus_slice rest = record->text; rest.data;) {
        onus_slice line = onus_slice__split(&rest, '\n');
        uint32_t start = (uint32_t)(line.data - text);
        onus_span span = {start, start + (uint32_t)line.size};
        onus_array__push(&record->arena, &record->paragraphs, span);
    }
    for (const char *at = text; *at;) {
        size_t size = token_size(at);
        uint32_t start = (uint32_t)(at - text);
        onus_token token = {.span = {start, start + (uint32_t)size},
                            .form = {at, size},
                            .head = ONUS_NONE};
        if (*at != ' ' && *at != '\n')
            onus_array__push(&record->arena, &record->tokens, token);
        at += size;
    }
    return record;
}

/* The quotations of a text, parted by `|`; a star behind those left open, a
 * plus before those that go on. */
static void check(const char *text, const char *wanted)
{
    onus_record *record = record_of(text);
    onus_arena scratch = {0};
    onus_talk talk = {.record = record, .scratch = &scratch};
    uint32_t count = record->tokens.count;
    talk.quote_of = onus_arena__array(&scratch, count + 1, sizeof(uint32_t));
    for (uint32_t t = 0; t <= count; t++)
        talk.quote_of[t] = ONUS_NONE;
    onus_talk__quotes(&talk);
    onus_slice got = ONUS_SLICE("");
    for (uint32_t q = 0; q < talk.quotes.count; q++) {
        const onus_quote *quote = &talk.quotes.items[q];
        onus_slice piece = onus_record__slice(
            record,
            onus_record__span(record, quote->tokens.first, quote->tokens.last));
        got = onus_arena__print(&scratch, "%.*s%s%s%.*s%s", (int)got.size,
                                got.data, q ? "|" : "",
                                quote->reopened ? "+" : "", (int)piece.size,
                                piece.data, quote->open ? "*" : "");
    }
    assert_slice(got, onus_slice__of(wanted));
    onus_arena__clear(&scratch);
    onus_record_free(record);
}

static void test_marks(void **state)
{
    (void)state;
    check("\"We go,\" he said. \"Now.\"", "\"We go,\"|\"Now.\"");
    check("“We go,” he said. “Now.”", "“We go,”|“Now.”");
    check("''We go,'' he said.", "''We go,''");
    check("He said:\"We go\".", "\"We go\"");
    check("No marks here.", "");
}

static void test_nested(void **state)
{
    (void)state;
    check("“He said “no” to me,” she said.", "“He said “no” to me,”");
    check("\"He said \"no\" to me,\" she said.", "\"He said \"no\" to me,\"");
    check("\"He called it 'a gift' twice,\" she said.",
          "\"He called it 'a gift' twice,\"");
}

static void test_single(void **state)
{
    (void)state;
    check("'We go,' he said.", "'We go,'");
    check("the ministers' plan and the miners' pay", "");
    check("It's the king's idea, isn't it", "");
}

static void test_paragraphs(void **state)
{
    (void)state;
    check("“We go now.\n“We come back,” he said.",
          "“We go now.*|+“We come back,”");
    check("“We go now.\nHe left. “Bye.”", "“We go now.*|“Bye.”");
    check("\"", "");
    check("\"a", "\"a*");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_marks),
        cmocka_unit_test(test_nested),
        cmocka_unit_test(test_single),
        cmocka_unit_test(test_paragraphs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
