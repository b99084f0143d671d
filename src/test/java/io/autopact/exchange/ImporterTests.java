package io.autopact.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.autopact.history.AuditContext;
import io.autopact.history.ChangeVia;
import io.autopact.support.Api;
import io.autopact.support.RegisterTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What an import takes and what it refuses: by file, line, column and value, and then it writes nothing at all. */
@RegisterTest
class ImporterTests {

    private static final String ORGANIZATION = "code,kind,name_zh,name_en\n";
    private static final String TIE = "organization,to,kind,from,until\n";
    private static final String AGREEMENT = "number,kind,title_zh,title_en\n";

    private static final String NOT_UTF_8 =
            "is not UTF-8; save the file as CSV UTF-8, or name the encoding that it has, as in Content-Type: text/csv;charset=gb18030";

    @Autowired
    private Importer importer;

    @Autowired
    private Exporter exporter;

    @Autowired
    private DataSets dataSets;

    @Autowired
    private JdbcClient database;

    @Autowired
    private Api api;

    private static ImportFile file(String dataSet, String content) {
        return file(dataSet, content.getBytes(StandardCharsets.UTF_8));
    }

    private static ImportFile file(String dataSet, byte[] content) {
        return new ImportFile(dataSet, dataSet + ".csv", () -> new ByteArrayInputStream(content));
    }

    private ImportReport run(ImportFile... files) {
        return AuditContext.as("an importer", ChangeVia.IMPORT, () -> importer.run(List.of(files)));
    }

    private ImportReport run(String dataSet, String content) {
        return run(file(dataSet, content));
    }

    /** Imports what must be refused, and checks that the register is as it was. */
    private ImportReport refused(ImportFile... files) {
        String before = register();
        ImportRefusedException[] refusal = new ImportRefusedException[1];
        assertThatExceptionOfType(ImportRefusedException.class)
                .isThrownBy(() -> run(files))
                .satisfies(thrown -> refusal[0] = thrown);
        assertThat(register()).as("nothing is written").isEqualTo(before);
        return refusal[0].getReport();
    }

    private ImportReport refused(String dataSet, String content) {
        return refused(file(dataSet, content));
    }

    private static List<Tuple> told(ImportReport report) {
        return report.errors().stream()
                .map(error -> tuple(error.line(), error.column(), error.value(), error.detail()))
                .toList();
    }

    /** All that the register holds, and how often it was changed. */
    private String register() {
        return dataSets.all().stream().map(this::export).collect(Collectors.joining("\n"))
                + database.sql("select count(*), max(id) from change").query().singleRow();
    }

    private String export(DataSet dataSet) {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        exporter.write(Export.of(dataSet, LocalDate.of(2026, 1, 1)), head -> target);
        return target.toString(StandardCharsets.UTF_8);
    }

    private void organizations(String... codes) {
        run(
                "organizations",
                ORGANIZATION
                        + Stream.of(codes)
                                .map(code -> "%s,GROUP,甲 %s,A %s\n".formatted(code, code, code))
                                .collect(Collectors.joining()));
    }

    private void agreements(String... numbers) {
        run(
                "agreements",
                AGREEMENT
                        + Stream.of(numbers)
                                .map("%s,MEMORANDUM,备忘录,Memorandum\n"::formatted)
                                .collect(Collectors.joining()));
    }

    private <T> T value(String sql, Class<T> type) {
        return database.sql(sql).query(type).single();
    }

    private static String cycle(String to) {
        return "The tie to %s closes a cycle: the other organization belongs to this one already on the same day."
                .formatted(to);
    }

    static Stream<Arguments> wrongHeaders() {
        return Stream.of(
                Arguments.of("code,kind,name_zh,name_en,colour", "colour", "there is no such column"),
                Arguments.of("code,kind,name_zh,name_en,code", "code", "the column stands twice"),
                Arguments.of("kind,name_zh,name_en,country", "code", "the column is missing"),
                Arguments.of("code,kind,name_zh,Name_en", "Name_en", "there is no such column"));
    }

    @ParameterizedTest
    @MethodSource("wrongHeaders")
    void aWrongHeaderIsToldOnLineOne(String header, String column, String detail) {
        ImportReport report = refused("organizations", header + "\nwrong-header,GROUP,甲,A\n");
        assertThat(report.errors())
                .first()
                .satisfies(error -> assertThat(error.detail()).startsWith(detail))
                .extracting(ImportError::file, ImportError::line, ImportError::column, ImportError::value)
                .containsExactly("organizations.csv", 1L, column, null);
    }

    @Test
    void aMissingColumnIsToldOnceAndNotForEveryRow() {
        assertThat(told(refused("organizations", "code,kind,name_zh\nonce-1,GROUP,甲\nonce-2,GROUP,甲\n")))
                .containsExactly(tuple(1L, "name_en", null, "the column is missing, and the record on line 2 is new"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\uFEFF"})
    void anEmptyFileIsRefused(String content) {
        assertThat(told(refused("organizations", content)))
                .containsExactly(tuple(1L, null, null, "the file is empty; its first line names the columns"));
    }

    @Test
    void aDataSetThatDoesNotExistIsRefused() {
        assertThat(refused("moons", "code\nio\n").errors())
                .singleElement()
                .extracting(ImportError::file, ImportError::detail)
                .containsExactly("moons.csv", "there is no data set moons to import");
    }

    @ParameterizedTest(name = "{0}.{1} = {2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
                    agreements              | signed_on               | 28.06.2019   | must be a date with its year first and in four figures, such as 2019-06-28, as 28.06.2019 can be read in several ways: format the column as yyyy-mm-dd in the spreadsheet and save it again
                    agreements              | signed_on               | 2019-02-30   | must be a day that exists: 2019-02 has 28 days
                    agreements              | signed_on               | 2019-06      | must be a date such as 2019-06-28
                    agreements              | signed_on               | +12019-06-01 | must lie between 1886-01-01 and 2200-12-31
                    agreements              | signed_on               | 1885-12-31   | must lie between 1886-01-01 and 2200-12-31
                    agreements              | terminated_on           | 2201-01-01   | must lie between 1886-01-01 and 2200-12-31
                    agreements              | notice_days             | many         | must be a whole number
                    agreements              | notice_days             | 3.5          | must be a whole number
                    agreements              | notice_days             | ９０          | must be a whole number
                    agreements              | notice_days             | 99999999999  | must lie between 0 and 3660
                    agreements              | notice_days             | -1           | must lie between 0 and 3660
                    agreements              | renewal_months          | 0            | must lie between 1 and 1200
                    agreements              | extends_to_subsidiaries | yes          | must be true or false
                    agreements              | extends_to_subsidiaries | 1            | must be true or false
                    agreements              | reminder_days           | 90,30        | must be at most ten whole numbers separated by semicolons, such as 90;30
                    agreements              | reminder_days           | 90;4000      | must lie between 0 and 3660
                    agreements              | status                  | Signed       | must be one of DRAFT, NEGOTIATING, SIGNED, TERMINATED, WITHDRAWN
                    agreements              | signed_on_precision     | WEEK         | must be one of DAY, MONTH, QUARTER, YEAR, BY
                    agreements              | number                  | ag-lower     | must match [A-Z0-9_-]{1,80}
                    agreements              | number                  | ''           | is missing
                    agreements              | title_en                | ' '          | is missing
                    organizations           | country                 | China        | must match [A-Z]{2}
                    organizations           | code                    | Big          | must match [a-z0-9-]{1,80}
                    organization_ties       | stake_percent           | half         | must be a number such as 12.5
                    organization_ties       | stake_percent           | 1e2          | must be a number such as 12.5
                    organization_ties       | stake_percent           | 33.333       | must match [0-9]+(\\.[0-9]{1,2})?
                    organization_ties       | stake_percent           | 0            | must lie between 0.01 and 100
                    organization_ties       | stake_percent           | 100.01       | must lie between 0.01 and 100
                    sources                 | language                | Chinese      | must match [a-z]{2}(-[A-Z]{2})?
                    architectures           | declared_vertical       | -2           | must lie between 0 and 1000
                    """)
    void aValueThatDoesNotFitItsColumnIsRefused(String dataSet, String column, String value, String detail) {
        organizations("fit-1", "fit-2");
        TableDataSet target = (TableDataSet) dataSets.find(dataSet).orElseThrow();
        String header = target.fields().stream().map(Field::name).collect(Collectors.joining(","));
        String row = target.fields().stream()
                .map(field -> '"' + (field.name().equals(column) ? value : good(field)) + '"')
                .collect(Collectors.joining(","));
        assertThat(told(refused(dataSet, header + "\n" + row + "\n")))
                .containsExactly(tuple(2L, column, value, detail));
    }

    private static String good(Field field) {
        if (!field.required()) {
            return "";
        }
        return switch (field.type()) {
            case DATE -> "2020-01-01";
            case STRING ->
                Stream.concat(field.allowed().stream(), Stream.of("fit-1", "FIT-1"))
                        .filter(value -> field.complaint(value) == null)
                        .map(value -> field.name().equals("to") ? "fit-2" : value)
                        .findFirst()
                        .orElseThrow();
            default -> "1";
        };
    }

    @Test
    void aTextThatIsTooLongIsRefusedAndShownShortened() {
        ImportReport report = refused("organizations", ORGANIZATION + "long,GROUP," + "长".repeat(201) + ",Long\n");
        assertThat(told(report))
                .containsExactly(tuple(2L, "name_zh", "长".repeat(200) + "…", "must have at most 200 characters"));
        run("organizations", ORGANIZATION + "long,GROUP," + "长".repeat(200) + ",Long\n");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "'fields,GROUP,甲', 'has 3 fields and the header 4'",
        "'fields,GROUP,甲,A,B', 'has 5 fields and the header 4'"
    })
    void aRowWithAnotherNumberOfFieldsIsRefused(String row, String detail) {
        assertThat(told(refused("organizations", ORGANIZATION + "fields-1,GROUP,\"甲\n乙\",A\n" + row + "\n")))
                .containsExactly(tuple(4L, null, null, detail));
    }

    @ParameterizedTest
    @ValueSource(strings = {"quoting,GROUP,\"甲,A\nquoting-2,GROUP,乙,B\n", "quoting,GROUP,\"甲\"乙,A\n"})
    void badQuotingIsRefusedWithTheLineOfItsRow(String rows) {
        assertThat(refused("organizations", ORGANIZATION + "before,GROUP,\"甲\n乙\",A\n" + rows)
                        .errors())
                .singleElement()
                .satisfies(error -> {
                    assertThat(error.line()).isEqualTo(4);
                    assertThat(error.detail()).startsWith("is not well-formed CSV: ");
                });
    }

    @ParameterizedTest
    @CsvSource({"GBK, 东风", "ISO-8859-1, Citroën"})
    void anotherEncodingIsRefusedWithItsLine(String charset, String name) {
        byte[] content = (ORGANIZATION.replace("\n", "\r\n") + "encoded-1,GROUP,\"A\r\nA\",A\r\nencoded-2,GROUP," + name
                        + "," + name + "\r\n")
                .getBytes(Charset.forName(charset));
        assertThat(told(refused(file("organizations", content)))).containsExactly(tuple(4L, null, null, NOT_UTF_8));
    }

    @Test
    void aCharacterThatIsCutOffAtTheEndIsRefused() {
        byte[] content = (ORGANIZATION + "cut-off,GROUP,甲,东").getBytes(StandardCharsets.UTF_8);
        assertThat(told(refused(file("organizations", Arrays.copyOf(content, content.length - 1)))))
                .containsExactly(tuple(2L, null, null, NOT_UTF_8));
    }

    @Test
    void aWrongByteDeepInALargeFileIsFoundOnItsLine() {
        String rows = IntStream.range(0, 20_000)
                .mapToObj("deep-%1$d,GROUP,深处 %1$d,Deep\n"::formatted)
                .collect(Collectors.joining());
        byte[] good = (ORGANIZATION + rows).getBytes(StandardCharsets.UTF_8);
        byte[] content = Arrays.copyOf(good, good.length + 1);
        content[good.length] = (byte) 0xFF;
        assertThat(told(refused(file("organizations", content))))
                .containsExactly(tuple(20_002L, null, null, NOT_UTF_8));
    }

    @Test
    void aNulByteIsRefused() {
        assertThat(told(refused("organizations", ORGANIZATION + "nul,GROUP,甲\0乙,A\n")))
                .containsExactly(tuple(2L, "name_zh", "甲\0乙", "has a control character"));
    }

    @Test
    void theSameRecordTwiceInAFileIsRefused() {
        assertThat(told(refused("organizations", ORGANIZATION + "twice,GROUP,甲,A\nother,GROUP,乙,B\ntwice,BRAND,丙,C\n")))
                .containsExactly(tuple(4L, "code", "twice", "the same record stands on line 2"));
    }

    @Test
    void theSameTieTwiceIsRecognisedThoughItHasNoStart() {
        organizations("tie-a", "tie-b");
        assertThat(told(refused("organization_ties", TIE + "tie-a,tie-b,BRAND_OF,,\ntie-a,tie-b,AFFILIATE_OF,,\n")))
                .containsExactly(tuple(3L, "organization", "tie-a", "the same record stands on line 2"));
    }

    @Test
    void aReferenceThatLeadsNowhereIsRefused() {
        organizations("somebody");
        assertThat(told(refused("organization_ties", TIE + "somebody,nobody,BRAND_OF,,\n")))
                .containsExactly(tuple(2L, "to", "nobody", "nothing has this code"));
        assertThat(told(refused(
                        "evidence", "record_type,record_code,source,quote\nAGREEMENT,AG-NOWHERE,NOWHERE,word\n")))
                .containsExactlyInAnyOrder(
                        tuple(2L, "source", "NOWHERE", "nothing has this code"),
                        tuple(2L, "record_code", "AG-NOWHERE", "No AGREEMENT has the code AG-NOWHERE."));
    }

    @Test
    void aTieToItselfIsRefused() {
        organizations("selfish");
        assertThat(told(refused("organization_ties", TIE + "selfish,selfish,BRAND_OF,,\n")))
                .containsExactly(tuple(2L, "to", "selfish", "An organization has no tie to itself."));
    }

    @Test
    void tiesThatCloseACycleAreRefused() {
        organizations("cycle-a", "cycle-b", "cycle-c");
        run("organization_ties", TIE + "cycle-a,cycle-b,AFFILIATE_OF,2010-01-01,2015-12-31\n");
        assertThat(told(refused("organization_ties", TIE + """
                        cycle-b,cycle-c,AFFILIATE_OF,2014-01-01,
                        cycle-c,cycle-a,AFFILIATE_OF,2015-12-31,
                        """)))
                .containsExactlyInAnyOrder(
                        tuple(2L, "to", "cycle-c", cycle("cycle-c")), tuple(3L, "to", "cycle-a", cycle("cycle-a")));
        run("organization_ties", TIE + """
                cycle-b,cycle-c,AFFILIATE_OF,2014-01-01,
                cycle-c,cycle-a,AFFILIATE_OF,2016-01-01,
                """);
    }

    @Test
    void aSecondParentOnTheSameDayIsRefused() {
        organizations("child", "parent-1", "parent-2");
        run("organization_ties", TIE + "child,parent-1,SUBSIDIARY_OF,,2018-12-31\n");
        assertThat(told(refused("organization_ties", TIE + "child,parent-2,BRAND_OF,2018-12-31,\n")))
                .containsExactly(tuple(
                        2L,
                        "to",
                        "parent-2",
                        "The tie to parent-2 gives the organization a second parent on the same day."));
        run("organization_ties", TIE + "child,parent-2,BRAND_OF,2019-01-01,\n");
    }

    @Test
    void tiesBetweenTheSameTwoDoNotOverlap() {
        organizations("lap-a", "lap-b");
        run("organization_ties", TIE + "lap-a,lap-b,AFFILIATE_OF,2010-01-01,2015-12-31\n");
        assertThat(told(refused("organization_ties", TIE + "lap-a,lap-b,AFFILIATE_OF,2015-12-31,\n")))
                .containsExactly(tuple(
                        2L,
                        "to",
                        "lap-b",
                        "The tie to lap-b overlaps another tie between the same two organizations."));
    }

    @Test
    void aDomainInScopeTwiceOnTheSameDayIsRefused() {
        agreements("AG-SCOPE");
        String header = "agreement,domain,from,until\n";
        run("agreement_scope", header + "AG-SCOPE,SMART_MOBILITY,2020-01-01,2020-12-31\n");
        assertThat(told(refused("agreement_scope", header + "AG-SCOPE,SMART_MOBILITY,2020-12-31,\n")))
                .containsExactly(tuple(
                        2L,
                        "domain",
                        "SMART_MOBILITY",
                        "It overlaps another entry for the same in the same agreement."));
        run("agreement_scope", header + "AG-SCOPE,SMART_MOBILITY,2021-01-01,\n");
    }

    @Test
    void whatBelongsToAnAgreementThatWasGivenUpComesBeforeItOrWithItInOneArchive() {
        organizations("given-up-party");
        String withdrawn =
                "number,kind,title_zh,title_en,status,withdrawn_on,withdrawal_reason\nAG-GIVEN-%d,MEMORANDUM,甲,A,WITHDRAWN,2020-01-01,No\n";
        String party = "agreement,organization,role\nAG-GIVEN-%d,given-up-party,COUNTERPARTY\n";
        run("agreements", withdrawn.formatted(1));
        assertThat(told(refused("agreement_parties", party.formatted(1))))
                .containsExactly(
                        tuple(
                                2L,
                                "agreement",
                                "AG-GIVEN-1",
                                "AG-GIVEN-1 was given up: it gets no further parts, and those that it has are changed no more."
                                        + " What belongs to it is recorded before it is given up, or imported with it in one archive."));
        run(file("agreements", withdrawn.formatted(2)), file("agreement_parties", party.formatted(2)));
        agreements("AG-GIVEN-3");
        run("agreement_parties", party.formatted(3));
        run("agreements", withdrawn.formatted(3));
    }

    @Test
    void aLineageThatLeadsBackIsRefused() {
        agreements("AG-LINE-1", "AG-LINE-2", "AG-LINE-3");
        String header = "agreement,relation,related\n";
        run("agreement_lineage", header + "AG-LINE-1,RENEWS,AG-LINE-2\n");
        assertThat(told(refused(
                        "agreement_lineage", header + "AG-LINE-2,DEEPENS,AG-LINE-3\nAG-LINE-3,DEEPENS,AG-LINE-1\n")))
                .containsExactlyInAnyOrder(
                        tuple(2L, "related", "AG-LINE-3", "AG-LINE-3 leads back to this agreement."),
                        tuple(3L, "related", "AG-LINE-1", "AG-LINE-1 leads back to this agreement."));
        assertThat(told(refused("agreement_lineage", header + "AG-LINE-3,RENEWS,AG-LINE-3\n")))
                .containsExactly(tuple(2L, "related", "AG-LINE-3", "An agreement does not follow from itself."));
    }

    @ParameterizedTest(name = "{0}, {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
                    status,effective_on,expires_on | SIGNED,2020-01-02,2020-01-01  | expires_on    | 2020-01-01 | The expiry (2020-01-01) lies before the first day of effect (2020-01-02).
                    status,signed_on               | DRAFT,2020-01-01              | signed_on     | 2020-01-01 | An agreement that is not signed has no such date.
                    signed_on                      | 2020-01-01                    | signed_on     | 2020-01-01 | An agreement that is not signed has no such date.
                    status,termination_reason      | TERMINATED,Over               | terminated_on |            | A terminated agreement has a last day, and no other has: terminate it with the action for that.
                    status,terminated_on           | SIGNED,2020-01-01             | terminated_on | 2020-01-01 | A terminated agreement has a last day, and no other has: terminate it with the action for that.
                    status,withdrawn_on            | SIGNED,2020-01-01             | withdrawn_on  | 2020-01-01 | Only what was given up has a day on which it was.
                    """)
    void datesThatDoNotFitAnAgreementAreRefused(
            String columns, String values, String column, String value, String detail) {
        assertThat(told(refused(
                        "agreements",
                        "number,kind,title_zh,title_en,%s\nAG-DATES,MEMORANDUM,甲,A,%s\n".formatted(columns, values))))
                .containsExactly(tuple(2L, column, value, detail));
    }

    @ParameterizedTest(name = "{0} {1} is not the last day")
    @CsvSource({
        "MONTH, 2019-05-30, 2019-05-31",
        "MONTH, 2020-02-28, 2020-02-29",
        "QUARTER, 2019-05-31, 2019-06-30",
        "YEAR, 2019-06-30, 2019-12-31"
    })
    void aRoughDateThatIsNotTheLastDayOfItsPeriodIsRefusedInEveryDataSet(String precision, String day, String last) {
        organizations("rough-a", "rough-b");
        agreements("AG-ROUGH");
        String detail = "With the precision %s, %s is the last day of its period: %s.".formatted(precision, "%s", last);
        assertThat(told(refused(
                        "organization_ties",
                        "organization,to,kind,from,from_precision\nrough-a,rough-b,BRAND_OF,%s,%s\n"
                                .formatted(day, precision))))
                .containsExactly(tuple(2L, "from", day, detail.formatted("from")));
        assertThat(told(refused(
                        "cooperations",
                        "organization,until,until_precision,wording_zh\nrough-a,%s,%s,合作\n".formatted(day, precision))))
                .containsExactly(tuple(2L, "until", day, detail.formatted("until")));
        assertThat(told(refused(
                        "agreement_scope",
                        "agreement,domain,from,from_precision\nAG-ROUGH,SMART_MOBILITY,%s,%s\n"
                                .formatted(day, precision))))
                .containsExactly(tuple(2L, "from", day, detail.formatted("from")));
        assertThat(told(refused(
                        "sources",
                        "code,title_zh,published_on,published_on_precision\nROUGH,甲,%s,%s\n"
                                .formatted(day, precision))))
                .containsExactly(tuple(2L, "published_on", day, detail.formatted("published_on")));
        assertThat(told(refused(
                        "architectures",
                        "version,name_zh,name_en,effective_on,effective_on_precision\nrough,甲,A,%s,%s\n"
                                .formatted(day, precision))))
                .contains(tuple(2L, "effective_on", day, detail.formatted("effective_on")));
    }

    @Test
    void aPrecisionWithoutADateIsRefused() {
        assertThat(told(refused("sources", "code,title_zh,published_on,published_on_precision\nNO-DATE,甲,,MONTH\n")))
                .containsExactly(tuple(
                        2L, "published_on_precision", "MONTH", "published_on_precision needs published_on beside it."));
    }

    @Test
    void aRangeThatEndsBeforeItBeginsIsRefused() {
        organizations("range-a", "range-b");
        agreements("AG-RANGE");
        String detail = "until (2020-01-01) lies before %s (2020-01-02).";
        String part = "What the agreement covers would end before its first day of effect.";
        assertThat(told(refused("organization_ties", TIE + "range-a,range-b,BRAND_OF,2020-01-02,2020-01-01\n")))
                .containsExactly(tuple(2L, "until", "2020-01-01", detail.formatted("from")));
        assertThat(told(refused("cooperations", "organization,since,until\nrange-a,2020-01-02,2020-01-01\n")))
                .containsExactly(tuple(2L, "until", "2020-01-01", detail.formatted("since")));
        assertThat(told(refused(
                        "agreement_scope",
                        "agreement,domain,from,until\nAG-RANGE,SMART_MOBILITY,2020-01-02,2020-01-01\n")))
                .containsExactly(tuple(2L, "until", "2020-01-01", part));
        assertThat(told(refused(
                        "agreement_solutions",
                        "agreement,solution,from,until\nAG-RANGE,SMART_4S,2020-01-02,2020-01-01\n")))
                .containsExactly(tuple(2L, "until", "2020-01-01", part));
    }

    @Test
    void aRangeOfOneDayIsARange() {
        organizations("day-a", "day-b");
        run("organization_ties", TIE + "day-a,day-b,BRAND_OF,2020-01-01,2020-01-01\n");
    }

    @Test
    void aCooperationHasADateOrTheWordsOfASource() {
        organizations("wordless");
        assertThat(told(refused("cooperations", "organization\nwordless\n")))
                .containsExactly(
                        tuple(2L, "since", null, "A cooperation has a date since when, or the words of a source."));
    }

    @Test
    void theDomainsOfAnElementAreThoseOfAVersionThatHasIt() {
        run("architectures", "version,name_zh,name_en,effective_on\n2030-01,甲,A,2030-01-31\n");
        assertThat(told(refused("element_domains", "architecture,element,domain\n2030-01,IOV,CONNECTED_VEHICLE\n")))
                .containsExactly(tuple(2L, "element", "IOV", "IOV is no element of this version of the architecture."));
    }

    @Test
    void twoVersionsOfTheArchitectureDoNotTakeEffectOnTheSameDay() {
        assertThat(told(refused("architectures", """
                        version,name_zh,name_en,effective_on
                        same-day,甲,A,2019-05-31
                        twin-1,甲,A,2031-01-31
                        twin-2,甲,A,2031-01-31
                        current,甲,A,2032-01-31
                        """)))
                .containsExactlyInAnyOrder(
                        tuple(2L, "effective_on", "2019-05-31", "2019-05 takes effect on 2019-05-31 already."),
                        tuple(3L, "effective_on", "2031-01-31", "twin-2 takes effect on 2031-01-31 already."),
                        tuple(4L, "effective_on", "2031-01-31", "twin-1 takes effect on 2031-01-31 already."),
                        tuple(5L, "version", "current", "It is the word for whichever version holds today."));
    }

    @Test
    void aBaseAbilityIsThatOfTheVersionsThatNameIt() {
        run("architectures", "version,name_zh,name_en,effective_on\n2034-01,甲,A,2034-01-31\n");
        run("architecture_capabilities", "architecture,capability,position\n2034-01,AI,1\n");
        api.get("/api/v1/architectures/2034-01").has(200).includes("""
                        {"capabilities": [{"code": "AI"}], "revision": 2}""");
        assertThat(told(refused("architecture_capabilities", "architecture,capability,position\n2034-01,NOTHING,1\n")))
                .containsExactly(tuple(2L, "capability", "NOTHING", "nothing has this code"));
    }

    @Test
    void aSolutionBelongsToAnElementThatStandsInSomeVersion() {
        run(
                file("architectures", "version,name_zh,name_en,effective_on\n2035-01,甲,A,2035-01-31\n"),
                file(
                        "architecture_elements",
                        "architecture,layer,code,position,name_zh,name_en\n2035-01,PLATFORM,GONE2035,1,甲,A\n"));
        api.delete("/api/v1/architectures/2035-01", "If-Match", "\"1\"").has(204);
        String header = "code,name_zh,name_en,element,relationship_level\n";
        assertThat(told(refused("solutions", header + "S2035,甲,A,GONE2035,VEHICLE_ENVIRONMENT\n")))
                .containsExactly(tuple(2L, "element", "GONE2035", "nothing has this code"));
    }

    @Test
    void theCodesOfDeletedSolutionsAndArchitecturesAreNeverGivenAgain() {
        run("solutions", "code,name_zh,name_en,relationship_level\nS-RETIRED,甲,A,VEHICLE_ENVIRONMENT\n");
        api.delete("/api/v1/solutions/S-RETIRED", "If-Match", "\"1\"").has(204);
        assertThat(told(refused(
                        "solutions", "code,name_zh,name_en,relationship_level\nS-RETIRED,甲,A,VEHICLE_ENVIRONMENT\n")))
                .containsExactly(tuple(2L, "code", "S-RETIRED", "was that of a record that was deleted"));
        run("architectures", "version,name_zh,name_en,effective_on\n2036-01,甲,A,2036-01-31\n");
        api.delete("/api/v1/architectures/2036-01", "If-Match", "\"1\"").has(204);
        assertThat(told(refused("architectures", "version,name_zh,name_en,effective_on\n2036-01,甲,A,2036-01-31\n")))
                .containsExactly(tuple(2L, "version", "2036-01", "was that of a record that was deleted"));
    }

    @Test
    void aThousandErrorsAreKeptAndAllAreCounted() {
        String rows = IntStream.range(0, 1500)
                .mapToObj("many-%d,GROUP,,A\n"::formatted)
                .collect(Collectors.joining());
        ImportReport report = refused("organizations", ORGANIZATION + rows);
        assertThat(report.errorCount()).isEqualTo(1500);
        assertThat(report.errors()).hasSize(1000);
        assertThat(report.rowsRead()).isEqualTo(1500);
        assertThat(told(report).getLast()).isEqualTo(tuple(1001L, "name_zh", "", "is missing"));
    }

    @Test
    void theErrorsOfSeveralFilesAreToldTogetherAndNoFileIsWritten() {
        ImportReport report = refused(
                file("organizations", ORGANIZATION + "several,PLANET,甲,A\nseveral-2,GROUP,乙,B\n"),
                file("organization_aliases", "organization,alias\nseveral-2,B\nseveral-2,B\n"),
                file("sources", "code,published_on\nSEVERAL,soon\n"),
                file("cooperation_domains", "code,position,name_zh,name_en\nSEVERAL,9,甲,A\n"),
                file("agreements", AGREEMENT + "AG-SEVERAL,MEMORANDUM,甲,A\n"),
                file("agreement_lineage", "agreement,relation,related\nAG-SEVERAL,RENEWS,AG-NOBODY\n"));
        assertThat(report.errors())
                .extracting(ImportError::file, ImportError::line, ImportError::column)
                .containsExactlyInAnyOrder(
                        tuple("organizations.csv", 2L, "kind"),
                        tuple("organization_aliases.csv", 3L, "organization"),
                        tuple("sources.csv", 2L, "published_on"),
                        tuple("agreement_lineage.csv", 2L, "related"));
    }

    @Test
    void aFileThatRefersToOneWithMistakesIsNotBlamedForThem() {
        ImportReport report = refused(
                file("organizations", ORGANIZATION + "blamed,PLANET,甲,A\n"),
                file("organization_aliases", "organization,alias\nblamed,B\n"));
        assertThat(report.errors()).extracting(ImportError::file).containsExactly("organizations.csv");
    }

    @Test
    void columnsStandInAnyOrderAndReadOnlyOnesAreIgnored() {
        ImportReport report = run(
                "organizations",
                "name_en,updated_at,version,code,type,kind,name_zh\nAny,whenever,seven,any-order,,GROUP,任意\n");
        assertThat(report.inserted()).isEqualTo(1);
        api.get("/api/v1/automakers/any-order")
                .has(200)
                .includes("{\"nameZh\": \"任意\", \"nameEn\": \"Any\", \"version\": 1}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\uFEFFcode,kind,name_zh,name_en\nNAME,GROUP,岚图,Voyah\n",
                "\uFEFF\"code\",\"kind\",\"name_zh\",\"name_en\"\r\n\"NAME\",\"GROUP\",\"岚图\",\"Voyah\"\r\n",
                "code,kind,name_zh,name_en\r\nNAME,GROUP,岚图,Voyah\r\n",
                "code,kind,name_zh,name_en\nNAME,GROUP,岚图,Voyah"
            })
    void aByteOrderMarkAndEitherLineEndAreTaken(String content) {
        String code = "read-" + Integer.toHexString(content.hashCode());
        run("organizations", content.replace("NAME", code));
        api.get("/api/v1/automakers/" + code).has(200).includes("{\"nameZh\": \"岚图\", \"nameEn\": \"Voyah\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"第一行\n第二行", "第一行\r\n第二行", "引\"号\",逗号", "制表\t符", "反斜\\杠\\N", "\\.", "空 格"})
    void whatStandsInQuotesIsKeptAsItIs(String note) {
        String code = "QUOTED-" + Integer.toHexString(note.hashCode()).toUpperCase(Locale.ROOT);
        run("sources", "code,title_zh,note\n%s,甲,\"%s\"\n".formatted(code, note.replace("\"", "\"\"")));
        assertThat(value("select note from source where code = '" + code + "'", String.class))
                .isEqualTo(note);
    }

    @Test
    void whatAFileDoesNotHaveKeepsWhatIsRecorded() {
        run("organizations", "code,kind,name_zh,name_en,country,archived\nkept,BRAND,甲,A,CN,true\n");
        ImportReport report = run("organizations", "code,name_zh,name_en\nkept,乙,A\n");
        assertThat(report.updated()).isEqualTo(1);
        assertThat(database.sql("select kind, name_zh, country, archived from organization where code = 'kept'")
                        .query()
                        .singleRow())
                .containsEntry("kind", "BRAND")
                .containsEntry("name_zh", "乙")
                .containsEntry("country", "CN")
                .containsEntry("archived", true);
    }

    @Test
    void anEmptyValueInAColumnThatIsThereEmptiesIt() {
        run("organizations", "code,kind,name_zh,name_en,country\nemptied,BRAND,甲,A,CN\n");
        run("organizations", "code,kind,name_zh,name_en,country\nemptied,BRAND,甲,A,\n");
        assertThat(value("select country is null from organization where code = 'emptied'", Boolean.class))
                .isTrue();
    }

    @Test
    void rulesSeeTheRecordedValuesOfColumnsThatAFileDoesNotHave() {
        run("agreements", """
                number,kind,title_zh,title_en,status,signed_on,effective_on,effective_on_precision,reminder_days
                AG-PARTIAL,MEMORANDUM,甲,A,DRAFT,,2020-06-30,QUARTER,60;7
                """);
        String header = "number,kind,title_zh,title_en,%s\nAG-PARTIAL,MEMORANDUM,甲,A,%s\n";
        run("agreements", header.formatted("status,signed_on", "SIGNED,2020-01-05"));
        assertThat(told(refused("agreements", header.formatted("expires_on", "2020-06-29"))))
                .containsExactly(
                        tuple(
                                2L,
                                "expires_on",
                                "2020-06-29",
                                "It is signed: expires_on changes by an amendment or a correction."),
                        tuple(
                                2L,
                                "expires_on",
                                "2020-06-29",
                                "The expiry (2020-06-29) lies before the first day of effect (2020-06-30)."));
        assertThat(told(refused("agreements", header.formatted("status", "DRAFT"))))
                .containsExactly(
                        tuple(2L, "status", "DRAFT", "It is SIGNED; it cannot become DRAFT."),
                        tuple(2L, "signed_on", "2020-01-05", "An agreement that is not signed has no such date."));
        assertThat(database.sql("""
                                select signed_on::text, signed_on_precision, effective_on::text, effective_on_precision,
                                       effective_on_confidence, reminder_days::text, version
                                from agreement where code = 'AG-PARTIAL'""").query().singleRow().values())
                .containsExactly("2020-01-05", "DAY", "2020-06-30", "QUARTER", "STATED", "{60,7}", 2);
    }

    @Test
    void aNewDateBringsItsOwnPrecisionAndConfidence() {
        run("sources", """
                code,title_zh,published_on,published_on_precision,published_on_confidence
                NEW-DATE,甲,2019-05-31,MONTH,INFERRED
                """);
        run("sources", "code,published_on\nNEW-DATE,2019-05-02\n");
        assertThat(value(
                        "select published_on_precision || ' ' || published_on_confidence from source where code = 'NEW-DATE'",
                        String.class))
                .isEqualTo("DAY STATED");
    }

    @Test
    void anEmptyListOfRemindersIsNoReminders() {
        run("agreements", "number,kind,title_zh,title_en,reminder_days\nAG-SILENT,MEMORANDUM,甲,A,\n");
        agreements("AG-USUAL");
        assertThat(value("select reminder_days::text from agreement where code = 'AG-SILENT'", String.class))
                .isEqualTo("{}");
        assertThat(value("select reminder_days::text from agreement where code = 'AG-USUAL'", String.class))
                .isEqualTo("{90,30}");
        assertThat(export(dataSets.find("agreements").orElseThrow()))
                .contains("AG-SILENT,MEMORANDUM,,,甲,A,DRAFT,,,,,,,,,,,,,,,,,,false,,,,,");
    }

    @Test
    void rowsAreCountedAsInsertedUpdatedAndUnchanged() {
        run("organizations", ORGANIZATION + "count-1,GROUP,甲,A\ncount-2,GROUP,乙,B\ncount-3,GROUP,丙,C\n");
        ImportReport report =
                run("organizations", ORGANIZATION + "count-1,GROUP,甲,A\ncount-2,GROUP,乙,Changed\ncount-4,GROUP,丁,D\n");
        assertThat(List.of(report.rowsRead(), report.inserted(), report.updated(), report.unchanged()))
                .containsExactly(3L, 1L, 1L, 1L);
        assertThat(database.sql(
                                "select code || ' ' || version from organization where code like 'count-%' order by code")
                        .query(String.class)
                        .list())
                .containsExactly("count-1 1", "count-2 2", "count-3 1", "count-4 1");
    }

    @Test
    void aRecordRisesByOneVersionHoweverManyOfItsPartsChange() {
        organizations("parts", "parts-of", "parts-idle");
        run(
                file(
                        "organizations",
                        ORGANIZATION + "parts,GROUP,甲,Renamed\nparts-idle,GROUP,甲 parts-idle,A parts-idle\n"),
                file("organization_aliases", "organization,alias\nparts,一\nparts,二\n"),
                file("organization_ties", TIE + "parts,parts-of,BRAND_OF,,\n"),
                file("cooperations", "organization,wording_zh\nparts,合作\n"));
        assertThat(versions("parts", "parts-of", "parts-idle")).containsExactly(2, 1, 1);
        run("organization_aliases", "organization,alias\nparts,一\nparts,三\n");
        assertThat(versions("parts")).containsExactly(3);
        long changes = value("select count(*) from change", Long.class);
        run("organization_aliases", "organization,alias\nparts,一\nparts,二\nparts,三\n");
        assertThat(versions("parts")).as("nothing new, no version").containsExactly(3);
        assertThat(value("select count(*) from change", Long.class))
                .as("nothing new, no history")
                .isEqualTo(changes);
    }

    private List<Integer> versions(String... codes) {
        return Stream.of(codes)
                .map(code -> value("select version from organization where code = '" + code + "'", Integer.class))
                .toList();
    }

    @Test
    void theHistoryShowsTheImportAsItsAuthorsChange() {
        organizations("imported");
        run("organizations", ORGANIZATION + "imported,GROUP,甲 imported,Changed\n");
        api.get("/api/v1/automakers/imported/history").has(200).includes("""
                        {"items": [{"by": "an importer", "change": "UPDATED", "via": "IMPORT",
                                    "members": [{"member": "nameEn", "from": "A imported", "to": "Changed"}]},
                                   {"by": "an importer", "change": "CREATED", "via": "IMPORT"}]}""");
    }

    @Test
    void anOwnUnitNeedsNoKind() {
        run("organizations", "code,name_zh,name_en\nour-unit,己方,Ours\n");
        api.get("/api/v1/own-units/our-unit").has(200).includes("{\"type\": \"OWN_UNIT\", \"nameZh\": \"己方\"}");
    }

    @Test
    void anOrganizationKeepsItsType() {
        organizations("typed");
        assertThat(told(refused("organizations", ORGANIZATION + "typed,MOBILITY_OPERATOR,甲,A\n")))
                .containsExactly(tuple(
                        2L,
                        "kind",
                        "MOBILITY_OPERATOR",
                        "An organization stays an automaker, a partner or an own unit; this one is an AUTOMAKER."));
        run("organizations", ORGANIZATION + "typed,BRAND,甲,A\n");
        run("organizations", "code,name_zh,name_en\ntyped,甲,A\n");
        assertThat(value("select kind from organization where code = 'typed'", String.class))
                .isEqualTo("BRAND");
    }

    @Test
    void filesComeInAnyOrderAndAreReadInTheOrderOfTheirReferences() {
        ImportReport report = run(
                file("organization_ties", TIE + "ordered,ordered-of,BRAND_OF,,\n"),
                file("organizations", ORGANIZATION + "ordered,BRAND,甲,A\nordered-of,GROUP,乙,B\n"));
        assertThat(report.inserted()).isEqualTo(3);
    }

    @Test
    void aCodeOfADeletedRecordIsNotImportedAgain() {
        organizations("deleted-once");
        api.send("DELETE", "/api/v1/automakers/deleted-once", null, "If-Match", "*")
                .has(204);
        assertThat(told(refused("organizations", ORGANIZATION + "deleted-once,GROUP,甲,A\n")))
                .containsExactly(tuple(2L, "code", "deleted-once", "was that of a record that was deleted"));
    }

    @Test
    void whatIsMergedIsArchivedAndLeadsToOneThatStays() {
        String header = "code,kind,name_zh,name_en,archived,merged_into\n";
        assertThat(told(refused("organizations", header + """
                        im-stays,GROUP,甲,A,false,
                        im-open,GROUP,甲,A,false,im-stays
                        im-self,GROUP,甲,A,true,im-self
                        im-gone,GROUP,甲,A,true,im-stays
                        im-chain,GROUP,甲,A,true,im-gone
                        im-nowhere,GROUP,甲,A,true,nobody
                        """)))
                .containsExactlyInAnyOrder(
                        tuple(3L, "merged_into", "im-stays", "What was merged is archived."),
                        tuple(4L, "merged_into", "im-self", "An organization is not merged into itself."),
                        tuple(4L, "merged_into", "im-self", "im-self was merged itself; name the one that stays."),
                        tuple(6L, "merged_into", "im-gone", "im-gone was merged itself; name the one that stays."),
                        tuple(7L, "merged_into", "nobody", "nothing has this code"));
        run("organizations", header + "im-gone,GROUP,甲,A,true,im-stays\nim-stays,GROUP,甲,A,false,\n");
        api.get("/api/v1/automakers/im-gone").has(301);
        assertThat(told(refused("organization_aliases", "organization,alias\nim-gone,别名\n")))
                .as("what was merged is referred to no more")
                .containsExactly(tuple(2L, "organization", "im-gone", "nothing has this code"));
        assertThat(run("organizations", header + "im-gone,GROUP,甲,A,true,im-stays\n")
                        .updated())
                .isZero();
    }

    @Test
    void whatAmendsAnAgreementFitsIt() {
        run(
                "agreements",
                "number,kind,title_zh,title_en,status,signed_on,effective_on,expires_on\nAG-IM,MEMORANDUM,甲,A,SIGNED,2020-01-01,2020-01-01,2021-12-31\nAG-IM-DRAFT,MEMORANDUM,甲,A,DRAFT,,,\n");
        String header = "agreement,number,kind,effective_on,expires_on,note\n";
        assertThat(told(refused("amendments", header + """
                        AG-IM,1,RENEWAL,2021-01-01,,
                        AG-IM,2,NOTICE,2021-01-01,2022-01-01,
                        AG-IM,4,AMENDMENT,,,甲
                        """)))
                .containsExactlyInAnyOrder(
                        tuple(2L, "expires_on", null, "A renewal has the new expiry."),
                        tuple(3L, "kind", "NOTICE", "Notice changes neither the expiry nor the reach."),
                        tuple(4L, "effective_on", "", "is missing"));
        assertThat(told(refused(
                        "amendments",
                        header + "AG-IM,3,AMENDMENT,2019-01-01,,甲\nAG-IM-DRAFT,1,AMENDMENT,2021-01-01,,甲\n")))
                .containsExactlyInAnyOrder(
                        tuple(
                                2L,
                                "effective_on",
                                "2019-01-01",
                                "Amendment 3 takes effect on 2019-01-01, before the agreement does (2020-01-01)."),
                        tuple(3L, "agreement", "AG-IM-DRAFT", "An agreement that is not signed has no amendments."));
        String scope = "agreement,domain,from,added_in\nAG-IM,SMART_MOBILITY,2021-01-01,%d\n";
        assertThat(told(refused("agreement_scope", scope.formatted(9))))
                .extracting(error -> error.toList().get(1))
                .as("no amendment of this import adds it")
                .containsExactly("agreement");
        run("amendments", header + "AG-IM,1,RENEWAL,2021-01-01,2030-01-01,\n");
        api.get("/api/v1/agreements/AG-IM").includes("{\"expiresOn\": \"2030-01-01\", \"version\": 2}");
    }

    @Test
    void milestonesAndInstrumentsFitTheirAgreement() {
        organizations("im-party", "im-stranger");
        agreements("AG-IM-PARTS", "AG-IM-OTHER");
        run("agreement_parties", "agreement,organization,role\nAG-IM-PARTS,im-party,COUNTERPARTY\n");
        String milestone = "code,agreement,title_zh,title_en,due_on,owner,state,state_on\n";
        assertThat(told(refused("milestones", milestone + """
                        IM-M1,AG-IM-PARTS,甲,A,,im-party,OPEN,
                        IM-M2,AG-IM-PARTS,甲,A,2020-01-01,im-party,OPEN,2020-01-01
                        IM-M3,AG-IM-PARTS,甲,A,2020-01-01,im-party,MISSED,2020-01-01
                        """)))
                .containsExactlyInAnyOrder(
                        tuple(2L, "due_on", "", "is missing"),
                        tuple(3L, "state_on", "2020-01-01", "A milestone that is open came to that on no day."),
                        tuple(
                                4L,
                                "state_on",
                                "2020-01-01",
                                "It is due on 2020-01-01, and is missed on the day after at the earliest."));
        assertThat(told(refused("milestones", milestone + "IM-M1,AG-IM-PARTS,甲,A,2020-01-01,im-stranger,OPEN,\n")))
                .containsExactly(tuple(2L, "owner", "im-stranger", "im-stranger is not party to the agreement."));
        run("milestones", milestone + "IM-M1,AG-IM-PARTS,甲,A,2020-01-01,im-party,DONE,2019-12-01\n");
        assertThat(told(refused(
                        "milestones", milestone + "IM-M1,AG-IM-OTHER,甲,A,2020-01-01,im-party,DONE,2019-12-01\n")))
                .contains(tuple(
                        2L, "agreement", "AG-IM-OTHER", "A milestone stays with its agreement, which is AG-IM-PARTS."));
        assertThat(told(refused("instruments", """
                        code,agreement,kind,name_zh,name_en,amount,currency,state,established_on,closed_on
                        IM-I1,AG-IM-PARTS,FUND,甲,A,5,,PLANNED,,
                        IM-I2,AG-IM-PARTS,FUND,甲,A,,,PLANNED,2020-01-01,
                        IM-I3,AG-IM-PARTS,FUND,甲,A,,,CLOSED,2020-01-02,2020-01-01
                        IM-I4,AG-IM-PARTS,FUND,甲,A,,,OPERATING,,2020-01-01
                        """)))
                .containsExactlyInAnyOrder(
                        tuple(2L, "currency", null, "An amount has a currency, and a currency an amount."),
                        tuple(3L, "established_on", "2020-01-01", "The instrument is only PLANNED."),
                        tuple(4L, "closed_on", "2020-01-01", "It came to an earlier state on 2020-01-02."),
                        tuple(5L, "operating_on", null, "The instrument came to its state on a day."),
                        tuple(5L, "closed_on", "2020-01-01", "The instrument is only OPERATING."));
    }
}
