package io.autopact.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.Answer;
import io.autopact.support.Api;
import io.autopact.support.Imports;
import io.autopact.support.RegisterTest;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Rollouts with the dates of their stages in one file, under the rules of the file of stages. */
@RegisterTest
class StagesBesideRolloutsTests {

    private static final String ROLLOUT = "number,vehicle_model,solution,without_basis_reason,";

    @Autowired
    private Api api;

    private Imports imports;

    @BeforeEach
    void models() {
        imports = new Imports(api);
        imports.csv("organizations", "code,kind,name_zh,name_en\nbeside-maker,COMPANY,甲,A\n");
        imports.csv("vehicle_models", "code,automaker,name_zh,name_en\nbeside-model,beside-maker,甲,A\n");
    }

    private Answer rollouts(String columns, String... rows) {
        StringBuilder file = new StringBuilder(ROLLOUT).append(columns).append('\n');
        for (String row : rows) {
            String[] cells = row.split(",", 2);
            file.append("%s,beside-model,SMART_4S,试点,%s\n".formatted(cells[0], cells[1]));
        }
        return imports.csv("rollouts", file.toString());
    }

    private String stages(String rollout) {
        String all = api.get(
                        "/api/v1/exports/rollout_stages.csv?columns=rollout,stage,planned_on,planned_on_precision,actual_on,actual_on_precision")
                .has(200)
                .body();
        return all.lines()
                .filter(line -> line.startsWith(rollout + ","))
                .map(line -> line.substring(rollout.length() + 1))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void aFileOfRolloutsHasTheDatesOfTheirStages() {
        rollouts(
                        "integrating_planned_on,integrating_actual_on,validating_actual_on,launched_planned_on,launched_actual_on",
                        "BESIDE-1,2026/3/1,2026/3/9,,2026/9/30,",
                        "BESIDE-2,,,,,2026年6月1日",
                        "BESIDE-3,,,,,")
                .includes(
                        "{\"state\": \"SUCCEEDED\", \"rowsRead\": 3, \"inserted\": 3, \"updated\": 0, \"unchanged\": 0}");
        assertThat(stages("BESIDE-1")).isEqualTo("""
                INTEGRATING,2026-03-01,DAY,2026-03-09,DAY
                LAUNCHED,2026-09-30,DAY,,""");
        assertThat(stages("BESIDE-2")).isEqualTo("LAUNCHED,,,2026-06-01,DAY");
        assertThat(stages("BESIDE-3")).isEmpty();
        api.get("/api/v1/rollouts/BESIDE-1").includes("{\"stage\": \"INTEGRATING\", \"version\": 1}");
        api.get("/api/v1/rollouts/BESIDE-2").includes("{\"stage\": \"LAUNCHED\", \"version\": 1}");
    }

    @Test
    void whatIsMissingOrEmptyStaysAndARolloutCountsOnce() {
        rollouts("integrating_planned_on,launched_planned_on", "BESIDE-STAYS,2026-03-01,2026-09-30", "BESIDE-OTHER,,");
        rollouts("integrating_actual_on,launched_planned_on", "BESIDE-STAYS,2026-03-09,", "BESIDE-OTHER,,")
                .includes("{\"state\": \"SUCCEEDED\", \"inserted\": 0, \"updated\": 1, \"unchanged\": 1}");
        assertThat(stages("BESIDE-STAYS")).isEqualTo("""
                INTEGRATING,2026-03-01,DAY,2026-03-09,DAY
                LAUNCHED,2026-09-30,DAY,,""");
        api.get("/api/v1/rollouts/BESIDE-STAYS").includes("{\"version\": 2}");
        rollouts("integrating_actual_on,launched_planned_on", "BESIDE-STAYS,2026-03-09,2026-09-30", "BESIDE-OTHER,,")
                .includes("{\"state\": \"SUCCEEDED\", \"updated\": 0, \"unchanged\": 2}");
    }

    @Test
    void aDateThatIsSaidAgainIsKnownAsExactlyAsBefore() {
        rollouts("market", "BESIDE-MONTH,CN");
        imports.csv(
                "rollout_stages",
                "rollout,stage,occurrence,actual_on,actual_on_precision\nBESIDE-MONTH,INTEGRATING,1,2026-03-31,MONTH\n");
        rollouts("market,integrating_actual_on,validating_actual_on", "BESIDE-MONTH,CN,2026-03-31,2026-05-01")
                .includes("{\"state\": \"SUCCEEDED\", \"updated\": 1}");
        assertThat(stages("BESIDE-MONTH")).isEqualTo("""
                INTEGRATING,,,2026-03-31,MONTH
                VALIDATING,,,2026-05-01,DAY""");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            launched_actual_on                          | 2199-01-01            | launched_actual_on     | 2199-01-01 | stage-reached-in-past
            integrating_actual_on,launched_actual_on    | 2026-06-02,2026-06-01 | launched_actual_on     | 2026-06-01 | stages-reached-in-order
            launched_planned_on                         | 28/06/2026            | launched_planned_on    | 28/06/2026 |
            retired_actual_on                           | 2026-06-01            | retired_actual_on      | 2026-06-01 | stage-retired-was-launched
            """)
    void theRulesAreThoseOfStagesAndAreToldAtTheColumnOfTheFile(
            String columns, String values, String column, String value, String rule) {
        Answer job = rollouts(
                columns,
                "BESIDE-GOOD-" + columns.length() + ","
                        + ",".repeat((int) columns.chars().filter(c -> c == ',').count()),
                "BESIDE-BAD," + values);
        job.includes("""
                {"state": "REFUSED", "inserted": 0, "errors": [{"file": "rollouts.csv", "line": 3, "column": "%s", "value": "%s"}]}""".formatted(column, value));
        assertThat(job.at("/errors/0/rule")).isEqualTo(rule);
        api.get("/api/v1/rollouts/BESIDE-BAD").isProblem(404, "not-found");
    }

    @Test
    void aPlanIsChangedByAPlan() {
        rollouts("launched_planned_on", "BESIDE-PLAN,2026-09-30");
        rollouts("launched_planned_on", "BESIDE-PLAN,2026-10-31").includes("""
                {"state": "REFUSED", "errors": [
                    {"line": 2, "column": "launched_planned_on", "value": "2026-10-31", "rule": "stage-plan-is-changed-by-a-plan"}]}""");
    }

    @Test
    void knownRolloutsGetNewStagesWhereNothingNewIsTaken() {
        rollouts("market", "BESIDE-KNOWN,CN");
        imports.csv("rollouts?mode=update", "number,launched_actual_on\nBESIDE-KNOWN,2026-06-01\n")
                .includes("{\"state\": \"SUCCEEDED\", \"updated\": 1}");
        assertThat(stages("BESIDE-KNOWN")).isEqualTo("LAUNCHED,,,2026-06-01,DAY");
    }

    @Test
    void exportsTellTheStagesInTheirOwnDataSetAloneAndTheTemplateHasTheColumns() {
        assertThat(api.get("/api/v1/exports/rollouts.csv")
                        .body()
                        .lines()
                        .findFirst()
                        .orElseThrow())
                .doesNotContain("integrating_planned_on");
        assertThat(api.get("/api/v1/exports/rollouts").at("/alsoTaken/0/name")).isEqualTo("integrating_planned_on");
        assertThat(api.get("/api/v1/exports/rollouts/template.csv").body()).contains(",集成的计划日期,集成的实际日期,");
        imports.csv("rollouts", "落地编号,车型编码,方案编码,无协议依据的原因,上市的实际日期\nBESIDE-ZH,beside-model,SMART_4S,试点,2026-06-01\n")
                .includes("{\"state\": \"SUCCEEDED\", \"inserted\": 1}");
        assertThat(stages("BESIDE-ZH")).isEqualTo("LAUNCHED,,,2026-06-01,DAY");
    }
}
