package io.autopact.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.Answer;
import io.autopact.support.Api;
import io.autopact.support.RawHttp;
import io.autopact.support.RegisterTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * However a request is addressed, and whatever its headers say of the way that it came: who may do what is decided by
 * what it calls, a dry run writes nothing, and a key for retries counts.
 */
@RegisterTest
class AddressTests {

    private static final List<String> PREFIXES = List.of(
            "/api/v1/x",
            "/api/v1/exports",
            "/api/v1/imports",
            "/api/v1",
            "/swagger-ui",
            "/v3/api-docs",
            "/problems",
            "/actuator/health",
            "/autopact",
            "/%61pi/v1/exports",
            "/a/../api/v1/exports",
            "//api/v1/exports",
            "/x;y=z",
            "",
            "/");

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient database;

    private static Stream<List<String>> headers() {
        Stream<List<String>> prefixes = PREFIXES.stream()
                .flatMap(prefix -> Stream.of(
                        List.of("X-Forwarded-Prefix", prefix),
                        List.of("X-Forwarded-Prefix", prefix + ", " + prefix),
                        List.of("X-Original-URL", prefix + "/automakers"),
                        List.of("X-Rewrite-URL", prefix + "/automakers")));
        Stream<List<String>> others = Stream.of(
                List.of("X-Forwarded-Host", "evil.example"),
                List.of("X-Forwarded-Host", "evil.example/api/v1/exports"),
                List.of("X-Forwarded-Proto", "https"),
                List.of("X-Forwarded-Proto", "javascript"),
                List.of("X-Forwarded-Port", "1"),
                List.of("X-Forwarded-Port", "99999"),
                List.of("X-Forwarded-For", "127.0.0.1, evil"),
                List.of("Forwarded", "for=127.0.0.1;host=evil.example;proto=https"),
                List.of("Forwarded", "for=\"[::1]\";host=\"evil/api/v1/exports\""),
                List.of("X-HTTP-Method-Override", "GET"),
                List.of("X-HTTP-Method", "GET"),
                List.of("X-Method-Override", "GET"));
        return Stream.concat(prefixes, others);
    }

    /** What a role may do is the same as without the header, or the request is refused as malformed. */
    @ParameterizedTest
    @MethodSource("headers")
    void aHeaderThatMovesAnAddressMovesNoDecision(List<String> header) {
        Map<String, Long> before = contents();
        for (Attempt attempt : Attempt.ALL) {
            Answer answer = api.sendAs(
                    token(attempt.role()),
                    attempt.method(),
                    attempt.path(),
                    attempt.body(),
                    header.get(0),
                    header.get(1));
            assertThat(answer.status())
                    .as("%s with %s: %s", attempt, header, answer.body())
                    .isIn(attempt.status(), 400);
        }
        assertThat(contents()).as("after %s", header).isEqualTo(before);
    }

    /** The same path written in other ways is the same operation, or none. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/%61pi/v1/",
                "/api/%76%31/",
                "/api;x=y/v1/",
                "/api/v1;exports/",
                "//api/v1/",
                "/api//v1/",
                "/api/./v1/",
                "/api/v1/exports/../",
                "/api/v1/exports/..;/",
                "/api%2Fv1%2F",
                "/API/V1/",
                "/api/v1/%2e/",
                "/api\\v1\\"
            })
    void aPathWrittenInAnotherWayMovesNoDecision(String way) {
        Map<String, Long> before = contents();
        for (Attempt attempt : Attempt.ALL) {
            String path = attempt.path().replaceFirst("^/api/v1/", way.replace("\\", "\\\\"));
            for (String written : List.of(path, "http://evil.example" + path, path.replace("?", "/?"))) {
                int status = raw(attempt, written);
                assertThat(status).as("%s as %s", attempt, written).isIn(attempt.status(), 400, 404, 401, 403, 405);
                if (attempt.status() >= 400) {
                    assertThat(status).as("%s as %s", attempt, written).isGreaterThanOrEqualTo(400);
                }
            }
        }
        assertThat(contents()).as("after %s", way).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"VIEWER", "MANAGER", "BI", "ADMIN"})
    void headIsAllowedWhereGetIs(String role) {
        for (String path : List.of("/api/v1/automakers", "/api/v1/tokens", "/api/v1/exports", "/api/v1/me")) {
            assertThat(api.sendAs(token(role), "HEAD", path, null).status())
                    .as("%s %s", role, path)
                    .isEqualTo(api.sendAs(token(role), "GET", path, null).status());
        }
    }

    @Test
    void oneKeyIsOneRequestHoweverItsAddressIsWritten() {
        String body = "{\"name\": \"address\", \"roles\": [\"VIEWER\"]}";
        Answer first =
                api.post("/api/v1/tokens", body, "Idempotency-Key", "address-1").has(201);
        for (String path : List.of("/%61pi/v1/tokens", "/api/v1/t%6Fkens")) {
            Answer again = api.post(path, body, "Idempotency-Key", "address-1").has(201);
            assertThat(again.at("/id")).isEqualTo(first.at("/id"));
        }
        Answer behindAProxy = api.post(
                        "/api/v1/tokens", body, "Idempotency-Key", "address-1", "X-Forwarded-Prefix", "/autopact")
                .has(201);
        assertThat(behindAProxy.at("/id")).isEqualTo(first.at("/id"));
        assertThat(behindAProxy.header("Location")).isEqualTo("/autopact/api/v1/tokens/" + first.at("/id"));
    }

    @Test
    void theLimitOfABodyIsThatOfWhatIsCalled() {
        String large = "{\"nameZh\": \"" + "x".repeat(5 * 1024 * 1024) + "\"}";
        for (String prefix : List.of("/api/v1/imports", "/api/v1/imports/organizations", "/autopact")) {
            api.post("/api/v1/automakers", large, "X-Forwarded-Prefix", prefix).isProblem(413, "body-too-large");
        }
        api.post("/%61pi/v1/automakers", large).isProblem(413, "body-too-large");
    }

    @Test
    void aMergedCodeLeadsToItsSuccessorWhateverItIsCalled() {
        for (String code : List.of("v1", "api", "automakers", "merged-old")) {
            api.post("/api/v1/automakers", automaker(code)).has(201);
            api.post("/api/v1/automakers", automaker("n-" + code)).has(201);
            api.post(
                            "/api/v1/automakers/" + code + "/merge",
                            "{\"into\": \"n-%s\", \"reason\": \"twice\"}".formatted(code),
                            "If-Match",
                            "\"1\"")
                    .has(200);
            assertThat(api.get("/api/v1/automakers/" + code).has(301).header("Location"))
                    .isEqualTo("/api/v1/automakers/n-" + code);
            assertThat(api.get("/api/v1/automakers/" + code + "/history?limit=1")
                            .status())
                    .isIn(200, 301);
            assertThat(api.get(
                                    "/api/v1/automakers/" + code + "/descendants?asOf=2020-01-01",
                                    "X-Forwarded-Prefix",
                                    "/p")
                            .has(301)
                            .header("Location"))
                    .isEqualTo("/p/api/v1/automakers/n-" + code + "/descendants?asOf=2020-01-01");
        }
        assertThat(api.get("/api/v1/automakers/merged%2Dold").has(301).header("Location"))
                .isEqualTo("/api/v1/automakers/n-merged-old");
        assertThat(api.get("/api/v1/automakers/%6Derged-old").has(301).header("Location"))
                .isEqualTo("/api/v1/automakers/n-merged-old");
        assertThat(api.patch("/api/v1/automakers/v1", "{\"country\": \"CN\"}", "If-Match", "\"1\"")
                        .has(308)
                        .header("Location"))
                .isEqualTo("/api/v1/automakers/n-v1");
    }

    private static String automaker(String code) {
        return "{\"code\": \"%s\", \"kind\": \"COMPANY\", \"nameZh\": \"甲\", \"nameEn\": \"A\"}".formatted(code);
    }

    private String token(String role) {
        return api.token(role);
    }

    private int raw(Attempt attempt, String target) {
        byte[] body = attempt.body() == null ? new byte[0] : attempt.body().getBytes();
        List<String> lines = new ArrayList<>(List.of("Content-Length: " + body.length));
        if (attempt.body() != null) {
            lines.add("Content-Type: application/json");
        }
        try (RawHttp http = RawHttp.sendAs(
                token(attempt.role()),
                api,
                attempt.method() + " " + target + " HTTP/1.1",
                lines.toArray(String[]::new))) {
            http.write(body);
            String answer = http.readAll();
            return Integer.parseInt(answer.split(" ", 3)[1]);
        } catch (java.io.IOException e) {
            throw new AssertionError("No answer to " + target, e);
        }
    }

    /** How many records there are of each kind that these requests could make. */
    private Map<String, Long> contents() {
        Map<String, Long> contents = new TreeMap<>();
        for (String table : List.of("organization", "solution", "change", "import_job")) {
            contents.put(
                    table,
                    database.sql("select count(*) from " + table)
                            .query(Long.class)
                            .single());
        }
        contents.put(
                "api_token",
                database.sql("select count(*) from api_token where name not like 'test %'")
                        .query(Long.class)
                        .single());
        return contents;
    }

    /** A request with a role, and what the plain one is answered with. */
    private record Attempt(String role, String method, String path, String body, int status) {

        private static final String TOKEN = "{\"name\": \"e\", \"roles\": [\"ADMIN\"]}";
        private static final String AUTOMAKER =
                "{\"code\": \"moved\", \"kind\": \"COMPANY\", \"nameZh\": \"甲\", \"nameEn\": \"A\"}";
        private static final String SOLUTION =
                "{\"code\": \"MOVED\", \"nameZh\": \"甲\", \"nameEn\": \"A\", \"relationshipLevel\": \"MOBILITY_AS_A_SERVICE\"}";

        static final List<Attempt> ALL = List.of(
                new Attempt("MANAGER", "POST", "/api/v1/tokens", TOKEN, 403),
                new Attempt("VIEWER", "GET", "/api/v1/tokens", null, 403),
                new Attempt("BI", "GET", "/api/v1/tokens", null, 403),
                new Attempt("BI", "GET", "/api/v1/organizations", null, 403),
                new Attempt("BI", "GET", "/api/v1/exports", null, 200),
                new Attempt("VIEWER", "POST", "/api/v1/automakers", AUTOMAKER, 403),
                new Attempt("BI", "POST", "/api/v1/automakers", AUTOMAKER, 403),
                new Attempt("MANAGER", "POST", "/api/v1/solutions", SOLUTION, 403),
                new Attempt("VIEWER", "GET", "/api/v1/automakers", null, 200),
                new Attempt("ADMIN", "POST", "/api/v1/automakers?dryRun=true", AUTOMAKER, 201),
                new Attempt("ADMIN", "POST", "/api/v1/solutions?dryRun=true", SOLUTION, 201),
                new Attempt("ADMIN", "POST", "/api/v1/tokens?dryRun=true", TOKEN, 201),
                new Attempt("MANAGER", "POST", "/api/v1/imports/solutions?dryRun=true", "code\n", 415));
    }
}
