package io.autopact.capability;

import io.autopact.evidence.RecordReferences;
import io.autopact.shared.writing.Consequence;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Versions of the architecture refer to the events on which they were announced. */
@Component
@RequiredArgsConstructor
class AnnouncedArchitectures implements RecordReferences {

    private final JdbcClient database;

    @Override
    public List<Reference> find(String type, String code) {
        return type.equals("EVENT")
                ? database.sql("""
                                select architecture.code
                                from architecture join event on event.id = architecture.occasion_id
                                where event.code = :code
                                order by architecture.code""")
                        .param("code", code)
                        .query((row, number) -> new Reference("ARCHITECTURE", row.getString("code")))
                        .list()
                : List.of();
    }

    /** Events are not merged. */
    @Override
    public List<Consequence> repoint(String type, String from, String into) {
        return List.of();
    }
}
