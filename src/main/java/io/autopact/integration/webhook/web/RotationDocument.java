package io.autopact.integration.webhook.web;

import io.autopact.shared.document.Document;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Which secret takes the place of another.
 *
 * @param secret the one that the robot of a group was given; missing to have one made
 */
@Document
@Schema(name = "WebhookRotationRequest")
record RotationDocument(@Size(min = 1, max = 200) @Nullable String secret) {

    @Override
    public String toString() {
        return "RotationDocument[]";
    }
}
