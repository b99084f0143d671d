package io.autopact.history;

import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The codes of deleted records, which are never given again. The database refuses them as well. */
@Component
@RequiredArgsConstructor
public class RetiredCodes {

    private final JdbcClient database;

    /**
     * Whether a code belonged to a record that was deleted.
     *
     * @param recordKind the kind of record, as the change log names it
     */
    public boolean contains(String recordKind, String code) {
        return database.sql("select exists (select from retired_code where record_kind = :kind and code = :code)")
                .param("kind", recordKind)
                .param("code", code)
                .query(Boolean.class)
                .single();
    }
}
