package io.autopact.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/**
 * Where the processor's time in the service goes, as recordings of the Java Flight Recorder tell: each sample counts
 * for the part whose code is nearest to the top of its stack. What PostgreSQL takes is not in it.
 */
final class Profile {

    private final Table table = new Table(
            "| work | samples | "
                    + Stream.of(Part.values()).map(part -> part.title).collect(Collectors.joining(" | ")) + " |",
            "| --- | --- |" + " --- |".repeat(Part.values().length));

    /** Whose code it is, by the packages of its classes; the first that fits. */
    private enum Part {
        PGJDBC("PgJDBC", "org.postgresql."),
        JPA("Hibernate, Spring Data", "org.hibernate.", "org.springframework.data.", "org.springframework.orm."),
        JACKSON("Jackson", "tools.jackson.", "com.fasterxml."),
        SECURITY("Spring Security", "org.springframework.security."),
        JDBC(
                "templates, transactions, pool",
                "org.springframework.jdbc.",
                "org.springframework.transaction.",
                "com.zaxxer."),
        OURS("autopact", "io.autopact."),
        MVC("the rest of Spring", "org.springframework."),
        TOMCAT("Tomcat", "org.apache.", "jakarta."),
        OTHER("else");

        private final String title;
        private final List<String> packages;

        Part(String title, String... packages) {
            this.title = title;
            this.packages = List.of(packages);
        }

        private static Part of(RecordedEvent sample) {
            for (RecordedFrame frame : sample.getStackTrace().getFrames()) {
                String type = frame.getMethod().getType().getName();
                for (Part part : values()) {
                    if (part.packages.stream().anyMatch(type::startsWith)) {
                        return part;
                    }
                }
            }
            return OTHER;
        }
    }

    /** Adds what was recorded while a kind of work was done. */
    void add(String work, List<Path> recordings) throws IOException {
        Map<Part, Integer> samples = new EnumMap<>(Part.class);
        for (Path recording : recordings) {
            for (RecordedEvent event : RecordingFile.readAllEvents(recording)) {
                if (event.getEventType().getName().equals("jdk.ExecutionSample") && event.getStackTrace() != null) {
                    samples.merge(Part.of(event), 1, Integer::sum);
                }
            }
        }
        int all = samples.values().stream().mapToInt(Integer::intValue).sum();
        List<String> cells = new ArrayList<>(List.of(work, Integer.toString(all)));
        for (Part part : Part.values()) {
            cells.add(String.format(Locale.ROOT, "%.0f %%", 100.0 * samples.getOrDefault(part, 0) / Math.max(1, all)));
        }
        table.row("| " + String.join(" | ", cells) + " |");
    }

    void write() throws IOException {
        table.write("profile");
    }
}
