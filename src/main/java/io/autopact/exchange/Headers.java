package io.autopact.exchange;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the columns of a data set are called in the first row of a file: by their names, or in Chinese. */
final class Headers {

    /** What the column is called in Chinese by which an increment tells that a row is gone. */
    private static final String DELETED = "已删除";

    private static final int MOST_SUGGESTIONS = 3;

    private final List<Column> columns;
    private final Map<String, Column> byHeader = new HashMap<>();

    Headers(DataSet dataSet) {
        columns = Stream.concat(dataSet.columns().stream(), dataSet.alsoTaken().stream())
                .toList();
        columns.forEach(column -> byHeader.put(column.descriptionZh(), column));
        columns.forEach(column -> byHeader.put(column.name(), column));
    }

    /** All that a column can be called. */
    Set<String> known() {
        return byHeader.keySet();
    }

    /**
     * The first row of an export in Chinese.
     *
     * @param names the names of the data set's columns that it has
     * @param increment whether a last column tells what is gone
     * @param delimiter what stands between two of them
     */
    String inChinese(List<String> names, boolean increment, char delimiter) {
        Stream<String> inChinese = names.stream()
                .map(name -> Objects.requireNonNull(byHeader.get(name)).descriptionZh());
        return Stream.concat(inChinese, increment ? Stream.of(DELETED) : Stream.of())
                        .map(header -> quoted(header, delimiter))
                        .collect(Collectors.joining(Character.toString(delimiter)))
                + "\n";
    }

    private static String quoted(String header, char delimiter) {
        return header.indexOf(delimiter) < 0 ? header : '"' + header + '"';
    }

    /** The column that is called so; null where none is. */
    @Nullable
    Column find(String header) {
        return byHeader.get(header);
    }

    /** What there is in the place of a column that there is not. */
    String instead(String header) {
        if (header.isEmpty()) {
            return "the column has no name";
        }
        int most = Math.max(2, header.length() / 3);
        String near = byHeader.keySet().stream()
                .filter(known -> Math.abs(known.length() - header.length()) <= most && distance(header, known) <= most)
                .sorted(Comparator.<String>comparingInt(known -> distance(header, known))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST_SUGGESTIONS)
                .collect(Collectors.joining(", "));
        return "there is no such column%s; there are %s"
                .formatted(
                        near.isEmpty() ? "" : ", perhaps it is " + near,
                        columns.stream()
                                .filter(column -> !column.readOnly())
                                .map(Column::name)
                                .collect(Collectors.joining(", ")));
    }

    /** How many characters have to be put in, left out or replaced, whatever their case. */
    private static int distance(String one, String other) {
        int[] before = new int[other.length() + 1];
        for (int j = 0; j < before.length; j++) {
            before[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] now = new int[before.length];
            now[0] = i;
            for (int j = 1; j < now.length; j++) {
                boolean same = Character.toLowerCase(one.charAt(i - 1)) == Character.toLowerCase(other.charAt(j - 1));
                now[j] = Math.min(Math.min(now[j - 1], before[j]) + 1, before[j - 1] + (same ? 0 : 1));
            }
            before = now;
        }
        return before[other.length()];
    }
}
