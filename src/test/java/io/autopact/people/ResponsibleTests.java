package io.autopact.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.Answer;
import io.autopact.support.Api;
import io.autopact.support.Imports;
import io.autopact.support.RegisterTest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Who is responsible for records, of whatever kind. */
@RegisterTest
class ResponsibleTests {

    private static final AtomicInteger NEXT = new AtomicInteger();

    @Autowired
    private Api api;

    private String maker;
    private String owner;
    private String agreement;
    private String upper;

    @BeforeEach
    void oneRecordOfEachKind() {
        int number = NEXT.incrementAndGet();
        maker = "rsp-maker-" + number;
        owner = "rsp-owner-" + number;
        upper = "RSP-" + number;
        agreement = upper;
        create("automakers/" + maker, "{\"kind\": \"COMPANY\", \"nameZh\": \"甲\", \"nameEn\": \"A\"}");
        create("people/" + owner, "{\"nameZh\": \"乙\", \"nameEn\": \"B\", \"organization\": \"%s\"}".formatted(maker));
        create("agreements/" + agreement, """
                {"kind": "MEMORANDUM", "titleZh": "甲", "titleEn": "A",
                 "parties": [{"organization": "%s", "role": "COUNTERPARTY"}]}""".formatted(maker));
        api.post("/api/v1/agreements/%s/milestones".formatted(agreement), """
                {"code": "%s", "titleZh": "甲", "titleEn": "A", "dueOn": "2030-12-31", "owner": "%s"}""".formatted(upper, maker), "If-Match", "*")
                .has(201);
        api.post("/api/v1/agreements/%s/instruments".formatted(agreement), """
                {"code": "%s", "kind": "JOINT_LAB", "nameZh": "甲", "nameEn": "A"}""".formatted(upper), "If-Match", "*")
                .has(201);
        create("vehicle-models/%s-model".formatted(maker), """
                {"automaker": "%s", "nameZh": "甲", "nameEn": "A"}""".formatted(maker));
        create("solutions/" + upper, "{\"nameZh\": \"甲\", \"nameEn\": \"A\"}");
        create("rollouts/" + upper, """
                {"vehicleModel": "%s-model", "solution": "%s", "withoutBasis": {"reason": "R"}}""".formatted(maker, upper));
    }

    private Answer create(String path, String body) {
        return api.put("/api/v1/" + path, body, "If-None-Match", "*").has(201);
    }

    private String code(String path) {
        return path.equals("automakers") ? maker : upper;
    }

    private Answer responsible(String path, String more) {
        return api.patch("/api/v1/%s/%s".formatted(path, code(path)), """
                {"responsible": [{"person": "%s", "role": "OWNER"%s}]}""".formatted(owner, more), "If-Match", "*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"automakers", "agreements", "milestones", "instruments", "rollouts"})
    void somebodyIsResponsibleForARecordFromADayOnAndUntilAnother(String path) {
        Answer before = api.get("/api/v1/%s/%s".formatted(path, code(path))).includes("{\"responsible\": []}");
        Answer after = responsible(path, ", \"from\": \"2020-01-01\", \"until\": \"2020-12-31\"")
                .has(200);
        after.includes("""
                {"responsible": [{"person": "%s", "role": "OWNER", "from": "2020-01-01", "until": "2020-12-31"}]}""".formatted(owner));
        assertThat(Integer.parseInt(after.at("/version"))).isGreaterThan(Integer.parseInt(before.at("/version")));
        for (String day : new String[] {"2020-01-01", "2020-12-31"}) {
            assertThat(list(path, day)).as(path + " on " + day).contains(code(path));
        }
        for (String day : new String[] {"2019-12-31", "2021-01-01"}) {
            assertThat(list(path, day)).as(path + " on " + day).doesNotContain(code(path));
        }
        Answer history = api.get("/api/v1/%s/%s/history".formatted(path, code(path)));
        assertThat(history.at("/items/0/members/0/member")).isEqualTo("responsible");
        assertThat(api.get("/api/v1/people/%s/history".formatted(owner)).at("/items/0/members/0/member"))
                .isEqualTo("responsibleFor");
    }

    @ParameterizedTest
    @ValueSource(strings = {"automakers", "agreements", "rollouts"})
    void whoWasResponsibleIsToldAsItWasKnown(String path) {
        List<Instant> known = new ArrayList<>(List.of(Instant.now()));
        responsible(path, "").has(200);
        known.add(Instant.now());
        responsible(path, ", \"until\": \"2040-12-31\"").has(200);
        known.add(Instant.now());
        List<String> said = known.stream()
                .map(at -> api.get("/api/v1/%s/%s?knownAt=%s".formatted(path, code(path), at))
                        .has(200)
                        .json()
                        .at("/responsible")
                        .toString())
                .toList();
        assertThat(said.getFirst()).isEqualTo("[]");
        assertThat(said.get(1)).contains(owner, "null").doesNotContain("2040-12-31");
        assertThat(said.getLast()).contains(owner, "2040-12-31");
    }

    private String list(String path, String day) {
        return api.get("/api/v1/%s?responsible=%s&asOf=%s".formatted(path, owner, day))
                .has(200)
                .body();
    }

    @ParameterizedTest
    @ValueSource(strings = {"automakers", "agreements", "milestones", "instruments", "rollouts"})
    void whoIsNotThereOrEndsBeforeTheyBeginIsRefused(String path) {
        responsible(path, ", \"from\": \"2020-02-01\", \"until\": \"2020-01-31\"")
                .isProblem(422, "rule-violated")
                .names("/responsible/0/until", "out-of-order");
        api.patch("/api/v1/%s/%s".formatted(path, code(path)), """
                {"responsible": [{"person": "rsp-nobody", "role": "OWNER"}]}""", "If-Match", "*")
                .isProblem(422, "rule-violated")
                .names("/responsible/0/person", "unknown-code");
        assertThat(api.get("/api/v1/%s?responsible=rsp-nobody".formatted(path))
                        .isProblem(400, "invalid-request")
                        .body())
                .contains("rsp-nobody");
    }

    @Test
    void whoAsksFindsWhatTheyAreResponsibleForThemselves() {
        responsible("rollouts", "").has(200);
        api.get("/api/v1/rollouts?responsible=me").isProblem(400, "invalid-request");
        String login = "rsp-login-" + NEXT.get();
        String token = api.post("/api/v1/tokens", "{\"name\": \"%s\", \"roles\": [\"VIEWER\"]}".formatted(login))
                .has(201)
                .at("/token");
        api.patch("/api/v1/people/" + owner, "{\"subject\": \"%s\"}".formatted(login), "If-Match", "*")
                .has(200);
        assertThat(api.sendAs(token, "GET", "/api/v1/rollouts?responsible=me", null)
                        .has(200)
                        .items("number"))
                .containsExactly(upper);
    }

    @Test
    void whatFallsDueIsOfWhoeverIsNearest() {
        assertThat(due("").at("/items/0/responsible").size()).isZero();
        String colleague = owner + "-2";
        create(
                "people/" + colleague,
                "{\"nameZh\": \"丙\", \"nameEn\": \"C\", \"organization\": \"%s\"}".formatted(maker));
        api.patch("/api/v1/automakers/" + maker, """
                        {"responsible": [
                            {"person": "%s", "role": "DEPUTY"}, {"person": "%s", "role": "OWNER", "until": "2029-12-31"}]}""".formatted(owner, colleague), "If-Match", "*")
                .has(200);
        assertThat(due("&asOf=2029-12-31").at("/items/0/responsible")).hasToString("""
                [{"person":"%s","role":"OWNER","through":"ORGANIZATION"},{"person":"%s","role":"DEPUTY","through":"ORGANIZATION"}]""".formatted(colleague, owner));
        assertThat(due("&asOf=2030-01-01").at("/items/0/responsible")).hasToString("""
                [{"person":"%s","role":"DEPUTY","through":"ORGANIZATION"}]""".formatted(owner));
        api.patch("/api/v1/agreements/" + agreement, """
                {"responsible": [{"person": "%s", "role": "OWNER"}]}""".formatted(colleague), "If-Match", "*")
                .has(200);
        assertThat(due("").at("/items/0/responsible")).hasToString("""
                [{"person":"%s","role":"OWNER","through":"AGREEMENT"}]""".formatted(colleague));
        responsible("milestones", "").has(200);
        assertThat(due("").at("/items/0/responsible")).hasToString("""
                [{"person":"%s","role":"OWNER","through":"RECORD"}]""".formatted(owner));
        assertThat(due("&responsible=" + owner).at("/items").size()).isEqualTo(1);
        assertThat(due("&responsible=" + colleague).at("/items").size()).isZero();
        assertThat(duePage(owner)).contains(upper).contains("#" + upper);
        assertThat(duePage(colleague)).doesNotContain("#" + upper);
        api.post("/api/v1/people/%s/archive".formatted(owner), "{}", "If-Match", "*")
                .has(200);
        assertThat(due("").at("/items/0/responsible")).hasToString("""
                [{"person":"%s","role":"OWNER","through":"AGREEMENT"}]""".formatted(colleague));
    }

    private JsonNode due(String more) {
        return api.get("/api/v1/portfolio/expiring?dueBefore=2031-01-01&agreement=" + agreement + more)
                .has(200)
                .json();
    }

    private String duePage(String person) {
        return api.get("/due?lang=en&months=240&person=" + person).has(200).body();
    }

    @Test
    void whatIsKeptOfOnePersonIsNotToldAsAnothers() {
        responsible("milestones", "").has(200);
        for (String login : new String[] {owner, "rsp-other-" + owner}) {
            if (!login.equals(owner)) {
                create(
                        "people/" + login,
                        "{\"nameZh\": \"丁\", \"nameEn\": \"D\", \"organization\": \"%s\"}".formatted(maker));
            }
            String token = api.post("/api/v1/tokens", "{\"name\": \"%s\", \"roles\": [\"VIEWER\"]}".formatted(login))
                    .has(201)
                    .at("/token");
            api.patch("/api/v1/people/" + login, "{\"subject\": \"%s\"}".formatted(login), "If-Match", "*")
                    .has(200);
            assertThat(api.sendAs(token, "GET", "/api/v1/portfolio/expiring?dueBefore=2031-01-01&responsible=me", null)
                            .has(200)
                            .items("milestone"))
                    .as("what falls due, to " + login)
                    .isEqualTo(login.equals(owner) ? List.of(upper) : List.of());
        }
    }

    @Test
    void nothingIsWrittenWhereNothingChanges() {
        responsible("agreements", "").has(200);
        String version = api.get("/api/v1/agreements/" + agreement).at("/version");
        responsible("agreements", "").has(200);
        assertThat(api.get("/api/v1/agreements/%s/history".formatted(agreement)).items("change"))
                .filteredOn(change -> change.equals("UPDATED"))
                .hasSizeLessThanOrEqualTo(3);
        assertThat(api.get("/api/v1/agreements/" + agreement).at("/version")).isEqualTo(version);
    }

    @Test
    void aSignedAgreementIsHandedOverWithoutAnAmendment() {
        api.post("/api/v1/agreements/%s/sign".formatted(agreement), "{\"signedOn\": \"2020-01-01\"}", "If-Match", "*")
                .has(200);
        responsible("agreements", "")
                .has(200)
                .includes("{\"status\": \"SIGNED\", \"responsible\": [{\"person\": \"%s\"}]}".formatted(owner));
        api.post(
                        "/api/v1/agreements/%s/correct".formatted(agreement),
                        "{\"reason\": \"R\", \"responsible\": []}",
                        "If-Match",
                        "*")
                .has(200)
                .includes("{\"responsible\": []}");
        assertThat(api.get("/api/v1/agreements/%s/history".formatted(agreement)).at("/items/0/change"))
                .isEqualTo("CORRECTED");
    }

    @Test
    void aFileMakesSomebodyResponsibleAndTheRecordChanges() {
        String version = api.get("/api/v1/rollouts/" + upper).at("/version");
        assertThat(new Imports(api)
                        .csv("responsible", """
                record_type,record_code,person,role,from,until
                ROLLOUT,%1$s,%2$s,DEPUTY,2020-01-01,
                MILESTONE,%1$s,%2$s,OWNER,,
                """.formatted(upper, owner))
                        .at("/state"))
                .isEqualTo("SUCCEEDED");
        Answer rollout = api.get("/api/v1/rollouts/" + upper);
        rollout.includes(
                "{\"responsible\": [{\"person\": \"%s\", \"role\": \"DEPUTY\", \"from\": \"2020-01-01\", \"until\": null}]}"
                        .formatted(owner));
        assertThat(rollout.at("/version")).isNotEqualTo(version);
        assertThat(api.get("/api/v1/rollouts/%s/history".formatted(upper)).at("/items/0/via"))
                .isEqualTo("IMPORT");
        assertThat(api.get("/api/v1/milestones/%s/history".formatted(upper)).at("/items/0/members/0/member"))
                .isEqualTo("responsible");
        assertThat(api.get("/api/v1/exports/responsible.csv").body())
                .contains("MILESTONE,%1$s,%2$s,OWNER,,,".formatted(upper, owner));
    }

    @Test
    void whoIsResponsibleIsNotDeletedAndALeftRecordLeavesNothing() {
        responsible("rollouts", "").has(200);
        api.delete("/api/v1/people/" + owner, "If-Match", "*").isProblem(409, "conflict");
        api.delete("/api/v1/rollouts/" + upper, "If-Match", "*").has(204);
        api.delete("/api/v1/people/" + owner, "If-Match", "*").has(204);
    }

    @Test
    void aMergedOrganizationLeavesWhoIsResponsibleToTheOneThatStays() {
        responsible("automakers", "").has(200);
        create("automakers/%s-stays".formatted(maker), "{\"kind\": \"COMPANY\", \"nameZh\": \"丙\", \"nameEn\": \"C\"}");
        api.post(
                        "/api/v1/automakers/%s/merge".formatted(maker),
                        "{\"into\": \"%s-stays\"}".formatted(maker),
                        "If-Match",
                        "*")
                .has(200);
        api.get("/api/v1/automakers/%s-stays".formatted(maker))
                .includes("{\"responsible\": [{\"person\": \"%s\"}]}".formatted(owner));
    }

    @Test
    void whoIsResponsibleForBothThatAreMergedIsSoOnceForTheLongerOfTheTwo() {
        String stays = maker + "-stays";
        create("automakers/" + stays, """
                {"kind": "COMPANY", "nameZh": "丙", "nameEn": "C",
                 "responsible": [{"person": "%s", "role": "OWNER", "until": "2030-01-01"}]}""".formatted(owner));
        responsible("automakers", ", \"until\": \"2031-01-01\"").has(200);
        api.post("/api/v1/automakers/%s/merge".formatted(maker), "{\"into\": \"%s\"}".formatted(stays), "If-Match", "*")
                .has(200);
        assertThat(api.get("/api/v1/automakers/" + stays).json().at("/responsible"))
                .hasSize(1);
        api.get("/api/v1/automakers/" + stays).includes("{\"responsible\": [{\"until\": \"2031-01-01\"}]}");
        assertThat(api.get("/api/v1/exports/responsible.csv").body()).doesNotContain("AUTOMAKER,%s,".formatted(maker));
    }
}
