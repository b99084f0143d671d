package io.autopact.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.autopact.support.Answer;
import io.autopact.support.Api;
import io.autopact.support.Imports;
import io.autopact.support.RegisterTest;
import io.autopact.support.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** People who signed agreements, stood by, or claimed something, named beside the words of the source. */
@RegisterTest
class NamedPeopleTests {

    private static final AtomicInteger NEXT = new AtomicInteger();

    @Autowired
    private Api api;

    @Autowired
    private TestDatabase.Fresh database;

    private String person;
    private String other;
    private String agreement;
    private String claim;

    @BeforeEach
    void twoPeople() {
        int number = NEXT.incrementAndGet();
        person = "nmd-" + number;
        other = person + "-other";
        agreement = "NMD-AG-" + number;
        claim = "NMD-CL-" + number;
        create("partners/nmd-partner-" + number, "{\"kind\": \"OTHER\", \"nameZh\": \"甲\", \"nameEn\": \"A\"}");
        for (String code : new String[] {person, other}) {
            create("people/" + code, """
                    {"nameZh": "司徒", "nameEn": "Situ", "organization": "nmd-partner-%d"}""".formatted(number));
        }
    }

    private void create(String path, String body) {
        api.put("/api/v1/" + path, body, "If-None-Match", "*").has(201);
    }

    private static String signatory(String name, String role, String person) {
        return "{\"nameZh\": \"%s\", \"nameEn\": \"Situ\", \"officeZh\": \"总裁\", \"role\": \"%s\", \"person\": \"%s\"}"
                .formatted(name, role, person);
    }

    private void signed(String... signatories) {
        create("agreements/" + agreement, """
                {"kind": "MEMORANDUM", "titleZh": "甲", "titleEn": "A", "signatories": [%s]}""".formatted(String.join(", ", signatories)));
    }

    private Answer erase(String code) {
        return api.post("/api/v1/people/%s/erase".formatted(code), "{\"reason\": \"R\"}", "If-Match", "*");
    }

    @Test
    void whoSignedAndWhoStoodByAreFoundByTheirCodes() {
        signed(signatory("司徒", "SIGNATORY", person), signatory("司徒", "WITNESS", person));
        api.post(
                        "/api/v1/agreements/%s/sign".formatted(agreement),
                        """
                        {"signedOn": "2020-06-30", "signatories": [%s]}""".formatted(signatory("司徒老师", "WITNESS", person)),
                        "If-Match",
                        "*")
                .has(200)
                .includes("""
                        {"signatories": [{"nameZh": "司徒老师", "officeZh": "总裁", "role": "WITNESS", "person": "%s"}]}""".formatted(person));
        assertThat(api.get("/api/v1/agreements?person=" + person).items("number"))
                .containsExactly(agreement);
        assertThat(api.get("/api/v1/agreements?person=" + other).items("number"))
                .isEmpty();
        api.get("/api/v1/agreements?person=nmd-nobody").isProblem(400, "invalid-request");
        assertThat(api.sendAs(
                                api.token("BI"),
                                "GET",
                                "/api/v1/exports/agreement_signatories.csv?person=%s&columns=agreement,role,person"
                                        .formatted(person),
                                null)
                        .has(200)
                        .body())
                .contains("%s,WITNESS,%s".formatted(agreement, person));
        assertThat(api.get("/api/v1/agreements/%s/history".formatted(agreement))
                        .json()
                        .at("/items/0/members")
                        .toString())
                .contains("signatories", person);
        assertThat(api.get("/agreements/%s?lang=zh".formatted(agreement), "Accept", "text/html")
                        .body())
                .contains("司徒老师</a> <small class=\"code\">%s</small>".formatted(person));
    }

    @Test
    void whoClaimedSomethingIsFoundByTheirCode() {
        create("claims/" + claim, """
                {"statementZh": "甲", "asOf": "2020-06-30", "claimantPerson": "%s"}""".formatted(person));
        api.get("/api/v1/claims/" + claim)
                .includes("{\"claimantPerson\": \"%s\", \"claimantNameZh\": null}".formatted(person));
        assertThat(api.get("/api/v1/claims?claimantPerson=" + person).items("code"))
                .containsExactly(claim);
        assertThat(api.get("/api/v1/claims?claimantPerson=" + other).items("code"))
                .isEmpty();
        assertThat(api.get("/api/v1/exports/claims.csv?claimantPerson=%s&columns=code,claimant_person"
                                .formatted(person))
                        .body())
                .contains("%s,%s".formatted(claim, person));
        assertThat(api.get("/claims?lang=zh&q=" + claim, "Accept", "text/html").body())
                .as("where the claim says no name, it is the person's")
                .contains("司徒</a> <small class=\"code\">%s</small>".formatted(person));
        api.patch("/api/v1/claims/" + claim, "{\"claimantNameZh\": \"司徒老师\"}", "If-Match", "\"1\"")
                .has(200)
                .includes("{\"claimantPerson\": \"%s\", \"version\": 2}".formatted(person));
        assertThat(api.get("/claims?lang=zh&q=" + claim, "Accept", "text/html").body())
                .contains("司徒老师 <small class=\"code\">");
        assertThat(api.get("/api/v1/claims/%s/history".formatted(claim)).items("change"))
                .containsExactly("UPDATED", "CREATED");
    }

    @Test
    void nobodyIsNamedWhoIsNotThereOrStandsTwiceInARole() {
        signed(signatory("司徒", "SIGNATORY", person));
        api.patch(
                        "/api/v1/agreements/" + agreement,
                        "{\"signatories\": [%s, %s]}"
                                .formatted(
                                        signatory("司徒", "SIGNATORY", person), signatory("乙", "WITNESS", "nmd-nobody")),
                        "If-Match",
                        "*")
                .isProblem(422, "rule-violated")
                .names("/signatories/1/person", "unknown-code");
        api.patch(
                        "/api/v1/agreements/" + agreement,
                        "{\"signatories\": [%s, %s]}"
                                .formatted(signatory("司徒", "SIGNATORY", person), signatory("乙", "SIGNATORY", person)),
                        "If-Match",
                        "*")
                .isProblem(422, "rule-violated")
                .names("/signatories/1/person", "repeated");
        api.put("/api/v1/claims/" + claim, """
                {"statementZh": "甲", "asOf": "2020-06-30", "claimantPerson": "nmd-nobody"}""", "If-None-Match", "*")
                .isProblem(422, "rule-violated")
                .names("/claimantPerson", "unknown-code");
    }

    @Test
    void whoIsArchivedCanBeNamedAndWhoIsNamedIsNotDeleted() {
        api.post("/api/v1/people/%s/archive".formatted(person), "{}", "If-Match", "*")
                .has(200);
        signed(signatory("司徒", "SIGNATORY", person));
        create("claims/" + claim, """
                {"statementZh": "甲", "asOf": "2020-06-30", "claimantPerson": "%s"}""".formatted(person));
        Answer refused = api.delete("/api/v1/people/" + person, "If-Match", "*").isProblem(409, "conflict");
        assertThat(refused.json().at("/references").toString()).contains("AGREEMENT", agreement, "CLAIM", claim);

        Instant then = Instant.now();
        api.patch("/api/v1/agreements/" + agreement, "{\"signatories\": []}", "If-Match", "*")
                .has(200);
        api.patch("/api/v1/claims/" + claim, "{\"claimantPerson\": null}", "If-Match", "*")
                .has(200);
        api.delete("/api/v1/people/" + person, "If-Match", "*").has(204);
        api.get("/api/v1/agreements/%s?knownAt=%s".formatted(agreement, then))
                .has(200)
                .includes("{\"signatories\": [{\"person\": \"%s\"}]}".formatted(person));
        assertThat(api.get("/api/v1/agreements/%s/history".formatted(agreement)).body())
                .contains(person);
    }

    @Test
    void nobodyWhoWasErasedIsGivenANameAgain() throws SQLException {
        signed(signatory("司徒", "SIGNATORY", person), signatory("司徒生", "SIGNATORY", other));
        erase(person).has(200);
        erase(other).has(200);
        Answer erased = api.get("/api/v1/agreements/" + agreement).includes("""
                {"signatories": [{"nameZh": "已抹除 %1$s", "nameEn": "Erased %1$s", "officeZh": null, "person": "%1$s"},
                    {"nameZh": "已抹除 %2$s", "nameEn": "Erased %2$s", "officeZh": null, "person": "%2$s"}]}""".formatted(person, other));
        api.patch("/api/v1/agreements/" + agreement, "{\"titleZh\": \"乙\"}", "If-Match", erased.header("ETag"))
                .has(200);
        api.patch(
                        "/api/v1/agreements/" + agreement,
                        "{\"signatories\": [%s]}".formatted(signatory("司徒", "SIGNATORY", person)),
                        "If-Match",
                        "*")
                .isProblem(422, "rule-violated")
                .names("/signatories/0/nameZh", "invalid");
        api.put("/api/v1/claims/" + claim, """
                {"statementZh": "甲", "asOf": "2020-06-30", "claimantPerson": "%s", "claimantOfficeEn": "President"}""".formatted(person), "If-None-Match", "*")
                .isProblem(422, "rule-violated")
                .names("/claimantNameZh", "invalid");
        assertThat(new Imports(api)
                        .csv("agreement_signatories", """
                                agreement,position,name_zh,name_en,role,person
                                %s,7,司徒,Situ,WITNESS,%s
                                """.formatted(agreement, person))
                        .at("/state"))
                .isEqualTo("REFUSED");
        try (Connection application = database.asApplication();
                Statement statement = application.createStatement()) {
            statement.execute("set search_path = autopact");
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() ->
                            statement.execute("update agreement_signatory set office_zh = '总裁' where name_zh = '已抹除 %s'"
                                    .formatted(person)))
                    .withMessageContaining("the personal data of %s was erased".formatted(person));
        }
    }

    @Test
    void aNamesakeElsewhereKeepsTheName() {
        signed(signatory("司徒", "SIGNATORY", person));
        create("agreements/%s-2".formatted(agreement), """
                {"kind": "MEMORANDUM", "titleZh": "甲", "titleEn": "A",
                 "signatories": [{"nameZh": "司徒", "nameEn": "Situ", "role": "SIGNATORY"}]}""");
        erase(person).has(200);
        api.get("/api/v1/agreements/%s-2".formatted(agreement))
                .includes("{\"version\": 1, \"signatories\": [{\"nameZh\": \"司徒\", \"person\": null}]}");
        assertThat(api.get("/api/v1/agreements/%s/history".formatted(agreement)).body())
                .doesNotContain("司徒");
    }

    @Test
    void whatIsWrittenWhileSomebodyIsErasedIsErasedToo() throws SQLException {
        signed();
        try (Connection writer = database.asApplication();
                Statement statement = writer.createStatement()) {
            writer.setAutoCommit(false);
            statement.execute("set search_path = autopact");
            statement.execute("""
                    insert into agreement_signatory (agreement_id, position, name_zh, name_en, role, person_id)
                    select agreement.id, 1, '司徒', 'Situ', 'WITNESS', person.id
                    from agreement cross join person
                    where agreement.code = '%s' and person.code = '%s'""".formatted(agreement, person));
            CompletableFuture<Answer> erasing = CompletableFuture.supplyAsync(() -> erase(person));
            await().until(this::somebodyWaits);
            writer.commit();
            erasing.join().has(200);
        }
        api.get("/api/v1/agreements/" + agreement)
                .includes("{\"signatories\": [{\"nameZh\": \"已抹除 %1$s\", \"person\": \"%1$s\"}]}".formatted(person));
    }

    @Test
    void whoWritesWhileSomebodyIsErasedIsRefused() throws SQLException {
        signed();
        CompletableFuture<Answer> writing;
        try (Connection eraser = database.asApplication();
                Statement statement = eraser.createStatement()) {
            eraser.setAutoCommit(false);
            statement.execute("set search_path = autopact");
            statement.execute("select erase_person(id) from person where code = '%s'".formatted(person));
            writing = CompletableFuture.supplyAsync(() -> api.patch(
                    "/api/v1/agreements/" + agreement,
                    "{\"signatories\": [%s]}".formatted(signatory("司徒", "WITNESS", person)),
                    "If-Match",
                    "*"));
            await().until(this::somebodyWaits);
            eraser.commit();
        }
        writing.join().isProblem(409, "conflict");
        api.get("/api/v1/agreements/" + agreement).includes("{\"signatories\": []}");
    }

    private boolean somebodyWaits() throws SQLException {
        try (Connection owner = database.asOwner();
                Statement statement = owner.createStatement();
                ResultSet waiting = statement.executeQuery("select exists (select from pg_locks where not granted)")) {
            return waiting.next() && waiting.getBoolean(1);
        }
    }
}
