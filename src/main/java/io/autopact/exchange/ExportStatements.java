package io.autopact.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The SQL of exports, put together from what a data set declares. */
final class ExportStatements {

    /** What a spreadsheet takes for the beginning of a formula, in full width too. */
    private static final String FORMULA = "^([=+@\\t\\r\\n\uFF1D\uFF0B\uFF0D\uFF20-])";

    private static final String DEFUSED = "regexp_replace(%s, e'" + FORMULA + "', e'''\\\\1')";

    private ExportStatements() {}

    /** The statement that streams an export; its header only where that is not in Chinese. */
    static String copy(Export export) {
        Since since = export.since();
        String rows = since == null || since.snapshot() == null ? whole(export) : changed(export, since.snapshot());
        return "copy (%s) to stdout with (format csv, header %s, encoding 'UTF8', delimiter %s)"
                .formatted(
                        rows.replace(":asOf", "date '" + export.asOf() + "'"),
                        !export.chinese(),
                        export.delimiter() == '\t' ? "e'\\t'" : "'" + export.delimiter() + "'");
    }

    /** The data set as a view would show it: values of their own types, in no order. */
    static String view(DataSet dataSet, String asOf) {
        List<Column> columns = dataSet.columns();
        return "select\n    %s\nfrom %s%s"
                .formatted(
                        IntStream.range(0, columns.size())
                                .mapToObj(i -> named(
                                        columns.get(i)
                                                .type()
                                                .toView(dataSet.expressions().get(i)),
                                        columns.get(i).name()))
                                .collect(Collectors.joining(",\n    ")),
                        dataSet.source(),
                        dataSet.rowsThen().map(rows -> "\nwhere " + rows).orElse(""))
                .replace(":asOf", asOf);
    }

    private static String whole(Export export) {
        Map<String, String> values = values(export);
        Stream<String> wanted = export.columns().stream().map(name -> named(values.getOrDefault(name, "null"), name));
        return "select %s\nfrom %s%s\norder by %s"
                .formatted(
                        Stream.concat(
                                        wanted,
                                        export.since() == null ? Stream.of() : Stream.of(named("'false'", "deleted")))
                                .collect(Collectors.joining(",\n    ")),
                        export.dataSet().source(),
                        condition(export, export.dataSet().rowsThen().stream().toList()),
                        String.join(", ", export.dataSet().order()));
    }

    /**
     * The rows that were recorded since, as they are now, and the keys of those that are gone. A row that was written
     * again with the recorded columns it had before, as when a part of its record changed, is not among them.
     */
    private static String changed(Export export, String snapshot) {
        TableDataSet dataSet = (TableDataSet) export.dataSet();
        Map<String, String> values = values(export);
        List<String> key = dataSet.key();
        List<String> order = dataSet.order();
        String places = IntStream.range(0, key.size())
                .mapToObj(i -> ", %s as place_%d".formatted(expression(dataSet, key.get(i)), i))
                .collect(Collectors.joining());
        return """
                with fresh as materialized (
                    select change.id
                    from change
                    where change.transaction_id >= pg_snapshot_xmin('%1$s')
                      and not pg_visible_in_snapshot(change.transaction_id, '%1$s')
                ), told as (
                    select %2$s, 'false' as deleted%3$s
                    from %4$s%5$s
                    union all
                    select distinct %6$s, 'true' as deleted%3$s
                    from %7$s
                )
                select %8$s, deleted from told order by %9$s""".formatted(
                snapshot,
                export.columns().stream()
                        .map(name -> named(text(values.getOrDefault(name, "null")), name))
                        .collect(Collectors.joining(",\n        ")),
                places,
                dataSet.source(),
                condition(export, List.of(dataSet.changedCondition())),
                export.columns().stream()
                        .map(name -> named(text(key.contains(name) ? values.getOrDefault(name, "null") : "null"), name))
                        .collect(Collectors.joining(", ")),
                dataSet.goneSource(),
                export.columns().stream().map(name -> '"' + name + '"').collect(Collectors.joining(", ")),
                IntStream.range(0, key.size())
                        .mapToObj(i -> order.get(i).replace(expression(dataSet, key.get(i)), "place_" + i))
                        .collect(Collectors.joining(", ")));
    }

    /** What the CSV shows of each column. */
    private static Map<String, String> values(Export export) {
        List<Column> columns = export.dataSet().columns();
        List<String> texts = export.dataSet().texts();
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            ColumnType type = columns.get(i).type();
            String text = texts.get(i);
            values.put(
                    columns.get(i).name(),
                    export.guarded() && type == ColumnType.STRING ? DEFUSED.formatted(text) : text);
        }
        return values;
    }

    private static String condition(Export export, List<String> more) {
        List<String> conditions = new ArrayList<>(more);
        String codes = export.narrowed();
        if (codes != null) {
            DataSet dataSet = export.dataSet();
            String column = dataSet.narrowing().orElseThrow().column();
            conditions.add("%s in (%s)".formatted(expression(dataSet, column), codes));
        }
        return conditions.isEmpty() ? "" : "\nwhere " + String.join("\n  and ", conditions);
    }

    private static String expression(DataSet dataSet, String column) {
        return dataSet.expressions()
                .get(dataSet.columns().stream().map(Column::name).toList().indexOf(column));
    }

    /** As the CSV shows it: what is gone has nothing of the type of a column. */
    private static String text(String expression) {
        return "(%s)::text".formatted(expression);
    }

    private static String named(String expression, String name) {
        return "%s as \"%s\"".formatted(expression, name);
    }
}
