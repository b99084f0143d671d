package io.autopact.portfolio;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;

/**
 * The portfolio in figures, at a date.
 *
 * @param asOf the date asked about
 * @param automakersInCooperation automakers in cooperation, a group counted once
 * @param agreementsInForce agreements that are in force or in their notice period
 * @param domainsCovered domains that an agreement in force has in its scope
 * @param vehicleModels models that our solutions are in, or go into
 * @param mobilityOperators mobility operators with a deployment
 * @param ecosystemPartners ecosystem partners in cooperation
 * @param possible how many more each figure may count, of what is known roughly: they are neither claimed nor denied
 * @param automakers which automakers are counted, which are possible, and which are left out, and why
 */
@Schema(name = "PortfolioSummary")
public record SummaryView(
        LocalDate asOf,
        int automakersInCooperation,
        int agreementsInForce,
        int domainsCovered,
        VehicleModels vehicleModels,
        int mobilityOperators,
        int ecosystemPartners,
        Figures possible,
        MetricRecords automakers) {

    static SummaryView of(LocalDate asOf, Figures certain, Figures possible, MetricRecords automakers) {
        return new SummaryView(
                asOf,
                certain.automakersInCooperation(),
                certain.agreementsInForce(),
                certain.domainsCovered(),
                certain.vehicleModels(),
                certain.mobilityOperators(),
                certain.ecosystemPartners(),
                possible,
                automakers);
    }

    /**
     * The figures.
     *
     * @param automakersInCooperation automakers in cooperation, a group counted once
     * @param agreementsInForce agreements that are in force or in their notice period
     * @param domainsCovered domains that an agreement in force has in its scope
     * @param vehicleModels models that our solutions are in, or go into
     * @param mobilityOperators mobility operators with a deployment
     * @param ecosystemPartners ecosystem partners in cooperation
     */
    @Schema(name = "PortfolioFigures")
    public record Figures(
            int automakersInCooperation,
            int agreementsInForce,
            int domainsCovered,
            VehicleModels vehicleModels,
            int mobilityOperators,
            int ecosystemPartners) {}

    /**
     * All figures.
     *
     * @param certain what is counted for certain
     * @param possible how many more each may count
     */
    public record Counts(Figures certain, Figures possible) {}

    /**
     * Models by how far they have come, each once.
     *
     * @param launched with a rollout that is launched
     * @param planned with none launched, and one that is planned, integrating or validating
     */
    @Schema(name = "PortfolioVehicleModels")
    public record VehicleModels(int launched, int planned) {}
}
