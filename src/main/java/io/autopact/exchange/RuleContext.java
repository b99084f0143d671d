package io.autopact.exchange;

import java.util.List;
import java.util.stream.Stream;

/**
 * What the rules of several data sets look at beside the recorded columns.
 *
 * @param joins joins to the staged row {@code s}
 * @param columns what they give
 */
public record RuleContext(List<String> joins, List<TableDataSet.Context> columns) {

    /** One that joins other rows. */
    public static RuleContext joined(String join) {
        return new RuleContext(List.of(join), List.of());
    }

    /** The same with another join. */
    public RuleContext join(String join) {
        return new RuleContext(Stream.concat(joins.stream(), Stream.of(join)).toList(), columns);
    }

    /**
     * The same with another column.
     *
     * @param name how the facts call it, in snake_case
     * @param sql its value
     */
    public RuleContext with(String name, String sql) {
        return new RuleContext(
                joins,
                Stream.concat(columns.stream(), Stream.of(new TableDataSet.Context(name, sql, sql)))
                        .toList());
    }
}
