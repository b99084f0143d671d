package io.autopact.integration.webhook;

import io.autopact.shared.writing.HoldsSecret;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A secret that takes the place of another: the only time that it is shown.
 *
 * @param code the webhook's code
 * @param secret what the receiver checks signatures with from now on; null where a retry asks for it again
 * @param formerValidUntil until when events are signed with the former one as well
 */
@Schema(name = "NewWebhookSecret")
public record NewSecret(String code, @Nullable String secret, Instant formerValidUntil) implements HoldsSecret {

    @Override
    public NewSecret withoutSecret() {
        return new NewSecret(code, null, formerValidUntil);
    }

    @Override
    public String toString() {
        return "NewSecret[" + code + "]";
    }
}
