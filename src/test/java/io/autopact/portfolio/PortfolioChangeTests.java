package io.autopact.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.Api;
import io.autopact.support.RegisterTest;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What is otherwise at one date than at another, kind by kind. */
@RegisterTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PortfolioChangeTests {

    private static final String CHANGES = "/api/v1/portfolio/changes?";
    private static final String OURS = "&organization=ch-group,ch-child,ch-maker,ch-operator";

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient database;

    @BeforeAll
    void thePortfolio() {
        Recording record = new Recording(api);
        record.automaker(
                "ch-group", "GROUP", ", \"cooperation\": {\"since\": \"2019-01-01\", \"until\": \"2019-06-30\"}");
        record.automaker("ch-child", "SUBSIDIARY", """
                , "ties": [{"to": "ch-group", "kind": "SUBSIDIARY_OF", "until": "2021-12-31"}]""");
        record.automaker("ch-maker");
        record.partner("ch-operator", "MOBILITY_OPERATOR", "");
        record.signed("CH-GROUP", "ch-group", "[\"CONNECTED_VEHICLE\"]", "2020-01-01", """
                , "extendsToSubsidiaries": true, "effectiveOn": "2020-02-01", "expiresOn": "2022-12-31", "noticeDays": 30""");
        record.model("ch-t1", "ch-child");
        record.rollout("CH-T1", "ch-t1", "ECO_CONNECTED_VEHICLE", """
                [{"stage": "INTEGRATING", "actualOn": "2020-03-01"},
                 {"stage": "LAUNCHED", "plannedOn": "2020-09-01", "madeOn": "2018-01-01", "actualOn": "2020-10-01"}]""", "");
        record.deployment(
                "CH-DP",
                "ch-operator",
                ", \"solution\": \"MOBILITY_SERVICE\", \"from\": \"2020-05-01\", \"until\": \"2021-04-30\"");
        database.sql("""
                        insert into rollout_plan (rollout_id, number, stage, planned_on, planned_on_precision,
                            planned_on_confidence, made_on, reason)
                        select id, 2, 'LAUNCHED', date '2020-09-20', 'DAY', 'STATED', date '2020-08-01', '推迟'
                        from rollout where code = 'CH-T1'""").update();
    }

    private static String told(JsonNode item) {
        return "%s %s %s %s→%s"
                .formatted(
                        item.path("kind").asString(),
                        item.path("code").asString(),
                        item.path("subject").asString("-"),
                        item.path("before").asString("-"),
                        item.path("after").asString("-"))
                .replace(" null", " -");
    }

    private List<String> changes(String from, String to) {
        return Pages.whole(api, CHANGES + "from=%s&to=%s%s".formatted(from, to, OURS), PortfolioChangeTests::told);
    }

    @ParameterizedTest(name = "from {0} to {1}: {2}")
    @CsvSource({
        "2018-12-31, 2019-01-01, COOPERATION_BEGAN ch-group",
        "2019-06-30, 2019-07-01, COOPERATION_ENDED ch-group",
        "2019-12-31, 2020-01-01, AGREEMENT_PHASE_CHANGED CH-GROUP",
        "2020-01-31, 2020-02-01, AGREEMENT_CAME_INTO_FORCE CH-GROUP",
        "2020-01-31, 2020-02-01, COVERAGE_GAINED ch-group CONNECTED_VEHICLE",
        "2020-01-31, 2020-02-01, COVERAGE_GAINED ch-child CONNECTED_VEHICLE",
        "2022-11-30, 2022-12-01, AGREEMENT_PHASE_CHANGED CH-GROUP",
        "2022-12-31, 2023-01-01, AGREEMENT_ENDED CH-GROUP",
        "2022-12-31, 2023-01-01, COVERAGE_LOST ch-group CONNECTED_VEHICLE",
        "2021-12-31, 2022-01-01, COVERAGE_LOST ch-child CONNECTED_VEHICLE",
        "2020-02-28, 2020-03-01, ROLLOUT_MOVED CH-T1",
        "2020-09-30, 2020-10-01, ROLLOUT_MOVED CH-T1",
        "2020-07-31, 2020-08-01, LAUNCH_REPLANNED CH-T1",
        "2020-04-30, 2020-05-01, DEPLOYMENT_BEGAN CH-DP MOBILITY_SERVICE",
        "2021-04-30, 2021-05-01, DEPLOYMENT_ENDED CH-DP MOBILITY_SERVICE"
    })
    void aChangeIsToldBetweenTheDaysBeforeAndAfterIt(String from, String to, String change) {
        assertThat(changes(from, to)).anyMatch(told -> told.startsWith(change + " "));
        assertThat(changes(to, to)).isEmpty();
        assertThat(changes(from, from)).isEmpty();
    }

    @Test
    void onOneDayNothingElseChangesThanWhatDid() {
        assertThat(changes("2020-01-31", "2020-02-01"))
                .containsExactlyInAnyOrder(
                        "AGREEMENT_CAME_INTO_FORCE CH-GROUP - UPCOMING→IN_FORCE",
                        "COOPERATION_BEGAN ch-group - -→-",
                        "COVERAGE_GAINED ch-child CONNECTED_VEHICLE -→-",
                        "COVERAGE_GAINED ch-group CONNECTED_VEHICLE -→-");
        assertThat(changes("2020-07-31", "2020-08-01"))
                .containsExactly("LAUNCH_REPLANNED CH-T1 - 2020-09-01→2020-09-20");
        assertThat(changes("2020-09-30", "2020-10-01")).containsExactly("ROLLOUT_MOVED CH-T1 - INTEGRATING→LAUNCHED");
    }

    @Test
    void whatCameAndWentAgainInBetweenIsNoChange() {
        assertThat(changes("2018-01-01", "2019-12-31")).isEmpty();
        assertThat(changes("2020-04-01", "2021-06-01")).noneMatch(told -> told.contains("CH-DP"));
    }

    @Test
    void aChangeIsToldInBothLanguages() {
        api.get(
                        CHANGES
                                + "from=2020-01-31&to=2020-02-01&organization=ch-group&kind=AGREEMENT_CAME_INTO_FORCE,COVERAGE_GAINED")
                .has(200)
                .is("""
                        {"items": [
                            {"kind": "AGREEMENT_CAME_INTO_FORCE", "type": "AGREEMENT", "code": "CH-GROUP",
                             "organizations": [{"code": "ch-group", "nameZh": "名 ch-group", "nameEn": "Name ch-group"}],
                             "subject": null, "before": "UPCOMING", "after": "IN_FORCE",
                             "on": "2020-02-01", "onPrecision": "DAY", "onConfidence": "STATED", "onNotBefore": null,
                             "detailZh": "CH-GROUP：协议生效 (UPCOMING → IN_FORCE)",
                             "detailEn": "CH-GROUP came into force (UPCOMING → IN_FORCE)"},
                            {"kind": "COVERAGE_GAINED", "type": "AUTOMAKER", "code": "ch-group",
                             "organizations": [{"code": "ch-group", "nameZh": "名 ch-group", "nameEn": "Name ch-group"}],
                             "subject": "CONNECTED_VEHICLE", "before": null, "after": null,
                             "on": null, "onPrecision": null, "onConfidence": null, "onNotBefore": null,
                             "detailZh": "ch-group CONNECTED_VEHICLE：新增覆盖领域",
                             "detailEn": "ch-group CONNECTED_VEHICLE came to be covered"}],
                         "nextCursor": null}""");
    }

    @Test
    void changesAreNarrowed() {
        String question = CHANGES + "from=2019-12-31&to=2023-12-31";
        assertThat(api.get(question + "&organization=ch-operator&limit=500").items("code"))
                .isEmpty();
        assertThat(api.get(question + "&organization=ch-child&type=ROLLOUT").items("kind"))
                .containsExactlyInAnyOrder("ROLLOUT_MOVED", "LAUNCH_REPLANNED");
        assertThat(api.get(
                                CHANGES
                                        + "from=2020-02-02&to=2020-12-31&organization=ch-group&includeDescendants=true&asOf=2020-06-01")
                        .items("code"))
                .containsExactly("CH-T1", "CH-T1");
        assertThat(api.get(CHANGES + "from=2020-02-02&to=2020-12-31&organization=ch-group")
                        .items("code"))
                .isEmpty();
    }

    @Test
    void theEarlierDateIsNeeded() {
        api.get("/api/v1/portfolio/changes").isProblem(400, "invalid-request").names("from", "required");
        api.get(CHANGES + "to=2020-01-01").isProblem(400, "invalid-request").names("from", "required");
    }

    @Test
    void theEarlierDateIsNotTheLaterOne() {
        api.get(CHANGES + "from=2020-01-02&to=2020-01-01")
                .isProblem(400, "invalid-request")
                .names("from", "out-of-order");
        api.get(CHANGES + "from=2020-01-02&asOf=2020-01-01")
                .isProblem(400, "invalid-request")
                .names("from", "out-of-order");
        api.get(CHANGES + "from=2200-01-01").isProblem(400, "invalid-request").names("from", "out-of-order");
    }

    @ParameterizedTest
    @ValueSource(strings = {"from=1885-12-31", "from=2020-01-01&to=2201-01-01", "from=soon", "from=2020-02-30"})
    void aDateThatIsNoneIsRefused(String dates) {
        api.get(CHANGES + dates).isProblem(400, "invalid-request");
    }

    @Test
    void withoutALaterDateChangesAreToldUpToTheDateAskedAbout() {
        assertThat(Pages.whole(api, CHANGES + "from=2020-01-31&asOf=2020-02-01" + OURS, PortfolioChangeTests::told))
                .isEqualTo(changes("2020-01-31", "2020-02-01"))
                .hasSize(4);
        assertThat(Pages.whole(api, CHANGES + "from=2022-12-31" + OURS, PortfolioChangeTests::told))
                .contains("AGREEMENT_ENDED CH-GROUP - EXPIRING→EXPIRED");
    }

    @Test
    void pageByPageEachComesOnce() {
        String question = CHANGES + "from=2019-12-31&to=2022-06-01" + OURS;
        List<String> whole = Pages.whole(api, question, PortfolioChangeTests::told);
        assertThat(whole).hasSizeGreaterThanOrEqualTo(4).doesNotHaveDuplicates();
        for (String sort : List.of("key", "-key", "code", "-code")) {
            assertThat(Pages.one(api, question + "&sort=" + sort, PortfolioChangeTests::told))
                    .as(sort)
                    .containsExactlyInAnyOrderElementsOf(whole);
        }
    }
}
