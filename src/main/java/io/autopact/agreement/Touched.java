package io.autopact.agreement;

import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.SqlParameterValue;

/**
 * What a write may have taken something from, and on which days it can make a difference.
 *
 * @param organizations the organizations that it reaches, by their internal keys
 * @param agreements the agreements that it changed
 */
public record Touched(List<On> organizations, List<On> agreements) {

    /**
     * A record on a day.
     *
     * @param id its internal key
     * @param day the day
     */
    public record On(long id, LocalDate day) {}

    /** Whether it is nothing. */
    public boolean nothing() {
        return organizations.isEmpty() && agreements.isEmpty();
    }

    /** The keys, beside their {@link #days}, as a parameter of a statement. */
    public static SqlParameterValue ids(List<On> records) {
        return new SqlParameterValue(Types.ARRAY, records.stream().map(On::id).toArray(Long[]::new));
    }

    /** The days, beside their {@link #ids}, as a parameter that a statement casts to {@code date[]}. */
    public static SqlParameterValue days(List<On> records) {
        return new SqlParameterValue(
                Types.ARRAY, records.stream().map(each -> each.day().toString()).toArray(String[]::new));
    }
}
