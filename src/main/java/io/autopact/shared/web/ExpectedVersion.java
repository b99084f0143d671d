package io.autopact.shared.web;

import io.autopact.shared.problem.CommonProblem;
import io.autopact.shared.problem.ProblemException;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What a request that writes says of the record that it means, in its If-Match and If-None-Match headers. Controllers
 * take it as a parameter; given the recorded version, it refuses a request that means another one.
 *
 * @param ifMatch the If-Match header
 * @param ifNoneMatch the If-None-Match header
 */
public record ExpectedVersion(
        @Nullable String ifMatch, @Nullable String ifNoneMatch) implements IntConsumer {

    /** @throws ProblemException 428 without If-Match, 412 if it names another version */
    @Override
    public void accept(int version) {
        ETags.requireMatch(ifMatch, version);
    }

    /** For what may be done whatever the version is: only a request that names another one is refused. */
    public IntConsumer ifNamed() {
        return ifMatch == null ? version -> {} : this;
    }

    /**
     * Whether a PUT is to create the record; else it is to replace it.
     *
     * @param code the code in the path
     * @param exists whether there is a record with it
     * @throws ProblemException 412 if the record is there or not there against what the request says, 428 if it says
     *     nothing and there is none
     */
    public boolean creates(String code, boolean exists) {
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
