package io.autopact.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.Answer;
import io.autopact.support.Api;
import io.autopact.support.RegisterTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The coverage that is kept is that of the register as it is. */
@RegisterTest
class KeptCoverageTests {

    private static final String COVERAGE = "/api/v1/portfolio/coverage?asOf=1931-01-01";

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient database;

    @BeforeEach
    void aMaker() {
        if (api.get("/api/v1/automakers/kept-maker").status() == 404) {
            api.put("/api/v1/automakers/kept-maker", """
                            {"kind": "COMPANY", "nameZh": "留存车企", "nameEn": "Kept maker", "cooperation": {"since": "1930-01-01", "until": "1932-12-31"}}""", "If-None-Match", "*").has(201);
        }
    }

    @Test
    void aWriteIsSeenAtOnce() {
        for (int i = 0; i < 20; i++) {
            String name = "留存车企 " + i;
            String before = api.get(COVERAGE).has(200).header("ETag");
            api.get(COVERAGE, "If-None-Match", before).has(304);
            api.patch("/api/v1/automakers/kept-maker", "{\"nameZh\": \"%s\"}".formatted(name), "If-Match", "*")
                    .has(200);
            assertThat(api.get(COVERAGE, "If-None-Match", before).has(200).body())
                    .contains("\"" + name + "\"");
        }
    }

    @Test
    void aWriteThatThisServiceKnowsNothingOfIsSeenAtOnce() {
        assertThat(api.get(COVERAGE).has(200).body()).contains("\"Kept maker\"");
        database.sql("update organization set name_en = 'Renamed past the service' where code = 'kept-maker'")
                .update();
        assertThat(api.get(COVERAGE).has(200).body()).contains("\"Renamed past the service\"");
        database.sql("update organization set name_en = 'Kept maker' where code = 'kept-maker'")
                .update();
        assertThat(api.get(COVERAGE).has(200).body()).contains("\"Kept maker\"");
    }

    @Test
    void whatIsAskedOtherwiseIsAnsweredOtherwise() {
        assertThat(api.get(COVERAGE).body()).contains("kept-maker");
        assertThat(api.get("/api/v1/portfolio/coverage?asOf=1929-12-31")
                        .has(200)
                        .body())
                .doesNotContain("kept-maker");
        api.get("/api/v1/portfolio/coverage?asOf=1929-12-31&organization=kept-maker")
                .has(200)
                .includes("{\"rows\": [{\"organization\": \"kept-maker\"}]}");
        api.get("/api/v1/portfolio/coverage?organization=nobody").isProblem(400, "invalid-request");
        api.get("/api/v1/portfolio/coverage?organization=nobody").isProblem(400, "invalid-request");
    }

    @ParameterizedTest(name = "Accept-Encoding: {0}")
    @ValueSource(strings = {"gzip", "deflate, gzip;q=0.5", "br, gzip"})
    void whoTakesItZippedGetsTheSame(String accepted) throws Exception {
        HttpResponse<byte[]> zipped = raw(accepted);
        assertThat(zipped.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(zipped.headers().allValues("Vary")).contains("Accept-Encoding");
        Answer plain = api.get(COVERAGE).has(200);
        assertThat(unzipped(zipped.body())).isEqualTo(plain.body());
        assertThat(zipped.headers().firstValue("ETag").orElseThrow()).isNotEqualTo(plain.header("ETag"));
    }

    @ParameterizedTest(name = "Accept-Encoding: {0}")
    @ValueSource(strings = {"identity", "gzip;q=0", "gzip; q=0.0, identity"})
    void whoDoesNotTakeItZippedGetsItPlain(String accepted) throws Exception {
        HttpResponse<byte[]> plain = raw(accepted);
        assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(new String(plain.body(), StandardCharsets.UTF_8)).startsWith("{\"asOf\":\"1931-01-01\"");
    }

    @Test
    void whateverDatesAreAskedAtOnceEverythingElseAnswersAfterwards() throws Exception {
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> answers = IntStream.range(0, 16)
                    .boxed()
                    .flatMap(client -> IntStream.range(0, 4)
                            .mapToObj(i -> LocalDate.of(1931, 1, 1).plusDays(client * 4L + i)))
                    .map(day -> clients.submit(() -> api.get("/api/v1/portfolio/coverage?asOf=" + day)))
                    .toList();
            for (Future<Answer> answer : answers) {
                assertThat(answer.get().has(200).body()).contains("kept-maker");
            }
        }
        for (String question : List.of("summary", "white-space", "gaps", "coverage", "capability-map")) {
            api.get("/api/v1/portfolio/" + question).has(200);
        }
    }

    @Test
    void thePictureIsKeptAndSentZippedToo() throws Exception {
        Answer plain = api.get("/api/v1/portfolio/coverage.svg?asOf=1931-01-01").has(200);
        assertThat(plain.body()).startsWith("<svg").contains("留存车企");
        api.get("/api/v1/portfolio/coverage.svg?asOf=1931-01-01", "If-None-Match", plain.header("ETag"))
                .has(304);
        HttpResponse<byte[]> zipped = raw("/api/v1/portfolio/coverage.svg?asOf=1931-01-01", "gzip");
        assertThat(unzipped(zipped.body())).isEqualTo(plain.body());
    }

    private HttpResponse<byte[]> raw(String acceptEncoding) throws IOException, InterruptedException {
        return raw(COVERAGE, acceptEncoding);
    }

    private HttpResponse<byte[]> raw(String path, String acceptEncoding) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create(api.address() + path))
                            .header("Authorization", "Bearer " + api.adminToken())
                            .header("Accept-Encoding", acceptEncoding)
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        }
    }

    private static String unzipped(byte[] content) throws IOException {
        try (GZIPInputStream zip = new GZIPInputStream(new ByteArrayInputStream(content))) {
            return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
