package io.autopact.shared.writing;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.Answer;
import io.autopact.support.Api;
import io.autopact.support.RegisterTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A dry-run write is checked and answered like the real one, and leaves nothing behind. */
@RegisterTest
class DryRunTests {

    private static final List<String> TABLES = List.of(
            "organization",
            "organization_alias",
            "organization_tie",
            "agreement",
            "agreement_party",
            "agreement_item",
            "amendment",
            "milestone",
            "instrument",
            "vehicle_model",
            "rollout",
            "rollout_stage",
            "rollout_plan",
            "deployment",
            "source",
            "evidence",
            "claim",
            "claim_record",
            "event",
            "event_organization",
            "event_record",
            "person",
            "responsibility",
            "api_token",
            "change",
            "change_item",
            "kept_answer",
            "record_number",
            "retired_code");

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient database;

    @BeforeEach
    void someRecords() {
        if (api.get("/api/v1/automakers/dry-maker").status() == 404) {
            for (String code : List.of("dry-maker", "dry-double", "dry-lonely")) {
                api.put(
                                "/api/v1/automakers/" + code,
                                "{\"kind\": \"COMPANY\", \"nameZh\": \"演练\", \"nameEn\": \"Dry\"}",
                                "If-None-Match",
                                "*")
                        .has(201);
            }
            for (String number : List.of("DRY-DRAFT", "DRY-SIGNED")) {
                api.put("/api/v1/agreements/" + number, """
                                {"kind": "MEMORANDUM", "titleZh": "演练", "titleEn": "Dry", "expiresOn": "2090-12-31", "renewalMonths": 12,
                                 "parties": [{"organization": "dry-maker", "role": "COUNTERPARTY"}], "scope": ["SMART_MOBILITY"]}""", "If-None-Match", "*")
                        .has(201);
            }
            api.post("/api/v1/agreements/DRY-SIGNED/sign", "{\"signedOn\": \"2020-01-01\"}", "If-Match", "*")
                    .has(200);
            api.post("/api/v1/agreements/DRY-SIGNED/milestones", """
                            {"code": "DRY-MS", "titleZh": "甲", "titleEn": "A", "dueOn": "2090-01-01", "owner": "dry-maker"}""", "If-Match", "*")
                    .has(201);
            api.post(
                            "/api/v1/agreements/DRY-SIGNED/instruments",
                            "{\"code\": \"DRY-IN\", \"kind\": \"FUND\", \"nameZh\": \"甲\", \"nameEn\": \"A\"}",
                            "If-Match",
                            "*")
                    .has(201);
            api.post(
                            "/api/v1/vehicle-models",
                            "{\"code\": \"dry-model\", \"automaker\": \"dry-maker\", \"nameZh\": \"甲\", \"nameEn\": \"A\"}")
                    .has(201);
            api.post(
                            "/api/v1/rollouts",
                            "{\"number\": \"DRY-RO\", \"vehicleModel\": \"dry-model\", \"solution\": \"MOBILITY_SERVICE\"}")
                    .has(201);
            api.post("/api/v1/deployments", "{\"number\": \"DRY-DP\", \"organization\": \"dry-maker\"}")
                    .has(201);
            api.post("/api/v1/sources", "{\"code\": \"DRY-SOURCE\", \"titleZh\": \"甲\"}")
                    .has(201);
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    POST   | automakers                           | {"code": "dry-new", "kind": "COMPANY", "nameZh": "甲", "nameEn": "A"} | 201
                    PUT    | automakers/dry-maker                 | {"kind": "COMPANY", "nameZh": "乙", "nameEn": "B"}                    | 200
                    PATCH  | automakers/dry-maker                 | {"nameEn": "C", "aliases": ["丙"]}                                    | 200
                    POST   | automakers/dry-maker/archive         | {}                                                                    | 200
                    POST   | automakers/dry-double/merge          | {"into": "dry-maker"}                                                 | 200
                    DELETE | automakers/dry-lonely                |                                                                       | 204
                    POST   | agreements                           | {"kind": "MEMORANDUM", "titleZh": "甲", "titleEn": "A"}               | 201
                    PATCH  | agreements/DRY-DRAFT                 | {"titleEn": "B"}                                                      | 200
                    DELETE | agreements/DRY-DRAFT                 |                                                                       | 204
                    POST   | agreements/DRY-DRAFT/negotiate       | {}                                                                    | 200
                    POST   | agreements/DRY-DRAFT/sign            | {"signedOn": "2020-01-01"}                                            | 200
                    POST   | agreements/DRY-DRAFT/withdraw        | {"reason": "甲"}                                                      | 200
                    POST   | agreements/DRY-SIGNED/terminate      | {"on": "2020-06-01", "reason": "甲"}                                  | 200
                    POST   | agreements/DRY-SIGNED/amend          | {"effectiveOn": "2020-06-01", "addDomains": ["SMART_LOGISTICS"], "note": "甲"} | 200
                    POST   | agreements/DRY-SIGNED/renew          | {"on": "2020-06-01", "expiresOn": "2095-01-01"}                       | 200
                    POST   | agreements/DRY-SIGNED/notice         | {"on": "2020-06-01"}                                                  | 200
                    POST   | agreements/DRY-SIGNED/correct        | {"reason": "甲", "titleEn": "D"}                                      | 200
                    POST   | agreements/DRY-SIGNED/milestones     | {"titleZh": "甲", "titleEn": "A", "dueOn": "2021-01-01", "owner": "dry-maker"} | 201
                    PATCH  | milestones/DRY-MS                    | {"note": "甲"}                                                        | 200
                    POST   | milestones/DRY-MS/state              | {"to": "DONE", "on": "2020-06-01"}                                    | 200
                    DELETE | milestones/DRY-MS                    |                                                                       | 204
                    POST   | agreements/DRY-SIGNED/instruments    | {"kind": "FUND", "nameZh": "甲", "nameEn": "A"}                       | 201
                    PATCH  | instruments/DRY-IN                   | {"note": "甲"}                                                        | 200
                    POST   | instruments/DRY-IN/state             | {"to": "OPERATING", "on": "2020-06-01"}                               | 200
                    DELETE | instruments/DRY-IN                   |                                                                       | 204
                    POST   | vehicle-models                       | {"code": "dry-new", "automaker": "dry-maker", "nameZh": "甲", "nameEn": "A"} | 201
                    PATCH  | vehicle-models/dry-model             | {"segment": "SUV"}                                                    | 200
                    POST   | vehicle-models/dry-model/archive     | {}                                                                    | 200
                    POST   | rollouts                             | {"vehicleModel": "dry-model", "solution": "MOBILITY_SERVICE", "stages": [{"stage": "LAUNCHED", "plannedOn": "2030-01-01", "actualOn": "2020-02-01"}]} | 201
                    PATCH  | rollouts/DRY-RO                      | {"market": "CN"}                                                      | 200
                    POST   | rollouts/DRY-RO/stage                | {"to": "INTEGRATING", "on": "2020-02-01"}                             | 200
                    POST   | rollouts/DRY-RO/plan                 | {"stage": "LAUNCHED", "plannedOn": "2030-01-01", "reason": "甲"}      | 200
                    POST   | rollouts/stages                      | {"items": [{"number": "DRY-RO", "to": "CANCELLED", "on": "2020-02-01"}]} | 200
                    DELETE | rollouts/DRY-RO                      |                                                                       | 204
                    POST   | deployments                          | {"organization": "dry-maker", "solution": "MOBILITY_SERVICE", "from": "2020-01-01"} | 201
                    PATCH  | deployments/DRY-DP                   | {"note": "甲"}                                                        | 200
                    DELETE | deployments/DRY-DP                   |                                                                       | 204
                    POST   | sources                              | {"code": "DRY-NEW", "titleZh": "甲"}                                  | 201
                    PATCH  | sources/DRY-SOURCE                   | {"note": "甲"}                                                        | 200
                    DELETE | sources/DRY-SOURCE                   |                                                                       | 204
                    POST   | evidence                             | {"record": {"type": "AGREEMENT", "code": "DRY-SIGNED"}, "source": "DRY-SOURCE", "quote": "甲"} | 201
                    POST   | tokens                               | {"name": "dry", "roles": ["BI"]}                                      | 201
                    """)
    void aRehearsedWriteAnswersLikeTheRealOneAndLeavesNothing(String method, String path, String body, int status) {
        List<Long> before = counts();
        Answer answer = send(method, path, body).has(status);
        assertThat(answer.header("Dry-Run")).isEqualTo("true");
        assertThat(answer.headers().firstValue("ETag")).isEmpty();
        assertThat(answer.headers().firstValue("Location")).isEmpty();
        assertThat(counts()).isEqualTo(before);
    }

    private Answer send(String method, String path, String body) {
        String type = method.equals("PATCH") ? "application/merge-patch+json" : "application/json";
        return api.send(method, "/api/v1/" + path + "?dryRun=true", body, "If-Match", "*", "Content-Type", type);
    }

    private List<Long> counts() {
        return TABLES.stream()
                .map(table -> database.sql(
                                "select count(*) + coalesce(sum(hashtextextended(%1$s::text, 0) %% 1000003), 0) from %1$s"
                                        .formatted(table))
                        .query(Long.class)
                        .single())
                .toList();
    }

    @Test
    void aRehearsedWriteIsRefusedLikeTheRealOne() {
        api.post(
                        "/api/v1/automakers?dryRun=true",
                        "{\"code\": \"dry-maker\", \"kind\": \"COMPANY\", \"nameZh\": \"甲\", \"nameEn\": \"A\"}")
                .isProblem(409, "conflict");
        api.send("DELETE", "/api/v1/automakers/dry-maker?dryRun=true", null, "If-Match", "*")
                .isProblem(409, "conflict");
        api.post("/api/v1/agreements/DRY-SIGNED/negotiate?dryRun=true", "{}", "If-Match", "*")
                .isProblem(409, "action-not-allowed");
        api.post("/api/v1/agreements/DRY-SIGNED/negotiate?dryRun=true", "{}").isProblem(428, "precondition-required");
    }

    @Test
    void whatOnlyTheDatabaseWouldSeeAtTheEndIsSeenInARehearsalToo() {
        String tie = "{\"ties\": [{\"to\": \"dry-maker\", \"kind\": \"AFFILIATE_OF\"}]}";
        api.patch("/api/v1/automakers/dry-lonely?dryRun=true", tie, "If-Match", "*")
                .has(200);
        api.patch("/api/v1/automakers/dry-maker?dryRun=true", """
                        {"ties": [{"to": "dry-lonely", "kind": "AFFILIATE_OF"}, {"to": "dry-lonely", "kind": "BRAND_OF", "from": "2020-01-01"}]}""", "If-Match", "*")
                .isProblem(422, "rule-violated");
    }

    @Test
    void theParameterIsTrueOrFalse() {
        api.post(
                        "/api/v1/agreements?dryRun=maybe",
                        "{\"kind\": \"MEMORANDUM\", \"titleZh\": \"甲\", \"titleEn\": \"A\"}")
                .isProblem(400, "invalid-request")
                .names("dryRun", "wrong-type");
        api.get("/api/v1/automakers/dry-maker?dryRun=true")
                .isProblem(400, "invalid-request")
                .names("dryRun", "unknown");
        Answer real = api.post(
                        "/api/v1/agreements?dryRun=false",
                        "{\"kind\": \"MEMORANDUM\", \"titleZh\": \"甲\", \"titleEn\": \"A\"}")
                .has(201);
        assertThat(real.headers().firstValue("Dry-Run")).isEmpty();
        assertThat(real.header("Location")).startsWith("/api/v1/agreements/AG-");
    }
}
