package io.autopact.shared.problem;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lombok.Getter;
import org.jspecify.annotations.Nullable;

/** Ends a request with a problem; the transaction around it is rolled back. */
@Getter
public class ProblemException extends RuntimeException {

    private final transient ProblemType type;
    /** What is wrong in particular, as far as it is told: at most {@value Violations#TOLD}. */
    private final transient List<Violation> violations;

    /** How many things are wrong in particular, told or not. */
    private final int violationCount;

    private final transient Map<String, Object> members = new LinkedHashMap<>();

    /** After how many seconds the request may be sent again; null where that is not known. */
    private @Nullable Integer retryAfter;

    /**
     * @param type what kind of problem
     * @param detail what is wrong in this case, in plain words, without SQL or class names
     * @param violations the single mistakes, where they can be told apart
     */
    public ProblemException(ProblemType type, String detail, List<Violation> violations) {
        this(type, detail, Violations.of(violations));
    }

    /**
     * @param type what kind of problem
     * @param detail what is wrong in this case, in plain words, without SQL or class names
     * @param violations the single mistakes, of which the first are told and all are counted
     */
    public ProblemException(ProblemType type, String detail, Violations violations) {
        super(detail);
        this.type = type;
        this.violations = violations.told();
        this.violationCount = violations.count();
        if (violationCount > this.violations.size()) {
            members.put("errorCount", violationCount);
        }
    }

    /** A problem without single mistakes. */
    public ProblemException(ProblemType type, String detail) {
        this(type, detail, List.of());
    }

    /** The request is not valid, for all these reasons. */
    public static ProblemException invalid(List<Violation> violations) {
        return invalid(Violations.of(violations));
    }

    /** The request is not valid, for all these reasons. */
    public static ProblemException invalid(Violations violations) {
        return new ProblemException(CommonProblem.INVALID_REQUEST, summary(violations), violations);
    }

    /** Rules of the register forbid what the request says. */
    public static ProblemException ruleViolated(List<Violation> violations) {
        return ruleViolated(Violations.of(violations));
    }

    /** Rules of the register forbid what the request says. */
    public static ProblemException ruleViolated(Violations violations) {
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

    /** Says after how many seconds the request may be sent again. */
    public ProblemException retryAfter(int seconds) {
        retryAfter = seconds;
        return this;
    }

    private static String summary(Violations violations) {
        if (violations.count() == 1) {
            return violations.told().getFirst().detail();
        }
        return violations.count() > Violations.TOLD
                ? "%d things are wrong with the request; errors lists the first %d."
                        .formatted(violations.count(), Violations.TOLD)
                : "%d things are wrong with the request; errors lists them.".formatted(violations.count());
    }
}
