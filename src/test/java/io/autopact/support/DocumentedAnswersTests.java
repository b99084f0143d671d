package io.autopact.support;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpHeaders;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the document does not say of an answer is noticed, whatever it is. */
class DocumentedAnswersTests {

    private static final String JSON = "application/json";
    private static final String PROBLEM = "application/problem+json";
    private static final String ME = "{\"name\": \"x\", \"roles\": [\"VIEWER\"]}";

    private static Answer answer(int status, String type, String body, String... headers) {
        Map<String, List<String>> all = new HashMap<>();
        if (!type.isEmpty()) {
            all.put("Content-Type", List.of(type));
        }
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], List.of(headers[i + 1]));
        }
        return new Answer(status, HttpHeaders.of(all, (name, value) -> true), body);
    }

    private static void fits(String method, String path, Answer answer) {
        assertThatCode(() -> DocumentedAnswers.check(method, path, answer)).doesNotThrowAnyException();
    }

    private static void fails(String method, String path, Answer answer, String why) {
        assertThatThrownBy(() -> DocumentedAnswers.check(method, path, answer))
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll(path, why);
    }

    @Test
    void anAnswerAsItIsDescribedPasses() {
        fits("GET", "/api/v1/me", answer(200, JSON, ME));
        fits("GET", "/api/v1/automakers/x?asOf=2020-01-01", answer(304, "", "", "ETag", "\"1\""));
        fits("PUT", "/api/v1/automakers/x", answer(308, "", "", "Location", "/api/v1/automakers/y"));
    }

    @Test
    void anotherStatusTypeOrHeaderDoesNot() {
        fails("GET", "/api/v1/me", answer(201, JSON, ME), "no answer with that status");
        fails("POST", "/api/v1/rollouts/stages", answer(201, JSON, "{\"items\": []}"), "no answer with that status");
        fails("GET", "/api/v1/me", answer(200, "text/plain", ME), "no body of the type text/plain");
        fails("GET", "/api/v1/me", answer(400, JSON, "{}"), "no body of the type application/json");
        fails("GET", "/api/v1/me", answer(200, "", ""), "has a body");
        fails("DELETE", "/api/v1/automakers/x", answer(204, JSON, "{}"), "no body of the type");
        fails("GET", "/api/v1/me", answer(200, JSON, ME, "ETag", "\"1\""), "no header ETag");
    }

    @Test
    void aBodyThatDoesNotFitTheSchemaDoesNot() {
        fails("GET", "/api/v1/me", answer(200, JSON, "{\"name\": \"x\"}"), "roles");
        fails("GET", "/api/v1/me", answer(200, JSON, "{\"name\": 5, \"roles\": []}"), "name");
        fails("GET", "/api/v1/me", answer(200, JSON, "{\"name\": \"x\", \"roles\": [\"KING\"]}"), "roles");
        fails("GET", "/api/v1/me", answer(200, JSON, ME.replace("}", ", \"more\": 1}")), "more");
        fails("GET", "/api/v1/me", answer(200, JSON, "not json"), "is JSON");
        fails("GET", "/api/v1/me", answer(400, PROBLEM, "{\"type\": \"x\"}"), "required property");
        fails(
                "GET",
                "/api/v1/automakers",
                answer(200, JSON, "{\"items\": [{\"code\": \"x\"}], \"nextCursor\": null}"),
                "/items/0");
    }

    @Test
    void whatIsNoOperationIsNotLookedAt() {
        fits("GET", "/api/v1/nowhere", answer(404, "text/plain", "x"));
        fits("DELETE", "/api/v1/me", answer(405, PROBLEM, "{}"));
        fits("GET", "/actuator/health", answer(200, "text/plain", "x"));
    }
}
