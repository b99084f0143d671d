package io.autopact.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.benchmark.Workloads.Workload;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How fast the service reads and writes, on 2,000 automakers, 20,000 agreements, 50,000 vehicle models, 1,000,000
 * rollouts and 100,000 names: each kind of work in turn with its limit, several rounds, every answer checked. It is no
 * test and runs on demand: {@code mvn verify -Pbenchmark -Dit.test=SpeedBenchmark}.
 */
class SpeedBenchmark {

    private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 3);
    private static final Duration RUN = Duration.ofSeconds(Integer.getInteger("benchmark.seconds", 8));
    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("benchmark.warmUp", 15));
    private static final int MOST_WARM_UPS = 8;
    private static final int CLIENTS = 16;
    private static final int AUTOMAKERS = Integer.getInteger("benchmark.automakers", 2000);

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir
    private Path folder;

    private final Map<Workload, List<Round>> rounds = new LinkedHashMap<>();
    private final List<String> notes = new ArrayList<>();

    /** @param limit null where there is none */
    private record Round(Figures limit, Figures service) {

        double ratio() {
            return service.rate() / limit.rate();
        }
    }

    @Test
    void readsAndWritesBesideTheDatabaseAlone() throws Exception {
        try (Register register = Register.start(folder.resolve("data"), "")) {
            Recording recording = Recording.of(register.service().process());
            register.fill(0, AUTOMAKERS / 10);
            register.settle();
            Map<String, Double> small = growth(register, AUTOMAKERS / 10);
            long begin = System.nanoTime();
            register.fill(AUTOMAKERS / 10, AUTOMAKERS);
            register.fillNames();
            register.settle();
            notes.add("Nine tenths of the register were made in %.0f s.".formatted((System.nanoTime() - begin) / 1e9));
            Map<String, Double> large = growth(register, AUTOMAKERS);
            large.forEach(
                    (name, time) -> notes.add("Ten times the register: %s takes %.2f times as long (aim: at most 1.2)."
                            .formatted(name, time / small.get(name))));

            Workloads workloads = new Workloads(register, AUTOMAKERS);
            workloads.makeBareTables();
            List<Workload> all = workloads(register, workloads);
            for (Workload workload : all) {
                rounds.put(workload, new ArrayList<>());
                warmUp(register, workload);
            }
            for (int round = 1; round <= ROUNDS; round++) {
                for (Workload workload : all) {
                    recording.begin();
                    Figures service = load(register, workload, RUN);
                    recording.end(workload.name(), round);
                    rounds.get(workload).add(new Round(limit(register, workload), service));
                    System.out.println(
                            row(workload, List.of(rounds.get(workload).getLast())));
                }
            }
            deepPage(register, workloads);
            coverageOfOtherDates(register);
            notes.add("Every draft that was acknowledged is recorded with its history: %,d."
                    .formatted(workloads.recordedDrafts()));
            notes.add("Resident memory of the service at its highest: %d MB, with `%s` (aim: at most 400 MB)."
                    .formatted(register.service().memory("VmHWM"), register.memoryOptions()));
            report();
        }
        if (Boolean.getBoolean("benchmark.compare") && !Recording.isWanted()) {
            compare();
        }
    }

    /** Fails where a share of the limit is well below the kept one: these machines differ, and not by so much. */
    private void compare() throws IOException {
        for (Map.Entry<Workload, List<Round>> measured : rounds.entrySet()) {
            if (measured.getKey().limit() != null) {
                assertThat(median(measured.getValue().stream().map(Round::ratio).toList()))
                        .as("the share of the limit of: %s", measured.getKey().name())
                        .isGreaterThan(0.75
                                * Table.keptShare("speed", measured.getKey().name()));
            }
        }
    }

    private static List<Workload> workloads(Register register, Workloads workloads) throws Exception {
        HttpResponse<byte[]> coverage = ask(register, "/api/v1/portfolio/coverage", "Accept-Encoding", "gzip");
        byte[] body = coverage.body();
        JsonNode cells = JSON.readTree(new GZIPInputStream(new ByteArrayInputStream(body)));
        assertThat(cells.at("/rows").size()).isGreaterThan(AUTOMAKERS / 2);
        String tag = coverage.headers().firstValue("ETag").orElseThrow();
        return List.of(
                workloads.agreement(CLIENTS),
                workloads.agreement(1),
                workloads.agreements(CLIENTS),
                workloads.search(1),
                workloads.coverage(CLIENTS, answer -> Arrays.equals(answer, body)),
                workloads.unchangedCoverage(CLIENTS, tag),
                workloads.draft(CLIENTS));
    }

    /** The median times of reads that are to take as long however large the register is. */
    private static Map<String, Double> growth(Register register, int automakers) throws Exception {
        Workloads workloads = new Workloads(register, automakers);
        Map<String, Double> times = new LinkedHashMap<>();
        for (Workload workload : List.of(
                workloads.agreement(1),
                workloads.agreements(1),
                workloads.rollouts("a first page of rollouts", 1, "/api/v1/rollouts"))) {
            warmUp(register, workload);
            times.put(workload.name(), load(register, workload, RUN).p50());
        }
        return times;
    }

    /** Until it becomes no faster, which takes a JVM longer the more code the work goes through. */
    private static void warmUp(Register register, Workload workload) {
        double last = 0;
        for (int i = 0; i < MOST_WARM_UPS; i++) {
            double rate = load(register, workload, WARM_UP).rate();
            if (rate < 1.05 * last) {
                return;
            }
            last = rate;
        }
    }

    private static Figures load(Register register, Workload workload, Duration duration) {
        Figures figures = new Load(register.service().port(), register.service().token(), workload.clients())
                .run(workload.method(), workload.requests(), duration);
        assertThat(figures.errors())
                .as("No answer is missing: %s %s", workload.name(), figures)
                .isZero();
        assertThat(figures.count()).as(workload.name()).isPositive();
        return figures;
    }

    private static Figures limit(Register register, Workload workload) throws Exception {
        return workload.limit() == null
                ? null
                : new Limit(register::connect, workload.clients()).run(workload.limit(), RUN);
    }

    /** Walks ten thousand pages deep, in pages ten times as large, and compares that page with the first. */
    private void deepPage(Register register, Workloads workloads) throws Exception {
        String cursor = "";
        long rows = register.number("select count(*) from autopact.rollout");
        int pages = (int) Math.min(1000, rows / 500 - 1);
        for (int page = 0; page < pages; page++) {
            cursor = "&cursor="
                    + JSON.readTree(ask(register, "/api/v1/rollouts?limit=500" + cursor)
                                    .body())
                            .at("/nextCursor")
                            .asString();
        }
        Workload first = workloads.rollouts("page 1 of all rollouts", 1, "/api/v1/rollouts");
        Workload deep =
                workloads.rollouts("page %,d".formatted(pages * 10 + 1), 1, "/api/v1/rollouts?limit=50" + cursor);
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            double one = load(register, first, RUN).p50();
            ratios.add(load(register, deep, RUN).p50() / one);
        }
        notes.add("%s of all rollouts takes %.2f times as long as the first (median of %d rounds; aim: 1)."
                .formatted(deep.name(), median(ratios), ROUNDS));
    }

    /** Dates that nobody asked about before, one after the other. */
    private void coverageOfOtherDates(Register register) throws Exception {
        List<Double> times = new ArrayList<>();
        List<Double> afterWrites = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            LocalDate day = LocalDate.of(2018, 3, 1).plusDays(i * 53L);
            long begin = System.nanoTime();
            byte[] body = ask(register, "/api/v1/portfolio/coverage?asOf=" + day, "Accept-Encoding", "gzip")
                    .body();
            times.add((System.nanoTime() - begin) / 1e6);
            JsonNode answer = JSON.readTree(new GZIPInputStream(new ByteArrayInputStream(body)));
            assertThat(answer.at("/asOf").asString()).isEqualTo(day.toString());
            assertThat(answer.at("/rows").size()).isGreaterThan(AUTOMAKERS / 4);
        }
        for (int i = 0; i < 10; i++) {
            register.run("update autopact.organization set name_en = 'Automaker %d.' where code = 'bench-00000'"
                    .formatted(i));
            long begin = System.nanoTime();
            byte[] zipped = ask(register, "/api/v1/portfolio/coverage", "Accept-Encoding", "gzip")
                    .body();
            afterWrites.add((System.nanoTime() - begin) / 1e6);
            byte[] body = new GZIPInputStream(new ByteArrayInputStream(zipped)).readAllBytes();
            assertThat(new String(body, java.nio.charset.StandardCharsets.UTF_8))
                    .contains("\"Automaker %d.\"".formatted(i));
        }
        notes.add(
                "Coverage of all at a date that was not asked about before: %.0f ms (median of %d; aim: at most 150 ms)."
                        .formatted(median(times), times.size()));
        notes.add("Today's coverage right after a write, with the write in it: %.0f ms (median of %d)."
                .formatted(median(afterWrites), afterWrites.size()));
    }

    private static HttpResponse<byte[]> ask(Register register, String path, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + register.service().port() + path))
                .timeout(Duration.ofMinutes(1))
                .header("Authorization", "Bearer " + register.service().token());
        HttpResponse<byte[]> answer = CLIENT.send(
                (headers.length == 0 ? request : request.headers(headers)).build(),
                HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer;
    }

    private void report() throws IOException {
        Table table = new Table(
                "| work | clients | limit | autopact | share of the limit | p50 | p99 | wrong |",
                "| --- | --- | --- | --- | --- | --- | --- | --- |");
        rounds.forEach((workload, all) -> table.row(row(workload, all)));
        notes.forEach(table::note);
        if (Recording.isWanted()) {
            // The recorder takes time and memory of its own: these figures are to be seen and not kept.
            table.print();
            profile();
        } else {
            table.write("speed");
        }
    }

    private void profile() throws IOException {
        Profile profile = new Profile();
        for (Workload workload : rounds.keySet()) {
            profile.add(
                    workload.name(),
                    IntStream.rangeClosed(1, ROUNDS)
                            .mapToObj(round -> Recording.file(workload.name(), round))
                            .toList());
        }
        profile.write();
    }

    private static String row(Workload workload, List<Round> all) {
        Figures service = median(all.stream().map(Round::service).toList());
        boolean compared = workload.limit() != null;
        List<Double> ratios = compared ? all.stream().map(Round::ratio).sorted().toList() : List.of();
        return String.format(
                java.util.Locale.ROOT,
                "| %s | %d | %s | %,.0f/s | %s | %.1f ms | %.1f ms | %d of %,d |",
                workload.name(),
                workload.clients(),
                compared
                        ? String.format(
                                java.util.Locale.ROOT,
                                "%,.0f/s",
                                median(all.stream().map(Round::limit).toList()).rate())
                        : "",
                service.rate(),
                compared
                        ? String.format(
                                java.util.Locale.ROOT,
                                "%.2f (%.2f to %.2f%s)",
                                median(ratios),
                                ratios.getFirst(),
                                ratios.getLast(),
                                workload.aim() > 0 ? "; aim %.2f".formatted(workload.aim()) : "")
                        : "",
                service.p50(),
                service.p99(),
                all.stream().mapToLong(round -> round.service().errors()).sum(),
                all.stream().mapToLong(round -> round.service().count()).sum());
    }

    /** The run with the median rate. */
    private static Figures median(List<Figures> figures) {
        return figures.stream()
                .sorted(java.util.Comparator.comparingDouble(Figures::rate))
                .toList()
                .get(figures.size() / 2);
    }

    private static double median(java.util.Collection<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }
}
