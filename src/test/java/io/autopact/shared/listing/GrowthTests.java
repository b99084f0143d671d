package io.autopact.shared.listing;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.shared.postgres.SqlFile;
import io.autopact.support.RegisterTest;
import io.autopact.support.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Questions about the portfolio cost what they answer and not what the register holds: the same ones are asked of a
 * register and of one with ten times as much in it. Blocks and rows are counted, not milliseconds. The name of the pool
 * makes the database one of this test alone.
 */
@RegisterTest
@TestPropertySource(properties = "spring.datasource.hikari.pool-name=growth")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DirtiesContext
class GrowthTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    private static final Path SCRIPTS = Path.of("src/test/resources/benchmark");

    /** A subsidiary with five agreements, 25 vehicle models and 500 rollouts, however many others there are. */
    private static final String ONE = "bench-00001";

    /** Its group, with twenty times as many rollouts. */
    private static final String GROUP = "bench-00000";

    /** An index of ten times as many entries may be a level deeper. */
    private static final double MOST = 1.2;

    /** Gaps of all but what is planned, which rollouts without any date are. */
    private static final String BORNE_OUT_BY_NOTHING =
            "portfolio-gaps?kind=ROLLOUT_BASIS_LOST,ROLLOUT_WITHOUT_BASIS,SCOPE_UNKNOWN";

    /** A page of what is planned, which most rollouts without any date are. */
    private static final String INTENDED = "portfolio-gaps?kind=PLANNED_WITHOUT_AGREEMENT";

    private static final int AUTOMAKERS = 20;
    private static final int TIMES = 10;

    @Autowired
    private ListReader lists;

    @Autowired
    private ListCatalog listings;

    @Autowired
    private ListRequestReader queries;

    @Autowired
    private NamedParameterJdbcOperations database;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private JsonMapper json;

    private final Map<String, Cost> small = new LinkedHashMap<>();

    private final Map<String, Cost> large = new LinkedHashMap<>();

    /**
     * What a question costs.
     *
     * @param blocks the blocks of tables and indexes that are touched
     * @param rows the rows that all steps of the plan take up, those that they leave out included
     * @param rollouts those of them that are rollouts
     */
    record Cost(long blocks, long rows, long rollouts, String plan) {}

    @BeforeAll
    void askOfBoth(@Autowired TestDatabase.Fresh fresh) throws SQLException, IOException {
        fill(fresh, 0, AUTOMAKERS, 20);
        small.putAll(costs());
        // Nothing of the others has a date, so that what is told of dates is the same.
        fill(fresh, AUTOMAKERS, AUTOMAKERS * TIMES, Integer.MAX_VALUE);
        large.putAll(costs());
    }

    private static void fill(TestDatabase.Fresh fresh, int first, int last, int datedEvery)
            throws SQLException, IOException {
        try (Connection connection = fresh.asOwner();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("""
                    select set_config('benchmark.first', '%d', true), set_config('benchmark.last', '%d', true),
                        set_config('benchmark.dated_every', '%d', true)""".formatted(first, last, datedEvery));
            for (String script : List.of("register.sql", "rollouts.sql")) {
                statement.execute(Files.readString(SCRIPTS.resolve(script)));
            }
            connection.commit();
            connection.setAutoCommit(true);
            statement.execute("vacuum analyze");
        }
    }

    private Map<String, Cost> costs() {
        Map<String, Cost> costs = new LinkedHashMap<>();
        for (String question : List.of(
                "portfolio-gaps?organization=" + ONE,
                "portfolio-gaps?includeDescendants=true&organization=" + ONE,
                BORNE_OUT_BY_NOTHING,
                INTENDED,
                "rollouts?late=true",
                "portfolio-slips?sort=-slipDays",
                "portfolio-rollout-forecast?sort=month")) {
            costs.put(question, cost(question));
        }
        for (String file : List.of("timeline", "brief")) {
            for (String code : List.of(ONE, GROUP)) {
                costs.put(
                        file + " of " + code,
                        cost(SqlFile.read("portfolio/%s.sql".formatted(file)), Map.of("code", code, "asOf", TODAY)));
            }
        }
        return costs;
    }

    @Test
    void whatIsAskedOfOneTouchesNoMoreBecauseTheRegisterHoldsMoreOfOthers() {
        SoftAssertions.assertSoftly(all -> small.forEach((question, before) -> {
            if (question.contains("bench-")) {
                Cost after = large.get(question);
                all.assertThat((double) after.blocks())
                        .as("blocks touched by %s, before %s\n%s", question, before.plan(), after.plan())
                        .isLessThanOrEqualTo(MOST * before.blocks());
            }
        }));
    }

    @Test
    void whatIsAskedOfDatesTakesUpNoMoreBecauseTheRegisterHoldsMoreWithoutAny() {
        SoftAssertions.assertSoftly(all -> small.forEach((question, before) -> {
            if (!question.contains("bench-") && !question.startsWith("portfolio-gaps")) {
                Cost after = large.get(question);
                all.assertThat((double) after.rows())
                        .as("rows taken up by %s, before %s\n%s", question, before.plan(), after.plan())
                        .isLessThanOrEqualTo(MOST * before.rows());
            }
        }));
    }

    /** What was agreed with the others is looked at, and none of their rollouts. */
    @Test
    void whoAsksForGapsOfWhatLandedPassesByWhatIsOnlyIntended() {
        Cost before = Objects.requireNonNull(small.get(BORNE_OUT_BY_NOTHING));
        Cost after = Objects.requireNonNull(large.get(BORNE_OUT_BY_NOTHING));
        assertThat(before.rollouts()).as(before.plan()).isPositive();
        assertThat((double) after.rollouts())
                .as("rollouts taken up, before %s\n%s", before.plan(), after.plan())
                .isLessThanOrEqualTo(MOST * before.rollouts());
    }

    /** Rollouts are looked at in the order of the list until the page is full, however many more are gaps. */
    @Test
    void aPageOfWhatIsPlannedWithoutAnAgreementLooksAtNoMoreRolloutsThanItNeeds() {
        Cost before = Objects.requireNonNull(small.get(INTENDED));
        Cost after = Objects.requireNonNull(large.get(INTENDED));
        assertThat(before.rollouts()).as(before.plan()).isPositive();
        assertThat((double) after.rollouts())
                .as("rollouts taken up, before %s\n%s", before.plan(), after.plan())
                .isLessThanOrEqualTo(MOST * before.rollouts());
    }

    @Test
    void whatIsToldOfTwentyTimesAsManyTakesTwentyTimesAsMuch() {
        for (String file : List.of("timeline", "brief")) {
            Cost ofGroup = large.get(file + " of " + GROUP);
            assertThat(ofGroup.rows())
                    .as("rows taken up by the %s of a group\n%s", file, ofGroup.plan())
                    .isLessThan(2 * AUTOMAKERS * large.get(file + " of " + ONE).rows());
        }
    }

    private Cost cost(String question) {
        String[] parts = question.split("\\?", 2);
        ListDefinition<?> listing = listings.find(parts[0]).orElseThrow();
        Map<String, String[]> parameters = new LinkedHashMap<>(Map.of("asOf", new String[] {TODAY.toString()}));
        for (String parameter : parts[1].split("&")) {
            String[] pair = parameter.split("=", 2);
            parameters.put(pair[0], new String[] {pair[1]});
        }
        ListReader.PageStatement page = lists.statement(listing, queries.read(listing, parts[0], parameters), Map.of());
        return cost(page.sql(), page.parameters());
    }

    /** A small table is read as a whole even where an index finds the rows: it is asked as if it were a large one. */
    private Cost cost(String sql, Map<String, Object> parameters) {
        String told = transactions.execute(status -> {
            database.getJdbcOperations().execute("set local enable_seqscan = off");
            return database.queryForObject(
                    "explain (analyze, buffers, timing off, format json) " + sql, parameters, String.class);
        });
        JsonNode plan = json.readTree(told).at("/0/Plan");
        List<String> steps = new ArrayList<>();
        long rows = rows(plan, 0, steps);
        return new Cost(
                plan.path("Shared Hit Blocks").asLong()
                        + plan.path("Shared Read Blocks").asLong(),
                rows,
                rollouts(plan),
                String.join("\n", steps));
    }

    private static long rollouts(JsonNode step) {
        long own = step.path("Relation Name").asString("").equals("rollout") ? rows(step) : 0;
        return own
                + step.path("Plans")
                        .valueStream()
                        .mapToLong(GrowthTests::rollouts)
                        .sum();
    }

    private static long rows(JsonNode step) {
        double each = step.path("Actual Rows").asDouble()
                + step.path("Rows Removed by Filter").asDouble()
                + step.path("Rows Removed by Join Filter").asDouble();
        return Math.round(each * step.path("Actual Loops").asDouble());
    }

    private static long rows(JsonNode step, int depth, List<String> steps) {
        long own = rows(step);
        steps.add("%s%s %s: %,d"
                .formatted(
                        "  ".repeat(depth),
                        step.path("Node Type").asString(""),
                        step.path("Relation Name")
                                .asString(step.path("CTE Name").asString("")),
                        own));
        long below = 0;
        for (JsonNode part : step.path("Plans")) {
            below += rows(part, depth + 1, steps);
        }
        return own + below;
    }
}
