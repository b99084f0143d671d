package io.autopact.agreement.milestone;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.Answer;
import io.autopact.support.Api;
import io.autopact.support.Csv;
import io.autopact.support.Imports;
import io.autopact.support.RegisterTest;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A due date is moved with a reason only, and keeps its history and its slip, as plans do. */
@RegisterTest
class DueDateTests {

    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));

    @Autowired
    private Api api;

    @BeforeEach
    void anAgreement() {
        if (api.get("/api/v1/agreements/DD-AG").status() == 404) {
            api.post(
                            "/api/v1/automakers",
                            "{\"code\": \"dd-maker\", \"kind\": \"COMPANY\", \"nameZh\": \"甲\", \"nameEn\": \"A\"}")
                    .has(201);
            api.post("/api/v1/agreements", """
                            {"number": "DD-AG", "kind": "PROJECT_AGREEMENT", "titleZh": "甲", "titleEn": "A",
                             "parties": [{"organization": "dd-maker", "role": "COUNTERPARTY"}]}""").has(201);
            api.post("/api/v1/agreements/DD-AG/sign", "{\"signedOn\": \"2020-01-01\"}", "If-Match", "*")
                    .has(200);
        }
    }

    private void add(String code, String dueOn, String more) {
        api.post("/api/v1/agreements/DD-AG/milestones", """
                        {"code": "%s", "titleZh": "交付", "titleEn": "Deliver", "dueOn": "%s", "owner": "dd-maker"%s}""".formatted(code, dueOn, more), "If-Match", "*")
                .has(201);
    }

    private Answer patch(String code, String patch) {
        return api.patch("/api/v1/milestones/" + code, patch, "If-Match", "*");
    }

    private Answer read(String code, String asOf) {
        return api.get("/api/v1/milestones/" + code + "?asOf=" + asOf).has(200);
    }

    private List<String> overdue(String asOf) {
        return api.get("/api/v1/milestones?overdue=true&agreement=DD-AG&limit=500&asOf=" + asOf)
                .items("code");
    }

    private List<String> rows(String dataSet, String code, String asOf, String columns) {
        return Csv.rows(api.get("/api/v1/exports/%s.csv?asOf=%s&columns=%s".formatted(dataSet, asOf, columns))
                        .has(200)
                        .body())
                .stream()
                .filter(row -> row.getFirst().equals(code))
                .map(row -> String.join(" ", row))
                .toList();
    }

    @Test
    void aMovedDueDateHasAReasonAndKeepsItsSlip() {
        add("DD-MOVED", "2020-06-30", ", \"madeOn\": \"2020-01-01\"");
        patch("DD-MOVED", "{\"dueOn\": \"2190-06-30\"}")
                .isProblem(422, "rule-violated")
                .names("/reason", "required");
        patch("DD-MOVED", "{\"dueOn\": \"2020-09-30\", \"madeOn\": \"2020-06-20\", \"reason\": \"样车延期\"}")
                .has(200)
                .includes(
                        "{\"dueOn\": \"2020-09-30\", \"firstDueOn\": \"2020-06-30\", \"overdue\": true, \"slipDays\": %d}"
                                .formatted(ChronoUnit.DAYS.between(LocalDate.of(2020, 6, 30), TODAY)));
        api.get("/api/v1/milestones/DD-MOVED/plans").has(200).includes("""
                {"items": [
                    {"number": 1, "dueOn": "2020-06-30", "previousOn": null, "slipDays": 0, "madeOn": "2020-01-01", "reason": null},
                    {"number": 2, "dueOn": "2020-09-30", "previousOn": "2020-06-30", "slipDays": 92, "madeOn": "2020-06-20",
                     "reason": "样车延期"}]}""");
        read("DD-MOVED", "2020-06-19").includes("{\"dueOn\": \"2020-06-30\", \"slipDays\": 0, \"overdue\": false}");
        read("DD-MOVED", "2020-06-20").includes("{\"dueOn\": \"2020-09-30\", \"slipDays\": 92, \"overdue\": false}");
        read("DD-MOVED", "2020-10-02").includes("{\"dueOn\": \"2020-09-30\", \"slipDays\": 94, \"overdue\": true}");
        api.post("/api/v1/milestones/DD-MOVED/state", "{\"to\": \"DONE\", \"on\": \"2020-10-10\"}", "If-Match", "*")
                .has(200)
                .includes("{\"slipDays\": 102, \"overdue\": false}");
        assertThat(rows(
                        "milestones",
                        "DD-MOVED",
                        "2020-06-19",
                        "code,due_on,state,overdue,first_due_on,slip_days,reason"))
                .containsExactly("DD-MOVED 2020-06-30 OPEN false 2020-06-30 0 ");
        assertThat(rows(
                        "milestones",
                        "DD-MOVED",
                        "2020-10-10",
                        "code,due_on,state,overdue,first_due_on,slip_days,reason"))
                .containsExactly("DD-MOVED 2020-09-30 DONE false 2020-06-30 102 样车延期");
        assertThat(rows("milestone_plans", "DD-MOVED", "2020-06-19", "milestone,number,due_on"))
                .containsExactly("DD-MOVED 1 2020-06-30");
    }

    @Test
    void whatIsNotMovedNeedsNoReason() {
        add("DD-STAYS", "2190-06-30", "");
        patch("DD-STAYS", "{\"note\": \"备注\", \"dueOn\": \"2190-06-30\"}").has(200);
        assertThat(api.get("/api/v1/milestones/DD-STAYS/plans").items("madeOn")).containsExactly(TODAY.toString());
        assertThat(api.get("/api/v1/milestones/DD-STAYS/history").items("change"))
                .containsExactly("UPDATED", "CREATED");
    }

    @Test
    void aDueDateThatWasRecordedWronglyIsCorrectedAndDidNotSlip() {
        add("DD-WRONG", "2020-06-30", ", \"madeOn\": \"2020-01-01\"");
        api.post(
                        "/api/v1/milestones/DD-WRONG/correct",
                        "{\"dueOn\": \"2190-06-30\", \"reason\": \"年份录入有误\"}",
                        "If-Match",
                        "*")
                .has(200)
                .includes(
                        "{\"dueOn\": \"2190-06-30\", \"firstDueOn\": \"2190-06-30\", \"slipDays\": 0, \"overdue\": false}");
        assertThat(api.get("/api/v1/milestones/DD-WRONG/plans").items("dueOn")).containsExactly("2190-06-30");
        api.get("/api/v1/milestones/DD-WRONG/history?limit=1").includes("""
                {"items": [{"change": "CORRECTED", "reason": "年份录入有误"}]}""");
    }

    @Test
    void aFileMovesADueDateWithAReasonOfItsOwn() {
        add("DD-FILE", "2020-06-30", ", \"madeOn\": \"2020-01-01\"");
        Imports imports = new Imports(api);
        String header = "code,agreement,title_zh,title_en,due_on,owner,reason\n";
        String row = "DD-FILE,DD-AG,交付,Deliver,%s,dd-maker,%s\n";
        imports.csv("milestones", header + row.formatted("2020-09-30", ""))
                .includes("{\"state\": \"REFUSED\", \"errors\": [{\"column\": \"reason\"}]}");
        imports.csv("milestones", header + row.formatted("2020-09-30", "样车延期")).includes("{\"state\": \"SUCCEEDED\"}");
        imports.csv("milestones", header + row.formatted("2020-12-31", "样车延期"))
                .includes("{\"state\": \"REFUSED\", \"errors\": [{\"column\": \"reason\"}]}");
        imports.csv("milestones?correction=typo", header + row.formatted("2020-12-31", ""))
                .includes("{\"state\": \"SUCCEEDED\"}");
        api.get("/api/v1/milestones/DD-FILE/plans").includes("""
                {"items": [{"number": 1, "dueOn": "2020-06-30"}, {"number": 2, "dueOn": "2020-12-31", "reason": "样车延期", "slipDays": 184}]}""");
    }

    @Test
    void whatWasDoneLaterWasOpenAndOverdueBefore() {
        add("DD-DONE", "2026-06-30", ", \"madeOn\": \"2026-01-01\"");
        api.post("/api/v1/milestones/DD-DONE/state", "{\"to\": \"DONE\", \"on\": \"2026-07-10\"}", "If-Match", "*")
                .has(200);
        read("DD-DONE", "2026-07-05").includes("""
                {"state": "OPEN", "stateOn": null, "overdue": true, "slipDays": 5, "allowedStates": ["OPEN"]}""");
        read("DD-DONE", "2026-07-10")
                .includes("{\"state\": \"DONE\", \"stateOn\": \"2026-07-10\", \"overdue\": false, \"slipDays\": 10}");
        assertThat(overdue("2026-06-30")).doesNotContain("DD-DONE");
        assertThat(overdue("2026-07-01")).contains("DD-DONE");
        assertThat(overdue("2026-07-10")).doesNotContain("DD-DONE");
        assertThat(api.get("/api/v1/milestones?state=DONE&agreement=DD-AG&limit=500&asOf=2026-07-09")
                        .items("code"))
                .doesNotContain("DD-DONE");
        assertThat(api.get("/api/v1/milestones?agreement=DD-AG&limit=500&asOf=2019-12-31")
                        .items("code"))
                .as("the agreement had not begun")
                .isEmpty();
        assertThat(rows("milestones", "DD-DONE", "2019-12-31", "code")).isEmpty();
    }

    @Test
    void instrumentsStandAsTheyStoodAtTheDate() {
        api.post("/api/v1/agreements/DD-AG/instruments", """
                        {"code": "DD-LAB", "kind": "JOINT_LAB", "nameZh": "实验室", "nameEn": "Lab"}""", "If-Match", "*").has(201);
        api.post(
                        "/api/v1/instruments/DD-LAB/state",
                        "{\"to\": \"ESTABLISHED\", \"on\": \"2021-03-01\", \"note\": \"揭牌\"}",
                        "If-Match",
                        "*")
                .has(200);
        api.post("/api/v1/instruments/DD-LAB/state", "{\"to\": \"OPERATING\", \"on\": \"2022-03-01\"}", "If-Match", "*")
                .has(200);
        api.get("/api/v1/instruments/DD-LAB?asOf=2021-02-28").includes("""
                {"state": "PLANNED", "establishedOn": null, "operatingOn": null, "allowedStates": ["CLOSED"]}""");
        api.get("/api/v1/instruments/DD-LAB?asOf=2021-03-01").includes("""
                {"state": "ESTABLISHED", "establishedOn": "2021-03-01", "operatingOn": null}""");
        api.get("/api/v1/instruments/DD-LAB").includes("{\"state\": \"OPERATING\", \"operatingOn\": \"2022-03-01\"}");
        String list = "/api/v1/instruments?agreement=DD-AG&asOf=";
        assertThat(api.get(list + "2021-12-31&state=ESTABLISHED").items("code")).containsExactly("DD-LAB");
        assertThat(api.get(list + "2022-03-01&state=ESTABLISHED").items("code")).isEmpty();
        assertThat(api.get(list + "2019-12-31").items("code")).isEmpty();
        assertThat(rows("instruments", "DD-LAB", "2021-12-31", "code,state,established_on,operating_on"))
                .containsExactly("DD-LAB ESTABLISHED 2021-03-01 ");
    }
}
