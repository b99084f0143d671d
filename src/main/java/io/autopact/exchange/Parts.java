package io.autopact.exchange;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Columns by which the file of a data set says, in the row of each record, what otherwise stands in the file of its
 * parts. They are read as rows of that file would be; an empty one says nothing. Exports tell parts in their own data
 * set alone.
 *
 * @param dataSet the data set of the parts
 * @param reference its column that names the record
 * @param parts the parts that can be said
 */
public record Parts(String dataSet, String reference, List<Part> parts) {

    /**
     * One part of each record.
     *
     * @param key what tells it from other parts of the record: columns of the parts' data set with their values
     * @param values columns of the parts' data set, with how the file of the records calls them
     */
    public record Part(Map<String, String> key, Map<String, Field> values) {}

    /** The columns, as the file of the records calls them. */
    List<Field> fields() {
        return parts.stream().flatMap(part -> part.values().values().stream()).toList();
    }

    /** Whether a file with these columns says anything of parts. */
    boolean areIn(Set<String> present) {
        return fields().stream().map(Field::name).anyMatch(present::contains);
    }
}
