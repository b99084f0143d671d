package io.autopact.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.exchange.DataSets;
import io.autopact.exchange.Exporter;
import io.autopact.support.RegisterTest;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The coverage as rows says what the service says; see {@link CoveragePropertyTests} for portfolios of every sort. What
 * they are too small for is here.
 */
@RegisterTest
class CoverageDataSetTests {

    private static final LocalDate DAY = LocalDate.of(2024, 1, 1);

    @Autowired
    private CoverageService coverage;

    @Autowired
    private DataSets dataSets;

    @Autowired
    private Exporter exporter;

    @Autowired
    private JdbcClient database;

    @Autowired
    private PlatformTransactionManager transactions;

    @Test
    void ofManyLandingsOfOneSolutionTheFirstFiftyAreTold() {
        new TransactionTemplate(transactions).executeWithoutResult(transaction -> {
            launchSixty();
            CoverageView told = coverage.coverage(DAY, List.of(), false);
            assertThat(told.rows())
                    .filteredOn(row -> row.organization().equals("cds-maker"))
                    .flatExtracting(CoverageView.Row::cells)
                    .filteredOn(cell -> cell.state() == CoverageState.UNCOVERED)
                    .isNotEmpty()
                    .allSatisfy(cell -> assertThat(cell.rollouts()).hasSize(50));
            new CoverageTable(database, dataSets, exporter).saysWhat(told, "sixty launched rollouts");
            transaction.setRollbackOnly();
        });
    }

    @Test
    void theDatabaseTellsEachStateAsTheServiceDoes() {
        List<String> states = database.sql("""
                        select live, covered, was_covered, coming, coverage_state(live, covered, was_covered, coming) as state
                        from (values (true), (false)) as landed (live)
                        cross join (values (true), (false)) as agreed (covered)
                        cross join (values (true), (false)) as before (was_covered)
                        cross join (values (true), (false)) as later (coming)""")
                .query((row, number) -> {
                    CoverageState state = CoverageState.of(
                            row.getBoolean("live"),
                            row.getBoolean("covered"),
                            row.getBoolean("was_covered"),
                            row.getBoolean("coming"));
                    assertThat(row.getString("state")).isEqualTo(state.name());
                    return state.name();
                })
                .list();
        assertThat(states).hasSize(16).contains("LIVE", "LAPSED", "UNCOVERED", "AGREED", "PLANNED", "NONE");
    }

    private void launchSixty() {
        database.sql("""
                        insert into organization (code, kind, name_zh, name_en) values ('cds-maker', 'COMPANY', '车企', 'Maker')""").update();
        database.sql("""
                        insert into cooperation (organization_id, since, since_precision, since_confidence)
                        select id, '2020-01-01', 'DAY', 'STATED' from organization where code = 'cds-maker'""").update();
        database.sql("""
                        insert into vehicle_model (code, maker_id, name_zh, name_en)
                        select 'cds-' || number, organization.id, '车型', 'Model'
                        from organization cross join generate_series(1, 60) as number where organization.code = 'cds-maker'""").update();
        database.sql("""
                        insert into rollout (code, model_id, solution_id, without_basis_reason)
                        select upper(model.code), model.id, solution.id, 'x'
                        from vehicle_model as model cross join solution
                        where model.code like 'cds-%' and solution.code = 'ECO_CONNECTED_VEHICLE'""").update();
        database.sql("""
                        insert into rollout_stage (rollout_id, stage, actual_on, actual_on_precision, actual_on_confidence)
                        select id, 'LAUNCHED', '2022-01-01', 'DAY', 'STATED' from rollout where code like 'CDS-%'""").update();
    }
}
