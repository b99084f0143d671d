package io.autopact.capability;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;

/** A register from before base capabilities belonged to a version goes on showing what it showed. */
class BaseCapabilityMigrationTests {

    private static FluentConfiguration flyway(TestDatabase.Fresh database) {
        return Flyway.configure()
                .dataSource(database.url(), database.owner(), database.password())
                .locations("classpath:db/migration")
                .schemas("autopact")
                .defaultSchema("autopact")
                .createSchemas(true)
                .placeholders(database.placeholders());
    }

    @Test
    void everyVersionThatIsThereGetsAllCapabilitiesInTheirOrder() throws Exception {
        TestDatabase.Fresh database = TestDatabase.fresh();
        // What is repeated belongs to the newest schema, and is not of that time.
        flyway(database)
                .target("202611221430")
                .repeatableSqlMigrationPrefix("none")
                .skipDefaultCallbacks(true)
                .load()
                .migrate();
        try (Connection connection = database.asApplication();
                Statement statement = connection.createStatement()) {
            connection.setSchema("autopact");
            statement.execute("""
                    insert into capability (code, position, name_zh, name_en) values ('LBS', 2, 'LBS', 'LBS'), ('CLOUD', 1, '云', 'Cloud');
                    insert into architecture (code, name_zh, name_en, effective_on, effective_on_precision, effective_on_confidence)
                    values ('2019-05', '架构', 'Architecture', '2019-05-31', 'MONTH', 'INFERRED'),
                           ('2020-05', '架构', 'Architecture', '2020-05-31', 'MONTH', 'INFERRED');
                    insert into solution (code, name_zh, name_en, relationship_level) values ('S', '案', 'Solution', 'VEHICLE_ENVIRONMENT');
                    update solution set name_en = 'Renamed'""");
        }
        flyway(database).load().migrate();
        try (Connection connection = database.asApplication();
                Statement statement = connection.createStatement()) {
            connection.setSchema("autopact");
            assertThat(rows(statement, """
                            select architecture.code || ' ' || string_agg(capability.code, ' ' order by used.position)
                            from architecture_capability as used
                            join architecture on architecture.id = used.architecture_id
                            join capability on capability.id = used.capability_id
                            group by architecture.code order by 1""")).containsExactly("2019-05 CLOUD LBS", "2020-05 CLOUD LBS");
            assertThat(rows(statement, "select distinct version::text from architecture"))
                    .as("no answer changed, so no revision did")
                    .containsExactly("1");
            assertThat(rows(statement, "select actor from change order by id desc limit 1"))
                    .containsExactly("autopact");
            assertThat(rows(statement, """
                            select (record_state('SOLUTION', solution.id, array(
                                select item.change_id from change_item as item
                                where item.record_kind = 'SOLUTION' and item.record_id = solution.id)) -> 'archived')::text
                            from solution""")).containsExactly("false");
        }
    }

    private static List<String> rows(Statement statement, String sql) throws Exception {
        List<String> rows = new ArrayList<>();
        try (ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                rows.add(result.getString(1));
            }
        }
        return rows;
    }
}
