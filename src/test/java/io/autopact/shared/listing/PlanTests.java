package io.autopact.shared.listing;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.RegisterTest;
import io.autopact.support.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcOperations;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * With 100,000 organizations, agreements, vehicle models, rollouts and deployments each, a page of a list touches few
 * blocks of the database, whatever narrows and sorts it and however deep it lies. Blocks are counted, not milliseconds,
 * so that a slow machine fails nothing. The name of the pool makes the service, and with it the database, one of this
 * test alone.
 */
@RegisterTest
@TestPropertySource(properties = "spring.datasource.hikari.pool-name=plans")
@DirtiesContext
class PlanTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    /**
     * A page with all parts of its 51 records touches about a thousand; sorting a whole table touches more than this.
     */
    private static final int A_PAGE = 2000;

    /** Some thousands of matches may be collected, each by way of its key; testing each row of a table touches more. */
    private static final int A_SEARCH = 20_000;

    /** All blocks of the tables and indexes that a question about everything reads. */
    private static final int A_PASS = 60_000;

    /** The parts of some ten thousand agreements, each found by its agreement; all agreements of everybody are more. */
    private static final int A_LOOKUP = 120_000;

    private static final Set<String> BIG = Set.of(
            "organization",
            "organization_tie",
            "organization_search_term",
            "agreement",
            "agreement_party",
            "agreement_item",
            "agreement_search_term",
            "vehicle_model",
            "rollout",
            "rollout_stage",
            "rollout_plan",
            "deployment",
            "change");

    @Autowired
    private ListReader lists;

    @Autowired
    private ListCatalog listings;

    @Autowired
    private ListRequestReader queries;

    @Autowired
    private NamedParameterJdbcOperations database;

    @Autowired
    private JsonMapper json;

    /** What a page cost. */
    record Cost(long blocks, List<String> scannedTables, Set<String> indexes, String plan) {}

    @BeforeAll
    static void fill(@Autowired TestDatabase.Fresh fresh) throws SQLException, IOException {
        try (Connection connection = fresh.asOwner();
                Statement statement = connection.createStatement();
                InputStream script =
                        Objects.requireNonNull(PlanTests.class.getResourceAsStream("register-of-100000.sql"))) {
            statement.execute("set search_path = autopact");
            connection.setAutoCommit(false);
            statement.execute(new String(script.readAllBytes(), StandardCharsets.UTF_8));
            connection.commit();
            connection.setAutoCommit(true);
            statement.execute("vacuum analyze");
        }
    }

    static Stream<String> sorts() {
        List<String> organizations = List.of("code", "nameZh", "nameEn", "kind", "updatedAt");
        List<String> agreements = List.of(
                "number", "signedOn", "effectiveOn", "expiresOn", "kind", "status", "titleZh", "titleEn", "updatedAt");
        Map<String, List<String>> keys = new LinkedHashMap<>();
        keys.put("organizations", organizations);
        keys.put("automakers", organizations);
        keys.put("partners", organizations);
        keys.put("agreements", agreements);
        keys.put("vehicle-models", List.of("code", "nameZh", "nameEn", "updatedAt"));
        keys.put("rollouts", List.of("number", "launchedOn", "updatedAt"));
        keys.put("deployments", List.of("number", "from", "updatedAt"));
        return keys.entrySet().stream()
                .flatMap(list -> list.getValue().stream()
                        .flatMap(sort -> Stream.of(list.getKey() + "?sort=" + sort, list.getKey() + "?sort=-" + sort)));
    }

    @ParameterizedTest
    @MethodSource("sorts")
    void anySortReadsItsIndexAndPage1000CostsWhatPage1Does(String question) {
        ListRequest first = query(question);
        Cost cost = cost(first);
        assertThatFew(A_PAGE, question, cost);
        Cost deep =
                cost(from(first, question.contains("organizations") || question.contains("ers?") ? 25_000 : 50_000));
        assertThatFew(A_PAGE, question + " at page 1,000", deep);
        assertThat(deep.blocks())
                .as("%s at page 1,000\n%s", question, deep.plan())
                .isLessThan(2 * cost.blocks() + 200);
    }

    static Stream<String> filters() {
        return """
                automakers?kind=GROUP
                automakers?kind=BRAND,JOINT_VENTURE
                partners?kind=MOBILITY_OPERATOR
                organizations?kind=OWN_UNIT
                automakers?country=CN
                automakers?country=SE
                partners?country=DE,FR
                automakers?archived=true
                partners?archived=true
                automakers?parent=P
                automakers?cooperatingOn=2008-02-01
                automakers?cooperatingOn=2010-06-28
                automakers?cooperatingOn=2019-06-28
                partners?cooperatingOn=2026-11-22
                organizations?cooperatingOn=2026-11-22
                partners?cooperatingOn=2190-01-01
                automakers?q=汽车
                automakers?q=东风
                automakers?q=有限
                partners?q=限公
                organizations?q=日想
                organizations?q=东风汽车
                organizations?q=车
                organizations?q=不存在
                organizations?q=motor
                organizations?q=dongfeng-0
                agreements?status=SIGNED
                agreements?status=DRAFT
                agreements?status=WITHDRAWN,DRAFT
                agreements?status=TERMINATED
                agreements?phase=UPCOMING
                agreements?phase=IN_FORCE
                agreements?phase=EXPIRING
                agreements?phase=EXPIRED
                agreements?phase=TERMINATED
                agreements?phase=EXPIRING,UPCOMING
                agreements?phase=IN_FORCE&asOf=2008-06-01
                agreements?phase=EXPIRED&asOf=2010-01-01
                agreements?phase=TERMINATED&asOf=2009-01-01
                agreements?phase=IN_FORCE&asOf=2100-01-01
                agreements?kind=MEMORANDUM
                agreements?kind=STRATEGIC_AGREEMENT,STRATEGIC_COOPERATION
                agreements?organization=OWN1
                agreements?organization=OWN5
                agreements?organization=P
                agreements?organization=G&includeDescendants=true
                agreements?organization=O
                agreements?domain=CONNECTED_VEHICLE
                agreements?domain=AUTONOMOUS_DRIVING
                agreements?domain=AUTONOMOUS_DRIVING,SMART_MOBILITY
                agreements?solution=MANY-1
                agreements?solution=MANY-40
                agreements?signedFrom=2026-11-01
                agreements?signedFrom=2010-01-01
                agreements?signedTo=2008-12-31
                agreements?signedTo=2025-12-31
                agreements?signedFrom=2019-06-01&signedTo=2019-06-30
                agreements?expiresBefore=2010-01-01
                agreements?expiresBefore=2026-12-31
                agreements?endsAfter=2040-01-01
                agreements?phase=EXPIRING&asOf=2010-02-01
                agreements?decisionBefore=2026-12-31
                agreements?inForceOn=2008-02-01
                agreements?inForceOn=2019-06-28
                agreements?inForceOn=2190-01-01
                agreements?q=东风
                agreements?q=战略
                agreements?q=协议
                agreements?q=东风车联网
                agreements?q=ag-2019-00
                agreements?q=不存在
                vehicle-models?automaker=P
                vehicle-models?automaker=O
                vehicle-models?segment=SUV
                vehicle-models?segment=PICKUP,MPV
                vehicle-models?powertrain=FCEV
                vehicle-models?powertrain=BEV&sort=nameEn
                vehicle-models?archived=true
                vehicle-models?q=风行
                vehicle-models?q=奕炫
                vehicle-models?q=aeolus-77
                vehicle-models?q=不存在
                rollouts?stage=LAUNCHED
                rollouts?stage=PLANNED
                rollouts?stage=CANCELLED
                rollouts?stage=ON_HOLD,RETIRED
                rollouts?stage=LAUNCHED&asOf=2016-06-01
                rollouts?stage=PLANNED&asOf=2014-01-01
                rollouts?solution=MANY-1
                rollouts?solution=MANY-40
                rollouts?automaker=P
                rollouts?automaker=O
                rollouts?vehicleModel=M
                rollouts?market=CN
                rollouts?market=AE,NO
                rollouts?basis=B
                rollouts?launchedFrom=2026-06-01
                rollouts?launchedTo=2012-06-01
                rollouts?launchedFrom=2019-06-01&launchedTo=2019-06-30
                rollouts?launchedFrom=2013-01-01&sort=launchedOn
                rollouts?late=true
                rollouts?late=false
                rollouts?late=true&asOf=2013-01-01
                rollouts?q=星河
                rollouts?q=ro-2019-00
                rollouts?q=不存在
                deployments?organization=P
                deployments?organization=O
                deployments?solution=MANY-7
                deployments?activeOn=2010-02-01
                deployments?activeOn=2026-11-22
                """.lines().map(String::strip);
    }

    @ParameterizedTest
    @MethodSource("filters")
    void anyFilterFindsItsRowsByAnIndex(String question) {
        assertThatFew(A_SEARCH, question, cost(query(question)));
    }

    /**
     * Words that nobody bears are found out by the index of words. In the order of the list, where the planner believes
     * to meet some soon, each record there is would be looked at.
     */
    @ParameterizedTest
    @ValueSource(strings = {"organizations", "agreements", "vehicle-models", "rollouts", "evidence"})
    void wordsThatNobodyBearsAreLookedUpBeforehand(String list) {
        ListRequest query = query(list + "?q=不存在");
        assertThat(lists.lookups(listing(list), query)).as(list).hasSize(1);
        assertThat(cost(query).blocks()).as(list).isLessThan(100);
    }

    /** A function that is called for each of thousands of agreements takes ten times as long as what it says. */
    @Test
    void theStatementThatAsksForPhasesTellsThemItself() {
        String plan = String.join(
                "\n",
                database.queryForList(
                        "explain (verbose) select agreement_phase_on(agreement, :day) from agreement",
                        Map.of("day", TODAY),
                        String.class));
        assertThat(plan).contains("EXPIRING").doesNotContain("agreement_phase", "ending_days");
    }

    /** With the same plan, and without a look into any table that the members named do not need. */
    @ParameterizedTest
    @CsvSource({
        "agreements?organization=P&sort=-signedOn, 'number,titleZh,phase', 'code, title_zh, agreement_phase_on(agreement, :asOf)'",
        "agreements?sort=-signedOn, 'number,titleZh,phase', 'code, title_zh, agreement_phase_on(agreement, :asOf)'",
        "automakers?sort=code, 'code,nameZh', 'code, name_zh'",
        "rollouts?sort=number, 'number,systemName', 'rollout.code, rollout.system_name'"
    })
    void aPageOfNamedMembersTouchesWhatAPlainStatementForThemDoes(String question, String fields, String plain) {
        ListDefinition<?> listing = listing(question.replaceFirst("\\?.*", ""));
        ListReader.PageStatement named = lastStatement(query(question + "&fields=" + fields));
        ListReader.PageStatement whole = lastStatement(query(question));
        String columns = listing.projection().columns(new Fields(List.of(fields.split(","))));
        assertThat(named.sql()).startsWith("select " + columns);
        long blocks = cost(named).blocks();
        assertThat(blocks)
                .as(question)
                .isEqualTo(cost(new ListReader.PageStatement(
                                named.sql().replace(columns, plain), named.parameters(), named.planned()))
                        .blocks())
                .isLessThan(cost(whole).blocks() / 2);
    }

    /** The one that reads the items. */
    private ListReader.PageStatement lastStatement(ListRequest query) {
        ListDefinition<?> listing = listing(query.list());
        ListReader.PageStatement page = lists.statement(listing, query, Map.of());
        return listing.itemsApart() && page.planned() ? items(listing, query, page) : page;
    }

    /** An index that no question uses costs every write and serves nobody. */
    @Test
    void everyIndexThatWasMadeForTheListsServesAQuestion() throws IOException {
        Set<String> used = new TreeSet<>();
        Stream.concat(sorts(), filters())
                .forEach(question -> used.addAll(cost(query(question)).indexes()));
        Set<String> made = new TreeSet<>();
        for (String migration :
                List.of("V202611221430__index_lists", "V202611300100__count_terms_from_the_day_of_effect")) {
            String sql = new ClassPathResource("db/migration/%s.sql".formatted(migration))
                    .getContentAsString(StandardCharsets.UTF_8);
            Pattern.compile("drop index (\\w+)").matcher(sql).results().forEach(found -> made.remove(found.group(1)));
            Pattern.compile("create index (\\w+)").matcher(sql).results().forEach(found -> made.add(found.group(1)));
        }
        assertThat(made).hasSizeGreaterThan(15);
        assertThat(used).containsAll(made);
    }

    static Stream<String> questionsAboutAll() {
        return """
                rollouts_at(:day)
                landings_at(:ids, :day)
                agreement_prospects(:ids, :day)
                cooperating_organizations(:day)
                coverage_past(:some, :day)
                """.lines().map(String::strip);
    }

    /** Each is a pass over what it asks about: to look up anything for each row takes many times as much. */
    @ParameterizedTest
    @MethodSource("questionsAboutAll")
    void aQuestionAboutAllGoesOverEachTableOnce(String question) {
        assertThatAll(A_PASS, question);
    }

    @Test
    void theOffersOfAllAgreementsInForceAreLookedUpByTheAgreementsThatAre() {
        assertThatAll(A_LOOKUP, "agreement_offers_on(:ids, :day)");
    }

    private void assertThatAll(int blocks, String question) {
        Long[] ids = database.queryForList(
                        "select id from organization where type = 'AUTOMAKER' order by id", Map.of(), Long.class)
                .toArray(Long[]::new);
        Map<String, Object> parameters = Map.of(
                "ids",
                new SqlParameterValue(Types.ARRAY, ids),
                "some",
                new SqlParameterValue(Types.ARRAY, Arrays.copyOf(ids, 2000)),
                "day",
                LocalDate.of(2016, 6, 1));
        Cost cost = cost(new ListReader.PageStatement("select * from " + question, parameters, true));
        assertThat(cost.blocks())
                .as("blocks touched by %s\n%s", question, cost.plan())
                .isLessThan(blocks);
    }

    private static void assertThatFew(int blocks, String question, Cost cost) {
        assertThat(cost.scannedTables())
                .as("read as a whole by %s\n%s", question, cost.plan())
                .isEmpty();
        assertThat(cost.blocks())
                .as("blocks touched by %s\n%s", question, cost.plan())
                .isLessThan(blocks);
    }

    @ParameterizedTest
    @CsvSource({"2008-06-01", "2015-03-31", "2019-06-28", "2026-11-22", "2031-01-01"})
    void whatTheIndexesFindIsWhatThePhaseAndTheExpirySay(LocalDate day) {
        for (String phase : List.of("UPCOMING", "IN_FORCE", "EXPIRING", "EXPIRED", "TERMINATED")) {
            assertThat(codes("phase=%s&asOf=%s".formatted(phase, day)))
                    .as("%s on %s", phase, day)
                    .isEqualTo(plainly("phase = '%s'".formatted(phase), day));
        }
        assertThat(codes("inForceOn=" + day)).isEqualTo(plainly("phase in ('IN_FORCE', 'EXPIRING')", day));
        assertThat(codes("expiresBefore=%s&asOf=%s".formatted(day, day)))
                .isEqualTo(plainly("phase is not null and ends_on < as_of", day));
    }

    private List<String> codes(String filters) {
        ListReader.PageStatement page =
                lists.statement(listing("agreements"), query("agreements?sort=number&" + filters), Map.of());
        return database.queryForList(
                bare(listing("agreements"), page.sql(), "agreement.code", ""), page.parameters(), String.class);
    }

    private List<String> plainly(String condition, LocalDate day) {
        return database.queryForList("""
                select code
                from agreement
                cross join lateral (select cast(:day as date) as as_of) as question
                cross join lateral (
                    select agreement_phase_on(agreement, as_of) as phase, agreement_ends_on(agreement, as_of) as ends_on) as now
                where %s
                order by code""".formatted(condition), Map.of("day", day), String.class);
    }

    private ListDefinition<?> listing(String name) {
        return listings.find(name).orElseThrow();
    }

    /** Reads a question as a client would ask it. */
    private ListRequest query(String question) {
        String[] parts = question.split("\\?", 2);
        Map<String, String[]> parameters = new LinkedHashMap<>();
        if (listing(parts[0]).dated()) {
            parameters.put("asOf", new String[] {TODAY.toString()});
        }
        for (String parameter : parts[1].split("&")) {
            String[] pair = parameter.split("=", 2);
            parameters.put(pair[0], new String[] {pair[1]});
        }
        Map<String, Integer> known = Map.of("P", 1000006, "G", 1000106, "O", 1050001, "OWN1", 1000001, "OWN5", 1000005);
        for (String name : List.of("parent", "organization")) {
            parameters.computeIfPresent(name, (key, value) -> new String[] {code(known.get(value[0]))});
        }
        parameters.computeIfPresent("automaker", (key, value) -> new String[] {code(known.get(value[0]))});
        parameters.computeIfPresent("vehicleModel", (key, value) -> new String[] {some("vehicle_model")});
        parameters.computeIfPresent("basis", (key, value) -> new String[] {some("agreement")});
        return queries.read(listing(parts[0]), parts[0], parameters);
    }

    private String some(String table) {
        return Objects.requireNonNull(database.queryForObject(
                "select code from %s offset 4711 limit 1".formatted(table), Map.of(), String.class));
    }

    private String code(@Nullable Integer id) {
        return Objects.requireNonNull(database.queryForObject(
                "select code from organization where id = :id",
                Map.of("id", Objects.requireNonNull(id)),
                String.class));
    }

    /** The same question, asked from the row on that has so many before it. */
    private ListRequest from(ListRequest first, int before) {
        ListDefinition<?> listing = listing(first.list());
        ListReader.PageStatement page = lists.statement(listing, first, Map.of());
        List<@Nullable String> after = database.query(
                        bare(listing, page.sql(), "1", " offset " + before + " limit 1"),
                        page.parameters(),
                        (row, number) -> {
                            List<@Nullable String> position = new ArrayList<>();
                            for (int i = 0; i < first.order().size(); i++) {
                                position.add(row.getString("position_" + i));
                            }
                            return position;
                        })
                .getFirst();
        return new ListRequest(
                first.list(), first.limit(), first.asOf(), first.order(), first.filters(), after, false, Fields.ALL);
    }

    /** The statement with another select list and another limit. */
    private static String bare(ListDefinition<?> listing, String sql, String columns, String limit) {
        assertThat(sql).endsWith(" limit 51");
        String rest = sql.substring(0, sql.length() - " limit 51".length());
        String positions = rest.startsWith("select " + listing.projection().columns(Fields.ALL))
                ? rest.substring("select ".length()
                        + listing.projection().columns(Fields.ALL).length())
                : ", " + rest.substring("select ".length());
        return "select "
                + (limit.isEmpty()
                        ? columns + positions.substring(positions.indexOf(" from " + listing.source()))
                        : columns + positions)
                + limit;
    }

    private Cost cost(ListRequest query) {
        ListDefinition<?> listing = listing(query.list());
        List<ListReader.PageStatement> statements = new ArrayList<>(lists.lookups(listing, query));
        ListReader.PageStatement page = lists.statement(listing, query, Map.of());
        statements.add(page);
        if (!page.sql().startsWith("select " + listing.projection().columns(Fields.ALL))) {
            statements.add(items(listing, query, page));
        }
        return cost(statements.toArray(ListReader.PageStatement[]::new));
    }

    private Cost cost(ListReader.PageStatement... statements) {
        long blocks = 0;
        List<String> scanned = new ArrayList<>();
        Set<String> indexes = new TreeSet<>();
        StringBuilder plans = new StringBuilder();
        for (ListReader.PageStatement statement : statements) {
            JsonNode root = json.readTree(database.queryForObject(
                            "explain (analyze, buffers, format json) " + statement.sql(),
                            statement.parameters(),
                            String.class))
                    .get(0);
            JsonNode plan = root.get("Plan");
            blocks += plan.get("Shared Hit Blocks").asLong()
                    + plan.get("Shared Read Blocks").asLong();
            plans.append("planning ")
                    .append(root.get("Planning Time"))
                    .append(" ms, execution ")
                    .append(root.get("Execution Time"))
                    .append(" ms\n");
            walk(plan, 0, scanned, indexes, plans);
        }
        return new Cost(blocks, scanned, indexes, plans.toString());
    }

    /** The statement that reads the items whose keys a page found. */
    private ListReader.PageStatement items(
            ListDefinition<?> listing, ListRequest query, ListReader.PageStatement page) {
        int place = query.order().stream().map(Order::key).toList().indexOf(listing.tieBreak());
        String[] keys = database.query(
                        page.sql(), page.parameters(), (row, number) -> row.getString("position_" + place))
                .toArray(String[]::new);
        Map<String, Object> parameters = new LinkedHashMap<>(page.parameters());
        parameters.put("keys", new SqlParameterValue(Types.ARRAY, keys));
        return new ListReader.PageStatement(ListReader.itemsStatement(listing, query.fields()), parameters, false);
    }

    /** Writes the part of the plan that finds the rows, and notes each big table that is read as a whole. */
    private static void walk(JsonNode node, int depth, List<String> scanned, Set<String> indexes, StringBuilder plan) {
        if (node.has("Index Name")) {
            indexes.add(node.get("Index Name").asString());
        }
        String table = node.path("Relation Name").asString("");
        if (node.get("Node Type").asString().equals("Seq Scan") && BIG.contains(table)) {
            scanned.add(table);
        }
        boolean ofRows = !node.path("Parent Relationship").asString("").equals("SubPlan");
        if (ofRows) {
            plan.append("  ".repeat(depth))
                    .append(Stream.of(
                                    "Node Type",
                                    "Relation Name",
                                    "Index Name",
                                    "Actual Rows",
                                    "Actual Loops",
                                    "Plan Rows",
                                    "Shared Hit Blocks",
                                    "Shared Read Blocks",
                                    "Index Cond",
                                    "Filter",
                                    "Rows Removed by Filter")
                            .filter(node::has)
                            .map(name -> name + ": " + node.get(name).asString())
                            .map(text -> text.substring(0, Math.min(160, text.length())))
                            .toList())
                    .append('\n');
        }
        JsonNode parts = node.path("Plans");
        IntStream.range(0, parts.size()).forEach(i -> walk(parts.get(i), depth + 1, scanned, indexes, plan));
    }

    @Test
    void theRegisterIsAsBigAsItIsSaidToBe() {
        assertThat(database.queryForObject("select count(*) from organization", Map.of(), Long.class))
                .isEqualTo(100_000);
        assertThat(database.queryForObject("select count(*) from agreement", Map.of(), Long.class))
                .isEqualTo(100_000);
    }
}
