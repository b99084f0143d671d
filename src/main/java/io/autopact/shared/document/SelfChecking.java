package io.autopact.shared.document;

import io.autopact.shared.rule.Finding;
import java.util.function.UnaryOperator;

/** A request record whose members must fit each other; it is asked together with all other checks of the body. */
public interface SelfChecking {

    /** Tells what does not fit. Members that are missing or of the wrong type are null, and are told elsewhere. */
    void check(Complaints complaints);

    /** Takes what is wrong with a record. */
    @FunctionalInterface
    interface Complaints {

        /**
         * Adds a complaint.
         *
         * @param member the member of this record that is at fault
         * @param code what kind of mistake
         * @param detail what is wrong and what would be right, in plain words
         */
        void add(String member, String code, String detail);

        /** Adds what a rule found. */
        default void add(Finding finding) {
            add(finding.member(), finding.kind(), finding.detail(UnaryOperator.identity()));
        }
    }
}
