package io.autopact.exchange;

import io.autopact.shared.roles.Role;
import io.autopact.shared.rule.RecordRules;
import io.autopact.shared.rule.SetRule;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lombok.AccessLevel;
import lombok.Builder;
import lombok.Getter;
import lombok.Singular;
import lombok.experimental.Accessors;
import org.jspecify.annotations.Nullable;

/**
 * A data set that is the rows of one table: declared once, exported and imported alike.
 *
 * <p>The SQL of its export, of the checks of its references and of its merge follows from the declaration.
 */
@Getter
@Accessors(fluent = true)
public final class TableDataSet implements DataSet {

    private final String name;
    private final String descriptionZh;
    private final String descriptionEn;
    private final String table;
    private final @Nullable Only only;
    private final List<Field> fields;

    @Getter(AccessLevel.NONE)
    private final List<Derived> derived;

    private final List<String> joins;
    private final @Nullable Owner owner;
    private final boolean versioned;
    private final @Nullable String conflictTarget;
    private final List<String> beforeMerge;
    private final List<String> afterMerge;
    private final @Nullable String recordKind;
    private final RecordRules<?> recordRules;
    private final List<SetRule> setRules;

    @Getter(AccessLevel.NONE)
    private final List<Context> contexts;

    private final List<String> contextJoins;
    private final Set<String> after;
    private final boolean administered;
    private final @Nullable Parts parts;

    /** The SQL function that gives the records with names like those on lines; null where names are not compared. */
    private final @Nullable String namesakes;

    @Getter(AccessLevel.NONE)
    private final @Nullable Narrowing narrowing;

    @Getter(AccessLevel.NONE)
    private final @Nullable String rowsThen;

    /**
     * A read-only column.
     *
     * @param column how it is described
     * @param sql its value; {@code t} is the table
     * @param text what the CSV shows of it
     */
    public record Derived(Column column, String sql, String text) {}

    /**
     * The record that the rows are parts of: a change of theirs raises its version.
     *
     * @param table the record's table
     * @param reference the column that names the record
     * @param written SQL that writes the records, with what follows from their parts and a new version, and gives how
     *     many were raised; {@code touched} has the {@code id} of each record whose parts were written. Null where
     *     nothing but the version follows
     */
    public record Owner(
            String table, String reference, @Nullable String written) {

        public Owner(String table, String reference) {
            this(table, reference, null);
        }
    }

    /**
     * Which rows of the table are the data set's, where others are another's.
     *
     * @param column the column that tells them apart
     * @param value what it says of them
     */
    public record Only(String column, String value) {

        private String rows(String table) {
            return "(select * from %s where %s = '%s')".formatted(table, column, value);
        }
    }

    @Builder
    private TableDataSet(
            String name,
            String descriptionZh,
            String descriptionEn,
            String table,
            @Nullable Only only,
            @Singular("fieldList") List<List<Field>> fieldLists,
            @Singular("derivedColumn") List<Derived> derived,
            @Singular List<String> joins,
            @Nullable Owner owner,
            boolean versioned,
            @Nullable String conflictTarget,
            @Singular("beforeMergeStatement") List<String> beforeMerge,
            @Singular("afterMergeStatement") List<String> afterMerge,
            @Nullable String recordKind,
            @Nullable RecordRules<?> recordRules,
            @Singular List<SetRule> setRules,
            @Singular("contextColumn") List<Context> contexts,
            @Singular List<String> contextJoins,
            @Singular("afterDataSet") Set<String> after,
            boolean administered,
            @Nullable Parts parts,
            @Nullable String namesakes,
            @Nullable Narrowing narrowing,
            @Nullable String rowsThen) {
        this.name = name;
        this.descriptionZh = descriptionZh;
        this.descriptionEn = descriptionEn;
        this.table = table;
        this.only = only;
        // Columns are only ever appended: lower bounds came after all others.
        this.fields = Stream.of(false, true)
                .flatMap(bounds ->
                        fieldLists.stream().flatMap(List::stream).filter(field -> field.isLowerBound() == bounds))
                .toList();
        this.derived = derived;
        this.joins = joins;
        this.owner = owner;
        this.versioned = versioned;
        this.conflictTarget = conflictTarget;
        this.beforeMerge = beforeMerge;
        this.afterMerge = afterMerge;
        this.recordKind = recordKind;
        this.recordRules = recordRules == null ? RecordRules.over(Nothing.class) : recordRules;
        this.setRules = setRules;
        this.contexts = contexts;
        this.contextJoins = contextJoins;
        this.after = after;
        this.administered = administered;
        this.parts = parts;
        this.namesakes = namesakes;
        this.narrowing = narrowing;
        this.rowsThen = rowsThen;
    }

    /** What rules look at where a data set has none of its own. */
    private record Nothing() {}

    /**
     * SQL of what rules look at beside the recorded columns: {@code s} is the staged row, {@code known} what is
     * recorded of it.
     */
    Context context(String column) {
        return contexts.stream()
                .filter(context -> context.name().equals(column))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException("The data set %s has no %s for its rules".formatted(name, column)));
    }

    /**
     * What rules look at beside the recorded columns.
     *
     * @param name how the facts call it, in snake_case
     * @param after its value as the import would leave it; {@code s} is the staged row, {@code known} what is recorded
     *     of it
     * @param before its value as it is recorded
     */
    public record Context(String name, String after, String before) {}

    /** The builder, with a shorter way to give the fields. */
    @SuppressWarnings("NullAway.Init")
    public static final class TableDataSetBuilder {

        /** Appends recorded columns. */
        public TableDataSetBuilder fields(Field... more) {
            return fieldList(List.of(more));
        }

        /**
         * Declares the list by whose filters the rows can be narrowed.
         *
         * @param listing the name of the list
         * @param code SQL of the record's code in that list
         * @param column the column with that code
         */
        public TableDataSetBuilder narrowedBy(String listing, String code, String column) {
            return narrowing(new Narrowing(listing, code, column));
        }

        /** Declares the kind of record that the rows are, whose codes are given once. */
        public TableDataSetBuilder codesOf(String kind) {
            return recordKind(kind);
        }

        /** Declares what rules look at beside the recorded columns, be it before the import or after it. */
        public TableDataSetBuilder context(String name, String sql) {
            return contextColumn(new Context(name, sql, sql));
        }

        /** Declares what rules of several data sets look at beside the recorded columns. */
        public TableDataSetBuilder contextFrom(RuleContext context) {
            context.joins().forEach(this::contextJoin);
            context.columns().forEach(this::contextColumn);
            return this;
        }

        /**
         * Appends from when to when a row holds: the first day is part of the natural key, so that the same thing may
         * hold in turns.
         */
        public TableDataSetBuilder validity(String firstDayZh, String firstDayEn) {
            return fieldList(Field.roughDate("from", "valid_from", firstDayZh, firstDayEn).stream()
                            .map(field -> field.withKey(field.name().equals("from")))
                            .toList())
                    .fieldList(Field.roughDate("until", "valid_until", "结束日期", "The last day; empty where it is open"));
        }

        /** Appends a read-only column. */
        public TableDataSetBuilder derive(
                String name, ColumnType type, String sql, String descriptionZh, String descriptionEn) {
            return derivedColumn(
                    new Derived(new Column(name, type, descriptionZh, descriptionEn, true), sql, type.toCsv(sql)));
        }

        /** Appends the two names of what a reference leads to, as read-only columns. */
        public TableDataSetBuilder deriveNames(String reference, String descriptionZh, String descriptionEn) {
            return derive(
                            reference + "_name_zh",
                            ColumnType.STRING,
                            "of_" + reference + ".name_zh",
                            descriptionZh + "的中文名称",
                            "Chinese name of " + descriptionEn)
                    .derive(
                            reference + "_name_en",
                            ColumnType.STRING,
                            "of_" + reference + ".name_en",
                            descriptionZh + "的英文名称",
                            "English name of " + descriptionEn);
        }

        /** Appends the version and the time of the last change, as read-only columns. */
        public TableDataSetBuilder deriveVersion() {
            return derive("version", ColumnType.INTEGER, "t.version", "版本号", "The record's version")
                    .deriveUpdatedAt();
        }

        /**
         * Appends the time of the last change, as a read-only column. A change writes many rows: its time is looked up
         * and written out once, and not for each of them, which the offset keeps the planner from doing.
         */
        public TableDataSetBuilder deriveUpdatedAt() {
            return join("""
                            left join lateral (
                                select change.at, %s as text from change where change.id = t.recorded_in offset 0) as changed on true""".formatted(ColumnType.DATETIME.toCsv("change.at")))
                    .derivedColumn(new Derived(
                            new Column(
                                    "updated_at", ColumnType.DATETIME, "最近变更时间", "When the row was last changed", true),
                            "changed.at",
                            "changed.text"));
        }
    }

    @Override
    public List<Column> columns() {
        return Stream.concat(
                        fields.stream().map(Field::described), derived.stream().map(Derived::column))
                .toList();
    }

    @Override
    public List<Column> alsoTaken() {
        return parts == null
                ? List.of()
                : parts.fields().stream().map(Field::described).toList();
    }

    @Override
    public List<String> key() {
        return fields.stream().filter(Field::key).map(Field::name).toList();
    }

    @Override
    public List<String> expressions() {
        return Stream.concat(
                        fields.stream().map(TableDataSet::told),
                        derived.stream().map(Derived::sql))
                .toList();
    }

    @Override
    public List<String> texts() {
        return Stream.concat(
                        fields.stream().map(field -> field.type().toCsv(told(field))),
                        derived.stream().map(Derived::text))
                .toList();
    }

    @Override
    public String source() {
        return String.join(
                "\n",
                Stream.concat(Stream.of(rows() + " as t", referenceJoins("t", "%s.%s")), joins.stream())
                        .toList());
    }

    /** The rows of the table that are the data set's. */
    String rows() {
        return rows(table);
    }

    private String rows(String from) {
        return only == null ? from : only.rows(from);
    }

    /** Where a key can be empty, those without stand first; where it cannot, the plain order is that of an index. */
    @Override
    public List<String> order() {
        return fields.stream()
                .filter(Field::key)
                .map(field -> exported(field)
                        + (field.type() == ColumnType.STRING ? " collate \"C\"" : "")
                        + (field.required() ? "" : " nulls first"))
                .toList();
    }

    @Override
    public Optional<Narrowing> narrowing() {
        return Optional.ofNullable(narrowing);
    }

    @Override
    public Optional<String> rowsThen() {
        return Optional.ofNullable(rowsThen);
    }

    private boolean isRecordedByDate() {
        return rowsThen != null || fields.stream().anyMatch(field -> field.dated() != null);
    }

    @Override
    public TableDataSet recorded() {
        return isRecordedByDate()
                ? with(fields.stream().map(field -> field.withDated(null)).toList(), null)
                : this;
    }

    @Override
    public TableDataSet readableBy(Set<Role> roles) {
        return fields.stream().allMatch(field -> isReadable(field, roles))
                ? this
                : with(fields.stream().filter(field -> isReadable(field, roles)).toList(), rowsThen);
    }

    private static boolean isReadable(Field field, Set<Role> roles) {
        return field.isForEveryone() || field.readers().stream().anyMatch(roles::contains);
    }

    private TableDataSet with(List<Field> others, @Nullable String rows) {
        return new TableDataSet(
                name,
                descriptionZh,
                descriptionEn,
                table,
                only,
                List.of(others),
                derived,
                joins,
                owner,
                versioned,
                conflictTarget,
                beforeMerge,
                afterMerge,
                recordKind,
                recordRules,
                setRules,
                contexts,
                contextJoins,
                after,
                administered,
                parts,
                namesakes,
                narrowing,
                rows);
    }

    /** SQL for what is told of a recorded column at the date asked about. */
    private static String told(Field field) {
        return field.dated() == null ? exported(field) : field.dated();
    }

    static String exported(Field field) {
        Field.Reference reference = field.reference();
        return reference == null ? "t." + field.column() : field.joinAlias() + "." + reference.column();
    }

    /** Joins to the tables that the fields refer to. */
    String referenceJoins(String alias, String condition) {
        return references()
                .map(field -> {
                    Field.Reference reference = Objects.requireNonNull(field.reference());
                    boolean fromTable = alias.equals("t");
                    String left = fromTable ? field.joinAlias() + ".id" : field.joinAlias() + "." + reference.column();
                    String right = condition.formatted(alias, fromTable ? field.column() : '"' + field.name() + '"');
                    return "left join %s as %s on %s = %s".formatted(reference.table(), field.joinAlias(), left, right);
                })
                .collect(Collectors.joining("\n"));
    }

    /** SQL for whether a row has other recorded columns than when the changes in {@code fresh} had not come yet. */
    String changedCondition() {
        List<String> columns = fields.stream().map(Field::column).distinct().toList();
        return """
                t.recorded_in in (select fresh.id from fresh)
                and not exists (
                    select from %s_history as before
                    where %s
                      and before.replaced_in in (select fresh.id from fresh)
                      and before.recorded_in not in (select fresh.id from fresh)
                      and (%s) is not distinct from (%s))""".formatted(
                        table,
                        sameKey("before"),
                        columns.stream().map(column -> "before." + column).collect(Collectors.joining(", ")),
                        columns.stream().map(column -> "t." + column).collect(Collectors.joining(", ")));
    }

    /**
     * Where the keys come from that stood there when the changes in {@code fresh} had not come yet, and stand no more.
     */
    String goneSource() {
        String codes = references()
                .filter(Field::key)
                .map(field -> {
                    Field.Reference reference = Objects.requireNonNull(field.reference());
                    return "left join %1$s_ever as %2$s on %2$s.id = t.%3$s"
                            .formatted(reference.table(), field.joinAlias(), field.column());
                })
                .collect(Collectors.joining("\n"));
        return """
                %4$s as t
                %2$s
                where t.replaced_in in (select fresh.id from fresh) and t.recorded_in not in (select fresh.id from fresh)
                  and not exists (select from %1$s as stays where %3$s)""".formatted(table, codes, sameKey("stays"), rows(table + "_history"));
    }

    /** SQL for whether a row of another source has the key of {@code t}. */
    private String sameKey(String other) {
        return fields.stream()
                .filter(Field::key)
                .map(field -> "%s.%s %s t.%2$s"
                        .formatted(other, field.column(), field.required() ? "=" : "is not distinct from"))
                .collect(Collectors.joining(" and "));
    }

    /** The field with the code of the rows, by which others name them; empty where they are parts of something. */
    Optional<Field> code() {
        List<Field> keys = fields.stream().filter(Field::key).toList();
        return keys.size() == 1 && keys.getFirst().reference() == null
                ? Optional.of(keys.getFirst())
                : Optional.empty();
    }

    Stream<Field> references() {
        return fields.stream().filter(field -> field.reference() != null);
    }
}
