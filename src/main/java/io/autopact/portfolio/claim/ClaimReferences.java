package io.autopact.portfolio.claim;

import io.autopact.evidence.RecordReferences;
import io.autopact.shared.postgres.SqlFile;
import io.autopact.shared.writing.Consequence;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Claims name the organization spoken for, the event on which they were made, and the records that they are about. */
@Component
@RequiredArgsConstructor
class ClaimReferences implements RecordReferences {

    private static final String REFERENCES = SqlFile.read("portfolio/claims-naming.sql");
    private static final String REPOINT = SqlFile.read("portfolio/repoint-claims.sql");

    private final JdbcClient database;

    @Override
    public List<Reference> find(String type, String code) {
        return database.sql(REFERENCES)
                .param("type", type)
                .param("code", code)
                .query((row, number) -> new Reference(ClaimService.RECORD_KIND, row.getString("code")))
                .list();
    }

    @Override
    public List<Consequence> repoint(String type, String from, String into) {
        return database.sql(REPOINT)
                .param("type", type)
                .param("from", from)
                .param("into", into)
                .query((row, number) -> new Consequence(
                        "REFERENCE_MOVED",
                        ClaimService.RECORD_KIND,
                        row.getString("code"),
                        row.getString("member"),
                        null,
                        "%s names %s.".formatted(row.getString("code"), into)))
                .list();
    }
}
