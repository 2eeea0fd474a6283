/* Which row fits a word, and what fills its slots, on trees written by hand. */
#include "events/match.h"

#include "hand_tree.h"
#include "with_tables.h"

/* The best row on a word has this text, source and target; a NULL row: none. */
static void check(const char *lines, uint32_t word, const char *row,
                  const char *source, const char *target)
{
    onus_record *record = hand_tree(lines);
    onus_match match;
    bool found = onus_match__token(test_tables, record, word - 1, &match);
    assert_int_equal(found, row != NULL);
    if (row) {
        assert_slice(test_tables->patterns.items[match.pattern].text,
                     onus_slice__of(row));
        assert_slice(hand_word(record, match.source), onus_slice__of(source));
        assert_slice(hand_word(record, match.target), onus_slice__of(target));
    }
    onus_record_free(record);
}

static void a_verb_and_its_object(void **state)
{
    (void)state;
    const char *lines = "Oslo Oslo PROPN NNP nsubj 2\n"
                        "condemned condemn VERB VBD root 0\n"
                        "Seoul Seoul PROPN NNP obj 2";
    check(lines, 2, "condemn T", "Oslo", "Seoul");
    check(lines, 1, NULL, "-", "-");
}

/* "The sanctions which Oslo imposed on Seoul": the object is the noun above. */
static void a_phrase_through_a_relative_clause(void **state)
{
    (void)state;
    check("sanctions sanction NOUN NNS root 0\n"
          "which which PRON WDT obj 4\n"
          "Oslo Oslo PROPN NNP nsubj 4\n"
          "imposed impose VERB VBD acl:relcl 1\n"
          "on on ADP IN case 6\n"
          "Seoul Seoul PROPN NNP obl 4",
          4, "impose @sanction against|on T", "Oslo", "Seoul");
}

/* "Rejected Seoul's offer" is a rejected offer of Seoul; "its offer" is not one
 * of its own. */
static void an_owner_before_the_noun(void **state)
{
    (void)state;
    check("Oslo Oslo PROPN NNP nsubj 2\n"
          "rejected reject VERB VBD root 0\n"
          "Seoul Seoul PROPN NNP nmod:poss 5\n"
          "'s 's PART POS case 3\n"
          "offer offer NOUN NN obj 2",
          2, "reject @offer from|of|by T", "Oslo", "Seoul");
}

/* "Was turned down by Oslo": who acts fills no slot of those acted on. */
static void an_agent_is_no_target(void **state)
{
    (void)state;
    check("request request NOUN NN nsubj:pass 3\n"
          "was be AUX VBD aux:pass 3\n"
          "turned turn VERB VBN root 0\n"
          "down down ADP RP compound:prt 3\n"
          "by by ADP IN case 6\n"
          "Oslo Oslo PROPN NNP obl:agent 3",
          3, "turn down @demand", "Oslo", "-");
}

/* "Sent tens of thousands of troops to Seoul." */
static void measures_before_the_noun(void **state)
{
    (void)state;
    check("Oslo Oslo PROPN NNP nsubj 2\n"
          "sent send VERB VBD root 0\n"
          "tens ten NOUN NNS obj 2\n"
          "of of ADP IN case 5\n"
          "thousands thousand NOUN NNS nmod 3\n"
          "of of ADP IN case 7\n"
          "troops troops NOUN NNS nmod 5\n"
          "to to ADP IN case 9\n"
          "Seoul Seoul PROPN NNP obl 2",
          2, "send @force|@troop to|into|near|toward|towards T", "Oslo",
          "Seoul");
}

/* "Oslo's aid to Seoul was suspended": it was its giver who did it. */
static void a_giver_stops_what_is_given(void **state)
{
    (void)state;
    const char *lines = "Oslo Oslo PROPN NNP nmod:poss 3\n"
                        "'s 's PART POS case 1\n"
                        "aid aid NOUN NN nsubj:pass 7\n"
                        "to to ADP IN case 5\n"
                        "Seoul Seoul PROPN NNP nmod 3\n"
                        "was be AUX VBD aux:pass 7\n"
                        "suspended suspend VERB VBN root 0";
    check(lines, 7, "suspend @aid for|to T", "Oslo", "Seoul");
}

/* "The visit of Oslo by ..." has the owner as its source, not as its target. */
static void nouns(void **state)
{
    (void)state;
    check("Oslo Oslo PROPN NNP nmod:poss 3\n"
          "'s 's PART POS case 1\n"
          "visit visit NOUN NN root 0\n"
          "to to ADP IN case 5\n"
          "Seoul Seoul PROPN NNP nmod 3",
          3, "n:visit to T", "Oslo", "Seoul");
}

/* Only a verb can be the head of a verb's row. */
static void heads_of_another_kind(void **state)
{
    (void)state;
    check("condemn condemn NOUN NN root 0\n"
          "Seoul Seoul PROPN NNP obj 1", 1, NULL, "-", "-");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_verb_and_its_object),
        cmocka_unit_test(a_phrase_through_a_relative_clause),
        cmocka_unit_test(an_owner_before_the_noun),
        cmocka_unit_test(an_agent_is_no_target),
        cmocka_unit_test(measures_before_the_noun),
        cmocka_unit_test(a_giver_stops_what_is_given),
        cmocka_unit_test(nouns),
        cmocka_unit_test(heads_of_another_kind),
    };
    return cmocka_run_group_tests(tests, with_tables, without_tables);
}
