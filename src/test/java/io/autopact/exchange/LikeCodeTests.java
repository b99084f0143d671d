package io.autopact.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.Answer;
import io.autopact.support.Api;
import io.autopact.support.Imports;
import io.autopact.support.RegisterTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Codes that a spreadsheet, or somebody typing, changed: told as warnings, or refused where nothing new is meant. */
@RegisterTest
class LikeCodeTests {

    private static final String AGREEMENT = "number,kind,title_zh,title_en\n";

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient database;

    private Imports imports;

    @BeforeEach
    void imports() {
        imports = new Imports(api);
    }

    private Answer agreements(String question, String... numbers) {
        return imports.csv(
                "agreements" + question, AGREEMENT + String.join(",MEMORANDUM,甲,A\n", numbers) + ",MEMORANDUM,甲,A\n");
    }

    @ParameterizedTest(name = "{0} and {1} are alike: {2}")
    @CsvSource({
        "00001, 1, true",
        "AG-2019-0001, AG-2019-1, true",
        "AG-2019-0001, AG_2019_0001, true",
        "AG-2019-0001, AG2019-1, true",
        "AG-2019-0001, ag-2019-0001, true",
        "007A, 7-A, true",
        "-7, 7, true",
        "2019.1, 2019-01, true",
        "1-11, 11-1, false",
        "10, 1, false",
        "AG-100, AG-10, false",
        "A-0, A, false",
        "0, 00, true",
        "0, 1, false"
    })
    void codesAreLikeEachOtherButForLeadingZerosCaseAndSigns(String one, String other, boolean alike) {
        assertThat(database.sql("select like_code(:one) = like_code(:other)")
                        .param("one", one)
                        .param("other", other)
                        .query(Boolean.class)
                        .single())
                .isEqualTo(alike);
    }

    @Test
    void aNewCodeThatIsLikeAKnownOneIsTakenWithAWarning() {
        agreements("", "LIKE-0001", "LIKE-0002")
                .includes("{\"warningCount\": 0, \"warnings\": [], \"mode\": \"UPSERT\"}");
        Answer job = agreements("", "LIKE-1", "LIKE-0002", "LIKE-3", "LIKE0002");
        job.includes("""
                {"state": "SUCCEEDED", "inserted": 3, "unchanged": 1, "errorCount": 0, "warningCount": 2, "warnings": [
                    {"file": "agreements.csv", "line": 2, "column": "number", "value": "LIKE-1", "rule": "code-like-another",
                     "detail": "is new, and like the known LIKE-0001 but for leading zeros, case or signs"},
                    {"file": "agreements.csv", "line": 5, "column": "number", "value": "LIKE0002", "rule": "code-like-another",
                     "detail": "is new, and like the known LIKE-0002 but for leading zeros, case or signs"}]}""");
        assertThat(api.get("/api/v1/import-jobs/%s/warnings.csv".formatted(job.at("/id")))
                        .has(200)
                        .body())
                .isEqualTo("""
                        file,line,column,value,detail
                        agreements.csv,2,number,LIKE-1,"is new, and like the known LIKE-0001 but for leading zeros, case or signs"
                        agreements.csv,5,number,LIKE0002,"is new, and like the known LIKE-0002 but for leading zeros, case or signs"
                        """);
        assertThat(api.get("/api/v1/import-jobs/%s/errors.csv".formatted(job.at("/id")))
                        .body())
                .isEqualTo("file,line,column,value,detail\n");
    }

    @Test
    void anImportThatOnlyUpdatesTakesNoNewKeys() {
        agreements("", "KNOWN-0001", "KNOWN-0002");
        agreements("?mode=update", "KNOWN-0001", "KNOWN-2", "KNOWN-3").includes("""
                {"state": "REFUSED", "mode": "UPDATE", "errorCount": 2, "warningCount": 0, "errors": [
                    {"file": "agreements.csv", "line": 3, "column": "number", "value": "KNOWN-2", "rule": "import-of-what-is-known",
                     "detail": "nothing is recorded under this key, and with mode=update nothing new is taken"},
                    {"line": 4, "column": "number", "value": "KNOWN-3", "rule": "import-of-what-is-known"}]}""");
        agreements("?mode=update", "KNOWN-0001").includes("{\"state\": \"SUCCEEDED\", \"unchanged\": 1}");
        agreements("?mode=upsert", "KNOWN-0003").includes("{\"state\": \"SUCCEEDED\", \"inserted\": 1}");
    }

    @Test
    void aPartIsKnownByItsWholeKey() {
        agreements("", "PARTS-0001");
        String header = "agreement,domain,from,wording_zh\n";
        imports.csv(
                        "agreement_scope",
                        header + "PARTS-0001,SMART_MOBILITY,2020-01-01,\nPARTS-0001,VEHICLE_SECURITY,,\n")
                .includes("{\"state\": \"SUCCEEDED\"}");
        imports.csv(
                        "agreement_scope?mode=update",
                        header
                                + "PARTS-0001,SMART_MOBILITY,2020-01-01,出行\nPARTS-0001,SMART_MOBILITY,2021-01-01,\nPARTS-0001,VEHICLE_SECURITY,,\n")
                .includes("""
                        {"state": "REFUSED", "errors": [{"line": 3, "rule": "import-of-what-is-known"}], "errorCount": 1}""");
        imports.csv("agreement_scope?mode=update", header + "PARTS-0001,SMART_MOBILITY,2020-01-01,出行\n")
                .includes("{\"state\": \"SUCCEEDED\", \"updated\": 1}");
    }

    @Test
    void anotherModeIsRefusedAtOnce() {
        imports.send(api.adminToken(), "agreements?mode=insert", "text/csv", AGREEMENT.getBytes(StandardCharsets.UTF_8))
                .isProblem(400, "invalid-request")
                .includes("{\"errors\": [{\"parameter\": \"mode\", \"detail\": \"mode must be upsert or update.\"}]}");
    }
}
