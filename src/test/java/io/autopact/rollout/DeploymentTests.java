package io.autopact.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.Answer;
import io.autopact.support.Api;
import io.autopact.support.RegisterTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The rules of deployments, over HTTP. */
@RegisterTest
class DeploymentTests {

    private static final String DEPLOYMENTS = "/api/v1/deployments";

    @Autowired
    private Api api;

    @BeforeEach
    void anOperator() {
        operator("dp-operator");
    }

    private void operator(String code) {
        api.put("/api/v1/partners/" + code, """
                {"kind": "MOBILITY_OPERATOR", "nameZh": "出行 %s", "nameEn": "Operator %s"}""".formatted(code, code), "If-None-Match", "*");
    }

    private Answer record(String number, String organization, String more) {
        return api.post(
                DEPLOYMENTS, "{\"number\": \"%s\", \"organization\": \"%s\"%s}".formatted(number, organization, more));
    }

    @Test
    void aDeploymentIsAnsweredAsItIsReadLaterWithTheSolutionUnknownToo() {
        Answer made = record("DP-T-NEW", "dp-operator", ", \"from\": \"2020-06-30\", \"fromPrecision\": \"MONTH\"")
                .has(201)
                .includes("""
                        {"number": "DP-T-NEW", "organization": "dp-operator", "solution": null, "from": "2020-06-30",
                         "fromPrecision": "MONTH", "fromConfidence": "STATED", "until": null, "active": true, "version": 1}""");
        assertThat(made.header("Location")).isEqualTo(DEPLOYMENTS + "/DP-T-NEW");
        Answer read = api.get(DEPLOYMENTS + "/DP-T-NEW");
        assertThat(read.json()).isEqualTo(made.json());
        assertThat(read.header("ETag")).isEqualTo(made.header("ETag")).startsWith("\"1.");
        Answer put = api.put(DEPLOYMENTS + "/DP-T-NEW", read.body(), "If-Match", read.header("ETag"));
        assertThat(put.has(200).json()).as("nothing changed").isEqualTo(read.json());
    }

    @Test
    void aNumberIsMadeWhereNoneIsGiven() {
        Answer made =
                api.post(DEPLOYMENTS, "{\"organization\": \"dp-operator\"}").has(201);
        assertThat(made.at("/number")).matches("DP-\\d{4}-\\d{4}");
        assertThat(made.at("/active")).as("a missing start counts at no date").isEqualTo("false");
    }

    @ParameterizedTest
    @CsvSource({"2019-12-31,false", "2020-01-01,true", "2020-12-31,true", "2021-01-01,false"})
    void itIsInUseFromItsFirstDayToItsLast(String day, boolean active) {
        api.put(
                DEPLOYMENTS + "/DP-T-DATED",
                "{\"organization\": \"dp-operator\", \"from\": \"2020-01-01\", \"until\": \"2020-12-31\"}",
                "If-None-Match",
                "*");
        assertThat(api.get(DEPLOYMENTS + "/DP-T-DATED?asOf=" + day).at("/active"))
                .isEqualTo(String.valueOf(active));
        assertThat(api.get(DEPLOYMENTS + "?limit=500&activeOn=" + day)
                        .items("number")
                        .contains("DP-T-DATED"))
                .isEqualTo(active);
    }

    @Test
    void theSameSolutionIsNotInUseTwiceAtOnceAndAnUnknownOneMayBe() {
        operator("dp-twice");
        record(
                        "DP-T-ONE",
                        "dp-twice",
                        ", \"solution\": \"MOBILITY_SERVICE\", \"from\": \"2020-01-01\", \"until\": \"2020-12-31\"")
                .has(201);
        record("DP-T-TWO", "dp-twice", ", \"solution\": \"MOBILITY_SERVICE\", \"from\": \"2020-12-31\"")
                .isProblem(422, "rule-violated")
                .names("/solution", "overlap");
        record("DP-T-TWO", "dp-twice", ", \"solution\": \"MOBILITY_SERVICE\", \"from\": \"2021-01-01\"")
                .has(201);
        record("DP-T-OTHER", "dp-twice", ", \"solution\": \"SMART_4S\", \"from\": \"2020-01-01\"")
                .has(201);
        record("DP-T-U1", "dp-twice", ", \"from\": \"2020-01-01\"").has(201);
        record("DP-T-U2", "dp-twice", ", \"from\": \"2020-01-01\"").has(201);
        api.patch(DEPLOYMENTS + "/DP-T-ONE", "{\"until\": null}", "If-Match", "*")
                .isProblem(422, "rule-violated")
                .names("/solution", "overlap");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"number": "dp-lower", "organization": "dp-operator"}                                            | 400 | /number        | invalid
            {"organization": ""}                                                                             | 400 | /organization  | required
            {"number": "DP-X", "organization": "dp-operator", "from": "2021-01-01", "until": "2020-01-01"}   | 400 | /until         | out-of-order
            {"number": "DP-X", "organization": "dp-operator", "from": "2020-06-29", "fromPrecision": "MONTH"} | 400 | /from         | not-last-day
            {"number": "DP-X", "organization": "dp-operator", "fromPrecision": "MONTH"}                      | 400 | /fromPrecision | invalid
            {"number": "DP-X", "organization": "dp-operator", "until": "2201-01-01"}                         | 400 | /until         | out-of-range
            {"number": "DP-X", "organization": "dp-operator", "vehicles": 5}                                 | 400 | /vehicles      | unknown
            {"number": "DP-X", "organization": "nobody", "solution": "NOTHING"}                              | 422 | /organization  | unknown-code
            {"number": "DP-X", "organization": "nobody", "solution": "NOTHING"}                              | 422 | /solution      | unknown-code
            """)
    void whatIsWrongWithABodyIsNamed(String body, int status, String where, String mistake) {
        api.post(DEPLOYMENTS, body)
                .isProblem(status, status == 400 ? "invalid-request" : "rule-violated")
                .names(where, mistake);
        api.get(DEPLOYMENTS + "/DP-X").isProblem(404, "not-found");
    }

    @Test
    void anArchivedOrganizationTakesNothingNewIntoUse() {
        operator("dp-gone");
        record("DP-T-STAYS", "dp-gone", ", \"solution\": \"MOBILITY_SERVICE\", \"from\": \"2020-01-01\"")
                .has(201);
        api.post("/api/v1/partners/dp-gone/archive", "{}", "If-Match", "*")
                .has(200)
                .includes("""
                        {"consequences": [{"kind": "DEPLOYMENT_LEFT", "type": "DEPLOYMENT", "code": "DP-T-STAYS"}]}""");
        record("DP-X", "dp-gone", "").isProblem(422, "rule-violated").names("/organization", "archived");
        api.patch(DEPLOYMENTS + "/DP-T-STAYS", "{\"until\": \"2021-12-31\"}", "If-Match", "*")
                .has(200);
        api.post("/api/v1/solutions/MOBILITY_SERVICE/archive?dryRun=true", "{}", "If-Match", "*")
                .has(200);
    }

    @Test
    void aSolutionInUseIsNotDeletedAndItsArchivingTellsWhere() {
        api.post("/api/v1/solutions", """
                        {"code": "DP_SOLUTION", "nameZh": "方案", "nameEn": "Solution", "relationshipLevel": "MOBILITY_AS_A_SERVICE"}""").has(201);
        operator("dp-user");
        record("DP-T-USED", "dp-user", ", \"solution\": \"DP_SOLUTION\", \"from\": \"2020-01-01\"")
                .has(201);
        api.delete("/api/v1/solutions/DP_SOLUTION", "If-Match", "*")
                .isProblem(409, "conflict")
                .includes("{\"references\": [{\"type\": \"DEPLOYMENT\", \"code\": \"DP-T-USED\"}]}");
        api.post("/api/v1/solutions/DP_SOLUTION/archive?dryRun=true", "{}", "If-Match", "*")
                .has(200)
                .includes("""
                        {"consequences": [{"kind": "DEPLOYMENT_LEFT", "type": "DEPLOYMENT", "code": "DP-T-USED", "member": "solution"}]}""");
        api.delete("/api/v1/partners/dp-user", "If-Match", "*").isProblem(409, "conflict");
    }

    @Test
    void duplicatesThatHaveTheSameSolutionInUseAtOnceAreNotMerged() {
        operator("dp-left");
        operator("dp-right");
        record("DP-T-LEFT", "dp-left", ", \"solution\": \"SMART_4S\", \"from\": \"2020-01-01\"")
                .has(201);
        record("DP-T-RIGHT", "dp-right", ", \"solution\": \"SMART_4S\", \"from\": \"2021-01-01\"")
                .has(201);
        api.post("/api/v1/partners/dp-left/merge", "{\"into\": \"dp-right\"}", "If-Match", "*")
                .isProblem(422, "rule-violated")
                .names("/into", "overlap");
        api.get(DEPLOYMENTS + "/DP-T-LEFT").includes("{\"organization\": \"dp-left\", \"version\": 1}");
        api.patch(DEPLOYMENTS + "/DP-T-LEFT", "{\"until\": \"2020-12-31\"}", "If-Match", "*")
                .has(200);
        api.post("/api/v1/partners/dp-left/merge", "{\"into\": \"dp-right\"}", "If-Match", "*")
                .has(200)
                .includes("""
                        {"consequences": [{"kind": "REFERENCE_MOVED", "type": "DEPLOYMENT", "code": "DP-T-LEFT", "member": "organization"}]}""");
        api.get(DEPLOYMENTS + "/DP-T-LEFT").includes("{\"organization\": \"dp-right\"}");
    }

    @Test
    void aDeploymentThatEvidenceCitesIsNotDeletedAndANumberIsNeverGivenAgain() {
        record("DP-T-CITED", "dp-operator", "").has(201);
        api.put("/api/v1/sources/DP-SOURCE", "{\"titleZh\": \"关于部署\"}", "If-None-Match", "*")
                .has(201);
        Answer cited = api.post("/api/v1/evidence", """
                        {"record": {"type": "DEPLOYMENT", "code": "DP-T-CITED", "member": "from"}, "source": "DP-SOURCE",
                         "quote": "原文", "stance": "CONTRADICTS"}""").has(201);
        api.get(DEPLOYMENTS + "/DP-T-CITED").includes("{\"disputed\": true, \"disputedMembers\": [\"from\"]}");
        api.delete(DEPLOYMENTS + "/DP-T-CITED", "If-Match", "*")
                .isProblem(409, "conflict")
                .includes(
                        "{\"references\": [{\"type\": \"EVIDENCE\", \"code\": \"%s\"}]}".formatted(cited.at("/code")));
        record("DP-T-GONE", "dp-operator", "").has(201);
        api.delete(DEPLOYMENTS + "/DP-T-GONE", "If-Match", "\"1\"").has(204);
        record("DP-T-GONE", "dp-operator", "").isProblem(409, "conflict");
        assertThat(api.get(DEPLOYMENTS + "/DP-T-GONE/history").items("change")).containsExactly("DELETED", "CREATED");
    }

    @Test
    void aStaleTagIsRefused() {
        record("DP-T-TAG", "dp-operator", "").has(201);
        api.patch(DEPLOYMENTS + "/DP-T-TAG", "{\"note\": \"一\"}", "If-Match", "\"1\"")
                .has(200);
        api.patch(DEPLOYMENTS + "/DP-T-TAG", "{\"note\": \"二\"}", "If-Match", "\"1\"")
                .isProblem(412, "precondition-failed");
        api.patch(DEPLOYMENTS + "/DP-T-TAG", "{}").isProblem(428, "precondition-required");
    }

    @Test
    void theListIsNarrowedByOrganizationAndSolution() {
        operator("dp-listed");
        record("DP-T-L1", "dp-listed", ", \"solution\": \"V2X_5G\", \"from\": \"2022-01-01\"")
                .has(201);
        record("DP-T-L2", "dp-listed", ", \"from\": \"2021-01-01\"").has(201);
        assertThat(api.get(DEPLOYMENTS + "?organization=dp-listed&sort=from").items("number"))
                .containsExactly("DP-T-L2", "DP-T-L1");
        assertThat(api.get(DEPLOYMENTS + "?organization=dp-listed&solution=V2X_5G")
                        .items("number"))
                .containsExactly("DP-T-L1");
    }
}
