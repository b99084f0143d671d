package io.autopact.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.autopact.support.Kept;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
        measure(kept, launcher(), Map.of());
        Map<String, List<Start>> starts = new LinkedHashMap<>();
        for (int round = 1; round <= ROUNDS; round++) {
            keep(starts, PLAIN, measure(kept, plainJar(), Map.of()));
            keep(starts, EXTRACTED, measure(kept, launcher(), Map.of("JAVA_OPTS", "-XX:AOTMode=off")));
            keep(starts, CACHED, measure(kept, launcher(), Map.of("JAVA_OPTS", "-XX:AOTMode=on")));
            keep(starts, FIRST, measure(folder.resolve("new-" + round), launcher(), Map.of()));
        }
        report(starts);
    }

    private static List<String> launcher() {
        return List.of("target/autopact/bin/autopact");
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

    private static Start measure(Path data, List<String> command, Map<String, String> environment) {
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
                    residentMegabytes(service.process().pid()));
        }
    }

    private static double residentMegabytes(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/%d/status".formatted(pid)))) {
            return lines.filter(line -> line.startsWith("VmRSS"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .sum();
        } catch (IOException e) {
            throw new AssertionError("Only Linux tells what is resident", e);
        }
    }

    private static double median(List<Start> starts, ToDoubleFunction<Start> figure) {
        double[] sorted = starts.stream().mapToDouble(figure).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static void report(Map<String, List<Start>> starts) throws IOException {
        double plain = median(starts.get(PLAIN), Start::cpuSeconds);
        StringBuilder figures = new StringBuilder("""
                | started as | to the first 200 of health | CPU until then | of the jar's | resident then |
                | --- | --- | --- | --- | --- |
                """);
        starts.forEach((way, measured) -> figures.append(String.format(
                Locale.ROOT,
                "| %s | %.1f s | %.1f s | %.2f | %.0f MB |%n",
                way,
                median(measured, Start::seconds),
                median(measured, Start::cpuSeconds),
                median(measured, Start::cpuSeconds) / plain,
                median(measured, Start::residentMegabytes))));
        figures.append("%nMedians of %d rounds.%n".formatted(ROUNDS));
        System.out.println(figures);
        Files.writeString(Path.of("target", "benchmark-start.md"), figures);
        if (Boolean.getBoolean("autopact.keep")) {
            Path page = Path.of("docs/performance.md");
            Matcher part =
                    Pattern.compile("(?s)<!-- start -->.*<!-- end of start -->").matcher(Files.readString(page));
            assertThat(part.find()).as("%s has a place for the figures", page).isTrue();
            Kept.file(page)
                    .holds(part.replaceFirst(
                            Matcher.quoteReplacement("<!-- start -->\n\n" + figures + "\n<!-- end of start -->")));
        }
    }
}
