package io.autopact.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.Answer;
import io.autopact.support.Api;
import io.autopact.support.RegisterTest;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Which launches slipped and by how much, and what is planned for when, both as of any date. */
@RegisterTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SlipAndForecastTests {

    private static final String SLIPS = "/api/v1/portfolio/slips?automaker=sl-maker&asOf=";
    private static final String FORECAST = "/api/v1/portfolio/rollout-forecast?automaker=sl-maker&asOf=";

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient database;

    @BeforeAll
    void thePortfolio() {
        Recording record = new Recording(api);
        record.automaker("sl-maker");
        record.automaker("sl-other");
        record.signed("SL-AGREEMENT", "sl-maker", "[\"CONNECTED_VEHICLE\", \"AUTONOMOUS_DRIVING\"]", "2020-01-01", "");
        record.model("sl-t1", "sl-maker");
        record.model("sl-t2", "sl-maker");
        record.model("sl-t9", "sl-other");
        rollout(record, "SL-LATE", "sl-t1", "ECO_CONNECTED_VEHICLE", "2021-01-31", "2021-03-02", "LAUNCHED");
        rollout(record, "SL-WORST", "sl-t1", "AUTONOMOUS_DRIVING", "2021-02-28", "2020-06-01", "INTEGRATING");
        rollout(record, "SL-TIMELY", "sl-t2", "ECO_CONNECTED_VEHICLE", "2021-06-30", "2021-06-30", "LAUNCHED");
        record.rollout("SL-HELD", "sl-t2", "ICV_CLOUD_PLATFORM", """
                [{"stage": "INTEGRATING", "actualOn": "2020-06-01"}, {"stage": "ON_HOLD", "actualOn": "2021-05-01"},
                 {"stage": "LAUNCHED", "plannedOn": "2021-08-15", "madeOn": "2020-01-01"}]""", ", \"market\": \"CN\"");
        record.rollout("SL-CANCELLED", "sl-t2", "AUTONOMOUS_DRIVING", """
                [{"stage": "INTEGRATING", "actualOn": "2020-06-01"}, {"stage": "CANCELLED", "actualOn": "2021-11-01"},
                 {"stage": "LAUNCHED", "plannedOn": "2021-08-31", "madeOn": "2020-01-01"}]""", "");
        record.rollout("SL-UNPLANNED", "sl-t2", "ICV_CLOUD_PLATFORM", """
                [{"stage": "INTEGRATING", "actualOn": "2020-06-01"}]""", ", \"market\": \"DE\"");
        record.planned("SL-OTHER", "sl-t9", "SMART_4S", "2021-08-01");
        replanned("SL-WORST", 2, "2021-09-30", "2021-01-15", "供应商推迟");
        replanned("SL-WORST", 3, "2022-03-31", "2021-07-01", "测试未过");
    }

    private static void rollout(
            Recording record,
            String number,
            String model,
            String solution,
            String planned,
            String actual,
            String stage) {
        record.rollout(
                number,
                model,
                solution,
                stage.equals("LAUNCHED")
                        ? "[{\"stage\": \"LAUNCHED\", \"plannedOn\": \"%s\", \"madeOn\": \"2020-01-01\", \"actualOn\": \"%s\"}]"
                                .formatted(planned, actual)
                        : "[{\"stage\": \"%s\", \"actualOn\": \"%s\"}, {\"stage\": \"LAUNCHED\", \"plannedOn\": \"%s\", \"madeOn\": \"2020-01-01\"}]"
                                .formatted(stage, actual, planned),
                "");
    }

    /** A change of plan that was made on a day in the past. */
    private void replanned(String number, int place, String on, String madeOn, String reason) {
        database.sql("""
                        insert into rollout_plan (rollout_id, number, stage, planned_on, planned_on_precision,
                            planned_on_confidence, made_on, reason)
                        select id, :place, 'LAUNCHED', cast(:on as date), 'DAY', 'STATED', cast(:madeOn as date), :reason
                        from rollout where code = :number""")
                .param("number", number)
                .param("place", place)
                .param("on", on)
                .param("madeOn", madeOn)
                .param("reason", reason)
                .update();
    }

    private static List<String> told(Answer answer) {
        return answer.has(200).json().at("/items").values().stream()
                .map(item -> item.path("rollout").asString() + " "
                        + item.path("slipDays").asInt())
                .toList();
    }

    @ParameterizedTest(name = "on {0}: {1}")
    @CsvSource({
        "2021-01-14, ''",
        "2021-01-15, SL-WORST 214",
        "2021-01-31, SL-WORST 214",
        "2021-02-10, 'SL-WORST 214, SL-LATE 10'",
        "2021-03-02, 'SL-WORST 214, SL-LATE 30'",
        "2021-07-01, 'SL-WORST 396, SL-LATE 30'",
        "2021-10-01, 'SL-WORST 396, SL-HELD 47, SL-CANCELLED 31, SL-LATE 30'",
        "2021-11-01, 'SL-WORST 396, SL-HELD 78, SL-LATE 30'",
        "2022-04-10, 'SL-WORST 406, SL-HELD 238, SL-LATE 30'"
    })
    void slipsAreThoseOfTheDateTheWorstFirst(String asOf, String expected) {
        assertThat(told(api.get(SLIPS + asOf)))
                .containsExactlyElementsOf(expected.isEmpty() ? List.of() : List.of(expected.split(", ")));
    }

    @Test
    void aSlipTellsThePlansAndTheReasonAsOfTheDate() {
        api.get(SLIPS + "2021-05-01&solution=AUTONOMOUS_DRIVING").has(200).is("""
                {"items": [{"rollout": "SL-WORST", "vehicleModel": "sl-t1", "modelNameZh": "车型 sl-t1", "modelNameEn": "Model sl-t1",
                            "automaker": "sl-maker", "solution": "AUTONOMOUS_DRIVING", "market": null, "stage": "INTEGRATING",
                            "firstPlannedOn": "2021-02-28", "plannedOn": "2021-09-30", "launchedOn": null, "slipDays": 214,
                            "replannings": 1, "reason": "供应商推迟"}],
                 "nextCursor": null}""");
        api.get(SLIPS + "2021-07-01&solution=AUTONOMOUS_DRIVING").includes("""
                {"items": [{"plannedOn": "2022-03-31", "slipDays": 396, "replannings": 2, "reason": "测试未过"}]}""");
        api.get(SLIPS + "2021-04-01&vehicleModel=sl-t1&solution=ECO_CONNECTED_VEHICLE")
                .includes("""
                {"items": [{"rollout": "SL-LATE", "launchedOn": "2021-03-02", "slipDays": 30, "replannings": 0, "reason": null,
                            "stage": "LAUNCHED"}]}""");
    }

    @Test
    void slipsAreNarrowed() {
        assertThat(told(api.get(SLIPS + "2021-10-01&stage=ON_HOLD"))).containsExactly("SL-HELD 47");
        assertThat(told(api.get(SLIPS + "2021-10-01&vehicleModel=sl-t2")))
                .containsExactly("SL-HELD 47", "SL-CANCELLED 31");
        assertThat(told(api.get("/api/v1/portfolio/slips?automaker=sl-other&asOf=2021-08-31")))
                .containsExactly("SL-OTHER 30");
        assertThat(told(api.get(SLIPS + "2021-10-01&sort=slipDays")))
                .containsExactly("SL-LATE 30", "SL-CANCELLED 31", "SL-HELD 47", "SL-WORST 396");
        api.get(SLIPS + "2021-10-01&sort=reason")
                .isProblem(400, "invalid-request")
                .names("sort", "unknown");
        api.get(SLIPS + "2021-10-01&stage=GONE")
                .isProblem(400, "invalid-request")
                .names("stage", "invalid");
    }

    @Test
    void theRolloutItselfTellsTheSameSlip() {
        for (String asOf : List.of("2021-02-10", "2021-10-01", "2021-11-01")) {
            for (String number : List.of("SL-WORST", "SL-LATE", "SL-CANCELLED", "SL-HELD")) {
                String own = api.get("/api/v1/rollouts/%s?asOf=%s".formatted(number, asOf))
                        .has(200)
                        .at("/slipDays");
                List<String> listed = told(api.get(SLIPS + asOf)).stream()
                        .filter(slip -> slip.startsWith(number + " "))
                        .map(slip -> slip.substring(number.length() + 1))
                        .toList();
                assertThat(listed)
                        .as("%s on %s", number, asOf)
                        .isEqualTo(own == null || Integer.parseInt(own) <= 0 ? List.of() : List.of(own));
            }
        }
    }

    private static String told(JsonNode month) {
        return "%s: %s of %d, %d overdue, %d on hold, %d replanned"
                .formatted(
                        month.path("month").asString(),
                        month.path("numbers").values().stream()
                                .map(JsonNode::asString)
                                .toList(),
                        month.path("rollouts").asInt(),
                        month.path("overdue").asInt(),
                        month.path("onHold").asInt(),
                        month.path("replanned").asInt());
    }

    private List<String> forecast(String question) {
        return api.get(FORECAST + question).has(200).json().at("/items").values().stream()
                .map(SlipAndForecastTests::told)
                .toList();
    }

    @Test
    void theForecastTellsWhatIsPlannedMonthByMonth() {
        assertThat(forecast("2021-01-01"))
                .containsExactly(
                        "2021-01: [SL-LATE] of 1, 0 overdue, 0 on hold, 0 replanned",
                        "2021-02: [SL-WORST] of 1, 0 overdue, 0 on hold, 0 replanned",
                        "2021-06: [SL-TIMELY] of 1, 0 overdue, 0 on hold, 0 replanned",
                        "2021-08: [SL-CANCELLED, SL-HELD] of 2, 0 overdue, 0 on hold, 0 replanned");
    }

    @Test
    void theForecastFollowsThePlansHoldsAndLaunchesAsOfTheDate() {
        assertThat(forecast("2021-02-10"))
                .containsExactly(
                        "2021-01: [SL-LATE] of 1, 1 overdue, 0 on hold, 0 replanned",
                        "2021-06: [SL-TIMELY] of 1, 0 overdue, 0 on hold, 0 replanned",
                        "2021-08: [SL-CANCELLED, SL-HELD] of 2, 0 overdue, 0 on hold, 0 replanned",
                        "2021-09: [SL-WORST] of 1, 0 overdue, 0 on hold, 1 replanned");
        assertThat(forecast("2021-08-20"))
                .containsExactly(
                        "2021-08: [SL-CANCELLED, SL-HELD] of 2, 1 overdue, 1 on hold, 0 replanned",
                        "2022-03: [SL-WORST] of 1, 0 overdue, 0 on hold, 1 replanned");
        assertThat(forecast("2021-12-01"))
                .containsExactly(
                        "2021-08: [SL-HELD] of 1, 1 overdue, 1 on hold, 0 replanned",
                        "2022-03: [SL-WORST] of 1, 0 overdue, 0 on hold, 1 replanned");
    }

    @Test
    void theForecastIsNarrowedAndCountsModelsOnce() {
        assertThat(forecast("2021-01-01&market=CN"))
                .containsExactly("2021-08: [SL-HELD] of 1, 0 overdue, 0 on hold, 0 replanned");
        assertThat(forecast("2021-01-01&solution=AUTONOMOUS_DRIVING"))
                .containsExactly(
                        "2021-02: [SL-WORST] of 1, 0 overdue, 0 on hold, 0 replanned",
                        "2021-08: [SL-CANCELLED] of 1, 0 overdue, 0 on hold, 0 replanned");
        api.get(FORECAST + "2021-01-01&sort=-month").includes("""
                {"items": [{"month": "2021-08", "rollouts": 2, "vehicleModels": 1}, {"month": "2021-06"}, {"month": "2021-02"},
                           {"month": "2021-01"}]}""");
        assertThat(Pages.one(
                        api, FORECAST + "2021-01-01", item -> item.path("month").asString()))
                .containsExactly("2021-01", "2021-02", "2021-06", "2021-08");
    }
}
