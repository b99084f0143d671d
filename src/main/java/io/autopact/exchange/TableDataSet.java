package io.autopact.exchange;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    private final List<Field> fields;

    @Getter(AccessLevel.NONE)
    private final List<Derived> derived;

    private final List<String> joins;
    private final @Nullable Owner owner;
    private final boolean versioned;
    private final @Nullable String conflictTarget;
    private final List<String> beforeMerge;
    private final List<String> afterMerge;
    private final List<ImportRule> rules;
    private final Set<String> after;
    private final boolean administered;

    @Getter(AccessLevel.NONE)
    private final @Nullable Narrowing narrowing;

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
     */
    public record Owner(String table, String reference) {}

    @Builder
    private TableDataSet(
            String name,
            String descriptionZh,
            String descriptionEn,
            String table,
            @Singular("fieldList") List<List<Field>> fieldLists,
            @Singular("derivedColumn") List<Derived> derived,
            @Singular List<String> joins,
            @Nullable Owner owner,
            boolean versioned,
            @Nullable String conflictTarget,
            @Singular("beforeMergeStatement") List<String> beforeMerge,
            @Singular("afterMergeStatement") List<String> afterMerge,
            @Singular List<ImportRule> rules,
            @Singular("afterDataSet") Set<String> after,
            boolean administered,
            @Nullable Narrowing narrowing) {
        this.name = name;
        this.descriptionZh = descriptionZh;
        this.descriptionEn = descriptionEn;
        this.table = table;
        this.fields = fieldLists.stream().flatMap(List::stream).toList();
        this.derived = derived;
        this.joins = joins;
        this.owner = owner;
        this.versioned = versioned;
        this.conflictTarget = conflictTarget;
        this.beforeMerge = beforeMerge;
        this.afterMerge = afterMerge;
        this.rules = Stream.concat(companionRules(fields), rules.stream()).toList();
        this.after = after;
        this.administered = administered;
        this.narrowing = narrowing;
    }

    /** What columns that belong to another one have to keep, whatever the data set. */
    private static Stream<ImportRule> companionRules(List<Field> fields) {
        return fields.stream().flatMap(field -> {
            String of = field.companionOf();
            if (of == null) {
                return Stream.of();
            }
            ImportRule beside = ImportRule.companion(field.name(), of);
            return field.isPrecision()
                    ? Stream.of(beside, ImportRule.lastDayOfPeriod(of, field.name()))
                    : Stream.of(beside);
        });
    }

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
        public TableDataSetBuilder codesOf(String recordKind, String code) {
            return rule(ImportRule.neverReused(recordKind, code));
        }

        /** Declares that two dates are the first and the last day of a range. */
        public TableDataSetBuilder range(String first, String last) {
            return rule(ImportRule.range(first, last));
        }

        /**
         * Appends from when to when a row holds: the first day is part of the natural key, so that the same thing may
         * hold in turns.
         */
        public TableDataSetBuilder validity(String firstDayZh, String firstDayEn) {
            return fieldList(Field.roughDate("from", "valid_from", firstDayZh, firstDayEn).stream()
                            .map(field -> field.withKey(field.name().equals("from")))
                            .toList())
                    .fieldList(Field.roughDate("until", "valid_until", "结束日期", "The last day; empty where it is open"))
                    .range("from", "until");
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
                        fields.stream()
                                .map(field -> new Column(
                                        field.name(),
                                        field.type(),
                                        field.descriptionZh(),
                                        field.descriptionEn(),
                                        false)),
                        derived.stream().map(Derived::column))
                .toList();
    }

    @Override
    public List<String> key() {
        return fields.stream().filter(Field::key).map(Field::name).toList();
    }

    @Override
    public List<String> expressions() {
        return Stream.concat(
                        fields.stream().map(TableDataSet::exported),
                        derived.stream().map(Derived::sql))
                .toList();
    }

    @Override
    public List<String> texts() {
        return Stream.concat(
                        fields.stream().map(field -> field.type().toCsv(exported(field))),
                        derived.stream().map(Derived::text))
                .toList();
    }

    @Override
    public String source() {
        return String.join(
                "\n",
                Stream.concat(Stream.of(table + " as t", referenceJoins("t", "%s.%s")), joins.stream())
                        .toList());
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

    private static String exported(Field field) {
        Field.Reference reference = field.reference();
        return reference == null ? "t." + field.column() : field.joinAlias() + "." + reference.column();
    }

    /** Joins to the tables that the fields refer to. */
    private String referenceJoins(String alias, String condition) {
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
                %1$s_history as t
                %2$s
                where t.replaced_in in (select fresh.id from fresh) and t.recorded_in not in (select fresh.id from fresh)
                  and not exists (select from %1$s as stays where %3$s)""".formatted(table, codes, sameKey("stays"));
    }

    /** SQL for whether a row of another source has the key of {@code t}. */
    private String sameKey(String other) {
        return fields.stream()
                .filter(Field::key)
                .map(field -> "%s.%s %s t.%2$s"
                        .formatted(other, field.column(), field.required() ? "=" : "is not distinct from"))
                .collect(Collectors.joining(" and "));
    }

    Stream<Field> references() {
        return fields.stream().filter(field -> field.reference() != null);
    }

    /** The table that takes the parsed rows of a file, with the line each stood on. */
    String stagingTable() {
        return "create temporary table staging (line bigint not null, %s) on commit drop"
                .formatted(fields.stream()
                        .map(field ->
                                "\"%s\" %s".formatted(field.name(), field.type().getSqlType()))
                        .collect(Collectors.joining(", ")));
    }

    /** Finds rows that name the same record twice. */
    String duplicatesQuery() {
        String keys = fields.stream()
                .filter(Field::key)
                .map(field -> "\"" + field.name() + "\"")
                .collect(Collectors.joining(", "));
        String shown = key().getFirst();
        return """
                select line, '%s' as column_name, "%s"::text as value,
                       'the same record stands on line ' || first_line as detail
                from (select staging.*, min(line) over (partition by %s) as first_line from staging) as numbered
                where line <> first_line""".formatted(shown, shown, keys);
    }

    /** Whether a field refers to records of the same table, which may come with the same file: it is set after them. */
    private boolean isLate(Field field) {
        return field.reference() != null && field.reference().table().equals(table);
    }

    /** Sets the references to records of the same table, once those are there; gives a row {@code updated}. */
    List<String> lateStatements(Set<String> present) {
        return fields.stream()
                .filter(field -> isLate(field) && isGiven(field, present))
                .map(field -> """
                        with late as (
                            select t.id, %3$s.id as target_id, t.recorded_in = current_change() as is_merged
                            from staging as s
                            join %1$s as t on t.code = s."%2$s"
                            left join %1$s as %3$s on %3$s.code = s."%4$s"
                            where t.%5$s is distinct from %3$s.id
                        ), changed as (
                            update %1$s as t
                            set %5$s = late.target_id%6$s
                            from late
                            where t.id = late.id
                            returning late.is_merged
                        )
                        select count(*) filter (where not is_merged) as updated from changed""".formatted(
                                table,
                                key().getFirst(),
                                field.joinAlias(),
                                field.name(),
                                field.column(),
                                versioned ? ", version = t.version + case when late.is_merged then 0 else 1 end" : ""))
                .toList();
    }

    /** Finds rows whose code for a reference is nobody's. */
    String unresolvedQuery(Field field) {
        Field.Reference reference = Objects.requireNonNull(field.reference());
        return """
                select s.line, '%1$s' as column_name, s."%1$s" as value, 'nothing has this code' as detail
                from staging as s
                left join %2$s as target on target.%3$s = s."%1$s"
                where s."%1$s" is not null and (target.id is null or not (%4$s))%5$s""".formatted(
                field.name(),
                reference.table(),
                reference.column(),
                reference.live(),
                isLate(field)
                        ? " and s.\"%s\" not in (select \"%s\" from staging)".formatted(field.name(), key().getFirst())
                        : "");
    }

    /**
     * Gives the staged rows of known records what is recorded in the columns that the file does not have, so that rules
     * see each record as the import would leave it.
     *
     * @param present the columns that the file has
     * @return the statement; empty where the file has every column
     */
    Optional<String> completionStatement(Set<String> present) {
        List<Field> missing = fields.stream()
                .filter(field -> !field.key() && !isGiven(field, present))
                .toList();
        if (missing.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of("""
                update staging as s
                set %s
                from (
                    select %s
                    from %s as t
                    %s
                ) as known
                where %s""".formatted(
                missing.stream()
                        .map(field -> "\"%1$s\" = known.\"%1$s\"".formatted(field.name()))
                        .collect(Collectors.joining(", ")),
                Stream.concat(fields.stream().filter(Field::key), missing.stream())
                        .map(field -> "%s as \"%s\"".formatted(field.type().toStaging(exported(field)), field.name()))
                        .collect(Collectors.joining(",\n        ")),
                table,
                referenceJoins("t", "%s.%s"),
                fields.stream()
                        .filter(Field::key)
                        .map(field -> "known.\"%1$s\" %2$s s.\"%1$s\""
                                .formatted(field.name(), field.required() ? "=" : "is not distinct from"))
                        .collect(Collectors.joining(" and "))));
    }

    /** Whether a file says what the field is: by its column, or by that of the one it belongs to. */
    private static boolean isGiven(Field field, Set<String> present) {
        return present.contains(field.name()) || present.contains(String.valueOf(field.companionOf()));
    }

    /**
     * Merges the staged rows: new ones are inserted, known ones updated where they differ. Rows that say nothing new
     * are left out from the beginning, as the mere attempt to insert one would open a change in the history.
     *
     * @param present the columns that the file has; others keep what is recorded
     * @return SQL that gives one row {@code inserted, updated}
     */
    String mergeStatement(Set<String> present) {
        Map<String, String> values = new LinkedHashMap<>();
        fields.stream()
                .filter(field -> !isLate(field))
                .forEach(field -> values.put(field.column(), field.staged(present.contains(field.name()))));
        String keys = conflictTarget != null
                ? conflictTarget
                : fields.stream().filter(Field::key).map(Field::column).collect(Collectors.joining(", "));
        List<String> updatable = updatable(present);
        String firstKey =
                fields.stream().filter(Field::key).findFirst().orElseThrow().column();
        return """
                with merged as (
                    insert into %s as t (%s)
                    select %s
                    from staging as s
                    %s
                    left join %s as known on %s
                    where known.%s is null%s
                    order by s.line
                    on conflict (%s) %s
                    returning %s as owner_id, (xmax = 0) as is_new
                ), raised as (
                    %s
                )
                select count(*) filter (where is_new) as inserted, count(*) filter (where not is_new) as updated from merged""".formatted(
                        table,
                        String.join(", ", values.keySet()),
                        String.join(",\n    ", values.values()),
                        referenceJoins("s", "%s.%s"),
                        table,
                        fields.stream()
                                .filter(Field::key)
                                .map(field -> "known.%s %s %s"
                                        .formatted(
                                                field.column(),
                                                field.required() ? "=" : "is not distinct from",
                                                values.get(field.column())))
                                .collect(Collectors.joining(" and ")),
                        firstKey,
                        differs(updatable, values),
                        keys,
                        onConflict(updatable),
                        owner == null ? "t.id" : "t." + owner.reference(),
                        raise());
    }

    private List<String> updatable(Set<String> present) {
        return fields.stream()
                .filter(field -> !field.key() && !isLate(field) && isGiven(field, present))
                .map(Field::column)
                .toList();
    }

    private static String differs(List<String> updatable, Map<String, String> values) {
        if (updatable.isEmpty()) {
            return "";
        }
        return " or (%s) is distinct from (%s)"
                .formatted(
                        updatable.stream().map(column -> "known." + column).collect(Collectors.joining(", ")),
                        updatable.stream().map(values::get).collect(Collectors.joining(", ")));
    }

    private String onConflict(List<String> updatable) {
        if (updatable.isEmpty()) {
            return "do nothing";
        }
        String assignments = updatable.stream()
                .map(column -> "%1$s = excluded.%1$s".formatted(column))
                .collect(Collectors.joining(", "));
        String before = updatable.stream().map(column -> "t." + column).collect(Collectors.joining(", "));
        String now = updatable.stream().map(column -> "excluded." + column).collect(Collectors.joining(", "));
        return "do update set %s%s\n    where (%s) is distinct from (%s)"
                .formatted(assignments, versioned ? ", version = t.version + 1" : "", before, now);
    }

    /** A record whose parts changed gets a new version, once in a transaction. */
    private String raise() {
        return owner == null ? "select 1" : """
                update %1$s set version = version + 1
                    from (select distinct owner_id from merged) as touched
                    where %1$s.id = touched.owner_id
                      and %1$s.recorded_in <> (select current_change() where exists (select from merged))
                    returning 1""".formatted(owner.table());
    }
}
