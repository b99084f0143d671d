package io.autopact.exchange;

import io.autopact.shared.rule.SetRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The SQL by which a file is imported, put together from what its data set declares. */
final class ImportStatements {

    /** The day that it is for the register, as the API has it. */
    private static final String TODAY = "current_setting('autopact.today')::date";

    private final TableDataSet dataSet;
    private final String table;
    private final List<Field> fields;
    private final TableDataSet.@Nullable Owner owner;
    private final boolean versioned;

    ImportStatements(TableDataSet dataSet) {
        this.dataSet = dataSet;
        this.table = dataSet.table();
        this.fields = dataSet.fields();
        this.owner = dataSet.owner();
        this.versioned = dataSet.versioned();
    }

    /** The table that takes the parsed rows of a file, with the line each stood on. */
    String stagingTable() {
        return "create temporary table staging (line bigint not null, %s) on commit drop"
                .formatted(fields.stream()
                        .map(field ->
                                "\"%s\" %s".formatted(field.name(), field.type().getSqlType()))
                        .collect(Collectors.joining(", ")));
    }

    /** Adds the columns by which a file says parts of its records to the table that takes its rows. */
    static String addParts(Parts parts) {
        return "alter table staging "
                + parts.fields().stream()
                        .map(field -> "add column \"%s\" %s"
                                .formatted(field.name(), field.type().getSqlType()))
                        .collect(Collectors.joining(", "));
    }

    /**
     * Keeps what the staged rows say of parts, until those are merged. Each part has a number of its own, made of its
     * line and its place among the parts.
     */
    String keepParts(Parts parts) {
        return "create temporary table staged_parts on commit drop as "
                + IntStream.range(0, parts.parts().size())
                        .mapToObj(i -> keepPart(parts, i))
                        .collect(Collectors.joining("\nunion all "));
    }

    private String keepPart(Parts parts, int place) {
        Parts.Part part = parts.parts().get(place);
        Stream<String> key = part.key().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(said -> "'%s' as \"%s\"".formatted(said.getValue(), said.getKey()));
        Stream<String> values = part.values().entrySet().stream()
                .map(said -> "\"%s\" as \"%s\"".formatted(said.getValue().name(), said.getKey()));
        return """
                select line * %d + %d as line, "%s" as "%s", %s
                from staging
                where num_nonnulls(%s) > 0""".formatted(
                        parts.parts().size(),
                        place,
                        dataSet.key().getFirst(),
                        parts.reference(),
                        Stream.concat(key, values).collect(Collectors.joining(", ")),
                        part.values().values().stream()
                                .map(field -> '"' + field.name() + '"')
                                .collect(Collectors.joining(", ")));
    }

    /** Stages the parts that were kept. */
    List<String> stageParts(Parts parts) {
        Parts.Part one = parts.parts().getFirst();
        List<Field> said = fields.stream()
                .filter(field -> field.name().equals(parts.reference())
                        || one.key().containsKey(field.name())
                        || one.values().containsKey(field.name()))
                .toList();
        return List.of(
                "insert into staging (line, %s) select line, %s from staged_parts"
                        .formatted(
                                said.stream()
                                        .map(field -> '"' + field.name() + '"')
                                        .collect(Collectors.joining(", ")),
                                said.stream()
                                        .map(field -> "\"%s\"::%s"
                                                .formatted(
                                                        field.name(),
                                                        field.type().getSqlType()))
                                        .collect(Collectors.joining(", "))),
                "drop table staged_parts");
    }

    /** Finds rows that name the same record twice. */
    String duplicatesQuery() {
        String keys = fields.stream()
                .filter(Field::key)
                .map(field -> "\"" + field.name() + "\"")
                .collect(Collectors.joining(", "));
        String shown = dataSet.key().getFirst();
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
                                dataSet.key().getFirst(),
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
                                ? " and s.\"%s\" not in (select \"%s\" from staging)"
                                        .formatted(field.name(), dataSet.key().getFirst())
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
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(completion(missing, field -> "known.\"%s\"".formatted(field.name())));
    }

    /**
     * Gives staged parts that are known what is recorded of them where the file says nothing. A date that is said again
     * is known as exactly as before.
     */
    String partCompletionStatement() {
        return completion(
                fields.stream().filter(field -> !field.key()).toList(),
                field -> field.companionOf() == null
                        ? "coalesce(s.\"%1$s\", known.\"%1$s\")".formatted(field.name())
                        : "case when coalesce(s.\"%2$s\", known.\"%2$s\") is not distinct from known.\"%2$s\" then known.\"%1$s\" end"
                                .formatted(field.name(), field.companionOf()));
    }

    private String completion(List<Field> completed, Function<Field, String> value) {
        return """
                update staging as s
                set %s
                from (
                    select %s
                    from %s as t
                    %s
                ) as known
                where %s""".formatted(
                        completed.stream()
                                .map(field -> "\"%s\" = %s".formatted(field.name(), value.apply(field)))
                                .collect(Collectors.joining(", ")),
                        Stream.concat(fields.stream().filter(Field::key), completed.stream())
                                .map(field -> "%s as \"%s\""
                                        .formatted(field.type().toStaging(TableDataSet.exported(field)), field.name()))
                                .collect(Collectors.joining(",\n        ")),
                        table,
                        dataSet.referenceJoins("t", "%s.%s"),
                        fields.stream()
                                .filter(Field::key)
                                .map(field -> "known.\"%1$s\" %2$s s.\"%1$s\""
                                        .formatted(field.name(), field.required() ? "=" : "is not distinct from"))
                                .collect(Collectors.joining(" and ")));
    }

    /** Finds rows that give a code that was that of a deleted record: it is never given again. */
    Optional<String> retiredQuery() {
        return Optional.ofNullable(dataSet.recordKind())
                .map(kind -> """
                select s.line, '%2$s' as column_name, s."%2$s" as value, 'was that of a record that was deleted' as detail
                from staging as s
                join retired_code on retired_code.record_kind = '%1$s' and retired_code.code = s."%2$s\"""".formatted(kind, dataSet.key().getFirst()));
    }

    /** Finds rows whose key is not recorded. */
    String newQuery() {
        return """
                select s.line, '%1$s' as column_name, s."%1$s"::text as value,
                       'nothing is recorded under this key, and with mode=update nothing new is taken' as detail
                from staging as s
                where not exists (
                    select from %2$s as t
                    %3$s
                    where %4$s)""".formatted(
                        dataSet.key().getFirst(),
                        dataSet.rows(),
                        dataSet.referenceJoins("t", "%s.%s"),
                        fields.stream()
                                .filter(Field::key)
                                .map(field -> "%s %s s.\"%s\""
                                        .formatted(
                                                TableDataSet.exported(field),
                                                field.required() ? "=" : "is not distinct from",
                                                field.name()))
                                .collect(Collectors.joining(" and ")));
    }

    /** Finds rows with a new code that is like a known one; empty where the rows have no code of their own. */
    Optional<String> likeQuery() {
        return dataSet.code().map(code -> """
                with fresh as materialized (
                    select s.line, s."%1$s" as code
                    from staging as s
                    where not exists (select from %3$s as known where known.%2$s = s."%1$s"))
                select fresh.line, '%1$s' as column_name, fresh.code as value,
                       'is new, and like the known ' || min(t.%2$s) || ' but for leading zeros, case or signs' as detail
                from fresh
                join %3$s as t on like_code(t.%2$s) = like_code(fresh.code)
                where exists (select from %3$s)
                group by fresh.line, fresh.code""".formatted(code.name(), code.column(), table));
    }

    /** Finds rows with a new code that are called like known ones; empty where names are not compared. */
    Optional<String> namesakesQuery() {
        return Optional.ofNullable(dataSet.namesakes())
                .flatMap(namesakes ->
                        dataSet.code().map(code -> """
                with fresh as materialized (
                    select s.line, s."%1$s" as code, s.name_zh, s.name_en
                    from staging as s
                    where exists (select from %3$s)
                      and not exists (select from %3$s as known where known.%2$s = s."%1$s")
                ), called as (
                    select distinct called.line, called.id
                    from (
                        select coalesce(array_agg(fresh.line), '{}') || coalesce(array_agg(fresh.line), '{}') as lines,
                            coalesce(array_agg(fresh.name_zh), '{}') || coalesce(array_agg(fresh.name_en), '{}') as names
                        from fresh) as asked
                    cross join lateral %4$s(asked.lines, asked.names) as called (line, id)
                )
                select fresh.line, 'name_zh' as column_name, fresh.name_zh as value,
                       'is new, and called like ' || string_agg(known.%2$s, ', ' order by known.%2$s) as detail
                from fresh
                join called on called.line = fresh.line
                join %3$s as known on known.id = called.id and known.merged_into_id is null
                group by fresh.line, fresh.name_zh""".formatted(code.name(), code.column(), table, namesakes)));
    }

    /** Whether new records lack what every record has, because the file has no such column; told once, of the first. */
    String missingQuery(Field field) {
        return """
                select 1 as line, '%1$s' as column_name, null as value,
                       'the column is missing, and the record on line ' || min(s.line) || ' is new' as detail
                from staging as s
                where s."%1$s" is null
                having count(*) > 0""".formatted(field.name());
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
        if (dataSet.only() != null) {
            values.put(dataSet.only().column(), "'%s'".formatted(dataSet.only().value()));
        }
        String target = dataSet.conflictTarget();
        String keys = target != null
                ? target
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
                select count(*) filter (where is_new) as inserted, count(*) filter (where not is_new) as updated,
                    (select count(raised.one) from raised) as raised
                from merged""".formatted(
                        table,
                        String.join(", ", values.keySet()),
                        String.join(",\n    ", values.values()),
                        dataSet.referenceJoins("s", "%s.%s"),
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

    /**
     * Where records are written once for all of their parts: says so to the triggers that else write them with each
     * statement, and makes the table that takes those whose parts are merged.
     */
    List<String> beforeWritingOwners() {
        return owner == null || owner.written() == null
                ? List.of()
                : List.of(
                        "set local autopact.written_later = '%s'".formatted(owner.table()),
                        "create temporary table touched (id bigint primary key) on commit drop");
    }

    /** Writes the records whose parts were merged; gives a row {@code raised}. */
    Optional<String> writingOwners() {
        return Optional.ofNullable(owner).map(TableDataSet.Owner::written);
    }

    /** What was said and made before they are written is taken back. */
    List<String> afterWritingOwners() {
        return List.of("set local autopact.written_later = ''", "drop table touched");
    }

    /**
     * A record whose parts changed gets a new version, once in a transaction. Where one change wrote all records, as
     * the import of a register does, the planner takes it that a plain comparison leaves none of them, and would look
     * through all that were touched for each that there is.
     */
    private String raise() {
        if (owner == null) {
            return "select 1 as one";
        }
        if (owner.written() != null) {
            return """
                insert into touched (id) select distinct owner_id from merged
                    returning null::integer as one""";
        }
        return """
                update %1$s set version = version + 1
                    from (select distinct owner_id from merged) as touched
                    where %1$s.id = touched.owner_id
                      and case when %1$s.recorded_in = (select current_change() where exists (select from merged))
                          then false else true end
                    returning 1 as one""".formatted(owner.table());
    }

    /**
     * Finds what breaks rules across records, and tells it at the row of the part at fault; where the file has none of
     * the parts at fault, at the first row of their record. A member is told at the column of its name, or at the key.
     */
    String setRuleQuery(SetRule rule) {
        Field record = owner == null
                ? fields.stream().filter(Field::key).findFirst().orElseThrow()
                : fields.stream()
                        .filter(field -> field.column().equals(owner.reference()))
                        .findFirst()
                        .orElseThrow();
        return """
                with violation as (
                    select found.record_id, found.rule, found.member, found.detail, row.line, row.staged, row.is_part,
                        row_number() over (partition by found.record_id, found.rule order by row.is_part desc, row.line) as place
                    from %1$s(array(
                        select record.id from staging join %2$s as record on record.code = staging."%3$s" group by record.id), %4$s) as found
                    join %2$s as record on record.id = found.record_id
                    cross join lateral (
                        select s.line, to_jsonb(s) as staged, coalesce(%7$s, false) as is_part
                        from staging as s
                        left join %5$s as t on t.id = found.part_id
                        %6$s
                        where s."%3$s" = record.code
                        order by is_part desc, s.line
                        limit 1) as row
                )
                select distinct violation.line, named.column_name, violation.staged ->> named.column_name as value, violation.detail,
                    violation.rule
                from violation
                cross join lateral (
                    select coalesce(
                        (select column_name from unnest(%8$s) as column_name
                         where column_name = lower(regexp_replace(violation.member, '([a-z0-9])([A-Z])', '\\1_\\2', 'g'))),
                        '%3$s') as column_name) as named
                where violation.is_part or violation.place = 1""".formatted(
                        rule.function(),
                        owner == null ? table : owner.table(),
                        record.name(),
                        TODAY,
                        table,
                        dataSet.referenceJoins("t", "%s.%s"),
                        fields.stream()
                                .filter(Field::key)
                                .map(field -> "%s is not distinct from s.\"%s\""
                                        .formatted(TableDataSet.exported(field), field.name()))
                                .collect(Collectors.joining(" and ", "found.part_id = t.id and (", ")")),
                        fields.stream()
                                .map(field -> "'" + field.name() + "'")
                                .collect(Collectors.joining(", ", "array[", "]")));
    }
}
