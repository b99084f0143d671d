package io.autopact.integration.webhook;

import io.autopact.history.AuditContext;
import io.autopact.history.ChangeVia;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Disables webhooks on the service's own account, and says why. */
@Component
@RequiredArgsConstructor
class WebhookState {

    private final WebhookRepository webhooks;
    private final AuditContext audit;
    private final PlatformTransactionManager transactions;

    /**
     * Disables a webhook, if it is not.
     *
     * @return whether it was enabled
     */
    boolean disable(String code, String reason) {
        return AuditContext.as(
                "autopact",
                ChangeVia.SERVICE,
                () -> Boolean.TRUE.equals(new TransactionTemplate(transactions).execute(status -> {
                    Optional<Webhook> enabled = webhooks.findByCode(code).filter(Webhook::isEnabled);
                    enabled.ifPresent(webhook -> {
                        audit.describe("DISABLED", reason);
                        webhook.disable();
                        webhooks.flush();
                    });
                    return enabled.isPresent();
                })));
    }
}
