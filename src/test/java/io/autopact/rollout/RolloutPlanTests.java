package io.autopact.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.Api;
import io.autopact.support.RegisterTest;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Plans of rollouts, over HTTP: every one that was made is kept, with its reason, and tells how far the launch slipped.
 */
@RegisterTest
class RolloutPlanTests {

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient database;

    private Landing landing;

    @BeforeEach
    void aModelAndAnAgreement() {
        landing = new Landing(api);
        if (api.get("/api/v1/vehicle-models/pl-model").status() == 404) {
            landing.makerWithModel("pl-model");
            landing.signed("AG-PL", "pl-model", "2020-01-01", ", \"scope\": [\"CONNECTED_VEHICLE\"]");
        }
    }

    private void planned(String number, String launch) {
        landing.record(
                        number,
                        "pl-model",
                        ", \"stages\": [{\"stage\": \"LAUNCHED\", \"plannedOn\": \"%s\", \"madeOn\": \"2020-01-01\"}]"
                                .formatted(launch))
                .has(201);
    }

    private Object slip(String number, String asOf) {
        return landing.read(number, asOf).json().at("/slipDays").toString();
    }

    @Test
    void everyPlanIsKeptWithItsReason() {
        planned("PL-KEPT", "2090-01-31");
        landing.plan("PL-KEPT", "LAUNCHED", "2090-03-31", ", \"plannedOnPrecision\": \"QUARTER\"")
                .has(200)
                .includes("""
                {"stages": [{"stage": "LAUNCHED", "plannedOn": "2090-03-31", "plannedOnPrecision": "QUARTER"}],
                 "slipDays": 59, "late": true, "version": 2}""");
        landing.plan("PL-KEPT", "VALIDATING", "2090-02-01", "").has(200);
        landing.plan("PL-KEPT", "LAUNCHED", "2090-02-15", "").has(200).includes("{\"slipDays\": 15, \"version\": 4}");
        String today = api.get(Landing.ROLLOUTS + "/PL-KEPT/plans?limit=1&sort=-number")
                .at("/items/0/madeOn");
        assertThat(LocalDate.parse(String.valueOf(today)))
                .isBetween(LocalDate.now().minusDays(1), LocalDate.now().plusDays(1));
        api.get(Landing.ROLLOUTS + "/PL-KEPT/plans").has(200).includes("""
                {"items": [
                    {"number": 1, "stage": "LAUNCHED", "plannedOn": "2090-01-31", "previousOn": null, "slipDays": 0, "madeOn": "2020-01-01", "reason": null},
                    {"number": 2, "stage": "LAUNCHED", "plannedOn": "2090-03-31", "plannedOnPrecision": "QUARTER",
                     "previousOn": "2090-01-31", "slipDays": 59, "reason": "供应商延期"},
                    {"number": 3, "stage": "VALIDATING", "plannedOn": "2090-02-01", "previousOn": null, "slipDays": 0},
                    {"number": 4, "stage": "LAUNCHED", "plannedOn": "2090-02-15", "previousOn": "2090-03-31", "slipDays": 15}]}""");
        assertThat(api.get(Landing.ROLLOUTS + "/PL-KEPT/plans?stage=LAUNCHED&sort=-number")
                        .items("number"))
                .containsExactly("4", "2", "1");
        assertThat(api.get(Landing.ROLLOUTS + "/PL-KEPT/history?limit=50").items("change"))
                .containsExactly("PLANNED_ANEW", "PLANNED_ANEW", "PLANNED_ANEW", "CREATED");
        api.get(Landing.ROLLOUTS + "/PL-NOBODY/plans").isProblem(404, "not-found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"stage\": \"LAUNCHED\", \"plannedOn\": \"2090-02-28\"}]",
                "[{\"stage\": \"LAUNCHED\", \"plannedOn\": \"2090-01-31\", \"plannedOnPrecision\": \"MONTH\"}]",
                "[{\"stage\": \"LAUNCHED\", \"plannedOn\": \"2090-01-31\", \"plannedOnConfidence\": \"INFERRED\"}]",
                "[{\"stage\": \"LAUNCHED\"}]"
            })
    void aPlanThatWasMadeIsNotChangedByPutOrPatch(String stages) {
        if (landing.read("PL-FIXED").status() == 404) {
            planned("PL-FIXED", "2090-01-31");
        }
        String body = landing.read("PL-FIXED").body();
        landing.patch("PL-FIXED", "{\"stages\": " + stages + "}")
                .isProblem(422, "rule-violated")
                .names("/stages/0/plannedOn", "planned-already");
        api.put(Landing.ROLLOUTS + "/PL-FIXED", """
                        {"vehicleModel": "pl-model", "solution": "ECO_CONNECTED_VEHICLE"}""", "If-Match", "*")
                .isProblem(422, "rule-violated")
                .names("/stages", "planned-already");
        assertThat(landing.read("PL-FIXED").body()).isEqualTo(body);
    }

    @Test
    void aFirstPlanCanComeWithAPatch() {
        planned("PL-FIRST", "2090-01-31");
        landing.patch("PL-FIRST", """
                        {"stages": [{"stage": "VALIDATING", "plannedOn": "2089-12-01"}, {"stage": "LAUNCHED", "plannedOn": "2090-01-31"}]}""").has(200);
        assertThat(api.get(Landing.ROLLOUTS + "/PL-FIRST/plans").items("stage"))
                .containsExactly("LAUNCHED", "VALIDATING");
    }

    @Test
    void slipIsTheLaunchOrElseTheLaterOfThePlanAndTheDateMinusTheFirstPlan() {
        planned("PL-SLIP", "2020-06-01");
        landing.plan("PL-SLIP", "LAUNCHED", "2020-07-01", ", \"madeOn\": \"2020-05-01\"")
                .has(200);
        assertThat(slip("PL-SLIP", "2020-04-30")).as("as planned then").isEqualTo("0");
        assertThat(slip("PL-SLIP", "2020-05-01")).as("planned anew that day").isEqualTo("30");
        assertThat(slip("PL-SLIP", "2020-07-11")).as("ten days over the plan").isEqualTo("40");
        landing.move("PL-SLIP", "LAUNCHED", "2020-06-11").has(200);
        assertThat(slip("PL-SLIP", "2020-06-10")).as("before the launch").isEqualTo("30");
        assertThat(slip("PL-SLIP", "2020-06-11")).as("launched").isEqualTo("10");
        assertThat(slip("PL-SLIP", "2026-11-22")).isEqualTo("10");
        landing.move("PL-SLIP", "RETIRED", "2021-01-01").has(200);
        assertThat(slip("PL-SLIP", "2026-11-22")).as("it was launched").isEqualTo("10");
        landing.read("PL-SLIP", "2020-04-30")
                .includes("{\"stages\": [{\"stage\": \"LAUNCHED\", \"plannedOn\": \"2020-06-01\"}]}");
    }

    @Test
    void anEarlierLaunchSlipsBelowZeroAndIsNotLate() {
        planned("PL-EARLY", "2020-06-11");
        landing.move("PL-EARLY", "LAUNCHED", "2020-06-01").has(200).includes("{\"slipDays\": -10, \"late\": false}");
    }

    @Test
    void whatWasNeverPlannedHasNoSlipAndWhatIsCancelledHasNoneFromThenOn() {
        landing.record("PL-NONE", "pl-model", ", \"stages\": [{\"stage\": \"LAUNCHED\", \"actualOn\": \"2020-06-01\"}]")
                .has(201)
                .includes("{\"slipDays\": null, \"late\": false}");
        planned("PL-OFF", "2020-06-01");
        landing.move("PL-OFF", "CANCELLED", "2020-07-01").has(200).includes("{\"slipDays\": null, \"late\": false}");
        landing.read("PL-OFF", "2020-06-30").includes("{\"stage\": \"PLANNED\", \"slipDays\": 29, \"late\": true}");
        assertThat(api.get(Landing.ROLLOUTS + "?late=true&automaker=pl-model&limit=500&asOf=2020-06-30")
                        .items("number"))
                .contains("PL-OFF");
        assertThat(api.get(Landing.ROLLOUTS + "?late=true&automaker=pl-model&limit=500&asOf=2020-07-01")
                        .items("number"))
                .doesNotContain("PL-OFF", "PL-NONE");
    }

    @Test
    void whatIsLateTodayIsListed() {
        planned("PL-LATE", "2020-06-01");
        long days =
                ChronoUnit.DAYS.between(LocalDate.of(2020, 6, 1), LocalDate.now(java.time.ZoneId.of("Asia/Shanghai")));
        landing.read("PL-LATE").includes("{\"stage\": \"PLANNED\", \"slipDays\": %d, \"late\": true}".formatted(days));
        assertThat(api.get(Landing.ROLLOUTS + "?late=true&automaker=pl-model&limit=500")
                        .items("number"))
                .contains("PL-LATE");
    }

    @Test
    void aPlanNeedsAReasonAndADateThatFits() {
        planned("PL-BAD", "2090-01-31");
        api.post(
                        Landing.ROLLOUTS + "/PL-BAD/plan",
                        "{\"stage\": \"LAUNCHED\", \"plannedOn\": \"2090-02-01\"}",
                        "If-Match",
                        "*")
                .isProblem(400, "invalid-request")
                .names("/reason", "required");
        landing.plan("PL-BAD", "LAUNCHED", "2201-01-01", "")
                .isProblem(400, "invalid-request")
                .names("/plannedOn", "out-of-range");
        landing.plan("PL-BAD", "LAUNCHED", "2090-02-01", ", \"plannedOnPrecision\": \"MONTH\"")
                .isProblem(400, "invalid-request")
                .names("/plannedOn", "not-last-day");
        landing.plan("PL-BAD", "VALIDATING", "2090-02-01", "")
                .isProblem(422, "rule-violated")
                .names("/plannedOn", "out-of-order");
        landing.plan("PL-BAD", "ON_HOLD", "2090-02-01", "")
                .isProblem(422, "rule-violated")
                .names("/stage", "not-planned");
        api.post(
                        Landing.ROLLOUTS + "/PL-BAD/plan",
                        "{\"stage\": \"LAUNCHED\", \"plannedOn\": \"2090-02-01\", \"reason\": \"甲\"}")
                .isProblem(428, "precondition-required");
        landing.move("PL-BAD", "VALIDATING", "2020-05-01").has(200);
        landing.plan("PL-BAD", "VALIDATING", "2090-01-01", "")
                .isProblem(422, "rule-violated")
                .names("/stage", "reached-already");
        landing.move("PL-BAD", "CANCELLED", "2020-06-01").has(200);
        landing.plan("PL-BAD", "LAUNCHED", "2090-02-01", "")
                .isProblem(422, "rule-violated")
                .names("/stage", "reached-already");
        assertThat(api.get(Landing.ROLLOUTS + "/PL-BAD/plans").items("number")).containsExactly("1");
    }

    @Test
    void aRehearsedPlanLeavesNothing() {
        planned("PL-DRY", "2090-01-31");
        String body = landing.read("PL-DRY").body();
        api.post(
                        Landing.ROLLOUTS + "/PL-DRY/plan?dryRun=true",
                        "{\"stage\": \"LAUNCHED\", \"plannedOn\": \"2090-02-01\", \"reason\": \"甲\"}",
                        "If-Match",
                        "*")
                .has(200)
                .includes("{\"slipDays\": 1, \"version\": 2}");
        assertThat(landing.read("PL-DRY").body()).isEqualTo(body);
        assertThat(api.get(Landing.ROLLOUTS + "/PL-DRY/plans").items("number")).containsExactly("1");
    }
}
