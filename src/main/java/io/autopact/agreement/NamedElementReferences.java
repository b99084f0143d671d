package io.autopact.agreement;

import io.autopact.capability.ElementReferences;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Agreements refer to the elements that they name, or once named. */
@Component
@RequiredArgsConstructor
class NamedElementReferences implements ElementReferences {

    private final JdbcClient database;

    @Override
    public List<Reference> find(String element) {
        return database.sql("""
                        select code
                        from agreement
                        where id in (
                            select item.agreement_id
                            from agreement_item as item join element on element.id = item.element_id
                            where element.code = :element)
                        order by code""")
                .param("element", element)
                .query((row, number) -> new Reference("AGREEMENT", row.getString("code")))
                .list();
    }
}
