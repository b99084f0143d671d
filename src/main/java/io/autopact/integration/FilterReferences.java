package io.autopact.integration;

import io.autopact.evidence.OrganizationNames;
import io.autopact.evidence.RecordReferences;
import io.autopact.shared.postgres.SqlFile;
import io.autopact.shared.writing.Consequence;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Webhooks and calendars name organizations of which they tell. That keeps none of them in the register, and what told
 * of one that was merged tells of the one that stays.
 */
@Component
@RequiredArgsConstructor
class FilterReferences implements RecordReferences {

    private static final String REPOINT = SqlFile.read("integration/repoint-webhooks.sql");

    private final JdbcClient database;
    private final OrganizationNames organizations;

    @Override
    public List<Reference> find(String type, String code) {
        return List.of();
    }

    @Override
    public List<Consequence> repoint(String type, String from, String into) {
        if (!organizations.include(type)) {
            return List.of();
        }
        database.sql("update calendar set organization = :into where organization = :from")
                .param("from", from)
                .param("into", into)
                .update();
        return database.sql(REPOINT)
                .param("from", from)
                .param("into", into)
                .query((row, number) -> new Consequence(
                        "REFERENCE_MOVED",
                        "WEBHOOK",
                        row.getString("code"),
                        "organizations",
                        null,
                        "%s is sent what concerns %s.".formatted(row.getString("code"), into)))
                .list();
    }
}
