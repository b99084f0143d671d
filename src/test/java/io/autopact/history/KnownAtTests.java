package io.autopact.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.Answer;
import io.autopact.support.Api;
import io.autopact.support.RegisterTest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What the register said at an instant, as of any date: each answer that it ever gave can be had again. */
@RegisterTest
class KnownAtTests {

    @Autowired
    private Api api;

    private record Said(Instant at, String body) {}

    private Said said(String path) {
        return new Said(
                Instant.now(), api.get(path + "?asOf=2021-06-01").has(200).body());
    }

    private void areSaidAgain(String path, List<Said> answers) {
        for (Said each : answers) {
            assertThat(api.get(path + "?asOf=2021-06-01&knownAt=" + each.at())
                            .has(200)
                            .body())
                    .isEqualTo(each.body());
        }
    }

    @Test
    void everyAnswerAboutAnOrganizationCanBeHadAgain() {
        String path = "/api/v1/automakers/known-one";
        List<Said> said = new ArrayList<>();
        api.put(
                        "/api/v1/automakers/known-group",
                        "{\"kind\": \"GROUP\", \"nameZh\": \"群\", \"nameEn\": \"Group\"}",
                        "If-None-Match",
                        "*")
                .has(201);
        api.put(
                        path,
                        "{\"kind\": \"BRAND\", \"nameZh\": \"甲\", \"nameEn\": \"A\", \"aliases\": [\"a\"]}",
                        "If-None-Match",
                        "*")
                .has(201);
        said.add(said(path));
        for (String patch : List.of(
                "{\"nameEn\": \"B\", \"aliases\": [\"a\", \"b\"]}",
                "{\"parent\": \"known-group\"}",
                "{\"ties\": [{\"to\": \"known-group\", \"kind\": \"BRAND_OF\", \"until\": \"2020-12-31\"}], \"cooperation\": {\"since\": \"2019-01-01\"}}",
                "{\"cooperation\": null, \"aliases\": []}")) {
            api.patch(path, patch, "If-Match", "*").has(200);
            said.add(said(path));
        }
        api.post(path + "/archive", "{}", "If-Match", "*").has(200);
        areSaidAgain(path, said);
        api.send("DELETE", path, null, "If-Match", "*").has(204);
        areSaidAgain(path, said);
        api.get(path).isProblem(404, "not-found");
    }

    @Test
    void everyAnswerAboutAnAgreementCanBeHadAgain() {
        String path = "/api/v1/agreements/KNOWN-AG";
        List<Said> said = new ArrayList<>();
        api.put(
                        "/api/v1/automakers/known-party",
                        "{\"kind\": \"COMPANY\", \"nameZh\": \"甲\", \"nameEn\": \"A\"}",
                        "If-None-Match",
                        "*")
                .has(201);
        api.put(path, """
                        {"kind": "MEMORANDUM", "titleZh": "甲", "titleEn": "A", "expiresOn": "2021-12-31", "renewalMonths": 6,
                         "scope": ["SMART_MOBILITY"], "parties": [{"organization": "known-party", "role": "COUNTERPARTY"}]}""", "If-None-Match", "*").has(201);
        said.add(said(path));
        List<String[]> steps = List.of(
                new String[] {"sign", "{\"signedOn\": \"2020-01-01\"}"},
                new String[] {
                    "amend",
                    "{\"effectiveOn\": \"2021-01-01\", \"addDomains\": [\"SMART_LOGISTICS\"], \"removeDomains\": [\"SMART_MOBILITY\"], \"removeParties\": [\"known-party\"], \"extendsToSubsidiaries\": true, \"note\": \"x\"}"
                },
                new String[] {"renew", "{\"on\": \"2021-03-01\", \"expiresOn\": \"2023-12-31\"}"},
                new String[] {"notice", "{\"on\": \"2021-04-01\"}"},
                new String[] {"correct", "{\"reason\": \"x\", \"titleEn\": \"B\", \"amendments\": []}"},
                new String[] {"terminate", "{\"on\": \"2021-05-01\", \"reason\": \"x\"}"});
        for (String[] step : steps) {
            api.post(path + "/" + step[0], step[1], "If-Match", "*").has(200);
            said.add(said(path));
        }
        areSaidAgain(path, said);
    }

    @Test
    void beforeItWasRecordedTheRegisterKnewNothing() {
        Instant before = Instant.now().minus(1, ChronoUnit.MINUTES);
        api.put(
                        "/api/v1/partners/known-new",
                        "{\"kind\": \"OTHER\", \"nameZh\": \"甲\", \"nameEn\": \"A\"}",
                        "If-None-Match",
                        "*")
                .has(201);
        api.get("/api/v1/partners/known-new?knownAt=" + before).isProblem(404, "not-found");
        api.get("/api/v1/partners/known-never?knownAt=" + before).isProblem(404, "not-found");
        api.get("/api/v1/automakers/known-new?knownAt=" + Instant.now()).isProblem(404, "not-found");
    }

    @Test
    void theDateAskedAboutIsThenThatOfTheInstant() {
        api.put(
                        "/api/v1/automakers/known-dated",
                        "{\"kind\": \"COMPANY\", \"nameZh\": \"甲\", \"nameEn\": \"A\"}",
                        "If-None-Match",
                        "*")
                .has(201);
        Instant later = Instant.now().plus(400, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        LocalDate date = LocalDate.ofInstant(later, ZoneId.of("Asia/Shanghai"));
        Answer answer =
                api.get("/api/v1/automakers/known-dated?knownAt=" + later).has(200);
        assertThat(answer.header("ETag"))
                .isEqualTo("\"1.%s\"".formatted(date.toString().replace("-", "")));
        api.get("/api/v1/automakers/known-dated?knownAt=" + later, "If-None-Match", answer.header("ETag"))
                .has(304);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2021-01-01", "1500-01-01T00:00:00Z", "%2B999999999-12-31T00:00:00Z"})
    void anInstantIsAnInstantOfReasonableYears(String instant) {
        api.get("/api/v1/automakers/known-dated?knownAt=" + instant)
                .isProblem(400, "invalid-request")
                .names("knownAt", "wrong-type");
    }
}
