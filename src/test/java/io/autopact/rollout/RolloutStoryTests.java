package io.autopact.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.Answer;
import io.autopact.support.Api;
import io.autopact.support.RegisterTest;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * 风行T5 from plan to launch on the agreement of 2018, a rollout that is refused and then allowed, and an agreement that
 * lapses; as a partnership manager carries them, over HTTP. That 风行T5 is on the road with Futurelink 3.0 is the
 * article's; how it came there, and all that follows, is made up for the test.
 */
@RegisterTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RolloutStoryTests {

    private static final String AGREEMENT = "/api/v1/agreements/SY-2018-LIUZHOU";
    private static final String GROUP = "/api/v1/agreements/SY-2019-DONGFENG";
    private static final String T5 = "/api/v1/rollouts/SY-FORTHING-T5";
    private static final String MOBILITY = "/api/v1/rollouts/SY-FORTHING-T5-MOBILITY";

    @Autowired
    private Api api;

    private Instant beforeTheDelay = Instant.EPOCH;

    private Answer step(String path, String body) {
        return api.post(path, body, "If-Match", api.get(record(path)).header("ETag"));
    }

    private static String record(String action) {
        return action.substring(0, action.lastIndexOf('/'));
    }

    private List<String> stages(String... days) {
        return Stream.of(days)
                .map(day -> String.valueOf(api.get(T5 + "?asOf=" + day).has(200).at("/stage")))
                .toList();
    }

    @Test
    @Order(1)
    void in2018TheSubsidiarySignsACooperationAgreementOnTheConnectedVehicle() {
        api.put("/api/v1/own-units/sy-tencent", "{\"nameZh\": \"腾讯\", \"nameEn\": \"Tencent\"}", "If-None-Match", "*")
                .has(201);
        api.put("/api/v1/automakers/sy-dongfeng", """
                        {"kind": "GROUP", "nameZh": "东风汽车集团", "nameEn": "Dongfeng Motor Corporation"}""", "If-None-Match", "*").has(201);
        api.put("/api/v1/automakers/sy-liuzhou", """
                        {"kind": "SUBSIDIARY", "nameZh": "东风柳汽", "nameEn": "Dongfeng Liuzhou Motor", "parent": "sy-dongfeng"}""", "If-None-Match", "*").has(201);
        api.put(AGREEMENT, """
                        {"kind": "COOPERATION_AGREEMENT", "wordingZh": "合作协议", "titleZh": "东风柳汽合作协议", "titleEn": "Liuzhou cooperation agreement",
                         "parties": [{"organization": "sy-tencent", "role": "OWN"}, {"organization": "sy-liuzhou", "role": "COUNTERPARTY"}],
                         "scope": [{"domain": "CONNECTED_VEHICLE", "wordingZh": "车联网"}], "expiresOn": "2021-09-15", "noticeDays": 90}""", "If-None-Match", "*").has(201);
    }

    @Test
    @Order(2)
    void theManagerPlansTheRolloutOfTheModelBeforeTheAgreementIsSigned() {
        api.put("/api/v1/vehicle-models/sy-forthing-t5", """
                        {"automaker": "sy-liuzhou", "nameZh": "风行T5", "nameEn": "Forthing (Fengxing) T5"}""", "If-None-Match", "*")
                .has(201);
        api.put(T5, """
                        {"vehicleModel": "sy-forthing-t5", "solution": "ECO_CONNECTED_VEHICLE", "systemName": "Futurelink",
                         "systemVersion": "3.0", "market": "CN",
                         "stages": [{"stage": "INTEGRATING", "plannedOn": "2018-10-01", "madeOn": "2018-08-01"},
                                    {"stage": "LAUNCHED", "plannedOn": "2019-03-31", "plannedOnPrecision": "QUARTER", "madeOn": "2018-08-01"}]}""", "If-None-Match", "*").has(201).includes("""
                        {"stage": "PLANNED", "basis": null,
                         "allowedStages": ["INTEGRATING", "VALIDATING", "LAUNCHED", "ON_HOLD", "CANCELLED"]}""");
    }

    @Test
    @Order(3)
    void integrationIsRefusedWhileNothingIsSignedAndAllowedOnceItIs() {
        String integrating = "{\"to\": \"INTEGRATING\", \"on\": \"2018-10-08\"}";
        Answer refused = step(T5 + "/stage", integrating)
                .isProblem(422, "rollout-without-basis")
                .names("/basis", "not-in-force")
                .includes("""
                        {"domains": ["CONNECTED_VEHICLE"], "on": "2018-10-08",
                         "closest": [{"agreement": "SY-2018-LIUZHOU", "reasons": [{"code": "not-in-force"}]}]}""");
        assertThat(refused.at("/closest/0/reasons/0/detail")).contains("not signed");
        api.get(T5).includes("{\"stage\": \"PLANNED\", \"version\": 1}");
        step(AGREEMENT + "/sign", "{\"signedOn\": \"2018-09-16\", \"placeZh\": \"深圳\", \"placeEn\": \"Shenzhen\"}")
                .has(200);
        step(T5 + "/stage", integrating).has(200).includes("""
                {"stage": "INTEGRATING", "basis": "SY-2018-LIUZHOU", "version": 2}""");
    }

    @Test
    @Order(4)
    void theLaunchSlipsAndEveryPlanIsKeptWithItsReason() {
        beforeTheDelay = Instant.now();
        step(T5 + "/plan", """
                {"stage": "LAUNCHED", "plannedOn": "2019-06-30", "plannedOnPrecision": "QUARTER", "reason": "语音交互需要更多测试"}""").has(200).includes("{\"slipDays\": %d, \"late\": true}".formatted(slipToday()));
        assertThat(api.get("/api/v1/rollouts?late=true&automaker=sy-liuzhou").items("number"))
                .containsExactly("SY-FORTHING-T5");
        api.get(T5 + "/plans?stage=LAUNCHED").includes("""
                {"items": [{"plannedOn": "2019-03-31", "slipDays": 0, "reason": null},
                           {"plannedOn": "2019-06-30", "previousOn": "2019-03-31", "slipDays": 91, "reason": "语音交互需要更多测试"}]}""");
        api.patch(T5, """
                        {"stages": [{"stage": "INTEGRATING", "plannedOn": "2018-10-01", "actualOn": "2018-10-08"},
                                    {"stage": "LAUNCHED", "plannedOn": "2019-03-31", "plannedOnPrecision": "QUARTER"}]}""", "If-Match", "*")
                .isProblem(422, "rule-violated")
                .names("/stages/1/plannedOn", "planned-already");
    }

    private long slipToday() {
        return java.time.temporal.ChronoUnit.DAYS.between(
                java.time.LocalDate.of(2019, 3, 31), java.time.LocalDate.now(java.time.ZoneId.of("Asia/Shanghai")));
    }

    @Test
    @Order(5)
    void itIsPutOnHoldGoesOnAndIsLaunched() {
        step(T5 + "/stage", "{\"to\": \"ON_HOLD\", \"on\": \"2018-12-20\", \"reason\": \"年底停线\"}")
                .has(200);
        step(T5 + "/stage", "{\"to\": \"VALIDATING\", \"on\": \"2019-01-10\"}").has(200);
        step(T5 + "/stage", "{\"to\": \"INTEGRATING\", \"on\": \"2019-01-20\"}")
                .isProblem(409, "stage-not-allowed")
                .includes("{\"allowedStages\": [\"LAUNCHED\", \"ON_HOLD\", \"CANCELLED\"]}");
        step(T5 + "/stage", "{\"to\": \"LAUNCHED\", \"on\": \"2019-01-09\"}")
                .isProblem(422, "rule-violated")
                .names("/on", "out-of-order");
        step(
                        T5 + "/stage",
                        "{\"to\": \"LAUNCHED\", \"on\": \"2019-06-28\", \"onPrecision\": \"BY\", \"onConfidence\": \"INFERRED\"}")
                .has(200)
                .includes("""
                        {"stage": "LAUNCHED", "basis": "SY-2018-LIUZHOU", "slipDays": 89, "late": false, "allowedStages": ["RETIRED"]}""");
        assertThat(stages(
                        "2018-10-07",
                        "2018-10-08",
                        "2018-12-19",
                        "2018-12-20",
                        "2019-01-10",
                        "2019-06-27",
                        "2019-06-28"))
                .containsExactly(
                        "PLANNED", "INTEGRATING", "INTEGRATING", "ON_HOLD", "VALIDATING", "VALIDATING", "LAUNCHED");
    }

    @Test
    @Order(6)
    void aSecondSolutionIsRefusedAsNoAgreementCoversItAndThenAllowedByThatOfTheGroup() {
        api.put(GROUP, """
                        {"kind": "STRATEGIC_AGREEMENT", "wordingZh": "战略协议", "titleZh": "东风战略协议", "titleEn": "Dongfeng strategic agreement",
                         "parties": [{"organization": "sy-tencent", "role": "OWN"}, {"organization": "sy-dongfeng", "role": "COUNTERPARTY"}],
                         "scope": ["CONNECTED_VEHICLE", "SMART_MOBILITY"]}""", "If-None-Match", "*").has(201);
        step(GROUP + "/sign", "{\"signedOn\": \"2019-06-28\"}").has(200);
        String rollout = """
                {"vehicleModel": "sy-forthing-t5", "solution": "MOBILITY_SERVICE",
                 "stages": [{"stage": "INTEGRATING", "actualOn": "2020-02-01"}]}""";
        api.put(MOBILITY, rollout, "If-None-Match", "*")
                .isProblem(422, "rollout-without-basis")
                .includes("""
                        {"domains": ["SMART_MOBILITY"],
                         "closest": [{"agreement": "SY-2019-DONGFENG", "reasons": [{"code": "not-extending"}]},
                                     {"agreement": "SY-2018-LIUZHOU", "reasons": [{"code": "not-covering"}]}]}""");
        api.get(MOBILITY).isProblem(404, "not-found");
        step(GROUP + "/amend", """
                {"effectiveOn": "2020-01-01", "extendsToSubsidiaries": true, "note": "补充协议：适用于子公司"}""").has(200);
        api.put(MOBILITY, rollout, "If-None-Match", "*").has(201).includes("""
                {"stage": "INTEGRATING", "basis": "SY-2019-DONGFENG"}""");
    }

    @Test
    @Order(7)
    void theAgreementOf2018LapsesAndWhatItCarriesIsCarriedByThatOfTheGroup() {
        api.get(AGREEMENT + "?asOf=2021-09-16").includes("{\"phase\": \"EXPIRED\"}");
        api.post("/api/v1/rollouts", """
                        {"number": "SY-FORTHING-T5-2022", "vehicleModel": "sy-forthing-t5", "solution": "ECO_CONNECTED_VEHICLE",
                         "basis": "SY-2018-LIUZHOU", "stages": [{"stage": "LAUNCHED", "actualOn": "2022-03-01"}]}""")
                .isProblem(422, "rollout-without-basis")
                .names("/basis", "not-in-force");
        api.post("/api/v1/rollouts", """
                        {"number": "SY-FORTHING-T5-2022", "vehicleModel": "sy-forthing-t5", "solution": "ECO_CONNECTED_VEHICLE",
                         "stages": [{"stage": "LAUNCHED", "actualOn": "2022-03-01"}]}""").has(201).includes("{\"basis\": \"SY-2019-DONGFENG\"}");
        api.get(T5).includes("{\"stage\": \"LAUNCHED\", \"basis\": \"SY-2018-LIUZHOU\"}");
    }

    @Test
    @Order(8)
    void theEndOfTheAgreementOfTheGroupIsRehearsedWithTheRolloutsThatItWouldLeave() {
        String end = "{\"on\": \"2023-12-31\", \"reason\": \"战略调整\"}";
        Answer rehearsed =
                api.post(GROUP + "/terminate?dryRun=true", end, "If-Match", "*").has(200);
        List<String> left = List.of("SY-FORTHING-T5", "SY-FORTHING-T5-2022", "SY-FORTHING-T5-MOBILITY");
        assertThat(rolloutsLeft(rehearsed)).containsExactlyElementsOf(left);
        assertThat(rolloutsLeft(step(GROUP + "/terminate", end).has(200))).containsExactlyElementsOf(left);
        step(MOBILITY + "/stage", "{\"to\": \"LAUNCHED\", \"on\": \"2024-02-01\"}")
                .isProblem(422, "rollout-without-basis")
                .names("/basis", "not-in-force");
        step(
                        MOBILITY + "/stage",
                        "{\"to\": \"LAUNCHED\", \"on\": \"2024-02-01\", \"withoutBasis\": {\"reason\": \"合同谈判中，车辆已上市\"}}")
                .has(200)
                .includes(
                        "{\"stage\": \"LAUNCHED\", \"basis\": null, \"withoutBasis\": {\"reason\": \"合同谈判中，车辆已上市\"}}");
        step(T5 + "/stage", "{\"to\": \"RETIRED\", \"on\": \"2024-06-30\"}").has(200);
    }

    private static List<String> rolloutsLeft(Answer answer) {
        return answer.json().at("/consequences").values().stream()
                .filter(each -> each.at("/kind").asString().equals("ROLLOUT_LEFT"))
                .filter(each -> each.at("/on").asString().equals("2024-01-01"))
                .map(each -> each.at("/code").asString())
                .toList();
    }

    @Test
    @Order(9)
    void whoDidWhatAndWhatTheRegisterSaidBeforeTheDelayCanBeAsked() {
        assertThat(api.get(T5 + "/history?limit=50").items("change"))
                .containsExactly(
                        "STAGE_RETIRED",
                        "STAGE_LAUNCHED",
                        "STAGE_VALIDATING",
                        "STAGE_ON_HOLD",
                        "PLANNED_ANEW",
                        "STAGE_INTEGRATING",
                        "CREATED");
        api.get(T5 + "?asOf=2019-06-01&knownAt=" + beforeTheDelay).has(200).includes("""
                {"stage": "INTEGRATING", "stages": [{"stage": "INTEGRATING"}, {"stage": "LAUNCHED", "plannedOn": "2019-03-31", "actualOn": null}],
                 "slipDays": 62, "version": 2}""");
    }
}
