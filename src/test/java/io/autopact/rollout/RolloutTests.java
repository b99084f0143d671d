package io.autopact.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.Answer;
import io.autopact.support.Api;
import io.autopact.support.RegisterTest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The record of a rollout, over HTTP: what it takes, what it refuses, how it is found and what is known of it when. */
@RegisterTest
class RolloutTests {

    private static final String ROLLOUTS = Landing.ROLLOUTS;

    @Autowired
    private Api api;

    private Landing landing;

    @BeforeEach
    void aModelAndAnAgreement() {
        landing = new Landing(api);
        if (api.get("/api/v1/vehicle-models/ro-model").status() == 404) {
            landing.makerWithModel("ro-model");
            landing.signed("AG-RO", "ro-model", "2020-01-01", ", \"scope\": [\"CONNECTED_VEHICLE\"]");
        }
    }

    @Test
    void aNewRolloutIsAnsweredAsItIsReadLater() {
        Answer made = landing.record("RO-NEW", "ro-model", """
                , "systemName": "车机", "systemVersion": "2.0", "market": "CN", "note": "备注",
                "stages": [{"stage": "INTEGRATING", "plannedOn": "2020-03-31", "plannedOnPrecision": "QUARTER", "actualOn": "2020-04-15"},
                           {"stage": "LAUNCHED", "plannedOn": "2090-12-31", "plannedOnPrecision": "YEAR", "plannedOnConfidence": "INFERRED"}]""").has(201);
        assertThat(made.header("Location")).isEqualTo(ROLLOUTS + "/RO-NEW");
        Answer read = landing.read("RO-NEW").has(200);
        assertThat(read.json()).isEqualTo(made.json());
        assertThat(read.header("ETag")).isEqualTo(made.header("ETag")).startsWith("\"1.");
        read.includes("""
                {"number": "RO-NEW", "vehicleModel": "ro-model", "automaker": "ro-model", "solution": "ECO_CONNECTED_VEHICLE",
                 "systemName": "车机", "systemVersion": "2.0", "market": "CN", "stage": "INTEGRATING", "basis": "AG-RO",
                 "withoutBasis": null,
                 "stages": [{"stage": "INTEGRATING", "plannedOn": "2020-03-31", "plannedOnPrecision": "QUARTER",
                             "plannedOnConfidence": "STATED", "actualOn": "2020-04-15", "actualOnPrecision": "DAY",
                             "actualOnConfidence": "STATED"},
                            {"stage": "LAUNCHED", "plannedOn": "2090-12-31", "plannedOnPrecision": "YEAR",
                             "plannedOnConfidence": "INFERRED", "actualOn": null}],
                 "slipDays": 0, "late": false, "note": "备注", "allowedStages": ["VALIDATING", "LAUNCHED", "ON_HOLD", "CANCELLED"],
                 "disputed": false, "disputedMembers": [], "version": 1}""");
    }

    @Test
    void whatGetReturnedCanBeSentBackAndChangesNothing() {
        landing.record("RO-ECHO", "ro-model", """
                , "stages": [{"stage": "INTEGRATING", "actualOn": "2020-04-30", "actualOnPrecision": "MONTH"},
                             {"stage": "ON_HOLD", "actualOn": "2020-05-05", "resumedOn": "2020-06-01"},
                             {"stage": "ON_HOLD", "actualOn": "2020-07-01"}]""").has(201);
        Answer read = landing.read("RO-ECHO");
        api.put(ROLLOUTS + "/RO-ECHO", read.body(), "If-Match", read.header("ETag"))
                .has(200);
        assertThat(landing.read("RO-ECHO").body()).isEqualTo(read.body());
    }

    @Test
    void aNumberIsMadeWhereNoneIsGivenAndNothingIsNeededButModelAndSolution() {
        Answer made = api.post(ROLLOUTS, "{\"vehicleModel\": \"ro-model\", \"solution\": \"SMART_4S\"}")
                .has(201);
        assertThat(made.at("/number")).matches("RO-\\d{4}-\\d{4}");
        made.includes("""
                {"stage": "PLANNED", "basis": null, "withoutBasis": null, "stages": [], "slipDays": null, "late": false,
                 "market": null, "allowedStages": ["INTEGRATING", "VALIDATING", "LAUNCHED", "ON_HOLD", "CANCELLED"]}""");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            "vehicleModel": "ro-model"                                                                             | /solution                | required
            "vehicleModel": "ro-model", "solution": "SMART_4S", "stage": "LAUNCHED", "colour": "red"               | /colour                  | unknown
            "vehicleModel": "ro-model", "solution": "SMART_4S", "stages": [{"stage": "SOLD"}]                      | /stages/0/stage          | wrong-type
            "vehicleModel": "ro-model", "solution": "SMART_4S", "stages": [{"plannedOn": "2030-01-01"}]            | /stages/0/stage          | required
            "vehicleModel": "ro-model", "solution": "SMART_4S", "stages": [{"stage": "LAUNCHED", "plannedOn": "2030-06-29", "plannedOnPrecision": "MONTH"}] | /stages/0/plannedOn | not-last-day
            "vehicleModel": "ro-model", "solution": "SMART_4S", "stages": [{"stage": "LAUNCHED", "plannedOn": "2201-01-01"}] | /stages/0/plannedOn | out-of-range
            "vehicleModel": "ro-model", "solution": "SMART_4S", "stages": [{"stage": "LAUNCHED", "actualOn": "1885-12-31"}]  | /stages/0/actualOn  | out-of-range
            "vehicleModel": "ro-model", "solution": "SMART_4S", "stages": [{"stage": "LAUNCHED"}, {"stage": "LAUNCHED"}]     | /stages/1/stage     | duplicate
            "vehicleModel": "ro-model", "solution": "SMART_4S", "stages": [{"stage": "ON_HOLD", "plannedOn": "2030-01-01"}]  | /stages/0/plannedOn | invalid
            "vehicleModel": "ro-model", "solution": "SMART_4S", "stages": [{"stage": "LAUNCHED", "resumedOn": "2020-01-01"}] | /stages/0/resumedOn | invalid
            "vehicleModel": "ro-model", "solution": "SMART_4S", "stages": [{"stage": "ON_HOLD", "resumedOn": "2020-01-01"}]  | /stages/0/actualOn  | required
            "vehicleModel": "ro-model", "solution": "SMART_4S", "basis": "AG-RO", "withoutBasis": {"reason": "甲"}           | /withoutBasis       | contradiction
            "vehicleModel": "ro-model", "solution": "SMART_4S", "withoutBasis": {"reason": " "}                              | /withoutBasis/reason | required
            "vehicleModel": "ro-model", "solution": "SMART_4S", "withoutBasis": {}                                           | /withoutBasis/reason | required
            """)
    void whatIsWrongWithABodyIsNamed(String members, String where, String mistake) {
        api.post(ROLLOUTS, "{\"number\": \"RO-X\", %s}".formatted(members))
                .isProblem(400, "invalid-request")
                .names(where, mistake);
        landing.read("RO-X").isProblem(404, "not-found");
    }

    @Test
    void everyUnknownCodeIsToldTogether() {
        api.post(ROLLOUTS, "{\"vehicleModel\": \"nothing\", \"solution\": \"NOTHING\", \"basis\": \"AG-NOTHING\"}")
                .isProblem(422, "rule-violated")
                .names("/vehicleModel", "unknown-code")
                .names("/solution", "unknown-code")
                .names("/basis", "unknown-code");
        api.post(ROLLOUTS, "{\"number\": \"ro-lower\", \"vehicleModel\": \"ro-model\", \"solution\": \"SMART_4S\"}")
                .isProblem(400, "invalid-request")
                .names("/number", "invalid");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"stage": "INTEGRATING", "actualOn": "2020-06-02"}, {"stage": "VALIDATING", "actualOn": "2020-06-01"}      | /stages/1/actualOn  | out-of-order
            {"stage": "LAUNCHED", "plannedOn": "2090-01-01"}, {"stage": "VALIDATING", "plannedOn": "2090-01-02"}       | /stages/0/plannedOn | out-of-order
            {"stage": "INTEGRATING", "actualOn": "2020-06-02"}, {"stage": "CANCELLED", "actualOn": "2020-06-01"}       | /stages/1/actualOn  | out-of-order
            {"stage": "LAUNCHED", "actualOn": "2020-06-02"}, {"stage": "CANCELLED", "actualOn": "2020-06-03"}          | /stages/1/stage     | launched
            {"stage": "LAUNCHED", "actualOn": "2020-06-02"}, {"stage": "ON_HOLD", "actualOn": "2020-06-03"}            | /stages/1/stage     | launched
            {"stage": "RETIRED", "actualOn": "2020-06-02"}                                                             | /stages/0/actualOn  | never-launched
            {"stage": "ON_HOLD"}                                                                                       | /stages/0/actualOn  | required
            {"stage": "ON_HOLD", "actualOn": "2020-01-01"}, {"stage": "ON_HOLD", "actualOn": "2020-06-01"}             | /stages/1/actualOn  | overlap
            {"stage": "ON_HOLD", "actualOn": "2020-06-01"}, {"stage": "INTEGRATING", "actualOn": "2020-06-02"}         | /stages/1/actualOn  | on-hold
            {"stage": "LAUNCHED", "actualOn": "2199-01-01"}                                                            | /stages/0/actualOn  | out-of-range
            """)
    void stageDatesThatRunBackwardsAreRefused(String stages, String where, String mistake) {
        landing.record("RO-X", "ro-model", ", \"stages\": [" + stages + "]")
                .isProblem(422, "rule-violated")
                .names(where, mistake);
        landing.read("RO-X").isProblem(404, "not-found");
    }

    @Test
    void aDayWithinAMonthThatIsKnownRoughlyIsNotBeforeIt() {
        landing.record("RO-ROUGH", "ro-model", """
                , "stages": [{"stage": "INTEGRATING", "actualOn": "2020-06-30", "actualOnPrecision": "MONTH"},
                             {"stage": "VALIDATING", "actualOn": "2020-06-10"}]""").has(201);
        landing.record("RO-X", "ro-model", """
                , "stages": [{"stage": "INTEGRATING", "actualOn": "2020-06-30", "actualOnPrecision": "MONTH"},
                             {"stage": "VALIDATING", "actualOn": "2020-05-31"}]""")
                .isProblem(422, "rule-violated")
                .names("/stages/1/actualOn", "out-of-order");
        assertThat(landing.read("RO-ROUGH", "2020-06-09").at("/stage")).isNull();
        assertThat(landing.read("RO-ROUGH", "2020-06-10").at("/stage")).isEqualTo("VALIDATING");
    }

    @Test
    void whatHappenedThisYearIsNotInTheFutureWhereOnlyTheYearIsKnown() {
        int year = LocalDate.now().getYear();
        landing.record("RO-YEAR", "ro-model", """
                , "stages": [{"stage": "INTEGRATING", "actualOn": "%d-12-31", "actualOnPrecision": "YEAR"}]""".formatted(year)).has(201);
        landing.record("RO-X", "ro-model", """
                , "stages": [{"stage": "INTEGRATING", "actualOn": "%d-12-31", "actualOnPrecision": "YEAR"}]""".formatted(year + 1))
                .isProblem(422, "rule-violated")
                .names("/stages/0/actualOn", "out-of-range");
    }

    @Test
    void aSolutionThatIsNoLongerOfferedGoesIntoNothingNew() {
        api.put("/api/v1/solutions/RO-OLD", """
                        {"nameZh": "旧方案", "nameEn": "Old", "relationshipLevel": "VEHICLE_ENVIRONMENT", "domains": []}""", "If-None-Match", "*").has(201);
        landing.makerWithModel("ro-old");
        String rollout = "{\"number\": \"%s\", \"vehicleModel\": \"ro-old\", \"solution\": \"RO-OLD\"}";
        api.post("/api/v1/rollouts", rollout.formatted("RO-BEFORE")).has(201);
        api.post("/api/v1/solutions/RO-OLD/archive", "{}", "If-Match", "*").has(200);
        api.post("/api/v1/rollouts", rollout.formatted("RO-AFTER"))
                .isProblem(422, "rule-violated")
                .names("/solution", "archived");
        landing.patch("RO-BEFORE", "{\"note\": \"仍可更正\"}").has(200);
        api.post("/api/v1/deployments", "{\"organization\": \"ro-old\", \"solution\": \"RO-OLD\"}")
                .isProblem(422, "rule-violated")
                .names("/solution", "archived");
    }

    @Test
    void aRolloutForAnArchivedModelIsRefusedAndOneThatIsThereGoesOn() {
        landing.makerWithModel("ro-archived");
        landing.record("RO-THERE", "ro-archived", "").has(201);
        api.post("/api/v1/vehicle-models/ro-archived/archive", "{}", "If-Match", "*")
                .has(200);
        landing.record("RO-X", "ro-archived", "")
                .isProblem(422, "rule-violated")
                .names("/vehicleModel", "archived");
        landing.patch("RO-THERE", "{\"market\": \"CN\"}").has(200);
        landing.record("RO-MOVED", "ro-model", "").has(201);
        landing.patch("RO-MOVED", "{\"vehicleModel\": \"ro-archived\"}")
                .isProblem(422, "rule-violated")
                .names("/vehicleModel", "archived");
    }

    @Test
    void putReplacesAndPatchChangesSome() {
        landing.record("RO-PUT", "ro-model", ", \"market\": \"CN\", \"systemName\": \"甲\"")
                .has(201);
        landing.patch("RO-PUT", "{\"systemVersion\": \"1.1\", \"market\": null}")
                .has(200)
                .includes("{\"systemName\": \"甲\", \"systemVersion\": \"1.1\", \"market\": null, \"version\": 2}");
        api.put(
                        ROLLOUTS + "/RO-PUT",
                        "{\"vehicleModel\": \"ro-model\", \"solution\": \"SMART_4S\"}",
                        "If-Match",
                        "\"2\"")
                .has(200)
                .includes("{\"solution\": \"SMART_4S\", \"systemName\": null, \"version\": 3}");
        api.patch(ROLLOUTS + "/RO-PUT", "{}", "If-Match", "\"2\"").isProblem(412, "precondition-failed");
        api.patch(ROLLOUTS + "/RO-PUT", "{}").isProblem(428, "precondition-required");
        api.put(
                        ROLLOUTS + "/RO-PUT",
                        "{\"vehicleModel\": \"ro-model\", \"solution\": \"SMART_4S\"}",
                        "If-None-Match",
                        "*")
                .isProblem(412, "precondition-failed");
        landing.record("RO-PUT", "ro-model", "").isProblem(409, "conflict");
    }

    @Test
    void aDateThatWasRecordedWronglyIsPutRightAndRaisesTheVersion() {
        landing.record(
                        "RO-RIGHT",
                        "ro-model",
                        ", \"stages\": [{\"stage\": \"INTEGRATING\", \"actualOn\": \"2020-04-15\"}]")
                .has(201);
        landing.patch("RO-RIGHT", "{\"stages\": [{\"stage\": \"INTEGRATING\", \"actualOn\": \"2020-04-16\"}]}")
                .has(200)
                .includes("{\"stages\": [{\"actualOn\": \"2020-04-16\"}], \"version\": 2}");
        landing.patch("RO-RIGHT", "{\"stages\": []}").has(200).includes("{\"stage\": \"PLANNED\", \"version\": 3}");
    }

    @Test
    void evidenceAgainstItShowsAndKeepsItFromBeingDeleted() {
        landing.record("RO-CITED", "ro-model", "").has(201);
        api.put("/api/v1/sources/RO-SOURCE", "{\"titleZh\": \"关于车型\"}", "If-None-Match", "*")
                .has(201);
        api.post("/api/v1/evidence", """
                        {"record": {"type": "ROLLOUT", "code": "RO-CITED", "member": "systemName"}, "source": "RO-SOURCE",
                         "quote": "原文", "stance": "CONTRADICTS"}""").has(201);
        landing.read("RO-CITED").includes("{\"disputed\": true, \"disputedMembers\": [\"systemName\"]}");
        api.delete(ROLLOUTS + "/RO-CITED", "If-Match", "*")
                .isProblem(409, "conflict")
                .includes("""
                        {"references": [{"type": "EVIDENCE"}]}""");
    }

    @Test
    void theListIsNarrowedByAllThatIsAskedFor() {
        landing.makerWithModel("ro-listed");
        landing.signed(
                "AG-LISTED",
                "ro-listed",
                "2020-01-01",
                ", \"scope\": [\"CONNECTED_VEHICLE\"], \"solutions\": [\"SMART_4S\"]");
        landing.record("RO-L1", "ro-listed", """
                , "market": "RO-MARKET", "systemName": "星河系统",
                "stages": [{"stage": "INTEGRATING", "actualOn": "2021-01-01"},
                           {"stage": "LAUNCHED", "plannedOn": "2021-06-01", "madeOn": "2020-12-01", "actualOn": "2021-07-01"}]""").has(201);
        landing.record(
                        "RO-L2",
                        "ro-listed",
                        ", \"market\": \"RO-ABROAD\", \"stages\": [{\"stage\": \"LAUNCHED\", \"plannedOn\": \"2090-01-01\", \"madeOn\": \"2020-12-01\"}]")
                .has(201);
        Map<String, List<String>> expected = new LinkedHashMap<>();
        expected.put("automaker=ro-listed", List.of("RO-L1", "RO-L2"));
        expected.put("vehicleModel=ro-listed&sort=-number", List.of("RO-L2", "RO-L1"));
        expected.put("vehicleModel=ro-listed&sort=launchedOn", List.of("RO-L1", "RO-L2"));
        expected.put("automaker=ro-listed&stage=LAUNCHED", List.of("RO-L1"));
        expected.put("automaker=ro-listed&stage=LAUNCHED&asOf=2021-06-30", List.of());
        expected.put("automaker=ro-listed&stage=INTEGRATING&asOf=2021-06-30", List.of("RO-L1"));
        expected.put("automaker=ro-listed&stage=PLANNED,LAUNCHED", List.of("RO-L1", "RO-L2"));
        expected.put("automaker=ro-listed&stage=PLANNED&asOf=2020-12-31", List.of("RO-L1", "RO-L2"));
        expected.put("automaker=ro-listed&stage=PLANNED&asOf=2020-11-30", List.of());
        expected.put("market=RO-MARKET,RO-NONE", List.of("RO-L1"));
        expected.put("automaker=ro-listed&solution=SMART_4S", List.of());
        expected.put("basis=AG-LISTED", List.of("RO-L1"));
        expected.put("automaker=ro-listed&launchedFrom=2021-07-01&launchedTo=2021-07-01", List.of("RO-L1"));
        expected.put("automaker=ro-listed&launchedFrom=2021-07-02", List.of());
        expected.put("automaker=ro-listed&late=true", List.of());
        expected.put("automaker=ro-listed&late=false", List.of("RO-L1", "RO-L2"));
        expected.put("automaker=ro-listed&late=true&asOf=2021-06-01", List.of());
        expected.put("automaker=ro-listed&late=true&asOf=2021-06-02", List.of("RO-L1"));
        expected.put("automaker=ro-listed&late=true&asOf=2021-07-01", List.of());
        expected.put("q=%E6%98%9F%E6%B2%B3", List.of("RO-L1"));
        expected.forEach((filter, numbers) -> assertThat(
                        api.get(ROLLOUTS + "?" + filter).has(200).items("number"))
                .as(filter)
                .containsExactlyElementsOf(numbers));
        api.get(ROLLOUTS + "?stage=SOLD").isProblem(400, "invalid-request").names("stage", "invalid");
    }

    @Test
    void everyAnswerThatWasGivenCanBeHadAgain() {
        landing.makerWithModel("ro-known");
        landing.signed("AG-KNOWN", "ro-known", "2020-01-01", ", \"scope\": [\"CONNECTED_VEHICLE\"]");
        Map<Instant, String> said = new LinkedHashMap<>();
        landing.record(
                        "RO-KNOWN",
                        "ro-known",
                        ", \"stages\": [{\"stage\": \"LAUNCHED\", \"plannedOn\": \"2021-03-01\"}]")
                .has(201);
        List<Runnable> steps = new ArrayList<>();
        steps.add(() -> landing.plan("RO-KNOWN", "LAUNCHED", "2021-09-01", "").has(200));
        steps.add(() -> landing.move("RO-KNOWN", "INTEGRATING", "2020-10-01").has(200));
        steps.add(() -> landing.move("RO-KNOWN", "ON_HOLD", "2021-01-01").has(200));
        steps.add(() -> landing.move("RO-KNOWN", "VALIDATING", "2021-02-01").has(200));
        steps.add(() -> landing.patch("RO-KNOWN", "{\"systemName\": \"新名\"}").has(200));
        steps.add(() -> landing.move("RO-KNOWN", "LAUNCHED", "2021-05-01").has(200));
        steps.add(() -> landing.move("RO-KNOWN", "RETIRED", "2021-05-15").has(200));
        said.put(Instant.now(), landing.read("RO-KNOWN", "2021-06-01").body());
        for (Runnable step : steps) {
            step.run();
            said.put(Instant.now(), landing.read("RO-KNOWN", "2021-06-01").body());
        }
        api.delete(ROLLOUTS + "/RO-KNOWN", "If-Match", "*").has(204);
        said.forEach((instant, body) -> assertThat(api.get(ROLLOUTS + "/RO-KNOWN?asOf=2021-06-01&knownAt=" + instant)
                        .has(200)
                        .body())
                .isEqualTo(body));
        landing.read("RO-KNOWN").isProblem(404, "not-found");
        assertThat(api.get(ROLLOUTS + "/RO-KNOWN/history?limit=50").items("change"))
                .containsExactly(
                        "DELETED",
                        "STAGE_RETIRED",
                        "STAGE_LAUNCHED",
                        "UPDATED",
                        "STAGE_VALIDATING",
                        "STAGE_ON_HOLD",
                        "STAGE_INTEGRATING",
                        "PLANNED_ANEW",
                        "CREATED");
    }

    @Test
    void aRetryGivesTheFirstAnswerAgainAlsoWhereTheTagHasBecomeStale() {
        String body =
                "{\"number\": \"RO-RETRY\", \"vehicleModel\": \"ro-model\", \"solution\": \"ECO_CONNECTED_VEHICLE\"}";
        Answer first = api.post(ROLLOUTS, body, "Idempotency-Key", "ro-1").has(201);
        assertThat(api.post(ROLLOUTS, body, "Idempotency-Key", "ro-1").has(201).body())
                .isEqualTo(first.body());
        String step = "{\"to\": \"INTEGRATING\", \"on\": \"2020-02-01\"}";
        String path = ROLLOUTS + "/RO-RETRY/stage";
        Answer moved = api.post(path, step, "If-Match", "\"1\"", "Idempotency-Key", "ro-2")
                .has(200);
        assertThat(api.post(path, step, "If-Match", "\"1\"", "Idempotency-Key", "ro-2")
                        .has(200)
                        .body())
                .isEqualTo(moved.body());
        api.post(path, step.replace("02-01", "02-02"), "If-Match", "\"1\"", "Idempotency-Key", "ro-2")
                .isProblem(422, "idempotency-key-reused");
        assertThat(api.get(ROLLOUTS + "/RO-RETRY/history").items("change")).hasSize(2);
    }
}
