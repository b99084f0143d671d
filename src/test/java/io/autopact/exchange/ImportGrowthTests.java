package io.autopact.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.RegisterTest;
import io.autopact.support.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an import of parts takes up grows with its file, also where one change wrote all records, as the import of a
 * register before it did. Rows are counted, not milliseconds. The name of the pool makes the database one of this test
 * alone.
 */
@RegisterTest
@TestPropertySource(properties = "spring.datasource.hikari.pool-name=import-growth")
@DirtiesContext
class ImportGrowthTests {

    private static final int AUTOMAKERS = 20;
    private static final int ROLLOUTS = AUTOMAKERS * 500;
    private static final int DATES = 1000;

    @Autowired
    private DataSets dataSets;

    @Autowired
    private TestDatabase.Fresh fresh;

    @Autowired
    private JsonMapper json;

    @Test
    void theMergeOfDatesTakesUpEachRolloutAFewTimesAtMostAndWritesItOnce() throws SQLException, IOException {
        TableDataSet stages = dataSets.writable().stream()
                .filter(dataSet -> dataSet.name().equals("rollout_stages"))
                .findFirst()
                .orElseThrow();
        Set<String> present = stages.fields().stream().map(Field::name).collect(Collectors.toSet());
        ImportStatements statements = new ImportStatements(stages);
        try (Connection connection = fresh.asOwner();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("""
                    select set_config('benchmark.first', '0', true), set_config('benchmark.last', '%d', true),
                        set_config('benchmark.dated_every', '%d', true)""".formatted(AUTOMAKERS, Integer.MAX_VALUE));
            for (String script : List.of("register.sql", "rollouts.sql")) {
                statement.execute(Files.readString(Path.of("src/test/resources/benchmark", script)));
            }
            connection.commit();
            statement.execute("set search_path = autopact");
            statement.execute("analyze");
            statement.execute("select set_config('autopact.today', '2026-11-22', true)");
            statement.execute(statements.stagingTable());
            for (String before : statements.beforeWritingOwners()) {
                statement.execute(before);
            }
            statement.execute("""
                    insert into staging (line, rollout, stage, occurrence, planned_on)
                    select row_number() over (order by code), code, 'LAUNCHED', 1, date '2027-01-01' from rollout limit %d""".formatted(DATES));
            statement.execute("analyze staging");
            try (ResultSet plan = statement.executeQuery(
                    "explain (analyze, timing off, format json) " + statements.mergeStatement(present))) {
                plan.next();
                String told = plan.getString(1);
                assertThat(rows(json.readTree(told).at("/0/Plan")))
                        .as("rows taken up by the merge\n%s", told)
                        .isLessThan(5L * ROLLOUTS + 30L * DATES);
            }
            try (ResultSet raised =
                    statement.executeQuery(statements.writingOwners().orElseThrow())) {
                raised.next();
                assertThat(raised.getInt(1)).isEqualTo(DATES);
            }
            try (ResultSet written = statement.executeQuery(
                    "select pg_stat_get_xact_tuples_updated('rollout'::regclass), count(*) from rollout where planned")) {
                written.next();
                assertThat(written.getInt(1))
                        .as("rollouts written, each with its version and all that follows from its dates")
                        .isEqualTo(DATES);
                assertThat(written.getInt(2)).isGreaterThanOrEqualTo(DATES);
            }
            connection.rollback();
        }
    }

    private static long rows(JsonNode step) {
        double each = step.path("Actual Rows").asDouble()
                + step.path("Rows Removed by Filter").asDouble()
                + step.path("Rows Removed by Join Filter").asDouble();
        long rows = Math.round(each * step.path("Actual Loops").asDouble());
        for (JsonNode part : step.path("Plans")) {
            rows += rows(part);
        }
        return rows;
    }
}
