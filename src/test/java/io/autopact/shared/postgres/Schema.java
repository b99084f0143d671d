package io.autopact.shared.postgres;

import io.autopact.support.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** What a register's schema consists of, to compare it with another's. */
final class Schema {

    /** Everything but the order of columns and what the migrations note of themselves. */
    private static final String PARTS = """
            select 'column ' || concat_ws(' ', attrelid::regclass, attname, format_type(atttypid, atttypmod), attcollation, attnotnull,
                attgenerated, pg_get_expr(adbin, adrelid), array(select acl::text from unnest(attacl) as acl order by 1))
            from pg_attribute
            join pg_class on pg_class.oid = attrelid and relnamespace = 'autopact'::regnamespace and relkind in ('r', 'v')
            left join pg_attrdef on adrelid = attrelid and adnum = attnum
            where attnum > 0 and not attisdropped
            union all
            select 'relation ' || concat_ws(' ', oid::regclass, relkind, array(select acl::text from unnest(relacl) as acl order by 1))
            from pg_class where relnamespace = 'autopact'::regnamespace
            union all
            select 'constraint ' || concat_ws(' ', conrelid::regclass, conname, pg_get_constraintdef(oid))
            from pg_constraint where connamespace = 'autopact'::regnamespace and contype <> 'n'
            union all
            select 'index ' || indexdef from pg_indexes where schemaname = 'autopact'
            union all
            select 'trigger ' || tgenabled::text || ' ' || pg_get_triggerdef(oid) from pg_trigger where not tgisinternal
            union all
            -- Those that the tables under history bring list the columns of each in its order.
            select 'function ' || proname || ' ' || coalesce(proacl::text, '') || case
                when proname not like 'note\\_change\\_of\\_%' then pg_get_functiondef(oid) end
            from pg_proc where pronamespace = 'autopact'::regnamespace
            union all
            select 'view ' || viewname || ' ' || definition from pg_views where schemaname = 'autopact_bi'
            order by 1""";

    private Schema() {}

    /** The migrations of now, and how they are run. */
    static FluentConfiguration flyway(TestDatabase.Fresh database) {
        return Flyway.configure()
                .dataSource(database.url(), database.owner(), database.password())
                .locations("classpath:db/migration")
                .schemas("autopact")
                .defaultSchema("autopact")
                .createSchemas(true)
                .placeholders(database.placeholders());
    }

    static List<String> of(TestDatabase.Fresh database) throws SQLException {
        return rows(database, PARTS);
    }

    static List<String> ofANewRegister() throws SQLException {
        TestDatabase.Fresh database = TestDatabase.fresh();
        flyway(database).load().migrate();
        return of(database);
    }

    /** The first column of what the owner is answered. */
    static List<String> rows(TestDatabase.Fresh database, String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = database.asOwner();
                Statement statement = connection.createStatement()) {
            connection.setSchema("autopact");
            try (ResultSet result = statement.executeQuery(sql)) {
                while (result.next()) {
                    rows.add(result.getString(1));
                }
            }
        }
        return rows;
    }
}
