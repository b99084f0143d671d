package io.autopact.portfolio.brief;

import io.autopact.agreement.AgreementPhase;
import io.autopact.agreement.AgreementStatus;
import io.autopact.agreement.NextDecision;
import io.autopact.history.RecordChange;
import io.autopact.portfolio.CoverageState;
import io.autopact.portfolio.DueItem;
import io.autopact.portfolio.GapItem;
import io.autopact.portfolio.TimelineView;
import io.autopact.portfolio.WrittenDate;
import io.autopact.shared.time.DatePrecision;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one should know of a partner and all that belongs to it before meeting them.
 *
 * @param organization its code
 * @param nameZh its name in Chinese
 * @param nameEn its name in English
 * @param asOf the date asked about
 * @param since since when changes are told
 * @param happened what happened from since on, up to the date
 * @param recorded what was recorded from since on, up to the date, the latest first; at most 200 changes
 * @param coverage what the partner and all that belongs to it cover at the date, domain by domain
 * @param inForce the agreements in force at the date
 * @param due what falls due within six months of the date, what is overdue included
 * @param ties the ties of the partner's tree, and of those whom it belongs to, that end or begin from the date on,
 *     however far ahead: what is inherited ends and begins with them
 * @param open what is open at the date
 */
@Schema(name = "Brief")
public record BriefView(
        String organization,
        String nameZh,
        String nameEn,
        LocalDate asOf,
        LocalDate since,
        List<TimelineView.Event> happened,
        List<RecordChange> recorded,
        List<Covered> coverage,
        List<InForce> inForce,
        List<DueItem> due,
        List<DueItem> ties,
        Open open) {

    /**
     * How far the partner and all that belongs to it have come with a domain.
     *
     * @param domain its code
     * @param nameZh its name in Chinese
     * @param nameEn its name in English
     * @param state the furthest that any of them has come
     * @param agreements the agreements that they rest on
     */
    @Schema(name = "BriefCoverage")
    public record Covered(String domain, String nameZh, String nameEn, CoverageState state, List<String> agreements) {}

    /**
     * An agreement in force.
     *
     * @param number its number
     * @param titleZh its title in Chinese
     * @param titleEn its title in English
     * @param parties the codes of the parties of the partner's tree
     * @param inheritedFrom the code of the ancestor by which it extends to the partner's tree, where nobody of the tree
     *     is party; else null
     * @param phase IN_FORCE or EXPIRING
     * @param effectiveOn its first day
     * @param effectiveOnPrecision how exactly that is known; null for a day
     * @param expiresOn its last day, as agreed by the date; null where it is open
     * @param expiresOnPrecision how exactly that is known; null for a day
     * @param endsOn its last day as known at the date; null where it is open, also where it will renew itself
     * @param nextDecision what has to be decided next, and by when; null where nothing has
     * @param domains the codes of the domains in its scope at the date
     * @param named the codes of the base capabilities, elements and solutions that it names outright at the date
     */
    @Schema(name = "BriefAgreement")
    public record InForce(
            String number,
            String titleZh,
            String titleEn,
            List<String> parties,
            @Nullable String inheritedFrom,
            AgreementPhase phase,
            LocalDate effectiveOn,
            @Nullable DatePrecision effectiveOnPrecision,
            @Nullable LocalDate expiresOn,
            @Nullable DatePrecision expiresOnPrecision,
            @Nullable LocalDate endsOn,
            @Nullable NextDecision nextDecision,
            List<String> domains,
            List<String> named) {

        String effectiveWritten() {
            return WrittenDate.of(effectiveOn, effectiveOnPrecision);
        }

        /** Its last day, as known at the date; null where it is open. */
        @Nullable
        String endWritten() {
            if (endsOn == null) {
                return null;
            }
            return WrittenDate.of(endsOn, endsOn.equals(expiresOn) ? expiresOnPrecision : null);
        }

        /** The last day to give notice, where it will renew itself; else null. */
        @Nullable
        LocalDate noticeBy() {
            return nextDecision == null || nextDecision.kind() != NextDecision.Kind.NOTICE_BY
                    ? null
                    : nextDecision.on();
        }
    }

    /**
     * What is open.
     *
     * @param agreements drafts, and agreements under negotiation
     * @param milestones milestones that are open
     * @param instruments instruments that are planned and not set up yet
     * @param rollouts rollouts that are planned, under way or on hold
     * @param gaps what the register cannot bear out
     */
    @Schema(name = "BriefOpen")
    public record Open(
            List<OpenAgreement> agreements,
            List<OpenMilestone> milestones,
            List<OpenInstrument> instruments,
            List<OpenRollout> rollouts,
            List<GapItem> gaps) {

        /** Whether nothing is. */
        boolean nothing() {
            return agreements.isEmpty()
                    && milestones.isEmpty()
                    && instruments.isEmpty()
                    && rollouts.isEmpty()
                    && gaps.isEmpty();
        }
    }

    /**
     * An agreement that is not signed.
     *
     * @param number its number
     * @param titleZh its title in Chinese
     * @param titleEn its title in English
     * @param status DRAFT or NEGOTIATING
     */
    @Schema(name = "BriefDraft")
    public record OpenAgreement(String number, String titleZh, String titleEn, AgreementStatus status) {}

    /**
     * A milestone that is open.
     *
     * @param code its code
     * @param agreement the number of its agreement
     * @param titleZh its title in Chinese
     * @param titleEn its title in English
     * @param owner the code of who is to deliver it
     * @param dueOn when it is due
     * @param dueOnPrecision how exactly that is known; null for a day
     */
    @Schema(name = "BriefMilestone")
    public record OpenMilestone(
            String code,
            String agreement,
            String titleZh,
            String titleEn,
            String owner,
            LocalDate dueOn,
            @Nullable DatePrecision dueOnPrecision) {

        String dueWritten() {
            return WrittenDate.of(dueOn, dueOnPrecision);
        }
    }

    /**
     * An instrument that is planned.
     *
     * @param code its code
     * @param agreement the number of its agreement
     * @param nameZh its name in Chinese
     * @param nameEn its name in English
     */
    @Schema(name = "BriefInstrument")
    public record OpenInstrument(String code, String agreement, String nameZh, String nameEn) {}

    /**
     * A rollout that is on its way.
     *
     * @param number its number
     * @param modelNameZh the model's name in Chinese
     * @param modelNameEn the model's name in English
     * @param solutionNameZh the solution's name in Chinese
     * @param solutionNameEn the solution's name in English
     * @param stage where it is
     * @param launchPlannedOn when its launch is planned; null where it is not
     * @param launchPlannedOnPrecision how exactly that is known; null where it is not planned
     * @param slipDays how many days the launch slipped; null where it was never planned
     */
    @Schema(name = "BriefRollout")
    public record OpenRollout(
            String number,
            String modelNameZh,
            String modelNameEn,
            String solutionNameZh,
            String solutionNameEn,
            String stage,
            @Nullable LocalDate launchPlannedOn,
            @Nullable DatePrecision launchPlannedOnPrecision,
            @Nullable Integer slipDays) {

        @Nullable
        String launchPlanWritten() {
            return launchPlannedOn == null ? null : WrittenDate.of(launchPlannedOn, launchPlannedOnPrecision);
        }
    }
}
