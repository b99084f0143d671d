package io.autopact.shared.rule;

import io.autopact.shared.time.DatePrecision;
import io.autopact.shared.time.RoughDate;
import java.time.LocalDate;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What holds of dates, whatever they are dates of. */
public final class DateRules {

    /** The code of the rule that a precision needs its date. */
    public static final String PRECISION_BESIDE_A_DATE = "date-beside-its-precision";

    /** The code of the rule that a date which is known roughly is the last day of its period. */
    public static final String LAST_DAY_OF_PERIOD = "date-last-day-of-period";

    /** The code of the rule that a lower bound stands beside a date known as on or before a day, and not after it. */
    public static final String LOWER_BOUND = "date-lower-bound-in-order";

    private DateRules() {}

    /** Tells what is wrong with a date by itself, as it was given. */
    public static void check(
            String member,
            @Nullable LocalDate value,
            @Nullable DatePrecision precision,
            @Nullable LocalDate notBefore,
            Consumer<Finding> found) {
        checkLowerBound(member, value, precision, notBefore, new Findings(LOWER_BOUND, found));
        if (value == null) {
            if (precision != null) {
                new Findings(PRECISION_BESIDE_A_DATE, found)
                        .add(
                                member + "Precision",
                                "invalid",
                                "%s needs %s beside it.",
                                new Member(member + "Precision"),
                                new Member(member));
            }
            return;
        }
        LocalDate last = precision == null ? value : precision.lastDayOfPeriod(value);
        if (!last.equals(value)) {
            new Findings(LAST_DAY_OF_PERIOD, found)
                    .add(
                            member,
                            "not-last-day",
                            "With the precision %s, %s is the last day of its period: %s.",
                            precision,
                            new Member(member),
                            last);
        }
    }

    private static void checkLowerBound(
            String member,
            @Nullable LocalDate value,
            @Nullable DatePrecision precision,
            @Nullable LocalDate notBefore,
            Findings found) {
        String bound = member + "NotBefore";
        found.addIf(
                notBefore != null && (value == null || precision != DatePrecision.BY),
                bound,
                "invalid",
                "%s needs %s with the precision BY beside it.",
                new Member(bound),
                new Member(member));
        found.addIf(
                precision == DatePrecision.BY && isBefore(value, notBefore),
                bound,
                "out-of-order",
                "%s (%s) lies after %s (%s).",
                new Member(bound),
                notBefore,
                new Member(member),
                value);
    }

    /** A range does not end before it begins. */
    public static <F> RecordRule.Policy<F> inOrder(
            String from, Function<F, @Nullable RoughDate> first, String until, Function<F, @Nullable RoughDate> last) {
        return (change, found) ->
                inOrder(from, day(first.apply(change.after())), until, day(last.apply(change.after())), found);
    }

    /** Tells a range that ends before it begins, as it was given. */
    public static void checkRange(
            String from, @Nullable LocalDate first, String until, @Nullable LocalDate last, Consumer<Finding> found) {
        inOrder(from, first, until, last, new Findings("date-range-in-order", found));
    }

    private static void inOrder(
            String from, @Nullable LocalDate first, String until, @Nullable LocalDate last, Findings found) {
        found.addIf(
                isBefore(last, first),
                until,
                "out-of-order",
                "%s (%s) lies before %s (%s).",
                new Member(until),
                last,
                new Member(from),
                first);
    }

    /** What people did, or what has happened, lies in the past: it cannot all have been on days to come. */
    public static <F> RecordRule.Policy<F> past(String member, Function<F, @Nullable RoughDate> date, String wording) {
        return (change, found) -> {
            RoughDate given = date.apply(change.after());
            found.addIf(given != null && given.firstDay().isAfter(change.today()), member, "out-of-range", wording);
        };
    }

    /** The same of a date that is known as a day. */
    public static <F> RecordRule.Policy<F> pastDay(
            String member, Function<F, @Nullable LocalDate> date, String wording) {
        return past(
                member,
                facts -> {
                    LocalDate day = date.apply(facts);
                    return day == null ? null : RoughDate.of(day);
                },
                wording);
    }

    /** The last day on which a date can have been; null where there is no date. */
    public static @Nullable LocalDate day(@Nullable RoughDate date) {
        return date == null ? null : date.value();
    }

    /** The first day on which a date can have been; null where there is no date. */
    public static @Nullable LocalDate firstDay(@Nullable RoughDate date) {
        return date == null ? null : date.firstDay();
    }

    /** Whether a day lies before another one, both being known. */
    public static boolean isBefore(@Nullable LocalDate day, @Nullable LocalDate than) {
        return day != null && than != null && day.isBefore(than);
    }
}
