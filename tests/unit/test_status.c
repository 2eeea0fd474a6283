/* Did it happen? Own sentences over many phrasings, each with the act in
 * question between asterisks; for mood.c and status.c alike. Left out where
 * there is no model.
 *
 * What PLOVER makes of it, and history, stand in
 * tests/golden/events/status.txt.
 */
#include "events/status.h"
#include "road/road.h"

#include "check.h"
#include "with_model.h"

#include <stdio.h>
#include <string.h>

static const char *const actual[] = {
    "Peru has *made* concessions to Chile.",
    "Peru has *done* its duty.",
    "Rather than sending troops, Poland *sent* bread to Ukraine.",
    "Macron was able to *meet* Putin.",
    "It is true that Kyiv *shelled* Donetsk.",
    "When Chad attacked, France *helped* Niger.",
    "When Chad *attacked*, France helped Niger.",
    "Kenya helped the refugees after Ethiopia *attacked* Tigray.",
    "Russia reportedly *attacked* Georgia.",
    "Ukraine said that Russia *attacked* Odessa.",
    "Ukraine alleged that Russia *attacked* Odessa.",
    "India held *talks* with Pakistan.",
    "India resumed *talks* with Pakistan.",
    "Egypt hosted *talks* between Israel and Hamas.",
    "The *meeting* between Putin and Biden ended on Monday.",
    "*Talks* between Serbia and Kosovo collapsed.",
    "France managed to *persuade* Italy.",
    "Russia began *withdrawing* troops from Syria.",
    "Russia began to *withdraw* troops from Syria.",
    "Russia continued to *withdraw* troops from Syria.",
    "Sudan was forced to *sign* the treaty.",
    "Kenya regrets that it *helped* Chad.",
    "Kenya was praised for *helping* Chad.",
    "Russia was accused of *shelling* Odessa.",
    "Russia admitted that it *attacked* Georgia.",
    "Not only Russia *attacked* Georgia.",
    "Iran did not hesitate to *attack* Iraq.",
    "Iran did not fail to *attack* Iraq.",
    "Whatever Iran says, it *attacked* Iraq.",
    "Iran *recalled* its ambassador before it attacked Iraq.",
    "Nine people were *killed* before the rebels left Goma.",
    "Iran *condemned* the raid, but it did not attack Israel.",
    "Putin *met* Xi on Monday.",
    "Putin *met* Xi last month.",
    "Putin *met* Xi in January.",
    "The United States has *imposed* sanctions on Iran since 1979.",
    "Instead, Iran *attacked* Iraq.",
    "Ten people died due to the Iranian *attack* on Erbil.",
    "No fewer than ten countries *condemned* Russia.",
    "Iran did not only *attack* Iraq.",
    "Ghana rejected an offer *made* by Togo.",
    "Weah managed to be *elected* by Liberia.",
    "Iran did not attack Iraq but *helped* Syria.",
    "Macron will meet Xi on Monday and has *condemned* Iran.",
    "Spain will condemn the Israeli *raid*.",
    "Iran, which did not condemn the *attack* on Cairo, left.",
    "Scholz ended a *visit* to Ankara.",
    "The Russian *invasion* of Georgia will hurt Armenia.",
    "Seoul rejected the plan, *accusing* Pyongyang of lies.",
    "The army threatened the rebels, *killing* ten.",
    "An offer *made* by Iran surprised Iraq.",
    "Blinken met Lavrov before *flying* to Cairo.",
    "Nine people were killed before the rebels *left* Goma.",
    "They fought until the army *withdrew* from Goma.",
    "Once the rebels *fled*, the army seized Goma.",
    "Once the rebels fled, the army *seized* Goma.",
    "The army succeeded in *capturing* the rebel leader.",
    "Thousands gathered to *protest* against Lukashenko.",
    "Officials went so far as to *say* that Iran attacked.",
    "Poland was able to *help* Ukraine.",
    "Everyone knows that Russia *attacked* Georgia.",
    "Why did Turkey *attack* Syria?",
    "Who *helped* Venezuela?",
    "With no warning, Putin *met* Kim.",
    "Iran wasted no time and *attacked* Iraq.",
    "Iraq *closed* the border.",
};

static const char *const future[] = {
    "Japan is about to *lift* its curbs on exports to South Korea.",
    "Russia was about to *invade* Georgia.",
    "Sudan is on the verge of *signing* a treaty with Chad.",
    "Sudan and Chad are close to *signing* a treaty.",
    "Turkey is poised to *attack* the Kurds.",
    "Trump is set to *meet* Kim.",
    "Trump is to *meet* Kim in June.",
    "Trump was to *meet* Kim in June.",
    "Lavrov is due to *arrive* in Cairo.",
    "The United States plans to *withdraw* from Syria.",
    "Russia is preparing to *invade* Ukraine.",
    "Putin was scheduled to *meet* Erdogan.",
    "Putin is expected to *meet* Erdogan.",
    "Canada is going to *grant* asylum to Afghans.",
    "Kenyan police will have been *sent* to Haiti.",
    "France will *send* doctors to Morocco.",
    "France shall *send* doctors to Morocco.",
    "France said it would *send* doctors to Morocco.",
    "The European Union intends to *impose* tariffs on China.",
    "Kenya is bound to *open* talks with Somalia.",
    "Modi is slated to *visit* Dhaka.",
    "Modi is planning on *visiting* Dhaka.",
    "The decision to *expel* the Russian ambassador was announced by Poland.",
    "Poland decided to *expel* the Russian ambassador.",
    "The pope will *make* a visit to Iraq.",
    "The pope will make a *visit* to Iraq.",
    "Iran wants to *attack* Iraq.",
    "The rebel is to be *deported* by Chad.",
    "Iran will launch an *attack* on Iraq.",
    "There will be *talks* between Oman and Qatar.",
    "The *talks* between Oman and Qatar will take place on Sunday.",
    "Pyongyang warned that it would *attack* Japan.",
    "A *summit* between Niger and Benin is scheduled for May.",
    "Turkey is planning an *attack* on the Kurds.",
    "Oslo is close to *lifting* sanctions on Sudan.",
};

static const char *const conditional[] = {
    "Should Iran attack Israel, America would *strike*.",
    "If Japan ever sent troops to Taiwan, China would *attack* Japan.",
    "Unless France lifts its ban, Italy will *reimpose* tariffs on France.",
    "Italy will *reimpose* tariffs on France unless France lifts its ban.",
    "Iran will *lift* the ban as long as Iraq pays.",
    "Xi will *visit* Delhi provided that India withdraws its troops.",
    "Sudan will *help* Chad on condition that Chad signs.",
    "Iran will *attack* Israel in case Israel bombs the reactor.",
    "Norway will *lift* sanctions once Sudan gives up its weapons.",
    "Israel might *bomb* Iran if Iran bombs Haifa.",
};

static const char *const hypothetical[] = {
    "Had NATO *bombed* Serbia a month longer, Russia would have sent troops.",
    "Had NATO bombed Serbia a month longer, Russia would have *sent* troops.",
    "Should Iran *attack* Israel, America would strike.",
    "Were Russia to *withdraw* its troops, Ukraine would lift the blockade.",
    "If Japan ever *sent* troops to Taiwan, China would attack Japan.",
    "Unless France *lifts* its ban, Italy will reimpose tariffs on France.",
    "Xi will visit Delhi provided that India *withdraws* its troops.",
    "In the event that Russia *attacks* Poland, NATO will fight Russia.",
    "Chad would have *helped* Niger.",
    "Chad could have *helped* Niger.",
    "Chad might have *helped* Niger.",
    "Chad should have *helped* Niger.",
    "Chad might *help* Niger.",
    "Chad may *help* Niger.",
    "Chad can *help* Niger.",
    "Chad ought to *help* Niger.",
    "Chad must *help* Niger.",
    "Chad has to *help* Niger.",
    "Chad needs to *help* Niger.",
    "Poland acted as if Russia *invaded* Latvia.",
    "Greece fears that Turkey will *attack* Cyprus.",
    "Human rights groups feared that soldiers would *shoot* at the crowd.",
    "The United States warned of an *attack* by Iran on Israel.",
    "Seoul warned that North Korea might *attack* Japan.",
    "It is unclear whether Russia *attacked* Georgia.",
    "It is not known if Russia *attacked* Georgia.",
    "It is unclear whether Belarus will *release* the prisoners.",
    "Norway doubts that Russia *attacked* Georgia.",
    "Moscow asked whether Ukraine *bombed* the bridge.",
    "Could China *invade* Taiwan within five years?",
    "Will China *invade* Taiwan?",
    "Suppose that Iran *attacked* Israel.",
    "Imagine a Chinese *attack* on Taiwan.",
    "A possible *attack* on Taiwan by China was discussed.",
    "Perhaps Russia will *attack* Georgia.",
    "Maybe Russia *attack* Georgia.",
    "The threat of an Iranian *attack* on Israel has grown.",
    "Fears of an Iranian *attack* on Israel have grown.",
    "Congress is considering *sanctions* on Turkey.",
    "Turkey demanded that Greece *withdraw* its troops.",
    "Turkey urged Greece to *withdraw* its troops.",
    "The film shows what happens if China *attacked* Taiwan.",
    "Putin is likely to *meet* Erdogan.",
    "France is ready to *send* doctors to Morocco.",
    "A planned *visit* by Modi to Dhaka worried China.",
    "The upcoming *meeting* between Modi and Hasina worried China.",
    "Plans for *talks* between India and China were leaked.",
    "Iran tried to *attack* Iraq.",
    "Iran threatened to *attack* Iraq.",
    "Kenya is considering *helping* Chad.",
    "Iran would rather *attack* than wait.",
    "Serbia asked to be *helped*.",
    "Kim met his generals in order to *attack* Seoul.",
    "Norway will keep its sanctions until Sudan *gives* up its weapons.",
    "Seoul warned that Pyongyang would *attack* Japan.",
    "The draft foresees that Israeli troops *leave* Gaza.",
    "Chinese *invasion* plans for Taiwan were leaked.",
    "Hungary wants *talks* with Ukraine.",
    "France would have *sent* troops if Mali had asked.",
    "Poland is able to *help* Ukraine.",
    "Russia might suspend the talks and *attack* Ukraine.",
    "Qatar will pay if Egypt and Jordan *pay*.",
    "Nobody knows what happens if China *invaded* Taiwan.",
    "Sweden is considering whether to *send* troops to Mali.",
    "Ghana must not only talk but *accept* the refugees.",
};

static const char *const negated[] = {
    "Peru is done *making* concessions to Chile.",
    "Russia has stopped *shelling* Kharkiv.",
    "Saudi Arabia ceased *bombing* Sanaa on Friday.",
    "The United States quit *arming* the Syrian rebels.",
    "Ghana ended up not *supporting* Togo.",
    "The rebels refrained from an *attack* on Goma.",
    "The rebels refrained from *attacking* Goma.",
    "Macron gave up *visiting* Moscow.",
    "Spain has given up *buying* Iranian oil.",
    "Germany's foreign minister failed to *meet* her Chinese counterpart.",
    "Uganda discontinued *helping* the rebels.",
    "Egypt halted *bombing* the smugglers' tunnels.",
    "Russia agreed to stop *shelling* Kharkiv.",
    "Kyiv denied that it had *shelled* Donetsk.",
    "Kyiv denied *shelling* Donetsk.",
    "South Korea denied its navy had *fired* on North Korean boats.",
    "Iran denied any *role* in the attack on Riyadh.",
    "The army rejected reports that it had *bombed* a school.",
    "The army denied reports that it had *bombed* a school.",
    "Moscow dismissed claims that it *poisoned* Navalny.",
    "The army denied that its soldiers *killed* protesters and burned a "
    "village.",
    "The army denied that its soldiers killed protesters and *burned* a "
    "village.",
    "No hostage has been *freed* by Hamas since December.",
    "None of the prisoners were *released* by Turkey.",
    "Not one prisoner was *released* by Turkey.",
    "Neither side *attacked* the other.",
    "Neither India nor Pakistan *attacked* the other.",
    "Russia never *attacked* Finland.",
    "Nobody *helped* the refugees from Darfur.",
    "No one in Belgrade *condemned* Russia.",
    "No country *condemned* Russia.",
    "Nothing that Hungary said *condemned* Russia.",
    "China hardly *helped* Venezuela.",
    "China barely *helped* Venezuela.",
    "China scarcely *helped* Venezuela.",
    "The soldiers took the town without *firing* at civilians.",
    "Instead of *sending* troops, Poland sent bread to Ukraine.",
    "Rather than *sending* troops, Poland sent bread to Ukraine.",
    "Rather than *invade* Iraq, Turkey closed the border.",
    "Police in Lagos *arrested* nobody on Sunday.",
    "There were no *attacks* on Israel on Sunday.",
    "No *talks* were held between Greece and Turkey this week.",
    "Armenia and Azerbaijan have yet to *sign* a treaty.",
    "Pakistan stopped short of *accusing* India of the attack.",
    "Pakistan did not *accuse* India.",
    "The African Union has neither condemned nor *endorsed* the coup in Niger.",
    "The African Union has neither *condemned* nor endorsed the coup in Niger.",
    "There was no *attack* on Israel.",
    "Israel didn't *bomb* Beirut.",
    "Macron was unable to *meet* Putin.",
    "Macron was not able to *meet* Putin.",
    "Macron could not *meet* Putin.",
    "India and Nepal failed to *agree* on the border.",
    "Belarus neglected to *release* the prisoners.",
    "It is not true that Kyiv *shelled* Donetsk.",
    "It is false that Kyiv *shelled* Donetsk.",
    "Syria has not *attacked* Israel.",
    "Nigeria was far from *attacking* Chad.",
    "Lavrov avoided a *visit* to Warsaw.",
    "India abstained from a *vote* on Russia.",
    "Chad cannot *help* Niger.",
    "Lavrov cancelled a *visit* to Warsaw.",
    "The *visit* by Lavrov to Warsaw was cancelled.",
    "The planned *meeting* between Trump and Kim was called off.",
    "The *summit* between Trump and Kim was scrapped.",
    "The *meeting* between Putin and Biden was postponed.",
    "Putin put off the *meeting* with Biden.",
    "The *talks* between India and Pakistan were shelved.",
    "Denmark suspended *aid* to Somalia.",
    "India halted *talks* with Pakistan.",
    "Denmark cut off *aid* to Somalia.",
    "Denmark lifted *sanctions* on Somalia.",
    "Syria ended the *siege* of Homs.",
    "Israel called off an *attack* on Iran.",
    "South Korea cancelled military *exercises* with the United States.",
    "Canada froze the *sale* of arms to Turkey.",
    "Qatar's neighbours ended their *blockade* of Qatar.",
    "Iraqi police foiled an *attack* on Baghdad by Islamic State.",
    "The army thwarted a rebel *attack* on Goma.",
    "The treaty prevented a Turkish *invasion* of Cyprus.",
    "China no longer *helps* Venezuela.",
    "Iran did not *hesitate* to attack Iraq.",
    "Iran offered not to *attack* Iraq.",
    "Iran promised not to *attack* Iraq.",
    "Instead of *rejecting* the plan, Chad accepted it.",
    "The claim that Ukraine *bombed* Moscow was denied by Kyiv.",
    "Nobody *agreed* with Iran.",
    "Turkey refused to *release* the pastor.",
    "Japan does not plan to *lift* sanctions on Russia.",
    "Japan has no plans to *lift* sanctions on Russia.",
    "Pressure from Washington prevented Israel from *attacking* Iran.",
    "The rebels did not try to *kidnap* the governor.",
    "Protesters did not attack or *burn* the embassy.",
    "Iran did not launch an *attack* on Iraq.",
    "Armenia ended its *occupation* of the valley.",
    "Egypt called for an end to *attacks* on Gaza.",
    "The *talks* between Oman and Qatar did not take place.",
};

/* A sentence without its asterisks, and where the act stands in it. */
typedef struct sample {
    char text[160];
    uint32_t act; /* byte */
} sample;

static sample read_sample(const char *marked)
{
    sample sample = {.act = (uint32_t)strcspn(marked, "*")};
    size_t size = 0;
    for (const char *at = marked; *at; at++)
        if (*at != '*' && size + 1 < sizeof sample.text)
            sample.text[size++] = *at;
    return sample;
}

static onus_event_status status_in(const sample *sample)
{
    onus_document document = ONUS_DOCUMENT_INIT;
    onus_record *record;
    document.text = onus_slice__of(sample->text);
    document.date = ONUS_SLICE("2019-06-03");
    assert_int_equal(onus_code(test_coder, &document, &record, NULL), ONUS_OK);
    uint32_t token = onus_record__token_at(record, sample->act);
    onus_event_status status =
        onus_event_status__of(test_engine->tables, record, token);
    onus_record_free(record);
    return status;
}

/* Every sentence is looked at before the test fails. */
static void check(onus_event_status wanted, const char *const *marked,
                  size_t count)
{
    size_t wrong = 0;
    if (!test_coder)
        skip();
    for (size_t i = 0; i < count; i++) {
        sample sample = read_sample(marked[i]);
        onus_event_status got = status_in(&sample);
        if (got == wanted)
            continue;
        print_error("%s: %s\n", marked[i], onus_event_status__name(got));
        wrong++;
    }
    assert_int_equal(wrong, 0);
}

static void test_actual(void **state)
{
    (void)state;
    check(STATUS_ACTUAL, actual,
          sizeof actual / sizeof *actual);
}

static void test_future(void **state)
{
    (void)state;
    check(STATUS_FUTURE, future,
          sizeof future / sizeof *future);
}

static void test_conditional(void **state)
{
    (void)state;
    check(STATUS_CONDITIONAL, conditional,
          sizeof conditional / sizeof *conditional);
}

static void test_hypothetical(void **state)
{
    (void)state;
    check(STATUS_HYPOTHETICAL, hypothetical,
          sizeof hypothetical / sizeof *hypothetical);
}

static void test_negated(void **state)
{
    (void)state;
    check(STATUS_NEGATED, negated,
          sizeof negated / sizeof *negated);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_actual),
        cmocka_unit_test(test_future),
        cmocka_unit_test(test_conditional),
        cmocka_unit_test(test_hypothetical),
        cmocka_unit_test(test_negated),
    };
    return cmocka_run_group_tests(tests, with_code, without_model);
}
