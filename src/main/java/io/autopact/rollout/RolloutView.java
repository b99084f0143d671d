package io.autopact.rollout;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.autopact.people.Responsible;
import io.autopact.shared.time.Confidence;
import io.autopact.shared.time.DatePrecision;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A solution going into a vehicle model in a market.
 *
 * @param number its number
 * @param vehicleModel the code of the model
 * @param automaker the code of the model's maker
 * @param solution the code of the solution
 * @param systemName what the system in the vehicle is called; null where it is not known
 * @param systemVersion its version; null where it is not known
 * @param market where the vehicles are sold; null where it is not known
 * @param stage the furthest stage reached at the date; null where a first one was reached later, or planned on a later
 *     day
 * @param basis the number of the agreement it rests on; null where it rests on none
 * @param withoutBasis why it is recorded without one; null where it is not
 * @param stages the dates of its stages, in their order
 * @param slipDays days from the first plan of the launch to the launch, or while there is none to the later of the plan
 *     and the date asked about; null where the launch was not planned by then
 * @param late whether a stage that is still to come is late: it was to be reached before the date by its first plan, or
 *     is planned for later than that
 * @param lateStage the first such stage; null where none is
 * @param lateSince since when that stage is late without a break; null where none is
 * @param note what else is to be known
 * @param allowedStages the stages that can come next, up to now
 * @param responsible who is responsible for it, in the past and to come too
 * @param disputed whether a source contradicts anything that is recorded of it
 * @param disputedMembers the members that are contradicted
 * @param version rises with every change
 * @param updatedAt when it last changed
 */
@Schema(name = "Rollout")
public record RolloutView(
        String number,
        String vehicleModel,
        String automaker,
        String solution,
        @Nullable String systemName,
        @Nullable String systemVersion,
        @Nullable String market,
        @Nullable RolloutStage stage,
        @Nullable String basis,
        @Nullable WithoutBasis withoutBasis,
        List<Stage> stages,
        @Nullable Integer slipDays,
        boolean late,
        @Nullable RolloutStage lateStage,
        @Nullable LocalDate lateSince,
        @Nullable String note,
        List<RolloutStage> allowedStages,
        List<Responsible> responsible,
        boolean disputed,
        List<String> disputedMembers,
        int version,
        Instant updatedAt) {

    /** The same, with the stages that can come next. */
    RolloutView withAllowedStages(List<RolloutStage> stages) {
        return new RolloutView(
                number,
                vehicleModel,
                automaker,
                solution,
                systemName,
                systemVersion,
                market,
                stage,
                basis,
                withoutBasis,
                this.stages,
                slipDays,
                late,
                lateStage,
                lateSince,
                note,
                stages,
                responsible,
                disputed,
                disputedMembers,
                version,
                updatedAt);
    }

    /**
     * That it rests on no agreement.
     *
     * @param reason why it is recorded all the same
     */
    @Schema(name = "WithoutBasis")
    public record WithoutBasis(String reason) {}

    /**
     * The dates of a stage.
     *
     * @param stage which
     * @param plannedOn when it is planned, at the date asked about
     * @param plannedOnPrecision how exactly that is known
     * @param plannedOnConfidence whether that is stated or inferred
     * @param plannedOnNotBefore the first day on which it can have been, where it is known to have been on or before a
     *     day
     * @param madeOn when that plan was made; it counts from then on
     * @param actualOn when it was reached; null where that was later than the date asked about
     * @param actualOnPrecision how exactly that is known
     * @param actualOnConfidence whether that is stated or inferred
     * @param actualOnNotBefore the first day on which it can have been, where it is known to have been on or before a
     *     day
     * @param resumedOn when it went on, of one on hold
     * @param slipDays days from its first plan to the day it was reached, or while it was not to the later of the plan
     *     and the date asked about; null where it was not planned by then
     */
    @Schema(name = "RolloutStageDates")
    public record Stage(
            RolloutStage stage,
            @Nullable LocalDate plannedOn,
            @Nullable DatePrecision plannedOnPrecision,
            @Nullable Confidence plannedOnConfidence,
            @Nullable LocalDate plannedOnNotBefore,
            @Nullable LocalDate madeOn,
            @Nullable LocalDate actualOn,
            @Nullable DatePrecision actualOnPrecision,
            @Nullable Confidence actualOnConfidence,
            @Nullable LocalDate actualOnNotBefore,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            LocalDate resumedOn,

            @Nullable Integer slipDays) {}
}
