package io.autopact.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.Answer;
import io.autopact.support.Api;
import io.autopact.support.RawHttp;
import io.autopact.support.RegisterTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What tokens are called, how long they last, where they may be sent from, and how they are sent. */
@RegisterTest
class TokenTests {

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient database;

    private Answer make(String name, String more) {
        return api.post("/api/v1/tokens", "{\"name\": \"%s\", \"roles\": [\"MANAGER\"]%s}".formatted(name, more));
    }

    @Test
    void aNameBelongsToOneValidTokenAndTheHistoryTellsLaterOnesApart() {
        Answer first = make("夜间同步", "").has(201);
        make("夜间同步", "").isProblem(409, "conflict");
        make(" 夜间同步 ", "").isProblem(409, "conflict");
        api.delete("/api/v1/tokens/" + first.at("/id")).has(204);
        Answer second = make("夜间同步", "").has(201);
        make("夜间同步", "").isProblem(409, "conflict");
        String body = "{\"code\": \"token-told\", \"kind\": \"COMPANY\", \"nameZh\": \"甲\", \"nameEn\": \"A\"}";
        api.sendAs(second.at("/token"), "POST", "/api/v1/automakers", body).has(201);
        assertThat(api.get("/api/v1/automakers/token-told/history").items("by"))
                .containsOnly("夜间同步 (%s)".formatted(second.at("/id")));
        api.sendAs(second.at("/token"), "GET", "/api/v1/me", null).includes("{\"name\": \"夜间同步\"}");
    }

    @Test
    void aNameIsFreeAgainWhenItsTokenHasExpired() {
        Answer first = make("short-lived", "").has(201);
        database.sql("update api_token set expires_at = now() - interval '1 second' where code = :id")
                .param("id", first.at("/id"))
                .update();
        make("short-lived", "").has(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "auto\\u200bpact",
                "a\\u00a0b",
                "\\u202eadmin",
                "x\\u2066y",
                "auto pact",
                "ＡｕｔｏＰａｃｔ",
                "autopact\\u200b",
                "two\\nlines",
                "line\\u2028end",
                "\\ufeffbom",
                "\\ue000"
            })
    void aNameThatLooksLikeAnotherIsRefused(String name) {
        make(name, "").isProblem(400, "invalid-request").names("/name", "invalid");
        make(name, "}").has(400);
    }

    @Test
    void aTokenLastsAYearUnlessItIsSaid() {
        Instant end = Instant.parse(String.valueOf(make("a year", "").has(201).at("/expiresAt")));
        assertThat(Duration.between(Instant.now(), end)).isBetween(Duration.ofDays(364), Duration.ofDays(366));
        make("until 2030", ", \"expiresAt\": \"2030-01-01T00:00:00Z\"")
                .has(201)
                .includes("{\"expiresAt\": \"2030-01-01T00:00:00Z\"}");
    }

    @Test
    void aTokenThatSoonEndsSaysSo() {
        Instant soon = Instant.now().plus(Duration.ofDays(10));
        String secret = make("soon over", ", \"expiresAt\": \"%s\"".formatted(soon))
                .has(201)
                .at("/token");
        Answer answer = api.sendAs(secret, "GET", "/api/v1/automakers", null).has(200);
        assertThat(answer.header("Token-Expires")).startsWith(soon.toString().substring(0, 10));
        assertThat(api.get("/api/v1/automakers").headers().firstValue("Token-Expires"))
                .isEmpty();
    }

    @Test
    void aDryRunShowsNoSecretThatWouldNeverWork() {
        Answer tried = api.post("/api/v1/tokens?dryRun=true", "{\"name\": \"tried\", \"roles\": [\"BI\"]}")
                .has(201);
        assertThat(tried.at("/token")).isNull();
        assertThat(tried.header("Dry-Run")).isEqualTo("true");
        make("tried", "").has(201);
    }

    @Test
    void aTokenMayBeLimitedToAddresses() {
        String here = make("from here", ", \"addresses\": [\"127.0.0.0/8\", \"::1\"]")
                .has(201)
                .at("/token");
        String elsewhere = make("from elsewhere", ", \"addresses\": [\"192.0.2.0/24\"]")
                .has(201)
                .at("/token");
        api.sendAs(here, "GET", "/api/v1/me", null).has(200);
        assertThat(api.sendAs(elsewhere, "GET", "/api/v1/me", null)
                        .isProblem(401, "unauthenticated")
                        .at("/detail"))
                .contains("address");
        api.sendAs(elsewhere, "GET", "/api/v1/me", null, "X-Forwarded-For", "203.0.113.1, 192.0.2.7")
                .has(200);
        api.sendAs(elsewhere, "GET", "/api/v1/me", null, "X-Forwarded-For", "192.0.2.7, 203.0.113.1")
                .has(401);
        make("nonsense", ", \"addresses\": [\"10.0.0.0/99\", \"here\", \"example.org\"]")
                .isProblem(400, "invalid-request")
                .names("/addresses/0", "invalid")
                .names("/addresses/1", "invalid")
                .names("/addresses/2", "invalid");
    }

    @Test
    void aTokenMakesNoneThatIsLessLimitedThanItself() {
        String body = "{\"name\": \"%s\", \"roles\": [\"ADMIN\"]%s}";
        String limited = api.post(
                        "/api/v1/tokens",
                        body.formatted("limited admin", ", \"addresses\": [\"127.0.0.0/8\", \"10.1.0.0/16\"]"))
                .has(201)
                .at("/token");
        for (String more : List.of("", ", \"addresses\": [\"0.0.0.0/0\"]")) {
            api.sendAs(limited, "POST", "/api/v1/tokens", body.formatted("freed", more))
                    .isProblem(403, "forbidden");
        }
        api.sendAs(
                        limited,
                        "POST",
                        "/api/v1/tokens",
                        body.formatted("as limited", ", \"addresses\": [\"10.1.0.0/16\"]"))
                .has(201);
    }

    @Test
    void aTokenIsSentInOneHeaderAndNowhereElse() {
        String admin = api.adminToken();
        api.sendAs(null, "GET", "/api/v1/me?access_token=" + admin, null).isProblem(401, "unauthenticated");
        api.get("/api/v1/me?access_token=" + admin).isProblem(400, "invalid-request");
        api.sendAs(
                        null,
                        "POST",
                        "/api/v1/automakers",
                        "access_token=" + admin,
                        "Content-Type",
                        "application/x-www-form-urlencoded")
                .isProblem(401, "unauthenticated");
        try (RawHttp twice =
                RawHttp.send(api, "GET /api/v1/me HTTP/1.1", "Authorization: Bearer autopact_somebody-elses")) {
            assertThat(twice.readAll()).startsWith("HTTP/1.1 401").contains("more than one Authorization");
        }
        try (RawHttp huge = RawHttp.sendAs("x".repeat(64 * 1024), api, "GET /api/v1/me HTTP/1.1")) {
            assertThat(huge.readAll()).startsWith("HTTP/1.1 4").contains("application/problem+json");
        }
        try (RawHttp folded = RawHttp.sendAs(admin + "\r\n folded", api, "GET /api/v1/me HTTP/1.1")) {
            assertThat(folded.readAll()).startsWith("HTTP/1.1 4");
        }
        for (String scheme : List.of("Bearer", "Bearer ", "Basic " + admin, admin, "bearer\t" + admin)) {
            assertThat(api.sendAs(null, "GET", "/api/v1/me", null, "Authorization", scheme)
                            .status())
                    .as(scheme)
                    .isIn(400, 401);
        }
    }
}
