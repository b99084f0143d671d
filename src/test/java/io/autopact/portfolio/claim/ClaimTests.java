package io.autopact.portfolio.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.autopact.exchange.ImportError;
import io.autopact.exchange.ImportFile;
import io.autopact.exchange.ImportRefusedException;
import io.autopact.exchange.ImportReport;
import io.autopact.exchange.Importer;
import io.autopact.history.AuditContext;
import io.autopact.history.ChangeVia;
import io.autopact.support.Api;
import io.autopact.support.RegisterTest;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is stated in public is kept as it was stated, and held to the register as of its day. */
@RegisterTest
class ClaimTests {

    private static final String CLAIM = """
            {"code": "%s", "statementZh": "已与 %d 家车企合作 🚗", "statementEn": "%2$d automakers", "claimant": "发言人",
             "asOf": "%s", "metric": "AUTOMAKERS_IN_COOPERATION", "comparison": "%s", "value": %2$d}""";

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient database;

    @Autowired
    private Importer importer;

    @Test
    void isAppendedAndReadAsItWasMade() {
        var created = api.post("/api/v1/claims", CLAIM.formatted("CL-T-WORDS", 7, "2024-03-31", "ABOUT"))
                .has(201)
                .includes("""
                        {"code": "CL-T-WORDS", "statementZh": "已与 7 家车企合作 🚗", "claimant": "发言人", "asOf": "2024-03-31",
                         "asOfPrecision": "DAY", "asOfConfidence": "STATED", "comparison": "ABOUT", "value": 7, "version": 1}""");
        assertThat(created.header("Location")).isEqualTo("/api/v1/claims/CL-T-WORDS");
        assertThat(api.get("/api/v1/claims/CL-T-WORDS").has(200).body()).isEqualTo(created.body());
        assertThat(api.get("/api/v1/claims/CL-T-WORDS/history").items("change")).containsExactly("CREATED");
        assertThat(api.get("/api/v1/claims?q=家车企合作&metric=AUTOMAKERS_IN_COOPERATION")
                        .items("code"))
                .contains("CL-T-WORDS");
    }

    @Test
    void isNeverOverwritten() {
        api.post("/api/v1/claims", CLAIM.formatted("CL-T-STAYS", 7, "2024-03-31", "EXACTLY"))
                .has(201);
        api.post("/api/v1/claims", CLAIM.formatted("CL-T-STAYS", 8, "2024-03-31", "EXACTLY"))
                .isProblem(409, "conflict");
        api.put("/api/v1/claims/CL-T-STAYS", CLAIM.formatted("CL-T-STAYS", 8, "2024-03-31", "EXACTLY"), "If-Match", "*")
                .isProblem(409, "conflict");
        api.put("/api/v1/claims/CL-T-STAYS", CLAIM.formatted("CL-T-STAYS", 8, "2024-03-31", "EXACTLY"))
                .isProblem(428, "precondition-required");
        api.put(
                        "/api/v1/claims/CL-T-STAYS",
                        CLAIM.formatted("CL-T-STAYS", 8, "2024-03-31", "EXACTLY"),
                        "If-None-Match",
                        "*")
                .isProblem(412, "precondition-failed");
        api.patch("/api/v1/claims/CL-T-STAYS", "{\"value\": 8}", "If-Match", "*")
                .isProblem(422, "rule-violated");
        api.send("DELETE", "/api/v1/claims/CL-T-STAYS", "{}", "If-Match", "*").isProblem(405, "method-not-allowed");
        api.get("/api/v1/claims/CL-T-STAYS").includes("{\"value\": 7}");
    }

    @Test
    void isAppendedUnderACodeOfOnesOwn() {
        api.put(
                        "/api/v1/claims/CL-T-OWN",
                        "{\"statementZh\": \"超过 300 家\", \"asOf\": \"2024-03-31\"}",
                        "If-None-Match",
                        "*")
                .has(201)
                .includes("{\"code\": \"CL-T-OWN\", \"version\": 1}");
    }

    @Test
    void isNeverOverwrittenPastTheServiceEither() {
        api.post("/api/v1/claims", CLAIM.formatted("CL-T-HELD", 7, "2024-03-31", "EXACTLY"))
                .has(201);
        for (String write : new String[] {
            "update claim set value = 8 where code = 'CL-T-HELD'", "delete from claim where code = 'CL-T-HELD'"
        }) {
            assertThatThrownBy(() -> database.sql(write).update())
                    .isInstanceOf(DataAccessException.class)
                    .hasMessageContaining("never overwritten");
        }
    }

    @Test
    void isReconciledAsOfItsOwnDayWithWhatIsRecordedNow() {
        api.put("/api/v1/automakers/cl-maker", """
                        {"kind": "COMPANY", "nameZh": "口径车企", "nameEn": "Claim maker",
                         "cooperation": {"since": "1890-05-01", "until": "1890-12-31"}}""", "If-None-Match", "*").has(201);
        api.post("/api/v1/claims", CLAIM.formatted("CL-T-BEFORE", 1, "1890-04-30", "AT_LEAST"))
                .has(201);
        api.post("/api/v1/claims", CLAIM.formatted("CL-T-DURING", 1, "1890-12-31", "AT_LEAST"))
                .has(201);
        api.get("/api/v1/claims/CL-T-BEFORE/reconciliation").includes("""
                {"registered": 0, "difference": -1, "holds": false, "records": []}""");
        api.get("/api/v1/claims/CL-T-DURING/reconciliation").includes("""
                {"registered": 1, "difference": 0, "holds": true, "records": ["cl-maker"]}""");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "without words | {\"asOf\": \"2024-01-01\"} | 400 | /statementZh | required",
                "without a day | {\"statementZh\": \"甲\"} | 400 | /asOf | required",
                "of a day to come | {\"statementZh\": \"甲\", \"asOf\": \"2199-01-01\"} | 422 | /asOf | out-of-range",
                "a figure that does not tell how it is meant | {\"statementZh\": \"甲\", \"asOf\": \"2024-01-01\", \"value\": 3} | 400 | /comparison | required",
                "a metric without a figure | {\"statementZh\": \"甲\", \"asOf\": \"2024-01-01\", \"metric\": \"ECOSYSTEM_PARTNERS\"} | 400 | /value | required",
                "a figure below nothing | {\"statementZh\": \"甲\", \"asOf\": \"2024-01-01\", \"value\": -1, \"comparison\": \"EXACTLY\"} | 400 | /value | invalid",
                "a figure beyond any number | {\"statementZh\": \"甲\", \"asOf\": \"2024-01-01\", \"value\": 99999999999999999999, \"comparison\": \"EXACTLY\"} | 400 | /value | wrong-type",
                "half a figure | {\"statementZh\": \"甲\", \"asOf\": \"2024-01-01\", \"value\": 1.5, \"comparison\": \"EXACTLY\"} | 400 | /value | wrong-type",
                "an unknown metric | {\"statementZh\": \"甲\", \"asOf\": \"2024-01-01\", \"metric\": \"LIKES\"} | 400 | /metric | wrong-type",
                "a day within a month that is not its last | {\"statementZh\": \"甲\", \"asOf\": \"2024-01-01\", \"asOfPrecision\": \"MONTH\"} | 400 | /asOf | not-last-day",
                "a small letter in the code | {\"code\": \"cl\", \"statementZh\": \"甲\", \"asOf\": \"2024-01-01\"} | 400 | /code | invalid",
                "a member that there is not | {\"statementZh\": \"甲\", \"asOf\": \"2024-01-01\", \"truth\": true} | 400 | /truth | unknown",
            })
    void isRefusedWhere(String what, String body, int status, String pointer, String code) {
        api.post("/api/v1/claims", body)
                .isProblem(status, status == 422 ? "rule-violated" : "invalid-request")
                .names(pointer, code);
    }

    private ImportReport run(String csv) {
        byte[] content = csv.getBytes(StandardCharsets.UTF_8);
        return AuditContext.as(
                "an importer",
                ChangeVia.IMPORT,
                () -> importer.run(
                        List.of(new ImportFile("claims", "claims.csv", () -> new ByteArrayInputStream(content)))));
    }

    @Test
    void isImportedOnceAndNotOverwrittenByAnImportEither() {
        String csv =
                "code,statement_zh,as_of,metric,comparison,value\nCL-T-CSV,超过 300 家,2019-06-28,ECOSYSTEM_PARTNERS,MORE_THAN,%d\n";
        assertThat(run(csv.formatted(300)).inserted()).isEqualTo(1);
        assertThat(run(csv.formatted(300)).unchanged()).isEqualTo(1);
        assertThatExceptionOfType(ImportRefusedException.class)
                .isThrownBy(() -> run(csv.formatted(301)))
                .satisfies(refused -> assertThat(refused.getReport().errors())
                        .extracting(ImportError::line, ImportError::column)
                        .containsExactly(tuple(2L, "code")));
        api.get("/api/v1/claims/CL-T-CSV").includes("{\"value\": 300}");
    }

    @Test
    void aFigureIsWholeInAnImportToo() {
        assertThatExceptionOfType(ImportRefusedException.class)
                .isThrownBy(
                        () -> run(
                                "code,statement_zh,as_of,metric,comparison,value\nCL-T-HALF,甲,2019-06-28,ECOSYSTEM_PARTNERS,,\nCL-T-DAYLESS,甲,,,,\n"))
                .satisfies(refused -> assertThat(refused.getReport().errors())
                        .extracting(ImportError::column)
                        .containsExactlyInAnyOrder("value", "as_of"));
    }

    @Test
    void canBeCitedAndDisputed() {
        api.post("/api/v1/claims", CLAIM.formatted("CL-T-CITED", 7, "2024-03-31", "EXACTLY"))
                .has(201);
        api.put("/api/v1/sources/CL-SOURCE", "{\"titleZh\": \"报道\"}", "If-None-Match", "*")
                .has(201);
        api.post("/api/v1/evidence", """
                        {"record": {"type": "CLAIM", "code": "CL-T-CITED", "member": "value"}, "source": "CL-SOURCE",
                         "quote": "只有 5 家", "stance": "CONTRADICTS"}""").has(201);
        api.get("/api/v1/claims/CL-T-CITED").includes("{\"disputed\": true, \"disputedMembers\": [\"value\"]}");
    }
}
