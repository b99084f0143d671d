package io.autopact.agreement.milestone;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.Answer;
import io.autopact.support.Api;
import io.autopact.support.RegisterTest;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What agreements oblige someone to deliver, and by when. */
@RegisterTest
class MilestoneTests {

    @Autowired
    private Api api;

    @BeforeEach
    void anAgreement() {
        if (api.get("/api/v1/agreements/MS-AG").status() == 404) {
            api.post(
                            "/api/v1/automakers",
                            "{\"code\": \"ms-maker\", \"kind\": \"COMPANY\", \"nameZh\": \"甲\", \"nameEn\": \"A\"}")
                    .has(201);
            api.post(
                            "/api/v1/automakers",
                            "{\"code\": \"ms-stranger\", \"kind\": \"COMPANY\", \"nameZh\": \"乙\", \"nameEn\": \"B\"}")
                    .has(201);
            api.post("/api/v1/agreements", """
                            {"number": "MS-AG", "kind": "PROJECT_AGREEMENT", "titleZh": "甲", "titleEn": "A",
                             "parties": [{"organization": "ms-maker", "role": "COUNTERPARTY"}]}""").has(201);
        }
    }

    private Answer add(String code, String dueOn) {
        return api.post("/api/v1/agreements/MS-AG/milestones", """
                {"code": "%s", "titleZh": "交付 📦", "titleEn": "Deliver", "dueOn": "%s", "owner": "ms-maker"}""".formatted(code, dueOn), "If-Match", "*");
    }

    private Answer move(String code, String to, String on) {
        return api.post(
                "/api/v1/milestones/" + code + "/state",
                "{\"to\": \"%s\", \"on\": \"%s\"}".formatted(to, on),
                "If-Match",
                "*");
    }

    @Test
    void aMilestoneIsRecordedOpenAndRaisesTheAgreement() {
        int before = api.get("/api/v1/agreements/MS-AG").json().at("/version").asInt();
        Answer added = add("MS-NEW", "2030-12-31").has(201);
        added.includes(
                "{\"code\": \"MS-NEW\", \"agreement\": \"MS-AG\", \"state\": \"OPEN\", \"stateOn\": null, \"owner\": \"ms-maker\", \"overdue\": false}");
        assertThat(added.header("Location")).isEqualTo("/api/v1/milestones/MS-NEW");
        Answer agreement = api.get("/api/v1/agreements/MS-AG");
        assertThat(agreement.json().at("/version").asInt()).isEqualTo(before + 1);
        assertThat(added.header("ETag")).as("parts share its tag").isEqualTo(agreement.header("ETag"));
        api.post("/api/v1/agreements/MS-AG/milestones", "{}", "If-Match", "*").isProblem(400, "invalid-request");
        api.post(
                        "/api/v1/agreements/MS-AG/milestones",
                        "{\"titleZh\": \"甲\", \"titleEn\": \"A\", \"dueOn\": \"2030-01-01\", \"owner\": \"ms-maker\"}")
                .isProblem(428, "precondition-required");
        api.post(
                        "/api/v1/agreements/MS-AG/milestones",
                        "{\"titleZh\": \"甲\", \"titleEn\": \"A\", \"dueOn\": \"2030-01-01\", \"owner\": \"ms-maker\"}",
                        "If-Match",
                        "\"1\"")
                .isProblem(412, "precondition-failed");
    }

    @Test
    void itsCodeIsMadeWhereNoneIsGivenAndTakenOnce() {
        String made = String.valueOf(api.post(
                        "/api/v1/agreements/MS-AG/milestones",
                        "{\"titleZh\": \"甲\", \"titleEn\": \"A\", \"dueOn\": \"2030-01-01\", \"owner\": \"ms-maker\"}",
                        "If-Match",
                        "*")
                .has(201)
                .at("/code"));
        assertThat(made).matches("MS-\\d{4}-\\d{4}");
        add(made, "2030-01-01").isProblem(409, "conflict");
        api.send("DELETE", "/api/v1/milestones/" + made, null, "If-Match", "*").has(204);
        add(made, "2030-01-01").isProblem(409, "conflict");
        assertThat(api.get("/api/v1/milestones/" + made + "/history").items("change"))
                .containsExactly("DELETED", "CREATED");
    }

    @Test
    void theOwnerIsAParty() {
        api.post(
                        "/api/v1/agreements/MS-AG/milestones",
                        "{\"titleZh\": \"甲\", \"titleEn\": \"A\", \"dueOn\": \"2030-01-01\", \"owner\": \"ms-stranger\"}",
                        "If-Match",
                        "*")
                .isProblem(422, "rule-violated")
                .names("/owner", "not-a-party");
        add("MS-OWNED", "2030-01-01").has(201);
        api.patch("/api/v1/milestones/MS-OWNED", "{\"owner\": \"ms-stranger\"}", "If-Match", "*")
                .isProblem(422, "rule-violated")
                .names("/owner", "not-a-party");
    }

    @ParameterizedTest(name = "from {0} to {1}: {2}")
    @CsvSource(textBlock = """
                    '', DONE, 200
                    '', WAIVED, 200
                    '', MISSED, 200
                    '', OPEN, 409
                    DONE, OPEN, 200
                    DONE, MISSED, 409
                    DONE, WAIVED, 409
                    MISSED, DONE, 200
                    MISSED, OPEN, 200
                    WAIVED, OPEN, 200
                    WAIVED, DONE, 409
                    """)
    void aMilestoneComesOnlyFromSomeStatesToSome(String from, String to, int status) {
        String code = "MS-" + (from + "-" + to);
        add(code, "2020-01-31").has(201);
        if (!from.isEmpty()) {
            move(code, from, "2020-02-01").has(200);
        }
        Answer moved = move(code, to, "2020-02-02");
        if (status == 200) {
            moved.has(200)
                    .includes("{\"state\": \"%s\", \"stateOn\": %s}"
                            .formatted(to, to.equals("OPEN") ? "null" : "\"2020-02-02\""));
        } else {
            moved.isProblem(409, "state-not-allowed");
            assertThat(moved.json().at("/allowedStates").isArray()).isTrue();
        }
    }

    @Test
    void itIsMissedOnlyAfterItsDayAndNothingComesToItInTheFuture() {
        add("MS-DAY", "2020-01-31").has(201);
        move("MS-DAY", "MISSED", "2020-01-31").isProblem(422, "rule-violated").names("/on", "out-of-order");
        move("MS-DAY", "DONE", LocalDate.now().plusDays(2).toString())
                .isProblem(422, "rule-violated")
                .names("/on", "out-of-range");
        api.get("/api/v1/milestones/MS-DAY?asOf=2020-01-31").includes("{\"overdue\": false}");
        api.get("/api/v1/milestones/MS-DAY?asOf=2020-02-01").includes("{\"overdue\": true}");
        move("MS-DAY", "MISSED", "2020-02-01").has(200).includes("{\"overdue\": false}");
    }

    @Test
    void theListAcrossAgreementsIsFilteredAndSorted() {
        add("MS-L1", "2027-03-01").has(201);
        add("MS-L2", "2027-02-01").has(201);
        add("MS-L3", "2028-01-01").has(201);
        move("MS-L2", "DONE", "2026-01-01").has(200);
        String list = "/api/v1/milestones?agreement=MS-AG&owner=ms-maker&limit=500&sort=-dueOn";
        assertThat(api.get(list + "&dueBefore=2028-01-01").items("code"))
                .containsSubsequence("MS-L1", "MS-L2")
                .doesNotContain("MS-L3");
        assertThat(api.get(list + "&state=OPEN,WAIVED").items("code"))
                .contains("MS-L1", "MS-L3")
                .doesNotContain("MS-L2");
        assertThat(api.get("/api/v1/milestones?owner=ms-stranger").items("code"))
                .isEmpty();
        assertThat(api.get("/api/v1/agreements/MS-AG/milestones?limit=500").items("code"))
                .contains("MS-L1");
        api.get("/api/v1/agreements/MS-AG/milestones?agreement=OTHER")
                .isProblem(400, "invalid-request")
                .names("agreement", "unknown");
        api.get("/api/v1/agreements/NOWHERE/milestones").isProblem(404, "not-found");
    }

    @Test
    void aPatchChangesItAndLeavesItsState() {
        add("MS-PATCHED", "2020-01-31").has(201);
        move("MS-PATCHED", "DONE", "2020-01-15").has(200);
        api.patch(
                        "/api/v1/milestones/MS-PATCHED",
                        "{\"dueOn\": \"2020-03-31\", \"dueOnPrecision\": \"QUARTER\", \"note\": \"推迟\", \"reason\": \"样车延期\", \"state\": \"OPEN\"}",
                        "If-Match",
                        "*")
                .has(200)
                .includes(
                        "{\"dueOn\": \"2020-03-31\", \"dueOnPrecision\": \"QUARTER\", \"note\": \"推迟\", \"state\": \"DONE\"}");
        assertThat(api.get("/api/v1/milestones/MS-PATCHED/history").items("change"))
                .containsExactly("UPDATED", "MILESTONE_DONE", "CREATED");
    }
}
