package io.autopact.integration.webhook.web;

import io.autopact.shared.document.Document;
import io.autopact.shared.document.SelfChecking;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which span is to be sent again.
 *
 * @param from events at this instant or later
 * @param to and before this one; missing for all until now
 */
@Document
@Schema(name = "WebhookReplayRequest")
record ReplayDocument(@NotNull Instant from, @Nullable Instant to) implements SelfChecking {

    @Override
    public void check(Complaints complaints) {
        if (from != null && to != null && !from.isBefore(to)) {
            complaints.add("to", "out-of-range", "to must lie after from.");
        }
    }
}
