/* The kinds of statements, by sentences of our own: what the cue says, what the
 * mood of a quotation or clause says, and what must stay a mere statement.
 *
 * The statement with the longest content is asked. Left out where there is no
 * model.
 */
#include "knowledge/cues.h"

#include "check.h"
#include "with_model.h"

typedef struct example {
    onus_saying kind;
    const char *text;
} example;

static const example examples[] = {
    {SAYING_commitment,
     "\"We will rebuild the bridge,\" Erdogan said."},
    {SAYING_commitment,
     "Erdogan said that Turkey would rebuild the bridge."},
    {SAYING_commitment,
     "Macron said he would send doctors to Lebanon."},
    {SAYING_commitment,
     "\"I promise that no family will be left alone,\" Merkel said."},
    {SAYING_commitment,
     "Japan pledged to pay for the wells."},
    {SAYING_commitment,
     "\"We are going to open the border on Monday,\" the Georgian "
     "minister said."},
    {SAYING_commitment,
     "\"We have decided to withdraw our troops,\" Putin told reporters."},
    {SAYING_commitment,
     "The Kremlin spokesman said Russia would honour the treaty."},
    {SAYING_commitment,
     "\"France will not abandon Lebanon,\" Macron said."},
    {SAYING_commitment,
     "Macron said that France would never abandon Lebanon."},
    {SAYING_commitment,
     "\"We shall return the bodies,\" Netanyahu said."},
    {SAYING_commitment,
     "The government said that it will lift the curfew on Friday."},
    {SAYING_commitment,
     "The White House said Biden would visit Poland in May."},
    {SAYING_commitment,
     "\"We will never attack our neighbours,\" Vladimir Putin said."},
    {SAYING_offer,
     "\"We are ready to talk at any time,\" Volodymyr Zelensky said."},
    {SAYING_offer,
     "Volodymyr Zelensky said Ukraine was ready to meet Russian envoys."},
    {SAYING_offer,
     "\"I am willing to go to Tehran,\" Antonio Guterres said."},
    {SAYING_offer,
     "Iran offered to open the site to inspectors."},
    {SAYING_offer,
     "Qatar proposed a meeting of the two ministers."},
    {SAYING_offer,
     "\"We can host the talks in Doha,\" the Qatari minister said."},
    {SAYING_offer,
     "Norway said it could send observers to the border."},
    {SAYING_condition,
     "\"If they want talks, we are prepared to host them,\" Erdogan said."},
    {SAYING_condition,
     "\"If Iran returns to the deal, we will lift sanctions,\" Biden "
     "said."},
    {SAYING_condition,
     "Biden said the United States would lift sanctions if Iran returned "
     "to the deal."},
    {SAYING_condition,
     "\"We will not talk unless the siege ends,\" the Houthi leader said."},
    {SAYING_condition,
     "Putin said he would meet Volodymyr Zelensky only if a text was "
     "ready."},
    {SAYING_condition,
     "\"As long as the blockade stays, there will be no talks,\" Ismail "
     "Haniyeh said."},
    {SAYING_condition,
     "\"If they attack us, we will respond,\" Kim said."},
    {SAYING_demand,
     "\"Israel must open the crossing,\" Antonio Guterres said."},
    {SAYING_demand,
     "Antonio Guterres said that Israel must open the crossing."},
    {SAYING_demand,
     "\"Russia should withdraw its troops at once,\" Scholz said."},
    {SAYING_demand,
     "Scholz said Russia should withdraw its troops."},
    {SAYING_demand,
     "\"Stop the bombing now,\" the Palestinian envoy said."},
    {SAYING_demand,
     "\"Release our citizens,\" the Swedish minister said."},
    {SAYING_demand,
     "\"We want them to leave our land,\" Mahmoud Abbas said."},
    {SAYING_demand,
     "\"Iran has to let the inspectors in,\" Grossi said."},
    {SAYING_demand,
     "Grossi said Iran needed to let inspectors in."},
    {SAYING_demand,
     "\"We urge both sides to show restraint,\" Wang Yi said."},
    {SAYING_demand,
     "Wang Yi urged both sides to show restraint."},
    {SAYING_demand,
     "\"I call on the rebels to lay down their arms,\" Tshisekedi said."},
    {SAYING_demand,
     "\"The prisoners must be freed,\" the Red Cross said."},
    {SAYING_demand,
     "\"It is time for Assad to go,\" Cameron said."},
    {SAYING_demand,
     "\"We expect Turkey to respect our borders,\" Mitsotakis said."},
    {SAYING_demand,
     "\"There must be an investigation,\" the UN envoy said."},
    {SAYING_demand,
     "\"We demand that the sanctions be lifted,\" Ebrahim Raisi said."},
    {SAYING_demand,
     "Sergei Lavrov said that Kyiv needs to stop the shelling."},
    {SAYING_demand,
     "Seoul warned Pyongyang not to test another missile."},
    {SAYING_demand,
     "\"Let the aid trucks through,\" Antony Blinken said."},
    {SAYING_demand,
     "\"Do not cross the river,\" Maduro told the rebels."},
    {SAYING_demand,
     "South Korea wants Japan to apologise."},
    {SAYING_threat,
     "\"We will bomb your cities,\" the militia leader said."},
    {SAYING_threat,
     "\"We will strike back with all our force,\" Ali Khamenei said."},
    {SAYING_threat,
     "Ali Khamenei said Iran would strike Israel."},
    {SAYING_threat,
     "Turkey threatened to close the straits."},
    {SAYING_threat,
     "\"Any attack will be met with a crushing response,\" the Iranian "
     "general said."},
    {SAYING_threat,
     "The general said that any attack would be answered with force."},
    {SAYING_threat,
     "Trump said he would impose tariffs on Mexico."},
    {SAYING_threat,
     "\"We will impose sanctions on Turkey,\" Trump said."},
    {SAYING_threat,
     "\"There will be consequences,\" Biden said."},
    {SAYING_threat,
     "\"Russia will face severe consequences,\" Antony Blinken said."},
    {SAYING_threat,
     "Ali Khamenei vowed to avenge the general."},
    {SAYING_refusal,
     "\"We will not accept this plan,\" Mahmoud Abbas said."},
    {SAYING_refusal,
     "Mahmoud Abbas said he would not accept the plan."},
    {SAYING_refusal,
     "\"We reject any foreign troops on our soil,\" Maduro said."},
    {SAYING_refusal,
     "India refused to sign the pact."},
    {SAYING_refusal,
     "\"There will be no talks with terrorists,\" Erdogan said."},
    {SAYING_refusal,
     "\"We cannot accept these terms,\" Volodymyr Zelensky said."},
    {SAYING_refusal,
     "Volodymyr Zelensky said Ukraine could not accept the terms."},
    {SAYING_refusal,
     "\"We are not ready to negotiate,\" Sergei Lavrov said."},
    {SAYING_refusal,
     "\"I will never resign,\" Lukashenko said."},
    {SAYING_refusal,
     "Hungary said it would not support the sanctions."},
    {SAYING_refusal,
     "Vladimir Putin said he would refuse to sign the treaty."},
    {SAYING_denial,
     "Russia denied that its jets hit the hospital."},
    {SAYING_denial,
     "\"We deny any role in the attack,\" the Iranian spokesman said."},
    {SAYING_denial,
     "\"These claims are false,\" the Russian ministry said."},
    {SAYING_denial,
     "\"We did not shoot down the plane,\" Putin said."},
    {SAYING_denial,
     "Putin said Russia had not shot down the plane."},
    {SAYING_denial,
     "\"We had nothing to do with the attack,\" Assad said."},
    {SAYING_denial,
     "The ministry dismissed the reports as lies."},
    {SAYING_denial,
     "The army said the report was untrue."},
    {SAYING_denial,
     "The minister dismissed the charge as a lie."},
    {SAYING_accusation,
     "Ukraine accused Russia of shelling the plant."},
    {SAYING_accusation,
     "\"Russia has violated the treaty,\" Jens Stoltenberg said."},
    {SAYING_accusation,
     "Jens Stoltenberg said Russia had violated the treaty."},
    {SAYING_accusation,
     "\"We condemn this cowardly attack,\" Modi said."},
    {SAYING_accusation,
     "Syria blamed Israel for the strike."},
    {SAYING_accusation,
     "\"Ukraine is responsible for this crime,\" Vladimir Putin said."},
    {SAYING_accusation,
     "Volodymyr Zelensky said Russian forces had bombed a theatre."},
    {SAYING_praise,
     "\"We welcome the release of the hostages,\" Biden said."},
    {SAYING_praise,
     "China praised the agreement."},
    {SAYING_praise,
     "\"I thank Egypt for its efforts,\" Antonio Guterres said."},
    {SAYING_praise,
     "Obama hailed the accord as historic."},
    {SAYING_praise,
     "\"We support the plan of the UN,\" Sergei Lavrov said."},
    {SAYING_prediction,
     "\"Prices will rise next year,\" the bank's chief said."},
    {SAYING_prediction,
     "Analysts said the war would last for years."},
    {SAYING_prediction,
     "\"The talks are likely to fail,\" the analyst said."},
    {SAYING_prediction,
     "The United Nations warned that famine would spread."},
    {SAYING_prediction,
     "\"The regime could collapse within weeks,\" the analyst said."},
    {SAYING_assessment,
     "\"I think the plan is good,\" Annan said."},
    {SAYING_assessment,
     "Analysts believe the North is arming."},
    {SAYING_question,
     "\"Who will pay for this?\" Trump asked."},
    {SAYING_question,
     "\"Why are they silent?\" Volodymyr Zelensky said."},
    {SAYING_question,
     "Trump asked whether the treaty was still valid."},
    {SAYING_no_comment,
     "The Pentagon declined to comment on the strike."},
    {SAYING_no_comment,
     "\"We have no comment,\" the spokesman said."},
    {SAYING_no_comment,
     "The ministry would not comment on the report."},
    {SAYING_no_comment,
     "The embassy did not respond to a request for comment."},
    {SAYING_no_comment,
     "Israel neither confirmed nor denied the strike."},
    {SAYING_statement,
     "\"The road is open,\" the mayor said."},
    {SAYING_statement,
     "Antonio Guterres said that the talks had begun."},
    {SAYING_statement,
     "\"The meeting lasted two hours,\" the envoy said."},
    {SAYING_statement,
     "Sergei Lavrov said the ministers met in Geneva on Monday."},
    {SAYING_statement,
     "The spokesman said Biden had spoken with Xi."},
    {SAYING_statement,
     "The police said gunmen had killed three people."},
    {SAYING_statement,
     "\"Let us remember the dead,\" Emmanuel Macron said."},
    {SAYING_statement,
     "\"We can win this war,\" Vladimir Putin said."},
    {SAYING_statement,
     "The ministry wants to buy two ships."},
};

static onus_record *code(const char *text)
{
    onus_document document = ONUS_DOCUMENT_INIT;
    onus_record *record = NULL;
    document.text = onus_slice__of(text);
    document.date = ONUS_SLICE("2022-01-02");
    assert_int_equal(onus_code(test_coder, &document, &record, NULL), ONUS_OK);
    return record;
}

static uint32_t length(const onus_statement *statement)
{
    uint32_t bytes = 0;
    for (uint32_t s = 0; s < statement->span_count; s++)
        bytes += statement->spans[s].end - statement->spans[s].start;
    return bytes;
}

/* The kind of the longest statement, or "". */
static const char *kind_of(const onus_record *record)
{
    uint32_t count, longest = 0;
    const onus_statement *statements = onus_record_statements(record, &count);
    for (uint32_t s = 1; s < count; s++)
        if (length(&statements[s]) > length(&statements[longest]))
            longest = s;
    return count ? statements[longest].kind : "";
}

static void test_kinds(void **state)
{
    (void)state;
    uint32_t failed = 0;
    if (!test_coder)
        skip();
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++) {
        onus_record *record = code(examples[i].text);
        const char *wanted = onus_saying__name(examples[i].kind);
        if (strcmp(kind_of(record), wanted)) {
            print_message("%s, not %s: %s\n", kind_of(record), wanted,
                          examples[i].text);
            failed++;
        }
        onus_record_free(record);
    }
    /* a new model may parse one or two of them otherwise */
    assert_in_range(failed, 0, sizeof examples / sizeof *examples / 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_kinds),
    };
    return cmocka_run_group_tests(tests, with_code, without_model);
}
