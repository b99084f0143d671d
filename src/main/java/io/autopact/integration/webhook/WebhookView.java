package io.autopact.integration.webhook;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where events are sent to.
 *
 * @param code the webhook's code
 * @param url where events are posted to
 * @param descriptionZh what it is for, in Chinese
 * @param descriptionEn the same in English
 * @param types the types of events that are sent, or the beginnings of some with {@code .*}; all where there are none
 * @param organizations the codes of the organizations that they are to concern; any where there are none
 * @param format how they are sent
 * @param enabled whether they are sent
 * @param failingSince since when no attempt has succeeded; null where the last one did
 * @param version how often it was changed
 * @param updatedAt when it was changed last
 */
@Schema(name = "Webhook")
public record WebhookView(
        String code,
        String url,
        @Nullable String descriptionZh,
        @Nullable String descriptionEn,
        List<String> types,
        List<String> organizations,
        WebhookFormat format,
        boolean enabled,
        @Nullable Instant failingSince,
        int version,
        Instant updatedAt) {}
