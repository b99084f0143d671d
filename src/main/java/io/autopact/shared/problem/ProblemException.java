package io.autopact.shared.problem;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lombok.Getter;

/** Ends a request with a problem; the transaction around it is rolled back. */
@Getter
public class ProblemException extends RuntimeException {

    private final transient ProblemType type;
    private final transient List<Violation> violations;
    private final transient Map<String, Object> members = new LinkedHashMap<>();

    /**
     * @param type what kind of problem
     * @param detail what is wrong in this case, in plain words, without SQL or class names
     * @param violations the single mistakes, where they can be told apart
     */
    public ProblemException(ProblemType type, String detail, List<Violation> violations) {
        super(detail);
        this.type = type;
        this.violations = List.copyOf(violations);
    }

    /** A problem without single mistakes. */
    public ProblemException(ProblemType type, String detail) {
        this(type, detail, List.of());
    }

    /** The request is not valid, for all these reasons. */
    public static ProblemException invalid(List<Violation> violations) {
        return new ProblemException(CommonProblem.INVALID_REQUEST, summary(violations), violations);
    }

    /** Rules of the register forbid what the request says. */
    public static ProblemException ruleViolated(List<Violation> violations) {
        return new ProblemException(CommonProblem.RULE_VIOLATED, summary(violations), violations);
    }

    /**
     * No record has this code.
     *
     * @param what the kind of record, such as {@code automaker}
     * @param code the code that was asked for
     */
    public static ProblemException notFound(String what, String code) {
        return new ProblemException(CommonProblem.NOT_FOUND, "There is no %s with the code %s.".formatted(what, code));
    }

    /** Adds a member of its own to the problem, such as {@code allowedActions}. */
    public ProblemException with(String member, Object value) {
        members.put(member, value);
        return this;
    }

    private static String summary(List<Violation> violations) {
        return violations.size() == 1
                ? violations.getFirst().detail()
                : "%d things are wrong with the request; errors lists them.".formatted(violations.size());
    }
}
