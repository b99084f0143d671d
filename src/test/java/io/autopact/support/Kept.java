package io.autopact.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file in the repository that is made from the code, and that a test holds to it. With {@code -Dautopact.keep=true}
 * the test writes the file instead of comparing it, and the run ends with a list of what has changed. The tests that do
 * so have the tag {@value #TAG}: {@value #COMMAND} writes all of these files anew.
 */
public final class Kept {

    /** The tag of tests that keep a file. */
    public static final String TAG = "kept";

    /** What writes all kept files. */
    public static final String COMMAND = "mvn test -Dgroups=kept -Dautopact.keep=true";

    private static final String KEEP = System.getProperty("autopact.keep", "false");
    private static final String EVEN_WORSE = "worse";
    private static final Pattern NUMBERED = Pattern.compile("\\| (.*\\S) +\\| +(\\d+) \\|");
    private static final Map<Path, Path> PACKAGED = Map.of(
            Path.of("src/main/resources"), Path.of("target/classes"),
            Path.of("src/test/resources"), Path.of("target/test-classes"),
            Path.of("db"), Path.of("target/classes/db"));

    private final Path file;
    private final BiFunction<String, String, List<String>> objections;

    private Kept(Path file, BiFunction<String, String, List<String>> objections) {
        this.file = file;
        this.objections = objections;
    }

    /** Whether files are written and not compared. */
    public static boolean keeping() {
        return KEEP.equals("true") || KEEP.equals(EVEN_WORSE);
    }

    /** The file at this path below the project's folder. */
    public static Kept file(Path file) {
        return new Kept(file, (before, now) -> List.of());
    }

    /**
     * The same file, which has tables whose last column is a number that is the better the smaller it is: a number that
     * grew is refused, and written by {@code -Dautopact.keep=worse} only.
     */
    public Kept neverWorse() {
        return new Kept(file, Kept::worse);
    }

    /** Checks that the file has this content, or gives it this content. */
    public void holds(String content) {
        String wanted = content.replace("\r\n", "\n").stripTrailing() + "\n";
        try {
            if (keeping()) {
                write(wanted);
            }
            assertThat(Files.exists(file))
                    .as("%s is there; %s writes it", file, COMMAND)
                    .isTrue();
            assertThat(Files.readString(file))
                    .as("%s is as the code makes it; %s writes it anew", file, COMMAND)
                    .isEqualTo(wanted);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String wanted) throws IOException {
        String before = Files.exists(file) ? Files.readString(file) : "";
        if (!KEEP.equals(EVEN_WORSE)) {
            assertThat(objections.apply(before, wanted))
                    .as("%s gets worse; where that is meant, -Dautopact.keep=worse writes it", file)
                    .isEmpty();
        }
        if (!before.equals(wanted)) {
            write(file, wanted);
            KeptChanges.add(file, before, wanted);
        }
        // What the service reads while the same run goes on.
        for (Map.Entry<Path, Path> packaged : PACKAGED.entrySet()) {
            if (file.startsWith(packaged.getKey())) {
                write(packaged.getValue().resolve(packaged.getKey().relativize(file)), wanted);
            }
        }
    }

    private static void write(Path to, String content) throws IOException {
        Files.createDirectories(to.getParent());
        Files.writeString(to, content);
    }

    static List<String> worse(String before, String now) {
        Map<String, Integer> numbers = numbers(before);
        return numbers(now).entrySet().stream()
                .filter(row -> row.getValue() > numbers.getOrDefault(row.getKey(), Integer.MAX_VALUE))
                .map(row -> "%s: %d instead of %d".formatted(row.getKey(), row.getValue(), numbers.get(row.getKey())))
                .sorted()
                .toList();
    }

    private static Map<String, Integer> numbers(String page) {
        Map<String, Integer> numbers = new HashMap<>();
        page.lines()
                .map(NUMBERED::matcher)
                .filter(Matcher::matches)
                .forEach(row -> numbers.put(row.group(1), Integer.valueOf(row.group(2))));
        return numbers;
    }
}
