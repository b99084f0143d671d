package io.autopact.portfolio;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * The launches that are planned for a month and have not happened by the date asked about.
 *
 * @param month the month, such as {@code 2027-03}
 * @param rollouts how many rollouts
 * @param vehicleModels how many models they go into
 * @param overdue how many of them are planned for a day before the date asked about
 * @param onHold how many of them are on hold at the date
 * @param replanned how many of them were planned for another day before
 * @param numbers the numbers of the rollouts, at most fifty
 */
@Schema(name = "ForecastMonth")
public record ForecastMonth(
        String month, int rollouts, int vehicleModels, int overdue, int onHold, int replanned, List<String> numbers) {}
