package io.autopact.capability;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.Answer;
import io.autopact.support.Api;
import io.autopact.support.RegisterTest;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The rules of solutions, over HTTP. */
@RegisterTest
class SolutionTests {

    private static final String SOLUTIONS = "/api/v1/solutions";

    @Autowired
    private Api api;

    private Answer record(String code, String more) {
        return api.post(SOLUTIONS, """
                {"code": "%s", "nameZh": "测试方案 %s", "nameEn": "Test %s", "relationshipLevel": "VEHICLE_ENVIRONMENT"%s}""".formatted(code, code, code, more));
    }

    private Answer patch(String code, int version, String patch) {
        return api.patch(SOLUTIONS + "/" + code, patch, "If-Match", "\"%d\"".formatted(version));
    }

    private String cite(String code, String stance) {
        api.put(
                "/api/v1/sources/SOLUTION-TESTS",
                "{\"titleZh\": \"关于解决方案\", \"titleEn\": \"On solutions\"}",
                "If-None-Match",
                "*");
        return String.valueOf(api.post("/api/v1/evidence", """
                        {"record": {"type": "SOLUTION", "code": "%s", "member": "element"}, "source": "SOLUTION-TESTS",
                         "quote": "原文：%s", "stance": "%s"}""".formatted(code, code, stance))
                .has(201)
                .at("/code"));
    }

    @Test
    void aNewSolutionIsAnsweredAsItIsReadLater() {
        Answer made = record("COCKPIT", """
                        , "element": "IOV", "domains": ["SMART_MOBILITY", "CONNECTED_VEHICLE"], "capabilities": ["LBS", "AI"]""").has(201);
        assertThat(made.header("Location")).isEqualTo("/api/v1/solutions/COCKPIT");
        Answer read = api.get(SOLUTIONS + "/COCKPIT").has(200);
        assertThat(read.json()).isEqualTo(made.json());
        assertThat(read.header("ETag")).isEqualTo(made.header("ETag")).startsWith("\"1.");
        read.includes("""
                {"code": "COCKPIT", "nameZh": "测试方案 COCKPIT", "element": "IOV", "elementConfidence": "STATED",
                 "relationshipLevel": "VEHICLE_ENVIRONMENT", "domains": ["CONNECTED_VEHICLE", "SMART_MOBILITY"],
                 "domainAssignments": [{"domain": "CONNECTED_VEHICLE", "confidence": "STATED"},
                                       {"domain": "SMART_MOBILITY", "confidence": "STATED"}],
                 "capabilities": ["LBS", "AI"], "archived": false, "disputed": false, "version": 1}""");
    }

    private void unit(String code) {
        api.put(
                        "/api/v1/own-units/" + code,
                        "{\"nameZh\": \"单位 %s\", \"nameEn\": \"Unit %s\"}".formatted(code, code),
                        "If-None-Match",
                        "*")
                .has(201);
    }

    @Test
    void aSolutionIsDescribedOfferedByOwnUnitsAndBuiltOnElements() {
        unit("solution-lab");
        unit("solution-team");
        record("BUILT", """
                        , "descriptionZh": "助力车企", "descriptionEn": "Helps automakers",
                        "providers": ["solution-team", "solution-lab"],
                        "providerAssignments": [{"provider": "solution-lab", "confidence": "INFERRED"}],
                        "builtOnAssignments": [{"element": "IOV"}, {"element": "AUTO_CLOUD", "confidence": "INFERRED"}]""").has(201).includes("""
                        {"descriptionZh": "助力车企", "descriptionEn": "Helps automakers",
                         "providers": ["solution-lab", "solution-team"],
                         "providerAssignments": [{"provider": "solution-lab", "confidence": "INFERRED"},
                                                 {"provider": "solution-team", "confidence": "STATED"}],
                         "builtOn": ["AUTO_CLOUD", "IOV"],
                         "builtOnAssignments": [{"element": "AUTO_CLOUD", "confidence": "INFERRED"},
                                                {"element": "IOV", "confidence": "STATED"}]}""");
        assertThat(api.get(SOLUTIONS + "?provider=solution-lab").items("code")).containsExactly("BUILT");
        assertThat(api.get(SOLUTIONS + "?builtOn=AUTO_CLOUD,CONTENT").items("code"))
                .contains("BUILT");
        api.get(SOLUTIONS + "?provider=nobody")
                .isProblem(400, "invalid-request")
                .names("provider", "unknown-code");
        patch("BUILT", 1, "{\"builtOn\": [\"AUTO_CLOUD\"], \"descriptionEn\": null, \"providerAssignments\": []}")
                .has(200)
                .includes("""
                        {"descriptionZh": "助力车企", "descriptionEn": null, "providers": [],
                         "builtOnAssignments": [{"element": "AUTO_CLOUD", "confidence": "INFERRED"}]}""");
        api.get("/api/v1/solutions/BUILT/history").has(200).includes("""
                        {"items": [{"change": "UPDATED"}, {"change": "CREATED"}]}""");
        assertThat(api.get("/api/v1/solutions/BUILT/history").body())
                .contains("\"member\":\"builtOn\"", "\"member\":\"providers\"", "\"member\":\"descriptionEn\"");
        api.delete("/api/v1/own-units/solution-lab", "If-Match", "*").has(204);
    }

    @Test
    void onlyAnOwnUnitOffersASolution() {
        api.post(
                        "/api/v1/partners",
                        "{\"code\": \"solution-partner\", \"kind\": \"OTHER\", \"nameZh\": \"伙伴\", \"nameEn\": \"Partner\"}")
                .has(201);
        record("FOREIGN", ", \"providers\": [\"solution-partner\", \"no-such-unit\"], \"builtOn\": [\"NO_SUCH\"]")
                .isProblem(422, "rule-violated")
                .names("/providers/0", "wrong-type")
                .names("/providers/1", "unknown-code")
                .names("/builtOn/0", "unknown-code");
    }

    @Test
    void aMergedUnitsSolutionsAndArchitecturesAreTheOthers() {
        unit("solution-double");
        unit("solution-stays");
        record("OFFER_MOVED", ", \"providers\": [\"solution-double\"]").has(201);
        record("BOTH", """
                        , "providers": ["solution-double", "solution-stays"],
                        "providerAssignments": [{"provider": "solution-stays", "confidence": "INFERRED"}]""").has(201);
        api.put("/api/v1/architectures/solution-owned", """
                        {"nameZh": "架构", "nameEn": "Architecture", "effectiveOn": "2071-01-01", "owner": "solution-double", "layers": []}""", "If-None-Match", "*")
                .has(201);
        api.delete("/api/v1/own-units/solution-double", "If-Match", "*")
                .isProblem(409, "conflict")
                .includes("""
                        {"references": [{"type": "ARCHITECTURE", "code": "solution-owned"}, {"type": "SOLUTION", "code": "BOTH"},
                                        {"type": "SOLUTION", "code": "OFFER_MOVED"}]}""");
        api.post("/api/v1/own-units/solution-double/merge", "{\"into\": \"solution-stays\"}", "If-Match", "*")
                .has(200)
                .includes("""
                        {"consequences": [{"kind": "REFERENCE_MOVED", "type": "ARCHITECTURE", "code": "solution-owned", "member": "owner"},
                                          {"kind": "REFERENCE_MOVED", "type": "SOLUTION", "code": "BOTH", "member": "providers"},
                                          {"kind": "REFERENCE_MOVED", "type": "SOLUTION", "code": "OFFER_MOVED", "member": "providers"}]}""");
        api.get(SOLUTIONS + "/OFFER_MOVED").includes("{\"providers\": [\"solution-stays\"], \"version\": 2}");
        api.get(SOLUTIONS + "/BOTH").includes("""
                {"providerAssignments": [{"provider": "solution-stays", "confidence": "STATED"}], "version": 2}""");
        api.get("/api/v1/architectures/solution-owned").includes("{\"owner\": \"solution-stays\", \"revision\": 2}");
        assertThat(api.get(SOLUTIONS + "?provider=solution-double").items("code"))
                .containsExactly("BOTH", "OFFER_MOVED");
        record("LATE", ", \"providers\": [\"solution-double\"]")
                .isProblem(422, "rule-violated")
                .names("/providers/0", "unknown-code");
    }

    @Test
    void betweenWhomASolutionWorksMayBeUnknownOrInferred() {
        api.post(SOLUTIONS, "{\"code\": \"LEVELS\", \"nameZh\": \"甲\", \"nameEn\": \"A\"}")
                .has(201)
                .includes("{\"relationshipLevel\": null, \"relationshipLevelConfidence\": null}");
        patch("LEVELS", 1, """
                        {"relationshipLevel": "MOBILITY_AS_A_SERVICE", "relationshipLevelConfidence": "INFERRED"}""").has(200);
        patch("LEVELS", 2, "{\"nameEn\": \"B\"}").has(200).includes("{\"relationshipLevelConfidence\": \"INFERRED\"}");
        patch("LEVELS", 3, "{\"relationshipLevel\": null}")
                .has(200)
                .includes("{\"relationshipLevel\": null, \"relationshipLevelConfidence\": null}");
    }

    @Test
    void whatIsNotKnownOfASolutionStaysEmpty() {
        record("UNKNOWN", ", \"element\": null, \"domains\": null").has(201).includes("""
                {"element": null, "elementConfidence": null, "domains": [], "domainAssignments": [], "capabilities": []}""");
    }

    @Test
    void whatGetReturnedCanBeSentBack() {
        record("ECHO", """
                        , "element": "CONTENT", "elementConfidence": "INFERRED", "domains": ["SMART_LOGISTICS"],
                        "domainAssignments": [{"domain": "SMART_LOGISTICS", "confidence": "INFERRED"}], "capabilities": ["CLOUD"]""").has(201);
        Answer read = api.get(SOLUTIONS + "/ECHO");
        Answer put = api.put(SOLUTIONS + "/ECHO", read.body(), "If-Match", read.header("ETag"));
        assertThat(put.has(200).json())
                .as("nothing changed, so nothing has a new version")
                .isEqualTo(read.json());
        assertThat(put.header("ETag")).isEqualTo(read.header("ETag"));
    }

    @Test
    void theCodesSayWhichAndTheAssignmentsSayHowEachIsKnown() {
        record("WHICH", """
                        , "domains": ["SMART_MOBILITY", "VEHICLE_SECURITY"],
                        "domainAssignments": [{"domain": "VEHICLE_SECURITY", "confidence": "INFERRED"},
                                              {"domain": "JOINT_INNOVATION", "confidence": "INFERRED"}]""").has(201).includes("""
                        {"domainAssignments": [{"domain": "SMART_MOBILITY", "confidence": "STATED"},
                                               {"domain": "VEHICLE_SECURITY", "confidence": "INFERRED"}]}""");
        patch("WHICH", 1, "{\"domains\": [\"VEHICLE_SECURITY\", \"CONNECTED_VEHICLE\"]}")
                .has(200)
                .includes("""
                        {"domainAssignments": [{"domain": "CONNECTED_VEHICLE", "confidence": "STATED"},
                                               {"domain": "VEHICLE_SECURITY", "confidence": "INFERRED"}]}""");
        api.put(SOLUTIONS + "/WHICH", """
                        {"nameZh": "甲", "nameEn": "A", "relationshipLevel": "VEHICLE_ENVIRONMENT", "domains": ["VEHICLE_SECURITY"]}""", "If-Match", "\"2\"").has(200).includes("""
                        {"domainAssignments": [{"domain": "VEHICLE_SECURITY", "confidence": "INFERRED"}], "version": 3}""");
    }

    @Test
    void assignmentsAloneSayWhichToo() {
        record("ALONE", ", \"domainAssignments\": [{\"domain\": \"SMART_MOBILITY\", \"confidence\": \"INFERRED\"}]")
                .has(201)
                .includes("{\"domains\": [\"SMART_MOBILITY\"]}");
        patch("ALONE", 1, "{\"capabilityAssignments\": [{\"capability\": \"BIG_DATA\"}], \"domainAssignments\": []}")
                .has(200)
                .includes("""
                        {"domains": [], "capabilities": ["BIG_DATA"],
                         "capabilityAssignments": [{"capability": "BIG_DATA", "confidence": "STATED"}]}""");
    }

    @Test
    void howTheElementIsKnownStaysWithTheElement() {
        record("MOVER", ", \"element\": \"IOV\", \"elementConfidence\": \"INFERRED\"")
                .has(201);
        api.put(SOLUTIONS + "/MOVER", """
                        {"nameZh": "改名", "nameEn": "Renamed", "relationshipLevel": "VEHICLE_ENVIRONMENT", "element": "IOV"}""", "If-Match", "\"1\"")
                .has(200)
                .includes("{\"element\": \"IOV\", \"elementConfidence\": \"INFERRED\"}");
        patch("MOVER", 2, "{\"element\": \"AUTO_CLOUD\"}")
                .has(200)
                .includes("{\"element\": \"AUTO_CLOUD\", \"elementConfidence\": \"STATED\"}");
        patch("MOVER", 3, "{\"element\": null}").has(200).includes("{\"element\": null, \"elementConfidence\": null}");
        record("NO-ELEMENT", ", \"elementConfidence\": \"STATED\"")
                .isProblem(400, "invalid-request")
                .names("/elementConfidence", "invalid");
    }

    @Test
    void everyUnknownCodeAndEveryRepetitionIsToldTogether() {
        record("BROKEN", """
                        , "element": "NO_SUCH", "domains": ["CONNECTED_VEHICLE", "无此领域", "CONNECTED_VEHICLE"],
                        "capabilityAssignments": [{"capability": "LBS"}, {"capability": "NOTHING", "confidence": "STATED"}, {"capability": "LBS"}]""")
                .isProblem(422, "rule-violated")
                .names("/element", "unknown-code")
                .names("/domains/1", "unknown-code")
                .names("/domains/2", "repeated")
                .names("/capabilityAssignments/1/capability", "unknown-code")
                .names("/capabilityAssignments/2/capability", "repeated");
        api.get(SOLUTIONS + "/BROKEN").isProblem(404, "not-found");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"code": "lower", "nameZh": "甲", "nameEn": "A", "relationshipLevel": "VEHICLE_ENVIRONMENT"}                     | /code               | invalid
            {"nameZh": "甲", "nameEn": "A", "relationshipLevel": "VEHICLE_ENVIRONMENT"}                                      | /code               | required
            {"code": "X1", "nameEn": "A", "relationshipLevel": "VEHICLE_ENVIRONMENT"}                                        | /nameZh             | required
            {"code": "X1", "nameZh": "甲", "nameEn": "A", "relationshipLevelConfidence": "INFERRED"}                         | /relationshipLevelConfidence | invalid
            {"code": "X1", "nameZh": "甲", "nameEn": "A", "relationshipLevel": "人-车"}                                      | /relationshipLevel  | wrong-type
            {"code": "X1", "nameZh": 1, "nameEn": "A", "relationshipLevel": "VEHICLE_ENVIRONMENT"}                           | /nameZh             | wrong-type
            {"code": "X1", "nameZh": "甲", "nameEn": "A", "relationshipLevel": "VEHICLE_ENVIRONMENT", "domains": "X"}        | /domains            | wrong-type
            {"code": "X1", "nameZh": "甲", "nameEn": "A", "relationshipLevel": "VEHICLE_ENVIRONMENT", "domains": [null]}     | /domains/0          | required
            {"code": "X1", "nameZh": "甲", "nameEn": "A", "relationshipLevel": "VEHICLE_ENVIRONMENT", "domainAssignments": [{}]} | /domainAssignments/0/domain | required
            {"code": "X1", "nameZh": "甲", "nameEn": "A", "relationshipLevel": "VEHICLE_ENVIRONMENT", "layer": "X"}          | /layer              | unknown
            """)
    void whatIsWrongWithABodyIsNamed(String body, String where, String mistake) {
        api.post(SOLUTIONS, body).isProblem(400, "invalid-request").names(where, mistake);
    }

    @Test
    void aStaleTagIsRefusedAndTheVersionAloneIsCompared() {
        record("TAGGED", "").has(201);
        patch("TAGGED", 1, "{\"nameZh\": \"新名\"}").has(200);
        patch("TAGGED", 1, "{\"nameZh\": \"旧名\"}").isProblem(412, "precondition-failed");
        api.patch(SOLUTIONS + "/TAGGED", "{}").isProblem(428, "precondition-required");
        api.delete(SOLUTIONS + "/TAGGED", "If-Match", "\"1\"").isProblem(412, "precondition-failed");
        api.put(
                        SOLUTIONS + "/TAGGED",
                        "{\"nameZh\": \"甲\", \"nameEn\": \"A\", \"relationshipLevel\": \"VEHICLE_ENVIRONMENT\"}",
                        "If-None-Match",
                        "*")
                .isProblem(412, "precondition-failed");
        api.patch(SOLUTIONS + "/TAGGED", "{\"nameEn\": \"B\"}", "If-Match", "\"2.ffff\"")
                .has(200);
    }

    @Test
    void putRecordsANewSolutionUnderItsCode() {
        String body = "{\"nameZh\": \"甲\", \"nameEn\": \"A\", \"relationshipLevel\": \"VEHICLE_ENVIRONMENT\"}";
        api.put(SOLUTIONS + "/PUT-NEW", body, "If-None-Match", "*").has(201);
        api.put(SOLUTIONS + "/put-lower", body, "If-None-Match", "*")
                .isProblem(400, "invalid-request")
                .names("/code", "invalid");
        api.put(SOLUTIONS + "/PUT-NEW", body.replace("{", "{\"code\": \"OTHER\", "), "If-Match", "\"1\"")
                .isProblem(400, "invalid-request")
                .names("/code", "invalid");
        record("PUT-NEW", "").isProblem(409, "conflict");
    }

    @Test
    void anArchivedSolutionLeavesTheListAndNothingElse() {
        record("OLD", ", \"domains\": [\"JOINT_INNOVATION\"]").has(201);
        Answer archived = api.post(SOLUTIONS + "/OLD/archive", "{\"reason\": \"不再提供\"}", "If-Match", "\"1\"")
                .has(200)
                .includes("{\"archived\": true, \"consequences\": [], \"version\": 2}");
        assertThat(api.get(SOLUTIONS + "/OLD").header("ETag")).isEqualTo(archived.header("ETag"));
        assertThat(api.get(SOLUTIONS + "?limit=500").items("code")).doesNotContain("OLD");
        assertThat(api.get(SOLUTIONS + "?archived=true").items("code")).containsExactly("OLD");
        assertThat(api.get("/api/v1/cooperation-domains/JOINT_INNOVATION").body())
                .contains("\"OLD\"");
        api.post(SOLUTIONS + "/OLD/archive", "{}", "If-Match", "\"2\"").isProblem(409, "conflict");
        api.get("/api/v1/solutions/OLD/history").has(200).includes("""
                        {"items": [{"change": "ARCHIVED", "reason": "不再提供", "members": [{"member": "archived", "from": false, "to": true}]},
                                   {"change": "CREATED"}]}""");
        api.send("POST", SOLUTIONS + "/OLD/restore", null, "If-Match", "\"2\"")
                .has(200)
                .includes("{\"archived\": false}");
        api.post(SOLUTIONS + "/OLD/restore", "{}", "If-Match", "\"3\"").isProblem(409, "conflict");
    }

    @Test
    void aSolutionThatAnAgreementNamesIsNotDeleted() {
        record("NAMED", "").has(201);
        api.post(
                        "/api/v1/automakers",
                        "{\"code\": \"solution-maker\", \"kind\": \"COMPANY\", \"nameZh\": \"车企\", \"nameEn\": \"Maker\"}")
                .has(201);
        api.post("/api/v1/agreements", """
                        {"number": "AG-NAMES-SOLUTION", "kind": "MEMORANDUM", "titleZh": "备忘录", "titleEn": "Memorandum",
                         "parties": [{"organization": "solution-maker", "role": "COUNTERPARTY"}], "solutions": ["NAMED"]}""").has(201);
        api.delete(SOLUTIONS + "/NAMED", "If-Match", "\"1\"")
                .isProblem(409, "conflict")
                .includes("{\"references\": [{\"type\": \"AGREEMENT\", \"code\": \"AG-NAMES-SOLUTION\"}]}");
        api.post(SOLUTIONS + "/NAMED/archive?dryRun=true", "{}", "If-Match", "\"1\"")
                .has(200)
                .includes("""
                        {"consequences": [{"kind": "AGREEMENT_LEFT", "type": "AGREEMENT", "code": "AG-NAMES-SOLUTION",
                                           "member": "solutions[NAMED]"}]}""");
        Instant named = Instant.now();
        api.patch("/api/v1/agreements/AG-NAMES-SOLUTION", "{\"solutions\": []}", "If-Match", "\"1\"")
                .has(200);
        api.delete(SOLUTIONS + "/NAMED", "If-Match", "\"1\"").has(204);
        api.get("/api/v1/agreements/AG-NAMES-SOLUTION?knownAt=" + named)
                .has(200)
                .includes("{\"solutions\": [{\"solution\": \"NAMED\"}]}");
        assertThat(api.get("/api/v1/agreements/AG-NAMES-SOLUTION/history").body())
                .as("what it once named is known by its code")
                .contains("\"NAMED\"");
    }

    @Test
    void aSolutionThatEvidenceCitesIsNotDeleted() {
        record("CITED", "").has(201);
        String evidence = cite("CITED", "SUPPORTS");
        api.delete(SOLUTIONS + "/CITED", "If-Match", "\"1\"")
                .isProblem(409, "conflict")
                .includes("{\"references\": [{\"type\": \"EVIDENCE\", \"code\": \"%s\"}]}".formatted(evidence));
    }

    @Test
    void theCodeOfADeletedSolutionIsNeverGivenAgain() {
        record("GONE", ", \"domains\": [\"SMART_MOBILITY\"], \"capabilities\": [\"AI\"]")
                .has(201);
        api.delete(SOLUTIONS + "/GONE", "If-Match", "\"1\"").has(204);
        api.get(SOLUTIONS + "/GONE").isProblem(404, "not-found");
        record("GONE", "").isProblem(409, "conflict");
        assertThat(api.get(SOLUTIONS + "/GONE/history").has(200).items("change"))
                .containsExactly("DELETED", "CREATED");
    }

    @Test
    void evidenceAgainstASolutionMakesAnotherTag() {
        record("DISPUTED", "").has(201);
        String before = api.get(SOLUTIONS + "/DISPUTED").header("ETag");
        cite("DISPUTED", "CONTRADICTS");
        Answer after = api.get(SOLUTIONS + "/DISPUTED", "If-None-Match", before).has(200);
        after.includes("{\"disputed\": true, \"version\": 1}");
        patch("DISPUTED", 1, "{\"nameEn\": \"Renamed\"}").has(200);
    }

    @Test
    void aRetryIsAnsweredAsBeforeAndARehearsalLeavesNothing() {
        record("REHEARSED", "").has(201);
        api.delete(SOLUTIONS + "/REHEARSED?dryRun=true", "If-Match", "\"1\"").has(204);
        String body =
                "{\"code\": \"RETRIED\", \"nameZh\": \"甲\", \"nameEn\": \"A\", \"relationshipLevel\": \"VEHICLE_ENVIRONMENT\"}";
        Answer first =
                api.post(SOLUTIONS, body, "Idempotency-Key", "solution-1").has(201);
        assertThat(api.post(SOLUTIONS, body, "Idempotency-Key", "solution-1")
                        .has(201)
                        .body())
                .isEqualTo(first.body());
    }
}
