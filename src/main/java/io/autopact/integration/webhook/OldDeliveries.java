package io.autopact.integration.webhook;

import io.autopact.shared.postgres.SqlFile;
import java.time.Clock;
import java.time.ZoneOffset;
import lombok.RequiredArgsConstructor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Forgets what was sent to webhooks long ago; the change log has it all the same, and can be replayed. */
@Component
@RequiredArgsConstructor
class OldDeliveries {

    private static final String FORGET = SqlFile.read("integration/forget-deliveries.sql");
    private static final int AT_ONCE = 5000;

    private final JdbcClient database;
    private final WebhookProperties properties;
    private final Clock clock;

    /** Looks now and then, a few at a time. */
    @Scheduled(
            initialDelayString = "${autopact.webhook.forget-every}",
            fixedDelayString = "${autopact.webhook.forget-every}")
    void forget() {
        int forgotten = AT_ONCE;
        while (forgotten == AT_ONCE) {
            forgotten = database.sql(FORGET)
                    .param("before", clock.instant().minus(properties.keep()).atOffset(ZoneOffset.UTC))
                    .param("most", AT_ONCE)
                    .update();
        }
    }
}
