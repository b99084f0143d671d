package io.autopact.portfolio;

import java.util.HashMap;
import java.util.Map;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells what the domains and elements of a coverage are called. */
@Component
@RequiredArgsConstructor
public class CoverageNames {

    private final JdbcClient database;

    /** The names by code; where a domain and an element have one code, they have one name in the picture, too. */
    @Transactional(readOnly = true)
    public Map<String, Subject> of(CoverageView coverage) {
        Map<String, Subject> names = new HashMap<>();
        database.sql("""
                        select code, name_zh, name_en from cooperation_domain
                        union all
                        select element.code, named.name_zh, named.name_en
                        from architecture_element as named
                        join architecture on architecture.id = named.architecture_id
                        join element on element.id = named.element_id
                        where architecture.code = :architecture""")
                .param("architecture", coverage.architecture())
                .query((row, number) ->
                        new Subject(row.getString("code"), row.getString("name_zh"), row.getString("name_en")))
                .list()
                .forEach(name -> names.putIfAbsent(name.code(), name));
        return names;
    }
}
