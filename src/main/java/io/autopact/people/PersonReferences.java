package io.autopact.people;

import io.autopact.evidence.OrganizationNames;
import io.autopact.evidence.RecordReferences;
import io.autopact.shared.postgres.SqlFile;
import io.autopact.shared.writing.Consequence;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** People name the organization that they belong to, and the records that they are responsible for. */
@Component
@RequiredArgsConstructor
class PersonReferences implements RecordReferences {

    private static final String REPOINT_RESPONSIBLE = SqlFile.read("people/repoint-responsible.sql");

    private final JdbcClient database;
    private final OrganizationNames organizations;

    @Override
    public List<Reference> find(String type, String code) {
        if (type.equals(PersonService.RECORD_KIND)) {
            return responsibleFor(code);
        }
        return organizations.include(type)
                ? database.sql("select code from person where organization = :code order by code")
                        .param("code", code)
                        .query((row, number) -> new Reference(PersonService.RECORD_KIND, row.getString("code")))
                        .list()
                : List.of();
    }

    private List<Reference> responsibleFor(String person) {
        return database.sql("""
                        select held.record_type, held.record_code
                        from responsibility as held
                        join person on person.id = held.person_id
                        where person.code = :code
                        order by held.record_type, held.record_code""")
                .param("code", person)
                .query((row, number) -> new Reference(row.getString("record_type"), row.getString("record_code")))
                .list();
    }

    @Override
    public List<Consequence> repoint(String type, String from, String into) {
        database.sql(REPOINT_RESPONSIBLE)
                .param("type", type)
                .param("from", from)
                .param("into", into)
                .update();
        return organizations.include(type)
                ? database.sql("""
                        update person set organization = :into, version = version + 1 where organization = :from
                        returning code""")
                        .param("from", from)
                        .param("into", into)
                        .query((row, number) -> new Consequence(
                                "REFERENCE_MOVED",
                                PersonService.RECORD_KIND,
                                row.getString("code"),
                                "organization",
                                null,
                                "%s belongs to %s.".formatted(row.getString("code"), into)))
                        .list()
                : List.of();
    }
}
