package io.autopact.shared.time;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;

/** How exactly a date of the real world is known; the date itself is then the last day of the period. */
public enum DatePrecision {
    /** The day is known. */
    DAY,
    /** The month is known. */
    MONTH,
    /** The quarter is known. */
    QUARTER,
    /** The year is known. */
    YEAR,
    /** It happened on the day or before it. */
    BY;

    /** The first day of the period of this precision that holds the given day. */
    public LocalDate firstDayOfPeriod(LocalDate day) {
        return switch (this) {
            case DAY, BY -> day;
            case MONTH -> day.withDayOfMonth(1);
            case QUARTER -> day.with(IsoFields.DAY_OF_QUARTER, 1);
            case YEAR -> day.withDayOfYear(1);
        };
    }

    /** The last day of the period of this precision that holds the given day. */
    public LocalDate lastDayOfPeriod(LocalDate day) {
        return switch (this) {
            case DAY, BY -> day;
            case MONTH -> day.with(TemporalAdjusters.lastDayOfMonth());
            case QUARTER ->
                day.with(IsoFields.DAY_OF_QUARTER, 1).plusMonths(2).with(TemporalAdjusters.lastDayOfMonth());
            case YEAR -> day.with(TemporalAdjusters.lastDayOfYear());
        };
    }
}
