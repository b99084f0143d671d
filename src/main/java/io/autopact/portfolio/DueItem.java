package io.autopact.portfolio;

import io.autopact.organization.TieKind;
import io.autopact.people.ResponsibleOn;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that falls due.
 *
 * @param kind what it is
 * @param agreement the agreement's number; null where it is a tie
 * @param milestone the milestone's code; null where it is the agreement itself
 * @param titleZh what ends or is to be delivered, in Chinese
 * @param titleEn what ends or is to be delivered, in English
 * @param organizations the codes of those concerned: the milestone's owner, the other side of the agreement, or both
 *     sides of the tie
 * @param dueOn the last day
 * @param daysLeft how many days are left at the date asked about; below 0 where the day has passed
 * @param responsible who is responsible for it at the date asked about: for the milestone or the agreement itself, else
 *     for the milestone's agreement, else for the other sides of the agreement, or the two that the tie is between
 * @param remindedOn the days on which reminders of it were told
 * @param tie the tie that ends or begins; null where it is an agreement or a milestone
 */
@Schema(name = "DueItem")
public record DueItem(
        DueSubject kind,
        @Nullable String agreement,
        @Nullable String milestone,
        String titleZh,
        String titleEn,
        List<String> organizations,
        LocalDate dueOn,
        int daysLeft,
        List<ResponsibleOn> responsible,
        List<LocalDate> remindedOn,
        @Nullable EndingTie tie) {

    /**
     * A tie that ends or begins ahead.
     *
     * @param organization the code of the one that belongs to the other
     * @param to the code of the other
     * @param kind how it belongs to it
     * @param agreements the numbers of the agreements that extend to the organization by the tie alone: they end with
     *     it for the organization, or begin
     */
    @Schema(name = "DueTie")
    public record EndingTie(String organization, String to, TieKind kind, List<String> agreements) {}
}
