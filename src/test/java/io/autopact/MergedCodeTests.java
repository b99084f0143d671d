package io.autopact;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.Answer;
import io.autopact.support.Api;
import io.autopact.support.RegisterTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The code of an organization that was merged means its successor where one asks, and names it where one writes. */
@RegisterTest
class MergedCodeTests {

    @Autowired
    private Api api;

    @Test
    void aMergedCodeMeansItsSuccessor() {
        for (String code : List.of("mc-first", "mc-second", "mc-stays")) {
            automaker(code, "").has(201);
        }
        automaker("mc-daughter", ", \"parent\": \"mc-stays\"").has(201);
        merge("mc-first", "mc-second");
        merge("mc-second", "mc-stays");
        for (String code : List.of("mc-first", "mc-second", "mc-stays", "mc-first,mc-stays")) {
            assertThat(api.get("/api/v1/automakers?parent=" + code).items("code"))
                    .as(code)
                    .containsExactly("mc-daughter");
        }
        assertThat(api.get("/api/v1/exports/organizations.csv?parent=mc-first&columns=code")
                        .has(200)
                        .body())
                .isEqualTo("code\nmc-daughter\n");
        assertThat(api.get("/api/v1/portfolio/coverage?organization=mc-first")
                        .has(200)
                        .json()
                        .at("/rows/0/organization")
                        .asString())
                .isEqualTo("mc-stays");
        assertThat(api.get("/api/v1/evidence?code=mc-first").has(200).items("code"))
                .isEmpty();
    }

    @Test
    void aWriteThatNamesAMergedOrganizationIsToldWhichOneStays() {
        automaker("mc-old", "").has(201);
        automaker("mc-new", "").has(201);
        merge("mc-old", "mc-new");
        api.post(
                "/api/v1/own-units",
                "{\"code\": \"mc-own\", \"kind\": \"GROUP\", \"nameZh\": \"甲\", \"nameEn\": \"A\"}");
        api.post("/api/v1/sources", "{\"code\": \"MC-SOURCE\", \"titleZh\": \"文\"}");
        String told = "mc-old was merged into mc-new; name that one instead.";
        refused(automaker("mc-tied", ", \"parent\": \"mc-old\""), "/ties/0/to", told);
        refused(
                api.post(
                        "/api/v1/vehicle-models",
                        "{\"code\": \"mc-model\", \"automaker\": \"mc-old\", \"nameZh\": \"甲\", \"nameEn\": \"A\"}"),
                "/automaker",
                told);
        refused(
                api.post(
                        "/api/v1/deployments",
                        "{\"number\": \"MC-1\", \"organization\": \"mc-old\", \"solution\": \"ECO_CONNECTED_VEHICLE\"}"),
                "/organization",
                told);
        refused(api.post("/api/v1/agreements", """
                        {"number": "MC-AG", "kind": "STRATEGIC_AGREEMENT", "titleZh": "协议", "titleEn": "Agreement",
                         "parties": [{"organization": "mc-own", "role": "OWN"}, {"organization": "mc-old", "role": "COUNTERPARTY"}]}"""), "/parties/1", told);
        refused(
                api.post("/api/v1/evidence", """
                        {"record": {"type": "AUTOMAKER", "code": "mc-old"}, "source": "MC-SOURCE", "quote": "文", "stance": "SUPPORTS", "confidence": "STATED"}""".formatted(
                                api.get("/api/v1/sources?limit=1").at("/items/0/code"))),
                "/record/code",
                told);
        assertThat(automaker("mc-old", "").isProblem(409, "conflict").at("/detail"))
                .isEqualTo(told);
        assertThat(api.put(
                                "/api/v1/automakers/mc-old",
                                "{\"kind\": \"GROUP\", \"nameZh\": \"甲\", \"nameEn\": \"A\"}",
                                "If-None-Match",
                                "*")
                        .isProblem(412, "precondition-failed")
                        .at("/detail"))
                .isEqualTo(told);
        assertThat(api.put(
                                "/api/v1/automakers/mc-old",
                                "{\"kind\": \"GROUP\", \"nameZh\": \"甲\", \"nameEn\": \"A\"}",
                                "If-Match",
                                "\"1\"")
                        .has(308)
                        .header("Location"))
                .isEqualTo("/api/v1/automakers/mc-new");
    }

    private static void refused(Answer answer, String pointer, String detail) {
        assertThat(answer.isProblem(422, "rule-violated").json().at("/errors").valueStream())
                .anySatisfy(error -> {
                    assertThat(error.at("/pointer").asString()).isEqualTo(pointer);
                    assertThat(error.at("/detail").asString()).isEqualTo(detail);
                });
    }

    private Answer automaker(String code, String more) {
        return api.post(
                "/api/v1/automakers",
                "{\"code\": \"%s\", \"kind\": \"GROUP\", \"nameZh\": \"甲\", \"nameEn\": \"A\"%s}"
                        .formatted(code, more));
    }

    private void merge(String code, String into) {
        api.post("/api/v1/automakers/%s/merge".formatted(code), "{\"into\": \"%s\"}".formatted(into), "If-Match", "*")
                .has(200);
    }
}
