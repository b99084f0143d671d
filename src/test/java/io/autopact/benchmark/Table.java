package io.autopact.benchmark;

import io.autopact.support.Kept;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a benchmark came to, as it stands in docs/performance.md between two marks. */
final class Table {

    private static final Path PERFORMANCE = Path.of("docs/performance.md");

    private final List<String> rows = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    Table(String... head) {
        rows.addAll(List.of(head));
    }

    void row(String row) {
        rows.add(row);
    }

    void note(String note) {
        notes.add("- " + note);
    }

    /**
     * The share of the limit that the kept table tells for a kind of work; 0 where it tells none.
     *
     * @param mark where the table stands in docs/performance.md
     */
    static double keptShare(String mark, String work) throws IOException {
        Matcher row = Pattern.compile("\\| " + Pattern.quote(work) + " \\|(?:[^|]*\\|){3} ([0-9.]+) ")
                .matcher(between(mark, Files.readString(PERFORMANCE)));
        return row.find() ? Double.parseDouble(row.group(1)) : 0;
    }

    private static String between(String mark, String text) {
        int begin = text.indexOf("<!-- %s -->".formatted(mark));
        return text.substring(begin, text.indexOf("<!-- end of %s -->".formatted(mark), begin));
    }

    private String text() {
        return (String.join("\n", rows) + "\n\n" + String.join("\n", notes)).stripTrailing() + "\n";
    }

    void print() {
        System.out.println(text());
    }

    /**
     * Prints the table, writes it to {@code target}, and with {@code -Dautopact.keep=true} into docs/performance.md.
     *
     * @param mark where it stands there: between {@code <!-- mark -->} and {@code <!-- end of mark -->}
     */
    void write(String mark) throws IOException {
        print();
        String text = text();
        Files.writeString(Path.of("target", "benchmark-%s.md".formatted(mark)), text);
        if (Kept.keeping()) {
            Kept.file(PERFORMANCE)
                    .holds(Files.readString(PERFORMANCE)
                            .replaceFirst(
                                    "(?s)<!-- %1$s -->.*<!-- end of %1$s -->".formatted(mark),
                                    Matcher.quoteReplacement(
                                            "<!-- %1$s -->\n\n%2$s\n<!-- end of %1$s -->".formatted(mark, text))));
        }
    }
}
