package io.autopact.integration.webhook;

import io.autopact.integration.EndlessRounds;
import java.time.Duration;
import lombok.RequiredArgsConstructor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Queues what is new as long as the service runs, beside what is being sent: neither waits for the other. */
@Component
@RequiredArgsConstructor
class TransferRounds extends EndlessRounds {

    private static final Logger log = LoggerFactory.getLogger(TransferRounds.class);

    private static final Duration BETWEEN_ROUNDS = Duration.ofMillis(200);
    private static final Duration WITHOUT_WEBHOOKS = Duration.ofSeconds(1);

    private final Transfer transfer;
    private final WebhookProperties properties;

    @Override
    public void start() {
        if (properties.send()) {
            super.start();
        }
    }

    @Override
    protected Duration round() {
        try {
            if (transfer.active().isEmpty()) {
                return WITHOUT_WEBHOOKS;
            }
            return transfer.run() ? Duration.ZERO : BETWEEN_ROUNDS;
        } catch (RuntimeException databaseAway) {
            log.warn("What webhooks want cannot be queued: {}", databaseAway.getMessage());
            return WITHOUT_WEBHOOKS;
        }
    }
}
