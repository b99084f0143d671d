package io.autopact.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.Answer;
import io.autopact.support.Api;
import io.autopact.support.Imports;
import io.autopact.support.RegisterTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What follows from a write, whatever it is: told by a dry run, and only what this write causes. */
@RegisterTest
class ConsequenceTests {

    private static final String LAUNCHED = "[{\"stage\": \"LAUNCHED\", \"actualOn\": \"2021-03-01\"}]";

    @Autowired
    private Api api;

    private Recording record;

    @BeforeEach
    void begin() {
        record = new Recording(api);
    }

    /** Each consequence as its kind, its record, the part of it and the day. */
    private static List<String> told(Answer answer) {
        return answer.has(200).json().at("/consequences").values().stream()
                .map(each -> String.join(
                        " ",
                        each.path("kind").asString(""),
                        each.path("code").asString(""),
                        each.path("member").asString("-"),
                        each.path("on").asString("-")))
                .toList();
    }

    private Answer dryRun(String method, String path, String body) {
        String address = "/api/v1/%s?dryRun=true".formatted(path);
        return method.equals("PATCH")
                ? api.patch(address, body, "If-Match", "*")
                : api.send(method, address, body, "If-Match", "*");
    }

    private void part(String agreement, String parts, String body) {
        api.post("/api/v1/agreements/%s/%s".formatted(agreement, parts), body, "If-Match", "*")
                .has(201);
    }

    @Test
    void aTerminationTellsTheInstrumentsThatItLeavesWithTheirAmounts() {
        record.automaker("cq-lab");
        record.signed("CQ-LAB", "cq-lab", "[]", "2020-01-01", "");
        part(
                "CQ-LAB",
                "instruments",
                "{\"code\": \"CQ-LAB-1\", \"kind\": \"JOINT_LAB\", \"nameZh\": \"实验室\", \"nameEn\": \"Lab\"}");
        part("CQ-LAB", "instruments", """
                {"code": "CQ-FUND-1", "kind": "FUND", "nameZh": "基金", "nameEn": "Fund", "amount": 500000000, "currency": "CNY"}""");
        part(
                "CQ-LAB",
                "instruments",
                "{\"code\": \"CQ-SHUT-1\", \"kind\": \"JOINT_LAB\", \"nameZh\": \"旧\", \"nameEn\": \"Old\"}");
        state("CQ-LAB-1", "ESTABLISHED");
        state("CQ-SHUT-1", "ESTABLISHED");
        state("CQ-SHUT-1", "CLOSED");
        Answer answer = dryRun("POST", "agreements/CQ-LAB/terminate", "{\"on\": \"2026-12-31\", \"reason\": \"x\"}");
        assertThat(told(answer))
                .containsExactly("INSTRUMENT_LEFT CQ-FUND-1 - 2027-01-01", "INSTRUMENT_LEFT CQ-LAB-1 - 2027-01-01");
        answer.includes("""
                {"consequences": [{"type": "INSTRUMENT", "nameZh": "基金", "nameEn": "Fund", "amount": 500000000, "currency": "CNY",
                    "detail": "CQ-FUND-1 is PLANNED; from 2027-01-01 on, CQ-LAB, which sets it up, is in force no more."},
                  {"nameZh": "实验室", "nameEn": "Lab"}]}""");
        assertThat(told(record.act("CQ-LAB", "terminate", "{\"on\": \"2026-12-31\", \"reason\": \"x\"}")))
                .as("done, it tells the same")
                .isEqualTo(told(answer));
    }

    private void state(String instrument, String to) {
        api.post(
                        "/api/v1/instruments/%s/state".formatted(instrument),
                        "{\"to\": \"%s\", \"on\": \"2021-01-01\"}".formatted(to),
                        "If-Match",
                        "*")
                .has(200);
    }

    @Test
    void whatWasLeftBeforeTheWriteIsNoConsequenceOfIt() {
        record.automaker("cq-before");
        record.signed("CQ-BEFORE", "cq-before", "[]", "2020-01-01", ", \"expiresOn\": \"2025-12-31\"");
        part("CQ-BEFORE", "milestones", """
                {"code": "CQ-MS-1", "titleZh": "甲", "titleEn": "A", "dueOn": "2028-06-30", "owner": "cq-before"}""");
        String adds = "{\"effectiveOn\": \"2024-01-01\", \"addDomains\": [\"SMART_LOGISTICS\"], \"note\": \"x\"}";
        assertThat(told(dryRun("POST", "agreements/CQ-BEFORE/amend", adds))).isEmpty();
        assertThat(told(record.act(
                        "CQ-BEFORE",
                        "amend",
                        "{\"effectiveOn\": \"2024-01-01\", \"expiresOn\": \"2029-12-31\", \"note\": \"x\"}")))
                .isEmpty();
        assertThat(told(dryRun(
                        "POST",
                        "agreements/CQ-BEFORE/amend",
                        "{\"effectiveOn\": \"2024-02-01\", \"expiresOn\": \"2028-06-29\", \"note\": \"x\"}")))
                .containsExactly("MILESTONE_LEFT CQ-MS-1 - 2028-06-30");
    }

    @Test
    void noticeTellsWhatIsLeftWhenTheAgreementWillNotRenewItself() {
        record.automaker("cq-notice");
        record.signed(
                "CQ-NOTICE",
                "cq-notice",
                "[\"CONNECTED_VEHICLE\"]",
                "2020-01-01",
                ", \"expiresOn\": \"2027-12-31\", \"noticeDays\": 60, \"renewalMonths\": 12");
        part("CQ-NOTICE", "milestones", """
                {"code": "CQ-MS-2", "titleZh": "甲", "titleEn": "A", "dueOn": "2028-06-30", "owner": "cq-notice"}""");
        part("CQ-NOTICE", "milestones", """
                {"code": "CQ-MS-3", "titleZh": "甲", "titleEn": "A", "dueOn": "2027-06-30", "owner": "cq-notice"}""");
        part(
                "CQ-NOTICE",
                "instruments",
                "{\"code\": \"CQ-LAB-2\", \"kind\": \"JOINT_LAB\", \"nameZh\": \"实验室\", \"nameEn\": \"Lab\"}");
        assertThat(told(dryRun("POST", "agreements/CQ-NOTICE/notice", "{\"on\": \"2026-11-30\"}")))
                .containsExactlyInAnyOrder(
                        "COVERAGE_LOST cq-notice CONNECTED_VEHICLE 2028-01-01",
                        "MILESTONE_LEFT CQ-MS-2 - 2028-06-30",
                        "INSTRUMENT_LEFT CQ-LAB-2 - 2028-01-01");
        assertThat(told(dryRun(
                        "POST",
                        "agreements/CQ-NOTICE/renew",
                        "{\"on\": \"2026-11-30\", \"expiresOn\": \"2030-12-31\"}")))
                .isEmpty();
    }

    @Test
    void aWithdrawalTellsThePartsOfWhatIsGivenUp() {
        record.automaker("cq-given");
        record.draft("CQ-GIVEN", "cq-given", "[]", "");
        part("CQ-GIVEN", "milestones", """
                {"code": "CQ-MS-4", "titleZh": "甲", "titleEn": "A", "dueOn": "2028-06-30", "owner": "cq-given"}""");
        part(
                "CQ-GIVEN",
                "instruments",
                "{\"code\": \"CQ-LAB-3\", \"kind\": \"JOINT_LAB\", \"nameZh\": \"实验室\", \"nameEn\": \"Lab\"}");
        assertThat(told(dryRun("POST", "agreements/CQ-GIVEN/withdraw", "{\"reason\": \"x\"}")).stream()
                        .map(each -> each.substring(0, each.lastIndexOf(' '))))
                .containsExactlyInAnyOrder("MILESTONE_LEFT CQ-MS-4 -", "INSTRUMENT_LEFT CQ-LAB-3 -");
    }

    @Test
    void theEndOfATieTellsWhatWasInherited() {
        record.automaker("cq-group", "GROUP", "");
        record.automaker("cq-sub", "SUBSIDIARY", """
                , "ties": [{"to": "cq-group", "kind": "SUBSIDIARY_OF", "from": "2015-01-01"}]""");
        record.signed(
                "CQ-GROUP", "cq-group", "[\"CONNECTED_VEHICLE\"]", "2020-01-01", ", \"extendsToSubsidiaries\": true");
        record.model("cq-sub-t", "cq-sub");
        record.rollout("CQ-RO-1", "cq-sub-t", "ECO_CONNECTED_VEHICLE", LAUNCHED, "");
        deployment("CQ-DP-1", "cq-sub", "ECO_CONNECTED_VEHICLE");
        Answer answer = dryRun("PATCH", "automakers/cq-sub", """
                {"ties": [{"to": "cq-group", "kind": "SUBSIDIARY_OF", "from": "2015-01-01", "until": "2027-12-31"}]}""");
        assertThat(told(answer))
                .containsExactlyInAnyOrder(
                        "COVERAGE_LOST cq-sub CONNECTED_VEHICLE 2028-01-01",
                        "ROLLOUT_LEFT CQ-RO-1 basis 2028-01-01",
                        "DEPLOYMENT_LEFT CQ-DP-1 solution 2028-01-01");
        answer.includes("""
                {"consequences": [{"nameZh": "名 cq-sub", "nameEn": "Name cq-sub", "memberNameZh": "智能网联汽车",
                    "memberNameEn": "Intelligent connected vehicles"}, {}, {}]}""");
        assertThat(told(dryRun("PATCH", "automakers/cq-sub", "{\"nameEn\": \"Another\"}")))
                .isEmpty();
    }

    private void deployment(String number, String organization, String solution) {
        api.put("/api/v1/deployments/" + number, """
                {"organization": "%s", "solution": "%s", "from": "2021-01-01"}""".formatted(organization, solution), "If-None-Match", "*")
                .has(201);
    }

    @Test
    void aCorrectionThatDropsADomainTellsWhatAnAmendmentWould() {
        record.automaker("cq-right");
        record.signed("CQ-RIGHT", "cq-right", "[\"CONNECTED_VEHICLE\", \"SMART_LOGISTICS\"]", "2020-01-01", "");
        record.model("cq-right-t", "cq-right");
        record.rollout("CQ-RO-2", "cq-right-t", "ECO_CONNECTED_VEHICLE", LAUNCHED, "");
        assertThat(told(dryRun(
                        "POST",
                        "agreements/CQ-RIGHT/correct",
                        "{\"reason\": \"x\", \"scope\": [\"SMART_LOGISTICS\"]}")))
                .containsExactlyInAnyOrder(
                        "COVERAGE_LOST cq-right CONNECTED_VEHICLE 2020-01-01", "ROLLOUT_LEFT CQ-RO-2 basis 2021-03-01");
    }

    @Test
    void aModelOfAnotherMakerTellsTheRolloutsThatRestOnNothingThen() {
        record.automaker("cq-maker");
        record.automaker("cq-other");
        record.signed("CQ-MAKER", "cq-maker", "[\"CONNECTED_VEHICLE\"]", "2020-01-01", "");
        record.model("cq-maker-t", "cq-maker");
        record.rollout("CQ-RO-3", "cq-maker-t", "ECO_CONNECTED_VEHICLE", LAUNCHED, "");
        assertThat(told(dryRun("PATCH", "vehicle-models/cq-maker-t", "{\"automaker\": \"cq-other\"}")))
                .containsExactly("ROLLOUT_LEFT CQ-RO-3 basis 2021-03-01");
    }

    @Test
    void aSolutionThatServesSomethingElseTellsWhoseAgreementCoveredIt() {
        api.put("/api/v1/solutions/CQ_SOLUTION", """
                        {"nameZh": "方案", "nameEn": "Solution", "relationshipLevel": "VEHICLE_ENVIRONMENT", "element": "IOV", "domains": ["CONNECTED_VEHICLE"]}""", "If-None-Match", "*").has(201);
        record.automaker("cq-solved");
        record.signed("CQ-SOLVED", "cq-solved", "[\"CONNECTED_VEHICLE\"]", "2020-01-01", "");
        record.model("cq-solved-t", "cq-solved");
        record.rollout("CQ-RO-4", "cq-solved-t", "CQ_SOLUTION", LAUNCHED, "");
        deployment("CQ-DP-4", "cq-solved", "CQ_SOLUTION");
        assertThat(told(dryRun("PATCH", "solutions/CQ_SOLUTION", "{\"domains\": [\"SMART_LOGISTICS\"]}")).stream()
                        .map(each -> each.substring(0, each.lastIndexOf(' '))))
                .containsExactlyInAnyOrder("ROLLOUT_LEFT CQ-RO-4 basis", "DEPLOYMENT_LEFT CQ-DP-4 solution");
        assertThat(told(dryRun("PATCH", "solutions/CQ_SOLUTION", "{\"nameEn\": \"Another\"}")))
                .isEmpty();
    }

    @Test
    void aMergerThatLosesNothingTellsOnlyWhatItMoves() {
        record.automaker("cq-double");
        record.automaker("cq-stays");
        record.signed("CQ-DOUBLE", "cq-double", "[\"CONNECTED_VEHICLE\"]", "2020-01-01", "");
        assertThat(told(dryRun("POST", "automakers/cq-double/merge", "{\"into\": \"cq-stays\"}")))
                .containsExactly("REFERENCE_MOVED CQ-DOUBLE parties[cq-stays] -");
    }

    @Test
    void aDryRunOfAnImportTellsWhatFollowsFromItInItsJob() {
        record.automaker("cq-in-group", "GROUP", "");
        record.automaker("cq-in-sub", "SUBSIDIARY", """
                , "ties": [{"to": "cq-in-group", "kind": "SUBSIDIARY_OF", "from": "2015-01-01"}]""");
        record.signed(
                "CQ-IN-GROUP",
                "cq-in-group",
                "[\"CONNECTED_VEHICLE\"]",
                "2020-01-01",
                ", \"extendsToSubsidiaries\": true");
        Imports imports = new Imports(api);
        String file = "organization,to,kind,from,until\ncq-in-sub,cq-in-group,SUBSIDIARY_OF,2015-01-01,2027-12-31\n";
        imports.csv("organization_ties?dryRun=true", file).includes("""
                {"state": "SUCCEEDED", "updated": 1, "consequenceCount": 1,
                 "consequences": [{"kind": "COVERAGE_LOST", "type": "AUTOMAKER", "code": "cq-in-sub", "member": "CONNECTED_VEHICLE",
                                   "on": "2028-01-01", "nameZh": "名 cq-in-sub"}]}""");
        imports.csv("organization_ties", file)
                .includes("{\"state\": \"SUCCEEDED\", \"consequenceCount\": null, \"consequences\": []}");
        imports.csv("organizations?dryRun=true", "code,kind,name_zh,name_en\ncq-in-sub,SUBSIDIARY,改名,Renamed\n")
                .includes("{\"updated\": 1, \"consequenceCount\": 0, \"consequences\": []}");
    }
}
