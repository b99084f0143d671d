package io.autopact.integration.webhook;

import io.autopact.integration.EndlessRounds;
import io.autopact.integration.webhook.Transfer.Active;
import java.time.Duration;
import java.util.List;
import lombok.RequiredArgsConstructor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What goes round for webhooks in an instance that sends, where there are any. */
@RequiredArgsConstructor
abstract class WebhookRounds extends EndlessRounds {

    private static final Duration WITHOUT_WEBHOOKS = Duration.ofSeconds(1);

    private final Logger log = LoggerFactory.getLogger(getClass());
    private final Transfer transfer;
    private final WebhookProperties properties;

    /**
     * Goes round once for the webhooks that there are.
     *
     * @return how long to wait before the next time
     */
    abstract Duration round(List<Active> webhooks);

    @Override
    public void start() {
        if (properties.send()) {
            super.start();
        }
    }

    @Override
    protected Duration round() {
        try {
            List<Active> webhooks = transfer.active();
            return webhooks.isEmpty() ? WITHOUT_WEBHOOKS : round(webhooks);
        } catch (RuntimeException databaseAway) {
            log.warn("Nothing goes on for webhooks: {}", databaseAway.getMessage());
            return WITHOUT_WEBHOOKS;
        }
    }
}
