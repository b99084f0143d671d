package io.autopact.agreement;

import io.autopact.agreement.AgreementParts.DatedRow;
import io.autopact.shared.problem.Violation;
import io.autopact.shared.problem.Violations;
import io.autopact.shared.time.RoughDate;
import io.autopact.shared.time.Validity;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What happens to the dated parts of an agreement, be they parties or what its scope names. */
final class DatedRows {

    private DatedRows() {}

    /**
     * What has no first day of its own, or had the planned one, holds from this day on; what an amendment added does
     * not.
     */
    static <R extends DatedRow<R>> List<R> beginning(List<R> rows, RoughDate day, @Nullable RoughDate planned) {
        return rows.stream()
                .map(row -> row.addedIn() == null ? row.with(row.validity().beginning(day, planned)) : row)
                .toList();
    }

    /** Ends what holds on a day on the day before it, and tells what does not hold on both. */
    static <R extends DatedRow<R>> void end(
            String member, List<R> rows, List<Long> keys, RoughDate on, int amendment, Violations violations) {
        for (int i = 0; i < keys.size(); i++) {
            if (!end(rows, keys.get(i), on, amendment)) {
                violations.add(Violation.at(
                        "/%s/%d".formatted(member, i),
                        "not-in-force",
                        "It does not hold on %s and the day before, or an amendment ends it already."
                                .formatted(on.value())));
            }
        }
    }

    /** Adds what begins by an amendment, and tells what begins before it or holds already. */
    static <R extends DatedRow<R>> void add(
            String member, List<R> rows, List<R> added, RoughDate on, int amendment, Violations violations) {
        for (int i = 0; i < added.size(); i++) {
            R row = added.get(i);
            Validity validity = row.validity().beginning(on, null);
            if (!new Validity(on, null).includes(validity)) {
                violations.add(Violation.at(
                        "/%s/%d".formatted(member, i),
                        "out-of-order",
                        "It would hold before %s, when the amendment takes effect.".formatted(on.value())));
            } else if (!add(rows, row.with(validity, amendment, null))) {
                violations.add(Violation.at(
                        "/%s/%d".formatted(member, i), "overlap", "It holds already on some day from then on."));
            }
        }
    }

    /**
     * Ends what holds on a day, on the day before it.
     *
     * @return whether anything held on both days
     */
    private static <R extends DatedRow<R>> boolean end(List<R> rows, Long key, RoughDate on, int amendment) {
        RoughDate last = dayBefore(on);
        Validity days = new Validity(last, RoughDate.of(on.value()));
        Optional<R> held = rows.stream()
                .filter(row -> row.key().equals(key) && row.endedIn() == null)
                .filter(row -> row.validity().includes(days))
                .findFirst();
        held.ifPresent(row -> rows.set(
                rows.indexOf(row), row.with(new Validity(row.validity().from(), last), row.addedIn(), amendment)));
        return held.isPresent();
    }

    /**
     * Adds a row that begins by an amendment.
     *
     * @return whether the same does not hold already on any of its days
     */
    private static <R extends DatedRow<R>> boolean add(List<R> rows, R row) {
        boolean free = rows.stream()
                .noneMatch(known ->
                        known.key().equals(row.key()) && known.validity().overlaps(row.validity()));
        if (free) {
            rows.add(row);
        }
        return free;
    }

    /** The rows given, each with the amendments behind it that the same row had before. */
    static <R extends DatedRow<R>> List<R> remembering(List<R> before, List<R> given) {
        return given.stream()
                .map(row -> before.stream()
                        .filter(known -> known.key().equals(row.key()))
                        .filter(known -> Objects.equals(
                                known.validity().from(), row.validity().from()))
                        .findFirst()
                        .map(known -> row.with(
                                row.validity(),
                                known.addedIn(),
                                Objects.equals(
                                                known.validity().until(),
                                                row.validity().until())
                                        ? known.endedIn()
                                        : null))
                        .orElse(row))
                .toList();
    }

    /**
     * The rows as they are when an amendment takes effect on another day: what it added begins then, and what it ended
     * ends on the day before.
     */
    static <R extends DatedRow<R>> List<R> moved(List<R> rows, int amendment, RoughDate before, RoughDate now) {
        return rows.stream()
                .map(row -> {
                    RoughDate from = row.validity().from();
                    RoughDate until = row.validity().until();
                    boolean begins = Objects.equals(row.addedIn(), amendment)
                            && from != null
                            && from.value().equals(before.value());
                    boolean ends = Objects.equals(row.endedIn(), amendment) && until != null;
                    return row.with(new Validity(begins ? now : from, ends ? dayBefore(now) : until));
                })
                .toList();
    }

    /** The rows as they are without an amendment: what it added was never there, and what it ended goes on. */
    static <R extends DatedRow<R>> List<R> without(List<R> rows, int amendment) {
        return rows.stream()
                .filter(row -> !Objects.equals(row.addedIn(), amendment))
                .map(row -> Objects.equals(row.endedIn(), amendment)
                        ? row.with(new Validity(row.validity().from(), null), row.addedIn(), null)
                        : row)
                .toList();
    }

    /** The rows as they stand, without the number of an amendment that is none. */
    static <R extends DatedRow<R>> List<R> forgetting(List<R> rows, int amendment) {
        return rows.stream()
                .map(row -> row.with(
                        row.validity(),
                        Objects.equals(row.addedIn(), amendment) ? null : row.addedIn(),
                        Objects.equals(row.endedIn(), amendment) ? null : row.endedIn()))
                .toList();
    }

    private static RoughDate dayBefore(RoughDate day) {
        return new RoughDate(day.value().minusDays(1), day.precision(), day.confidence(), null).asDay();
    }
}
