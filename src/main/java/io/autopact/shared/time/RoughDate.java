package io.autopact.shared.time;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A date of the real world, which may be known roughly.
 *
 * @param value the day, or the last day of the period in which it lies
 * @param precision how exactly it is known
 * @param confidence whether a source states it
 * @param notBefore the first day on which it can have been, where it is known to have been on or before a day; null
 *     where nothing bounds it
 */
@Embeddable
public record RoughDate(
        LocalDate value,
        @Enumerated(EnumType.STRING) DatePrecision precision,
        @Enumerated(EnumType.STRING) Confidence confidence,
        @Nullable LocalDate notBefore) {

    /** The first day that a record may carry: the year of the first motor car. */
    public static final LocalDate EARLIEST = LocalDate.of(1886, 1, 1);

    /** The last day that a record may carry; later ones are slips of the keyboard. */
    public static final LocalDate LATEST = LocalDate.of(2200, 12, 31);

    /** A stated day. */
    public static RoughDate of(LocalDate day) {
        return new RoughDate(day, DatePrecision.DAY, Confidence.STATED, null);
    }

    /** The same as a day, stated or inferred as it was. */
    public RoughDate asDay() {
        return new RoughDate(value, DatePrecision.DAY, confidence, null);
    }

    /** The first day of its period; of a date known as on or before a day, that day itself. */
    public LocalDate firstDay() {
        return precision.firstDayOfPeriod(value);
    }

    /**
     * A date as a client gives it: without a precision it is a day, without a confidence it is stated.
     *
     * @return null where there is no date
     */
    public static @Nullable RoughDate of(
            @Nullable LocalDate value,
            @Nullable DatePrecision precision,
            @Nullable Confidence confidence,
            @Nullable LocalDate notBefore) {
        return value == null
                ? null
                : new RoughDate(
                        value,
                        precision == null ? DatePrecision.DAY : precision,
                        confidence == null ? Confidence.STATED : confidence,
                        notBefore);
    }
}
