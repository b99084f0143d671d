package io.autopact.shared.time;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import org.jspecify.annotations.Nullable;

/**
 * From when to when something holds, the first and the last day included.
 *
 * @param from the first day; null where it is not known
 * @param until the last day; null where it is open
 */
@Embeddable
public record Validity(
        @Embedded
        @AttributeOverride(name = "value", column = @Column(name = "valid_from"))
        @AttributeOverride(name = "precision", column = @Column(name = "valid_from_precision"))
        @AttributeOverride(name = "confidence", column = @Column(name = "valid_from_confidence"))
        @AttributeOverride(name = "notBefore", column = @Column(name = "valid_from_not_before"))
        @Nullable
        RoughDate from,

        @Embedded
        @AttributeOverride(name = "value", column = @Column(name = "valid_until"))
        @AttributeOverride(name = "precision", column = @Column(name = "valid_until_precision"))
        @AttributeOverride(name = "confidence", column = @Column(name = "valid_until_confidence"))
        @AttributeOverride(name = "notBefore", column = @Column(name = "valid_until_not_before"))
        @Nullable
        RoughDate until) {

    private static final Validity OPEN = new Validity(null, null);

    /** The validity given, or an open one where nothing is known of it, which is stored as nothing. */
    public static Validity orOpen(@Nullable Validity known) {
        return known == null ? OPEN : known;
    }

    /** The same from this day on, where no first day was known or it was the planned one. */
    public Validity beginning(RoughDate day, @Nullable RoughDate planned) {
        return from != null && !from.equals(planned) ? this : new Validity(day, until);
    }

    /** Whether the last day lies before the first. */
    public boolean isBackwards() {
        return endsBefore(until, from);
    }

    /** Whether there is a day on which both hold; one without a first day holds since ever. */
    public boolean overlaps(Validity other) {
        return !endsBefore(until, other.from) && !endsBefore(other.until, from);
    }

    /** Whether it holds on every day of the other one; one without a first day holds since ever. */
    public boolean includes(Validity other) {
        return !begins(from, other.from) && !begins(other.until, until);
    }

    /** Whether the one comes after the other, a missing first being since ever and a missing last open. */
    private static boolean begins(@Nullable RoughDate day, @Nullable RoughDate than) {
        return day != null && than != null && day.value().isAfter(than.value());
    }

    private static boolean endsBefore(@Nullable RoughDate last, @Nullable RoughDate first) {
        return last != null && first != null && last.value().isBefore(first.value());
    }
}
