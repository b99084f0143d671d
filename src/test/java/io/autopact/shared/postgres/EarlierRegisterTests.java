package io.autopact.shared.postgres;

import static io.autopact.shared.postgres.Schema.flyway;
import static io.autopact.shared.postgres.Schema.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.autopact.support.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A register that a build from before the first release made is taken over with all that is in it. Those builds had
 * other versioned migrations; the archive has them as they were.
 */
class EarlierRegisterTests {

    /** Members that records have only since. What was recorded of a solution's level was recorded as stated. */
    private static final String NEW_SINCE =
            "\"(\\w+NotBefore|announcedOn\\w*|occasion|owner|predecessor|description\\w+|providers|builtOn|responsible|person|claimantPerson)\": null, "
                    + "|, \"responsible\": null|, \"relationshipLevelConfidence\": \"STATED\"";

    /** What people had recorded when half of the migrations were there. */
    private static final String EARLY_RECORDS = """
            insert into organization (code, kind, name_zh, name_en) values
                ('group', 'GROUP', '甲', 'Group'), ('brand', 'BRAND', '乙', 'Brand'), ('own', 'OWN_UNIT', '己', 'Own');
            insert into organization_tie (organization_id, to_id, kind)
            select brand.id, parent.id, 'BRAND_OF' from organization as brand cross join organization as parent
            where brand.code = 'brand' and parent.code = 'group';
            insert into cooperation_domain (code, position, name_zh, name_en) values ('D', 1, '域', 'Domain');
            insert into capability (code, position, name_zh, name_en) values ('LBS', 2, 'LBS', 'LBS'), ('CLOUD', 1, '云', 'Cloud');
            insert into architecture (code, name_zh, name_en, effective_on, effective_on_precision, effective_on_confidence)
            values ('2019-05', '架构', 'Architecture', '2019-05-31', 'MONTH', 'INFERRED');
            insert into solution (code, name_zh, name_en, relationship_level) values ('S', '案', 'Solution', 'VEHICLE_ENVIRONMENT');
            update solution set name_en = 'Renamed';
            insert into solution_domain (solution_id, domain_id, confidence)
            select solution.id, domain.id, 'STATED' from solution cross join cooperation_domain as domain;
            insert into agreement (code, kind, title_zh, title_en, status, signed_on, signed_on_precision, signed_on_confidence,
                effective_on, effective_on_precision, effective_on_confidence, extends_to_subsidiaries)
            values ('AG-1', 'MEMORANDUM', '约', 'Accord', 'SIGNED', '2019-01-31', 'DAY', 'STATED', '2019-01-31', 'DAY', 'STATED', true);
            insert into agreement_party (agreement_id, organization_id, role)
            select agreement.id, organization.id, 'COUNTERPARTY' from agreement cross join organization where organization.code = 'group';
            insert into agreement_scope (agreement_id, domain_id, valid_from, valid_from_precision, valid_from_confidence)
            select agreement.id, domain.id, '2019-01-31', 'DAY', 'STATED' from agreement cross join cooperation_domain as domain;
            insert into amendment (agreement_id, number, kind, effective_on, effective_on_precision, effective_on_confidence,
                expires_on, expires_on_precision, expires_on_confidence)
            select id, 1, 'RENEWAL', '2020-01-31', 'DAY', 'STATED', '2030-01-31', 'DAY', 'STATED' from agreement;
            """;

    private static final String LATER_RECORDS = """
            insert into vehicle_model (code, maker_id, name_zh, name_en) select 'm', id, '型', 'Model' from organization where code = 'brand';
            insert into rollout (code, model_id, solution_id) select 'RO', model.id, solution.id from vehicle_model as model cross join solution;
            insert into rollout_stage (rollout_id, stage, planned_on, planned_on_precision, planned_on_confidence,
                actual_on, actual_on_precision, actual_on_confidence)
            select id, 'LAUNCHED', '2020-06-30', 'DAY', 'STATED', '2020-07-31', 'DAY', 'STATED' from rollout;
            """;

    /** Answers of all modules, each as a row of text, but for what only later builds can tell. */
    private static final String ANSWERS = """
            select 'cell ' || (cell.organization_id, cell.domain_id, cell.state, cell.agreements, cell.amendments, cell.inherited_from,
                cell.confidences, cell.rollouts, cell.deployments)::text
            from coverage_cells('2020-07-01') as cell
            union all
            select 'gap ' || gap::text from portfolio_gaps('2020-07-01') as gap
            union all
            select 'change ' || (change.kind, change.record_type, change.record_code, change.organization_ids, change.subject, change.before, change.after)::text from portfolio_changes('2019-01-01', '2021-01-01') as change where change.kind <> 'ROLLOUT_MOVED'
            union all
            select 'rollout ' || rollout::text from rollouts_at('2020-08-01') as rollout
            union all
            select 'due ' || due::text from falling_due('2021-01-01') as due
            union all
            select 'basis ' || basis::text from rollout_bases(array(select id from rollout)) as basis
            union all
            select 'state ' || (record_state(item.record_kind, item.record_id, array_agg(item.change_id)) - array['capabilities', 'elements'])::text
            from change_item as item where item.record_kind <> 'ROLLOUT' group by item.record_kind, item.record_id
            union all
            select 'change ' || change.id || ' ' || change.actor from change
            union all
            select 'view ' || (coverage.organization, coverage.domain, coverage.as_of, coverage.state, coverage.agreement, coverage.amendment,
                coverage.inherited_from, coverage.confidence, coverage.agreements, coverage.rollouts, coverage.deployments)::text
            from autopact_bi.coverage
            order by 1""";

    @TempDir
    static Path earlier;

    @BeforeAll
    static void unpack() throws IOException {
        try (InputStream archive = EarlierRegisterTests.class.getResourceAsStream("migrations-of-earlier-builds.zip");
                ZipInputStream files = new ZipInputStream(Objects.requireNonNull(archive))) {
            for (ZipEntry file = files.getNextEntry(); file != null; file = files.getNextEntry()) {
                Files.copy(files, earlier.resolve(file.getName()));
            }
        }
    }

    /** A register as an earlier build left it, with the migrations up to one of them. */
    private static void migrateAsThen(TestDatabase.Fresh database, String until, boolean withViews) {
        flyway(database)
                .locations("filesystem:" + earlier)
                .target(until)
                .repeatableSqlMigrationPrefix(withViews ? "R" : "none")
                .skipDefaultCallbacks(!withViews)
                .load()
                .migrate();
    }

    private static TestDatabase.Fresh earlierRegister(String newest) throws SQLException {
        TestDatabase.Fresh database = TestDatabase.fresh();
        migrateAsThen(database, "202611221430", false);
        write(database, EARLY_RECORDS);
        migrateAsThen(database, newest, true);
        write(database, LATER_RECORDS);
        return database;
    }

    private static void write(TestDatabase.Fresh database, String sql) throws SQLException {
        try (Connection connection = database.asApplication();
                Statement statement = connection.createStatement()) {
            connection.setSchema("autopact");
            statement.execute(sql);
        }
    }

    @Test
    void isTakenOverWithAllThatIsInIt() throws SQLException {
        TestDatabase.Fresh database = earlierRegister("202611291900");
        List<String> before = rows(database, ANSWERS);
        assertThat(before).hasSizeGreaterThan(15);

        flyway(database).load().migrate();

        // What a date cannot have been before is told of it since.
        assertThat(rows(database, ANSWERS).stream()
                        .map(row -> String.valueOf(row).replaceAll(NEW_SINCE, "")))
                .containsExactlyElementsOf(before.stream().map(String::valueOf).toList());
        assertThat(flyway(database).load().migrate().migrationsExecuted).isZero();
        assertThat(Schema.of(database)).containsExactlyInAnyOrderElementsOf(Schema.ofANewRegister());
    }

    @Test
    void itsPlansWereMadeWhenTheyWereRecordedOrBeforeTheNextOne() throws SQLException {
        TestDatabase.Fresh database = earlierRegister("202611291900");
        write(database, """
                insert into rollout (code, model_id, solution_id) select 'RO-2', model_id, solution_id from rollout;
                insert into rollout_stage (rollout_id, stage, planned_on, planned_on_precision, planned_on_confidence)
                select id, 'LAUNCHED', '2020-06-30', 'DAY', 'STATED' from rollout where code = 'RO-2';
                insert into rollout_plan (rollout_id, number, stage, planned_on, planned_on_precision, planned_on_confidence, made_on, reason)
                select id, 2, 'LAUNCHED', '2020-09-30', 'DAY', 'STATED', '2020-05-01', 'R' from rollout where code = 'RO-2'""");
        List<String> changes = rows(database, "select id::text || at || actor from change order by id");

        flyway(database).load().migrate();

        assertThat(rows(database, """
                        select rollout.code || ' ' || plan.number || ' ' || case
                            when plan.made_on = (change.at at time zone 'Asia/Shanghai')::date then 'recorded' else plan.made_on::text end
                        from rollout_plan as plan
                        join rollout on rollout.id = plan.rollout_id
                        join change on change.id = plan.recorded_in
                        order by rollout.code, plan.number""")).containsExactly("RO 1 recorded", "RO-2 1 2020-05-01", "RO-2 2 2020-05-01");
        assertThat(rows(database, "select code || ' ' || late from rollout where late is not null"))
                .containsExactly("RO-2 {[2020-05-01,)}");
        assertThat(rows(
                        database,
                        "select dates.planned_on || ' ' || dates.made_on from rollout_stage as dates join rollout"
                                + " on rollout.id = dates.rollout_id where code = 'RO-2'"))
                .containsExactly("2020-09-30 2020-05-01");
        assertThat(rows(database, "select id::text || at || actor from change order by id"))
                .as("nobody changed anything")
                .isEqualTo(changes);
    }

    @Test
    void theDueDatesOfItsMilestonesAreFoundInTheirHistory() throws SQLException {
        TestDatabase.Fresh database = earlierRegister("202611291900");
        write(database, """
                insert into milestone (code, agreement_id, title_zh, title_en, due_on, due_on_precision, due_on_confidence, owner_id)
                select 'MS', agreement.id, '甲', 'A', '2020-06-30', 'DAY', 'STATED', organization.id
                from agreement cross join organization where organization.code = 'group'""");
        write(database, "update milestone set note = '备注'");
        write(database, "update milestone set due_on = '2020-09-30'");
        List<String> changes = rows(database, "select id::text || at || actor from change order by id");

        flyway(database).load().migrate();

        assertThat(rows(
                        database,
                        "select number || ' ' || due_on || ' ' || (made_on = (change.at at time zone 'Asia/Shanghai')::date)"
                                + " from milestone_plan join change on change.id = recorded_in order by number"))
                .containsExactly("1 2020-06-30 true", "2 2020-09-30 true");
        assertThat(rows(database, "select (made_on is not null)::text from milestone"))
                .containsExactly("true");
        assertThat(rows(database, "select id::text || at || actor from change order by id"))
                .isEqualTo(changes);
        write(database, "update milestone set due_on = '2020-12-31', reason = 'R'");
        assertThat(
                        rows(
                                database,
                                "select number || ' ' || due_on || ' ' || coalesce(reason, '') from milestone_plan order by number"))
                .containsExactly("1 2020-06-30 ", "2 2020-09-30 ", "3 2020-12-31 R");
    }

    @Test
    void keepsItsHistoryAndGoesOnWithIt() throws SQLException {
        TestDatabase.Fresh database = earlierRegister("202611291900");
        flyway(database).load().migrate();
        write(database, "update solution set archived = true");
        assertThat(rows(database, """
                        select (record_state('SOLUTION', solution.id, (array_agg(item.change_id order by item.change_id))[1:upto])
                            -> 'archived')::text
                        from solution
                        join change_item as item on item.record_kind = 'SOLUTION' and item.record_id = solution.id
                        cross join generate_series(1, 2) as upto
                        group by solution.id, upto order by upto"""))
                .as("versions from before there was an archive were not in it")
                .containsExactly("false", "true");
    }

    @Test
    void isTakenOverFromBeforeTokensWereLimitedToAddresses() throws SQLException {
        TestDatabase.Fresh database = earlierRegister("202611271610");
        write(database, """
                insert into api_token (code, name, roles, secret_hash, created_by)
                select code, 'same', '{BI}', sha256(code::bytea), 'x' from unnest(array['a', 'b']) as code""");

        flyway(database).load().migrate();

        assertThat(rows(database, "select actor from api_token order by code")).containsExactly("same", "same (b)");
        assertThat(Schema.of(database)).containsExactlyInAnyOrderElementsOf(Schema.ofANewRegister());
    }

    @Test
    void isRefusedWhereItIsOfNoKnownBuild() throws SQLException {
        List<TestDatabase.Fresh> unknown = new ArrayList<>();
        TestDatabase.Fresh half = TestDatabase.fresh();
        migrateAsThen(half, "202611221430", false);
        unknown.add(half);
        for (String change : List.of(
                "checksum = checksum + 1 where version = '202611221520'",
                "success = false where version = '202611271610'",
                "version = '202612010000' where version = '202611291900'")) {
            TestDatabase.Fresh other = earlierRegister("202611291900");
            try (Connection owner = other.asOwner();
                    Statement statement = owner.createStatement()) {
                statement.execute("update autopact.flyway_schema_history set " + change);
            }
            unknown.add(other);
        }
        for (TestDatabase.Fresh database : unknown) {
            List<String> before = Schema.of(database);
            assertThatThrownBy(() -> flyway(database).load().migrate())
                    .rootCause()
                    .hasMessageContaining("this register was made by a build from before the first release")
                    .hasMessageContaining("export portfolio.zip with the version that made it");
            assertThat(Schema.of(database)).isEqualTo(before);
        }
    }
}
