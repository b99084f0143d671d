package io.autopact.agreement.web;

import io.autopact.agreement.milestone.MilestoneDraft;
import io.autopact.agreement.milestone.MilestoneState;
import io.autopact.people.Responsible;
import io.autopact.shared.document.Document;
import io.autopact.shared.document.RoughDates;
import io.autopact.shared.document.SelfChecking;
import io.autopact.shared.time.Confidence;
import io.autopact.shared.time.DatePrecision;
import io.autopact.shared.time.RoughDate;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a client sends to record a milestone.
 *
 * @param code its code, for good: 1 to 80 capital letters, digits, hyphens and underscores; missing to have one made
 * @param titleZh what is to be delivered, in Chinese
 * @param titleEn what is to be delivered, in English
 * @param dueOn the last day on which it is in time
 * @param dueOnPrecision how exactly that is known; a day where it is missing
 * @param dueOnConfidence whether that is stated; stated where it is missing
 * @param madeOn when that day was agreed; today where it is missing. It counts from then on
 * @param reason why it is another day than before, which is needed where it is one
 * @param owner the code of the party that is to deliver
 * @param note what else is to be known
 * @param responsible who is responsible for it, and from when to when
 */
@Document(
        readOnly = {
            "agreement",
            "firstDueOn",
            "slipDays",
            "state",
            "stateOn",
            "stateNote",
            "overdue",
            "allowedStates",
            "version",
            "updatedAt"
        })
@Schema(name = "MilestoneRequest")
record MilestoneDocument(
        @Pattern(
                regexp = "^[A-Z0-9_-]{1,80}$",
                message = "must be 1 to 80 capital letters, digits, hyphens and underscores")
        @Nullable
        String code,

        @NotBlank @Size(min = 1, max = 500) String titleZh,
        @NotBlank @Size(min = 1, max = 500) String titleEn,
        @NotNull LocalDate dueOn,
        @Nullable DatePrecision dueOnPrecision,
        @Nullable Confidence dueOnConfidence,
        @Nullable LocalDate dueOnNotBefore,
        @Nullable LocalDate madeOn,
        @Size(min = 1, max = 4000) @Nullable String reason,
        @NotBlank @Size(max = 80) String owner,
        @Size(min = 1, max = 4000) @Nullable String note,
        @Size(max = 100) @Nullable List<@NotNull @Valid Responsible> responsible)
        implements SelfChecking {

    /**
     * What a milestone came to.
     *
     * @param to its new state
     * @param on since when
     * @param note what is to be said of it
     */
    @Document
    @Schema(name = "MilestoneStateRequest")
    record Step(
            @NotNull MilestoneState to,
            @NotNull LocalDate on,
            @Size(min = 1, max = 4000) @Nullable String note) implements SelfChecking {

        @Override
        public void check(Complaints complaints) {
            RoughDates.check(complaints, "on", on, null);
        }
    }

    @Override
    public void check(Complaints complaints) {
        RoughDates.check(complaints, "dueOn", dueOn, dueOnPrecision, dueOnNotBefore);
        RoughDates.check(complaints, "madeOn", madeOn, null);
    }

    /**
     * A due date as it should have been recorded.
     *
     * @param reason what was wrong
     * @param dueOn the last day on which it is in time
     * @param dueOnPrecision how exactly that is known; a day where it is missing
     * @param dueOnConfidence whether that is stated; stated where it is missing
     * @param madeOn when that day was agreed; missing where that was recorded rightly
     */
    @Document
    @Schema(name = "MilestoneCorrectionRequest")
    record Correction(
            @NotBlank @Size(max = 4000) String reason,
            @NotNull LocalDate dueOn,
            @Nullable DatePrecision dueOnPrecision,
            @Nullable Confidence dueOnConfidence,
            @Nullable LocalDate dueOnNotBefore,
            @Nullable LocalDate madeOn)
            implements SelfChecking {

        @Override
        public void check(Complaints complaints) {
            RoughDates.check(complaints, "dueOn", dueOn, dueOnPrecision, dueOnNotBefore);
            RoughDates.check(complaints, "madeOn", madeOn, null);
        }

        RoughDate date() {
            return Objects.requireNonNull(RoughDate.of(dueOn, dueOnPrecision, dueOnConfidence, dueOnNotBefore));
        }
    }

    MilestoneDraft draft() {
        return new MilestoneDraft(
                code,
                titleZh,
                titleEn,
                Objects.requireNonNull(RoughDate.of(dueOn, dueOnPrecision, dueOnConfidence, dueOnNotBefore)),
                madeOn,
                reason,
                owner,
                note,
                responsible == null ? List.of() : responsible);
    }
}
