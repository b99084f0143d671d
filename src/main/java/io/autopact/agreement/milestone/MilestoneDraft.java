package io.autopact.agreement.milestone;

import io.autopact.people.Responsible;
import io.autopact.shared.time.RoughDate;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is recorded of a milestone beside its state.
 *
 * @param code its code; null to have one made
 * @param titleZh what is to be delivered, in Chinese
 * @param titleEn what is to be delivered, in English
 * @param dueOn the last day on which it is in time
 * @param madeOn when that day was agreed; null for today
 * @param reason why it is another day than before; null where it is not
 * @param owner the code of the party that is to deliver
 * @param note what else is to be known
 * @param responsible who is responsible for it
 */
public record MilestoneDraft(
        @Nullable String code,
        String titleZh,
        String titleEn,
        RoughDate dueOn,
        @Nullable LocalDate madeOn,
        @Nullable String reason,
        String owner,
        @Nullable String note,
        List<Responsible> responsible) {}
