package io.autopact.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.Answer;
import io.autopact.support.Api;
import io.autopact.support.RegisterTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The rule that connects the chain, over HTTP: a rollout past PLANNED rests on an agreement in force on the day of its
 * stage, covering a domain that its solution serves or naming the solution, made with the model's maker or extending to
 * it.
 */
@RegisterTest
class RolloutBasisTests {

    private static final String SCOPE = ", \"scope\": [\"CONNECTED_VEHICLE\"]";
    private static final String LAUNCHED = ", \"stages\": [{\"stage\": \"LAUNCHED\", \"actualOn\": \"2020-06-01\"}]";

    @Autowired
    private Api api;

    private Landing landing;

    @BeforeEach
    void overHttp() {
        landing = new Landing(api);
    }

    private static List<String> reasons(Answer refused) {
        return refused.json().at("/closest").values().stream()
                .flatMap(attempt -> attempt.at("/reasons").values().stream()
                        .map(reason -> attempt.at("/agreement").asString() + " "
                                + reason.at("/code").asString()))
                .toList();
    }

    @Test
    void aPlannedRolloutNeedsNoAgreement() {
        landing.makerWithModel("ba-planned");
        landing.record(
                        "BA-PLANNED",
                        "ba-planned",
                        ", \"stages\": [{\"stage\": \"LAUNCHED\", \"plannedOn\": \"2090-01-01\"}]")
                .has(201)
                .includes("{\"stage\": \"PLANNED\", \"basis\": null, \"withoutBasis\": null}");
    }

    @Test
    void theBasisIsFoundWhereItIsNotGiven() {
        landing.makerWithModel("ba-found");
        landing.signed("BA-FOUND", "ba-found", "2020-01-01", SCOPE);
        landing.record("BA-RO-FOUND", "ba-found", LAUNCHED).has(201).includes("{\"basis\": \"BA-FOUND\"}");
        landing.record("BA-RO-MOVED", "ba-found", "").has(201).includes("{\"basis\": null}");
        landing.move("BA-RO-MOVED", "INTEGRATING", "2020-01-01").has(200).includes("{\"basis\": \"BA-FOUND\"}");
        api.get(Landing.ROLLOUTS + "/BA-RO-MOVED/history?limit=1").includes("""
                {"items": [{"change": "STAGE_INTEGRATING", "members": [{"member": "basis", "from": null, "to": "BA-FOUND"}, {"member": "stages"}]}]}""");
    }

    @Test
    void whatNamesTheSolutionComesBeforeADomainTheMakersOwnBeforeAnAncestorsAndTheLastSignedBeforeOlderOnes() {
        landing.maker("ba-group", "");
        landing.maker("ba-best", ", \"parent\": \"ba-group\"");
        landing.model("ba-best", "ba-best");
        landing.signed("BA-GROUP", "ba-group", "2020-03-01", SCOPE + ", \"extendsToSubsidiaries\": true");
        landing.record("BA-RO-1", "ba-best", LAUNCHED).has(201).includes("{\"basis\": \"BA-GROUP\"}");
        landing.signed("BA-OLD", "ba-best", "2019-01-01", SCOPE);
        landing.record("BA-RO-2", "ba-best", LAUNCHED).has(201).includes("{\"basis\": \"BA-OLD\"}");
        landing.signed("BA-NEWER", "ba-best", "2019-06-01", SCOPE);
        landing.record("BA-RO-3", "ba-best", LAUNCHED).has(201).includes("{\"basis\": \"BA-NEWER\"}");
        landing.signed(
                "BA-NAMES",
                "ba-group",
                "2018-01-01",
                ", \"solutions\": [\"ECO_CONNECTED_VEHICLE\"], \"extendsToSubsidiaries\": true");
        landing.record("BA-RO-4", "ba-best", LAUNCHED).has(201).includes("{\"basis\": \"BA-NAMES\"}");
        landing.record("BA-RO-5", "ba-best", LAUNCHED + ", \"basis\": \"BA-OLD\"")
                .has(201)
                .includes("{\"basis\": \"BA-OLD\"}");
        landing.read("BA-RO-1").includes("{\"basis\": \"BA-GROUP\"}");
    }

    @Test
    void anAgreementThatNamesASolutionCarriesItWhateverItServes() {
        landing.makerWithModel("ba-named");
        landing.signed(
                "BA-NAMED",
                "ba-named",
                "2020-01-01",
                ", \"scope\": [\"SMART_LOGISTICS\"], \"solutions\": [\"SMART_4S\"]");
        api.post(Landing.ROLLOUTS, """
                        {"number": "BA-RO-NAMED", "vehicleModel": "ba-named", "solution": "SMART_4S"%s}""".formatted(LAUNCHED)).has(201).includes("{\"basis\": \"BA-NAMED\"}");
        Answer refused = landing.record("BA-RO-X", "ba-named", LAUNCHED).isProblem(422, "rollout-without-basis");
        assertThat(reasons(refused)).containsExactly("BA-NAMED not-covering");
        api.post(Landing.ROLLOUTS, """
                        {"number": "BA-RO-X", "vehicleModel": "ba-named", "solution": "V2X_5G"%s}""".formatted(LAUNCHED))
                .isProblem(422, "rollout-without-basis")
                .includes("{\"domains\": []}");
    }

    @Test
    void withNoAgreementAtAllTheRefusalTellsWhichDomainsWouldDo() {
        landing.makerWithModel("ba-none");
        Answer refused = landing.record("BA-RO-X", "ba-none", LAUNCHED)
                .isProblem(422, "rollout-without-basis")
                .names("/basis", "missing")
                .includes("{\"on\": \"2020-06-01\", \"domains\": [\"CONNECTED_VEHICLE\"], \"closest\": []}");
        assertThat(refused.at("/detail")).contains("ba-none", "2020-06-01", "CONNECTED_VEHICLE");
        landing.read("BA-RO-X").isProblem(404, "not-found");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            2020-06-02 | , "scope": ["CONNECTED_VEHICLE"]                              | not-in-force
            2019-01-01 | , "scope": ["CONNECTED_VEHICLE"], "expiresOn": "2020-05-31"   | not-in-force
            2020-01-01 | , "scope": ["CONNECTED_VEHICLE"], "effectiveOn": "2020-06-02" | not-in-force
            2020-01-01 | , "scope": ["SMART_LOGISTICS", "SMART_MOBILITY"]              | not-covering
            2020-01-01 | , "scope": []                                                 | not-covering
            """)
    void eachReasonWhyTheMakersOwnAgreementFailsIsTold(String signedOn, String more, String reason) {
        String code = "ba-r" + Integer.toHexString((signedOn + more).hashCode());
        String number = code.toUpperCase(java.util.Locale.ROOT);
        landing.makerWithModel(code);
        landing.signed(number, code, signedOn, more);
        Answer refused = landing.record("BA-RO-X", code, LAUNCHED)
                .isProblem(422, "rollout-without-basis")
                .names("/basis", "missing")
                .names("/basis", reason);
        assertThat(reasons(refused)).containsExactly(number + " " + reason);
        assertThat(refused.at("/closest/0/reasons/0/detail")).contains(number);
        landing.record("BA-RO-X", code, LAUNCHED + ", \"basis\": \"" + number + "\"")
                .isProblem(422, "rollout-without-basis")
                .names("/basis", reason);
    }

    @Test
    void onTheDayOfTheStageItHoldsAndOnTheDayBeforeAndAfterItDoesNot() {
        landing.makerWithModel("ba-days");
        landing.signed("BA-DAYS", "ba-days", "2020-02-01", SCOPE + ", \"expiresOn\": \"2020-02-29\"");
        for (String day : List.of("2020-01-31", "2020-03-01")) {
            landing.record("BA-RO-X", "ba-days", LAUNCHED.replace("2020-06-01", day))
                    .isProblem(422, "rollout-without-basis");
        }
        landing.record("BA-RO-FIRST", "ba-days", LAUNCHED.replace("2020-06-01", "2020-02-01"))
                .has(201);
        landing.record("BA-RO-LAST", "ba-days", LAUNCHED.replace("2020-06-01", "2020-02-29"))
                .has(201);
    }

    @Test
    void aDraftIsNoBasis() {
        landing.makerWithModel("ba-draft");
        landing.drafted("BA-DRAFT", "ba-draft", SCOPE);
        Answer refused = landing.record("BA-RO-X", "ba-draft", LAUNCHED).isProblem(422, "rollout-without-basis");
        assertThat(reasons(refused)).containsExactly("BA-DRAFT not-in-force");
        landing.record("BA-RO-DRAFT", "ba-draft", ", \"basis\": \"BA-DRAFT\"")
                .has(201)
                .includes("{\"basis\": \"BA-DRAFT\"}");
        landing.move("BA-RO-DRAFT", "INTEGRATING", "2020-06-01").isProblem(422, "rollout-without-basis");
        api.delete("/api/v1/agreements/BA-DRAFT", "If-Match", "*")
                .isProblem(409, "conflict")
                .includes("{\"references\": [{\"type\": \"ROLLOUT\", \"code\": \"BA-RO-DRAFT\"}]}");
        landing.act("BA-DRAFT", "sign", "{\"signedOn\": \"2020-01-01\"}").has(200);
        landing.move("BA-RO-DRAFT", "INTEGRATING", "2020-06-01").has(200).includes("{\"basis\": \"BA-DRAFT\"}");
    }

    @Test
    void anAgreementWithAnotherMakerIsNoBasis() {
        landing.makerWithModel("ba-mine");
        landing.maker("ba-theirs", "");
        landing.signed("BA-THEIRS", "ba-theirs", "2020-01-01", SCOPE);
        Answer refused = landing.record("BA-RO-X", "ba-mine", LAUNCHED).isProblem(422, "rollout-without-basis");
        assertThat(reasons(refused)).as("it is nobody's of ours").isEmpty();
        refused = landing.record("BA-RO-X", "ba-mine", LAUNCHED + ", \"basis\": \"BA-THEIRS\"")
                .isProblem(422, "rollout-without-basis")
                .names("/basis", "not-with-maker");
        assertThat(reasons(refused)).containsExactly("BA-THEIRS not-with-maker");
    }

    @Test
    void anAncestorsAgreementIsABasisIfItSaysThatItExtends() {
        landing.maker("ba-parent", "");
        landing.maker(
                "ba-child",
                ", \"ties\": [{\"to\": \"ba-parent\", \"kind\": \"SUBSIDIARY_OF\", \"until\": \"2020-12-31\"}]");
        landing.model("ba-child", "ba-child");
        landing.signed("BA-PARENT", "ba-parent", "2020-01-01", SCOPE);
        Answer refused = landing.record("BA-RO-CHILD", "ba-child", LAUNCHED)
                .isProblem(422, "rollout-without-basis")
                .names("/basis", "not-extending");
        assertThat(reasons(refused)).containsExactly("BA-PARENT not-extending");
        landing.act(
                        "BA-PARENT",
                        "amend",
                        "{\"effectiveOn\": \"2020-06-01\", \"extendsToSubsidiaries\": true, \"note\": \"扩展\"}")
                .has(200);
        landing.record("BA-RO-CHILD", "ba-child", LAUNCHED).has(201).includes("{\"basis\": \"BA-PARENT\"}");
        landing.record("BA-RO-X", "ba-child", LAUNCHED.replace("2020-06-01", "2020-05-31"))
                .isProblem(422, "rollout-without-basis");
        refused = landing.record("BA-RO-X", "ba-child", LAUNCHED.replace("2020-06-01", "2021-01-01"))
                .isProblem(422, "rollout-without-basis");
        assertThat(reasons(refused)).as("it left the group").containsExactly("BA-PARENT not-with-maker");
    }

    @Test
    void allReasonsAndTheClosestAgreementFirst() {
        landing.maker("ba-top", "");
        landing.maker("ba-many", ", \"parent\": \"ba-top\"");
        landing.model("ba-many", "ba-many");
        landing.signed("BA-FAR", "ba-top", "2021-01-01", ", \"scope\": [\"SMART_LOGISTICS\"]");
        landing.signed("BA-NEAR", "ba-many", "2019-01-01", ", \"scope\": [\"SMART_LOGISTICS\"]");
        Answer refused = landing.record("BA-RO-X", "ba-many", LAUNCHED).isProblem(422, "rollout-without-basis");
        assertThat(reasons(refused))
                .containsExactly("BA-NEAR not-covering", "BA-FAR not-in-force", "BA-FAR not-extending");
    }

    @Test
    void whatIsAFactAllTheSameIsRecordedWithoutABasisAndAReason() {
        landing.makerWithModel("ba-fact");
        landing.record("BA-RO-FACT", "ba-fact", LAUNCHED + ", \"withoutBasis\": {\"reason\": \"已上市\"}")
                .has(201)
                .includes("{\"stage\": \"LAUNCHED\", \"basis\": null, \"withoutBasis\": {\"reason\": \"已上市\"}}");
        landing.record("BA-RO-STEP", "ba-fact", "").has(201);
        landing.move("BA-RO-STEP", "INTEGRATING", "2020-06-01").isProblem(422, "rollout-without-basis");
        landing.move("BA-RO-STEP", "INTEGRATING", "2020-06-01", ", \"withoutBasis\": {\"reason\": \"先行集成\"}")
                .has(200)
                .includes("{\"withoutBasis\": {\"reason\": \"先行集成\"}}");
        landing.move("BA-RO-STEP", "VALIDATING", "2020-07-01")
                .has(200)
                .includes("{\"withoutBasis\": {\"reason\": \"先行集成\"}}");
        landing.signed("BA-LATE", "ba-fact", "2020-08-01", SCOPE);
        landing.move("BA-RO-STEP", "LAUNCHED", "2020-08-01", ", \"basis\": \"BA-LATE\"")
                .has(200)
                .includes("{\"basis\": \"BA-LATE\", \"withoutBasis\": null}");
        landing.patch("BA-RO-STEP", "{\"withoutBasis\": {\"reason\": \"甲\"}}")
                .isProblem(400, "invalid-request")
                .names("/withoutBasis", "contradiction");
        landing.patch("BA-RO-STEP", "{\"basis\": null, \"withoutBasis\": {\"reason\": \"甲\"}}")
                .has(200);
        landing.patch("BA-RO-STEP", "{\"withoutBasis\": null}").has(200).includes("{\"basis\": \"BA-LATE\"}");
        landing.move("BA-RO-FACT", "RETIRED", "2021-01-01").has(200);
    }

    @Test
    void anotherModelOrSolutionNeedsABasisOfItsOwn() {
        landing.makerWithModel("ba-from");
        landing.makerWithModel("ba-to");
        landing.signed("BA-FROM", "ba-from", "2020-01-01", SCOPE);
        landing.record("BA-RO-SWAP", "ba-from", LAUNCHED).has(201);
        landing.patch("BA-RO-SWAP", "{\"vehicleModel\": \"ba-to\"}")
                .isProblem(422, "rollout-without-basis")
                .names("/basis", "not-with-maker");
        landing.patch("BA-RO-SWAP", "{\"solution\": \"MOBILITY_SERVICE\"}")
                .isProblem(422, "rollout-without-basis")
                .names("/basis", "not-covering");
        landing.signed("BA-TO", "ba-to", "2020-01-01", SCOPE);
        landing.patch("BA-RO-SWAP", "{\"vehicleModel\": \"ba-to\", \"basis\": null}")
                .has(200)
                .includes("{\"basis\": \"BA-TO\"}");
    }

    @Test
    void aBasisThatIsGivenWithAnyStepIsOne() {
        landing.makerWithModel("ba-step");
        landing.signed("BA-STEP", "ba-step", "2020-01-01", SCOPE);
        landing.signed("BA-STEP-OTHER", "ba-step", "2020-01-01", ", \"scope\": [\"SMART_LOGISTICS\"]");
        landing.record(
                        "BA-RO-HELD",
                        "ba-step",
                        ", \"stages\": [{\"stage\": \"INTEGRATING\", \"actualOn\": \"2020-06-01\"}]")
                .has(201);
        landing.move("BA-RO-HELD", "ON_HOLD", "2020-07-01", ", \"basis\": \"BA-STEP-OTHER\"")
                .isProblem(422, "rollout-without-basis")
                .names("/basis", "not-covering");
        landing.move("BA-RO-HELD", "ON_HOLD", "2020-07-01", ", \"basis\": \"AG-NOTHING\"")
                .isProblem(422, "rule-violated")
                .names("/basis", "unknown-code");
        landing.move("BA-RO-HELD", "ON_HOLD", "2020-07-01", ", \"basis\": \"BA-STEP\"")
                .has(200);
    }

    @Test
    void aTerminationTellsWhichRolloutsAreLeftOnNothing() {
        landing.makerWithModel("ba-ends");
        landing.signed("BA-ENDS", "ba-ends", "2020-01-01", SCOPE);
        landing.record("BA-RO-LEFT", "ba-ends", LAUNCHED).has(201);
        landing.record("BA-RO-EARLY", "ba-ends", "").has(201);
        landing.record("BA-RO-FREE", "ba-ends", LAUNCHED + ", \"withoutBasis\": {\"reason\": \"甲\"}")
                .has(201);
        String termination = "{\"on\": \"2021-12-31\", \"reason\": \"战略调整\"}";
        Answer rehearsed = api.post("/api/v1/agreements/BA-ENDS/terminate?dryRun=true", termination, "If-Match", "*")
                .has(200);
        assertThat(left(rehearsed)).containsExactly("BA-RO-LEFT 2022-01-01");
        assertThat(left(landing.act("BA-ENDS", "terminate", termination).has(200)))
                .containsExactly("BA-RO-LEFT 2022-01-01");
        landing.read("BA-RO-LEFT").includes("{\"basis\": \"BA-ENDS\"}");
    }

    @Test
    void anAmendmentTellsSoTooUnlessAnotherAgreementCarriesThem() {
        landing.makerWithModel("ba-amends");
        landing.signed(
                "BA-AMENDS", "ba-amends", "2020-01-01", ", \"scope\": [\"CONNECTED_VEHICLE\", \"SMART_LOGISTICS\"]");
        landing.record("BA-RO-AMENDED", "ba-amends", LAUNCHED).has(201);
        String amendment =
                "{\"effectiveOn\": \"2021-01-01\", \"removeDomains\": [\"CONNECTED_VEHICLE\"], \"note\": \"缩小\"}";
        assertThat(left(api.post("/api/v1/agreements/BA-AMENDS/amend?dryRun=true", amendment, "If-Match", "*")
                        .has(200)))
                .containsExactly("BA-RO-AMENDED 2021-01-01");
        landing.signed("BA-SECOND", "ba-amends", "2020-06-15", SCOPE);
        assertThat(left(landing.act("BA-AMENDS", "amend", amendment).has(200))).isEmpty();
    }

    @Test
    void anEndThatIsToldLateLeavesWhatIsRecordedOfTheDaysAfterIt() {
        landing.makerWithModel("ba-told");
        landing.signed("BA-TOLD-LATE", "ba-told", "2020-01-01", SCOPE);
        landing.record("BA-RO-BEGUN", "ba-told", """
                        , "stages": [{"stage": "INTEGRATING", "actualOn": "2020-03-01"}, {"stage": "LAUNCHED", "actualOn": "2021-01-10"}]""").has(201);
        landing.record(
                        "BA-RO-AFTER",
                        "ba-told",
                        ", \"market\": \"CN\", \"stages\": [{\"stage\": \"LAUNCHED\", \"actualOn\": \"2020-09-01\"}]")
                .has(201);
        assertThat(left(landing.act("BA-TOLD-LATE", "terminate", "{\"on\": \"2020-05-31\", \"reason\": \"追溯终止\"}")
                        .has(200)))
                .containsExactlyInAnyOrder("BA-RO-BEGUN 2020-06-01", "BA-RO-AFTER 2020-09-01");
    }

    private static List<String> left(Answer answer) {
        return answer.json().at("/consequences").values().stream()
                .filter(each -> each.at("/kind").asString().equals("ROLLOUT_LEFT"))
                .map(each -> each.at("/code").asString() + " " + each.at("/on").asString())
                .toList();
    }

    @Test
    void whatLostItsBasisLaterCanStillBePutRightInWhatHasNothingToDoWithThat() {
        landing.makerWithModel("ba-lost");
        landing.signed("BA-LOST", "ba-lost", "2020-01-01", SCOPE);
        landing.record("BA-RO-LOST", "ba-lost", LAUNCHED).has(201);
        landing.act("BA-LOST", "terminate", "{\"on\": \"2020-03-31\", \"reason\": \"追溯终止\"}")
                .has(200);
        landing.patch("BA-RO-LOST", "{\"note\": \"更正\"}").has(200).includes("{\"basis\": \"BA-LOST\"}");
        landing.move("BA-RO-LOST", "RETIRED", "2021-01-01").has(200);
        landing.patch("BA-RO-LOST", """
                        {"stages": [{"stage": "LAUNCHED", "actualOn": "2020-06-02"}, {"stage": "RETIRED", "actualOn": "2021-01-01"}]}""").isProblem(422, "rollout-without-basis").names("/basis", "not-in-force");
    }

    @Test
    void organizationsAndSolutionsThatAreArchivedTellWhatIsOnItsWay() {
        landing.makerWithModel("ba-archived");
        landing.record("BA-RO-OPEN", "ba-archived", "").has(201);
        api.post("/api/v1/automakers/ba-archived/archive?dryRun=true", "{}", "If-Match", "*")
                .has(200)
                .includes("""
                {"consequences": [{"kind": "ROLLOUT_LEFT", "type": "ROLLOUT", "code": "BA-RO-OPEN"}]}""");
        assertThat(api.post("/api/v1/solutions/ECO_CONNECTED_VEHICLE/archive?dryRun=true", "{}", "If-Match", "*")
                        .has(200)
                        .json()
                        .at("/consequences")
                        .findValuesAsString("code"))
                .contains("BA-RO-OPEN");
        api.delete("/api/v1/solutions/ECO_CONNECTED_VEHICLE", "If-Match", "*").isProblem(409, "conflict");
    }
}
