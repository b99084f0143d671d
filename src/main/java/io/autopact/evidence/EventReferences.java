package io.autopact.evidence;

import io.autopact.shared.postgres.SqlFile;
import io.autopact.shared.writing.Consequence;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Events name the organizations that were there and the records that they are about. */
@Component
@RequiredArgsConstructor
class EventReferences implements RecordReferences {

    private static final String REPOINT = SqlFile.read("evidence/repoint-events.sql");

    private final JdbcClient database;
    private final OrganizationNames organizations;

    @Override
    public List<Reference> find(String type, String code) {
        return database.sql("""
                        select event.code
                        from event
                        where event.id in (select event_id from event_record where record_type = :type and record_code = :code)
                           or (:party and event.id in (select event_id from event_organization where organization = :code))
                        order by event.code""")
                .param("type", type)
                .param("code", code)
                .param("party", organizations.include(type))
                .query((row, number) -> new Reference(EventService.RECORD_KIND, row.getString("code")))
                .list();
    }

    @Override
    public List<Consequence> repoint(String type, String from, String into) {
        return database.sql(REPOINT)
                .param("type", type)
                .param("from", from)
                .param("into", into)
                .param("party", organizations.include(type))
                .query((row, number) -> new Consequence(
                        "REFERENCE_MOVED",
                        EventService.RECORD_KIND,
                        row.getString("code"),
                        row.getString("member"),
                        null,
                        "%s names %s.".formatted(row.getString("code"), into)))
                .list();
    }
}
