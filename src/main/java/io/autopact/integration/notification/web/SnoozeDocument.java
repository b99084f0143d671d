package io.autopact.integration.notification.web;

import io.autopact.shared.document.Document;
import io.autopact.shared.document.RoughDates;
import io.autopact.shared.document.SelfChecking;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;

/**
 * What a client sends to put something off.
 *
 * @param until the day on which it is told: tomorrow or later, and within 3660 days
 */
@Document
@Schema(name = "SnoozeRequest")
record SnoozeDocument(@NotNull LocalDate until) implements SelfChecking {

    @Override
    public void check(Complaints complaints) {
        RoughDates.check(complaints, "until", until, null);
    }
}
