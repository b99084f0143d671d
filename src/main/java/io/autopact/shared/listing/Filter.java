package io.autopact.shared.listing;

import io.autopact.shared.time.CertaintyFilter;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;

/**
 * One parameter that narrows a list.
 *
 * @param name the parameter, which is also the name of the SQL parameter
 * @param type what its values are
 * @param multiple whether it takes several values, separated by commas; the SQL parameter is then an array
 * @param allowed the values it takes; empty where any of the type will do
 * @param fallback the value that holds where none is given; null where the filter then does not apply
 * @param condition the SQL condition, or empty where the value only steers the condition of another filter
 * @param description what it means, for the OpenAPI document
 * @param keys how to look up beforehand what the value stands for; null where there is no need
 * @param codes which codes its values are; null where they are none
 */
public record Filter(
        String name,
        ValueType type,
        boolean multiple,
        List<String> allowed,
        @Nullable Object fallback,
        String condition,
        String description,
        @Nullable Keys keys,
        @Nullable Codes codes) {

    /**
     * The keys that a filter's value stands for, looked up before the list is asked: with them as constants the
     * database plans for as many rows as there are, instead of for an average that none of them is near.
     *
     * @param select SQL that gives the keys; it may use the parameters of all filters
     * @param most with more of them the filter's own condition holds, which then tests row by row
     * @param condition the SQL condition that holds with these keys, as the array {@code :keys}
     * @param planned whether the database plans the lookup with the values each time
     */
    public record Keys(String select, int most, String condition, boolean planned) {

        /**
         * Keys whose lookup is planned with the values: the good plan for what many have is not that for what few have.
         */
        public Keys(String select, int most, String condition) {
            this(select, most, condition, true);
        }

        /** The same, of which one plan is good for whatever values. */
        public Keys plannedOnce() {
            return new Keys(select, most, condition, false);
        }
    }

    /** A filter that needs no keys. */
    public Filter(
            String name,
            ValueType type,
            boolean multiple,
            List<String> allowed,
            @Nullable Object fallback,
            String condition,
            String description) {
        this(name, type, multiple, allowed, fallback, condition, description, null, null);
    }

    /**
     * Whether no value is a value, too, which steers the inside of what is asked: an empty array, by which the database
     * leaves out of its plan what nobody asked to be narrowed.
     */
    boolean steersTheSource() {
        return fallback instanceof SqlParameterValue;
    }

    /** The same filter, with its keys looked up first. */
    public Filter with(Keys lookup) {
        return new Filter(name, type, multiple, allowed, fallback, condition, description, lookup, codes);
    }

    /** The same filter, whose values are codes of records: one that is not there is refused. */
    public Filter of(Codes known) {
        return new Filter(name, type, multiple, allowed, fallback, condition, description, keys, known);
    }

    /** A filter by one or several codes or texts. */
    public static Filter texts(String name, String condition, String description) {
        return new Filter(name, ValueType.TEXT, true, List.of(), null, condition, description);
    }

    /** A filter by one text with a meaning of its own, such as a search. */
    public static Filter text(String name, String condition, String description) {
        return new Filter(name, ValueType.TEXT, false, List.of(), null, condition, description);
    }

    /** A filter by one or several constants. */
    public static Filter constants(String name, Enum<?>[] allowed, String condition, String description) {
        return words(name, Stream.of(allowed).map(Enum::name).toList(), condition, description);
    }

    /** A filter by one or several of these words. */
    public static Filter words(String name, List<String> allowed, String condition, String description) {
        return new Filter(name, ValueType.TEXT, true, allowed, null, condition, description);
    }

    /** A filter by a date. */
    public static Filter date(String name, String condition, String description) {
        return new Filter(name, ValueType.DATE, false, List.of(), null, condition, description);
    }

    /** The name of the parameter that asks what the register said at an instant. */
    static final String KNOWN_AT = "knownAt";

    /** Asks what the register said at an instant, for lists that are read by {@link ListRequest#knownAt}. */
    public static Filter knownAt() {
        return new Filter(
                KNOWN_AT,
                ValueType.INSTANT,
                false,
                List.of(),
                null,
                "",
                "What the register said at this instant; what was written later is not known. asOf is then its date where"
                        + " that is missing. Names are searched as they are now.");
    }

    /** Asks for what is certain at a date, for what is possible and not certain, or for both. */
    public static Filter certainty(String condition) {
        return new Filter(
                "certainty",
                ValueType.TEXT,
                false,
                CertaintyFilter.names(),
                CertaintyFilter.CERTAIN.name(),
                condition,
                "What is certain at the date, what is possible then and not certain, or ALL: where dates are known roughly,"
                        + " what holds before their value is possible.");
    }

    /** A switch that holds its default where it is not given. */
    public static Filter flag(String name, @Nullable Boolean fallback, String condition, String description) {
        return new Filter(name, ValueType.BOOLEAN, false, List.of(), fallback, condition, description);
    }
}
