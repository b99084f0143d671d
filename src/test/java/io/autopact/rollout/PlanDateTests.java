package io.autopact.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.Api;
import io.autopact.support.Csv;
import io.autopact.support.Imports;
import io.autopact.support.RegisterTest;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A plan counts from the day on which it was made, never before; a rollout is late by any stage that is still to come.
 */
@RegisterTest
class PlanDateTests {

    private static final String TODAY =
            LocalDate.now(ZoneId.of("Asia/Shanghai")).toString();

    @Autowired
    private Api api;

    private Landing landing;

    @BeforeEach
    void aMaker() {
        landing = new Landing(api);
        if (api.get("/api/v1/automakers/pd-maker").status() == 404) {
            landing.maker("pd-maker", "");
        }
    }

    private void stages(String number, String stages) {
        if (api.get("/api/v1/vehicle-models/" + code(number)).status() == 404) {
            landing.model(code(number), "pd-maker");
        }
        landing.record(
                        number,
                        code(number),
                        ", \"withoutBasis\": {\"reason\": \"事实如此\"}, \"stages\": %s".formatted(stages))
                .has(201);
    }

    private static String code(String number) {
        return number.toLowerCase(java.util.Locale.ROOT);
    }

    private List<String> row(String dataSet, String number, String asOf, String columns) {
        return Csv.rows(api.get("/api/v1/exports/%s.csv?asOf=%s&columns=%s".formatted(dataSet, asOf, columns))
                        .has(200)
                        .body())
                .stream()
                .filter(row -> row.getFirst().equals(number))
                .map(row -> String.join(" ", row))
                .toList();
    }

    @Test
    void aPlanWithoutADayWasMadeOnTheDayOfRecording() {
        stages("PD-TODAY", "[{\"stage\": \"LAUNCHED\", \"plannedOn\": \"2020-06-01\"}]");
        landing.read("PD-TODAY").includes("""
                {"stage": "PLANNED", "stages": [{"stage": "LAUNCHED", "plannedOn": "2020-06-01", "madeOn": "%s"}]}""".formatted(TODAY));
        landing.read("PD-TODAY", "2019-12-31").includes("""
                {"stage": null, "stages": [], "slipDays": null, "late": false, "lateStage": null, "lateSince": null}""");
        assertThat(api.get(Landing.ROLLOUTS + "/PD-TODAY/plans?asOf=2019-12-31").items("number"))
                .isEmpty();
        assertThat(row("rollouts", "PD-TODAY", "2019-12-31", "number,stage,slip_days"))
                .containsExactly("PD-TODAY  ");
        assertThat(row("rollout_plans", "PD-TODAY", "2019-12-31", "rollout,planned_on"))
                .isEmpty();
        assertThat(row("rollout_stages", "PD-TODAY", "2019-12-31", "rollout,planned_on"))
                .isEmpty();
        assertThat(row("rollout_stages", "PD-TODAY", TODAY, "rollout,planned_on,made_on"))
                .containsExactly("PD-TODAY 2020-06-01 " + TODAY);
    }

    @Test
    void everyQuestionAsOfADateBeforeItWasMadeDoesNotKnowIt() {
        stages("PD-MADE", "[{\"stage\": \"LAUNCHED\", \"plannedOn\": \"2031-06-01\", \"madeOn\": \"2018-03-01\"}]");
        landing.plan("PD-MADE", "LAUNCHED", "2031-09-01", ", \"madeOn\": \"2018-05-01\"")
                .has(200);
        String months = "/api/v1/portfolio/rollout-forecast?automaker=pd-maker&asOf=";
        for (String[] expected : new String[][] {
            {"2018-02-28", "null", "", ""},
            {"2018-03-01", "PLANNED", "2031-06", "2031-06-01 2018-03-01"},
            {"2018-04-30", "PLANNED", "2031-06", "2031-06-01 2018-03-01"},
            {"2018-05-01", "PLANNED", "2031-09", "2031-09-01 2018-05-01"}
        }) {
            String day = expected[0];
            assertThat(String.valueOf(landing.read("PD-MADE", day).at("/stage")))
                    .as(day)
                    .isEqualTo(expected[1]);
            assertThat(api.get(Landing.ROLLOUTS + "?vehicleModel=pd-made&stage=PLANNED&asOf=" + day)
                            .items("number"))
                    .as(day)
                    .hasSize(expected[1].equals("null") ? 0 : 1);
            assertThat(api.get(months + day).json().at("/items").values().stream()
                            .filter(month -> month.path("numbers").toString().contains("PD-MADE"))
                            .map(month -> month.path("month").asString()))
                    .as(day)
                    .containsExactlyElementsOf(expected[2].isEmpty() ? List.of() : List.of(expected[2]));
            assertThat(row("rollout_stages", "PD-MADE", day, "rollout,planned_on,made_on"))
                    .as(day)
                    .containsExactlyElementsOf(expected[3].isEmpty() ? List.of() : List.of("PD-MADE " + expected[3]));
            assertThat(api.get(
                                    "/api/v1/portfolio/gaps?kind=PLANNED_WITHOUT_AGREEMENT&organization=pd-maker&limit=500&asOf="
                                            + day)
                            .items("code")
                            .contains("PD-MADE"))
                    .as("gap on %s", day)
                    .isEqualTo(!expected[1].equals("null"));
        }
        String told = "/api/v1/portfolio/changes?organization=pd-maker&limit=500&from=2018-01-01&to=2018-04-01";
        assertThat(api.get(told).json().at("/items").values().stream()
                        .filter(item -> item.path("code").asString().equals("PD-MADE"))
                        .map(item -> item.path("kind").asString() + " "
                                + item.path("after").asString()))
                .containsExactlyInAnyOrder("ROLLOUT_MOVED PLANNED", "LAUNCH_PLANNED 2031-06-01");
    }

    @Test
    void aClaimIsReconciledWithWhatWasPlannedByItsDay() {
        int before = models("2017-06-30");
        stages("PD-CLAIM-A", "[{\"stage\": \"LAUNCHED\", \"plannedOn\": \"2018-12-31\", \"madeOn\": \"2017-06-30\"}]");
        stages("PD-CLAIM-B", "[{\"stage\": \"LAUNCHED\", \"plannedOn\": \"2018-12-31\", \"madeOn\": \"2017-07-01\"}]");
        stages("PD-CLAIM-C", "[{\"stage\": \"LAUNCHED\", \"plannedOn\": \"2018-12-31\"}]");
        assertThat(models("2017-06-30")).as("A alone").isEqualTo(before + 1);
        api.post("/api/v1/claims", """
                        {"code": "PD-CLAIM", "statementZh": "车型", "asOf": "2017-06-30", "metric": "VEHICLE_MODELS_LANDED_OR_PLANNED",
                         "comparison": "EXACTLY", "value": %d}""".formatted(before + 1)).has(201);
        var reconciled = api.get("/api/v1/claims/PD-CLAIM/reconciliation").has(200);
        reconciled.includes("{\"registered\": %d, \"holds\": true}".formatted(before + 1));
        assertThat(reconciled.json().at("/records").values().stream().map(code -> code.asString()))
                .contains("pd-claim-a")
                .doesNotContain("pd-claim-b", "pd-claim-c");
    }

    private int models(String asOf) {
        return api.get("/api/v1/portfolio/summary?asOf=" + asOf)
                .has(200)
                .json()
                .at("/vehicleModels/planned")
                .asInt();
    }

    @Test
    void whatWasReachedLaterIsNotThereYet() {
        stages("PD-LATER", """
                [{"stage": "INTEGRATING", "actualOn": "2018-02-01"},
                 {"stage": "LAUNCHED", "plannedOn": "2018-06-01", "madeOn": "2018-01-01", "actualOn": "2018-07-01"}]""");
        landing.read("PD-LATER", "2018-06-30").includes("""
                {"stage": "INTEGRATING", "allowedStages": ["RETIRED"], "stages": [
                    {"stage": "INTEGRATING", "actualOn": "2018-02-01"},
                    {"stage": "LAUNCHED", "plannedOn": "2018-06-01", "actualOn": null, "slipDays": 29}]}""");
        assertThat(row("rollouts", "PD-LATER", "2018-06-30", "number,stage,launched_on"))
                .containsExactly("PD-LATER INTEGRATING ");
        assertThat(row("rollouts", "PD-LATER", "2018-07-01", "number,stage,launched_on"))
                .containsExactly("PD-LATER LAUNCHED 2018-07-01");
        assertThat(row("rollout_stages", "PD-LATER", "2018-01-15", "rollout,stage,planned_on,actual_on"))
                .containsExactly("PD-LATER LAUNCHED 2018-06-01 ");
        assertThat(row("rollout_stages", "PD-LATER", "2018-06-30", "rollout,stage,planned_on,actual_on"))
                .containsExactlyInAnyOrder("PD-LATER LAUNCHED 2018-06-01 ", "PD-LATER INTEGRATING  2018-02-01");
    }

    @Test
    void aPlanIsMadeNeitherInTheFutureNorBeforeTheOneThatItChanges() {
        stages("PD-BAD", "[{\"stage\": \"LAUNCHED\", \"plannedOn\": \"2031-06-01\", \"madeOn\": \"2018-03-01\"}]");
        landing.plan("PD-BAD", "LAUNCHED", "2031-07-01", ", \"madeOn\": \"2018-02-28\"")
                .isProblem(422, "rule-violated")
                .names("/madeOn", "out-of-order");
        landing.plan("PD-BAD", "LAUNCHED", "2031-07-01", ", \"madeOn\": \"2199-01-01\"")
                .isProblem(422, "rule-violated")
                .names("/madeOn", "out-of-range");
        landing.patch("PD-BAD", """
                        {"stages": [{"stage": "LAUNCHED", "plannedOn": "2031-06-01", "madeOn": "2018-03-02"}]}""").isProblem(422, "rule-violated").names("/stages/0/madeOn", "planned-already");
        landing.patch("PD-BAD", "{\"systemName\": \"新名\"}").has(200).includes("""
                {"stages": [{"stage": "LAUNCHED", "plannedOn": "2031-06-01", "madeOn": "2018-03-01"}]}""");
    }

    @Test
    void aRolloutIsLateByAnyStageThatIsStillToCome() {
        stages("PD-LATE", """
                [{"stage": "INTEGRATING", "plannedOn": "2018-04-01"}, {"stage": "LAUNCHED", "plannedOn": "2190-03-01"}]""");
        landing.read("PD-LATE").includes("""
                {"late": true, "lateStage": "INTEGRATING", "lateSince": "2018-04-02", "slipDays": 0}""");
        assertThat(api.get(Landing.ROLLOUTS + "?late=true&vehicleModel=pd-late").items("number"))
                .containsExactly("PD-LATE");
        assertThat(row("rollouts", "PD-LATE", TODAY, "number,late_stage,late_since"))
                .containsExactly("PD-LATE INTEGRATING 2018-04-02");
        landing.move("PD-LATE", "VALIDATING", "2018-06-01").has(200).includes("""
                {"late": false, "lateStage": null, "lateSince": null}""");
        assertThat(api.get(Landing.ROLLOUTS + "?late=true&vehicleModel=pd-late").items("number"))
                .isEmpty();
        landing.plan("PD-LATE", "LAUNCHED", "2190-04-01", "").has(200).includes("""
                {"late": true, "lateStage": "LAUNCHED", "lateSince": "%s", "slipDays": 31}""".formatted(TODAY));
        landing.plan("PD-LATE", "LAUNCHED", "2190-03-01", "").has(200).includes("""
                {"late": false, "lateStage": null, "lateSince": null, "slipDays": 0}""");
    }

    @Test
    void aStageIsLateByTheDateAskedAboutFromTheDayAfterItsPlan() {
        stages("PD-DAY", """
                [{"stage": "INTEGRATING", "plannedOn": "2018-04-01", "madeOn": "2018-01-01", "actualOn": "2018-04-11"},
                 {"stage": "LAUNCHED", "plannedOn": "2018-12-01", "madeOn": "2018-02-01"}]""");
        landing.plan("PD-DAY", "LAUNCHED", "2018-12-31", ", \"madeOn\": \"2018-04-20\"")
                .has(200);
        for (String[] expected : new String[][] {
            {"2018-04-01", null, null, "0"},
            {"2018-04-02", "INTEGRATING", "2018-04-02", "0"},
            {"2018-04-10", "INTEGRATING", "2018-04-02", "0"},
            {"2018-04-11", null, null, "0"},
            {"2018-04-20", "LAUNCHED", "2018-04-20", "30"},
            {"2019-01-01", "LAUNCHED", "2018-04-20", "31"}
        }) {
            var told = landing.read("PD-DAY", expected[0]);
            assertThat(told.at("/lateStage")).as(expected[0]).isEqualTo(expected[1]);
            assertThat(told.at("/lateSince")).as(expected[0]).isEqualTo(expected[2]);
            assertThat(told.at("/slipDays")).as(expected[0]).isEqualTo(expected[3]);
        }
        landing.read("PD-DAY", "2018-04-10")
                .includes("{\"stages\": [{\"stage\": \"INTEGRATING\", \"slipDays\": 9}, {}]}");
        landing.read("PD-DAY", "2018-04-30")
                .includes("{\"stages\": [{\"stage\": \"INTEGRATING\", \"slipDays\": 10}, {}]}");
    }

    @Test
    void aFileTellsWhenThePlanOfAStageWasMade() {
        stages("PD-FILE", "[]");
        new Imports(api).csv("rollout_stages", """
                        rollout,stage,occurrence,planned_on,made_on
                        PD-FILE,INTEGRATING,1,2031-01-01,2018-03-01
                        PD-FILE,LAUNCHED,1,2031-06-01,
                        """).includes("{\"state\": \"SUCCEEDED\"}");
        landing.read("PD-FILE").includes("""
                {"stages": [{"stage": "INTEGRATING", "madeOn": "2018-03-01"}, {"stage": "LAUNCHED", "madeOn": "%s"}]}""".formatted(TODAY));
        landing.read("PD-FILE", "2018-03-01")
                .includes("{\"stage\": \"PLANNED\", \"stages\": [{\"stage\": \"INTEGRATING\"}]}");
        new Imports(api)
                .csv("rollout_plans", """
                        rollout,number,stage,planned_on,made_on,reason
                        PD-FILE,1,INTEGRATING,2031-01-01,,
                        PD-FILE,3,LAUNCHED,2031-07-01,%s,推迟
                        """.formatted(TODAY))
                .includes("{\"state\": \"SUCCEEDED\", \"inserted\": 1, \"unchanged\": 1}");
    }
}
