package io.autopact.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.autopact.exchange.ImportFile;
import io.autopact.exchange.ImportRefusedException;
import io.autopact.exchange.ImportReport;
import io.autopact.exchange.Importer;
import io.autopact.history.AuditContext;
import io.autopact.history.ChangeVia;
import io.autopact.support.Api;
import io.autopact.support.RegisterTest;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A row that the API refuses is refused in a file too: models, rollouts with their stages and plans, and deployments.
 */
@RegisterTest
class RolloutImportTests {

    private static final String MODEL = "code,automaker,name_zh,name_en\n";
    private static final String ROLLOUT = "number,vehicle_model,solution,basis,without_basis_reason\n";
    private static final String STAGE = "rollout,stage,occurrence,planned_on,actual_on,resumed_on\n";
    private static final String PLAN = "rollout,number,stage,planned_on,made_on,reason\n";

    @Autowired
    private Importer importer;

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient database;

    private Landing landing;

    @BeforeEach
    void aModelAndAnAgreement() {
        landing = new Landing(api);
        if (api.get("/api/v1/vehicle-models/im-model").status() == 404) {
            landing.makerWithModel("im-model");
            landing.signed("IM-AG", "im-model", "2020-01-01", ", \"scope\": [\"CONNECTED_VEHICLE\"]");
        }
    }

    private static ImportFile file(String dataSet, String content) {
        return new ImportFile(
                dataSet, dataSet + ".csv", () -> new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
    }

    private ImportReport run(ImportFile... files) {
        return AuditContext.as("an importer", ChangeVia.IMPORT, () -> importer.run(List.of(files)));
    }

    private List<Tuple> refused(ImportFile... files) {
        long before = changes();
        ImportRefusedException[] refusal = new ImportRefusedException[1];
        assertThatExceptionOfType(ImportRefusedException.class)
                .isThrownBy(() -> run(files))
                .satisfies(thrown -> refusal[0] = thrown);
        assertThat(changes()).as("nothing is written").isEqualTo(before);
        return refusal[0].getReport().errors().stream()
                .map(error -> tuple(error.line(), error.column(), error.value(), error.detail()))
                .toList();
    }

    private long changes() {
        return database.sql("select count(*) from change").query(Long.class).single();
    }

    private static ImportFile rollout(String number) {
        return file("rollouts", ROLLOUT + number + ",im-model,ECO_CONNECTED_VEHICLE,,\n");
    }

    @Test
    void aModelIsOfAnAutomakerThatThereIs() {
        api.put("/api/v1/partners/im-partner", """
                        {"kind": "MOBILITY_OPERATOR", "nameZh": "出行", "nameEn": "Mobility"}""", "If-None-Match", "*");
        assertThat(refused(file(
                        "vehicle_models",
                        MODEL + "im-x,im-partner,甲,A\nim-y,nobody,乙,B\nIM-UP,im-model,丙,C\nim-z,im-model,,D\n")))
                .containsExactlyInAnyOrder(
                        tuple(2L, "automaker", "im-partner", "nothing has this code"),
                        tuple(3L, "automaker", "nobody", "nothing has this code"),
                        tuple(4L, "code", "IM-UP", "must match [a-z0-9-]{1,80}"),
                        tuple(5L, "name_zh", "", "is missing"));
        landing.model("im-deleted", "im-model");
        api.delete("/api/v1/vehicle-models/im-deleted", "If-Match", "*").has(204);
        assertThat(refused(file("vehicle_models", MODEL + "im-deleted,im-model,甲,A\n")))
                .containsExactly(tuple(2L, "code", "im-deleted", "was that of a record that was deleted"));
        run(file("vehicle_models", "code,automaker,name_zh,name_en,powertrain\nim-bev,im-model,甲,A,BEV\n"));
        api.get("/api/v1/vehicle-models/im-bev").includes("{\"powertrain\": \"BEV\", \"version\": 1}");
    }

    @Test
    void theSameSolutionIsNotInUseTwiceAtOnce() {
        String header = "number,organization,solution,from,until\n";
        assertThat(refused(file("deployments", header + """
                        IM-D1,im-model,SMART_4S,2020-01-01,2020-12-31
                        IM-D2,im-model,SMART_4S,2020-06-01,
                        IM-D3,nobody,,2020-06-01,2020-05-31
                        """)))
                .contains(
                        tuple(4L, "organization", "nobody", "nothing has this code"),
                        tuple(4L, "until", "2020-05-31", "until (2020-05-31) lies before from (2020-06-01)."));
        assertThat(refused(file("deployments", header + """
                        IM-D1,im-model,SMART_4S,2020-01-01,2020-12-31
                        IM-D2,im-model,SMART_4S,2020-06-01,
                        """)))
                .extracting(error -> error.toList().subList(0, 3))
                .containsExactlyInAnyOrder(List.of(2L, "solution", "SMART_4S"), List.of(3L, "solution", "SMART_4S"));
        run(file("deployments", header + "IM-D1,im-model,,2020-01-01,\nIM-D2,im-model,,2020-06-01,\n"));
    }

    @Test
    void aRolloutNamesWhatThereIsAndRestsOnAnAgreementOrSaysWhyNot() {
        assertThat(refused(file("rollouts", ROLLOUT + """
                        IM-R1,nothing,ECO_CONNECTED_VEHICLE,,
                        IM-R2,im-model,NOTHING,,
                        IM-R3,im-model,ECO_CONNECTED_VEHICLE,AG-NOTHING,
                        IM-R4,im-model,ECO_CONNECTED_VEHICLE,IM-AG,甲
                        """)))
                .containsExactlyInAnyOrder(
                        tuple(2L, "vehicle_model", "nothing", "nothing has this code"),
                        tuple(3L, "solution", "NOTHING", "nothing has this code"),
                        tuple(4L, "basis", "AG-NOTHING", "nothing has this code"),
                        tuple(5L, "without_basis_reason", "甲", "It rests on IM-AG, or on nothing; not both."));
        assertThat(refused(
                        file(
                                "rollouts",
                                ROLLOUT
                                        + "IM-R5,im-model,MOBILITY_SERVICE,,\nIM-R6,im-model,MOBILITY_SERVICE,IM-AG,\n"),
                        file(
                                "rollout_stages",
                                STAGE + "IM-R5,LAUNCHED,1,,2020-06-01,\nIM-R6,LAUNCHED,1,,2020-06-01,\n")))
                .containsExactlyInAnyOrder(
                        tuple(
                                2L,
                                "rollout",
                                "IM-R5",
                                "IM-R5 rests on no agreement that is in force on 2020-06-01, covers what the solution serves and is made with the maker."),
                        tuple(
                                3L,
                                "rollout",
                                "IM-R6",
                                "IM-R6 rests on no agreement that is in force on 2020-06-01, covers what the solution serves and is made with the maker."));
        run(
                file(
                        "rollouts",
                        ROLLOUT + "IM-R7,im-model,MOBILITY_SERVICE,,已上市\nIM-R8,im-model,ECO_CONNECTED_VEHICLE,,\n"),
                file("rollout_stages", STAGE + "IM-R7,LAUNCHED,1,,2020-06-01,\nIM-R8,LAUNCHED,1,,2020-06-01,\n"));
        landing.read("IM-R7")
                .includes(
                        "{\"stage\": \"LAUNCHED\", \"basis\": null, \"withoutBasis\": {\"reason\": \"已上市\"}, \"version\": 1}");
        landing.read("IM-R8").includes("{\"stage\": \"LAUNCHED\", \"basis\": \"IM-AG\", \"version\": 1}");
        api.get("/api/v1/rollouts/IM-R8/history")
                .includes("{\"items\": [{\"by\": \"an importer\", \"change\": \"CREATED\", \"via\": \"IMPORT\"}]}");
        assertThat(refused(file("rollouts", ROLLOUT + "IM-R8,im-model,MOBILITY_SERVICE,IM-AG,\n")))
                .as("another solution needs a basis of its own")
                .extracting(error -> error.toList().subList(0, 3))
                .containsExactly(List.of(2L, "basis", "IM-AG"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            INTEGRATING,1,,2020-06-02, VALIDATING,1,,2020-06-01,  | 3 | actual_on  | 2020-06-01 | VALIDATING on 2020-06-01 lies before INTEGRATING on 2020-06-02.
            LAUNCHED,1,2090-01-01,, VALIDATING,1,2090-01-02,,     | 2 | planned_on | 2090-01-01 | LAUNCHED is planned for 2090-01-01, before VALIDATING, which is planned for 2090-01-02.
            LAUNCHED,1,,2020-06-02, CANCELLED,1,,2020-06-03,      | 3 | stage      | CANCELLED  | What was launched is retired and no longer cancelled or put on hold.
            RETIRED,1,,2020-06-02,                                | 2 | actual_on  | 2020-06-02 | Only what was launched can be retired.
            ON_HOLD,1,,,                                          | 2 | actual_on  | -          | It is not told since when it is on hold.
            ON_HOLD,1,,2020-01-01, ON_HOLD,2,,2020-06-01,         | 3 | actual_on  | 2020-06-01 | It was on hold then already.
            INTEGRATING,1,,2199-06-02,                            | 2 | actual_on  | 2199-06-02 | What has happened is not recorded for a day in the future.
            INTEGRATING,2,,2020-06-02,                            | 2 | occurrence | 2          | INTEGRATING is there once; only ON_HOLD can be there several times.
            ON_HOLD,1,2090-01-01,2020-01-01,                      | 2 | planned_on | 2090-01-01 | ON_HOLD is not planned ahead.
            INTEGRATING,1,,2020-06-02,2020-06-03                  | 2 | resumed_on | 2020-06-03 | Only what is ON_HOLD goes on.
            ON_HOLD,1,,2020-06-02,2020-06-01                      | 2 | resumed_on | 2020-06-01 | It would go on before it was put on hold on 2020-06-02.
            SOLD,1,,2020-06-02,                                   | 2 | stage      | SOLD       | must be one of PLANNED, INTEGRATING, VALIDATING, LAUNCHED, RETIRED, ON_HOLD, CANCELLED
            """)
    void stageDatesThatCannotBeAreRefused(String rows, long line, String column, String value, String detail) {
        StringBuilder stages = new StringBuilder(STAGE);
        for (String row : rows.split(" ")) {
            stages.append("IM-X,").append(row).append('\n');
        }
        assertThat(refused(rollout("IM-X"), file("rollout_stages", stages.toString())))
                .contains(tuple(line, column, value, detail));
    }

    @Test
    void aDateOfTheFileMayNotContradictOneThatIsRecorded() {
        landing.record(
                        "IM-MIXED",
                        "im-model",
                        ", \"stages\": [{\"stage\": \"INTEGRATING\", \"actualOn\": \"2020-06-02\"}]")
                .has(201);
        assertThat(refused(file("rollout_stages", STAGE + "IM-MIXED,VALIDATING,1,,2020-06-01,\n")))
                .containsExactly(tuple(
                        2L,
                        "actual_on",
                        "2020-06-01",
                        "VALIDATING on 2020-06-01 lies before INTEGRATING on 2020-06-02."));
        run(file("rollout_stages", STAGE + "IM-MIXED,VALIDATING,1,,2020-06-03,\n"));
        landing.read("IM-MIXED").includes("{\"stage\": \"VALIDATING\", \"version\": 2}");
    }

    @Test
    void aRolloutForAnArchivedModelIsRefusedUnlessBothComeAsTheyWere() {
        landing.model("im-old", "im-model");
        api.post("/api/v1/vehicle-models/im-old/archive", "{}", "If-Match", "*").has(200);
        String rollout = "number,vehicle_model,solution\nIM-OLD,%s,SMART_4S\n";
        assertThat(refused(file("rollouts", rollout.formatted("im-old"))))
                .containsExactly(tuple(2L, "vehicle_model", "im-old", "im-old is archived; restore it first."));
        run(
                file("vehicle_models", "code,automaker,name_zh,name_en,archived\nim-old-too,im-model,甲,A,true\n"),
                file("rollouts", rollout.formatted("im-old-too")));
        assertThat(run(file("rollouts", rollout.formatted("im-old-too"))).unchanged())
                .isEqualTo(1);
    }

    @Test
    void aPlanThatWasMadeIsKeptAndAnotherOneIsAnotherRowWithItsReason() {
        run(
                rollout("IM-P"),
                file(
                        "rollout_plans",
                        PLAN + "IM-P,1,LAUNCHED,2030-01-01,,\nIM-P,2,LAUNCHED,2030-03-01,2020-05-01,延期\n"));
        landing.read("IM-P")
                .includes(
                        "{\"stages\": [{\"stage\": \"LAUNCHED\", \"plannedOn\": \"2030-03-01\"}], \"slipDays\": 59, \"version\": 1}");
        assertThat(refused(file("rollout_stages", STAGE + "IM-P,LAUNCHED,1,2030-04-01,,\n")))
                .containsExactly(
                        tuple(
                                2L,
                                "planned_on",
                                "2030-04-01",
                                "LAUNCHED is planned for 2030-03-01; another plan is made with a reason: by …/plan, or as a row of rollout_plans."));
        assertThat(refused(file("rollout_stages", STAGE + "IM-P,LAUNCHED,1,,,\n")))
                .extracting(error -> error.toList().get(1))
                .containsExactly("planned_on");
        assertThat(refused(file("rollout_plans", PLAN + """
                        IM-P,1,LAUNCHED,2030-01-02,,
                        IM-P,3,LAUNCHED,2030-04-01,,
                        IM-P,4,LAUNCHED,2030-05-01,2199-01-01,甲
                        IM-P,5,ON_HOLD,2030-05-01,,
                        """)))
                .containsExactlyInAnyOrder(
                        tuple(
                                2L,
                                "planned_on",
                                "2030-01-02",
                                "Plan 1 is kept as it was made; another plan is another one, with its reason."),
                        tuple(3L, "reason", null, "It is another plan of LAUNCHED and says why."),
                        tuple(3L, "made_on", null, "It is another plan of LAUNCHED and was made on a day."),
                        tuple(4L, "made_on", "2199-01-01", "A plan cannot be recorded as made in the future."),
                        tuple(5L, "stage", "ON_HOLD", "ON_HOLD is not planned ahead."));
        assertThat(refused(file("rollout_plans", PLAN + "IM-P,3,VALIDATING,2030-03-02,,\n")))
                .containsExactly(tuple(
                        2L,
                        "planned_on",
                        "2030-03-02",
                        "LAUNCHED is planned for 2030-03-01, before VALIDATING, which is planned for 2030-03-02."));
        run(file("rollout_plans", PLAN + "IM-P,5,LAUNCHED,2030-04-01,2020-06-01,再次延期\n"));
        landing.read("IM-P").includes("{\"slipDays\": 90, \"version\": 2}");
        landing.read("IM-P", "2020-05-31").includes("{\"slipDays\": 59}");
        assertThat(refused(file("rollout_plans", PLAN + "IM-P,4,INTEGRATING,2029-01-01,,\n")))
                .containsExactly(tuple(
                        2L, "number", "4", "It stands before plans that were made already, of which the last is 5."));
        landing.move("IM-P", "LAUNCHED", "2020-07-01").has(200);
        assertThat(refused(file("rollout_plans", PLAN + "IM-P,6,LAUNCHED,2030-06-01,2020-07-02,太晚\n")))
                .containsExactly(
                        tuple(2L, "stage", "LAUNCHED", "LAUNCHED was reached already; there is nothing left to plan."));
        assertThat(run(file("rollout_plans", PLAN + "IM-P,2,LAUNCHED,2030-03-01,2020-05-01,延期\n"))
                        .unchanged())
                .isEqualTo(1);
    }

    @Test
    void whatLostItsBasisLaterIsNoObstacleToAFileThatSaysNothingNewOfIt() {
        landing.makerWithModel("im-lost");
        landing.signed("IM-LOST", "im-lost", "2020-01-01", ", \"scope\": [\"CONNECTED_VEHICLE\"]");
        landing.record(
                        "IM-RO-LOST",
                        "im-lost",
                        ", \"stages\": [{\"stage\": \"LAUNCHED\", \"actualOn\": \"2020-06-01\"}]")
                .has(201);
        landing.act("IM-LOST", "terminate", "{\"on\": \"2020-03-31\", \"reason\": \"追溯终止\"}")
                .has(200);
        long before = changes();
        ImportReport report = run(
                file("rollouts", ROLLOUT + "IM-RO-LOST,im-lost,ECO_CONNECTED_VEHICLE,IM-LOST,\n"),
                file("rollout_stages", STAGE + "IM-RO-LOST,LAUNCHED,1,,2020-06-01,\n"));
        assertThat(report.unchanged()).isEqualTo(2);
        assertThat(changes()).isEqualTo(before);
        run(file("rollouts", "number,vehicle_model,solution,market\nIM-RO-LOST,im-lost,ECO_CONNECTED_VEHICLE,CN\n"));
        landing.read("IM-RO-LOST").includes("{\"market\": \"CN\", \"basis\": \"IM-LOST\", \"version\": 2}");
        assertThat(refused(file("rollout_stages", STAGE + "IM-RO-LOST,LAUNCHED,1,,2020-06-02,\n")))
                .extracting(error -> error.toList().get(2))
                .containsExactly("IM-RO-LOST");
    }

    @Test
    void whatLostItsBasisTravelsToAnotherRegisterTogetherWithItsAgreement() {
        landing.maker("im-whole", "");
        run(
                file(
                        "agreements",
                        "number,kind,title_zh,title_en,status,signed_on,effective_on,terminated_on,termination_reason\n"
                                + "IM-WHOLE,MEMORANDUM,甲,A,TERMINATED,2020-01-01,2020-01-01,2020-03-31,追溯终止\n"),
                file("agreement_parties", "agreement,organization,role\nIM-WHOLE,im-whole,COUNTERPARTY\n"),
                file("agreement_scope", "agreement,domain,from\nIM-WHOLE,CONNECTED_VEHICLE,2020-01-01\n"),
                file("vehicle_models", MODEL + "im-whole,im-whole,甲,A\n"),
                file("rollouts", ROLLOUT + "IM-RO-WHOLE,im-whole,ECO_CONNECTED_VEHICLE,IM-WHOLE,\n"),
                file("rollout_stages", STAGE + "IM-RO-WHOLE,LAUNCHED,1,,2020-06-01,\n"));
        landing.read("IM-RO-WHOLE").includes("{\"stage\": \"LAUNCHED\", \"basis\": \"IM-WHOLE\", \"version\": 1}");
        assertThat(refused(
                        file("rollouts", ROLLOUT + "IM-RO-X,im-whole,ECO_CONNECTED_VEHICLE,IM-WHOLE,\n"),
                        file("rollout_stages", STAGE + "IM-RO-X,LAUNCHED,1,,2020-06-01,\n")))
                .hasSize(1);
    }
}
