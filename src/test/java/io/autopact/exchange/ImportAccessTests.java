package io.autopact.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.autopact.access.AccessRules;
import io.autopact.access.Role;
import io.autopact.support.ArticleTest;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;

/** Who may import what is told where the data sets are declared, and once more in the access rules. */
@ArticleTest
class ImportAccessTests {

    @Autowired
    private DataSets dataSets;

    @Test
    void referenceDataAreImportedByAdministratorsAlone() {
        for (TableDataSet dataSet : dataSets.writable()) {
            assertThat(AccessRules.rolesFor(HttpMethod.POST, "/api/v1/imports/" + dataSet.name()))
                    .as(dataSet.name())
                    .isEqualTo(dataSet.administered() ? Set.of(Role.ADMIN) : Set.of(Role.MANAGER, Role.ADMIN));
        }
        assertThat(dataSets.writable().stream().filter(TableDataSet::administered))
                .hasSize(9);
    }
}
