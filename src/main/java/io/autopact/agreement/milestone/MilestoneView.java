package io.autopact.agreement.milestone;

import io.autopact.people.Responsible;
import io.autopact.shared.time.Confidence;
import io.autopact.shared.time.DatePrecision;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an agreement obliges someone to deliver, and by when.
 *
 * @param code its code
 * @param agreement the agreement's number
 * @param titleZh what is to be delivered, in Chinese
 * @param titleEn what is to be delivered, in English
 * @param dueOn the last day on which it is in time, as agreed by the date asked about
 * @param dueOnPrecision how exactly that is known
 * @param dueOnConfidence whether that is stated or inferred
 * @param dueOnNotBefore the first day on which it can have been, where it is known to have been on or before a day
 * @param firstDueOn the day on which it was due at first
 * @param slipDays days from that day to its delivery, or while there is none to the later of the due date and the date
 *     asked about; null where it was waived by then
 * @param owner the code of the party that is to deliver
 * @param state how it stands with it at the date asked about
 * @param stateOn since when; null while it is open
 * @param stateNote what was said when it came to that
 * @param overdue whether it is open at the date asked about and was due before
 * @param note what else is to be known
 * @param responsible who is responsible for it, in the past and to come too
 * @param allowedStates the states that can come next, up to now
 * @param version the agreement's version, which a milestone shares
 * @param updatedAt when it last changed
 */
@Schema(name = "Milestone")
public record MilestoneView(
        String code,
        String agreement,
        String titleZh,
        String titleEn,
        LocalDate dueOn,
        DatePrecision dueOnPrecision,
        Confidence dueOnConfidence,
        @Nullable LocalDate dueOnNotBefore,
        LocalDate firstDueOn,
        @Nullable Integer slipDays,
        String owner,
        MilestoneState state,
        @Nullable LocalDate stateOn,
        @Nullable String stateNote,
        boolean overdue,
        @Nullable String note,
        List<Responsible> responsible,
        List<MilestoneState> allowedStates,
        int version,
        Instant updatedAt) {

    /** The same with what can come next, which follows from the state now that stands in its place. */
    MilestoneView withAllowedStates() {
        return new MilestoneView(
                code,
                agreement,
                titleZh,
                titleEn,
                dueOn,
                dueOnPrecision,
                dueOnConfidence,
                dueOnNotBefore,
                firstDueOn,
                slipDays,
                owner,
                state,
                stateOn,
                stateNote,
                overdue,
                note,
                responsible,
                allowedStates.getFirst().next(),
                version,
                updatedAt);
    }
}
