package io.autopact.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.autopact.shared.time.Today;
import io.autopact.support.Api;
import io.autopact.support.ArticleTest;
import io.autopact.support.Csv;
import io.autopact.support.Kept;
import io.autopact.support.TestDatabase;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/**
 * What a BI tool sees that logs in with the role for it: every data set as a view that says what the CSV says, and
 * nothing else. The name of the pool makes the register one of this test alone, in which every column is filled.
 */
@ArticleTest
@TestPropertySource(properties = "spring.datasource.hikari.pool-name=views")
@DirtiesContext
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ViewTests {

    /** The functions that the views call, and those that these call. */
    private static final String CALLED = """
            with recursive called as (
                select needs.refobjid as id
                from pg_rewrite as rule
                join pg_class as view on view.oid = rule.ev_class and view.relnamespace = 'autopact_bi'::regnamespace
                join pg_depend as needs on needs.classid = 'pg_rewrite'::regclass and needs.objid = rule.oid
                    and needs.refclassid = 'pg_proc'::regclass
                union
                select needs.refobjid
                from called
                join pg_depend as needs on needs.classid = 'pg_proc'::regclass and needs.objid = called.id
                    and needs.refclassid = 'pg_proc'::regclass
            )
            """;

    @Autowired
    private Api api;

    @Autowired
    private DataSets dataSets;

    @Autowired
    private Today today;

    @Autowired
    private TestDatabase.Fresh database;

    private Connection bi;

    @BeforeAll
    void everyColumnIsFilled(@Autowired ApplicationContext register) throws SQLException {
        RoundTripTests.importInto(register, RoundTripTests.together());
        bi = database.asBiTool();
    }

    @AfterAll
    void logOut() throws SQLException {
        bi.close();
    }

    List<String> names() {
        return dataSets.all().stream().map(DataSet::name).toList();
    }

    Stream<Object[]> namesOnDays() {
        return Stream.of("2018-09-15", "2019-07-01", "2020-05-31", "2020-06-01", "2023-04-01")
                .flatMap(day -> names().stream().map(name -> new Object[] {name, day}));
    }

    private DataSet dataSet(String name) {
        return PublishedViews.published(dataSets.find(name).orElseThrow());
    }

    private void setAsOf(String value) throws SQLException {
        execute("set autopact.as_of = '%s'".formatted(value));
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = bi.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<String> rows(Connection connection, String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                rows.add(result.getString(1));
            }
        }
        return rows;
    }

    @Test
    @Tag(Kept.TAG)
    void theMigrationIsMadeFromTheDataSets() {
        Kept.file(Path.of("db", "migration", "R__publish_views.sql")).holds(PublishedViews.migration(dataSets));
    }

    @Test
    void thereIsAViewForEachDataSetAndNothingElse() throws SQLException {
        assertThat(rows(bi, """
                        select relation.relname || ' ' || relation.relkind::text
                        from pg_class as relation where relation.relnamespace = 'autopact_bi'::regnamespace"""))
                .containsExactlyInAnyOrderElementsOf(
                        names().stream().map(name -> name + " v").toList());
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("namesOnDays")
    void aViewSaysWhatTheCsvSays(String name, String day) throws SQLException, IOException {
        DataSet dataSet = dataSet(name);
        setAsOf(day);
        String exported = api.sendAs(
                        api.token("BI"), "GET", "/api/v1/exports/%s.csv?asOf=%s".formatted(name, day), null)
                .has(200)
                .body();
        assertThat(copied(dataSet, PublishedViews.name(dataSet))).isEqualTo(exported);
        if (PublishedViews.dependsOnADate(dataSet)) {
            setAsOf("2000-01-01");
            assertThat(copied(dataSet, "%s_at('%s')".formatted(PublishedViews.name(dataSet), day)))
                    .as("whatever the session says")
                    .isEqualTo(exported);
        }
    }

    private String copied(DataSet dataSet, String from) throws SQLException, IOException {
        StringWriter copied = new StringWriter();
        bi.unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut(
                        """
                        copy (select %s from %s order by %s) to stdout with (format csv, header)""".formatted(
                                dataSet.columns().stream()
                                        .map(ViewTests::asInCsv)
                                        .collect(Collectors.joining(", ")),
                                from,
                                dataSet.columns().stream()
                                        .filter(column -> dataSet.key().contains(column.name()))
                                        .map(column -> "\"%s\"%s nulls first"
                                                .formatted(
                                                        column.name(),
                                                        column.type() == ColumnType.STRING ? " collate \"C\"" : ""))
                                        .collect(Collectors.joining(", "))),
                        copied);
        return copied.toString();
    }

    /** Of a value that has its own type in the view, the text that CSV has for it. */
    private static String asInCsv(Column column) {
        String quoted = '"' + column.name() + '"';
        return "%s as %s"
                .formatted(
                        column.type() == ColumnType.INTEGERS
                                ? quoted
                                : column.type().toCsv(quoted),
                        quoted);
    }

    @ParameterizedTest
    @MethodSource("names")
    void theColumnsAreThoseOfTheDataSetWithTheirOwnTypesAndMeanings(String name) throws SQLException {
        DataSet dataSet = dataSet(name);
        List<String> expected = new ArrayList<>();
        List<String> found = new ArrayList<>();
        try (Statement statement = bi.createStatement();
                ResultSet result = statement.executeQuery("select * from " + PublishedViews.name(dataSet))) {
            ResultSetMetaData described = result.getMetaData();
            for (int i = 1; i <= described.getColumnCount(); i++) {
                found.add(described.getColumnName(i) + " " + family(described.getColumnTypeName(i)));
            }
        }
        for (Column column : dataSet.columns()) {
            expected.add(column.name() + " " + column.type().getSqlType());
        }
        assertThat(found).containsExactlyElementsOf(expected);
        assertThat(rows(bi, """
                        select obj_description('%1$s'::regclass, 'pg_class')
                        union all
                        (select col_description(attribute.attrelid, attribute.attnum)
                        from pg_attribute as attribute
                        where attribute.attrelid = '%1$s'::regclass and attribute.attnum > 0
                        order by attribute.attnum)""".formatted(PublishedViews.name(dataSet))))
                .containsExactlyElementsOf(Stream.concat(
                                Stream.of(dataSet.descriptionZh() + " — " + dataSet.descriptionEn()),
                                dataSet.columns().stream()
                                        .map(column -> column.descriptionZh() + " — " + column.descriptionEn()))
                        .toList());
    }

    /** What the driver calls a type, as the data sets do. */
    private static String family(String type) {
        return switch (type) {
            case "int4", "int8" -> "bigint";
            case "bool" -> "boolean";
            default -> type;
        };
    }

    @ParameterizedTest(name = "on {0}: {1}")
    @CsvSource({"2018-09-15, ''", "2018-09-16, IN_FORCE", "2019-07-01, IN_FORCE"})
    void theSessionsDateMovesThePhase(String day, String phase) throws SQLException {
        setAsOf(day);
        assertThat(rows(bi, """
                        select coalesce(phase, '') from autopact_bi.agreements where number = 'AG-2018-DONGFENG-LIUZHOU'""")).containsExactly(phase);
        String address = database.url() + (database.url().contains("?") ? "&" : "?");
        try (Connection connection = DriverManager.getConnection(
                address + "options=-c%20autopact.as_of=" + day, bi.getMetaData().getUserName(), database.password())) {
            assertThat(rows(connection, "select autopact_bi.as_of()::text"))
                    .as("a tool that sends no statements of its own says it in its address")
                    .containsExactly(day);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"reset autopact.as_of", "set autopact.as_of = ''", "discard all"})
    void withoutADateItIsTodayInTheZoneOfTheService(String statement) throws SQLException {
        setAsOf("2019-07-01");
        execute(statement);
        LocalDate before = today.get();
        String asOf = rows(bi, "select autopact_bi.as_of()::text").getFirst();
        assertThat(LocalDate.parse(asOf)).isBetween(before, today.get());
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday evening", "1885-12-31", "2201-01-01", "infinity", "-infinity"})
    void whatIsNoDateOrOutOfReasonIsRefused(String day) throws SQLException {
        setAsOf(day);
        assertRefused("select * from autopact_bi.agreements", "22007");
        setAsOf("");
        assertRefused("select * from autopact_bi.agreements_at('%s')".formatted(day), "22007");
        assertRefused("select * from autopact_bi.coverage_at('%s')".formatted(day), "22007");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1886-01-01", "2200-12-31"})
    void theFirstAndTheLastDayThatTheInterfaceTakesAreTaken(String day) throws SQLException {
        api.get("/api/v1/exports/agreements.csv?asOf=" + day).has(200);
        execute("select * from autopact_bi.agreements_at('%s')".formatted(day));
    }

    @Test
    void aFunctionTakesTheDateForEveryViewThatDependsOnOne() throws SQLException {
        assertThat(rows(bi, """
                        select function.proname::text from pg_proc as function
                        where function.pronamespace = 'autopact_bi'::regnamespace and function.proname not in ('as_of', 'within_reason')"""))
                .contains("coverage_at", "agreements_at", "rollouts_at")
                .containsExactlyInAnyOrderElementsOf(dataSets.all().stream()
                        .filter(PublishedViews::dependsOnADate)
                        .map(dataSet -> dataSet.name() + "_at")
                        .toList());
    }

    @Test
    void withoutADateAFunctionSaysWhatItsViewSays() throws SQLException, IOException {
        setAsOf("2019-07-01");
        DataSet coverage = dataSet("coverage");
        assertThat(copied(coverage, "autopact_bi.coverage_at(null)"))
                .isEqualTo(copied(coverage, "autopact_bi.coverage"));
    }

    @Test
    void aDateThatIsSetForATransactionLeavesNothingToTheNextClientOfTheConnection() throws SQLException {
        execute("reset autopact.as_of");
        String today = rows(bi, "select autopact_bi.as_of()::text").getFirst();
        bi.setAutoCommit(false);
        execute("set local autopact.as_of = '2019-07-01'");
        assertThat(rows(bi, "select autopact_bi.as_of()::text")).containsExactly("2019-07-01");
        bi.commit();
        bi.setAutoCommit(true);
        assertThat(rows(bi, "select autopact_bi.as_of()::text").getFirst()).isGreaterThanOrEqualTo(today);
    }

    @ParameterizedTest
    @MethodSource("names")
    void aBiToolWritesThroughNoView(String name) throws SQLException {
        String view = PublishedViews.name(dataSet(name));
        String column = dataSet(name).columns().getFirst().name();
        for (String statement : List.of(
                "insert into %s (\"%s\") values (null)",
                "update %s set \"%s\" = null",
                "delete from %s where \"%s\" is null",
                "truncate %s -- %s",
                "drop view %s -- %s",
                "alter view %s rename column \"%s\" to other",
                "create or replace view %s as select 1 as \"%s\"",
                "comment on view %s is '%s'")) {
            // Some views could not be written through by anybody, which is told before any right is looked at.
            assertRefused(statement.formatted(view, column), "42501", "55000", "42809");
        }
        assertThat(rows(bi, """
                        select has_table_privilege('autopact_bi', '%1$s', 'select') || ' '
                            || has_table_privilege('autopact_bi', '%1$s', 'insert, update, delete, truncate, references, trigger') || ' '
                            || has_any_column_privilege('autopact_bi', '%1$s', 'insert, update, references')""".formatted(view))).containsExactly("true false false");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from autopact.api_token",
                "select * from autopact.kept_answer",
                "select * from autopact.login_session",
                "select * from autopact.login_session_attributes",
                "select cursor_key from autopact.register",
                "select * from autopact.import_job",
                "select * from autopact.change",
                "select * from autopact.organization",
                "insert into autopact.organization (code, kind, name_zh, name_en) values ('bi', 'GROUP', '甲', 'A')",
                "update autopact.organization set name_en = 'B'",
                "delete from autopact.agreement",
                "truncate autopact.agreement",
                "select autopact.current_change()",
                "select nextval('autopact.record_seq')",
                "create table autopact.own (id bigint)",
                "create table autopact_bi.own (id bigint)",
                "create table public.own (id bigint)",
                "create temporary table own (id bigint)",
                "create view autopact_bi.own as select 1 as one",
                "create or replace function autopact_bi.as_of() returns date language sql as 'select null::date'",
                "create schema own",
                "set role test_app",
                "set role test_owner"
            })
    void aBiToolHasNoRightTo(String statement) {
        assertRefused(statement, "42501");
    }

    private void assertRefused(String statement, String... sqlStates) {
        assertThatExceptionOfType(SQLException.class)
                .as(statement)
                .isThrownBy(() -> execute(statement))
                .satisfies(refusal -> assertThat(refusal.getSQLState())
                        .as(refusal.getMessage())
                        .isIn((Object[]) sqlStates));
    }

    @Test
    void theRoleMaySelectFromWhatTheFunctionsInTheViewsReadAndDoNothingElse() throws SQLException {
        assertThat(rows(bi, """
                        select relation.relname || case when has_any_column_privilege('autopact_bi', relation.oid, 'insert, update, references')
                            or has_table_privilege('autopact_bi', relation.oid, 'delete, truncate, trigger') then ' writable' else '' end
                        from pg_class as relation
                        where relation.relnamespace = 'autopact'::regnamespace
                          and (relation.relkind in ('r', 'v', 'm', 'p', 'f')
                              and (has_any_column_privilege('autopact_bi', relation.oid, 'select, insert, update, references')
                                  or has_table_privilege('autopact_bi', relation.oid, 'delete, truncate, trigger'))
                              or relation.relkind = 'S' and has_sequence_privilege('autopact_bi', relation.oid, 'usage, select, update'))""")).containsExactlyInAnyOrderElementsOf(rows(bi, CALLED + """
                        select distinct relation.relname
                        from called
                        join pg_depend as needs on needs.classid = 'pg_proc'::regclass and needs.objid = called.id
                            and needs.refclassid = 'pg_class'::regclass
                        join pg_class as relation on relation.oid = needs.refobjid"""));
    }

    @Test
    void noFunctionInAViewLooksForWhatItReadsOnTheSearchPathOfWhoeverAsks() throws SQLException {
        assertThat(rows(bi, CALLED + """
                        select called.id::regprocedure::text
                        from called
                        join pg_proc as function on function.oid = called.id
                        where function.pronamespace <> 'pg_catalog'::regnamespace and function.prosqlbody is null""")).isEmpty();
    }

    @Test
    void whatIsTestedHereIsNotEmpty() {
        assertThat(names())
                .allSatisfy(name -> assertThat(Csv.rows(api.get("/api/v1/exports/" + name + ".csv")
                                .has(200)
                                .body()))
                        .as(name)
                        .hasSizeGreaterThan(1));
    }
}
