package io.autopact.history;

import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells whether the register can have changed since something was computed from it. It does so by what the database
 * lets a reader see: each commit makes another version, whatever order transactions began in, and reading makes none.
 */
@Component
@RequiredArgsConstructor
public class RegisterVersion {

    private final JdbcClient database;

    /** The version of what is committed now. What is computed afterwards is at least as new. */
    public String current() {
        return database.sql("select pg_current_snapshot()::text")
                .query((row, number) -> row.getString(1))
                .single();
    }
}
