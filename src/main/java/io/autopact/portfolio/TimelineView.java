package io.autopact.portfolio;

import io.autopact.agreement.AgreementPhase;
import io.autopact.shared.time.DatePrecision;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What happened with an organization and all that belongs to it, and what is planned.
 *
 * @param organization its code
 * @param nameZh its name in Chinese
 * @param nameEn its name in English
 * @param asOf the date asked about
 * @param agreements the agreements, by their first day
 * @param rollouts the rollouts, by their first date
 * @param deployments the deployments, by their first day
 * @param events what happened, and what is planned, in its order
 * @param knownBy what was known by a day and may have been at any time before it: nothing is known to have happened
 *     then
 */
@Schema(name = "Timeline")
public record TimelineView(
        String organization,
        String nameZh,
        String nameEn,
        LocalDate asOf,
        List<AgreementBar> agreements,
        List<RolloutBar> rollouts,
        List<DeploymentBar> deployments,
        List<Event> events,
        List<Event> knownBy) {

    /**
     * An agreement from its first day in force to its last.
     *
     * @param number its number
     * @param titleZh its title in Chinese
     * @param titleEn its title in English
     * @param parties the codes of the parties that belong to the organization
     * @param from the first day in force, or of signing where that alone is known; null where neither is known
     * @param fromPrecision how exactly that is known; null for a day
     * @param until the last day; null where it is open
     * @param untilPrecision how exactly that is known; null for a day
     * @param phase its phase at the date; null where it is not signed then
     * @param marks what happened to it, by day
     */
    @Schema(name = "TimelineAgreement")
    public record AgreementBar(
            String number,
            String titleZh,
            String titleEn,
            List<String> parties,
            @Nullable LocalDate from,
            @Nullable DatePrecision fromPrecision,
            @Nullable LocalDate until,
            @Nullable DatePrecision untilPrecision,
            @Nullable AgreementPhase phase,
            List<Mark> marks) {}

    /**
     * A day on which something happened.
     *
     * @param on the day
     * @param precision how exactly it is known; null for a day
     * @param kind what: DRAFTED, NEGOTIATING, SIGNED, EFFECTIVE, AMENDMENT, RENEWAL, NOTICE, EXPIRY, TERMINATED,
     *     WITHDRAWN or MILESTONE
     * @param code the number of the amendment, or the code of the milestone; null for the others
     */
    @Schema(name = "TimelineMark")
    public record Mark(
            LocalDate on,
            @Nullable DatePrecision precision,
            String kind,
            @Nullable String code) {}

    /**
     * A rollout with the plan and the actual date of each stage.
     *
     * @param number its number
     * @param vehicleModel the code of the model
     * @param modelNameZh the model's name in Chinese
     * @param modelNameEn the model's name in English
     * @param solution the code of the solution
     * @param solutionNameZh the solution's name in Chinese
     * @param solutionNameEn the solution's name in English
     * @param stage where it is at the date; null before it is anywhere
     * @param stages the dates of each stage, in their order
     */
    @Schema(name = "TimelineRollout")
    public record RolloutBar(
            String number,
            String vehicleModel,
            String modelNameZh,
            String modelNameEn,
            String solution,
            String solutionNameZh,
            String solutionNameEn,
            @Nullable String stage,
            List<StageDates> stages) {}

    /**
     * The dates of a stage.
     *
     * @param stage which
     * @param firstPlannedOn when the first plan that was made of it has it, from which its slip is told; null where
     *     there is none
     * @param plannedOn when it is planned; null where it is not
     * @param plannedOnPrecision how exactly that is known; null where it is not planned
     * @param actualOn when it was reached; null where it is not
     * @param actualOnPrecision how exactly that is known; null where it was not reached
     */
    @Schema(name = "TimelineStage")
    public record StageDates(
            String stage,
            @Nullable LocalDate firstPlannedOn,
            @Nullable LocalDate plannedOn,
            @Nullable DatePrecision plannedOnPrecision,
            @Nullable LocalDate actualOn,
            @Nullable DatePrecision actualOnPrecision) {}

    /**
     * A solution in use.
     *
     * @param number its number
     * @param organization the code of the organization where it is in use
     * @param organizationNameZh the organization's name in Chinese
     * @param organizationNameEn the organization's name in English
     * @param solution the code of the solution; null where it is not known which
     * @param solutionNameZh the solution's name in Chinese; null where it is not known which
     * @param solutionNameEn the solution's name in English; null where it is not known which
     * @param from the first day; null where it is not known
     * @param fromPrecision how exactly that is known; null for a day
     * @param until the last day; null where it is open
     * @param untilPrecision how exactly that is known; null for a day
     */
    @Schema(name = "TimelineDeployment")
    public record DeploymentBar(
            String number,
            String organization,
            String organizationNameZh,
            String organizationNameEn,
            @Nullable String solution,
            @Nullable String solutionNameZh,
            @Nullable String solutionNameEn,
            @Nullable LocalDate from,
            @Nullable DatePrecision fromPrecision,
            @Nullable LocalDate until,
            @Nullable DatePrecision untilPrecision) {}

    /**
     * A dated fact.
     *
     * @param on the day
     * @param precision how exactly it is known; null for a day
     * @param type the kind of record: ORGANIZATION, AGREEMENT, MILESTONE, INSTRUMENT, ROLLOUT or DEPLOYMENT
     * @param code the record's code
     * @param kind what happened, such as SIGNED or LAUNCHED
     * @param planned whether it is a plan that the date asked about has not reached
     * @param organization whom of the tree it concerns
     * @param detailZh what happened, in Chinese
     * @param detailEn what happened, in English
     * @param notBefore the first day on which it can have been, where it is known to have been by a day; null where
     *     that is not known
     */
    @Schema(name = "TimelineEvent")
    public record Event(
            LocalDate on,
            @Nullable DatePrecision precision,
            String type,
            String code,
            String kind,
            boolean planned,
            @Nullable String organization,
            String detailZh,
            String detailEn,
            @Nullable LocalDate notBefore) {

        /** Whether it happened from a day on: its period did not begin before it. */
        public boolean happenedFrom(LocalDate day) {
            LocalDate first = precision == null ? on : precision.firstDayOfPeriod(on);
            return !isKnownBy() && !Objects.requireNonNullElse(notBefore, first).isBefore(day);
        }

        /**
         * Whether it is known to have been by a day, and not since when: then it is not known to have happened at all.
         */
        boolean isKnownBy() {
            return precision == DatePrecision.BY && notBefore == null && !planned;
        }

        /** The day in writing. */
        public String written() {
            return WrittenDate.of(on, precision);
        }
    }
}
