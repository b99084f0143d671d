package io.autopact.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.exchange.DataSets;
import io.autopact.exchange.Exporter;
import io.autopact.shared.time.Confidence;
import io.autopact.support.RegisterTest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Over portfolios that nobody would think of, the register answers on every date what going through all that is
 * recorded in plain words gives, cell by cell; and the coverage as rows says the same as the service. With
 * {@code -Dautopact.seed=} the same portfolios come again, with {@code -Dautopact.portfolios=} more of them. The name
 * of the pool makes the register one of this test alone: who is comparable to whom depends on all that is recorded.
 */
@RegisterTest
@TestPropertySource(properties = "spring.datasource.hikari.pool-name=random")
@DirtiesContext
class CoveragePropertyTests {

    private static final int PORTFOLIOS = Integer.getInteger("autopact.portfolios", 40);
    private static final int DATES = 12;
    private static final LocalDate ARCHITECTURE_SINCE = LocalDate.of(2019, 5, 31);

    /** The elements of the architecture of 2019, with the domains that serve them. */
    private static final Map<String, Map<String, Confidence>> ELEMENTS = new TreeMap<>(Map.of(
            "IOV", Map.of("CONNECTED_VEHICLE", Confidence.INFERRED),
            "AUTO_CLOUD", Map.of(),
            "AUTONOMOUS_DRIVING", Map.of("AUTONOMOUS_DRIVING", Confidence.STATED),
            "MOBILITY_SERVICE", Map.of("SMART_MOBILITY", Confidence.INFERRED),
            "VEHICLE_SECURITY", Map.of("VEHICLE_SECURITY", Confidence.INFERRED),
            "CONTENT", Map.of(),
            "DATA_TECH_PLATFORM", Map.of()));

    private static final List<String> DOMAINS = List.of(
            "CONNECTED_VEHICLE",
            "SMART_MOBILITY",
            "VEHICLE_SECURITY",
            "AUTONOMOUS_DRIVING",
            "SMART_LOGISTICS",
            "DIGITAL_TRANSFORMATION",
            "JOINT_INNOVATION");

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
    void theRegisterAnswersWhatTheWordsOfTheDesignGive() {
        Map<CoverageState, Integer> seen = new HashMap<>();
        long first = Long.getLong("autopact.seed", new Random().nextLong(1_000_000_000));
        for (long seed = first; seed < first + PORTFOLIOS; seed++) {
            long wanted = seed;
            new TransactionTemplate(transactions).executeWithoutResult(transaction -> {
                compare(wanted, seen);
                transaction.setRollbackOnly();
            });
        }
        assertThat(seen.keySet())
                .as("the portfolios from seed %d on have every state in them: %s", first, seen)
                .containsExactlyInAnyOrder(CoverageState.values());
    }

    private void compare(long seed, Map<CoverageState, Integer> seen) {
        long firstId = database.sql("select nextval('record_seq') + 1000000")
                .query(Long.class)
                .single();
        List<Recorded.Solution> solutions = solutions(firstId);
        Recorded portfolio = RandomPortfolio.of(seed, firstId + 100, DOMAINS, solutions);
        RecordedWriter writer = new RecordedWriter(database);
        writer.write(solutions);
        writer.write(portfolio);
        database.sql("set constraints all immediate").update();
        NaiveCoverage naive = new NaiveCoverage(portfolio);
        for (LocalDate day : days(seed, portfolio)) {
            naive.liveUntil(day);
            compare(seed, day, portfolio, naive).forEach(state -> seen.merge(state, 1, Integer::sum));
        }
    }

    private List<CoverageState> compare(long seed, LocalDate day, Recorded portfolio, NaiveCoverage naive) {
        Map<String, Map<String, Confidence>> elements = day.isBefore(ARCHITECTURE_SINCE) ? Map.of() : ELEMENTS;
        Map<String, Map<String, NaiveCoverage.Cell>> expected = new TreeMap<>();
        Map<String, Map<String, NaiveCoverage.Cell>> answered = new TreeMap<>();
        portfolio.organizations().forEach(each -> expected.put(each.code(), naive.row(each.code(), DOMAINS, elements)));
        coverage.coverage(day, expected.keySet(), false)
                .rows()
                .forEach(row -> answered.put(row.organization(), cells(row)));
        expected.forEach((organization, cells) -> cells.forEach((subject, cell) -> assertThat(
                        answered.getOrDefault(organization, Map.of()).get(subject))
                .as("seed %d on %s: %s, %s", seed, day, organization, subject)
                .isEqualTo(cell)));
        assertThat(answered).as("seed %d on %s", seed, day).isEqualTo(expected);
        CoverageView ofAll = coverage.coverage(day, List.of(), false);
        assertThat(coverage.states(day))
                .as("seed %d on %s: the states alone", seed, day)
                .isEqualTo(ofAll.withRows(
                        ofAll.rows().stream().map(CoverageStates::alone).toList()));
        new CoverageTable(database, dataSets, exporter)
                .saysWhat(ofAll, "seed %d on %s: the coverage as rows".formatted(seed, day));
        assertThat(ofAll.rows())
                .as("seed %d on %s: who has a row", seed, day)
                .extracting(CoverageView.Row::organization)
                .filteredOn(code -> code.startsWith("random-"))
                .containsExactlyElementsOf(portfolio.organizations().stream()
                        .filter(naive::hasRow)
                        .map(Recorded.Organization::code)
                        .sorted()
                        .toList());
        assertThat(whiteSpace(day))
                .as("seed %d on %s: the white space", seed, day)
                .containsExactlyInAnyOrderElementsOf(naive.whiteSpace(DOMAINS));
        return expected.values().stream()
                .flatMap(cells -> cells.values().stream())
                .map(NaiveCoverage.Cell::state)
                .toList();
    }

    private List<String> whiteSpace(LocalDate day) {
        return database.sql("""
                        select organization.code || ' ' || domain.code || ' ' || space.state || ' ' || space.covering || ' of '
                            || space.comparable
                        from white_space(:day) as space
                        join organization on organization.id = space.organization_id
                        join cooperation_domain as domain on domain.id = space.domain_id""").param("day", day).query(String.class).list();
    }

    private static Map<String, NaiveCoverage.Cell> cells(CoverageView.Row row) {
        Map<String, NaiveCoverage.Cell> cells = new LinkedHashMap<>();
        row.cells()
                .forEach(cell -> cells.put(
                        cell.domain(), cell(cell.state(), cell.basis(), cell.rollouts(), cell.deployments())));
        row.elements()
                .forEach(cell -> cells.put(
                        "*" + cell.element(), cell(cell.state(), cell.basis(), cell.rollouts(), cell.deployments())));
        return cells;
    }

    private static NaiveCoverage.Cell cell(
            CoverageState state, List<CoverageView.Basis> basis, List<String> rollouts, List<String> deployments) {
        return new NaiveCoverage.Cell(
                state,
                basis.stream()
                        .map(each -> NaiveCoverage.written(
                                each.agreement(),
                                each.amendment(),
                                each.inheritedFrom(),
                                each.confidence(),
                                each.phase()))
                        .collect(Collectors.toCollection(TreeSet::new)),
                new TreeSet<>(rollouts),
                new TreeSet<>(deployments));
    }

    /** Solutions of every sort: with and without an element, serving none, one or several domains. */
    private static List<Recorded.Solution> solutions(long firstId) {
        List<Recorded.Solution> solutions = new ArrayList<>();
        long id = firstId;
        for (Map.Entry<String, Map<String, Confidence>> each : List.of(
                Map.entry("IOV", Map.of("CONNECTED_VEHICLE", Confidence.STATED)),
                Map.entry("CONTENT", Map.<String, Confidence>of()),
                Map.entry(
                        "MOBILITY_SERVICE",
                        Map.of("SMART_MOBILITY", Confidence.INFERRED, "SMART_LOGISTICS", Confidence.STATED)),
                Map.entry("", Map.of("VEHICLE_SECURITY", Confidence.STATED, "CONNECTED_VEHICLE", Confidence.INFERRED)),
                Map.entry("", Map.of("JOINT_INNOVATION", Confidence.STATED)),
                Map.entry("", Map.<String, Confidence>of()))) {
            boolean known = !each.getKey().isEmpty();
            solutions.add(new Recorded.Solution(
                    id,
                    "RANDOM-" + id,
                    known ? each.getKey() : null,
                    known ? (id % 2 == 0 ? Confidence.STATED : Confidence.INFERRED) : null,
                    each.getValue()));
            id++;
        }
        return solutions;
    }

    /** Days on which something begins or ends, the days beside them, and any others. */
    private static List<LocalDate> days(long seed, Recorded portfolio) {
        Random random = new Random(seed);
        List<LocalDate> events = Stream.of(
                        portfolio.ties().stream().map(Recorded.Tie::days),
                        portfolio.agreements().stream()
                                .flatMap(each -> Stream.of(
                                                each.scope().stream().map(Recorded.Scope::days),
                                                each.elements().stream().map(Recorded.NamedElement::days),
                                                each.parties().stream().map(Recorded.Party::days),
                                                Stream.of(
                                                        new Recorded.Days(each.signedOn(), each.effectiveOn()),
                                                        new Recorded.Days(each.expiresOn(), each.terminatedOn())),
                                                each.amendments().stream()
                                                        .map(one ->
                                                                new Recorded.Days(one.effectiveOn(), one.expiresOn())))
                                        .flatMap(days -> days)),
                        portfolio.deployments().stream().map(Recorded.Deployment::days))
                .flatMap(days -> days)
                .flatMap(days -> Stream.of(days.from(), days.until()))
                .filter(day -> day != null && day.getYear() < 2023)
                .toList();
        return Stream.generate(() -> random.nextInt(3) == 0
                        ? RandomPortfolio.FIRST.plusDays(random.nextInt(RandomPortfolio.DAYS))
                        : events.get(random.nextInt(events.size())).plusDays(random.nextInt(-1, 2)))
                .limit(DATES)
                .distinct()
                .sorted()
                .toList();
    }
}
