package io.autopact.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.Answer;
import io.autopact.support.Api;
import io.autopact.support.Imports;
import io.autopact.support.RegisterTest;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Contacts and colleagues, and who reads what of them. */
@RegisterTest
class PeopleTests {

    private static final AtomicInteger NEXT = new AtomicInteger();

    @Autowired
    private Api api;

    private String maker;
    private String code;

    @BeforeEach
    void aPersonOfAMaker() {
        int number = NEXT.incrementAndGet();
        maker = "ppl-maker-" + number;
        code = "ppl-" + number;
        create("automakers/" + maker, "{\"kind\": \"COMPANY\", \"nameZh\": \"甲\", \"nameEn\": \"A\"}");
        create("people/" + code, """
                {"nameZh": "欧阳示例", "nameEn": "Ouyang Example", "organization": "%s", "officeZh": "总监", "officeEn": "Director",
                 "email": "%s@example.com", "phone": "+86 27 0000 0000", "subject": "sub-%s"}""".formatted(maker, code, code));
    }

    private Answer create(String path, String body) {
        return api.put("/api/v1/" + path, body, "If-None-Match", "*").has(201);
    }

    private Answer as(String role, String path) {
        return api.sendAs(api.token(role), "GET", "/api/v1/" + path, null);
    }

    @ParameterizedTest
    @CsvSource({"MANAGER", "ADMIN"})
    void managersAndAdministratorsReadAllOfAPerson(String role) {
        as(role, "people/" + code).has(200).includes("""
                {"code": "%1$s", "nameZh": "欧阳示例", "nameEn": "Ouyang Example", "organization": "%2$s", "officeZh": "总监",
                 "officeEn": "Director", "email": "%1$s@example.com", "phone": "+86 27 0000 0000", "subject": "sub-%1$s",
                 "archived": false, "version": 1}""".formatted(code, maker));
    }

    @Test
    void othersReadNoAddressWhereverTheyAsk() {
        as("VIEWER", "people/" + code).has(200).includes("""
                {"nameZh": "欧阳示例", "email": null, "phone": null}""");
        api.patch("/api/v1/people/" + code, "{\"phone\": \"+86 27 1111 1111\"}", "If-Match", "\"1\"")
                .has(200);
        for (String path : new String[] {
            "people?organization=" + maker,
            "people/" + code + "/history",
            "exports/people.csv",
            "exports/people.csv?since=0"
        }) {
            assertThat(as("VIEWER", path).has(200).body())
                    .as(path)
                    .contains("欧阳示例")
                    .doesNotContain("@example.com")
                    .doesNotContain("+86 27");
            assertThat(as("MANAGER", path).has(200).body()).as(path).contains("@example.com", "+86 27 1111 1111");
        }
        as("VIEWER", "exports/people.csv?columns=code,email").isProblem(400, "invalid-request");
        assertThat(as("VIEWER", "people/" + code).header("ETag"))
                .as("whoever is told less has another answer")
                .isNotEqualTo(as("MANAGER", "people/" + code).header("ETag"));
    }

    @Test
    void aBiToolReadsNothingPersonal() {
        as("BI", "people/" + code).isProblem(403, "forbidden");
        for (String path :
                new String[] {"people/" + code + "/history", "exports/people.csv", "exports/people.csv?since=0"}) {
            assertThat(as("BI", path).has(200).body())
                    .as(path)
                    .doesNotContain("欧阳", "Ouyang", "Director", "@example.com", "+86 27", "sub-");
        }
        as("BI", "exports/people.csv?q=Ouyang").isProblem(400, "invalid-request");
        assertThat(as("BI", "exports/people.csv").body())
                .startsWith("code,organization,archived,erased,version,updated_at");
    }

    @Test
    void theFeedTellsWhatTheHistoryTellsToTheSameRole() {
        String asked = "changes?record=PERSON:" + code;
        assertThat(as("BI", asked).has(200).body())
                .contains("io.autopact.person.created")
                .doesNotContain("欧阳", "Ouyang", "Director", "@example.com", "+86 27", "sub-");
        assertThat(as("VIEWER", asked).has(200).body()).contains("欧阳示例").doesNotContain("@example.com", "+86 27");
        assertThat(as("MANAGER", asked).has(200).body()).contains("欧阳示例", "@example.com", "+86 27");
    }

    @Test
    void whatAnImportSaysOfARowHasNoPersonalDataInIt() {
        Answer refused = new Imports(api).csv("people", """
                code,name_zh,name_en,organization,email
                ppl-refused,司徒示例,Situ Example,%s,situ at example.com
                """.formatted(maker));
        refused.includes("""
                {"state": "REFUSED", "errors": [{"line": 2, "column": "email", "value": null}]}""");
        assertThat(as("VIEWER", "import-jobs/" + refused.at("/id")).has(200).body())
                .doesNotContain("situ at", "司徒", "Situ");
    }

    @ParameterizedTest
    @CsvSource({"阳示", "ouyang", "总监", "direct"})
    void aPersonIsFoundByAnyPartOfANameOrAnOffice(String q) {
        assertThat(as("VIEWER", "people?organization=%s&q=%s".formatted(maker, q))
                        .items("code"))
                .containsExactly(code);
    }

    @Test
    void nobodyIsFoundByAnAddress() {
        assertThat(api.get("/api/v1/people?q=" + code + "@example").items("code"))
                .isEmpty();
    }

    @Test
    void anArchivedPersonIsListedAmongTheArchivedAlone() {
        api.post("/api/v1/people/%s/archive".formatted(code), "{\"reason\": \"离职\"}", "If-Match", "\"1\"")
                .has(200)
                .includes("{\"archived\": true, \"version\": 2}");
        api.post("/api/v1/people/%s/archive".formatted(code), "{}", "If-Match", "\"2\"")
                .isProblem(409, "conflict");
        assertThat(api.get("/api/v1/people?organization=" + maker).items("code"))
                .isEmpty();
        assertThat(api.get("/api/v1/people?archived=true&organization=" + maker).items("code"))
                .containsExactly(code);
        assertThat(api.get("/api/v1/people/%s/history".formatted(code)).items("change"))
                .containsExactly("ARCHIVED", "CREATED");
    }

    @Test
    void aMergedOrganizationLeavesItsPeopleToTheOneThatStays() {
        String stays = maker + "-stays";
        create("automakers/" + stays, "{\"kind\": \"COMPANY\", \"nameZh\": \"乙\", \"nameEn\": \"B\"}");
        api.delete("/api/v1/automakers/" + maker, "If-Match", "*").isProblem(409, "conflict");
        api.post("/api/v1/automakers/%s/merge".formatted(maker), "{\"into\": \"%s\"}".formatted(stays), "If-Match", "*")
                .has(200);
        api.get("/api/v1/people/" + code).includes("{\"organization\": \"%s\", \"version\": 2}".formatted(stays));
        assertThat(api.get("/api/v1/people?organization=" + maker).items("code"))
                .containsExactly(code);
        api.patch("/api/v1/people/" + code, "{\"organization\": \"%s\"}".formatted(maker), "If-Match", "\"2\"")
                .isProblem(422, "rule-violated")
                .names("/organization", "unknown-code");
    }

    @ParameterizedTest
    @CsvSource({"email,nobody", "email,a b@example.com", "phone,''", "nameZh,''"})
    void whatDoesNotFitIsRefused(String member, String value) {
        api.patch("/api/v1/people/" + code, "{\"%s\": \"%s\"}".formatted(member, value), "If-Match", "\"1\"")
                .isProblem(400, "invalid-request");
    }

    @Test
    void aDeletedPersonsCodeIsNeverGivenAgain() {
        api.sendAs(api.token("VIEWER"), "DELETE", "/api/v1/people/" + code, null, "If-Match", "\"1\"")
                .isProblem(403, "forbidden");
        api.delete("/api/v1/people/" + code, "If-Match", "\"1\"").has(204);
        api.put("/api/v1/people/" + code, """
                {"nameZh": "甲", "nameEn": "A", "organization": "%s"}""".formatted(maker), "If-None-Match", "*")
                .isProblem(409, "conflict");
    }
}
