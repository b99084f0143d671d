package io.autopact.integration.webhook;

import io.autopact.shared.writing.HoldsSecret;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A webhook as it was registered or replaced: its secret is shown when it is registered, and never again.
 *
 * @param code the webhook's code
 * @param url where events are posted to
 * @param descriptionZh what it is for, in Chinese
 * @param descriptionEn the same in English
 * @param types the types of events that are sent, or the beginnings of some with {@code .*}; all where there are none
 * @param organizations the codes of the organizations that they are to concern; any where there are none
 * @param format how they are sent
 * @param enabled whether they are sent
 * @param version how often it was changed
 * @param updatedAt when it was changed last
 * @param secret what the receiver checks signatures with; null where it was replaced or a retry asks again, as it
 *     cannot be read
 */
@Schema(name = "NewWebhook")
public record NewWebhook(
        String code,
        String url,
        @Nullable String descriptionZh,
        @Nullable String descriptionEn,
        List<String> types,
        List<String> organizations,
        WebhookFormat format,
        boolean enabled,
        int version,
        Instant updatedAt,
        @Nullable String secret)
        implements HoldsSecret {

    /** The webhook with its secret, or as it is without one. */
    public static NewWebhook of(WebhookView made, @Nullable String secret) {
        return new NewWebhook(
                made.code(),
                made.url(),
                made.descriptionZh(),
                made.descriptionEn(),
                made.types(),
                made.organizations(),
                made.format(),
                made.enabled(),
                made.version(),
                made.updatedAt(),
                secret);
    }

    @Override
    public NewWebhook withoutSecret() {
        return new NewWebhook(
                code,
                url,
                descriptionZh,
                descriptionEn,
                types,
                organizations,
                format,
                enabled,
                version,
                updatedAt,
                null);
    }

    @Override
    public String toString() {
        return "NewWebhook[" + code + "]";
    }
}
