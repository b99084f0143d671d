package io.autopact.exchange;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rows that are staged for a data set, and where in their file each stands: on a line of its own, or, where the file is
 * that of the records and the rows are parts of them, with others on the same line.
 *
 * @param dataSet the data set that the rows are of
 * @param file the file
 * @param parts how the file says parts of its records; null where the rows are the file's own
 */
record StagedFile(
        TableDataSet dataSet, ImportFile file, @Nullable Parts parts) {

    StagedFile(TableDataSet dataSet, ImportFile file) {
        this(dataSet, file, null);
    }

    /** Of a staged row, as an error of the file. */
    ImportError error(
            long place, @Nullable String column, @Nullable String value, String detail, @Nullable String rule) {
        if (parts == null) {
            return new ImportError(file.name(), place, column, shown(column, value), detail, rule);
        }
        int count = parts.parts().size();
        Map<String, Field> values = parts.parts().get((int) (place % count)).values();
        Field said = values.getOrDefault(
                String.valueOf(column), values.values().iterator().next());
        return new ImportError(file.name(), place / count, said.name(), value, detail, rule);
    }

    private @Nullable String shown(@Nullable String column, @Nullable String value) {
        return dataSet.fields().stream()
                .filter(field -> field.name().equals(column))
                .findFirst()
                .map(field -> Optional.ofNullable(field.shown(value)))
                .orElse(Optional.ofNullable(value))
                .orElse(null);
    }

    /** All recorded columns of the data set: what parts are not said to have is known of them. */
    Set<String> allColumns() {
        return dataSet.fields().stream().map(Field::name).collect(Collectors.toUnmodifiableSet());
    }
}
