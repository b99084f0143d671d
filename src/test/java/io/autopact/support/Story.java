package io.autopact.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What somebody does with the service, one request after the other, beginning with a fresh register with the article's
 * portfolio. Stories stand in {@code src/test/resources/stories}, a file for each tag, as editors that send requests
 * read them: {@code ##} begins a story, {@code ###} a request of the operation named. {@code as told} repeats the
 * request that was told of the operation, {@code {{id}}} is the id that the answer before led to, and {@code <} sends
 * what the service gives out at an address.
 *
 * @param tag the file's name, which is the tag of the operations
 * @param title what it is about
 * @param steps the requests
 */
public record Story(String tag, String title, List<Step> steps) {

    private static final Path FOLDER = Path.of("src/test/resources/stories");

    /**
     * A request.
     *
     * @param operation the id of the operation
     * @param note what is to be known of it; empty where there is nothing
     * @param method the HTTP method
     * @param target the path with its query
     * @param body what is sent; null for nothing
     */
    public record Step(
            String operation,
            String note,
            String method,
            String target,
            @Nullable String body) {

        /** Whether it is the request by which the operation is told, and may be repeated. */
        public boolean typical() {
            return note.isEmpty() || note.startsWith("as told");
        }

        /** Whether somebody else's write is in its way. */
        public boolean heldUp() {
            return note.endsWith("held up");
        }

        /** The path without the query. */
        public String path() {
            return target.replaceFirst("\\?.*", "");
        }

        /** The address that gives out what is sent; null where the body stands here. */
        public @Nullable String bodyFrom() {
            return body != null && body.startsWith("< ") ? body.substring(2) : null;
        }
    }

    /** All stories, in the order of their tags. */
    public static List<Story> all() {
        try (Stream<Path> found = Files.list(FOLDER)) {
            List<Path> files = found.sorted().toList();
            Map<String, Step> told = new HashMap<>();
            for (Path file : files) {
                read(file, told, new ArrayList<>());
            }
            List<Story> stories = new ArrayList<>();
            for (Path file : files) {
                read(file, told, stories);
            }
            return stories;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void read(Path file, Map<String, Step> told, List<Story> stories) throws IOException {
        String tag = file.getFileName().toString().replace(".http", "");
        for (String part : Files.readString(file).split("(?m)^(?=##)")) {
            String[] lines = part.strip().split("\n", 2);
            if (lines[0].startsWith("### ")) {
                Step step = step(lines[0].substring(4), lines.length < 2 ? "" : lines[1].strip(), told);
                if (step != null && !stories.isEmpty()) {
                    stories.getLast().steps().add(step);
                }
            } else if (lines[0].startsWith("## ")) {
                stories.add(new Story(tag, lines[0].substring(3), new ArrayList<>()));
            }
        }
    }

    private static @Nullable Step step(String heading, String request, Map<String, Step> told) {
        String[] named = heading.split(",\\s*", 2);
        String note = named.length < 2 ? "" : named[1];
        if (request.isEmpty()) {
            Step first = told.get(named[0]);
            return first == null ? null : new Step(named[0], note, first.method(), first.target(), first.body());
        }
        String[] parts = request.split("\n\n", 2);
        String[] line = parts[0].split(" ", 2);
        Step step = new Step(named[0], note, line[0], line[1], parts.length < 2 ? null : parts[1]);
        if (note.isEmpty()) {
            told.put(named[0], step);
        }
        return step;
    }
}
