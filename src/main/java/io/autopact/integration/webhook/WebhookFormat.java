package io.autopact.integration.webhook;

/** How events are sent to a webhook. */
public enum WebhookFormat {
    /** As CloudEvents, signed by Standard Webhooks. */
    STANDARD
}
