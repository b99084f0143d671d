package io.autopact.exchange;

import io.autopact.shared.rule.Change;
import io.autopact.shared.rule.DateRules;
import io.autopact.shared.rule.Finding;
import io.autopact.shared.rule.RecordRules;
import io.autopact.shared.time.DatePrecision;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Puts the rows of a file to the rules about one record: each as the import would leave it, beside what is recorded.
 * The rows are read one by one, so that a million of them take no more memory than one. Rows that say nothing new are
 * left out: what they say was checked when it was recorded.
 *
 * @param <F> the facts that the rules look at
 */
final class RecordCheck<F> {

    private final TableDataSet dataSet;
    private final RecordRules<F> rules;
    private final Facts<F> facts;
    private final List<Field> roughDates;
    private final Set<String> present;
    private final LocalDate today;
    private final boolean correction;

    RecordCheck(TableDataSet dataSet, RecordRules<F> rules, Set<String> present, LocalDate today, boolean correction) {
        this.dataSet = dataSet;
        this.rules = rules;
        this.facts = new Facts<>(rules.facts());
        this.roughDates = dataSet.fields().stream().filter(Field::isPrecision).toList();
        this.present = present;
        this.today = today;
        this.correction = correction;
    }

    /**
     * SQL that gives the rows: the line, the dates by themselves, the facts after, whether it is known, the facts
     * before.
     */
    String query(String staged) {
        List<String> columns = facts.columns();
        List<String> keys = dataSet.key();
        return """
                select %s
                from staging as s
                left join (
                    select %s
                    from %s as t
                    %s
                ) as known on %s
                %s
                where known."%s" is null or (%s) is distinct from (%s)
                """.formatted(
                        selected(columns, staged),
                        dataSet.fields().stream()
                                .map(field -> "%s as \"%s\"".formatted(TableDataSet.exported(field), field.name()))
                                .collect(Collectors.joining(", ")),
                        dataSet.table(),
                        dataSet.referenceJoins("t", "%s.%s"),
                        dataSet.fields().stream()
                                .filter(Field::key)
                                .map(field -> "known.\"%1$s\" %2$s s.\"%1$s\""
                                        .formatted(field.name(), field.required() ? "=" : "is not distinct from"))
                                .collect(Collectors.joining(" and ")),
                        String.join("\n", dataSet.contextJoins()),
                        keys.getFirst(),
                        dataSet.fields().stream().map(this::staged).collect(Collectors.joining(", ")),
                        dataSet.fields().stream()
                                .map(field -> "known.\"%s\"".formatted(field.name()))
                                .collect(Collectors.joining(", ")));
    }

    private String selected(List<String> columns, String staged) {
        List<String> selected = new ArrayList<>();
        selected.add("s.line");
        roughDates.forEach(precision -> {
            selected.add("s.\"%s\"".formatted(precision.companionOf()));
            selected.add("s.\"%s\"".formatted(precision.name()));
            selected.add("s.\"%s_not_before\"".formatted(precision.companionOf()));
        });
        columns.forEach(column -> selected.add(after(column)));
        selected.add(
                "known.\"%s\" is not null as is_known".formatted(dataSet.key().getFirst()));
        columns.forEach(column -> selected.add(before(column)));
        selected.add(staged + " as staged");
        return String.join(", ", selected);
    }

    /** Whether there is anything to check. */
    boolean isNeeded() {
        return !roughDates.isEmpty() || !rules.codes().isEmpty();
    }

    private String after(String column) {
        return dataSet.fields().stream()
                .filter(field -> field.name().equals(column))
                .findFirst()
                .map(this::staged)
                .orElseGet(() -> dataSet.context(column).after());
    }

    private String staged(Field field) {
        return field.reference() == null ? field.staged(present.contains(field.name())) : "s.\"" + field.name() + '"';
    }

    private String before(String column) {
        return dataSet.fields().stream().anyMatch(field -> field.name().equals(column))
                ? "known.\"%s\"".formatted(column)
                : dataSet.context(column).before();
    }

    /** Tells what is wrong with a row. */
    void check(ResultSet row, Consumer<Finding> found) throws SQLException {
        int place = 2;
        for (Field precision : roughDates) {
            String text = row.getString(place + 1);
            DateRules.check(
                    Names.member(String.valueOf(precision.companionOf())),
                    row.getObject(place, LocalDate.class),
                    text == null ? null : DatePrecision.valueOf(text),
                    row.getObject(place + 2, LocalDate.class),
                    found);
            place += 3;
        }
        F after = facts.read(row, place);
        place += facts.columns().size();
        @Nullable F before = row.getBoolean(place) ? facts.read(row, place + 1) : null;
        rules.check(new Change<>(before, after, today, correction), found);
    }

    /** The finding as an error of the file. */
    ImportError error(StagedFile file, long place, Finding finding, @Nullable String value) {
        return file.error(place, column(finding.member()), value, finding.detail(Names::column), finding.rule());
    }

    /** The column that a member is told at: its own, or the key where the data set has none of its name. */
    String column(String member) {
        String column = Names.column(member);
        return columnNames().contains(column) ? column : dataSet.key().getFirst();
    }

    private List<String> columnNames() {
        return dataSet.fields().stream().map(Field::name).toList();
    }
}
