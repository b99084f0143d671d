package io.autopact.pages;

import io.autopact.portfolio.WrittenDate;
import io.autopact.portfolio.picture.Language;
import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.problem.Violation;
import io.autopact.shared.problem.Violations;
import io.autopact.shared.time.Confidence;
import io.autopact.shared.time.DatePrecision;
import io.autopact.shared.time.RoughDate;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes dates as exactly as they are known. */
public final class Dates {

    private Dates() {}

    /** A date; null where there is none. */
    static @Nullable String written(
            @Nullable LocalDate on,
            @Nullable DatePrecision precision,
            @Nullable Confidence confidence,
            @Nullable LocalDate notBefore,
            Language language) {
        if (on == null) {
            return null;
        }
        String after = notBefore == null ? "" : language.choose("，不早于 ", ", not before ") + notBefore;
        String how = confidence == Confidence.INFERRED ? language.choose("（推定）", " (inferred)") : "";
        return WrittenDate.of(on, precision) + after + how;
    }

    /**
     * A date among the parameters of a page; null where it was not given.
     *
     * @throws ProblemException if it is none, or beyond what a record may carry
     */
    static @Nullable LocalDate read(Asked asked, String parameter) {
        Violations violations = new Violations();
        LocalDate date = read(parameter, asked.given(), violations);
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
        return date;
    }

    /** The same among parameters; what is wrong with it is added to the violations. */
    public static @Nullable LocalDate read(String name, Map<String, String> given, Violations violations) {
        String text = given.get(name);
        if (text == null) {
            return null;
        }
        try {
            LocalDate date = LocalDate.parse(text);
            if (!date.isBefore(RoughDate.EARLIEST) && !date.isAfter(RoughDate.LATEST)) {
                return date;
            }
        } catch (DateTimeParseException wrong) {
            // told below, like a date out of range
        }
        violations.add(Violation.in(
                name,
                "wrong-type",
                "%s must be a date such as 2019-06-28, between %s and %s."
                        .formatted(name, RoughDate.EARLIEST, RoughDate.LATEST)));
        return null;
    }
}
