package io.autopact.shared.rule;

import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.problem.Violation;
import io.autopact.shared.problem.Violations;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.util.Assert;

/**
 * The rules about one kind of record, in the order in which they are told. The API and imports ask the same list.
 *
 * @param <F> the facts that the rules look at: a record whose components are called as the API's members are
 */
public final class RecordRules<F> {

    private final Class<F> facts;
    private final Map<String, RecordRule<F>> byCode = new LinkedHashMap<>();

    private RecordRules(Class<F> facts) {
        this.facts = facts;
    }

    /** Begins a list without rules. */
    public static <F extends Record> RecordRules<F> over(Class<F> facts) {
        return new RecordRules<>(facts);
    }

    /** Appends a rule. */
    public RecordRules<F> rule(String code, RecordRule.Policy<F> policy) {
        Assert.isNull(byCode.put(code, new RecordRule<>(code, policy)), () -> "There are two rules " + code);
        return this;
    }

    /** Appends the rules of another list. */
    public RecordRules<F> all(RecordRules<F> others) {
        others.byCode.values().forEach(rule -> rule(rule.code(), rule.policy()));
        return this;
    }

    /** What the rules look at. */
    public Class<F> facts() {
        return facts;
    }

    /** The codes of the rules. */
    public List<String> codes() {
        return List.copyOf(byCode.keySet());
    }

    /** Tells all that is wrong with a change. */
    public void check(Change<F> change, Consumer<Finding> found) {
        byCode.values().forEach(rule -> rule.policy().check(change, new Findings(rule.code(), found)));
    }

    /** All that is wrong with a change, as the API tells it. */
    public List<Violation> violations(Change<F> change) {
        return violations(change, "");
    }

    /**
     * All that is wrong with a change of a part, as the API tells it.
     *
     * @param pointer where in the body the part is
     */
    public List<Violation> violations(Change<F> change, String pointer) {
        return violations(change, pointer, Map.of());
    }

    /**
     * All that is wrong with a change, as the API tells it.
     *
     * @param pointer where in the body the record is
     * @param members how the request calls members of the record, where it calls them otherwise
     */
    public List<Violation> violations(Change<F> change, String pointer, Map<String, String> members) {
        List<Violation> violations = new ArrayList<>();
        check(change, finding -> violations.add(finding.violation(pointer, members)));
        return violations;
    }

    /**
     * Refuses a change that breaks a rule.
     *
     * @throws ProblemException 422 if it does; it names every rule that is broken
     */
    public void require(Change<F> change) {
        require(change, Map.of());
    }

    /**
     * Refuses a change that breaks a rule.
     *
     * @param members how the request calls members of the record, where it calls them otherwise
     * @throws ProblemException 422 if it does; it names every rule that is broken
     */
    public void require(Change<F> change, Map<String, String> members) {
        List<Violation> violations = violations(change, "", members);
        if (!violations.isEmpty()) {
            throw ProblemException.ruleViolated(Violations.of(violations));
        }
    }
}
