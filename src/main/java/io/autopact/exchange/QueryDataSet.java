package io.autopact.exchange;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A data set that is the answer to a question: all its columns are derived, and nothing of it is imported.
 *
 * @param name the name in addresses and file names
 * @param descriptionZh what one row is, in Chinese
 * @param descriptionEn what one row is, in English
 * @param values the columns with their SQL, those of the key first
 * @param keys how many of them are the key
 * @param source where the rows come from: a from clause without its keyword, which may use {@code :asOf}
 */
public record QueryDataSet(
        String name, String descriptionZh, String descriptionEn, List<Value> values, int keys, String source)
        implements DataSet {

    /**
     * A column with the SQL of its value.
     *
     * @param column how it is described
     * @param sql its value, which may use {@code :asOf}
     */
    public record Value(Column column, String sql) {

        /** A column of this type, which is read-only like all others. */
        public static Value of(String name, ColumnType type, String sql, String descriptionZh, String descriptionEn) {
            return new Value(new Column(name, type, descriptionZh, descriptionEn, true), sql);
        }
    }

    @Override
    public List<Column> columns() {
        return values.stream().map(Value::column).toList();
    }

    @Override
    public List<String> key() {
        return keyed().map(value -> value.column().name()).toList();
    }

    @Override
    public List<String> expressions() {
        return values.stream().map(Value::sql).toList();
    }

    @Override
    public List<String> order() {
        return keyed().map(value ->
                        value.column().type() == ColumnType.STRING ? value.sql() + " collate \"C\"" : value.sql())
                .toList();
    }

    private Stream<Value> keyed() {
        return IntStream.range(0, keys).mapToObj(values::get);
    }
}
