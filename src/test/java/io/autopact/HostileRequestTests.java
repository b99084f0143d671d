package io.autopact;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.Answer;
import io.autopact.support.Api;
import io.autopact.support.RawHttp;
import io.autopact.support.RegisterTest;
import java.io.IOException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Headers, methods, encodings and amounts that no client of good will sends: each is answered by a small problem. */
@RegisterTest
class HostileRequestTests {

    private static final String VALID =
            "{\"code\": \"hostile-request\", \"kind\": \"COMPANY\", \"nameZh\": \"甲\", \"nameEn\": \"A\"}";

    @Autowired
    private Api api;

    private static String repeated(int times, String item) {
        return String.join(",", java.util.Collections.nCopies(times, item));
    }

    /** A body sent as bytes, which need not be text; the whole answer with its headers. */
    private String raw(String requestLine, byte[] body, String... headers) throws IOException {
        String[] all = Stream.concat(Stream.of(headers), Stream.of("Content-Length: " + body.length))
                .toArray(String[]::new);
        try (RawHttp http = RawHttp.send(api, requestLine, all)) {
            http.write(body);
            return http.readAll();
        }
    }

    private static void isProblem(String answer, int status, String slug) {
        assertThat(answer)
                .startsWith("HTTP/1.1 " + status)
                .contains("Content-Type: application/problem+json")
                .contains("/problems/" + slug);
    }

    @Test
    void aListThatIsTooLongIsRefusedBeforeItsItemsAreRead() {
        String ties = repeated(2_000, "{\"to\":\"x\",\"kind\":\"SUBSIDIARY_OF\"}");
        Answer refused = api.post("/api/v1/automakers?dryRun=true", VALID.replace("}", ", \"ties\": [" + ties + "]}"))
                .isProblem(400, "invalid-request")
                .names("/ties", "wrong-size");
        assertThat(refused.json().at("/errors").size()).isEqualTo(1);
        assertThat(refused.body()).hasSizeLessThan(2_000);
    }

    @Test
    void tiesAreComparedWithoutAnErrorForEveryPair() {
        String ties = repeated(200, "{\"to\":\"x\",\"kind\":\"SUBSIDIARY_OF\"}");
        Answer refused = api.post("/api/v1/automakers?dryRun=true", VALID.replace("}", ", \"ties\": [" + ties + "]}"))
                .isProblem(400, "invalid-request")
                .names("/ties/1", "repeated");
        assertThat(refused.json().at("/errors").size()).isEqualTo(100);
        assertThat(refused.json().at("/errorCount").asInt()).isEqualTo(199);
    }

    @Test
    void aHundredErrorsAreToldAndAllAreCounted() {
        String unknown =
                IntStream.range(0, 80_000).mapToObj("\"m%d\":1"::formatted).collect(Collectors.joining(","));
        Answer refused = api.post("/api/v1/automakers", "{" + unknown + "}").isProblem(400, "invalid-request");
        assertThat(refused.json().at("/errors").size()).isEqualTo(100);
        assertThat(refused.json().at("/errorCount").asInt()).isEqualTo(80_002);
        assertThat(refused.body()).hasSizeLessThan(20_000);
        Answer one = api.post("/api/v1/automakers", "{\"x\": 1}").isProblem(400, "invalid-request");
        assertThat(one.json().has("errorCount")).isFalse();
    }

    @Test
    void aBodyHasAnEndToItsItemsHoweverTheyAreNested() {
        String domains = "[" + repeated(200, "\"\"") + "]";
        String element = "{\"code\":\"E\",\"nameZh\":\"甲\",\"nameEn\":\"A\",\"domains\":" + domains + "}";
        String layer = "{\"kind\":\"PRODUCT\",\"elements\":[" + repeated(100, element) + "]}";
        String body =
                "{\"version\":\"v-many\",\"nameZh\":\"甲\",\"nameEn\":\"A\",\"effectiveOn\":\"2030-01-01\",\"layers\":["
                        + repeated(10, layer) + "]}";
        Answer refused = api.post("/api/v1/architectures?dryRun=true", body).isProblem(400, "invalid-request");
        assertThat(refused.json().at("/errors").size()).isEqualTo(100);
        assertThat(refused.json().at("/errorCount").asInt()).isLessThan(11_000);
    }

    @Test
    void parametersAreToldByTheHundredToo() {
        String unknown = IntStream.range(0, 900).mapToObj("p%d"::formatted).collect(Collectors.joining("&"));
        for (String path : new String[] {"/api/v1/automakers?", "/api/v1/portfolio/summary?"}) {
            Answer refused = api.get(path + unknown).isProblem(400, "invalid-request");
            assertThat(refused.json().at("/errors").size()).isEqualTo(100);
            assertThat(refused.json().at("/errorCount").asInt()).isEqualTo(900);
        }
    }
}
