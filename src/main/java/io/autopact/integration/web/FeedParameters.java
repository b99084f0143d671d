package io.autopact.integration.web;

import io.autopact.history.ChangeLog;
import io.autopact.history.LogFilter.Cited;
import io.autopact.integration.EventFilter;
import io.autopact.integration.EventTypes;
import io.autopact.organization.OrganizationCodes;
import io.autopact.shared.listing.FilterCodes;
import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.problem.Violation;
import io.autopact.shared.problem.Violations;
import io.autopact.shared.time.Today;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.convert.ConversionException;
import org.springframework.core.convert.ConversionService;
import org.springframework.stereotype.Component;

/** Reads what narrows the change feed, and tells together all that is wrong with it. */
@Component
class FeedParameters {

    private final EventTypes types;
    private final ChangeLog changes;
    private final FilterCodes codes;
    private final Today today;
    private final ConversionService conversion;

    FeedParameters(
            EventTypes types,
            ChangeLog changes,
            FilterCodes codes,
            Today today,
            @Qualifier("mvcConversionService") ConversionService conversion) {
        this.types = types;
        this.changes = changes;
        this.codes = codes;
        this.today = today;
        this.conversion = conversion;
    }

    /**
     * What was sent to narrow the feed.
     *
     * @param type types of events, separated by commas
     * @param record records as TYPE:CODE, separated by commas
     * @param organization codes of organizations, separated by commas
     * @param from a date or an instant
     * @param to a date or an instant
     * @param by who wrote
     */
    record Given(
            @Nullable String type,
            @Nullable String record,
            @Nullable String organization,
            @Nullable String from,
            @Nullable String to,
            @Nullable String by) {}

    /**
     * The filter that is meant.
     *
     * @param limit how many events at most, checked along with the rest
     * @param wait for how many seconds to wait, checked along with the rest
     * @throws ProblemException naming every parameter that is wrong
     */
    EventFilter filter(Given given, int limit, int wait) {
        Violations violations = new Violations();
        range("limit", limit, 1, 500, violations);
        range("wait", wait, 0, 60, violations);
        List<String> wanted = types(given.type(), violations);
        List<Cited> records = records(given.record(), violations);
        Instant from = moment("from", given.from(), 0, violations);
        Instant to = moment("to", given.to(), 1, violations);
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
        return new EventFilter(
                wanted,
                records,
                codes.meant("organization", OrganizationCodes.ANY, listed(given.organization())),
                from,
                to,
                given.by());
    }

    private static void range(String name, int value, int least, int most, Violations violations) {
        if (value < least || value > most) {
            violations.add(Violation.in(
                    name, "out-of-range", "%s must be a whole number from %d to %d.".formatted(name, least, most)));
        }
    }

    private static List<String> listed(@Nullable String text) {
        return text == null
                ? List.of()
                : Stream.of(text.split(",", -1)).distinct().toList();
    }

    private List<String> types(@Nullable String text, Violations violations) {
        List<String> wanted = listed(text);
        wanted.stream()
                .filter(type -> !types.isKnown(type))
                .forEach(type -> violations.add(Violation.in(
                        "type",
                        "unknown",
                        "There is no type of event %s. Types are such as io.autopact.agreement.signed, and"
                                        .formatted(type)
                                + " io.autopact.agreement.* means all of agreements.")));
        return wanted;
    }

    private List<Cited> records(@Nullable String text, Violations violations) {
        List<Cited> records = new ArrayList<>();
        for (String cited : listed(text)) {
            int colon = cited.indexOf(':');
            String type = colon < 0 ? cited : cited.substring(0, colon);
            if (colon < 0 || !types.recordTypes().contains(type)) {
                violations.add(Violation.in(
                        "record",
                        "unknown",
                        "There is no type of record %s. A record is TYPE:CODE, such as AGREEMENT:AG-2019-0001."
                                .formatted(type)));
            } else {
                records.add(new Cited(type, cited.substring(colon + 1)));
            }
        }
        List<Cited> known = records.isEmpty() ? List.of() : changes.known(records);
        records.stream()
                .filter(record -> !known.contains(record))
                .forEach(record -> violations.add(Violation.in(
                        "record",
                        "unknown-code",
                        "There never was a record %s:%s.".formatted(record.type(), record.code()))));
        return records;
    }

    /**
     * A date stands for the moment at which it begins.
     *
     * @param days how many days after the date the moment is
     */
    private @Nullable Instant moment(String name, @Nullable String text, int days, Violations violations) {
        if (text == null) {
            return null;
        }
        try {
            return text.contains("T")
                    ? conversion.convert(text, Instant.class)
                    : today.start(Objects.requireNonNull(conversion.convert(text, LocalDate.class))
                            .plusDays(days));
        } catch (ConversionException | NullPointerException neither) {
            violations.add(Violation.in(
                    name,
                    "wrong-type",
                    "%s must be a date such as 2026-11-30, or an instant such as 2026-11-30T08:00:00Z."
                            .formatted(name)));
            return null;
        }
    }
}
