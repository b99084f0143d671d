package io.autopact.shared.listing;

import java.util.List;
import org.springframework.jdbc.core.RowMapper;

/**
 * How the records of a list are read: the SQL of their members, and what is made of a row.
 *
 * @param <T> the view
 */
public interface Projection<T> {

    /** The view of a record. */
    Class<T> view();

    /** The select list that gives the members asked for. */
    String columns(Fields fields);

    /**
     * Reads a row of that select list. Of a view of some members the others are missing, and it is not to be asked for
     * them.
     */
    RowMapper<T> mapper(Fields fields);

    /** The same members and those that tell one state of a record from another, which the tag of a single one needs. */
    default Fields tagged(Fields fields) {
        return fields.all()
                ? fields
                : fields.and(members().stream()
                        .filter(List.of("version", "revision")::contains)
                        .toArray(String[]::new));
    }

    /** The members that there are, in their order. */
    default List<String> members() {
        return Fields.of(view());
    }
}
