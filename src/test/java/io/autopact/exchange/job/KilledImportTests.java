package io.autopact.exchange.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.autopact.support.ServiceProcess;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An import whose service dies: all of it was written, or nothing, and its job says which. */
class KilledImportTests {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int ROWS = 120_000;

    @TempDir
    private Path folder;

    private static byte[] automakers(String prefix) {
        return ("code,kind,name_zh,name_en\n"
                        + IntStream.range(0, ROWS)
                                .mapToObj(i -> "%s-%d,BRAND,车企%d,Automaker %d\n".formatted(prefix, i, i, i))
                                .collect(Collectors.joining()))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static JsonNode job(ServiceProcess service, String id) {
        return JSON.readTree(service.read("/api/v1/import-jobs/" + id));
    }

    private static String start(ServiceProcess service, String prefix) {
        return JSON.readTree(service.upload("/api/v1/imports/organizations", "text/csv", automakers(prefix)))
                .at("/id")
                .asString();
    }

    private static String begun(ServiceProcess service, String prefix) {
        String id = start(service, prefix);
        await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> job(service, id).at("/step").asString("").equals("MERGING"));
        return id;
    }

    private static int count(ServiceProcess service, String prefix) {
        return JSON.readTree(service.read("/api/v1/organizations?count=true&limit=1&q=" + prefix + "-"))
                .at("/total")
                .asInt();
    }

    @Test
    void anImportIsWrittenWholeOrNotAtAllWhoeverIsKilled() {
        String killed;
        try (ServiceProcess first = ServiceProcess.startAndWait(folder)) {
            killed = begun(first, "killed");
            first.kill();
        }
        String orphaned;
        try (ServiceProcess second = ServiceProcess.startAndWait(folder)) {
            await("the job of the service that is gone is over")
                    .atMost(Duration.ofSeconds(40))
                    .until(() -> job(second, killed).at("/state").asString().equals("FAILED"));
            assertThat(job(second, killed).at("/detail").asString())
                    .isEqualTo(
                            "The service ended while the import was under way. Nothing was written; send the file again.");
            assertThat(count(second, "killed")).isZero();

            String cutOff = begun(second, "cut-off");
            second.killPostgres();
            await("the job whose database died is over")
                    .atMost(Duration.ofSeconds(60))
                    .ignoreExceptions()
                    .until(() -> job(second, cutOff).at("/state").asString().equals("FAILED"));
            assertThat(count(second, "cut-off")).isZero();

            orphaned = begun(second, "stopped");
            assertThat(second.terminate())
                    .as("seconds to end in the middle of an import")
                    .isLessThan(30);
        }
        try (ServiceProcess third = ServiceProcess.startAndWait(folder)) {
            assertThat(job(third, orphaned).at("/detail").asString())
                    .isEqualTo(
                            "The service was stopped while the import was under way. Nothing was written; send the file again.");
            assertThat(count(third, "stopped")).isZero();
            String again = start(third, "stopped");
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> job(third, again).at("/state").asString().equals("SUCCEEDED"));
            assertThat(count(third, "stopped")).isEqualTo(ROWS);
        }
    }
}
