package io.autopact.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.autopact.support.ServiceProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * From the start of the process to the first 200 of its health, for each way to run what the build makes: the ways take
 * turns, so that whatever else the machine does falls on all of them. It is no test and runs on demand: {@code mvn
 * verify -Pbenchmark}.
 */
class StartBenchmark {

    private static final int ROUNDS = Integer.getInteger("benchmark.starts", 5);

    private static final String PLAIN = "`java -jar` on the jar";
    private static final String EXTRACTED = "`bin/autopact` without its cache";
    private static final String CACHED = "`bin/autopact`";
    private static final String FIRST = "`bin/autopact`, first-ever start";

    @TempDir
    private Path folder;

    private record Start(double seconds, double cpuSeconds, double residentMegabytes) {}

    @Test
    void fromTheStartToTheFirstAnswer() throws IOException {
        Path kept = folder.resolve("kept");
        measure(kept, Register.LAUNCHER, Map.of());
        Map<String, List<Start>> starts = new LinkedHashMap<>();
        for (int round = 1; round <= ROUNDS; round++) {
            keep(starts, PLAIN, measure(kept, plainJar(), Map.of()));
            keep(starts, EXTRACTED, measure(kept, Register.LAUNCHER, Map.of("JAVA_OPTS", "-XX:AOTMode=off")));
            keep(starts, CACHED, measure(kept, Register.LAUNCHER, Map.of("JAVA_OPTS", "-XX:AOTMode=on")));
            keep(starts, FIRST, measure(folder.resolve("new-" + round), Register.LAUNCHER, Map.of()));
        }
        report(starts);
    }

    private static List<String> plainJar() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target"))) {
            Path jar = files.filter(file -> file.getFileName().toString().matches("autopact-.*\\.jar"))
                    .findFirst()
                    .orElseThrow();
            return List.of(
                    ProcessHandle.current().info().command().orElse("java"),
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow",
                    "-jar",
                    jar.toString());
        }
    }

    private static void keep(Map<String, List<Start>> starts, String way, Start start) {
        System.out.printf(Locale.ROOT, "%s: %s%n", way, start);
        starts.computeIfAbsent(way, unknown -> new ArrayList<>()).add(start);
    }

    private static Start measure(Path data, List<String> command, Map<String, String> environment) throws IOException {
        long begin = System.nanoTime();
        try (ServiceProcess service = ServiceProcess.run(command, data, ServiceProcess.freePort(), environment)) {
            await().atMost(Duration.ofMinutes(3))
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> {
                        assertThat(service.process().isAlive())
                                .as(service.output())
                                .isTrue();
                        return service.status("GET", "/actuator/health", null) == 200;
                    });
            double seconds = (System.nanoTime() - begin) / 1e9;
            return new Start(
                    seconds,
                    service.process().info().totalCpuDuration().orElseThrow().toMillis() / 1000.0,
                    service.memory("VmRSS"));
        }
    }

    private static double median(List<Start> starts, ToDoubleFunction<Start> figure) {
        double[] sorted = starts.stream().mapToDouble(figure).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static void report(Map<String, List<Start>> starts) throws IOException {
        double plain = median(starts.get(PLAIN), Start::cpuSeconds);
        Table table = new Table(
                "| started as | to the first 200 of health | CPU until then | of the jar's | resident then |",
                "| --- | --- | --- | --- | --- |");
        starts.forEach((way, measured) -> table.row(String.format(
                Locale.ROOT,
                "| %s | %.1f s | %.1f s | %.2f | %.0f MB |",
                way,
                median(measured, Start::seconds),
                median(measured, Start::cpuSeconds),
                median(measured, Start::cpuSeconds) / plain,
                median(measured, Start::residentMegabytes))));
        table.note("Medians of %d rounds.".formatted(ROUNDS));
        table.write("start");
    }
}
