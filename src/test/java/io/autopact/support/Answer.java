package io.autopact.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import org.json.JSONException;
import org.jspecify.annotations.Nullable;
import org.skyscreamer.jsonassert.JSONAssert;
import org.skyscreamer.jsonassert.JSONCompareMode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the service answered.
 *
 * @param status the HTTP status
 * @param headers the headers
 * @param body the body as text
 */
public record Answer(int status, HttpHeaders headers, String body) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** The body as JSON. */
    public JsonNode json() {
        return JSON.readTree(body);
    }

    /** A value in the body, by JSON pointer; null where there is none. */
    public @Nullable String at(String pointer) {
        JsonNode node = json().at(pointer);
        return node.isMissingNode() || node.isNull() ? null : node.asString();
    }

    /** A header that must be there. */
    public String header(String name) {
        return headers.firstValue(name).orElseThrow(() -> new AssertionError("No header " + name + " in " + this));
    }

    /** The values of a member over all items of a list. */
    public List<String> items(String member) {
        List<String> values = new ArrayList<>();
        json().at("/items")
                .forEach(item -> values.add(
                        item.at(member.startsWith("/") ? member : "/" + member).asString()));
        return values;
    }

    /** Checks the status, and shows the body where it is another. */
    public Answer has(int expected) {
        assertThat(status).as("%s", body).isEqualTo(expected);
        return this;
    }

    /** Checks that the answer is a problem of this type, in the right form. */
    public Answer isProblem(int expected, String slug) {
        has(expected);
        assertThat(header("Content-Type")).startsWith("application/problem+json");
        // Behind a proxy its path stands before it.
        assertThat(at("/type")).endsWith("/problems/" + slug).startsWith("/");
        assertThat(json().at("/status").asInt()).isEqualTo(expected);
        assertThat(at("/title")).isNotBlank();
        assertThat(at("/detail")).isNotBlank();
        return this;
    }

    /** Checks that the problem names a member or a parameter, with this kind of mistake. */
    public Answer names(String where, String code) {
        boolean named = false;
        for (JsonNode error : json().at("/errors")) {
            named |= (error.path("pointer").asString("").equals(where)
                            || error.path("parameter").asString("").equals(where))
                    && error.path("code").asString("").equals(code);
        }
        assertThat(named).as("%s: %s in %s", where, code, body).isTrue();
        return this;
    }

    /** Checks that the body is this JSON, whatever the order of members; more members are not allowed. */
    public Answer is(String expected) {
        return compare(expected, JSONCompareMode.STRICT);
    }

    /** Checks that the body has at least these members. */
    public Answer includes(String expected) {
        return compare(expected, JSONCompareMode.STRICT_ORDER);
    }

    private Answer compare(String expected, JSONCompareMode mode) {
        try {
            JSONAssert.assertEquals(body, expected, body, mode);
            return this;
        } catch (JSONException e) {
            throw new AssertionError("Not JSON: " + body, e);
        }
    }
}
