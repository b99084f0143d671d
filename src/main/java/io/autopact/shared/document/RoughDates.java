package io.autopact.shared.document;

import io.autopact.shared.rule.DateRules;
import io.autopact.shared.time.DatePrecision;
import io.autopact.shared.time.RoughDate;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Checks of the dates in request bodies. */
public final class RoughDates {

    private RoughDates() {}

    /** Complains of a date out of reason, or one that is not the last day of its period. */
    public static void check(
            SelfChecking.Complaints complaints,
            String member,
            @Nullable LocalDate value,
            @Nullable DatePrecision precision) {
        check(complaints, member, value, precision, null);
    }

    /** The same of a date that may have a lower bound beside it. */
    public static void check(
            SelfChecking.Complaints complaints,
            String member,
            @Nullable LocalDate value,
            @Nullable DatePrecision precision,
            @Nullable LocalDate notBefore) {
        if (isInReason(complaints, member, value) && isInReason(complaints, member + "NotBefore", notBefore)) {
            DateRules.check(member, value, precision, notBefore, complaints::add);
        }
    }

    private static boolean isInReason(SelfChecking.Complaints complaints, String member, @Nullable LocalDate value) {
        boolean isIn = value == null || !(value.isBefore(RoughDate.EARLIEST) || value.isAfter(RoughDate.LATEST));
        if (!isIn) {
            complaints.add(
                    member,
                    "out-of-range",
                    "%s must lie between %s and %s.".formatted(member, RoughDate.EARLIEST, RoughDate.LATEST));
        }
        return isIn;
    }

    /** Complains of a range that ends before it begins. */
    public static void checkRange(
            SelfChecking.Complaints complaints,
            String from,
            @Nullable LocalDate first,
            String until,
            @Nullable LocalDate last) {
        DateRules.checkRange(from, first, until, last, complaints::add);
    }
}
