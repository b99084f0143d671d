package io.autopact;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.Answer;
import io.autopact.support.Api;
import io.autopact.support.RawHttp;
import io.autopact.support.RegisterTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
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

    @ParameterizedTest
    @ValueSource(strings = {"multipart/form-data", "multipart/form-data; boundary=x", "multipart/mixed; boundary=x"})
    void readingDoesNotMindTheTypeOfABodyThatIsNotThere(String type) {
        for (String path : new String[] {"/actuator/health", "/problems", "/api/v1/automakers", "/v3/api-docs"}) {
            api.get(path, "Content-Type", type).has(200);
        }
        assertThat(api.get("/", "Content-Type", type).status()).isBetween(200, 302);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "multipart/form-data",
                "multipart/form-data; boundary=x",
                "application/x-www-form-urlencoded",
                "text/plain",
                "nonsense",
                "application/json;charset=nonsense",
                "application/json;charset=gbk",
                "*/*",
                "application/*",
                ";;;"
            })
    void aBodyOfAnotherTypeIsNotTaken(String type) {
        api.post("/api/v1/automakers", VALID, "Content-Type", type).isProblem(415, "unsupported-media-type");
        api.put("/api/v1/automakers/hostile-request", VALID, "Content-Type", type, "If-None-Match", "*")
                .isProblem(415, "unsupported-media-type");
        api.send("POST", "/api/v1/tokens", "{\"name\": \"x\", \"roles\": [\"VIEWER\"]}", "Content-Type", type)
                .isProblem(415, "unsupported-media-type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/x-www-form-urlencoded", "multipart/form-data; boundary=x"})
    void aFormIsNotTakenForParameters(String type) {
        api.put(
                "/api/v1/automakers/hostile-form",
                VALID.replace("hostile-request", "hostile-form"),
                "If-None-Match",
                "*");
        api.send(
                        "POST",
                        "/api/v1/automakers/hostile-form/archive",
                        "dryRun=true&reason=x",
                        "Content-Type",
                        type,
                        "If-Match",
                        "*")
                .isProblem(415, "unsupported-media-type");
        assertThat(api.get("/api/v1/automakers/hostile-form").at("/archived")).isEqualTo("false");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json;charset=gbk",
                "application/json;charset=utf-16",
                "application/json;charset=iso-8859-1",
                "application/json;charset=nonsense",
                "application/json; charset=UTF-8",
                "application/*;charset=gbk",
                "*/*;charset=utf-16"
            })
    void jsonIsInUtf8WhateverIsAskedFor(String accept) {
        api.put(
                "/api/v1/automakers/hostile-accept",
                VALID.replace("hostile-request", "hostile-accept"),
                "If-None-Match",
                "*");
        for (String path :
                new String[] {"/api/v1/automakers/hostile-accept", "/api/v1/automakers", "/api/v1/portfolio/coverage"
                }) {
            Answer answer = api.get(path, "Accept", accept, "Accept-Charset", "gbk");
            if (accept.contains("nonsense")) {
                assertThat(answer.status()).isIn(200, 406);
            } else {
                answer.has(200);
                assertThat(answer.header("Content-Type")).isEqualTo("application/json");
                answer.json();
            }
        }
        assertThat(api.get("/api/v1/automakers/hostile-accept").at("/nameZh")).isEqualTo("甲");
        api.get("/api/v1/automakers/nobody", "Accept", accept)
                .isProblem(
                        accept.contains("nonsense") ? 406 : 404,
                        accept.contains("nonsense") ? "not-acceptable" : "not-found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                ";",
                "a/b/c",
                "application/json;q=x",
                "text/html",
                "image/png",
                "*/json",
                "\"",
                "application/json;charset=\"",
                "application/problem+json"
            })
    void nonsenseInAcceptIsAtMostNotAcceptable(String accept) {
        for (String path : new String[] {
            "/api/v1/automakers", "/api/v1/automakers/nobody", "/actuator/health", "/problems", "/v3/api-docs"
        }) {
            Answer answer = api.get(path, "Accept", accept);
            assertThat(answer.status())
                    .as("%s with %s: %s", path, accept, answer.body())
                    .isLessThan(500);
            if (answer.status() >= 400) {
                assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e2147483648",
                "-1e-2147483648",
                "1e999999999",
                "1e-999999999",
                "1E+2147483647",
                "1e99999999999999999999"
            })
    void numbersHaveAnEnd(String number) {
        for (String body : new String[] {
            "{\"code\": %s}",
            "{\"unknown\": %s}",
            "{\"version\": %s, " + VALID.substring(1),
            "{\"ties\": [{\"to\": \"x\", \"kind\": \"BRAND_OF\", \"stakePercent\": %s}], " + VALID.substring(1),
            "%s",
            "[%s]"
        }) {
            assertThat(api.post("/api/v1/automakers", body.formatted(number)).status())
                    .as("%s in %s", number, body)
                    .isEqualTo(400);
        }
        api.put(
                "/api/v1/automakers/hostile-number",
                VALID.replace("hostile-request", "hostile-number"),
                "If-None-Match",
                "*");
        api.patch("/api/v1/automakers/hostile-number", "{\"version\": %s}".formatted(number), "If-Match", "*")
                .has(400);
    }

    static Stream<Arguments> noUtf8() {
        return Stream.of(
                Arguments.of("an overlong slash", new int[] {0xC0, 0xAF}),
                Arguments.of("an overlong NUL", new int[] {0xC0, 0x80}),
                Arguments.of("an overlong slash of three", new int[] {0xE0, 0x80, 0xAF}),
                Arguments.of("a byte that never is", new int[] {0xFF}),
                Arguments.of("a lone continuation", new int[] {0x80}),
                Arguments.of("a surrogate", new int[] {0xED, 0xA0, 0x80}),
                Arguments.of("beyond Unicode", new int[] {0xF4, 0x90, 0x80, 0x80}),
                Arguments.of("a character cut off", new int[] {0xE7, 0x94}),
                Arguments.of("GBK", new int[] {0xBC, 0xD7}));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("noUtf8")
    void bytesThatAreNotUtf8AreNoText(String what, int[] bytes) throws IOException {
        String text = IntStream.of(bytes).mapToObj(Character::toString).collect(Collectors.joining());
        for (String member : new String[] {"nameZh", "unknown"}) {
            byte[] body = VALID.replace("}", ", \"" + member + "\": \"a" + text + "\"}")
                    .replace("\"nameZh\": \"甲\", ", "")
                    .getBytes(StandardCharsets.ISO_8859_1);
            isProblem(
                    raw("POST /api/v1/automakers HTTP/1.1", body, "Content-Type: application/json"),
                    400,
                    "unreadable-body");
        }
        byte[] patch = ("{\"nameZh\": \"" + text + "\"}").getBytes(StandardCharsets.ISO_8859_1);
        isProblem(
                raw(
                        "PATCH /api/v1/automakers/hostile-request HTTP/1.1",
                        patch,
                        "Content-Type: application/merge-patch+json",
                        "If-Match: *"),
                400,
                "unreadable-body");
    }

    @Test
    void jsonIsInUtf8AndInNothingElse() throws IOException {
        for (java.nio.charset.Charset charset : new java.nio.charset.Charset[] {
            StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, java.nio.charset.Charset.forName("UTF-32")
        }) {
            isProblem(
                    raw(
                            "POST /api/v1/automakers?dryRun=true HTTP/1.1",
                            VALID.getBytes(charset),
                            "Content-Type: application/json"),
                    400,
                    "unreadable-body");
        }
        for (String said : new String[] {
            "application/json", "application/json;charset=utf-8", "application/json; charset=\"UTF-8\""
        }) {
            api.post("/api/v1/automakers?dryRun=true", "\ufeff" + VALID, "Content-Type", said)
                    .has(201);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"br", "gzip", "deflate", "identity, gzip", "gzip, gzip", "nonsense", "x-gzip", "identity;q=0"})
    void aBodyThatIsEncodedIsNotTaken(String encoding) {
        api.post("/api/v1/automakers?dryRun=true", VALID, "Content-Encoding", encoding)
                .isProblem(415, "unsupported-media-type");
        api.post(
                        "/api/v1/tokens?dryRun=true",
                        "{\"name\": \"x\", \"roles\": [\"VIEWER\"]}",
                        "Content-Encoding",
                        encoding)
                .isProblem(415, "unsupported-media-type");
        api.patch("/api/v1/automakers/nobody", "{}", "Content-Encoding", encoding, "If-Match", "*")
                .isProblem(415, "unsupported-media-type");
    }

    @Test
    void identityIsNoEncoding() {
        api.post("/api/v1/automakers?dryRun=true", VALID, "Content-Encoding", "identity")
                .has(201);
        api.post("/api/v1/automakers?dryRun=true", VALID, "Content-Encoding", "Identity", "Content-Encoding", "")
                .has(201);
        api.post("/api/v1/automakers?dryRun=true", VALID, "Content-Encoding", "identity", "Content-Encoding", "br")
                .isProblem(415, "unsupported-media-type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "1", "on", "TRUE", "True", "0", "off", "no", "FALSE", "", "%20true", "true,true"})
    void trueAndFalseAreWrittenSo(String value) {
        for (String parameter : new String[] {
            "automakers?archived=",
            "automakers?count=",
            "agreements?includeDescendants=",
            "automakers/x/capability-map?includeDescendants=",
            "automakers/x/coverage?includeDescendants=",
            "portfolio/coverage?includeDescendants=",
            "exports/organizations.csv?bom="
        }) {
            if (value.isEmpty() && parameter.contains("/")) {
                continue; // nothing at all is what is missing
            }
            Answer answer = api.get("/api/v1/" + parameter + value).isProblem(400, "invalid-request");
            assertThat(answer.json().at("/errors/0/parameter").asString())
                    .isEqualTo(parameter.replaceAll(".*\\?|=", ""));
        }
        api.post("/api/v1/automakers?dryRun=" + value, VALID)
                .isProblem(400, "invalid-request")
                .names("dryRun", "wrong-type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "FOO", "PROPFIND", "LINK", "get", "LOCK"})
    void anUnknownMethodIsRefusedForThePathThatWasAsked(String method) {
        try (RawHttp http = RawHttp.send(api, method + " /api/v1/automakers HTTP/1.1")) {
            String answer = http.readAll();
            isProblem(answer, 405, "method-not-allowed");
            assertThat(answer).contains("\"instance\":\"/api/v1/automakers\"").containsPattern("Allow: .*POST");
        }
        try (RawHttp http = RawHttp.send(api, method + " /api/v1/portfolio/summary HTTP/1.1")) {
            String answer = http.readAll();
            isProblem(answer, 405, "method-not-allowed");
            assertThat(answer)
                    .contains("\"instance\":\"/api/v1/portfolio/summary\"")
                    .containsPattern("Allow: .*GET")
                    .doesNotContainPattern("Allow: .*POST");
        }
        try (RawHttp http = RawHttp.send(api, method + " /nowhere HTTP/1.1")) {
            assertThat(http.readAll()).doesNotContain("/error").contains("application/problem+json");
        }
    }

    @Test
    void whatTheServerRefusesNamesThePathThatWasAsked() {
        for (String path : new String[] {
            "/api/v1/automakers/a%00b",
            "/api/v1/automakers/a%2fb",
            "/api/v1/automakers/a;b=c",
            "/api/v1//automakers",
            "/api/v1/automakers/%0a"
        }) {
            try (RawHttp http = RawHttp.get(api, path)) {
                assertThat(http.readAll())
                        .startsWith("HTTP/1.1 400")
                        .contains("application/problem+json")
                        .contains("\"instance\":\"" + path + "\"");
            }
        }
    }

    static Stream<Arguments> oddities() {
        return Stream.of(
                Arguments.of("GET /api/v1/automakers HTTP/1.1", "X-Long: " + "x".repeat(64 * 1024)),
                Arguments.of("GET /api/v1/automakers HTTP/1.1", "If-None-Match: " + "\"1\",".repeat(1_500)),
                Arguments.of("GET /api/v1/automakers?q=" + "x".repeat(7_000) + " HTTP/1.1", "X: y"),
                Arguments.of("GET /api/v1/automakers?q=" + "x".repeat(70_000) + " HTTP/1.1", "X: y"),
                Arguments.of("GET /api/v1/automakers?kind=" + "x,".repeat(3_000) + " HTTP/1.1", "X: y"),
                Arguments.of("GET /api/v1/automakers?sort=" + "x,".repeat(3_000) + " HTTP/1.1", "X: y"),
                Arguments.of("GET /api/v1/automakers?q=a%00b HTTP/1.1", "X: y"),
                Arguments.of("GET /api/v1/automakers?cursor=%00 HTTP/1.1", "X: y"),
                Arguments.of("GET /api/v1/automakers?%00=1 HTTP/1.1", "X: y"),
                Arguments.of("GET /api/v1/portfolio/coverage?organization=%00 HTTP/1.1", "X: y"),
                Arguments.of("GET /api/v1/portfolio/coverage?asOf=%00 HTTP/1.1", "X: y"),
                Arguments.of("GET /api/v1/automakers?q=%zz HTTP/1.1", "X: y"),
                Arguments.of("GET /api/v1/automakers?q=%c0%af HTTP/1.1", "X: y"),
                Arguments.of("GET /api/v1/automakers?q=a\"b HTTP/1.1", "X: y"),
                Arguments.of("GET /api/v1/automakers|x HTTP/1.1", "X: y"),
                Arguments.of("GET /%zz HTTP/1.1", "X: y"),
                Arguments.of("GET /api/v1/automakers/%c0%af HTTP/1.1", "X: y"),
                Arguments.of("GET * HTTP/1.1", "X: y"),
                Arguments.of("GET /api/v1/automakers HTTP/1.1", "Content-Length: x"),
                Arguments.of("GET /api/v1/automakers HTTP/1.1", "Transfer-Encoding: nonsense"),
                Arguments.of("GET /api/v1/automakers HTTP/1.1", "Expect: nonsense"),
                Arguments.of("GET /api/v1/automakers HTTP/1.1", "Range: bytes=0-nonsense"),
                Arguments.of("GET /api/v1/automakers HTTP/1.1", "Content-Type: application/json;charset=nonsense"),
                Arguments.of("GET /api/v1/automakers/nobody HTTP/1.1", "If-Modified-Since: nonsense"),
                Arguments.of("GET /api/v1/automakers HTTP/1.1", "Origin: nonsense"),
                Arguments.of("OPTIONS /api/v1/automakers HTTP/1.1", "Access-Control-Request-Method: NONSENSE"),
                Arguments.of("OPTIONS * HTTP/1.1", "X: y"),
                Arguments.of("CONNECT localhost:80 HTTP/1.1", "X: y"),
                Arguments.of("POST /api/v1/automakers HTTP/1.1", "Content-Type: "),
                Arguments.of("POST /api/v1/automakers HTTP/1.1", "Idempotency-Key: " + "k".repeat(4_000)),
                Arguments.of("DELETE /api/v1/automakers HTTP/1.1", "If-Match: nonsense"),
                Arguments.of("G\u00e4T /api/v1/automakers HTTP/1.1", "X: y"));
    }

    @ParameterizedTest
    @MethodSource("oddities")
    void nothingOddIsTheServicesFault(String requestLine, String header) {
        try (RawHttp http = RawHttp.send(api, requestLine, header)) {
            String answer = http.readAll();
            String about = requestLine.substring(0, Math.min(90, requestLine.length())) + " "
                    + header.substring(0, Math.min(60, header.length())) + "\n"
                    + answer.substring(0, Math.min(900, answer.length()));
            assertThat(answer).as(about).startsWith("HTTP/1.1 ");
            int status = Integer.parseInt(answer.substring(9, 12));
            assertThat(status).as(about).isLessThan(500);
            if (status >= 400) {
                assertThat(answer)
                        .as(about)
                        .contains("application/problem+json")
                        .contains("\"type\":\"/problems/");
                assertThat(answer).as(about).doesNotContain("\"instance\":\"/error\"");
            }
        }
    }

    @Test
    void readingHeedsNoPreconditionOfWrites() {
        api.put(
                "/api/v1/automakers/hostile-reading",
                VALID.replace("hostile-request", "hostile-reading"),
                "If-None-Match",
                "*");
        api.get("/api/v1/automakers/hostile-reading", "If-Match", "\"999\"").has(200);
        api.get("/api/v1/automakers/hostile-reading", "If-Match", "nonsense").has(200);
        api.get("/api/v1/automakers/hostile-reading", "If-Unmodified-Since", "Mon, 01 Jan 1990 00:00:00 GMT")
                .has(200);
    }
}
