package io.autopact.exchange;

import io.autopact.support.Answer;
import io.autopact.support.Api;
import io.autopact.support.Imports;
import io.autopact.support.RegisterTest;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Files as spreadsheets save them: what is certain is taken, and of the rest it is said what to do. */
@RegisterTest
class SpreadsheetTests {

    private static final String AGREEMENT = "number,kind,title_zh,title_en,status,signed_on,extends_to_subsidiaries\n";

    @Autowired
    private Api api;

    private Imports imports;

    @BeforeEach
    void imports() {
        imports = new Imports(api);
    }

    private Answer signed(String number, String day, String extended) {
        return imports.csv(
                "agreements", AGREEMENT + "%s,MEMORANDUM,备忘录,M,SIGNED,%s,%s\n".formatted(number, day, extended));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2019-06-08",
                "2019/6/8",
                "2019/06/08",
                "2019-6-8",
                "2019.6.8",
                "2019.06.08",
                "2019年6月8日",
                "2019年06月08日",
                "2019/6/8 0:00",
                "2019/6/8 00:00:00",
                " 2019/6/8"
            })
    void aDateWithTheYearFirstIsTaken(String day) {
        signed("AG-YEAR-FIRST", day, "").includes("{\"state\": \"SUCCEEDED\"}");
        api.get("/api/v1/agreements/AG-YEAR-FIRST").includes("{\"signedOn\": \"2019-06-08\"}");
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    28/06/2019    | a date with its year first and in four figures, such as 2019-06-28, as 28/06/2019 can be read in several ways
                    6/8/2019      | a date with its year first and in four figures, such as 2019-06-28, as 6/8/2019 can be read in several ways
                    19-6-28       | a date with its year first and in four figures, such as 2019-06-28, as 19-6-28 can be read in several ways
                    28-Jun-19     | a date in figures alone, such as 2019-06-28
                    June 28, 2019 | a date in figures alone, such as 2019-06-28
                    43644         | a date such as 2019-06-28, and 43644 is the number by which a spreadsheet counts its days (2019-06-28, counted from 1900)
                    43644.5       | a date such as 2019-06-28, and 43644.5 is the number by which a spreadsheet counts its days (2019-06-28, counted from 1900)
                    """)
    void aDateThatCanBeReadInSeveralWaysIsRefusedWithWhatToDo(String day, String wanted) {
        signed("AG-UNCLEAR", '"' + day + '"', "").includes("""
                {"state": "REFUSED", "errors": [{"line": 2, "column": "signed_on", "value": "%s",
                 "detail": "must be %s: format the column as yyyy-mm-dd in the spreadsheet and save it again"}]}""".formatted(day, wanted));
    }

    @ParameterizedTest
    @CsvSource({
        "2019/2/29, a day that exists: 2019-02 has 28 days",
        "2019年11月31日, a day that exists: 2019-11 has 30 days",
        "2019/13/1, a date such as 2019-06-28",
        "2019/6-28, a date such as 2019-06-28",
        "２０１９/6/28, a date such as 2019-06-28",
        "2019/6/28 8:30, a date such as 2019-06-28"
    })
    void aDayThatDoesNotExistSaysSoAndWhatIsNoDateIsToldWhatOneIs(String day, String wanted) {
        signed("AG-NO-DAY", day, "").includes("""
                {"state": "REFUSED", "errors": [{"column": "signed_on", "value": "%s", "detail": "must be %s"}]}""".formatted(day, wanted));
    }

    @ParameterizedTest
    @CsvSource({"TRUE, true", "True, true", "是, true", "FALSE, false", "False, false", "否, false"})
    void aBooleanIsTakenInAnyCaseAndInChinese(String given, String meant) {
        String number = "AG-TRUTH-"
                + HexFormat.of()
                        .formatHex(given.getBytes(StandardCharsets.UTF_8))
                        .toUpperCase(Locale.ROOT);
        signed(number, "2019/6/28", given).includes("{\"state\": \"SUCCEEDED\"}");
        api.get("/api/v1/agreements/" + number).includes("{\"extendsToSubsidiaries\": %s}".formatted(meant));
    }

    @Test
    void emptyFieldsAtTheEndAndEmptyRowsArePassedOverAndLinesStayThoseOfTheFile() {
        imports.csv("organizations", """
                        ,,,,,,
                        code,kind,name_zh,name_en,,,
                        ,,,,,,
                        empty-a,BRAND,甲,A,,,

                        empty-b,BRAND,乙,B
                        empty-c,BRAND,丙,C,,,,,,,
                        ,,,
                        """).includes("{\"state\": \"SUCCEEDED\", \"rowsRead\": 3, \"inserted\": 3}");
        imports.csv("organizations", """
                        ,,,,
                        code,kind,name_zh,name_en,
                        ,,,,
                        empty-d,MOON,甲,A,
                        ,,,,
                        empty-e,BRAND,乙,B,!
                        empty-f,BRAND,丙
                        """).includes("""
                        {"state": "REFUSED", "errorCount": 3, "errors": [
                            {"line": 4, "column": "kind", "value": "MOON"},
                            {"line": 6, "column": null, "detail": "has 5 fields and the header 4"},
                            {"line": 7, "column": null, "detail": "has 3 fields and the header 4"}]}""");
        imports.csv("organizations", ",,,\n,,,\n").includes("""
                {"state": "REFUSED", "errors": [{"line": 1, "detail": "the file is empty; its first line names the columns"}]}""");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GB18030", "GBK", "GB2312", "Big5", "UTF-16", "UTF-16LE", "UTF-8"})
    void theEncodingThatTheMediaTypeNamesIsTaken(String encoding) {
        String code = "in-" + encoding.toLowerCase(Locale.ROOT);
        String rows = "\uFEFF".repeat(encoding.equals("UTF-16LE") || encoding.equals("UTF-8") ? 1 : 0)
                + "code,kind,name_zh,name_en\r\n"
                + "%s,BRAND,中文,Name\r\n".formatted(code)
                + IntStream.range(0, 5000)
                        .mapToObj(i -> "%s-%d,BRAND,中文,Name\r\n".formatted(code, i))
                        .collect(Collectors.joining());
        imports.finished(imports.send(
                        api.adminToken(),
                        "organizations",
                        "text/csv;charset=" + encoding,
                        rows.getBytes(Charset.forName(encoding))))
                .includes("{\"state\": \"SUCCEEDED\", \"inserted\": 5001}");
        api.get("/api/v1/automakers/%s-4999".formatted(code)).includes("{\"nameZh\": \"中文\"}");
    }

    @Test
    void anotherEncodingThanTheNamedIsRefusedWithTheAdviceToNameIt() {
        byte[] file = "code,kind,name_zh,name_en\nother,BRAND,东风,Dongfeng\n".getBytes(Charset.forName("GB18030"));
        String advice =
                "; save the file as CSV UTF-8, or name the encoding that it has, as in Content-Type: text/csv;charset=gb18030";
        imports.csv("organizations", file).includes("""
                {"state": "REFUSED", "errors": [{"line": 2, "detail": "is not UTF-8%s"}]}""".formatted(advice));
        byte[] utf8 = "code,kind,name_zh,name_en\nother,BRAND,风,Dongfeng\n".getBytes(StandardCharsets.UTF_8);
        imports.finished(imports.send(api.adminToken(), "organizations", "text/csv;charset=GBK", utf8))
                .includes("""
                {"state": "REFUSED", "errors": [{"line": 2, "detail": "is not GBK%s"}]}""".formatted(advice));
    }
}
