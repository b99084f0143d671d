package io.autopact.support;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All rows of a test's database at one moment, to which it can be taken back while the service goes on. */
public final class Snapshot {

    private static final String FOREIGN_KEY_VIOLATION = "23503";

    private final TestDatabase.Fresh database;
    private final Map<String, String> columns = new LinkedHashMap<>();

    private Snapshot(TestDatabase.Fresh database) {
        this.database = database;
    }

    /** Remembers what is in the tables of the register now. */
    public static Snapshot of(TestDatabase.Fresh database) {
        Snapshot snapshot = new Snapshot(database);
        try (Connection owner = database.asOwner();
                Statement statement = owner.createStatement()) {
            snapshot.findTables(statement);
            statement.execute("create schema snapshot");
            for (String table : snapshot.columns.keySet()) {
                statement.execute("create table snapshot.%1$s as table autopact.%1$s".formatted(table));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The register cannot be remembered", e);
        }
        return snapshot;
    }

    /** What is generated is not written. */
    private void findTables(Statement statement) throws SQLException {
        try (ResultSet tables = statement.executeQuery("""
                select relation.relname, string_agg(quote_ident(attribute.attname), ', ' order by attribute.attnum)
                from pg_class as relation
                join pg_attribute as attribute on attribute.attrelid = relation.oid
                where relation.relnamespace = 'autopact'::regnamespace and relation.relkind = 'r'
                  and relation.relname <> 'flyway_schema_history'
                  and attribute.attnum > 0 and not attribute.attisdropped and attribute.attgenerated = ''
                group by relation.relname order by relation.relname""")) {
            while (tables.next()) {
                columns.put(tables.getString(1), tables.getString(2));
            }
        }
    }

    /** Takes the register back. What the service remembers beside it must depend on what is committed. */
    public void restore() {
        try (Connection owner = database.asOwner();
                Statement statement = owner.createStatement()) {
            owner.setAutoCommit(false);
            for (String table : columns.keySet()) {
                statement.execute("alter table autopact.%s disable trigger user".formatted(table));
            }
            statement.execute("truncate "
                    + String.join(
                            ", ",
                            columns.keySet().stream()
                                    .map(table -> "autopact." + table)
                                    .toList()));
            fill(owner, statement);
            statement.execute("set constraints all immediate");
            for (String table : columns.keySet()) {
                statement.execute("alter table autopact.%s enable trigger user".formatted(table));
            }
            owner.commit();
        } catch (SQLException e) {
            throw new IllegalStateException("The register cannot be taken back", e);
        }
    }

    /** What refers to rows that are not there yet waits until they are. */
    private void fill(Connection owner, Statement statement) throws SQLException {
        Deque<String> waiting = new ArrayDeque<>(columns.keySet());
        List<String> refused = new ArrayList<>();
        while (!waiting.isEmpty()) {
            String table = waiting.removeFirst();
            Savepoint before = owner.setSavepoint();
            try {
                statement.execute(
                        "insert into autopact.%1$s (%2$s) overriding system value select %2$s from snapshot.%1$s"
                                .formatted(table, columns.get(table)));
                refused.clear();
            } catch (SQLException e) {
                owner.rollback(before);
                refused.add(table);
                if (!FOREIGN_KEY_VIOLATION.equals(e.getSQLState()) || refused.size() > columns.size()) {
                    throw e;
                }
                waiting.addLast(table);
            }
        }
    }
}
