package io.autopact.shared.listing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a client asks of a list, checked.
 *
 * @param list which list is asked, by its path; a cursor holds for that one alone
 * @param limit how many items, 1 to 500
 * @param asOf the date asked about
 * @param order how the items are sorted, down to the unique key
 * @param filters the filters given, as raw parameter values by name
 * @param after the sort values of the last item already seen, as texts; empty at the beginning
 * @param count whether the number of all items is wanted
 * @param fields which members of the items are wanted
 */
public record ListRequest(
        String list,
        int limit,
        LocalDate asOf,
        List<Order> order,
        Map<String, String> filters,
        List<@Nullable String> after,
        boolean count,
        Fields fields) {

    /** What a cursor goes on with, as many items at a time as are asked for now. */
    ListRequest goingOn(Cursors.Position position, List<Order> carriedOrder, Fields carriedFields) {
        return new ListRequest(
                list, limit, position.asOf(), carriedOrder, position.filters(), position.after(), count, carriedFields);
    }

    /** At which instant the register is asked; null for now. */
    public @Nullable Instant knownAt() {
        String instant = filters.get(Filter.KNOWN_AT);
        return instant == null ? null : Instant.parse(instant);
    }
}
