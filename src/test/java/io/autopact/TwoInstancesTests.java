package io.autopact;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.ServiceProcess;
import io.autopact.support.TestDatabase;
import io.autopact.support.Visitor;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Two instances of the service on one database: what one of them has acknowledged, the very next read of the other one
 * sees, also where an answer is kept. Nothing is waited for.
 */
class TwoInstancesTests {

    private static final int ROUNDS = 15;

    /** What is answered by a tag alone where nothing has changed. */
    private static final List<String> KEPT = List.of("/api/v1/portfolio/coverage", "/api/v1/exports/agreements.csv");

    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir
    private static Path folder;

    private static ServiceProcess writing;
    private static ServiceProcess reading;

    @BeforeAll
    static void start() {
        TestDatabase.Fresh database = TestDatabase.fresh();
        Map<String, String> environment = new HashMap<>(Map.of(
                "SPRING_DATASOURCE_URL", database.url(),
                "SPRING_DATASOURCE_USERNAME", database.application(),
                "SPRING_DATASOURCE_PASSWORD", database.password(),
                "SPRING_FLYWAY_USER", database.owner(),
                "SPRING_FLYWAY_PASSWORD", database.password(),
                "AUTOPACT_PORTFOLIO", "article"));
        writing = ServiceProcess.start(folder.resolve("one"), ServiceProcess.freePort(), environment);
        writing.awaitReady();
        reading = ServiceProcess.start(folder.resolve("two"), ServiceProcess.freePort(), environment);
        reading.awaitReady();
    }

    @AfterAll
    static void stop() {
        writing.close();
        reading.close();
    }

    @Test
    void whatOneInstanceAcknowledgedTheNextReadOfTheOtherSees() {
        int before =
                read("/api/v1/portfolio/summary").at("/automakersInCooperation").asInt();
        for (int i = 0; i < ROUNDS; i++) {
            String code = "two-" + i;
            assertThat(read("/api/v1/portfolio/coverage").toString()).doesNotContain("\"" + code + "\"");
            write("POST", "/api/v1/automakers", 201, """
                    {"code": "%1$s", "kind": "GROUP", "nameZh": "双实例%2$d", "nameEn": "Two %2$d"}""".formatted(code, i));
            assertThat(read("/api/v1/automakers/" + code).at("/nameZh").asString())
                    .isEqualTo("双实例" + i);
            assertThat(read("/api/v1/organizations?q=%E5%8F%8C%E5%AE%9E%E4%BE%8B" + i)
                            .at("/items/0/code")
                            .asString())
                    .isEqualTo(code);

            write("POST", "/api/v1/agreements", 201, """
                    {"number": "TWO-%1$d", "kind": "STRATEGIC_AGREEMENT", "titleZh": "协议", "titleEn": "Agreement",
                     "parties": [{"organization": "tencent", "role": "OWN"}, {"organization": "%2$s", "role": "COUNTERPARTY"}],
                     "scope": ["AUTONOMOUS_DRIVING"]}""".formatted(i, code));
            assertThat(state(code)).as("the coverage of %s with a draft", code).isEqualTo("NONE");
            Map<String, String> tags = KEPT.stream().collect(Collectors.toMap(Function.identity(), reading::tag));
            assertThat(statuses(tags)).as("of what has not changed").containsOnly(304);
            write("POST", "/api/v1/agreements/TWO-%d/sign".formatted(i), 200, "{\"signedOn\": \"2026-01-01\"}");
            assertThat(statuses(tags)).as("of what has changed").containsOnly(200);
            assertThat(state(code)).as("the coverage of %s once signed", code).isEqualTo("AGREED");
            assertThat(read("/api/v1/agreements/TWO-" + i).at("/status").asString())
                    .isEqualTo("SIGNED");
            assertThat(read("/api/v1/portfolio/summary")
                            .at("/automakersInCooperation")
                            .asInt())
                    .isEqualTo(before + i + 1);
            assertThat(reading.read("/api/v1/exports/agreements.csv")).contains("TWO-%d,".formatted(i));
        }
    }

    @Test
    void aTokenThatOneInstanceRevokedTheOtherRefusesAtOnce() {
        for (int i = 0; i < ROUNDS; i++) {
            JsonNode token = JSON.readTree(writing.upload(
                    "/api/v1/tokens", "application/json", "{\"name\": \"two\", \"roles\": [\"VIEWER\"]}".getBytes()));
            String secret = token.at("/token").asString();
            assertThat(reading.status("GET", "/api/v1/agreements", null, "Authorization", "Bearer " + secret))
                    .isEqualTo(200);
            write("DELETE", "/api/v1/tokens/" + token.at("/id").asString(), 204, null);
            assertThat(reading.status("GET", "/api/v1/agreements", null, "Authorization", "Bearer " + secret))
                    .isEqualTo(401);
        }
    }

    @Test
    void whoLoggedInAtOneInstanceIsKnownToTheOtherUntilTheyLogOutAtEither() {
        for (int i = 0; i < 5; i++) {
            Visitor here = new Visitor("http://localhost:" + writing.port());
            here.logIn(writing.token()).has(303);
            Visitor there = here.at("http://localhost:" + reading.port());
            there.open("/api/v1/portfolio/coverage.svg").has(200);
            there.submit("/logout", Map.of("_csrf", Visitor.formToken(there.open("/nowhere"))))
                    .has(303);
            assertThat(here.open("/api/v1/portfolio/coverage.svg").has(302).header("Location"))
                    .startsWith("/login?reason=over");
        }
    }

    private static void write(String method, String path, int status, String body) {
        assertThat(writing.status(method, path, body, "If-Match", "\"1\""))
                .as("%s %s", method, path)
                .isEqualTo(status);
    }

    /** What a client that has answers with these tags is told. */
    private static List<Integer> statuses(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(kept -> reading.status("GET", kept.getKey(), null, "If-None-Match", kept.getValue()))
                .toList();
    }

    private static JsonNode read(String path) {
        return JSON.readTree(reading.read(path));
    }

    /** What the whole coverage of today says of autonomous driving; NONE where it has no row of the automaker. */
    private static String state(String automaker) {
        return read("/api/v1/portfolio/coverage")
                .at("/rows")
                .valueStream()
                .filter(row -> row.at("/organization").asString().equals(automaker))
                .flatMap(row -> row.at("/cells").valueStream())
                .filter(cell -> cell.at("/domain").asString().equals("AUTONOMOUS_DRIVING"))
                .map(cell -> cell.at("/state").asString())
                .findFirst()
                .orElse("NONE");
    }
}
