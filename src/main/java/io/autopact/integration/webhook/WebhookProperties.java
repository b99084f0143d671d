package io.autopact.integration.webhook;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How webhooks are sent.
 *
 * @param allow the hosts and CIDR ranges that may be reached although they are not public, and by plain http
 * @param key what secrets are encrypted with, 32 bytes in Base64; where it is missing, a file in the data directory
 * @param send whether this instance sends; one that does not leaves it to others
 * @param timeout how long an attempt may take
 * @param keep for how long what was delivered or given up is kept
 */
@ConfigurationProperties("autopact.webhook")
record WebhookProperties(
        @DefaultValue List<String> allow,
        @Nullable String key,
        @DefaultValue("true") boolean send,
        @DefaultValue("15s") Duration timeout,
        @DefaultValue("30d") Duration keep) {}
