package io.autopact.shared.problem;

import java.util.List;

/**
 * The problem types that one module contributes to the catalogue.
 *
 * @param types the types, in the order of the catalogue
 */
public record ProblemTypes(List<ProblemType> types) {

    /** Contributes all constants of a module's enum. */
    public static ProblemTypes of(ProblemType... types) {
        return new ProblemTypes(List.of(types));
    }
}
