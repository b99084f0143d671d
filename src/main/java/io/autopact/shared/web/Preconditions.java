package io.autopact.shared.web;

import io.autopact.shared.problem.CommonProblem;
import io.autopact.shared.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** What a PUT says of the record that it means: that it is there, or that it is not. */
public final class Preconditions {

    private Preconditions() {}

    /**
     * Whether a PUT is to create the record; else it is to replace it.
     *
     * @param code the code in the path
     * @param exists whether there is a record with it
     * @throws ProblemException 412 if the record is there or not there against what the request says, 428 if it says
     *     nothing and there is none
     */
    public static boolean createsOrReplaces(
            String code, boolean exists, @Nullable String ifMatch, @Nullable String ifNoneMatch) {
        if ("*".equals(ifNoneMatch)) {
            if (exists) {
                throw new ProblemException(
                        CommonProblem.PRECONDITION_FAILED, "If-None-Match is * and %s exists.".formatted(code));
            }
            return true;
        }
        if (!exists) {
            throw ifMatch == null
                    ? new ProblemException(
                            CommonProblem.PRECONDITION_REQUIRED,
                            "There is no %s yet: send If-None-Match: * to create it.".formatted(code))
                    : new ProblemException(
                            CommonProblem.PRECONDITION_FAILED,
                            "If-Match names a version and there is no %s.".formatted(code));
        }
        return false;
    }
}
