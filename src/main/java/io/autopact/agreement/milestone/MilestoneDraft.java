package io.autopact.agreement.milestone;

import io.autopact.shared.time.RoughDate;
import org.jspecify.annotations.Nullable;

/**
 * What is recorded of a milestone beside its state.
 *
 * @param code its code; null to have one made
 * @param titleZh what is to be delivered, in Chinese
 * @param titleEn what is to be delivered, in English
 * @param dueOn the last day on which it is in time
 * @param owner the code of the party that is to deliver
 * @param note what else is to be known
 */
public record MilestoneDraft(
        @Nullable String code,
        String titleZh,
        String titleEn,
        RoughDate dueOn,
        String owner,
        @Nullable String note) {}
