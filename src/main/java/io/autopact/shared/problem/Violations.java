package io.autopact.shared.problem;

import java.util.ArrayList;
import java.util.List;

/**
 * Gathers what is wrong with a request, to tell it together: all of it is counted, and no more is kept than is told, so
 * that a request cannot ask for an answer much larger than itself.
 */
public final class Violations {

    /** How many are told at most. */
    public static final int TOLD = 100;

    private final List<Violation> told = new ArrayList<>();
    private int count;

    /** Those of a list. */
    public static Violations of(List<Violation> all) {
        Violations violations = new Violations();
        all.forEach(violations::add);
        return violations;
    }

    /** Adds one. */
    public void add(Violation violation) {
        count++;
        if (told.size() < TOLD) {
            told.add(violation);
        }
    }

    /** Adds all of others, which may be more than those kept of them. */
    public void addAll(Violations others) {
        others.told.forEach(this::add);
        count += others.count - others.told.size();
    }

    /** Whether nothing is wrong. */
    public boolean isEmpty() {
        return count == 0;
    }

    /** How many there are. */
    public int count() {
        return count;
    }

    /** The first of them, at most {@value #TOLD}, in the order in which they were found. */
    public List<Violation> told() {
        return List.copyOf(told);
    }
}
