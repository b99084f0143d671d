package io.autopact.portfolio;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A rollout whose launch slipped.
 *
 * @param rollout its number
 * @param vehicleModel the code of the model
 * @param modelNameZh the model's name in Chinese
 * @param modelNameEn the model's name in English
 * @param automaker the code of the model's maker
 * @param solution the code of the solution
 * @param market the market; null where it is not stated
 * @param stage where it is at the date; null before it is anywhere
 * @param firstPlannedOn the first plan of the launch
 * @param plannedOn the plan of the launch at the date
 * @param launchedOn when it was launched; null while it is not
 * @param slipDays days from the first plan to the launch, or while there is none to the later of the plan and the date
 * @param replannings how often the launch was planned anew by the date
 * @param reason why it was the last time; null where no reason is recorded
 */
@Schema(name = "Slip")
public record SlipItem(
        String rollout,
        String vehicleModel,
        String modelNameZh,
        String modelNameEn,
        String automaker,
        String solution,
        @Nullable String market,
        @Nullable String stage,
        LocalDate firstPlannedOn,
        @Nullable LocalDate plannedOn,
        @Nullable LocalDate launchedOn,
        int slipDays,
        int replannings,
        @Nullable String reason) {}
