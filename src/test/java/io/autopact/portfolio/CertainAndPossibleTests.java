package io.autopact.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.shared.time.DatePrecision;
import io.autopact.support.RegisterTest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Whatever days the dates that are known roughly turn out to be: what was certain is so, and what is so was certain or
 * possible. Each register is recorded as it is known, and then as it may have been, with days drawn from the periods.
 * How an agreement ends is told by the value of its expiry, which is a day here. The name of the pool makes the
 * register one of this test alone: its figures are of all that is recorded.
 */
@RegisterTest
@TestPropertySource(properties = "spring.datasource.hikari.pool-name=possible")
@DirtiesContext
class CertainAndPossibleTests {

    private static final int REGISTERS = Integer.getInteger("autopact.registers", 80);
    private static final int RESOLUTIONS = 6;
    private static final LocalDate FIRST = LocalDate.of(2018, 1, 1);

    /** All that is answered as certain, or as possible, on some days: what, the day and the record. */
    private static final String CERTAIN = """
            with days as (select unnest(cast(:days as date[])) as day)
            select 'COOPERATION ' || day || ' ' || code
            from days cross join lateral cooperating_organizations(day) as told (id) join organization using (id)
            union all
            select 'IN_FORCE ' || day || ' ' || agreement.code
            from days cross join lateral agreements_in_force(day) as told join agreement on agreement.id = told.agreement_id
            union all
            select record.figure || ' ' || day || ' ' || record.record_code
            from days cross join lateral summary_records(day) as record
            where record.certain and record.figure in ('domainsCovered', 'mobilityOperators', 'vehicleModels.launched')
            union all
            select 'DEPLOYMENT ' || day || ' ' || code
            from days join deployment
                on certainly_holds_at(valid_from, valid_until, valid_until_precision, valid_until_not_before, day)
            union all
            select 'REACHED ' || day || ' ' || told.code || ' ' || rank
            from days cross join lateral rollouts_at(day) as told
            cross join lateral generate_series(1, stage_rank(told.stage)) as rank
            union all
            select 'COVERED ' || day || ' ' || told.organization_id || ' ' || told.item_id
            from days cross join lateral agreement_offers_on(array(select id from organization), day) as told
            union all
            select 'LANDED ' || day || ' ' || told.organization_id || ' ' || told.is_rollout
            from days cross join lateral landings_at(array(select id from organization), day) as told where told.live
            union all
            select 'TIE ' || day || ' ' || organization_id || ' ' || to_id
            from days join organization_tie
                on certainly_holds_since_ever_at(valid_from, valid_until, valid_until_precision, valid_until_not_before, day)""";

    private static final String POSSIBLE = """
            with days as (select unnest(cast(:days as date[])) as day)
            select 'COOPERATION ' || day || ' ' || code
            from days cross join lateral possibly_cooperating_organizations(day) as told (id) join organization using (id)
            union all
            select 'IN_FORCE ' || day || ' ' || agreement.code
            from days cross join lateral agreements_possibly_in_force(day) as told join agreement on agreement.id = told.agreement_id
            union all
            select record.figure || ' ' || day || ' ' || record.record_code
            from days cross join lateral summary_records(day) as record
            where not record.certain and record.figure in ('domainsCovered', 'mobilityOperators', 'vehicleModels.launched')
            union all
            select 'DEPLOYMENT ' || day || ' ' || code
            from days join deployment
                on may_hold_at(valid_from, valid_from_precision, valid_from_not_before,
                    valid_until, valid_until_precision, valid_until_not_before, day)
            union all
            select 'REACHED ' || day || ' ' || told.code || ' ' || rank
            from days cross join lateral rollouts_possibly_at(day) as told
            cross join lateral generate_series(1, stage_rank(told.stage)) as rank
            union all
            select 'COVERED ' || day || ' ' || told.organization_id || ' ' || told.item_id
            from days cross join lateral agreement_offers_possibly(array(select id from organization), day) as told
            union all
            select 'LANDED ' || day || ' ' || told.organization_id || ' ' || told.is_rollout
            from days cross join lateral landings_possibly_at(array(select id from organization), day) as told where told.live
            union all
            select 'TIE ' || day || ' ' || organization_id || ' ' || to_id
            from days join organization_tie
                on could_hold_since_ever_at(valid_from, valid_from_precision, valid_from_not_before, valid_until, day)""";

    @Autowired
    private JdbcClient database;

    @Autowired
    private CoverageService coverage;

    @Autowired
    private PlatformTransactionManager transactions;

    /** A date as it is known: its value and the first day on which it may lie. */
    private record Rough(
            LocalDate value,
            DatePrecision precision,
            @Nullable LocalDate notBefore) {

        static Rough any(Random random, LocalDate notBefore) {
            LocalDate day = notBefore.plusDays(random.nextInt(500));
            DatePrecision precision = DatePrecision.values()[random.nextInt(DatePrecision.values().length)];
            return new Rough(
                    precision.lastDayOfPeriod(day),
                    precision,
                    precision == DatePrecision.BY && random.nextBoolean() ? day.minusDays(random.nextInt(200)) : null);
        }

        LocalDate first() {
            if (precision != DatePrecision.BY) {
                return precision.firstDayOfPeriod(value);
            }
            return notBefore == null ? value.minusYears(20) : notBefore;
        }

        /** A day on which it may have been; none before another one where it ends what began then. */
        LocalDate drawn(Random random, @Nullable LocalDate begun) {
            LocalDate from = begun == null || begun.isBefore(first()) ? first() : begun;
            int days = (int) (value.toEpochDay() - from.toEpochDay());
            // The ends of the period are where rules go wrong.
            return switch (random.nextInt(4)) {
                case 0 -> from;
                case 1 -> value;
                default -> from.plusDays(random.nextInt(days + 1));
            };
        }
    }

    /** A row of a table, with dates in its statement; the second of two ends what the first begins, where it does. */
    private record Row(String statement, boolean isRange, List<@Nullable Rough> dates) {

        String known() {
            return statement.formatted(dates.stream()
                    .map(date -> date == null
                            ? "null, null, null, null"
                            : written(date.value(), date.precision(), date.notBefore()))
                    .toArray());
        }

        String drawn(Random random) {
            List<String> days = new ArrayList<>();
            LocalDate begun = null;
            for (Rough date : dates) {
                LocalDate day = date == null ? null : date.drawn(random, isRange ? begun : null);
                days.add(day == null ? "null, null, null, null" : written(day, DatePrecision.DAY, null));
                begun = day;
            }
            return statement.formatted(days.toArray());
        }

        private static String written(LocalDate value, DatePrecision precision, @Nullable LocalDate notBefore) {
            return "'%s', '%s', 'INFERRED', %s"
                    .formatted(value, precision, notBefore == null ? "null" : "'%s'".formatted(notBefore));
        }
    }

    /** Three automakers and an operator, what ties them, what was agreed with them, and what landed there. */
    private static List<Row> register(Random random, long id) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            rows.add(exact("""
                    insert into organization (id, code, kind, name_zh, name_en)
                    values (%d, 'possible-%d', '%s', '组织', 'Organization')""".formatted(id + i, id + i, i == 3 ? "MOBILITY_OPERATOR" : "COMPANY")));
            if (random.nextBoolean()) {
                rows.add(range(random, false, """
                        insert into cooperation (organization_id, %s, %s) values (%d, %%s, %%s)""".formatted(rough("since"), rough("until"), id + i)));
            }
        }
        rows.add(range(random, true, """
                insert into organization_tie (organization_id, to_id, kind, %s, %s)
                values (%d, %d, 'AFFILIATE_OF', %%s, %%s)""".formatted(rough("valid_from"), rough("valid_until"), id + 1, id)));
        rows.add(range(random, true, """
                insert into organization_tie (organization_id, to_id, kind, %s, %s)
                values (%d, %d, 'SUBSIDIARY_OF', %%s, %%s)""".formatted(rough("valid_from"), rough("valid_until"), id + 2, id)));
        for (int i = 0; i < 3; i++) {
            long agreement = id + 10 + i;
            Rough signed = Rough.any(random, FIRST);
            Rough effective = Rough.any(random, FIRST);
            LocalDate expires = random.nextBoolean() ? effective.value().plusDays(random.nextInt(700)) : null;
            rows.add(new Row(
                    """
                    insert into agreement (id, code, kind, title_zh, title_en, status, extends_to_subsidiaries, %s, %s, %s)
                    values (%d, 'POSSIBLE-%d', 'MEMORANDUM', '协议', 'Agreement', 'SIGNED', %s, %%s, %%s, %s)""".formatted(
                            rough("signed_on"),
                            rough("effective_on"),
                            rough("expires_on"),
                            agreement,
                            agreement,
                            random.nextBoolean(),
                            expires == null ? "null, null, null, null" : Row.written(expires, DatePrecision.DAY, null)),
                    false,
                    List.of(signed, effective)));
            rows.add(range(random, true, """
                    insert into agreement_party (agreement_id, organization_id, role, %s, %s)
                    values (%d, %d, 'COUNTERPARTY', %%s, %%s)""".formatted(
                            rough("valid_from"), rough("valid_until"), agreement, id + random.nextInt(4))));
            rows.add(range(random, false, """
                    insert into agreement_item (agreement_id, kind, item_id, confidence, %s, %s)
                    values (%d, 'DOMAIN', (select id from cooperation_domain order by id offset %d limit 1), 'STATED', %%s, %%s)""".formatted(
                            rough("valid_from"), rough("valid_until"), agreement, random.nextInt(3))));
        }
        for (int i = 0; i < 2; i++) {
            rows.add(range(random, false, """
                    insert into deployment (id, code, organization_id, %s, %s)
                    values (%d, 'POSSIBLE-%d', %d, %%s, %%s)""".formatted(
                            rough("valid_from"), rough("valid_until"), id + 20 + i, id + 20 + i, id + 3)));
        }
        rows.add(exact("""
                insert into vehicle_model (id, code, maker_id, name_zh, name_en)
                values (%d, 'possible-%d', %d, '车型', 'Model')""".formatted(id + 30, id + 30, id)));
        rows.add(exact("""
                insert into rollout (id, code, model_id, solution_id)
                values (%d, 'POSSIBLE-%d', %d, (select min(id) from solution))""".formatted(id + 31, id + 31, id + 30)));
        for (String stage : List.of("INTEGRATING", "VALIDATING", "LAUNCHED")) {
            if (random.nextInt(3) > 0) {
                rows.add(new Row(
                        "insert into rollout_stage (rollout_id, stage, %s) values (%d, '%s', %%s)"
                                .formatted(rough("actual_on"), id + 31, stage),
                        false,
                        List.of(Rough.any(random, FIRST))));
            }
        }
        return rows;
    }

    private static Row exact(String statement) {
        return new Row(statement, false, List.of());
    }

    /** From one date to another, each known or not. */
    private static Row range(Random random, boolean sinceEver, String statement) {
        Rough from = random.nextInt(sinceEver ? 3 : 8) == 0 ? null : Rough.any(random, FIRST);
        Rough until = random.nextBoolean() ? null : Rough.any(random, from == null ? FIRST : from.value());
        return new Row(statement, true, Arrays.asList(from, until));
    }

    private static String rough(String column) {
        return "%1$s, %1$s_precision, %1$s_confidence, %1$s_not_before".formatted(column);
    }

    /** The days on which an answer can change, with their neighbours, and a day before all. */
    private static List<LocalDate> tellingDays(List<Row> rows) {
        return rows.stream()
                .flatMap(row -> row.dates().stream())
                .filter(Objects::nonNull)
                .flatMap(date -> Stream.of(date.first(), date.value()))
                .flatMap(day -> Stream.of(day.minusDays(1), day, day.plusDays(1)))
                .distinct()
                .toList();
    }

    @Test
    void whatIsCertainIsSoAndWhatIsSoIsCertainOrPossible() {
        Set<String> seen = new HashSet<>();
        for (int seed = 1; seed <= REGISTERS; seed++) {
            Random random = new Random(seed);
            long id = 9_000_000L + 100L * seed;
            List<Row> rows = register(random, id);
            List<LocalDate> days = tellingDays(rows);
            List<Set<String>> known =
                    recorded(rows.stream().map(Row::known).toList(), days, List.of(CERTAIN, POSSIBLE));
            Set<String> certain = known.getFirst();
            Set<String> possible = known.getLast();
            for (int i = 0; i < RESOLUTIONS; i++) {
                List<String> drawn = rows.stream().map(row -> row.drawn(random)).toList();
                Set<String> so = recorded(drawn, days, List.of(CERTAIN)).getFirst();
                assertThat(missing(certain, so))
                        .as("certain in register %d, and not so with %s", seed, drawn)
                        .isEmpty();
                assertThat(missing(missing(so, certain), possible))
                        .as("so, and neither certain nor possible in register %d, with %s", seed, drawn)
                        .isEmpty();
            }
            certain.forEach(told -> seen.add("certain " + told.split(" ")[0]));
            missing(possible, certain).forEach(told -> seen.add("possible " + told.split(" ")[0]));
        }
        assertThat(seen).as("every question is answered with both").hasSize(20);
    }

    /** What coverage rests on, as the database tells it of the certain rows. */
    private static final String CELLS = """
            select organization.code || ' ' || domain.code || ' ' || cell.state || ' ' || coalesce(cell.possible_state, '-')
                || ' ' || array_to_string(array(
                    select distinct number collate "C" from unnest(cell.possible_agreements) as number order by 1), ';')
            from coverage_cells(:day) as cell
            join organization on organization.id = cell.organization_id
            join cooperation_domain as domain on domain.id = cell.domain_id""";

    @Test
    void theDatabaseTellsTheSameOfCoverageAsTheService() {
        int open = 0;
        for (int seed = 1; seed <= REGISTERS / 4; seed++) {
            Random random = new Random(seed);
            List<Row> rows = register(random, 8_000_000L + 100L * seed);
            List<LocalDate> days = tellingDays(rows);
            List<String> known = rows.stream().map(Row::known).toList();
            for (int i = 0; i < 3; i++) {
                LocalDate day = days.get(random.nextInt(days.size()));
                open += inRegister(known, () -> {
                    Set<String> cells = told(coverage.coverage(day, List.of(), false));
                    assertThat(cells)
                            .as("coverage on %s of register %s", day, known)
                            .isEqualTo(Set.copyOf(database.sql(CELLS)
                                    .param("day", day)
                                    .query(String.class)
                                    .list()));
                    return (int)
                            cells.stream().filter(cell -> !cell.contains(" - ")).count();
                });
            }
        }
        assertThat(open).as("cells that are open").isGreaterThan(REGISTERS / 40);
    }

    private static Set<String> told(CoverageView coverage) {
        Set<String> told = new HashSet<>();
        for (CoverageView.Row row : coverage.rows()) {
            for (CoverageView.Cell cell : row.cells()) {
                CoverageView.Possible possible = cell.possible();
                told.add("%s %s %s %s %s"
                        .formatted(
                                row.organization(),
                                cell.domain(),
                                cell.state(),
                                possible == null ? "-" : possible.state(),
                                possible == null || !possible.state().isCovered()
                                        ? ""
                                        : possible.basis().stream()
                                                .map(CoverageView.Basis::agreement)
                                                .distinct()
                                                .sorted()
                                                .collect(Collectors.joining(";"))));
            }
        }
        return told;
    }

    private static Set<String> missing(Set<String> wanted, Set<String> found) {
        Set<String> missing = new HashSet<>(wanted);
        missing.removeAll(found);
        return missing;
    }

    /** What is answered of a register. */
    private List<Set<String>> recorded(List<String> statements, List<LocalDate> days, List<String> questions) {
        return inRegister(
                statements,
                () -> questions.stream()
                        .map(question -> Set.copyOf(database.sql(question)
                                .param("days", days.toString().replace('[', '{').replace(']', '}'))
                                .query(String.class)
                                .list()))
                        .toList());
    }

    /** Asks a register that is then rolled back. */
    private <T> T inRegister(List<String> statements, Supplier<T> questions) {
        return new TransactionTemplate(transactions).execute((TransactionStatus transaction) -> {
            transaction.setRollbackOnly();
            statements.forEach(statement -> database.sql(statement).update());
            return questions.get();
        });
    }
}
