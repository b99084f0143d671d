package io.autopact.rollout;

import io.autopact.people.Responsible;
import io.autopact.shared.time.RoughDate;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a client can record of a rollout.
 *
 * @param number its number; null to have one made
 * @param vehicleModel the code of the model
 * @param solution the code of the solution
 * @param market where the vehicles are sold; null where it is not known
 * @param systemName what the system in the vehicle is called
 * @param systemVersion its version
 * @param basis the number of the agreement it rests on; null to have one found
 * @param withoutBasis why it is recorded without an agreement to rest on; null where it is not
 * @param note what else is to be known
 * @param stages the dates of its stages
 * @param responsible who is responsible for it
 */
public record RolloutDraft(
        @Nullable String number,
        String vehicleModel,
        String solution,
        @Nullable String market,
        @Nullable String systemName,
        @Nullable String systemVersion,
        @Nullable String basis,
        @Nullable String withoutBasis,
        @Nullable String note,
        List<StageDates> stages,
        List<Responsible> responsible) {

    /**
     * The dates of a stage.
     *
     * @param stage which
     * @param plannedOn when it is planned
     * @param madeOn when that plan was made; null for today, or to keep what is recorded
     * @param actualOn when it was reached
     * @param resumedOn when it went on, of one on hold
     */
    public record StageDates(
            RolloutStage stage,
            @Nullable RoughDate plannedOn,
            @Nullable LocalDate madeOn,
            @Nullable RoughDate actualOn,
            @Nullable LocalDate resumedOn) {}
}
