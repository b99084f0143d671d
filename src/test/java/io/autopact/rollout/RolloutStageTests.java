package io.autopact.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.Answer;
import io.autopact.support.Api;
import io.autopact.support.Csv;
import io.autopact.support.RegisterTest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** From stage to stage, over HTTP: which can follow which, what a rollout is at a date, and many steps at once. */
@RegisterTest
class RolloutStageTests {

    private static final String MANY = Landing.ROLLOUTS + "/stages";

    @Autowired
    private Api api;

    private Landing landing;

    @BeforeEach
    void aModelAndAnAgreement() {
        landing = new Landing(api);
        if (api.get("/api/v1/vehicle-models/st-model").status() == 404) {
            landing.makerWithModel("st-model");
            landing.signed("AG-ST", "st-model", "2020-01-01", ", \"scope\": [\"CONNECTED_VEHICLE\"]");
        }
    }

    private String steps(String... steps) {
        return "{\"items\": [%s], \"reason\": \"季度评审\"}".formatted(String.join(", ", steps));
    }

    private static String step(String number, String to, String on, String more) {
        return "{\"number\": \"%s\", \"to\": \"%s\", \"on\": \"%s\"%s}".formatted(number, to, on, more);
    }

    @Test
    void itGoesForwardAndEachStepIsAnsweredWithWhatCanFollow() {
        landing.record("ST-WAY", "st-model", "").has(201);
        landing.move("ST-WAY", "INTEGRATING", "2020-02-01", ", \"reason\": \"集成开始\"")
                .has(200)
                .includes("""
                {"stage": "INTEGRATING", "basis": "AG-ST", "allowedStages": ["VALIDATING", "LAUNCHED", "ON_HOLD", "CANCELLED"], "version": 2}""");
        landing.move(
                        "ST-WAY",
                        "VALIDATING",
                        "2020-03-31",
                        ", \"onPrecision\": \"QUARTER\", \"onConfidence\": \"INFERRED\"")
                .has(200)
                .includes("{\"allowedStages\": [\"LAUNCHED\", \"ON_HOLD\", \"CANCELLED\"]}");
        Answer launched =
                landing.move("ST-WAY", "LAUNCHED", "2020-06-01").has(200).includes("""
                {"allowedStages": ["RETIRED"],
                 "stages": [{"stage": "INTEGRATING", "actualOn": "2020-02-01"},
                            {"stage": "VALIDATING", "actualOn": "2020-03-31", "actualOnPrecision": "QUARTER", "actualOnConfidence": "INFERRED"},
                            {"stage": "LAUNCHED", "actualOn": "2020-06-01"}]}""");
        assertThat(launched.header("ETag")).startsWith("\"4.");
        landing.move("ST-WAY", "RETIRED", "2021-01-01")
                .has(200)
                .includes("{\"stage\": \"RETIRED\", \"allowedStages\": []}");
        api.get(Landing.ROLLOUTS + "/ST-WAY/history?limit=50").includes("""
                {"items": [{"change": "STAGE_RETIRED"}, {"change": "STAGE_LAUNCHED"}, {"change": "STAGE_VALIDATING"},
                           {"change": "STAGE_INTEGRATING", "reason": "集成开始"}, {"change": "CREATED"}]}""");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            INTEGRATING:2020-02-01                                          | PLANNED     | VALIDATING LAUNCHED ON_HOLD CANCELLED
            INTEGRATING:2020-02-01                                          | INTEGRATING | VALIDATING LAUNCHED ON_HOLD CANCELLED
            VALIDATING:2020-02-01                                           | INTEGRATING | LAUNCHED ON_HOLD CANCELLED
            ''                                                              | RETIRED     | INTEGRATING VALIDATING LAUNCHED ON_HOLD CANCELLED
            LAUNCHED:2020-02-01                                             | ON_HOLD     | RETIRED
            LAUNCHED:2020-02-01                                             | CANCELLED   | RETIRED
            LAUNCHED:2020-02-01                                             | VALIDATING  | RETIRED
            CANCELLED:2020-02-01                                            | INTEGRATING | ''
            LAUNCHED:2020-02-01 RETIRED:2020-03-01                          | LAUNCHED    | ''
            ON_HOLD:2020-02-01                                              | ON_HOLD     | PLANNED INTEGRATING VALIDATING LAUNCHED CANCELLED
            VALIDATING:2020-02-01 ON_HOLD:2020-03-01                        | INTEGRATING | VALIDATING LAUNCHED CANCELLED
            """)
    void aStageThatCannotFollowIsAConflictThatNamesThoseThatCan(String before, String to, String allowed) {
        String number = "ST-" + Integer.toHexString((before + to).hashCode()).toUpperCase(java.util.Locale.ROOT);
        landing.record(number, "st-model", "").has(201);
        for (String done : before.isEmpty() ? new String[0] : before.split(" ")) {
            landing.move(number, done.split(":")[0], done.split(":")[1]).has(200);
        }
        String body = landing.read(number).body();
        Answer refused = landing.move(number, to, "2020-06-01").isProblem(409, "stage-not-allowed");
        assertThat(refused.json().at("/allowedStages").values().stream().map(stage -> stage.asString()))
                .containsExactly(allowed.isEmpty() ? new String[0] : allowed.split(" "));
        assertThat(landing.read(number).body()).as("nothing changed").isEqualTo(body);
    }

    @Test
    void whatIsOnHoldDoesNotGoOnBeforeItWasPutThere() {
        landing.record("ST-EARLY", "st-model", "").has(201);
        landing.move("ST-EARLY", "INTEGRATING", "2020-02-01").has(200);
        landing.move("ST-EARLY", "ON_HOLD", "2020-03-01").has(200);
        for (String to : List.of("INTEGRATING", "VALIDATING", "CANCELLED")) {
            landing.move("ST-EARLY", to, "2020-02-15")
                    .isProblem(422, "rule-violated")
                    .names("/on", "out-of-order");
        }
        landing.read("ST-EARLY").includes("{\"stage\": \"ON_HOLD\", \"version\": 3}");
    }

    @Test
    void whatIsOnHoldGoesOnWhereItWasOrFurther() {
        landing.record("ST-HOLD", "st-model", "").has(201);
        landing.move("ST-HOLD", "INTEGRATING", "2020-02-01").has(200);
        landing.move("ST-HOLD", "ON_HOLD", "2020-03-01").has(200).includes("""
                {"stage": "ON_HOLD", "allowedStages": ["INTEGRATING", "VALIDATING", "LAUNCHED", "CANCELLED"]}""");
        landing.move("ST-HOLD", "INTEGRATING", "2020-04-01").has(200).includes("""
                {"stage": "INTEGRATING",
                 "stages": [{"stage": "INTEGRATING", "actualOn": "2020-02-01"},
                            {"stage": "ON_HOLD", "actualOn": "2020-03-01", "resumedOn": "2020-04-01"}]}""");
        landing.move("ST-HOLD", "ON_HOLD", "2020-05-01").has(200);
        landing.move("ST-HOLD", "LAUNCHED", "2020-06-01").has(200);
        assertThat(List.of("2020-02-28", "2020-03-01", "2020-03-31", "2020-04-01", "2020-05-01", "2020-06-01").stream()
                        .map(day -> landing.read("ST-HOLD", day).at("/stage")))
                .containsExactly("INTEGRATING", "ON_HOLD", "ON_HOLD", "INTEGRATING", "ON_HOLD", "LAUNCHED");
        landing.record("ST-BACK", "st-model", "").has(201);
        landing.move("ST-BACK", "ON_HOLD", "2020-03-01").has(200);
        landing.move("ST-BACK", "PLANNED", "2020-04-01").has(200).includes("{\"stage\": \"PLANNED\", \"basis\": null}");
        assertThat(landing.read("ST-BACK", "2020-02-28").at("/stage"))
                .as("nothing was planned, so far as is known")
                .isNull();
        landing.record("ST-OFF", "st-model", "").has(201);
        landing.move("ST-OFF", "ON_HOLD", "2020-03-01").has(200);
        landing.move("ST-OFF", "CANCELLED", "2020-04-01")
                .has(200)
                .includes("{\"stage\": \"CANCELLED\", \"allowedStages\": []}");
    }

    @Test
    void itIsAtTheFurthestStageReachedByADateAndPlannedBeforeOnlyIfItHasAPlan() {
        landing.record("ST-PLAN", "st-model", """
                , "stages": [{"stage": "INTEGRATING", "actualOn": "2020-02-01"}, {"stage": "LAUNCHED", "plannedOn": "2020-05-01", "madeOn": "2020-01-01", "actualOn": "2020-06-01"}]""").has(201);
        landing.record(
                        "ST-NOPLAN",
                        "st-model",
                        ", \"stages\": [{\"stage\": \"LAUNCHED\", \"actualOn\": \"2020-06-01\"}]")
                .has(201);
        landing.record("ST-NOTHING", "st-model", "").has(201);
        assertThat(List.of("2020-01-31", "2020-02-01", "2020-05-31", "2020-06-01").stream()
                        .map(day -> landing.read("ST-PLAN", day).at("/stage")))
                .containsExactly("PLANNED", "INTEGRATING", "INTEGRATING", "LAUNCHED");
        assertThat(landing.read("ST-NOPLAN", "2020-05-31").at("/stage")).isNull();
        assertThat(landing.read("ST-NOTHING", "2020-05-31").at("/stage"))
                .as("nothing was reached yet, so it is what it is recorded as")
                .isEqualTo("PLANNED");
        Map<String, String> exported = new LinkedHashMap<>();
        List<List<String>> rows = Csv.rows(
                api.get("/api/v1/exports/rollouts.csv?asOf=2020-05-31").has(200).body());
        rows.forEach(row -> exported.put(row.getFirst(), row.get(rows.getFirst().indexOf("stage"))));
        assertThat(exported)
                .containsEntry("ST-PLAN", "INTEGRATING")
                .containsEntry("ST-NOPLAN", "")
                .containsEntry("ST-NOTHING", "PLANNED");
    }

    @Test
    void aStepInTheFutureOrBeforeTheLastOneIsRefused() {
        landing.record("ST-DATES", "st-model", "").has(201);
        landing.move("ST-DATES", "VALIDATING", "2020-02-01").has(200);
        landing.move("ST-DATES", "LAUNCHED", "2020-01-31")
                .isProblem(422, "rule-violated")
                .names("/on", "out-of-order");
        landing.move("ST-DATES", "LAUNCHED", LocalDate.now().plusDays(3).toString())
                .isProblem(422, "rule-violated")
                .names("/on", "out-of-range");
        landing.move("ST-DATES", "LAUNCHED", "2201-01-01")
                .isProblem(400, "invalid-request")
                .names("/on", "out-of-range");
        landing.move("ST-DATES", "LAUNCHED", "2020-06-29", ", \"onPrecision\": \"MONTH\"")
                .isProblem(400, "invalid-request")
                .names("/on", "not-last-day");
        landing.move("ST-DATES", "SOLD", "2020-06-30")
                .isProblem(400, "invalid-request")
                .names("/to", "wrong-type");
        api.post(Landing.ROLLOUTS + "/ST-DATES/stage", "{}", "If-Match", "*")
                .isProblem(400, "invalid-request")
                .names("/to", "required")
                .names("/on", "required");
        landing.read("ST-DATES").includes("{\"stage\": \"VALIDATING\", \"version\": 2}");
    }

    @Test
    void aStepNeedsTheVersionThatWasRead() {
        landing.record("ST-TAG", "st-model", "").has(201);
        String path = Landing.ROLLOUTS + "/ST-TAG/stage";
        String step = "{\"to\": \"INTEGRATING\", \"on\": \"2020-02-01\"}";
        api.post(path, step).isProblem(428, "precondition-required");
        api.post(path, step, "If-Match", "\"7\"").isProblem(412, "precondition-failed");
        api.post(path, step, "If-Match", "\"1\"").has(200);
        api.post(path, step, "If-Match", "\"1\"").isProblem(412, "precondition-failed");
        api.post(Landing.ROLLOUTS + "/ST-NOBODY/stage", step, "If-Match", "*").isProblem(404, "not-found");
    }

    @Test
    void ofTwoStageChangesAtOnceOneIsTakenAndNothingIsLost() throws Exception {
        try (ExecutorService people = Executors.newFixedThreadPool(2)) {
            for (int round = 1; round <= 5; round++) {
                String number = "ST-RACE-" + round;
                landing.record(number, "st-model", "").has(201);
                String path = Landing.ROLLOUTS + "/" + number + "/stage";
                List<Callable<Answer>> attempts = List.of(
                        () -> api.post(path, "{\"to\": \"INTEGRATING\", \"on\": \"2020-02-01\"}", "If-Match", "\"1\""),
                        () -> api.post(path, "{\"to\": \"ON_HOLD\", \"on\": \"2020-02-01\"}", "If-Match", "\"1\""));
                List<Integer> statuses = new ArrayList<>();
                for (Future<Answer> answer : people.invokeAll(attempts)) {
                    statuses.add(answer.get().status());
                }
                assertThat(statuses).containsExactlyInAnyOrder(200, 412);
                Answer read = landing.read(number).includes("{\"version\": 2}");
                assertThat(read.json().at("/stages").size()).isEqualTo(1);
            }
        }
    }

    @Test
    void manyStepsAreTakenTogether() {
        landing.record("ST-M1", "st-model", "").has(201);
        landing.record("ST-M2", "st-model", "").has(201);
        Answer moved = api.post(
                        MANY,
                        steps(
                                step("ST-M2", "LAUNCHED", "2020-06-30", ", \"onPrecision\": \"MONTH\", \"version\": 1"),
                                step("ST-M1", "INTEGRATING", "2020-02-01", "")),
                        "Idempotency-Key",
                        "st-many")
                .has(200)
                .includes("""
                        {"items": [{"number": "ST-M2", "stage": "LAUNCHED", "basis": "AG-ST", "version": 2},
                                   {"number": "ST-M1", "stage": "INTEGRATING", "version": 2}]}""");
        assertThat(moved.json().at("/items/0")).isEqualTo(landing.read("ST-M2").json());
        api.get(Landing.ROLLOUTS + "/ST-M1/history?limit=1")
                .includes("{\"items\": [{\"change\": \"STAGES\", \"reason\": \"季度评审\"}]}");
    }

    @Test
    void ifOneOfManyStepsIsNotPossibleNoneIsTakenAndAllThatIsWrongIsTold() {
        landing.record("ST-N1", "st-model", "").has(201);
        landing.record("ST-N2", "st-model", ", \"stages\": [{\"stage\": \"LAUNCHED\", \"actualOn\": \"2020-06-01\"}]")
                .has(201);
        landing.record("ST-N3", "st-model", "").has(201);
        landing.record("ST-N4", "st-model", "").has(201);
        String before =
                api.get(Landing.ROLLOUTS + "?automaker=st-model&limit=500").body();
        api.post(
                        MANY,
                        steps(
                                step("ST-N1", "INTEGRATING", "2020-02-01", ""),
                                step("ST-N2", "VALIDATING", "2020-07-01", ""),
                                step("ST-NOBODY", "LAUNCHED", "2020-07-01", ""),
                                step("ST-N3", "LAUNCHED", "2019-12-31", ""),
                                step("ST-N4", "INTEGRATING", "2020-02-01", ", \"version\": 9")))
                .isProblem(422, "rule-violated")
                .names("/items/1", "stage-not-allowed")
                .names("/items/2", "not-found")
                .names("/items/3/basis", "missing")
                .names("/items/4", "precondition-failed");
        assertThat(api.get(Landing.ROLLOUTS + "?automaker=st-model&limit=500").body())
                .isEqualTo(before);
        api.post(
                        MANY,
                        steps(
                                step("ST-N1", "INTEGRATING", "2020-02-01", ""),
                                step("ST-N1", "VALIDATING", "2020-03-01", "")))
                .isProblem(400, "invalid-request")
                .names("/items/1/number", "duplicate");
        api.post(MANY, "{\"items\": []}").isProblem(400, "invalid-request").names("/items", "required");
        Answer rehearsed = api.post(MANY + "?dryRun=true", steps(step("ST-N1", "INTEGRATING", "2020-02-01", "")))
                .has(200);
        assertThat(rehearsed.header("Dry-Run")).isEqualTo("true");
        assertThat(api.get(Landing.ROLLOUTS + "?automaker=st-model&limit=500").body())
                .isEqualTo(before);
    }

    @Test
    void twoListsOfTheSameRolloutsInAnotherOrderDoNotWaitForEachOther() throws Exception {
        try (ExecutorService people = Executors.newFixedThreadPool(2)) {
            for (int round = 1; round <= 5; round++) {
                List<String> there = new ArrayList<>();
                List<String> back = new ArrayList<>();
                for (int i = 0; i < 10; i++) {
                    String number = "ST-R%d-%d".formatted(round, i);
                    landing.record(number, "st-model", "").has(201);
                    there.add(step(number, "INTEGRATING", "2020-02-01", ", \"version\": 1"));
                    back.addFirst(step(number, "CANCELLED", "2020-02-01", ", \"version\": 1"));
                }
                List<Callable<Answer>> attempts = List.of(
                        () -> api.post(MANY, steps(there.toArray(String[]::new))),
                        () -> api.post(MANY, steps(back.toArray(String[]::new))));
                List<Integer> statuses = new ArrayList<>();
                for (Future<Answer> answer : people.invokeAll(attempts)) {
                    statuses.add(answer.get().status());
                }
                assertThat(statuses).containsExactlyInAnyOrder(200, 422);
            }
        }
    }
}
