package io.autopact.portfolio;

import io.autopact.shared.time.DatePrecision;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import org.jspecify.annotations.Nullable;

/** How a date is written where people read it: no more exactly than it is known, and the same in every language. */
public final class WrittenDate {

    private WrittenDate() {}

    /**
     * A date in writing.
     *
     * @param value the day, or the last day of the period in which it lies
     * @param precision how exactly it is known; null for a day
     */
    public static String of(LocalDate value, @Nullable DatePrecision precision) {
        return switch (precision) {
            case null -> value.toString();
            case DAY -> value.toString();
            case BY -> "≤ " + value;
            case MONTH -> YearMonth.from(value).toString();
            case QUARTER -> value.getYear() + " Q" + value.get(IsoFields.QUARTER_OF_YEAR);
            case YEAR -> String.valueOf(value.getYear());
        };
    }
}
