package io.autopact.history;

import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells whether the register can have changed since something was computed from it. It does so by what the database
 * lets a reader see: each change of a record that is committed makes another version, whatever order transactions began
 * in, and reading makes none.
 */
@Component
@RequiredArgsConstructor
public class RegisterVersion {

    private final JdbcClient database;

    /**
     * The version of the records as the current transaction sees them, whatever else was written, such as when a token
     * was last used. A caller that reads the records afterwards in the same transaction does so in the same snapshot;
     * what is computed later is at least as new.
     *
     * <p>It names the last change among the transactions that are all over, and each change beyond: a change that comes
     * to be seen later adds to the one or the other, also where it began long before.
     */
    public String ofRecords() {
        return database.sql("""
                        select register.id || ':' || coalesce((
                                select change.transaction_id from change
                                where change.transaction_id < pg_snapshot_xmin(pg_current_snapshot())
                                order by change.transaction_id desc limit 1)::text, '')
                            || ':' || coalesce((
                                select md5(string_agg(change.transaction_id::text, ',' order by change.transaction_id))
                                from change
                                where change.transaction_id >= pg_snapshot_xmin(pg_current_snapshot())), '')
                        from register""").query((row, number) -> row.getString(1)).single();
    }
}
