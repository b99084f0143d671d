package io.autopact.capability;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.Answer;
import io.autopact.support.Api;
import io.autopact.support.RegisterTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What can be changed of the seven cooperation domains, and what their answers depend on. */
@RegisterTest
class CooperationDomainTests {

    private static final String DOMAINS = "/api/v1/cooperation-domains";

    @Autowired
    private Api api;

    @Test
    void aDomainIsRenamedAndKeepsItsCode() {
        String path = DOMAINS + "/DIGITAL_TRANSFORMATION";
        Answer before = api.get(path).has(200);
        Answer renamed = api.patch(path, "{\"nameZh\": \"数字化升级\"}", "If-Match", before.header("ETag"))
                .has(200);
        assertThat(renamed.at("/nameZh")).isEqualTo("数字化升级");
        assertThat(renamed.at("/nameEn")).isEqualTo(before.at("/nameEn"));
        api.patch(path, "{\"nameZh\": \"x\"}", "If-Match", before.header("ETag"))
                .isProblem(412, "precondition-failed");
        Answer back = api.put(path, before.body(), "If-Match", renamed.header("ETag"));
        assertThat(back.has(200).at("/nameZh")).isEqualTo("数字化转型");
        assertThat(api.get(path + "/history?limit=1").body()).contains("数字化升级");
    }

    @Test
    void theSevenAreFixed() {
        api.post(DOMAINS, "{\"code\": \"EIGHTH\", \"nameZh\": \"第八\", \"nameEn\": \"Eighth\", \"position\": 8}")
                .isProblem(405, "method-not-allowed");
        api.delete(DOMAINS + "/SMART_LOGISTICS", "If-Match", "\"1\"").isProblem(405, "method-not-allowed");
        String body = "{\"nameZh\": \"第八\", \"nameEn\": \"Eighth\", \"position\": 8}";
        api.put(DOMAINS + "/EIGHTH", body, "If-None-Match", "*").isProblem(404, "not-found");
        api.put(DOMAINS + "/SMART_LOGISTICS", body, "If-None-Match", "*").isProblem(412, "precondition-failed");
        api.put(DOMAINS + "/SMART_LOGISTICS", body).isProblem(428, "precondition-required");
        api.put(DOMAINS + "/SMART_LOGISTICS", body.replace("{", "{\"code\": \"OTHER\", "), "If-Match", "\"1\"")
                .isProblem(400, "invalid-request")
                .names("/code", "invalid");
        api.patch(DOMAINS + "/SMART_LOGISTICS", "{\"position\": null, \"nameZh\": 7}", "If-Match", "\"1\"")
                .isProblem(400, "invalid-request")
                .names("/position", "required")
                .names("/nameZh", "wrong-type");
    }

    @Test
    void theTagChangesWithASolutionThatServesTheDomain() {
        String path = DOMAINS + "/VEHICLE_SECURITY";
        String known = api.get(path).header("ETag");
        api.get(path, "If-None-Match", known).has(304);
        api.post("/api/v1/solutions", """
                        {"code": "SERVES-SECURITY", "nameZh": "安全方案", "nameEn": "Security", "relationshipLevel": "VEHICLE_ENVIRONMENT",
                         "domains": ["VEHICLE_SECURITY"]}""").has(201);
        Answer more = api.get(path, "If-None-Match", known).has(200);
        assertThat(more.body()).contains("SERVES-SECURITY");
        api.patch("/api/v1/solutions/SERVES-SECURITY", """
                        {"domainAssignments": [{"domain": "VEHICLE_SECURITY", "confidence": "INFERRED"}]}""", "If-Match", "\"1\"").has(200);
        api.get(path, "If-None-Match", more.header("ETag")).has(200);
        assertThat(api.patch(path + "?dryRun=true", "{\"nameEn\": \"x\"}", "If-Match", known)
                        .status())
                .as("a write compares the domain's own version alone")
                .isEqualTo(200);
        api.delete("/api/v1/solutions/SERVES-SECURITY", "If-Match", "\"2\"").has(204);
        api.get(path, "If-None-Match", known).has(304);
    }
}
