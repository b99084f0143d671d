package io.autopact.portfolio;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that falls due.
 *
 * @param kind what it is
 * @param agreement the agreement's number
 * @param milestone the milestone's code; null where it is the agreement itself
 * @param titleZh what ends or is to be delivered, in Chinese
 * @param titleEn what ends or is to be delivered, in English
 * @param organizations the codes of those concerned: the milestone's owner, or the other side of the agreement
 * @param dueOn the last day
 * @param daysLeft how many days are left at the date asked about; below 0 where the day has passed
 * @param remindedOn the days on which reminders of it were told
 */
@Schema(name = "DueItem")
public record DueItem(
        DueSubject kind,
        String agreement,
        @Nullable String milestone,
        String titleZh,
        String titleEn,
        List<String> organizations,
        LocalDate dueOn,
        int daysLeft,
        List<LocalDate> remindedOn) {}
