package io.autopact.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What pages take, one reader alone, on the register of {@link SpeedBenchmark}: right after a write, so that nothing is
 * kept of them, and again of a register that stays what it is. It is no test and runs on demand: {@code mvn verify
 * -Pbenchmark -Dit.test=PagesBenchmark}.
 */
class PagesBenchmark {

    private static final int AUTOMAKERS = Integer.getInteger("benchmark.automakers", 2000);
    private static final int ASKED = Integer.getInteger("benchmark.asked", 9);

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static final Map<String, String> PAGES = pages();

    @TempDir
    private Path folder;

    private int writes;

    private static Map<String, String> pages() {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("overview", "/");
        pages.put("overview, compared with a year before", "/?compare=2025-06-01");
        pages.put("overview, one by one", "/?group=none");
        pages.put("overview, what is alike", "/?group=alike");
        pages.put("overview, presented", "/?view=present");
        pages.put("the largest automaker", "/organizations/bench-00000");
        pages.put("a subsidiary", "/organizations/bench-00001");
        pages.put("brief of a subsidiary", "/organizations/bench-00001/brief");
        pages.put("architecture", "/architecture");
        pages.put("an element", "/architecture/IOV");
        pages.put("rollouts", "/rollouts");
        pages.put("what falls due", "/due");
        pages.put("changes", "/changes");
        pages.put("claims", "/claims");
        pages.put("search", "/search?q=%E6%B1%BD%E8%BD%A6");
        pages.put("records of a figure", "/figures/automakersInCooperation");
        return pages;
    }

    /** @param bytes what is transferred */
    private record Page(double milliseconds, int bytes) {}

    @Test
    void pagesColdAndWarm() throws Exception {
        try (Register register = Register.start(folder.resolve("data"), "")) {
            register.fill(0, AUTOMAKERS);
            register.settle();
            PAGES.values().forEach(path -> open(register, path));
            Table table = new Table(
                    "| page | cold (aim: at most 1,000 ms) | warm (aim: at most 200 ms) | transferred (aim: at most 300 KB) |",
                    "| --- | --- | --- | --- |");
            for (Map.Entry<String, String> page : PAGES.entrySet()) {
                List<Double> cold = new ArrayList<>();
                List<Double> warm = new ArrayList<>();
                int bytes = 0;
                for (int i = 0; i < ASKED; i++) {
                    write(register);
                    cold.add(open(register, page.getValue()).milliseconds());
                    Page again = open(register, page.getValue());
                    warm.add(again.milliseconds());
                    bytes = again.bytes();
                }
                table.row(String.format(
                        Locale.ROOT,
                        "| %s | %,.0f ms | %,.0f ms | %,d KB |",
                        page.getKey(),
                        median(cold),
                        median(warm),
                        (bytes + 1023) / 1024));
            }
            table.note("%,d automakers, %,d rollouts; the median of %d."
                    .formatted(AUTOMAKERS, register.number("select count(*) from autopact.rollout"), ASKED));
            table.write("pages");
        }
    }

    private static double median(List<Double> times) {
        return times.stream().sorted().toList().get(times.size() / 2);
    }

    private void write(Register register) throws Exception {
        register.run("update autopact.organization set name_en = 'Automaker %d.' where code = 'bench-00003'"
                .formatted(writes++));
    }

    private static Page open(Register register, String path) {
        long begin = System.nanoTime();
        HttpResponse<byte[]> answer = CLIENT.sendAsync(
                        HttpRequest.newBuilder(URI.create(
                                        "http://localhost:" + register.service().port() + path))
                                .timeout(Duration.ofMinutes(2))
                                .header("Accept", "text/html")
                                .header("Accept-Encoding", "gzip")
                                .header(
                                        "Authorization",
                                        "Bearer " + register.service().token())
                                .build(),
                        HttpResponse.BodyHandlers.ofByteArray())
                .join();
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return new Page((System.nanoTime() - begin) / 1e6, answer.body().length);
    }
}
