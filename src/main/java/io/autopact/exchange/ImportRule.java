package io.autopact.exchange;

/**
 * A rule that a whole import is checked against at once.
 *
 * @param afterMerge whether it looks at the register as the import would leave it; else at the staged rows alone
 * @param sql gives a row {@code line, column_name, value, detail} for each violation; the staged rows are in
 *     {@code staging}
 */
public record ImportRule(boolean afterMerge, String sql) {

    /** SQL for the day that it is for the register, as the API has it. */
    public static final String TODAY = "current_setting('autopact.today')::date";

    /** A rule about the staged rows. */
    public static ImportRule onStaging(String sql) {
        return new ImportRule(false, sql);
    }

    /** A rule about the register as the import would leave it. */
    public static ImportRule onResult(String sql) {
        return new ImportRule(true, sql);
    }

    /** What people did, or what has happened, lies in the past: it cannot all have been on days to come. */
    public static ImportRule notInFuture(String date) {
        return notInFuture(date, "'DAY'");
    }

    /** The same of a date that may be known roughly. */
    public static ImportRule roughlyNotInFuture(String date) {
        return notInFuture(date, "coalesce(s.\"%s_precision\", 'DAY')".formatted(date));
    }

    private static ImportRule notInFuture(String date, String precision) {
        return onStaging("""
                select s.line, '%1$s' as column_name, s."%1$s"::text as value, 'lies in the future' as detail
                from staging as s
                where first_day_of_period(s."%1$s", %2$s) > %3$s""".formatted(date, precision, TODAY));
    }

    /**
     * Nothing refers anew to what is archived, unless both come together, as from another register.
     *
     * @param column the column that refers to it
     * @param table where it is recorded
     * @param known SQL for whether the staged row {@code s} refers to it, {@code target}, already
     */
    public static ImportRule notArchived(String column, String table, String known) {
        return onStaging("""
                select s.line, '%1$s' as column_name, s."%1$s" as value, 'is archived' as detail
                from staging as s
                join %2$s as target on target.code = s."%1$s" and target.archived
                where target.recorded_in is distinct from change_under_way() and not (%3$s)""".formatted(column, table, known));
    }

    /** A code that was that of a deleted record is never given again. */
    static ImportRule neverReused(String recordKind, String code) {
        return onStaging("""
                select s.line, '%2$s' as column_name, s."%2$s" as value, 'was that of a record that was deleted' as detail
                from staging as s
                join retired_code on retired_code.record_kind = '%1$s' and retired_code.code = s."%2$s\"""".formatted(recordKind, code));
    }

    /** A range does not end before it begins. */
    static ImportRule range(String first, String last) {
        return onStaging("""
                select s.line, '%2$s' as column_name, s."%2$s"::text as value,
                       'lies before %1$s, which is ' || s."%1$s" as detail
                from staging as s
                where s."%2$s" < s."%1$s\"""".formatted(first, last));
    }
}
