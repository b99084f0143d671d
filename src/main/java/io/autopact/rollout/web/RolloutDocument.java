package io.autopact.rollout.web;

import io.autopact.people.Responsible;
import io.autopact.rollout.RolloutDraft;
import io.autopact.rollout.RolloutRules;
import io.autopact.rollout.RolloutStage;
import io.autopact.shared.document.Codes;
import io.autopact.shared.document.Document;
import io.autopact.shared.document.RoughDates;
import io.autopact.shared.document.SelfChecking;
import io.autopact.shared.problem.ProblemException;
import io.autopact.shared.time.Confidence;
import io.autopact.shared.time.DatePrecision;
import io.autopact.shared.time.RoughDate;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a client sends to record a rollout.
 *
 * @param number its number, for good: 1 to 80 capital letters, digits, hyphens and underscores; missing to have one
 *     made
 * @param vehicleModel the code of the model
 * @param solution the code of the solution
 * @param systemName what the system in the vehicle is called
 * @param systemVersion its version
 * @param market where the vehicles are sold
 * @param basis the number of the agreement it rests on; missing to have one found
 * @param withoutBasis why it is recorded without an agreement to rest on
 * @param stages the plan and the actual date of each stage
 * @param note what else is to be known
 * @param responsible who is responsible for it, and from when to when
 */
@Document(
        readOnly = {
            "automaker",
            "stage",
            "slipDays",
            "late",
            "lateStage",
            "lateSince",
            "allowedStages",
            "disputed",
            "disputedMembers",
            "version",
            "updatedAt"
        })
@Schema(name = "RolloutRequest")
record RolloutDocument(
        @Nullable String number,
        @NotBlank @Size(max = 80) String vehicleModel,
        @NotBlank @Size(max = 80) String solution,
        @Size(min = 1, max = 200) @Nullable String systemName,
        @Size(min = 1, max = 80) @Nullable String systemVersion,
        @Size(min = 1, max = 80) @Nullable String market,
        @Size(min = 1, max = 80) @Nullable String basis,
        @Valid @Nullable WithoutBasis withoutBasis,
        @Size(max = 100) @Nullable List<@NotNull @Valid Stage> stages,
        @Size(min = 1, max = 4000) @Nullable String note,
        @Size(max = 100) @Nullable List<@NotNull @Valid Responsible> responsible)
        implements SelfChecking {

    /**
     * That it rests on no agreement.
     *
     * @param reason why it is recorded all the same
     */
    @Document
    @Schema(name = "WithoutBasisRequest")
    record WithoutBasis(@NotBlank @Size(max = 4000) String reason) {}

    /**
     * The dates of a stage.
     *
     * @param stage which
     * @param plannedOn when it is planned
     * @param plannedOnPrecision how exactly that is known; a day where it is missing
     * @param plannedOnConfidence whether that is stated; stated where it is missing
     * @param madeOn when that plan was made; today where it is missing. It counts from then on
     * @param actualOn when it was reached
     * @param actualOnPrecision how exactly that is known; a day where it is missing
     * @param actualOnConfidence whether that is stated; stated where it is missing
     * @param resumedOn when it went on, of one on hold
     */
    @Document(readOnly = "slipDays")
    @Schema(name = "RolloutStageRequest")
    record Stage(
            @NotNull RolloutStage stage,
            @Nullable LocalDate plannedOn,
            @Nullable DatePrecision plannedOnPrecision,
            @Nullable Confidence plannedOnConfidence,
            @Nullable LocalDate plannedOnNotBefore,
            @Nullable LocalDate madeOn,
            @Nullable LocalDate actualOn,
            @Nullable DatePrecision actualOnPrecision,
            @Nullable Confidence actualOnConfidence,
            @Nullable LocalDate actualOnNotBefore,
            @Nullable LocalDate resumedOn)
            implements SelfChecking {

        @Override
        public void check(Complaints complaints) {
            RoughDates.check(complaints, "plannedOn", plannedOn, plannedOnPrecision, plannedOnNotBefore);
            RoughDates.check(complaints, "madeOn", madeOn, null);
            RoughDates.check(complaints, "actualOn", actualOn, actualOnPrecision, actualOnNotBefore);
            RoughDates.check(complaints, "resumedOn", resumedOn, null);
            if (resumedOn != null && stage == RolloutStage.ON_HOLD && actualOn == null) {
                complaints.add("actualOn", "required", "It is not told since when it was on hold.");
            }
            if (stage != null) {
                RolloutRules.checkDates(dates(), complaints::add);
            }
        }

        RolloutDraft.StageDates dates() {
            return new RolloutDraft.StageDates(
                    stage,
                    RoughDate.of(plannedOn, plannedOnPrecision, plannedOnConfidence, plannedOnNotBefore),
                    madeOn,
                    RoughDate.of(actualOn, actualOnPrecision, actualOnConfidence, actualOnNotBefore),
                    resumedOn);
        }
    }

    @Override
    public void check(Complaints complaints) {
        RolloutRules.checkRest(
                basis,
                withoutBasis == null ? null : withoutBasis.reason(),
                finding -> complaints.add("withoutBasis", finding.kind(), finding.detail(name -> name)));
        Set<RolloutStage> seen = EnumSet.noneOf(RolloutStage.class);
        for (int i = 0; stages != null && i < stages.size(); i++) {
            Stage given = stages.get(i);
            if (given != null
                    && given.stage() != null
                    && !seen.add(given.stage())
                    && given.stage() != RolloutStage.ON_HOLD) {
                complaints.add("stages/" + i + "/stage", "duplicate", "%s is there twice.".formatted(given.stage()));
            }
        }
    }

    /**
     * The draft that this means.
     *
     * @param path the number in the path; null where the body gives it, or one is to be made
     * @throws ProblemException if the number does not fit
     */
    RolloutDraft draft(@Nullable String path) {
        return new RolloutDraft(
                path == null && number == null ? null : Codes.upperCase("number", path, number),
                vehicleModel,
                solution,
                market,
                systemName,
                systemVersion,
                basis,
                withoutBasis == null ? null : withoutBasis.reason(),
                note,
                stages == null ? List.of() : stages.stream().map(Stage::dates).toList(),
                responsible == null ? List.of() : responsible);
    }
}
