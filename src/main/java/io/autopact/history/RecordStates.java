package io.autopact.history;

import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** All that is recorded of a record, at whatever date it holds. */
@Component
@RequiredArgsConstructor
public class RecordStates {

    private final JdbcClient database;
    private final JsonMapper json;

    /**
     * What is recorded now, by the names of the members.
     *
     * @param recordKind the kind of record, as the change log names it
     * @param id its internal key
     */
    public JsonNode now(String recordKind, long id) {
        return json.readTree(database.sql("""
                        select record_state(:kind, :id, array(
                            select item.change_id from change_item as item
                            where item.record_kind = :kind and item.record_id = :id))::text as state""")
                .param("kind", recordKind)
                .param("id", id)
                .query((row, number) -> row.getString("state"))
                .single());
    }
}
