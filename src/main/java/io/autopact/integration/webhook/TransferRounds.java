package io.autopact.integration.webhook;

import io.autopact.integration.webhook.Transfer.Active;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** Queues what is new as long as the service runs, beside what is being sent: neither waits for the other. */
@Component
class TransferRounds extends WebhookRounds {

    private static final Duration BETWEEN_ROUNDS = Duration.ofMillis(200);

    private final Transfer transfer;

    TransferRounds(Transfer transfer, WebhookProperties properties) {
        super(transfer, properties);
        this.transfer = transfer;
    }

    @Override
    Duration round(List<Active> webhooks) {
        return transfer.run() ? Duration.ZERO : BETWEEN_ROUNDS;
    }
}
