package io.autopact.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.Answer;
import io.autopact.support.Api;
import io.autopact.support.RawHttp;
import io.autopact.support.RegisterTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** What answers tell a browser that it may do with them, and pages elsewhere that they may ask. */
@RegisterTest
@TestPropertySource(properties = "autopact.cors.origins=https://portal.example, https://bi.example")
class BrowserTests {

    @Autowired
    private Api api;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/me",
                "/api/v1/automakers/nobody",
                "/problems",
                "/swagger-ui/index.html",
                "/v3/api-docs",
                "/actuator/health"
            })
    void everyAnswerSaysWhatABrowserMayDoWithIt(String path) {
        Answer answer = api.get(path);
        assertThat(answer.header("Content-Security-Policy"))
                .contains("default-src 'self'", "object-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("script-src 'self' 'unsafe-inline'");
        assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(answer.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
        assertThat(answer.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
        assertThat(answer.header("Cache-Control")).containsAnyOf("private", "no-store");
        assertThat(answer.headers().map()).doesNotContainKeys("server", "x-powered-by");
    }

    @Test
    void nothingOfTheActuatorIsThereButHealthAndMetricsForThoseWhoMay() {
        api.sendAs(null, "GET", "/actuator/health", null)
                .has(200)
                .is("{\"status\": \"UP\", \"groups\": [\"liveness\", \"readiness\"]}");
        for (String role : new String[] {"BI", "ADMIN"}) {
            api.sendAs(api.token(role), "GET", "/actuator/prometheus", null).has(200);
        }
        for (String role : new String[] {"VIEWER", "MANAGER"}) {
            api.sendAs(api.token(role), "GET", "/actuator/prometheus", null).isProblem(403, "forbidden");
        }
        for (String path : new String[] {"", "/env", "/beans", "/heapdump", "/loggers", "/metrics", "/mappings"}) {
            api.get("/actuator" + path).has(404);
            api.sendAs(null, "GET", "/actuator" + path, null).has(401);
        }
        api.post("/actuator/shutdown", "{}").has(404);
    }

    @Test
    void aPageOfAnOriginThatIsSetMayAskAndSeeWhatItNeeds() {
        try (RawHttp preflight = RawHttp.send(
                api,
                "OPTIONS /api/v1/automakers/x HTTP/1.1",
                "Origin: https://bi.example",
                "Access-Control-Request-Method: PATCH",
                "Access-Control-Request-Headers: authorization, content-type, if-match, last-event-id")) {
            assertThat(preflight.readAll())
                    .startsWith("HTTP/1.1 200")
                    .contains("Access-Control-Allow-Origin: https://bi.example")
                    .containsPattern("Access-Control-Allow-Methods: .*PATCH")
                    .containsPattern("(?i)Access-Control-Allow-Headers: .*if-match, last-event-id");
        }
        try (RawHttp asked = RawHttp.get(api, "/api/v1/me", "Origin: https://portal.example")) {
            assertThat(asked.readAll())
                    .startsWith("HTTP/1.1 200")
                    .contains("Access-Control-Allow-Origin: https://portal.example")
                    .containsPattern(
                            "Access-Control-Expose-Headers: .*ETag.*Link.*Location.*Next-Cursor.*Retry-After.*RateLimit")
                    .doesNotContain("Access-Control-Allow-Credentials");
        }
    }

    @Test
    void aPageOfAnotherOriginIsShownNothing() {
        Answer preflight = api.sendAs(
                null,
                "OPTIONS",
                "/api/v1/automakers",
                null,
                "Origin",
                "https://evil.example",
                "Access-Control-Request-Method",
                "POST");
        preflight.isProblem(403, "forbidden");
        assertThat(preflight.headers().map()).doesNotContainKey("access-control-allow-origin");
        Answer method = api.sendAs(
                null,
                "OPTIONS",
                "/api/v1/automakers",
                null,
                "Origin",
                "https://bi.example",
                "Access-Control-Request-Method",
                "TRACE");
        method.isProblem(403, "forbidden");
        try (RawHttp asked = RawHttp.get(api, "/api/v1/me", "Origin: https://evil.example")) {
            assertThat(asked.readAll()).startsWith("HTTP/1.1 200").doesNotContain("Access-Control-Allow");
        }
    }
}
