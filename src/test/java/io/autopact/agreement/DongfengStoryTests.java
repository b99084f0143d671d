package io.autopact.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.agreement.reminder.ReminderRound;
import io.autopact.support.Answer;
import io.autopact.support.Api;
import io.autopact.support.RegisterTest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The cooperation with Dongfeng as a partnership manager carries it: from the agreement of the subsidiary in 2018 to
 * that of the group in 2019, its amendment, its renewal, and what falls due. What happens after 2019 is made up for the
 * test.
 */
@RegisterTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DongfengStoryTests {

    private static final String SUBSIDIARY = "/api/v1/agreements/AG-2018-DONGFENG-LIUZHOU";
    private static final String GROUP = "/api/v1/agreements/AG-2019-DONGFENG";

    @Autowired
    private Api api;

    @Autowired
    private ReminderRound reminders;

    private String tag = "";
    private Instant beforeTheAmendment = Instant.EPOCH;

    private Answer step(String path, String body) {
        Answer answer = api.post(path, body, "If-Match", tag);
        if (answer.status() == 200 || answer.status() == 201) {
            tag = answer.header("ETag");
        }
        return answer;
    }

    private List<String> domains(String asOf) {
        return api.get(GROUP + "?asOf=" + asOf).has(200).json().at("/scope").values().stream()
                .map(entry -> entry.at("/domain").asString())
                .toList();
    }

    @Test
    @Order(1)
    void theManagerRecordsWhoIsWho() {
        api.put("/api/v1/own-units/tencent", "{\"nameZh\": \"腾讯\", \"nameEn\": \"Tencent\"}", "If-None-Match", "*")
                .has(201);
        api.put("/api/v1/own-units/tencent-auto-intelligence", """
                        {"nameZh": "腾讯车联", "nameEn": "Tencent Auto Intelligence",
                         "ties": [{"to": "tencent", "kind": "UNIT_OF"}]}""", "If-None-Match", "*")
                .has(201);
        api.put("/api/v1/automakers/dongfeng", """
                        {"kind": "GROUP", "nameZh": "东风汽车集团", "nameEn": "Dongfeng Motor Corporation", "aliases": ["东风"], "country": "CN"}""", "If-None-Match", "*").has(201);
        api.put("/api/v1/automakers/dongfeng-liuzhou", """
                        {"kind": "SUBSIDIARY", "nameZh": "东风柳汽", "nameEn": "Dongfeng Liuzhou Motor", "parent": "dongfeng"}""", "If-None-Match", "*")
                .has(201);
    }

    @Test
    @Order(2)
    void in2018TheSubsidiarySignsACooperationAgreement() {
        Answer drafted = api.put(SUBSIDIARY, """
                        {"kind": "COOPERATION_AGREEMENT", "wordingZh": "合作协议", "titleZh": "东风柳汽—腾讯车联合作协议",
                         "titleEn": "Dongfeng Liuzhou–Tencent Auto Intelligence cooperation agreement",
                         "parties": [{"organization": "tencent-auto-intelligence", "role": "OWN"},
                                     {"organization": "dongfeng-liuzhou", "role": "COUNTERPARTY"}],
                         "scope": [{"domain": "CONNECTED_VEHICLE", "wordingZh": "车联网", "confidence": "INFERRED"}]}""", "If-None-Match", "*").has(201);
        tag = drafted.header("ETag");
        assertThat(drafted.at("/status")).isEqualTo("DRAFT");
        assertThat(drafted.at("/phase")).isNull();
        step(SUBSIDIARY + "/sign", "{\"signedOn\": \"2018-09-16\", \"placeZh\": \"深圳\", \"placeEn\": \"Shenzhen\"}")
                .has(200)
                .includes("""
                        {"status": "SIGNED", "phase": "IN_FORCE", "effectiveOn": "2018-09-16",
                         "scope": [{"domain": "CONNECTED_VEHICLE", "from": "2018-09-16", "until": null}],
                         "allowedActions": ["AMEND", "CORRECT", "TERMINATE"]}""");
        assertThat(api.get("/api/v1/automakers?cooperatingOn=2019-01-01&limit=500")
                        .items("code"))
                .contains("dongfeng-liuzhou")
                .doesNotContain("dongfeng");
    }

    @Test
    @Order(3)
    void in2019TheGroupNegotiatesAndSignsAStrategicAgreementThatDeepensIt() {
        tag = api.put(GROUP, """
                        {"kind": "STRATEGIC_AGREEMENT", "wordingZh": "战略协议", "titleZh": "东风—腾讯战略协议",
                         "titleEn": "Dongfeng–Tencent strategic agreement", "expiresOn": "2022-06-27", "noticeDays": 90,
                         "parties": [{"organization": "tencent", "role": "OWN"}, {"organization": "dongfeng", "role": "COUNTERPARTY"}],
                         "scope": ["CONNECTED_VEHICLE", "SMART_MOBILITY", "VEHICLE_SECURITY", "AUTONOMOUS_DRIVING", "SMART_LOGISTICS",
                                   "DIGITAL_TRANSFORMATION"],
                         "lineage": [{"relation": "DEEPENS", "agreement": "AG-2018-DONGFENG-LIUZHOU"}]}""", "If-None-Match", "*").has(201).header("ETag");
        tag = api.patch(GROUP, """
                        {"scope": ["CONNECTED_VEHICLE", "SMART_MOBILITY", "VEHICLE_SECURITY", "AUTONOMOUS_DRIVING",
                                   "SMART_LOGISTICS", "DIGITAL_TRANSFORMATION", "JOINT_INNOVATION"]}""", "If-Match", tag).has(200).header("ETag");
        step(GROUP + "/negotiate", "{\"on\": \"2019-05-01\"}").has(200);
        step(GROUP + "/sign", """
                        {"signedOn": "2019-06-28", "placeZh": "深圳", "placeEn": "Shenzhen", "signatories": [
                            {"nameZh": "马化腾", "nameEn": "Ma Huateng", "officeZh": "腾讯董事会主席兼首席执行官",
                             "organization": "tencent", "role": "WITNESS"},
                            {"nameZh": "竺延风", "nameEn": "Zhu Yanfeng", "officeZh": "东风汽车集团董事长、党委书记",
                             "organization": "dongfeng", "role": "WITNESS"}]}""").has(200);
        assertThat(domains("2019-06-28")).hasSize(7);
        api.get(GROUP + "?asOf=2019-06-27").includes("{\"phase\": null}");
        api.get(GROUP + "?asOf=2022-03-29").includes("{\"phase\": \"EXPIRING\", \"expiresOn\": \"2022-06-27\"}");
        api.get(GROUP + "?asOf=2022-06-28").includes("{\"phase\": \"EXPIRED\"}");
        assertThat(api.get("/api/v1/agreements?organization=dongfeng&includeDescendants=true")
                        .items("number"))
                .containsExactly("AG-2019-DONGFENG", "AG-2018-DONGFENG-LIUZHOU");
        api.patch(GROUP, "{\"expiresOn\": null}", "If-Match", tag).isProblem(409, "action-not-allowed");
    }

    @Test
    @Order(4)
    void itSetsUpALabAndOwesAPlatform() {
        step(GROUP + "/instruments", """
                        {"code": "IN-DONGFENG-LAB", "kind": "JOINT_LAB", "nameZh": "联合创新实验室", "nameEn": "Joint Innovation Lab"}""")
                .has(201)
                .includes("{\"state\": \"PLANNED\", \"agreement\": \"AG-2019-DONGFENG\", \"version\": 5}");
        step(GROUP + "/milestones", """
                        {"code": "MS-DONGFENG-PLATFORM", "titleZh": "数字化平台上线", "titleEn": "Digital platform goes live",
                         "dueOn": "2021-12-31", "dueOnPrecision": "YEAR", "owner": "tencent"}""").has(201);
        step(
                        "/api/v1/instruments/IN-DONGFENG-LAB/state",
                        "{\"to\": \"ESTABLISHED\", \"on\": \"2019-09-30\", \"onPrecision\": \"QUARTER\"}")
                .has(200)
                .includes("{\"establishedOn\": \"2019-09-30\", \"allowedStates\": [\"OPERATING\", \"CLOSED\"]}");
        beforeTheAmendment = Instant.now();
    }

    @Test
    @Order(5)
    void theAmendmentIsRehearsedAndThenRecorded() {
        String amendment = """
                {"effectiveOn": "2021-01-01", "signedOn": "2020-12-15", "removeDomains": ["SMART_LOGISTICS"],
                 "addSolutions": ["ECO_CONNECTED_VEHICLE"], "extendsToSubsidiaries": true, "note": "补充协议一"}""";
        Answer rehearsed = api.post(GROUP + "/amend?dryRun=true", amendment, "If-Match", tag)
                .has(200)
                .includes("""
                        {"consequences": [{"kind": "COVERAGE_LOST", "type": "AUTOMAKER", "code": "dongfeng",
                                           "member": "SMART_LOGISTICS", "on": "2021-01-01"}]}""");
        assertThat(rehearsed.header("Dry-Run")).isEqualTo("true");
        assertThat(domains("2021-01-01")).hasSize(7);
        step(GROUP + "/amend", amendment).has(200);
        assertThat(domains("2020-12-31")).hasSize(7).contains("SMART_LOGISTICS");
        assertThat(domains("2021-01-01")).hasSize(6).doesNotContain("SMART_LOGISTICS");
        api.get(GROUP + "?asOf=2020-12-31").includes("{\"extendsToSubsidiaries\": false, \"solutions\": []}");
        api.get(GROUP + "?asOf=2021-01-01").includes("""
                        {"extendsToSubsidiaries": true,
                         "solutions": [{"solution": "ECO_CONNECTED_VEHICLE", "from": "2021-01-01", "until": null}]}""");
    }

    @Test
    @Order(6)
    void theExpiryIsToldInTimeAndTheAgreementRenewed() {
        assertThat(api.get("/api/v1/portfolio/expiring?asOf=2022-05-01").items("kind"))
                .containsExactly("MILESTONE", "EXPIRY");
        assertThat(reminders.tell(LocalDate.of(2022, 5, 1))).isEqualTo(1);
        assertThat(reminders.tell(LocalDate.of(2022, 5, 1))).as("never twice").isZero();
        step(
                        "/api/v1/milestones/MS-DONGFENG-PLATFORM/state",
                        "{\"to\": \"DONE\", \"on\": \"2021-11-11\", \"note\": \"已验收\"}")
                .has(200);
        step(GROUP + "/renew", "{\"on\": \"2022-06-01\", \"expiresOn\": \"2022-06-27\"}")
                .isProblem(422, "rule-violated")
                .names("/expiresOn", "out-of-order");
        step(GROUP + "/renew", "{\"on\": \"2022-06-01\", \"expiresOn\": \"2090-06-27\", \"note\": \"续签\"}")
                .has(200)
                .includes("{\"phase\": \"IN_FORCE\", \"expiresOn\": \"2090-06-27\"}");
        api.get(GROUP + "?asOf=2022-05-31").includes("{\"phase\": \"EXPIRING\", \"expiresOn\": \"2022-06-27\"}");
        api.get(GROUP + "?asOf=2022-06-28").includes("{\"phase\": \"IN_FORCE\"}");
        assertThat(api.get("/api/v1/portfolio/expiring?agreement=AG-2019-DONGFENG")
                        .items("kind"))
                .isEmpty();
    }

    @Test
    @Order(7)
    void whatWasRecordedWronglyIsPutRightAndTheHistoryKeepsBoth() {
        step(GROUP + "/correct", "{\"reason\": \"地点录入有误\", \"placeZh\": \"武汉\", \"placeEn\": \"Wuhan\"}")
                .has(200)
                .includes("{\"placeZh\": \"武汉\", \"status\": \"SIGNED\"}");
        assertThat(api.get(GROUP + "/history?limit=500").items("change"))
                .containsExactly(
                        "CORRECTED",
                        "RENEWED",
                        "MILESTONE_DONE",
                        "AMENDED",
                        "INSTRUMENT_ESTABLISHED",
                        "UPDATED",
                        "UPDATED",
                        "SIGNED",
                        "NEGOTIATED",
                        "UPDATED",
                        "CREATED");
        api.get(GROUP + "/history?limit=1").includes("""
                        {"items": [{"reason": "地点录入有误", "members": [{"member": "placeEn", "from": "Shenzhen", "to": "Wuhan"},
                                                                   {"member": "placeZh", "from": "深圳", "to": "武汉"}]}]}""");
    }

    @Test
    @Order(8)
    void theSequenceOfItsLifeIsReadable() {
        Answer amendments = api.get(GROUP + "/amendments").has(200);
        assertThat(amendments.items("kind")).containsExactly("AMENDMENT", "RENEWAL");
        amendments.includes("""
                        {"items": [{"number": 1, "effectiveOn": "2021-01-01", "removeDomains": ["SMART_LOGISTICS"],
                                    "addSolutions": ["ECO_CONNECTED_VEHICLE"], "note": "补充协议一"},
                                   {"number": 2, "expiresOn": "2090-06-27", "note": "续签"}]}""");
    }

    @Test
    @Order(9)
    void whatTheRegisterSaidBeforeTheAmendmentCanStillBeAsked() {
        api.get(GROUP + "?asOf=2021-06-01&knownAt=" + beforeTheAmendment)
                .has(200)
                .includes("""
                        {"extendsToSubsidiaries": false, "expiresOn": "2022-06-27", "solutions": [], "placeZh": "深圳"}""");
        assertThat(api.get(GROUP + "?asOf=2021-06-01&knownAt=" + beforeTheAmendment)
                        .json()
                        .at("/scope")
                        .size())
                .isEqualTo(7);
        assertThat(api.get(GROUP + "?asOf=2021-06-01&knownAt=" + Instant.now())
                        .json()
                        .at("/scope")
                        .size())
                .isEqualTo(6);
    }

    @Test
    @Order(10)
    void anEndBeforeItsTimeIsRehearsedWithWhatItWouldLeave() {
        step(GROUP + "/milestones", """
                        {"code": "MS-DONGFENG-NEXT", "titleZh": "下一步", "titleEn": "Next", "dueOn": "2089-01-01", "owner": "dongfeng"}""").has(201);
        Answer rehearsed = api.post(
                        GROUP + "/terminate?dryRun=true",
                        "{\"on\": \"2030-12-31\", \"reason\": \"战略调整\"}",
                        "If-Match",
                        tag)
                .has(200);
        assertThat(rehearsed.json().at("/consequences").values().stream()
                        .map(each -> each.at("/kind").asString() + " "
                                + each.at("/code").asString() + " "
                                + each.path("member").asString("")))
                .contains(
                        "COVERAGE_LOST dongfeng CONNECTED_VEHICLE",
                        "COVERAGE_LOST dongfeng-liuzhou JOINT_INNOVATION",
                        "MILESTONE_LEFT MS-DONGFENG-NEXT ")
                .as("the subsidiary still has its own agreement")
                .doesNotContain("COVERAGE_LOST dongfeng-liuzhou CONNECTED_VEHICLE");
        api.get(GROUP).includes("{\"status\": \"SIGNED\", \"terminatedOn\": null}");
    }
}
