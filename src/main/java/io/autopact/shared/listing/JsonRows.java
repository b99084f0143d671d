package io.autopact.shared.listing;

import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads rows that the database has put together as JSON: a record with all its parts is one statement, and its select
 * list has the members of the view by their own names.
 */
@Component
@RequiredArgsConstructor
public class JsonRows {

    private final JsonMapper json;

    /** The select list for a row whose members are those of a subquery. */
    static String columns(String members) {
        return "(select row_to_json(view)::text from (select\n%s) as view) as item".formatted(members);
    }

    /** Maps the column {@code item} to the view; a member that the view does not have is a mistake in the SQL. */
    public <T> RowMapper<T> as(Class<T> view) {
        ObjectReader reader = reader(view);
        return (row, number) -> reader.readValue(row.getBytes("item"));
    }

    /**
     * Records that are read as this view.
     *
     * @param members a select list with the members of the view by their names, and what it selects them from where
     *     that is more than the list's source
     */
    public <T> JsonProjection<T> of(Class<T> view, String members) {
        ObjectReader whole = reader(view);
        return new JsonProjection<>(
                view, members, whole, whole.without(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES), List.of());
    }

    private ObjectReader reader(Class<?> view) {
        return json.readerFor(view).with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }
}
