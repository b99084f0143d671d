package io.autopact.capability;

import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.problem.Violation;
import io.autopact.shared.problem.Violations;
import io.autopact.shared.time.Confidence;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Finds what codes in a body stand for, and gathers all that is wrong with them, to tell it together. */
final class Resolution {

    private final Violations violations = new Violations();

    /** Adds what breaks a rule. */
    void complain(Violation violation) {
        violations.add(violation);
    }

    /** Adds something that is wrong. */
    void complain(String pointer, String code, String detail) {
        violations.add(Violation.at(pointer, code, detail));
    }

    /**
     * The keys of what is assigned, each with how it is known. Codes that nobody has, or that stand twice, are
     * complaints and left out.
     *
     * @param noun what a code is of, such as {@code cooperation domain}
     */
    <R> List<R> resolve(
            String noun,
            List<Assignment> assignments,
            Function<Collection<String>, Map<String, Long>> find,
            Map<Long, Confidence> recorded,
            BiFunction<Long, Confidence, R> row) {
        return resolve(
                assignments,
                find,
                assignment -> Violation.at(
                        assignment.pointer(), "unknown-code", "There is no %s %s.".formatted(noun, assignment.code())),
                recorded,
                row);
    }

    /**
     * The keys of what is assigned, each with how it is known. Codes that nobody has, or that stand twice, are
     * complaints and left out.
     *
     * @param find gives the keys of those codes that there are
     * @param unknown what is wrong with one that there is not
     * @param recorded how each is recorded to be known, by key, for those where nothing is said of that
     * @param row makes the outcome
     */
    <R> List<R> resolve(
            List<Assignment> assignments,
            Function<Collection<String>, Map<String, Long>> find,
            Function<Assignment, Violation> unknown,
            Map<Long, Confidence> recorded,
            BiFunction<Long, Confidence, R> row) {
        Map<String, Long> keys =
                find.apply(assignments.stream().map(Assignment::code).toList());
        Set<String> seen = new HashSet<>();
        List<R> rows = new ArrayList<>();
        for (Assignment assignment : assignments) {
            Long key = keys.get(assignment.code());
            if (key == null) {
                complain(unknown.apply(assignment));
            } else if (!seen.add(assignment.code())) {
                complain(assignment.pointer(), "repeated", "%s stands twice.".formatted(assignment.code()));
            } else {
                Confidence said = assignment.confidence();
                rows.add(row.apply(key, said != null ? said : recorded.getOrDefault(key, Confidence.STATED)));
            }
        }
        return rows;
    }

    /** @throws ProblemException with everything that was complained of */
    void refuse() {
        if (!violations.isEmpty()) {
            throw refusal();
        }
    }

    /** The problem with everything that was complained of. */
    ProblemException refusal() {
        return ProblemException.ruleViolated(violations);
    }
}
