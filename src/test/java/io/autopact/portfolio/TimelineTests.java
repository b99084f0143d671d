package io.autopact.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.Answer;
import io.autopact.support.Api;
import io.autopact.support.RegisterTest;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What happened with a group and all that belongs to it, and what was planned, as of a date. */
@RegisterTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TimelineTests {

    private static final String TIMELINE = "/api/v1/automakers/tl-group/timeline?asOf=";

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient database;

    @BeforeAll
    void thePortfolio() {
        Recording record = new Recording(api);
        record.automaker(
                "tl-group", "GROUP", ", \"cooperation\": {\"since\": \"2018-12-31\", \"sincePrecision\": \"YEAR\"}");
        record.automaker("tl-child", "SUBSIDIARY", """
                , "ties": [{"to": "tl-group", "kind": "SUBSIDIARY_OF", "from": "2018-06-01", "until": "2024-12-31"}]""");
        record.automaker("tl-stranger");
        record.draft("TL-GROUP", "tl-group", "[\"CONNECTED_VEHICLE\"]", """
                , "draftedOn": "2019-01-10", "expiresOn": "2023-12-31", "effectiveOn": "2019-07-01", "extendsToSubsidiaries": true""");
        record.act("TL-GROUP", "negotiate", "{\"on\": \"2019-02-01\"}");
        record.act(
                "TL-GROUP",
                "sign",
                "{\"signedOn\": \"2019-06-28\", \"effectiveOn\": \"2019-07-01\", \"expiresOn\": \"2023-12-31\"}");
        record.act(
                "TL-GROUP",
                "amend",
                "{\"effectiveOn\": \"2020-03-01\", \"addDomains\": [\"SMART_MOBILITY\"], \"note\": \"补\"}");
        api.post("/api/v1/agreements/TL-GROUP/milestones", """
                        {"code": "TL-MS", "titleZh": "平台上线", "titleEn": "Platform live", "dueOn": "2020-12-31", "owner": "tl-group"}""", "If-Match", "*").has(201);
        api.post("/api/v1/agreements/TL-GROUP/instruments", """
                        {"code": "TL-IN", "kind": "JOINT_LAB", "nameZh": "实验室", "nameEn": "Lab"}""", "If-Match", "*")
                .has(201);
        api.post(
                        "/api/v1/instruments/TL-IN/state",
                        "{\"to\": \"ESTABLISHED\", \"on\": \"2020-02-01\"}",
                        "If-Match",
                        "*")
                .has(200);
        record.signed("TL-CHILD", "tl-child", "[\"SMART_LOGISTICS\"]", "2018-09-16", "");
        record.act("TL-CHILD", "terminate", "{\"on\": \"2021-03-31\", \"reason\": \"终止\"}");
        record.model("tl-t1", "tl-child");
        record.rollout("TL-T1", "tl-t1", "ECO_CONNECTED_VEHICLE", """
                [{"stage": "INTEGRATING", "actualOn": "2019-08-01"},
                 {"stage": "LAUNCHED", "plannedOn": "2020-05-01", "madeOn": "2019-01-01", "actualOn": "2020-06-30"}]""", "");
        record.deployment("TL-DP", "tl-child", ", \"from\": \"2020-01-01\", \"until\": \"2020-12-31\"");
        record.signed("TL-STRANGER", "tl-stranger", "[\"SMART_LOGISTICS\"]", "2018-09-16", "");
    }

    private static List<String> events(Answer timeline) {
        return timeline.has(200).json().at("/events").values().stream()
                .map(event -> "%s %s %s%s"
                        .formatted(
                                event.path("on").asString(),
                                event.path("kind").asString(),
                                event.path("code").asString(),
                                event.path("planned").asBoolean() ? " planned" : ""))
                .toList();
    }

    @Test
    void everyDatedFactOfTheFamilyStandsInItsOrder() {
        assertThat(events(api.get(TIMELINE + "2022-01-01")))
                .containsExactly(
                        "2018-06-01 JOINED tl-child",
                        "2018-09-16 SIGNED TL-CHILD",
                        "2018-09-16 EFFECTIVE TL-CHILD",
                        "2018-12-31 COOPERATION_BEGAN tl-group",
                        "2019-01-10 DRAFTED TL-GROUP",
                        "2019-02-01 NEGOTIATING TL-GROUP",
                        "2019-06-28 SIGNED TL-GROUP",
                        "2019-07-01 EFFECTIVE TL-GROUP",
                        "2019-08-01 INTEGRATING TL-T1",
                        "2020-01-01 DEPLOYED TL-DP",
                        "2020-02-01 ESTABLISHED TL-IN",
                        "2020-03-01 AMENDMENT TL-GROUP",
                        "2020-06-30 LAUNCHED TL-T1",
                        "2020-12-31 DEPLOYMENT_ENDED TL-DP",
                        "2020-12-31 MILESTONE TL-MS",
                        "2021-03-31 TERMINATED TL-CHILD",
                        "2023-12-31 EXPIRY TL-GROUP planned");
    }

    @Test
    void asOfAnEarlierDateWhatPeopleDidLaterIsNotToldAndWhatWasPlannedThenIs() {
        assertThat(events(api.get(TIMELINE + "2020-01-15")))
                .contains("2020-05-01 LAUNCHED TL-T1 planned", "2020-12-31 MILESTONE TL-MS planned")
                .doesNotContain("2020-06-30 LAUNCHED TL-T1", "2020-02-01 ESTABLISHED TL-IN")
                .noneMatch(event -> event.contains("ESTABLISHED"));
        assertThat(events(api.get(TIMELINE + "2018-06-15")))
                .contains("2018-06-01 JOINED tl-child")
                .noneMatch(event -> event.contains("TL-GROUP"));
    }

    @Test
    void anAgreementIsABarFromItsFirstDayToItsLastWithItsMarks() {
        api.get(TIMELINE + "2022-01-01").includes("""
                {"organization": "tl-group", "nameZh": "名 tl-group", "asOf": "2022-01-01", "agreements": [
                    {"number": "TL-CHILD", "parties": ["tl-child"], "from": "2018-09-16", "until": "2021-03-31", "phase": "TERMINATED",
                     "marks": [{"on": "2018-09-16", "kind": "SIGNED", "code": null}, {"on": "2018-09-16", "kind": "EFFECTIVE"},
                               {"on": "2021-03-31", "kind": "TERMINATED"}]},
                    {"number": "TL-GROUP", "parties": ["tl-group"], "from": "2019-07-01", "until": "2023-12-31", "phase": "IN_FORCE",
                     "marks": [{"kind": "DRAFTED"}, {"kind": "NEGOTIATING"}, {"kind": "SIGNED"}, {"kind": "EFFECTIVE"},
                               {"on": "2020-03-01", "kind": "AMENDMENT", "code": "1"},
                               {"on": "2020-12-31", "kind": "MILESTONE", "code": "TL-MS"}, {"on": "2023-12-31", "kind": "EXPIRY"}]}]}""");
        api.get(TIMELINE + "2019-03-01").includes("""
                {"agreements": [{"number": "TL-CHILD", "phase": "IN_FORCE"}, {"number": "TL-GROUP", "phase": null}]}""");
    }

    @Test
    void aRolloutHasThePlanAndTheActualDateOfEachStageAsOfTheDate() {
        api.get(TIMELINE + "2022-01-01").includes("""
                {"rollouts": [{"number": "TL-T1", "vehicleModel": "tl-t1", "modelNameZh": "车型 tl-t1", "solution": "ECO_CONNECTED_VEHICLE",
                               "stage": "LAUNCHED", "stages": [
                                   {"stage": "INTEGRATING", "plannedOn": null, "actualOn": "2019-08-01"},
                                   {"stage": "LAUNCHED", "plannedOn": "2020-05-01", "actualOn": "2020-06-30"}]}],
                 "deployments": [{"number": "TL-DP", "organization": "tl-child", "solution": null, "from": "2020-01-01",
                                  "until": "2020-12-31"}]}""");
        api.get(TIMELINE + "2020-01-15").includes("""
                {"rollouts": [{"stage": "INTEGRATING", "stages": [{"actualOn": "2019-08-01"},
                                                                  {"plannedOn": "2020-05-01", "actualOn": null}]}]}""");
        api.get(TIMELINE + "2019-01-01").includes("""
                {"rollouts": [{"stage": "PLANNED", "stages": [{"stage": "LAUNCHED", "plannedOn": "2020-05-01", "actualOn": null}]}]}""");
    }

    @Test
    void aStageTellsItsFirstPlanHoweverOftenItIsPlannedAnew() {
        Recording record = new Recording(api);
        record.automaker("tl-late");
        record.model("tl-late-t1", "tl-late");
        record.rollout("TL-LATE", "tl-late-t1", "SMART_4S", """
                [{"stage": "INTEGRATING", "actualOn": "2019-08-01"}, {"stage": "LAUNCHED", "plannedOn": "2020-05-01", "madeOn": "2019-01-01"}]""", ", \"withoutBasis\": {\"reason\": \"事实如此\"}");
        database.sql("""
                        insert into rollout_plan (rollout_id, number, stage, planned_on, planned_on_precision,
                            planned_on_confidence, made_on, reason)
                        select id, 2, 'LAUNCHED', date '2020-12-31', 'QUARTER', 'STATED', date '2020-04-01', '供应商推迟'
                        from rollout where code = 'TL-LATE'""").update();
        api.get("/api/v1/automakers/tl-late/timeline?asOf=2020-03-31").includes("""
                {"rollouts": [{"stages": [{"stage": "INTEGRATING", "firstPlannedOn": null},
                                          {"stage": "LAUNCHED", "firstPlannedOn": "2020-05-01", "plannedOn": "2020-05-01",
                                           "plannedOnPrecision": "DAY", "actualOn": null, "actualOnPrecision": null}]}]}""");
        api.get("/api/v1/automakers/tl-late/timeline?asOf=2020-04-01").includes("""
                {"rollouts": [{"stages": [{"stage": "INTEGRATING", "firstPlannedOn": null},
                                          {"stage": "LAUNCHED", "firstPlannedOn": "2020-05-01", "plannedOn": "2020-12-31",
                                           "plannedOnPrecision": "QUARTER"}]}]}""");
        assertThat(api.get("/api/v1/automakers/tl-late/timeline.svg?asOf=2020-04-01&lang=en")
                        .has(200)
                        .body())
                .contains("plan 2020 Q4 (+244 d)");
        assertThat(api.get("/api/v1/portfolio/slips?automaker=tl-late&asOf=2020-04-01")
                        .at("/items/0/slipDays"))
                .isEqualTo("244");
    }

    @Test
    void everyDateTellsHowExactlyItIsKnown() {
        Recording record = new Recording(api);
        record.automaker("tl-rough");
        record.draft("TL-ROUGH", "tl-rough", "[]", "");
        record.act("TL-ROUGH", "sign", """
                {"signedOn": "2019-06-28", "signedOnPrecision": "BY", "effectiveOn": "2019-06-30", "effectiveOnPrecision": "MONTH",
                 "expiresOn": "2022-12-31", "expiresOnPrecision": "YEAR"}""");
        record.model("tl-rough-t1", "tl-rough");
        record.rollout("TL-ROUGH", "tl-rough-t1", "SMART_4S", """
                [{"stage": "LAUNCHED", "plannedOn": "2020-03-31", "plannedOnPrecision": "QUARTER", "madeOn": "2019-01-01",
                  "actualOn": "2020-06-28", "actualOnPrecision": "BY"}]""", ", \"withoutBasis\": {\"reason\": \"事实如此\"}");
        record.deployment(
                "TL-ROUGH",
                "tl-rough",
                ", \"from\": \"2020-01-31\", \"fromPrecision\": \"MONTH\", \"until\": \"2020-12-31\"");
        api.get("/api/v1/automakers/tl-rough/timeline?asOf=2020-07-01").includes("""
                {"agreements": [{"from": "2019-06-30", "fromPrecision": "MONTH", "until": "2022-12-31", "untilPrecision": "YEAR",
                                 "marks": [{"kind": "SIGNED", "precision": "BY"}, {"kind": "EFFECTIVE", "precision": "MONTH"},
                                           {"kind": "EXPIRY", "precision": "YEAR"}]}],
                 "rollouts": [{"stages": [{"stage": "LAUNCHED", "plannedOnPrecision": "QUARTER", "actualOn": "2020-06-28",
                                           "actualOnPrecision": "BY"}]}],
                 "deployments": [{"from": "2020-01-31", "fromPrecision": "MONTH", "until": "2020-12-31", "untilPrecision": "DAY"}]}""");
        api.get("/api/v1/automakers/tl-rough/timeline?asOf=2020-06-27").includes("""
                {"rollouts": [{"stages": [{"actualOn": null, "actualOnPrecision": null}]}]}""");
    }

    @Test
    void anEventIsToldInBothLanguagesWithHowExactlyItsDayIsKnown() {
        api.get(TIMELINE + "2019-01-01").includes("""
                {"events": [{"detailZh": "成为下属：名 tl-child → 名 tl-group", "detailEn": "Came to belong to: Name tl-child → Name tl-group"},
                            {"detailZh": "协议签署：协议 TL-CHILD", "detailEn": "Agreement signed: Agreement TL-CHILD",
                             "organization": "tl-child", "precision": "DAY"},
                            {}, {"kind": "COOPERATION_BEGAN", "precision": "YEAR", "type": "ORGANIZATION", "code": "tl-group"},
                            {"kind": "LAUNCHED", "planned": true}, {"kind": "TERMINATED", "planned": true}]}""");
    }

    @Test
    void whoLeftTakesItsStoryAlong() {
        assertThat(events(api.get(TIMELINE + "2025-01-01"))).noneMatch(event -> event.contains("TL-CHILD"));
        assertThat(events(api.get("/api/v1/automakers/tl-child/timeline?asOf=2025-01-01")))
                .contains("2018-09-16 SIGNED TL-CHILD", "2024-12-31 LEFT tl-child")
                .noneMatch(event -> event.contains("TL-GROUP"));
    }

    @Test
    void beforeAnythingHappenedTheTimelineIsEmpty() {
        api.get("/api/v1/automakers/tl-stranger/timeline?asOf=2018-01-01")
                .has(200)
                .is("""
                {"organization": "tl-stranger", "nameZh": "名 tl-stranger", "nameEn": "Name tl-stranger", "asOf": "2018-01-01",
                 "agreements": [], "rollouts": [], "deployments": [], "events": [], "knownBy": []}""");
    }
}
