package io.autopact.integration.webhook.web;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What a replay sends.
 *
 * @param events how many events are sent again
 */
@Schema(name = "WebhookReplay")
record ReplayView(int events) {}
