package io.autopact.agreement;

import io.autopact.evidence.RecordReferences;
import io.autopact.shared.writing.Consequence;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Agreements name the people who signed them or stood by. */
@Component
@RequiredArgsConstructor
class SignatoryReferences implements RecordReferences {

    private final JdbcClient database;

    @Override
    public List<Reference> find(String type, String code) {
        return type.equals("PERSON")
                ? database.sql("""
                        select distinct agreement.code
                        from person
                        join agreement_signatory as signatory on signatory.person_id = person.id
                        join agreement on agreement.id = signatory.agreement_id
                        where person.code = :code
                        order by agreement.code""")
                        .param("code", code)
                        .query((row, number) -> new Reference("AGREEMENT", row.getString("code")))
                        .list()
                : List.of();
    }

    /** People are not merged. */
    @Override
    public List<Consequence> repoint(String type, String from, String into) {
        return List.of();
    }
}
