package io.autopact.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.support.Answer;
import io.autopact.support.Api;
import io.autopact.support.ArticleTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who may import a data set is said by the data set. */
@ArticleTest
class ImportAccessTests {

    @Autowired
    private DataSets dataSets;

    @Autowired
    private Api api;

    @Test
    void referenceDataAreImportedByAdministratorsAlone() {
        for (TableDataSet dataSet : dataSets.writable()) {
            String path = "/api/v1/imports/%s?dryRun=true".formatted(dataSet.name());
            Answer answer = api.sendAs(api.token("MANAGER"), "POST", path, "no_column\n", "Content-Type", "text/csv");
            if (dataSet.administered()) {
                answer.isProblem(403, "forbidden");
            } else {
                // Beyond those that may wait it is 503.
                assertThat(answer.status()).as(dataSet.name()).isIn(202, 503);
            }
        }
        assertThat(dataSets.writable().stream().filter(TableDataSet::administered))
                .hasSize(11);
    }

    @Test
    void anAdministratorImportsThem() {
        api.send("POST", "/api/v1/imports/solutions?dryRun=true", "no_column\n", "Content-Type", "text/csv")
                .has(202);
    }
}
