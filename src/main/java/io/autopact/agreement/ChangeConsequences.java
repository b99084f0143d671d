package io.autopact.agreement;

import io.autopact.shared.writing.Consequence;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;

/**
 * What a change of a signed agreement does to what rests on it. Each module whose records do contributes one as a bean;
 * all are called within the transaction of the change.
 */
public interface ChangeConsequences {

    /**
     * Looks at how things are before the change.
     *
     * @param agreement the agreement's internal key
     * @param days the days on which the change can make a difference, the first one first
     * @return tells, once the change is written, what it did
     */
    Supplier<List<Consequence>> watch(long agreement, List<LocalDate> days);
}
