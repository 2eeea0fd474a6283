/* Who acts and who is acted on, on trees written by hand. */
#include "events/clause.h"

#include "hand_tree.h"

/* The verb's subject and object are these words; "-" for none. */
static void check(const char *lines, uint32_t verb, const char *subject,
                  const char *object)
{
    onus_record *record = hand_tree(lines);
    onus_clause clause = onus_clause__read(record, verb - 1);
    assert_slice(hand_word(record, clause.subject), onus_slice__of(subject));
    assert_slice(hand_word(record, clause.object), onus_slice__of(object));
    onus_record_free(record);
}

static void active_and_passive(void **state)
{
    (void)state;
    check("Oslo Oslo PROPN NNP nsubj 2\n"
          "blamed blame VERB VBD root 0\n"
          "Seoul Seoul PROPN NNP obj 2", 2, "Oslo", "Seoul");
    check("Seoul Seoul PROPN NNP nsubj:pass 3\n"
          "was be AUX VBD aux:pass 3\n"
          "blamed blame VERB VBN root 0\n"
          "by by ADP IN case 5\n"
          "Oslo Oslo PROPN NNP obl:agent 3", 3, "Oslo", "Seoul");
}

static void no_agent_without_by(void **state)
{
    (void)state;
    check("Five five NUM CD nsubj:pass 3\n"
          "were be AUX VBD aux:pass 3\n"
          "shot shoot VERB VBN root 0\n"
          "doctors doctor NOUN NNS obl:agent 3", 3, "-", "Five");
}

static void before_a_gerund(void **state)
{
    (void)state;
    check("Talks talk NOUN NNS nsubj 2\n"
          "depend depend VERB VBP root 0\n"
          "on on ADP IN case 4\n"
          "Seoul Seoul PROPN NNP obl 5\n"
          "leaving leave VERB VBG advcl 2\n"
          "Kaesong Kaesong PROPN NNP obj 5", 5, "Seoul", "Kaesong");
}

static void relative_clauses(void **state)
{
    (void)state;
    const char *who = "Seoul Seoul PROPN NNP root 0\n"
                      "which which PRON WDT nsubj 3\n"
                      "blamed blame VERB VBD acl:relcl 1\n"
                      "Oslo Oslo PROPN NNP obj 3";
    check(who, 3, "Seoul", "Oslo");
    const char *whom = "base base NOUN NN root 0\n"
                       "Israel Israel PROPN NNP nsubj 3\n"
                       "bombed bomb VERB VBD acl:relcl 1";
    check(whom, 3, "Israel", "base");
}

static void subjects_from_above(void **state)
{
    (void)state;
    check("Seoul Seoul PROPN NNP nsubj 2\n"
          "vowed vow VERB VBD root 0\n"
          "to to PART TO mark 4\n"
          "blame blame VERB VB xcomp 2\n"
          "Oslo Oslo PROPN NNP obj 4", 4, "Seoul", "Oslo");
    check("Seoul Seoul PROPN NNP nsubj 2\n"
          "asked ask VERB VBD root 0\n"
          "Oslo Oslo PROPN NNP obj 2\n"
          "to to PART TO mark 5\n"
          "mediate mediate VERB VB xcomp 2", 5, "Oslo", "-");
}

/* "Criticised by Oslo, Seoul hesitated." */
static void participles_in_front(void **state)
{
    (void)state;
    const char *agent = "criticised criticise VERB VBN advcl 6\n"
                        "by by ADP IN case 3\n"
                        "Oslo Oslo PROPN NNP obl:agent 1\n"
                        ", , PUNCT , punct 1\n"
                        "Seoul Seoul PROPN NNP nsubj 6\n"
                        "hesitated hesitate VERB VBD root 0";
    check(agent, 1, "Oslo", "Seoul");
    check(agent, 6, "Seoul", "-");
    check("wanted want VERB VBN advcl 6\n"
          "for for ADP IN case 3\n"
          "fraud fraud NOUN NN obl 1\n"
          ", , PUNCT , punct 1\n"
          "Mark Mark PROPN NNP nsubj 6\n"
          "fled flee VERB VBD root 0", 1, "-", "Mark");
}

/* "Was beaten and jailed by the army": both are done to the same. */
static void passives_in_a_row(void **state)
{
    (void)state;
    const char *lines = "Mark Mark PROPN NNP nsubj:pass 3\n"
                        "was be AUX VBD aux:pass 3\n"
                        "beaten beat VERB VBN root 0\n"
                        "and and CCONJ CC cc 5\n"
                        "jailed jail VERB VBN conj 3";
    check(lines, 3, "-", "Mark");
    check(lines, 5, "-", "Mark");
}

/* "Has praised Oslo and blamed Seoul" is not passive at all. */
static void perfects_in_a_row(void **state)
{
    (void)state;
    check("Rome Rome PROPN NNP nsubj 3\n"
          "has have AUX VBZ aux 3\n"
          "praised praise VERB VBN root 0\n"
          "Oslo Oslo PROPN NNP obj 3\n"
          "and and CCONJ CC cc 6\n"
          "blamed blame VERB VBN conj 3\n"
          "Seoul Seoul PROPN NNP obj 6", 6, "Rome", "Seoul");
}

/* "The army shelled villages", "Rome denied Oslo leave": parts of a phrase that
 * lie beyond the verb are none. */
static void phrases_across_the_verb(void **state)
{
    (void)state;
    check("the the DET DT det 2\n"
          "Army army NOUN NN compound 4\n"
          "shelled shell VERB VBD root 0\n"
          "villages village NOUN NNS obj 3", 3, "Army", "villages");
    check("Seoul Seoul PROPN NNP compound 2\n"
          "test test NOUN NN obl:unmarked 4\n"
          "- - PUNCT HYPH punct 2\n"
          "fired fire VERB VBD root 0\n"
          "rockets rocket NOUN NNS obj 4", 4, "Seoul", "rockets");
    onus_record *record = hand_tree("Rome Rome PROPN NNP nsubj 2\n"
                                    "denied deny VERB VBD root 0\n"
                                    "Oslo Oslo PROPN NNP compound 1\n"
                                    "leave leave NOUN NN obj 2");
    onus_clause clause = onus_clause__read(record, 1);
    assert_slice(hand_word(record, clause.subject), ONUS_SLICE("Rome"));
    assert_slice(hand_word(record, clause.indirect), ONUS_SLICE("Oslo"));
    onus_record_free(record);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(active_and_passive),
        cmocka_unit_test(no_agent_without_by),
        cmocka_unit_test(before_a_gerund),
        cmocka_unit_test(relative_clauses),
        cmocka_unit_test(subjects_from_above),
        cmocka_unit_test(participles_in_front),
        cmocka_unit_test(passives_in_a_row),
        cmocka_unit_test(perfects_in_a_row),
        cmocka_unit_test(phrases_across_the_verb),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
