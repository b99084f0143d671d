package io.autopact.benchmark;

import io.autopact.support.Kept;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The plans that PostgreSQL made for the dearest statements of a benchmark, as auto_explain wrote them down while they
 * ran, with what each took: of a plan the nodes that touch a share of its pages worth telling.
 */
final class Plans {

    private static final Path DOCUMENT = Path.of("docs/plans.md");
    private static final int DEAREST = 10;

    /** An entry of the server's log, its further lines indented. */
    private static final Pattern ENTRY =
            Pattern.compile("duration: ([0-9.]+) ms {2}plan:\\n((?:\\t.*\\n?)+)", Pattern.MULTILINE);

    /** A node of a plan, and the pages that it and all below it touched. */
    private static final Pattern NODE =
            Pattern.compile("(?m)^( *)(?:-> {2})?(.+?) {2}\\(cost=.*\\(actual rows=([0-9.]+) loops=(\\d+)\\)$");

    private static final Pattern PAGES = Pattern.compile("(?m)^ *Buffers: shared(?: hit=(\\d+))?(?: read=(\\d+))?");

    /** Nodes that touch less than this share of what the statement does are left out. */
    private static final double SMALL = 0.02;

    /** Where the statement ends and its plan begins. */
    private static final Pattern PLAN =
            Pattern.compile("(?s)Query Text: (.*?)\\n((?:\\t)?[A-Z][A-Za-z ]+ {2}\\(cost=.*)");

    private final Register register;
    private final Path log;
    private final Map<String, Run> dearest = new HashMap<>();

    /** @param work what was asked for; @param plan as PostgreSQL tells it */
    private record Run(String work, double milliseconds, String plan) {}

    private Plans(Register register) {
        this.register = register;
        this.log = register.service().databaseLog();
    }

    /** Has the database write down from now on how it executes what takes a millisecond or more. */
    static Plans of(Register register) throws SQLException {
        register.asSuperuser(
                "alter system set session_preload_libraries = 'auto_explain'",
                "alter system set auto_explain.log_min_duration = '1ms'",
                "alter system set auto_explain.log_analyze = on",
                "alter system set auto_explain.log_buffers = on",
                "alter system set auto_explain.log_timing = off",
                "alter system set auto_explain.log_parameter_max_length = 0",
                "select pg_reload_conf()",
                "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'autopact_app'");
        return new Plans(register);
    }

    /** Work that is done while its statements are written down. */
    interface Work {
        void run() throws Exception;
    }

    /** Does a work, and remembers the statements that it took. */
    void of(String name, Work work) throws Exception {
        long before = Files.size(log);
        work.run();
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(before);
            byte[] written = new byte[Math.toIntExact(file.length() - before)];
            file.readFully(written);
            Matcher entry = ENTRY.matcher(new String(written, StandardCharsets.UTF_8));
            while (entry.find()) {
                remember(name, Double.parseDouble(entry.group(1)), entry.group(2));
            }
        }
    }

    private void remember(String work, double milliseconds, String told) {
        Matcher parts = PLAN.matcher(told.replaceAll("(?m)^\\t", ""));
        if (parts.find()) {
            dearest.merge(
                    parts.group(1),
                    new Run(work, milliseconds, parts.group(2).strip()),
                    (one, other) -> one.milliseconds() >= other.milliseconds() ? one : other);
        }
    }

    private static String outline(String plan) {
        StringBuilder outline = new StringBuilder();
        Matcher node = NODE.matcher(plan);
        Matcher pages = PAGES.matcher(plan);
        long all = -1;
        while (node.find()) {
            int next = plan.indexOf("(actual", node.end());
            long touched = pages.find(node.end()) && (next < 0 || pages.start() < next)
                    ? number(pages.group(1)) + number(pages.group(2))
                    : 0;
            all = all < 0 ? touched : all;
            if (touched >= all * SMALL) {
                outline.append(String.format(
                        Locale.ROOT,
                        "%,10d %,12.0f x %-7s %s%s%n",
                        touched,
                        Double.parseDouble(node.group(3)),
                        node.group(4),
                        " ".repeat(node.group(1).length() / 3),
                        node.group(2)));
            }
        }
        return outline.toString().stripTrailing();
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    /**
     * Writes the ten dearest to {@code target}, and with {@code -Dautopact.keep=true} into docs/plans.md.
     *
     * @param automakers how many the register has
     */
    void write(int automakers) throws IOException {
        List<Run> runs = new ArrayList<>(dearest.values());
        runs.sort(Comparator.comparingDouble(Run::milliseconds).reversed());
        StringBuilder text = new StringBuilder("""
                # Plans of the ten dearest statements

                How PostgreSQL executed the dearest statements of the questions about the portfolio, right after a write, on the
                register of the benchmarks ([performance.md](performance.md)) with %,d automakers: `mvn verify -Pbenchmark
                -Dit.test=QuestionsBenchmark#plansOfTheDearestStatements -Dautopact.keep=true` writes this file. A statement counts once,
                with the question for which it took longest. Times are of a machine that service and database share; the pages are
                the same every time. Told are the nodes that touch a fiftieth of the statement's pages or more: how many pages of
                8 kB it and all below it touched, rows per loop x loops, and what it is.
                """.formatted(automakers));
        for (Run run : runs.subList(0, Math.min(DEAREST, runs.size()))) {
            text.append(String.format(
                    Locale.ROOT,
                    "%n## %s: %.0f ms%n%n```%n%s%n```%n",
                    Character.toUpperCase(run.work().charAt(0)) + run.work().substring(1),
                    run.milliseconds(),
                    outline(run.plan())));
        }
        Files.writeString(Path.of("target", "benchmark-plans.md"), text);
        if (Kept.keeping()) {
            Kept.file(DOCUMENT).holds(text.toString());
        }
    }
}
