package io.autopact.capability;

import io.autopact.shared.writing.Consequence;
import java.time.LocalDate;
import java.util.List;

/**
 * What refers to solutions. Each module whose records do contributes one as a bean, so that a solution can be deleted
 * only where nothing does. All is called within the transaction of the change.
 */
public interface SolutionReferences {

    /**
     * A solution as other modules refer to it.
     *
     * @param id its internal key
     * @param code its code
     */
    record Referred(long id, String code) {}

    /**
     * A record that refers to a solution.
     *
     * @param type the kind of record, such as {@code AGREEMENT}
     * @param code the record's code
     */
    record Reference(String type, String code) {}

    /** The records that refer to the solution. */
    List<Reference> find(Referred solution);

    /** What goes on with the solution on a day although it is no longer offered. */
    default List<Consequence> goingOn(Referred solution, LocalDate today) {
        return List.of();
    }
}
