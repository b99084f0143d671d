package io.autopact.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.Answer;
import io.autopact.support.Api;
import io.autopact.support.DatabaseRoundTrips;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/** The pages that are kept are those of the register as it is. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "autopact.portfolio=article")
@ContextConfiguration(initializers = DatabaseRoundTrips.class)
@Import(Api.class)
class KeptPageTests {

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient database;

    @Autowired
    private DatabaseRoundTrips trips;

    @ParameterizedTest
    @ValueSource(strings = {"gaps", "white-space", "slips", "expiring", "rollout-forecast", "changes?from=2018-01-01"})
    void aQuestionThatWasAskedIsAnsweredFromWhatIsKept(String question) {
        String path = "/api/v1/portfolio/" + question;
        Answer first = api.get(path).has(200);
        assertThat(api.get(path).body()).isEqualTo(first.body());
        assertThat(fewestTrips(path, first.body()))
                .as("the token, and whether the register is what it was")
                .isLessThanOrEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/architecture",
                "/organizations/dongfeng",
                "/organizations/dongfeng?view=present",
                "/organizations/dongfeng/brief",
                "/figures/automakersInCooperation"
            })
    void aPageThatWasOpenedIsShownAgainFromWhatIsKept(String path) {
        String first = api.get(path, "Accept", "text/html").has(200).body();
        assertThat(fewestTrips(path, first))
                .as("the token, and whether the register is what it was")
                .isLessThanOrEqualTo(2);
    }

    /** Such as when a token was last used, that somebody looks on, or that an event was sent: something always is. */
    @Test
    void whatIsWrittenBesideTheRecordsLeavesWhatIsKept() {
        String first = api.get("/", "Accept", "text/html").has(200).body();
        database.sql("update api_token set last_used_at = now()").update();
        long before = trips.count();
        assertThat(api.get("/", "Accept", "text/html").has(200).body()).isEqualTo(first);
        assertThat(trips.count() - before)
                .as("the token, that it is used, and whether the register is what it was")
                .isLessThanOrEqualTo(3);
    }

    /** Once a minute the use of a token is noted, and what the service does beside is counted, too. */
    private long fewestTrips(String path, String answer) {
        long fewest = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            long before = trips.count();
            assertThat(api.get(path, "Accept", path.startsWith("/api") ? "*/*" : "text/html")
                            .has(200)
                            .body())
                    .isEqualTo(answer);
            fewest = Math.min(fewest, trips.count() - before);
        }
        return fewest;
    }

    @Test
    void aPageShowsWhatWasWrittenSinceItWasKept() {
        api.put("/api/v1/automakers/kept-screen", """
                {"kind": "COMPANY", "nameZh": "留存页面", "nameEn": "Kept screen", "cooperation": {"since": "2020-01-01"}}""", "If-None-Match", "*").has(201);
        for (String path : new String[] {
            "/organizations/kept-screen", "/organizations/kept-screen/brief", "/figures/automakersInCooperation"
        }) {
            api.get(path + "?lang=en", "Accept", "text/html").has(200);
            String name = "Renamed for " + path;
            api.patch("/api/v1/automakers/kept-screen", "{\"nameEn\": \"%s\"}".formatted(name), "If-Match", "*")
                    .has(200);
            assertThat(api.get(path + "?lang=en", "Accept", "text/html")
                            .has(200)
                            .body())
                    .contains(name);
        }
        api.get("/organizations/kept-nobody", "Accept", "text/html").has(404);
        api.get("/organizations/kept-nobody", "Accept", "text/html").has(404);
    }

    /** Addresses of people are for some roles alone, whoever opened the page before. */
    @Test
    void aPageIsKeptForThoseWhoMayReadAllOfIt() {
        api.put("/api/v1/partners/kept-contact", """
                {"kind": "OTHER", "nameZh": "联系人所在", "nameEn": "Where a contact is"}""", "If-None-Match", "*").has(201);
        api.put("/api/v1/people/kept-contact", """
                {"nameZh": "联系人", "nameEn": "A contact", "organization": "kept-contact", "email": "kept@example.com", "phone": "+86 10 0000"}""", "If-None-Match", "*").has(201);
        String page = "/organizations/kept-contact";
        assertThat(opened("MANAGER", page)).contains("A contact", "kept@example.com", "+86 10 0000");
        assertThat(opened("VIEWER", page)).contains("A contact").doesNotContain("kept@example.com", "+86 10 0000");
        assertThat(opened("MANAGER", page)).contains("kept@example.com");
    }

    private String opened(String role, String page) {
        return api.sendAs(api.token(role), "GET", page + "?lang=en", null, "Accept", "text/html")
                .has(200)
                .body();
    }

    @Test
    void aWriteIsSeenAtOnceWhicheverWayItComes() {
        String gaps = "/api/v1/portfolio/gaps?organization=kept-page";
        api.put("/api/v1/automakers/kept-page", """
                {"kind": "COMPANY", "nameZh": "留存页车企", "nameEn": "Kept page", "cooperation": {"since": "2020-01-01"}}""", "If-None-Match", "*").has(201);
        assertThat(api.get(gaps).has(200).body()).contains("COOPERATION_WITHOUT_AGREEMENT");
        api.patch("/api/v1/automakers/kept-page", "{\"nameZh\": \"留存页车企改名\"}", "If-Match", "*")
                .has(200);
        assertThat(api.get(gaps).has(200).body()).contains("留存页车企改名");
        database.sql("update organization set name_zh = '绕过服务改名' where code = 'kept-page'")
                .update();
        assertThat(api.get(gaps).has(200).body()).contains("绕过服务改名");
    }

    @Test
    void whatIsAskedOtherwiseIsAnsweredOtherwise() {
        String gaps = "/api/v1/portfolio/gaps?limit=1";
        assertThat(api.get(gaps).has(200).json().at("/items").size()).isEqualTo(1);
        assertThat(api.get(gaps + "&count=true").has(200).json().at("/total").asInt())
                .isPositive();
        assertThat(api.get("/api/v1/portfolio/gaps?limit=2")
                        .has(200)
                        .json()
                        .at("/items")
                        .size())
                .isEqualTo(2);
        api.get("/api/v1/portfolio/gaps?organization=nobody").isProblem(400, "invalid-request");
        api.get("/api/v1/portfolio/gaps?organization=nobody").isProblem(400, "invalid-request");
        api.get("/api/v1/portfolio/changes").isProblem(400, "invalid-request");
    }
}
