package io.autopact.exchange;

import io.autopact.shared.roles.Role;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Something that can be exported as CSV, and read as a view of the database. A module contributes its data sets as
 * beans: what they are called, their columns, and the SQL that gives them.
 *
 * <p>Columns are only ever appended: those who read the file rely on them.
 */
public interface DataSet {

    /** The name in addresses and file names, such as {@code organization_ties}. */
    String name();

    /** What one row is, in English. */
    String descriptionEn();

    /** What one row is, in Chinese. */
    String descriptionZh();

    /** The columns in their order: the recorded ones, then the read-only ones. */
    List<Column> columns();

    /**
     * The columns that an import takes besides: of parts of the records, which exports tell in a data set of their own.
     */
    default List<Column> alsoTaken() {
        return List.of();
    }

    /** The names of the columns that together are unique. */
    List<String> key();

    /** SQL of the value of each column, in their order. It may use {@code :asOf}. */
    List<String> expressions();

    /** SQL of what the CSV shows of each column, in their order. */
    default List<String> texts() {
        List<Column> columns = columns();
        List<String> expressions = expressions();
        return IntStream.range(0, columns.size())
                .mapToObj(i -> columns.get(i).type().toCsv(expressions.get(i)))
                .toList();
    }

    /** SQL of where the rows come from: a from clause without its keyword. It may use {@code :asOf}. */
    String source();

    /** SQL of what holds of the rows at the date asked about; empty where all are told. It may use {@code :asOf}. */
    default Optional<String> rowsThen() {
        return Optional.empty();
    }

    /** The same as it is recorded now, whatever the date: for increments and archives, of which nothing is left out. */
    default DataSet recorded() {
        return this;
    }

    /** The same with the columns alone that somebody with one of these roles may read. */
    default DataSet readableBy(Set<Role> roles) {
        return this;
    }

    /** SQL of the expressions that the rows are sorted by, which is the key. */
    List<String> order();

    /** By the filters of which list it can be narrowed; empty where it has none. */
    default Optional<Narrowing> narrowing() {
        return Optional.empty();
    }

    /**
     * The list that has the same records, or those that the rows are parts of.
     *
     * @param listing the name of the list
     * @param code SQL of the record's code in that list
     * @param column the column with that code
     */
    record Narrowing(String listing, String code, String column) {}
}
