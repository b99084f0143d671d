package io.autopact.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.Answer;
import io.autopact.support.Api;
import io.autopact.support.RegisterTest;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Walks every operation of the OpenAPI document with every role and with none. */
@RegisterTest
class AccessMatrixTests {

    private static final Set<String> REFERENCE_DATA = Set.of("Cooperation domains", "Architectures", "Solutions");

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient database;

    private record Operation(String method, String path, String tag) {

        boolean reads() {
            return method.equals("GET");
        }

        /** Who may, in the words of the interface's description and not of the code. */
        boolean allows(String role) {
            if (path.equals("/api/v1/me")) {
                return true;
            }
            return switch (role) {
                case "ADMIN" -> true;
                case "MANAGER" -> !isForAdministrators() && (reads() || !REFERENCE_DATA.contains(tag));
                case "VIEWER" -> (reads() || isOnesOwn()) && !isForAdministrators();
                case "BI" -> reads() && (path.startsWith("/api/v1/exports") || addsUp());
                default -> false;
            };
        }

        private boolean isForAdministrators() {
            return path.startsWith("/api/v1/tokens")
                    || path.startsWith("/api/v1/webhooks")
                    || path.equals("/api/v1/notifications/test")
                    || path.endsWith("/erase");
        }

        /** Whoever reads what falls due reads it in a calendar, too. */
        private boolean isOnesOwn() {
            return path.startsWith("/api/v1/calendars");
        }

        /** Answers to questions about the portfolio, pictures, and how all of it came about. */
        private boolean addsUp() {
            return path.startsWith("/api/v1/portfolio/")
                    || path.matches(
                            "/api/v1/(automakers|partners)/[^/]+/(coverage|capability-map|capability-map\\.svg|timeline|timeline\\.svg|brief|brief\\.md)")
                    || path.matches("/api/v1/architectures/[^/]+/map\\.svg")
                    || path.endsWith("/reconciliation")
                    || path.endsWith("/history")
                    || path.equals("/api/v1/changes");
        }

        String concretePath() {
            return path.replace("{resource}", "automakers")
                    .replace("{dataset}", "organizations")
                    .replaceAll("\\{[^}]*}", "no-such-record");
        }
    }

    private List<Operation> operations() {
        JsonNode document = api.get("/v3/api-docs").has(200).json();
        return document.at("/paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .map(operation -> new Operation(
                                operation.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                operation.getValue().at("/tags/0").asString())))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"VIEWER", "MANAGER", "BI", "ADMIN"})
    void everyRoleMayDoWhatItIsForAndNothingElse(String role) {
        List<Operation> operations = operations();
        assertThat(operations).hasSizeGreaterThan(35);
        for (Operation operation : operations) {
            Answer answer = send(api.token(role), operation);
            if (operation.allows(role)) {
                assertThat(answer.status())
                        .as("%s %s", role, operation)
                        .isNotIn(401, 403)
                        .isLessThan(500);
            } else {
                answer.isProblem(403, "forbidden");
            }
        }
    }

    /** What a header or a way to write the address could be thought to move. */
    static Stream<List<String>> movers() {
        return Stream.of(
                List.of("X-Forwarded-Prefix", "/api/v1/x"),
                List.of("X-Forwarded-Prefix", "/api/v1/exports"),
                List.of("X-Forwarded-Prefix", "/api/v1/me"),
                List.of("X-Forwarded-Prefix", "/swagger-ui"),
                List.of("X-Forwarded-Prefix", "/autopact"),
                List.of("X-Forwarded-Prefix", "/%61pi/v1/exports"),
                List.of("X-Forwarded-Prefix", "/a/../api/v1/exports"),
                List.of("X-Forwarded-Host", "localhost/api/v1/exports"),
                List.of("Forwarded", "host=evil.example;proto=https"),
                List.of("X-Original-URL", "/api/v1/exports"),
                List.of("X-Rewrite-URL", "/api/v1/exports"),
                List.of("X-HTTP-Method-Override", "GET"));
    }

    @ParameterizedTest
    @MethodSource("movers")
    void whatARoleMayNotDoItMayNotDoUnderAnyHeader(List<String> header) {
        long before = changes();
        for (String role : List.of("VIEWER", "MANAGER", "BI")) {
            for (Operation operation : operations()) {
                if (!operation.allows(role)) {
                    assertThat(send(api.token(role), operation, header.get(0), header.get(1))
                                    .status())
                            .as("%s %s with %s", role, operation, header)
                            .isIn(403, 400);
                }
            }
        }
        assertThat(changes()).isEqualTo(before);
    }

    static Stream<@Nullable String> badTokens() {
        return Stream.of(null, "autopact_unknown", "x", "revoked", "expired");
    }

    @ParameterizedTest
    @MethodSource("badTokens")
    void withoutAValidTokenNothingIsReadOrWritten(@Nullable String token) {
        String sent = token == null
                ? null
                : switch (token) {
                    case "revoked" -> revoked();
                    case "expired" -> expired();
                    default -> token;
                };
        long before = changes();
        for (Operation operation : operations()) {
            Answer answer = send(sent, operation);
            answer.isProblem(401, "unauthenticated");
            assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
        }
        assertThat(api.sendAs(sent, "GET", "/api/v1/nowhere", null).status()).isEqualTo(401);
        assertThat(api.sendAs(sent, "GET", "/actuator/prometheus", null).status())
                .isEqualTo(401);
        assertThat(changes()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/actuator/health", "/problems", "/problems/not-found", "/v3/api-docs", "/swagger-ui/index.html"
            })
    void withoutATokenHealthTheProblemPagesAndTheDocumentAreOpen(String path) {
        api.sendAs(null, "GET", path, null).has(200);
    }

    @Test
    void aTokenIsShownOnceAndStoredHashed() {
        Answer made = api.post(
                        "/api/v1/tokens",
                        "{\"name\": \"Power BI 报表\", \"roles\": [\"BI\", \"VIEWER\"], \"expiresAt\": \"2099-01-01T00:00:00Z\"}")
                .has(201);
        String secret = String.valueOf(made.at("/token"));
        String id = String.valueOf(made.at("/id"));
        assertThat(secret).hasSizeGreaterThan(40);
        assertThat(made.header("Location")).isEqualTo("/api/v1/tokens/" + id);
        api.get(made.header("Location")).has(200).includes("{\"name\": \"Power BI 报表\", \"revokedAt\": null}");
        assertThat(made.json().at("/roles").toString()).isEqualTo("[\"VIEWER\",\"BI\"]");

        api.sendAs(secret, "GET", "/api/v1/me", null).has(200).is("""
                        {"name": "Power BI 报表", "roles": ["VIEWER", "BI"], "expiresAt": "2099-01-01T00:00:00Z"}""");
        Answer list = api.get("/api/v1/tokens?limit=500").has(200);
        assertThat(list.body()).doesNotContain(secret).contains("Power BI 报表");
        assertThat(list.items("id")).contains(id);
        assertThat(database.sql(
                                "select count(*) from api_token where row_to_json(api_token)::text like '%' || :secret || '%'")
                        .param("secret", secret)
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(database.sql("select last_used_at is not null from api_token where code = :id")
                        .param("id", id)
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void aRevokedTokenLetsNobodyInFromTheNextRequestOn() {
        Answer made = api.post("/api/v1/tokens", "{\"name\": \"short\", \"roles\": [\"VIEWER\"]}")
                .has(201);
        String secret = String.valueOf(made.at("/token"));
        api.sendAs(secret, "GET", "/api/v1/me", null).has(200);
        api.delete("/api/v1/tokens/" + made.at("/id")).has(204);
        api.sendAs(secret, "GET", "/api/v1/me", null).isProblem(401, "unauthenticated");
        api.delete("/api/v1/tokens/" + made.at("/id")).has(204);
        api.delete("/api/v1/tokens/nothing").isProblem(404, "not-found");
    }

    @Test
    void aTokenNeedsANameAndARole() {
        api.post(
                        "/api/v1/tokens",
                        "{\"name\": \" \", \"roles\": [], \"expiresAt\": \"2001-01-01T00:00:00Z\", \"token\": \"mine\"}")
                .isProblem(400, "invalid-request")
                .names("/name", "required")
                .names("/roles", "required")
                .names("/expiresAt", "out-of-range")
                .names("/token", "unknown");
        for (String name : List.of("Autopact", "two\\nlines")) {
            api.post("/api/v1/tokens", "{\"name\": \"%s\", \"roles\": [\"BI\"]}".formatted(name))
                    .isProblem(400, "invalid-request")
                    .names("/name", "invalid");
        }
        api.post("/api/v1/tokens", "{\"name\": \"x\", \"roles\": [\"KING\"]}")
                .isProblem(400, "invalid-request")
                .names("/roles/0", "wrong-type");
    }

    private String revoked() {
        Answer made = api.post("/api/v1/tokens", "{\"name\": \"revoked\", \"roles\": [\"ADMIN\"]}")
                .has(201);
        api.delete("/api/v1/tokens/" + made.at("/id")).has(204);
        return String.valueOf(made.at("/token"));
    }

    private String expired() {
        Answer made = api.post("/api/v1/tokens", "{\"name\": \"expired\", \"roles\": [\"ADMIN\"]}")
                .has(201);
        database.sql("update api_token set expires_at = now() - interval '1 second' where code = :id")
                .param("id", made.at("/id"))
                .update();
        return String.valueOf(made.at("/token"));
    }

    private long changes() {
        return database.sql("select count(*) from change").query(Long.class).single();
    }

    private Answer send(@Nullable String token, Operation operation, String... headers) {
        String body = Set.of("POST", "PUT", "PATCH").contains(operation.method()) ? "{}" : null;
        String type = operation.method().equals("PATCH") ? "application/merge-patch+json" : "application/json";
        String[] all = Stream.concat(Stream.of("Content-Type", type), Stream.of(headers))
                .toArray(String[]::new);
        return api.sendAs(token, operation.method(), operation.concretePath(), body, all);
    }
}
