package io.autopact.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.Answer;
import io.autopact.support.Api;
import io.autopact.support.RegisterTest;
import io.autopact.support.Visitor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Whoever sends more than the limit is told to wait, and nobody else is. */
@RegisterTest
@TestPropertySource(properties = "autopact.rate-limit=25")
class RateLimitTests {

    @Autowired
    private Api api;

    private List<Answer> many(String token, int count) {
        List<Answer> answers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            answers.add(api.sendAs(token, "GET", "/api/v1/me", null));
        }
        return answers;
    }

    @Test
    void aTokenThatSendsTooMuchIsToldWhenToGoOn() {
        String busy = api.token("VIEWER");
        Answer first = api.sendAs(busy, "GET", "/api/v1/me", null).has(200);
        assertThat(first.header("RateLimit-Policy")).isEqualTo("\"token\";q=25;w=1");
        assertThat(first.header("RateLimit")).matches("\"token\";r=\\d+;t=1");
        Answer refused = many(busy, 400).stream()
                .filter(answer -> answer.status() == 429)
                .findFirst()
                .orElseThrow(() -> new AssertionError("400 requests in a row were all taken"));
        refused.isProblem(429, "too-many-requests");
        assertThat(refused.header("Retry-After")).isEqualTo("1");
        assertThat(refused.header("RateLimit")).startsWith("\"token\";r=0;");
        api.sendAs(api.token("BI"), "GET", "/api/v1/me", null).has(200);
        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .until(() -> api.sendAs(busy, "GET", "/api/v1/me", null).status() == 200);
    }

    @Test
    void anAddressThatSendsRefusedTokensIsSlowedAndThoseWhoAreKnownGetIn() {
        String known = api.token("MANAGER");
        api.sendAs(known, "GET", "/api/v1/me", null, "X-Forwarded-For", "192.0.2.9")
                .has(200);
        Answer refused = null;
        for (int i = 0; i < 400 && refused == null; i++) {
            Answer answer = api.sendAs("autopact_guess" + i, "GET", "/api/v1/me", null, "X-Forwarded-For", "192.0.2.9");
            assertThat(answer.status()).isIn(401, 429);
            refused = answer.status() == 429 ? answer : null;
        }
        assertThat(refused).as("400 guesses in a row were all looked at").isNotNull();
        refused.isProblem(429, "too-many-requests");
        assertThat(refused.header("Retry-After")).isEqualTo("1");
        api.sendAs(known, "GET", "/api/v1/me", null, "X-Forwarded-For", "192.0.2.9")
                .has(200);
        api.sendAs("autopact_other", "GET", "/api/v1/me", null, "X-Forwarded-For", "192.0.2.10")
                .has(401);
    }

    @Test
    void whoGuessesTokensAtTheLoginIsSlowedTheSame() {
        String[] elsewhere = {"X-Forwarded-For", "192.0.2.77"};
        Visitor visitor = new Visitor(api.address());
        Map<String, String> form =
                Map.of("_csrf", Visitor.formToken(visitor.open("/login", elsewhere)), "token", "autopact_guess");
        Answer refused = null;
        for (int i = 0; i < 400 && refused == null; i++) {
            Answer answer = visitor.submit("/login", form, elsewhere);
            assertThat(answer.status()).isIn(401, 429);
            refused = answer.status() == 429 ? answer : null;
        }
        assertThat(refused).as("400 guesses in a row were all looked at").isNotNull();
        assertThat(refused.header("Content-Type")).startsWith("text/html");
        assertThat(refused.header("Retry-After")).isEqualTo("1");
        visitor.logIn(api.token("VIEWER")).has(303);
    }
}
