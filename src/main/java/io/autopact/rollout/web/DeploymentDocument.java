package io.autopact.rollout.web;

import io.autopact.rollout.DeploymentDraft;
import io.autopact.shared.document.Codes;
import io.autopact.shared.document.Document;
import io.autopact.shared.document.RoughDates;
import io.autopact.shared.document.SelfChecking;
import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.time.Confidence;
import io.autopact.shared.time.DatePrecision;
import io.autopact.shared.time.RoughDate;
import io.autopact.shared.time.Validity;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a client sends to record a deployment.
 *
 * @param number its number, for good: 1 to 80 capital letters, digits, hyphens and underscores; missing to have one
 *     made
 * @param organization the code of the organization where it is in use
 * @param solution the code of the solution; missing where it is not known which
 * @param from the first day
 * @param fromPrecision how exactly that is known; a day where it is missing
 * @param fromConfidence whether that is stated; stated where it is missing
 * @param until the last day; missing where it is open
 * @param untilPrecision how exactly that is known; a day where it is missing
 * @param untilConfidence whether that is stated; stated where it is missing
 * @param note what else is to be known
 */
@Document(readOnly = {"active", "disputed", "disputedMembers", "version", "updatedAt"})
@Schema(name = "DeploymentRequest")
record DeploymentDocument(
        @Nullable String number,
        @NotBlank @Size(max = 80) String organization,
        @Size(min = 1, max = 80) @Nullable String solution,
        @Nullable LocalDate from,
        @Nullable DatePrecision fromPrecision,
        @Nullable Confidence fromConfidence,
        @Nullable LocalDate fromNotBefore,
        @Nullable LocalDate until,
        @Nullable DatePrecision untilPrecision,
        @Nullable Confidence untilConfidence,
        @Nullable LocalDate untilNotBefore,
        @Size(min = 1, max = 4000) @Nullable String note)
        implements SelfChecking {

    @Override
    public void check(Complaints complaints) {
        RoughDates.check(complaints, "from", from, fromPrecision, fromNotBefore);
        RoughDates.check(complaints, "until", until, untilPrecision, untilNotBefore);
        RoughDates.checkRange(complaints, "from", from, "until", until);
    }

    /**
     * The draft that this means.
     *
     * @param path the number in the path; null where the body gives it, or one is to be made
     * @throws ProblemException if the number does not fit
     */
    DeploymentDraft draft(@Nullable String path) {
        return new DeploymentDraft(
                path == null && number == null ? null : Codes.upperCase("number", path, number),
                organization,
                solution,
                new Validity(
                        RoughDate.of(from, fromPrecision, fromConfidence, fromNotBefore),
                        RoughDate.of(until, untilPrecision, untilConfidence, untilNotBefore)),
                note);
    }
}
