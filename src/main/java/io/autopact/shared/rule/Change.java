package io.autopact.shared.rule;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a write does to one record.
 *
 * @param before what was recorded; null where the record is new
 * @param after what is to be recorded
 * @param today what day it is where the partnerships are managed
 * @param correction whether the write says that it puts right what was recorded wrongly
 * @param <F> the facts that rules look at
 */
public record Change<F>(@Nullable F before, F after, LocalDate today, boolean correction) {

    /** A change that claims to correct nothing. */
    public Change(@Nullable F before, F after, LocalDate today) {
        this(before, after, today, false);
    }

    /** Whether something was recorded before of which this holds. */
    public boolean was(Predicate<F> condition) {
        return Optional.ofNullable(before).filter(condition).isPresent();
    }
}
