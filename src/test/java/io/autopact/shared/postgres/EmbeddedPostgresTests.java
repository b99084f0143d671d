package io.autopact.shared.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.Builds;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may use the embedded database. */
class EmbeddedPostgresTests {

    private static final String ADMITTED = """
            select role.rolname || ' ' || role.rolcanlogin || ' ' || has_database_privilege(role.rolname, 'autopact', 'connect') || ' '
                || has_database_privilege(role.rolname, 'autopact', 'temporary')
            from pg_roles as role
            where role.rolname in ('autopact_app', 'autopact_bi', 'autopact_owner', 'pg_monitor')
            order by role.rolname collate "C\"""";

    @TempDir
    private Path folder;

    @Test
    void aDirectoryFromBeforeThereWasARoleForBiToolsGetsItAtItsNextStart() throws SQLException {
        List<String> admitted = List.of(
                "autopact_app true true true",
                "autopact_bi false true false",
                "autopact_owner true true true",
                "pg_monitor false false false");
        try (EmbeddedPostgres first = start()) {
            assertThat(ask(first, ADMITTED)).isEqualTo(admitted);
            ask(first, "revoke all on database autopact from autopact_app, autopact_bi");
            ask(first, "grant connect, temporary on database autopact to public");
            ask(first, "drop role autopact_bi");
        }
        try (EmbeddedPostgres second = start()) {
            assertThat(ask(second, ADMITTED)).isEqualTo(admitted);
        }
    }

    private EmbeddedPostgres start() {
        return EmbeddedPostgres.start(new EmbeddedPostgresProperties(
                folder.resolve("data"), Builds.postgresVersion(), Duration.ofMinutes(2)));
    }

    private static List<String> ask(EmbeddedPostgres server, String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(
                        server.jdbcUrl(),
                        server.superuser().name(),
                        server.superuser().password());
                Statement statement = connection.createStatement()) {
            if (statement.execute(sql)) {
                ResultSet result = statement.getResultSet();
                while (result.next()) {
                    rows.add(result.getString(1));
                }
            }
        }
        return rows;
    }
}
