package io.autopact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.autopact.support.ServiceProcess;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The embedded default as a person lives with it: started, killed, started again, and started wrongly. */
class RestartTests {

    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir
    private Path folder;

    private static int create(ServiceProcess service, String code) {
        return service.status(
                "POST",
                "/api/v1/automakers",
                "{\"code\": \"%s\", \"kind\": \"GROUP\", \"nameZh\": \"断电\", \"nameEn\": \"Power cut\"}"
                        .formatted(code));
    }

    /** A process that has ended may stay listed until its parent looks; it has no command any more. */
    private static boolean runs(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }

    private static int read(ServiceProcess service, String code) {
        return service.status("GET", "/api/v1/automakers/" + code, null);
    }

    @Test
    void everyCommittedRowSurvivesKillsOfTheServiceOfPostgresAndOfBoth() {
        Path data = folder.resolve("missing/until now");
        try (ServiceProcess first = ServiceProcess.startAndWait(data)) {
            assertThat(read(first, "dongfeng"))
                    .as("the article's portfolio is there")
                    .isEqualTo(200);
            assertThat(create(first, "before-service-kill")).isEqualTo(201);
            first.kill();
            assertThat(first.postgres().isAlive()).as("an orphan stays behind").isTrue();
        }
        try (ServiceProcess second = ServiceProcess.startAndWait(data)) {
            assertThat(second.output()).contains("that a killed service left behind");
            assertThat(read(second, "before-service-kill")).isEqualTo(200);

            assertThat(create(second, "before-postgres-kill")).isEqualTo(201);
            second.killPostgres();
            Set<Integer> meanwhile = new TreeSet<>();
            await("the service brings its PostgreSQL back")
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> {
                        int status = read(second, "before-postgres-kill");
                        meanwhile.add(status);
                        return status == 200;
                    });
            assertThat(meanwhile)
                    .as("a database that is gone is no fault of the service")
                    .isSubsetOf(200, 503);
            assertThat(create(second, "after-postgres-kill")).isEqualTo(201);

            ProcessHandle postgres = second.postgres();
            second.kill();
            postgres.destroyForcibly();
        }
        try (ServiceProcess third = ServiceProcess.startAndWait(data)) {
            for (String code : new String[] {"before-service-kill", "before-postgres-kill", "after-postgres-kill"}) {
                assertThat(read(third, code)).as(code).isEqualTo(200);
            }
            ProcessHandle postgres = third.postgres();
            assertThat(third.terminate()).as("seconds to end").isLessThan(30);
            await("its PostgreSQL ends with it").atMost(Duration.ofSeconds(5)).until(() -> !runs(postgres));
        }
    }

    /**
     * Eight clients write with keys while the service, then its PostgreSQL, then both are killed; then all send again.
     */
    @Test
    void noAcknowledgedWriteIsLostAndNoRetryIsDoubled() {
        Set<String> sent = ConcurrentHashMap.newKeySet();
        Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        try (ServiceProcess first = ServiceProcess.startAndWait(folder)) {
            write(first, "a", sent, acknowledged, () -> first.kill());
        }
        try (ServiceProcess second = ServiceProcess.startAndWait(folder)) {
            write(second, "b", sent, acknowledged, second::killPostgres);
            await().atMost(Duration.ofSeconds(60)).until(() -> read(second, "dongfeng") == 200);
            write(second, "c", sent, acknowledged, () -> {
                ProcessHandle postgres = second.postgres();
                second.kill();
                postgres.destroyForcibly();
            });
        }
        assertThat(acknowledged).hasSizeGreaterThan(300);
        try (ServiceProcess third = ServiceProcess.startAndWait(folder)) {
            JsonNode before = JSON.readTree(third.read("/api/v1/agreements?kind=MEMORANDUM&count=true&limit=1"));
            assertThat(before.at("/total").asInt()).isBetween(acknowledged.size(), sent.size());
            for (String key : sent) {
                assertThat(memorandum(third, key)).as(key).isEqualTo(201);
            }
            JsonNode after = JSON.readTree(third.read("/api/v1/agreements?kind=MEMORANDUM&count=true&limit=1"));
            assertThat(after.at("/total").asInt()).isEqualTo(sent.size());
            assertThat(third.terminate()).isLessThan(30);
        }
    }

    private static int memorandum(ServiceProcess service, String key) {
        return service.status(
                "POST",
                "/api/v1/agreements",
                "{\"kind\": \"MEMORANDUM\", \"titleZh\": \"断电 %s\", \"titleEn\": \"Power cut\"}".formatted(key),
                "Idempotency-Key",
                key);
    }

    private static void write(
            ServiceProcess service, String round, Set<String> sent, Set<String> acknowledged, Runnable kill) {
        AtomicBoolean over = new AtomicBoolean();
        int before = acknowledged.size();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int client = 0; client < 8; client++) {
                String prefix = round + client + "-";
                clients.submit(() -> {
                    for (int i = 0; !over.get(); i++) {
                        sent.add(prefix + i);
                        if (memorandum(service, prefix + i) == 201) {
                            acknowledged.add(prefix + i);
                        }
                    }
                });
            }
            await("some writes").atMost(Duration.ofSeconds(60)).until(() -> acknowledged.size() > before + 150);
            kill.run();
            over.set(true);
        }
    }

    @Test
    void aSecondStartOnTheSameDirectorySaysWhyItWillNot() {
        try (ServiceProcess first = ServiceProcess.startAndWait(folder);
                ServiceProcess second = ServiceProcess.start(folder, ServiceProcess.freePort(), Map.of())) {
            assertThat(second.awaitEnd()).isNotZero();
            assertThat(second.output().strip().lines())
                    .singleElement()
                    .asString()
                    .contains("autopact does not start: the data directory " + folder)
                    .contains("is in use by another autopact (process ");
            assertThat(read(first, "dongfeng")).as("the first goes on").isEqualTo(200);
        }
    }

    @Test
    void aTakenPortSaysSo() throws IOException {
        try (ServerSocket taken = new ServerSocket(0);
                ServiceProcess service = ServiceProcess.start(folder, taken.getLocalPort(), Map.of())) {
            assertThat(service.awaitEnd()).isNotZero();
            assertThat(service.output())
                    .contains("autopact does not start: port %d is taken by another program"
                            .formatted(taken.getLocalPort()))
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void aDirectoryThatCannotBeMadeSaysSo() throws IOException {
        Path file = Files.createFile(folder.resolve("a-file"));
        try (ServiceProcess service =
                ServiceProcess.start(file.resolve("below"), ServiceProcess.freePort(), Map.of())) {
            assertThat(service.awaitEnd()).isNotZero();
            assertThat(service.output().strip().lines())
                    .singleElement()
                    .asString()
                    .contains("autopact does not start: the data directory");
        }
    }

    @Test
    void aDatabaseThatDoesNotAnswerSaysSo() {
        try (ServiceProcess service = ServiceProcess.start(
                folder,
                ServiceProcess.freePort(),
                Map.of(
                        "SPRING_DATASOURCE_URL",
                        "jdbc:postgresql://127.0.0.1:%d/none".formatted(ServiceProcess.freePort())))) {
            assertThat(service.awaitEnd()).isNotZero();
            assertThat(service.output())
                    .contains("autopact does not start: the database refused")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void aSettingThatDoesNotFitSaysSo() {
        try (ServiceProcess service =
                ServiceProcess.start(folder, ServiceProcess.freePort(), Map.of("AUTOPACT_PORTFOLIO", "everything"))) {
            assertThat(service.awaitEnd()).isNotZero();
            assertThat(service.output()).contains("autopact does not start: the setting autopact.portfolio");
        }
    }

    @Test
    void aGeneratedTokenIsPrintedOnceAndAGivenOneNever() {
        try (ServiceProcess given = ServiceProcess.startAndWait(folder.resolve("given"))) {
            assertThat(given.output()).doesNotContain("restart-test-token");
        }
        Path data = folder.resolve("generated");
        int port = ServiceProcess.freePort();
        try (ServiceProcess generated = ServiceProcess.start(data, port, Map.of("AUTOPACT_BOOTSTRAP_TOKEN", ""))) {
            generated.awaitReady();
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> generated.output().contains("curl -H"));
            assertThat(generated.output())
                    .containsPattern("curl -H 'Authorization: Bearer autopact_[A-Za-z0-9_-]{43}' 'http://localhost:"
                            + port + "/api/v1/organizations\\?q=%E4%B8%9C%E9%A3%8E'");
        }
        try (ServiceProcess again = ServiceProcess.start(data, port, Map.of("AUTOPACT_BOOTSTRAP_TOKEN", ""))) {
            again.awaitReady();
            assertThat(again.output()).doesNotContain("Bearer");
        }
    }
}
