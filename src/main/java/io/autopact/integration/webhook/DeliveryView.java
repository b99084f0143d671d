package io.autopact.integration.webhook;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event on its way to a webhook.
 *
 * @param id the delivery's id
 * @param eventId the id of the event, which is the webhook-id that it is sent with
 * @param type the type of the event
 * @param record the record that it is about
 * @param state how far it has come
 * @param createdAt when it was queued
 * @param nextAttemptAt when it is tried next, where it stands first among those of its record; null for others
 * @param endedAt when it was delivered or given up
 * @param attempts the attempts that were made, the first one first
 */
@Schema(name = "WebhookDelivery")
public record DeliveryView(
        String id,
        String eventId,
        String type,
        DeliveredRecord record,
        DeliveryState state,
        Instant createdAt,
        @Nullable Instant nextAttemptAt,
        @Nullable Instant endedAt,
        List<AttemptView> attempts) {

    /**
     * The record that an event is about.
     *
     * @param type the type of record, such as {@code AGREEMENT}
     * @param code its code
     */
    @Schema(name = "DeliveredRecord")
    public record DeliveredRecord(String type, String code) {}

    /**
     * An attempt to send.
     *
     * @param number the first one is 1
     * @param at when it began
     * @param status the status that was answered; null where there was no answer
     * @param milliseconds how long it took
     * @param answer the first 1,024 bytes of the answer
     * @param failure why there was no answer, or with what words a robot refused it
     */
    @Schema(name = "WebhookAttempt")
    public record AttemptView(
            int number,
            Instant at,
            @Nullable Integer status,
            long milliseconds,
            @Nullable String answer,
            @Nullable String failure) {}
}
